"""One writer at a time: who waits is told for whom, and gives up in time."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from scoqa.errors import IndexBusyError
from scoqa.storage import lock


@pytest.fixture
def index(tmp_path: Path) -> Path:
    path = tmp_path / "index.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (x)")
    return path


@pytest.fixture
def other(index: Path) -> Iterator[sqlite3.Connection]:
    """A connection that is writing."""
    with closing(sqlite3.connect(index, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection


@pytest.fixture
def own(index: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(index, isolation_level=None)) as connection:
        yield connection


def test_a_writer_leaves_a_note_of_itself_until_it_is_done(index: Path, own: sqlite3.Connection):
    lock.begin(own, index, str(index), 0.0, None)

    assert json.loads(lock.note_of(index).read_text()) == {"pid": os.getpid(), "host": socket.gethostname()}
    assert own.in_transaction
    lock.end(index)
    assert not lock.note_of(index).exists()
    lock.end(index)  # somebody else has taken it away: nothing to do


@pytest.mark.parametrize(
    ("note", "writer"),
    [
        (None, "another process"),
        ("no json", "another process"),
        ("[]", "another process"),
        ('{"pid": "x", "host": "h"}', "another process"),
        ('{"pid": 4711, "host": "sea"}', "process 4711 on sea"),
        (json.dumps({"pid": os.getpid(), "host": socket.gethostname()}), "another thread of this process"),
        (json.dumps({"pid": os.getpid(), "host": "sea"}), f"process {os.getpid()} on sea"),
    ],
)
def test_who_is_writing_is_told_as_far_as_the_note_says(
    note: str | None, writer: str, index: Path, own: sqlite3.Connection, other: sqlite3.Connection
):
    if note is not None:
        lock.note_of(index).write_text(note)

    with pytest.raises(IndexBusyError, match=f"papers: {writer} is writing to the index; waited 0 s"):
        lock.begin(own, index, "papers", 0.0, None)

    assert other.in_transaction
    assert not own.in_transaction


def test_who_waits_is_told_once_and_goes_on_when_the_other_is_done(
    index: Path, own: sqlite3.Connection, other: sqlite3.Connection
):
    told: list[str] = []

    def let_go(line: str) -> None:
        told.append(line)
        other.execute("COMMIT")

    lock.begin(own, index, "papers", 60.0, let_go)

    assert told == ["waiting for another process, which is writing to papers"]
    assert own.in_transaction


def test_in_memory_it_can_only_be_another_thread():
    uri = "file:/scoqa-test-lock?vfs=memdb"
    with (
        closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as other,
        closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as own,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(IndexBusyError, match="memory: another thread is writing"):
            lock.begin(own, None, "memory", 0.0, None)


def test_another_failure_than_a_lock_is_no_wait(index: Path, own: sqlite3.Connection):
    own.execute("BEGIN")

    with pytest.raises(sqlite3.OperationalError, match="transaction"):
        lock.begin(own, index, "papers", 60.0, None)


def test_a_note_that_cannot_be_left_keeps_nobody_from_writing(index: Path, own: sqlite3.Connection):
    lock.note_of(index).mkdir()

    lock.begin(own, index, "papers", 0.0, None)

    assert own.in_transaction
    lock.end(index)  # nor from ending
