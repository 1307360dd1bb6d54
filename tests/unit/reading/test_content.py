"""Zones of a content, by its headings and the blocks under them."""

from __future__ import annotations

import pytest

from scoqa.reading.content import TextBuilder
from scoqa.types import Meta, Zone

WORK = "Lovelace, A. and Babbage, C. 1843. Notes on the engine. Scientific Memoirs 3, 666–731. London: Taylor. In three parts."
PROSE = (
    "The sample was drawn in two steps from all households of the country. "
    "First the communes were put in groups by region, then those of each group were chosen by lot."
)


def references(*blocks: str | tuple[int, str]) -> str:
    """What is in the reference list of a content of headings, each with its level, and paragraphs."""
    builder = TextBuilder()
    for block in blocks:
        level, words = (0, block) if isinstance(block, str) else block
        builder.add(words, level=level)
    content = builder.finish()
    return "".join(
        content.text[zone.span.start : zone.span.stop]
        for zone in content.zones
        if zone.zone is Zone.REFERENCES
    )


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_list_of_works_ends_at_an_appendix_whatever_its_level(level: int):
    found = references((1, "References"), WORK, WORK, (level, "A.1 Sampling"), PROSE, PROSE, PROSE)

    assert "Lovelace" in found
    assert "sample" not in found


def test_parts_of_a_list_of_works_belong_to_it():
    found = references((1, "References"), (2, "Primary sources"), WORK, WORK, (2, "Books"), WORK, WORK)

    assert found.count("Lovelace") == 4


def headings(*blocks: tuple[str, int, bool]) -> list[tuple[int, str]]:
    """Levels and words of the sections of blocks, each with its level and whether it is bold."""
    builder = TextBuilder()
    for words, level, is_bold in blocks:
        builder.add(words, level=level, is_bold=is_bold)
    return [(section.level, section.heading) for section in builder.finish().sections]


def test_bold_lines_above_paragraphs_are_headings_where_none_are_marked():
    assert headings(
        ("On tides", 1, False),
        ("1 Aims", 0, True),
        (PROSE, 0, False),
        ("2 Methods", 0, True),
        ("2.1 Sample", 0, True),
        (PROSE, 0, False),
    ) == [(1, "On tides"), (1, "1 Aims"), (1, "2 Methods"), (2, "2.1 Sample")]


@pytest.mark.parametrize(
    "blocks",
    [
        [("Ministry", 0, True), ("Report", 0, True), ("2014", 0, True), (PROSE, 0, False)],  # a cover
        [("We find a rise.", 0, True), (PROSE, 0, False)],
        [("Aims", 0, True), ("Yes", 0, False)],
        [("Aims", 0, False), (PROSE, 0, False)],
    ],
)
def test_other_bold_lines_are_no_headings(blocks: list[tuple[str, int, bool]]):
    assert headings(*blocks) == []


def test_bold_lines_are_left_where_headings_are_marked():
    blocks = [
        ("Title", 1, False),
        ("Aims", 2, False),
        (PROSE, 0, False),
        ("Note", 0, True),
        (PROSE, 0, False),
    ]

    assert headings(*blocks) == [(1, "Title"), (2, "Aims")]


def test_an_abstract_ends_at_an_introduction_below_it_that_is_longer_than_a_part_of_one():
    def in_abstract(times: int) -> str:
        builder = TextBuilder()
        builder.add("Abstract", level=1)
        builder.add(PROSE)
        builder.add("1. Introduction", level=2)
        builder.add(PROSE * times)
        content = builder.finish()
        return "".join(content.text[slice(*z.span)] for z in content.zones if z.zone is Zone.ABSTRACT)

    assert "Introduction" in in_abstract(1)
    assert "Introduction" not in in_abstract(12)


def test_a_section_ends_at_the_next_heading_of_its_level_or_above_it():
    builder = TextBuilder()
    for words, level in [("A", 1), ("B", 3), ("C", 2), ("D", 3), ("E", 2), ("F", 1)]:
        builder.add(words, level=level)
    content = builder.finish()

    assert [content.text[slice(*s.span)].replace("\n\n", "") for s in content.sections] == [
        "ABCDE",
        "B",
        "CD",
        "D",
        "E",
        "F",
    ]


@pytest.mark.parametrize(
    ("levels", "stated", "title"),
    [
        ([1, 0, 2], "", "Block 0"),
        ([1, 0, 2], "Stated", "Stated"),
        ([1, 0, 1], "", ""),
        ([0, 1, 0], "", ""),
        ([2, 0], "", ""),
    ],
)
def test_the_first_heading_is_the_title_where_none_is_stated(levels: list[int], stated: str, title: str):
    builder = TextBuilder()
    for number, level in enumerate(levels):
        builder.add(f"Block {number}", level=level)

    assert builder.titled(Meta(title=stated)).title == title


