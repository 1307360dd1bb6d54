"""Accents that a PDF draws apart from their letters."""

from __future__ import annotations

import pytest

from scoqa.reading.pdf_unfolding import unfold


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
