"""What goes beside the answer: notes and errors on stderr."""

from __future__ import annotations

import io

import pytest

from scoqa.cli.console import Console
from scoqa.render import Fragment, clean
from scoqa.types import AddReport

NOTE = "answering from the paper that ships with scoqa; ask your own with -d FOLDER"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("say", [Console.note, Console.error])
def test_a_terminal_gets_whole_words_and_a_log_one_line(say):
    told = {"COLUMNS": "40", "TERM": "dumb"}
    log, screen = io.StringIO(), Terminal()

    say(Console(stdout=io.StringIO(), stderr=log, environment=told), NOTE)
    say(Console(stdout=io.StringIO(), stderr=screen, environment=told), NOTE)

    assert log.getvalue() == f"scoqa: {NOTE}\n"
    assert screen.getvalue().splitlines() == [
        "scoqa: answering from the paper that",
        "  ships with scoqa; ask your own with -d",
        "  FOLDER",
    ]


@pytest.mark.parametrize("name", ["ascii", "ANSI_X3.4-1968", "US-ASCII"])
def test_what_is_read_is_utf8_where_the_locale_knows_ascii_alone(name: str):
    typed = io.TextIOWrapper(
        io.BytesIO("Łódź \udcff".encode(errors="surrogateescape")), name, "surrogateescape"
    )

    console = Console(stdin=typed, stdout=io.StringIO(), stderr=io.StringIO(), environment={})

    assert console.stdin.readline() == "Łódź \udcff"


@pytest.mark.parametrize(("encoding", "is_told"), [("ascii", True), ("utf-8", False)])
def test_what_numbers_of_letters_are_is_told_once(encoding: str, is_told: bool):
    out, log = io.TextIOWrapper(io.BytesIO(), encoding), io.StringIO()
    console = Console(stdout=out, stderr=log, environment={})

    console.print_lines([[Fragment("", clean("naïve", encoding))]])
    assert log.getvalue() == ""
    for _ in range(2):
        console.print_lines([[Fragment("", clean("Москва", encoding))]])

    assert log.getvalue().count("are numbered") == is_told


class Stopped:
    """A new collection whose user presses Ctrl-C while it is read."""

    name, place, origin = "papers", "papers/.scoqa/index.sqlite", "folder"

    def add(self, **_options: object) -> AddReport:
        return AddReport(added=("a", "b"), interrupted=True)


def test_a_first_reading_that_is_stopped_says_what_is_kept():
    console = Console(stdout=io.StringIO(), stderr=io.StringIO(), environment={})

    with pytest.raises(KeyboardInterrupt, match="2 documents added; interrupted, what was read is kept"):
        console.read_in(Stopped())
