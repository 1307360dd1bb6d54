"""Finds where a question's terms occur in texts; made once per question, used on about a hundred passages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from scoqa.analysis.beginnings import beginnings, heads_of
from scoqa.analysis.languages import ENGLISH, PREFIXING, stop_words
from scoqa.analysis.terms import OR, form_of_token, form_of_word, term_of, term_of_token
from scoqa.analysis.tokens import HYPHEN, TOKEN, pieces, plain_form, tokens_of, unaccented
from scoqa.later import pattern
from scoqa.types import QueryTerm
from scoqa.value import NamedTuple

NEAR = 3
"""Distances between occurrences are exact up to so many tokens."""
_OTHER_LETTERS = pattern(r"[^\x00-\x7f](?<=\w)[^\W\x00-\x7f]*")
"""Letters and digits outside ASCII. It begins with a plain set of characters, as that is searched faster."""

Occurrence = tuple[int, tuple[int, int], int]
"""(place, (start, stop) in the text, index of the term)."""

_Hit = tuple[int, int, int, int]
"""(number of tokens before it, start, stop, index of the term)."""


class _Word(NamedTuple):
    """What a finder knows of a word as it stands in texts.

    Attributes:
        n_positions: The number of tokens it consists of.
        hits: The wanted terms among them; places are counted from the word's start.
        in_context: Which term it is depends on the words around it, as for US.
    """

    n_positions: int
    hits: tuple[_Hit, ...] = ()
    in_context: bool = False


class Finder:
    """Finds a question's terms in texts.

    Called with a text and its language, it gives (place, (start, stop) in the text, index of the term) for every
    occurrence, in the order of the text. Places count tokens only as far as that matters: if an occurrence is of the
    term that follows in the question the term of the occurrence before it, the difference of their places is the
    number of tokens between their starts, if that is at most :data:`NEAR`, and otherwise something larger. A joined
    form shares the place of its last part.

    To be fast it looks only at words that begin like a term of the question, and at each different word once.
    """

    def __init__(self, wanted: Sequence[QueryTerm], *, exact: bool = False) -> None:
        """Prepare for the terms of one question.

        Args:
            wanted: The question's terms.
            exact: Find only words written as in the question (or, with a star, beginning so), apart from case and
                accents.
        """
        self._exact = exact
        self._index: dict[str, int] = {}
        self._begun: list[tuple[str, int]] = []
        for i, term in enumerate(wanted):
            for name in [form_of_word(term.word)] if exact else term.term.split(OR):
                self._index[name] = i
                if exact and term.word.endswith("*"):
                    self._begun.append((name, i))
        self._of_language: dict[str, _Reading] = {}
        self._found: dict[tuple[str, str], Sequence[Occurrence]] = {}

    def __call__(self, text: str, language: str = ENGLISH) -> Sequence[Occurrence]:
        """Every occurrence in a text, in order; kept, as an answer looks at its first texts several times.

        Args:
            text: Any text.
            language: The language by whose rules its words were indexed.
        """
        known = self._found.get((text, language))
        if known is None:
            self.look_at([(text, language)])
            known = self._found[text, language]
        return known

    def look_at(self, texts: Iterable[tuple[str, str]]) -> None:
        """Find the terms in many (text, language) at once, which takes half the time, and keep what was found."""
        alike: dict[tuple[str, bool], list[str]] = {}
        for text, language in texts:
            alike.setdefault((language, text.isascii()), []).append(text)
        for (language, is_ascii), some in alike.items():
            found = self._reading(ENGLISH if self._exact else language).find(some, is_ascii=is_ascii)
            self._found.update(zip([(text, language) for text in some], found, strict=True))

    def _reading(self, language: str) -> _Reading:
        reading = self._of_language.get(language)
        if reading is None:
            reading = _Reading(self._index, language, exact=self._exact, begun=self._begun)
            self._of_language[language] = reading
        return reading


_FLAT = bytes(
    ord(chr(byte).lower()) if byte < 128 and chr(byte).isalnum() else ord(" ") for byte in range(256)
)
"""Translates ASCII letters to lower case, and what is neither letter nor digit to blanks."""
_SOLID = bytes(ord(" ") if byte == ord(" ") and chr(at) not in "-_" else 1 for at, byte in enumerate(_FLAT))
"""Translates everything but letters, digits and hyphens to blanks."""
_STOP, _HYPHEN, _TIE = 1, 2, 4
"""How a character joins what stands beside it to one word: only single letters and numbers (_STOP); as parts of a
hyphenated word (_HYPHEN); perhaps in some other way (_TIE)."""


def _ties(tying: str) -> bytes:
    """How each byte of a text joins its neighbours; 0 for those that do not, and for letters and digits."""
    kinds = dict.fromkeys("-_", _HYPHEN) | dict.fromkeys(".,", _STOP) | dict.fromkeys(tying, _TIE)
    return bytes(kinds.get(chr(byte), 0) for byte in range(256))


_TIES, _TIES_BEYOND = _ties("'"), _ties("'?")
"""The second is for texts with characters outside ASCII, which have become question marks."""
_LONG = 60
"""The ends of a word are looked for first within so many letters around a part of it."""
_FAR = 64
"""So many letters mostly hold more than :data:`NEAR` words."""
_JOINING = frozenset(" \t\r\n" + HYPHEN)
"""Characters before white space inside a word."""
_CLOSER, _AROUND, _TIED = -2, -3, -4
"""Stand for a term where it is not clear: which term it is depends on the context (_CLOSER); it may be part of a longer
word (_AROUND); the same, but only by hyphens (_TIED)."""


class _Reading:
    """Finds a question's terms in texts of one language."""

    def __init__(
        self, index: dict[str, int], language: str, *, exact: bool, begun: Sequence[tuple[str, int]]
    ) -> None:
        self._index = index
        self._begun = begun
        self._heads = heads_of(index, language)
        self._language = language
        self._stops = stop_words(language)
        self._exact = exact
        self._plain: dict[bytes, dict[bytes, int]] = {_TIES: {}, _TIES_BEYOND: {}}
        self._solid: dict[bytes, dict[bytes, _Word | None]] = {_TIES: {}, _TIES_BEYOND: {}}
        self._known: dict[str, _Word] = {}
        self._forms: dict[str, int] = {}
        is_told = language not in PREFIXING and all(map(str.isascii, self._heads))
        self._begins = beginnings(self._heads) if is_told else None

    def find(self, texts: Sequence[str], *, is_ascii: bool) -> list[list[Occurrence]]:
        """Every occurrence in each of some texts, in text order.

        Args:
            texts: Texts that are all in ASCII, or all not.
            is_ascii: Whether they are.
        """
        if self._begins is None:
            return [self._closely(text) for text in texts]
        return self._find(texts, self._begins, _TIES if is_ascii else _TIES_BEYOND)

    def _find(self, texts: Sequence[str], begins: re.Pattern[bytes], ties: bytes) -> list[list[Occurrence]]:
        # with a blank before: what stands before a word of the text is at the word's place here
        joined = " ".join(texts)
        padded = f" {joined} ".encode("ascii", "replace")
        places = [match.span() for match in begins.finditer(padded.translate(_FLAT))]
        if ties is _TIES_BEYOND:
            others = [(match.start(), match.end() + 1) for match in _OTHER_LETTERS.finditer(joined)]
            places = sorted(places + others)
        return self._read(texts, padded, places, ties, self._plain[ties])

    def _closely(self, text: str) -> list[Occurrence]:
        """The same for a text of which every word is looked at closely."""
        padded = f" {text} ".encode("ascii", "replace")
        places = [(match.start(), match.end() + 1) for match in TOKEN.finditer(text)]
        return self._read([text], padded, places, _TIES if text.isascii() else _TIES_BEYOND, None)[0]

    def _read(
        self,
        texts: Sequence[str],
        padded: bytes,
        places: Iterable[tuple[int, int]],
        ties: bytes,
        plain: dict[bytes, int] | None,
    ) -> list[list[Occurrence]]:
        """The occurrences at some places.

        Args:
            texts: The texts.
            padded: The same joined by blanks, with a blank at either end and characters outside ASCII replaced.
            places: Where words stand that may be wanted, from the blank before to the one behind.
            ties: How characters join words.
            plain: The term of words met before, each with one character on either side; None if every word is to be
                looked at closely.
        """
        found: list[list[Occurrence]] = []
        gaps: dict[bytes, int] = {}
        text, here = "", list[Occurrence]()
        base = stop = place = n_positions = last = seen = 0
        following = index = -1
        for at, end in places:
            while at >= stop:
                base = last = seen = stop
                text = texts[len(found)]
                stop += len(text) + 1
                here = []
                found.append(here)
                following = -1
            if at < seen:
                continue
            if plain is None:
                index = _CLOSER
            else:
                raw = padded[at : end + 1]
                known = plain.get(raw)
                index = plain[raw] = self._index_at(raw, ties) if known is None else known
            if index >= 0:
                if index == following:
                    place += n_positions
                    if at - last > 1:
                        place += self._n_between(text, padded, base, last, at, ties, gaps)
                else:
                    place += NEAR + 1
                last = end - 1
                here.append((place, (at - base, last - base), index))
                n_positions = 1
                following = index + 1
            elif index != -1:
                for start, seen, word in self._words(text, padded, base, at, end, seen, ties, index):  # noqa: B020  taken before
                    hits = self._hits(text, start - base) if word.in_context else word.hits
                    if not hits:
                        continue
                    if hits[0][3] == following:
                        place += n_positions
                        if start - last > 1:
                            place += self._n_between(text, padded, base, last, start, ties, gaps)
                    else:
                        place += NEAR + 1
                    start -= base
                    for before, first, last_of, index in hits:
                        here.append((place + before, (start + first, start + last_of), index))
                    last = seen
                    n_positions = word.n_positions
                    following = index + 1
        found += [[] for _ in range(len(texts) - len(found))]
        return found

    def _words(
        self, text: str, padded: bytes, base: int, at: int, end: int, seen: int, ties: bytes, index: int
    ) -> Iterable[tuple[int, int, _Word]]:
        """The words at a likely place, and where they stand in the joined texts."""
        if index == _CLOSER:
            return ((at, end - 1, self._word(text[at - base : end - 1 - base])),)
        if index == _TIED:
            begin = at - _LONG if at > _LONG else 0
            solid = padded[begin : end + _LONG].translate(_SOLID)
            first, stop = solid.rfind(b" ", 0, at + 1 - begin) + begin, solid.find(b" ", end - begin) + begin
            if first >= begin and stop > begin:
                raw = padded[first : stop + 1]
                known = self._solid[ties]
                if raw not in known:
                    known[raw] = self._word_in(raw, ties)
                word = known[raw]
                if word is not None:
                    stop -= 1
                    return ((stop - len(raw[1:-1].lstrip(b"-")), stop, word),)
        return [
            (base + start, base + stop, self._word(text[start:stop]))
            for start, stop in _words_in(text, at - base, end - 1 - base, seen - base)
        ]

    def _word_in(self, raw: bytes, ties: bytes) -> _Word | None:
        """The word between two characters, without hyphens before it; None if these may be part of it."""
        if ties[raw[0]] or ties[raw[-1]] > _STOP:
            return None
        word = raw[1:-1].decode().lstrip("-")
        is_alone = word.isalnum() and ties[raw[-1]]  # as the first letter of U.S. behind a hyphen
        return self._word(word) if not is_alone and TOKEN.fullmatch(word) else None

    def _index_at(self, raw: bytes, ties: bytes) -> int:
        """The term of a word that stands between two characters; -1 for none."""
        word = raw[1:-1]
        tie = ties[raw[0]] | ties[raw[-1]]
        if tie and (tie > _STOP or len(word) == 1 or word.isdigit()):
            return _TIED if _HYPHEN <= tie < _TIE else _AROUND
        if not word.isalnum():
            return _AROUND if word else _CLOSER
        form = plain_form(word.decode())
        index = self._forms.get(form)
        if index is None:
            index = _CLOSER if self._is_in_context(form) else self._index_of_form(form)
            self._forms[form] = index
        return index

    def _is_in_context(self, form: str) -> bool:
        """Whether capitals decide if a form is wanted: only in capitals, among words that are not, or only otherwise."""
        if form not in self._stops:
            return False
        return unaccented(form).upper() in self._index or (self._exact and form in self._index)

    def _index_of_form(self, form: str) -> int:
        """The term of a form that is not in capitals; -1 for none."""
        if self._exact:
            return self._index_as_written(form)
        if not form or form in self._stops:
            return -1
        return self._index.get(term_of(form, self._language), -1)

    def _index_as_written(self, form: str) -> int:
        """The term of a form as typed, or by its beginning; -1 for none."""
        begun = (i for beginning, i in self._begun if form.startswith(beginning))
        return self._index[form] if form in self._index else next(begun, -1)

    def _n_between(
        self, text: str, padded: bytes, base: int, start: int, stop: int, ties: bytes, gaps: dict[bytes, int]
    ) -> int:
        """How many tokens stand between two words; any number above :data:`NEAR` if there are more."""
        between = padded[start + 1 : min(stop, start + _FAR) + 1]
        known = gaps.get(between)
        if known is None:
            parted = not _tying(ties).search(between)
            gaps[between] = known = len(between.translate(_FLAT).split()) if parted else -1
        if known > NEAR + 1 or (
            known >= 0 and stop - start <= _FAR
        ):  # the last of a part may be a part itself
            return known
        n = 0
        for match in TOKEN.finditer(text, start - base, stop - base):
            n += sum(not joined for *_, joined in pieces(match.group(), self._language))
            if n > NEAR:
                break
        return n

    def _word(self, raw: str) -> _Word:
        """What is known of a word, learned if it is new."""
        word = self._known.get(raw)
        if word is None:
            word = self._known[raw] = self._learned(raw)
        return word

    def _learned(self, raw: str) -> _Word:
        """What there is to know of a word that was not met before."""
        n_positions = 0
        hits: list[_Hit] = []
        for form, start, stop, joined in pieces(raw, self._language):
            n_positions += not joined
            if self._is_in_context(form):
                n_all = sum(not each for *_, each in pieces(raw, self._language))
                return _Word(n_all, (), in_context=True)
            if self._is_told(form) and (index := self._index_of_form(form)) >= 0:
                hits.append((n_positions - 1, start, stop, index))
        return _Word(n_positions, tuple(hits))

    def _is_told(self, form: str) -> bool:
        """Whether a form may belong to a wanted term, by its beginning; only a shortcut."""
        return self._language != ENGLISH or form.startswith(self._heads)

    def _hits(self, text: str, at: int) -> tuple[_Hit, ...]:
        """The wanted terms in the word at a place of a text."""
        match = TOKEN.match(text, at)
        hits = []
        position = -1
        for token in tokens_of(text, match, self._language) if match else ():
            position += not token.joined
            if self._exact:
                index = self._index_as_written(form_of_token(token, self._language))
            else:
                index = self._index.get(term_of_token(token, self._language), -1)
            if index >= 0:
                hits.append((position, token.span.start - at, token.span.stop - at, index))
        return tuple(hits)


@lru_cache
def _tying(ties: bytes) -> re.Pattern[bytes]:
    """Finds characters that may join words to one token; without them only letters and digits make words."""
    return re.compile(rb"['?]|[.,][0-9A-Za-z]" if ties is _TIES_BEYOND else rb"'|[.,][0-9A-Za-z]")


def _words_in(text: str, start: int, stop: int, after: int) -> Iterator[tuple[int, int]]:
    """The spans of the words that overlap a stretch of a text.

    ``after`` is a place in which no word begins earlier and goes on: the end of one, or the text's beginning.
    """
    # back to a blank that no hyphen stands before: there a word ends in any case
    at = text.rfind(" ", after, start)
    while at > after and text[at - 1] in _JOINING:
        at = text.rfind(" ", after, at)
    for match in TOKEN.finditer(text, max(at, after)):
        if match.end() > start:
            if match.start() >= stop:
                return
            yield match.span()
