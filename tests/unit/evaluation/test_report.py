"""What an evaluation found, as values and as lines."""

from __future__ import annotations

import pytest

from scoqa.evaluation.report import (
    Compared,
    Outcome,
    by_confidence,
    compare,
    comparison_to_text,
    make_report,
    measure_named,
    to_text,
)
from scoqa.types import Confidence


def outcome(
    name: str,
    success: float | None,
    confidence: Confidence = Confidence.FAIR,
    *,
    holds: bool | None = None,
    answerable: bool | None = None,
) -> Outcome:
    values = () if success is None else (("nDCG@10", success / 2), ("success@1", success))
    return Outcome(name, f"What is {name}?", values, (), "", holds, confidence, answerable)


OUTCOMES = [
    outcome("q1", 1.0, Confidence.STRONG, holds=True, answerable=True),
    outcome("q2", 0.0, Confidence.STRONG, holds=False),
    outcome("q3", 1.0, Confidence.WEAK),
    outcome("q4", None, Confidence.NONE, holds=False, answerable=False),
    outcome("q5", None, Confidence.FAIR, answerable=False),
    outcome("q6", None, Confidence.NONE, answerable=True),
    outcome("q7", None, Confidence.NONE),
]


def test_each_measure_is_a_mean_over_the_questions_that_it_applies_to():
    report = make_report("own", 3, 9, OUTCOMES)

    assert {one.name: (pytest.approx(one.value), one.n_questions) for one in report.measured} == {
        "nDCG@10": (1 / 3, 3),
        "success@1": (2 / 3, 3),
        "sentence hit": (1 / 2, 2),  # q1, q2; q4 has no answer here
        "answered": (3 / 4, 4),  # q1, q2, q3, and of those not judged q6, which is answerable
        "answered, unanswerable": (1 / 2, 2),  # q4, q5
    }
    assert (report.skipped, report.n_judged) == (4, 3)


def test_confidence_is_told_with_how_often_the_first_passage_was_right():
    assert by_confidence(OUTCOMES[:3]) == [
        (Confidence.STRONG, 2, 1),
        (Confidence.FAIR, 0, 0),
        (Confidence.WEAK, 1, 1),
        (Confidence.NONE, 0, 0),
    ]
    assert by_confidence(OUTCOMES[4:5])[1] == (Confidence.FAIR, 1, 0)  # nobody judged it


def test_a_report_as_lines():
    report = make_report("own", 3, 9, OUTCOMES)
    bounds = {one.name: f"[{one.low:.3f}, {one.high:.3f}]" for one in report.measured}

    assert to_text(report, per_question=True).split("\n") == [
        "own: 3 documents, 9 passages, 3 judged questions (4 without relevant judgements skipped)",
        "",
        f"  nDCG@10                 0.3333  {bounds['nDCG@10']}  over 3 questions",
        f"  success@1               0.6667  {bounds['success@1']}  over 3 questions",
        f"  sentence hit            0.5000  {bounds['sentence hit']}  over 2 questions",
        f"  answered                0.7500  {bounds['answered']}  over 4 questions",
        f"  answered, unanswerable  0.5000  {bounds['answered, unanswerable']}  over 2 questions",
        "",
        "  confidence: questions, first passage right",
        "  strong                       2  0.50",
        "  weak                         1  1.00",
        "",
        "  q1  0.500  1.000  strong  What is q1?",
        "  q2  0.000  0.000  strong  What is q2?",
        "  q3  0.500  1.000  weak  What is q3?",
        "  q4  not judged  none  What is q4?",
        "  q5  not judged  fair  What is q5?",
        "  q6  not judged  none  What is q6?",
        "  q7  not judged  none  What is q7?",
    ]


def test_a_report_says_no_more_than_there_is():
    assert (
        to_text(make_report("own", 1, 1, OUTCOMES[:1])).split("\n")[0]
        == "own: 1 document, 1 passage, 1 judged question"
    )
    assert to_text(make_report("own", 0, 0, [])).split("\n") == [
        "own: 0 documents, 0 passages, 0 judged questions",
        "",
    ]
    assert "confidence" not in to_text(make_report("own", 1, 1, OUTCOMES[3:]))


@pytest.mark.parametrize(("given", "name"), [("ndcg@10", "nDCG@10"), ("Sentence HIT", "sentence hit")])
def test_a_measure_is_known_in_any_case(given: str, name: str):
    assert measure_named(given) == name
    with pytest.raises(ValueError, match="there is no measure 'F1'; there are nDCG@10; "):
        measure_named("F1")


def test_what_is_not_measured_is_told_with_what_is():
    with pytest.raises(ValueError, match=r"'F1' was not measured; there are nDCG@10, success@1, answered$"):
        make_report("own", 1, 1, OUTCOMES[2:3]).value("F1")


def test_reports_are_compared_over_the_questions_that_both_measured():
    first = make_report("a", 1, 1, OUTCOMES)
    second = make_report(
        "b", 1, 1, [outcome("q1", 0.0, holds=True, answerable=True), outcome("q4", 1.0), outcome("q6", None)]
    )

    assert compare(first, second) == [
        Compared("nDCG@10", 0.5, 0.0, 1.0, 1),
        Compared("success@1", 1.0, 0.0, 1.0, 1),
        Compared("sentence hit", 1.0, 1.0, 1.0, 1),
        Compared("answered", 1.0, 1.0, 1.0, 1),
    ]


def test_a_comparison_as_lines():
    rows = [Compared("nDCG@10", 0.25, 0.5, 0.0001, 40), Compared("answered", 1.0, 0.5, 0.25, 1)]

    assert comparison_to_text(rows) == (
        "  nDCG@10   0.2500 → 0.5000  +0.2500  p < 0.001  over 40 questions\n"
        "  answered  1.0000 → 0.5000  -0.5000  p 0.250    over 1 question"
    )
