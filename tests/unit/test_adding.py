"""What a refresh does with files that are not there: gone, moved, or on a drive that is away."""

from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.analysis.lexicon import Lexicon
from scoqa.errors import IndexFileError, ScoqaError
from scoqa.preparing import bounded
from scoqa.types import AddReport

TIDES = "Tides\n\nThe moon raises the tides of the oceans twice a day.\n"
WINDS = "Winds\n\nTrade winds blow from the east.\n"
QUESTION = "does the moon raise tides"


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    """A drive with two papers in one folder of it."""
    drive = tmp_path / "drive"
    (drive / "papers").mkdir(parents=True)
    (drive / "papers" / "tides.txt").write_text(TIDES)
    (drive / "papers" / "winds.txt").write_text(WINDS)
    return drive


@pytest.fixture
def own(tmp_path: Path, drive: Path, monkeypatch: pytest.MonkeyPatch) -> Collection:
    """The user's own collection, of files on that drive."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    papers = Collection.users_own()
    papers.add(drive / "papers")
    return papers


def unplugged(drive: Path) -> None:
    drive.rename(drive.with_name("drawer"))


def unmounted(drive: Path) -> None:
    """Some systems leave the folder, with nothing in it."""
    unplugged(drive)
    drive.mkdir()


def replugged(drive: Path) -> None:
    if drive.exists():
        drive.rmdir()
    drive.with_name("drawer").rename(drive)


def lines(report: AddReport) -> list[str]:
    return [str(problem) for problem in report.problems]


@pytest.mark.parametrize("away", [unplugged, unmounted])
def test_papers_on_a_drive_that_is_away_are_kept_and_said_to_be(own: Collection, drive: Path, away):
    away(drive)
    folder = drive / "papers" if drive.exists() else drive

    report = own.refresh()

    assert report.removed == ()
    assert own.keys() == ["tides", "winds"]
    assert [evidence.state for evidence in own.ask(QUESTION)] == ["missing"]
    assert lines(report) == [
        f"{folder}: not there or empty; 2 documents of it are kept, marked [missing]; "
        f"'scoqa remove {folder}' drops them"
    ]
    assert not any(problem.skipped for problem in report.problems)
    replugged(drive)
    assert own.refresh() == AddReport(unchanged=2)
    assert [evidence.state for evidence in own.ask(QUESTION)] == [""]


@pytest.mark.parametrize("away", [unplugged, unmounted])
def test_papers_on_a_drive_that_is_away_are_dropped_on_purpose(own: Collection, drive: Path, away):
    away(drive)
    own.refresh()

    assert own.remove(drive / "papers" if drive.exists() else drive) == ("tides", "winds")


def test_one_file_gone_from_among_others_is_dropped(own: Collection, drive: Path):
    (drive / "papers" / "tides.txt").unlink()

    assert own.refresh() == AddReport(removed=("tides",), unchanged=1)


def test_a_file_with_a_new_name_in_its_folder_keeps_its_document(own: Collection, drive: Path):
    (drive / "papers" / "tides.txt").rename(drive / "papers" / "moon.txt")

    assert own.freshness().moved == ((str(drive / "papers/tides.txt"), str(drive / "papers/moon.txt")),)
    assert [evidence.state for evidence in own.ask(QUESTION)] == ["moved"]
    report = own.refresh()

    assert report.removed == ()
    assert own.freshness().is_current
    assert [evidence.state for evidence in own.ask(QUESTION)] == [""]


def test_files_that_were_never_added_are_not_read_because_another_has_gone(own: Collection, drive: Path):
    (drive / "papers" / "tides.txt").unlink()
    (drive / "papers" / "rain.txt").write_text("Rain\n\nRain falls.\n")

    own.refresh()

    assert own.keys() == ["winds"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of papers with a drive mounted inside."""
    (tmp_path / "papers" / "usb").mkdir(parents=True)
    (tmp_path / "papers" / "tides.txt").write_text(TIDES)
    (tmp_path / "papers" / "usb" / "winds.txt").write_text(WINDS)
    with Collection.open(tmp_path / "papers") as papers:
        papers.add()
    return tmp_path / "papers"


