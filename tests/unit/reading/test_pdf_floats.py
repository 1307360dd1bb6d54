"""Sentences that a figure or a table parts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pdfs import LINE, Word, column, content_of, make_pdf

from scoqa.reading.content import Content

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TEXT = [f"these are the {word} words of a full line of the text of body"[:56] for word in WORDS]
BEGUN = "the sentence that is meant here begins at the foot of it"
"""As long as a full line."""
CAPTION = [(70, 780, "Figure 1: What is drawn."), (70, 768, "It has two lines.")]


def read(tmp_path: Path, *pages: Sequence[Word]) -> Content:
    return content_of(tmp_path, make_pdf(pages))


@pytest.mark.parametrize(
    "rest", [["and goes on behind it.", *TEXT[6:]], TEXT[6:]], ids=["a short line", "full lines"]
)
def test_a_sentence_goes_on_behind_a_figure_at_the_next_pages_head(tmp_path: Path, rest: list[str]):
    first, second = column(70, 700, [*TEXT[:6], BEGUN]), [*CAPTION, *column(70, 730, rest)]

    content = read(tmp_path, first, second)

    words = " ".join(content.text.split())
    assert f"at the foot of it {rest[0]}" in words
    assert words.index("Figure 1") > words.index(rest[0])
    at = content.text.index("Figure 1")
    assert [page.index for page in content.pages if page.span.start <= at < page.span.stop] == [1]


def test_a_sentence_goes_on_behind_a_figure_where_a_paragraph_begins_with_the_last_line(tmp_path: Path):
    first = column(70, 700, [*TEXT[:6], "They are short."]) + column(84, 616, [BEGUN])

    words = " ".join(
        read(
            tmp_path, first, [*CAPTION, *column(70, 730, ["and goes on behind it.", *TEXT[6:]])]
        ).text.split()
    )

    assert "at the foot of it and goes on behind it." in words


def test_a_figure_at_a_pages_foot_comes_before_the_sentence_that_goes_on_over_the_page(tmp_path: Path):
    first = [*column(70, 700, [*TEXT[:6], BEGUN]), (70, 590, "Figure 1: What is drawn.")]

    content = read(tmp_path, first, column(70, 780, ["and goes on over it.", *TEXT[6:]]))

    assert "at the foot of it and goes on" in " ".join(content.text.split())
    at = content.text.index("Figure 1")
    assert [page.index for page in content.pages if page.span.start <= at < page.span.stop] == [0]


@pytest.mark.parametrize(
    "second",
    [
        [*CAPTION, *column(70, 756, ["and has a third one.", *TEXT[6:]])],
        [*CAPTION, *column(70, 730, ["A new sentence begins here as it would.", *TEXT[6:]])],
        [
            *CAPTION,
            *column(70, 730, [TEXT[6].title(), f"{LINE}."]),
            *column(70, 690, ["and goes on.", *TEXT[7:]]),
        ],
        [*CAPTION, *column(70, 730, TEXT[6:8], 8), *column(70, 690, [TEXT[8].title(), *TEXT[9:]])],
    ],
    ids=["the caption itself", "a capital", "text between", "another font"],
)
def test_what_does_not_go_on_is_left_apart(tmp_path: Path, second: list[Word]):
    content = read(tmp_path, column(70, 700, [*TEXT[:6], BEGUN]), second)

    before = content.text[: content.text.index("Figure 1")]
    assert before.split() == " ".join([*TEXT[:6], BEGUN]).split()


def test_a_word_goes_on_behind_a_figure_and_not_into_its_caption(tmp_path: Path):
    first = [*column(70, 700, [*TEXT[:6], f"{LINE[:50]} foun-"]), (70, 590, "Figure 1: What is drawn.")]

    content = read(tmp_path, first, column(70, 780, ["dation of it.", *TEXT[6:]]))

    assert "foundation of it." in content.text
    assert "Figure 1: What is drawn.\n\n" in content.text