def zones_of(*blocks: str | tuple[int, str]) -> list[tuple[Zone, str]]:
    """Each block that is no body with its zone, as far as its first two words."""
    builder = TextBuilder()
    for block in blocks:
        level, words = (0, block) if isinstance(block, str) else block
        builder.add(words, level=level)
    content = builder.finish()
    return [
        (zone.zone, " ".join(words.split()[:2]))
        for zone in content.zones
        for words in content.text[zone.span.start : zone.span.stop].split("\n\n")
    ]


def test_the_name_of_a_list_of_works_need_not_be_set_as_a_heading():
    found = references(PROSE, "References", WORK, WORK, (1, "Appendix"), PROSE)

    assert found == f"References\n\n{WORK}\n\n{WORK}"


def test_a_line_that_names_works_is_prose_where_none_follow():
    assert references(PROSE, "References", PROSE, PROSE) == ""


def test_a_list_of_works_ends_at_prose_without_a_heading():
    found = references((1, "References"), WORK, WORK, PROSE, PROSE, PROSE, PROSE)

    assert found == f"References\n\n{WORK}\n\n{WORK}"


def test_a_caption_among_works_is_one():
    found = zones_of((1, "References"), WORK, "Figure 5: Lamps by their light.", WORK)

    assert [zone for zone, _ in found] == ["references", "references", "caption", "references"]


@pytest.mark.parametrize(
    ("first", "heading", "is_abstract"),
    [
        ("1 Introduction", "Summary", False),
        ("Lamps", "6. Summary", False),
        ("Lamps", "VI. SUMMARY", False),
        ("Lamps", "Summary", True),
        ("Introduction", "Abstract", True),
    ],
)
def test_a_summary_behind_the_introduction_is_no_abstract(first: str, heading: str, is_abstract: bool):
    found = zones_of((1, first), PROSE, (1, heading), PROSE)

    assert bool(found) is is_abstract


def test_works_whose_authors_have_first_names_are_a_list():
    works = [
        f"[{n}] Ada Lovelace, Charles Babbage, and Mary Shelley, “Notes on engine {n},” Memoirs {n}, 66 (1843)."
        for n in range(1, 8)
    ]

    assert [zone for zone, _ in zones_of(PROSE, *works)] == ["references"] * 7


def test_works_that_stand_in_two_paragraphs_part_no_list():
    works = [f"[{n}] A. Lovelace and C. Babbage. Notes on the engine, {1840 + n}." for n in range(1, 12)]
    works[4:5] = ["[5] A. Lovelace and C. Babbage. Notes on the engine.", "Scientific Memoirs, 1845."]
    works[8:9] = ["[8] A. Lovelace and C. Babbage. Notes on the engine.", "Scientific Memoirs, 1848."]

    assert [zone for zone, _ in zones_of(PROSE, *works)] == ["references"] * 13


def test_a_heading_of_a_whole_text_is_a_paragraph():
    builder = TextBuilder()
    builder.add("The club " * 300, level=1)
    builder.add("It meets in Vienna.")

    content = builder.finish()

    assert content.sections == ()
    assert len(content.paragraphs) == 2


def test_a_review_of_the_literature_is_no_list_of_works():
    review = (
        "Later, Shimer (2012) challenged these results. This paper uses information on the duration of unemployment and "
        * 4
    )

    found = references(
        (1, "2 Literature"), review, review, (1, "Method"), PROSE, (1, "Literature"), WORK, WORK
    )

    assert found == f"Literature\n\n{WORK}\n\n{WORK}"


def test_a_section_may_end_before_a_paragraph():
    builder = TextBuilder()
    builder.add("One", level=1)
    builder.add("Box", level=3)
    builder.add("boxed.")
    builder.close(3)
    builder.add("")
    builder.add("behind.")
    builder.add("Two", level=1)

    content = builder.finish()

    told = [(s.heading, content.text[slice(*s.span)]) for s in content.sections]
    assert told == [
        ("One", "One\n\nBox\n\nboxed.\n\nbehind.\n\n"),
        ("Box", "Box\n\nboxed.\n\n"),
        ("Two", "Two"),
    ]


def test_a_section_that_ends_does_not_keep_a_higher_heading_from_ending_others():
    builder = TextBuilder()
    builder.add("One", level=1)
    builder.add("Two", level=2)
    builder.close(2)
    builder.add("Three", level=1)
    builder.close(1)
    builder.add("alone.")

    content = builder.finish()

    assert [content.text[slice(*s.span)] for s in content.sections] == [
        "One\n\nTwo\n\n",
        "Two\n\n",
        "Three\n\n",
    ]


def test_a_section_ends_where_it_does_though_signs_are_taken_out():
    builder = TextBuilder()
    builder.add("One", level=1)
    builder.close(1)
    builder.add("|")
    builder.add("alone.")

    builder.take_out("|")

    assert [tuple(s.span) for s in builder.finish().sections] == [(0, 5)]
