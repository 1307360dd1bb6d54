"""``scoqa status``: what the collection holds, whether it is current, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options

SUMMARY = "what the collection holds, whether it is current, and what could not be read"


def configure(arguments: Arguments) -> None:
    """The options of a status."""
    arguments.add("--json", action="store_true", help="for programs; names every problem")


def run(options: Options, console: Console) -> int:
    """Show the status."""
    with console.collection(options) as papers:
        status = papers.status()
    if options.json:
        from scoqa.render.machine import status_value, to_json

        console.write(to_json(status_value(status)) + "\n")
    else:
        from scoqa.render.lists import status_lines

        console.print_lines(status_lines(status, console.look))
    return 0
