"""Small letters and figures of lines: marks of notes, indices and exponents."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pdfs import LINE, column, content_of, make_pdf


def _end(words: str) -> float:
    """Where words drawn at 70 points from the left end."""
    page = pypdfium2.PdfDocument(make_pdf([[(70, 640, words)]]))[0].get_textpage()
    return float(page.get_charbox(len(words) - 1, loose=True)[2])


@pytest.mark.parametrize(
    ("before", "small", "up", "after", "expected"),
    [
        ("growth", "12", 4, "was slow", "growth[12] was"),
        ("in 1998.", "12", 4, "It was slow", "1998.[12] It"),
        ("in 2010 of 273.879.750", "1", 4, "people", "750[1] people"),
        ("of CO", "2", -2, "and water", "CO2 and"),
        ("by 3.5%", "1", 4, "while", "3.5%[1] while"),
        ("with R", "2", 4, "= 0.87", "R² = 0.87"),
        ("of 10", "6", 4, "cells", "10⁶ cells"),
        ("of 3 × 10", "-6", 4, "moles", "10⁻⁶ moles"),
        ("of 5 km", "2", 4, "of land", "km² of"),
        ("of 10 x", "2", 4, "and y", "x² and"),
        ("of x", "0", 4, "and y", "x0 and"),
        ("of x", "2", -2, "and y", "x2 and"),
    ],
)
def test_small_figures_are_marks_indices_or_exponents(
    tmp_path: Path, before: str, small: str, up: float, after: str, expected: str
):
    at = _end(before)
    page = [
        *column(70, 700, [LINE] * 3),
        (70.0, 640.0, before),
        (at, 640 + up, small, 6.0),
        (at + 3.4 * len(small) + 3, 640.0, f"{after} {LINE}"),
        *column(70, 628, [LINE] * 3),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    assert expected in " ".join(content.text.split())


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("It ended in 1998.² It began", "1998.[2] It"),
        ("It rose by 12.² It fell", "12.[2] It"),
        ("the growth² was slow", "growth[2] was"),
        ("of 5 km² of land", "km² of"),
        ("of 10² cells", "10² cells"),
        ("It rose by 12.2 It fell", "12.2 It"),
    ],
)
def test_figures_that_a_font_has_raised_are_told_by_their_place(tmp_path: Path, drawn: str, expected: str):
    font = "/Encoding /WinAnsiEncoding"
    page = column(70, 700, [LINE, f"{drawn} {LINE}", LINE])

    content = content_of(tmp_path, make_pdf([page], font=font, reads={"²": "2"}))

    assert expected in " ".join(content.text.split())


@pytest.mark.parametrize(
    ("mark", "shown"),
    [("4*", "found[4]*"), ("1,2", "found[1,2]"), ("5-7", "found[5-7]"), ("31", "found[31]")],
)
def test_several_marks_of_notes_are_one(tmp_path: Path, mark: str, shown: str):
    page = [
        *column(70, 700, [LINE, LINE, LINE]),
        (70, 640, "They were found"),
        (70 + 71, 644, mark, 6),
        (70 + 86, 640, "in the end and the line goes on to its full length"),
    ]

    assert shown + " in the end" in content_of(tmp_path, make_pdf([page])).text


def test_letters_of_places_are_marks_where_the_line_goes_on_behind_them(tmp_path: Path):
    page = [
        (70, 740, "A Study of Many Things", 18),
        (70, 700, "Ada Lovelace"),
        (70 + 63, 704, "a", 6),
        (70 + 67, 700, ", Charles Babbage"),
        (70 + 151, 704, "b", 6),
        (70 + 155, 700, ", Marie Curie"),
        (70 + 216, 704, "a", 6),
        (70, 680, "University of London", 8),
        (70, 650, "Abstract", 14),
        *column(70, 630, [LINE] * 12),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    assert content.meta.authors == ("Lovelace, Ada", "Babbage, Charles", "Curie, Marie")


def test_numbers_of_full_size_behind_words_are_no_marks(tmp_path: Path):
    lines = [LINE, "It costs USD1,200 at the least, and IL6,IL7 are found.5 "]

    text = content_of(tmp_path, make_pdf([column(70, 700, lines)])).text

    assert "USD1,200 at the least, and IL6,IL7 are found.5" in text


@pytest.mark.parametrize("up", [2, 4, 5])
def test_a_raised_number_before_a_line_is_no_part_of_its_first_word(tmp_path: Path, up: int):
    page = [
        *column(70, 700, [LINE] * 8),
        (70, 500 + up, "3", 6),
        (73.5, 500, "Department of Lamps and Lights of the University"),
        *column(70, 488, ["of the North"]),
    ]

    text = content_of(tmp_path, make_pdf([page])).text

    assert "[3] Department of Lamps and Lights of the University of the North" in text


@pytest.mark.parametrize("sign", ["²", "³", "¹"])
def test_a_line_may_begin_with_a_figure_of_its_own(tmp_path: Path, sign: str):
    page = column(70, 700, [LINE] * 4 + [f"{sign} Lamps and lights of the North"])

    text = content_of(tmp_path, make_pdf([page], font="/Encoding /WinAnsiEncoding")).text

    assert "Lamps and lights of the North" in text


def test_a_number_as_large_as_its_line_is_no_mark(tmp_path: Path):
    page = [*column(70, 700, [LINE] * 8), (70, 500, "3"), (79, 500, "Department of Lamps and Lights")]

    assert "3 Department of Lamps" in content_of(tmp_path, make_pdf([page])).text


def test_a_small_number_behind_a_word_of_the_line_before_is_no_mark(tmp_path: Path):
    page = [
        *column(70, 700, [LINE] * 8),
        (70, 500, "of a flow on S"),
        (_end("of a flow on S") + 9, 504, "1", 6),
        (_end("of a flow on S") + 14, 500, "and its parts"),
    ]

    assert "[1] and" not in content_of(tmp_path, make_pdf([page])).text
