"""Sentences of many texts at once: what :func:`scoqa.analysis.sentences` says of each.

Most places where a sentence could end are clear from a few characters around them, which are looked
at for all texts together; only the others are put to the rules of :mod:`scoqa.analysis.boundaries`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from scoqa.analysis.boundaries import FULL, cut_at, sentences, stop_at
from scoqa.analysis.foreign_stops import foreign_stops
from scoqa.analysis.full_stops import english_abbreviations
from scoqa.analysis.languages import ENGLISH, analysed_as
from scoqa.analysis.lines import ranges
from scoqa.analysis.pieces import together
from scoqa.types import Span
from scoqa.value import NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint8]
    Mask = NDArray[np.bool_]
    Numbers = NDArray[np.int64]

_PAD = 10
"""Empty places before and behind the texts, as far as is looked."""
_OTHER, _WIDE, _UNSTOPPED, _SPACE = 255, 1, 2, 3
"""What stands for characters beyond Latin-1, for the marks among them, for letters of scripts without stops, and for a while for white space."""
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
_WHITE = b"\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0"
_OPENED = b"\"'({*_"
_BEGINNING = _CAPITALS + _DIGITS + "$#@§£¥".encode("latin-1")
_MONTHLY = b"ADFJMNOS"
"""Letters that the names of months begin with."""
_GOING_ON = b"=/`;<>|~+&%\\^)]}.!?"
"""ASCII that a sentence begins with, behind a quote or bracket, and that none does."""
_CLOSED = bytes(byte for byte in range(0x21, 0x7F) if not chr(byte).isalnum() and byte not in _STOPS)
"""ASCII before a full stop that no abbreviation ends with."""


class Bounds(NamedTuple):
    """The sentences of many texts, text after text.

    Attributes:
        n: The number of sentences of each text, shape (n_texts,).
        starts: Where each sentence starts, in code points of its text, shape (n_sentences,).
        stops: Where each stops, likewise.
        n_words: The number of words between white space of each text, shape (n_texts,).
    """

    n: Numbers
    starts: Numbers
    stops: Numbers
    n_words: Numbers

    def of(self, texts: Numbers) -> Bounds:
        """The sentences of some of the texts."""
        import numpy as np

        own = ranges((np.cumsum(self.n) - self.n)[texts], self.n[texts])
        return Bounds(self.n[texts], self.starts[own], self.stops[own], self.n_words[texts])

    def spans(self) -> list[list[Span]]:
        """The sentences of each text."""
        found = list(map(Span, self.starts.tolist(), self.stops.tolist()))
        ends = list(accumulate(self.n.tolist(), initial=0))
        return [found[start:stop] for start, stop in pairwise(ends)]


def bounds_of(texts: Sequence[str], languages: Sequence[str]) -> Bounds:
    """The sentences of many texts, the same as :func:`scoqa.analysis.sentences` gives for each.

    Texts in languages with rules of their own for full stops are split one by one.

    Args:
        texts: The texts.
        languages: The language of each, as a code.
    """
    import numpy as np

    stopped = {said for said in set(languages) if foreign_stops(analysed_as(said)) is not None}
    if not stopped:
        return _joined([_bounds_of(group) for group in together(texts)])
    own = np.array([language in stopped for language in languages])
    foreign, others = np.flatnonzero(own), np.flatnonzero(~own)
    by_itself = _of_spans(
        [sentences(texts[place], languages[place]) for place in foreign.tolist()],
        [len(texts[place].split()) for place in foreign.tolist()],
    )
    rest = [texts[place] for place in others.tolist()]
    every = _joined([by_itself, bounds_of(rest, [ENGLISH] * len(rest))])
    return every.of(np.argsort(np.concatenate((foreign, others)), kind="stable"))


def _joined(groups: Sequence[Bounds]) -> Bounds:
    """The texts of all groups."""
    import numpy as np

    columns = [np.concatenate([np.zeros(0, np.int64), *column]) for column in zip(*groups, strict=True)]
    return Bounds(*columns) if columns else _of_spans([], [])


def _of_spans(found: Sequence[Sequence[Span]], n_words: Sequence[int]) -> Bounds:
    import numpy as np

    n = np.fromiter(map(len, found), np.int64, len(found))
    flat = np.array([span for own in found for span in own], np.int64).reshape(-1, 2)
    return Bounds(n, flat[:, 0], flat[:, 1], np.array(n_words, np.int64))


def _bounds_of(texts: Sequence[str]) -> Bounds:
    import numpy as np

    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    begins = np.cumsum(sizes + 1) - sizes - 1
    codes, white = _codes("\0".join(texts))
    places, is_clear = _places(codes)
    bounds = np.searchsorted(places, np.append(begins, len(codes)))
    n_places = np.diff(bounds)
    own = places - np.repeat(begins, n_places)
    # most texts are one line, in which stops alone end a sentence
    is_line = np.ones(len(texts), bool)
    for odd in (_UNSTOPPED, ord("\n")):
        is_line[np.searchsorted(begins, np.flatnonzero(codes == odd) - _PAD, side="right") - 1] = False
    # other rules hold without capitals; where an edge may be white, it is looked at
    caseless = {place for place, text in enumerate(texts) if text.islower()}
    is_line[list(caseless)] = False
    maybe_white = _one_of(_WHITE + bytes([_OTHER]))
    edged = np.flatnonzero(maybe_white[codes[begins + _PAD]] | maybe_white[codes[begins + sizes + _PAD - 1]])
    is_line[[place for place in edged.tolist() if texts[place] != texts[place].strip()]] = False
    ends = _ends_of_lines(texts, own, bounds, is_clear, is_line)
    n_ended = np.bincount(ends.texts, minlength=len(texts))
    last = np.zeros(len(texts), np.int64)
    last[ends.texts] = ends.nexts  # of several, the last one stays
    is_open = is_line & (last < sizes)
    n = n_ended + is_open
    ruled: list[list[Span]] = []
    left = np.flatnonzero(~is_line)
    for place, start, stop in zip(
        left.tolist(), bounds[left].tolist(), bounds[left + 1].tolist(), strict=True
    ):
        text = texts[place]
        at = zip(own[start:stop].tolist(), is_clear[start:stop].tolist(), strict=True)
        ruled.append(sentences(text) if place in caseless else cut_at(text, at))
    n[left] = [len(spans) for spans in ruled]
    firsts = np.cumsum(n) - n
    starts, stops = np.zeros(int(n.sum()), np.int64), np.zeros(int(n.sum()), np.int64)
    at_end = ranges(firsts, n_ended)
    stops[at_end] = ends.stops
    goes_on = at_end + 1 < (firsts + n)[ends.texts]
    starts[at_end[goes_on] + 1] = ends.nexts[goes_on]
    whole = np.flatnonzero(is_open)
    stops[firsts[whole] + n_ended[whole]] = sizes[whole]
    of_rules = ranges(firsts[left], n[left])
    starts[of_rules] = [span.start for spans in ruled for span in spans]
    stops[of_rules] = [span.stop for spans in ruled for span in spans]
    return Bounds(n, starts, stops, _n_words(texts, codes, white, begins))


class _Ends(NamedTuple):
    """Where sentences of some texts end, in order.

    Attributes:
        texts: The text of each.
        stops: Where the sentence stops, in code points of its text.
        nexts: Where the next one begins.
    """

    texts: Numbers
    stops: Numbers
    nexts: Numbers


def _ends_of_lines(
    texts: Sequence[str], own: Numbers, bounds: Numbers, is_clear: Mask, is_line: Mask
) -> _Ends:
    """The ends in texts of one line: the clear ones behind their stop and its blank, the others by the rules.

    Args:
        texts: All of them.
        own: Places in their texts where a sentence may end, text after text.
        bounds: Of the places of each text.
        is_clear: Whether one ends there for sure.
        is_line: Whether a text is one line.
    """
    import numpy as np

    text_of = np.repeat(np.arange(len(texts)), np.diff(bounds))
    stops, nexts = own + 1, own + 2
    is_end = is_clear & is_line[text_of]
    unclear = np.flatnonzero(~is_clear & is_line[text_of])
    clear_before = np.maximum.accumulate(np.where(is_clear, np.arange(len(own)), -1))[unclear]
    begun = np.where(clear_before >= bounds[text_of[unclear]], own[clear_before] + 2, 0)
    following = np.append(own, 0)[unclear + 1]
    current = -1
    start = taken = 0
    for place, text, at, begin, after in zip(
        unclear.tolist(),
        text_of[unclear].tolist(),
        own[unclear].tolist(),
        begun.tolist(),
        following.tolist(),
        strict=True,
    ):
        if text != current:
            current, start, taken = text, 0, 0
        if at < taken:
            continue
        if begin - 2 >= taken:
            start = begin
        taken, span, start = stop_at(texts[text], start, at)
        if span is not None:
            stops[place], nexts[place], is_end[place] = span.stop, start, True
        if at < after < taken:  # a note in brackets may hold a stop
            last = int(np.searchsorted(own[place : bounds[text + 1]], taken))
            is_end[place + 1 : place + last] = False
    ended = np.flatnonzero(is_end)
    return _Ends(text_of[ended], stops[ended], nexts[ended])


def _n_words(texts: Sequence[str], codes: Codes, white: Numbers, begins: Numbers) -> Numbers:
    """Words of each text between white space."""
    import numpy as np

    edges = np.append(begins, len(codes)) + _PAD
    is_white = _where(codes, _WHITE + b"\0")
    if len(white):
        is_white = is_white.copy()
        is_white[white] = True
    n: Numbers = np.diff(np.searchsorted(np.flatnonzero(is_white[:-1] & ~is_white[1:]) + 1, edges))
    if np.count_nonzero(codes == 0) >= len(texts) + 2 * _PAD:  # a zero inside of a text is no white space
        n = np.fromiter((len(text.split()) for text in texts), np.int64, len(texts))
    return n


def _places(codes: Codes) -> tuple[Numbers, Mask]:
    """Where a sentence may end, and whether it does for sure; at all other places none does."""
    import numpy as np

    at = np.flatnonzero(_where(codes, _MARKED))
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


def _codes(joined: str) -> tuple[Codes, Numbers]:
    """(One byte a character, with room on both sides; where white space beyond Latin-1 stands in them)."""
    import numpy as np

    codes = np.zeros(len(joined) + 2 * _PAD, np.uint8)
    inside = codes[_PAD:-_PAD]
    if joined.isascii():
        inside[:] = np.frombuffer(joined.encode(), np.uint8)
        return codes, np.zeros(0, np.int64)
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), "<u4")
    np.minimum(points, _OTHER, out=inside, casting="unsafe")
    others = np.flatnonzero(inside == _OTHER)
    inside[others] = kinds = _beyond()[np.minimum(points[others], 0xFFFF)]
    white = others[kinds == _SPACE]
    inside[white] = _OTHER
    return codes, white + _PAD


@cache
def _beyond() -> Codes:
    """By code point up to U+FFFF: what stands for a character beyond Latin-1."""
    import numpy as np

    codes = np.full(0x10000, _OTHER, np.uint8)
    codes[[ord(char) for char in "…" + FULL]] = _WIDE
    for first, last in (("\u0e01", "\u0edf"), ("\u1780", "\u17d3")):
        codes[ord(first) : ord(last) + 1] = _UNSTOPPED
    codes[[point for point in range(0x100, 0x3001) if chr(point).isspace()]] = _SPACE
    return codes


@cache
def _one_of(kind: bytes) -> Mask:
    """By byte: whether it is one of these."""
    import numpy as np

    found = np.zeros(256, bool)
    found[list(kind)] = True
    return found


def _where(codes: Codes, kind: bytes) -> Mask:
    """By character: whether it is one of these; of all of a text, this is faster than a mask."""
    import numpy as np

    return np.frombuffer(codes.tobytes().translate(_one_of(kind).tobytes()), bool)


def _is_small_word(codes: Codes, at: Numbers) -> Mask:
    """Whether a small letter of ASCII stands here that begins no name like "iPhone", "p53" or "n = 3" and no mark, "b)"."""
    import numpy as np

    is_small: Mask = _one_of(_SMALL)[codes[at]]
    small = np.flatnonzero(is_small)
    on = at[small]
    first, second = codes[on + 1], codes[on + 2]
    special = _CAPITALS + _DIGITS + b"-)" + bytes([_OTHER])
    is_special = _one_of(special)[first] | _one_of(special + b",=<>")[second]
    is_special |= _one_of(_WHITE)[first] & _one_of(_WHITE)[second]
    for more in (3, 4):
        is_special |= _one_of(_CAPITALS + _DIGITS + b"),")[codes[on + more]]
    is_small[small] = ~is_special
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
    inner &= _one_of(_CAPITALS + _SMALL)[codes[at - 1 - blank]]
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
