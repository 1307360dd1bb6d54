"""Web pages saved as one file (.mhtml): their HTML."""

from __future__ import annotations

from email import message_from_bytes, policy

from scoqa.errors import UnreadableFileError


def html_part(data: bytes) -> bytes:
    """The HTML of a saved page, as its encoding has it.

    Raises:
        UnreadableFileError: There is none in it.
    """
    for part in message_from_bytes(data, policy=policy.default).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return payload
    raise UnreadableFileError("a saved web page without HTML in it")
