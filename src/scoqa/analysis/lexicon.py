"""Texts to numbered words, fast: every distinct word is analysed once, however often it occurs.

Texts are cut at characters that no word holds, on their bytes and all at once; what lies between is
mostly one word, and is looked up by its first bytes in a table of those met before. Only what is new
is looked at by the rules of :mod:`scoqa.analysis.tokens`.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from scoqa.analysis.languages import ENGLISH, stop_words
from scoqa.analysis.stops import STOP_WORDS
from scoqa.analysis.terms import form_of_token, listed_form, term_of, term_of_token
from scoqa.analysis.tokens import TOKEN, pieces, tokens_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Keys = NDArray[np.uint64]

_KEPT = 32
"""Bytes by which a piece of text is looked up; a longer one is looked up whole."""
_PIECE = 1 << 22
"""Characters of text numbered at a time: bounds the memory."""
_WORD_BYTES = b"'-_.,0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""ASCII that a word may hold; of other characters any may."""
_BROKEN = re.compile(rb"(?:-|\xe2\x80[\x90\x91])[ \t]*\r?\n[ \t]*(?=[a-z\x80-\xff])")
"""A hyphen at the end of a line; the word goes on in the next one."""
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)
"""Odd numbers near golden and other irrational ratios, for hashing (Knuth, TAOCP 3, 6.4; xxHash's primes)."""
_Word = TypeVar("_Word", str, tuple[str, str])
_IN_CONTEXT = -1
"""Words of a piece that depend on what stands around it, as for US and IT."""


