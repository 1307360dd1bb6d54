"""``scoqa show``: a whole passage, page or paragraph in its context; a document's outline for a bare key."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from scoqa.cli.usage import whole

if TYPE_CHECKING:
    from scoqa.cli.console import Console

SUMMARY = "a passage, page or paragraph in its context; for a bare KEY the paper's outline"
CONTEXT = 2
"""Sentences around what is shown."""


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of a look at a place."""
    parser.add_argument("reference", metavar="REF", help="KEY, KEY:page, KEY:¶n or KEY:start-stop")
    parser.add_argument(
        "-C",
        "--context",
        type=whole(0),
        default=CONTEXT,
        metavar="N",
        help=f"sentences around it ({CONTEXT})",
    )
    parser.add_argument("--json", action="store_true", help="for programs")


def run(options: argparse.Namespace, console: Console) -> int:
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
