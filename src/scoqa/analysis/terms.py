"""Tokens to terms: spelling folded, stemmed, function words left out; and a question's search words."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from scoqa.analysis.languages import ENGLISH, PREFIXING, likeliest, stem_words, stemmer, stop_words
from scoqa.analysis.stops import FRAMING, STOP_WORDS
from scoqa.analysis.tokens import TOKEN, Token, pieces, tokens, tokens_of, unaccented
from scoqa.types import QueryTerm, Span

OR = "|"
"""Between the terms of one search word that has several, one a language; no term holds it."""
FOREIGN = "@"
"""Before the language of a form whose term is not what English would make of it; no form holds it."""
_FRAMING_WEIGHT = 0.4
"""Measured (docs/evaluation.md): .3 to .6 serve alike, 0 loses where such a word is the subject."""
_STEMMED_MAX = 40
"""Longer letter runs are no words of a language; they are kept as they are."""


@cache
def _american() -> dict[str, str]:
    """British spelling to American (the table of breame, Apache-2.0)."""
    from breame.data.spelling_constants import BRITISH_ENGLISH_SPELLINGS

    return dict(BRITISH_ENGLISH_SPELLINGS)


@lru_cache(1 << 16)
def term_of(form: str, language: str = ENGLISH) -> str:
    """The term of a normalised form: its Snowball stem, of English in American spelling; numbers stay.

    Stems of other languages lose their accents, which people leave out when they type.
    """
    if language != ENGLISH:
        stemmed = not any(map(str.isdigit, form)) and len(form) <= _STEMMED_MAX
        return unaccented(stemmer(language)(form) if stemmed else form)
    return stemmer(ENGLISH)(_folded(form)) if _is_stemmed(form) else form


def terms_of_forms(forms: Sequence[str], language: str = ENGLISH) -> list[str]:
    """The terms of normalised forms, as :func:`term_of` gives them one by one."""
    if language != ENGLISH:
        return [term_of(form, language) for form in forms]
    found = list(forms)
    places = [place for place, form in enumerate(found) if _is_stemmed(form)]
    stems = stem_words(ENGLISH)([_folded(found[place]) for place in places])
    for place, stem in zip(places, stems, strict=True):
        found[place] = stem
    return found


def _is_stemmed(form: str) -> bool:
    return form.isalpha() and len(form) <= _STEMMED_MAX


def _folded(form: str) -> str:
    """A form of English in American spelling."""
    folded = _american().get(form, form)
    return form.replace("isation", "ization") if folded is form and "isation" in form else folded


def term_of_token(token: Token, language: str = ENGLISH) -> str:
    """The indexed term of a token, "" for a function word; one in capitals is kept as it is written (US, WHO)."""
    if token.form in stop_words(language):
        return unaccented(token.form).upper() if token.capitals else ""
    return term_of(token.form, language)


def form_of_token(token: Token, language: str = ENGLISH) -> str:
    """The form under which the vocabulary lists a token: its own, in capitals where its term is.

    Forms have no accents; one that another language gives a term of its own names that language
    ("nationale@fr"), so that a form has one term whatever documents come and go.
    """
    if token.capitals and token.form in stop_words(language):
        return unaccented(token.form).upper()
    return listed_form(token.form, language)


def listed_form(form: str, language: str = ENGLISH) -> str:
    """The form under which the vocabulary lists a normalised form of a language."""
    if language == ENGLISH:
        return form
    bare = unaccented(form)
    same = bare not in STOP_WORDS and term_of(bare) == term_of(form, language)
    return bare if same else f"{bare}{FOREIGN}{language}"


def terms(text: str) -> list[str]:
    """The indexed terms of a text, in order."""
    return [term for token in tokens(text) if (term := term_of_token(token))]


def question_terms(
    question: str,
    known: Callable[[str], str | None] | None = None,
    *,
    languages: Sequence[str] = (ENGLISH,),
    df: Callable[[str], int] | None = None,
) -> list[QueryTerm]:
    """A question's search words, once each, in question order; function words are left out.

    A word said n times weighs the root of n; one that frames the question ("papers that discuss") less.
    Over documents of several languages a word stands for its term in each of them, and those that
    occur are joined: "nation|national".

    Args:
        question: As typed.
        known: The term of a form the index holds, None for one it does not; saves the stemmer and
            leaves out joined forms that occur nowhere.
        languages: Of the documents, the most frequent first; at least one.
        df: Passages that hold a term; asked only where there are several languages.
    """
    if tuple(languages) != (ENGLISH,):
        return _terms_of_several(question, known, languages, df)
    found: dict[str, tuple[str, Span]] = {}
    said: defaultdict[str, float] = defaultdict(float)
    for match in TOKEN.finditer(question):
        raw = match.group()
        if raw in STOP_WORDS:  # most of a question's words
            continue
        if (plain := _plain(raw)) is not None:  # most of the others
            form, term = plain
            term = (known(form) if known is not None else None) or term
            said[term] += _FRAMING_WEIGHT**2 if form in FRAMING else 1
            found.setdefault(term, (raw, Span(*match.span())))
            continue
        for token in tokens_of(question, match):
            term = term_of_token(token)
            if not term:
                continue
            stored = known(form_of_token(token)) if known is not None else None
            if token.joined and known is not None and stored is None:
                continue
            term = stored or term
            said[term] += _FRAMING_WEIGHT**2 if token.form in FRAMING else 1
            found.setdefault(term, (question[token.span.start : token.span.stop], token.span))
    in_order = sorted(found.items(), key=lambda entry: entry[1][1])
    return [QueryTerm(word, term, span, weight=math.sqrt(said[term])) for term, (word, span) in in_order]


def _terms_of_several(
    question: str,
    known: Callable[[str], str | None] | None,
    languages: Sequence[str],
    df: Callable[[str], int] | None,
) -> list[QueryTerm]:
    """A question's search words over documents of other languages than English, or of several."""
    asked = likeliest(question, [*languages, ENGLISH])
    found: dict[str, tuple[str, Span]] = {}
    said: defaultdict[str, float] = defaultdict(float)
    for match in TOKEN.finditer(question):
        for token in tokens_of(question, match, asked):
            term = term_of_token(token, asked)
            if not term:
                continue
            readings = _readings(question, match, token, languages)
            if token.joined and known is not None and not _is_stored(readings, known):
                continue
            own = {term_of_token(each, language) for language, each in readings.items()}
            term = OR.join(sorted(each for each in own if each and (df is None or df(each)))) or term
            said[term] += _FRAMING_WEIGHT**2 if asked == ENGLISH and token.form in FRAMING else 1
            found.setdefault(term, (question[token.span.start : token.span.stop], token.span))
    in_order = sorted(found.items(), key=lambda entry: entry[1][1])
    return [QueryTerm(word, term, span, weight=math.sqrt(said[term])) for term, (word, span) in in_order]


