"""Raised words: which are numbers of notes, and which are exponents."""

from __future__ import annotations

import pytest

from scoqa.reading.elements import xml_root
from scoqa.reading.raised import DOWN, UP, lowered, raised, raised_element


@pytest.mark.parametrize(
    ("before", "words", "after", "expected"),
    [
        ("growth", "12", ".", "[12]"),
        ("growth.", "12", " The", "[12]"),
        ("in 2010", "3", "", "[3]"),
        ("has 83,190,556", "2", "", "[2]"),
        ("of 0.5", "2", "", "²"),
        ("growth", "[12]", "", "[12]"),
        ("growth", "8,9", "", "[8,9]"),
        ("growth", "8, 9 – 11", "", "[8,9–11]"),
        ("45%", "8-10", "", "[8-10]"),
        ("10", "6", " cells", "⁶"),
        ("10", "-6", " M", "⁻⁶"),
        ("kg m", "−2", "", "⁻²"),
        ("km", "2", "", "²"),
        ("E = mc", "2", "", "²"),
        ("of it", "2", "", "[2]"),
        ("by the EU", "2", "", "[2]"),
        ("Ni", "2+", "-NTA", "²⁺"),
        ("mc", "2", "155", "²"),
        ("", "125", "I-labelled", "¹²⁵"),
        ("", "1", "Department of Law", "[1]"),
        ("cases", "a", "", "[a]"),
        ("(range)", "a,b", "", "[a,b]"),
        ("x", "a", "", "a"),
        ("19", "th", " century", "th"),
        ("Acme", "®", "", "®"),
        ("growth", "*", "", "*"),
    ],
)
def test_raised_words_are_notes_or_exponents(before: str, words: str, after: str, expected: str):
    assert raised(words, before, after) == expected


def test_the_mark_behind_another_mark_is_a_note_s_too():
    last = xml_root(b"<p>tides<sup>8</sup><sup>9</sup> rose</p>")[1]

    assert raised_element(last) == "[9]"


def test_what_stands_before_a_link_stands_before_the_mark_in_it():
    mark = xml_root(b"<p>the cases<a><sup>a</sup></a></p>")[0][0]

    assert raised_element(mark) == "[a]"


def test_stretches_side_by_side_are_one():
    text = f"tides{UP}8{DOWN}{UP},9{DOWN} rose"

    assert lowered(text) == "tides[8,9] rose"
    assert lowered(f"tides{UP}8") == "tides[8]"
    assert lowered("tides") == "tides"
