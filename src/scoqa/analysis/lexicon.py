"""Texts to numbered words, fast: every distinct word is analysed once, however often it occurs.

Texts are cut at characters that no word holds, on their bytes and all at once; what lies between is
mostly one word, and is looked up by its bytes in a table of those met before (:mod:`scoqa.analysis.pieces`).
Only what is new is looked at by the rules of :mod:`scoqa.analysis.tokens`.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from scoqa.analysis import pieces as table
from scoqa.analysis.languages import ENGLISH, stop_words
from scoqa.analysis.lines import Words, ranges
from scoqa.analysis.plain import accented_forms, plain_forms
from scoqa.analysis.stops import STOP_WORDS
from scoqa.analysis.terms import form_of_token, listed_form, term_of_token, terms_of_forms
from scoqa.analysis.tokens import TOKEN, pieces, plain_bigrams, tokens_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

_PADDING = bytes(table.LONGEST + 8)
_IN_CONTEXT = -1
"""Words of a piece that depend on what stands around it, as for US and IT."""
_NONE = -1
"""The number of a function word."""


class _Pieces:
    """What was met of one language: pieces by their length in bytes, with the row of their words, and forms.

    Attributes:
        numbers: Of the forms, by how they are before they are listed; English function words have none (-1).
    """

    def __init__(self, stops: Collection[str] = ()) -> None:
        self.short = table.Table(1)
        self.middle = table.Table(table.LONGEST // 8)
        self.long: dict[bytes, int] = {}
        self.numbers = dict.fromkeys(sorted(stops), _NONE)

    def renumbered(self, row_of: NDArray[np.int32], form_of: Mapping[int, int]) -> _Pieces:
        """Those whose rows stay, and their forms, with their new numbers; -1 and no number for the others."""
        kept = _Pieces()
        kept.short, kept.middle = self.short.renumbered(row_of), self.middle.renumbered(row_of)
        kept.long = {piece: int(row_of[row]) for piece, row in self.long.items() if row_of[row] >= 0}
        kept.numbers = {
            form: number if number == _NONE else form_of[number]
            for form, number in self.numbers.items()
            if number == _NONE or number in form_of
        }
        return kept


class Lexicon:
    """Numbers the words of texts, as forms with their terms; function words have no number.

    Gives what :func:`scoqa.analysis.tokens` and :func:`scoqa.analysis.term_of_token` say word by
    word.

    Attributes:
        forms: By number; a form may have several, of several languages.
        terms: Distinct terms of the forms, by a number of their own.
    """

    def __init__(self) -> None:
        self.forms = Words()
        self.terms = Words()
        self._term_of_form = array("i")
        self._term_numbers: dict[str, int] = {}
        self._pieces: dict[str, _Pieces] = {}
        self._in_capitals: dict[tuple[tuple[str, str], ...], int] = {}
        self._flat = array("i")
        self._first = array("i")
        self._n = array("i")
        self._met = array("B")

    def without_rare(self) -> Lexicon:
        """A lexicon of the words that texts of two calls had at least; the others are learned anew when they come."""
        import numpy as np

        kept = Lexicon()
        rows = np.flatnonzero(np.array(self._met, np.uint8) > 1)
        sizes = _at(self._n, rows)
        held = np.maximum(sizes, 0)
        numbers = _at(self._flat, ranges(_at(self._first, rows).astype(np.int64), held))
        forms, places = np.unique(numbers, return_inverse=True)
        kept._add_forms(list(self.forms.at(forms)), list(self.terms.at(self.terms_of(forms))))
        row_of = np.full(len(self._n), -1, np.int32)
        row_of[rows] = kept._add_rows(places.astype(np.int32), sizes)
        form_of = dict(zip(forms.tolist(), range(len(forms)), strict=True))
        for language, known in self._pieces.items():
            kept._pieces[language] = known.renumbered(row_of, form_of)
        return kept

    def numbers(self, texts: Sequence[str], language: str = ENGLISH) -> tuple[Numbers, NDArray[np.int32]]:
        """The numbers of the indexed words of texts of one language, in order.

        Returns:
            (ends, numbers): those of text i are ``numbers[ends[i]:ends[i + 1]]``.
        """
        import numpy as np

        sizes: list[Numbers] = [np.zeros(1, np.int64)]
        found: list[NDArray[np.int32]] = [np.zeros(0, np.int32)]
        met: list[NDArray[np.int32]] = []
        for group in table.together(texts):
            own_sizes, own, rows = self._numbered(group, language)
            sizes.append(own_sizes)
            found.append(own)
            met.append(rows)
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
        self, texts: Sequence[str], language: str
    ) -> tuple[Numbers, NDArray[np.int32], NDArray[np.int32]]:
        """(How many words each text has, their numbers, the rows of the pieces that were met)."""
        import numpy as np

        joined = "\0".join(texts)
        if joined.count("\0") >= len(
            texts
        ):  # a text holds one itself; as a blank it ends a word all the same
            texts = [text.replace("\0", " ") for text in texts]
            joined = "\0".join(texts)
        raw = joined.encode("utf-8", "surrogatepass") + _PADDING
        data = np.frombuffer(raw, np.uint8)
        starts, stops = table.cut(raw, data)
        rows = met = self._known(raw, data, starts, stops, language)
        begins = np.concatenate(([0], np.flatnonzero(data[: -len(_PADDING)] == 0) + 1))
        pieces_before = np.searchsorted(starts, np.append(begins, len(data)))
        n = _at(self._n, rows)
        unclear = np.flatnonzero(n == _IN_CONTEXT)
        if len(unclear):
            rows = rows.copy()
            text_of = np.searchsorted(begins, starts[unclear], side="right") - 1
            for place, text in zip(unclear.tolist(), text_of.tolist(), strict=True):
                first = len(raw[begins[text] : starts[place]].decode("utf-8", "surrogatepass"))
                n_chars = len(raw[starts[place] : stops[place]].decode("utf-8", "surrogatepass"))
                rows[place] = self._in_context(texts[text], first, first + n_chars, language)
            n = _at(self._n, rows)
        ends = np.concatenate(([0], np.cumsum(n)))
        shift = np.repeat(_at(self._first, rows) - ends[:-1], n)
        return np.diff(ends[pieces_before]), _at(self._flat, np.arange(len(shift)) + shift), met

    def _known(
        self, raw: bytes, data: NDArray[np.uint8], starts: Numbers, stops: Numbers, language: str
    ) -> NDArray[np.int32]:
        """The row of words of each piece of text; new ones are learned."""
        import numpy as np

        if language not in self._pieces:
            self._pieces[language] = _Pieces(STOP_WORDS if language == ENGLISH else ())
        known = self._pieces[language]
        rows = np.full(len(starts), -1, np.int32)
        sizes = stops - starts
        for pieces_known, n_keys, least, most in (
            (known.short, 1, 0, 8),
            (known.middle, table.LONGEST // 8, 8, table.LONGEST),
        ):
            own = np.flatnonzero((sizes > least) & (sizes <= most))
            keys = table.keys(raw, starts[own], sizes[own], n_keys)
            rows[own] = pieces_known.find(keys)
            unknown = np.flatnonzero(rows[own] < 0)
            if not len(unknown):
                continue
            new = [key[unknown] for key in keys]
            _, firsts, inverse = np.unique(table.hashed(new), return_index=True, return_inverse=True)
            places = own[unknown[firsts]]
            learned = self._learn_all(table.ended(data, starts[places], sizes[places]), language)
            pieces_known.add([key[firsts] for key in new], learned)
            same = np.logical_and.reduce([key == key[firsts][inverse] for key in new])
            rows[own[unknown]] = np.where(same, learned[inverse], -1)
        # long ones, and those that hash like another
        others = [(place, raw[starts[place] : stops[place]]) for place in np.flatnonzero(rows < 0).tolist()]
        if new_long := list(dict.fromkeys(piece for _, piece in others if piece not in known.long)):
            learned = self._learn_all(b"".join(piece + b"\0" for piece in new_long), language)
            known.long.update(zip(new_long, learned.tolist(), strict=True))
        for place, piece in others:
            rows[place] = known.long[piece]
        return rows

    def _learn_all(self, raw: bytes, language: str) -> NDArray[np.int32]:
        """The rows of the words of new pieces, each ended by a zero."""
        import numpy as np

        rows = np.full(raw.count(b"\0"), -1, np.int32)
        if language == ENGLISH:
            places, sizes, forms, at = plain_forms(raw)
            numbers = np.empty(len(forms), np.int32)
            numbers[at] = self._numbers_of(forms, language)
            ends = np.cumsum(sizes)
            is_stop = np.concatenate(([0], np.cumsum(numbers == _NONE)))
            is_clear = is_stop[ends] == is_stop[ends - sizes]
            rows[places[is_clear]] = self._add_rows(numbers[np.repeat(is_clear, sizes)], sizes[is_clear])
        left = np.flatnonzero(rows < 0)
        texts = raw.decode("utf-8", "surrogatepass").split("\0")
        texts = [texts[place] for place in left.tolist()]
        accented = accented_forms(texts) if language == ENGLISH else {}
        found = [
            [accented[text]]
            if text in accented and accented[text] not in STOP_WORDS
            else _forms(text, language)
            for text in texts
        ]
        rows[left] = self._add_rows(
            self._numbers_of([form for row in found if row for form in row], language),
            np.array([_IN_CONTEXT if row is None else len(row) for row in found], np.int32),
        )
        return rows

    def _numbers_of(self, forms: Sequence[str], language: str) -> NDArray[np.int32]:
        """The numbers of forms as they are before they are listed; new ones get theirs."""
        import numpy as np

        numbers = self._pieces[language].numbers
        if new := [form for form in dict.fromkeys(forms) if form not in numbers]:
            listed = new if language == ENGLISH else [listed_form(form, language) for form in new]
            numbers.update(zip(new, self._add_forms(listed, terms_of_forms(new, language)), strict=True))
        return np.fromiter(map(numbers.__getitem__, forms), np.int32, len(forms))

    def _add_forms(self, forms: Sequence[str], terms: Sequence[str]) -> range:
        """The numbers of new forms."""
        known = self._term_numbers
        # most words are their own terms, and one string is enough for both
        terms = [form if form == term else term for form, term in zip(forms, terms, strict=True)]
        new = [term for term in dict.fromkeys(terms) if term not in known]
        known.update(zip(new, range(len(known), len(known) + len(new)), strict=True))
        self.terms.add(new)
        self._term_of_form.extend([known[term] for term in terms])
        return self.forms.add(forms)

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

    def _in_context(self, text: str, start: int, stop: int, language: str) -> int:
        """The row of the words at a place of a text, by what stands around it."""
        import numpy as np

        entries = tuple(
            (form_of_token(token, language), term)
            for match in TOKEN.finditer(text, start, stop)
            for token in tokens_of(text, match, language)
            if (term := term_of_token(token, language))
        )
        if entries not in self._in_capitals:
            numbers = self._add_forms([form for form, _ in entries], [term for _, term in entries])
            row = self._add_rows(np.array(numbers, np.int32), np.array([len(entries)]))
            self._in_capitals[entries] = int(row[0])
        return self._in_capitals[entries]


def _at(values: array[int], places: Numbers | NDArray[np.int32]) -> NDArray[np.int32]:
    import numpy as np

    return np.frombuffer(values, np.int32)[places] if len(values) else np.zeros(0, np.int32)


def _forms(text: str, language: str) -> Sequence[str] | None:
    """The normalised forms of the words of a piece that are indexed; None where that depends on the context."""
    stops = stop_words(language)
    found: list[str] = []
    for word in TOKEN.findall(text):
        if pairs := plain_bigrams(word):
            found += pairs
            continue
        for form, start, stop, _ in pieces.__wrapped__(word, language):  # most are seen once
            if form not in stops:
                found.append(form)
            elif stop - start > 1 and word[start:stop].isupper():
                return None
    return found
