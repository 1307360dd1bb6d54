"""Every number that a user may adjust, with its default; values are checked when made.

The defaults of the ranking were chosen on judged collections (docs/evaluation.md), the others are decided in docs/adr
(0008, 0015, 0018).
"""

from __future__ import annotations

from scoqa.value import Value

WEIGHTINGS = ("bm25", "cosine")
_NOT_NEGATIVE = ("k1", "pairs", "sentence", "title", "introduced")
_POSITIVE = (
    *("candidates", "passage_words", "per_document", "cache_mb"),
    *("freshness_seconds", "writer_seconds", "reader_seconds", "reader_mb"),
)


class Settings(Value):
    """The settings of one collection.

    Attributes:
        weighting: "bm25" (TF-IDF with BM25's saturation and length normalisation) or "cosine" (of TF-IDF vectors).
        k1: BM25's saturation of term counts, from 0; the larger it is, the more a repeated word adds.
        b: BM25's length normalisation, from 0 (none) to 1 (full).
        candidates: The number of passages of the first pass that the second pass looks at.
        pairs: The weight of neighbouring words of the question that are neighbours in the passage.
        sentence: The weight of the best sentence's summed idf; less for a question of more than five terms.
        title: The weight of the document's title.
        introduced: The weight of a word that the passage introduces in brackets ("… (SCO)") or defines.
        passage_words: The number of words that a passage should have; for documents added from now on.
        passage_overlap: The share of a passage that the next one repeats, from 0 to below 1; likewise.
        per_document: The most passages of one document in an answer, as long as other documents have any.
        cache_mb: The most memory for prepared postings, in MiB.
        freshness_seconds: How long an answer may wait to learn whether its sources have changed.
        writer_seconds: How long to wait for another process that writes to the index.
        reader_seconds: The most processor time for reading one file, in seconds, and five times as much by the clock.
            On Windows, where a process cannot be limited so, it is a limit by the clock alone.
        reader_mb: The most address space of a process that reads files, in MiB.
    """

    weighting: str = "bm25"
    k1: float = 1.2
    b: float = 0.75
    candidates: int = 100
    pairs: float = 0.3
    sentence: float = 0.6
    title: float = 0.75
    introduced: float = 0.3
    passage_words: int = 150
    passage_overlap: float = 1 / 3
    per_document: int = 3
    cache_mb: int = 192
    freshness_seconds: float = 0.2
    writer_seconds: float = 30.0
    reader_seconds: float = 60.0
    reader_mb: int = 2048

    def __post_init__(self) -> None:
        if self.weighting not in WEIGHTINGS:
            raise ValueError(f"weighting is one of {', '.join(WEIGHTINGS)}: {self.weighting!r}")
        for name, default in self._defaults.items():
            value = getattr(self, name)
            if isinstance(default, int) and not hasattr(value, "__index__"):
                raise TypeError(f"{name} is a whole number, not {value!r}")
            if isinstance(default, float) and not hasattr(value, "__float__"):
                raise TypeError(f"{name} is a number, not {value!r}")
        # a comparison with nan is false, so that it passes none of these
        for name in _NOT_NEGATIVE:
            if not getattr(self, name) >= 0:
                raise ValueError(f"{name} is at least 0: {getattr(self, name)}")
        if not 0 <= self.b <= 1:
            raise ValueError(f"b lies between 0 and 1: {self.b}")
        if not 0 <= self.passage_overlap < 1:
            raise ValueError(f"passage_overlap is at least 0 and below 1: {self.passage_overlap}")
        for name in _POSITIVE:
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} is above 0: {getattr(self, name)}")
