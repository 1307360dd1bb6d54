"""``scoqa help``: the overview, or the help of one command."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoqa.cli.console import Console

SUMMARY = "this overview, or the help of one COMMAND"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of help."""
    parser.add_argument("name", nargs="?", metavar="COMMAND", help="a command")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print it."""
    from scoqa.cli.table import COMMANDS, command
    from scoqa.cli.usage import UsageError, overview, parser_of

    if options.name is None:
        console.write(overview())
        return 0
    if options.name not in COMMANDS:
        raise UsageError(f"there is no command {options.name!r}; 'scoqa help' lists them")
    console.write(parser_of(command(options.name)).format_help())
    return 0
