"""The settings of a session."""

from __future__ import annotations

import pytest

from scoqa.config import Config
from scoqa.repl.options import SETTABLE, Options, from_config, value_of, with_value


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("k", "12", "12"),
        ("context", "0", "0"),
        ("layout", "comp", "compact"),
        ("style", "bibtex", "bibtex"),
        ("scores", "on", "on"),
        ("scores", "No", "off"),
        ("min_confidence", "any", "any"),
        ("Min-Confidence", "strong", "strong"),
    ],
)
def test_a_setting_takes_what_it_shows(name: str, text: str, shown: str):
    changed = with_value(Options(), name, text)

    assert value_of(changed, name) == shown
    assert with_value(changed, name, shown) == changed


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("k", "0", "k is a number from 1 to 100: '0'"),
        ("k", "many", "k is a number"),
        ("layout", "wide", "layout is one of list, compact, full: 'wide'"),
        ("style", "c", "style is one of plain, apa"),
        ("pager", "less", "pager is on or off"),
        ("colour", "on", "no setting 'colour'; there are k, context"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(name: str, text: str, message: str):
    with pytest.raises(ValueError, match=message):
        with_value(Options(), name, text)


def test_every_setting_has_a_value_and_its_choices_are_taken():
    for name, (_, choices) in SETTABLE.items():
        assert value_of(Options(), name)
        for choice in choices:
            assert value_of(with_value(Options(), name, choice), name) == choice


def test_a_session_begins_with_the_users_preferences():
    options = from_config(
        Config(k=3, layout="full", style="mla", editing="vi", min_confidence="fair", context=1)
    )

    assert options == Options(k=3, layout="full", style="mla", editing="vi", min_confidence="fair", context=1)
