"""What is filled in on a page's form: the words of its fields, put where they stand among the lines.

Fields only: notes, highlights and other annotations are their reader's words, not the paper's.
"""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from scoqa.reading.limits import CAN_FORK, WALL
from scoqa.reading.pdf_lines import Line, PageText
from scoqa.reading.pdf_unfolding import unfold

if TYPE_CHECKING:
    import pypdfium2

_SECONDS = 5
"""Processor time for the fields of a form; those of real ones take some hundredths of a second."""
_MOST = 2000
"""Annotations of a page that are looked at."""
_PASSWORD = 1 << 13
_HIDDEN = 0b100010
"""Flags of an annotation that is not shown."""
_WIDEST_GAP = 30
"""Heights of the font between a label's end and its field past which they are two lines."""
_USUAL = 10.0


def start_forms(pdf: pypdfium2.PdfDocument) -> None:
    """Make the fields of a document readable, where it has any that do not take too long; no script of its is run."""
    import pypdfium2

    try:
        if has_form(pdf) and _is_short(pdf):
            pdf.init_forms()
    except pypdfium2.PdfiumError:
        return  # without its fields


def has_form(pdf: pypdfium2.PdfDocument) -> bool:
    """Whether a document states that it has a form."""
    import pypdfium2.raw as raw

    return bool(pdf.get_formtype() != raw.FORMTYPE_NONE)


def _is_short(pdf: pypdfium2.PdfDocument) -> bool:
    """Whether PDFium is done with a form's fields in a few seconds: twenty that hold each other twice are a million.

    A copy of this process tries it, as nothing ends PDFium's own. True where the system does not fork well.
    """
    if not CAN_FORK:
        return True
    copy = os.fork()
    if copy:
        return os.waitpid(copy, 0)[1] == 0
    code = 1
    try:
        import resource

        import pypdfium2.raw as raw

        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        signal.alarm(WALL * _SECONDS)
        pdf.init_forms()
        # nothing is shown here: the first thing asked of its fields makes PDFium look for them
        raw.FPDF_SetFormFieldHighlightColor(pdf.formenv, raw.FPDF_FORMFIELD_UNKNOWN, 0)
        code = 0
    finally:
        os._exit(code)


def with_fields(lines: list[Line], pdf: pypdfium2.PdfDocument, page: Any, placed: PageText) -> list[Line]:
    """The lines of a page with what is filled in: after its label in one line, else a line of its own.

    Args:
        lines: Of the page.
        pdf: Its document.
        page: PDFium's handle of it.
        placed: Its text.
    """
    found = list(lines)
    sizes = sorted(line.size for line in lines if line.size > 0) or [_USUAL]
    usual = (sizes[(len(sizes) - 1) // 2] + sizes[len(sizes) // 2]) / 2  # statistics takes long to import
    fields = [(words, *placed.turned(*box)) for words, *box in _fields(pdf, page)]
    for words, left, right, bottom, top in sorted(fields, key=lambda field: (-field[4], field[1])):
        rows = [row for row in map(unfold, words.splitlines()) if row]
        size = min(top - bottom, usual)
        for number, row in enumerate(rows):
            y = (bottom + top - size) / 2 if len(rows) == 1 else top - (number + 1) * size
            _place(found, Line(row, left, right, y, size))
    return found


def _place(lines: list[Line], field: Line) -> None:
    beside = [
        line
        for line in lines
        if abs(line.y - field.y) < 0.8 * max(line.size, field.size)
        and line.x0 < field.x0
        and line.x1 < field.x0 + 5
    ]
    label = max(beside, key=lambda line: line.x1, default=None)
    if label is not None and field.x0 - label.x1 < _WIDEST_GAP * field.size:
        label.text += f" {field.text}"
        label.x1 = field.x1
        return
    below = next((n for n, line in enumerate(lines) if line.y < field.y - 0.5 * field.size), len(lines))
    lines.insert(below, field)


def _fields(pdf: pypdfium2.PdfDocument, page: Any) -> Iterator[tuple[str, float, float, float, float]]:
    """(Words, left, right, bottom, top) of the filled fields."""
    import pypdfium2.raw as raw

    typed = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
    for number in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(annotation) != raw.FPDF_ANNOT_WIDGET:
                continue
            if raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
                continue
            if raw.FPDFAnnot_GetFormFieldType(pdf.formenv, annotation) not in typed:
                continue
            if raw.FPDFAnnot_GetFormFieldFlags(pdf.formenv, annotation) & _PASSWORD:
                continue
            words = _string(raw.FPDFAnnot_GetFormFieldValue, pdf.formenv, annotation)
            box = raw.FS_RECTF()
            if words.strip() and raw.FPDFAnnot_GetRect(annotation, box):
                yield words, box.left, box.right, box.bottom, box.top
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _string(get: Callable[..., int], *of: Any) -> str:
    """A string that PDFium hands out as UTF-16 with a NUL at its end."""
    length = get(*of, None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    get(*of, buffer, length)
    return bytes(buffer)[: length - 2].decode("utf-16-le", "replace")
