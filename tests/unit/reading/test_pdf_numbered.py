"""Headings that nothing but their numbers tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import LINE, Word, column, content_of, make_pdf

PROSE = [f"Here {LINE}", LINE, LINE, "and so it ends."]
TITLE: Word = (200, 780, "A study of harbours", 17)


def page(*headings: str, below: list[str] = PROSE) -> list[Word]:
    """A title, and headings in the font of the text below each of which the same lines stand."""
    lines = [line for heading in headings for line in (heading, *below)]
    return [TITLE, *column(70, 720, lines)]


def sections(tmp_path: Path, words: list[Word]) -> list[tuple[int, str]]:
    return [(each.level, each.heading) for each in content_of(tmp_path, make_pdf([words])).sections[1:]]


def test_numbers_that_go_up_tell_headings_set_as_the_text_is(tmp_path: Path):
    names = ["1. Introduction", "1.1 Background", "1.1.1 Early days", "1.2 Later days", "2. Methods"]

    assert sections(tmp_path, page(*names)) == [
        (1, "1. Introduction"),
        (2, "1.1 Background"),
        (3, "1.1.1 Early days"),
        (2, "1.2 Later days"),
        (1, "2. Methods"),
    ]


def test_letters_tell_the_parts_of_sections_with_roman_numbers(tmp_path: Path):
    names = [
        "I. INTRODUCTION",
        "A. The north",
        "B. The south",
        "II. METHODS",
        "A. The ledgers",
        "III. RESULTS",
        "REFERENCES",
    ]

    assert sections(tmp_path, page(*names)) == [
        (2, "I. INTRODUCTION"),
        (3, "A. The north"),
        (3, "B. The south"),
        (2, "II. METHODS"),
        (3, "A. The ledgers"),
        (2, "III. RESULTS"),
        (2, "REFERENCES"),
    ]


WIDE = "2. Of the ledgers that stand in the harbours of the northern and eastern"


@pytest.mark.parametrize("rest", [[], ["towns of the coast"]])
@pytest.mark.parametrize("parts", [[], ["1.1 Aims", "1.2 Words"]])
def test_numbers_before_and_behind_it_tell_a_heading_as_long_as_the_text(
    tmp_path: Path, parts: list[str], rest: list[str]
):
    names = ["1. Introduction", *parts, WIDE, "3. Results", "4. Later days"]
    lines = [line for name in names for line in (name, *(rest if name == WIDE else []), *PROSE)]
    found = [name for _, name in sections(tmp_path, [TITLE, *column(70, 720, lines)])]

    assert found == [" ".join([WIDE, *rest]) if name == WIDE else name for name in names]


@pytest.mark.parametrize(
    ("names", "below"),
    [
        (["1. Introduction", WIDE, "3. Of the other " + WIDE[7:], "4. Results"], PROSE),  # most are long
        (["1. Introduction", "3. Methods", "7. Results"], PROSE),  # they do not go up
        (["1. Salt of the mines", "2. Wool of the east", "3. Timber of old"], []),  # items of a list
        (
            ["1. Press the key and", "2. Hold the key and", "3. Leave the key and"],
            ["wait for it.", LINE, LINE],
        ),
        (["1. Introduction", "1.1 Background", "1.2 Aims"], PROSE),  # of one section only
        (["A. The north", "B. The south", "C. The east"], PROSE),  # without sections of their own
    ],
)
def test_numbers_of_lists_and_steps_tell_none(tmp_path: Path, names: list[str], below: list[str]):
    assert sections(tmp_path, page(*names, below=below)) == []


def test_no_number_tells_a_heading_where_others_look_like_one(tmp_path: Path):
    words = [
        *page("1. Salt", "2. Wool", "3. Timber"),
        (70, 400, "1. Introduction", 14),
        *column(70, 380, PROSE),
    ]

    assert sections(tmp_path, words) == [(1, "1. Introduction")]


LONG = "A. Storing of Large Films That Grow by Adding More and More Places"


def test_a_part_with_a_letter_may_be_as_long_as_the_text_and_go_on_in_words_with_capitals(tmp_path: Path):
    names = ["I. INTRODUCTION", "II. METHODS", LONG, "Using Large Disks", "B. The ledgers", "III. RESULTS"]
    pairs = [(name, [] if name == LONG else PROSE) for name in names]
    lines = [line for name, below in pairs for line in (name, *below)]

    assert sections(tmp_path, [TITLE, *column(70, 720, lines)])[2:4] == [
        (3, f"{LONG} Using Large Disks"),
        (3, "B. The ledgers"),
    ]


def test_initials_in_a_list_of_works_are_no_parts_of_it(tmp_path: Path):
    names = ["I. INTRODUCTION", "II. METHODS", "III. RESULTS", "REFERENCES"]
    works = ["A. Hamilton, Of looms and ledgers", *PROSE, "B. Babbage, On the economy of looms", *PROSE]

    found = sections(tmp_path, [*page(*names), *column(70, 450, works)])

    assert [name for _, name in found] == names
