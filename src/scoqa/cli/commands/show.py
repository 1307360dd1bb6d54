"""``scoqa show``: a whole passage, page or paragraph in its context; a document's outline for a bare key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoqa.cli.table import whole

if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options

SUMMARY = "a passage, page or paragraph in its context; for a bare KEY the paper's outline"
CONTEXT = 2
"""Sentences around what is shown."""


def configure(arguments: Arguments) -> None:
    """The options of a look at a place."""
    arguments.add("reference", metavar="REF", help="KEY, KEY:page, KEY:¶n or KEY:start-stop")
    arguments.add(
        "-C",
        "--context",
        type=whole(0),
        default=CONTEXT,
        metavar="N",
        help=f"sentences around it ({CONTEXT})",
    )
    arguments.add("--json", action="store_true", help="for programs")


def run(options: Options, console: Console) -> int:
    """Show the place."""
    from scoqa.render.machine import to_json
    from scoqa.render.places import context_lines, context_value, outline_lines, outline_value

    with console.collection(options) as papers:
        if ":" not in options.reference:
            document = papers.document(options.reference)
            if options.json:
                console.write(to_json(outline_value(document)) + "\n")
            else:
                console.print_lines(outline_lines(document, console.look))
            return 0
        context = papers.show(options.reference, context=options.context)
    if options.json:
        console.write(to_json(context_value(context)) + "\n")
    else:
        console.print_lines(context_lines(context, console.look))
    return 0
