"""``scoqa completion``: a script that makes a shell complete commands, options and their words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scoqa.cli.parsers import is_path, whole_parser, words_of
from scoqa.cli.table import one_of

if TYPE_CHECKING:
    import argparse

    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options

SUMMARY = "print the completion script for SHELL: bash, zsh, fish or tcsh"
SHELLS = ("bash", "zsh", "fish", "tcsh")
KEYS = ("KEY", "KEY|PATH", "REF")
"""Names of arguments that are keys of documents or begin with one; keys are asked of scoqa when they are wanted."""
_ASKED = "scoqa -q docs -f plain 2>/dev/null | cut -f 1"
_FUNCTIONS = {
    "bash": (
        f'_scoqa_keys() {{ compgen -W "$({_ASKED})" -- "$1"; }}\n'
        '_scoqa_keys_and_files() { _scoqa_keys "$1"; compgen -f -- "$1"; }'
    ),
    "zsh": (
        f'_scoqa_keys() {{ local -a keys; keys=(${{(f)"$({_ASKED})"}}); compadd -a keys; }}\n'
        "_scoqa_keys_and_files() { _scoqa_keys; _files; }"
    ),
}


def configure(arguments: Arguments) -> None:
    """The options of a completion script."""
    arguments.add("shell", type=one_of(SHELLS), metavar="SHELL", help=f"one of {', '.join(SHELLS)}")


def run(options: Options, console: Console) -> int:
    """Print the script."""
    parser, parsers = whole_parser()
    if options.shell == "fish":
        console.write("".join(f"{line}\n" for line in _fish(parser, parsers)))
        return 0
    import shtab

    for each in (parser, *parsers.values()):
        for action in each._actions:
            if words := words_of(action):
                action.choices = words
            elif action.metavar in KEYS:
                function = "_scoqa_keys_and_files" if is_path(action) else "_scoqa_keys"
                action.complete = dict.fromkeys(_FUNCTIONS, function)  # type: ignore[attr-defined]
            elif is_path(action):
                action.complete = shtab.DIR if action.metavar == "DIR" else shtab.FILE  # type: ignore[attr-defined]
    console.write(shtab.complete(parser, options.shell, preamble=_FUNCTIONS.get(options.shell, "")))
    return 0


def _fish(parser: argparse.ArgumentParser, parsers: dict[str, argparse.ArgumentParser]) -> Iterator[str]:
    """A line a command, an option and a list of words; shtab knows no fish."""
    yield "# fish completion: scoqa completion fish > ~/.config/fish/completions/scoqa.fish"
    yield "complete -c scoqa -f"
    others = " ".join(name for name in parsers if name != "ask")
    for name in parsers:
        summary = next(each.help for each in _listed(parser) if each.dest == name)
        yield f"complete -c scoqa -n __fish_use_subcommand -a {name} -d {_quoted(summary or '')}"
    yield from _options(parser, f"not __fish_seen_subcommand_from {others}")
    for name, each in parsers.items():
        if name != "ask":
            yield from _options(each, f"__fish_seen_subcommand_from {name}")


def _listed(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    import argparse

    below = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return list(below._choices_actions)


def _options(parser: argparse.ArgumentParser, when: str) -> Iterator[str]:
    for action in parser._actions:
        start = f"complete -c scoqa -n {_quoted(when)}"
        offered = f"({_ASKED})" if action.metavar in KEYS else " ".join(words_of(action))
        words = f" -a {_quoted(offered)}" if offered else ""
        if not action.option_strings:
            if words or is_path(action):
                yield f"{start}{' -F' if is_path(action) else ''}{words}"
            continue
        names = "".join(
            f" {'-l' if flag[1] == '-' else '-s'} {flag.lstrip('-')}" for flag in action.option_strings
        )
        takes = "" if action.nargs == 0 else " -rF" if is_path(action) else " -x"
        yield f"{start}{names}{takes}{words} -d {_quoted(action.help or '')}"


def _quoted(text: str) -> str:
    bare = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{bare}'"
