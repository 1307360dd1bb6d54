"""Cost against size, drawn from the figures that search.py --json gathered over several runs.

usage: python benchmarks/growth.py FIGURES.json PLOT.png          needs matplotlib
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

DRAWN = {
    "p50 ms": "a search, median (ms)",
    "p99 ms": "a search, 99th percentile (ms)",
    "first ms": "first answer after opening (ms)",
    "build/s": "building (passages a second)",
    "disk MB": "on disk (MB; scoqa with the text)",
    "RSS MB": "resident memory while answering (MB)",
}


def main(arguments: list[str]) -> None:
    from matplotlib import pyplot

    source, target = map(Path, arguments)
    figures: dict[str, dict[str, dict[str, float]]] = json.loads(source.read_text())
    sizes = sorted(figures, key=int)
    names = sorted(
        {name for each in figures.values() for name in each}, key=lambda name: (name[:5] != "scoqa", name)
    )
    figure, axes = pyplot.subplots(2, 3, figsize=(13, 7))
    for axis, (column, title) in zip(axes.flat, DRAWN.items(), strict=True):
        for number, name in enumerate(names):
            points = [
                (int(size), figures[size][name][column])
                for size in sizes
                if column in figures[size].get(name, {})
            ]
            if points:
                axis.plot(
                    *zip(*points, strict=True),
                    marker="o",
                    label=name,
                    color=f"C{number}",  # a peer keeps its colour where others have no figure
                    lw=2.5 if name == "scoqa" else 1,
                )
        axis.set(title=title, xscale="log", yscale="log", xlabel="passages")
        axis.grid(alpha=0.3)
        axis.set_visible(bool(axis.lines))  # no run had built an index or stated its size
    axes.flat[0].legend(fontsize=8)
    figure.tight_layout()
    figure.savefig(target, dpi=110)


if __name__ == "__main__":
    main(sys.argv[1:])
