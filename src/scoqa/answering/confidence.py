"""Confidence: from signals of an answer's first passage to one of the words strong, fair, weak and none.

Two logistic models are at work. The first tells questions that the collection is about from questions about
something else, and decides whether there is an answer. The second estimates how likely the first passage is
relevant, and chooses the word. Whether a question about the collection's own subject is really answered cannot be
told from words; docs/evaluation.md has the measurements.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Sequence

from scoqa.analysis.common_words import share
from scoqa.analysis.languages import ENGLISH, is_same
from scoqa.analysis.terms import OR
from scoqa.analysis.tokens import EASTERN
from scoqa.answering.joined import Joined, is_same_place
from scoqa.answering.model import ABOUT, ANSWERED, ELSEWHERE, ELSEWHERE_ANSWERED, FAIR, SOUND, STRONG
from scoqa.ranking.second_pass import Find, side_by_side
from scoqa.ranking.sentence import best_sentence
from scoqa.ranking.weights import idf, norm, saturated
from scoqa.settings import Settings
from scoqa.types import Confidence, Hit, QueryTerm
from scoqa.value import NamedTuple

_LEAST_PASSAGES = 1000
"""A smaller collection is judged as if it held this many passages: its own df say too little about how rare a word is."""

_MANY_PASSAGES = 100
"""What chance says of a passage no longer hangs on the number of passages if there are more."""

_LEAST_WORDS, _MOST_WORDS = 8_000, 2_000_000
"""Indexed words between which a collection's size counts as it is; the models were fitted on nothing beyond."""

_MOST_ASKED = 30
"""The most words of a question that count; further ones make an answer no surer."""

_SHORT, _USUAL = 400, 600
"""The length of a usual passage (about 100 words), and the least that a shorter one counts as, in code points. A longer
passage holds more of any question by chance."""

_FEW = 0.25
"""Added to both numbers of passages before they are compared, the one found and the one expected of English at large,
as one passage more or less says little."""

COVERED = {"strong": 0.75, "fair": 0.3}
"""The least share of the question's idf that the passage must hold to be called so: how far a passage leads says
nothing about what it lacks."""

_WHOLE, _MOST, _RARE = 0.99, 0.6, 10.5
"""An English passage that holds this share of the question's idf (_WHOLE), with one sentence that holds _MOST of it and a
word at least as rare as _RARE (-ln of its share of English text), answers whatever the model says. Without the rare
word, plain words would meet anywhere ("What is it used for?"): of 10,600 questions about something else 100 find so
much, and 8 with a rare word. Not for other languages: pairs of Chinese letters are found whole more often."""

_UNCOMMON = 8.0
"""Words that one sentence holds side by side as the question has them answer if the rarest is rarer than this ("energy
club"): of 10,650 questions about something else none is held so."""

_READ_AS = 0.5
"""A word that occurs nowhere and was read as another counts by this share, unless a neighbour that was found as written
confirms it. Two guesses do not confirm each other: "Norman castle" does not ask for normal cattle."""


class Signals(NamedTuple):
    """What the first passage and the collection say about a question.

    The first model takes the first five, ``topical``, ``subject`` and ``seldom`` for an English passage; for another the
    first five without ``words``, ``beyond`` and ``passages``. The second takes the five from ``together`` on. A word that was read as another counts by half everywhere, unless it
    stands in the passage beside the same word as in the question ("foundaton" in "Mozila foundaton").

    Attributes:
        text: ``ln`` of the number of indexed words in the collection: in more text more words meet by chance.
        together: The share of the question's idf that the passage and its title hold, each word saturated by how
            often it occurs (BM25's), 0..1.
        words: ``ln(1 + n)``, where n is the number of the question's words that this share amounts to, less in a
            long passage. English words that only frame a question count as parts of a word.
        neighbours: ``ln(1 + s)``, where s is the summed idf of neighbouring words of the question that also stand
            side by side in the passage. Pairs of letters of one run without spaces always do, and do not count.
        sentence: The largest share of the question's idf that one sentence holds, 0..1.
        lead: How far the best passage of another place stays behind in score, relative to the first, 0..1.
        covered: The share of the question's idf that the passage and its title hold, 0..1.
        topical: How much oftener the collection's passages hold the words found than English texts of that length
            would: the root of the summed logarithms. None if the passage is not English.
        subject: The logarithm of the same for the one word of the question for which it is largest, in this
            passage or not. None if ``topical`` is.
        seldom: How much more seldom than English texts the collection's passages hold words of the question: the
            mean of the logarithms, as if there were one word more. None if ``topical`` is.
        rare: How rare in English at large the rarest word is that the passage holds: ``-ln`` of its share of all
            words. None if ``topical`` is. No model takes it.
        phrase: 1 if all words of the question, two at least and none that only frames it, stand side by side in the
            passage as they do in the question; else 0. None if ``topical`` is. No model takes it.
        beyond: How far the share of the question that the passage and its title hold is beyond what a passage of the
            collection holds by chance: ``ln(1 + d)``, where d is a number of standard deviations. It is alike for words
            and for pairs of letters, of which a question has more. None if ``topical`` is known.
        passages: ``ln`` of the number of passages in the collection, of no more than 100: chance says less in a
            single paper. None if ``topical`` is known.
    """

    text: float
    together: float
    words: float
    neighbours: float
    sentence: float
    lead: float
    covered: float
    topical: float | None = None
    subject: float | None = None
    seldom: float | None = None
    rare: float | None = None
    phrase: float | None = None
    beyond: float | None = None
    passages: float | None = None

    def pairs(self) -> tuple[tuple[str, float], ...]:
        """The known signals as (name, value)."""
        return tuple(
            (name, value) for name, value in zip(self._fields, self, strict=True) if value is not None
        )


