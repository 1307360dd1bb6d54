"""What was typed before, kept per collection in the user's data folder, readable by the user alone."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from prompt_toolkit.history import History

from scoqa import places
from scoqa.writing import write_whole

MOST_LINES = 10_000
"""Kept; twice as many are cut back to it when a session begins."""


def history_file(place: str, name: str) -> Path:
    """The history of the collection whose index lies at a place."""
    digest = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    plain = re.sub(r"[^\w.-]+", "-", name).strip("-.")[:40] or "papers"
    return places.user_data() / "history" / f"{plain}-{digest}"


class KeptHistory(History):
    """Lines in a file, one JSON text each, the newest last; without a file, or with one out of reach, in memory."""

    def __init__(self, path: Path | None) -> None:
        super().__init__()
        self._path = path

    def load_history_strings(self) -> Iterable[str]:
        """The kept lines, newest first; damaged ones are passed over."""
        return reversed(self._read())

    def _read(self) -> list[str]:
        if self._path is None:
            return []
        try:
            text = self._path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return []
        lines = [line for kept in text.split("\n") if (line := _decoded(kept))]
        if len(lines) > 2 * MOST_LINES:
            lines = lines[-MOST_LINES:]
            self._cut_back(lines)
        return lines

    def store_string(self, string: str) -> None:
        """Keep one line."""
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND
            with open(os.open(self._path, flags, 0o600), "ab+") as file:  # noqa: PTH123  its mode is set when it is made
                size = file.seek(0, os.SEEK_END)
                file.seek(max(0, size - 1))
                torn = file.read(1) not in (b"", b"\n")  # a full disk left part of a line
                file.write(b"\n" * torn + _encoded(string).encode("ascii"))
        except OSError:
            self._path = None  # a full disk or a folder out of reach is no reason not to answer

    def _cut_back(self, lines: Sequence[str]) -> None:
        if self._path is not None:
            with suppress(OSError):  # it stays as long as it was
                write_whole(self._path, map(_encoded, lines))

    def typed(self) -> list[str]:
        """All lines, oldest first."""
        return list(reversed(self._loaded_strings)) if self._loaded else self._read()


def _encoded(line: str) -> str:
    """A line as it is kept: ASCII, whatever was pasted."""
    return f"{json.dumps(line)}\n"


def _decoded(kept: str) -> str:
    try:
        line = json.loads(kept)
    except ValueError:
        return ""
    return line if isinstance(line, str) else ""
