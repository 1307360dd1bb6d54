"""Russian and Greek text whose letters a PDF gives as those of Western Europe with the same codes.

TeX wrote such files for years: their fonts have the letters of Windows-1251 or Windows-1253 and say nothing of it,
so that "Москва" comes out as "Ìîñêâà".
"""

from __future__ import annotations

from scoqa.later import pattern

_RUN = pattern("[À-ÿ]{4}")
"""Four letters with accents in a row: no language that is written with some of them has such words."""
_RUNS = 8
"""Such words on a page whose letters are read so."""
_TONOS = pattern("(?<=[á-þ])[Ü-ß]|[Ü-ß](?=[á-þ])")
"""Where Greek has its vowels with an accent, in the middle of words, Russian has capitals."""
_CODES = range(0xC0, 0x100)


def _letters(codepage: str) -> dict[int, str]:
    return {code: bytes([code]).decode(codepage, "ignore") or chr(code) for code in _CODES}


_RUSSIAN = {**_letters("cp1251"), 0xA8: "Ё", 0xB8: "ё"}
_GREEK = _letters("cp1253")


def as_written(text: str) -> str:
    """A page's text with the letters that it shows; as it is on nearly all pages. No position changes."""
    if not (("î" in text and "à" in text) or ("ï" in text and "á" in text)):  # о and а, which no page lacks
        return text
    n_words = len(_RUN.findall(text))
    if n_words < _RUNS:
        return text
    return text.translate(_GREEK if len(_TONOS.findall(text)) * 3 > n_words else _RUSSIAN)
