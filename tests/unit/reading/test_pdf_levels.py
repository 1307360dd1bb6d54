"""Levels of headings where neither an outline nor numbers of one kind tell them."""

from __future__ import annotations

from scoqa.reading.pdf_layout import Paragraph
from scoqa.reading.pdf_levels import rank_headings
from scoqa.reading.pdf_lines import Line

TITLE = ("A study of harbours", 20.0)


def levels(*headings: tuple[str, float]) -> list[int]:
    """The levels of headings of some sizes, the title's aside."""
    found = [
        Paragraph([(0, Line(words, 70, 200, 700, size, end=size))], level=1)
        for words, size in [TITLE, *headings]
    ]
    rank_headings(found)
    return [each.level for each in found[1:]]


def test_parts_with_letters_stand_below_sections_with_roman_numbers_of_their_look():
    assert levels(
        *[("I. INTRODUCTION", 12), ("II. SHIPS", 12), ("A. Sails", 12), ("B. Masts", 12)],
        *[("III. MEN", 12), ("References", 12), ("A. Tables", 12)],
    ) == [2, 2, 3, 3, 2, 2, 2]


def test_letters_without_roman_numbers_stand_as_they_are_set():
    assert levels(("Ships", 12), ("A. Sails", 12), ("Men", 12)) == [2, 2, 2]


def test_the_list_of_references_stands_beside_sections_however_it_is_set():
    sections = [("Ships", 14.0), ("Sails", 12.0), ("Men", 14.0), ("Owners", 12.0)]

    assert levels(*sections, ("References", 12.0), ("About us", 12.0)) == [2, 3, 2, 3, 2, 2]
    assert levels(*sections, ("References", 12.0), ("Tables", 14.0)) == [2, 3, 2, 3, 2, 2]


def test_contents_stand_above_nothing():
    assert levels(("Contents", 16.0), ("Ships", 14.0), ("Men", 14.0)) == [3, 3, 3]
