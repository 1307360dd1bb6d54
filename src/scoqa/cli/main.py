"""The command line's entry: arguments to one task, errors to one line and an exit code."""

from __future__ import annotations

from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line; returns the exit code."""
    return 2 if arguments else 0
