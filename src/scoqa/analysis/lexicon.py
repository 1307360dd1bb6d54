"""Texts to numbered words, fast: every distinct word is analysed once, however often it occurs.

Texts are cut at characters that no word holds, on their bytes and all at once; what lies between is
mostly one word, and is looked up by its bytes in a table of those met before (:mod:`scoqa.analysis.pieces`).
Only what is new is looked at by the rules of :mod:`scoqa.analysis.tokens`.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from scoqa.analysis import pieces as table
from scoqa.analysis.languages import ENGLISH, stop_words
from scoqa.analysis.stops import STOP_WORDS
from scoqa.analysis.terms import form_of_token, listed_form, term_of_token, terms_of_forms
from scoqa.analysis.tokens import TOKEN, normal, pieces, plain_form, tokens_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

_PADDING = bytes(table.LONGEST + 8)
_EASTERN = "\u0e01"
"""First of the letters that may be read by pairs."""
_IN_CONTEXT = -1
"""Words of a piece that depend on what stands around it, as for US and IT."""


class _Pieces:
    """What was met of one language: pieces by their length in bytes, with the row of their words, and forms.

    Attributes:
        numbers: Of the forms, by how they are before they are listed.
    """

    def __init__(self) -> None:
        self.short = table.Table(1)
        self.middle = table.Table(table.LONGEST // 8)
        self.long: dict[bytes, int] = {}
        self.numbers: dict[str, int] = {}


class Lexicon:
    """Numbers the words of texts, as forms with their terms; function words have no number.

    Gives what :func:`scoqa.analysis.tokens` and :func:`scoqa.analysis.term_of_token` say word by
    word.

    Attributes:
        forms: By number; a form may have several, of several languages.
        terms: Distinct terms of the forms, by a number of their own.
    """

    def __init__(self) -> None:
        self.forms: list[str] = []
        self.terms: list[str] = []
        self._term_of_form = array("i")
        self._term_numbers: dict[str, int] = {}
        self._pieces: dict[str, _Pieces] = {}
        self._in_capitals: dict[tuple[tuple[str, str], ...], int] = {}
        self._flat = array("i")
        self._first = array("i")
        self._n = array("i")

    def numbers(self, texts: Sequence[str], language: str = ENGLISH) -> tuple[Numbers, NDArray[np.int32]]:
        """The numbers of the indexed words of texts of one language, in order.

        Returns:
            (ends, numbers): those of text i are ``numbers[ends[i]:ends[i + 1]]``.
        """
        import numpy as np

        sizes: list[Numbers] = [np.zeros(1, np.int64)]
        found: list[NDArray[np.int32]] = [np.zeros(0, np.int32)]
        for group in table.together(texts):
            own_sizes, own = self._numbered(group, language)
            sizes.append(own_sizes)
            found.append(own)
        return np.cumsum(np.concatenate(sizes)), np.concatenate(found)

    def terms_of(self, numbers: Numbers | NDArray[np.int32]) -> NDArray[np.int32]:
        """The number of the term of each form."""
        return _at(self._term_of_form, numbers)

    def _numbered(self, texts: Sequence[str], language: str) -> tuple[Numbers, NDArray[np.int32]]:
        """(How many words each text has, their numbers)."""
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
        rows = self._known(raw, starts, stops, language)
        begins = np.concatenate(([0], np.flatnonzero(data[: -len(_PADDING)] == 0) + 1))
        pieces_before = np.searchsorted(starts, np.append(begins, len(data)))
        n = _at(self._n, rows)
        unclear = np.flatnonzero(n == _IN_CONTEXT)
        if len(unclear):
            text_of = np.searchsorted(begins, starts[unclear], side="right") - 1
            for place, text in zip(unclear.tolist(), text_of.tolist(), strict=True):
                first = len(raw[begins[text] : starts[place]].decode("utf-8", "surrogatepass"))
                n_chars = len(raw[starts[place] : stops[place]].decode("utf-8", "surrogatepass"))
                rows[place] = self._in_context(texts[text], first, first + n_chars, language)
            n = _at(self._n, rows)
        ends = np.concatenate(([0], np.cumsum(n)))
        shift = np.repeat(_at(self._first, rows) - ends[:-1], n)
        return np.diff(ends[pieces_before]), _at(self._flat, np.arange(len(shift)) + shift)

    def _known(self, raw: bytes, starts: Numbers, stops: Numbers, language: str) -> NDArray[np.int32]:
        """The row of words of each piece of text; new ones are learned."""
        import numpy as np

        known = self._pieces.setdefault(language, _Pieces())
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
            learned = self._learn_all(
                [raw[a:b] for a, b in zip(starts[places].tolist(), stops[places].tolist(), strict=True)],
                language,
            )
            pieces_known.add([key[firsts] for key in new], learned)
            same = np.logical_and.reduce([key == key[firsts][inverse] for key in new])
            rows[own[unknown]] = np.where(same, learned[inverse], -1)
        # long ones, and those that hash like another
        others = [(place, raw[starts[place] : stops[place]]) for place in np.flatnonzero(rows < 0).tolist()]
        if new_long := list(dict.fromkeys(piece for _, piece in others if piece not in known.long)):
            known.long.update(zip(new_long, self._learn_all(new_long, language).tolist(), strict=True))
        for place, piece in others:
            rows[place] = known.long[piece]
        return rows

    def _learn_all(self, found: Sequence[bytes], language: str) -> NDArray[np.int32]:
        """The rows of the words of new pieces."""
        texts = b"\0".join(found).decode("utf-8", "surrogatepass").split("\0")
        plain = _plain_forms if language == ENGLISH else _no_forms
        rows = [plain(text) or _forms(text, language) for text in texts]
        numbers = self._pieces[language].numbers
        forms = dict.fromkeys(form for row in rows if row for form in row)
        if new := [form for form in forms if form not in numbers]:
            listed = new if language == ENGLISH else [listed_form(form, language) for form in new]
            numbers.update(zip(new, self._add_forms(listed, terms_of_forms(new, language)), strict=True))
        return self._add_rows(
            [numbers[form] for row in rows if row for form in row],
            [_IN_CONTEXT if row is None else len(row) for row in rows],
        )

    def _add_forms(self, forms: Sequence[str], terms: Sequence[str]) -> range:
        """The numbers of new forms."""
        first = len(self.forms)
        self.forms += forms
        known = self._term_numbers
        new = [term for term in dict.fromkeys(terms) if term not in known]
        known.update(zip(new, range(len(known), len(known) + len(new)), strict=True))
        self.terms += new
        self._term_of_form.extend([known[term] for term in terms])
        return range(first, len(self.forms))

    def _add_rows(self, numbers: Sequence[int], sizes: Sequence[int]) -> NDArray[np.int32]:
        """The numbers of new rows: how many words each has (or that it depends), and the words' numbers."""
        import numpy as np

        n = np.array(sizes, np.int32)
        held = np.maximum(n, 0)
        rows = np.arange(len(self._n), len(self._n) + len(n), dtype=np.int32)
        first = len(self._flat) + np.cumsum(held) - held
        self._first.frombytes(first.astype(np.int32).tobytes())
        self._n.frombytes(n.tobytes())
        self._flat.extend(numbers)
        return rows

    def _in_context(self, text: str, start: int, stop: int, language: str) -> int:
        """The row of the words at a place of a text, by what stands around it."""
        entries = tuple(
            (form_of_token(token, language), term)
            for match in TOKEN.finditer(text, start, stop)
            for token in tokens_of(text, match, language)
            if (term := term_of_token(token, language))
        )
        if entries not in self._in_capitals:
            numbers = self._add_forms([form for form, _ in entries], [term for _, term in entries])
            self._in_capitals[entries] = int(self._add_rows(numbers, [len(entries)])[0])
        return self._in_capitals[entries]