def _readings(
    question: str, match: re.Match[str], token: Token, languages: Sequence[str]
) -> dict[str, Token]:
    """A token as each language reads it: one may part "d'Alembert" where another does not."""
    found = {}
    for language in languages:
        inside = [
            each
            for each in tokens_of(question, match, language)
            if each.joined == token.joined and token.span.contains(each.span)
        ]
        if inside:
            found[language] = inside[-1]
    return found


def _is_stored(readings: Mapping[str, Token], known: Callable[[str], str | None]) -> bool:
    """Whether the index holds the form of a token as some language reads it."""
    return any(known(form_of_token(token, language)) is not None for language, token in readings.items())


class _Word(NamedTuple):
    """What a finder knows of one word as it stands in texts.

    Attributes:
        n_positions: Tokens it counts for.
        hits: (token within the word, start, stop, index of the term) of the wanted ones among them.
        in_context: What it is depends on what stands around it, as for US.
    """

    n_positions: int
    hits: tuple[tuple[int, int, int, int], ...] = ()
    in_context: bool = False


@lru_cache(1 << 16)
def _plain(raw: str) -> tuple[str, str] | None:
    """(form, term) of a word of letters and digits; None where it takes a closer look."""
    if not (raw.isascii() and raw.isalnum()):
        return None
    form = raw.lower()
    return None if form in STOP_WORDS else (form, term_of(form))


