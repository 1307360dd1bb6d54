"""Many texts are added in batches, by one process or many, and merged when it pays."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.storage.merging import merge


def test_one_process_and_many_give_the_same_index(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("scoqa.preparing.BATCH_TEXTS", 20)
    texts = [
        {"key": f"d{i:03}", "text": f"Passage {i} of {i % 7} clubs. The US has {i % 5} of them."}
        for i in range(90)
    ]
    indexes = []
    for jobs in (1, 2):
        folder = tmp_path / str(jobs)
        folder.mkdir()
        with Collection.open(folder) as papers:
            assert papers.add_texts(texts, jobs=jobs) == 90
            place = papers.place
        dump = sqlite3.connect(place)
        indexes.append(list(dump.iterdump()))
        dump.close()

    assert indexes[0] == indexes[1]


@pytest.mark.parametrize("jobs", [1, 2])
def test_texts_take_no_more_memory_once_they_are_added(jobs: int, monkeypatch):
    monkeypatch.setattr("scoqa.preparing.BATCH_TEXTS", 20)
    texts = [{"key": f"d{i:03}", "text": f"Le café {i} est très petit."} for i in range(50)]
    sizes = [sys.getsizeof(fields["text"]) for fields in texts]  # with its UTF-8, where Python keeps it

    with Collection() as papers:
        papers.add_texts(texts, jobs=jobs)

        assert papers.show("d007:0-25").text == texts[7]["text"]
    assert [sys.getsizeof(fields["text"]) for fields in texts] == sizes


def test_many_batches_are_added_in_memory(monkeypatch):
    monkeypatch.setattr("scoqa.preparing.BATCH_TEXTS", 10)
    texts = [{"key": f"d{i:03}", "text": f"Passage {i} of {i % 7} clubs."} for i in range(240)]
    with Collection() as papers:
        papers.add_texts(texts[:200], jobs=1)

        assert papers.add_texts(texts[200:], jobs=1) == 40  # too few to merge them with all
        assert len(papers.search("clubs", k=1000)) == 240


def test_what_many_batches_add_is_merged_once_at_the_end(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("scoqa.preparing.BATCH_TEXTS", 10)
    merged: list[int] = []
    monkeypatch.setattr(
        "scoqa.storage.batch.merge",
        lambda connection, place, segments, *rest: (
            merged.append(len(segments)) or merge(connection, place, segments, *rest)
        ),
    )
    texts = [{"key": f"d{i:03}", "text": f"Passage {i} of {i % 7} clubs."} for i in range(200)]
    with Collection.open(tmp_path) as papers:
        papers.add_texts(texts, jobs=1)

        assert merged == [20]  # not 8 as soon as there are 8

        papers.add_texts(({**fields, "key": f"e{fields['key']}"} for fields in texts[:40]), jobs=1)

        assert merged == [20]  # too few for all, and for some of one size
        assert len(papers.search("clubs", k=1000)) == 240
