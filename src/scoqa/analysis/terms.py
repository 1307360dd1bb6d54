"""From tokens to terms: spelling folded, stemmed, function words left out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from scoqa.analysis.american import american, americans
from scoqa.analysis.languages import ENGLISH, stem_words, stemmer, stop_words
from scoqa.analysis.stops import STOP_WORDS
from scoqa.analysis.tokens import WORDS_KEPT, Token, plain_form, tokens, unaccented

OR = "|"
"""Separates the terms of a search word that has several, one per language; no term contains it."""
FOREIGN = "@"
"""Separates a form from its language, where the language's term differs from the English one; no form contains it."""
_ISATION = "isation", "ization"
"""An ending of words that the table of spellings lacks; none that it gives has the first."""
_STEMMED_MAX = 40
"""A longer run of letters is no word of any language, and is kept as it is."""


@lru_cache(WORDS_KEPT)
def term_of(form: str, language: str = ENGLISH) -> str:
    """The term of a normalised form: its Snowball stem; English forms are put into American spelling first.

    Numbers stay as they are. Stems of other languages lose their accents, as people leave these out when they type.
    """
    if language != ENGLISH:
        stemmed = not any(map(str.isdigit, form)) and len(form) <= _STEMMED_MAX
        return unaccented(stemmer(language)(form) if stemmed else form)
    return stemmer(ENGLISH)(_folded(form)) if _is_stemmed(form) else form


def terms_of_forms(forms: Sequence[str], language: str = ENGLISH) -> list[str]:
    """The terms of many normalised forms; the same as :func:`term_of` for each."""
    if language != ENGLISH:
        return [term_of(form, language) for form in forms]
    # of many, each step goes over all of them: a call of ours a form takes longer than its stem
    stemmed = [form for form in forms if form.isalpha() and len(form) <= _STEMMED_MAX]
    folded = [form.replace(*_ISATION) if _ISATION[0] in form else form for form in americans(stemmed)]
    stems = dict(zip(stemmed, stem_words(ENGLISH)(folded), strict=True))
    return list(map(stems.get, forms, forms))


def _is_stemmed(form: str) -> bool:
    return form.isalpha() and len(form) <= _STEMMED_MAX


def _folded(form: str) -> str:
    """An English form in American spelling."""
    folded = american(form)
    return form.replace(*_ISATION) if folded is form and _ISATION[0] in form else folded


def term_of_token(token: Token, language: str = ENGLISH) -> str:
    """The term by which a token is indexed; "" for a function word. A token in capitals keeps them (US, WHO)."""
    if token.form in stop_words(language):
        return unaccented(token.form).upper() if token.capitals else ""
    return term_of(token.form, language)


def form_of_token(token: Token, language: str = ENGLISH) -> str:
    """The form under which the vocabulary lists a token: its own, in capitals if its term is.

    Forms have no accents. A form whose term in another language differs from the English one names that language
    ("nationale@fr"), so that a form always has one term, whatever documents come and go.
    """
    if token.capitals and token.form in stop_words(language):
        return unaccented(token.form).upper()
    return listed_form(token.form, language)


def form_of_word(word: str) -> str:
    """The form of a typed word, unstemmed; for a hyphenated word, of the whole."""
    found = tokens(word)
    return form_of_token(found[-1]) if found else ""


def listed_form(form: str, language: str = ENGLISH) -> str:
    """The form under which the vocabulary lists a normalised form of a text in a language."""
    if language == ENGLISH:
        return form
    bare = unaccented(form)
    same = bare not in STOP_WORDS and term_of(bare) == term_of(form, language)
    return bare if same else f"{bare}{FOREIGN}{language}"


def terms(text: str) -> list[str]:
    """The indexed terms of a text, in order."""
    return [term for token in tokens(text) if (term := term_of_token(token))]


def plain_word(raw: str) -> str | None:
    """The form of a word of plain letters and digits; None for a word that has to be looked at more closely."""
    if not (raw.isascii() and raw.isalnum()):
        return None
    form = plain_form(raw)
    return None if form in STOP_WORDS else form
