"""Calls of PDFium as it takes them, where those of pypdfium2 take several times as long."""

from __future__ import annotations

import ctypes
from typing import Any


def by_address(function: Any) -> Any:
    """A function of PDFium of a handle, a number and a place, given as their addresses: half the time of one that looks at them."""
    bare = type(function)(ctypes.cast(function, ctypes.c_void_p).value)
    bare.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p]
    return bare


def drawn_text(page: Any) -> str:
    """The text of a page as drawn, without characters before and behind it that PDFium leaves out.

    As pypdfium2's, without a class of its own for each length.

    Args:
        page: PDFium's handle of its text.
    """
    import pypdfium2.raw as raw

    first, last = 0, raw.FPDFText_CountChars(page) - 1
    begins = ends = -1
    while first <= last and (begins := raw.FPDFText_GetTextIndexFromCharIndex(page, first)) == -1:
        first += 1
    while first <= last and (ends := raw.FPDFText_GetTextIndexFromCharIndex(page, last)) == -1:
        last -= 1
    if first > last:
        return ""
    buffer = bytearray(2 * (ends - begins + 2))
    n = raw.FPDFText_GetText(page, first, last - first + 1, ctypes.c_ushort.from_buffer(buffer))
    return buffer[: 2 * max(n - 1, 0)].decode("utf-16-le", "ignore")
