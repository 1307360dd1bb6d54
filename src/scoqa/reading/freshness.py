"""Whether the files are still as they were read: looked at cheaply, never opened by a reader.

Imported with every question, so it stays light; see :mod:`scoqa.reading.sources`.
"""

from __future__ import annotations

import os
from _thread import allocate_lock, start_new_thread  # threading takes a hundredth of a question
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

from scoqa.reading.sources import fingerprint, source_path, stamp, state
from scoqa.types import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.types import Freshness


def freshness(
    sources: Iterable[Source], root: Path | None, folders: Sequence[Path], unreadable: Collection[str] = ()
) -> Freshness:
    """What became of all sources, and which files of the folders were never read.

    Args:
        sources: As they were read.
        root: What their relative paths start from.
        folders: Where new files are looked for, and those that moved.
        unreadable: Paths that were tried and gave no document: not new.
    """
    from scoqa.types import Freshness

    known = {source.path: source for source in sources}
    states = {path: state(source, str(root or "")) for path, source in sorted(known.items())}
    gone = [known[path] for path, what in states.items() if what == "missing"]
    others = _others(folders, root, known)
    moved = _moved(gone, others | _beside(gone, root, known))
    return Freshness(
        changed=tuple(path for path, what in states.items() if what == "changed"),
        missing=tuple(source.path for source in gone if source.path not in moved),
        moved=tuple(sorted(moved.items())),
        new=tuple(path for path in others if path not in moved.values() and path not in unreadable),
    )


def states(
    sources: Mapping[str, Sequence[Source]],
    root: Path | None,
    folders: Sequence[Path],
    *,
    seconds: float | None,
) -> dict[str, str]:
    """What became of some documents' files, as far as can be told in time.

    A file on a drive that does not answer would hold up the question, so another thread looks and is
    left behind when the time is over.

    Args:
        sources: Document key → its files.
        root: What their relative paths start from.
        folders: Where files that moved are looked for.
        seconds: How long the caller waits; None for as long as it takes.

    Returns:
        Document key → "" (one of its files is as it was read), "changed", "moved" or "missing"; only
        documents of which it is known.
    """
    found = {key: "" for key, own in sources.items() if not own}
    if len(found) == len(sources):
        return found

    def look() -> None:
        gone = {}
        for key, own in sources.items():
            what = _state(own, root)
            if what == "missing":
                gone[key] = own
            else:
                found[key] = what
        if gone:
            known = {source.path: source for own in gone.values() for source in own}
            others = _others(folders, root, known) | _beside(known.values(), root, known)
            for key, own in gone.items():
                found[key] = "moved" if _moved(own, others) else "missing"

    _within(seconds, look)
    return found.copy()


def _within(seconds: float | None, look: Callable[[], object]) -> None:
    """Let another thread look, and leave it behind when the time is over; None waits for as long as it takes."""
    looking = allocate_lock()
    looking.acquire()

    def run() -> None:
        try:
            look()
        finally:
            looking.release()

    start_new_thread(run, ())
    looking.acquire(timeout=-1 if seconds is None else seconds)


def moves(
    gone: Sequence[Source], root: Path | None, folders: Sequence[Path], known: Collection[str]
) -> list[Path]:
    """Where the content of files that are gone now lies, in the folders or beside them.

    Args:
        gone: Files that are not there.
        root: What their relative paths start from.
        folders: Where files that moved are looked for too.
        known: Paths of files that were read.
    """
    others = _others(folders, root, known) | _beside(gone, root, known) if gone else {}
    return [others[name] for name in _moved(gone, others).values()]


def n_new(known: Collection[str], root: Path | None, folders: Sequence[Path], *, seconds: float) -> int:
    """How many readable files of the folders are not among the known paths; 0 where that takes longer than ``seconds``."""
    found: list[int] = []
    _within(seconds, lambda: found.append(len(_others(folders, root, known))))
    return sum(found)


def _state(sources: Sequence[Source], root: Path | None) -> str:
    """One file as it was read is enough; else "changed" where one is left, else "missing"."""
    states = [state(source, str(root or "")) for source in sources]
    if not states or "" in states:
        return ""
    return "changed" if "changed" in states else "missing"


def _others(folders: Sequence[Path], root: Path | None, known: Collection[str]) -> dict[str, Path]:
    """The readable files of the folders that are not among the known ones, by their path as a source."""
    from scoqa.reading.finding import find

    return {
        name: path
        for path in find(folders)
        if isinstance(path, Path) and (name := source_path(path, root)) not in known
    }


def _beside(gone: Iterable[Source], root: Path | None, known: Collection[str]) -> dict[str, Path]:
    """Files in the folders of those that are gone, by their path as a source, but for known ones."""
    found: dict[str, Path] = {}
    for folder in {Path(root or "", source.path).parent for source in gone}:
        try:
            entries = [Path(entry.path) for entry in os.scandir(folder) if entry.is_file()]
        except OSError:
            continue  # gone with them
        found.update((source_path(entry, root), entry) for entry in entries)
    return {name: path for name, path in sorted(found.items()) if name not in known}


def _moved(gone: Sequence[Source], others: Mapping[str, Path]) -> dict[str, str]:
    """Where the content of files that are gone now lies: old path → new path."""
    if not gone:
        return {}
    by_size: dict[int, list[str]] = {}
    for name, path in others.items():
        try:
            by_size.setdefault(stamp(path)[0], []).append(name)
        except OSError:
            continue  # gone again: it is nowhere
    moved: dict[str, str] = {}
    for source in gone:
        for name in by_size.get(source.size, ()):
            try:
                if name not in moved.values() and fingerprint(others[name]) == source.sha256:
                    moved[source.path] = name
                    break
            except OSError:
                continue
    return moved
