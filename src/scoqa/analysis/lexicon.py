"""Texts to numbered words, fast: every distinct word is analysed once, however often it occurs.

Texts are cut at characters that no word holds, on their bytes and all at once; what lies between is
mostly one word, and is looked up by its bytes in a table of those met before (:mod:`scoqa.analysis.pieces`).
Only what is new is looked at by the rules of :mod:`scoqa.analysis.tokens`.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from scoqa.analysis.hashing import KEY_BYTES, PADDING, Numbering
from scoqa.analysis.languages import ENGLISH, stop_words
from scoqa.analysis.lines import Lines, Words, lines_of, ranges
from scoqa.analysis.pairs import plain_pairs
from scoqa.analysis.pieces import cut, ended, together
from scoqa.analysis.plain import accented_forms, plain_forms
from scoqa.analysis.stops import STOP_WORDS
from scoqa.analysis.terms import form_of_token, listed_form, term_of_token, terms_of_forms
from scoqa.analysis.tokens import TOKEN, in_capitals, pieces, plain_bigrams, tokens_of
from scoqa.errors import UnreadableFileError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scoqa.analysis.ends import Bounds

    Numbers = NDArray[np.int64]

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)+")
"""One word, and its own form."""
_IN_CONTEXT = -1
"""Words of a piece that depend on what stands around it, as for US and IT."""
_NONE = 0
"""The number of an English function word where forms are noted; that of any other is one more than its own."""
_ABOUT = 10_000
"""How exactly too many words are told."""
_IS_MORE = bytes(byte & 0xC0 == 0x80 for byte in range(256))
"""By byte of UTF-8: whether it goes on with a character."""


class _Known:
    """What was met of one language.

    Attributes:
        pieces: With the row of their words.
        forms: As they are before they are listed, with a number each.
    """

    def __init__(self, pieces: Numbering, forms: Numbering) -> None:
        self.pieces = pieces
        self.forms = forms

    @classmethod
    def of(cls, language: str) -> _Known:
        """What is known of a language before anything is met."""
        import numpy as np

        known = cls(Numbering(), Numbering())
        if language == ENGLISH:
            _number(known.forms, lines_of(sorted(STOP_WORDS)), lambda new: np.full(len(new), _NONE, np.int32))
        return known

    def renumbered(self, row_of: NDArray[np.int32], form_of: NDArray[np.int32]) -> _Known:
        """Those whose rows stay, and their forms, with their new numbers; those of the others are -1."""
        import numpy as np

        noted = np.append(np.int32(_NONE), np.where(form_of < 0, -1, form_of + 1).astype(np.int32))
        return _Known(self.pieces.renumbered(row_of), self.forms.renumbered(noted))


class Lexicon:
    """Numbers the words of texts, as forms with their terms; function words have no number.

    Gives what :func:`scoqa.analysis.tokens` and :func:`scoqa.analysis.term_of_token` say word by
    word.

    Attributes:
        forms: By number; a form may have several, of several languages.
        terms: Distinct terms of the forms, by a number of their own.
    """

    def __init__(self, most: int | None = None) -> None:
        """Make one that knows nothing.

        Args:
            most: How many forms it may come to know, those of more than eight bytes taken twice; None for any number.
        """
        self._most = most
        self._n_wide = 0
        self.forms = Words()
        self.terms = Words()
        self._term_of_form = array("i")
        self._term_numbers = Numbering()
        self._known_of: dict[str, _Known] = {}
        self._in_capitals: dict[tuple[tuple[str, str], ...], int] = {}
        self._flat = array("i")
        self._first = array("i")
        self._n = array("i")
        self._met = array("B")

    @property
    def n_pieces(self) -> int:
        """Pieces of text that it has met."""
        return len(self._n)

    def without_rare(self) -> Lexicon:
        """A lexicon of the words that texts of two calls had at least; the others are learned anew when they come."""
        import numpy as np

        kept = Lexicon()
        rows = np.flatnonzero(np.array(self._met, np.uint8) > 1)
        sizes = _at(self._n, rows)
        held = np.maximum(sizes, 0)
        numbers = _at(self._flat, ranges(_at(self._first, rows).astype(np.int64), held))
        forms, places = np.unique(numbers, return_inverse=True)
        kept._add_forms(self.forms.at(forms), self.terms.at(self.terms_of(forms)))
        row_of = np.full(len(self._n), -1, np.int32)
        row_of[rows] = kept._add_rows(places.astype(np.int32), sizes)
        form_of = np.full(len(self.forms), -1, np.int32)
        form_of[forms] = np.arange(len(forms))
        for language, known in self._known_of.items():
            kept._known_of[language] = known.renumbered(row_of, form_of)
        return kept

    def numbers(
        self, texts: Sequence[str], language: str = ENGLISH, bounds: Bounds | None = None
    ) -> tuple[Numbers, NDArray[np.int32]]:
        """The numbers of the indexed words of texts of one language, in order.

        Args:
            texts: Sentences, or what ``bounds`` parts.
            language: By whose rules their words go.
            bounds: The sentences of each text, where it is several with nothing but white space between them.

        Returns:
            (ends, numbers): those of text i are ``numbers[ends[i]:ends[i + 1]]``.

        Raises:
            UnreadableFileError: It would know more forms than it may.
        """
        import numpy as np

        sizes: list[Numbers] = [np.zeros(1, np.int64)]
        found: list[NDArray[np.int32]] = [np.zeros(0, np.int32)]
        met: list[NDArray[np.int32]] = []
        before = 0
        for group in together(texts, thrifty=self._most is not None):
            own = None if bounds is None else bounds.of(np.arange(before, before + len(group)))
            own_sizes, numbers, rows = self._numbered(group, language, own)
            sizes.append(own_sizes)
            found.append(numbers)
            met.append(rows)
            before += len(group)
            if self._most is not None and len(self.forms) + self._n_wide > self._most:
                n = (len(self.forms) - 1) // _ABOUT * _ABOUT
                raise UnreadableFileError(f"holds more than {n:,} different words: no text to read")
        self._note(met)
        return np.cumsum(np.concatenate(sizes)), np.concatenate(found)

    def terms_of(self, numbers: Numbers | NDArray[np.int32]) -> NDArray[np.int32]:
        """The number of the term of each form."""
        return _at(self._term_of_form, numbers)

    def _note(self, met: Sequence[NDArray[np.int32]]) -> None:
        """Count a call that met these rows, up to a few."""
        import numpy as np

        counts = np.zeros(len(self._n), np.uint8)
        for rows in met:
            counts[rows] = 1
        counts[: len(self._met)] += np.array(self._met, np.uint8)
        self._met = array("B", np.minimum(counts, 2).tobytes())

    def _numbered(
        self, texts: Sequence[str], language: str, bounds: Bounds | None
    ) -> tuple[Numbers, NDArray[np.int32], NDArray[np.int32]]:
        """(How many words each text has, their numbers, the rows of the pieces that were met)."""
        import numpy as np

        raw, begins = _in_bytes(texts, bounds)
        data = np.frombuffer(raw, np.uint8)
        starts, stops = cut(raw, data)
        rows = met = self._known(raw, data, starts, stops, language)
        n = _at(self._n, rows)
        unclear = np.flatnonzero(n == _IN_CONTEXT)
        if len(unclear):
            rows = rows.copy()
            places = zip(starts[unclear].tolist(), stops[unclear].tolist(), strict=True)
            rows[unclear] = self._in_context([_context(raw, *place) for place in places], language)
            n = _at(self._n, rows)
        ends = np.concatenate(([0], np.cumsum(n)))
        shift = np.repeat(_at(self._first, rows) - ends[:-1], n)
        pieces_before = np.searchsorted(starts, np.append(begins, len(data)))
        return np.diff(ends[pieces_before]), _at(self._flat, np.arange(len(shift)) + shift), met

    def _known(
        self, raw: bytes, data: NDArray[np.uint8], starts: Numbers, stops: Numbers, language: str
    ) -> NDArray[np.int32]:
        """The row of words of each piece of text; new ones are learned."""
        sizes = stops - starts

        def learn(new: Numbers) -> NDArray[np.int32]:
            return self._learn_all(ended(data, starts[new], sizes[new]), language)

        return self._of(language).pieces.numbers(raw, starts, sizes, learn)

    def _of(self, language: str) -> _Known:
        if language not in self._known_of:
            self._known_of[language] = _Known.of(language)
        return self._known_of[language]

    def _learn_all(self, raw: bytes, language: str) -> NDArray[np.int32]:
        """The rows of the words of new pieces, each ended by a zero."""
        import numpy as np

        rows = np.full(raw.count(b"\0"), -1, np.int32)
        if language == ENGLISH:
            plain = plain_forms(raw)
            numbers, is_loud = np.empty(len(plain.at), np.int32), np.empty(len(plain.at), bool)
            numbers[plain.at], is_loud[plain.at] = self._numbers_of(plain.forms, language), plain.is_loud
            is_stop = numbers == _NONE
            ends = np.cumsum(plain.sizes)
            begins = ends - plain.sizes
            n_stops, n_unclear = (
                np.concatenate(([0], np.cumsum(mask))) for mask in (is_stop, is_stop & is_loud)
            )
            is_clear = n_unclear[ends] == n_unclear[begins]
            own = np.repeat(is_clear, plain.sizes) & ~is_stop
            sizes = plain.sizes - (n_stops[ends] - n_stops[begins])
            rows[plain.places[is_clear]] = self._add_rows(numbers[own] - 1, sizes[is_clear])
        places, pairs = plain_pairs(raw)
        if len(places):
            numbers = self._numbers_of(pairs, language, are_terms=True) - 1
            rows[places] = self._add_rows(numbers, np.ones(len(places), np.int32))
        left = np.flatnonzero(rows < 0)
        if not len(left):
            return rows
        texts = raw.decode("utf-8", "surrogatepass").split("\0")
        texts = [texts[place] for place in left.tolist()]
        accented = accented_forms(texts) if language == ENGLISH else {}
        found = [
            [accented[text]]
            if text in accented and accented[text] not in STOP_WORDS
            else _forms(text, language)
            for text in texts
        ]
        forms = lines_of([form for row in found if row for form in row])
        rows[left] = self._add_rows(
            self._numbers_of(forms, language) - 1,
            np.array([_IN_CONTEXT if row is None else len(row) for row in found], np.int32),
        )
        return rows

    def _numbers_of(self, forms: Lines, language: str, *, are_terms: bool = False) -> NDArray[np.int32]:
        """The numbers of forms as they are before they are listed, each one more; new ones get theirs.

        Args:
            forms: They may be the same.
            language: By whose rules they go.
            are_terms: Each is its own term, and listed as it is.
        """

        def learn(new: Numbers) -> NDArray[np.int32]:
            lines = forms.at(new)
            if are_terms:
                return self._add_forms(lines, lines) + 1
            words = list(lines)
            listed = (
                lines if language == ENGLISH else lines_of([listed_form(word, language) for word in words])
            )
            return self._add_forms(listed, lines_of(terms_of_forms(words, language))) + 1

        return _number(self._of(language).forms, forms, learn)

    def _add_forms(self, forms: Lines, terms: Lines) -> NDArray[np.int32]:
        """The numbers of new forms."""
        import numpy as np

        numbers = _number(self._term_numbers, terms, lambda new: _numbered(self.terms.add(terms.at(new))))
        self._term_of_form.frombytes(numbers.astype(np.int32).tobytes())
        self._n_wide += int((forms.sizes > KEY_BYTES).sum())  # four times as wide in the tables
        return _numbered(self.forms.add(forms))

    def _add_rows(self, numbers: NDArray[np.int32], sizes: NDArray[np.integer]) -> NDArray[np.int32]:
        """The numbers of new rows: how many words each has (or that it depends), and the words' numbers."""
        import numpy as np

        held = np.maximum(sizes, 0)
        rows = np.arange(len(self._n), len(self._n) + len(sizes), dtype=np.int32)
        first = len(self._flat) + np.cumsum(held) - held
        self._first.frombytes(first.astype(np.int32).tobytes())
        self._n.frombytes(sizes.astype(np.int32).tobytes())
        self._flat.frombytes(numbers.astype(np.int32).tobytes())
        return rows

    def _in_context(self, places: Sequence[tuple[str, int, int]], language: str) -> list[int]:
        """The rows of the words at places of texts, by what stands around them."""
        import numpy as np

        known = self._in_capitals
        found = [
            tuple(
                (form_of_token(token, language), term)
                for match in TOKEN.finditer(text, start, stop)
                for token in tokens_of(text, match, language)
                if (term := term_of_token(token, language))
            )
            for text, start, stop in places
        ]
        if new := [entries for entries in dict.fromkeys(found) if entries not in known]:
            forms, terms = (
                lines_of([entry[column] for entries in new for entry in entries]) for column in (0, 1)
            )
            rows = self._add_rows(
                self._add_forms(forms, terms), np.fromiter(map(len, new), np.int32, len(new))
            )
            known.update(zip(new, rows.tolist(), strict=True))
        return [known[entries] for entries in found]