class Lexicon:
    """Numbers the (form, term) pairs of texts; function words have no number.

    Gives what :func:`scoqa.analysis.tokens` and :func:`scoqa.analysis.term_of_token` say word by
    word.

    Attributes:
        entries: (form, term) by number.
        terms: Distinct terms of the entries, by a number of their own.
    """

    def __init__(self) -> None:
        self.entries: list[tuple[str, str]] = []
        self.terms: list[str] = []
        self._term_of_entry = array("q")
        self._term_numbers: dict[str, int] = {}
        self._sorted_entries: list[int] = []
        self._sorted_terms: list[int] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self._pieces: dict[str, _Pieces] = {}
        self._rows: dict[tuple[int, ...] | None, int] = {}
        self._flat = array("q")
        self._first = array("q")
        self._n = array("q")

    def numbers(self, texts: Sequence[str], language: str = ENGLISH) -> tuple[Numbers, Numbers]:
        """The numbers of the indexed words of texts of one language, in order.

        Returns:
            (ends, numbers): those of text i are ``numbers[ends[i]:ends[i + 1]]``.
        """
        import numpy as np

        sizes: list[Numbers] = []
        found: list[Numbers] = []
        start = 0
        while start < len(texts):
            stop, n_chars = start, 0
            while stop < len(texts) and (stop == start or n_chars + len(texts[stop]) <= _PIECE):
                n_chars += len(texts[stop])
                stop += 1
            own_sizes, own = self._numbered(texts[start:stop], language)
            sizes.append(own_sizes)
            found.append(own)
            start = stop
        empty = np.zeros(0, np.int64)
        ends = np.concatenate(([0], np.cumsum(np.concatenate([empty, *sizes]))))
        return ends, np.concatenate([empty, *found])

    def terms_of(self, numbers: Numbers) -> Numbers:
        """The number of the term of each entry."""
        return _at(self._term_of_entry, numbers)

    def sorted_terms(self) -> Numbers:
        """The numbers of all terms, in the order of the terms."""
        import numpy as np

        _sort_in(self._sorted_terms, self.terms)
        return np.array(self._sorted_terms, np.int64)

    def sorted_entries(self) -> Numbers:
        """The numbers of all entries, in their order."""
        import numpy as np

        _sort_in(self._sorted_entries, self.entries)
        return np.array(self._sorted_entries, np.int64)

    def _numbered(self, texts: Sequence[str], language: str) -> tuple[Numbers, Numbers]:
        """(How many words each text has, their numbers)."""
        import numpy as np

        joined = "\0".join(texts)
        if joined.count("\0") >= len(
            texts
        ):  # a text holds one itself; as a blank it ends a word all the same
            texts = [text.replace("\0", " ") for text in texts]
            joined = "\0".join(texts)
        raw = joined.encode("utf-8", "surrogatepass") + bytes(_KEPT + 8)
        data = np.frombuffer(raw, np.uint8)
        starts, stops = _cut(raw, data)
        ids = self._known(raw, starts, stops, language)
        text_of = np.cumsum(data == 0)[starts] if len(texts) > 1 else np.zeros(len(starts), np.int64)
        unclear = np.flatnonzero(_at(self._n, ids) == _IN_CONTEXT)
        if len(unclear):
            begins = np.concatenate(([0], np.flatnonzero(data[: -_KEPT - 8] == 0) + 1))
            for place in unclear.tolist():
                text = int(text_of[place])
                first = len(raw[begins[text] : starts[place]].decode("utf-8", "surrogatepass"))
                n_chars = len(raw[starts[place] : stops[place]].decode("utf-8", "surrogatepass"))
                ids[place] = self._in_context(texts[text], first, first + n_chars, language)
        n = _at(self._n, ids)
        places = np.arange(int(n.sum())) + np.repeat(_at(self._first, ids) - (np.cumsum(n) - n), n)
        return np.bincount(text_of, n, len(texts)).astype(np.int64), _at(self._flat, places)

    def _known(self, raw: bytes, starts: Numbers, stops: Numbers, language: str) -> Numbers:
        """The row of words of each piece of text; new ones are learned."""
        import numpy as np

        known = self._pieces.setdefault(language, _Pieces())
        ids = np.full(len(starts), -1, np.int64)
        sizes = stops - starts
        short = np.flatnonzero(sizes <= _KEPT)
        keys = _keys(raw, starts[short], sizes[short])
        ids[short] = known.find(keys)
        unknown = short[ids[short] < 0]
        if len(unknown):
            places = np.flatnonzero(ids[short] < 0)
            own = [key[places] for key in keys]
            _, firsts, inverse = np.unique(_hash(own), return_index=True, return_inverse=True)
            learned = np.array(
                [
                    self._learn(raw[starts[place] : stops[place]], language)
                    for place in unknown[firsts].tolist()
                ]
            )
            known.add([key[firsts] for key in own], learned)
            same = np.logical_and.reduce([key == key[firsts][inverse] for key in own])
            ids[unknown] = np.where(same, learned[inverse], -1)
        for place in np.flatnonzero(ids < 0).tolist():  # long ones, and those that hash like another
            piece = raw[starts[place] : stops[place]]
            if piece not in known.long:
                known.long[piece] = self._learn(piece, language)
            ids[place] = known.long[piece]
        return ids

    def _learn(self, piece: bytes, language: str) -> int:
        """The row of a new piece's words."""
        text = piece.decode("utf-8", "surrogatepass")
        if language == ENGLISH and text.isascii() and text.isalnum():  # most are one plain word
            form = text.lower()
            if form not in STOP_WORDS:
                return self._row((self._number((form, term_of(form))),))
        stops = stop_words(language)
        numbers: list[int] = []
        for word in TOKEN.findall(text):
            parts = pieces(word, language)
            if any(form in stops and word[a:b].isupper() and b - a > 1 for form, a, b, _ in parts):
                return self._row(None)
            numbers += [
                self._number((listed_form(form, language), term_of(form, language)))
                for form, *_ in parts
                if form not in stops
            ]
        return self._row(tuple(numbers))

    def _in_context(self, text: str, start: int, stop: int, language: str) -> int:
        """The row of the words at a place of a text, by what stands around it."""
        return self._row(
            tuple(
                self._number((form_of_token(token, language), term))
                for match in TOKEN.finditer(text, start, stop)
                for token in tokens_of(text, match, language)
                if (term := term_of_token(token, language))
            )
        )

    def _row(self, numbers: tuple[int, ...] | None) -> int:
        row = self._rows.setdefault(numbers, len(self._first))
        if row == len(self._first):
            self._first.append(len(self._flat))
            self._n.append(_IN_CONTEXT if numbers is None else len(numbers))
            self._flat.extend(numbers or ())
        return row

    def _number(self, entry: tuple[str, str]) -> int:
        number = self._numbers.setdefault(entry, len(self.entries))
        if number == len(self.entries):
            self.entries.append(entry)
            term = self._term_numbers.setdefault(entry[1], len(self.terms))
            if term == len(self.terms):
                self.terms.append(entry[1])
            self._term_of_entry.append(term)
        return number


def _sort_in(order: list[int], words: list[_Word]) -> None:
    """Put the numbers of new words in order among those sorted already."""
    if len(order) < len(words):
        order += sorted(range(len(order), len(words)), key=words.__getitem__)
        order.sort(key=words.__getitem__)  # two runs in order merge in one go


def _at(values: array[int], places: Numbers) -> Numbers:
    import numpy as np

    found: Numbers = np.frombuffer(values, np.int64)[places] if len(values) else np.zeros(0, np.int64)
    return found


@cache
def _is_inner() -> NDArray[np.bool_]:
    """By byte: whether a word may hold it."""
    import numpy as np

    inner = np.zeros(256, bool)
    inner[0x80:] = True
    inner[list(_WORD_BYTES)] = True
    return inner


