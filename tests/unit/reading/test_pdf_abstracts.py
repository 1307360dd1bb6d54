"""Abstracts of PDFs that no heading names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pdfs import LINE, Word, column, content_of, make_pdf

from scoqa.types import Zone

ABSTRACT = [
    "We ask which words of a first page are those of an abstract",
    "and say so of them alone. The rest is what others print there.",
    "It is found that most of them are told by where they stand",
    "and by what follows below them on the page. What is left is",
    "a small number that no rule tells from the text of the body.",
]
TITLE: list[Word] = [(150, 780, "On the Tides of Two Bays", 18), (200, 755, "Anna Stone and Bob Rivers")]
TEXT = [f"{LINE}.", LINE, f"{LINE}.", LINE, f"{LINE}."]


def abstract(tmp_path: Path, words: Sequence[Word]) -> str:
    content = content_of(tmp_path, make_pdf([words]))
    return " ".join(
        " ".join(content.text[slice(*zone.span)].split())
        for zone in content.zones
        if zone.zone is Zone.ABSTRACT
    )


@pytest.mark.parametrize(
    "first", ["1 Introduction", "Introduction", "1. Introduction: what tides are", "Keywords: tides, bays"]
)
def test_prose_between_names_and_an_introduction_or_key_words_is_one(tmp_path: Path, first: str):
    heading = 10 if first.startswith("Key") else 13
    words = [*TITLE, *column(70, 710, ABSTRACT), (70, 640, first, heading), *column(70, 610, TEXT * 3)]

    assert abstract(tmp_path, words) == " ".join(ABSTRACT)


@pytest.mark.parametrize("name", ["Abstract.", "A B S T R A C T"])
def test_a_line_that_names_it_is_enough(tmp_path: Path, name: str):
    words = [
        *TITLE,
        (70, 725, name),
        *column(70, 700, ABSTRACT),
        (70, 640, "1 Tides", 13),
        *column(70, 610, TEXT * 3),
    ]

    assert abstract(tmp_path, words) == " ".join(ABSTRACT)


def test_before_another_section_it_is_one_where_it_is_set_smaller(tmp_path: Path):
    after = [(70, 640, "1 Tides", 13), *column(70, 610, TEXT * 3)]

    assert abstract(tmp_path, [*TITLE, *column(70, 710, ABSTRACT, 9), *after]) == " ".join(ABSTRACT)
    assert abstract(tmp_path, [*TITLE, *column(70, 710, ABSTRACT), *after]) == ""


@pytest.mark.parametrize(
    ("above", "prose", "first"),
    [
        (TITLE[:1], ABSTRACT, "1 Introduction"),
        (TITLE, [*ABSTRACT[:1], "and say so."], "1 Introduction"),
        (TITLE, ABSTRACT, "The bays"),
        (TITLE, ["Permission to copy these words is granted to all who ask.", *ABSTRACT], "1 Introduction"),
        (TITLE, ["2014 The Authors. Printed by those who live at the bay.", *ABSTRACT], "1 Introduction"),
        (TITLE, ["This report was prepared by those who live at the bays.", *ABSTRACT], "1 Introduction"),
        (
            TITLE,
            ['"Who asks, is told." So it is said at the bays to all who ask', *ABSTRACT],
            "1 Introduction",
        ),
    ],
    ids=["no names", "a sentence", "no introduction", "a permission", "a year", "who made it", "a motto"],
)
def test_other_text_below_a_title_is_none(tmp_path: Path, above: list[Word], prose: list[str], first: str):
    words = [*above, *column(70, 710, prose), (70, 640, first, 13), *column(70, 610, TEXT * 3)]

    assert abstract(tmp_path, words) == ""


def test_a_named_one_is_the_only_one(tmp_path: Path):
    words = [
        *TITLE,
        *column(70, 725, ABSTRACT),
        *column(70, 655, ["Abstract- The tides of two bays are told here by what they are."]),
        (70, 630, "1 Introduction", 13),
        *column(70, 610, TEXT * 3),
    ]

    assert abstract(tmp_path, words).startswith("Abstract-")
