"""Segments merged into one: whatever is merged where, the index is the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from scoqa.passages import count_documents, cut
from scoqa.storage import Store, merging
from scoqa.storage.state import Segment
from scoqa.types import Document, Meta

WORDS = [f"{first}{second}x" for first in "abcdefghij" for second in "klmnopqrst"]


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    monkeypatch.setattr("scoqa.storage.packing.BYTES", 100)


def texts(n_segments: int) -> Iterable[list[str]]:
    for number in range(n_segments):
        yield [
            f"The common word of {' '.join(WORDS[place::7])}. Énergie {number}."
            for place in range(number, 7 + number)
        ]


def filled(path: Path, *removed: str) -> Store:
    """Five segments of seven documents, some of them removed."""
    store = Store.open(path, create=True)
    for number, own in enumerate(texts(5)):
        documents = [Document(f"d{number}{place}", Meta(), text) for place, text in enumerate(own)]
        pairs = [(document, cut(document)) for document in documents]
        with store.writing() as batch:
            batch.put(pairs, count_documents(pairs))
    if removed:
        with store.writing() as batch:
            batch.remove(removed)
    return store


def dump(store: Store) -> list[str]:
    connection = sqlite3.connect(str(store.path))
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def held(store: Store) -> list[Any]:
    """Postings of every term, lengths, zones and some forms."""
    with store.reading():
        terms = [[column.tolist() for column in store.postings(term)] for term in ("common", "word", *WORDS)]
        return [*terms, list(store.lengths_plain()), store.forms("é"), store.forms("a")]


def kept(calls: list[tuple[Any, ...]]) -> Callable[..., Iterable[Any]]:
    """Runs a function here, and remembers with what it was called."""

    def run(function: Callable[..., Any], arguments: Iterable[tuple[Any, ...]]) -> Iterable[Any]:
        for each in arguments:
            calls.append(each)
            yield function(*each)

    return run


def test_parts_that_are_merged_elsewhere_make_the_same_index(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(merging, "PIECE", 100)
    monkeypatch.setattr(merging, "TOGETHER", 2)
    calls: list[tuple[Any, ...]] = []
    with (
        filled(tmp_path / "a" / "index", "d23") as here,
        filled(tmp_path / "b" / "index", "d23") as elsewhere,
    ):
        with here.writing() as batch:
            batch.merge()
        spread = elsewhere.spread(kept(calls))
        with elsewhere.writing() as batch:
            batch.merge(spread=spread)

        assert dump(elsewhere) == dump(here)
    assert {part.forms for *_, part in calls} == {False, True}
    assert len(calls) > 4


@pytest.mark.parametrize("piece", [1, 100, 1_000_000])
@pytest.mark.parametrize("together", [1, 3])
@pytest.mark.parametrize("removed", [(), ("d23",), ("d00", "d23", "d46")])
def test_what_is_held_does_not_depend_on_how_much_is_merged_at_a_time(
    piece: int, together: int, removed: tuple[str, ...], tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(merging, "PIECE", piece)
    monkeypatch.setattr(merging, "TOGETHER", together)
    with filled(tmp_path / "x" / "index", *removed) as store:
        before = held(store)
        with store.writing() as batch:
            batch.merge()

        assert held(store) == before
        assert len(store.keys()) == 35 - len(removed)


def test_what_is_not_committed_is_merged_here(tmp_path: Path):
    calls: list[tuple[Any, ...]] = []
    with filled(tmp_path / "x" / "index", "d23") as store:
        spread = store.spread(kept(calls))
        with store.writing() as batch:
            batch.remove(["d11"])
            batch.merge(spread=spread)

        assert not calls
        assert store.n_documents == 33


def test_an_index_in_memory_is_merged_here():
    with Store.open(None) as store:
        assert store.spread(kept([])) is None


def sized(*sizes: int, dead: dict[int, int] | None = None) -> list[Segment]:
    """Segments of so many ids; ``dead`` says how many of a segment's, by its place."""
    segments, base = [], 0
    for number, size in enumerate(sizes):
        n_dead = (dead or {}).get(number, 0)
        segments.append(Segment(number, base, size, dead=((0, n_dead),) if n_dead else ()))
        base += size
    return segments


@pytest.mark.parametrize(
    ("sizes", "stretch"),
    [
        ((), None),
        ((5,) * 7, None),
        ((5,) * 8, (0, 8)),
        ((60, 5, 60, *(5,) * 5), (0, 8)),
        ((*(60,) * 7, *(5,) * 8), (0, 15)),  # the longest stretch, not the one of the smallest
        ((90_000, *(5,) * 8), (1, 9)),  # not a large one for little
        ((57, *(1,) * 8), (1, 9)),
        ((56, *(1,) * 8), (0, 9)),  # an eighth of all is new
        ((100_000, *(5,) * 8), (1, 9)),  # more than a commit may merge: where sizes step up
        ((50_000, 50_000, 50_000, *(5,) * 8), (3, 11)),  # not one large one without its like
        ((30_000, 30_000, 30_000, 30_000, *(7,) * 7), None),
        ((30_000, 30_000, 30_000, 30_000, *(8,) * 8), (4, 12)),
        (
            (32_768, *(10_000,) * 8),
            (1, 9),
        ),  # sizes step up over 8 ** 5; all of them are more than a commit may merge
        ((32_767, *(10_000,) * 8), None),
    ],
)
def test_the_last_segments_are_merged_once_they_are_eight(
    sizes: tuple[int, ...], stretch: tuple[int, int] | None
):
    assert merging.plan(sized(*sizes), 0) == stretch


def test_texts_added_one_by_one_are_written_a_few_times_each_and_segments_stay_few():
    segments, n_written, most = sized(30_000), 0, 0
    for base in range(30_000, 34_000):
        segments.append(Segment(base, base, 1))
        while (stretch := merging.plan(segments, 1)) is not None:
            chosen = segments[slice(*stretch)]
            n_ids = sum(segment.n_ids for segment in chosen)
            segments[slice(*stretch)] = [Segment(base, chosen[0].base, n_ids)]
            n_written += n_ids
        most = max(most, len(segments))

    assert n_written < 20 * 4_000
    assert most <= 11


def test_a_commit_merges_no_more_than_a_bound_or_four_times_what_it_changes():
    segments = sized(*(20_000,) * 8)

    assert merging.plan(segments, 39_999) is None
    assert merging.plan(segments, 40_000) == (0, 8)
    assert merging.plan(sized(*(12_500,) * 8), 0) == (0, 8)
    assert merging.plan(sized(*(12_501,) * 8), 0) is None


def test_a_segment_is_written_anew_once_more_than_a_third_of_it_is_dead():
    assert merging.plan(sized(10, 99, dead={1: 33}), 0) is None
    assert merging.plan(sized(10, 99, dead={1: 34}), 0) == (1, 2)
    assert merging.plan(sized(100_001, dead={0: 100_000}), 0) is None
    assert merging.plan(sized(100_001, dead={0: 100_000}), 100_000) == (0, 1)
