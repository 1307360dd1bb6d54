"""Headings that only their font, their capitals, their size or their place tells."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdfs import LINE

from scoqa.reading.content import Content
from scoqa.reading.pdf import content_of_pages
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line

BODY, ITALIC = "Serif-Regular", "Serif-Italic"
LEFT, RIGHT = 70.0, 350.0
NAMES = ["Where the ships came from", "What they carried", "Who owned them"]


def text(words: str = f"Here {LINE}") -> Line:
    """A full line of the text; its font is known where it begins large, as that of lines that may be headings."""
    return Line(words, LEFT, RIGHT, 0, 10, end=10, font=BODY if words[0].isupper() else "")


def last(words: str = "and so it ends.") -> Line:
    return Line(words, LEFT, LEFT + 90, 0, 10, end=10)


def heading(
    words: str, *, font: str = ITALIC, size: float = 10.0, centred: bool = False, bold: bool = False
) -> Line:
    width = 4.5 * len(words)
    x = (LEFT + RIGHT - width) / 2 if centred else LEFT
    return Line(words, x, x + width, 0, size, bold=bold, end=size, font=font)


def title(size: float = 17.0) -> Line:
    return Line("A study of harbours", LEFT, LEFT + 200, 0, size, end=size, font=BODY)


PARAGRAPH = [text(), text(LINE), text(LINE), last()]


def content(*parts: Line | Sequence[Line], entries: Sequence = ()) -> Content:
    """A long page, under a title, of parts with space between them; lines of a part stand close."""
    page = PageLines(0, 420, 3000, [], font=BODY)
    y = 2900.0
    for part in [title(), *parts]:
        for line in [part] if isinstance(part, Line) else part:
            copy = Line(
                line.text, line.x0, line.x1, y, line.size, bold=line.bold, end=line.end, font=line.font
            )
            page.lines.append(copy)
            y -= 12.0
        y -= 8.0
    return content_of_pages([page], entries=entries)


def found(*parts: Line | Sequence[Line], **options) -> list[tuple[int, str]]:
    return [(each.level, each.heading) for each in content(*parts, **options).sections[1:]]


def under(*headings: Line | Sequence[Line]) -> list[Line | Sequence[Line]]:
    """Headings, two paragraphs below each."""
    return [part for each in headings for part in (each, PARAGRAPH, PARAGRAPH)]


@pytest.mark.parametrize(
    "look",
    [
        {"font": ITALIC},
        {"font": "Sans", "size": 9.5},
        {"font": BODY, "size": 10.8},
        {"font": BODY, "centred": True},
        {"font": ITALIC, "centred": True},
    ],
)
def test_a_look_of_its_own_tells_headings(look: dict):
    assert found(*under(*(heading(name, **look) for name in NAMES))) == [(2, name) for name in NAMES]


def test_capitals_tell_headings():
    names = [name.upper() for name in NAMES]

    assert found(*under(*(heading(name, font=BODY) for name in names))) == [(2, name) for name in names]


def test_letters_that_go_up_tell_headings_set_as_the_text_is():
    names = [f"{letter}. {name}" for letter, name in zip("ABC", NAMES, strict=True)]
    others = [f"{letter}. {name}" for letter, name in zip("HEC", NAMES, strict=True)]

    assert found(*under(*(heading(name, font=BODY) for name in names))) == [(2, name) for name in names]
    assert found(*under(*(heading(name, font=BODY) for name in others))) == []


LONG = "Of the ledgers that stand in the harbours of the north and east"


@pytest.mark.parametrize(
    ("parts", "is_seen"),
    [
        ([heading(LONG, bold=True), PARAGRAPH], True),
        ([[heading(LONG, bold=True), *PARAGRAPH]], False),  # close to the text
        ([heading(LONG, bold=True), [last(), last()]], False),  # above lines of a list
    ],
)
def test_a_bold_line_as_long_as_the_text_is_a_heading_where_it_stands_apart(parts: list, is_seen: bool):
    ships = [heading("Introduction", bold=True), PARAGRAPH]

    names = [name for _, name in found(*ships, *parts, *ships)]

    assert (LONG in names) == is_seen


def test_numbers_of_lines_as_long_as_the_text_tell_none_where_a_look_does():
    wide = "2. Of the ledgers that stand in the harbours of the north east"
    numbered = [heading(name, font=BODY) for name in ("1. Salt", wide, "3. Wool", "4. Timber")]

    assert found(*under(*map(heading, NAMES), *numbered)) == [(2, name) for name in NAMES]


def test_a_letter_may_be_missing_where_its_heading_is_as_long_as_the_text():
    names = [f"{letter}. {name}" for letter, name in zip("ACE", NAMES, strict=True)]

    assert found(*under(*(heading(name, font=BODY) for name in names))) == [(2, name) for name in names]


def test_headings_set_as_the_text_is_but_for_their_place_are_three():
    assert found(*under(*(heading(name, font=BODY, centred=True) for name in NAMES[:2]))) == []
    assert found(*under(*(heading(name) for name in NAMES[:2]))) == [(2, name) for name in NAMES[:2]]


def test_a_heading_of_two_lines_is_one():
    long = [heading("Where all of the ships came from that year and"), heading("What they carried")]

    assert found(*under(long, *map(heading, NAMES[1:]))) == [
        (2, "Where all of the ships came from that year and What they carried"),
        (2, NAMES[1]),
        (2, NAMES[2]),
    ]


def test_headings_of_two_looks_are_of_two_levels():
    parts = under(heading("SHIPS", font=BODY), heading(NAMES[0]), heading(NAMES[1]))
    parts += under(heading("SAILORS", font=BODY), heading(NAMES[2]))

    assert found(*parts) == [(2, "SHIPS"), (3, NAMES[0]), (3, NAMES[1]), (2, "SAILORS"), (3, NAMES[2])]


def test_they_stand_below_those_in_bold_that_come_first():
    parts = under(
        heading("Ships", font="Serif-Bold", bold=True),
        *map(heading, NAMES),
        heading("Sailors", font="Serif-Bold", bold=True),
    )

    assert found(*parts) == [(2, "Ships"), *((3, name) for name in NAMES), (2, "Sailors")]


@pytest.mark.parametrize(
    "others",
    [
        [[text(LINE), heading("Homo sapiens"), text(LINE), last()]] * 4,
        [[heading(name) for name in [*NAMES, *NAMES]]],
        under(*(heading(f"Table {n}. Of ships") for n in range(1, 5))),
        under(*(heading(f"{name}.") for name in [*NAMES, "It was"])),
    ],
)
def test_what_else_is_set_so_speaks_against_it(others: list):
    assert found(*under(*map(heading, NAMES)), *others) == []


def test_lines_of_the_look_of_headings_that_follow_each_other_are_rows():
    rows = [heading(f"{name} 12") for name in [*NAMES, *NAMES]]

    assert found(*under(*map(heading, NAMES)), *rows) == [(2, name) for name in NAMES]


def test_few_of_those_do_not():
    emphasised = [text(LINE), heading("Homo sapiens"), text(LINE), last()]

    assert len(found(*under(*map(heading, NAMES)), emphasised)) == len(NAMES)


def test_rows_of_a_table_in_the_middle_are_no_headings():
    rows = [heading(words, font=BODY, centred=True) for words in ["Ada 1843", "Anna 1851", "Ida 1860 1861"]]

    assert found(*under(*rows)) == []
    assert found(*(part for row in rows for part in (row, row)), PARAGRAPH) == []


def test_where_headings_are_known_to_be_some_a_line_below_which_a_list_or_a_short_text_stands_is_one():
    parts = under(*map(heading, NAMES))
    parts += [heading("What is left"), [last("It is not much.")], PARAGRAPH]

    assert found(*parts)[-1] == (2, "What is left")
    assert found(*under(heading(NAMES[0])), heading("What is left"), [last("It is not much.")]) == []


def test_the_outline_tells_better():
    parts = under(*map(heading, NAMES))

    assert found(*parts, entries=[(0, 1, NAMES[0])]) == [(1, NAMES[0])]
    assert found(*parts, heading("Ships", bold=True), PARAGRAPH, entries=[(0, 2, "Ships")]) == [(2, "Ships")]


def test_an_outline_of_chapters_alone_leaves_their_parts_to_their_look():
    chapters = ["Ships", "Men"]
    parts = [part for name in chapters for part in (heading(name, size=14), *under(*map(heading, NAMES)))]

    assert found(*parts, entries=[(0, 1, name) for name in chapters]) == [
        *[(1, "Ships"), *((3, name) for name in NAMES)],
        *[(1, "Men"), *((3, name) for name in NAMES)],
    ]


def test_numbers_tell_the_levels_of_headings_by_their_look():
    parts = under(heading("1 Ships", font="Serif-Bold", bold=True, size=12))
    parts += under(
        heading("1.1 Where from"),
        heading("1.2 What for"),
        heading("2 Men", font="Serif-Bold", bold=True, size=12),
    )
    parts += under(heading("2.1 Who"))

    assert found(*parts) == [
        (1, "1 Ships"),
        (2, "1.1 Where from"),
        (2, "1.2 What for"),
        (1, "2 Men"),
        (2, "2.1 Who"),
    ]


def test_an_abstract_is_not_below_headings_by_their_look_in_it():
    parts = under(
        heading("Summary", font="Serif-Bold", bold=True, size=14), heading(NAMES[0]), heading(NAMES[1])
    )
    parts += under(heading("Ships", font="Serif-Bold", bold=True, size=14), heading(NAMES[2]))

    assert found(*parts) == [
        (2, "Summary"),
        (3, NAMES[0]),
        (3, NAMES[1]),
        (2, "Ships"),
        (3, NAMES[2]),
    ]


def test_lines_of_contents_in_another_font_are_none():
    names = [f"{2 * n}. {name} {4 * n}" for n, name in enumerate(NAMES, 1)]

    assert found(*under(*(heading(name) for name in names))) == []
