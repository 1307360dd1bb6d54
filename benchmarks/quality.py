"""Quality on judged collections: every figure of docs/evaluation.md, beside bm25s at its best setting.

    python benchmarks/quality.py ../shared/collections            # the bars
    python benchmarks/quality.py ../shared/collections --ablate   # what each part brings

bm25s: Lucene's variant, the same Snowball stems, its own English stop words, title and text.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import bm25s
import numpy as np
import Stemmer

from scoqa import Collection
from scoqa.analysis import asked
from scoqa.evaluation.foreign import families, spread, with_foreign
from scoqa.evaluation.judge import index, judge
from scoqa.evaluation.judged import Judged, load_beir
from scoqa.evaluation.measures import ndcg
from scoqa.evaluation.significance import interval
from scoqa.evaluation.tune import WEIGHTS, Asked, ndcg_by, parts_of
from scoqa.settings import Settings

PEER_SETTINGS = ((1.2, 0.75), (0.9, 0.4), (1.5, 0.75))
ABLATED = 300
"""Most questions a collection when parts are left out one by one."""
EACH = 200
"""Most questions of each other collection when off-topic ones are put."""
FIRST_QUESTIONS = (
    "what is the SCO Energy Club",
    "When was the SCO Energy Club established?",
    "Which states are observers of the SCO?",
    "Who drafted chapter 6?",
    "Is the SCO the NATO of the East?",
    "What is the SCO?",
    "who chaired the lunar gateway board",
)


def peer(judged: Judged) -> dict[tuple[float, float], float]:
    """nDCG@10 of bm25s by (k1, b)."""
    stemmer = Stemmer.Stemmer("english")
    corpus = bm25s.tokenize(
        [f"{record.title} {record.text}" for record in judged.records],
        stopwords="en",
        stemmer=stemmer,
        show_progress=False,
    )
    questions = judged.ranked_questions()
    words = bm25s.tokenize(
        [question.text for question in questions],
        stopwords="en",
        stemmer=stemmer,
        return_ids=False,
        show_progress=False,
    )
    found = {}
    for k1, b in PEER_SETTINGS:
        index = bm25s.BM25(method="lucene", k1=k1, b=b)
        index.index(corpus, show_progress=False)
        values = []
        for question, tokens in zip(questions, words, strict=True):
            ids, scores = index.retrieve([tokens], k=min(10, len(judged.records)), show_progress=False)
            grades = judged.qrels[question.id]
            gains = [
                max(grades.get(judged.records[i].id, 0), 0)
                for i, score in zip(ids[0], scores[0], strict=True)
                if score > 0
            ]
            values.append(ndcg(gains, [grade for grade in grades.values() if grade > 0]))
        found[k1, b] = sum(values) / len(values)
    return found


def ranking(collections: Sequence[Judged]) -> None:
    """NDCG@10 beside the peer's best."""
    print("| collection | scoqa | 95 % | bm25s, best of three | (k1, b) | ratio |\n|---|---|---|---|---|---|")
    ours, theirs = [], []
    for judged in collections:
        report = judge(replace(judged, questions=tuple(judged.ranked_questions())), as_is=True)
        by_setting = peer(judged)
        best = max(by_setting, key=lambda setting: by_setting[setting])
        ours.append(report.value("nDCG@10"))
        theirs.append(by_setting[best])
        low, high = next((one.low, one.high) for one in report.measured if one.name == "nDCG@10")
        print(
            f"| {judged.name} | {ours[-1]:.4f} | {low:.3f}–{high:.3f} | {theirs[-1]:.4f} | {best[0]}, {best[1]} "
            f"| {ours[-1] / theirs[-1]:.3f} |",
            flush=True,
        )
    ratio = sum(ours) / sum(theirs)
    print(f"| **macro** | {sum(ours) / len(ours):.4f} | | {sum(theirs) / len(theirs):.4f} | | {ratio:.3f} |")


def sentences(collections: Sequence[Judged]) -> None:
    """Whether the best sentence of the first passage holds the answer."""
    print("\n| collection | best sentence holds the answer | 95 % | questions |\n|---|---|---|---|")
    for judged in collections:
        own = tuple(one for one in judged.ranked_questions() if one.answers and one.answerable is not False)
        for label, as_is in (("as it is", True), ("whole papers", False)):
            if not own or not (as_is or judged.papers):
                continue
            report = judge(replace(judged, questions=own), as_is=as_is)
            hits = [float(bool(one.holds_answer)) for one in report.outcomes]
            low, high = interval(hits)
            print(
                f"| {judged.name}, {label} | {sum(hits) / len(hits):.4f} | {low:.3f}–{high:.3f} | {len(hits)} |",
                flush=True,
            )


