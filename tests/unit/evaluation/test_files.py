"""Reports and runs as files."""

from pathlib import Path

import pytest

from scoqa.errors import UnreadableFileError
from scoqa.evaluation.files import load_report, to_json, trec_run
from scoqa.evaluation.report import Outcome, Ranked, make_report
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
