"""Zones of a content, by its headings and the blocks under them."""

from __future__ import annotations

import pytest

from scoqa.reading.content import TextBuilder
from scoqa.types import Zone

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
