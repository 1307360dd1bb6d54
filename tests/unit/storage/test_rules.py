"""An index keeps by which rules its words were made: older ones are answered from, made anew before more is written, newer ones only read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from aged import age, set_rules

from scoqa import Collection
from scoqa.analysis import RULES
from scoqa.errors import IndexBusyError, IndexDamagedError, IndexFileError, IndexNewerError
from scoqa.storage import Store
from scoqa.storage.schema import KEYS
from scoqa.types import Document, Rules

from .conftest import QUESTIONS, TEXTS, change, coming_between, index, rewrite
from .stored import paper, put

AS_NEW = ["index.sqlite"]


def seen(papers: Collection) -> object:
    keys = papers.keys()
    return (
        [papers.document(key) for key in keys],
        papers.documents(),
        papers.words("", 1000),
        [papers.ask(question, k=20, min_confidence="any") for question in QUESTIONS],
        papers.search("moon"),
    )


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / ".scoqa").iterdir())


def content(folder: Path) -> bytes:
    with closing(sqlite3.connect(index(folder))) as connection:
        return "\n".join(connection.iterdump()).encode()


@pytest.fixture
def fresh(folder: Path) -> object:
    """What is seen of the folder's papers, read in by the rules of today."""
    with Collection.open(folder) as papers:
        return seen(papers)


@pytest.fixture
def old(folder: Path, fresh: object) -> Path:
    """The folder with an index of older rules."""
    age(index(folder))
    return folder


def test_a_new_index_notes_its_rules(folder: Path):
    with closing(sqlite3.connect(index(folder))) as connection:
        assert connection.execute("SELECT name, value FROM meta").fetchall() == [("rules", str(RULES))]
    with Collection.open(folder) as papers:
        assert papers.status().rules is papers.doctor().rules is Rules.CURRENT


def test_an_index_of_older_rules_is_answered_from_and_no_damage(old: Path, fresh: object):
    before = content(old)
    with Collection.open(old) as papers:
        assert not papers.search("moon")  # it was a noon then
        assert all(papers.ask(question) for question in QUESTIONS)
        status, report = papers.status(), papers.doctor()

        assert seen(papers) != fresh
    assert status.rules is report.rules is Rules.OLDER
    assert report.damage == ()
    assert content(old) == before


@pytest.mark.parametrize(
    "write",
    [
        lambda papers: papers.add(),
        lambda papers: papers.refresh(),
        lambda papers: papers.add_texts([]),
        lambda papers: papers.remove(),
    ],
    ids=["add", "refresh", "add_texts", "remove"],
)
def test_what_writes_next_makes_the_words_anew_where_nothing_else_is_new(
    old: Path, fresh: object, write: Callable[[Collection], object]
):
    with Collection.open(old) as reader, Collection.open(old) as papers:
        assert not reader.search("moon")
        write(papers)

        assert papers.status().rules is Rules.CURRENT
        assert papers.doctor().is_healthy
        assert seen(papers) == fresh
        assert reader.search("moon")
    assert files(old) == AS_NEW


def test_words_are_made_anew_from_the_index_alone(old: Path, fresh: object):
    away = old.with_name("away")
    away.mkdir()
    for name in TEXTS:
        (old / name).rename(away / name)
    done: list[tuple[int, int]] = []

    with Collection.open(old) as papers:
        report = papers.add(progress=lambda n, of, _: done.append((n, of)))
        again = papers.add()
        for name in TEXTS:
            (away / name).rename(old / name)

        assert seen(papers) == fresh
    assert (report.remade, again.remade) == (3, 0)
    assert done[:3] == [(1, 3), (2, 3), (3, 3)]


def test_what_is_made_anew_is_row_by_row_what_a_fresh_build_writes(tmp_path: Path):
    """All but the generation, which rises."""
    with Collection.open(tmp_path) as papers:
        papers.add_texts(
            {
                "key": f"t{n}",
                "text": f"Storm {n} came by the moon, énergie. " * (1 + 90 * (n % 2)),
                "title": "Moon",
            }
            for n in range(20)
        )
        fresh = rows(tmp_path)
        age(index(tmp_path))
        aged = rows(tmp_path)
        papers.add()

    made = rows(tmp_path)
    assert [table for table in made if made[table] != fresh[table]] == ["state"]
    assert made["state"][0][2:-1] == fresh["state"][0][2:-1]
    assert {table for table in made if aged[table] != fresh[table]} >= {
        "documents",
        "postings",
        "forms",
        "lengths",
    }


def rows(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(index(folder))) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()  # noqa: S608
            for table in KEYS
        }


