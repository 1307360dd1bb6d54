#!/usr/bin/env python3
"""Fit the confidence models on judged collections and write src/scoqa/answering/model.py.

Every collection is asked its own questions and those of the others; a logistic model learns to tell them
apart by the signals of an answer. Each collection counts alike, and its own questions as much as the
others'. A second one learns, from the own questions that the first lets through, whether the first passage is
relevant: it chooses the word. Each collection is reported by models that saw neither it nor any other made of the
same papers or about its subject.

    python scripts/fit_confidence.py [--write] [--jobs 2] [--alike cisi,lisa,adi,cacm] ../shared/collections/*

Passages in other languages than English lack some signals and have a model of their own: --elsewhere gives collections in
them. Each is asked by halves, the questions of its other half and of others in its language, and reported by models that
saw no other in its language either. Without --elsewhere the model for them is kept.

What ranking learns moves the chances of all answers a little. --least keeps the models and sets anew only the
probability from which a question is answered, over the collections given; --about keeps the model that chooses the word.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from confidence_samples import Sample, elsewhere, english, sample
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from scoqa.answering import model
from scoqa.answering.confidence import COVERED, Signals
from scoqa.evaluation.judged import load_beir

WORDS = {"strong": 0.85, "fair": 0.55, "weak": 0.0}
"""How likely the first passage of an answer has to be relevant for a word."""
SOUND_SIGNALS = [1, 2, 3, 4, 5]
"""Of all, those that tell whether the first passage is relevant."""
MODEL = Path(__file__).parents[1] / "src" / "scoqa" / "answering" / "model.py"


@dataclass(frozen=True)
class Kind:
    """How a model that tells a collection's own questions is fitted.

    Attributes:
        by: Of all signals, those it looks at; with the others that is told no better.
        let_through: Share of other collections' questions that are answered, those whose words a passage holds whole among them.
    """

    by: tuple[int, ...]
    let_through: float


ENGLISH = Kind((0, 1, 2, 3, 4, *map(Signals._fields.index, ("topical", "subject", "seldom"))), 0.028)
ELSEWHERE = Kind((0, 1, 3, 4, *map(Signals._fields.index, ("beyond", "passages"))), 0.04)
"""Of other languages nothing is known at large."""


@dataclass(frozen=True)
class Models:
    """What is written into model.py, for English or for other languages.

    Attributes:
        about: Tells a collection's own questions.
        least: Its probability from which a question is answered.
        sound: Tells answers whose first passage is relevant.
        kind: How the first was fitted.
    """

    about: LogisticRegression
    least: float
    sound: LogisticRegression
    kind: Kind

    def chances(self, one: Sample) -> NDArray[np.float64]:
        """Probability of being the collection's own, of each question; 1 where it is answered whatever the model says."""
        found: NDArray[np.float64] = self.about.predict_proba(one.signals[:, self.kind.by])[:, 1]
        found[~one.signals.any(axis=1)] = 0.0
        found[one.whole] = 1.0
        return found

    def soundness(self, one: Sample) -> NDArray[np.float64]:
        """Probability that the first passage is relevant, of each question."""
        found: NDArray[np.float64] = self.sound.predict_proba(one.signals[:, SOUND_SIGNALS])[:, 1]
        covered = one.signals[:, Signals._fields.index("covered")]
        for word, least in COVERED.items():
            found = np.where(covered < least, np.minimum(found, np.nextafter(WORDS[word], 0)), found)
        return found


def fitted(
    train: Sequence[Sample], kind: Kind = ENGLISH, *, sound: LogisticRegression | None = None
) -> Models:
    """Both models, hardly regularised: few weights and thousands of answers; each collection counts alike.

    Args:
        train: The answers.
        kind: Of the model that tells a collection's own questions.
        sound: The model that chooses the word, where it is not to be fitted.
    """
    weights = np.concatenate([one.weights for one in train])
    own = np.concatenate([one.own for one in train])
    about = _logistic(np.concatenate([one.signals for one in train])[:, kind.by], own, weights)
    found = _with_least(Models(about, 0.0, sound or about, kind), train)
    if sound:
        return found
    answered = [one.own & (found.chances(one) >= found.least) for one in train]
    return replace(
        found,
        sound=_logistic(
            np.concatenate(
                [one.signals[kept][:, SOUND_SIGNALS] for kept, one in zip(answered, train, strict=True)]
            ),
            np.concatenate([one.right[kept] for kept, one in zip(answered, train, strict=True)]),
            np.concatenate([np.full(kept.sum(), 1 / kept.sum()) for kept in answered]),
        ),
    )


