"""Reads command lines: which command is meant, and the options of a plain line; argparse reads all others."""

from __future__ import annotations

import os
from collections.abc import Sequence

from scoqa.cli.table import COMMANDS, Argument, Command, Options, UnfitError, command


class UsageError(Exception):
    """The command line cannot be carried out as written; the text is one line for the user."""


def parse(arguments: Sequence[str]) -> tuple[Command, Options]:
    """Which command the words mean, and its options; what names no command is a question.

    Raises:
        UsageError: An option that is not known, lacks its value or has an impossible one.
    """
    ask = command("ask")
    at = _first_word(arguments, ask.arguments)
    if at is None or arguments[at] not in COMMANDS:
        return ask, _options(ask, arguments)
    name = arguments[at]
    chosen = ask if name == "ask" else command(name)
    rest = [*arguments[:at], *arguments[at + 1 :]]
    try:
        return chosen, _options(chosen, rest)
    except UsageError as error:
        if len(rest) > 1 and chosen is not ask and not any(word.startswith("-") for word in rest):
            raise UsageError(f"{error}; to ask it as a question: scoqa ask {' '.join(arguments)}") from error
        raise


def _first_word(arguments: Sequence[str], known: Sequence[Argument]) -> int | None:
    """Where the first word stands that is neither an option nor an option's value."""
    takes_value = {flag: one.takes_value for one in known if one.is_option for flag in one.names}
    is_value = False
    for at, word in enumerate(arguments):
        if is_value:
            is_value = False
        elif word == "--":
            return None
        elif word.startswith("-") and word != "-":
            is_value = takes_value.get(word, False)
        else:
            return at
    return None


def _options(one: Command, words: Sequence[str]) -> Options:
    options = read_plainly(one.arguments, words)
    if options is None:
        from scoqa.cli.parsers import (
            parsed,  # importing argparse takes a plain question a fiftieth of its time
        )

        options = parsed(one, words)
    for argument in one.arguments:
        value = getattr(options, argument.dest)
        if not argument.is_path:
            value = [_as_text(each) for each in value] if isinstance(value, list) else _as_text(value)
            setattr(options, argument.dest, value)
    return options


def read_plainly(known: Sequence[Argument], words: Sequence[str]) -> Options | None:
    """The options of a command line of flags as they are listed, their values and other words.

    Args:
        known: What the command takes.
        words: Without the command's name.

    Returns:
        What the parser of the same arguments says; None where it is for the parser to say: of a command that takes
        other words than any number of one kind, of flags abbreviated, joined with their value or not known, of values
        that begin with a dash or are unfit, and of what asks for help.
    """
    flags = {flag: one for one in known if one.is_option for flag in one.names}
    others = [one for one in known if not one.is_option]
    if len(others) != 1 or others[0].nargs != "*" or others[0].type is not None:
        return None
    found = {one.dest: one.default for one in reversed(known)}  # the first of two for one attribute says
    plain: list[str] = []
    appended: dict[str, list[object]] = {}
    left = iter(words)
    for word in left:
        if not word.startswith("-"):
            plain.append(word)
            continue
        one = flags.get(word)
        if one is None:
            return None
        if one.action == "store_true":
            found[one.dest] = True
        elif one.action == "store_const":
            found[one.dest] = one.const
        elif one.takes_value and one.nargs is None:
            given = next(left, "-")
            if given.startswith("-"):
                return None
            try:
                value = one.type(given) if one.type else given
            except UnfitError:
                return None
            if one.action == "append":
                appended.setdefault(one.dest, []).append(value)
            else:
                found[one.dest] = value
        else:
            return None
    return Options(**{**found, **appended, others[0].dest: plain})


def _as_text(value: object) -> object:
    """The same of what names no file: in UTF-8 also where the locale has given its bytes as half surrogates."""
    if not isinstance(value, str) or value.isascii():
        return value
    try:
        return os.fsencode(value).decode("utf-8")
    except UnicodeError:
        return value