def signals_of(
    stretch: Joined,
    title: str,
    terms: Sequence[QueryTerm],
    n_passages: int,
    find: Find,
    settings: Settings,
    *,
    total_length: int,
    hits: Sequence[Hit] = (),
    written: str = "",
) -> Signals:
    """The signals of the first stretch of an answer.

    Args:
        stretch: The stretch; it holds the best hit.
        title: What stands above it: its document's title and authors, and its headings.
        terms: The question's terms with their document frequencies.
        n_passages: The number of passages in the collection.
        find: Finds where the terms occur in a text.
        settings: Gives BM25's k1 and b.
        total_length: The number of indexed words in the collection.
        hits: All hits, best first.
        written: The language of its document; empty if unknown.
    """
    as_if = max(n_passages, _LEAST_PASSAGES)
    whole = [term.weight * idf(0 if term.read_as else term.df, as_if) for term in terms]
    total = math.fsum(whole)
    language = stretch.best.language
    found = find(stretch.text, language)
    pairs = side_by_side(found)
    confirmed = {one for i in pairs for one, other in ((i, i + 1), (i + 1, i)) if not terms[other].read_as}
    sure = [_READ_AS if term.read_as and i not in confirmed else 1.0 for i, term in enumerate(terms)]
    idfs = [each * surely for each, surely in zip(whole, sure, strict=True)]
    counts = Counter(term for _, _, term in (*found, *find(title, language)))
    long = norm(max(len(stretch.text), _SHORT), _USUAL, settings)
    once, at_length = (
        math.fsum(idfs[term] * saturated(n, size, settings) for term, n in sorted(counts.items()))
        for size in (1.0, long)
    )
    bounds = [place - stretch.span.start for sentence in stretch.sentences for place in sentence]
    beside = math.fsum(
        idfs[first] + idfs[first + 1]
        for first in sorted(pairs)
        if not _share_letters(terms[first], terms[first + 1])
    )
    topical = subject = seldom = rare = phrase = beyond = passages = None
    n_asked = float(len(terms))
    if language == ENGLISH and _is_english(written, terms):
        usual = [max(share(each) for each in term.term.split(OR)) for term in terms]
        oftener = [
            surely * _oftener(term.df, often, n_passages, total_length)
            for term, often, surely in zip(terms, usual, sure, strict=True)
        ]
        held = math.fsum(terms[i].weight * oftener[i] for i in sorted(counts))
        topical = math.sqrt(max(held, 0.0))
        own = [min(term.weight, 1.0) for term in terms]
        n_asked = math.fsum(own)
        weighed = [weight * more for weight, more in zip(own, oftener, strict=True)]
        subject = max(weighed)
        seldom = math.fsum(-more for more in weighed if more < 0) / (n_asked + 1)
        rare = max((-math.log(usual[i]) for i in counts if sure[i] == 1.0), default=0.0)
        phrase = float(len(pairs) == len(terms) - 1 > 0 and min(term.weight for term in terms) >= 1)
    else:
        beyond = _beyond(terms, counts, n_passages)
        passages = math.log(min(n_passages, _MANY_PASSAGES))
    return Signals(
        text=math.log(min(max(total_length, _LEAST_WORDS), _MOST_WORDS)),
        together=once / total,
        words=math.log(1 + min(n_asked, _MOST_ASKED) * at_length / total),
        neighbours=math.log(1 + beside),
        sentence=best_sentence(found, idfs, bounds) / total,
        lead=_lead(stretch, hits),
        covered=math.fsum(idfs[term] for term in sorted(counts)) / total,
        topical=topical,
        subject=subject,
        seldom=seldom,
        rare=rare,
        phrase=phrase,
        beyond=beyond,
        passages=passages,
    )


