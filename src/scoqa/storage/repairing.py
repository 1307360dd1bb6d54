"""A damaged index made anew of what can be read of it.

It is copied aside first, page by page as it is; what can be read of a second copy, in which the list of tables
was put right, is put into a new one, which takes its place.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.storage.connection import GIVES_BACK, Home, create_tables
from scoqa.storage.rebuilding import rebuild, remove, replace
from scoqa.storage.rules import check_not_newer
from scoqa.storage.salvage import rules_if_known
from scoqa.types import Problem, RepairReport

if TYPE_CHECKING:
    from scoqa.storage.rebuilding import Make, Prepare
    from scoqa.storage.recount import Progress
    from scoqa.storage.store import Store


def repair(
    home: Home,
    make: Make,
    prepare: Prepare,
    progress: Progress,
    wait: float,
    on_wait: Callable[[str], None] | None,
) -> RepairReport:
    """Put an index made of the old one's texts in its place, and keep the old one beside it.

    Args:
        home: Of the old index.
        make: Makes an empty index at a path, or in memory.
        prepare: Documents to what is written of them.
        progress: Told of every document.
        wait: Seconds to wait for another writer.
        on_wait: Told once who is waited for.

    Raises:
        IndexNewerError: A newer scoqa made its words.
        IndexBusyError: Another writer did not finish in time, or came between.
    """
    backup = None if home.path is None else _backup_of(home.path)
    mended = None if home.path is None else home.path.with_name(f"{home.path.name}-mended")
    lost: list[Problem] = []

    def fill(old: sqlite3.Connection, new: Store) -> bool:
        check_not_newer(rules_if_known(old), home.place)
        with ExitStack() as stack:
            if backup is not None and mended is not None:
                _copy_pages(old, backup)
                _copy_pages(old, mended)
                _mend(mended)
                old = stack.enter_context(closing(Home(mended).connect(tolerant=True)))
            lost.extend(rebuild(old, new, prepare, progress))
        return True

    try:
        n_kept = replace(home, make, fill, wait, on_wait, tolerant=True)
    finally:
        if mended is not None:
            remove(mended)
    return RepairReport(n_kept, tuple(lost), "" if backup is None else str(backup))


def _mend(path: Path) -> None:
    """Write the list of tables anew: it is the same in every index, but for the ways in which a file is made."""
    with closing(Home(path).connect(tolerant=True)) as connection:
        connection.text_factory = bytes
        found = {name: page for _, name, _, page, _ in connection.execute(_SCHEMA)}
        layouts = [_layout(gives_back, vacuum) for gives_back in (True, False) for vacuum in (False, True)]
        n_alike, right = max(
            (
                (sum(found.get(name.encode()) == page for _, name, _, page, _ in each), each)
                for each in layouts
            ),
            key=lambda counted: counted[0],
        )
        if 2 * n_alike > len(right):
            connection.execute("DELETE FROM sqlite_schema")
            connection.executemany("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", right)


_SCHEMA = "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema"
_SchemaRow = tuple[str, str, str, int, str | None]


def _layout(gives_back: bool, vacuum: bool) -> list[_SchemaRow]:
    """The list of tables of an index, with the page at which each begins in a file made so."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as sound:
        if gives_back:
            sound.execute(GIVES_BACK)
        create_tables(sound)
        if vacuum:
            sound.execute("VACUUM")
        return sound.execute(_SCHEMA).fetchall()


def _backup_of(path: Path) -> Path:
    """Where the index is kept as it was found: the first name that is free."""
    names = chain((f"{path.name}-damaged",), (f"{path.name}-damaged-{n}" for n in count(2)))
    return next(backup for name in names if not (backup := path.with_name(name)).exists())


def _copy_pages(source: sqlite3.Connection, path: Path) -> None:
    """Copy an index page by page, damaged or not, into a file that is whole once it has this name."""
    part = path.with_name(path.name + "-part")
    remove(part)
    try:
        with closing(sqlite3.connect(part)) as target:
            source.backup(target)
        part.replace(path)
    finally:
        remove(part)
