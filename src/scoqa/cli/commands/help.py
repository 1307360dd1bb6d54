"""``scoqa help``: the overview, or the help of one command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options

SUMMARY = "this overview, or the help of one COMMAND"


def configure(arguments: Arguments) -> None:
    """The options of help."""
    arguments.add("name", nargs="?", metavar="COMMAND", help="a command")


def run(options: Options, console: Console) -> int:
    """Print it."""
    from scoqa.cli.parsers import overview, parser_of
    from scoqa.cli.table import COMMANDS, command
    from scoqa.cli.usage import UsageError

    if options.name is None:
        console.write(overview())
        return 0
    if options.name not in COMMANDS:
        raise UsageError(f"there is no command {options.name!r}; 'scoqa help' lists them")
    console.write(parser_of(command(options.name)).format_help())
    return 0
