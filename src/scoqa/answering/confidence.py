"""How surely a question's words are found together: signals of the first passage to a word.

The model tells questions that a collection is about from questions it is not about; whether a
question on its subject is answered cannot be told by words (docs/evaluation.md).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from scoqa.answering.joined import Joined
from scoqa.answering.model import FAIR, INTERCEPT, SENTENCE, SIZE, STRONG, TOGETHER, WEAK
from scoqa.ranking.second_pass import Find, sentence_sums
from scoqa.ranking.weights import idf
from scoqa.settings import Settings
from scoqa.types import Confidence, QueryTerm

_LEAST_PASSAGES = 1000
"""A smaller collection is judged as if it held this many: its own df say too little of how rare a word is."""


class Signals(NamedTuple):
    """What the first passage says of a question.

    Attributes:
        together: Share of the question's idf that the passage and its title hold, saturated by
            how often: 0..1.
        size: ``ln(1 + number of search words)``.
        sentence: Share of the question's idf that one sentence holds, 0..1.
    """

    together: float
    size: float
    sentence: float

    def pairs(self) -> tuple[tuple[str, float], ...]:
        """The signals as (name, value)."""
        return ("together", self.together), ("size", self.size), ("sentence", self.sentence)


def signals_of(
    stretch: Joined, title: str, terms: Sequence[QueryTerm], n_passages: int, find: Find, settings: Settings
) -> Signals:
    """The signals of the first stretch of an answer."""
    idfs = [term.weight * idf(term.df, max(n_passages, _LEAST_PASSAGES)) for term in terms]
    total = math.fsum(idfs)
    language = stretch.best.language
    found = find(stretch.text, language)
    counts = Counter(term for _, _, term in (*found, *find(title, language)))
    held = math.fsum(idfs[term] * n / (n + settings.k1) for term, n in sorted(counts.items()))
    sums = sentence_sums(found, idfs, [stop - stretch.span.start for _, stop in stretch.sentences])
    return Signals(held / total, math.log(1 + len(terms)), max(sums, default=0.0) / total)


def probability(signals: Signals) -> float:
    """How likely such signals come from a question that the collection is about, by the fitted model."""
    z = INTERCEPT + TOGETHER * signals.together + SIZE * signals.size + SENTENCE * signals.sentence
    return 1 / (1 + math.exp(-z))


def confidence(signals: Signals) -> Confidence:
    """The word for the signals."""
    chance = probability(signals)
    steps = ((STRONG, Confidence.STRONG), (FAIR, Confidence.FAIR), (WEAK, Confidence.WEAK))
    return next((word for least, word in steps if chance >= least), Confidence.NONE)
