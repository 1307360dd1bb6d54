"""Weights fitted to judgements, and when they are not."""

from dataclasses import replace

import pytest

from scoqa import Collection
from scoqa.evaluation.judged import Judged, Question
from scoqa.evaluation.tune import WEIGHTS, tune
from scoqa.settings import Settings

TOPICS = [
    f"{first}{last}"
    for first in ("bar", "col", "dun", "fen", "gil")
    for last in ("mok", "ter", "vas", "zup", "wig", "hob", "nar")
]


def _papers(settings: Settings) -> Collection:
    """Of each topic a paper named after it, and one that says its name and more words of the question."""
    papers = Collection(settings=settings)
    for topic in TOPICS:
        papers.add_text(f"named-{topic}", "It grows in the north and is eaten raw.", title=f"The {topic}")
        papers.add_text(
            f"other-{topic}", f"Trade in {topic} declined, and nobody knows the reason.", title="Trade"
        )
    return papers


def _judged(relevant: str, topics: list[str] = TOPICS) -> Judged:
    questions = tuple(Question(topic, f"the reason for {topic}") for topic in topics)
    return Judged("own", questions, {topic: {f"{relevant}-{topic}": 1} for topic in topics})


def test_weights_are_found_that_put_the_judged_first() -> None:
    settings = Settings()
    with _papers(settings) as papers:
        found = tune(papers, _judged("named"))
        answer = papers.with_settings(found.settings).ask(f"the reason for {TOPICS[3]}", min_confidence="any")

    assert not found.refusal
    assert answer.evidence[0].citation.key == f"named-{TOPICS[3]}"
    assert found.after > found.before
    assert found.p <= 0.05
    assert replace(found.settings, **dict.fromkeys(WEIGHTS, 0.0)) == replace(
        settings, **dict.fromkeys(WEIGHTS, 0.0)
    )


def test_what_is_right_already_stays() -> None:
    with _papers(Settings()) as papers:
        found = tune(papers, _judged("other"))

    assert found.settings == Settings()
    assert found.refusal.startswith("no weights were better")


def test_what_weights_bring_is_measured_on_questions_that_they_did_not_see() -> None:
    """Every fifth question wants what the others do not: weights fitted to it would bring what others cannot tell."""
    named, other = _judged("named"), _judged("other")
    mixed = {topic: (named if i % 5 == 0 else other).qrels[topic] for i, topic in enumerate(TOPICS)}
    with _papers(Settings()) as papers:
        found = tune(papers, replace(other, qrels=mixed))

    assert found.after == found.before < 1


def test_few_judgements_fit_nothing() -> None:
    with _papers(Settings()) as papers:
        found = tune(papers, _judged("named", TOPICS[:29]))

    assert found.settings == Settings()
    assert found.refusal == "29 judged questions are too few; from 30 on weights can be fitted"


def test_a_gain_that_may_be_chance_is_refused() -> None:
    with _papers(Settings()) as papers:
        found = replace(tune(papers, _judged("other")), before=0.5, after=0.6, p=0.2)

    assert found.refusal == "the gain may be chance: nDCG@10 0.5000, then 0.6000, p 0.200"


def test_other_settings_ask_the_same_documents() -> None:
    with _papers(Settings()) as papers:
        other = papers.with_settings(replace(Settings(), title=9.0))

        assert papers.ask(f"the reason for {TOPICS[0]}").evidence[0].citation.key == f"other-{TOPICS[0]}"
        assert other.ask(f"the reason for {TOPICS[0]}").evidence[0].citation.key == f"named-{TOPICS[0]}"


@pytest.mark.parametrize("name", WEIGHTS)
def test_every_weight_is_a_setting(name: str) -> None:
    assert getattr(Settings(), name) >= 0
