"""The picture of a report."""

from pathlib import Path

import pytest

from scoqa.errors import NotKeptError
from scoqa.evaluation.plot import save_plot
from scoqa.evaluation.report import Outcome, make_report
from scoqa.types import Confidence

REPORT = make_report(
    "tiny", 1, 1, [Outcome("q", "What?", (("nDCG@10", 0.5),), (), "", None, Confidence.WEAK, None)]
)


def test_a_plot_names_the_collection_and_the_measures(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    import matplotlib as mpl

    with mpl.rc_context({"svg.fonttype": "none"}):
        save_plot(REPORT, tmp_path / "report.svg")

    drawn = (tmp_path / "report.svg").read_text()
    assert "tiny, 1 judged question " in drawn
    assert "nDCG@10" in drawn


def test_a_plot_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")

    with pytest.raises(NotKeptError, match="cannot be written"):
        save_plot(REPORT, tmp_path / "nowhere" / "report.svg")
