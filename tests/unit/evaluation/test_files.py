"""Reports and runs as files."""

import json
from pathlib import Path

import pytest

from scoqa.errors import UnreadableFileError
from scoqa.evaluation.files import comparison_to_json, load_report, to_json, trec_run
from scoqa.evaluation.report import Compared, Outcome, Ranked, make_report
from scoqa.types import Confidence

REPORT = make_report(
    "tiny",
    2,
    3,
    [
        Outcome(
            "q1",
            "What?",
            (("nDCG@10", 0.5), ("success@1", 0.0)),
            (Ranked("b", 2.5), Ranked("a", 1.0)),
            "It is.",
            True,
            Confidence.FAIR,
            True,
        ),
        Outcome("q2", "Who?", (), (), "", None, Confidence.NONE, None),
    ],
)


def test_a_report_with_its_questions_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(to_json(REPORT, per_question=True))

    assert load_report(path) == REPORT


def test_a_report_without_its_questions_cannot_be_compared(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(to_json(REPORT))

    with pytest.raises(UnreadableFileError, match="--per-question"):
        load_report(path)
    with pytest.raises(
        UnreadableFileError, match=r"gone.json: .*; 'scoqa eval \.\.\. --json --per-question' writes one"
    ):
        load_report(tmp_path / "gone.json")


def test_a_run_has_the_six_columns_of_trec() -> None:
    assert trec_run(REPORT) == "q1 Q0 b 1 2.500000 scoqa\nq1 Q0 a 2 1.000000 scoqa\n"


def _outcome(name: str, ranking: tuple[Ranked, ...]) -> Outcome:
    return Outcome(name, "Wo läuft sie?", (("nDCG@10", 1 / 3),), ranking, "", None, Confidence.FAIR, None)


def test_the_scores_of_a_run_fall_whatever_they_are() -> None:
    # tools order a run by its scores: of ties, and of what rounds to one, the order has to be kept
    ranking = tuple(
        Ranked(name, score) for name, score in [("a", 2.0), ("b", 2.0), ("c", 1.9999999), ("d", 1.0)]
    )
    report = make_report("tiny", 1, 1, [_outcome("q1", ranking), _outcome("q2", ranking[3:])])

    assert trec_run(report, "me").splitlines() == [
        "q1 Q0 a 1 2.000000 me",
        "q1 Q0 b 2 1.999999 me",
        "q1 Q0 c 3 1.999998 me",
        "q1 Q0 d 4 1.000000 me",
        "q2 Q0 d 1 1.000000 me",
    ]


def test_a_report_holds_its_means_with_six_figures_and_ten_places_of_each_question() -> None:
    ranking = tuple(Ranked(f"r{i}", 20 - i - 1 / 3) for i in range(12))
    written = to_json(make_report("tiny", 1, 1, [_outcome("q1", ranking)]), per_question=True)
    entry = json.loads(written)
    [question] = entry["per_question"]

    assert entry["schema"] == "scoqa.eval/1"
    assert (entry["measures"], entry["intervals"]) == (
        {"nDCG@10": 0.333333, "answered": 1.0},
        {"nDCG@10": [0.333333, 0.333333], "answered": [1.0, 1.0]},
    )
    assert entry["confidence"]["fair"] == {"questions": 1, "right": 0}
    assert question["ranking"] == [f"r{i}" for i in range(10)]
    assert (len(question["scores"]), question["scores"][0]) == (10, 19.666667)
    assert question["measures"] == {"nDCG@10": 0.333333}
    assert '\n  "collection": "tiny",\n' in written
    assert "läuft" in written


def test_questions_without_judgements_have_no_word_in_the_report() -> None:
    assert json.loads(to_json(REPORT))["confidence"] == {
        "strong": {"questions": 0, "right": 0},
        "fair": {"questions": 1, "right": 0},
        "weak": {"questions": 0, "right": 0},
        "none": {"questions": 0, "right": 0},
    }


def test_a_comparison_is_one_object() -> None:
    rows = [Compared("nDCG@10", 0.25, 0.5, 0.01, 40)]

    assert comparison_to_json(rows) == (
        '{\n  "schema": "scoqa.comparison/1",\n  "measures": [\n    {\n      "measure": "nDCG@10",\n'
        '      "first": 0.25,\n      "second": 0.5,\n      "p": 0.01,\n      "questions": 40\n    }\n  ]\n}'
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "not JSON"),
        ("[]", "not a report"),
        ('{"per_question": [{}]}', "not a report"),
        ("{}", "not a report"),
    ],
)
def test_what_is_no_report_is_refused(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "report.json").write_text(text)

    with pytest.raises(UnreadableFileError, match=rf"report\.json: {why}"):
        load_report(tmp_path / "report.json")
