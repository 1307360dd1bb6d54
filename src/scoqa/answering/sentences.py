"""The sentences of a stretch that answer best, and where the question's words stand in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from math import fsum

from scoqa.analysis.tokens import EASTERN
from scoqa.answering.following import QUOTE_WORDS, with_following
from scoqa.answering.joined import Joined
from scoqa.ranking.introducing import defining, is_introduced
from scoqa.ranking.sentence import FRAGMENT, UNSAID, Occurrence, ends_whole, is_figures, is_prose
from scoqa.ranking.weights import idf
from scoqa.types import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.analysis.sought import Sought
    from scoqa.ranking.phrases import Phrase

_CARRIED = 0.4
"""A term that only the sentence before holds counts by this share (docs/evaluation.md)."""
_INTRODUCED = 0.4
"""A term that the sentence introduces or defines counts this much more."""
_WHOLE = 0.9
"""A sentence that holds a smaller share of the question is quoted with its better neighbour (docs/evaluation.md)."""
_FIGURES = -1.0
"""What figures without a word count: they are not quoted, nor beside a quote while there is another neighbour."""
_SHORT = 80
"""Code points of a sentence from which on it is quoted alone where it holds the question; a character of Chinese or Japanese is as three."""
_PRONOUNS = frozenset(
    (
        *("he", "her", "his", "she", "it", "its", "they", "them", "their"),
        *("this", "that", "these", "those", "such", "both"),
    )
)
"""A sentence that begins with one of these cannot be understood without the one before it."""
_OPENINGS = _PRONOUNS | {
    "however",
    "moreover",
    "nevertheless",
    "therefore",
    "thus",
    "hence",
    "instead",
    "also",
}
"""A sentence that begins so goes on about the one before it."""


def scores_of(
    stretch: Joined,
    found: Sequence[Occurrence],
    idfs: Sequence[float],
    phrases: Sequence[Phrase] = (),
    *,
    defined: frozenset[int] = frozenset(),
    kind: Sought | None = None,
    is_worded: bool = True,
) -> list[float]:
    """How well each sentence of the stretch answers, one score per sentence.

    A score is the sum, over the distinct question terms in the sentence, of their idf in the collection times their
    idf among the stretch's own sentences, as a word in every sentence does not tell them apart. Beside that:

    - terms that only the sentence before holds count by a share, as the next sentence goes on about them;
    - a term that the sentence introduces in brackets ("(SCO)") counts more, and so do ``defined`` terms in a
      sentence that says what they are;
    - what introduces nothing counts by half if it is not prose, or if ``defined`` is given and it does not end as a
      sentence;
    - what does not say the kind of thing that is asked for counts by half;
    - a sentence that holds one of the phrases comes before all that do not;
    - figures without a word come behind everything else, unless the question itself has no word.

    Args:
        stretch: The stretch.
        found: Where the question's terms occur in its text.
        idfs: The terms' idf in the collection, times their weights.
        phrases: The question's phrases in quotation marks.
        defined: Indices of the terms whose meaning is asked for.
        kind: The kind of thing that is asked for: a number, a date or names.
        is_worded: The question holds a word, not figures alone.
    """
    starts = [sentence.start - stretch.span.start for sentence in stretch.sentences]
    held: list[dict[int, bool]] = [{} for _ in starts]
    first: dict[int, int] = {}
    for _, where, term in found:
        at = bisect_right(starts, where[0]) - 1
        if at >= 0:
            first.setdefault(at, where[0])
            held[at][term] = held[at].get(term, False) or is_introduced(stretch.text, where)
    for number in defining(found, stretch.text, starts, defined) if defined else ():
        held[number].update(dict.fromkeys(defined, True))
    n_holding = [sum(term in terms for terms in held) for term in range(len(idfs))]
    weights = [one * idf(n, len(starts)) for one, n in zip(idfs, n_holding, strict=True)]
    scores = []
    before: dict[int, bool] = {}
    for terms in held:
        own = fsum(weights[term] * (1 + _INTRODUCED * terms[term]) for term in sorted(terms))
        carried = fsum(weights[term] for term in sorted(before) if term not in terms)
        scores.append(own + _CARRIED * carried)
        before = terms
    for number, sentence in enumerate(stretch.sentences):
        start, stop = starts[number], sentence.stop - stretch.span.start
        says = any(held[number].values())
        is_cut = defined and not says and not ends_whole(stretch.text, start, stop)
        if is_cut or not (says or is_prose(stretch.text, start, stop, first.get(number, stop))):
            scores[number] *= FRAGMENT
        if kind is not None and scores[number] > 0 and not kind.is_said(stretch.text, start, stop):
            scores[number] *= UNSAID
    if phrases:
        most = max(scores, default=0.0)
        for i, sentence in enumerate(stretch.sentences):
            scores[i] += most * sum(phrase.stands_in(stretch.cut(sentence)) for phrase in phrases)
    if is_worded:
        for i, start in enumerate(starts):
            if is_figures(stretch.text, start, stretch.sentences[i].stop - stretch.span.start):
                scores[i] = _FIGURES
    return scores


def best_of(scores: Sequence[float]) -> int:
    """Index of the best sentence, ties to the earlier; -1 if there is none."""
    return max(range(len(scores)), key=lambda i: (scores[i], -i), default=-1)


def snippet(stretch: Joined, scores: Sequence[float]) -> Span:
    """The best sentence with its better neighbour in the same paragraph, as one span of the document's text.

    A sentence that continues the one before it is joined to that one. The neighbour is left out if both together are
    too long to read at a glance. A sentence that asks or announces something is joined to what follows it.
    """
    best = best_of(scores)
    if best < 0:
        return stretch.span
    sentence = stretch.sentences[best]
    if (longer := with_following(stretch, sentence)) != sentence:
        return longer
    neighbours = [i for i in (best - 1, best + 1) if 0 <= i < len(scores) and _is_beside(stretch, i, best)]
    if _opening(stretch.cut(sentence)) in _OPENINGS:
        neighbours = [i for i in neighbours if i < best]
    if not neighbours:
        return sentence
    return with_following(stretch, _with(stretch, max(neighbours, key=lambda i: (scores[i], -i)), best))


def quoted(stretch: Joined, scores: Sequence[float], share: float) -> Span:
    """The span to quote: the best sentence, with a neighbour if it cannot stand by itself.

    A sentence that asks or announces something is quoted with what follows it, one that begins with a pronoun with the
    one before it, and one that is short or holds less than nearly all of the question with its better neighbour.

    Args:
        stretch: The stretch to quote from.
        scores: One score for each of its sentences, at least one.
        share: The share of the question's summed idf that the best sentence holds, 0..1.
    """
    at = best_of(scores)
    sentence = stretch.sentences[at]
    if (longer := with_following(stretch, sentence)) != sentence:
        return longer
    if at > 0 and _opening(stretch.cut(sentence)) in _PRONOUNS and _is_beside(stretch, at - 1, at):
        both = _with(stretch, at - 1, at)
        if both != sentence:
            return both
    return snippet(stretch, scores) if share < _WHOLE or _is_short(stretch.cut(sentence)) else sentence


def _is_short(sentence: str) -> bool:
    """Whether a sentence is so short that it may be a heading, or only says what the next ones are about."""
    return len(sentence) + 2 * sum(char >= EASTERN for char in sentence) < _SHORT


def _is_beside(stretch: Joined, first: int, second: int) -> bool:
    """Whether two neighbouring sentences stand in one paragraph."""
    before, after = sorted((stretch.sentences[first], stretch.sentences[second]))
    return stretch.cut(Span(before.stop, max(before.stop, after.start))).count("\n") < 2


def _with(stretch: Joined, neighbour: int, at: int) -> Span:
    """A sentence with a neighbour; alone where both together are too long."""
    near, sentence = stretch.sentences[neighbour], stretch.sentences[at]
    both = Span(min(near.start, sentence.start), max(near.stop, sentence.stop))
    return both if len(stretch.cut(both).split()) <= QUOTE_WORDS else sentence


def _opening(sentence: str) -> str:
    words = sentence.split(maxsplit=1)
    return words[0].strip(",;:“”\"'‘’()").casefold() if words else ""


def disjoint(spans: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """The spans sorted, overlapping ones as one: a hyphenated word and its parts are marked once."""
    merged: list[Span] = []
    for start, stop in sorted(spans):
        if merged and start < merged[-1].stop:
            merged[-1] = Span(merged[-1].start, max(merged[-1].stop, stop))
        elif start < stop:
            merged.append(Span(start, stop))
    return tuple(merged)


def shifted(spans: Iterable[tuple[int, int]], by: int) -> list[tuple[int, int]]:
    """The spans moved by a number of code points."""
    return [(start + by, stop + by) for start, stop in spans]
