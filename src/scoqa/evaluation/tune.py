"""Fits the weights of the second pass to a collection's own judgements, and tells whether that is more than chance.

The parts of every candidate are computed once; then the weights are varied one at a time, which is exact, as the score
is the sum of the parts. What is reported is measured on questions that the weights did not see.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoqa.collection import Collection
from scoqa.evaluation.judge import Units, references
from scoqa.evaluation.judged import Judged, Question
from scoqa.evaluation.measures import ndcg
from scoqa.evaluation.significance import paired_p, shown_p
from scoqa.render.lists import counted
from scoqa.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scoqa.adding import Progress

WEIGHTS = ("pairs", "sentence", "title", "introduced")
LEAST_QUESTIONS = 30
"""The least number of judged questions to fit weights to."""
MOST_P = 0.05
"""Fitted weights are taken only if the p of their gain is at most this."""
_FOLDS = 5
"""The questions are split into so many parts, each measured with weights fitted on the others."""
_DEPTH = 100
"""The hits of each question whose order is fitted."""
_STEPS = (0.0, 0.5, 0.7, 1.4, 2.0, 3.0)
"""The factors that are tried for a weight."""
_WORTH = 0.002
"""A weight is changed only for a gain in nDCG@10 of at least this."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """The result of fitting.

    Attributes:
        settings: The settings fitted to all questions.
        n_questions: The number of questions with a relevant judgement.
        before: The mean nDCG@10 with the settings as they were.
        after: The mean nDCG@10, each question by weights fitted to the others.
        p: How often chance alone makes such a difference, two-sided.
    """

    settings: Settings
    n_questions: int
    before: float
    after: float
    p: float

    @property
    def refusal(self) -> str:
        """Why the weights should stay as they are; empty if the fitted ones are better."""
        if self.n_questions < LEAST_QUESTIONS:
            few = f"{counted(self.n_questions, 'judged question')} {'is' if self.n_questions == 1 else 'are'} too few"
            return f"{few}; from {LEAST_QUESTIONS} on weights can be fitted"
        if self.after <= self.before:
            return f"no weights were better on questions they did not see: nDCG@10 {self.before:.4f}, then {self.after:.4f}"
        if self.p > MOST_P:
            return (
                f"the gain may be chance: nDCG@10 {self.before:.4f}, then {self.after:.4f}, {shown_p(self.p)}"
            )
        return ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's n candidates in the order of ties, their parts at weight 1, and the judged ids that each shows.

    Attributes:
        fixed: The scores of the first pass, shape (n,).
        parts: The parts in the order of :data:`WEIGHTS`, shape (n, 4).
    """

    fixed: NDArray[np.float64]
    parts: NDArray[np.float64]
    units: tuple[tuple[str, ...], ...]
    grades: Mapping[str, int]


def tune(
    papers: Collection, judged: Judged, *, units: Units | None = None, progress: Progress | None = None
) -> Tuning:
    """Fit the weights of a collection to judgements.

    Args:
        papers: The collection.
        judged: The questions and their judgements.
        units: Gives the judged ids that a hit shows; by default its document and judged places.
        progress: Called with the number of questions asked and of all.
    """
    import numpy as np

    settings = papers.settings
    questions = judged.ranked_questions()
    start = np.array([getattr(settings, name) for name in WEIGHTS])
    if len(questions) < LEAST_QUESTIONS:
        return Tuning(settings, len(questions), 0.0, 0.0, 1.0)
    asked = parts_of(papers, questions, judged, units or references(papers, judged.qrels), progress)
    before = [ndcg_by(one, start) for one in asked]
    after = [0.0] * len(asked)
    for fold in range(_FOLDS):
        weights = _fitted([one for i, one in enumerate(asked) if i % _FOLDS != fold], start)
        for i in range(fold, len(asked), _FOLDS):
            after[i] = ndcg_by(asked[i], weights)
    fitted = _fitted(asked, start)
    chosen = [round(float(value), 3) for value in fitted]
    mean_before, mean_after = sum(before) / len(asked), sum(after) / len(asked)
    return Tuning(_weighted(settings, chosen), len(asked), mean_before, mean_after, paired_p(before, after))


def _weighted(settings: Settings, weights: Sequence[float]) -> Settings:
    """The settings with other weights, given in the order of :data:`WEIGHTS`."""
    pairs, sentence, title, introduced = weights
    return settings._replace(pairs=pairs, sentence=sentence, title=title, introduced=introduced)


def parts_of(
    papers: Collection,
    questions: Sequence[Question],
    judged: Judged,
    units: Units,
    progress: Progress | None = None,
) -> list[Asked]:
    """The candidates of each question with their parts, by which any weights can be tried."""
    bare = papers.with_settings(_weighted(papers.settings, [1.0] * len(WEIGHTS)))
    found = []
    for number, question in enumerate(questions, start=1):
        found.append(_candidates(bare, question, judged.qrels[question.id], units))
        if progress is not None:
            progress(number, len(questions), question.id)
    return found


def _candidates(bare: Collection, question: Question, grades: Mapping[str, int], units: Units) -> Asked:
    import numpy as np

    hits = sorted(
        bare.probe(question.text, depth=_DEPTH)[1],
        key=lambda hit: (hit.passage.document_key, hit.passage.span),
    )
    parts = [{part.name: part.value for part in hit.parts} for hit in hits]
    fixed = [each.get(bare.settings.weighting, 0.0) for each in parts]
    values = [[each.get(name, 0.0) for name in WEIGHTS] for each in parts]
    return Asked(
        np.array(fixed),
        np.array(values).reshape(len(hits), len(WEIGHTS)),
        tuple(tuple(units(hit)) for hit in hits),
        grades,
    )


def ndcg_by(one: Asked, weights: NDArray[np.float64]) -> float:
    """nDCG@10 of a question with weights in the order of :data:`WEIGHTS`."""
    import numpy as np

    seen: set[str] = set()
    gains = []
    for place in np.argsort(-(one.fixed + one.parts @ weights), kind="stable"):
        new = [unit for unit in one.units[place] if unit not in seen]
        if new:
            gains.append(max(max(one.grades.get(unit, 0), 0) for unit in new))
            seen.update(new)
            if len(gains) == 10:
                break
    return ndcg(gains, [grade for grade in one.grades.values() if grade > 0])


def _fitted(asked: Sequence[Asked], start: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights varied one at a time, in two rounds, each kept if the gain is worth it."""
    weights = start.copy()
    best = sum(ndcg_by(one, weights) for one in asked) / len(asked)
    for _ in range(2):
        for i in range(len(weights)):
            for step in _STEPS:
                tried = weights.copy()
                tried[i] = (start[i] or 0.1) * step
                value = sum(ndcg_by(one, tried) for one in asked) / len(asked)
                if value > best + _WORTH:
                    best, weights = value, tried
    return weights
