"""Adds questions of other collections to a collection's own, to see how often it rightly says "not found"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scoqa.evaluation.judged import Judged, Question

_TITLES = 4
"""Two collections that share so many titles do so by no accident."""


def with_foreign(judged: Judged, others: Sequence[Judged], *, own: int = 0, each: int = 0) -> Judged:
    """The judged questions of a collection together with those of others, which count as unanswerable.

    Args:
        judged: The collection.
        others: Collections about something else.
        own: The most of its own questions to take, evenly spread; 0 for all.
        each: The most questions of each other collection, evenly spread; 0 for all.
    """
    kept = [one for one in judged.ranked_questions() if one.answerable is not False]
    foreign = [
        Question(f"{other.name}/{one.id}", one.text, answerable=False)
        for other in others
        for one in spread([one for one in other.ranked_questions() if one.answerable is not False], each)
    ]
    return replace(judged, questions=(*spread(kept, own), *foreign))


def families(collections: Sequence[Judged]) -> dict[str, str]:
    """Groups collections that are made of the same texts, whose questions are not foreign to each other.

    Collections count as such if they share four titles, or half of those that the smaller one has.

    Returns:
        The name of each collection's family, which is that of its first collection, by the collection's name.
    """
    found: dict[str, str] = {}
    titles: dict[str, set[str]] = {}
    for one in collections:
        own = {record.title for record in one.records} - {""}
        near = next(
            (
                name
                for name, theirs in titles.items()
                if len(own & theirs) >= max(1, min(_TITLES, min(len(own), len(theirs)) / 2))
            ),
            one.name,
        )
        found[one.name] = found.get(near, near)
        titles[one.name] = own
    return found


def spread(questions: Sequence[Question], n: int) -> list[Question]:
    """At most n of the questions, evenly spread over their order; all of them if n is 0."""
    if not n or len(questions) <= n:
        return list(questions)
    return [questions[i * len(questions) // n] for i in range(n)]
