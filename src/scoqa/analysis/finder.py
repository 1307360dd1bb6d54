"""Where a question's terms stand in texts: made once a question, used on a hundred passages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from scoqa.analysis.languages import ENGLISH, PREFIXING, stop_words
from scoqa.analysis.terms import OR, form_of_token, plain_word, term_of_token
from scoqa.analysis.tokens import HYPHEN, TOKEN, WORDS_KEPT, Token, pieces, tokens, tokens_of, unaccented
from scoqa.types import QueryTerm, Span
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
_OTHER_LETTERS = re.compile(r"[^\x00-\x7f](?<=\w)[^\W\x00-\x7f]*")
"""Letters and digits that ASCII does not have; begun so, as texts are run through by a plain set of characters faster."""

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


@lru_cache(WORDS_KEPT)
def _shape(raw: str, language: str) -> tuple[int, tuple[str, ...]]:
    """How many tokens a word counts for, and how their forms begin."""
    if raw.isascii() and raw[0].isalpha() and raw.replace("-", "").replace("_", "").isalnum():
        # as pieces says, without their places
        forms = raw.lower().replace("_", "-").replace("-", " ").split()
        return len(forms), tuple([_head(form, language) for form in (*forms, "".join(forms))])
    parts = pieces(raw, language)
    return sum(not joined for *_, joined in parts), tuple([_head(form, language) for form, *_ in parts])


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

    def __call__(self, text: str, language: str = ENGLISH) -> list[tuple[int, Span, int]]:
        """Every occurrence in a text, in text order.

        Args:
            text: Any.
            language: By whose rules its words were indexed.
        """
        if self._exact:
            language = ENGLISH
        reading = self._of_language.get(language)
        if reading is None:
            reading = _Reading(self._index, language, exact=self._exact)
            self._of_language[language] = reading
        return reading.find(text)


@lru_cache(256)
def _beginnings(heads: tuple[str, ...]) -> re.Pattern[bytes]:
    """Where a word may stand in a flattened text that begins so, with the blank before it.

    Also where all of what stands there begins one: more of it may follow in the same word, as in "e-mail", "O'Brien" and
    "U.S.".
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
_BEFORE, _BEHIND = ") ", "  "
"""What is put around a text, so that there is something before and behind each of its words."""
_SHIFT = len(_BEFORE)
_PARTING = frozenset('()[]{}<>"/:;=*#&|+!?$%@^`~\\“”')
"""Some characters that no word holds."""
_WHITE = frozenset(" \t\r\n")
"""Those that a word holds behind a hyphen only."""
_ENDING = _PARTING | _WHITE
_JOINING = _WHITE | frozenset(HYPHEN)
"""What may stand before white space that a word holds."""


class _Reading:
    """A finder's view of texts of one language."""

    def __init__(self, index: dict[str, int], language: str, *, exact: bool) -> None:
        self._index = index
        self._heads = _heads(index, language)
        self._language = language
        self._name = form_of_token if exact else term_of_token
        self._column = 0 if exact else 1
        self._known: dict[str, _Word] = {}
        is_told = language not in PREFIXING and all(map(str.isascii, self._heads))
        self._begins = _beginnings(self._heads) if is_told else None

    def find(self, text: str) -> list[tuple[int, Span, int]]:
        """Every occurrence in a text, in text order."""
        found: list[tuple[int, Span, int]] = []
        known = self._known
        place = behind = last = 0
        for at, stop in self._likely(text):
            raw = text[at:stop]
            word = known.get(raw)
            if word is None:
                word = known[raw] = self._learned(raw)
            hits = self._hits(text, at) if word.in_context else word.hits
            if not hits:
                continue
            if found and hits[0][3] == found[-1][2] + 1:
                place += behind + self._n_between(text, last, at)
            else:
                place += NEAR + 1
            for before, start, end, index in hits:
                found.append((place + before, Span(at + start, at + end), index))
            behind = word.n_positions
            last = stop
        return found

    def _likely(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the words stand that may be wanted ones, and some others."""
        if self._begins is None:
            yield from (match.span() for match in TOKEN.finditer(text))
            return
        padded = f"{_BEFORE}{text}{_BEHIND}"
        flat = padded.encode("ascii", "replace").translate(_FLAT)
        places = [match.span() for match in self._begins.finditer(flat)]
        if not text.isascii():
            places = sorted([*places, *_others(padded)])
        end = _SHIFT
        for start, stop in places:
            before, behind = padded[start], padded[stop]
            if (behind in _ENDING or (behind in ".," and padded[stop + 1] in _ENDING)) and (
                before in _PARTING or (before in _WHITE and padded[start - 1] not in _JOINING)
            ):
                end = stop
                yield start + 1 - _SHIFT, stop - _SHIFT
            elif stop > end:
                for word in _words_in(padded, max(start + 1, end), stop, end):
                    end = word[1]
                    yield word[0] - _SHIFT, end - _SHIFT

    def _n_between(self, text: str, start: int, stop: int) -> int:
        """How many tokens stand between two words; of many, only that they are more than :data:`NEAR`."""
        n = 0
        for match in TOKEN.finditer(text, start):
            if match.start() >= stop or n > NEAR:
                break
            n += _shape(match.group(), self._language)[0]
        return n

    def _learned(self, raw: str) -> _Word:
        """What there is to know of a word not met before; most are told by their first letters."""
        language = self._language
        plain = plain_word(raw) if language == ENGLISH else None
        if plain is not None:
            index = self._index.get(plain[self._column], -1)
            return _Word(1, ((0, 0, len(raw), index),)) if index >= 0 else _Word(1)
        n_positions, heads = _shape(raw, language)
        if language not in PREFIXING and not any(head.startswith(self._heads) for head in heads):
            return _Word(n_positions)
        stops = stop_words(language)
        in_context = any(
            form in stops and unaccented(form).upper() in self._index for form, *_ in pieces(raw, language)
        )
        return _Word(n_positions, () if in_context else self._hits(raw, 0), in_context)

    def _hits(self, text: str, at: int) -> tuple[_Hit, ...]:
        """The wanted terms in the word at a place of a text."""
        match = TOKEN.match(text, at)
        hits = []
        position = -1
        is_english = self._language == ENGLISH
        for token in tokens_of(text, match, self._language) if match else ():
            position += not token.joined
            if is_english and not token.capitals and not token.form.startswith(self._heads):
                continue
            index = self._index.get(self._name(token, self._language), -1)
            if index >= 0:
                hits.append((position, token.span.start - at, token.span.stop - at, index))
        return tuple(hits)


def _others(padded: str) -> Iterator[tuple[int, int]]:
    """Where letters and digits stand that ASCII does not have, with the character before them."""
    for match in _OTHER_LETTERS.finditer(padded):
        yield match.start() - 1, match.end()


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