def shipped(about: Sequence[float], least: float, kind: Kind) -> Models:
    """The models as they are in model.py."""
    return Models(_model(about), least, _model(model.SOUND), kind)


def _model(weights: Sequence[float]) -> LogisticRegression:
    found = LogisticRegression()
    found.classes_ = np.array([False, True])
    found.intercept_, found.coef_ = np.array(weights[:1]), np.array([weights[1:]])
    return found


def _with_least(models: Models, train: Sequence[Sample]) -> Models:
    """With the probability that so many of other collections' questions reach as may be let through."""
    foreign = np.concatenate([models.chances(one)[~one.own] for one in train])
    weights = np.concatenate([one.weights[~one.own] for one in train])
    order = np.argsort(-foreign)
    shares = np.cumsum(weights[order]) / weights.sum()
    return replace(models, least=float(foreign[order][np.searchsorted(shares, models.kind.let_through)]))


def _logistic(
    signals: NDArray[np.float64], truth: NDArray[np.bool_], weights: NDArray[np.float64]
) -> LogisticRegression:
    """Up to the optimum itself: short of it the third digit hangs on the last of a signal."""
    return LogisticRegression(C=1000, solver="newton-cholesky", tol=1e-8).fit(
        signals, truth, sample_weight=weights * len(truth) / weights.sum()
    )


def row(one: Sample, models: Models) -> dict[str, float]:
    """What models do on a collection; a word given fewer than five times says nothing."""
    chances, soundness = models.chances(one), models.soundness(one)
    answered = chances >= models.least
    found = {
        "AUROC": float(roc_auc_score(one.own, chances)),
        "own answered": float(answered[one.own].mean()),
        "others answered": float(answered[~one.own].mean()),
    }
    most = 2.0
    for word, least in WORDS.items():
        inside = one.own & answered & (soundness >= least) & (soundness < most)
        found[word] = _right(one, inside)
        most = least
    found["none"] = _right(one, one.own & ~answered)
    return found


def _right(one: Sample, inside: NDArray[np.bool_]) -> float:
    return float(one.right[inside].mean()) if inside.sum() >= 5 else float("nan")


def table(rows: dict[str, dict[str, float]]) -> str:
    """Rows as Markdown, with their mean."""
    names = list(next(iter(rows.values())))
    means = {name: float(np.nanmean([each[name] for each in rows.values()])) for name in names}
    lines = [f"| collection | {' | '.join(names)} |", f"|---|{'---|' * len(names)}"]
    for label, values in {**rows, "**mean**": means}.items():
        cells = ["–" if np.isnan(values[name]) else f"{values[name]:.3f}".lstrip("0") for name in names]
        lines.append(f"| {label} | {' | '.join(cells)} |")
    return "\n".join(lines)


