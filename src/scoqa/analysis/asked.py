"""From a question to its search words: which words count, how much each weighs, and by which term it is searched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter

from scoqa.analysis.languages import ENGLISH, asked_in, likeliest, stop_words
from scoqa.analysis.stops import FRAMING, LIGHT, STOP_WORDS
from scoqa.analysis.terms import OR, form_of_token, plain_word, term_of, term_of_token
from scoqa.analysis.tokens import EASTERN, TOKEN, WORDS_KEPT, Token, normal, tokens_of
from scoqa.later import pattern
from scoqa.types import QueryTerm, Span

Known = Callable[[str], str | None]
"""Gives the term of a form; None for a form that the index does not hold."""
Kept = dict[str, tuple[str, float, bool] | tuple[()] | None]
"""What typed words mean in a collection, kept from question to question: (term, weight, whether the collection holds it);
an empty tuple for a function word; None for a word that has to be looked at in its context."""
_Word = tuple[str, Span, float, bool]
"""(term, span in the question, weight, whether the collection holds it; also True if that cannot be told)."""

_FRAMING_WEIGHT = 0.4
"""The weight of a word that frames a question; measured: .3 to .6 rank alike, 0 loses (docs/evaluation.md)."""
_MEANING_WEIGHT = 0.1
"""The weight of "stand for" in "What does SCO stand for?": a text with it comes first, one without it lacks nothing."""
_JOINED = 0.5
"""The joined form of a hyphenated word weighs this share beside its parts: three full terms for two words are too many
(measured)."""
_AGAIN = 0.5
"""Each repetition adds this share of a word's weight; measured on questions that describe a subject in many words."""
_PARTICLES_WEIGHT, _PARTICLE_WEIGHT = 0.1, 0.5
"""The weight of a pair of letters that both write endings or particles, and of a pair with one of them (measured)."""
_PARTICLES = pattern(
    "[\u3041-\u3096的是了在什么哪些多少为何如吗呢之与或于从被把这那个们也不為麼嗎與於從這個們]"
)
"""Hiragana, and characters of Chinese function words."""
_APOSTROPHES = ("'", "\u2019")
_VOWELS = frozenset("aeiouy")
_ABOUT_MEANING = (
    "mean",
    "stand",
    "short",
    "defin",
    "abbrev",
    "acronym",
    "initial",
    "full ",
    "expan",
    "signif",
)
"""A question that asks what something means holds one of these parts of words."""
_COURTEOUS = (
    " hi hello hey hiya greetings good dear ok okay so well um umm hm hmm sorry excuse please pls plz kindly briefly quick just thanks"
    " a all any some i i'm im i've i'd we we're we'd can could would will may might do does let help tell explain describe say show"
    " give get list find send supply search searching looking interested based according article articles paper papers information"
    " reference references literature material materials abstract abstracts document documents publication publications studies report"
    " reports review reviews discussion discussions description descriptions anything something "
)
"""What is said before the real question begins with one of these words."""
_COURTEOUS_END = ("please", "pls", "plz", "thx", "cheers", "thank", "ty", "according to", "based on")
"""What is said after the real question holds one of these."""
_WHAT_IS = (
    *(
        "what is ",
        "what are ",
        "what was ",
        "what were ",
        "what's ",
        "what\u2019s ",
        "whats ",
        "define ",
        "what does ",
    ),
    *("who is ", "who are ", "who was ", "who were ", "who's ", "who\u2019s "),
)
_MOST_DEFINED = 4
"""A name or expression to be defined has at most so many words; a longer question asks for something else."""
_REACH = pattern('(?<=["\u201c\u201d\u00bb])~\\d{1,2}(?!\\w)')
"""Behind a phrase, how many words may stand among its own: "energy club"~5."""
_SHORT = 3
"""An unknown word of at most so many letters may be the only function word that tells a question's language: "was ist
Chikungunya"."""
_LONG = 4
"""In an unknown word of at least so many letters a final s may be a plural's, although a vowel stands before it."""


