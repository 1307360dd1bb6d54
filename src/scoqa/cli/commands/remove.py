"""``scoqa remove``: removes documents by key or path; the files stay untouched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options
    from scoqa.collection import Collection

SUMMARY = "remove documents by key or path; the files stay untouched"


def configure(arguments: Arguments) -> None:
    """The options of a removal."""
    arguments.add("references", nargs="+", metavar="KEY|PATH", help="documents, files or folders")
    arguments.add("--json", action="store_true", help="what was done, for programs")


def _unread(papers: Collection) -> set[str]:
    return {problem.where for problem in papers.status().problems if problem.skipped}


def run(options: Options, console: Console) -> int:
    """Remove; nothing is removed where one of the references is unknown."""
    from scoqa.cli.usage import UsageError
    from scoqa.render.lists import counted

    with console.collection(options) as papers:
        if papers.origin == "shipped":
            raise UsageError("the paper that ships with scoqa stays; name your collection with -d FOLDER")
        paths = {info.key: {source.path for source in info.sources} for info in papers.documents()}
        unread = _unread(papers)
        removed = papers.remove(*options.references)
        unread -= _unread(papers)
        again = unread.union(*(paths.get(key, ()) for key in removed)) & set(papers.freshness().new)
    if options.json:
        from scoqa.render.machine import report_value, to_json
        from scoqa.types import AddReport

        console.write(to_json(report_value(AddReport(removed=removed))) + "\n")
    else:
        _print(removed, len(unread), console)
    if again:
        it = "it" if len(again) == 1 else "them"
        console.note(
            f"{counted(len(again), 'file')} still in {papers.root}: a refresh reads {it} again "
            f"unless a .scoqaignore there names {it}"
        )
    return 0


def _print(removed: Sequence[str], n_unread: int, console: Console) -> None:
    from scoqa.render.fragments import Fragment, wrap
    from scoqa.render.lists import counted

    texts = [f"{counted(len(removed), 'document')} forgotten: {', '.join(removed)}"] if removed else []
    if n_unread:
        texts.append(f"{counted(n_unread, 'file')} that could not be read forgotten")
    for text in texts or ["nothing forgotten"]:
        console.print_lines(wrap([Fragment("", text)], console.look))
