"""The commands by name, in the order that help lists them; a module of :mod:`scoqa.cli.commands` each.

A command's module has ``SUMMARY`` (one line), ``configure(parser)`` and ``run(options, console)``, which
returns the exit code. Only the module of the command that runs is imported.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module

from scoqa.value import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.cli.console import Console

COMMANDS = (
    "ask",
    "add",
    "remove",
    "refresh",
    "status",
    "docs",
    "doctor",
    "show",
    "open",
    "cite",
    "verify",
    "check",
    "judge",
    "eval",
    "tune",
    "export",
    "config",
    "completion",
    "help",
)


class Command(NamedTuple):
    """One command of the command line."""

    name: str
    summary: str
    configure: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Console], int]


def command(name: str) -> Command:
    """The command of a name in :data:`COMMANDS`."""
    module = import_module(f"scoqa.cli.commands.{name}")
    return Command(name, module.SUMMARY, module.configure, module.run)
