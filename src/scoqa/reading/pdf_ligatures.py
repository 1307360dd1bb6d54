"""Ligatures that a PDF's fonts do not name: "de nition", where "fi" has the code of a control character.

TeX's old fonts have them at the codes of control characters, other programs at any such code; PDFium hands the codes
out. Which letters one stands for is told by the words that it is in, in the whole document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from scoqa.later import pattern

if TYPE_CHECKING:
    from scoqa.reading.pdf_layout import PageLines

_CODES = "\x01\x03\x04\x05\x06\x07\x08\x0b\x0c\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f"
_USUAL = "\x0c\x0b\x1f\x1e\x1d\x1c\x1b\x13\x10\x0e"
"""One of these is on nearly every page that has any."""
_FIRST = 0x10F700
"""What stands for the first code until all pages are read; letters are put in its place then."""
_HIDDEN = {ord(code): _FIRST + ord(code) for code in (*_CODES, "\r")}
_ANY = f"[{chr(_FIRST)}-{chr(_FIRST + 31)}]"
_IN_WORD = pattern(
    rf"(?<=[^\W\d_])[{_CODES}](?![{_CODES}])|(?<![{_CODES}])[{_CODES}](?=[^\W\d_]{{2}})|\r(?=[a-z]{{2}})"
)
_TOKEN = pattern(rf"[^\W\d_]*(?:{_ANY}[^\W\d_]*)+")
_LEFT = pattern(_ANY)
_TEX = {0x0B: "ff", 0x0C: "fi", 0x0D: "fl", 0x0E: "ffi", 0x0F: "ffl"}
_CORK = {0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl"}
"""TeX's later fonts, with the letters of more languages."""
_LATIN = pattern(r"[A-Za-z\u00c0-\u024f]{2,}")
_WORDS = {
    "fi": pattern(
        r"(?:signi|speci|modi|identi|classi|clari|simpli|justi|veri|noti|certi|quali|quanti|scienti|arti|rati|magni|uni|no)#(?:c|e|a)"
        r"|(?:de|con|re)#(?:n|g|r)|(?:bene|of|suf|pro|traf)#(?:t|c|l)|^#(?:rst|nd|nal|eld|le|gure|ve|t$|x|nit|lter|ne|sh|nanc|ll)"
        r"|(?:dé|in|a)#n|(?:spéci|especí|grá|cientí|pecí)#[ceq]|^#(?:n|ns|nie?s?|nanz\w*|ndet)$"
    ),
    "ff": pattern(
        r"^(?:in|co)?e#ect|^a#ect|^(?:in)?di#er|^o#(?:er|$|s|l)|^su#er|^(?:e|com)#ort|^sta#|^bu#er|^cuto#$|^trade-?o#"
        r"|^e#et|^(?:in)?di#ér|^a#aire|^o#r[eia]|begri#|^(?:verö|erö|ö)#[en]|betri#t|^(?:ge)?scha#"
    ),
    "ffi": pattern(r"^(?:coe|ine|e|su|insu)#[ck]?[ia]|^su#t|^di#[ck]|^o#c|^tra#c|^a#(?:n|li|x)"),
    "fl": pattern(
        r"^(?:over|work|cash)?#ow|^(?:re|de)#e[cx]|^in#u|^con#ict|^#(?:at|oor|uid|exib|ag|y|ux|ight|oat|uct)|^in#at"
    ),
    "ffl": pattern(r"^(?:ba|shu|scu|ra|sni|mu|wa)#[ei]|^a#u|^o#ine$"),
    "ti": pattern(r"(?:a|c|i|u|o|p|n|s)#on(?:s|al|ally|ed|ing)?$|a#ve(?:ly)?$|^#(?:me|tle)s?$"),
    "tt": pattern(
        r"^a#(?:ack|ent|empt|ain|rib|rac)|^(?:be|le|ma|pa)#er|^li#le$|^(?:se|spli|ge|pu)#ing|mi#(?:e|ing)"
    ),
    "ft": pattern(r"^(?:a|o)#e|^so#w|^(?:le|sh?i|dra)#s?$"),
}
"""Words of English, and some of French, German and Spanish, that have it, "#" in its place."""


def hide(text: str) -> str:
    """The text of a page with the codes inside words put where no other character is; of the same length."""
    if not any(map(text.__contains__, _USUAL)):
        return text
    return _IN_WORD.sub(lambda code: chr(_HIDDEN[ord(code[0])]), text)


def write_ligatures(pages: Sequence[PageLines]) -> None:
    """Write out what :func:`hide` hid, as letters where the document's words tell which, else as blanks."""
    lines = [line for page in pages if page.hidden for line in page.lines if _LEFT.search(line.text)]
    if not lines:
        return
    letters = _letters(token for line in lines for token in _TOKEN.findall(line.text))
    for line in lines:
        words = _TOKEN.sub(lambda token: _written(token[0], letters), line.text)
        line.text = " ".join(_LEFT.sub(" ", words).split())
    for page in pages:
        page.lines = [line for line in page.lines if line.text]


def _letters(tokens: Iterable[str]) -> dict[str, str]:
    """The letters of each code: those most of its words ask for; TeX's where others are TeX's."""
    votes: dict[str, Counter[str]] = {}
    for token in tokens:
        for found in _LEFT.finditer(token):
            rest = _LEFT.sub("", token[found.end() :])
            word = f"{_LEFT.sub('', token[: found.start()])}#{rest}".casefold()
            counts = votes.setdefault(found[0], Counter())
            counts.update(letters for letters, words in _WORDS.items() if words.search(word))
    told = {code: counts.most_common(1)[0][0] for code, counts in votes.items() if counts}
    tex = {chr(_FIRST + code): letters for code, letters in _TEX.items()}
    if any(told.get(code) == letters for code, letters in tex.items()):
        told = {**tex, **told}
    cork = {chr(_FIRST + code): letters for code, letters in _CORK.items()}
    agree = [told[code] == letters for code, letters in cork.items() if code in told]
    return {**cork, **told} if agree and all(agree) else told


def _written(token: str, letters: dict[str, str]) -> str:
    """A word with its letters written out; a sign of a formula is left."""
    bare = _LEFT.sub("", token)
    if not _LATIN.fullmatch(bare):
        return token
    begins = letters.get(token[0], "")
    if begins.startswith("ff") or (begins and not token[1:2].islower()):
        return token  # no word begins so
    return re.sub(_ANY, lambda code: letters.get(code[0], code[0]), token)
