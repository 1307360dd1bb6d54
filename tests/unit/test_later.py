"""What is made only when it is asked for."""

from __future__ import annotations

import re

import pytest

from scoqa.later import pattern


def test_a_pattern_does_what_the_compiled_one_does():
    later, now = pattern("(b+)|C", re.IGNORECASE), re.compile("(b+)|C", re.IGNORECASE)

    assert later.sub("-", "abBc") == now.sub("-", "abBc") == "a--"
    assert [match.span() for match in later.finditer("abBc")] == [(1, 3), (3, 4)]
    assert (later.groups, later.pattern) == (now.groups, now.pattern)


def test_a_pattern_is_compiled_at_its_first_use():
    wrong = pattern("(")

    with pytest.raises(re.error):
        wrong.search("")
