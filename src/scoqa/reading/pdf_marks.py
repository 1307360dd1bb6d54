"""Small letters and figures of a PDF's lines: marks of notes and places in brackets, exponents in raised figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoqa.reading.pdf_pieces import SMALL
from scoqa.reading.pdf_symbols import is_of_tex
from scoqa.reading.raised import raised

if TYPE_CHECKING:
    from scoqa.reading.pdf_lines import Line, PageText

_MORE = r"\d{0,2}(?:[,–-]\d{1,3})*"
_TEN = r"(?<![\d.,])10"
_BASE = r"(?<![^\W_])[^\W\d_]"
"""A letter by itself."""
_PIECE = "[^\\W_]\x1e\x1e"
"""What PDFium draws in a piece of its own, as most raised figures."""
_LETTERS = (
    r"[a-h](?:(?<=[^\W\d_]{2}.)|(?<=[^\W\d_]´.)|(?<=[^\W\d_]´\x1e\x1e.))(?:,[a-h])*"
    r"(?=\x1e*(?:[,∗*†‡§]|\s(?:and|&)\s|$))"
)
"""They mark the persons of a place, on the page that names them; behind an accent drawn apart, too."""
_NOTES = (  # what stands before is asked after a digit: a search for digits is fast
    rf"(?<=[^\W\d_]{{2}}\d){_MORE}(?=[\x1e\s.,;:)’”\"'∗*†‡§☯✉]|$)|(?<=[,;:)’”\"'!?%]\d){_MORE}(?=[\x1e\s]|$)"
    rf"|(?<=[.]\d){_MORE}(?=[\x1e\s]+[^\da-z]|[\x1e\s]*$)"  # a sentence's end: no "3.5 4.5" or "3.5 per cent"
    rf"|(?<={_BASE}\d)(?![\d.,]?\d)"
)
_POWERS = (
    rf"(?:(?<={_TEN}\d)\d?|(?<={_TEN}[−–-]\d)\d?|(?<=[.,]\d{{4}})"
    rf"|(?<={_PIECE}\d)\d{{0,2}}|(?<={_PIECE}[−–-]\d)\d?)(?![\d.,]?\d)"
)
_NOTE = re.compile(rf"\d(?:{_NOTES})")
_NOTE_OR_LETTER = re.compile(rf"\d(?:{_NOTES})|{_LETTERS}")
_ANY = re.compile(rf"\d(?:{_NOTES}|{_POWERS})")
_ANY_OR_LETTER = re.compile(rf"\d(?:{_NOTES}|{_POWERS})|{_LETTERS}")
_SIGNS = "−–-"
_BETWEEN = f"{_SIGNS}\x1e"
_SIGN = re.compile("(?<=[\\w\x1e])[−–-](?=[⁰¹²³⁴-⁹])")
_NOTED = re.compile(r"[^\W\d_]{4}$")
"""The end of a word that a piece with a number behind it is a note of; signs of a formula have less letters."""
_RAISED_BY = 0.12
"""Heights of the font by which a letter or an exponent stands higher than what is before it."""
_FIGURES, _PAUSES, _QUOTES = "0123456789,", "\x1e ", "“‘\"'(["
_LONGEST = 6
"""Characters of the marks before a line: "12,13"."""
_RATHER_SMALL, _HIGH = 0.95, 0.25
"""Heights of the font of a mark before a line that stands so much higher."""
_LOWERED_BY = 0.05
"""Heights of the font by which a figure stands lower that is an index, as in CO₂."""


def marked(page: PageText, line: Line, *, has_letters: bool) -> str:
    """The line's text with marks in brackets, as they are no part of a word, and with exponents raised.

    Args:
        page: Of the line.
        line: As drawn: positions in its text are those of the page's.
        has_letters: Small letters may be marks of places.
    """
    text = line.text
    if "10" in text or "\x1e" in text:
        marks = _ANY_OR_LETTER if has_letters else _ANY
    else:  # as most lines
        marks = _NOTE_OR_LETTER if has_letters else _NOTE
    if not marks.search(text):
        return text

    def mark(match: re.Match[str]) -> str:
        base = match.start() - 1
        if text[base] in _BETWEEN:  # drawn in pieces, or with a sign
            base = len(text[: base + 1].rstrip("\x1e").rstrip(_SIGNS).rstrip("\x1e")) - 1
        rise = _rise(page, line, match, base)
        if rise is None or rise < (_RAISED_BY if match[0][0].isalpha() else -_LOWERED_BY):
            return match[0]  # of another font, as in "the" with an e of its own, or an index
        before = text[: match.start()].rstrip("\x1e")
        if len(before) > base + 1:
            return raised(f"-{match[0]}", before[: base + 1])[1:] if rise >= _RAISED_BY else match[0]
        if match[0][0].isalpha() or not before[-1:].isalnum():
            return f"[{match[0]}]"
        if not match[0].strip("0") and before[-1].isalpha():  # primes, in a font of formulas
            is_prime = is_of_tex(page.font(line.start + match.start())[0])
            return "′" * len(match[0]) if is_prime else match[0]
        words = raised(match[0], before, text[match.end() :].lstrip("\x1e"))
        if words[0] == "[":
            is_piece = text[match.start() - 1] == "\x1e"
            return match[0] if is_piece and not _NOTED.search(before) else words
        return words if rise >= _RAISED_BY else match[0]

    return _SIGN.sub("⁻", marks.sub(mark, text))


def begin_with_mark(page: PageText, line: Line) -> None:
    """Put the raised number that a line begins with in brackets, as that of a note or of an affiliation.

    Args:
        page: Of the line.
        line: Its text is marked; up to its first letter positions are those of the page's.
    """
    behind = line.text.lstrip(_FIGURES)
    mark, words = line.text[: -len(behind)], behind.lstrip(_PAUSES)
    if (
        not (mark and words)
        or len(mark) > _LONGEST
        or mark[-1] == ","
        or not (words[0].isalpha() or words[0] in _QUOTES)
    ):
        return
    text, last = line.start + len(line.text) - len(words), line.start + len(mark) - 1
    _, _, bottom, usual = page.box(text)
    size = max(page.box(line.start)[3], page.box(last)[3])
    if 0 < size < _RATHER_SMALL * usual:
        rise = page.foot(line.start) - page.foot(text)
        is_raised = rise > (_RAISED_BY if size < SMALL * usual else _HIGH) * usual
    else:
        is_raised = page.is_lifted(last, usual)
    if is_raised:
        line.text = f"[{mark}] {words}"
        line.y, line.size, line.noted = bottom, usual, True


def _rise(page: PageText, line: Line, match: re.Match[str], base: int) -> float | None:
    """How much higher small letters or figures stand than what they are raised behind, in heights of its font; None where they are not small.

    A font may have raised figures of its own, whose size does not tell.

    Args:
        page: Of the line.
        line: As drawn.
        match: The letters or figures.
        base: Position in the line of the character that they stand behind.
    """
    first, last = line.start + match.start(), line.start + match.end() - 1
    usual, height = page.box(line.start + base)[3] or line.size, page.box(first)[3]
    if 0 < height < SMALL * usual and (last == first or page.box(last)[3] < SMALL * usual):
        return (page.foot(first) - page.foot(line.start + base)) / usual
    return 1.0 if match[0][-1].isdigit() and page.is_lifted(last, usual) else None
