"""What can be read of an index, row by row, whatever is broken around it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from scoqa.errors import IndexDamagedError
from scoqa.storage import rows
from scoqa.storage.catalogue import problem_of
from scoqa.storage.connection import FAILURES, in_short, translated
from scoqa.storage.rules import rules_of
from scoqa.storage.schema import Value, checksum
from scoqa.storage.state import State, read_state
from scoqa.types import Document, Problem

if TYPE_CHECKING:
    from scoqa.storage.recount import Progress


class Salvage:
    """What can be read of an index, row by row, whatever is broken around it.

    Attributes:
        lost: What could not be read, and why.
    """

    def __init__(self, connection: sqlite3.Connection, progress: Progress) -> None:
        self._connection = connection
        self._progress = progress
        self.lost: list[Problem] = []

    def documents(self) -> Iterator[Document]:
        """The documents whose every row is as it was written."""
        firsts = self._firsts()
        known: set[str] = set()
        for n_done, (first, key) in enumerate(firsts.items(), 1):
            try:
                raw = self._connection.execute("SELECT * FROM documents WHERE first = ?", (first,)).fetchone()
                if raw is None:
                    self._lose(key, "its row is missing", is_document=True)
                    continue
                row = rows.document_row(raw, "")
                if row.key not in known:
                    known.add(row.key)
                    yield rows.document(self._connection, "", row)
            except IndexDamagedError as error:
                self._lose(key, error.what, is_document=True)
            except FAILURES as error:
                self._lose(key, damage_of(error), is_document=True)
            self._progress(n_done, len(firsts), key)
        self._account("documents", len(firsts), lambda state: state.n_documents)

    def problems(self) -> list[Problem]:
        """What could not be read, as it was last set."""
        rows, n_found = self._rows("problems")
        self._account("problems", n_found, lambda state: state.n_problems)
        return [problem_of(str(where), str(what), int(skipped or 0)) for _, where, what, skipped in rows]

    def meta(self) -> list[tuple[str, str]]:
        """Small texts by name."""
        return [(str(name), str(value)) for name, value in self._rows("meta")[0]]

    def _rows(self, table: str) -> tuple[list[tuple[Value, ...]], int]:
        """The rows of a small table that are as they were written, without their checksums, of how many."""
        found = []
        n_found = 0
        try:
            for row in self._connection.execute(f"SELECT * FROM {table}"):  # noqa: S608  ours
                n_found += 1
                if checksum(row[:-1]) == row[-1]:
                    found.append(row[:-1])
                else:
                    self._lose(table, "a row does not match its checksum")
        except FAILURES as error:
            self._lose(table, damage_of(error))
        return found, n_found

    def _account(self, what: str, n_found: int, stated: Callable[[State], int]) -> None:
        """Say how many more there were, by what the index states elsewhere."""
        try:
            missing = stated(read_state(self._connection, "")) - n_found
        except IndexDamagedError:
            self._lose(what, f"{n_found} were found; whether there were more is not known")
            return
        except FAILURES as error:
            damage_of(error)
            self._lose(what, f"{n_found} were found; whether there were more is not known")
            return
        if missing > 0:
            self._lose(what, f"{missing} more cannot be found")

    def _firsts(self) -> dict[int, str]:
        """All documents that some way of looking finds, by number; a broken page hides what is behind it.

        Returns:
            Number → key, or what else is known to name it.
        """
        found: dict[int, str] = {}
        broken = ""
        for sql in (
            "SELECT first, key FROM documents ORDER BY key",
            "SELECT first, key FROM documents ORDER BY key DESC",
            "SELECT first, key FROM documents ORDER BY first",
            "SELECT first, key FROM documents ORDER BY first DESC",
            "SELECT document, path FROM sources ORDER BY document",
            "SELECT document, path FROM sources ORDER BY path DESC",
        ):
            try:
                for first, name in self._connection.execute(sql):
                    if isinstance(first, int):
                        found.setdefault(first, str(name))
            except FAILURES as error:
                broken = damage_of(error)  # the next way begins at another end
        if broken and not found:
            self._lose("documents", broken)
        return dict(sorted(found.items()))

    def generation(self) -> int:
        """The generation that was stated last, true or not: the new one must differ."""
        try:
            row = self._connection.execute("SELECT generation FROM state").fetchone()
        except FAILURES as error:
            damage_of(error)
            return 0
        return row[0] if row and isinstance(row[0], int) and 0 <= row[0] < 1 << 60 else 0

    def _lose(self, where: str, what: str, *, is_document: bool = False) -> None:
        self.lost.append(Problem(where, what, skipped=is_document))


def damage_of(error: sqlite3.Error | UnicodeDecodeError) -> str:
    """What is damaged, in short; an error that is none of damage is raised again: nothing is lost by it."""
    if not isinstance(translated(error, ""), IndexDamagedError):
        raise error
    return in_short(error)


def rules_if_known(old: sqlite3.Connection) -> int:
    """By which rules the words of an index were made, damaged or not."""
    try:
        return rules_of(old, "")
    except IndexDamagedError:
        return 1
    except FAILURES as error:
        damage_of(error)
        return 1
