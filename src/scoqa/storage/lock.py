"""One writer at a time: waiting for the write transaction, and saying for whom.

SQLite's own lock decides. The note beside the index only names the process that holds it, and is
believed only while the lock is held.
"""

from __future__ import annotations

import json
import os
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from scoqa.errors import IndexBusyError

STEP_MS = 100
"""How long SQLite waits for the lock before the caller is asked whether to go on."""


def note_of(path: Path) -> Path:
    """Where the writer of an index writes who it is."""
    return path.with_name(path.name + "-writer")


def begin(
    connection: sqlite3.Connection,
    path: Path | None,
    place: str,
    wait: float,
    on_wait: Callable[[str], None] | None,
) -> None:
    """Begin a write transaction, waiting up to ``wait`` seconds for another writer.

    Args:
        connection: The writer's.
        path: The index file; None in memory.
        place: As messages name it.
        wait: Seconds.
        on_wait: Called once with a line that says who is waited for.

    Raises:
        IndexBusyError: The other writer did not finish in time.
    """
    deadline = monotonic() + wait
    told = False
    while True:
        left = max(0.0, deadline - monotonic())
        connection.execute(f"PRAGMA busy_timeout = {min(STEP_MS, int(left * 1000))}")
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            if monotonic() >= deadline:
                raise IndexBusyError(
                    f"{place}: {_writer(path)} is writing to the index; waited {wait:g} s; "
                    "try again when it is done"
                ) from error
            if on_wait and not told:
                on_wait(f"waiting for {_writer(path)}, which is writing to {place}")
                told = True
        else:
            break
    # a commit waits for readers only where there is no WAL
    connection.execute("PRAGMA busy_timeout = 10000")
    if path is not None:
        _leave_note(note_of(path))


def end(path: Path | None) -> None:
    """Take the note away."""
    if path is not None:
        try:
            note_of(path).unlink()
        except OSError:
            return  # it names a process that no longer writes, and is not believed


def _leave_note(note: Path) -> None:
    try:
        note.write_text(json.dumps({"pid": os.getpid(), "host": socket.gethostname()}), encoding="utf-8")
    except OSError:
        return  # the note is a courtesy; the lock is held without it


def _writer(path: Path | None) -> str:
    if path is None:
        return "another thread"
    try:
        note = json.loads(note_of(path).read_text(encoding="utf-8"))
        pid, host = int(note["pid"]), str(note["host"])
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
    if pid == os.getpid() and host == socket.gethostname():
        return "another thread of this process"
    return f"process {pid} on {host}"
