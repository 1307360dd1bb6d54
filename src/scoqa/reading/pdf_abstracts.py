"""The abstract of a PDF's first page where no heading names it: prose between who wrote the paper and its first section."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from scoqa.later import pattern
from scoqa.reading.captions import is_caption
from scoqa.reading.pdf_layout import PageLines, Paragraph
from scoqa.reading.pdf_wrapped import ends_sentence
from scoqa.reading.zones import begins_abstract, names_abstract, names_introduction, zone_of_heading
from scoqa.types import Zone

_FRONT = 60
"""Paragraphs from the first among which the first section begins."""
_NAMED = 30
"""Characters of a line that is the name of an abstract or of an introduction, or says what it introduces behind a colon."""
_PART, _LEAST, _MOST, _PARTS = 100, 200, 3500, 6
"""Characters of a paragraph of it, of all of it, and how many paragraphs it has."""
_SENTENCES = 2
_SMALL = 0.97
"""Share of the body's font below which an abstract is set smaller."""
_INDENT = 0.9
"""Heights of its font by which it is narrower than the text on each side."""
_CAPITALS = 0.5
"""Share of the words of a byline that begin large."""
_KEYWORDS = pattern(
    r"(?:additional )?(?:key ?words|index terms|pacs(?: numbers?)?\b|palabras clave|mots[- ]cl[ée]s|schl(?:ü|ue)sselw|palavras[- ]chave|"
    r"parole chiave|trefwoorden|ключевые слова|słowa kluczowe|nyckelord|关键词|キーワード|jel\b|categories and subject|ccs concepts)",
    re.IGNORECASE,
)
_FIRST = pattern(r"(?:1|I)[.:)]?\s+[^\W\d_]")
_NO_ABSTRACT = pattern(
    r"[“\"«„]|©|(?:19|20)\d\d\s|\(c\)\s|https?:|doi\b|(?:dear|copyright|permission|published|submitted|received|accepted|correspond|supported|disclaimer|"
    r"all rights|please|to cite|cite|citation|prepared|dedicated|in memory|reprinted|presented|first published|manuscript|draft|notes?:|"
    r"the (?:views|opinions|authors?\b.{0,20}(?:thanks?|grateful))|a (?:thesis|dissertation)|thesis|we (?:thank|are grateful)|contents|summary:|"
    r"th(?:is|e) (?:\w+ ){1,3}(?:is|was|were|has been|are) (?:\w+ )?(?:licen[cs]ed|published|supported|prepared|submitted|funded|distributed|presented|available|protected|made))\b",
    re.IGNORECASE,
)
"""With which paragraphs begin that publishers, and people who owe thanks, put there."""
_STOP = pattern(r"[^\W\d_][)\]”’\"]*[.!?](?:\[[\d, ]+\])?(?=\s|$)|。")


def mark_abstract(found: Sequence[Paragraph], pages: Sequence[PageLines], body: float) -> None:
    """Give the paragraphs of an abstract without a heading their zone.

    They stand on the first page with text, behind names, at once before key words or a heading that is an introduction's;
    before another first section or contents only where they are set smaller or narrower than the text, or over both of its columns.
    None is marked where an abstract is named, other than by a line set as the text is.

    Args:
        found: All paragraphs of a PDF, in reading order; headings are known.
        pages: All of its pages, with frames.
        body: Height of the font that most of the text is set in.
    """
    front = found[:_FRONT]
    place = {page.index: page for page in pages[: front[-1].lines[-1][0] + 2]} if front else {}
    for at, paragraph in enumerate(front):
        if paragraph.lines[0][0] > front[0].lines[0][0] + 1:
            return
        words = paragraph.lines[0][1].text
        is_name = len(words) <= _NAMED and names_abstract(_bare(words))
        if begins_abstract(words) or (paragraph.level and zone_of_heading(words) is Zone.ABSTRACT):
            return
        if is_name and len(paragraph.lines) == 1:
            _mark(list(itertools.takewhile(_is_part, front[at + 1 : at + 1 + _PARTS])))
            return
        is_keywords = not paragraph.level and _KEYWORDS.match(words) is not None
        is_introduction = _introduces(paragraph)
        is_first = paragraph.level and (_FIRST.match(words) or zone_of_heading(words) is Zone.CONTENTS)
        if not (is_keywords or is_introduction or is_first):
            continue
        parts = list(itertools.takewhile(_is_part, reversed(front[max(0, at - _PARTS) : at])))[::-1]
        if (
            parts
            and parts[0].lines[0][0] == front[0].lines[0][0]
            and _is_behind_names(front[: at - len(parts)])
        ):
            if not (is_keywords or is_introduction):
                parts = [*itertools.takewhile(lambda part: _stands_out(part, place, body), parts)]
            _mark(parts)
        if not is_keywords or parts:
            return


def _mark(parts: Sequence[Paragraph]) -> None:
    words = " ".join(line.text for part in parts for _, line in part.lines)
    if _LEAST <= len(words) <= _MOST and len(_STOP.findall(words)) >= _SENTENCES:
        for part in parts:
            part.zone = Zone.ABSTRACT


def _bare(words: str) -> str:
    """A name without the blanks between its letters and the stop behind it."""
    letters = words.replace(" ", "") if len(words.split()) * 2 > len(words.replace(" ", "")) else words
    return letters.rstrip(" .:")


def _introduces(paragraph: Paragraph) -> bool:
    """Whether a heading is that of an introduction, or of one to what a colon names; or a line is, set as the text is."""
    words = " ".join(line.text for _, line in paragraph.lines)
    return (bool(paragraph.level) or len(words) <= _NAMED) and names_introduction(words.partition(":")[0])


def _is_part(paragraph: Paragraph) -> bool:
    """Whether a paragraph may be one of an abstract: prose that nobody prints beside one."""
    words = paragraph.lines[0][1].text
    n_chars = sum(len(line.text) for _, line in paragraph.lines)
    return (
        not paragraph.level
        and paragraph.zone is Zone.BODY
        and n_chars >= _PART
        and ends_sentence(paragraph.lines[-1][1].text)
        and not is_caption(words)
        and not _NO_ABSTRACT.match(words)
        and not _KEYWORDS.match(words)
        and not _is_names(paragraph)
    )


def _is_names(paragraph: Paragraph) -> bool:
    """Whether most words of a paragraph begin large, as those of names, places and dates do."""
    words = [word for _, line in paragraph.lines for word in line.text.split() if any(map(str.isalpha, word))]
    n_large = sum(next(filter(str.isalpha, word)).isupper() for word in words)
    return n_large >= _CAPITALS * len(words) > 0


def _is_behind_names(before: Sequence[Paragraph]) -> bool:
    """Whether a title stands above, and names below it."""
    title = next((at for at, paragraph in enumerate(before) if paragraph.level), -1)
    return any(not paragraph.level and _is_names(paragraph) for paragraph in before[title + 1 :])


def _stands_out(part: Paragraph, place: dict[int, PageLines], body: float) -> bool:
    """Whether a paragraph is set smaller or narrower than the text, or over both of its columns."""
    index, first = part.lines[0]
    page, following = place[index], place.get(index + 1)
    if max(line.size for _, line in part.lines) < _SMALL * body:
        return True
    if page.edges and all(line.column == -1 for _, line in part.lines[:-1]) and len(part.lines) > 1:
        return True
    left, right = (following or page).frames.get(-1, (0.0, 0.0))
    most = max(line.x1 for _, line in part.lines)
    least = min(line.x0 for _, line in part.lines)
    return not page.edges and least > left + _INDENT * first.size and most < right - _INDENT * first.size
