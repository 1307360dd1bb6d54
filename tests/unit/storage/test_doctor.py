"""The doctor finds what is not as it was written, and a repair loses no more than what is damaged."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from scoqa import Collection
from scoqa.errors import IndexDamagedError
from scoqa.passages import count_documents, cut
from scoqa.settings import Settings
from scoqa.storage import Store
from scoqa.storage.records import chunks, with_checksum
from scoqa.types import Answer, Document, Meta

QUESTIONS = ("does the moon raise tides", "where do trade winds blow from", "what rains")
TEXTS = {
    # too long for one row
    "tides.txt": f"Tides\n\nThe moon raises the tides of the oceans twice a day.\n\n{'Oceans are deep. ' * 150}\n",
    "winds.txt": "Winds\n\nTrade winds blow from the east.\n",
    "rain.txt": "Rain\n\nIt rains water.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
        os.utime(tmp_path / name, ns=(10**18, 10**18))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    with Collection.open(tmp_path) as papers:
        papers.add()
    return tmp_path


def index(folder: Path) -> Path:
    return folder / ".scoqa" / "index.sqlite"


def change(folder: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(index(folder))) as connection, connection:
        connection.execute(sql, values)


def rewrite(folder: Path, table: str, column: str, change: Callable[[Any], object]) -> None:
    """Change a column of a table's only row, and the row's checksum with it, as no accident does."""
    with closing(sqlite3.connect(index(folder))) as connection, connection:
        cursor = connection.execute(f"SELECT * FROM {table}")  # noqa: S608
        names = [each[0] for each in cursor.description]
        row = dict(zip(names, cursor.fetchone(), strict=True))
        row[column] = change(row[column])
        row["crc"] = with_checksum(tuple(list(row.values())[:-1]))[-1]
        connection.execute(
            f"REPLACE INTO {table} VALUES ({', '.join('?' * len(row))})",  # noqa: S608
            tuple(row.values()),
        )


def ask(folder: Path) -> list[Answer]:
    with Collection.open(folder) as papers:
        return [papers.ask(question) for question in QUESTIONS]


def damage(folder: Path) -> list[str]:
    with Collection.open(folder, tolerant=True) as papers:
        return [str(problem) for problem in papers.doctor().damage]


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


def test_many_lines_of_one_kind_are_cut_short(tmp_path: Path):
    with Collection.open(tmp_path) as papers:
        papers.add_texts({"key": f"d{n}", "text": f"Text {n}. {'More. ' * 400}"} for n in range(50))
    change(tmp_path, "UPDATE texts SET crc = 0")

    found = damage(tmp_path)

    assert len(found) == 21
    assert found[-1] == "texts: and 80 more of this kind"


def test_a_repair_answers_as_before_and_keeps_the_index_as_it_was_found(folder: Path):
    before = ask(folder)
    change(folder, "DELETE FROM postings")
    change(folder, "UPDATE lengths SET zones = x'07'")
    for name in TEXTS:
        (folder / name).rename(folder / f"{name}.away")  # the sources are not needed

    with Collection.open(folder, tolerant=True) as papers:
        damaged = papers.doctor()
        report = papers.repair()
        for name in TEXTS:
            (folder / f"{name}.away").rename(folder / name)
        after = [papers.ask(question) for question in QUESTIONS]
        healthy = papers.doctor()

    assert not damaged.is_healthy
    assert (report.n_kept, report.lost) == (3, ())
    assert healthy.is_healthy
    assert [problem.where for problem in healthy.problems] == ["broken.pdf"]
    assert after == before
    with closing(sqlite3.connect(report.backup)) as kept:
        assert kept.execute("SELECT count(*) FROM postings").fetchone() == (0,)
    assert sorted(path.name for path in (folder / ".scoqa").iterdir()) == [
        "index.sqlite",
        "index.sqlite-damaged",
    ]


def test_a_damaged_document_costs_only_itself_and_is_named(folder: Path):
    change(folder, "UPDATE texts SET text = replace(text, 'moon', 'noon')")
    with Collection.open(folder, tolerant=True) as papers:
        report = papers.repair()

        assert report.n_kept == 2
        assert [str(problem) for problem in report.lost] == [
            "tides: the text of 'tides' does not match its checksum"
        ]
        assert papers.doctor().is_healthy
        assert papers.freshness().new == ("tides.txt",)
        assert papers.add().added == ("tides",)
        assert papers.ask(QUESTIONS[0])


def test_another_process_sees_the_repaired_index_at_its_next_question(folder: Path):
    with Collection.open(folder) as reader:
        before = reader.ask(QUESTIONS[0])
        change(folder, "UPDATE texts SET text = replace(text, 'moon', 'noon')")
        with Collection.open(folder, tolerant=True) as papers:
            papers.repair()

        assert before
        assert not reader.ask(QUESTIONS[0])


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("DELETE FROM meta", "meta: languages '' are stated, 'de:1' are there"),
        ("UPDATE meta SET name = 'lenguages'", "meta: row lenguages does not match its checksum"),
        ("UPDATE meta SET value = 'de:2'", "meta: row languages does not match its checksum"),
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


def test_a_repair_says_where_it_cannot_know_what_is_lost(folder: Path):
    change(folder, "DELETE FROM state")
    with Collection.open(folder, tolerant=True) as papers:
        report = papers.repair()

        assert [str(problem) for problem in report.lost] == [
            "documents: 3 were found; whether there were more is not known",
            "problems: 1 were found; whether there were more is not known",
        ]
        assert papers.doctor().is_healthy


def test_a_repair_says_what_is_lost_of_what_could_not_be_read(folder: Path):
    change(folder, "DELETE FROM problems")
    with Collection.open(folder, tolerant=True) as papers:
        report = papers.repair()

    assert [str(problem) for problem in report.lost] == ["problems: 1 more cannot be found"]
    assert Path(report.backup).exists()


def rebuilt(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(index(folder))) as connection:
        connection.execute(statement)
        connection.execute("VACUUM")


@pytest.mark.parametrize(
    "made", [None, "PRAGMA auto_vacuum = NONE", "PRAGMA auto_vacuum = INCREMENTAL"], ids=str
)
def test_a_table_whose_beginning_is_lost_is_found_again(folder: Path, made: str | None):
    """Where a table begins is one number in the list of tables; a flipped bit there hides all of it."""
    if made is not None:
        rebuilt(folder, made)
    before = ask(folder)
    whole = index(folder).read_bytes()
    with closing(sqlite3.connect(index(folder))) as connection:
        tables = dict(connection.execute("SELECT name, rootpage FROM sqlite_schema"))
    assert len(tables) == 16

    some = ("documents", "documents_by_digest", "texts", "sources", "forms_by_form")
    for name in tables if made is None else some:  # how it was made moves all of them alike
        page = tables[name]
        index(folder).write_bytes(whole)
        with closing(sqlite3.connect(index(folder))) as connection, connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("UPDATE sqlite_schema SET rootpage = ? WHERE name = ?", (page ^ 1, name))
        assert damage(folder), name
        with Collection.open(folder, tolerant=True) as papers:
            report = papers.repair()
            assert (report.n_kept, report.lost) == (3, ()), name
            assert papers.doctor().is_healthy
        assert ask(folder) == before
        Path(report.backup).unlink()


def test_a_table_that_is_gone_from_the_list_of_tables_is_found_again(folder: Path):
    before = ask(folder)
    with closing(sqlite3.connect(index(folder))) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_schema WHERE name = 'documents'")

    with Collection.open(folder, tolerant=True) as papers:
        report = papers.repair()

    assert (report.n_kept, report.lost) == (3, ())
    assert ask(folder) == before


def test_a_second_repair_does_not_overwrite_what_the_first_one_kept(folder: Path):
    with Collection.open(folder) as papers:
        first, second = papers.repair(), papers.repair()

    assert first.backup.endswith("index.sqlite-damaged")
    assert second.backup.endswith("index.sqlite-damaged-2")


def test_what_sqlite_says_of_a_broken_file_is_a_line_each_and_not_a_screenful(folder: Path):
    with Collection.open(folder) as papers:
        papers.add_texts({"key": f"t{n}", "text": f"Storm {n}. " * 9000} for n in range(20))
    with closing(sqlite3.connect(index(folder))) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET rootpage = rootpage + 4 WHERE name = 'texts'")

    found = [line for line in damage(folder) if line.startswith("file: ")]

    assert 1 < len(found) <= 21
    assert all(len(line) < 100 and "***" not in line for line in found)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_an_index_that_was_cut_off_is_damaged_until_it_is_repaired(folder: Path, share: float):
    whole = index(folder).read_bytes()
    index(folder).write_bytes(whole[: int(len(whole) * share)])

    with pytest.raises(IndexDamagedError, match="scoqa doctor --repair"):
        ask(folder)
    with Collection.open(folder, tolerant=True) as papers:
        damaged = papers.doctor()
        papers.repair()
        healthy = papers.doctor()
        papers.add()

        assert not damaged.is_healthy
        assert healthy.is_healthy
        assert papers.keys() == ["rain", "tides", "winds"]


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
        papers.add_texts({"key": f"t{n}", "text": f"Storm {n}. " * 9000} for n in range(20))
        papers.remove(*(f"t{n}" for n in range(10)))
        assert papers.doctor().free_bytes > 0

        papers.compact()
        papers.remove(*(f"t{n}" for n in range(10, 20)))

        assert papers.doctor().free_bytes == 0
        assert papers.doctor().is_healthy
