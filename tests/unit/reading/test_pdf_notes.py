"""Which small lines at the foot of a PDF's pages are footnotes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdfs import notes_of

from scoqa.reading.pdf import content_of_pages
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line

STARTS = "bcdfghjklmnp"


def set_at(top: float, words: Sequence[str], size: float = 10) -> list[Line]:
    return [
        Line(text, 70, 70 + 0.45 * size * len(text), top - 1.2 * size * n, size)
        for n, text in enumerate(words)
    ]


def page(index: int, foot: Sequence[str] = ()) -> PageLines:
    """Ten lines that no other page has, and small ones at the foot, the last but one line from its end."""
    a = STARTS[index]
    text = [f"{a}{b}ats in the house of {a}{b}ill were seen by {b}{a}ohn of {a}{b}ale" for b in STARTS[:10]]
    end = f"and {a}at is what they {a}aid."
    return PageLines(index, 595, 842, [*set_at(700, text), *set_at(130, foot, 7), *set_at(580, [end])])


@pytest.mark.parametrize(
    "foot",
    [
        ["def lamp(n):", "return n + 1", "print(lamp(3))"],
        ["Lamp Light Hours", "Red 3.1 400", "Blue 2.7 380"],
        ["17 49 34", "18 50 35", "19 51 40"],
        ["Of the lamps that were lit in", "10 houses, few were red."],
    ],
    ids=["listing", "table", "figures", "sentence"],
)
def test_small_lines_without_a_mark_are_no_footnotes(foot: list[str]):
    content = content_of_pages([page(0), page(1), page(2, foot), page(3)])

    assert notes_of(content) == []
    assert all(line in content.text for line in foot)


@pytest.mark.parametrize(
    "foot",
    [
        ["4 Few were red."],
        ["(4) Few were red."],
        ["⁴Few were red."],
        ["∗ Few were red."],
        ["4 Shown at the", "36th Meeting on Lamps."],
    ],
)
def test_a_footnote_begins_with_its_mark(foot: list[str]):
    content = content_of_pages([page(0), page(1), page(2, foot), page(3)])

    assert [note.split() for note in notes_of(content)] == [" ".join(foot).split()]


def test_the_mark_of_a_footnote_may_be_drawn_apart():
    noted = page(2)
    noted.lines[10:10] = [Line("4", 70, 72, 133, 4), Line("Few were red.", 73, 120, 130, 7)]

    assert notes_of(content_of_pages([page(0), page(1), noted, page(3)])) == ["4\nFew were red."]


def test_a_licence_needs_no_mark_on_a_first_page():
    foot = ["You may copy this page for use", "in a class of yours."]

    assert notes_of(content_of_pages([page(0, foot), page(1), page(2)])) == ["\n".join(foot)]


def test_a_footnote_that_goes_on_over_a_page_needs_no_mark_there():
    pages = [page(0), page(1), page(2, ["4 Few of them were"]), page(3, ["red, and fewer of", "them blue."])]

    assert notes_of(content_of_pages(pages)) == ["4 Few of them were", "red, and fewer of\nthem blue."]


def _with_notes(foot: Sequence[str], cited: str = "", top: float = 150) -> list[PageLines]:
    """Four pages, the third with lines as large as the text at its foot."""
    pages = [page(0), page(1), page(2), page(3)]
    pages[2].lines[3].text += cited
    for line in set_at(top, foot):
        line.noted = line.text[0] == "["
        pages[2].lines.append(line)
    return pages


NOTES = ["[4] Few of the lamps were red, and many of the others were", "blue.", "[5] Or so they said."]


def test_notes_may_be_as_large_as_the_text():
    assert notes_of(content_of_pages(_with_notes(NOTES, "[4]"))) == [
        "[4] Few of the lamps were red, and many of the others were blue.",
        "[5] Or so they said.",
    ]


@pytest.mark.parametrize(
    ("foot", "cited", "top"),
    [
        (NOTES, "", 150),
        (NOTES, "[3]", 150),
        ([*NOTES, "Below them the text goes on."], "[4]", 150),
        (NOTES, "[4]", 560),
        (["[4] Few were red.", "[7] Many were blue."], "[4]", 150),
    ],
    ids=["not cited", "another is cited", "text goes on", "high on the page", "numbers that jump"],
)
def test_other_numbered_lines_as_large_as_the_text_are_no_notes(foot: list[str], cited: str, top: float):
    assert notes_of(content_of_pages(_with_notes(foot, cited, top))) == []


def test_a_note_whose_sentence_ends_with_its_column_goes_on_over_the_page():
    full = [
        "4 Few of them were red and fewer of them blue, as was to be seen in all.",
        "And some were green.",
    ]
    wide = [page(n) for n in range(4)]
    wide[2].lines[10:10] = set_at(130, full[:1], 7)
    wide[2].lines[10].x1 = wide[2].lines[0].x1
    wide[3].lines[10:10] = set_at(
        130, ["Many more of them were seen in the other houses of the town,", *full[1:]], 7
    )
    wide[3].lines[10].x1 = wide[3].lines[0].x1

    assert len(notes_of(content_of_pages(wide))) == 2


@pytest.mark.parametrize("small", ["2m and more were (seen)", "2 = 3 x", "8G of them"])
def test_small_lines_of_formulas_are_no_notes(small: str):
    assert notes_of(content_of_pages([page(0), page(1), page(2, [small, "and"]), page(3)])) == []


def _in_columns(*foot: Line) -> list[PageLines]:
    pages = []
    for index in range(3):
        lines = [
            Line(
                f"{a}{b}ats{index} of {b}{a}ale went by there", 50 + 170 * n, 200 + 170 * n, 700 - 12 * at, 10
            )
            for n, a in enumerate("bcd")
            for at, b in enumerate(STARTS[:10])
        ]
        pages.append(PageLines(index, 595, 842, [*lines, *(foot if index == 1 else ())]))
    return pages


def test_notes_run_below_all_columns():
    foot = [
        Line(
            "[1] Few of the lamps that were lit in the houses of the town were red, of which", 60, 440, 130, 8
        ),
        Line("none is kept.", 50, 98, 121, 8),
        Line("[2] Many were blue.", 60, 130, 112, 8),
        Line(
            "[3] Those that were seen in the other houses were all of them green and large.", 60, 430, 103, 8
        ),
    ]

    content = content_of_pages(_in_columns(*foot))

    assert [note.split(" ", 1)[0] for note in notes_of(content)] == ["[1]", "[2]", "[3]"]
    assert "which none is kept." in content.text


def test_small_lines_below_all_columns_without_a_mark_are_no_notes():
    lines = [
        Line(words, 60, 430, 130 - 9 * n, 8)
        for n, words in enumerate(
            ["Lamps that were lit in the houses of the town, by", "their light and their hours of use"]
        )
    ]

    assert notes_of(content_of_pages(_in_columns(*lines))) == []
