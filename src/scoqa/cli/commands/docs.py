"""``scoqa docs``: the documents of the collection, all or those that a pattern names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoqa.cli.table import one_of

if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options

SUMMARY = "the documents, all or those whose key, title, authors or file hold PATTERN"
FORMATS = ("text", "plain", "json", "jsonl", "csv")


def configure(arguments: Arguments) -> None:
    """The options of a list of documents."""
    arguments.add(
        "pattern",
        nargs="*",
        metavar="PATTERN",
        help="parts of a key, title, author or path, each of which has to be there",
    )
    arguments.add(
        "-f",
        "--format",
        type=one_of(FORMATS),
        metavar="FORMAT",
        default="text",
        help=f"one of {' '.join(FORMATS)}",
    )
    arguments.add("--json", dest="format", action="store_const", const="json", help="the same as -f json")


def run(options: Options, console: Console) -> int:
    """List; 1 where there is none."""
    pattern = " ".join(options.pattern)
    with console.collection(options) as papers:
        found = papers.documents(pattern)
    if options.format == "text":
        from scoqa.render.lists import document_lines

        console.print_lines(document_lines(found, console.look))
    else:
        from scoqa.render.formats import documents_text

        console.write(documents_text(found, options.format))
    if not found:
        console.note(
            f"no document matches {pattern!r}" if pattern else "this collection holds no documents yet"
        )
    return 0 if found else 1
