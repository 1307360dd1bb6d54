"""UTF-16 without a byte order mark, told by its blanks and by signs that texts hold."""

from __future__ import annotations

import unicodedata

_SAMPLE = 4096
"""Bytes that the order is told by."""
_BLANKS = " \t\n\r\u3000\u3001\u3002"
"""White space, and the comma and full stop of texts that have little of it."""
_FEWEST_BLANKS, _MOST_UNFIT = 0.02, 0.01
"""Shares of a text."""
_UNFIT = ("Cc", "Cn", "Co", "Cs")


def utf16_order(data: bytes) -> str:
    """The order of a text in UTF-16, "utf-16-le" or "utf-16-be"; "" for any other bytes."""
    sample = data[: min(_SAMPLE, len(data) & ~1)]
    if b"\0" not in sample:  # as the blanks of UTF-16 have one
        return ""
    orders = {_blanks(sample.decode(name, "replace")): name for name in ("utf-16-be", "utf-16-le")}
    n_blanks = max(orders)
    return orders[n_blanks] if n_blanks else ""


def _blanks(text: str) -> int:
    """The number of blanks; 0 where they are too few, or signs too many that no text holds."""
    n_blanks = sum(map(text.count, _BLANKS))
    if n_blanks < _FEWEST_BLANKS * len(text):
        return 0
    n_unfit = sum(
        sign not in _BLANKS
        and sign not in "\f\x1a"
        and (sign == "\ufffd" or unicodedata.category(sign) in _UNFIT)
        for sign in text
    )
    return n_blanks if n_unfit <= _MOST_UNFIT * len(text) else 0
