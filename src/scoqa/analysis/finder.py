"""Where a question's terms stand in texts: made once a question, used on a hundred passages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from scoqa.analysis.languages import ENGLISH, PREFIXING, stop_words
from scoqa.analysis.stops import STOP_WORDS
from scoqa.analysis.terms import OR, form_of_token, term_of, term_of_token
from scoqa.analysis.tokens import HYPHEN, TOKEN, Token, pieces, tokens, tokens_of, unaccented
from scoqa.later import pattern
from scoqa.types import QueryTerm
from scoqa.value import NamedTuple

BEGINNING = 3
"""Letters by which words of English are told that may be of a term."""
BEGINNINGS = {
    "air": ("aer",), "ane": ("ana",), "bal": ("bau",), "ces": ("cae",), "coz": ("cos",), "die": ("dy",), "ede": ("edo",),
    "eon": ("aeo",), "eso": ("oes",), "est": ("aes", "oes"), "eti": ("aet",), "fec": ("fae",), "fet": ("foe",),
    "fil": ("phi",), "flu": ("fla",), "gag": ("gau",), "gra": ("gre",), "gri": ("gry",), "gyp": ("gip",), "hem": ("hae",),
    "iza": ("isa",), "jai": ("gao",), "lie": ("ly",), "mol": ("mou",), "mus": ("mou",), "paj": ("pyj",), "ped": ("pae",),
    "piz": ("pza",), "pre": ("pra",), "sip": ("syp",), "ske": ("sce",), "sky": ("ski",), "tie": ("ty",), "tir": ("tyr",),
}  # fmt: skip
"""How else words may begin whose English term begins so: oestrogen is "estrogen", gaol "jail", dying "die"."""
NEAR = 3
"""Tokens from one word to another up to which it is told how many they are."""
_OTHER_LETTERS = pattern(r"[^\x00-\x7f](?<=\w)[^\W\x00-\x7f]*")
"""Letters and digits that ASCII does not have; begun so, as texts are run through by a plain set of
characters faster."""

Occurrence = tuple[int, tuple[int, int], int]
"""(place, start and stop in the text, index of the term)."""

_Hit = tuple[int, int, int, int]
"""(tokens before it, start, stop, index of the term)."""


class _Word(NamedTuple):
    """What a finder knows of a word as it stands in texts.

    Attributes:
        n_positions: Tokens it counts for.
        hits: The wanted terms among them, places counted from its start.
        in_context: What it is depends on what stands around it, as for US.
    """

    n_positions: int
    hits: tuple[_Hit, ...] = ()
    in_context: bool = False


def _head(form: str, language: str) -> str:
    """What a form is told by in its language: its first letters of English, else one without its accents."""
    return form[:BEGINNING] if language == ENGLISH else unaccented(form[0])[0]


def _heads(names: Iterable[str], language: str) -> tuple[str, ...]:
    """How forms may begin whose terms are these."""
    heads: set[str] = set()
    for name in filter(None, names):
        head = _head(name.casefold(), language)
        if language == ENGLISH:
            heads.update(BEGINNINGS.get(head, ()))
            if len(name) <= BEGINNING and head[-1] in "ie":  # fly is "fli", using "use"
                head = head[:-1] or head
        heads.add(head)
    return tuple(sorted(heads))


class Finder:
    """Finds a question's terms in texts.

    Called with a text and its language it gives (place, span in the text, index of the term) of every
    occurrence in text order. Places count tokens, as far as it matters: where one occurrence is of the
    term after that of the occurrence before, they tell how many tokens it comes later if these are
    :data:`NEAR` at most; else only that it is farther. A joined form shares its last part's place.
    Only words that begin like a term of the question are looked at, and each of them once.
    """

    def __init__(self, wanted: Sequence[QueryTerm], *, exact: bool = False) -> None:
        """Get ready for the terms of one question.

        Args:
            wanted: Its terms.
            exact: Only words written as in the question, case and accents aside.
        """
        self._exact = exact
        self._index: dict[str, int] = {}
        for i, term in enumerate(wanted):
            for name in [_exact(term.word)] if exact else term.term.split(OR):
                self._index[name] = i
        self._of_language: dict[str, _Reading] = {}
        self._found: dict[tuple[str, str], Sequence[Occurrence]] = {}

    def __call__(self, text: str, language: str = ENGLISH) -> Sequence[Occurrence]:
        """Every occurrence in a text, in text order; kept, as an answer looks at its first texts again and again.

        Args:
            text: Any.
            language: By whose rules its words were indexed.
        """
        known = self._found.get((text, language))
        if known is None:
            known = self._found[text, language] = self._find(text, ENGLISH if self._exact else language)
        return known

    def _find(self, text: str, language: str) -> Sequence[Occurrence]:
        reading = self._of_language.get(language)
        if reading is None:
            reading = _Reading(self._index, language, exact=self._exact)
            self._of_language[language] = reading
        return reading.find(text)


@lru_cache(256)
def _beginnings(heads: tuple[str, ...]) -> re.Pattern[bytes]:
    """Where a word may stand in a flattened text that begins so, with the blank before it.

    Also where all of what stands there begins one: more of it may follow in the same word, as in "e-mail",
    "O'Brien" and "U.S.".
    """
    return re.compile(f" {_choices(heads) or '(?!)'}[a-z0-9]*+".encode())


def _choices(heads: Iterable[str], or_else: str = "") -> str:
    """A pattern for one of these, or for a part of one that a blank follows."""
    rests: dict[str, list[str]] = {}
    for head in heads:
        if not head:
            return ""
        rests.setdefault(head[0], []).append(head[1:])
    choices = [letter + _choices(rest, "(?= )") for letter, rest in rests.items() if letter.isalnum()]
    return f"(?:{'|'.join(filter(None, [*choices, or_else]))})" if choices else or_else


_FLAT = bytes(
    ord(chr(byte).lower()) if byte < 128 and chr(byte).isalnum() else ord(" ") for byte in range(256)
)
"""Letters of ASCII to small ones, all that are neither letters nor digits to blanks."""
_SOLID = bytes(ord(" ") if byte == ord(" ") and chr(at) not in "-_" else 1 for at, byte in enumerate(_FLAT))
"""All to blanks but letters, digits and hyphens."""
_STOP, _HYPHEN, _TIE = 1, 2, 4
"""How a character ties what stands beside it to one word: single letters and numbers only; in parts; as far
as can be told."""


def _ties(tying: str) -> bytes:
    """How each byte of a text ties; 0 for those that do not, and for letters and digits."""
    kinds = dict.fromkeys("-_", _HYPHEN) | dict.fromkeys(".,", _STOP) | dict.fromkeys(tying, _TIE)
    return bytes(kinds.get(chr(byte), 0) for byte in range(256))


_TIES, _TIES_BEYOND = _ties("'"), _ties("'?")
"""The second is for texts with characters beyond ASCII, which have become question marks."""
_LONG = 60
"""Letters before and behind a part of a word in which the word's ends are looked for first."""
_LOOSE = bytes([0, _HYPHEN])
"""What parts tokens wherever it stands."""
_BROKEN = pattern(rf"[{HYPHEN}][ \t]*\r?\n")
"""A hyphen at the end of a line."""
_JOINING = frozenset(" \t\r\n" + HYPHEN)
"""What may stand before white space that a word holds."""
_CLOSER, _AROUND = -2, -3
"""Instead of a term, of what is no plain word: what it is depends on how it is written; it may be a part of a word."""


