"""Raised words as text: numbers of notes in brackets, exponents and charges in raised figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoqa.later import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

UP, DOWN = "\x0e", "\x0f"
"""Signs around raised words in a text that is not done."""
_RAISED = pattern(f"{UP}([^{UP}{DOWN}]*){DOWN}?|{DOWN}")
_LAST_WORD = re.compile(r"\w[\w.,]*$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
"""A number with its thousands apart, which nobody raises to a power."""
_MEASURES = frozenset(["nm", "µm", "mm", "cm", "dm", "km", "ft"])
"""Units of length, which are squared and cubed; the metre is a single letter."""
_FACTORS = pattern(r"[b-df-hj-np-tv-zα-ω]{2}")
"""Two small letters that are no word: mc²."""
_NUMBERS = pattern(r"\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})+")
_LETTER = re.compile(r"[a-h](?:,\s?[a-h])*")
_WORD = pattern(r"[^\W\d_]{3}[.,;:)]*$|[%)]$")
"""What a letter behind it is a note's to: no power's base, as in "xᵃ"."""
_ELEMENT = re.compile(r"[A-Z][a-z]?(?![\w.])")
_INLINE = {"xref", "ext-link", "a", "span", "b", "i", "em", "strong", "bold", "italic"}
"""Elements that part no words."""
_NEAR = 40
"""Characters before raised words that hold a word."""
_SIGNED = pattern(r"[-−–]\s?\d{1,3}|\d{0,2}[+−]")
_FIGURES = str.maketrans("0123456789-−–+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁺", " \u2009")


def raised(words: str, before: str, after: str = "") -> str:
    """Raised words as text: "growth" with 12 is "growth[12]", "10" with 6 is "10⁶"; others stay as they are.

    Behind a figure, a unit or a single letter a number is an exponent, before a chemical element its mass; in the middle
    of a word and with a sign it is no note's either. What stands behind a year or a large number is a note's number, and a letter behind a word
    a note's letter.

    Args:
        words: Those that are raised.
        before: Text that stands before them, or the end of it.
        after: Text behind them, or its beginning.
    """
    bare = words.strip()
    number = bare.strip("[]()")
    if number.isdecimal():
        return number.translate(_FIGURES) if number == bare and _is_power(before, after) else f"[{number}]"
    if _NUMBERS.fullmatch(number):  # several notes
        return f"[{''.join(number.split())}]"
    if _LETTER.fullmatch(bare) and _WORD.search(before) and not after[:1].isalpha():
        return f"[{bare}]"
    return bare.translate(_FIGURES) if _SIGNED.fullmatch(bare) else words


def lowered(text: str) -> str:
    """A text with each stretch between signs as `raised` has it; stretches side by side are one."""
    if UP not in text:
        return text.replace(DOWN, "")
    text = text.replace(DOWN + UP, "")
    return _RAISED.sub(
        lambda found: raised(
            found[1] or "",
            text[max(0, found.start() - _NEAR) : found.start()],
            text[found.end() : found.end() + 4],
        ),
        text,
    )


def raised_element(element: _Element) -> str:
    """The same of an element among its neighbours, up to the next mark-up."""
    return raised("".join(element.itertext()), text_before(element), element.tail or "")


def _is_power(before: str, after: str) -> bool:
    found = _LAST_WORD.search(before)
    word = found[0] if found else ""
    is_noted = _YEAR.fullmatch(word) or _GROUPED.fullmatch(word)
    is_figure = word[:1].isdigit() and is_noted is None
    is_unit = word in _MEASURES or (len(word) == 1 and word.isalpha()) or _FACTORS.fullmatch(word) is not None
    return is_figure or is_unit or after[:1].isdigit() or (not word and _ELEMENT.match(after) is not None)


def text_before(element: _Element) -> str:
    """What stands before an element in the one around it, up to the last mark-up; nothing where that is raised too."""
    before, around = element.getprevious(), element.getparent()
    if before is None:
        if around is not None and not around.text and str(around.tag).rpartition("}")[2] in _INLINE:
            return text_before(around)
        return (around.text or "") if around is not None else ""
    if before.tail or _is_sup(before) or (len(before) == 1 and not before.text and _is_sup(before[0])):
        return before.tail or ""
    return "".join(before.itertext())


def _is_sup(element: _Element) -> bool:
    return str(element.tag).rpartition("}")[2] == "sup"
