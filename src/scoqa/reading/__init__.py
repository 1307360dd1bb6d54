"""Files to documents: text with pages, sections, zones and metadata, and what could not be read."""

from typing import TYPE_CHECKING

from scoqa.reading.freshness import freshness, states
from scoqa.reading.sources import fingerprint, shown, source_path, stamp

if TYPE_CHECKING:
    from scoqa.reading.documents import read, read_many
    from scoqa.reading.finding import find
    from scoqa.reading.libraries import library_problems
    from scoqa.reading.media import media_type

__all__ = [
    "find",
    "fingerprint",
    "freshness",
    "library_problems",
    "media_type",
    "read",
    "read_many",
    "shown",
    "source_path",
    "stamp",
    "states",
]

_LATER = {
    "find": "finding",
    "library_problems": "libraries",
    "media_type": "media",
    "read": "documents",
    "read_many": "documents",
}


def __getattr__(name: str) -> object:
    """Import what reads files only when it is asked for: questions over an index need none of it."""
    if name not in _LATER:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"scoqa.reading.{_LATER[name]}"), name)
