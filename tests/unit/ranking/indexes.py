"""A small index in memory, for tests of ranking."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


class MemoryIndex:
    """An IndexView over passages given as lists of terms; tie order is corpus order, or reversed keys."""

    def __init__(self, passages: Sequence[Sequence[str]], *, keys: Sequence[str] | None = None) -> None:
        self._passages = passages
        self._keys = keys or [f"d{i:06}" for i in range(len(passages))]
        self.n_passages = self.n_ids = len(passages)
        self.total_length = sum(len(passage) for passage in passages)
        self.generation = 1

    def terms(self) -> list[str]:
        return sorted({term for passage in self._passages for term in passage})

    def postings_plain(self, term: str) -> tuple[list[int], list[int]]:
        found = [(i, passage.count(term)) for i, passage in enumerate(self._passages) if term in passage]
        return [i for i, _ in found], [n for _, n in found]

    def postings(self, term: str) -> tuple[np.ndarray, np.ndarray]:
        ids, counts = self.postings_plain(term)
        return np.array(ids, np.uint32), np.array(counts, np.uint32)

    def lengths_plain(self) -> list[int]:
        return [len(passage) for passage in self._passages]

    def lengths(self) -> np.ndarray:
        return np.array(self.lengths_plain(), np.uint32)

    def tie_order(self, ids: Sequence[int]) -> list[tuple[str, int]]:
        return [(self._keys[i], 0) for i in ids]
