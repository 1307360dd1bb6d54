"""What help says of all commands."""

from __future__ import annotations

from collections.abc import Callable

from scoqa.repl.commands.table import COMMANDS, KEYS, WORDS
from scoqa.repl.dispatch import reply_to
from scoqa.repl.session import Session

Say = Callable[[str], str]


def test_help_lists_every_command_and_every_key(say: Say):
    screen = say("/help")

    assert all(word in screen for word, _ in WORDS)
    assert all(f"/{name}" in screen for name in COMMANDS)
    assert all(key in screen for key, _ in KEYS)
    assert say("/help show") == "  /show N\n  the whole passage in its place; also /show KEY or KEY:page\n"


def test_help_fits_a_narrow_terminal(session: Session):
    session.look = session.look.__class__(width=40)

    assert max(len("".join(part.text for part in line)) for line in reply_to(session, "/help").lines) <= 40
