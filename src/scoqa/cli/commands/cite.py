"""``scoqa cite``: references to citations in a style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoqa.cli.table import style

if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options

SUMMARY = "the citation of a paper or a place in it, in a style"


def configure(arguments: Arguments) -> None:
    """The options of a citation."""
    arguments.add("references", nargs="+", metavar="REF", help="KEY, KEY:page, KEY:¶n or KEY:start-stop")
    arguments.add(
        "-s",
        "--style",
        type=style,
        metavar="STYLE",
        help="plain apa chicago mla pandoc bibtex csl ris (plain)",
    )
    arguments.add("--json", action="store_true", help="all that is known of each, for programs")


def run(options: Options, console: Console) -> int:
    """Cite; nothing is written where one of the references is unknown."""
    from scoqa.render.formats import references

    with console.collection(options) as papers:
        citations = [papers.cite(reference) for reference in options.references]
    if options.json:
        from scoqa.render.machine import citations_value, to_json

        console.write(to_json(citations_value(citations)) + "\n")
    else:
        console.write(references(citations, options.style or console.config.style))
        if inferred := sorted({each.key for each in citations if each.page_inferred}):
            told = "were told from the numbers on its pages, as the file states none"
            console.note(f"page numbers of {', '.join(inferred)} {told}; look before you cite")
    return 0
