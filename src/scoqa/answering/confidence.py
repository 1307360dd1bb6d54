"""How surely a question's words are found together: signals of the first passage to a word.

One model tells questions that a collection is about from questions it is not about; another, how often
the first passage of such an answer is a relevant one. Whether a question on the collection's subject is
answered at all cannot be told by words (docs/evaluation.md).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

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
"""A smaller collection is judged as if it held this many: its own df say too little of how rare a word is."""

_LEAST_WORDS, _MOST_WORDS = 8_000, 2_000_000
"""Less text is judged as if it were this much, and more as if no more: beyond, nothing is measured."""

_MOST_ASKED = 30
"""Words of a question that count: more of them make nothing surer."""

_SHORT, _USUAL = 400, 600
"""Code points, about 100 words usually: a longer stretch holds more of any question by chance. A shorter one than _SHORT counts as that."""

_FEW = 0.25
"""Added to the passages that hold a word and to those that would in any English text: one more or less says little."""

COVERED = {"strong": 0.75, "fair": 0.3}
"""Share of the question's idf that a passage must hold for a word: how far it leads says nothing of what it lacks."""

_WHOLE, _MOST, _RARE = 0.99, 0.6, 10.5
"""Share of the question's idf that an English passage, and a sentence of it, must hold for an answer whatever the model says, and how rare
the rarest of these words must be, -ln of its share of English. Plain words meet anywhere ("What is it used for?"): of 10,600 questions
about something else 100 find so much and 8 with a rare word. Pairs of Chinese letters are found whole more often."""

_READ_AS = 0.5
"""Share that counts of a word of the question which occurs nowhere and was read as another, unless its neighbour, itself as
written, confirms it: "Norman castle" is no normal cattle."""


class Signals(NamedTuple):
    """What the first passage says of a question.

    A word read as another is held by half, unless it stands in the passage beside the word that it stands
    beside in the question: "foundaton" in "Mozila foundaton" is no guess.

    The first five, and ``topical``, ``subject`` and ``seldom`` where the passage is English, tell whether the collection is about
    the question; the five from ``together`` on, whether the passage is relevant.

    Attributes:
        text: ``ln`` of the indexed words of the collection: the more text, the more words meet by chance.
        together: Share of the question's idf that the passage and its title hold, saturated by
            how often: 0..1.
        words: ``ln(1 + words)``: how many of the question's words that is, were all of one weight; a long passage
            holds less of them. English words that only frame a question are parts of a word; the model for other
            languages was fitted with whole ones.
        neighbours: ``ln(1 + summed idf)`` of the question's neighbours that stand side by side; pairs of letters
            of one run without spaces always do, and do not count.
        sentence: Share of the question's idf that one sentence holds, 0..1.
        lead: How far the best passage of another place stays behind in score, as a share: 0..1.
        covered: Share of the question's idf that the passage and its title hold: 0..1.
        topical: How much oftener passages of the collection hold those words than English texts do: root of
            the summed logarithms, None where the passage is in another language.
        subject: Logarithm of how much oftener they hold the word of the question that they hold so most of all,
            be it in this passage or not; None where ``topical`` is.
        seldom: By how much passages of the collection hold words of the question more seldom than English texts do: the
            mean of the logarithms over its words and one more; None where ``topical`` is.
        rare: How rare in English at large the rarest word is that the passage holds: ``-ln`` of its share of all
            words; None where ``topical`` is. It is in no model.
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

    def pairs(self) -> tuple[tuple[str, float], ...]:
        """The signals as (name, value); without one that is not known."""
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
        stretch: With the best hit in it.
        title: Of its document.
        terms: Of the question, with their document frequencies.
        n_passages: Passages in the collection.
        find: Where the terms occur in a text.
        settings: For BM25's k1 and b.
        total_length: Indexed words in the collection.
        hits: All, best first.
        written: Language of its document; empty where unknown.
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
    topical = subject = seldom = rare = None
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
    )


def _is_english(written: str, terms: Sequence[QueryTerm]) -> bool:
    """Whether a question is English over a document read by English rules, as those of languages without their own are too."""
    return is_same(written or ENGLISH, ENGLISH) and 2 * sum(term.word.isascii() for term in terms) >= len(
        terms
    )


def _oftener(df: int, usual: float, n_passages: int, total_length: int) -> float:
    """How much oftener a collection's passages hold a word than texts of English at large of their length do, as a logarithm.

    A question on something else finds words that any text may hold, about as often as any text holds them.
    """
    expected = n_passages * -math.expm1(-usual * total_length / n_passages)
    return math.log((df + _FEW) / (expected + _FEW))


def _share_letters(first: QueryTerm, second: QueryTerm) -> bool:
    """Whether two terms are pairs of letters of one run without spaces, which stand side by side in any text that has it."""
    return first.span.stop > second.span.start and min(first.term, second.term) >= EASTERN


def _lead(stretch: Joined, hits: Sequence[Hit]) -> float:
    """How far the best hit of another place stays behind the stretch's, relative to it; 1 where there is none."""
    best = stretch.best.score
    other = next((hit.score for hit in hits if not is_same_place(stretch, hit)), 0.0)
    return max(best - other, 0.0) / best if best > 0 else 0.0


def probability(signals: Signals) -> float:
    """How likely such signals come from a question that the collection is about, by the fitted model."""
    if signals.topical is None or signals.subject is None or signals.seldom is None:
        return _logistic(ELSEWHERE, signals[:5])
    return _logistic(ABOUT, (*signals[:5], signals.topical, signals.subject, signals.seldom))


def is_whole(signals: Signals) -> bool:
    """Whether an English passage holds all of a question, a rare word among it, and a sentence most of it."""
    return signals.covered >= _WHOLE and signals.sentence >= _MOST and (signals.rare or 0.0) > _RARE


def soundness(signals: Signals) -> float:
    """How likely the first passage of such an answer is relevant, by the other fitted model."""
    return _logistic(SOUND, signals[1:6])


def _logistic(weights: Sequence[float], values: Sequence[float]) -> float:
    z = weights[0] + math.fsum(weight * value for weight, value in zip(weights[1:], values, strict=True))
    return 1 / (1 + math.exp(-z))


def confidence(signals: Signals, *, spelt_out: bool = False) -> Confidence:
    """The word for the signals: NONE where the collection is hardly about the question, else how sound it is.

    What an English passage holds whole, and a sentence of it for the most part, it is about where a word of it is
    rare: a single one, at the least. A passage that spells out all that is asked about ("… Organisation (SCO)" for "What is the SCO?")
    is sound however many others hold the word.
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
