"""Large reference libraries are read in a process that has limits, as files are (ADR 0015): there and back."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import Any

from scoqa.reading.libraries_csl import read_csl
from scoqa.reading.libraries_formats import Entry, read_bibtex, read_ris
from scoqa.reading.pool import Worker, environment_now
from scoqa.settings import Settings
from scoqa.types import Meta

_READ = {".bib": read_bibtex, ".ris": read_ris, ".json": read_csl}


def read_library(path: Path) -> tuple[list[Entry], list[int]]:
    """Entries of a library, and the lines, from 1, on which those begin that are too broken to read.

    Raises:
        OSError: The file cannot be read.
    """
    from scoqa.reading.decoding import decode

    text, _ = decode(path.read_bytes())
    return _READ[path.suffix.lower()](text)


def read_apart(path: Path) -> tuple[list[Entry], list[int]]:
    """The same in another process.

    Raises:
        UnreadableFileError: It takes more time or memory than a file may.
    """
    with closing(Worker(Settings(), environment_now())) as worker:
        entries, failed = worker.call(read_there, os.fspath(path))
    return [_unpacked(*entry) for entry in entries], failed


def read_there(path: str) -> list[Any]:
    """The other process's part."""
    entries, failed = read_library(Path(path))
    return [[[entry.key, vars(entry.meta), entry.files] for entry in entries], failed]


def _unpacked(key: str, meta: dict[str, Any], files: list[str]) -> Entry:
    origin = tuple((name, where) for name, where in meta["origin"])
    return Entry(key, Meta(**{**meta, "authors": tuple(meta["authors"]), "origin": origin}), tuple(files))
