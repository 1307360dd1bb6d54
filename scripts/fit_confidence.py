#!/usr/bin/env python3
"""Fit the confidence model on judged collections and write src/scoqa/answering/model.py.

Every collection is asked its own questions and those of the others; a logistic model learns to tell them
apart by the three signals of an answer. Each collection counts alike, and its own questions as much as the
others'. Collections of a single paper are among them, as the model must serve those too. Each collection is
reported by a model that saw neither it nor any other made of the same papers.

    python scripts/fit_confidence.py [--write] ../shared/collections/*
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from scoqa.evaluation.foreign import families, spread, with_foreign
from scoqa.evaluation.judge import judge
from scoqa.evaluation.judged import Judged, load_beir
from scoqa.evaluation.report import Outcome

OWN, EACH = 500, 120
PAPERS, OF_PAPER = 30, 10
LET_THROUGH = {"STRONG": 0.008, "FAIR": 0.018, "WEAK": 0.034}
"""Share of other collections' questions that reach a word or a stronger one; the last is "answered"."""
MODEL = Path(__file__).parents[1] / "src" / "scoqa" / "answering" / "model.py"


@dataclass(frozen=True)
class Sample:
    """The answers of one collection, or of several small ones of a kind.

    Attributes:
        family: Collections of one family are made of the same papers.
        signals: Shape (n, 3); zeros where nothing was found.
        own: Whether each question is the collection's own, shape (n,).
        right: Whether the first passage is relevant, shape (n,); False for others' questions.
    """

    name: str
    family: str
    signals: NDArray[np.float64]
    own: NDArray[np.bool_]
    right: NDArray[np.bool_]

    @property
    def weights(self) -> NDArray[np.float64]:
        """Own and others' questions count as much as each other, 1 in all."""
        return np.where(self.own, 0.5 / self.own.sum(), 0.5 / (~self.own).sum())


def samples(judged: Sequence[Judged]) -> Iterator[Sample]:
    """The collections as they are, cut from whole papers, and each paper or subject alone."""
    family = families(judged)
    for one in judged:
        others = [other for other in judged if family[other.name] != family[one.name]]
        mixed = with_foreign(one, others, own=OWN, each=EACH)
        yield sample(one.name, family[one.name], judge(mixed, as_is=True).outcomes)
        if one.papers:
            yield sample(f"{one.name}, whole", family[one.name], judge(mixed).outcomes)
            outcomes = [
                outcome
                for paper in alone(one)
                for outcome in judge(with_foreign(paper, others, own=OWN, each=OF_PAPER)).outcomes
            ]
            yield sample(f"{one.name}, alone", family[one.name], outcomes)


