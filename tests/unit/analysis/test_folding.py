"""Text as names and values are compared."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.analysis.folding import folded, normalized


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Ångström", "angstrom"),
        ("ﬁeld", "field"),
        ("ＡＢ", "ab"),
        ("Straße", "strasse"),
        ("e\u0301", "e"),
        ("Ørsted", "ørsted"),
    ],
)
def test_case_accents_and_dress_do_not_count(text: str, bare: str):
    assert folded(text) == bare


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str):
    assert folded(folded(folded(text))) == folded(folded(text))


@given(st.text(max_size=30))
def test_a_text_with_as_many_marks_as_languages_have_is_normalised_as_unicode_says(text: str):
    assert normalized("NFKC", text) == unicodedata.normalize("NFKC", text)


def test_of_many_marks_on_one_letter_the_first_thirty_stay():
    piled = "a" + "\u0323\u0301" * 50 + "b\u0301"

    assert normalized("NFD", piled) == "a" + "\u0323" * 15 + "\u0301" * 15 + "b\u0301"
