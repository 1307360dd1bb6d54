"""A report as a picture: each measure with its interval, and how often each word of confidence was right."""

from __future__ import annotations

from pathlib import Path

from scoqa.errors import NotKeptError
from scoqa.evaluation.report import Report, by_confidence
from scoqa.render.lists import counted


def save_plot(report: Report, path: Path) -> None:
    """Draw a report into a file whose ending names the format (.png, .svg, .pdf).

    Raises:
        NotKeptError: matplotlib is missing, or the file cannot be written.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise NotKeptError("a plot needs matplotlib; pip install 'scoqa[plot]'") from error
    figure = Figure(figsize=(9, 3.5), layout="constrained")
    measures, words = figure.subplots(1, 2, width_ratios=(3, 2))
    names = [one.name for one in report.measured]
    values = [one.value for one in report.measured]
    errors = [
        [max(one.value - one.low, 0) for one in report.measured],
        [max(one.high - one.value, 0) for one in report.measured],
    ]
    measures.barh(names, values, xerr=errors, color="0.75", ecolor="0.2", capsize=3)
    measures.invert_yaxis()
    measures.set_xlim(0, 1)
    measures.set_title(f"{report.name}, {counted(report.n_judged, 'judged question')} (95 %)", fontsize=10)
    shown = [
        (word, n, right) for word, n, right in by_confidence([o for o in report.outcomes if o.values]) if n
    ]
    words.bar([f"{word}\n{n}" for word, n, _ in shown], [right / n for _, n, right in shown], color="0.75")
    words.set_ylim(0, 1)
    words.set_title("first passage right, by confidence", fontsize=10)
    try:
        figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)
    except (OSError, ValueError) as error:
        raise NotKeptError(f"{path}: the plot cannot be written ({error})") from error
