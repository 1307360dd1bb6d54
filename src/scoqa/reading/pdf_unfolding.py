"""Characters of a PDF as they are written: ligatures as letters, accents drawn apart on theirs, no control characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from scoqa.later import pattern

_FOLDED = {
    **dict.fromkeys([*range(32), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0xD800, 0xE000)], " "),
    0xAD: "", 0xA0: " ", 0x2007: " ", 0x202F: " ", 0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl",
    0xFB05: "st", 0xFB06: "st", 0x200B: "", 0x1E: "", 0xFEFF: "", 0xFFFE: "-",
}  # fmt: skip
_TO_UNFOLD = re.compile(
    "[¨ˆ˜ˇ´¸¬\0-\x1f\x7f-\xa0\xad\u2007\u200b\u2028\u2029\u202f\ud800-\udfff\ufb00-\ufb06\ufeff\ufffe]|[^\\S ]|  "
)
"""A character that is folded, or more than one blank; ranges are compiled in a tenth of the time."""
_ACCENT = re.compile(
    r"(?P<before>[A-Za-zı]?)(?:(?P<accent>[¨ˆ˜ˇ])(?P<blank> ?)|(?<=[A-Za-zı])(?P<apostrophe>[´¸])(?!(?:s|t|d|m|re|ve|ll)\b))"
    r"(?P<after>[A-Za-zı])"
)
"""An acute accent may be typed for an apostrophe."""
DRAWN = pattern(r"[´`](?=[A-Za-zı])|[´`¨ˆ˜ˇ](?=[ \x1e\d]|$)(?:(?<=\S .)|(?<=[a-z].))")
"""An accent that may be an apostrophe or a quotation mark, or stands away from its letter: where it is drawn tells."""
_WITHIN = 0.12
"""Heights of the font between two letters of one word."""
_NOT = re.compile(r"(?<=[^\W\d_A-Z])¬(?=[^\W\d_A-Z])")
"""Inside a word a sign of logic is a soft hyphen in the encoding of the Macintosh."""
_SOFT = re.compile(r"(?<=\w)\xad(?=\w)")
_ELIDED = re.compile(r"(?:\b[cdjlmnst]|qu)$")
_COMBINING = {
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "ˇ": "\u030c",
    "´": "\u0301",
    "`": "\u0300",
    "¸": "\u0327",
}
_AT_END = re.compile(r"(?<=[^\W\d_])([aeiouy])´(?!\w)")
_VOWELS = "aeiouyıAEIOUY"


def unfold(text: str) -> str:
    """Ligatures as letters, no soft hyphens, and accents drawn apart put on their letters."""
    if not _TO_UNFOLD.search(text):  # dashes and curly quotes, mostly
        return text

    def composed(match: re.Match[str]) -> str:
        if match["apostrophe"] and _ELIDED.search(match.string, 0, match.start("apostrophe")):
            return match[0]
        before, accent, after = match["before"], match["accent"] or match["apostrophe"], match["after"]
        if match["blank"] and not before and accent == "¨" and match.start():
            return match[0]  # a sign of its own: Wingdings has an arrow at its code
        if match["blank"] and before.islower() and after.isupper():  # no word goes on so
            return f"{accented(before, accent, '') or before + accent} {after}"
        return accented(before, accent, after) or match[0]

    whole = " ".join(_ACCENT.sub(composed, _NOT.sub("", text).translate(_FOLDED)).split())
    return _AT_END.sub(lambda match: unicodedata.normalize("NFC", f"{match[1]}\u0301"), whole)


def with_hyphens(text: str, boxes: Sequence[tuple[float, float, float, float]]) -> str:
    """A line with those of its soft hyphens inside words as hyphens that are drawn, as some programs write all of them.

    Args:
        text: As drawn.
        boxes: Left end and right end of each character, and more.
    """
    return _SOFT.sub(
        lambda match: "-" if boxes[match.start()][1] > boxes[match.start()][0] else match[0], text
    )


def with_accents(text: str, boxes: Sequence[tuple[float, float, float, float]]) -> str:
    """A line with accents that stand alone, as PDFium gives some that TeX draws, on the letters over which they are drawn.

    So are those before a letter that could be signs of their own: "d´ecembre", "`a".

    Args:
        text: As drawn.
        boxes: Left end and right end of each character, and more.

    Returns:
        As many characters; what is dropped is U+001E.
    """
    letters = list(text)
    for match in DRAWN.finditer(text):
        at = match.start()
        following = text[match.end() : match.end() + 1]
        is_alone = following in ("", " ", "\x1e") or following.isdecimal()  # a number of a note, perhaps
        start = at - (is_alone and text[at - 1] == " ")
        middle = (boxes[at][0] + boxes[at][1]) / 2
        over = [n for n, letter in enumerate(text) if letter.isalpha() and boxes[n][0] < middle < boxes[n][1]]
        whole = (
            unicodedata.normalize("NFC", text[over[0]].replace("ı", "i") + _COMBINING[match[0]])
            if len(over) == 1
            else ""
        )
        if len(whole) == 1:
            letters[over[0]] = whole
            letters[start : at + 1] = "\x1e" * (at + 1 - start)
            before, after = start - 1, match.end() + 1
            is_behind = start < at or over[0] == before  # blanks on both sides, or one behind its letter
            if (
                is_behind
                and following == " "
                and after < len(text)
                and -_WITHIN < (boxes[after][0] - boxes[before][1]) / boxes[before][3] < _WITHIN
            ):
                letters[match.end()] = "\x1e"  # one word
    return "".join(letters)


def accented(before: str, accent: str, after: str) -> str:
    """The letters around an accent drawn apart with the accent on one of them; "" where it fits none.

    TeX draws it before its letter, others after it. It belongs to the letter before it where that is an
    i without its dot, a c with a cedilla, an n with a tilde, or a vowel that no vowel follows.
    """
    mark = _COMBINING[accent]
    first = (before, after) if _stands_behind(before, accent, after) else (after, before)
    for letter in filter(None, first):
        whole = unicodedata.normalize("NFC", letter.replace("ı", "i") + mark)
        if len(whole) == 1:
            return whole + after if letter is before else before + whole
    return ""


def _stands_behind(before: str, accent: str, after: str) -> bool:
    if accent == "¸":
        return before in ("c", "C", "s") and after not in ("c", "C")
    if accent == "˜" and "n" in (before, after):
        return after != "n"
    if before == "ı" or accent == "ˇ":
        return before == "ı"
    return before in tuple(_VOWELS) and after not in _VOWELS
