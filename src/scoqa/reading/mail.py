"""Mails (.eml): their text, plain or HTML, with subject, sender and date for metadata; what is attached is named, not read."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Content, TextBuilder
from scoqa.reading.dates import parse_date
from scoqa.reading.embedded import sane_author, sane_title
from scoqa.reading.markup import add_markup
from scoqa.reading.names import family_first
from scoqa.reading.plain import read_plain
from scoqa.types import Meta

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage, Message

_SENT = ("to", "cc", "received", "delivered-to", "message-id", "in-reply-to")
"""What heads a mail, and no web page that a browser saved."""
_HTML = ("text/html", "application/xhtml+xml")
_STUB = 3
"""Times the words of the plain text that the HTML has where the former only says that there is the latter."""
_MOST_NAMED = 5
"""Attachments that are named."""


def read_mail(data: bytes) -> Content | None:
    """A mail as content, its subject, sender and date for metadata; None of a web page saved as one file.

    The plain text is read where there is one that says as much as the HTML does.

    Raises:
        UnreadableFileError: There is no text in it.
    """
    message = message_from_bytes(data, policy=policy.default)
    parts = list(_parts(message))
    pages = [part for part in parts if part.get_content_type() in _HTML and not _is_attached(part)]
    if pages and not any(_header(message, name) for name in _SENT):
        return None
    texts = [part for part in parts if part.get_content_type() == "text/plain" and not _is_attached(part)]
    plain = b"\n\n".join(words for part in texts if (words := _words(part)).strip())
    page = _page(pages)
    if not plain and not page.blocks:
        raise UnreadableFileError("a mail without text in it")
    is_stub = not plain or len(page.text.split()) > _STUB * len(plain.split())
    content = page.finish() if is_stub else read_plain(plain)
    attached = [_name(part) for part in parts if _is_attached(part)]
    more = f" and {len(attached) - _MOST_NAMED} more" if len(attached) > _MOST_NAMED else ""
    problems = [f"attached and not read: {', '.join(attached[:_MOST_NAMED])}{more}"] if attached else []
    return content._replace(meta=_meta(message), problems=(*content.problems, *problems))


def _parts(message: Message) -> Iterator[Message]:
    """The parts of a mail that have no parts, and mails attached to it as one each."""
    if not message.is_multipart() or message.get_content_type() == "message/rfc822":
        yield message
        return
    payload = message.get_payload()
    for part in payload if isinstance(payload, list) else ():
        if not isinstance(part, str):
            yield from _parts(part)


def _is_attached(part: Message) -> bool:
    """Whether it is a file beside the text, but for the pictures of one."""
    if part.get_content_type() == "message/rfc822" or part.get_content_disposition() == "attachment":
        return True
    kind = part.get_content_maintype()
    return kind not in ("image", "multipart") and part.get_filename() is not None


def _name(part: Message) -> str:
    return " ".join((part.get_filename() or "a mail").split())


def _words(part: Message) -> bytes:
    """The text of a part in UTF-8, or as it is where its encoding is not known or stated wrongly."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return b""
    try:
        return payload.decode(part.get_content_charset("")).encode()
    except (LookupError, UnicodeError):
        return payload


def _page(parts: list[Message]) -> TextBuilder:
    """The blocks of the first HTML part with words; all of it, as a mail has no menus."""
    from scoqa.reading.html import NoTextError, page_root

    builder = TextBuilder()
    for part in parts:
        try:
            body = page_root(_words(part)).find("body")
        except NoTextError:
            continue
        if body is not None:
            add_markup(builder, body)
        if builder.blocks:
            break
    return builder


def _meta(message: EmailMessage) -> Meta:
    sender, _, _ = _header(message, "from").partition("<")
    author = sane_author(sender.strip(' "'))
    fields = {
        "title": sane_title(_header(message, "subject")),
        "issued": parse_date(_day(_header(message, "date"))),
    }
    known = [*(name for name, value in fields.items() if value), *(["authors"] if author else [])]
    origin = tuple((name, "embedded metadata") for name in sorted(known))
    return Meta(**fields, authors=(family_first(author),) if author else (), origin=origin)


def _header(message: EmailMessage, name: str) -> str:
    """What a header says, "" where there is none or none that can be parsed."""
    try:
        return str(message[name] or "")
    except (ValueError, LookupError, AttributeError, TypeError):  # its parser fails on some that are broken
        return ""


def _day(date: str) -> str:
    """The date of a mail, as it writes it without the time."""
    words = [word for word in date.split() if ":" not in word and not word.endswith(",")]
    return " ".join(words[:3])
