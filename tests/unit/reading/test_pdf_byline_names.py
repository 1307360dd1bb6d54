"""Where a name of a PDF's byline ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from bylines import SMALL, TITLE, named

from scoqa.reading.pdf_byline import byline
from scoqa.reading.pdf_layout import Paragraph
from scoqa.reading.pdf_lines import Line


@pytest.mark.parametrize(
    ("text", "gaps", "names"),
    [
        ("Ada Lovelace Mark Twain Marie Curie", (2, 4), ["Ada Lovelace", "Mark Twain", "Marie Curie"]),
        ("Ada Byron Lovelace Mark Twain", (3,), ["Ada Byron Lovelace", "Mark Twain"]),
        ("Ada Lovelace* Mark Twain*", (2,), ["Ada Lovelace", "Mark Twain"]),
        ("Ada Lovelace¶ Mark Twaink Marie Curie¶ Joe Pál¶", (2, 4, 6), []),  # ∥ reads as k
        ("Ada Byron Lovelace", (2,), ["Ada Byron Lovelace"]),
        ("Ada Lovelace New York", (2,), []),
    ],
)
def test_wide_spaces_part_names(text: str, gaps: Sequence[int], names: list[str]):
    spaces = ((len(text.split()), 0.0, 0.0), *((n, 100.0 + 50 * n, 130.0 + 50 * n) for n in gaps))
    title, line = Line(TITLE[0], 70, 300, 780, 18, end=18), Line(text, 70, 500, 750, 11, end=11, gaps=spaces)
    place, abstract = (
        Line("University of London", 70, 300, 735, 9, end=9),
        Line("Abstract", 70, 120, 700, 12, end=12),
    )
    head, *rest = (
        Paragraph([(0, each)], level=int(each.size > 11)) for each in (title, line, place, abstract)
    )

    assert byline([head, *rest], head, SMALL) == names


def test_an_academic_title_is_no_part_of_a_name():
    block = ["University of London", "Department of Looms", "(Engine", "House)", "ada@london.uk"]

    assert named(*((line, 11.0) for line in ["Ada Lovelace", *block, "Dr. Mark Twain", *block])) == [
        "Ada Lovelace",
        "Mark Twain",
    ]


def test_an_address_of_mail_in_brackets_stands_behind_a_name():
    assert named(("Ada B. Lovelace <ada@london.uk>", 11.0), ("19 janvier 1843", 11.0)) == ["Ada B. Lovelace"]


def test_a_family_s_name_in_small_capitals_before_the_given_one():
    placed = [(TITLE[0], 18.0, 18.0), ("Lovelace Ada", 8.2, 10.6), ("Abstract", 12.0, 12.0)]
    lines = [Line(text, 70, 300, 780 - 20 * n, size, end=end) for n, (text, size, end) in enumerate(placed)]
    head, *rest = (Paragraph([(0, line)], level=int(line.size > 11)) for line in lines)

    assert byline([head, *rest], head, SMALL) == ["Ada Lovelace"]


def test_the_list_goes_on_behind_a_raised_mark_and_a_comma():
    assert named(("Ada Lovelace", 11.0), ("1 , Mark Twain[2]", 7.0), ("[1] University of London", 9.0)) == [
        "Ada Lovelace",
        "Mark Twain",
    ]


def test_of_more_names_than_are_looked_at_none_are_sure():
    blocks = [
        line
        for n in range(16)
        for line in (f"Ada {'ABCDEFGHIJKLMNOP'[n]}. Lovelace", "Looms", "London", "a@b.uk")
    ]

    assert len(named(*((line, 11.0) for line in blocks[:36]))) == 9
    assert named(*((line, 11.0) for line in blocks)) == []


def test_two_persons_may_share_a_block_that_an_address_ends():
    blocks = [
        "Ada Lovelace,",
        "Mark Twain",
        "House of Engines",
        "ada@london.uk",
        "Hong Jin Kang",
        "UCLA",
        "hj@ucla.edu",
    ]

    assert named(*((line, 11.0) for line in blocks)) == ["Ada Lovelace", "Mark Twain", "Hong Jin Kang"]


def test_initials_between_names_may_have_no_stops():
    assert named(("Ada Lovelace[1], Mark A Twain[1] and Marie AM Curie[2]", 11.0)) == [
        "Ada Lovelace",
        "Mark A Twain",
        "Marie AM Curie",
    ]
    assert named(("Ada Lovelace[1] and SUNY Stony Brook[2]", 11.0)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lovelace e Mark Twain",
        "Ada Lovelace und Mark Twain",
        "Ada Lovelace, Associate Member, IEEE, and Mark Twain, Student Member, IEEE",
    ],
)
def test_names_are_joined_in_other_languages_and_have_their_ranks(text: str):
    assert named((text, 11.0)) == ["Ada Lovelace", "Mark Twain"]
    assert named(("José Ortega y Gasset", 11.0)) == ["José Ortega y Gasset"]
