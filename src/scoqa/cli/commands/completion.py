"""``scoqa completion``: a script that makes a shell complete commands and options."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from scoqa.cli.usage import one_of

if TYPE_CHECKING:
    from scoqa.cli.console import Console

SUMMARY = "print the completion script for SHELL: bash, zsh or tcsh"
SHELLS = ("bash", "zsh", "tcsh")


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of a completion script."""
    parser.add_argument("shell", type=one_of(SHELLS), metavar="SHELL", help="one of bash, zsh, tcsh")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the script."""
    import shtab

    from scoqa.cli.usage import whole_parser

    console.write(shtab.complete(whole_parser(), options.shell))
    return 0