def question_terms(
    question: str,
    known: Known | None = None,
    *,
    languages: Sequence[str] = (ENGLISH,),
    df: Callable[[str], int] | None = None,
    kept: Kept | None = None,
) -> list[QueryTerm]:
    """A question's search words with their weights, in question order, each term once.

    Left out are function words, also those of the question's own language if no document is in it, the number behind a
    phrase ("energy club"~5), and what is said around the question ("could you please tell me …, thanks"). Weights differ from 1 as follows:

    - each repetition of a word adds a half;
    - a word that frames the question ("papers that discuss", "what does … stand for") weighs less, and is left out if
      the collection does not hold it;
    - a word that says little ("what happened", "took part") weighs as little, but stays;
    - the joined form of a hyphenated word weighs half beside its parts.

    Over documents in several languages a word stands for its term in each of them; the terms that occur are joined:
    "nation|national".

    Args:
        question: The question as typed.
        known: Gives the term of a form in the index. It saves the stemmer, and tells what occurs nowhere: then only
            those of a hyphenated word's parts and joined form are searched that occur, and for the plural of an
            acronym the acronym.
        languages: The languages of the documents, the most frequent first; at least one.
        df: Gives the number of passages that hold a term. A form that occurs nowhere may share its term with others.
        kept: Keeps looked-up words from question to question; for one ``known`` and English documents only.

    Returns:
        The terms; their ``df`` and ``found`` are not set.
    """
    if "~" in question:
        question = _REACH.sub(lambda match: " " * len(match[0]), question)
    if tuple(languages) == (ENGLISH,):
        words = _english_words(question, known, df, {} if kept is None else kept)
    else:
        words = _words_of_several(question, known, languages, df)
    core = asked_part(question)
    if core.start or core.stop < len(question):
        every = list(words)
        words = iter([word for word in every if core.contains(word[1])] or every)
    asking = _asking_meaning(question)
    places: dict[str, Span] = {}
    weights: dict[str, float] = {}
    idle: set[str] = set()
    n_unknown = 0
    short = ""
    for term, span, own, is_known in words:
        if term == "s" and question[span.start - 1 : span.start] in _APOSTROPHES:
            continue  # of "the U.S.'s"; behind other words it is a part of the token
        if asking and any(part.contains(span) for part in asking):
            own = _MEANING_WEIGHT
        if not is_known:
            n_unknown += 1
            if span.stop - span.start <= _SHORT:
                short = term
        if term in weights:
            weights[term] += own * _AGAIN
            continue
        weights[term] = own
        places[term] = span
        is_idle = own < 1 and not is_known and not (df is not None and df(term))
        if is_idle and not _is_light(question, span):
            idle.add(term)
    if (n_unknown > 1 or short) and (foreign := asked_in(question)) and foreign not in languages:
        unasked = _function_words(question, places, foreign)
        idle |= unasked if n_unknown > 1 or short in unasked else set()
    if len(idle) == len(places):
        idle.clear()
    return [
        QueryTerm(question[span.start : span.stop], term, span, weight=weights[term])
        for term, span in sorted(places.items(), key=itemgetter(1))
        if term not in idle
    ]


def _function_words(question: str, places: Mapping[str, Span], language: str) -> set[str]:
    """The terms of a question that are function words in a language."""
    stops = stop_words(language)
    return {
        term
        for term, span in places.items()
        if normal(question[span.start : span.stop], keep_accents=True) in stops
    }


def asked_part(question: str) -> Span:
    """The part of a text that asks something, without courtesies around it; the whole text if nothing else is left."""
    low = question.lower().replace("\u2019", "'")
    first = low.split(None, 1)[0].rstrip(",.:;!") if low.strip() else ""
    if f" {first} " in _COURTEOUS or any(map(low.__contains__, _COURTEOUS_END)):
        from scoqa.analysis.courtesy import without_courtesies

        return without_courtesies(question)
    return Span(0, len(question))


def defined_terms(question: str, terms: Sequence[QueryTerm]) -> frozenset[int]:
    """Indices of the terms whose meaning a question asks for ("what is a trace tree"); empty for any other question."""
    question = question[asked_part(question).start :]
    if not question.lower().lstrip(" \"'\u00bf").startswith(_WHAT_IS):
        return frozenset()
    subject = frozenset(i for i, term in enumerate(terms) if not term.frames)
    return subject if len(subject) <= _MOST_DEFINED else frozenset()


def times_said(weight: float) -> float:
    """How often a question says a term, from its weight; a framing word counts as a small part of once."""
    return 1 + (weight - 1) / _AGAIN if weight > 1 else weight * weight


def _english_words(
    question: str, known: Known | None, df: Callable[[str], int] | None, kept: Kept
) -> Iterator[_Word]:
    for match in TOKEN.finditer(question):
        raw = match.group()
        if raw in STOP_WORDS:  # most of a question's words
            continue
        try:
            word = kept[raw]
        except KeyError:
            if len(kept) >= WORDS_KEPT:
                kept.clear()
            kept[raw] = word = _meaning(raw, known)
        if word:  # most of the others
            term, weight, is_known = word
            yield term, Span(*match.span()), weight, is_known
        if word is not None:
            continue
        found = []
        for token in tokens_of(question, match):
            if term := term_of_token(token):
                stored = term if known is None else known(form_of_token(token))
                if stored is None and known is not None:
                    stored = _singular(token.form, term, known)
                term = stored or term
                is_known = stored is not None or (df is not None and df(term) > 0)
                found.append(((term, token.span, _weight(token.form), is_known), token.joined))
        yield from _told(found)


