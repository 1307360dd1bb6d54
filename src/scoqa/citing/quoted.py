"""Finds the quotations of a draft, each with the paper and pages that the draft names for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scoqa.citing.names import MONTHS
from scoqa.types import Span

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
_TEX_BLOCK = re.compile(r"\\begin\{(quote|quotation|displayquote|verse)\}(?:\[[^\]]{0,500}\])*")
"""Where a block quotation of LaTeX begins, with what is cited for it in square brackets."""
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
_CITED_KEY = r"\w(?:[:.#$%&+?<>~/-]?\w)*"
"""As Pandoc reads one: "DBLP:conf/pldi/Gal09"."""
_NUMBER = r"([0-9]+|[ivxlc]+)\b(?:\s*[-–—]+\s*([0-9]+|[ivxlc]+)\b)?"
_PLACE = re.compile(
    rf"\b(?:pp?|pages?)\.?\s*~?\s*{_NUMBER}"
    rf"|\\\w*cite\w*\*?(?:\[[^\]]*\])?\[{_NUMBER}\]\{{"
    rf"|@\{{?{_CITED_KEY}\}}?,\s*{_NUMBER}"
    rf"|\b[12]\d\d\d[a-z]?\s*[,:]\s*([0-9]+)\b(?:\s*[-–—]+\s*([0-9]+)\b)?(?=[\s;)\]]*[;)\]])",
    re.IGNORECASE,
)
"""The pages of "p. 14", "\\cite[14]{key}", "[@key, 14]" and "(Haas 2007, 14)"."""
_KEY = re.compile(
    rf"@\{{?({_CITED_KEY})|\\\w*cite\w*\*?(?:\[[^\]]*\])*\{{([^}},]+)|\b([A-Za-z][\w.-]*):(?:¶\d|\d+-\d)"
)
"""The key of "[@key, 14]", "\\cite[14]{key}" and of a reference as scoqa prints it, "key:¶2"."""
_WORD = re.compile(r"\w+")
_YEAR = r"\b([12]\d\d\d)[a-z]?\b"
_AUTHOR_AND_YEAR = re.compile(
    rf"\(\s*(?:(?:see|cf\.?|e\.g\.|siehe|vgl\.|voir|in),?\s+)*([^()\d;:]*[^\W\d_][^()\d;:]*?)[,:]?\s*{_YEAR}"
)
"""The citation of "(de Haas & van der Putten, 2007, p. 14)"."""
_AUTHOR_BEFORE = re.compile(rf"((?:[\w'’.&-]+,?\s+){{1,8}})\(\s*{_YEAR}([^()]*)\)")
"""The one of "De Haas (2007, p. 14) writes that"."""
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
_LEAST_WORDS = 4
"""Fewer words in quotation marks are more often titles, terms and scare quotes than quotations."""
_AROUND = 120
"""The citation of a quotation is looked for in so many code points before and after it."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a draft puts in quotation marks or in a block quotation.

    Attributes:
        text: The quoted words without the marks.
        span: Where they stand in the draft.
        pages: The labels of the pages given with it, first and last; empty if none is given.
        key: The key of the document given after it ("[@dehaas2007, p. 14]"); empty if none is.
        author: The author named with a year, as written ("de Haas & van der Putten"); empty if none is.
        year: The year of the paper named so ("2007").
    """

    text: str
    span: Span
    pages: tuple[str, ...] = ()
    key: str = ""
    author: str = ""
    year: str = ""


def quotations(draft: str) -> list[Quotation]:
    """The quotations of a draft of four words or more, in order, with what is cited for each.

    A citation is a key, or an author with a year, behind the quotation; or an author with a year before it in the
    same sentence.
    """
    result = []
    behind = 0
    found = list(_quoted(draft))
    starts = (span.start for span, _, _ in found[1:])
    for (span, text, cites), ahead in zip(found, [*starts, len(draft)], strict=False):
        if _n_words(text) < _LEAST_WORDS:
            continue
        before = _PARAGRAPH_END.split(draft[max(behind, span.start - _AROUND) : span.start])[-1]
        after = _PARAGRAPH_END.split(draft[span.stop + 1 : min(ahead, span.stop + 1 + _AROUND)])[0]
        result.append(_cited(text, span, _SENTENCE_END.split(before)[-1], cites + after))
        behind = span.stop
    return result


def n_short_quotations(draft: str) -> int:
    """How many quotations :func:`quotations` passes over because they are shorter than four words."""
    return sum(0 < _n_words(text) < _LEAST_WORDS for _, text, _ in _quoted(draft))


def _quoted(draft: str) -> Iterator[tuple[Span, str, str]]:
    """What stands in quotation marks or in a block quotation: place, words, and citations inside a block."""
    found = [match.span(match.lastindex or 0) for match in _QUOTED.finditer(draft)]
    blocks = [match.span() for match in _BLOCK.finditer(draft)]
    blocks += _tex_blocks(draft)
    inside = [span for span in found if not any(start <= span[0] < stop for start, stop in blocks)]
    for start, stop in sorted(inside + blocks):
        written = re.sub(r"^[ \t]*>[ \t]?", "", draft[start:stop], flags=re.MULTILINE).strip()
        cites = "".join(match.group() for match in _CITE.finditer(written)) if (start, stop) in blocks else ""
        text = _CITE.sub("", written).strip() if cites else written
        yield Span(start, stop), _without_tex(text) if "\\" in text or "~" in text else text, cites


def _tex_blocks(draft: str) -> Iterator[tuple[int, int]]:
    """The insides of LaTeX's block quotations; one that is never closed is none."""
    behind = 0
    unclosed = set()
    for begin in _TEX_BLOCK.finditer(draft):
        if begin.start() < behind or begin[1] in unclosed:
            continue
        stop = draft.find(f"\\end{{{begin[1]}}}", begin.end())
        if stop < 0:
            unclosed.add(begin[1])
        else:
            yield begin.end(), stop
            behind = stop


def _n_words(text: str) -> int:
    return len(_WORD.findall(text))


def _cited(text: str, span: Span, before: str, after: str) -> Quotation:
    """The quotation with what is cited before it in its sentence, or behind it."""
    key = _KEY.search(after)
    behind = _AUTHOR_AND_YEAR.search(_SENTENCE_END.split(after)[0])
    *_, named = [None, *_AUTHOR_BEFORE.finditer(before)]
    place = _PLACE.search(after) or (_PLACE.search(named.group()) if named else None)
    author, year = (behind[1], behind[2]) if behind else (named[1], named[2]) if named else ("", "")
    if author.split()[-1:] and author.split()[-1] in MONTHS:  # "(in July 2007)"
        author = year = ""
    return Quotation(
        text,
        span,
        tuple(filter(None, place.groups())) if place else (),
        next(filter(None, key.groups())) if key else "",
        " ".join(author.split()),
        year,
    )


def _without_tex(text: str) -> str:
    for pattern, plain in _TEX:
        text = pattern.sub(plain, text)
    return text.strip()
