"""Chooses the reader of a media type; runs inside the worker process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.errors import UnreadableFileError
from scoqa.reading import media
from scoqa.reading.content import Content

if TYPE_CHECKING:
    from scoqa.reading.pdf_parts import Others

REASONS = {
    media.EMPTY: "empty (0 bytes)",
    media.BINARY: "not text: its bytes are binary data of no known document format",
    media.XML: "XML of a kind that is not read",
    "application/zip": "a ZIP archive, not a document",
    media.BROKEN_ZIP: "a damaged ZIP archive, or a damaged file of a kind that is not read",
    "application/gzip": "a gzip archive, not a document",
    "application/x-bzip2": "a bzip2 archive, not a document",
    "application/x-xz": "an xz archive, not a document",
    "application/x-7z-compressed": "a 7-Zip archive, not a document",
    "application/vnd.rar": "a RAR archive, not a document",
    "application/x-executable": "a program, not a document",
    "image/vnd.djvu": "DjVu is not read; convert it to PDF",
    media.POSTSCRIPT: "PostScript; convert it to PDF",
    media.WORDPERFECT: "WordPerfect is not read; save it as .docx or PDF",
    media.OLDEST_WORD: "a Word file of before 1997; save it as .docx or PDF",
    "application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation; save it as PDF",
    "application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet, not a document",
    "application/vnd.sun.xml.writer": "an OpenOffice 1 text; save it as .odt or PDF",
    "application/vnd.sqlite3": "an SQLite database, not a document",
    media.OLE: "a Word 97-2003 (or other old Office) file; save it as .docx or PDF",
    media.ENCRYPTED: "encrypted; needs a password",
    media.POINTER: "only a pointer to the file; fetch it with git lfs pull or git annex get",
    media.PPTX: "a PowerPoint file; save it as PDF",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "an Excel workbook, not a document",
}
"""Why a media type is not read."""


def extract(
    path: Path,
    media_type: str,
    *,
    ocr: str = "",
    seconds: float = 60.0,
    tell: Callable[[int, int], None] | None = None,
    others: Others | None = None,
    labelled: bool = True,
) -> Content:
    """The content of a file of a known media type.

    Args:
        path: The file.
        media_type: One of those that :mod:`scoqa.reading.media` names.
        ocr: The languages in which pictures of pages are recognised; "" for not at all.
        seconds: The time limit for recognising one page.
        tell: Called with the number of pages recognised and of those to recognise.
        others: Other worker processes, which may read some of its pages.
        labelled: Read the labels that a PDF states for its pages.

    Raises:
        UnreadableFileError: The file cannot be read; the message says why in one line.
        OSError: The file cannot be opened.
    """
    match media_type:
        case media.TEXT:
            from scoqa.reading.plain import read_plain
            from scoqa.reading.sidecar import read_sidecar

            return read_plain(path.read_bytes(), title=read_sidecar(path)[0].title)
        case media.PDF:
            from scoqa.reading.pdf import read_pdf

            return read_pdf(path, ocr=ocr, seconds=seconds, tell=tell, others=others, labelled=labelled)
        case media.HTML:
            from scoqa.reading.html import NoTextError, begins_as_page, read_html

            data = path.read_bytes()
            try:
                return read_html(data)
            except NoTextError:
                if media.SUFFIXES.get(path.suffix.lower()) != media.TEXT or begins_as_page(data):
                    raise
            from scoqa.reading.plain import read_plain

            return read_plain(data)
        case media.MHTML:
            from scoqa.reading.mail import read_mail

            data = path.read_bytes()
            if (mail := read_mail(data)) is not None:
                return mail
            from scoqa.reading.html import read_html
            from scoqa.reading.mhtml import html_part

            return read_html(html_part(data))
        case media.MARKDOWN:
            from scoqa.reading.markdown import read_markdown

            return read_markdown(path.read_bytes())
        case media.DOCX:
            from scoqa.reading.docx import read_docx

            return read_docx(path)
        case media.EPUB:
            from scoqa.reading.epub import read_epub

            return read_epub(path)
        case media.ODT:
            from scoqa.reading.odt import read_odt

            return read_odt(path)
        case media.FLAT_ODT:
            from scoqa.reading.odt import read_flat_odt

            return read_flat_odt(path.read_bytes())
        case media.JATS:
            from scoqa.reading.jats import read_jats

            return read_jats(path.read_bytes())
        case media.RTF:
            from scoqa.reading.rtf import read_rtf

            return read_rtf(path.read_bytes())
        case media.PNG | media.JPEG | media.TIFF if ocr:
            from scoqa.reading.pictures import read_picture

            return read_picture(path, ocr, seconds, tell)
    raise UnreadableFileError(reason(media_type))


def reason(media_type: str) -> str:
    """One line on why files of this type are not read."""
    if media_type in REASONS:
        return REASONS[media_type]
    if media_type in media.PICTURES:
        return f"a picture ({media_type.removeprefix('image/')}): read it with --ocr"
    if media_type.startswith("image/"):
        return f"a picture ({media_type.removeprefix('image/')}) of a kind that is not read; save it as PNG"
    return f"{media_type} is not read"