def alone(judged: Judged) -> Iterator[Judged]:
    """Some of the papers as a collection each."""
    paper_of = {record.id: record.paper for record in judged.records}
    for paper in judged.papers[:: max(1, len(judged.papers) // PAPERS)]:
        own = [
            one
            for one in judged.ranked_questions()
            if paper.id in {paper_of[name] for name, grade in judged.qrels[one.id].items() if grade > 0}
        ]
        records = tuple(record for record in judged.records if record.paper == paper.id)
        yield replace(judged, papers=(paper,), records=records, questions=tuple(spread(own, OF_PAPER)))


def sample(name: str, family: str, outcomes: Sequence[Outcome]) -> Sample:
    """The signals of answers and what is known of their questions."""
    signals = [[value for _, value in one.signals] or [0.0, 0.0, 0.0] for one in outcomes]
    own = np.array([one.answerable is not False for one in outcomes])
    right = np.array([one.is_right for one in outcomes])
    print(f"{name}: {own.sum()} own questions, {(~own).sum()} of others", flush=True)
    return Sample(name, family, np.array(signals), own, right)


def fitted(train: Sequence[Sample]) -> LogisticRegression:
    """The model, hardly regularised: three weights and thousands of answers."""
    signals = np.concatenate([one.signals for one in train])
    weights = np.concatenate([one.weights for one in train])
    own = np.concatenate([one.own for one in train])
    return LogisticRegression(C=1000, max_iter=10_000).fit(signals, own, sample_weight=weights * len(own))


def thresholds(model: LogisticRegression, train: Sequence[Sample]) -> dict[str, float]:
    """The probability above which the given share of others' questions lies, each collection alike."""
    chances = np.concatenate([chance(model, one)[~one.own] for one in train])
    weights = np.concatenate([one.weights[~one.own] for one in train])
    order = np.argsort(-chances)
    shares = np.cumsum(weights[order]) / weights.sum()
    return {
        name: float(chances[order][np.searchsorted(shares, share)]) for name, share in LET_THROUGH.items()
    }


def chance(model: LogisticRegression, one: Sample) -> NDArray[np.float64]:
    """Probability of being the collection's own, of each answer."""
    found: NDArray[np.float64] = model.predict_proba(one.signals)[:, 1]
    return np.where(one.signals.any(axis=1), found, 0.0)


def row(one: Sample, model: LogisticRegression, bounds: dict[str, float]) -> dict[str, float]:
    """What a model does on a collection."""
    chances = chance(model, one)
    answered = chances >= bounds["WEAK"]
    edges = [*bounds.values(), 0.0]
    found = {
        "AUROC": float(roc_auc_score(one.own, chances)),
        "own answered": float(answered[one.own].mean()),
        "others answered": float(answered[~one.own].mean()),
    }
    for i, name in enumerate([*bounds, "NONE"]):
        inside = one.own & (chances >= edges[i]) & (chances < (edges[i - 1] if i else 2.0))
        found[name.lower()] = float(one.right[inside].mean()) if inside.sum() >= 5 else float("nan")
    return found


def table(rows: dict[str, dict[str, float]]) -> str:
    """Rows as Markdown, with their mean."""
    names = list(next(iter(rows.values())))
    means = {name: float(np.nanmean([each[name] for each in rows.values()])) for name in names}
    lines = [f"| collection | {' | '.join(names)} |", f"|---|{'---|' * len(names)}"]
    for label, values in {**rows, "**mean**": means}.items():
        cells = ["–" if np.isnan(values[name]) else f"{values[name]:.3f}".lstrip("0") for name in names]
        lines.append(f"| {label} | {' | '.join(cells)} |")
    return "\n".join(lines)


def module(model: LogisticRegression, bounds: dict[str, float], right: dict[str, float]) -> str:
    """The text of model.py."""
    together, size, sentence = model.coef_[0]
    numbers = {
        "INTERCEPT": model.intercept_[0],
        "TOGETHER": together,
        "SIZE": size,
        "SENTENCE": sentence,
    }
    return "\n".join(
        [
            '"""The fitted numbers of the confidence model; written by scripts/fit_confidence.py, not by hand."""',
            "",
            *(f"{name} = {value:.2f}" for name, value in numbers.items()),
            "",
            *(f"{name} = {value:.3f}" for name, value in reversed(bounds.items())),
            "",
            "RIGHT = {" + ", ".join(f'"{word}": {share:.2f}' for word, share in right.items()) + "}",
            '"""Share of the answers of each word whose first passage was relevant, over judged collections."""',
            "",
        ]
    )


def main() -> None:
    """Fit, report, and write where told to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write model.py")
    options = parser.parse_args()
    found = list(samples([load_beir(folder) for folder in options.folders]))
    held_out = {}
    for one in found:
        train = [other for other in found if other.family != one.family]
        model = fitted(train)
        held_out[one.name] = row(one, model, thresholds(model, train))
    print(f"\nEach by a model that did not see it:\n\n{table(held_out)}")
    model = fitted(found)
    bounds = thresholds(model, found)
    shipped = {one.name: row(one, model, bounds) for one in found}
    print(f"\nThe model shipped, on what it was fitted to:\n\n{table(shipped)}\n")
    right = {
        word: float(np.nanmean([each[word] for each in held_out.values()]))
        for word in ("strong", "fair", "weak")
    }
    text = module(model, bounds, right)
    print(text)
    if options.write:
        MODEL.write_text(text)


if __name__ == "__main__":
    main()
