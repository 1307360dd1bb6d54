"""Second pass: ranks the best passages of the first pass anew, by one fixed formula of few parts.

The score of a passage is the sum of

- its score in the first pass,
- ``settings.pairs`` · BM25 of neighbouring words of the question that are neighbours in the passage,
- ``settings.sentence`` · g · the largest summed idf of question terms in one sentence, g = min(1, 5 / question terms);
  less of what is no prose, and of what does not say the number, date or names that the question asks for,
- ``settings.title`` · BM25 of the document's title,
- ``settings.introduced`` · the idf of a term that the passage introduces in brackets, or of the terms that a sentence
  defines if the question asks for their meaning.

What each part brings is measured in docs/evaluation.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import fsum

from scoqa.analysis.finder import NEAR
from scoqa.later import pattern
from scoqa.ranking.introducing import defining, is_introduced
from scoqa.ranking.sentence import Occurrence, best_sentence
from scoqa.ranking.weights import idf, norm, saturated
from scoqa.settings import Settings
from scoqa.types import Hit, Part, Passage, QueryTerm
from scoqa.value import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.analysis.sought import Sought
    from scoqa.ranking.index import IndexView

_PAIR_REACH = NEAR
"""The most tokens from one word of a pair to the next: "club of the energy" still counts as a pair."""

_LISTING = pattern(r"[,;/&]|\b(?:and|or)\b")
"""What stands between two words of a list."""

_FOCUSED = 5
"""Up to so many terms, one sentence may hold a whole question; a longer one describes a subject, of which no sentence
holds much."""

Find = Callable[[str, str], Sequence[Occurrence]]
"""Finds where a question's terms occur: (text, its language) to occurrences, in the order of the text."""


class Candidate(NamedTuple):
    """A passage of the first pass, with what the second pass looks at.

    Attributes:
        key: The key of its document.
        start: Where it starts in its document's text.
        bounds: The start and stop of each of its sentences in turn, in its own text.
        text: Its text.
        score: Its score in the first pass.
        length: The number of its indexed tokens.
        passage: Makes the passage itself, which few candidates need.
        title: The title of its document.
        language: The language by whose rules its words were indexed.
        shares: The share of each term in the first pass's score; empty unless it is to be shown.
    """

    key: str
    start: int
    bounds: Sequence[int]
    text: str
    score: float
    length: int
    passage: Callable[[], Passage]
    title: str = ""
    language: str = "en"
    shares: tuple[tuple[str, float], ...] = ()


class Query(NamedTuple):
    """A question's terms with what the collection knows of them.

    Attributes:
        terms: The terms in question order, once each.
        df: The number of passages that hold each term.
        n_passages: The number of passages in the collection.
        mean_length: The mean number of indexed tokens in a passage.
        weights: The weight of each term in the question; empty means 1 each.
        defined: Indices of the terms whose meaning is asked for.
        sought: The kind of thing that is asked for, if it is one that can be told in a sentence.
    """

    terms: tuple[str, ...]
    df: tuple[int, ...]
    n_passages: int
    mean_length: float
    weights: tuple[float, ...] = ()
    defined: frozenset[int] = frozenset()
    sought: Sought | None = None

    @property
    def idfs(self) -> list[float]:
        """The idf of each term times its weight."""
        weights = self.weights or (1.0,) * len(self.df)
        return [weight * idf(df, self.n_passages) for df, weight in zip(self.df, weights, strict=True)]


def query_of(
    terms: Sequence[QueryTerm],
    view: IndexView,
    *,
    defined: frozenset[int] = frozenset(),
    sought: Sought | None = None,
) -> Query:
    """The query for a question's terms, which carry their document frequencies."""
    n_passages = view.n_passages
    return Query(
        terms=tuple(term.term for term in terms),
        df=tuple(term.df for term in terms),
        n_passages=n_passages,
        mean_length=view.total_length / n_passages if n_passages else 0.0,
        weights=tuple(term.weight for term in terms),
        defined=defined,
        sought=sought,
    )


class Ranking(Sequence[Hit]):
    """Ranked candidates as a sequence of hits; a hit is made only when it is asked for, as few of a hundred are."""

    def __init__(self, entries: Sequence[tuple[float, Candidate, tuple[float, ...]]], weighting: str) -> None:
        self._entries = entries
        self._names = (weighting, "pairs", "sentence", "title", "introduced")
        self._made: dict[int, Hit] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, place):  # type: ignore[no-untyped-def]  # a hit, or of a slice a list
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        rank = range(1, len(self) + 1)[place]
        if rank not in self._made:
            self._made[rank] = self._hit(rank, *self._entries[rank - 1])
        return self._made[rank]

    def _hit(self, rank: int, score: float, candidate: Candidate, values: tuple[float, ...]) -> Hit:
        shares = (candidate.shares, (), (), (), ())
        parts = tuple(map(Part, self._names, values, shares))
        return Hit(
            candidate.passage(),
            candidate.text,
            score,
            rank,
            tuple(part for part in parts if part.value),
            candidate.language,
        )


