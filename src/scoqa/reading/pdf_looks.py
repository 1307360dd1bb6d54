"""Whether a line looks like a PDF's heading: by its words, its font, and what stands beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoqa.later import pattern
from scoqa.reading.captions import begins_with_label, is_caption
from scoqa.reading.zones import has_leader, names_references, zone_of_heading
from scoqa.types import Zone

if TYPE_CHECKING:
    from scoqa.reading.pdf_layout import PageLines
    from scoqa.reading.pdf_lines import Line

_BELOW_BOLD = 1.25
"""Distances from line to line by which a bold line as long as the text stands above that."""
NAME = 40
"""Characters of a line that may be the name of a list."""
_RAISED = 0.85
TITLE = 1.4
"""Heights of the body's font from which a line is a heading whatever it ends with."""
_PROSE = 8
"""Words of a line that is running text where most of them are written small."""
_WORD = re.compile(r"[^\W\d_]{2}")
SECTION_NUMBER = re.compile(
    r"(?:(?:chapter|section|appendix|part|kapitel|chapitre)\s+)?(?P<number>\d{1,2}(?:\.\d{1,3})*|[IVX]+|[A-Z])"
    r"(?:\.\d{1,3})*[.:)]?\s+[^\W\d_]",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?:[01](?:\.\d)?[.:)]?|I[.:)])\s+[^\W\d_]")
_ROMAN_NUMBERED = re.compile(r"[IVX]{1,5}\.\s+[^\W\d_]{2}.{1,70}[^\s.,;:]")
"""As IEEE's journals set the names of sections, in capitals no larger than the text."""
_NO_HEADING = re.compile(
    r"^[•‣▪●■◦☐☒∧∨√∑∏∫±×÷≈·−+~^_<>\\/!%;:,.)\]}]|^\[[^\]]{1,8}\]|[∈∩∪⊆⊂⇒⇔≠≤≥∀∃→∞{}|=√∑∏∫≈≡∧∨⊕⊗∂∇⌈⌉⌊⌋\\]|[\U0001d400-\U0001d7ff]|"
    r"^(?:Theorem|Lemma|Corollary|Proposition|Definition|Remark|Claim|Example)\s\d[\d.]*.{30}|^JEL\b.*\d|://"
)
"""List items, works of a list, statements, and formulas, which are drawn higher than the text around them."""
_FRAGMENT = pattern(r"(?!.*[^\W\d_]{4})(?:.*[⁰¹²³⁴-⁹⁺⁻₀-₉−†ˆ˜¯~∆]|(?=.*[A-Za-z]).*[α-ωµ])", re.DOTALL)
"""A piece of a formula that is drawn in lines: signs of one, and no word."""
_BRACKETED = re.compile(r"^\[[¬-]?[^\W\d_]{2,8}:?\]\s+(?=[^\W\d_])")
"""What a title may begin with, and no work of a list: "[Re] Neural Networks"."""
_SIGNS = re.compile(r"[()\[\];:,+*/<>^~¨´]")
_MOST_SIGNS, _SIGN_SHARE = 4, 0.14
"""Signs of a line, and their share of it, past which it is a formula."""
_FIGURES, _FIGURE_SHARE = 4, 0.4
"""Words with digits, and their share, from which a line is a row of a table."""
_READS = re.compile(r"[^\W\d_]{3}|[^\W\d_a-zA-Z]{2}")
"""What a heading without a number has: a word of three letters, or of two that are not Latin."""
_NAMES = re.compile(
    r"(?:(?:\d{1,2}|[IVX]+)\.?\s+)?(?:abstract|summary|introduction|background|related work|methods?|materials and methods|results|"
    r"discussion|conclusions?|acknowledge?ments?|references|bibliography|works cited|appendix|contents|"
    r"table of contents|notes)",
    re.IGNORECASE,
)

_FIRST_SECTIONS = frozenset([
    "einleitung", "einführung", "inleiding", "inledning", "indledning", "innledning", "johdanto", "introducción", "introdução",
    "indice", "índice", "indice general", "índice general", "introduzione", "introducere", "wstęp", "úvod", "giriş", "bevezetés", "введение", "вступление", "вступ", "увод", "εισαγωγή",
])  # fmt: skip


