"""Finds papers that a reference library beside them now describes otherwise than when they were read."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.types import Meta

if TYPE_CHECKING:
    from scoqa.storage import Store

_SIDECAR = "metadata file"


def relabelled(store: Store, root: Path | None, *, among: Collection[str] | None = None) -> list[str]:
    """Files, by their paths as sources, whose documents a .bib, .ris or CSL-JSON file describes anew.

    What an entry says is compared with the metadata that came from one; the paper is not read again
    for it. How the entry was found then is not known, so any way to find it that gives the same will do.

    Args:
        store: Holds the documents as they were read.
        root: What their sources' relative paths start from.
        among: The files that are asked about; None for all.
    """
    from scoqa.reading import libraries_for

    infos = [info for info in store.documents(with_sources=True) if info.sources]
    places = {info.key: Path(root or "", info.sources[0].path) for info in infos}
    libraries = libraries_for(list(places.values()), root)
    said = {info.key: _said(info.meta) for info in infos}
    if not libraries and not any(said.values()):
        return []
    found = []
    for info in infos:
        path = info.sources[0].path
        if among is not None and path not in among:
            continue
        text = _once(store, info.key)
        ways = itertools.product(dict.fromkeys((info.meta.title, "")), dict.fromkeys((info.meta.doi, "")))
        fixed = {name for name, origin in info.meta.origin if origin == _SIDECAR}
        if not any(
            _without(_said(libraries.meta_of(places[info.key], title, doi, text)[0]), fixed) == said[info.key]
            for title, doi in ways
        ):
            found.append(path)
    return found


def _said(meta: Meta) -> dict[str, object]:
    """The fields that came from a library."""
    from scoqa.reading.libraries import ORIGINS

    return {name: getattr(meta, name) for name, origin in meta.origin if origin in ORIGINS}


def _without(fields: dict[str, object], fixed: Collection[str]) -> dict[str, object]:
    """The fields that no metadata file overrides."""
    return {name: value for name, value in fields.items() if name not in fixed}


def _once(store: Store, key: str) -> Callable[[], str]:
    """Gives a document's text, looked up when it is first asked for."""
    held: list[str] = []

    def text() -> str:
        if not held:
            held.append(store.document(key).text)
        return held[0]

    return text
