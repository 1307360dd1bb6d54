"""Cuts documents into passages: overlapping windows of whole sentences inside one section and one zone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

from scoqa.analysis.ends import bounds_of
from scoqa.settings import Settings
from scoqa.types import Document, Passage, Section, Span, Zone
from scoqa.value import NamedTuple

_WORD = re.compile(r"\S+")
_LONGEST = 3
"""What is longer than so many passages is no sentence (a table, a listing) and is split."""


class _Sentence(NamedTuple):
    span: Span
    n_words: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Consecutive sentences of one section and one zone."""

    section: tuple[str, ...]
    zone: Zone
    sentences: list[_Sentence]


def cut(document: Document, *, settings: Settings | None = None) -> list[Passage]:
    """The passages of a document, in order of their start.

    A passage is a window of whole sentences of about ``settings.passage_words`` words, and the next one repeats a share
    ``settings.passage_overlap`` of it. No passage crosses a section or a zone. Running headers and headings are no
    sentences of a passage, those in the line of their text aside; a stretch with nothing except headings (a title page) becomes a passage, so that its
    words can be found. Every other word of the document is in some passage.
    """
    return cut_all([document], settings=settings)[0]


def cut_all(documents: Sequence[Document], *, settings: Settings | None = None) -> list[list[Passage]]:
    """The passages of many documents; their sentences are found all at once, which is faster."""
    settings = settings or Settings()
    blocks = [document.paragraphs or (Span(0, len(document.text)),) for document in documents]
    bounds = bounds_of(
        [
            document.text[start:stop]
            for document, own in zip(documents, blocks, strict=True)
            for start, stop in own
        ],
        [document.meta.language for document, own in zip(documents, blocks, strict=True) for _ in own],
    )
    found, n_words = bounds.spans(), bounds.n_words.tolist()
    passages: list[list[Passage]] = []
    at = 0
    for document, own in zip(documents, blocks, strict=True):
        if _is_short(document, n_words[at], settings):
            spans = tuple(found[at])
            passages.append(
                [Passage(document.key, Span(spans[0].start, spans[-1].stop), spans)] if spans else []
            )
        else:
            paragraphs = list(zip(own, found[at : at + len(own)], strict=True))
            passages.append(
                [
                    passage
                    for stretch in _stretches(document, paragraphs, settings)
                    for passage in _windows(document.key, stretch, settings)
                ]
            )
        at += len(own)
    return passages


def is_plain(document: Document) -> bool:
    """Whether the document is one paragraph and nothing else."""
    return (
        not document.sections
        and not document.zones
        and document.paragraphs in ((), ((0, len(document.text)),))
    )


def _is_short(document: Document, n_words: int, settings: Settings) -> bool:
    """Whether the document is one paragraph that one window holds."""
    return n_words <= settings.passage_words and is_plain(document)


def _stretches(
    document: Document, paragraphs: Sequence[tuple[Span, list[Span]]], settings: Settings
) -> Iterator[_Stretch]:
    headings = {section.span.start for section in document.sections}
    paths = _Paths(document)
    zones = _Zones(document)
    current: _Stretch | None = None
    heads: list[_Sentence] = []
    number = 0
    for (paragraph, own), following in zip_longest(paragraphs, paragraphs[1:]):
        is_heading = paragraph.start in headings
        number += not is_heading
        zone = zones.at(paragraph.start)
        path = paths.at(paragraph.start)
        found = list(_sentences(document.text, paragraph.start, own, max(number, 1), settings))
        if is_heading and not (following and _heads_line(document.text, paragraph, following[0])):
            heads += found
            continue
        if not found:
            continue
        if current is None or (path, zone) != (current.section, current.zone):
            if current is not None:
                yield current
            current = _Stretch(path, zone, [])
        heads.clear()
        current.sentences.extend(found)
    if current is not None:
        yield current
    elif heads:
        yield _Stretch((), Zone.BODY, heads)


def _heads_line(text: str, heading: Span, following: Span) -> bool:
    """Whether a heading stands in the line of the text that it heads; its words are the first of a passage, then."""
    return following.start - heading.stop < 2 and text[heading.stop : following.start] in ("", " ")


def _sentences(
    text: str, at: int, own: Sequence[Span], number: int, settings: Settings
) -> Iterator[_Sentence]:
    """The sentences of the paragraph that begins at ``at``; what is too long to be one is split."""
    longest = _LONGEST * settings.passage_words
    for start, stop in own:
        span = Span(at + start, at + stop)
        n_words = len(text[span.start : span.stop].split(None, longest))
        if n_words <= longest:
            yield _Sentence(span, n_words, number)
            continue
        words = _WORD.finditer(text, span.start, span.stop)  # millions where no full stop comes
        while some := [match.span() for match in islice(words, settings.passage_words)]:
            yield _Sentence(Span(some[0][0], some[-1][1]), len(some), number)


def _windows(key: str, stretch: _Stretch, settings: Settings) -> Iterator[Passage]:
    """Windows over the sentences of a stretch; the last one reaches its end."""
    found = stretch.sentences
    first = 0
    while True:
        words = 0
        stop = first
        while stop < len(found) and (
            stop == first or words + found[stop].n_words / 2 <= settings.passage_words
        ):
            words += found[stop].n_words
            stop += 1
        window = found[first:stop]
        yield Passage(
            document_key=key,
            span=Span(window[0].span.start, window[-1].span.stop),
            sentences=tuple(sentence.span for sentence in window),
            section=stretch.section,
            paragraph=window[0].paragraph,
            zone=stretch.zone,
        )
        if stop == len(found):
            return
        repeated = 0.0
        following = stop
        while following - 1 > first and repeated < settings.passage_overlap * words:
            following -= 1
            repeated += found[following].n_words
        first = following


class _Paths:
    """The section path at an offset: headings from the outermost to the innermost."""

    def __init__(self, document: Document) -> None:
        self._sections = sorted(document.sections, key=lambda section: section.span.start)
        self._starts = [section.span.start for section in self._sections]
        title = document.meta.title.casefold()
        self._open: list[tuple[Section, ...]] = [()]  # after each section's heading
        for section in self._sections:
            above = [other for other in self._open[-1] if other.level < section.level]
            self._open.append((*above, section))
        self._shown = {section for section in self._sections if section.heading.casefold() != title}

    def at(self, offset: int) -> tuple[str, ...]:
        open_ = self._open[bisect_right(self._starts, offset)]
        return tuple(s.heading for s in open_ if s.span.stop > offset and s in self._shown)


class _Zones:
    """The zone at an offset."""

    def __init__(self, document: Document) -> None:
        self._zones = document.zones
        self._starts = [zone.span.start for zone in document.zones]

    def at(self, offset: int) -> Zone:
        i = bisect_right(self._starts, offset) - 1
        return self._zones[i].zone if i >= 0 and offset < self._zones[i].span.stop else Zone.BODY
