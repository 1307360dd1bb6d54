"""What is set in a font of its own: headings behind numbers, and words at the beginning of a paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import LINE, Word, column, make_pdf

from scoqa.reading.pdf import read_pages
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_parts import unpacked

TEXT = column(70, 600, [f"Here {LINE}.", *[LINE] * 8])


def lines(tmp_path: Path, *words: Word) -> list[Line]:
    """The lines of a page that begins with some words above its text."""
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf([[*words, *TEXT]]))
    page = unpacked(read_pages(path, 0, 1)[0])
    assert page is not None
    return page.lines


@pytest.mark.parametrize(
    ("lead", "font"),
    [
        ("Data.", "Helvetica-Bold"),
        ("Where they sailed:", "Helvetica-Bold"),
        ("The owners (1780).", "Times-Italic"),
        ("2.1. The ships.", "Helvetica-Bold"),
    ],
)
def test_words_before_a_stop_in_a_font_of_their_own_begin_a_paragraph(tmp_path: Path, lead: str, font: str):
    name = "F2" if font == "Helvetica-Bold" else "F3"
    first, *_ = lines(
        tmp_path, (70, 700, lead, 10, name), (70 + 6.5 * len(lead), 700, "We read all of the books")
    )

    assert (first.text[: first.lead], first.lead_font) == (lead, font)
    assert first.text == f"{lead} We read all of the books"


def test_the_number_of_what_begins_a_paragraph_may_be_set_as_the_text_is(tmp_path: Path):
    first, *_ = lines(
        tmp_path, (70, 700, "2.1."), (95, 700, "The ships.", 10, "F2"), (160, 700, "We read all of the books")
    )

    assert first.text[: first.lead] == "2.1. The ships."


@pytest.mark.parametrize(
    "words",
    [
        [(70, 700, "Nature. 12 and many other ships that sailed there", 10, "F2")],
        [(70, 700, "Data", 10, "F2"), (110, 700, "We read all. The books were old")],
        [(70, 700, "Data. We read all of the books of old")],
        [(70, 712, LINE), (70, 700, "Nature.", 10, "F3"), (130, 700, "We read all of the books there were")],
    ],
)
def test_other_lines_have_none(tmp_path: Path, words: list[Word]):
    assert [line.text for line in lines(tmp_path, *words) if line.lead] == []


def test_a_headings_font_is_that_of_its_words_where_its_number_is_set_as_the_text_is(tmp_path: Path):
    first, *_ = lines(tmp_path, (70, 700, "2."), (85, 700, "The ships", 10, "F2"))

    assert first.font == "Helvetica-Bold"


@pytest.mark.parametrize(
    "name", ["Helvetica-Bold", "CMB10", "LinLibertineTB", "AdvTTaf7f9f4f.B", "ABCDEF+SFBX1200"]
)
def test_the_names_of_bold_fonts(tmp_path: Path, name: str):
    path = tmp_path / "a.pdf"
    path.write_bytes(
        make_pdf([[(70, 700, "The ships", 10, "F2"), *TEXT]]).replace(b"/Helvetica-Bold", f"/{name}".encode())
    )
    page = unpacked(read_pages(path, 0, 1)[0])

    assert page is not None
    assert [line.bold for line in page.lines[:2]] == [True, False]
