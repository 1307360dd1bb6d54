"""Tells missing files that are gone for good from those that are away together with their folder or drive.

What may come back is never forgotten without being told to.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from scoqa.reading import away, is_file_there, shown
from scoqa.shell import shell_word
from scoqa.types import Problem, Source

Known = Mapping[str, tuple[str, Source]]
"""Every file of a collection: path → (key of its document, what it was)."""


class Missing:
    """The files that were not there when a refresh began."""

    def __init__(self, files: Mapping[str, Path] | None = None, root: Path | None = None) -> None:
        """Look for files.

        Args:
            files: Path as a source → where it is looked for; none where nothing is to be forgotten.
            root: The collection's own folder.
        """
        self._places = {
            path: away(file, root) for path, file in sorted((files or {}).items()) if not is_file_there(file)
        }

    def __contains__(self, path: str) -> bool:
        return path in self._places

    def lost(self, known: Known, *, prune: bool = True) -> set[str]:
        """Files to be forgotten: those that are gone, and those whose text another file holds.

        Args:
            known: As it is now.
            prune: Forget files that are gone though no other holds their text.
        """
        held = {key for path, (key, _) in known.items() if path not in self}
        return {
            path
            for path, place in self._places.items()
            if path in known and ((prune and place is None) or known[path][0] in held)
        }

    def kept(self, known: Known) -> list[Problem]:
        """A line for each place that is away, with how many documents were kept for it."""
        keys: dict[Path, set[str]] = {}
        for path, place in self._places.items():
            if place is not None and path in known:
                keys.setdefault(place, set()).add(known[path][0])
        return [
            Problem(shown(place), _said(len(own), shell_word(shown(place))), skipped=False)
            for place, own in sorted(keys.items())
        ]


def _said(n: int, place: str) -> str:
    if n == 1:
        return (
            f"not there or empty; 1 document of it is kept, marked [missing]; 'scoqa remove {place}' drops it"
        )
    return f"not there or empty; {n:,} documents of it are kept, marked [missing]; 'scoqa remove {place}' drops them"
