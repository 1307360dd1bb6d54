"""Are the quotations in a draft really in the papers, word for word, and on the page given?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from scoqa.types import Document, Span

_QUOTED = re.compile(
    r"“([^“”]+)”"
    r"|``((?:(?!``|'').)+)''"
    r"|\\(?:enquote|textquote|blockquote)\*?(?:\[[^\]]*\])*\{((?:[^{}]|\{[^{}]*\})+)\}"
    r"|\"([^\"\n]+(?:\n[^\"\n]+)*)\""
    r"|«([^«»]+)»|„([^„“”]+)[“”]"
    r"|(?<!\w)‘((?:[^‘’]|’(?=\w))+)’(?!\w)"
    r"|(?<![\w'`])'((?:[^'\n]|'(?=\w)|\n(?![ \t]*\n))+)'(?![\w'])",
    re.DOTALL,
)
"""In quotation marks, the inner ones of a quotation left to it; an apostrophe has a letter behind it."""
_BLOCK = re.compile(r"(?:^[ \t]*>.*(?:\n|\Z))+", re.MULTILINE)
_TEX_BLOCK = re.compile(
    r"\\begin\{(quote|quotation|displayquote|verse)\}(?:\[[^\]]*\])*(.*?)\\end\{\1\}", re.DOTALL
)
_TEX_CITE = r"\\\w*cite\w*\*?(?:\[[^\]]*\])*\{[^}]*\}"
_CITE = re.compile(rf"{_TEX_CITE}|\[[^\]]*@[^\]]*\]|\([^()]*(?:\bpp?\.\s*\d|\b\d{{4}})[^()]*\)\s*\.?\s*\Z")
"""A citation inside a block quotation, whose words are not the paper's."""
_TEX = (
    (re.compile(_TEX_CITE), ""),
    (re.compile(r"\\[lc]?dots\b(?:\{\})?|\\textelp\{[^}]*\}"), "…"),
    (re.compile(r"\\([%&$#_{}])"), r"\1"),
    (re.compile(r"\\[A-Za-z]+\*?\s*|[{}]"), ""),
    (re.compile(r"~|--+"), " "),
)
"""What LaTeX writes into a quotation that is no word of it, and what stands for it."""
_NUMBER = r"([0-9]+|[ivxlc]+)\b(?:\s*[-–—]+\s*([0-9]+|[ivxlc]+)\b)?"
_PLACE = re.compile(
    rf"\b(?:pp?|pages?)\.?\s*~?\s*{_NUMBER}"
    rf"|\\\w*cite\w*\*?(?:\[[^\]]*\])?\[{_NUMBER}\]\{{"
    rf"|@\{{?[\w.+/-]*\w\}}?,\s*{_NUMBER}"
    rf"|\b[12]\d\d\d[a-z]?\s*[,:]\s*([0-9]+)\b(?:\s*[-–—]+\s*([0-9]+)\b)?(?=[\s;)\]]*[;)\]])",
    re.IGNORECASE,
)
"""The pages of "p. 14", "\\cite[14]{key}", "[@key, 14]" and "(Haas 2007, 14)"."""
_KEY = re.compile(r"@\{?([\w.+/-]*\w)|\\\w*cite\w*\*?(?:\[[^\]]*\])*\{([^},]+)")
_WORD = re.compile(r"\w+(?:\u00ad\w+|[-\u2010]\n\s*\w+)*")
_LEFT_OUT = re.compile(r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]|…|\.\s?\.\s?\.")
_LEAST_WORDS = 4
"""Shorter ones are titles, terms and scare quotes more often than quotations."""
_NEAR = 0.75
_AFTER = 120
"""Code points after a quotation in which its citation is looked for."""


