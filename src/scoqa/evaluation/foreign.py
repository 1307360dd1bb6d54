"""Questions of other collections beside a collection's own: how often does it rightly say "not found"?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scoqa.evaluation.judged import Judged, Question

_TITLES = 4
"""Titles that two collections share by no accident."""


def with_foreign(judged: Judged, others: Sequence[Judged], *, own: int = 0, each: int = 0) -> Judged:
    """The judged questions of a collection and, as unanswerable, those of others.

    Args:
        judged: The collection.
        others: Collections about something else.
        own: Most of its own questions, evenly spread; 0 for all.
        each: Most questions of each other collection, evenly spread; 0 for all.
    """
    kept = [one for one in judged.ranked_questions() if one.answerable is not False]
    foreign = [
        Question(f"{other.name}/{one.id}", one.text, answerable=False)
        for other in others
        for one in spread([one for one in other.ranked_questions() if one.answerable is not False], each)
    ]
    return replace(judged, questions=(*spread(kept, own), *foreign))


def families(collections: Sequence[Judged]) -> dict[str, str]:
    """Collections made of the same texts are one family, named by its first: the one's questions are not foreign to the other.

    They are taken for that where they share four titles, or half of what the smaller has.

    Returns:
        Name of each collection → name of its family.
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
    """At most n of the questions, evenly spread over their order; all where n is 0."""
    if not n or len(questions) <= n:
        return list(questions)
    return [questions[i * len(questions) // n] for i in range(n)]
