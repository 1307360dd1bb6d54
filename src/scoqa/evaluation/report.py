"""What an evaluation found, as values and as lines to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from scoqa.evaluation.judged import Question
from scoqa.evaluation.measures import MEASURES
from scoqa.evaluation.significance import interval, paired_p
from scoqa.render.lists import counted
from scoqa.types import Confidence
from scoqa.value import NamedTuple

NAMES = (*MEASURES, "sentence hit", "answered", "answered, unanswerable")
"""All that a report may have measured."""


class Ranked(NamedTuple):
    """One place of a ranking: the id of a record or the reference of a place, and its score."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question's outcome.

    Attributes:
        values: (measure, value), in the order of the measures; empty for a question nobody judged.
        ranking: Records or references, best first.
        sentence: The best sentence of the first passage.
        holds_answer: Whether that sentence holds an answer; None where no answer is known.
        confidence: As shown; NONE means "not found".
        answerable: As the collection says.
        signals: What the confidence was read from, as of an answer.
    """

    id: str
    question: str
    values: tuple[tuple[str, float], ...]
    ranking: tuple[Ranked, ...]
    sentence: str
    holds_answer: bool | None
    confidence: Confidence
    answerable: bool | None
    signals: tuple[tuple[str, float], ...] = ()

    @property
    def is_answered(self) -> bool:
        """Whether it got an answer rather than "not found"."""
        return self.confidence is not Confidence.NONE

    @property
    def is_right(self) -> bool:
        """Whether the first passage is relevant."""
        return dict(self.values).get("success@1", 0.0) > 0


def unjudged(question: Question) -> Outcome:
    """The outcome of a question that nobody judged: it is not asked."""
    return Outcome(question.id, question.text, (), (), "", None, Confidence.NONE, None)


@dataclass(frozen=True, slots=True)
class Measured:
    """A mean over questions with its 95 % bootstrap interval."""

    name: str
    value: float
    low: float
    high: float
    n_questions: int


@dataclass(frozen=True, slots=True)
class Report:
    """An evaluation of one collection.

    Attributes:
        skipped: Questions without a relevant judgement, left out of the ranking measures.
    """

    name: str
    n_documents: int
    n_passages: int
    skipped: int
    outcomes: tuple[Outcome, ...]
    measured: tuple[Measured, ...]

    @property
    def n_judged(self) -> int:
        """Questions with a relevant judgement."""
        return len(self.outcomes) - self.skipped

    def value(self, measure: str) -> float:
        """The mean of one measure; ValueError if it was not measured."""
        for one in self.measured:
            if one.name == measure:
                return one.value
        known = ", ".join(one.name for one in self.measured)
        raise ValueError(f"{measure!r} was not measured; there are {known}")


def check_measure(name: str) -> None:
    """ValueError where no evaluation measures that."""
    if name not in NAMES:
        raise ValueError(f"there is no measure {name!r}; there are {'; '.join(NAMES)}")


def make_report(name: str, n_documents: int, n_passages: int, outcomes: Sequence[Outcome]) -> Report:
    """The report of all outcomes, means taken over the questions that each measure applies to."""
    judged = [one for one in outcomes if one.values]
    measured = [
        _mean(measure, [dict(one.values)[measure] for one in judged])
        for measure, _ in (judged[0].values if judged else ())
    ]
    with_answers = [one for one in outcomes if one.holds_answer is not None and one.answerable is not False]
    if with_answers:
        measured.append(_mean("sentence hit", [float(bool(one.holds_answer)) for one in with_answers]))
    own = [one for one in outcomes if one.values or one.answerable]
    foreign = [one for one in outcomes if one.answerable is False]
    for label, group in (("answered", own), ("answered, unanswerable", foreign)):
        if group:
            measured.append(_mean(label, [float(one.is_answered) for one in group]))
    return Report(
        name, n_documents, n_passages, len(outcomes) - len(judged), tuple(outcomes), tuple(measured)
    )


def _mean(name: str, values: Sequence[float]) -> Measured:
    mean = fsum(values) / len(values) if values else 0.0
    return Measured(name, mean, *interval(values), len(values))


def by_confidence(outcomes: Sequence[Outcome]) -> list[tuple[Confidence, int, int]]:
    """(word, questions, questions whose first passage is relevant) of each word, strongest first."""
    groups = [(word, [one for one in outcomes if one.confidence is word]) for word in Confidence]
    return [(word, len(group), sum(one.is_right for one in group)) for word, group in groups]


def to_text(report: Report, *, per_question: bool = False) -> str:
    """The report as lines to read."""
    lines = [
        f"{report.name}: {counted(report.n_documents, 'document')}, {counted(report.n_passages, 'passage')}, "
        f"{counted(report.n_judged, 'judged question')}"
        + (f" ({report.skipped} without relevant judgements skipped)" if report.skipped else ""),
        "",
    ]
    width = max((len(one.name) for one in report.measured), default=0)
    lines += [
        f"  {one.name:<{width}}  {one.value:.4f}  [{one.low:.3f}, {one.high:.3f}]  over {counted(one.n_questions, 'question')}"
        for one in report.measured
    ]
    judged = [one for one in report.outcomes if one.values]
    if judged:
        lines += ["", "  confidence: questions, first passage right"]
        lines += [
            f"  {word:<{width}}  {n:>6}  {n_right / n:.2f}" for word, n, n_right in by_confidence(judged) if n
        ]
    if per_question:
        lines += ["", *(_question_line(one) for one in report.outcomes)]
    return "\n".join(lines)


def _question_line(one: Outcome) -> str:
    values = "  ".join(f"{value:.3f}" for _, value in one.values) or "not judged"
    return f"  {one.id}  {values}  {one.confidence}  {one.question}"


def compare(first: Report, second: Report) -> list[tuple[str, float, float, float]]:
    """(measure, mean of the first, mean of the second, paired p) over the questions both judged."""
    before = {one.id: dict(one.values) for one in first.outcomes if one.values}
    after = {one.id: dict(one.values) for one in second.outcomes if one.values}
    shared = [name for name in before if name in after]
    if not shared:
        raise ValueError("the two reports have no judged question in common")
    rows = []
    for measure in before[shared[0]]:
        a = [before[name][measure] for name in shared]
        b = [after[name][measure] for name in shared]
        rows.append((measure, fsum(a) / len(a), fsum(b) / len(b), paired_p(a, b)))
    return rows


def comparison_to_text(rows: Sequence[tuple[str, float, float, float]]) -> str:
    """A comparison as lines to read."""
    return "\n".join(f"  {name:<10}  {a:.4f} → {b:.4f}  {b - a:+.4f}  p {p:.3f}" for name, a, b, p in rows)
