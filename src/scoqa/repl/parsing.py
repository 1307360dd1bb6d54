"""A typed line to a question or a command with its arguments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from scoqa.errors import ScoqaError

PLAIN_WORDS = {
    "?": "help",
    "help": "help",
    "exit": "quit",
    "quit": "quit",
    r"\q": "quit",
    ":q": "quit",
}
"""What people type from habit; a whole line of it is that command."""
ALIASES = {"?": "help", "exit": "quit", "q": "quit"}
ELSEWHERE = {
    "ask": "a question needs no command: type it as it is",
    "config": "/set changes this session, 'scoqa config' in a shell all that follow",
    "judge": "/good N and /bad N judge",
    **{
        name: f"'scoqa {name}' in a shell does that"
        for name in ("check", "completion", "doctor", "eval", "remove", "tune", "verify")
    },
}
"""What does here what these commands of the command line do."""
_COMMAND = re.compile(r"/(\S*)\s*(.*)", re.DOTALL)
_NUMBER = re.compile(r"\[?(\d{1,6})\]?")


@dataclass(frozen=True, slots=True)
class Typed:
    """What a line is.

    Attributes:
        name: Of the command as typed, without its slash; empty for a question.
        rest: Its arguments, or the question.
    """

    name: str
    rest: str


class NoCommandError(ValueError):
    """A command that is not there or not clear; the text names what is near."""


def typed(line: str) -> Typed | None:
    """The line as a question or a command; None for a blank one."""
    text = line.strip()
    if not text:
        return None
    if text.lower() in PLAIN_WORDS:
        return Typed(PLAIN_WORDS[text.lower()], "")
    found = _COMMAND.fullmatch(text)
    return Typed("", text) if found is None else Typed(found[1] or "help", found[2].strip())


def full_name(name: str, names: Iterable[str]) -> str:
    """The one command that a name or its beginning means.

    Raises:
        NoCommandError: None does, or several do; nothing is guessed.
    """
    known = sorted(names)
    folded = ALIASES.get(name.lower(), name.lower())
    if folded in known:
        return folded
    begun = [each for each in known if each.startswith(folded)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        *most, last = (f"/{each}" for each in begun)
        raise NoCommandError(f"/{name} could be {', '.join(most)} or {last}")
    near = get_close_matches(folded, known, 1)
    hint = f"the nearest is /{near[0]}" if near else "/help lists them"
    hint = ELSEWHERE.get(folded, hint)
    raise NoCommandError(f"there is no command /{name}; {hint}")


def number_first(text: str) -> tuple[int, str]:
    """A leading number, 0 where there is none, and the rest: "2 apa" is (2, "apa"), "[2]" is (2, "")."""
    word, _, rest = text.partition(" ")
    found = _NUMBER.fullmatch(word)
    return (int(found[1]), rest.strip()) if found else (0, text.strip())


def numbers(words: Sequence[str]) -> list[int] | None:
    """The numbers that words are; None where one of them is none."""
    found = [_NUMBER.fullmatch(word.rstrip(",")) for word in words]
    return [int(each[1]) for each in found if each] if all(found) else None


def shell_words(text: str) -> list[str]:
    """Words as typed, quoted where they hold blanks.

    Raises:
        ScoqaError: A quotation mark is not closed.
    """
    import shlex

    try:
        return shlex.split(text)
    except ValueError as error:
        raise ScoqaError(f"{text}: {error}") from error
