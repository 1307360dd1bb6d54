"""Checks whether the quotations of a draft stand in the papers, word for word and on the page given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from scoqa.citing.draft_words import DocumentWords, Piece, SourceWords, Word, pieces_of
from scoqa.citing.quoted import Quotation
from scoqa.types import Document, Span
from scoqa.value import NamedTuple

_SENTENCE_END = re.compile(r"[.!?]\s")
_TURNING = (
    "not no never neither nor none nothing nobody cannot t without hardly "
    "nicht kein keine keinen keiner keinem nie niemals "
    "ne pas jamais rien nunca jamas nao non "
    "niet geen nooit inte aldrig ikke не нет никогда"
)
_NOT = frozenset(_TURNING.split())
"""Words that negate a sentence, folded; "t" is the end of "isn't"."""
_NEAR = 0.75
"""The least share of words in common with the place named for a quotation that stands nowhere word for word."""


class Match(StrEnum):
    """The verdict on a quotation."""

    EXACT = "exact"
    NOT_LEFT_OUT = "not left out"
    """Word for word, but its ellipsis leaves out a "not" of the sentence."""
    WRONG_PAGE = "wrong page"
    """Word for word, but not on the page given."""
    WRONG_PAPER = "wrong paper"
    """Word for word, but in another paper than the one given."""
    NEAR = "near"
    """Much like a place in a paper, but not word for word."""
    ABSENT = "absent"


_ELSEWHERE = (Match.NOT_LEFT_OUT, Match.WRONG_PAGE)
"""Word for word, but not as the draft says."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words as the draft quotes them and as the paper has them; either may be empty."""

    quoted: str
    source: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation, the verdict, and the place in the papers that is most like it.

    Attributes:
        quotation: The quotation of the draft.
        match: The verdict.
        key: The document's key; empty if the quotation stands nowhere.
        span: Where it stands in the document's text; None if nowhere.
        pages: The labels of the pages on which it stands there (the position, from 1, of a page without a label).
        differences: Where the words differ and the draft does not say so.
        marked: Where they differ and the draft says so by brackets: "[the club]".
        left_out: What the paper has in place of each ellipsis, in order.
        has_labels: Whether ``pages`` are printed labels.
        media_type: The media type of the document's source; empty if there is no file.
        cited: The paper that the draft names if it is not the one found: a key, or author and year.
        is_cited_here: Whether the collection has that paper.
        likeness: The share of words in common, 0..1.
    """

    quotation: Quotation
    match: Match
    key: str = ""
    span: Span | None = None
    pages: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    likeness: float = 0.0
    marked: tuple[Difference, ...] = ()
    left_out: tuple[str, ...] = ()
    has_labels: bool = True
    cited: str = ""
    is_cited_here: bool = True
    media_type: str = ""


class _Place(NamedTuple):
    """The ranges of words of a document most like the pieces of a quotation, in order, and the share of words in common."""

    ranges: list[tuple[int, int]]
    likeness: float


def attributed(checked: Checked, named: Sequence[str], cited: str) -> Checked:
    """The verdict with the paper that the draft cites, if the words stand in another one.

    Args:
        checked: The verdict on a quotation.
        named: The keys of the papers in the collection that the draft's citation can mean.
        cited: The draft's citation, to be shown.
    """
    if checked.key in named or (named and checked.match is Match.ABSENT):
        return checked
    is_found = checked.match in (Match.EXACT, Match.WRONG_PAGE)
    match = Match.WRONG_PAPER if named and is_found else checked.match
    return replace(checked, match=match, cited=cited, is_cited_here=bool(named))


def check_quotation(
    quotation: Quotation,
    documents: Iterable[Document],
    sources: SourceWords | None = None,
    *,
    named: Container[str] = (),
) -> Checked:
    """The best place for a quotation in some documents, preferably in a document it names.

    Words are compared without case, accents, punctuation, numbers of notes and line breaks, but with the signs of
    numbers. An ellipsis ("…", "[...]") may stand for anything; a "not" in what it leaves out is reported. Words in
    brackets are the draft's own.

    Args:
        quotation: A quotation of a draft.
        documents: The documents in which it may stand, those that it names first; of equals the first is taken.
        sources: Keeps the words of documents from quotation to quotation.
        named: Keys of the documents it names. One that has the words elsewhere is still the one meant, whoever repeats them.
    """
    sources = sources or SourceWords()
    pieces = pieces_of(quotation.text)
    best = Checked(quotation, Match.ABSENT)
    for document in documents:
        found = _best_in(quotation, pieces, document, sources.of(document))
        if found is None or (best.match in _ELSEWHERE and best.key in named and found.key not in named):
            continue
        if found.match is Match.EXACT:
            return found
        if found.likeness > best.likeness:
            best = found
    return best


def _best_in(
    quotation: Quotation, pieces: Sequence[Piece], document: Document, words: DocumentWords
) -> Checked | None:
    """The place in one document that is most like the pieces; of equal ones the one on the page given."""
    source, at = words
    first = None
    for after in (0, *_page_starts(quotation.pages, document, source)):
        place = _best_place(pieces, source, at, after=after)
        found = place and _checked(quotation, pieces, document, source, place)
        if found and found.match is not Match.WRONG_PAGE:
            return first or found if found.match is Match.NEAR else found
        first = first or found
    return first


def _page_starts(given: Sequence[str], document: Document, source: Sequence[Word]) -> Iterator[int]:
    """The number of the first word of each page that the quotation names."""
    for page in document.pages if given else ():
        if _on_page(given, (page.label or str(page.index + 1),)):
            yield next((i for i, word in enumerate(source) if word.start >= page.span.start), len(source))


def _best_place(
    pieces: Sequence[Piece], source: Sequence[Word], at: dict[str, list[int]], *, after: int
) -> _Place | None:
    ranges: list[tuple[int, int]] = []
    alike = total = 0.0
    for piece in pieces:
        place = _window(piece.plain, source, at, after=ranges[-1][1] if ranges else after)
        if place is None:
            return None
        first, stop, likeness = place
        ranges.append((first, stop))
        alike += likeness * len(piece.plain)
        total += len(piece.plain)
    likeness = alike / total if total else 0.0
    return _Place(ranges, likeness) if likeness >= _NEAR else None


def _window(
    piece: Sequence[str], source: Sequence[Word], at: dict[str, list[int]], *, after: int
) -> tuple[int, int, float] | None:
    """The range of words of a document most like a piece: it begins where most of the piece's words say."""
    votes: Counter[int] = Counter()
    for i, word in enumerate(piece):
        places = at.get(word, [])
        if len(places) <= 200:  # words such as "the" vote for everything
            votes.update(place - i for place in places if place >= after)
    if not votes:
        return None
    n_same = max(votes.values())
    best: tuple[int, int, float] | None = None
    for start in sorted(start for start, n in votes.items() if n == n_same)[:20]:
        slack = max(2, len(piece) // 5)
        first = max(after, start - slack)
        window = [word.text for word in source[first : start + len(piece) + slack]]
        blocks = [
            block
            for block in SequenceMatcher(None, piece, window, autojunk=False).get_matching_blocks()
            if block.size
        ]
        if not blocks:
            continue
        low = blocks[0].b - blocks[0].a if blocks[0].a <= blocks[0].b else 0
        high = min(len(window), blocks[-1].b + blocks[-1].size + len(piece) - blocks[-1].a - blocks[-1].size)
        n_equal = sum(block.size for block in blocks)
        likeness = 2 * n_equal / (len(piece) + high - low)
        if best is None or likeness > best[2]:
            best = (first + low, first + high, likeness)
    return best


def _checked(
    quotation: Quotation,
    pieces: Sequence[Piece],
    document: Document,
    source: Sequence[Word],
    place: _Place,
) -> Checked:
    differences: list[Difference] = []
    marked: list[Difference] = []
    for piece, (first, stop) in zip(pieces, place.ranges, strict=True):
        for difference, is_marked in _differences(piece, document.text, source[first:stop]):
            (marked if is_marked else differences).append(difference)
    gaps = [(stop, first) for (_, stop), (first, _) in zip(place.ranges, place.ranges[1:], strict=False)]
    left_out = [_cut(document.text, source[start:stop]) for start, stop in gaps if start < stop]
    turned = any(_turns(source[start:stop], document.text) for start, stop in gaps)
    span = Span(source[place.ranges[0][0]].start, source[place.ranges[-1][1] - 1].stop)
    pages = _pages(document, span)
    match = Match.NEAR if differences else Match.NOT_LEFT_OUT if turned else Match.EXACT
    if match is Match.EXACT and quotation.pages and pages and not _on_page(quotation.pages, pages):
        match = Match.WRONG_PAGE
    return Checked(
        quotation,
        match,
        document.key,
        span,
        pages,
        tuple(differences),
        place.likeness,
        tuple(marked),
        tuple(left_out),
        has_labels=any(page.label for page in document.pages),
        media_type=document.sources[0].media_type if document.sources else "",
    )


def _turns(words: Sequence[Word], text: str) -> bool:
    """Whether words left out hold a "not" and no end of a sentence, so that the sentence lost its negation."""
    if not any(word.text in _NOT for word in words):
        return False
    return not _SENTENCE_END.search(text, words[0].start, words[-1].stop + 2)


def _differences(piece: Piece, text: str, source: Sequence[Word]) -> list[tuple[Difference, bool]]:
    """Where the words differ, each with whether the draft's brackets say so."""
    matcher = SequenceMatcher(
        None, [word.text for word in piece.words], [word.text for word in source], autojunk=False
    )
    return [
        (
            Difference(_cut(piece.written, piece.words[i1:i2]), _cut(text, source[j1:j2])),
            i1 < i2 and all(word.is_marked for word in piece.words[i1:i2]),
        )
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def _cut(text: str, words: Sequence[Word]) -> str:
    return " ".join(text[words[0].start : words[-1].stop].split()) if words else ""


def _pages(document: Document, span: Span) -> tuple[str, ...]:
    return tuple(page.label or str(page.index + 1) for page in document.pages if page.span.overlaps(span))


def _on_page(given: Sequence[str], pages: Sequence[str]) -> bool:
    labels = {page.casefold() for page in pages}
    labels |= {label.removeprefix("p") for label in labels}  # "p. P1" gives page 1
    if labels & {*(label.casefold() for label in given), "-".join(given)}:  # a page may be labelled "12-13"
        return True
    if len(given) != 2 or not all(label.isdecimal() for label in (*given, *pages)):
        return False
    first, last = int(given[0]), int(given[0][: -len(given[1])] + given[1])  # "pp. 112-15"
    return any(first <= int(page) <= last for page in pages)
