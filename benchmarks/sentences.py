"""Sentences found right in gold files, and megabytes of text a second, beside stock Punkt.

python benchmarks/sentences.py FOLDER [-v]    FOLDER holds gold*.txt: one sentence a line, an empty line
ends a paragraph. A sentence is right when both its ends are right.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from scoqa.analysis.boundaries import sentences
from scoqa.analysis.full_stops import stock_punkt

Splitter = Callable[[str], Iterable[tuple[int, int]]]


def paragraphs(path: Path) -> list[list[str]]:
    """The gold sentences of each paragraph."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    return [block.strip("\n").split("\n") for block in blocks if block.strip()]


def score(gold: list[list[str]], split: Splitter) -> tuple[int, int, list[tuple[list[str], list[str]]]]:
    """Sentences right, sentences in all, and (missed, made up) of each paragraph not wholly right."""
    right = total = 0
    wrong = []
    for lines in gold:
        text = " ".join(lines)
        wanted, at = [], 0
        for line in lines:
            wanted.append((at, at + len(line)))
            at += len(line) + 1
        found = [(a, b) for a, b in split(text)]
        hits = set(wanted) & set(found)
        right += len(hits)
        total += len(wanted)
        if hits != set(wanted) or hits != set(found):
            wrong.append(
                (
                    [text[a:b] for a, b in wanted if (a, b) not in hits],
                    [text[a:b] for a, b in found if (a, b) not in hits],
                )
            )
    return right, total, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-v", action="store_true", help="show what is wrong")
    parser.add_argument(
        "--text", type=Path, help="text to measure the speed on; else the gold files, repeated"
    )
    asked = parser.parse_args()
    stock = stock_punkt()
    splitters: dict[str, Splitter] = {"scoqa": sentences, "stock Punkt": stock.span_tokenize}
    sample = asked.text.read_text(encoding="utf-8") if asked.text else ""
    for name, split in splitters.items():
        sums = [0, 0]
        for path in sorted(asked.folder.glob("gold*.txt")):
            right, total, wrong = score(paragraphs(path), split)
            sums = [sums[0] + right, sums[1] + total]
            print(f"{name:12} {path.name:12} {right:4} of {total}")
            if asked.v and name == "scoqa":
                for missed, made in wrong:
                    print("   -", *missed, sep="\n       ")
                    print("   +", *made, sep="\n       ")
        print(f"{name:12} {'all':12} {sums[0]:4} of {sums[1]}")
    if not sample:
        files = sorted(asked.folder.glob("gold*.txt"))
        sample = "\n\n".join(" ".join(p) for path in files for p in paragraphs(path)) * 40
    size = len(sample.encode()) / 1e6
    for name, split in splitters.items():
        best = min(_seconds(split, sample) for _ in range(3))
        print(f"{name:12} {size / best:6.1f} MB/s, {len(sample.split()) / best / 1e6:.2f} M words/s")


def _seconds(split: Splitter, text: str) -> float:
    began = time.perf_counter()
    list(split(text))
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