def rerank(
    query: Query, candidates: Sequence[Candidate], find: Find, *, settings: Settings, k: int | None = None
) -> Sequence[Hit]:
    """The candidates ranked by the second pass: the best ``k``, or all.

    Equal scores are in order of document key, then of the passage's start.
    """
    idfs = query.idfs
    found = [find(candidate.text, candidate.language) for candidate in candidates]
    pairs = _pair_scores(found, candidates, query, settings)
    sentence = settings.sentence * min(1.0, _FOCUSED / max(len(query.terms), 1))
    titles = _Titles(idfs, find, settings)
    scored: list[tuple[float, Candidate, tuple[float, ...]]] = []
    for candidate, where, pair_score in zip(candidates, found, pairs, strict=True):
        introduced = _introduced(where, candidate, idfs, query.defined)
        text = "" if introduced else candidate.text  # what defines a word need not be prose
        values = (
            candidate.score,
            settings.pairs * pair_score,
            sentence * best_sentence(where, idfs, candidate.bounds, text, query.sought),
            settings.title * titles.score(candidate.title, candidate.language),
            settings.introduced * introduced,
        )
        scored.append((fsum(values), candidate, values))
    scored.sort(key=lambda entry: (-entry[0], entry[1].key, entry[1].start))
    return Ranking(scored[:k], settings.weighting)


def _bm25(
    idfs: Sequence[float] | Mapping[int, float],
    counts: Iterable[tuple[int, int]],
    size: float,
    settings: Settings,
) -> float:
    """BM25 of terms given with their counts, in a text of normalised length ``size``."""
    return fsum(idfs[term] * saturated(count, size, settings) for term, count in counts)


def _pair_scores(
    found: Sequence[Sequence[Occurrence]], candidates: Sequence[Candidate], query: Query, settings: Settings
) -> list[float]:
    """For each candidate, BM25 of the neighbouring words of the question that are neighbours in it.

    There is no index of pairs: the number of candidates that hold a pair stands for its df. For the rare pairs that
    matter this is nearly the true one, as passages with both words are among the candidates.
    """
    counts = [
        _pairs(occurrences, candidate.text) for occurrences, candidate in zip(found, candidates, strict=True)
    ]
    df: dict[int, int] = {}
    for count in counts:
        for pair in count:
            df[pair] = df.get(pair, 0) + 1
    idfs = {pair: idf(n, query.n_passages) for pair, n in df.items()}
    return [
        _bm25(idfs, count.items(), norm(candidate.length, query.mean_length or 1.0, settings), settings)
        if count
        else 0.0
        for count, candidate in zip(counts, candidates, strict=True)
    ]


def _pairs(found: Sequence[Occurrence], text: str = "") -> dict[int, int]:
    """How often two neighbouring terms of the question stand side by side in a text, in the question's order.

    Two words that the text only lists ("states and observers") say nothing about each other and do not count; this
    is checked only if the text is given.

    Returns:
        Counts by the index of the first term of the two.
    """
    pairs: dict[int, int] = {}
    following, place, end = -1, 0, 0
    for other_place, (start, stop), other in found:
        if (
            other == following
            and 0 < other_place - place <= _PAIR_REACH
            and not _LISTING.search(text, end, start)
        ):
            pairs[other - 1] = pairs.get(other - 1, 0) + 1
        following, place, end = other + 1, other_place, stop
    return pairs


def side_by_side(found: Sequence[Occurrence]) -> frozenset[int]:
    """Indices of the question's terms that are followed in a text by the question's next term."""
    return frozenset(_pairs(found))


def _introduced(
    found: Sequence[Occurrence], candidate: Candidate, idfs: Sequence[float], defined: frozenset[int]
) -> float:
    """The largest idf of a question term that the passage introduces.

    If the question asks for a meaning and the passage says it, the summed idf of the terms asked about.
    """
    text = candidate.text
    if defined and defining(found, text, candidate.bounds[::2], defined):
        return fsum(idfs[term] for term in sorted(defined))
    best = 0.0
    if "(" not in text:
        return best
    last = len(text) - 1
    for _, span, term in found:
        if idfs[term] > best:
            start, stop = span
            beside = (start and text[start - 1] == "(") or (stop < last and text[stop + 1] == "(")
            if beside and is_introduced(text, span):
                best = idfs[term]
    return best


class _Titles:
    """BM25 of titles, each computed once, as many candidates share a document.

    The length of a title does not count. Terms have the idf of passages, as the index has no df of titles.
    """

    def __init__(self, idfs: Sequence[float], find: Find, settings: Settings) -> None:
        self._idfs = idfs
        self._find = find
        self._settings = settings
        self._known: dict[tuple[str, str], float] = {}

    def score(self, title: str, language: str) -> float:
        if not title:
            return 0.0
        known = self._known.get((title, language))
        if known is None:
            counts: dict[int, int] = {}
            for _, _, term in self._find(title, language):
                counts[term] = counts.get(term, 0) + 1
            known = _bm25(self._idfs, sorted(counts.items()), 1.0, self._settings)
            self._known[title, language] = known
        return known