def _at(values: array[int], places: Numbers | NDArray[np.int32]) -> NDArray[np.int32]:
    import numpy as np

    return np.frombuffer(values, np.int32)[places] if len(values) else np.zeros(0, np.int32)


def _number(
    known: Numbering, lines: Lines, learn: Callable[[Numbers], NDArray[np.int32]]
) -> NDArray[np.int32]:
    return known.numbers(lines.raw + PADDING, lines.starts, lines.sizes, learn)


def _numbered(numbers: range) -> NDArray[np.int32]:
    import numpy as np

    return np.arange(numbers.start, numbers.stop, dtype=np.int32)


def _in_bytes(texts: Sequence[str], bounds: Bounds | None) -> tuple[bytes, Numbers]:
    """(Texts in UTF-8 with zeros behind each and between the sentences of each, where each begins)."""
    import numpy as np

    joined = "\0".join(texts)
    if joined.count("\0") >= len(texts):  # a text holds one itself; as a blank it ends a word all the same
        joined = "\0".join([text.replace("\0", " ") for text in texts])
    raw = joined.encode("utf-8", "surrogatepass") + PADDING
    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    begins = np.cumsum(sizes + 1) - sizes - 1
    at = _char_places(raw)
    if bounds is not None:
        of_sentence = np.repeat(begins, bounds.n)
        is_inner = of_sentence[1:] == of_sentence[:-1]
        gaps = at((bounds.stops + of_sentence)[:-1][is_inner])
        zeroed = bytearray(raw)
        np.frombuffer(zeroed, np.uint8)[
            ranges(gaps, at((bounds.starts + of_sentence)[1:][is_inner]) - gaps)
        ] = 0
        raw = bytes(zeroed)
    return raw, at(begins)


