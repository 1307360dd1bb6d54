"""Acronyms that a text introduces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.analysis import acronyms


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (
            "The Shanghai Cooperation Organisation (SCO) met.",
            "SCO",
            "Shanghai Cooperation Organisation",
        ),
        (
            "in the Collective Security Treaty Organisation [CSTO]",
            "CSTO",
            "Collective Security Treaty Organisation",
        ),
        ("Heat shock protein (HSP; see below) binds", "HSP", "Heat shock protein"),
        ("the United States (U.S.) and", "U.S", "United States"),
        ("the “World Wide Web” (WWW) and", "WWW", "World Wide Web"),
        ("called Extended regular expression (ERE) here", "ERE", "Extended regular expression"),
        ("an adeno-associated virus (AAV) and", "AAV", "adeno-associated virus"),
        (
            "an ossification of the longitudinal ligament (OLL)",
            "OLL",
            "ossification of the longitudinal ligament",
        ),
        ("the Union of African States (UAS) and", "UAS", "Union of African States"),
        ("the “Internet of Things” (IoT) and", "IoT", "Internet of Things"),
        (
            "the Organisation for Economic Co-operation (OEC) and",
            "OEC",
            "Organisation for Economic Co-operation",
        ),
    ],
)
def test_the_words_before_the_bracket_that_hold_its_letters(text: str, short: str, long: str):
    found = acronyms(text)

    assert [(each.short, each.long) for each in found] == [(short, long)]
    (only,) = found
    assert text[only.span.start : only.span.stop].startswith(long)
    assert text[only.span.start : only.span.stop][-1] in ")]"


@pytest.mark.parametrize(
    "text",
    [
        "It was founded in Shanghai (2001).",
        "He wrote to her (Putin) there.",
        "The SCO (SCO) is the SCO.",
        "It ended. A bird (XYZ) flew.",
        "Nothing stands before (ABC)",
        "(ABC) begins the text",
        "The switch is on only (ON) by day.",
        "the switch of console logging level (ON) is",
        "set here to ALL= (ALL) by day",
    ],
)
def test_other_brackets_introduce_nothing(text: str):
    assert acronyms(text) == []


def test_a_sentence_end_parts_the_letters_from_the_words_before():
    assert acronyms("Shanghai. Cooperation Organisation (SCO)") == []


@given(st.text(alphabet="ABab ().[];\n-", max_size=80))
def test_every_place_lies_in_the_text_and_ends_with_its_bracket(text: str):
    for found in acronyms(text):
        cut = text[found.span.start : found.span.stop]
        assert found.short in cut
        assert " ".join(cut.split()).startswith(found.long)
