"""Every number a user may turn, with its default and where the default comes from; checked when made."""

from __future__ import annotations

from scoqa.value import Value

WEIGHTINGS = ("bm25", "cosine")
_NOT_NEGATIVE = ("k1", "pairs", "sentence", "title", "introduced")
_POSITIVE = (
    *("candidates", "passage_words", "per_document", "cache_mb"),
    *("freshness_seconds", "writer_seconds", "reader_seconds", "reader_mb"),
)


class Settings(Value):
    """Settings of one collection.

    Attributes:
        weighting: "bm25" (TF-IDF with BM25's saturation and length normalisation) or "cosine".
        k1: BM25 saturation of term counts.
        b: BM25 length normalisation, 0 (none) to 1 (full).
        candidates: Passages of the first pass that the second pass looks at.
        pairs: Weight of pairs of neighbouring stems in the second pass.
        sentence: Weight of the best sentence's summed idf; less where a question has more than five terms.
        title: Weight of the title.
        introduced: Weight of a question word that the passage introduces in brackets ("… (SCO)"), or says
            what it is.
        passage_words: Words a passage aims at.
        passage_overlap: Share of a passage that the next one repeats, 0 up to below 1.
        per_document: Most passages of one document in an answer, as long as others have any.
        cache_mb: Bound of the postings and weights kept in memory, MiB.
        freshness_seconds: How long a question waits to learn whether the sources it shows have changed.
        writer_seconds: How long to wait for another process that writes to the index.
        reader_seconds: Limit on the processor time of reading one file; five times as long by the clock, for
            a reader that waits. By the clock alone on Windows, which does not limit a process so.
        reader_mb: Address-space limit of the process that reads one file, MiB.
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
