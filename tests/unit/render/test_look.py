"""How a screen looks, by flags, environment and terminal."""

from __future__ import annotations

import pytest

from scoqa.render import Look, look_of


def look(*, is_terminal: bool = True, columns: int = 80, color: str = "auto", **environment: str) -> Look:
    return look_of(
        is_terminal=is_terminal, columns=columns, encoding="utf-8", environment=environment, color=color
    )


@pytest.mark.parametrize(
    ("shown", "colour"),
    [
        (look(), True),
        (look(is_terminal=False), False),
        (look(NO_COLOR="1"), False),
        (look(NO_COLOR=""), True),
        (look(TERM="dumb"), False),
        (look(is_terminal=False, FORCE_COLOR="1"), True),
        (look(is_terminal=False, FORCE_COLOR="0"), False),
        (look(NO_COLOR="1", color="always"), True),
        (look(color="never", FORCE_COLOR="1"), False),
    ],
)
def test_the_flag_beats_the_environment_which_beats_the_terminal(shown: Look, colour: bool):
    assert shown.colour is colour


def test_without_colour_a_terminal_still_shows_bold_and_underlined_words():
    assert (look(NO_COLOR="1").colour, look(NO_COLOR="1").bold) == (False, True)
    assert not look(color="never").styled
    assert not look(TERM="dumb").styled
    assert not look(is_terminal=False, NO_COLOR="1").styled


def test_links_are_for_terminals_only():
    assert look().links
    assert not look(is_terminal=False, color="always").links
    assert not look(TERM="dumb", color="always").links


def test_the_width_is_that_of_the_terminal_up_to_a_hundred():
    assert [look(columns=columns).width for columns in (72, 100, 240, 5, 0)] == [72, 100, 100, 20, 100]
    assert look(is_terminal=False, columns=40).width == 100


@pytest.mark.parametrize(
    ("look", "told"),
    [
        (
            Look(),
            "none 'nix'; 'scoqa docs' lists them (scoqa status); 'scoqa doctor --repair'; scoqa is here",
        ),
        (
            Look(folder="my papers"),
            "none 'nix'; 'scoqa -d \"my papers\" docs' lists them (scoqa -d \"my papers\" status); "
            "'scoqa -d \"my papers\" doctor --repair'; scoqa is here",
        ),
        (
            Look(folder="/p", at_prompt=True),
            "none 'nix'; /docs lists them (/status); 'scoqa -d /p doctor --repair'; scoqa is here",
        ),
    ],
)
def test_commands_of_a_message_are_as_the_reader_types_them(look: Look, told: str):
    said = "none 'nix'; 'scoqa docs' lists them (scoqa status); 'scoqa doctor --repair'; scoqa is here"

    assert look.spoken(said) == told