def module(found: Models, abroad: Models, right: dict[str, float]) -> str:
    """The text of model.py.

    Args:
        found: For English.
        abroad: For other languages.
        right: Word → share of the answers with it whose first passage is relevant.
    """
    names = [
        ", ".join(Signals._fields[i] for i in by) for by in (found.kind.by, abroad.kind.by, SOUND_SIGNALS)
    ]
    return "\n".join(
        [
            '"""The fitted numbers of the confidence models; written by scripts/fit_confidence.py, not by hand."""',
            "",
            f"ABOUT = {_weights(found.about)}",
            f'"""Is the collection about the question? Intercept, then weights of {names[0]}."""',
            f"ANSWERED = {found.least:.3f}",
            f'"""The least probability by ABOUT for an answer; {found.kind.let_through:.1%} of questions about something else reach it on the judged collections."""',
            "",
            f"ELSEWHERE = {_weights(abroad.about)}",
            f'"""The same for passages in other languages than English: intercept, then weights of {names[1]}."""',
            f"ELSEWHERE_ANSWERED = {abroad.least:.3f}",
            f'"""The least probability by ELSEWHERE for an answer; {abroad.kind.let_through:.1%} reach it on collections in other languages."""',
            "",
            f"SOUND = {_weights(found.sound)}",
            f'"""Is the first passage relevant? Intercept, then weights of {names[2]}."""',
            *(f"{word.upper()} = {least}" for word, least in WORDS.items() if least),
            '"""The least probability by SOUND for an answer that is called so."""',
            "",
            "RIGHT = {" + ", ".join(f'"{word}": {share:.2f}' for word, share in right.items()) + "}",
            '"""How often the first passage was relevant on the judged collections, by the word of the answer; with "none" it is not shown."""',
            "",
        ]
    )


def _weights(found: LogisticRegression) -> str:
    return f"({', '.join(f'{value:.3f}' for value in (found.intercept_[0], *found.coef_[0]))})"


def held_out(
    found: Sequence[Sample], kind: Kind, *, sound: LogisticRegression | None = None
) -> dict[str, dict[str, float]]:
    """What models do on each of the samples that saw none of its kin."""
    return {
        one.name: row(one, fitted([other for other in found if not other.kin & one.kin], kind, sound=sound))
        for one in found
    }


def main() -> None:
    """Fit, report, and write where told to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path, help="collections in English")
    parser.add_argument(
        "--elsewhere",
        nargs="+",
        default=[],
        type=Path,
        metavar="FOLDER",
        help="collections in other languages",
    )
    parser.add_argument("--write", action="store_true", help="write model.py")
    parser.add_argument(
        "--least", action="store_true", help="keep the models, set the least probability anew"
    )
    parser.add_argument("--about", action="store_true", help="keep the model that chooses the word")
    parser.add_argument(
        "--alike",
        action="append",
        default=[],
        metavar="NAME,NAME…",
        help="collections about one subject, no strangers to each other; may be given again",
    )
    parser.add_argument("--jobs", type=int, default=1, help="collections asked at a time")
    options = parser.parse_args()
    alike = [names.split(",") for names in options.alike]
    asked = [
        list(way([load_beir(folder) for folder in folders], alike))
        for way, folders in ((english, options.folders), (elsewhere, options.elsewhere))
    ]
    with ProcessPoolExecutor(options.jobs) as pool:
        here, there = (list(pool.map(sample, each)) for each in asked)
    kept = shipped(model.ABOUT, model.ANSWERED, ENGLISH)
    abroad = shipped(model.ELSEWHERE, model.ELSEWHERE_ANSWERED, ELSEWHERE)
    right = model.RIGHT
    if options.least:
        models = _with_least(kept, here)
    else:
        sound = kept.sound if options.about else None
        rows = held_out(here, ENGLISH, sound=sound)
        print(f"\nEach by models that did not see it:\n\n{table(rows)}")
        models = fitted(here, ENGLISH, sound=sound)
        if not options.about:
            right = {
                word: float(np.nanmean([each[word] for each in rows.values()])) for word in (*WORDS, "none")
            }
    print_shipped(models, here)
    if there:
        rows = held_out(there, ELSEWHERE, sound=models.sound)
        print(f"\nOther languages, each by models that saw neither it nor its language:\n\n{table(rows)}")
        abroad = fitted(there, ELSEWHERE, sound=models.sound)
        print_shipped(abroad, there)
    text = module(models, abroad, right)
    print(f"\n{text}")
    if options.write:
        MODEL.write_text(text)


def print_shipped(models: Models, found: Sequence[Sample]) -> None:
    """What models do on the samples that they were fitted to."""
    rows = {one.name: row(one, models) for one in found}
    print(f"\nThe models shipped, on what they were fitted to:\n\n{table(rows)}")


if __name__ == "__main__":
    main()