@pytest.mark.parametrize("n", [1, 2, 9])
def test_what_is_made_anew_is_merged_and_leaves_no_room_free_as_after_an_add(
    tmp_path: Path, monkeypatch, n: int
):
    with Collection.open(tmp_path) as papers:
        papers.add_texts({"key": f"t{i}", "text": f"Storm {i} came from the west. " * 90} for i in range(n))
        with Store.open(index(tmp_path)) as store:
            n_free = store.sizes()[1]
        age(index(tmp_path))
        monkeypatch.setattr("scoqa.storage.rebuilding.BATCH_DOCUMENTS", 1)

        assert papers.add().remade == n
        assert papers.doctor().is_healthy
    with closing(sqlite3.connect(index(tmp_path))) as connection:
        n_segments = connection.execute("SELECT count(*) FROM segments").fetchone()[0]
    with Store.open(index(tmp_path)) as store:
        assert store.sizes()[1] <= max(n_free, store.sizes()[0] // 20)
    assert n_segments == (n if n <= 3 else 1)


def test_what_is_added_then_stands_beside_words_of_the_same_rules(old: Path):
    with Collection.open(old) as papers:
        papers.add_text("noon", "At noon the moon is not seen.")
        papers.remove("tides")

        assert papers.doctor().is_healthy
        assert [hit.passage.document_key for hit in papers.search("moon")] == ["noon"]


def test_documents_of_older_rules_that_are_damaged_are_not_lost_in_silence(old: Path):
    change(old, "UPDATE texts SET text = replace(text, 'moon', 'noon') WHERE id = 0")
    before = content(old)
    with Collection.open(old) as papers:
        with pytest.raises(IndexDamagedError, match=r"tides.*scoqa doctor --repair"):
            papers.add()

        assert not papers.doctor().is_healthy
    assert content(old) == before
    assert files(old) == AS_NEW


def test_an_index_of_newer_rules_is_read_and_not_written(folder: Path, fresh: object):
    set_rules(index(folder), RULES + 1)
    before = content(folder)
    with Collection.open(folder) as papers:
        assert seen(papers) == fresh
        assert papers.status().rules is papers.doctor().rules is Rules.NEWER
        assert papers.doctor().is_healthy

        for write in (
            papers.add,
            papers.refresh,
            papers.repair,
            papers.compact,
            lambda: papers.remove("rain"),
            lambda: papers.add_text("a", "b"),
        ):
            with pytest.raises(IndexNewerError, match=f"rules {RULES + 1}.*update scoqa") as caught:
                write()
            assert "\n" not in str(caught.value)
    assert content(folder) == before
    assert files(folder) == AS_NEW


def test_a_writer_that_was_open_before_another_one_came_with_newer_rules_stops(folder: Path):
    with Store.open(index(folder)) as store:
        with Store.open(index(folder)) as other, other.writing() as batch:
            batch.put_meta("rules", str(RULES + 1))
        before = content(folder)

        with pytest.raises(IndexNewerError):
            put(store, paper())
    assert content(folder) == before


def test_words_are_not_written_beside_those_of_older_rules(old: Path):
    before = content(old)
    with Store.open(index(old)) as store:
        with pytest.raises(IndexFileError, match="older rules"):
            put(store, paper())
        with pytest.raises(IndexFileError, match="older rules"), store.writing() as batch:
            batch.remove(["rain"])
        assert content(old) == before

        store.compact()  # makes no words
        assert store.rules == 1


def test_a_number_of_rules_that_is_none_is_damage(folder: Path):
    rewrite(folder, "meta", "value", lambda _: "two")

    with Collection.open(folder) as papers, pytest.raises(IndexDamagedError, match="'two'"):
        papers.status()


def test_an_index_that_can_only_be_read_keeps_its_older_rules(old: Path):
    with Store.open(index(old), read_only=True) as store:
        n = store.remake(never, lambda *_: None)

        assert (n, store.rules) == (0, 1)


def never(_documents: list[Document]) -> None:
    raise AssertionError("nothing is to be made")


@pytest.mark.parametrize("at", [1, 2, 3])
def test_ctrl_c_while_words_are_made_anew_leaves_the_older_ones(old: Path, fresh: object, at: int):
    before = content(old)

    def stop(done: int, _total: int, _name: str) -> None:
        if done == at:
            raise KeyboardInterrupt

    with Collection.open(old) as papers:
        with pytest.raises(KeyboardInterrupt):
            papers.add(progress=stop)
        papers.recover()

        assert papers.status().rules is Rules.OLDER
        papers.close()
    assert content(old) == before
    assert files(old) == AS_NEW
    with Collection.open(old) as papers:
        papers.add()
        assert seen(papers) == fresh


def test_what_another_process_writes_at_the_last_moment_is_not_written_over(old: Path, monkeypatch):
    with Collection.open(old) as papers:
        with coming_between(index(old), monkeypatch), pytest.raises(IndexBusyError, match="try again"):
            papers.add()
        assert "late" in papers
        papers.add()

        assert papers.doctor().is_healthy
        assert papers.status().rules is Rules.CURRENT
    assert files(old) == AS_NEW
