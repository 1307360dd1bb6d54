"""What follows the last transaction of many."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.storage.merging import merged_apart


@pytest.mark.parametrize("apart", [0, 10**9])
def test_other_processes_merge_what_many_files_added(tmp_path: Path, monkeypatch, apart: int):
    papers, index = tmp_path / "papers", tmp_path / "index"
    papers.mkdir()
    index.mkdir()
    for number in range(6):
        (papers / f"{number}.txt").write_text(f"Board {number} meets in Vienna.", encoding="utf-8")
    asked = []

    def run(function, arguments):
        asked.append(function)
        return [function(*each) for each in arguments]

    monkeypatch.setattr("scoqa.adding.BATCH_DOCUMENTS", 1)
    monkeypatch.setattr("scoqa.committing.APART", apart)
    monkeypatch.setattr("scoqa.committing.run_apart", lambda jobs: run if jobs == 2 else None)

    with Collection.open(index) as collection:
        collection.add(papers, jobs=2)

        assert set(asked) == (set() if apart else {merged_apart})
        assert len(collection.ask("Which boards meet in Vienna?", k=10)) == 6
