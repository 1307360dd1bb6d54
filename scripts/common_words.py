#!/usr/bin/env python3
"""Write the table of src/scoqa/analysis/common_words.py from counts of English words, a word, a tab and a count a line.

The list that was used is unigrams.txt of the package wordsegment.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from itertools import groupby
from pathlib import Path
from textwrap import wrap

from scoqa.analysis.stops import STOP_WORDS
from scoqa.analysis.terms import plain_word, term_of

FIRST, LAST = 7, 10
"""Of the steps that are kept: few words that are searched are commoner; rarer ones are about as rare as names, and twice as many."""
MODULE = Path(__file__).parents[1] / "src" / "scoqa" / "analysis" / "common_words.py"
BEGINNING = "_STEPS = {\n"
"""What stands before it is written by hand, and kept."""


def steps(lines: list[str]) -> dict[str, int]:
    """Term → its step."""
    counts: Counter[str] = Counter()
    n_words = 0
    for line in lines:
        word, count = line.split("\t")
        n_words += int(count)
        form = plain_word(word)
        if form is not None:
            counts[term_of(form)] += int(count)
    found = {term: max(FIRST, round(-math.log(count / n_words))) for term, count in counts.items()}
    listed = {term: step for term, step in found.items() if step <= LAST}
    return listed | {word: 9 for word in STOP_WORDS if word.isalpha()}


def module(listed: dict[str, int]) -> str:
    """The text of the module with these terms by their first letter, which is quick to load and to look into."""
    lines = []
    for letter, terms in groupby(sorted(listed), key=lambda term: term[0]):
        parts = wrap(" ".join(f"{term}:{listed[term]}" for term in terms), 98)
        lines += [f'    "{letter}": (', *(f'        " {part}"' for part in parts), "    ),"]
    head, beginning, _ = MODULE.read_text(encoding="utf-8").partition(BEGINNING)
    return head + beginning + "\n".join([*lines, "}", ""])


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", type=Path)
    options = parser.parse_args()
    MODULE.write_text(module(steps(options.counts.read_text(encoding="utf-8").splitlines())))


if __name__ == "__main__":
    main()
