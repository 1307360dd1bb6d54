"""Worked examples of what a change does to documents that are here already."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.errors import UnknownReferenceError
from scoqa.types import AddReport

TEXT = "Tides\n\nThe moon raises the tides of the oceans.\n"
OTHER = "Tides\n\nThe sun raises smaller tides.\n"


@pytest.fixture
def papers(tmp_path: Path) -> Collection:
    return Collection.open(tmp_path)


def write(folder: Path, name: str, text: str = TEXT, title: str = "") -> None:
    (folder / name).write_text(text)
    if title:
        (folder / name).with_suffix(".meta.toml").write_text(f'title = "{title}"\n')


def titles(papers: Collection) -> list[tuple[str, str, list[str]]]:
    return [
        (info.key, info.meta.title, [source.path for source in info.sources]) for info in papers.documents()
    ]


def test_of_two_files_with_one_text_the_first_by_path_says_what_it_is_whichever_came_first(
    papers: Collection, tmp_path: Path
):
    write(tmp_path, "b.txt", title="As B says")
    papers.add()
    write(tmp_path, "a.txt", title="As A says")
    report = papers.add()

    assert titles(papers) == [("a", "As A says", ["a.txt", "b.txt"])]
    assert (report.added, report.changed, report.removed) == ((), ("a",), ())


@pytest.mark.parametrize("name", ["a/moon.txt", "c/moon.txt"])
def test_a_file_with_a_text_that_is_here_is_told_as_that(papers: Collection, tmp_path: Path, name: str):
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
    write(tmp_path, "b/moon.txt")
    papers.add()
    write(tmp_path, name)

    report = papers.add()

    assert report == AddReport(unchanged=1, twins=1)
    assert titles(papers) == [("moon", "", sorted(["b/moon.txt", name]))]
    assert papers.add() == AddReport(unchanged=2)


def test_files_with_one_text_that_are_read_together_are_one_document(papers: Collection, tmp_path: Path):
    for name in ("a.txt", "b.txt", "c.txt"):
        write(tmp_path, name)

    assert papers.add() == AddReport(added=("a",), twins=2)


def test_when_that_file_goes_the_next_one_says_it(papers: Collection, tmp_path: Path):
    write(tmp_path, "a.txt", title="As A says")
    write(tmp_path, "b.txt", title="As B says")
    papers.add()

    papers.remove(tmp_path / "a.txt")

    assert titles(papers) == [("b", "As B says", ["b.txt"])]


def test_when_that_file_changes_the_next_one_says_it_of_the_old_text(papers: Collection, tmp_path: Path):
    write(tmp_path, "a.txt", title="As A says")
    write(tmp_path, "b.txt", title="As B says")
    papers.add()
    write(tmp_path, "a.txt", OTHER)

    report = papers.add()

    assert titles(papers) == [("a", "As A says", ["a.txt"]), ("b", "As B says", ["b.txt"])]
    assert report.changed == ("a", "b")


def test_a_next_file_that_cannot_be_read_leaves_the_text_as_it_was(papers: Collection, tmp_path: Path):
    write(tmp_path, "a.txt", title="As A says")
    write(tmp_path, "b.txt")
    papers.add()
    (tmp_path / "b.txt").unlink()

    papers.remove(tmp_path / "a.txt")

    assert titles(papers) == [("b", "As A says", ["b.txt"])]


def test_a_file_that_moved_is_one_change_in_one_transaction(papers: Collection, tmp_path: Path):
    write(tmp_path, "a.txt")
    papers.add()
    generation = papers._store.generation
    (tmp_path / "a.txt").rename(tmp_path / "z.txt")

    report = papers.refresh()

    assert (report.added, report.changed, report.removed) == ((), ("z",), ())
    assert papers._store.generation == generation + 1
    assert papers.freshness().is_current


def test_a_key_given_to_a_text_is_taken_from_a_file_whichever_came_first(papers: Collection, tmp_path: Path):
    write(tmp_path, "tides.txt")
    papers.add()
    papers.add_text("tides", "A text of its own.")
    before = [info.key for info in papers.documents()]
    write(tmp_path, "tides.md", OTHER)
    papers.add()

    assert before == ["tides", "tidesb"]
    assert [(info.key, bool(info.sources)) for info in papers.documents()] == [
        ("tides", False),
        ("tidesb", True),
        ("tidesc", True),
    ]
    papers.remove("tides")
    assert papers.keys() == ["tides", "tidesb"]


def test_two_adds_at_once_lose_nothing(tmp_path: Path):
    """The second one has planned before the first one commits, and would give out the same key."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    write(tmp_path / "one", "tides.txt")
    write(tmp_path / "two", "tides.txt", OTHER)
    with Collection.open(tmp_path) as first, Collection.open(tmp_path) as second:

        def meanwhile(done: int, total: int, name: str) -> None:
            first.add(tmp_path / "one")

        second.add(tmp_path / "two", progress=meanwhile)

        assert titles(second) == [
            ("tides", "", ["one/tides.txt"]),
            ("tidesb", "", ["two/tides.txt"]),
        ]
        assert second.doctor().is_healthy


def test_a_text_and_a_file_added_at_once_lose_nothing(tmp_path: Path):
    write(tmp_path, "tides.txt")
    with Collection.open(tmp_path) as first, Collection.open(tmp_path) as second:

        def texts():
            yield {"key": "tides", "text": "A text of its own."}
            first.add()

        second.add_texts(texts())

        assert second.keys() == ["tides", "tidesb"]


def test_a_key_that_the_readers_own_library_gives_is_not_left_to_another_paper(tmp_path: Path):
    (tmp_path / "a.txt").write_text("By Ann Moon\n\nThe moon raises the tides.\n")
    (tmp_path / "a.meta.toml").write_text('authors = ["Moon, Ann"]\nissued = 1999\n')
    (tmp_path / "b.txt").write_text("Trade winds blow from the east.\n")
    (tmp_path / "library.bib").write_text("@misc{moon1999, title = {Winds}, file = {b.txt}}\n")
    with Collection.open(tmp_path) as papers:
        papers.add()

        assert {info.key: info.sources[0].path for info in papers.documents()} == {
            "moon1999": "b.txt",
            "moon1999b": "a.txt",
        }


def test_a_paper_is_forgotten_by_the_path_that_it_is_listed_by_from_any_folder(
    papers: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt", OTHER)
    papers.add(tmp_path)
    (elsewhere / "b.txt").write_text("Another file of that name.\n")
    monkeypatch.chdir(elsewhere)

    assert papers.remove("./a.txt") == ("a",)
    for named in (
        "b.txt",
        ".",
        "../elsewhere",
    ):  # what is here is meant where it is, and nothing of it was read
        with pytest.raises(UnknownReferenceError):
            papers.remove(named)
    assert papers.keys() == ["b"]


def test_a_file_has_one_name_from_whatever_folder_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    below = tmp_path / "below"
    below.mkdir()
    write(tmp_path, "a.txt")
    write(below, "b.txt", OTHER)
    monkeypatch.chdir(below)

    with Collection.open("..") as papers:
        papers.add("../a.txt")
        again = papers.add("..", "../../" + tmp_path.name)
        listed = titles(papers)

        assert papers.root == tmp_path
        assert (again.added, again.unchanged, again.twins) == (("b",), 1, 0)
        assert [paths for *_, paths in listed] == [["a.txt"], ["below/b.txt"]]
        assert papers.remove("../below/b.txt") == ("b",)
