"""What looks like a heading of a PDF and is none."""

from __future__ import annotations

import pytest
from pdfs import LINE

from scoqa.reading.content import Content
from scoqa.reading.pdf import content_of_pages
from scoqa.reading.pdf_headings import drop_headings
from scoqa.reading.pdf_layout import PageLines, Paragraph
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_looks import reads_as_heading

SIZE = 13.0
"""Of what looks like a heading; the text is set in 10."""


def content_with(*lines: tuple[str, float]) -> Content:
    """A second page with these lines of text in their sizes among others, behind a page of its own with the title."""
    title = [Line("A Study of Many Things", 70, 300, 700, 24, end=24)]
    title += [Line(f"{LINE}.", 70, 350, 600 - 12 * n, 10, end=10) for n in range(12)]
    page, y = [], 780.0
    for words, size in [*[(LINE, 10.0)] * 9, (f"{LINE}.", 10.0), *lines, *[(LINE, 10.0)] * 10]:
        y -= 1.25 * size
        page.append(Line(words, 70, 350 if size == 10 else 70 + 5 * len(words), y, size, end=size))
    return content_of_pages([PageLines(0, 595, 842, title), PageLines(1, 595, 842, page)])


def headings(*lines: tuple[str, float]) -> list[str]:
    return [section.heading for section in content_with(*lines).sections][1:]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "This manual is made for all who ask what is in the files",
            "and where that is from. It has tables of them.",
        ],
        ["The policy was read by all of those who had to follow it when it came into force."],
        ["1. A. Lovelace and C. Babbage. “Notes on the engine.” In: Memoirs 3 (1943), pp. 1–9"],
        ["Greenbrier State 6 10", "Private 70 113"],
        ["P index y 3.93x 0.47 0.0001"],
        ["1 to 2 0.1"],
    ],
)
def test_text_works_and_rows_set_larger_are_no_headings(lines: list[str]):
    assert headings(*((line, SIZE) for line in lines)) == []


@pytest.mark.parametrize(
    "heading",
    [
        "Results",
        "3.2 Why does the engine not already know what is asked of it by those who ask?",
        "It is not what she said, but how she said it",
        "Fiscal 2018 Compared to Fiscal 2017",
    ],
)
def test_headings_are(heading: str):
    assert headings((heading, SIZE), (LINE.capitalize(), 10.0)) == [heading]


def test_a_line_of_text_set_in_a_higher_font_goes_on():
    content = content_with(
        ("It is necessary to assume some form for the kernel", 11.5), ("of it, and so it is done.", 10.0)
    )

    assert "the kernel of it, and so" in content.text
    assert len(content.sections) == 1


def test_works_under_the_name_of_their_list_are_no_headings():
    works = [f"{n}. Anonymous. Where has the engine of this gone? Archived" for n in (1, 2, 3)]

    assert headings(("References", SIZE), *((work, SIZE) for work in works)) == ["References"]


def first_page(*lines: tuple[str, float], later: float = 12.0) -> list[str]:
    """The headings of a first page with a title, these lines, and text with two headings in a size of their own."""
    found, y = [Line("A Study of Many Things", 70, 300, 800, 24, end=24)], 770.0
    text = [(LINE.capitalize(), 10.0), *[(LINE, 10.0)] * 4, (f"{LINE}.", 10.0)]
    below = [("Where it is", later), *text, ("How it came there", later), *text]
    for words, size in [*lines, *text, *below]:
        y -= 1.25 * size
        found.append(Line(words, 70, 350 if size == 10 else 70 + 5 * len(words), y, size, end=size))
    return [section.heading for section in content_of_pages([PageLines(0, 595, 842, found)]).sections][1:]


def test_the_first_heading_stands_directly_below_the_title():
    assert first_page(("What it is", 12.0)) == ["What it is", "Where it is", "How it came there"]


@pytest.mark.parametrize(
    "line",
    [
        "Ada Lovelace",
        "Department of Engines",
        "ada@engines.org",
        "London, United Kingdom",
        "12 May 1843",
        "Ada and others:",
    ],
)
def test_names_set_as_headings_are_below_it_are_none(line: str):
    assert first_page((line, 12.0)) == ["Where it is", "How it came there"]


def test_a_line_below_the_title_in_a_size_of_its_own_is_no_heading():
    assert first_page(("What it is", 13.0)) == ["Where it is", "How it came there"]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["Start", "First move", "Second move", "The game ends"], ["The game ends"]),
        (["Start", "First move"], ["Start", "First move"]),
        (["Start", "2 Moves", "2.1 First"], ["Start", "2 Moves", "2.1 First"]),
    ],
)
def test_labels_one_under_the_other_are_none_but_the_last_above_a_text(words: list[str], kept: list[str]):
    labels = [
        Paragraph([(1, Line(each, 70, 150, 700 - 40 * n, SIZE, end=SIZE))], level=1)
        for n, each in enumerate(words)
    ]
    text = Paragraph([(1, Line(LINE, 70, 350, 300 - 12 * n, 10, end=10)) for n in range(5)])
    found = [Paragraph([(0, Line("A study", 70, 350, 700, 24, end=24))], level=1), *labels, text]

    drop_headings(found, 10)

    assert [each.lines[0][1].text for each in found if each.level] == ["A study", *kept]


@pytest.mark.parametrize(
    "words", ["ZEn−2", "64π²", "Iµν", "1 + a²T˜", "Aaµ(K) β²", "Dσˆ†", "N (0, σ²I), ij ∉ I"]
)
def test_a_piece_of_a_formula_is_no_heading(words: str):
    assert not reads_as_heading(words)


@pytest.mark.parametrize(
    "words", ["2.1 CO₂ tax", "COVID-19", "Size of β-cells", "WP3 and D4.1", "Το φως", "Díl 2"]
)
def test_signs_of_formulas_beside_words_or_a_number_may_stand_in_one(words: str):
    assert reads_as_heading(words)
