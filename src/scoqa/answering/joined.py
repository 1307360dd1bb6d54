"""Joins hits that overlap in a document into one stretch of it, so that an answer shows no words twice."""

from __future__ import annotations

from collections.abc import Sequence

from scoqa.ranking.second_pass import Find
from scoqa.types import Hit, Span
from scoqa.value import NamedTuple


class Joined(NamedTuple):
    """One stretch of a document, made of its best hit and the hits that overlap it.

    Attributes:
        best: The best of these hits.
        span: Where the stretch stands in the document's text.
        text: Its words, verbatim.
        sentences: Its sentences, as spans of the document's text.
    """

    best: Hit
    span: Span
    text: str
    sentences: tuple[Span, ...]

    @property
    def key(self) -> str:
        """The document's key."""
        return self.best.passage.document_key

    def cut(self, span: Span) -> str:
        """The words at a span of the document's text inside this stretch."""
        return self.text[span.start - self.span.start : span.stop - self.span.start]


def join(hits: Sequence[Hit], *, k: int, per_document: int, find: Find) -> list[Joined]:
    """Up to ``k`` disjoint stretches, best first.

    A hit joins the stretch whose best hit it overlaps, so that a stretch grows by at most one passage on each side.
    A hit that overlaps only the rim of a stretch starts a new one with the rest of its sentences, if these hold a
    word of the question. Joining stops at the first hit that would start stretch ``k + 1``.

    Args:
        hits: Ranked hits, best first.
        k: The most stretches.
        per_document: The most stretches of one document, unless other documents have too few to make ``k``.
        find: Finds where the question's terms occur in a text.
    """
    stretches: list[Joined] = []
    n_of_key: dict[str, int] = {}
    left: list[Hit] = []
    for hit in hits:
        if _joins(hit, stretches):
            continue
        key = hit.passage.document_key
        if n_of_key.get(key, 0) >= per_document:
            left.append(hit)
            continue
        if len(stretches) == k:
            break
        if _starts(hit, stretches, find):
            n_of_key[key] = n_of_key.get(key, 0) + 1
    if len(stretches) == k or not left:
        return stretches
    for hit in left:
        if not _joins(hit, stretches) and len(stretches) < k:
            _starts(hit, stretches, find)
    return sorted(stretches, key=lambda stretch: stretch.best.rank)


def _joins(hit: Hit, stretches: list[Joined]) -> bool:
    """Extend the stretch that a hit belongs to; False if there is none."""
    at = next((i for i, stretch in enumerate(stretches) if is_same_place(stretch, hit)), None)
    if at is not None:
        stretches[at] = _extended(stretches[at], hit, [s for s in stretches if s is not stretches[at]])
    return at is not None


def _starts(hit: Hit, stretches: list[Joined], find: Find) -> bool:
    """Add a hit as a stretch of its own; False if nothing new is left of it."""
    stretch = _uncovered(hit, stretches, find)
    if stretch is not None:
        stretches.append(stretch)
    return stretch is not None


def is_same_place(stretch: Joined, hit: Hit) -> bool:
    """Whether a hit overlaps the best hit of a stretch."""
    best = stretch.best.passage
    return best.document_key == hit.passage.document_key and best.span.overlaps(hit.passage.span)


def _extended(stretch: Joined, hit: Hit, others: Sequence[Joined]) -> Joined:
    """The stretch, longer at either end by the words of a hit that no other stretch holds."""
    span, text = stretch.span, stretch.text
    passage = hit.passage
    rest = Joined(hit, passage.span, hit.text, passage.sentences)
    starts = [passage.span.start, *(sentence.start for sentence in passage.sentences)]
    for start in starts:
        if start < span.start and not _taken(stretch.key, Span(start, span.start), others):
            text, span = rest.cut(Span(start, span.start)) + text, Span(start, span.stop)
            break
    stops = [*(sentence.stop for sentence in passage.sentences), passage.span.stop]
    for stop in reversed(stops):
        if stop > span.stop and not _taken(stretch.key, Span(span.stop, stop), others):
            text, span = text + rest.cut(Span(span.stop, stop)), Span(span.start, stop)
            break
    sentences = sorted({s for s in (*stretch.sentences, *passage.sentences) if span.contains(s)})
    return Joined(stretch.best, span, text, tuple(sentences))


def _taken(key: str, span: Span, others: Sequence[Joined]) -> bool:
    return any(other.key == key and other.span.overlaps(span) for other in others)


def _uncovered(hit: Hit, stretches: Sequence[Joined], find: Find) -> Joined | None:
    """The hit as a stretch of its own, without sentences that are already shown; None if nothing that matches is left."""
    passage = hit.passage
    whole = Joined(hit, passage.span, hit.text, passage.sentences)
    if not _taken(passage.document_key, passage.span, stretches):
        return whole
    free = [s for s in passage.sentences if not _taken(passage.document_key, s, stretches)]
    if not free:
        return None
    span = Span(free[0].start, free[-1].stop)
    if _taken(passage.document_key, span, stretches):  # the shown words lie in its middle
        return None
    text = whole.cut(span)
    return Joined(hit, span, text, tuple(free)) if find(text, hit.language) else None
