"""Captions of PDFs that are whole and end where they end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pdfs import LINE, Word, column, content_of, make_pdf

from scoqa.types import Zone

BODY = [f"{LINE}."] * 8
WIDE = "Figure 1 The tides of the two bays of the north as drawn"
"""As wide as a line of the text."""


def captions(tmp_path: Path, words: Sequence[Word]) -> list[str]:
    content = content_of(tmp_path, make_pdf([words]))
    return [
        " ".join(content.text[slice(*zone.span)].split())
        for zone in content.zones
        if zone.zone is Zone.CAPTION
    ]


@pytest.mark.parametrize("label", ["TABLE I", "Table 1."])
def test_the_words_below_a_label_are_of_its_caption(tmp_path: Path, label: str):
    words: list[Word] = [
        *column(70, 780, BODY),
        (160, 660, label, 8),
        (130, 648, "The tides of two bays", 8),
        *column(70, 600, BODY),
    ]
    assert captions(tmp_path, words) == [f"{label} The tides of two bays"]


def test_a_paragraph_about_a_table_is_none(tmp_path: Path):
    words = [
        *column(70, 780, BODY),
        *column(70, 640, ["Table 4-1 provides the words of one full line", *BODY]),
    ]

    assert captions(tmp_path, words) == []


def test_a_formula_parts_no_caption(tmp_path: Path):
    words: list[Word] = [
        *column(70, 780, BODY),
        (70, 660, WIDE, 9),
        (70, 649, "with a mean of a =", 9),
        (149, 653, "c", 6),
        (149, 645, "6 log k", 6),
        (70, 638, "and the rest of what is said of them here.", 9),
        *column(70, 600, BODY),
    ]

    (caption,) = captions(tmp_path, words)

    assert caption.startswith("Figure 1 The tides")
    assert caption.endswith("is said of them here.")


def test_text_close_below_a_caption_in_its_font_is_no_part_of_it(tmp_path: Path):
    words: list[Word] = [
        *column(70, 780, BODY),
        (110, 660, "Figure 1. The tides of a bay"),
        *column(70, 648, ["Tidings are the words of one full line of the text of body", *BODY]),
    ]

    assert captions(tmp_path, words) == ["Figure 1. The tides of a bay"]


def test_text_behind_the_rest_of_a_caption_is_parted_from_it(tmp_path: Path):
    words: list[Word] = [
        *column(70, 780, BODY),
        (90, 660, WIDE, 9),
        (90, 649, "with a mean of a =", 9),
        (169, 653, "c", 6),
        (169, 645, "6 log k", 6),
        (90, 638, "and the rest of what is said of them here [5].", 9),
    ]

    content = content_of(
        tmp_path, make_pdf([words, column(70, 780, ["goes on in small letters here", *BODY])])
    )

    (caption,) = (zone.span for zone in content.zones if zone.zone is Zone.CAPTION)
    assert content.text[slice(*caption)].endswith("said of them here [5].")
    assert "goes on in small letters" in content.text
