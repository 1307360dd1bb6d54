"""Judgements of a session."""

from __future__ import annotations

from collections.abc import Callable

from scoqa import Collection
from scoqa.evaluation.judgements import load_judgements

Say = Callable[[str], str]
QUESTION = "what raises the tides of the oceans"


def test_judgements_are_kept_by_document_and_span_and_may_be_changed(say: Say, papers: Collection):
    say(QUESTION)
    say("/good 1 2")
    said = say("/bad 2")

    (grades,) = load_judgements(papers.notes).qrels.values()
    assert sorted((ref.split(":")[0], grade) for ref, grade in grades.items()) == [
        ("stone2005", 0),
        ("wave1999", 1),
    ]
    assert "kept: [2] does not answer the question" in said
    assert "2 judgements of 1 question" in said
    assert "no passage 9" in say("/good 9")
