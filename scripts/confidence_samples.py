"""What is known of answers over judged collections, each asked its own questions and those of others.

Used by fit_confidence.py. Collections of a single paper are among them, as the confidence models must serve those too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scoqa.analysis.languages import language_of
from scoqa.answering.confidence import Signals, is_whole
from scoqa.evaluation.foreign import families, with_foreign
from scoqa.evaluation.judge import judge
from scoqa.evaluation.judged import Judged, Record

OWN, OTHERS = 150, 220
"""Questions of a collection that are put to it, and of all others together, about."""
PAPERS, OF_PAPER, OTHERS_OF_PAPER = 16, 12, 40
RECORDS = 4
"""Records a title has in the mean where the records of a title are taken for a paper."""


@dataclass(frozen=True)
class Asked:
    """A row of the tables: one collection, or several small ones of a kind, with their questions and others'.

    Attributes:
        kin: The papers or the subject, and for other languages than English the language, that it shares with its kin.
        collections: With the questions put to each.
        as_is: Whether each record is one passage.
    """

    name: str
    kin: frozenset[str]
    collections: tuple[Judged, ...]
    as_is: bool = False


@dataclass(frozen=True)
class Sample:
    """The answers of one row.

    Attributes:
        kin: That of what was asked.
        signals: Shape (n, signals); zeros where nothing was found, or not known.
        own: Whether each question is the collection's own, shape (n,).
        right: Whether the first passage is relevant, shape (n,); False for others' questions.
        whole: Whether a question is answered whatever the model says, shape (n,).
    """

    name: str
    kin: frozenset[str]
    signals: NDArray[np.float64]
    own: NDArray[np.bool_]
    right: NDArray[np.bool_]
    whole: NDArray[np.bool_]

    @property
    def weights(self) -> NDArray[np.float64]:
        """Own and others' questions count as much as each other, 1 in all."""
        found: NDArray[np.float64] = np.where(self.own, 0.5 / self.own.sum(), 0.5 / (~self.own).sum())
        return found


def english(judged: Sequence[Judged], alike: Sequence[Sequence[str]]) -> Iterator[Asked]:
    """The collections as they are, cut from whole papers, and each paper or subject alone."""
    family = kin(judged, alike)
    for one in judged:
        same = frozenset([family[one.name]])
        others = [other for other in judged if family[other.name] != family[one.name]]
        mixed = with_foreign(one, others, own=OWN, each=_each(OTHERS, others))
        yield Asked(one.name, same, (mixed,), as_is=True)
        if one.papers:
            yield Asked(f"{one.name}, whole", same, (mixed,))
        each = _each(OTHERS_OF_PAPER, others)
        if papers := [with_foreign(paper, others, own=OF_PAPER, each=each) for paper in alone(one)]:
            yield Asked(f"{one.name}, alone", same, tuple(papers))


def elsewhere(judged: Sequence[Judged], alike: Sequence[Sequence[str]]) -> Iterator[Asked]:
    """Collections in other languages: each half of one, asked the questions of its other half and of others in its language."""
    family = kin(judged, alike)
    language = {one.name: _language(one) for one in judged}
    for one in judged:
        strangers = [
            other
            for other in judged
            if language[other.name] == language[one.name] and family[other.name] != family[one.name]
        ]
        same = frozenset([family[one.name], f"in {language[one.name]}"])
        first, second = halves(one)
        pairs = [(first, [second, *strangers]), (second, [first, *strangers])]
        yield Asked(
            one.name,
            same,
            tuple(
                with_foreign(half, others, own=OWN // 2, each=_each(OTHERS // 2, others))
                for half, others in pairs
            ),
            as_is=True,
        )
        if papers := [
            with_foreign(paper, others, own=OF_PAPER, each=_each(OTHERS_OF_PAPER, others))
            for half, others in pairs
            for paper in alone(half, PAPERS // 2)
        ]:
            yield Asked(f"{one.name}, alone", same, tuple(papers))


def kin(judged: Sequence[Judged], alike: Sequence[Sequence[str]]) -> dict[str, str]:
    """Name of each collection → name of its family: of the same papers, or said to be about one subject."""
    found = families(judged)
    for names in alike:
        same = {found[name] for name in names if name in found}
        found = {name: min(same) if family in same else family for name, family in found.items()}
    return found


def _language(judged: Judged) -> str:
    """The language of most of its texts."""
    return Counter(language_of(record.text) for record in judged.records).most_common(1)[0][0]


def _each(n: int, others: Sequence[Judged]) -> int:
    return -(-n // len(others))


def halves(judged: Judged) -> tuple[Judged, Judged]:
    """A collection's records as two collections, in their order and cut where a title ends, each with its own questions."""
    records = judged.records
    middle = len(records) // 2
    ends = (at for at in range(middle, len(records)) if records[at].title != records[at - 1].title)
    middle = next(ends, middle)
    return _only(judged, records[:middle]), _only(judged, records[middle:])


def alone(judged: Judged, most: int = PAPERS) -> Iterator[Judged]:
    """Some of the papers as a collection each; none where there is but one, or no telling what a paper is."""
    records: dict[str, list[Record]] = {}
    for record in judged.records:
        records.setdefault(record.paper if judged.papers else record.title, []).append(record)
    if len(records) < 2 or (not judged.papers and len(judged.records) < RECORDS * len(records)):
        return
    for name in list(records)[:: max(1, len(records) // most)]:
        found = _only(judged, records[name])
        if found.questions:
            yield replace(found, papers=tuple(paper for paper in judged.papers if paper.id == name))


def _only(judged: Judged, records: Sequence[Record]) -> Judged:
    """Some of the records, and the questions that one of them answers."""
    ids = {record.id for record in records}
    own = tuple(
        one
        for one in judged.ranked_questions()
        if any(grade > 0 and record in ids for record, grade in judged.qrels[one.id].items())
    )
    return replace(judged, records=tuple(records), questions=own)


def sample(asked: Asked) -> Sample:
    """The signals of the answers and what is known of their questions."""
    outcomes = [outcome for one in asked.collections for outcome in judge(one, as_is=asked.as_is).outcomes]
    found = [Signals(**dict(one.signals)) if one.signals else None for one in outcomes]
    nothing = [0.0] * len(Signals._fields)
    signals = [nothing if one is None else [value or 0.0 for value in one] for one in found]
    own = np.array([one.answerable is not False for one in outcomes])
    right = np.array([one.is_right for one in outcomes])
    whole = np.array([one is not None and is_whole(one) for one in found])
    print(f"{asked.name}: {own.sum()} own questions, {(~own).sum()} of others", flush=True)
    return Sample(asked.name, asked.kin, np.array(signals), own, right, whole)