def _is_english(written: str, terms: Sequence[QueryTerm]) -> bool:
    """Whether question and document are English; English rules are also used for languages that have none of their own."""
    return is_same(written or ENGLISH, ENGLISH) and 2 * sum(term.word.isascii() for term in terms) >= len(
        terms
    )


def _oftener(df: int, usual: float, n_passages: int, total_length: int) -> float:
    """The logarithm of how much oftener a collection's passages hold a word than English texts of their length would.

    A question about something else finds words that any text holds, about as often as any text does: near 0.

    Args:
        df: The number of passages that hold the word.
        usual: The word's share of all words of English text.
        n_passages: The number of passages in the collection.
        total_length: The number of indexed words in the collection.
    """
    expected = n_passages * -math.expm1(-usual * total_length / n_passages)
    return math.log((df + _FEW) / (expected + _FEW))


def _beyond(terms: Sequence[QueryTerm], held: Container[int], n_passages: int) -> float:
    """By how many deviations more of a question is held than a passage would hold by chance: ``ln(1 + deviations)``.

    By chance each term stands in as many passages as the collection has it in, whatever the others do. It counts by its
    weight and by ``-ln`` of the share of the passages that have it.
    """
    shares = [(term.df + 0.5) / (n_passages + 1) for term in terms]
    counted = [-term.weight * math.log(each) for term, each in zip(terms, shares, strict=True)]
    more = math.fsum(each * ((i in held) - shares[i]) for i, each in enumerate(counted))
    deviation = math.sqrt(
        math.fsum(each**2 * of_one * (1 - of_one) for each, of_one in zip(counted, shares, strict=True))
    )
    return math.log1p(max(more, 0.0) / deviation) if deviation else 0.0


def _share_letters(first: QueryTerm, second: QueryTerm) -> bool:
    """Whether two terms are overlapping pairs of letters of one run without spaces; these always stand side by side."""
    return first.span.stop > second.span.start and min(first.term, second.term) >= EASTERN


def _lead(stretch: Joined, hits: Sequence[Hit]) -> float:
    """How far the best hit of another place stays behind the stretch's, relative to it; 1 where there is none."""
    best = stretch.best.score
    other = next((hit.score for hit in hits if not is_same_place(stretch, hit)), 0.0)
    return max(best - other, 0.0) / best if best > 0 else 0.0


def probability(signals: Signals) -> float:
    """The probability, by the first model, that the collection is about the question."""
    if signals.topical is None or signals.subject is None or signals.seldom is None:
        told = (signals.text, signals.together, signals.neighbours, signals.sentence)
        return _logistic(ELSEWHERE, (*told, signals.beyond or 0.0, signals.passages or 0.0))
    return _logistic(ABOUT, (*signals[:5], signals.topical, signals.subject, signals.seldom))


def is_whole(signals: Signals) -> bool:
    """Whether an English passage holds all of a question.

    Besides, either a rare word is in it and one sentence holds most of it, or one sentence holds all of it side by side.
    """
    if signals.covered < _WHOLE:
        return False
    rare = signals.rare or 0.0
    is_phrase = bool(signals.phrase) and signals.sentence >= _WHOLE and rare > _UNCOMMON
    return is_phrase or (signals.sentence >= _MOST and rare > _RARE)


def soundness(signals: Signals) -> float:
    """The probability, by the second model, that the first passage is relevant."""
    return _logistic(SOUND, signals[1:6])


def _logistic(weights: Sequence[float], values: Sequence[float]) -> float:
    z = weights[0] + math.fsum(weight * value for weight, value in zip(weights[1:], values, strict=True))
    return 1 / (1 + math.exp(-z))


def confidence(signals: Signals, *, spelt_out: bool = False) -> Confidence:
    """The confidence for an answer's signals.

    NONE if the collection is hardly about the question, by the first model and :func:`is_whole`; otherwise by the
    second model.

    Args:
        signals: Those of the first passage.
        spelt_out: The passage spells out in brackets all that is asked about ("… Organisation (SCO)" for "What is
            the SCO?"); it is then strong, however many other passages hold the word.
    """
    least = ELSEWHERE_ANSWERED if signals.topical is None else ANSWERED
    if not is_whole(signals) and probability(signals) < least:
        return Confidence.NONE
    if spelt_out:
        return Confidence.STRONG
    chance = soundness(signals)
    if chance >= STRONG and signals.covered >= COVERED["strong"]:
        return Confidence.STRONG
    return Confidence.FAIR if chance >= FAIR and signals.covered >= COVERED["fair"] else Confidence.WEAK
