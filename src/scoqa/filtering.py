"""Which passages a question may look at: those in ordinary zones, and in documents that a filter lets through."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from operator import and_

from scoqa.types import Zone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.ranking.filters import Clause, Filter
    from scoqa.storage import Store

SET_APART = (Zone.REFERENCES, Zone.CONTENTS)
"""Zones that are searched only if a filter names them."""
RANKED = frozenset(Zone) - {*SET_APART, Zone.RUNNING}
"""The zones that an ordinary question searches."""
AUTHORS_SOUGHT = 100_000
"""Words that occur nowhere are looked for among the authors in a collection of up to so many passages; the names are then
kept, which takes some MB and, the first time, some tenths of a second."""


PAPERS_KEPT = 10_000
"""For so many papers it is kept which of their passages stand on the pages and in the sections of a filter."""


class Filtering:
    """Applies filters to one store; safe to use from many threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._in_zones = lru_cache(2)(self._read_zones)
        self._wrote = lru_cache(1)(self._read_authors)
        self._places = lru_cache(PAPERS_KEPT)(self._read_places)

    def allowed(self, only: Collection[str], where: str, left_out: Iterable[str]) -> bytes | None:
        """One byte per passage id, 1 if a question may look at it; None if it may look everywhere.

        Args:
            only: The keys of existing documents; none means all.
            where: A filter, see :func:`scoqa.ranking.filters.parse_filter`.
            left_out: The keys of documents that are not searched.
        """
        chosen = None
        if where:
            from scoqa.ranking.filters import parse_filter

            chosen = parse_filter(where)
        mask = self._in_zones((chosen and chosen.zones) or RANKED, self._store.generation)
        if left_out:
            mask = self._without(left_out, mask)
        if only or (chosen and chosen.clauses):
            every = mask or bytes([1]) * self._store.n_ids
            kept = bytearray(len(every))
            for key in self._kept(only, chosen):
                ids = self._store.passage_ids(key)
                kept[ids.start : ids.stop] = every[ids.start : ids.stop]
            mask = bytes(kept)
        if chosen and chosen.places:
            mask = self._at(chosen.places, mask or bytes([1]) * self._store.n_ids)
        return mask

    def _at(self, places: tuple[Clause, ...], mask: bytes) -> bytes:
        """The passages of a mask that stand on the pages or in the sections of some clauses."""
        kept = bytearray(len(mask))
        keys = self._store.keys()
        for key in keys:
            ids = self._store.passage_ids(key)
            if 1 in mask[ids.start : ids.stop]:
                here = self._places(key, places, self._store.generation)
                kept[ids.start : ids.stop] = bytes(map(and_, mask[ids.start : ids.stop], here))
        return bytes(kept)

    def authored(self, words: Sequence[str]) -> dict[str, list[str]]:
        """Those of some words that are part of an author's name, with the keys of the papers; empty in a large collection."""
        names = [word for word in words if word.isalpha()]
        if not names or self._store.n_passages > AUTHORS_SOUGHT:
            return {}
        from scoqa.analysis.folding import folded

        found = {}
        for name in names:
            whole = re.compile(rf"\b{re.escape(folded(name))}\b")
            if keys := [key for key, authors in self._wrote(self._store.generation) if whole.search(authors)]:
                found[name] = keys
        return found

    def _without(self, keys: Iterable[str], mask: bytes | None) -> bytes:
        kept = bytearray(mask or bytes([1]) * self._store.n_ids)
        for key in keys:
            if self._store.has(key):
                ids = self._store.passage_ids(key)
                kept[ids.start : ids.stop] = bytes(len(ids))
        return bytes(kept)

    def _kept(self, only: Collection[str], chosen: Filter | None) -> list[str]:
        if not chosen or not chosen.clauses:
            return sorted(set(only))
        return [
            info.key
            for info in self._store.documents()
            if (not only or info.key in only)
            and chosen.keeps(info.key, info.meta, [source.path for source in info.sources])
        ]

    def _read_zones(self, zones: frozenset[Zone], generation: int) -> bytes | None:  # noqa: ARG002  the generation is the cache's key
        """One byte per passage id, 1 if it lies in these zones; None if all do."""
        known = self._store.zones_plain()
        mask = known.translate(bytes(zone in zones for zone in Zone) + bytes(256 - len(Zone)))
        return None if 0 not in mask else mask

    def _read_places(self, key: str, places: tuple[Clause, ...], generation: int) -> bytes:  # noqa: ARG002  as above
        """One byte per passage of a document, 1 if it stands where all the clauses say."""
        fits = [
            self._in_sections(key, clause) if clause.field == "section" else self._on_pages(key, clause)
            for clause in places
        ]
        return bytes(map(all, zip(*fits, strict=True)))

    def _in_sections(self, key: str, clause: Clause) -> list[bool]:
        """Whether each passage of a document stands in a section that a clause names."""
        paths = self._store.section_paths(key)
        fits = {path: any(map(clause.names, path)) is not clause.negated for path in {*paths}}
        return [fits[path] for path in paths]

    def _on_pages(self, key: str, clause: Clause) -> list[bool]:
        """Whether each passage of a document has words on a page that a clause names."""
        pages = self._store.pages(key)
        starts = [page.span.start for page in pages]
        wanted = [clause.names(page.label or str(page.index + 1)) for page in pages]
        if True not in wanted:
            return [clause.negated] * len(self._store.passage_ids(key))
        fits = []
        for start, stop in self._store.passage_spans(key):
            first, last = max(0, bisect_right(starts, start) - 1), bisect_left(starts, stop)
            fits.append((True in wanted[first:last]) is not clause.negated)
        return fits

    def _read_authors(self, generation: int) -> list[tuple[str, str]]:  # noqa: ARG002  as above
        """The keys of documents with known authors, each with the authors' folded names, one per line."""
        from scoqa.analysis.folding import folded

        infos = self._store.documents()
        return [(info.key, "\n".join(map(folded, info.meta.authors))) for info in infos if info.meta.authors]
