"""Sentences of many texts at once: what :func:`scoqa.analysis.sentences` says of each.

Most places where a sentence could end are clear from a few characters around them, which are looked
at for all texts together; only the others are put to the rules of :mod:`scoqa.analysis.boundaries`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from scoqa.analysis.boundaries import FULL, add, after_space, cut_at, sentences
from scoqa.analysis.foreign_stops import foreign_stops
from scoqa.analysis.full_stops import english_abbreviations
from scoqa.analysis.languages import ENGLISH, analysed_as
from scoqa.analysis.pieces import together
from scoqa.types import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint8]
    Mask = NDArray[np.bool_]
    Numbers = NDArray[np.int64]

_PAD = 10
"""Empty places before and behind the texts, as far as is looked."""
_OTHER, _WIDE, _UNSTOPPED = 255, 1, 2
"""What stands for characters beyond Latin-1, for the marks among them and for letters of scripts without stops."""
_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SMALL = b"abcdefghijklmnopqrstuvwxyz"
_DIGITS = b"0123456789"
_STOPS = b".!?"
_MARKED = b"\n" + _STOPS + bytes([_WIDE])
_FOLLOWING = (
    b"\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \"')]}[:.!?" + _DIGITS + bytes([_WIDE, _UNSTOPPED, *range(0x80, 0x100)])
)
"""What must follow a stop at once for a sentence to end there."""
_PRINTED = bytes(range(0x21, 0x7F))
_OPENED = b"\"'({*_"
_BEGINNING = _CAPITALS + _DIGITS + "$#@§£¥".encode("latin-1")
_MONTHLY = b"ADFJMNOS"
"""Letters that the names of months begin with."""
_GOING_ON = b"-=/`:,;<>|~+&%\\^)]}.!?"
"""ASCII that a sentence begins with, behind a quote or bracket, and that none does."""
_CLOSED = bytes(byte for byte in range(0x21, 0x7F) if not chr(byte).isalnum() and byte not in _STOPS)
"""ASCII before a full stop that no abbreviation ends with."""


def sentences_of(texts: Sequence[str], languages: Sequence[str]) -> list[list[Span]]:
    """The sentences of each text of a language; those of languages with stops of their own one by one."""
    own = {said for said in set(languages) if foreign_stops(analysed_as(said)) is not None}
    if own:
        english = [text for text, said in zip(texts, languages, strict=True) if said not in own]
        found = iter(sentences_of(english, [ENGLISH] * len(english)))
        return [
            sentences(text, said) if said in own else next(found)
            for text, said in zip(texts, languages, strict=True)
        ]
    return [each for group in together(texts) for each in _sentences_of(group)]


def _sentences_of(texts: Sequence[str]) -> Iterator[list[Span]]:
    import numpy as np

    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    begins = np.cumsum(sizes + 1) - sizes - 1
    codes = _codes("\0".join(texts))
    places, is_clear = _places(codes)
    bounds = np.searchsorted(places, np.append(begins, len(places) and places[-1] + 1))
    n_clear = np.concatenate(([0], np.cumsum(is_clear)))[bounds]
    all_clear = np.diff(n_clear) == np.diff(bounds)
    own = (places - np.repeat(begins, np.diff(bounds))).tolist()
    clear = is_clear.tolist()
    unstopped = np.flatnonzero(codes == _UNSTOPPED) - _PAD
    all_clear[np.searchsorted(begins, unstopped, side="right") - 1] = False
    for i, (text, start, stop) in enumerate(
        zip(texts, bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)
    ):
        if text.islower():  # other rules hold without capitals
            yield sentences(text)
        elif all_clear[i]:
            found: list[Span] = []
            begin = after_space(text, 0)
            for place in own[start:stop]:
                found.append(Span(begin, place + 1))
                begin = place + 2
            add(found, text, begin, len(text))
            yield found
        else:
            yield cut_at(text, zip(own[start:stop], clear[start:stop], strict=True))


def _places(codes: Codes) -> tuple[Numbers, Mask]:
    """Where a sentence may end, and whether it does for sure; at all other places none does."""
    import numpy as np

    at = np.flatnonzero(_one_of(_MARKED)[codes])
    mark, before, after = codes[at], codes[at - 1], codes[at + 1]
    is_stop = _one_of(_STOPS)[mark]
    is_digit = _one_of(_DIGITS)
    possible = ~is_stop | (
        _one_of(_FOLLOWING)[after] & ~_one_of(_STOPS)[before] & ~(is_digit[before] & is_digit[after])
    )
    at, is_stop = at[possible], is_stop[possible]
    mark, before, after = mark[possible], before[possible], after[possible]
    clear = np.zeros(len(at), bool)
    blank = np.flatnonzero(is_stop & (after == ord(" ")))
    on = at[blank]
    following = on + 2
    following += _one_of(_OPENED)[codes[following]]
    first = codes[following]
    loud = mark[blank] != ord(".")
    remark = codes[on + 2] == ord("(")
    clear[blank] = _one_of(_BEGINNING)[first] & np.where(
        loud,
        (before[blank] != _WIDE) & ~(remark & is_digit[first]),  # "Who Governs? (1961)"
        _is_plain_end(codes, on, first),
    )
    kept = np.ones(len(at), bool)
    small = _is_small_word(codes, following) & ~remark  # "in 1862. (credit: …)"
    kept[blank[_one_of(_GOING_ON)[first] | small]] = False
    return at[kept] - _PAD, clear[kept]


def _codes(joined: str) -> Codes:
    """One byte a character, with room on both sides."""
    import numpy as np

    codes = np.zeros(len(joined) + 2 * _PAD, np.uint8)
    inside = codes[_PAD:-_PAD]
    if joined.isascii():
        inside[:] = np.frombuffer(joined.encode(), np.uint8)
        return codes
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), "<u4")
    np.minimum(points, _OTHER, out=inside, casting="unsafe")
    others = np.flatnonzero(inside == _OTHER)
    found = points[others]
    for char in "…" + FULL:
        inside[others[found == ord(char)]] = _WIDE
    for first, last in (("\u0e01", "\u0edf"), ("\u1780", "\u17d3")):
        inside[others[(found >= ord(first)) & (found <= ord(last))]] = _UNSTOPPED
    return codes


@cache
def _one_of(kind: bytes) -> Mask:
    """By byte: whether it is one of these."""
    import numpy as np

    found = np.zeros(256, bool)
    found[list(kind)] = True
    return found


def _is_small_word(codes: Codes, at: Numbers) -> Mask:
    """Whether a small letter of ASCII stands here that begins no name like "iPhone" and is no mark of a list, "b)"."""
    special = _one_of(_CAPITALS + b"-)")
    is_special = special[codes[at + 1]] | special[codes[at + 2]]
    special = _one_of(_CAPITALS + b")")
    for more in (3, 4):
        is_special |= special[codes[at + more]]
    is_small: Mask = _one_of(_SMALL)[codes[at]] & ~is_special
    return is_small


def _is_plain_end(codes: Codes, at: Numbers, first: Codes) -> Mask:
    """Whether what stands before full stops is no abbreviation, initial, number of a list or day before its month."""
    import numpy as np

    before = codes[at - 1]
    is_digit, is_letter = _one_of(_DIGITS), _one_of(_CAPITALS + _SMALL)
    size = np.zeros(len(at), np.int64)  # letters before the stop
    blank = np.zeros(len(at), np.int64)  # how far before it the last blank is, or another odd character
    inside, is_numeral = np.ones(len(at), bool), np.ones(len(at), bool)
    has_vowel = np.zeros(len(at), bool)  # or a capital, behind the first letter
    is_vowel = np.zeros(len(at), bool)
    is_year = np.ones(len(at), bool)
    for less in range(1, 9):
        code = codes[at - less]
        inside &= is_letter[code]
        has_vowel |= inside & is_vowel
        is_vowel = _one_of(b"aeiouy" + _CAPITALS)[code]
        is_numeral &= ~inside | _one_of(b"ivxIVX")[code]
        size += inside
        blank = np.where((blank == 0) & ~_one_of(_PRINTED)[code], less, blank)
        if less < 5:
            is_year &= is_digit[code]
    shift = (8 * (8 - size) % 64).astype(np.uint64)
    every = np.ndarray((len(codes) - 7,), "<u8", codes, strides=(1,))
    words = (every[at - 8] | np.uint64(0x2020202020202020)) >> shift
    known = _short_words()
    is_known = known[np.minimum(np.searchsorted(known, words), len(known) - 1)] == words
    is_whole = (size == 8) | _one_of(b"\0 \"'([{-/")[codes[at - 1 - size]]
    is_word = (size > 1) & is_whole & ~is_known & ((size > 5) | has_vowel) & ((size > 4) | ~is_numeral)
    # a number that begins its sentence numbers a list; none ends between a letter and a blank
    inner = is_digit[before] & (blank > 0) & (codes[at - blank] == ord(" "))
    inner &= _one_of(_CAPITALS + _SMALL + b",")[codes[at - 1 - blank]]
    inner &= (blank > 3) | ~_one_of(_MONTHLY)[first]
    is_plain: Mask = is_word | is_year | inner | _one_of(_CLOSED)[before]
    return is_plain


@cache
def _short_words() -> NDArray[np.uint64]:
    """The last eight letters of abbreviations, as numbers, sorted."""
    import numpy as np

    found = set()
    for word in english_abbreviations():
        letters = word[-8:].encode()
        if letters.isalpha() and (len(word) < 9 or word.isascii()):
            found.add(int.from_bytes(letters, "little"))
    return np.array(sorted(found), np.uint64)