class _Reading:
    """A finder's view of texts of one language."""

    def __init__(self, index: dict[str, int], language: str, *, exact: bool) -> None:
        self._index = index
        self._heads = _heads(index, language)
        self._language = language
        self._stops = stop_words(language)
        self._exact = exact
        self._plain: dict[bytes, int] = {}
        self._known: dict[str, _Word] = {}
        is_told = language not in PREFIXING and all(map(str.isascii, self._heads))
        self._begins = _beginnings(self._heads) if is_told else None

    def find(self, text: str) -> list[Occurrence]:
        """Every occurrence in a text, in text order."""
        # with a blank before and behind: what stands before a word of the text is at the word's place here
        padded = f" {text} ".encode("ascii", "replace")
        flat, ties, places = self._likely(text, padded)
        found: list[Occurrence] = []
        plain = self._plain
        place = n_positions = last = seen = 0
        following = -1
        for at, end in places:
            if at < seen:
                continue
            raw = flat[at + 1 : end]
            index = plain.get(raw)
            if index is None:
                index = plain[raw] = self._index_of(raw)
            tie = ties[padded[at]] | ties[padded[end]]
            if tie and (tie > _STOP or end - at == 2 or raw.isdigit()):
                index = _AROUND
            if index >= 0:
                if index == following:
                    place += n_positions + self._n_between(text, padded, last, at)
                else:
                    place += NEAR + 1
                last = end - 1
                found.append((place, (at, last), index))
                n_positions = 1
                following = index + 1
            elif index != -1:
                for start, seen in self._words(text, padded, at, end, seen, index):  # noqa: B020  taken before
                    word = self._word(text[start:seen])
                    hits = self._hits(text, start) if word.in_context else word.hits
                    if not hits:
                        continue
                    if hits[0][3] == following:
                        place += n_positions + self._n_between(text, padded, last, start)
                    else:
                        place += NEAR + 1
                    for before, first, stop, index in hits:
                        found.append((place + before, (start + first, start + stop), index))
                    last = seen
                    n_positions = word.n_positions
                    following = index + 1
        return found

    def _likely(self, text: str, padded: bytes) -> tuple[bytes, bytes, Iterable[tuple[int, int]]]:
        """The flattened text, what ties its words, and where those stand that may be wanted, from the blank before to that behind.

        Nothing to look at and no ties where all words of the text take a closer look.
        """
        is_ascii = text.isascii()
        if self._begins is None or (not is_ascii and "\n" in text and _BROKEN.search(text)):
            return b"", bytes(256), [(match.start(), match.end() + 1) for match in TOKEN.finditer(text)]
        flat = padded.translate(_FLAT)
        places = [match.span() for match in self._begins.finditer(flat)]
        return (flat, _TIES, places) if is_ascii else (flat, _TIES_BEYOND, sorted([*places, *_others(text)]))

    def _words(
        self, text: str, padded: bytes, at: int, end: int, seen: int, index: int
    ) -> Iterable[tuple[int, int]]:
        """Where the words stand that hold something of a likely place."""
        if index == _CLOSER:
            return ((at, end - 1),)
        ties = _TIES if text.isascii() else _TIES_BEYOND
        if _HYPHEN <= ties[padded[at]] | ties[padded[end]] < _TIE:
            begin = max(at - _LONG, 0)
            solid = padded[begin : end + _LONG].translate(_SOLID)
            first, stop = solid.rfind(b" ", 0, at + 1 - begin) + begin, solid.find(b" ", end - begin) + begin
            if first >= begin and stop > begin and not ties[padded[first]] and ties[padded[stop]] <= _STOP:
                raw = text[first : stop - 1].lstrip("-")
                is_alone = raw.isalnum() and ties[padded[stop]]  # as the first letter of U.S. behind a hyphen
                if not is_alone and (raw in self._known or TOKEN.fullmatch(raw)):
                    return ((stop - 1 - len(raw), stop - 1),)
        return _words_in(text, at, end - 1, seen)

    def _index_of(self, word: bytes) -> int:
        """Which term a word of a flattened text is, however it is written; -1 for none."""
        form = word.decode()
        if not form.isalnum():
            return _AROUND if form else _CLOSER
        if self._is_in_context(form):
            return _CLOSER
        index = self._index_of_form(form)
        # without its s where it is several of what an acronym stands for
        if form[-1] == "s" and form[:-1] not in STOP_WORDS and self._index_of_form(form[:-1]) != index:
            return _CLOSER
        return index

    def _is_in_context(self, form: str) -> bool:
        """Whether it is a wanted one only where it is in capitals among words that are not, or only where it is not."""
        if form not in self._stops:
            return False
        return unaccented(form).upper() in self._index or (self._exact and form in self._index)

    def _index_of_form(self, form: str) -> int:
        """Which term a form is that is not in capitals; -1 for none."""
        if self._exact:
            return self._index.get(form, -1)
        if not form or form in self._stops:
            return -1
        return self._index.get(term_of(form, self._language), -1)

    def _n_between(self, text: str, padded: bytes, start: int, stop: int) -> int:
        """How many tokens stand between two words; of many, only that they are more than :data:`NEAR`."""
        between = padded[start + 1 : stop + 1]
        ties = _TIES if text.isascii() else _TIES_BEYOND
        if not between.translate(ties).translate(None, _LOOSE):
            return len(between.translate(_FLAT).split())
        n = 0
        for match in TOKEN.finditer(text, start, stop):
            n += sum(not joined for *_, joined in pieces(match.group(), self._language))
            if n > NEAR:
                break
        return n

    def _word(self, raw: str) -> _Word:
        """What there is to know of a word."""
        word = self._known.get(raw)
        if word is None:
            word = self._known[raw] = self._learned(raw)
        return word

    def _learned(self, raw: str) -> _Word:
        """What there is to know of a word not met before."""
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
        """Whether a form may be of a wanted term by how it begins; only to be fast."""
        return self._language != ENGLISH or form.startswith(self._heads)

    def _hits(self, text: str, at: int) -> tuple[_Hit, ...]:
        """The wanted terms in the word at a place of a text."""
        match = TOKEN.match(text, at)
        name = form_of_token if self._exact else term_of_token
        hits = []
        position = -1
        for token in tokens_of(text, match, self._language) if match else ():
            position += not token.joined
            index = self._index.get(name(token, self._language), -1)
            if index >= 0:
                hits.append((position, token.span.start - at, token.span.stop - at, index))
        return tuple(hits)


def _others(text: str) -> Iterator[tuple[int, int]]:
    """Where letters and digits stand that ASCII does not have; the ends are those in the flattened text."""
    for match in _OTHER_LETTERS.finditer(text):
        yield match.start(), match.end() + 1


def _words_in(text: str, start: int, stop: int, after: int) -> Iterator[tuple[int, int]]:
    """Where the words stand that hold something of a stretch of a text.

    No word goes on from before ``after``: it is the end of one, or the text's beginning.
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


def _exact(word: str) -> str:
    """The form of a word of a question; of a hyphenated one, of the whole."""
    found: list[Token] = tokens(word)
    return form_of_token(found[-1]) if found else ""