class Finder:
    """Finds a question's terms in texts, fast: made once a question, used on a hundred passages.

    Called with a text it gives (token position, span in the text, index of the term) of every
    occurrence in text order. Positions count tokens; a joined form shares its last part's position.
    """

    def __init__(
        self, wanted: Sequence[QueryTerm], *, exact: bool = False, languages: Sequence[str] = (ENGLISH,)
    ) -> None:
        """Get ready for the terms of one question.

        Args:
            wanted: Its terms.
            exact: Only words written as in the question, case and accents aside.
            languages: Of the documents; a word is found if any of them reads it as a wanted term.
        """
        self._languages = (ENGLISH,) if exact else tuple(languages)
        self._name = form_of_token if exact else term_of_token
        self._column = 0 if exact else 1
        self._index: dict[str, int] = {}
        for i, term in enumerate(wanted):
            for name in [_exact(term.word)] if exact else term.term.split(OR):
                self._index[name] = i
        letters = {name[0].casefold() for name in self._index if name}
        self._first = letters | (
            {"o", "a"} if "e" in letters else set()
        )  # oestrogen and aesthetic fold to e…
        self._starts = frozenset(self._first | {letter.upper() for letter in self._first})
        self._plain = self._languages == (ENGLISH,)
        self._prefixing = tuple(each for each in self._languages if each in PREFIXING)
        self._seen: set[str] = set()
        self._telling: dict[str, _Word] = {}

    def __call__(self, text: str) -> list[tuple[int, Span, int]]:
        """Every occurrence in a text, in text order."""
        found: list[tuple[int, Span, int]] = []
        words = TOKEN.findall(text)
        self._learn_all(set(words) - self._seen)
        telling = self._telling
        more = at = 0  # tokens beyond one a word so far
        for i, raw in [(i, raw) for i, raw in enumerate(words) if raw in telling]:
            word = telling[raw]
            at = _place(text, raw, at)
            hits = self._hits_in_context(text, at) if word.in_context else word.hits
            found += [
                (i + more + offset, Span(at + start, at + stop), index) for offset, start, stop, index in hits
            ]
            more += word.n_positions - 1
            at += len(raw)
        return found

    def _learn_all(self, new: set[str]) -> None:
        """Look at words not met before; most are told from their first letter."""
        starts, index_of, column = self._starts, self._index, self._column
        likely = [raw for raw in new if raw[0] in starts or not (raw.isalnum() and raw.isascii())]
        if self._prefixing:
            for raw in new.difference(likely):
                word = self._learn(raw, self._prefixing)
                if word is not None:
                    self._telling[raw] = word
        for raw in likely:
            plain = _plain(raw) if self._plain else None
            if plain is not None:
                index = index_of.get(plain[column], -1)
                if index >= 0:
                    self._telling[raw] = _Word(1, ((0, 0, len(raw), index),))
                continue
            word = self._learn(raw, self._languages)
            if word is not None:
                self._telling[raw] = word
        self._seen |= new

    def _learn(self, raw: str, languages: Sequence[str]) -> _Word | None:
        """What to know of a word as some languages read it; None for a plain one that is not wanted."""
        readings = [pieces(raw, language) for language in languages]
        if any(
            form in stop_words(language) and unaccented(form).upper() in self._index
            for language, parts in zip(languages, readings, strict=True)
            for form, *_ in parts
        ):
            return _Word(sum(not joined for *_, joined in readings[0]), in_context=True)
        read = [
            [Token(form, Span(a, b), joined=joined) for form, a, b, joined in parts] for parts in readings
        ]
        hits = self._hits(read, 0, languages)
        if not hits and raw.isalnum() and len(readings[0]) == 1:
            return None
        return _Word(sum(not token.joined for token in read[0]), tuple(hits))

    def _hits_in_context(self, text: str, at: int) -> list[tuple[int, int, int, int]]:
        match = TOKEN.match(text, at)
        languages = self._languages if match else ()
        return self._hits(
            [tokens_of(text, match, each) for each in languages] if match else [], at, languages
        )

    def _hits(
        self, readings: Sequence[Sequence[Token]], at: int, languages: Sequence[str]
    ) -> list[tuple[int, int, int, int]]:
        """The wanted terms among one word's tokens, however a language reads them; each place once."""
        hits: dict[tuple[int, int, int], int] = {}
        for language, own in zip(languages, readings, strict=True):
            position = -1
            for token in own:
                position += not token.joined
                if self._plain and not token.capitals and token.form[0] not in self._first:
                    continue
                index = self._index.get(self._name(token, language), -1)
                if index >= 0:
                    hits.setdefault((token.span.start - at, token.span.stop - at, index), position)
        return [(position, *place) for place, position in hits.items()]


def _place(text: str, raw: str, at: int) -> int:
    """Where a word that comes after ``at`` stands: not inside a longer plain word, which has no entry of its own.

    A dotted acronym may be followed by a letter at once ("i.e.the"), as no plain word holds one.
    """
    is_dotted = raw[-1] == "."
    while True:
        at = text.index(raw, at)
        stop = at + len(raw)
        is_inside = (at and text[at - 1].isalnum()) or (
            not is_dotted and stop < len(text) and text[stop].isalnum()
        )
        if not is_inside:
            return at
        at += 1


def _exact(word: str) -> str:
    """The form of a word of a question; of a hyphenated one, of the whole."""
    found = tokens(word)
    return form_of_token(found[-1]) if found else ""
