"""``scoqa refresh``: read again what changed, read what is new, drop what is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoqa.cli.commands.add import add_reading_options, say_report

if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options

SUMMARY = "read again what changed, read what is new, drop what is gone"


def configure(arguments: Arguments) -> None:
    """The options of a refresh."""
    add_reading_options(arguments)


def run(options: Options, console: Console) -> int:
    """Refresh; exit codes as of ``scoqa add``."""
    with console.collection(options) as papers, console.progress("refreshing") as progress:
        report = papers.refresh(jobs=options.jobs, progress=progress)
    return say_report(report, options, console)
