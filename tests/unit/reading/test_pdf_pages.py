"""Pages of a PDF opened and closed by PDFium's own functions: what pypdfium2's objects say of them."""

from __future__ import annotations

from pathlib import Path

import pdfs
import pypdfium2
import pytest

from scoqa.reading import pdf_pages
from scoqa.reading.pdf_lines import PageText


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A page of words, one that a picture covers, an empty one."""
    pages = [pdfs.column(72, 700, ["The moon raises", "the tides twice a day."]), [(72, 700, "Winds")], []]
    path = tmp_path / "a.pdf"
    path.write_bytes(pdfs.make_pdf(pages, image=1))
    return path


def test_a_page_is_as_pypdfium2_says(path: Path):
    with pypdfium2.PdfDocument(path) as pdf:
        for index, theirs in enumerate(pdf):
            with pdf_pages.opened(pdf, index) as (page, text):
                assert pdf_pages.size(page) == theirs.get_size() == (595, 842)
                assert PageText(text, 595, 842).text == theirs.get_textpage().get_text_range()


def test_the_size_of_a_turned_page_is_that_before_it_is_turned(path: Path):
    with pypdfium2.PdfDocument(path) as pdf:
        for rotation, shown in ((0, (595, 842)), (90, (842, 595)), (180, (595, 842)), (270, (842, 595))):
            pdf[0].set_rotation(rotation)
            with pdf_pages.opened(pdf, 0) as (page, _):
                assert pdf[0].get_size() == shown
                assert pdf_pages.size(page) == (595, 842)


def test_a_page_that_pictures_cover_is_one(path: Path):
    found = []
    with pypdfium2.PdfDocument(path) as pdf:
        for index in range(3):
            with pdf_pages.opened(pdf, index) as (page, _):
                found.append(pdf_pages.is_picture(page, 595 * 842))

    assert found == [False, True, False]


def test_of_a_page_that_cannot_be_loaded_there_is_none(path: Path):
    with pypdfium2.PdfDocument(path) as pdf, pdf_pages.opened(pdf, 3) as handles:
        assert handles == (None, None)
