"""Percent-encodes text for an address (RFC 3986) as :mod:`urllib.parse` does, whose import took a thirtieth of a question's time."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import PurePath

_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")


def percent_encoded(text: bytes, keep: bytes = b"") -> str:
    """Each byte as it is where an address may hold it anywhere, else as "%2F"; those to keep are as they are, too."""
    return "".join([chr(byte) if byte in _PLAIN or byte in keep else f"%{byte:02X}" for byte in text])


def file_address(path: PurePath) -> str:
    """An absolute path as :meth:`pathlib.PurePath.as_uri` writes it, which imports that module from Python 3.13 on."""
    if os.sep != "/":  # a drive, or a share, is written otherwise
        return path.as_uri()
    return f"file://{percent_encoded(os.fsencode(path), b'/')}"
