"""Web pages saved as one file (.mhtml), and mails: the first HTML part, or else the first plain one."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Content
from scoqa.reading.dates import parse_date
from scoqa.reading.embedded import sane_author, sane_title
from scoqa.reading.names import family_first
from scoqa.reading.plain import read_plain
from scoqa.types import Meta

if TYPE_CHECKING:
    from email.message import EmailMessage


def html_part(data: bytes) -> bytes:
    """The HTML of a saved page, as its encoding has it.

    Raises:
        UnreadableFileError: There is none in it.
    """
    payload = _part(message_from_bytes(data, policy=policy.default), "text/html", "application/xhtml+xml")
    if payload is None:
        raise UnreadableFileError("a saved web page without HTML in it")
    return payload


def read_mail(data: bytes) -> Content | None:
    """A mail of plain text as content, its subject, sender and date for metadata; None of what has an HTML part.

    Raises:
        UnreadableFileError: There is no text in it.
    """
    message = message_from_bytes(data, policy=policy.default)
    if _part(message, "text/html", "application/xhtml+xml") is not None:
        return None
    words = _part(message, "text/plain")
    if words is None:
        raise UnreadableFileError("a mail without text in it")
    content = read_plain(words)
    sender, _, _ = str(message["from"] or "").partition("<")
    author = sane_author(sender.strip(' "'))
    fields = {"title": sane_title(str(message["subject"] or "")), "issued": parse_date(_day(message))}
    known = [*(name for name, value in fields.items() if value), *(["authors"] if author else [])]
    origin = tuple((name, "embedded metadata") for name in sorted(known))
    authors = (family_first(author),) if author else ()
    return content._replace(meta=Meta(**fields, authors=authors, origin=origin))


def _part(message: EmailMessage, *kinds: str) -> bytes | None:
    for part in message.walk():
        if part.get_content_type() in kinds:
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                charset = part.get_content_charset("") if kinds == ("text/plain",) else ""
                return _in_utf8(payload, charset) if charset else payload
    return None


def _in_utf8(data: bytes, charset: str) -> bytes:
    try:
        return data.decode(charset).encode()
    except (LookupError, UnicodeError):
        return data


def _day(message: EmailMessage) -> str:
    """The date of a mail, as it writes it without the time."""
    words = str(message["date"] or "").split()
    return " ".join([word for word in words if ":" not in word and not word.endswith(",")][:3])
