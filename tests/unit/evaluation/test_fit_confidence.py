"""The script that fits the confidence models: whom it asks what, and what it writes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from scoqa.answering import model
from scoqa.answering.confidence import Signals
from scoqa.evaluation.judged import Judged, Question, Record

SCRIPTS = Path(__file__).parents[3] / "scripts"
TEXTS = {
    "de": "Die Katze liegt auf dem Sofa und der Hund ist mit den Kindern in den Garten gegangen, weil es nicht mehr regnet.",
    "fr": "Le chat est sur le canapé et le chien est parti avec les enfants dans le jardin parce que la pluie ne tombe plus.",
}


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Their modules as ``python scripts/fit_confidence.py`` finds them."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    yield
    for name in ("fit_confidence", "confidence_samples"):
        sys.modules.pop(name, None)


@pytest.fixture
def samples(scripts: None) -> ModuleType:
    import confidence_samples

    return confidence_samples


@pytest.fixture
def fit(scripts: None) -> ModuleType:
    import fit_confidence

    return fit_confidence


def _judged(name: str, language: str, titles: str) -> Judged:
    """A record for each letter, titled with it, and a question on each."""
    ids = [f"{name}{i}" for i in range(len(titles))]
    records = tuple(Record(one, TEXTS[language], title) for one, title in zip(ids, titles, strict=True))
    return Judged(
        name, tuple(Question(f"q-{one}", "?") for one in ids), {f"q-{one}": {one: 1} for one in ids}, records
    )


def test_the_numbers_shipped_are_what_the_script_writes(fit: ModuleType) -> None:
    english = fit.shipped(model.ABOUT, model.ANSWERED, fit.ENGLISH)
    abroad = fit.shipped(model.ELSEWHERE, model.ELSEWHERE_ANSWERED, fit.ELSEWHERE)

    assert fit.module(english, abroad, model.RIGHT) == Path(model.__file__).read_text()


def test_a_collection_is_halved_between_titles_and_each_half_keeps_its_questions(samples: ModuleType) -> None:
    first, second = samples.halves(_judged("a", "de", "xyyyyz"))

    assert [record.title for record in first.records] == list("xyyyy")
    assert [record.title for record in second.records] == ["z"]
    assert [one.id for one in first.questions] == [f"q-a{i}" for i in range(5)]
    assert [one.id for one in second.questions] == ["q-a5"]


def test_of_one_title_the_middle_is_the_middle(samples: ModuleType) -> None:
    assert [len(half.records) for half in samples.halves(_judged("a", "de", "xxxx"))] == [2, 2]


def test_a_half_is_asked_the_other_halfs_questions_and_strangers_of_its_language(samples: ModuleType) -> None:
    judged = [
        _judged("a", "de", "vw"),
        _judged("b", "de", "xy"),
        _judged("twin", "de", "VW"),
        _judged("c", "fr", "zz"),
    ]

    found = {one.name: one for one in samples.elsewhere(judged, [["a", "twin", "c"]])}

    first, second = found["a"].collections
    assert [one.id for one in first.questions] == ["q-a0", "a/q-a1", "b/q-b0", "b/q-b1"]
    assert [one.id for one in second.questions] == ["q-a1", "a/q-a0", "b/q-b0", "b/q-b1"]
    assert {name: one.kin for name, one in found.items()} == {
        "a": {"a", "in de"},
        "b": {"b", "in de"},
        "twin": {"a", "in de"},
        "c": {"a", "in fr"},
    }


def _sample(samples: ModuleType, name: str, kin: str, *, slope: float) -> object:
    """Answers of 40 own and 40 others' questions that ``together`` tells apart, the more of it the surer where slope is positive."""
    signals = np.zeros((80, len(Signals._fields)))
    signals[:, 1] = 0.5 + slope * np.where(np.arange(80) < 40, 0.1, -0.1) + np.tile([-0.05, 0.05], 40)
    own = np.arange(80) < 40
    return samples.Sample(
        name, frozenset([kin]), signals, own, own & (np.arange(80) % 3 > 0), np.zeros(80, dtype=bool)
    )


def test_each_row_is_by_models_that_saw_none_of_its_kin(fit: ModuleType, samples: ModuleType) -> None:
    found = [
        _sample(samples, "a", "one", slope=1),
        _sample(samples, "a, alone", "one", slope=1),
        _sample(samples, "b", "other", slope=-1),
    ]

    rows = fit.held_out(found, fit.ELSEWHERE)

    assert [rows[name]["AUROC"] for name in ("a", "a, alone", "b")] == [0, 0, 0]  # each learnt the contrary


def test_so_many_of_others_are_let_through_as_may_be(fit: ModuleType, samples: ModuleType) -> None:
    one = _sample(samples, "a", "one", slope=0.2)

    found = fit.fitted([one], fit.ELSEWHERE)

    chances = found.chances(one)
    let_through = (chances[~one.own] >= found.least).mean()
    assert let_through >= fit.ELSEWHERE.let_through
    assert (chances[~one.own] > found.least).mean() < fit.ELSEWHERE.let_through
