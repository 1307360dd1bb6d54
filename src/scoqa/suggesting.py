"""A key that no document has → the error that says so and names similar keys."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from scoqa.errors import UnknownReferenceError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.storage import Store

_NAMED = 3
"""The most keys that are named."""
_LEAST_PART = 3
"""A part of a key names the keys that contain it from so many letters on."""
_SHOWN = 255
"""Code points of an unknown key that are told: a name of a file is no longer."""


def unknown_key(store: Store, key: str, searched: Sequence[str]) -> UnknownReferenceError:
    """The error for a key that no document has.

    It names the keys of papers read from files of this name, or else the keys spelled most like it, or else those that
    contain it.

    Args:
        store: The index.
        key: The unknown key.
        searched: The keys of all documents that are searched.
    """
    similar = _from_files(store, key) or store.nearest_keys(key) or _containing(key, searched)
    hint = f"did you mean {', '.join(similar)}?" if similar else "'scoqa docs' lists them"
    told = key if len(key) <= _SHOWN else f"{key[:_SHOWN]}…"
    return UnknownReferenceError(f"no document {told!r} in this collection; {hint}")


def _from_files(store: Store, name: str) -> list[str]:
    """A few keys of papers read from files of this name, with or without its suffix."""
    called = name.rpartition("/")[2]
    files = ((PurePath(path), key) for path, (_, key) in store.sources().items())
    return sorted({key for path, key in files if called in (path.name, path.stem)})[:_NAMED]


def _containing(part: str, keys: Sequence[str]) -> list[str]:
    """A few keys that contain a part of one."""
    part = part.casefold()
    if len(part) < _LEAST_PART:
        return []
    return [key for key in keys if part in key.casefold()][:_NAMED]
