"""``scoqa refresh``: read again what changed, read what is new, drop what is gone."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from scoqa.cli.commands.add import add_reading_options, say_report

if TYPE_CHECKING:
    from scoqa.cli.console import Console

SUMMARY = "read again what changed, read what is new, drop what is gone"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of a refresh."""
    add_reading_options(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Refresh; exit codes as of ``scoqa add``."""
    with console.collection(options) as papers, console.progress("refreshing") as progress:
        report = papers.refresh(jobs=options.jobs, progress=progress)
    return say_report(report, options, console)
