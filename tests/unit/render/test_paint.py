"""Styled text as a terminal shows it."""

from __future__ import annotations

from scoqa.render import Fragment, Look, paint


def test_without_colour_the_text_is_plain():
    assert paint([[Fragment("match", "SCO"), Fragment("", " x ")]], Look()) == "SCO x\n"


def test_a_match_is_bold_and_underlined():
    assert paint([[Fragment("match", "SCO")]], Look(colour=True)) == "\x1b[1;4mSCO\x1b[0m\n"


def test_a_link_cannot_end_its_own_sequence():
    line = [Fragment("", "paper", "file:///a\x1b\\\x07b c")]

    assert paint([line], Look(colour=True, links=True)) == "\x1b]8;;file:///a\\bc\x1b\\paper\x1b]8;;\x1b\\\n"
    assert paint([line], Look(colour=True)) == "paper\n"


def test_without_colour_matches_stay_bold_and_underlined():
    line = [
        Fragment("match", "SCO"),
        Fragment("", " "),
        Fragment("good bold", "strong"),
        Fragment("key", "k"),
    ]

    assert paint([line], Look(bold=True)) == "\x1b[1;4mSCO\x1b[0m \x1b[1mstrong\x1b[0mk\n"
