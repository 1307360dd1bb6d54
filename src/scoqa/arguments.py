"""Checks what callers pass in before anything is done with it; errors name the argument and its value."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def checked_text(text: str, what: str) -> str:
    """The text; TypeError, with what it should have been, where it is none."""
    if not isinstance(text, str):
        raise TypeError(f"{what} is a str, not {text!r}")
    return text


def checked_path(path: str | os.PathLike[str], what: str) -> Path:
    """The path, its ``~`` spelled out; TypeError where it is none, ValueError where it names nothing."""
    if not isinstance(path, str | os.PathLike) or not isinstance(name := os.fspath(path), str):
        raise TypeError(f"{what} is a str or a path, not {path!r}")
    if not name:
        raise ValueError(f"{what} has no name: ''")
    return Path(name).expanduser()


def plain_path(path: Path) -> Path:
    """The path from the root, without ``..``, so that a file has one name wherever it is named from.

    What stands before ``..`` is kept with it where it is a link, as that leads elsewhere.
    """
    whole = path.absolute()
    if ".." not in whole.parts:
        return whole
    plain = Path(whole.anchor)
    for part in whole.parts[1:]:
        goes_up = part == ".." and plain.name != ".." and not plain.is_symlink()
        plain = plain.parent if goes_up else plain / part
    return plain


def checked_number(number: int, what: str, *, least: int) -> int:
    """The number, numpy's own ones too; ValueError where it is no whole one from ``least``."""
    if not hasattr(number, "__index__") or number < least:
        raise ValueError(f"{what} is a whole number from {least}: {number!r}")
    return number


def checked_jobs(jobs: int | None) -> int | None:
    """The number of processes; None for one a core."""
    return None if jobs is None else checked_number(jobs, "jobs", least=1)


def check_many(values: Iterable[object], what: str) -> None:
    """TypeError, with what it should have been, where it cannot be iterated over."""
    if not isinstance(values, Iterable):
        raise TypeError(f"{what}, not {values!r}")
