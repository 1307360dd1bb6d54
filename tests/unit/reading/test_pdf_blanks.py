"""Blanks between words that are only gaps, and that PDFium does not see."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pdfs import LINE, Word, content_of, make_pdf


def _width(word: str) -> float:
    page = pypdfium2.PdfDocument(make_pdf([[(0, 640, word)]]))[0].get_textpage()
    return float(page.get_charbox(len(word) - 1, loose=True)[2])


def _placed(y: float, words: str, gaps: dict[str, float]) -> list[Word]:
    """Words of a line, each drawn by itself behind a gap, in points."""
    found: list[Word] = []
    x = 70.0
    for word in words.split():
        found.append((x, y, word))
        x += _width(word) + gaps.get(word, 3.0)
    return found


def _page(*lines: str, gaps: dict[str, float]) -> list[Word]:
    return [word for n, line in enumerate(lines) for word in _placed(700 - 12 * n, line, gaps)]


def test_a_gap_before_a_capital_parts_words_and_so_do_others_of_its_page(tmp_path: Path):
    page = _page(LINE, "Plans of Labor and at the end", LINE, gaps={"of": 1.6, "at": 1.6})

    text = content_of(tmp_path, make_pdf([page])).text

    assert "Plans of Labor and at the end" in " ".join(text.split())


@pytest.mark.parametrize("gap", [0.0, 0.8])
def test_where_the_gap_is_none_of_words_they_stay_one(tmp_path: Path, gap: float):
    page = _page(LINE, "Plans of Labor", LINE, gaps={"of": gap})

    text = content_of(tmp_path, make_pdf([page])).text

    assert "Plans ofLabor" in " ".join(text.split())
