"""Characters that a stream lacks: what stands for them can be read, or looked up, and is nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.render.spelled import spelled


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Žižek, Łódź, Søren, naïve e\u0301lève", "Zizek, Lodz, Soren, naive eleve"),
        ("ﬁgure ＡＢＣ 𝑥 №", "figure ABC x No"),
        ("10⁻⁵ m², CO₂, 2½", "10^-^5 m^2, CO_2, 2 1/2"),
        ("a ≠ b ≤ c ± 3 µm", "a != b <= c +/- 3 um"),
        ("Москва", "\\u041c\\u043e\\u0441\\u043a\\u0432\\u0430"),
        ("α-helix ≮ ①", "\\u03b1-helix \\u226e \\u2460"),
        ("日本 😀", "\\u65e5\\u672c \\U0001f600"),
        ("שָׁ", "\\u05e9\\u05b8\\u05c1"),
        ("می\u200cخواهم", "\\u0645\\u06cc\\u062e\\u0648\\u0627\\u0647\\u0645"),
        ("lost \ufffd", "lost ?"),
    ],
)
def test_what_ascii_lacks_is_spelled_or_numbered(text: str, shown: str):
    assert spelled(text, "ascii") == shown


def test_what_the_encoding_has_stays():
    assert (
        spelled("café Łódź “Москва”", "latin-1") == 'café Lódz "\\u041c\\u043e\\u0441\\u043a\\u0432\\u0430"'
    )
    assert spelled("Москва …", "koi8-r") == "Москва ..."


@given(st.text(st.characters(codec="utf-8", categories=["Lo", "Nd", "Nl", "No", "Sm"])))
def test_letters_numbers_and_signs_never_vanish_and_numbers_stay_numbers_of_their_own(text: str):
    shown = [spelled(character, "ascii") for character in text]

    assert all(map(str.isascii, shown))
    assert all(shown)
    assert not any(
        re.fullmatch("[0-9]+", new) for old, new in zip(text, shown, strict=True) if not old.isdecimal()
    )