class Match(StrEnum):
    """How a quotation compares with the papers."""

    EXACT = "exact"
    WRONG_PAGE = "wrong page"
    """Word for word, but not on the page given."""
    WRONG_PAPER = "wrong paper"
    """Word for word, but in another paper than the one given."""
    NEAR = "near"
    """Much like a place in a paper, but not word for word."""
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a draft puts in quotation marks or in a block quotation.

    Attributes:
        text: Without the marks.
        span: Of the text in the draft.
        pages: Labels of the pages given after it, first and last; empty where none is given.
        key: Of the document given after it ("[@dehaas2007, p. 14]"); empty where none is.
    """

    text: str
    span: Span
    pages: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the quotation that read otherwise in the paper; either side may be empty."""

    quoted: str
    source: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation and the place in the papers that is most like it.

    Attributes:
        key: Of the document; empty if absent.
        span: In the document's text; None if absent.
        pages: Labels of the pages it stands on there (position from 1 where there is no label).
        likeness: Share of words in common, 0..1.
    """

    quotation: Quotation
    match: Match
    key: str = ""
    span: Span | None = None
    pages: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    likeness: float = 0.0


def quotations(draft: str) -> list[Quotation]:
    """The quotations of a draft, in order: of four words or more, with the page and key given after each."""
    found = [match.span(match.lastindex or 0) for match in _QUOTED.finditer(draft)]
    blocks = [match.span() for match in _BLOCK.finditer(draft)]
    blocks += [match.span(2) for match in _TEX_BLOCK.finditer(draft)]
    inside = [span for span in found if not any(start <= span[0] < stop for start, stop in blocks)]
    result = []
    for start, stop in sorted(inside + blocks):
        written = re.sub(r"^[ \t]*>[ \t]?", "", draft[start:stop], flags=re.MULTILINE).strip()
        cites = "".join(match.group() for match in _CITE.finditer(written)) if (start, stop) in blocks else ""
        text = _CITE.sub("", written).strip() if cites else written
        text = _without_tex(text) if "\\" in text or "~" in text else text
        if len(_WORD.findall(text)) < _LEAST_WORDS:
            continue
        after = re.split(r"\n[ \t]*\n|[“\"«„]|``", draft[stop + 1 : stop + 1 + _AFTER])[0]
        cited = cites + after
        place, key = _PLACE.search(cited), _KEY.search(cited)
        pages = tuple(filter(None, place.groups())) if place else ()
        result.append(Quotation(text, Span(start, stop), pages, (key[1] or key[2]) if key else ""))
    return result


def _without_tex(text: str) -> str:
    for pattern, plain in _TEX:
        text = pattern.sub(plain, text)
    return text.strip()


def attributed(checked: Checked) -> Checked:
    """The same, where the draft names a paper that is here but the words stand in another one."""
    is_found = checked.match in (Match.EXACT, Match.WRONG_PAGE)
    if not is_found or checked.key == checked.quotation.key:
        return checked
    return replace(checked, match=Match.WRONG_PAPER)


def check_quotation(quotation: Quotation, documents: Sequence[Document]) -> Checked:
    """The best place for a quotation in some documents; the one it names comes first.

    Words are compared without case, accents, punctuation and line breaks. A part left out
    ("…", "[...]") may stand for anything.
    """
    pieces = [piece for part in _LEFT_OUT.split(quotation.text) if (piece := _words(part))]
    best = Checked(quotation, Match.ABSENT)
    for document in sorted(documents, key=lambda document: (document.key != quotation.key, document.key)):
        place = _best_place(pieces, document)
        if place is not None and place[1] > best.likeness:
            best = _checked(quotation, pieces, document, *place)
            if best.match is Match.EXACT:
                break
    return best


_Words = list[tuple[str, int, int]]
"""Folded words with their start and stop in the text."""


def _words(text: str) -> _Words:
    return [(_folded(match.group()), *match.span()) for match in _WORD.finditer(text)]


def _folded(word: str) -> str:
    bare = re.sub(r"[\u00ad\u2010-]\s*", "", word)
    decomposed = unicodedata.normalize("NFKD", bare.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _best_place(
    pieces: Sequence[_Words], document: Document
) -> tuple[list[tuple[int, int]], float, _Words] | None:
    """Word ranges of the document most like the pieces, in order, with their likeness."""
    source = _words(document.text)
    at: dict[str, list[int]] = {}
    for i, (word, _, _) in enumerate(source):
        at.setdefault(word, []).append(i)
    ranges: list[tuple[int, int]] = []
    alike = total = 0.0
    for piece in pieces:
        place = _window([word for word, _, _ in piece], source, at, after=ranges[-1][1] if ranges else 0)
        if place is None:
            return None
        first, stop, likeness = place
        ranges.append((first, stop))
        alike += likeness * len(piece)
        total += len(piece)
    likeness = alike / total if total else 0.0
    return (ranges, likeness, source) if likeness >= _NEAR else None


def _window(
    piece: Sequence[str], source: _Words, at: dict[str, list[int]], *, after: int
) -> tuple[int, int, float] | None:
    """The words of the source most like a piece: where most of its words say that it begins."""
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
        window = [word for word, _, _ in source[first : start + len(piece) + slack]]
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
    pieces: Sequence[_Words],
    document: Document,
    ranges: Sequence[tuple[int, int]],
    likeness: float,
    source: _Words,
) -> Checked:
    differences: list[Difference] = []
    parts = [part for part in _LEFT_OUT.split(quotation.text) if _words(part)]
    for part, piece, (first, stop) in zip(parts, pieces, ranges, strict=True):
        differences += _differences(part, piece, document.text, source[first:stop])
    span = Span(source[ranges[0][0]][1], source[ranges[-1][1] - 1][2])
    pages = _pages(document, span)
    match = Match.NEAR if differences else Match.EXACT
    if match is Match.EXACT and quotation.pages and pages and not _on_page(quotation.pages, pages):
        match = Match.WRONG_PAGE
    return Checked(quotation, match, document.key, span, pages, tuple(differences), likeness)


def _differences(part: str, piece: _Words, text: str, source: _Words) -> list[Difference]:
    """Where the words differ; a word put in brackets by the writer is shown like any other change."""
    matcher = SequenceMatcher(None, [w for w, _, _ in piece], [w for w, _, _ in source], autojunk=False)
    return [
        Difference(_cut(part, piece[i1:i2]), _cut(text, source[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def _cut(text: str, words: _Words) -> str:
    return " ".join(text[words[0][1] : words[-1][2]].split()) if words else ""


def _pages(document: Document, span: Span) -> tuple[str, ...]:
    return tuple(page.label or str(page.index + 1) for page in document.pages if page.span.overlaps(span))


def _on_page(given: Sequence[str], pages: Sequence[str]) -> bool:
    if len(given) == 2 and all(label.isdecimal() for label in (*given, *pages)):
        first, last = int(given[0]), int(given[1])
        if last < first:  # "pp. 112-15"
            last = int(given[0][: -len(given[1])] + given[1])
        return any(first <= int(page) <= last for page in pages)
    return any(label.casefold() == page.casefold() for label in given for page in pages)