def off_topic(collections: Sequence[Judged]) -> None:
    """How many questions get an answer: the collection's own, and those of each other one."""
    names = [judged.name for judged in collections]
    print(
        f"\n| asked of | own answered | others' answered | of which {' | '.join(names)} |\n"
        f"|---|---|---|{'---|' * len(names)}"
    )
    kept, let_through = [], []
    family = families(collections)
    for judged in collections:
        others = [other for other in collections if family[other.name] != family[judged.name]]
        if not others:
            continue  # nobody's questions are foreign to it
        report = judge(with_foreign(judged, others, each=EACH), as_is=True)
        own = [one.is_answered for one in report.outcomes if one.answerable is not False]
        foreign = [
            (one.id.split("/")[0], one.is_answered) for one in report.outcomes if one.answerable is False
        ]
        asked = {other.name for other in others}
        cells = [
            f"{_mean(hit for whose, hit in foreign if whose == name):.3f}" if name in asked else ""
            for name in names
        ]
        kept.append(_mean(own))
        let_through.append(_mean(hit for _, hit in foreign))
        print(f"| {judged.name} | {kept[-1]:.3f} | {let_through[-1]:.3f} | {' | '.join(cells)} |", flush=True)
    if kept:
        print(f"| **mean** | {_mean(kept):.3f} | {_mean(let_through):.3f} | {'| ' * len(names)}")


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def first_questions() -> None:
    """What the shipped paper answers."""
    print()
    with Collection.shipped() as papers:
        if papers.is_new:
            papers.add()
        for question in FIRST_QUESTIONS:
            answer = papers.ask(question)
            quote = answer.best.text if answer.best else "not found"
            print(f"- {question} — {answer.confidence}: {quote}")


def ablation(collections: Sequence[Judged]) -> None:
    """NDCG@10 with each part left out, as a difference; a row a collection, and whole papers where there are some.

    Every question is asked once for all parts, whose sum the score is, and once more for framing words.
    """
    weights = np.array([getattr(Settings(), part) for part in WEIGHTS])
    left_out = [weights * (np.arange(len(WEIGHTS)) != i) for i in range(len(WEIGHTS))]
    names = [*(f"without {part}" for part in WEIGHTS), "framing words as others", "first pass alone"]
    print(f"| | questions | all parts | {' | '.join(names)} |\n|---|{'---|' * (len(names) + 2)}")
    rows = []
    for judged in collections:
        for as_is in (True, False) if judged.papers else (True,):
            sample = replace(judged, questions=tuple(spread(judged.ranked_questions(), ABLATED)))
            asked_once = candidates(sample, as_is=as_is)
            framing, asked._FRAMING_WEIGHT = asked._FRAMING_WEIGHT, 1.0
            unframed = candidates(sample, as_is=as_is)
            asked._FRAMING_WEIGHT = framing
            whole = _mean(ndcg_by(one, weights) for one in asked_once)
            tried = [_mean(ndcg_by(one, each) for one in asked_once) for each in left_out]
            tried.append(_mean(ndcg_by(one, weights) for one in unframed))
            tried.append(_mean(ndcg_by(one, 0 * weights) for one in asked_once))
            rows.append([whole, *(value - whole for value in tried)])
            label = judged.name if as_is else f"{judged.name}, whole"
            print(f"| {label} | {len(asked_once)} | {_cells(rows[-1])} |", flush=True)
    print(f"| **macro** | | {_cells([_mean(column) for column in zip(*rows, strict=True)])} |")


def candidates(judged: Judged, *, as_is: bool) -> list[Asked]:
    """The candidates of all its questions."""
    papers, units = index(judged, as_is=as_is)
    with papers:
        return parts_of(papers, judged.questions, judged, units)


def _cells(row: Sequence[float]) -> str:
    return " | ".join([f"{row[0]:.4f}", *(f"{value:+.4f}" for value in row[1:])])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", help="each holds judged collections, a folder each")
    parser.add_argument("--ablate", action="store_true")
    options = parser.parse_args()
    collections = []
    for path in sorted(path for folder in options.folders for path in folder.glob("*/queries.jsonl*")):
        judged = load_beir(path.parent)
        for line in judged.notes:
            print(f"{judged.name}: {line}", file=sys.stderr)
        if judged.ranked_questions():
            collections.append(judged)
        else:
            print(f"{judged.name}: no question has a judgement; left out", file=sys.stderr)
    if options.ablate:
        ablation(collections)
        return
    ranking(collections)
    sentences(collections)
    off_topic(collections)
    first_questions()


if __name__ == "__main__":
    main()