def test_a_folder_that_was_deleted_from_a_collections_own_is_dropped(folder: Path):
    shutil.rmtree(folder / "usb")

    with Collection.open(folder) as papers:
        assert papers.refresh() == AddReport(removed=("winds",), unchanged=1)


@pytest.mark.parametrize("is_link", [False, True])
def test_a_file_whose_name_is_that_of_a_folder_now_is_gone(folder: Path, tmp_path: Path, is_link: bool):
    place = tmp_path / "elsewhere" if is_link else folder / "tides.txt"
    with Collection.open(folder) as papers:
        papers.add()
        (folder / "tides.txt").unlink()
        place.mkdir()
        (place / "seas.txt").write_text("Seas\n\nThe sea is deep.\n")
        if is_link:
            (folder / "tides.txt").symlink_to(place)
        missing = papers.status().freshness.missing
        report = papers.refresh()

        assert missing == ("tides.txt",)
        assert (report.added, report.removed) == (("seas",), ("tides",))
        assert not papers.ask(QUESTION)
        assert not papers.refresh().removed


def test_a_file_that_a_pipe_took_the_place_of_is_named_once(folder: Path):
    with Collection.open(folder) as papers:
        papers.add()
        (folder / "tides.txt").unlink()
        os.mkfifo(folder / "tides.txt")

        assert lines(papers.refresh()) == ["tides.txt: a named pipe, not a file"]


def test_a_folder_that_is_empty_now_may_be_a_drive_and_is_kept(folder: Path):
    (folder / "usb" / "winds.txt").unlink()

    with Collection.open(folder) as papers:
        report = papers.refresh()

        assert report.removed == ()
        assert lines(report) == [
            f"{folder / 'usb'}: not there or empty; 1 document of it is kept, marked [missing]; "
            f"'scoqa remove {folder / 'usb'}' drops it"
        ]
        assert papers.remove(folder / "usb") == ("winds",)


def test_a_link_to_a_drive_that_is_away_keeps_its_papers(folder: Path, tmp_path: Path):
    (folder / "usb").rename(tmp_path / "mounted")
    (folder / "usb").symlink_to(tmp_path / "mounted")
    (tmp_path / "mounted").rename(tmp_path / "drawer")

    with Collection.open(folder) as papers:
        assert papers.refresh().removed == ()
        assert papers.keys() == ["tides", "winds"]


def test_papers_moved_out_of_a_folder_that_is_empty_now_have_moved(folder: Path):
    (folder / "usb" / "winds.txt").rename(folder / "winds.txt")

    with Collection.open(folder) as papers:
        report = papers.refresh()

        assert (report.removed, report.problems) == ((), ())
        assert [source.path for info in papers.documents("winds") for source in info.sources] == ["winds.txt"]


def test_a_copy_is_enough_for_the_other_to_be_forgotten(folder: Path):
    shutil.copy2(folder / "usb" / "winds.txt", folder / "copy.txt")
    with Collection.open(folder) as papers:
        papers.refresh()
        (folder / "usb" / "winds.txt").unlink()

        report = papers.refresh()

        assert report.problems == ()
        assert papers.freshness().is_current


def test_a_folder_whose_papers_are_all_gone_is_kept_too(folder: Path):
    shutil.rmtree(folder / "usb")
    (folder / "tides.txt").unlink()

    with Collection.open(folder) as papers:
        assert papers.refresh().removed == ()
        assert papers.keys() == ["tides", "winds"]
        assert papers.remove(folder) == ("tides", "winds")