def _cut(raw: bytes, data: NDArray[np.uint8]) -> tuple[Numbers, Numbers]:
    """Where the pieces between characters that no word holds start and stop."""
    import numpy as np

    inner = _is_inner()[data]
    # a comma belongs to a word only between digits, a full stop not at the end of a plain word
    commas = np.flatnonzero(data == ord(","))
    wide = _wide()
    inner[commas[~(wide[data[commas - 1]] & wide[data[commas + 1]])]] = False
    dots = np.flatnonzero(data == ord("."))
    plain = _plain()
    dots = dots[(dots > 1) & ~inner[dots + 1]]
    inner[dots[plain[data[dots - 1]] & plain[data[dots - 2]]]] = False
    if b"\n" in raw:
        for broken in _BROKEN.finditer(raw):
            inner[broken.start() : broken.end()] = True
    edges = np.flatnonzero(inner[1:] != inner[:-1]) + 1
    if inner[0]:
        edges = np.concatenate(([0], edges))
    return edges[::2], edges[1::2]


@cache
def _wide() -> NDArray[np.bool_]:
    """By byte: a digit, or of a character that may be one."""
    import numpy as np

    wide = np.zeros(256, bool)
    wide[0x80:] = True
    wide[list(b"0123456789")] = True
    return wide


@cache
def _plain() -> NDArray[np.bool_]:
    """By byte: a letter or digit of ASCII."""
    import numpy as np

    plain = np.zeros(256, bool)
    plain[[byte for byte in _WORD_BYTES if bytes([byte]).isalnum()]] = True
    return plain


def _keys(raw: bytes, starts: Numbers, sizes: Numbers) -> list[Keys]:
    """The bytes of pieces as numbers, eight each, zeros behind them."""
    import numpy as np

    every = np.ndarray((len(raw) - 7,), "<u8", raw, strides=(1,))
    masks = np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)
    keys = []
    for at in range(0, _KEPT, 8):
        if at:
            long = np.flatnonzero(sizes > at)
            key = np.zeros(len(starts), np.uint64)
            key[long] = every[starts[long] + at] & masks[np.minimum(sizes[long] - at, 8)]
        else:
            key = every[starts] & masks[np.minimum(sizes, 8)]
        keys.append(key)
    return keys


def _hash(keys: Sequence[Keys]) -> Keys:
    import numpy as np

    mixed = keys[0] * np.uint64(_FACTORS[0])
    for key, factor in zip(keys[1:], _FACTORS[1:], strict=True):
        mixed ^= (key ^ (mixed >> np.uint64(29))) * np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(32))


class _Pieces:
    """Pieces of text met before and the rows of their words: a hash table with open addressing.

    Attributes:
        long: Pieces that do not fit into it.
    """

    def __init__(self) -> None:
        import numpy as np

        self.long: dict[bytes, int] = {}
        self._n = 0
        self._keys: list[Keys] = [np.zeros(0, np.uint64) for _ in range(_KEPT // 8)]
        self._ids = np.zeros(0, np.int64)
        self._slots = np.full(1 << 16, -1, np.int32)

    def find(self, keys: Sequence[Keys]) -> Numbers:
        """The row of each, -1 where it was not met."""
        import numpy as np

        found = np.full(len(keys[0]), -1, np.int64)
        if not self._n:
            return found
        last = len(self._slots) - 1
        waiting = np.arange(len(found))
        slots = (_hash(keys) & np.uint64(last)).astype(np.int64)
        while len(waiting):
            at = self._slots[slots]
            taken = np.flatnonzero(at >= 0)
            waiting, slots, at = waiting[taken], slots[taken], at[taken]
            equal = self._keys[0][at] == keys[0][waiting]
            for own, key in zip(self._keys[1:], keys[1:], strict=True):
                equal &= own[at] == key[waiting]
            found[waiting[equal]] = self._ids[at[equal]]
            rest = np.flatnonzero(~equal)
            waiting, slots = waiting[rest], (slots[rest] + 1) & last
        return found

    def add(self, keys: Sequence[Keys], ids: Numbers) -> None:
        """Note new pieces, each of another hash."""
        import numpy as np

        first = self._n
        self._n += len(ids)
        if self._n > len(self._ids):
            room = max(2 * self._n, 1 << 14)
            self._keys = [
                np.concatenate((own[:first], np.zeros(room - first, np.uint64))) for own in self._keys
            ]
            self._ids = np.concatenate((self._ids[:first], np.zeros(room - first, np.int64)))
        for own, key in zip(self._keys, keys, strict=True):
            own[first : self._n] = key
        self._ids[first : self._n] = ids
        if 3 * self._n > len(self._slots):
            self._slots = np.full(1 << (6 * self._n).bit_length(), -1, np.int32)
            first = 0
        self._place(np.arange(first, self._n, dtype=np.int32))

    def _place(self, waiting: NDArray[np.int32]) -> None:
        import numpy as np

        last = len(self._slots) - 1
        slots = (_hash([own[waiting] for own in self._keys]) & np.uint64(last)).astype(np.int64)
        while len(waiting):
            free = self._slots[slots] < 0
            self._slots[slots[free]] = waiting[free]  # of several that want one slot, one gets it
            rest = np.flatnonzero(self._slots[slots] != waiting)
            waiting, slots = waiting[rest], (slots[rest] + 1) & last
