"""Accents that a PDF draws apart from their letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import LINE, column, content_of, make_pdf

from scoqa.reading.pdf_unfolding import unfold, with_hyphens


@pytest.mark.parametrize(
    ("drawn", "written"),
    [
        (
            "M¨uller, P´erez and Mart´ınez",
            "Müller, Pérez and Martínez",
        ),  # as TeX draws them: before the letter
        ("Schr ¨odinger", "Schr ödinger"),
        ("Mu˜noz of S˜ao Paulo", "Muñoz of São Paulo"),
        ("fa¸cade", "façade"),
        ("Sto¨ck, Pe´rez and Jose´ Macı´as", "Stöck, Pérez and José Macías"),  # as others do: behind it
        ("Mun˜oz, Franc¸ois", "Muñoz, François"),
        ("it´s l´eau and don´t", "it´s l´eau and don´t"),  # typed for an apostrophe
        ("x ˜ y and `code`", "x ỹ and `code`"),
        ("a\xadb ﬁnd\x02", "ab find"),
    ],
)
def test_accents_drawn_apart_are_put_on_their_letters(drawn: str, written: str):
    assert unfold(drawn) == written


def test_a_soft_hyphen_that_is_drawn_inside_a_line_is_a_hyphen(tmp_path: Path):
    reads = {**{letter: letter for letter in map(chr, range(32, 126))}, "~": "\xad"}
    page = column(
        70, 700, ["The face~to~face talks of 1835~37 went on in the same har~", "bour as before.", LINE]
    )

    text = content_of(tmp_path, make_pdf([page], reads=reads)).text

    assert text.startswith("The face-to-face talks of 1835-37 went on in the same harbour as before.")


def test_one_that_takes_no_room_is_none():
    assert (
        with_hyphens("a\xadb c\xadd", [(0, 5, 0, 9), (5, 5, 0, 9), (5, 9, 0, 9), *[(9, 12, 0, 9)] * 5])
        == "a\xadb c-d"
    )
