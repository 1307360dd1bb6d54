#!/usr/bin/env python3
"""Fit the confidence models on judged collections and write src/scoqa/answering/model.py.

Every collection is asked its own questions and those of the others; a logistic model learns to tell them
apart by the signals of an answer. Each collection counts alike, and its own questions as much as the
others'. Collections of a single paper are among them, as the model must serve those too. A second one learns, from
the own questions that the first lets through, whether the first passage is relevant: it chooses the word.
Each collection is reported by models that saw neither it nor any other made of the same papers or about its subject.
The collections are English; the model for other languages, which lacks a signal, is kept.

    python scripts/fit_confidence.py [--write] [--alike cisi,lisa,adi,cacm] ../shared/collections/*

What ranking learns moves the chances of all answers a little. --least keeps the models and sets anew only the
probability from which a question is answered, over the collections given; --about keeps the model that chooses the word.
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

from scoqa.answering import model
from scoqa.answering.confidence import COVERED, Signals, is_whole
from scoqa.evaluation.foreign import families, with_foreign
from scoqa.evaluation.judge import judge
from scoqa.evaluation.judged import Judged, Record, load_beir
from scoqa.evaluation.report import Outcome

OWN, OTHERS = 150, 220
"""Questions of a collection that are put to it, and of all others together, about."""
PAPERS, OF_PAPER, OTHERS_OF_PAPER = 16, 12, 40
RECORDS = 4
"""Records a title has in the mean where the records of a title are taken for a paper."""
LET_THROUGH = 0.028
"""Share of other collections' questions that are answered, those whose words a passage holds whole among them."""
WORDS = {"strong": 0.85, "fair": 0.55, "weak": 0.0}
"""How likely the first passage of an answer has to be relevant for a word."""
ABOUT_SIGNALS = [0, 1, 2, 3, 4, *map(Signals._fields.index, ("topical", "subject", "seldom"))]
"""Of all, those that tell a collection's own questions; with the others that is told no better."""
SOUND_SIGNALS = [1, 2, 3, 4, 5]
"""Of all, those that tell whether the first passage is relevant."""
MODEL = Path(__file__).parents[1] / "src" / "scoqa" / "answering" / "model.py"


@dataclass(frozen=True)
class Sample:
    """The answers of one collection, or of several small ones of a kind.

    Attributes:
        family: Collections of one family are made of the same papers or about one subject.
        signals: Shape (n, signals); zeros where nothing was found, or not known.
        own: Whether each question is the collection's own, shape (n,).
        right: Whether the first passage is relevant, shape (n,); False for others' questions.
        whole: Whether a question is answered whatever the model says, shape (n,).
    """

    name: str
    family: str
    signals: NDArray[np.float64]
    own: NDArray[np.bool_]
    right: NDArray[np.bool_]
    whole: NDArray[np.bool_]

    @property
    def weights(self) -> NDArray[np.float64]:
        """Own and others' questions count as much as each other, 1 in all."""
        found: NDArray[np.float64] = np.where(self.own, 0.5 / self.own.sum(), 0.5 / (~self.own).sum())
        return found


def samples(judged: Sequence[Judged], alike: Sequence[Sequence[str]]) -> Iterator[Sample]:
    """The collections as they are, cut from whole papers, and each paper or subject alone."""
    family = kin(judged, alike)
    for one in judged:
        others = [other for other in judged if family[other.name] != family[one.name]]
        mixed = with_foreign(one, others, own=OWN, each=_each(OTHERS, others))
        yield sample(one.name, family[one.name], judge(mixed, as_is=True).outcomes)
        if one.papers:
            yield sample(f"{one.name}, whole", family[one.name], judge(mixed).outcomes)
        each = _each(OTHERS_OF_PAPER, others)
        if outcomes := [
            outcome
            for paper in alone(one)
            for outcome in judge(with_foreign(paper, others, own=OF_PAPER, each=each)).outcomes
        ]:
            yield sample(f"{one.name}, alone", family[one.name], outcomes)


def kin(judged: Sequence[Judged], alike: Sequence[Sequence[str]]) -> dict[str, str]:
    """Name of each collection → name of its family: of the same papers, or said to be about one subject."""
    found = families(judged)
    for names in alike:
        same = {found[name] for name in names if name in found}
        found = {name: min(same) if family in same else family for name, family in found.items()}
    return found


