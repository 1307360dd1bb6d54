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
