"""Text as names and values are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.analysis.folding import folded


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
