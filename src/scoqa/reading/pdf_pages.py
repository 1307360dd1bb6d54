"""A page of a PDF by PDFium's own functions: opened and closed, its size, whether it is a picture.

pypdfium2's objects of pages know who owns them and close themselves, which takes as long as a tenth of a page's lines.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pypdfium2

_SCAN_SHARE = 0.5
"""Share of a page that pictures cover to make it one."""
_MOST = 1001
"""Pictures that are looked at; a scan may be many strips."""
_DEEPEST = 3
"""Levels of forms in forms where they are looked for."""


@contextmanager
def opened(pdf: pypdfium2.PdfDocument, index: int) -> Iterator[tuple[Any, Any]]:
    """PDFium's handles of a page and of its text, closed at last; both are None where one cannot be loaded."""
    import pypdfium2.raw as raw

    page = raw.FPDF_LoadPage(pdf, index)
    if not page:
        yield None, None
        return
    form, text = pdf.formenv, None
    try:
        if form is not None:
            raw.FORM_OnAfterLoadPage(page, form)
        text = raw.FPDFText_LoadPage(page)
        yield (page, text) if text else (None, None)
    finally:
        if text:
            raw.FPDFText_ClosePage(text)
        if form is not None:
            raw.FORM_OnBeforeClosePage(page, form)
        raw.FPDF_ClosePage(page)


def size(page: Any) -> tuple[float, float]:
    """Width and height in points, before the page is turned; places on it are those."""
    import pypdfium2.raw as raw

    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)  # as shown
    return (height, width) if raw.FPDFPage_GetRotation(page) in (1, 3) else (width, height)


def is_picture(page: Any, area: float) -> bool:
    """Whether pictures cover more than half of a page's area, in square points."""
    import pypdfium2.raw as raw

    places = [ctypes.c_float() for _ in range(4)]
    covered, n_pictures = 0.0, 0
    levels = [_objects(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject)]
    while levels:
        item = next(levels[-1], None)
        if item is None:
            levels.pop()
            continue
        kind = raw.FPDFPageObj_GetType(item) if item else None
        if kind == raw.FPDF_PAGEOBJ_FORM and len(levels) < _DEEPEST:
            levels.append(_objects(item, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject))
        if kind is None or (kind == raw.FPDF_PAGEOBJ_IMAGE and not raw.FPDFPageObj_GetBounds(item, *places)):
            return False  # it cannot be read
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = (place.value for place in places)
            covered += (right - left) * (top - bottom)
            n_pictures += 1
            if covered > _SCAN_SHARE * area or n_pictures > _MOST:
                return covered > _SCAN_SHARE * area
    return False


def _objects(parent: Any, count: Callable[[Any], int], get: Callable[[Any, int], Any]) -> Iterator[Any]:
    return (get(parent, number) for number in range(count(parent)))
