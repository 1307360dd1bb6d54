"""Rendered lines in the prompt's own terms."""

from __future__ import annotations

from scoqa.render import Fragment, Look
from scoqa.render.paint import SGR
from scoqa.repl.style import FRAGMENTS, formatted, style_of

TERMINAL = Look(width=80, colour=True, links=True)


def test_every_style_of_the_renderer_has_one_in_the_prompt():
    assert FRAGMENTS.keys() == SGR.keys()


def test_matches_are_bold_and_underlined_with_and_without_colour():
    for look in (TERMINAL, Look()):
        attributes = style_of(look).get_attrs_for_style_str("class:match")
        assert attributes.bold
        assert attributes.underline


def test_without_colour_no_style_has_one():
    for name in (*FRAGMENTS, "bottom-toolbar", "auto-suggestion"):
        attributes = style_of(Look()).get_attrs_for_style_str(f"class:{name}")
        assert not attributes.color
        assert not attributes.bgcolor


def test_without_colour_weights_are_those_of_one_shot_answers():
    for name, codes in SGR.items():
        attributes = style_of(Look()).get_attrs_for_style_str(f"class:{name}")
        weights = {"1": attributes.bold, "2": attributes.dim, "4": attributes.underline}
        assert {code for code, is_on in weights.items() if is_on} == set(codes.split(";")) & {"1", "2", "4"}
    assert style_of(Look()).get_attrs_for_style_str("class:auto-suggestion").dim


def test_a_link_takes_no_room_and_cannot_break_out():
    evil = "file:///a b\x1b\\\x07\x9c.pdf#page=2"

    text = formatted([[Fragment("title match", "Birds", evil), Fragment("", ", p. 2")]], TERMINAL)

    assert text == [
        ("[ZeroWidthEscape]", "\x1b]8;;file:///ab\\.pdf#page=2\x1b\\"),
        ("class:title class:match", "Birds"),
        ("[ZeroWidthEscape]", "\x1b]8;;\x1b\\"),
        ("", ", p. 2"),
        ("", "\n"),
    ]


def test_where_links_are_not_allowed_there_are_none():
    text = formatted([[Fragment("", "Birds", "file:///a.pdf")]], Look(colour=True))

    assert text == [("", "Birds"), ("", "\n")]
