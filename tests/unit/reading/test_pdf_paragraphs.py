"""Where a PDF's paragraphs begin, and what stays together."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import LINE, column, content_of, make_pdf


@pytest.mark.parametrize("begins", ["[19] and", "(f) and", "(25) and", "(a), the"])
def test_a_number_in_brackets_at_a_lines_beginning_begins_no_item_inside_a_sentence(
    tmp_path: Path, begins: str
):
    lines = [LINE, f"{begins} {LINE[:-10]}", LINE]

    content = content_of(tmp_path, make_pdf([column(70, 700, lines)]))

    assert len(content.paragraphs) == 1
    assert f"of body {begins} these" in content.text


@pytest.mark.parametrize(
    "lines",
    [
        [f"{LINE};", f"(b) {LINE};", LINE],
        [f"(a) {LINE}", f"(b) {LINE}", LINE],
        [f"{LINE[:-5]} and", f"(b) {LINE[:-6]}", LINE],
        [LINE[:30], f"(b) {LINE}", LINE],
    ],
    ids=["after a semicolon", "after an item", "after and", "after a short line"],
)
def test_an_item_of_a_list_begins_a_paragraph(tmp_path: Path, lines: list[str]):
    content = content_of(tmp_path, make_pdf([column(70, 700, [LINE, *lines])]))

    assert [content.text[slice(*span)][:3] for span in content.paragraphs][-1] == "(b)"


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("as has been shown elsewhere [3,5-", "7,13], so that", "[3,5-7,13]"),
        ("the years of the long war from 1914–", "1918 and later", "1914–1918"),
        ("of Political Economy 127 (5), 2229–", "2268.", "2229–2268."),
        ("and the ions of the second group, HCO3–", "24 in all", "HCO3– 24"),
        ("the sum of the first two of them is -", "4 at the end", "is - 4"),
    ],
)
def test_a_range_of_numbers_is_whole_over_a_lines_end(tmp_path: Path, first: str, second: str, whole: str):
    lines = [f"{LINE[: 56 - len(first)]}{first}", f"{second} {LINE[: 55 - len(second)]}", LINE]
    lines = [line.replace("–", "\x96") for line in lines]  # its code in the font

    content = content_of(tmp_path, make_pdf([column(70, 700, lines)], font="/Encoding /WinAnsiEncoding"))

    assert whole in content.text


@pytest.mark.parametrize(
    ("inside", "first", "second", "whole"),
    [
        ("one—another", "that is so—", "unless it is not", "so—unless"),
        ("one—another", "that is so", "—unless it is not", "so—unless"),
        ("Navier–Stokes", "as they say post–", "war or not", "post–war"),
        ("one —another", "that is so —", "unless it is not", "so — unless"),
        ("dijo —otra vez—", "that is so", "—unless it is not", "so —unless"),
        ("dijo —otra vez— y", "that is so—", "unless it is not", "so— unless"),
    ],
)
def test_a_dash_at_a_lines_end_has_blanks_as_others_of_the_paper_have(
    tmp_path: Path, inside: str, first: str, second: str, whole: str
):
    lines = [f"{inside} {LINE[: 55 - len(inside)]}", f"{LINE[: 55 - len(first)]} {first}"]
    lines += [f"{second} {LINE[: 55 - len(second)]}", LINE]
    lines = [line.replace("–", "\x96").replace("—", "\x97") for line in lines]

    content = content_of(tmp_path, make_pdf([column(70, 700, lines)], font="/Encoding /WinAnsiEncoding"))

    assert whole in content.text


def test_a_numbered_line_that_ends_inside_a_word_is_no_heading(tmp_path: Path):
    lines = [
        "2. The members of the commission are these: one who is its speak-",
        "er and two others of them.",
        LINE,
    ]

    content = content_of(tmp_path, make_pdf([column(70, 700, [LINE, *lines])]))

    assert not content.sections
    assert "its speaker and two others" in content.text


def test_a_headings_last_word_goes_on_in_its_second_line(tmp_path: Path):
    page = [
        *column(70, 700, [LINE, f"{LINE}."]),
        (70, 650, "2.1 The State and its Ob-", 13),
        (70, 634, "ligations", 13),
    ]
    page += column(70, 610, [LINE] * 4)

    content = content_of(tmp_path, make_pdf([page]))

    assert [section.heading for section in content.sections] == ["2.1 The State and its Obligations"]


def test_half_a_word_whose_rest_stands_elsewhere_keeps_its_hyphen(tmp_path: Path):
    page = [*column(70, 700, [LINE, f"{LINE[:50]} foun-"]), (70, 660, "Figure 1: What is drawn.")]

    content = content_of(tmp_path, make_pdf([page]))

    assert "foun-\n\nFigure 1" in content.text


def test_an_index_under_an_exponent_parts_no_line(tmp_path: Path):
    page = [
        *column(70, 712, [LINE]),
        (70, 700, "the variance that is estimated here is x"),
        (240.6, 704, "A", 6.5),
        (240.6, 697, "j", 6.5),
        (245.6, 700, "and the line goes on to its full end"),
        *column(70, 688, [LINE]),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    assert len(content.paragraphs) == 1
    assert "is xAj" in content.text


def test_a_fraction_is_no_number_of_two_digits(tmp_path: Path):
    page = [
        *column(70, 712, [LINE]),
        (70, 700, "the share that is estimated here is "),
        (222.9, 704, "1", 6.5),
        (222.9, 696, "2", 6.5),
        (227.4, 700, "and the line goes on to its full end"),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    assert "12" not in content.text


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("as they were used here pre-", "and postemergence in", "pre- and postemergence"),
        ("of the countries with low-", "and middle-income as", "low- and middle-income"),
        ("that was said in the is-", "land and all the others", "the island and"),
    ],
)
def test_a_hyphen_that_waits_for_a_later_word_stays_before_its_blank(
    tmp_path: Path, first: str, second: str, whole: str
):
    lines = [f"{LINE[: 56 - len(first)]}{first}", f"{second} {LINE[: 55 - len(second)]}", LINE]

    content = content_of(tmp_path, make_pdf([column(70, 700, lines)]))

    assert whole in content.text
