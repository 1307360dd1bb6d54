"""``scoqa remove``: forget documents by key or path; the files stay untouched."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoqa.cli.console import Console

SUMMARY = "forget documents by key or path; the files stay untouched"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of a removal."""
    parser.add_argument("references", nargs="+", metavar="KEY|PATH", help="documents, files or folders")


def run(options: argparse.Namespace, console: Console) -> int:
    """Remove; nothing is removed where one of the references is unknown."""
    from scoqa.cli.usage import UsageError
    from scoqa.render.fragments import Fragment, wrap
    from scoqa.render.lists import counted

    with console.collection(options) as papers:
        if papers.origin == "shipped":
            raise UsageError("the paper that ships with scoqa stays; name your collection with -d FOLDER")
        paths = {info.key: {source.path for source in info.sources} for info in papers.documents()}
        removed = papers.remove(*options.references)
        again = set().union(*(paths.get(key, ()) for key in removed)) & set(papers.freshness().new)
    text = (
        f"{counted(len(removed), 'document')} forgotten: {', '.join(removed)}"
        if removed
        else "nothing forgotten"
    )
    console.print_lines(wrap([Fragment("", text)], console.look))
    if again:
        console.note(
            f"{counted(len(again), 'file')} still in {papers.root}: a refresh reads them again "
            "unless a .scoqaignore there names them"
        )
    return 0
