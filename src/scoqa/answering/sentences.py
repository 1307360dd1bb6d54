"""The sentences of a stretch that answer best, and where the question's words stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scoqa.answering.joined import Joined
from scoqa.ranking.second_pass import Occurrence, sentence_sums
from scoqa.types import Span

_SNIPPET_WORDS = 90
_OPENINGS = frozenset(
    (
        *("he", "her", "his", "hers", "she", "it", "its", "itself", "they", "them", "their", "theirs"),
        *("this", "that", "these", "those", "such", "both", "former", "latter", "however", "moreover"),
        *("nevertheless", "therefore", "thus", "hence", "instead", "also", "furthermore"),
    )
)
"""A sentence that begins so leans on the one before it."""


def sums_of(stretch: Joined, found: Sequence[Occurrence], idfs: Sequence[float]) -> list[float]:
    """Summed idf of the question's distinct terms in each sentence of the stretch."""
    return sentence_sums(found, idfs, [sentence.stop - stretch.span.start for sentence in stretch.sentences])


def best_of(sums: Sequence[float]) -> int:
    """Index of the best sentence, ties to the earlier; -1 if there is none."""
    return max(range(len(sums)), key=lambda i: (sums[i], -i), default=-1)


def snippet(stretch: Joined, sums: Sequence[float]) -> Span:
    """The best sentence and its better neighbour; the one before where it leans on it.

    The neighbour is left out where both together would be too long to read at a glance.
    """
    best = best_of(sums)
    if best < 0:
        return stretch.span
    sentence = stretch.sentences[best]
    neighbours = [i for i in (best - 1, best + 1) if 0 <= i < len(sums)]
    if leans_back(stretch.cut(sentence)):
        neighbours = [i for i in neighbours if i < best]
    if not neighbours:
        return sentence
    near = stretch.sentences[max(neighbours, key=lambda i: (sums[i], -i))]
    both = Span(min(near.start, sentence.start), max(near.stop, sentence.stop))
    return both if len(stretch.cut(both).split()) <= _SNIPPET_WORDS else sentence


def leans_back(sentence: str) -> bool:
    """Whether a sentence begins with a word that points at the sentence before it."""
    words = sentence.split(maxsplit=1)
    return bool(words) and words[0].strip(",;:“”\"'‘’()").casefold() in _OPENINGS


def disjoint(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans sorted, overlapping ones as one: a hyphenated word and its parts are marked once."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].stop:
            merged[-1] = Span(merged[-1].start, max(merged[-1].stop, span.stop))
        elif span.start < span.stop:
            merged.append(span)
    return tuple(merged)


def shifted(spans: Iterable[Span], by: int) -> list[Span]:
    """The spans moved by a number of code points."""
    return [Span(span.start + by, span.stop + by) for span in spans]
