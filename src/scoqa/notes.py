"""Small text files beside the index for what people keep with a collection; they can be read and copied by anyone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from scoqa.errors import NotKeptError, UnreadableFileError
from scoqa.reading import shown
from scoqa.types import Pin
from scoqa.writing import write_whole

PINS = "pins.jsonl"


def kept(path: Path) -> str:
    """The text of a kept file; empty where there is none yet.

    Raises:
        UnreadableFileError: It is there but cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise UnreadableFileError(f"{shown(path)}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UnreadableFileError(f"{shown(path)}: not UTF-8; move it away to begin anew") from error


def keep(path: Path | None, text: str) -> None:
    """Write a kept file whole, with its folder; whoever reads it sees the old text or the new.

    Raises:
        NotKeptError: There is no place for it (None: the collection lives in memory), or it cannot be written.
    """
    if path is None:
        raise NotKeptError("this collection lives in memory, so nothing is kept with it; open a folder")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, [text])
    except OSError as error:
        raise NotKeptError(f"{shown(path)}: cannot be written ({error.strerror})") from error


def load_pins(folder: Path | None) -> list[Pin]:
    """The pins of a collection in the order they were made.

    Raises:
        UnreadableFileError: The file, or a line of it, cannot be read.
    """
    if folder is None:
        return []
    path = folder / PINS
    pins = []
    for number, line in enumerate(kept(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            pins.append(Pin(**{name: str(entry[name]) for name in ("reference", "text", "question", "note")}))
        except (ValueError, TypeError, KeyError) as error:
            raise UnreadableFileError(f"{shown(path)}:{number}: not a pin") from error
    return pins


def save_pins(folder: Path | None, pins: Iterable[Pin]) -> None:
    """Keep the pins; what became of their papers is looked up anew each time."""
    lines = [json.dumps(asdict(pin._replace(state="")), ensure_ascii=False) for pin in pins]
    keep(folder / PINS if folder else None, "".join(f"{line}\n" for line in lines))