def heads(
    page: PageLines, line: Line, following: Line | None, body: float, leading: float, *, is_entry: bool
) -> bool:
    """Whether a line is a heading: by the outline, by its look, or bold and alone above plain text."""
    if line.row:
        return False
    if line.level or line.styled:
        return True
    if is_entry and (has_leader(line.text) or re.search(r"\s\d+$", line.text)):
        return False
    looks = is_heading(line, body) or (line.bold and _stands_bold(page, line, following, body, leading))
    if not looks:  # as most
        return False
    if line.size >= TITLE * body:
        return reads_as_heading(_BRACKETED.sub("", line.text))
    return not begins_with_label(line.text) and reads_as_heading(line.text)


def reads_as_heading(words: str) -> bool:
    """Whether words that look like a heading are no formula, no item and no row of a table."""
    is_numbered = SECTION_NUMBER.match(words) is not None
    if _NO_HEADING.search(words) or not (is_numbered or _READS.search(words)):
        return False
    if not is_numbered and _FRAGMENT.match(words):
        return False
    n_signs = len(_SIGNS.findall(words))
    if n_signs > _MOST_SIGNS and n_signs > _SIGN_SHARE * len(words):
        return False
    parts = words.split()[is_numbered:]
    n_figures = sum(any(map(str.isdigit, part)) for part in parts)
    return n_figures < _FIGURES or n_figures < _FIGURE_SHARE * len(parts)


def _stands_bold(page: PageLines, line: Line, following: Line | None, body: float, leading: float) -> bool:
    """Whether a bold line is alone above plain text of its column, and short or apart from a full line."""
    if following is None or following.bold or line.hyphen or line.size < 0.95 * body:
        return False
    left, right = page.frames[line.column]
    short = 0.15 * (right - left)
    is_apart = not line.gaps and line.y - following.y > _BELOW_BOLD * leading * line.size
    is_long = line.x0 < left + 2 * short and is_apart and following.x1 > right - short
    return (
        (line.x1 < right - short or is_long)
        and line.text[-1] not in ".,;:"
        and 3 < len(line.text) < 80
        and _WORD.search(line.text) is not None
        and not is_caption(line.text)
        and following.column == line.column
        and following.y < line.y - 0.5 * line.size
    )


def names_section(words: str) -> bool:
    """Whether a line is nothing but the usual name of a section, such as "References"."""
    if len(words) > NAME:
        return False
    return _NAMES.fullmatch(words.rstrip(": ")) is not None or zone_of_heading(words) is not Zone.BODY


def opens_text(words: str) -> bool:
    """Whether a heading is that of a paper's first section, or has the usual name of one."""
    is_first = words.strip(" .:´").casefold() in _FIRST_SECTIONS
    return is_first or names_section(words) or _FIRST.match(words) is not None


def is_prose(text: str) -> bool:
    """Whether a line reads as one of running text."""
    words = text.split()
    return len(words) >= _PROSE and 2 * sum(word.isalpha() and word.islower() for word in words) > len(words)


def is_heading(line: Line, body: float) -> bool:
    """Whether a line looks like a heading: larger than the body, or bold and short, or a section's name."""
    words, size = line.text, _set_in(line)
    if not (line.bold or size > 1.05 * body or words.isupper()):  # as most lines are not
        return False
    if len(words) > 120 or not (_WORD.search(words) or names_references(words)):
        return False
    if names_section(words) or (words.isupper() and _ROMAN_NUMBERED.fullmatch(words)):
        return True
    if words[-1] in ".,;" and not words[0].isdigit() and size < TITLE * body:
        return False
    if size > 1.14 * body:
        return True
    if not line.bold or line.hyphen:
        return False
    return bool(SECTION_NUMBER.match(words)) or (size > 1.04 * body and len(words) < 80)


def _set_in(line: Line) -> float:
    """The height of the font a whole line is set in: of the smaller of its ends, a raised mark aside.

    A line that begins with a name in italics or a sign of a taller font is no heading.
    """
    raised = line.end < _RAISED * line.size and not line.text[-1].isalpha()
    return line.end if 0 < line.end < line.size and not raised else line.size
