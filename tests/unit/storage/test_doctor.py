"""The doctor finds what is not as it was written, and compacting changes no answer."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.errors import IndexDamagedError
from scoqa.passages import count_documents, cut
from scoqa.settings import Settings
from scoqa.storage import Store
from scoqa.storage.records import chunks
from scoqa.types import Document, Meta

from .conftest import TEXTS, ask, change, damage, index, rewrite


def test_a_healthy_index_is_told_from_what_was_not_read_and_what_is_stale(folder: Path):
    (folder / "winds.txt").unlink()

    with Collection.open(folder) as papers:
        report = papers.doctor()

    assert report.is_healthy
    assert [problem.where for problem in report.problems] == ["broken.pdf"]
    assert report.freshness.missing == ("winds.txt",)
    sizes = {table.name: table for table in report.tables}
    assert sizes["documents"].n_rows == 3
    rows = chunks(TEXTS["tides.txt"])
    assert (sizes["texts"].n_rows, sizes["texts"].n_bytes) == (2, sum(8 + len(row) + 8 for row in rows))
    assert 0 <= report.free_bytes < report.index_bytes


def test_an_index_in_memory_is_examined_and_repaired_too():
    with Collection() as papers:
        papers.add_text("moon", "The moon raises tides.")
        before = papers.ask("what raises tides")

        report = papers.repair()

        assert (report.n_kept, report.lost, report.backup) == (1, (), "")
        assert papers.doctor().is_healthy
        assert papers.ask("what raises tides") == before


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE texts SET text = replace(text, 'moon', 'noon')", "texts: row"),
        ("UPDATE documents SET title = 'x' WHERE key = 'rain'", "documents: row"),
        ("UPDATE layouts SET layout = '{}'", "layouts: row"),
        ("UPDATE sources SET size = 1 WHERE path = 'rain.txt'", "sources: row rain.txt"),
        ("UPDATE problems SET what = ''", "problems: row 0"),
        ("UPDATE lengths SET lengths = x'010101'", "lengths: row"),
        ("UPDATE postings SET data = x'00'", "postings: row"),
        ("UPDATE forms SET words = x'00'", "forms: row"),
        ("UPDATE state SET n_documents = 4", "state: row 1"),
        ("UPDATE segments SET n_ids = 4", "segments: row"),
        ("DELETE FROM texts WHERE id = 1", "text of it is missing"),
        ("INSERT INTO texts SELECT 77, text, 0 FROM texts WHERE id = 1", "texts: row 77"),
        ("DELETE FROM layouts", "layouts: document"),
        ("DELETE FROM sources WHERE path = 'rain.txt'", "state: 3 sources are stated, 2 are there"),
        ("DELETE FROM problems", "state: 1 problems are stated, 0 are there"),
        ("DELETE FROM postings", "postings: segment 0 has 0 rows of"),
        ("DELETE FROM lengths", "lengths"),
        ("DROP TABLE forms", "forms: cannot be read to its end"),
    ],
)
def test_every_row_is_held_against_what_was_written(folder: Path, sql: str, said: str):
    assert damage(folder) == []

    change(folder, sql)

    found = damage(folder)
    assert any(said in line for line in found), found


@pytest.mark.parametrize(
    ("sql", "n_whole", "n_documents"),
    [
        ("DELETE FROM postings", 3, 3),
        ("UPDATE texts SET text = replace(text, 'moon', 'noon')", 2, 3),
        ("UPDATE state SET n_documents = 4", 3, -1),
        ("DROP TABLE state", 3, -1),
    ],
)
def test_of_a_damaged_index_it_is_counted_what_can_be_read(
    folder: Path, sql: str, n_whole: int, n_documents: int
):
    with Collection.open(folder) as papers:
        healthy = papers.doctor()
    change(folder, sql)
    with Collection.open(folder, tolerant=True) as papers:
        report = papers.doctor()

    assert (healthy.n_whole, healthy.n_documents) == (-1, -1)
    assert (report.n_whole, report.n_documents) == (n_whole, n_documents)


def test_a_posting_that_no_text_holds_is_found_though_every_checksum_is_right(folder: Path):
    said, held = (Document("storm", Meta(), f"A storm from the {where}.") for where in ("west", "north"))
    passages = cut(said, settings=Settings())
    with Store.open(index(folder)) as store, store.writing() as batch:
        batch.put([(said, passages)], count_documents([(held, passages)]))

    assert damage(folder) == [
        "storm: its words are not found as its text says",
        "forms: 'north' is counted 1 times and occurs 0 times",
        "forms: 'west' is counted 0 times and occurs 1 times",
    ]


def test_a_text_in_its_documents_own_row_is_as_long_as_stated(tmp_path: Path):
    with Collection.open(tmp_path) as papers:
        papers.add_text("short", "It rains water.")
    rewrite(tmp_path, "documents", "n_chars", lambda n: n + 1)
    rewrite(tmp_path, "state", "n_chars", lambda n: n + 1)

    assert damage(tmp_path) == ["short: text of it is missing"]


def test_lengths_and_sums_are_counted_again(folder: Path):
    rewrite(folder, "lengths", "lengths", lambda lengths: bytes(length + 1 for length in lengths))
    rewrite(folder, "state", "total_length", lambda total: total + 1)

    found = damage(folder)

    assert "rain: its passages' lengths are not those of its text" in found
    assert [line for line in found if line.startswith("state: ") and "words are stated" in line]


def test_many_lines_of_one_kind_are_cut_short(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("scoqa.storage.doctor.NAMED", 20)
    with Collection.open(tmp_path) as papers:
        papers.add_texts({"key": f"d{n}", "text": f"Text {n}. {'More. ' * 400}"} for n in range(50))
    change(tmp_path, "UPDATE texts SET crc = 0")

    found = damage(tmp_path)

    assert len(found) == 21
    assert found[-1] == "texts: and 80 more of this kind"


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("DELETE FROM meta WHERE name = 'languages'", "meta: languages '' are stated, 'de:1' are there"),
        (
            "UPDATE meta SET name = 'lenguages' WHERE name = 'languages'",
            "meta: row lenguages does not match its checksum",
        ),
        (
            "UPDATE meta SET value = 'de:2' WHERE name = 'languages'",
            "meta: row languages does not match its checksum",
        ),
        ("DROP TABLE meta", "meta: cannot be read to its end"),
    ],
)
def test_what_is_known_of_languages_is_missed_and_made_anew(folder: Path, sql: str, said: str):
    (folder / "flut.txt").write_text("Die Flut\n\nDer Mond hebt die Flut, und die Ebbe ist nicht mehr da.\n")
    with Collection.open(folder) as papers:
        papers.add()
        before = papers.ask("was hebt die Fluten")
    assert before

    change(folder, sql)

    assert any(said in line for line in damage(folder)), damage(folder)
    with Collection.open(folder, tolerant=True) as papers:
        papers.repair()
        assert papers.doctor().is_healthy
        assert papers.ask("was hebt die Fluten") == before


def test_a_setting_under_a_changed_name_is_no_missing_setting(folder: Path):
    with closing(sqlite3.connect(index(folder))) as connection, connection:
        connection.execute("INSERT INTO meta VALUES ('lenguages', 'de:1', 7)")

    with pytest.raises(IndexDamagedError, match="lenguages"):
        ask(folder)


def test_what_sqlite_says_of_a_broken_file_is_a_line_each_and_not_a_screenful(folder: Path):
    with Collection.open(folder) as papers:
        papers.add_texts({"key": f"t{n}", "text": f"Storm {n}. " * 9000} for n in range(20))
    with closing(sqlite3.connect(index(folder))) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET rootpage = rootpage + 4 WHERE name = 'texts'")

    found = [line for line in damage(folder) if line.startswith("sqlite: ")]

    assert 1 < len(found) <= 100
    assert all(len(line) < 100 and "***" not in line for line in found)


def test_compacting_gives_space_back_and_changes_no_answer(folder: Path):
    with Collection.open(folder) as papers:
        papers.add_texts({"key": f"t{n}", "text": f"Storm {n} came from the west. " * 900} for n in range(60))
        for n in range(2):  # too little for the file to be cut by itself
            papers.remove(f"t{n}")
        assert papers.doctor().free_bytes > 0
        before = papers.ask("where did the storm come from")

        freed = papers.compact()

        assert freed > 0
        assert papers.doctor().is_healthy
        assert papers.doctor().free_bytes == 0
        assert papers.ask("where did the storm come from") == before


def test_compacting_makes_an_older_file_one_that_gives_space_back_by_itself(folder: Path):
    with closing(sqlite3.connect(index(folder))) as connection:
        connection.execute("PRAGMA auto_vacuum = NONE")
        connection.execute("VACUUM")
    with Collection.open(folder) as papers:
        papers.add_texts({"key": f"t{n}", "text": f"Storm {n}. " * 3000} for n in range(20))
        papers.remove(*(f"t{n}" for n in range(10)))
        assert papers.doctor().free_bytes > 0

        papers.compact()
        papers.remove(*(f"t{n}" for n in range(10, 20)))

        assert papers.doctor().free_bytes == 0
        assert papers.doctor().is_healthy
