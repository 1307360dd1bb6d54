"""Headings set as the text is, told by a word and its number."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdfs import LINE

from scoqa.reading.pdf import content_of_pages
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line

LEFT, RIGHT = 70.0, 350.0


def found(*parts: str, bold: str = "") -> list[tuple[int, str]]:
    """The headings of a page of lines, two paragraphs below each; those named bold are set so."""
    title = Line("A law on harbours", LEFT, LEFT + 160, 4920, 18, end=18, font="Serif")
    page = PageLines(0, 420, 5000, [title], font="Serif")
    y = 4900.0
    for words in parts:
        y -= 20
        page.lines.append(
            Line(words, LEFT, LEFT + 4.5 * len(words), y, 10, bold=words in bold, end=10, font="Serif")
        )
        y -= 8
        for line in [f"Here {LINE}", LINE, LINE, LINE, LINE, "and so it ends."] * 2:
            y -= 12
            right = RIGHT if len(line) > 40 else LEFT + 90
            page.lines.append(Line(line, LEFT, right, y, 10, end=10, font="Serif"))
    return [(each.level, each.heading) for each in content_of_pages([page]).sections[1:]]


@pytest.mark.parametrize(
    "names",
    [
        ["Article 1", "Article 2", "Article 3"],
        ["Article 1 Scope", "Article 2 – What words mean", "Article 4. Ships"],
        ["§ 1", "§ 2 Schiffe", "§ 3"],
        ["CHAPTER I Ships", "CHAPTER II Men", "CHAPTER III Owners", "CHAPTER IV Ends"],
        ["Chapter One: Ships", "Chapter Two: Men", "Chapter Three: Owners"],
        ["Annex A. Ships of it", "Annex B", "Annex C", "Annex D"],
        ["Part I", "Part II", "Part III"],
        ["Глава 1. Корабли", "Глава 2. Люди", "Глава 3"],
        ["第一章 绪论", "第二章 方法", "第三章 结果"],
        ["一、绪论", "二、方法", "三、结果"],
        ["제1장 서론", "제2장 방법", "제3장 결과"],
        ["Άρθρο 1", "Άρθρο 2", "Άρθρο 3"],
    ],
)
def test_words_whose_numbers_go_up(names: Sequence[str]):
    assert found(*names) == [(2, name) for name in names]


WIDE = "Of the ledgers that stand in the harbours of the east"


@pytest.mark.parametrize("at", [1, 2, 4])
def test_one_as_long_as_the_text_has_the_number_that_the_others_lack(at: int):
    names = [f"Article {n} {WIDE if n == at else 'Ships'}" for n in (1, 2, 3, 4)]

    assert found(*names) == [(2, name) for name in names]


def test_text_that_begins_so_has_another_number():
    names = ["Article 1 Scope", f"Article 3 {WIDE}", "Article 2 Ships", "Article 3 Owners"]

    assert found(*names) == [(2, name) for name in names if WIDE not in name]


def test_what_comes_first_stands_above():
    names = ["Chapter I", "Article 1", "Article 2", "Chapter II", "Article 3", "Chapter III", "Article 4"]

    assert [level for level, _ in found(*names)] == [2, 3, 3, 2, 3, 2, 3]


@pytest.mark.parametrize(
    "names",
    [
        ["Article 1", "Article 2"],  # too few
        ["Article 12", "Article 50", "Article 7", "Article 81"],  # as they are cited
        ["Article 1 12", "Article 2 14", "Article 3 17"],  # contents
        ["Part 1 of them was read.", "Part 2 was read too.", "Part 3 is here."],
        ["Sections one", "Sectional two", "Parties three"],
    ],
)
def test_what_is_none(names: Sequence[str]):
    assert found(*names) == []


def test_none_is_looked_for_of_a_word_that_has_some_in_bold():
    names = ["Article 1", "Article 2", "Article 3", "Article 4", "Article 5"]

    assert [name for _, name in found(*names, bold="Article 2")] == ["Article 2"]
