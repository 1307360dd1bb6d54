"""Words of a command line as a shell reads them."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.shell import shell_word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("papers", "papers"),
        ("my papers", '"my papers"'),
        ("it's", '"it\'s"'),
        ("cost $5", "'cost $5'"),
        ("wow!", "'wow!'"),
    ],
)
def test_single_quotation_marks_stay_for_what_double_ones_do_not_protect(text: str, word: str):
    assert shell_word(text) == word


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_a_shell_reads_it_as_one_word(text: str):
    assert shlex.split(shell_word(text)) == [text]
