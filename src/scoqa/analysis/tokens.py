"""From text to tokens: where the words are and what their normal forms are, for passages and questions alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from scoqa.analysis.folding import normalized
from scoqa.analysis.languages import ELIDING, ENGLISH, SUFFIXING, stop_words
from scoqa.analysis.stops import PLAIN_IN_CAPITALS, STOP_WORDS
from scoqa.later import pattern
from scoqa.types import Span
from scoqa.value import NamedTuple

_UNSPACED_MARKS = (  # of Thai, Lao, Burmese and Khmer
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059\u105e-\u1060"
    "\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u17b4-\u17d3\u17dd"
)
# Combining marks, soft hyphen, zero-width joiners and the mark PDFs leave for a hyphen do not end a word.
_MARKS = (  # vowel signs and points of Hebrew, Arabic, the scripts of India and of South East Asia
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c2\u05c4-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0981-\u09e3\u0a01-\u0a75\u0a81-\u0ae3\u0b01-\u0b63\u0b82-\u0bd7"
    "\u0c00-\u0c63\u0c81-\u0d63\u3099\u309a" + _UNSPACED_MARKS
)
_IN = rf"[\w{_MARKS}\u00ad\u200b-\u200d\u2060\ufffe]"
_APOSTROPHE = "'\u2019\u02bc\uff07"
EASTERN = "\u0e01"
"""The first code point of scripts without spaces, whose letters are indexed by pairs."""
HYPHEN = "-\u2010\u2011"
TOKEN = re.compile(
    r"[A-Za-z]++(?![^\x00-&(-,./:-^`-\x7f]|\.\w)"  # most words; only to be fast, as the last line finds them too
    rf"|(?<![\w.])(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?"  # U.S., U.S.A
    rf"|\d+(?:[.,]\d+)+(?!\w)"  # 3.5, 1,000
    # the large set stands here once: it takes most of the time that compiling takes
    rf"|\w++(?:(?:[{_APOSTROPHE}]|[{HYPHEN}](?:[ \t]*\r?\n[ \t]*(?=[^\W\d_A-Z]))?)?{_IN}\w*+)*"
)
_THOUSANDS = pattern(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SYLLABLE = pattern(
    "[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|.[\u3099\u309a" + _UNSPACED_MARKS + "]*", re.DOTALL
)
"""One character as people see it, even if Hangul or the voicing mark of kana is written in pieces (NFD)."""
_UNSPACED = pattern(
    "[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u1000-\u103f\u1050-\u108f\u109a-\u109d\u1100-\u11ff\u1780-\u17d3"
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+"
)
"""Runs of letters written without spaces: ideographs, kana, Hangul; Thai, Lao, Burmese, Khmer."""
PLAIN_RUNS = (
    ("\u3041", "\u3096"), ("\u30a1", "\u30fa"), ("\u30fc", "\u30fc"), ("\u4e00", "\u9fa5"), ("\uac00", "\ud7a3"),
)  # fmt: skip
"""The first and the last of such letters that are one code point each and their own normal form."""
_PLAIN_RUN = pattern(f"[{''.join(f'{first}-{last}' for first, last in PLAIN_RUNS)}]+")
_ONE_HYPHEN = str.maketrans(dict.fromkeys(HYPHEN, "-"))
_PARTS = pattern(r"[^-\s_]+")
"""The parts of a word, by kind of hyphen: one pattern for three kinds takes four times as long to compile."""
_ELIDED = pattern(rf"[^{HYPHEN}{_APOSTROPHE}\s_]+")
_ENDING = pattern(rf"[{_APOSTROPHE}](?:[ae]|[ıiuü]\w{{0,6}}|[cdklmnsty][aeıiuü]\w{{0,8}})$")
"""Turkish endings behind a name ('da, 'nın, 'ye), but not the end of Kur'an."""
_CONTRACTIONS = tuple(mark + letter for mark in _APOSTROPHE for letter in "sS")
_ACRONYMS = pattern(r"[A-Z][A-Za-z]*[A-Z]s")
"""Plurals of acronyms (NGOs, PhDs); the stemmer leaves the s of short words alone, as in gas."""
_NO_MARK = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
WORDS_KEPT = 1 << 12
"""Each step of analysis keeps its results for the last so many words. Python's search for cycles visits all of them: with
sixteen times as many it delayed one question in forty by 40 ms."""
_LINE = 200
"""So many code points on either side tell whether a word stands in a line of capitals."""


class Token(NamedTuple):
    """One word of a text.

    Attributes:
        form: Normalised: lower case, no accents, no apostrophes, one spelling of compatible characters.
        span: Where it stands in the source text.
        capitals: It is written in capitals on purpose, like WHO, and not because the whole line is.
        joined: It is the joined form of a hyphenated word, which comes after the word's parts.
    """

    form: str
    span: Span
    capitals: bool = False
    joined: bool = False


def tokens(text: str, language: str = ENGLISH) -> list[Token]:
    """The tokens of a text in order; a hyphenated word gives its parts, then the joined word."""
    return [token for match in TOKEN.finditer(text) for token in tokens_of(text, match, language)]


def tokens_of(text: str, match: re.Match[str], language: str = ENGLISH) -> list[Token]:
    """The tokens of one word of a text, as matched by :data:`TOKEN`."""
    word = match.group()
    start = match.start()
    stops = stop_words(language)
    found = []
    for form, first, stop, joined in pieces(word, language):
        is_short = form in stops and in_capitals(word[first:stop])
        capitals = is_short and _is_acronym(text, (start + first, start + stop))
        found.append(Token(form, Span(start + first, start + stop), capitals, joined))
    return found


def in_capitals(word: str) -> bool:
    """Whether a word of two letters or more is in capitals, apart from a possessive s (the US's)."""
    if word.isupper():
        return len(word) > 1
    return word.endswith(_CONTRACTIONS) and len(word) > 3 and word[:-2].isupper()


@lru_cache(WORDS_KEPT)
def pieces(word: str, language: str = ENGLISH) -> tuple[tuple[str, int, int, bool], ...]:
    """The tokens of a word, as (form, start, stop, joined): its parts, then the joined form if it has several.

    English forms have no accents; those of other languages keep them, as their stemmers need them.
    """
    if word.isascii() and word.isalnum():
        return ((plain_form(word), 0, len(word), False),)
    if "," in word and _THOUSANDS.fullmatch(word):
        return ((word.replace(",", ""), 0, len(word), False),)
    if not word.isascii() and _has_unspaced(word):
        return tuple(_bigrams(word))
    if word[0].isdigit() and "." in word:
        return ((word, 0, len(word), False),)
    if language in SUFFIXING and (ending := _ENDING.search(word)):
        word = word[: ending.start()]
    found: list[tuple[str, int, int, bool]] = []
    elided = language in ELIDING and not word.isalnum()
    one_kind = word if word.isascii() else word.translate(_ONE_HYPHEN)
    for part in (_ELIDED if elided else _PARTS).finditer(one_kind):
        form = normal(part.group(), keep_accents=language != ENGLISH)
        if form:
            found.append((form, part.start(), part.end(), False))
    if (
        len(found) > 1
        and not (elided and _PARTS.fullmatch(one_kind))
        and not _ends_light(word, found, language)
    ):
        found.append(("".join(form for form, *_ in found), 0, len(word), True))
    return tuple(found)


def _ends_light(word: str, found: Sequence[tuple[str, int, int, bool]], language: str) -> bool:
    """Whether a hyphen ties a function word to another, as in "fait-il" and "tornou-se", and no line ends there.

    English ones are a word of their own: a take-off is a takeoff.
    """
    return language != ENGLISH and "\n" not in word and found[-1][0] in stop_words(language)


def plain_bigrams(word: str) -> list[str]:
    """The pairs of letters of a word that is a plain run of letters without spaces; empty for any other word."""
    if word[0] < EASTERN or not _PLAIN_RUN.fullmatch(word):
        return []
    return [word[at : at + 2] for at in range(max(len(word) - 1, 1))]


def _has_unspaced(word: str) -> bool:
    if max(word) < EASTERN:
        return False
    is_eastern = any(char >= EASTERN and char.isalpha() for char in word)
    return is_eastern and _UNSPACED.search(word) is not None


def _bigrams(word: str) -> Iterator[tuple[str, int, int, bool]]:
    """The pairs of letters of scripts without spaces, where words cannot be told apart; other letters as words."""
    at = 0
    for run in _UNSPACED.finditer(word):
        if form := normal(word[at : run.start()]):
            yield form, at, run.start(), False
        at = run.end()
        if plain := plain_bigrams(run.group()):
            yield from ((pair, at, at + len(pair), False) for at, pair in enumerate(plain, run.start()))
            continue
        cuts = [match.start() for match in _SYLLABLE.finditer(word, run.start(), run.end())] + [run.end()]
        for start, stop in zip(cuts, cuts[2:] or cuts[1:], strict=False):
            yield normal(word[start:stop]), start, stop, False
    if form := normal(word[at:]):
        yield form, at, len(word), False


def normal(word: str, *, keep_accents: bool = False) -> str:
    """The normal form of a word: NFKC, case folded, without accents or possessive s, letters and digits only."""
    if word.isascii() and word.isalnum():
        return plain_form(word)
    if word.endswith(_CONTRACTIONS):
        word = word[:-2]
    if word.isascii():
        return "".join(filter(str.isalnum, word.casefold()))
    if keep_accents:
        folded = normalized("NFKC", normalized("NFKC", word).casefold())
    else:
        folded = unaccented(normalized("NFKC", word).casefold())
    if folded.isalnum():
        return folded
    return "".join(char for char in folded if char.isalnum() or unicodedata.category(char)[0] == "M")


def plain_form(word: str) -> str:
    """The normal form of a word of ASCII letters and digits: lower case, without the plural s of an acronym."""
    if (
        word[-1] == "s"
        and word[0].isupper()
        and _ACRONYMS.fullmatch(word)
        and word[:-1].lower() not in STOP_WORDS
    ):
        return word[:-1].lower()
    return word.lower()


def unaccented(form: str) -> str:
    """A word in lower case without accents, as people type it."""
    if form.isascii():
        return form
    folded = normalized("NFD", form)
    folded = "".join(char for char in folded if not "\u0300" <= char <= "\u036f")
    return normalized("NFC", folded).translate(_NO_MARK)


def _is_acronym(text: str, span: tuple[int, int]) -> bool:
    """Whether a word in capitals is an acronym: its line is not all in capitals, or is a list of acronyms."""
    start, stop = span
    first, last = max(start - _LINE, 0), stop + _LINE  # a text may be one line of millions
    line = text[max(text.rfind("\n", first, start) + 1, first) : start]
    end = text.find("\n", stop, last)
    line += text[stop : last if end < 0 else end]
    if line.upper() != line if line.isascii() else any(map(str.islower, line)):
        return True
    return not any(word.lower() in PLAIN_IN_CAPITALS for word in re.findall(r"\w+", line))
