"""Tokens to terms: spelling folded, stemmed, function words left out; and a question's search words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache

from scoqa.analysis.languages import ENGLISH, likeliest, stem_words, stemmer, stop_words
from scoqa.analysis.stops import FRAMING, STOP_WORDS
from scoqa.analysis.tokens import TOKEN, Token, tokens, tokens_of, unaccented
from scoqa.types import QueryTerm, Span

OR = "|"
"""Between the terms of one search word that has several, one a language; no term holds it."""
FOREIGN = "@"
"""Before the language of a form whose term is not what English would make of it; no form holds it."""
_FRAMING_WEIGHT = 0.4
"""Measured (docs/evaluation.md): .3 to .6 serve alike, 0 loses where such a word is the subject."""
_AGAIN = 0.5
"""What a word said again adds to its weight; measured on questions that describe a subject in many words."""
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

    A word said again weighs half as much more each time; one that frames the question ("papers that discuss") less.
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
    said: dict[str, float] = {}
    for match in TOKEN.finditer(question):
        raw = match.group()
        if raw in STOP_WORDS:  # most of a question's words
            continue
        if (plain := plain_word(raw)) is not None:  # most of the others
            form, term = plain
            term = (known(form) if known is not None else None) or term
            said[term] = _weight(said.get(term), form in FRAMING)
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
            said[term] = _weight(said.get(term), token.form in FRAMING)
            found.setdefault(term, (question[token.span.start : token.span.stop], token.span))
    in_order = sorted(found.items(), key=lambda entry: entry[1][1])
    return [QueryTerm(word, term, span, weight=said[term]) for term, (word, span) in in_order]


def _weight(before: float | None, frames: bool) -> float:
    """A term's weight after a word of the question, given the one before it, None where the term is new."""
    own = _FRAMING_WEIGHT if frames else 1.0
    return own if before is None else before + own * _AGAIN


def times_said(weight: float) -> float:
    """How often a question says a term of this weight; a word that frames it counts as a small part of once."""
    return 1 + (weight - 1) / _AGAIN if weight > 1 else weight * weight


def _terms_of_several(
    question: str,
    known: Callable[[str], str | None] | None,
    languages: Sequence[str],
    df: Callable[[str], int] | None,
) -> list[QueryTerm]:
    """A question's search words over documents of other languages than English, or of several."""
    asked = likeliest(question, [*languages, ENGLISH])
    found: dict[str, tuple[str, Span]] = {}
    said: dict[str, float] = {}
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
            said[term] = _weight(said.get(term), asked == ENGLISH and token.form in FRAMING)
            found.setdefault(term, (question[token.span.start : token.span.stop], token.span))
    in_order = sorted(found.items(), key=lambda entry: entry[1][1])
    return [QueryTerm(word, term, span, weight=said[term]) for term, (word, span) in in_order]


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


@lru_cache(1 << 16)
def plain_word(raw: str) -> tuple[str, str] | None:
    """(form, term) of a word of letters and digits; None where it takes a closer look."""
    if not (raw.isascii() and raw.isalnum()):
        return None
    form = raw.lower()
    return None if form in STOP_WORDS else (form, term_of(form))
