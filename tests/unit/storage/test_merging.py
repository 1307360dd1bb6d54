"""Segments merged into one: whatever is merged where, the index is the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from scoqa.passages import count_documents, cut
from scoqa.storage import Store, merging
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


def filled(path: Path) -> Store:
    """Five segments of seven documents, one of them removed."""
    store = Store.open(path, create=True)
    for number, own in enumerate(texts(5)):
        documents = [Document(f"d{number}{place}", Meta(), text) for place, text in enumerate(own)]
        pairs = [(document, cut(document)) for document in documents]
        with store.writing() as batch:
            batch.put(pairs, count_documents(pairs))
    with store.writing() as batch:
        batch.remove(["d23"])
    return store


def dump(store: Store) -> list[str]:
    connection = sqlite3.connect(str(store.path))
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def held(store: Store) -> dict[str, list[Any]]:
    with store.reading():
        return {
            term: [column.tolist() for column in store.postings(term)] for term in ("common", "word", *WORDS)
        }


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
    with filled(tmp_path / "a" / "index") as here, filled(tmp_path / "b" / "index") as elsewhere:
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
def test_what_is_held_does_not_depend_on_how_much_is_merged_at_a_time(
    piece: int, together: int, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(merging, "PIECE", piece)
    monkeypatch.setattr(merging, "TOGETHER", together)
    with filled(tmp_path / "x" / "index") as store:
        before = held(store), store.forms("é"), store.forms("a")
        with store.writing() as batch:
            batch.merge()

        assert (held(store), store.forms("é"), store.forms("a")) == before


def test_what_is_not_committed_is_merged_here(tmp_path: Path):
    calls: list[tuple[Any, ...]] = []
    with filled(tmp_path / "x" / "index") as store:
        spread = store.spread(kept(calls))
        with store.writing() as batch:
            batch.remove(["d11"])
            batch.merge(spread=spread)

        assert not calls
        assert store.n_documents == 33


def test_an_index_in_memory_is_merged_here():
    with Store.open(None) as store:
        assert store.spread(kept([])) is None
