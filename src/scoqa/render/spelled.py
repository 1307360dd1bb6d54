"""Characters that the encoding of a stream lacks → what stands for them in ASCII, never what would be read as something else."""

from __future__ import annotations

import re
import unicodedata

from scoqa.render.fragments import NUMBER

_NUMBER = re.compile(NUMBER)
_PLAIN = {
    "…": "...",
    "–": "-",
    "—": "--",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "·": "-",
    "•": "*",
    "⁄": "/",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "‚": "'",
    "′": "'",
    "″": '"',
    "›": ">",
    "│": "|",
    "¶": "par.",
    "→": "->",
    "✓": "ok",
    "✗": "no",
    "×": "x",
    "±": "+/-",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "µ": "u",
    "μ": "u",
    "€": "EUR",
    "ß": "ss",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "Ð": "D",
    "þ": "th",
    "Þ": "Th",
    "ı": "i",
    "\ufffd": "?",
}
_UNSEEN = "\u200c\u200d\ufe0e\ufe0f"
"""Joiners and the like, which show nothing by themselves."""
_ACCENTS = frozenset(map(chr, (*range(0x300, 0x334), *range(0x339, 0x370))))
"""Without those that strike out what they stand on."""
_BEFORE = {"<super>": "^", "<sub>": "_", "<fraction>": " "}
"""What tells "10⁵" from 105, and "2½" from "21/2"."""
_SAME = ("<compat>", "<font>", "<narrow>", "<noBreak>", "<wide>")
"""Characters that say the same as their parts: ligatures, letters of formulas, wide ones."""


def spelled(text: str, encoding: str) -> str:
    r"""The text in characters of an encoding, each that it lacks in ASCII.

    That is a plain spelling ("..." for an ellipsis, "^2" for a raised two), the bare letter of an accented one, or
    else the number of the character as Python writes it (``\u041c``), which can be looked up.
    """
    return "".join(
        character if character.isascii() or _has(encoding, character) else _in_ascii(character)
        for character in text
    )


def is_numbered(text: str) -> bool:
    """Whether a text holds the number of a character in its place."""
    return _NUMBER.search(text) is not None


def _has(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _in_ascii(character: str) -> str:
    if character in _ACCENTS or character in _UNSEEN:
        return ""
    known = _PLAIN.get(character) or _of_parts(character)
    return known or character.encode("ascii", "backslashreplace").decode()


def _of_parts(character: str) -> str:
    """What a character is made of; empty where ASCII has not all of it."""
    kind, *codes = unicodedata.decomposition(character).split() or [""]
    if kind and not kind.startswith("<"):
        codes = [kind, *codes]
    elif kind not in _BEFORE and kind not in _SAME:
        return ""
    parts = [_part(chr(int(code, 16))) for code in codes]
    return "" if None in parts else _BEFORE.get(kind, "") + "".join(filter(None, parts))


def _part(character: str) -> str | None:
    if character.isascii():
        return character
    return "" if character in _ACCENTS else _PLAIN.get(character) or _of_parts(character) or None
