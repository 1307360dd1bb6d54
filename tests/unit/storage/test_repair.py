"""A repair loses no more than what is damaged, and says what."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.errors import IndexBusyError, IndexDamagedError

from .conftest import QUESTIONS, TEXTS, ask, change, coming_between, damage, index


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
        assert report.lost[0].skipped  # a document
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


def test_what_another_process_writes_at_the_last_moment_is_not_written_over(folder: Path, monkeypatch):
    with Collection.open(folder) as papers:
        with coming_between(index(folder), monkeypatch), pytest.raises(IndexBusyError, match="try again"):
            papers.repair()

        assert "late" in papers
        assert papers.repair().n_kept == 3
        assert "late" in papers


def test_a_repair_says_where_it_cannot_know_what_is_lost(folder: Path):
    change(folder, "DELETE FROM state")
    with Collection.open(folder, tolerant=True) as papers:
        report = papers.repair()

        assert [str(problem) for problem in report.lost] == [
            "documents: 3 were found; whether there were more is not known",
            "problems: 1 were found; whether there were more is not known",
        ]
        assert not any(problem.skipped for problem in report.lost)  # no document is known to be lost
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
