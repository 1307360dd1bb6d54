"""PDF through pypdfium2: pages with their labels, words joined over line ends."""

from __future__ import annotations

import re
from pathlib import Path

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Block, Content, assemble
from scoqa.reading.plain import clean
from scoqa.types import Page, Span

_JOIN = re.compile("[\ufffe\x02][ \t]*(?:\r\n|\n)?")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\n))*")


def read_pdf(path: Path) -> Content:
    """A PDF as content, page by page.

    Raises:
        UnreadableFileError: Encrypted, damaged, or without any text.
    """
    import pypdfium2
    import pypdfium2.raw

    # PDFium leaves its last error standing where it finds no new one; this one stands for "damaged"
    pypdfium2.raw.FPDF_LoadMemDocument(b"%", 1, None)
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFileError(_reason(path, error)) from error
    pieces: list[str] = []
    pages: list[Page] = []
    blocks: list[Block] = []
    damaged = 0
    start = 0
    for index in range(len(pdf)):
        try:
            page = pdf[index]
            text = page.get_textpage().get_text_range()
        except pypdfium2.PdfiumError:
            text = ""
            damaged += 1
        text = clean(_JOIN.sub("", text)).strip()
        text = text + "\n\n" if text else ""
        label = pdf.get_page_label(index) or ""
        pages.append(Page(index, label, Span(start, start + len(text))))
        blocks += [
            Block(Span(start + match.start(), start + match.start() + len(match.group().rstrip())))
            for match in _PARAGRAPH.finditer(text)
        ]
        pieces.append(text)
        start += len(text)
    whole = "".join(pieces)
    if not whole.strip():
        n = len(pages)
        raise UnreadableFileError(f"no text in it: {n} page{'s are' if n != 1 else ' is'} without text")
    problems = [f"{damaged} of {len(pages)} pages are damaged"] if damaged else []
    return assemble(whole, blocks, pages=pages, problems=problems)


def _reason(path: Path, error: Exception) -> str:
    import pypdfium2.raw

    code = getattr(error, "err_code", None)
    if code == pypdfium2.raw.FPDF_ERR_PASSWORD:
        return "encrypted; needs a password"
    if code == pypdfium2.raw.FPDF_ERR_SECURITY:
        return "encrypted in a way that cannot be opened"
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 2048))
        if b"%%EOF" not in file.read():
            return "damaged: the end of the file is missing (an interrupted download?)"
    return "damaged: not a readable PDF"
