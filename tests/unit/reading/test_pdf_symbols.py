"""Signs whose codes are those of a font of symbols."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import LINE, column, content_of, make_pdf

from scoqa.reading.pdf_symbols import may_have_signs, with_signs


@pytest.mark.parametrize(
    ("font", "drawn", "written"),
    [
        ("SymbolMT", "\uf061-cyano and \uf0b4 \uf0b0C", "α-cyano and × °C"),
        ("StandardSymL", "\uf062\uf020= 0.3", "β = 0.3"),
        ("Wingdings-Regular", "\uf0fc \uf0d8 done", "✓ ➢ done"),
        ("FontAwesome", "\uf09a by \uf0b7", "\uf09a by •"),  # of its own meaning; a bullet anywhere
        ("CMEX10", "\uf8eb\uf8eda\uf8f6 \uf8e9", "\x1e\x1ea\x1e ©"),
        ("CMSY10", "x 6= y, x 6∈ A, x 7→ y", "x ≠\x1e y, x ∉\x1e A, x ↦\x1e y"),
        ("CMR10", "x 6= y, x 7→ y", "x 6= y, x 7→ y"),
        ("OpenSymbol", "\ue09e", "\ue09e"),
    ],
)
def test_signs_are_those_that_their_font_draws(font: str, drawn: str, written: str):
    assert with_signs(drawn, 70, lambda at: (font, at < 70)) == written


@pytest.mark.parametrize("text", ["x 6= y", "\uf0b7 first", "(\uf8eb)", "x 6∈ A", "x 7→ y"])
def test_lines_with_such_signs_are_known(text: str):
    assert may_have_signs(text, is_ascii=text.isascii())


@pytest.mark.parametrize("text", ["at 67", "at 67 °C", "Ω 7 6", "\ue000\uff08"])
def test_other_lines_are_not(text: str):
    assert not may_have_signs(text, is_ascii=text.isascii())


def test_bullets_of_a_font_of_symbols_begin_items(tmp_path: Path):
    reads = {**{letter: letter for letter in map(chr, range(32, 126))}, "~": "\uf0b7"}
    page = column(70, 700, [f"{LINE}:", f"~ one of {LINE}", f"~ two of {LINE}"])

    text = content_of(tmp_path, make_pdf([page], reads=reads)).text

    assert text.split("\n\n") == [f"{LINE}:", f"• one of {LINE}", f"• two of {LINE}"]


@pytest.mark.parametrize(("name", "expected"), [("CMSY10", "of x′ and"), ("CMR10", "of x0 and")])
def test_a_raised_zero_of_tex_s_signs_is_a_prime(tmp_path: Path, name: str, expected: str):
    page = [*column(70, 700, [LINE] * 3), (70, 640, "of x"), (88, 644, "0", 6.0), (95, 640, f"and {LINE}")]

    text = content_of(tmp_path, make_pdf([page], font=f"/BaseFont /{name}")).text

    assert expected in " ".join(text.split())
