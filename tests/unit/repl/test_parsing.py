"""What a typed line is."""

from __future__ import annotations

import pytest

from scoqa.cli.table import COMMANDS as SHELL
from scoqa.repl.commands.table import COMMANDS
from scoqa.repl.parsing import NoCommandError, Typed, full_name, number_first, numbers, typed


@pytest.mark.parametrize("line", ["", "  ", "\n\t"])
def test_a_blank_line_is_nothing(line: str):
    assert typed(line) is None


@pytest.mark.parametrize("line", ["what is the SCO", "help me with tides", "exit strategy", "1/2 of what"])
def test_what_does_not_begin_with_a_slash_is_a_question(line: str):
    assert typed(line) == Typed("", line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("?", "help"),
        ("help", "help"),
        ("exit", "quit"),
        (" quit ", "quit"),
        ("EXIT", "quit"),
        (r"\q", "quit"),
        ("/", "help"),
    ],
)
def test_what_people_type_from_habit_is_understood(line: str, name: str):
    assert typed(line) == Typed(name, "")


def test_a_command_takes_the_rest_of_the_line():
    assert typed(" /cite 2  apa ") == Typed("cite", "2  apa")
    assert typed("/pin 1 two\nlines") == Typed("pin", "1 two\nlines")


@pytest.mark.parametrize(
    ("typed_name", "name"),
    [
        ("show", "show"),
        ("sh", "show"),
        ("SHOW", "show"),
        ("in", "in"),
        ("q", "quit"),
        ("exit", "quit"),
        ("ope", "open"),
    ],
)
def test_a_unique_beginning_is_enough_and_a_whole_name_always_is(typed_name: str, name: str):
    assert full_name(typed_name, COMMANDS) == name


def test_an_unclear_beginning_names_what_it_could_be():
    with pytest.raises(NoCommandError, match="/s could be /set, /show or /status"):
        full_name("s", COMMANDS)


def test_an_unknown_command_names_the_nearest():
    with pytest.raises(NoCommandError, match="no command /shwo; the nearest is /show"):
        full_name("shwo", COMMANDS)
    with pytest.raises(NoCommandError, match="no command /xyzzy; /help lists them"):
        full_name("xyzzy", COMMANDS)


@pytest.mark.parametrize("name", [name for name in SHELL if name not in COMMANDS])
def test_a_command_of_the_command_line_says_what_does_the_same_here(name: str):
    with pytest.raises(NoCommandError, match=rf"no command /{name}; .*(type it|in a shell|/good N)"):
        full_name(name, COMMANDS)


def test_numbers_are_read_with_and_without_brackets():
    assert number_first("2 apa") == (2, "apa")
    assert number_first("[12]") == (12, "")
    assert number_first("apa") == (0, "apa")
    assert numbers(["1,", "[3]"]) == [1, 3]
    assert numbers(["1", "x"]) is None
