"""What an evaluation found, as values and as lines to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from scoqa.evaluation.judged import Question
from scoqa.evaluation.measures import MEASURES
from scoqa.evaluation.significance import interval, paired_p, shown_p
from scoqa.render.lists import counted
from scoqa.types import Confidence
from scoqa.value import NamedTuple

NAMES = (*MEASURES, "sentence hit", "answered", "answered, unanswerable")
"""The names of all measures that a report may have."""


class Ranked(NamedTuple):
    """One place of a ranking: the id of a record or the reference of a place, and its score."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question's outcome.

    Attributes:
        values: (measure, value), in the order of the measures; empty for a question that nobody judged.
        ranking: The records or references found, best first.
        sentence: The quote from the first passage.
        holds_answer: Whether that holds an answer; None if no answer is known.
        confidence: The answer's confidence; NONE means "not found".
        answerable: What the judged collection says; None if it says nothing.
        signals: The answer's signals, from which the confidence was computed.
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
        """Whether the question got an answer rather than "not found"."""
        return self.confidence is not Confidence.NONE

    @property
    def is_right(self) -> bool:
        """Whether the first passage is relevant."""
        return dict(self.values).get("success@1", 0.0) > 0

    @property
    def figures(self) -> dict[str, float]:
        """Everything measured for this question, by the names of :data:`NAMES`."""
        found = dict(self.values)
        if self.holds_answer is not None and self.answerable is not False:
            found["sentence hit"] = float(self.holds_answer)
        if self.values or self.answerable:
            found["answered"] = float(self.is_answered)
        if self.answerable is False:
            found["answered, unanswerable"] = float(self.is_answered)
        return found


def unjudged(question: Question) -> Outcome:
    """The outcome of a question that nobody judged; it is not asked."""
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
        skipped: The number of questions without a relevant judgement, which the ranking measures leave out.
    """

    name: str
    n_documents: int
    n_passages: int
    skipped: int
    outcomes: tuple[Outcome, ...]
    measured: tuple[Measured, ...]

    @property
    def n_judged(self) -> int:
        """The number of questions with a relevant judgement."""
        return len(self.outcomes) - self.skipped

    def value(self, measure: str) -> float:
        """The mean of one measure; ValueError if that was not measured."""
        for one in self.measured:
            if one.name == measure:
                return one.value
        known = ", ".join(one.name for one in self.measured)
        raise ValueError(f"{measure!r} was not measured; there are {known}")


def measure_named(name: str) -> str:
    """The proper spelling of a measure's name, given in any case; ValueError if there is no such measure."""
    for known in NAMES:
        if known.casefold() == name.casefold():
            return known
    raise ValueError(f"there is no measure {name!r}; there are {'; '.join(NAMES)}")


def make_report(name: str, n_documents: int, n_passages: int, outcomes: Sequence[Outcome]) -> Report:
    """The report of all outcomes; each mean is over the questions that the measure applies to."""
    figures = [one.figures for one in outcomes]
    by_name = {name: [each[name] for each in figures if name in each] for name in NAMES}
    measured = tuple(_mean(name, values) for name, values in by_name.items() if values)
    skipped = sum(not one.values for one in outcomes)
    return Report(name, n_documents, n_passages, skipped, tuple(outcomes), measured)


def _mean(name: str, values: Sequence[float]) -> Measured:
    mean = fsum(values) / len(values) if values else 0.0
    return Measured(name, mean, *interval(values), len(values))


def by_confidence(outcomes: Sequence[Outcome]) -> list[tuple[Confidence, int, int]]:
    """For each word of confidence, strongest first: (word, questions, those whose first passage is relevant)."""
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


class Compared(NamedTuple):
    """One measure of two reports, over the questions that it applies to in both.

    Attributes:
        first: Its mean in the first report.
        second: Its mean in the second report.
        p: How often chance alone makes such a difference, by a two-sided paired randomisation test.
    """

    measure: str
    first: float
    second: float
    p: float
    n_questions: int


def compare(first: Report, second: Report) -> list[Compared]:
    """The measures of two reports, over the questions with the same id and words that both judged.

    Raises:
        ValueError: There are no such questions.
    """
    before = {(one.id, one.question): one.figures for one in first.outcomes}
    after = {(one.id, one.question): one.figures for one in second.outcomes}
    rows = []
    for name in NAMES:
        shared = [key for key, figures in before.items() if name in figures and name in after.get(key, ())]
        if shared:
            a, b = ([figures[key][name] for key in shared] for figures in (before, after))
            means = fsum(a) / len(a), fsum(b) / len(b)
            rows.append(Compared(name, *means, paired_p(a, b), len(shared)))
    if not rows:
        raise ValueError("the two reports have no judged question in common")
    return rows


def comparison_to_text(rows: Sequence[Compared]) -> str:
    """A comparison as lines to read."""
    width = max(len(row.measure) for row in rows)
    return "\n".join(
        f"  {row.measure:<{width}}  {row.first:.4f} → {row.second:.4f}  {row.second - row.first:+.4f}  "
        f"{shown_p(row.p):<9}  over {counted(row.n_questions, 'question')}"
        for row in rows
    )
