"""``scoqa export``: the collection's papers as a bibliography, a list or texts, by the file's suffix."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.cli.outputs import vacant, write
from scoqa.cli.table import add_force
from scoqa.cli.usage import UsageError
from scoqa.writing import NO_PAPER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options
    from scoqa.collection import Collection

SUMMARY = "write the papers' bibliography (.bib .ris .json), list (.csv .md) or texts (.jsonl) to FILE"
STYLES = {".bib": "bibtex", ".ris": "ris", ".json": "csl", ".md": "plain"}
SUFFIXES = (*STYLES, ".csv", ".jsonl")
LIBRARIES = (".bib", ".ris", ".json")


def configure(arguments: Arguments) -> None:
    """The options of an export."""
    arguments.add("file", metavar="FILE", help=f"ending in one of {' '.join(SUFFIXES)}")
    add_force(arguments)


def run(options: Options, console: Console) -> int:
    """Export; a file that is there is kept unless told otherwise, and replaced only once the new one is whole."""
    from scoqa.render.lists import counted

    path = Path(options.file)
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{path}: by its suffix no kind of export; it ends in one of {', '.join(SUFFIXES)}")
    vacant(options.file, options)
    with console.collection(options) as papers:
        write(path, _parts(papers, path.suffix.lower()))
        console.note(f"{path}: {counted(len(papers), 'document')}")
        if path.suffix.lower() in LIBRARIES and _is_beside(path, papers):
            console.note(
                f"{path} lies beside the papers, which are described by it from now on: correct it there, "
                "or keep it elsewhere"
            )
    return 0


def _is_beside(path: Path, papers: Collection) -> bool:
    """Whether a reference library there tells what the papers are."""
    if papers.root is None or papers.origin not in ("folder", "nearest"):
        return False
    folder, root = path.absolute().parent, papers.root.absolute()
    return folder == root.parent or folder.is_relative_to(root)


def _parts(papers: Collection, suffix: str) -> Iterator[str]:
    from scoqa.render.formats import documents_text, references
    from scoqa.render.machine import text_value, to_json

    keys = papers.keys()
    if suffix == ".jsonl":  # a paper at a time: together they need not fit into memory
        for key in keys:
            yield to_json(text_value(papers.document(key)), indent=None) + "\n"
    elif suffix == ".csv":
        yield documents_text(papers.documents(), "csv")
    else:
        text = references([papers.cite(key) for key in keys], STYLES[suffix])
        yield NO_PAPER + "".join(f"- {line}\n" for line in text.splitlines()) if suffix == ".md" else text