def _at(values: array[int], places: Numbers | NDArray[np.int32]) -> NDArray[np.int32]:
    import numpy as np

    return np.frombuffer(values, np.int32)[places] if len(values) else np.zeros(0, np.int32)


def _plain_forms(text: str) -> Sequence[str] | None:
    """The forms of a piece of plain English words by a short way; None where there is none."""
    parts: Sequence[str]
    if not text.isascii():
        if not text.isalpha() or max(text) >= _EASTERN:
            return None
        parts = [normal(text)]
    elif text.isalnum():
        parts = [plain_form(text)]
    elif text.replace("-", "").replace("_", "").isalnum():
        parts = [plain_form(part) for part in text.replace("_", "-").split("-") if part]
        if len(parts) > 1:
            parts.append("".join(parts))
    elif text.replace(".", "").isdigit() and text[0] != "." != text[-1] and ".." not in text:
        parts = [text]
    else:
        return None
    return parts if STOP_WORDS.isdisjoint(parts) else None


def _no_forms(_: str) -> None:
    """No short way for the words of other languages."""


def _forms(text: str, language: str) -> Sequence[str] | None:
    """The normalised forms of the words of a piece that are indexed; None where that depends on the context."""
    stops = stop_words(language)
    found: list[str] = []
    for word in TOKEN.findall(text):
        for form, start, stop, _ in pieces(word, language):
            if form not in stops:
                found.append(form)
            elif stop - start > 1 and word[start:stop].isupper():
                return None
    return found
