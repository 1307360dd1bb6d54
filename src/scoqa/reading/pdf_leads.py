"""Headings of a PDF that stand at the beginning of a paragraph, in a font of their own: "Data. We collected …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from scoqa.later import pattern
from scoqa.reading.captions import begins_with_label
from scoqa.reading.pdf_layout import PageLines, Paragraph
from scoqa.reading.pdf_looks import reads_as_heading
from scoqa.reading.zones import is_work, zone_of_heading
from scoqa.types import Zone

_LEAST = 2
"""Such headings of one font, of other words each."""
_MOST = 2
"""Paragraphs that one and the same heading may begin; more are speakers, or parts of a form."""
_LONGEST, _WORDS = 90, 12
"""Characters and words of a heading."""
_TEXT, _USUAL = 60, 200
"""Characters of the text behind a heading, and in the middle one of all paragraphs that begin so; shorter ones are a list."""
_INDENT = 0.8
"""Heights of its font by which an item's lines are indented."""
_STATEMENT = pattern(
    r"(?:theorem|lemma|corollary|proposition|definition|remark|claim|example|proof|assumption|conjecture|fact|observation|"
    r"hypothesis|property|axiom|exercise|case|note|algorithm|satz|beweis|bemerkung|beispiel|théorème|lemme|preuve|démonstration|"
    r"remarque|exemple|teorema|lema|demostración|теорема|лемма|доказательство|следствие|определение|замечание|пример|утверждение)"
    r"s?\b|(?:input|output|require|ensure|data|result)s?:$|\(",
    re.IGNORECASE,
)
"""What begins statements and proofs, which end before the next paragraph that has no heading, and programs."""
_OF_PAPER = pattern(
    r"(?:key ?words|index terms|jel\b|msc\b|pacs|ccs\b|acm\b|general terms|categories and|subject|mathematics subject|date|received|"
    r"accepted|published|revised|submitted|correspond|citation|cite|doi\b|copyright|e-?mail|address|affiliation|author|editor|isbn|issn|"
    r"how to|open access|reviewed|academic|ключевые|schlüsselwörter|mots[- ]clés|palabras|source|from|to\b|subject|re\b|by\b|tel\b|fax\b|"
    r"phone|web|url|http)",
    re.IGNORECASE,
)
"""What tells of the paper rather than names a part of it."""


def mark_leads(found: Sequence[Paragraph], pages: Sequence[PageLines]) -> None:
    """Set ``lead`` of paragraphs that begin with a heading: short words in a font of their own that end with a stop.

    A paper has several in one font, with whole paragraphs behind them. Not looked for above the first heading, which may
    be the title, in abstracts and in lists of works.

    Args:
        found: All paragraphs of a PDF, its headings known.
        pages: With their columns.
    """
    by_font: dict[str, list[Paragraph]] = {}
    for paragraph in _below_headings(found):
        line = paragraph.lines[0][1]
        if line.lead and _heads(paragraph) and not _is_item(paragraph, pages):
            by_font.setdefault(line.lead_font, []).append(paragraph)
    for alike in by_font.values():
        n_alike = Counter(_words(paragraph) for paragraph in alike)
        kept = [paragraph for paragraph in alike if n_alike[_words(paragraph)] <= _MOST]
        lengths = sorted(_length(paragraph) for paragraph in kept)
        if len({_words(paragraph) for paragraph in kept}) >= _LEAST and lengths[len(lengths) // 2] >= _USUAL:
            for paragraph in kept:
                paragraph.lead = paragraph.lines[0][1].lead


def _below_headings(found: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Plain paragraphs below headings that are of no other zone than the text."""
    under: Zone | None = None
    for paragraph in found:
        if paragraph.level:
            under = zone_of_heading(" ".join(line.text for _, line in paragraph.lines))
        elif under is Zone.BODY and paragraph.zone is Zone.BODY:
            yield paragraph


def _heads(paragraph: Paragraph) -> bool:
    """Whether the words that a paragraph begins with read as a heading of the rest."""
    words = _words(paragraph)
    bare = words.rstrip(" .:?!—–")
    return (
        2 < len(bare) <= _LONGEST
        and len(bare.split()) <= _WORDS
        and _length(paragraph) >= _TEXT
        and not (_STATEMENT.match(words) or _OF_PAPER.match(words))
        and zone_of_heading(bare) is Zone.BODY
        and not begins_with_label(words)
        and reads_as_heading(bare)
        and not is_work(" ".join(line.text for _, line in paragraph.lines))
    )


def _is_item(paragraph: Paragraph, pages: Sequence[PageLines]) -> bool:
    """Whether a paragraph is one of a list, which ends before the text goes on: indented as a whole, or several in one."""
    line = paragraph.lines[0][1]
    if any(other.lead_font == line.lead_font for _, other in paragraph.lines[1:]):
        return True
    places = [
        other.x0 - pages[page].frames.get(other.column, (0.0, 0.0))[0] > _INDENT * other.size
        for page, other in paragraph.lines[1:]
    ]
    return bool(places) and all(places)


def _words(paragraph: Paragraph) -> str:
    line = paragraph.lines[0][1]
    return line.text[: line.lead]


def _length(paragraph: Paragraph) -> int:
    """Characters behind the words that a paragraph begins with."""
    return sum(len(line.text) for _, line in paragraph.lines) - paragraph.lines[0][1].lead
