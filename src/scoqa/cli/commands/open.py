"""``scoqa open``: the source of a place in the user's viewer, at its page where the viewer can be told one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options

SUMMARY = "open the source at its page in a viewer ($SCOQA_VIEWER, else the desktop's)"


def configure(arguments: Arguments) -> None:
    """The options of opening."""
    arguments.add("reference", metavar="REF", help="KEY, KEY:page, KEY:¶n or KEY:start-stop")


def run(options: Options, console: Console) -> int:
    """Open it, and say with what."""
    with console.collection(options) as papers:
        console.note(papers.open_source(options.reference, environment=console.environment))
    return 0