def _meaning(raw: str, known: Known | None) -> tuple[str, float, bool] | tuple[()] | None:
    """What a typed word means, see :data:`Kept`."""
    form = plain_word(raw)
    if form is None:
        is_stop = raw.lower() in STOP_WORDS and not (len(raw) > 1 and raw.isupper())
        return () if is_stop else None
    if known is None:
        return term_of(form), _weight(form), True
    if (stored := known(form)) is not None:  # a question of words that all occur needs no stemmer
        return stored, _weight(form), True
    term = term_of(form)
    stored = _singular(form, term, known)
    return stored or term, _weight(form), stored is not None


def _weight(form: str) -> float:
    if form >= EASTERN and (n_particles := len(_PARTICLES.findall(form))):
        return _PARTICLES_WEIGHT if n_particles == len(form) else _PARTICLE_WEIGHT
    return _FRAMING_WEIGHT if form in FRAMING or form in LIGHT else 1.0


def _is_light(question: str, span: Span) -> bool:
    return question[span.start : span.stop].lower() in LIGHT


def _words_of_several(
    question: str, known: Known | None, languages: Sequence[str], df: Callable[[str], int] | None
) -> Iterator[_Word]:
    """A question's words for documents in other languages than English, or in several."""
    asked = likeliest(question, [*languages, ENGLISH])
    for match in TOKEN.finditer(question):
        found = []
        for token in tokens_of(question, match, asked):
            term = term_of_token(token, asked)
            if not term:
                continue
            readings = _readings(question, match, token, languages)
            is_known = known is None or _is_stored(readings, known)
            read = {term_of_token(each, language) for language, each in readings.items()}
            joined = OR.join(sorted(each for each in read if each and (df is None or df(each))))
            if not joined and known is not None:
                joined = _singular(token.form, term, known) or ""
            own = _weight(token.form) if asked == ENGLISH or token.form >= EASTERN else 1.0
            found.append(((joined or term, token.span, own, is_known or bool(joined)), token.joined))
        yield from _told(found)


def _readings(
    question: str, match: re.Match[str], token: Token, languages: Sequence[str]
) -> dict[str, Token]:
    """A token as each language reads it: one may split "d'Alembert" where another does not."""
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
    """Whether the index holds the form of a token, as any of the languages reads it."""
    return any(known(form_of_token(token, language)) is not None for language, token in readings.items())


def _told(found: Sequence[tuple[_Word, bool]]) -> Iterator[_Word]:
    """Those of a hyphenated word's parts and joined form, which comes last, that are to be searched.

    Parts that occur nowhere are left out if the joined form occurs, and the joined form if it occurs nowhere and a part
    does. If none of them occurs, it is one unknown word, not several.
    """
    if len(found) < 2 or not found[-1][1]:
        yield from (word for word, _ in found)
        return
    whole = found[-1][0]
    parts = [word for word, _ in found[:-1]]
    known = [word for word in parts if word[3]]
    if whole[3]:
        term, span, weight, _ = whole
        yield from (*known, (term, span, weight * _JOINED if known else weight, True))
    elif known:
        yield from parts
    else:
        yield whole


def _singular(form: str, term: str, known: Known) -> str | None:
    """The term of "ngo" for "ngos", if only the former occurs; the stemmer leaves such plurals as they are."""
    if form[-1:] != "s" or term != form or not form.isalpha():
        return None
    return known(form[:-1]) if len(form) >= _LONG or (len(form) > 2 and _VOWELS.isdisjoint(form)) else None


def _asking_meaning(question: str) -> list[Span]:
    """The spans of a question's words that only ask what others mean ("stand for", "the acronym"); empty if there are none."""
    low = question.lower()
    if len(low) != len(question) or not any(map(low.__contains__, _ABOUT_MEANING)):
        return []
    before, after, kind = _meaning_patterns()
    found = [match for match in (before.match(low), after.search(low)) if match]
    if found:
        found += kind.finditer(low)
    return [Span(*match.span(1)) for match in found]


@cache
def _meaning_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before the words asked about, what behind them, and what kind of words they are called."""
    names = r"meaning|definition|abbreviation|acronym|initialism|expansion|(?:full|long) (?:form|name)"
    short = r"(?:short|(?:an?|the) (?:abbreviation|acronym|initialism)) (?:for|of)"
    return (
        re.compile(
            r"\W*(?:(?:what|which)(?: (?:is|are|was|were)|['\u2019]?s) |what )?(?:the |an? )?"
            rf"(define|(?:{names}) (?:of|for)|meant by|do you mean by) "
        ),
        re.compile(
            r"(?:\b(?:do|does|did)\b.* (?=stand for\W*$|mean\W*$|signify\W*$)|(?<= )(?!stand for|mean\W|mean$|signify))"
            rf"(stands? for(?: what)?|means?|signif(?:y|ies)|{short}|{names})\W*$"
        ),
        re.compile(r"\b(?:the|an?) (term|word|phrase|expression|acronym|abbreviation|initials?|letters)\b"),
    )
