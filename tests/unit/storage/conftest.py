"""A small folder of papers with an index, and ways to damage it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from scoqa import Collection
from scoqa.storage import Store
from scoqa.storage.records import with_checksum
from scoqa.types import Answer

QUESTIONS = ("does the moon raise tides", "where do trade winds blow from", "what rains")


TEXTS = {
    # too long for one row
    "tides.txt": f"Tides\n\nThe moon raises the tides of the oceans twice a day.\n\n{'Oceans are deep. ' * 150}\n",
    "winds.txt": "Winds\n\nTrade winds blow from the east.\n",
    "rain.txt": "Rain\n\nIt rains water.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
        os.utime(tmp_path / name, ns=(10**18, 10**18))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    with Collection.open(tmp_path) as papers:
        papers.add()
    return tmp_path


def index(folder: Path) -> Path:
    return folder / ".scoqa" / "index.sqlite"


def change(folder: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(index(folder))) as connection, connection:
        connection.execute(sql, values)


def rewrite(folder: Path, table: str, column: str, change: Callable[[Any], object]) -> None:
    """Change a column of a table's only row, and the row's checksum with it, as no accident does."""
    with closing(sqlite3.connect(index(folder))) as connection, connection:
        cursor = connection.execute(f"SELECT * FROM {table}")  # noqa: S608
        names = [each[0] for each in cursor.description]
        row = dict(zip(names, cursor.fetchone(), strict=True))
        row[column] = change(row[column])
        row["crc"] = with_checksum(tuple(list(row.values())[:-1]))[-1]
        connection.execute(
            f"REPLACE INTO {table} VALUES ({', '.join('?' * len(row))})",  # noqa: S608
            tuple(row.values()),
        )


@contextmanager
def coming_between(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another process gives a paper another key between the lock that a rebuild lets go and SQLite's own."""
    copy_over = Store.copy_over

    def late(self: Store, target: sqlite3.Connection, check: Callable[[], None]) -> None:
        with Store.open(path) as other, other.writing() as batch:
            batch.rename({"rain": "late"})
        copy_over(self, target, check)

    with monkeypatch.context() as patched:
        patched.setattr(Store, "copy_over", late)
        yield


def ask(folder: Path) -> list[Answer]:
    with Collection.open(folder) as papers:
        return [papers.ask(question) for question in QUESTIONS]


def damage(folder: Path) -> list[str]:
    with Collection.open(folder, tolerant=True) as papers:
        return [str(problem) for problem in papers.doctor().damage]