def test_without_its_folder_a_collection_says_so_and_goes_on_when_it_is_back(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("scoqa.storage.access.LOOK_SECONDS", 0.0)
    with Collection.open(folder) as papers:
        folder.rename(tmp_path / "drawer")
        with pytest.raises(IndexFileError, match="the index is gone since it was opened"):
            papers.refresh()
        (tmp_path / "drawer").rename(folder)

        assert papers.refresh() == AddReport(unchanged=2)


def test_what_cannot_be_looked_at_is_not_gone(own: Collection, drive: Path):
    """A link to itself gives an error, as a drive does that no longer answers."""
    papers = drive / "papers"
    for each in papers.iterdir():
        each.unlink()
    papers.rmdir()
    papers.symlink_to(papers)

    try:
        report = own.refresh()
    except ScoqaError as error:
        pytest.fail(f"a loop of links is no reason to stop: {error}")

    assert report.removed == ()
    assert own.keys() == ["tides", "winds"]


def test_small_files_are_read_in_the_order_of_their_names_behind_large_ones(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("scoqa.adding.LARGE", 2000)
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"Paper {number}. " + "Words. " * (100 - 10 * number % 40))
    (folder / "5.txt").write_text("The longest paper. " + "Many words of it. " * 200)
    told: list[str] = []
    with Collection.open(folder) as papers:
        papers.add(folder, progress=lambda done, total, name: told.append(name))

    assert told[:-1] == ["5.txt", "0.txt", "1.txt", "2.txt", "3.txt", "4.txt"]


def test_progress_says_that_what_was_added_is_merged(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("scoqa.adding.BATCH_DOCUMENTS", 1)
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"Paper {number} is about tides.")
    told: list[tuple[int, int, str]] = []
    with Collection.open(folder) as papers:
        papers.add(folder, progress=lambda *each: told.append(each))

    assert told[-2:] == [(6, 6, "writing the index"), (6, 6, "merging what was added")]


def test_nobody_looks_for_cycles_while_files_are_read(folder: Path):
    for name in ("waves", "winds"):
        (folder / f"{name}.txt").write_text(f"Notes on {name}.\n")
    looks: list[bool] = []
    with Collection.open(folder) as papers:
        papers.add(folder, progress=lambda *_: looks.append(gc.isenabled()))

    assert looks == [True, False, False]  # before the first file, behind it and behind the second one
    assert gc.isenabled()


def test_an_add_that_learns_its_words_anew_answers_as_one_that_knows_them_all(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
):
    for number in range(6):
        (folder / f"{number}.txt").write_text(
            f"Planet {number} has tides. The moons{number} of it raise them."
        )
    monkeypatch.setattr("scoqa.adding.BATCH_DOCUMENTS", 2)

    def terms(name: str) -> list[tuple[str, int]]:
        with Collection.open(tmp_path_factory.mktemp(name) / "index.sqlite") as papers:
            papers.add(folder)
            return [
                (hit.passage.document_key, round(hit.score, 9)) for hit in papers.search("moons3 raise tides")
            ]

    known = terms("known")
    monkeypatch.setattr("scoqa.preparing.LEXICON_FORMS", 0)

    assert terms("anew") == known
    assert known[0][0].startswith("3")


def test_a_lexicon_is_given_up_when_it_knows_too_many_words(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("scoqa.preparing.LEXICON_FORMS", 3)
    lexicon = Lexicon()
    lexicon.numbers(["moons raise tides"])

    assert bounded(lexicon) is lexicon
    lexicon.numbers(["planets and moons"])
    assert len(bounded(lexicon).forms) == 1  # of "moons", which came twice


@pytest.mark.parametrize("when", [0, 1, 3, 4])
@pytest.mark.parametrize("others", [("b.md",), ("b.md", "c.md"), (".",)])
def test_what_another_process_adds_meanwhile_is_in_once(tmp_path: Path, when: int, others: tuple[str, ...]):
    source = tmp_path / "source"
    source.mkdir()
    for name in "abcd":
        (source / f"{name}.md").write_text(f"# Paper {name}\n\nThe moon raises the tides of sea {name}.\n")
    at = tmp_path / "papers"
    at.mkdir()

    def meanwhile(done: int, _total: int, _name: str) -> None:
        if done == when:
            other.add(*(source / name for name in others), jobs=1)

    with Collection.open(at) as papers, Collection.open(at) as other:
        papers.add(source, jobs=1, progress=meanwhile)

        assert [document.key for document in papers.documents()] == ["a", "b", "c", "d"]
        assert papers.ask("what does the moon raise").best is not None
