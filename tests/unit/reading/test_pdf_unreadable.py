"""Pages of a PDF that cannot be read: pictures, and letters that stand for no known character."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pdfs
import pytest
from pdfs import LINE, column, content_of, make_pdf, page_texts

from scoqa.errors import UnreadableFileError
from scoqa.reading.pdf import content_of_pages, read_pages, read_pdf
from scoqa.reading.pdf_garbled import take_garbled
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_parts import unpacked


def test_pictures_without_text_are_counted_and_named(tmp_path: Path):
    content = content_of(tmp_path, make_pdf([column(70, 700, [LINE]), []], image=1))

    assert [page.scanned for page in content.pages] == [False, True]
    assert content.problems == ("1 page is a picture without text: PDF page 2",)


@pytest.mark.parametrize(
    "stamp",
    [
        ["Downloaded by [Library of the University of Somewhere Else] at 20:54 15 April 2016"],
        ["This content downloaded from", "130.37.164.140 on Wed, 22 Sep 2021 14:27:02 UTC", "All use subject to https://x.org"],
        ["Reproduced with permission of the copyright owner. Further reproduction prohibited without permission."],
    ],
)  # fmt: skip
def test_a_picture_with_the_stamp_of_a_library_is_one_without_text(tmp_path: Path, stamp: list[str]):
    pages = [column(70, 780, [LINE] * 5), column(70, 40, stamp), column(70, 40, [*stamp, LINE])]

    content = content_of(tmp_path, make_pdf(pages, image=1))

    assert [page.scanned for page in content.pages] == [False, True, False]


def test_a_file_of_pictures_only_says_so(tmp_path: Path):
    with pytest.raises(UnreadableFileError, match=r"1 page is a picture without text \(a scan; needs OCR\)"):
        content_of(tmp_path, make_pdf([[]], image=0))


def test_a_file_of_which_one_page_is_a_picture_and_the_others_empty_says_so(tmp_path: Path):
    said = r"^no text: 1 of 3 pages is a picture without text \(a scan; needs OCR\)$"
    with pytest.raises(UnreadableFileError, match=said):
        content_of(tmp_path, make_pdf([[], [], []], image=0))


def test_pages_with_problems_are_told_in_the_right_number():
    pages = [PageLines(index, 595, 842, [], scanned=index in (2, 3)) for index in range(6)]
    pages[0].lines.append(Line(LINE, 70, 300, 700, 10))

    content = content_of_pages(pages, damaged=[1], failed=[2, 4, 5])

    assert content.problems == (
        "1 page is damaged: PDF page 2",
        "3 pages are too hard for OCR: PDF pages 3, 5-6",
        "2 pages are pictures without text: PDF pages 3-4",
    )


def test_a_picture_in_strips_is_a_picture(tmp_path: Path):
    with pytest.raises(UnreadableFileError, match=r"1 page is a picture without text \(a scan; needs OCR\)"):
        content_of(tmp_path, make_pdf([[]], image=0, strips=20))


PROSE = [
    "These are some words of a line that has its letters, and there",
    "are more of them in the next line of this page, as is usual for",
    "pages of a paper; so that the share of vowels can be asked, there",
    "have to be two hundred letters, which these four lines and one",
    "that comes after them surely hold between them.",
]


def moved(text: str) -> str:
    """In the codes that the glyphs of most TrueType fonts have: capitals for small letters."""
    return "".join(chr(ord(letter) - 29) if letter.isalpha() else letter for letter in text)


@pytest.mark.parametrize("coded", [pdfs.scrambled, moved], ids=["scrambled", "moved"])
def test_pages_whose_letters_have_no_known_meaning_are_named_and_not_read(
    tmp_path: Path, coded: Callable[[str], str]
):
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf([column(70, 700, list(map(coded, PROSE)))] * 2, font=pdfs.UNMAPPED))

    with pytest.raises(UnreadableFileError) as caught:
        read_pdf(path)

    assert str(caught.value) == (
        "2 pages are in letters that have no known meaning (a font without a Unicode map; needs OCR)"
    )


def test_a_page_of_codes_below_those_of_letters_is_not_called_empty(tmp_path: Path):
    path = tmp_path / "a.pdf"
    codes = "".join(chr(1 + n % 7) for n in range(60))
    path.write_bytes(make_pdf([[(70, 700, codes)]], font=pdfs.UNMAPPED))

    with pytest.raises(UnreadableFileError, match="in letters that have no known meaning"):
        read_pdf(path)


def test_a_page_of_gibberish_among_others_is_counted_like_a_scan(tmp_path: Path):
    pages = [column(70, 700, PROSE), column(70, 700, list(map(pdfs.scrambled, PROSE)))]
    unmapped, mapped = make_pdf(pages[1:], font=pdfs.UNMAPPED), make_pdf(pages[:1])
    found = []
    for data in (mapped, unmapped):
        (tmp_path / "a.pdf").write_bytes(data)
        found += read_pages(tmp_path / "a.pdf", 0, 1)
    both = [page for page in map(unpacked, found) if page]
    both[1].index = 1

    take_garbled(both)
    content = content_of_pages(both)

    assert content.text.startswith("These are some words")
    assert [page.scanned for page in content.pages] == [False, True]
    assert page_texts(content)[1] == ""
    assert content.problems == (
        "1 page is in letters that have no known meaning (a font without a Unicode map; needs OCR): PDF page 2",
    )


@pytest.mark.parametrize(
    "lines",
    [
        PROSE,
        ["1991 12.5 13.4 - 17,000", "1992 14.1 13.9 - 18,500", "1993 15.5 12.2 - 21,250"] * 3,
        ["Mae hen wlad fy nhadau yn annwyl i mi,", "Gwlad beirdd a chantorion, enwogion o fri;"] * 4,
        ["Hjelmslev, L.", "Bloomfield, Leonard", "Trubetzkoy, N. S.", "de Saussure, Ferdinand"],
        ["if (n < 2) return n;", "else return fib(n - 1) + fib(n - 2);", "int main(void) { puts(fib(30)); }"],
        [*map(pdfs.scrambled, PROSE[:1]), *PROSE],
    ],
    ids=["prose", "numbers", "another language", "names", "code", "with a formula"],
)
def test_words_in_a_font_without_a_unicode_map_that_read_are_read(tmp_path: Path, lines: Sequence[str]):
    content = content_of(tmp_path, make_pdf([column(70, 700, lines)], font=pdfs.UNMAPPED))

    assert content.problems == ()
    assert lines[-1].split()[0] in content.text


def test_a_page_of_formulas_is_read_where_the_rest_in_the_font_reads(tmp_path: Path):
    pages = [column(70, 700, PROSE), column(70, 700, list(map(pdfs.scrambled, PROSE[:2])))]

    content = content_of(tmp_path, make_pdf(pages, font=pdfs.UNMAPPED))

    assert [page.scanned for page in content.pages] == [False, False]


def test_gibberish_in_a_font_with_a_unicode_map_is_what_the_paper_says(tmp_path: Path):
    content = content_of(tmp_path, make_pdf([column(70, 700, list(map(pdfs.scrambled, PROSE)))]))

    assert content.problems == ()


def test_a_file_without_pages_says_so(tmp_path: Path):
    with pytest.raises(UnreadableFileError, match="damaged: a PDF without pages"):
        content_of(tmp_path, make_pdf([]))
