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


def test_bars_are_as_long_as_the_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = pytest.importorskip("matplotlib.figure")
    drawn = []
    savefig = figures.Figure.savefig
    monkeypatch.setattr(
        figures.Figure,
        "savefig",
        lambda one, *given, **more: (drawn.append(one), savefig(one, *given, **more)),
    )
    right = [
        Outcome(f"q{i}", "What?", (("success@1", float(i % 4 == 0)),), (), "", None, Confidence.FAIR, None)
        for i in range(8)
    ]
    unjudged = [Outcome("x", "What?", (), (), "", None, Confidence.STRONG, False)]
    report = make_report("tiny", 1, 1, right + unjudged)

    save_plot(report, tmp_path / "report.svg")

    measures, words = drawn[0].axes
    one = report.measured[0]
    assert [bar.get_width() for bar in measures.patches] == [0.25, 1.0, 1.0]
    assert measures.collections[0].get_segments()[0][:, 0] == pytest.approx([one.low, one.high])
    assert measures.get_ylim()[0] > measures.get_ylim()[1]  # the first measure stands at the top
    assert (measures.get_xlim(), words.get_ylim()) == ((0, 1), (0, 1))
    assert [bar.get_height() for bar in words.patches] == [
        0.25
    ]  # of the fair, two of eight; nobody judged the strong
    assert [label.get_text() for label in words.get_xticklabels()] == ["fair\n8"]
    assert "right" in words.get_title()
    assert "<dc:date>" not in (tmp_path / "report.svg").read_text()  # the same bytes on any day


def test_a_plot_may_be_a_picture_of_points(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")

    save_plot(REPORT, tmp_path / "report.png")

    assert (tmp_path / "report.png").read_bytes().startswith(b"\x89PNG")
