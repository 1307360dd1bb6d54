#!/usr/bin/env python3
"""Write the table of src/scoqa/analysis/common_words.py: the mean of what the web and what papers say, or half of what a field says.

    python scripts/common_words.py counts.txt papers.txt medicine.txt biology.txt

The first has counts of English words, a word, a tab and a count a line: unigrams.txt of the package wordsegment was used. The
second has texts of papers of many subjects: a passage of some 100 words a line, an empty line behind each paper. The others have
texts of one large field in the same form, biomedicine: any medical folder has "patients", be it about lenses or about infections.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from textwrap import wrap

from scoqa.analysis.stops import STOP_WORDS
from scoqa.analysis.terms import plain_word, term_of

FIRST, LAST = 7, 11
"""Of the steps that are kept: few words that are searched are commoner; rarer ones are about as rare as names, and twice as many."""
PAPERS = 3
"""Papers that must have a word: names and slips are in one."""
OF_FIELD = 0.5
"""Share of a word's share of a field that it has at least: .3 to .7 serve alike (docs/evaluation.md)."""
MODULE = Path(__file__).parents[1] / "src" / "scoqa" / "analysis" / "common_words.py"
BEGINNING = "_STEPS = {\n"
"""What stands before it is written by hand, and kept."""


def of_web(lines: Sequence[str]) -> dict[str, float]:
    """Term → its share of all words that are counted."""
    counts: Counter[str] = Counter()
    n_words = 0
    for line in lines:
        word, count = line.split("\t")
        n_words += int(count)
        form = plain_word(word)
        if form is not None:
            counts[term_of(form)] += int(count)
    return {term: count / n_words for term, count in counts.items()}


def of_papers(lines: Sequence[str]) -> dict[str, float]:
    """Term → its share of words, were it spread evenly over as many passages as hold it: what is said again in one says no more."""
    passages: Counter[str] = Counter()
    papers: Counter[str] = Counter()
    n_words = n_passages = 0
    for is_paper, group in groupby(lines, key=bool):
        if not is_paper:
            continue
        held = []
        for line in group:
            words = line.split()
            n_words, n_passages = n_words + len(words), n_passages + 1
            held.append({term_of(form) for word in words if (form := plain_word(word)) is not None})
        passages.update(term for each in held for term in each)
        papers.update(set().union(*held))
    return {
        term: -math.log1p(-n / (n_passages + 1)) * n_passages / n_words
        for term, n in passages.items()
        if papers[term] >= PAPERS
    }


def mean(shares: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Term → its mean share."""
    return {term: sum(each.get(term, 0.0) for each in shares) / len(shares) for term in set().union(*shares)}


def steps(large: Mapping[str, float], field: Mapping[str, float]) -> dict[str, int]:
    """Term → the step of its share at large, or of half its share of a field where that is more."""
    shares = {
        term: max(large.get(term, 0.0), OF_FIELD * field.get(term, 0.0)) for term in set().union(large, field)
    }
    found = {term: max(FIRST, round(-math.log(share))) for term, share in shares.items() if share > 0}
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
    parser.add_argument("papers", type=Path)
    parser.add_argument("field", type=Path, nargs="+")
    options = parser.parse_args()
    web, papers, *field = (
        path.read_text(encoding="utf-8").splitlines()
        for path in (options.counts, options.papers, *options.field)
    )
    large = mean([of_web(web), of_papers(papers)])
    MODULE.write_text(module(steps(large, mean([of_papers(each) for each in field]))))


if __name__ == "__main__":
    main()
