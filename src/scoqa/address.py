"""Percent-encodes text for an address (RFC 3986) as :mod:`urllib.parse` does, whose import took a thirtieth of a question's time."""

from __future__ import annotations

_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")


def percent_encoded(text: bytes, keep: bytes = b"") -> str:
    """Each byte as it is where an address may hold it anywhere, else as "%2F"; those to keep are as they are, too."""
    return "".join([chr(byte) if byte in _PLAIN or byte in keep else f"%{byte:02X}" for byte in text])