def _each(n: int, others: Sequence[Judged]) -> int:
    return -(-n // len(others))


def alone(judged: Judged) -> Iterator[Judged]:
    """Some of the papers as a collection each; none where there is but one, or no telling what a paper is."""
    records: dict[str, list[Record]] = {}
    for record in judged.records:
        records.setdefault(record.paper if judged.papers else record.title, []).append(record)
    if len(records) < 2 or (not judged.papers and len(judged.records) < RECORDS * len(records)):
        return
    for name in list(records)[:: max(1, len(records) // PAPERS)]:
        ids = {record.id for record in records[name]}
        own = tuple(
            one
            for one in judged.ranked_questions()
            if any(grade > 0 and record in ids for record, grade in judged.qrels[one.id].items())
        )
        papers = tuple(paper for paper in judged.papers if paper.id == name)
        if own:
            yield replace(judged, papers=papers, records=tuple(records[name]), questions=own)


def sample(name: str, family: str, outcomes: Sequence[Outcome]) -> Sample:
    """The signals of answers and what is known of their questions."""
    found = [Signals(**dict(one.signals)) if one.signals else None for one in outcomes]
    nothing = [0.0] * len(Signals._fields)
    signals = [nothing if one is None else [value or 0.0 for value in one] for one in found]
    own = np.array([one.answerable is not False for one in outcomes])
    right = np.array([one.is_right for one in outcomes])
    whole = np.array([one is not None and is_whole(one) for one in found])
    print(f"{name}: {own.sum()} own questions, {(~own).sum()} of others", flush=True)
    return Sample(name, family, np.array(signals), own, right, whole)


@dataclass(frozen=True)
class Models:
    """What is written into model.py.

    Attributes:
        about: Tells a collection's own questions.
        least: Its probability from which a question is answered.
        sound: Tells answers whose first passage is relevant.
    """

    about: LogisticRegression
    least: float
    sound: LogisticRegression

    def chances(self, one: Sample) -> NDArray[np.float64]:
        """Probability of being the collection's own, of each question; 1 where it is answered whatever the model says."""
        found: NDArray[np.float64] = self.about.predict_proba(one.signals[:, ABOUT_SIGNALS])[:, 1]
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


def fitted(train: Sequence[Sample], *, about_alone: bool = False) -> Models:
    """Both models, hardly regularised: few weights and thousands of answers; each collection counts alike.

    Args:
        train: The answers.
        about_alone: Keep the model that chooses the word.
    """
    weights = np.concatenate([one.weights for one in train])
    own = np.concatenate([one.own for one in train])
    signals = np.concatenate([one.signals for one in train])
    about = _logistic(signals[:, ABOUT_SIGNALS], own, weights)
    found = Models(about, 0.0, about)
    chances = [found.chances(one) for one in train]
    least = _least(chances, train)
    if about_alone:
        return Models(about, least, _shipped(model.SOUND))
    answered = [one.own & (of_one >= least) for of_one, one in zip(chances, train, strict=True)]
    sound = _logistic(
        np.concatenate(
            [one.signals[kept][:, SOUND_SIGNALS] for kept, one in zip(answered, train, strict=True)]
        ),
        np.concatenate([one.right[kept] for kept, one in zip(answered, train, strict=True)]),
        np.concatenate([np.full(kept.sum(), 1 / kept.sum()) for kept in answered]),
    )
    return Models(about, least, sound)


def kept(train: Sequence[Sample]) -> Models:
    """The models that are shipped, with the probability from which a question is answered set anew."""
    about, sound = (_shipped(weights) for weights in (model.ABOUT, model.SOUND))
    found = Models(about, 0.0, sound)
    return replace(found, least=_least([found.chances(one) for one in train], train))


def _shipped(weights: Sequence[float]) -> LogisticRegression:
    found = LogisticRegression()
    found.classes_ = np.array([False, True])
    found.intercept_, found.coef_ = np.array(weights[:1]), np.array([weights[1:]])
    return found


def _least(chances: Sequence[NDArray[np.float64]], train: Sequence[Sample]) -> float:
    """The probability that so many of other collections' questions reach as may be let through."""
    foreign = np.concatenate([of_one[~one.own] for of_one, one in zip(chances, train, strict=True)])
    weights = np.concatenate([one.weights[~one.own] for one in train])
    order = np.argsort(-foreign)
    shares = np.cumsum(weights[order]) / weights.sum()
    return float(foreign[order][np.searchsorted(shares, LET_THROUGH)])


def _logistic(
    signals: NDArray[np.float64], truth: NDArray[np.bool_], weights: NDArray[np.float64]
) -> LogisticRegression:
    return LogisticRegression(C=1000, max_iter=10_000).fit(
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


def module(models: Models, right: dict[str, float]) -> str:
    """The text of model.py."""
    about, sound = (", ".join(Signals._fields[i] for i in which) for which in (ABOUT_SIGNALS, SOUND_SIGNALS))
    return "\n".join(
        [
            '"""The fitted numbers of the confidence models; written by scripts/fit_confidence.py, not by hand."""',
            "",
            f"ABOUT = {_weights(models.about)}",
            f'"""Is the collection about the question? Intercept, then weights of {about}."""',
            f"ANSWERED = {models.least:.3f}",
            f'"""The least probability by ABOUT for an answer; {LET_THROUGH:.1%} of questions about something else reach it on the judged collections."""',
            "",
            f"ELSEWHERE = {model.ELSEWHERE}",
            '"""The same for passages in other languages than English, without topical, subject and seldom, which they do not have."""',
            f"ELSEWHERE_ANSWERED = {model.ELSEWHERE_ANSWERED}",
            '"""The least probability by ELSEWHERE for an answer."""',
            "",
            f"SOUND = {_weights(models.sound)}",
            f'"""Is the first passage relevant? Intercept, then weights of {sound}."""',
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


def main() -> None:
    """Fit, report, and write where told to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
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
    options = parser.parse_args()
    alike = [names.split(",") for names in options.alike]
    found = list(samples([load_beir(folder) for folder in options.folders], alike))
    if options.least:
        models, right = kept(found), model.RIGHT
    else:
        held_out = {
            one.name: row(
                one,
                fitted([other for other in found if other.family != one.family], about_alone=options.about),
            )
            for one in found
        }
        print(f"\nEach by models that did not see it:\n\n{table(held_out)}")
        models = fitted(found, about_alone=options.about)
        right = (
            model.RIGHT
            if options.about
            else {
                word: float(np.nanmean([each[word] for each in held_out.values()]))
                for word in (*WORDS, "none")
            }
        )
    shipped = {one.name: row(one, models) for one in found}
    print(f"\nThe models shipped, on what they were fitted to:\n\n{table(shipped)}\n")
    text = module(models, right)
    print(text)
    if options.write:
        MODEL.write_text(text)


if __name__ == "__main__":
    main()