def _char_places(raw: bytes) -> Callable[[Numbers], Numbers]:
    """Says where characters of UTF-8 begin, in bytes, by their places."""
    import numpy as np

    if raw.isascii():
        return lambda places: places
    more = np.flatnonzero(np.frombuffer(raw.translate(_IS_MORE), bool))
    char_of = more - np.arange(1, len(more) + 1)
    return lambda places: places + np.searchsorted(char_of, places)


def _context(raw: bytes, start: int, stop: int) -> tuple[str, int, int]:
    """The text between zeros around a stretch of UTF-8, and where the stretch starts and stops in it."""
    before = raw[raw.rfind(b"\0", 0, start) + 1 : start].decode("utf-8", "surrogatepass")
    own = raw[start:stop].decode("utf-8", "surrogatepass")
    after = raw[stop : raw.index(b"\0", stop)].decode("utf-8", "surrogatepass")
    return before + own + after, len(before), len(before) + len(own)


def _forms(text: str, language: str) -> Sequence[str] | None:
    """The normalised forms of the words of a piece that are indexed; None where that depends on the context."""
    if _NUMBER.fullmatch(text):
        return [text]
    stops = stop_words(language)
    found: list[str] = []
    for word in TOKEN.findall(text):
        if pairs := plain_bigrams(word):
            found += pairs
            continue
        for form, start, stop, _ in pieces.__wrapped__(word, language):  # most are seen once
            if form not in stops:
                found.append(form)
            elif in_capitals(word[start:stop]):
                return None
    return found
