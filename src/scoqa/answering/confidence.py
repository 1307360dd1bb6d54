"""How surely a question's words are found together: signals of the first passage to a word."""

from __future__ import annotations

from dataclasses import dataclass

from scoqa.types import Confidence


@dataclass(frozen=True, slots=True)
class Signals:
    """What the first passage says of a question.

    Attributes:
        score: First-pass score over the summed idf of the question's terms.
        n_terms: The question's distinct terms.
        sentence_coverage: Share of the summed idf that the best sentence holds, 0..1.
        passage_coverage: Share of the summed idf that the passage holds, 0..1.
    """

    score: float
    n_terms: int
    sentence_coverage: float
    passage_coverage: float


def confidence(signals: Signals) -> Confidence:
    """The word for the signals."""
    if signals.sentence_coverage >= 0.75:
        return Confidence.STRONG
    if signals.sentence_coverage >= 0.5 or signals.passage_coverage >= 0.75:
        return Confidence.FAIR
    if signals.sentence_coverage >= 0.34:
        return Confidence.WEAK
    return Confidence.NONE
