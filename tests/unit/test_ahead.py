"""Documents made ready to be written while others are read, here or in other processes."""

from __future__ import annotations

import gc
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from scoqa import Collection, adding, ahead, preparing
from scoqa.ahead import Ahead
from scoqa.apart import ready_apart
from scoqa.errors import UnreadableFileError
from scoqa.passages import count_documents, cut
from scoqa.preparing import Ready
from scoqa.reading.crew import Crew
from scoqa.settings import Settings
from scoqa.storage import Packed, pack, stored_passages
from scoqa.types import Document, Meta, Page, Problem, Section, Source, Span, Zone, ZoneSpan

SETTINGS = Settings(passage_words=20)


@pytest.fixture
def crew() -> Iterator[Crew]:
    with closing(Crew(SETTINGS, 2)) as found:
        yield found


@pytest.fixture
def papers() -> list[Document]:
    """Texts long and short, in two languages, with and without a title, sections and zones; one holds another's text."""
    long = "The board of the club meets in Vienna. US boards met the résumé and resume of us. " * 400
    first = long.index("US boards")
    return [
        Document("short", Meta(), "A few words of the club.", paragraphs=(Span(0, 24),)),
        Document(
            "long",
            Meta("Minutes of the club", language="en"),
            long,
            sections=(Section(1, "The board", Span(0, len(long))),),
            zones=(ZoneSpan(Zone.FOOTNOTE, Span(first, first + 40)),),
            paragraphs=(Span(0, first - 1), Span(first, first + 40), Span(first + 41, len(long) - 1)),
        ),
        Document(
            "deutsch", Meta(language="de"), "Am 3. Oktober traf sich der Vorstand. Er lud ein.\n\0 \xe9"
        ),
        Document("titled", Meta("Only a title"), "", pages=(Page(0, "1", Span(0, 0), scanned=True),)),
        Document("twin", Meta(), "A few words of the club.", paragraphs=(Span(0, 24),)),
    ]


def at_once(documents: list[Document]) -> Packed:
    """The documents as they are written without being made ready."""
    pairs = [(document, cut(document, settings=SETTINGS)) for document in documents]
    return pack([(each, stored_passages(passages)) for each, passages in pairs], count_documents(pairs))


@pytest.mark.parametrize(("enough", "group", "long"), [(10**9, 10**9, 10), (0, 1, 10**9), (30, 10**9, 10)])
def test_what_is_made_ready_ahead_is_what_is_made_at_once(
    papers: list[Document],
    crew: Crew,
    monkeypatch: pytest.MonkeyPatch,
    enough: int,
    group: int,
    long: int,
):
    monkeypatch.setattr(ahead, "ENOUGH", enough)
    monkeypatch.setattr(ahead, "GROUP", group)
    monkeypatch.setattr(ahead, "LONG", long)
    own = Ahead(SETTINGS)
    for paper in papers:
        own.add(paper, crew)
    source = Source("a.txt", 1, 2, "ab", "text/plain")
    note = Problem("a.txt", "1 page is damaged", skipped=False)
    named = [paper._replace(key=f"{paper.key}2007", problems=(note,)) for paper in papers[1:]]
    named[0] = named[0]._replace(sources=(source,))

    assert own.packed(named[::-1]) == at_once(named[::-1])
    assert own.packed(papers[:2]) == at_once(papers[:2])


@pytest.mark.parametrize("is_read", [True, False])
def test_short_documents_are_made_ready_together_while_files_are_read(
    papers: list[Document], crew: Crew, monkeypatch: pytest.MonkeyPatch, is_read: bool
):
    made: list[list[str]] = []

    def make_ready(documents: list[Document], *others: object) -> Ready:
        made.append([document.key for document in documents])
        return preparing.make_ready(documents, *others)

    monkeypatch.setattr(ahead, "LONG", 60)
    monkeypatch.setattr(ahead, "make_ready", make_ready)
    own = Ahead(SETTINGS)
    with crew.worker() if is_read else nullcontext():
        own.add(papers[0], crew)
        own.add(papers[2], crew)

    assert made == ([["short", "deutsch"]] if is_read else [])
    assert own.packed([papers[2], papers[0]]) == at_once([papers[2], papers[0]])


def test_nobody_waits_with_short_documents_for_one_who_makes_others_ready(
    papers: list[Document], crew: Crew, monkeypatch: pytest.MonkeyPatch
):
    made: list[list[str]] = []

    def make_ready(documents: list[Document], *others: object) -> Ready:
        if not made:  # meanwhile, another is read
            made.append([document.key for document in documents])
            own.add(papers[2], crew)
        made.append([document.key for document in documents])
        return preparing.make_ready(documents, *others)

    monkeypatch.setattr(ahead, "LONG", 60)
    monkeypatch.setattr(ahead, "make_ready", make_ready)
    own = Ahead(SETTINGS)
    with crew.worker():
        own.add(papers[0], crew)
        own.add(papers[1], crew)

    assert made == [["long"], ["long"], ["short", "deutsch"]]


def test_a_document_that_is_another_by_now_is_made_anew(
    papers: list[Document], crew: Crew, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ahead, "LONG", 1)
    own = Ahead(SETTINGS)
    own.add(papers[1], crew)
    other = papers[1]._replace(zones=(), meta=Meta("Another title"))

    assert own.packed([other]) == at_once([other])
    assert own.packed([other]) != own.packed([papers[1]])


def test_what_fails_in_another_process_is_made_ready_here(
    papers: list[Document], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ahead, "ENOUGH", 0)
    monkeypatch.setattr(ahead, "GROUP", 1)
    own = Ahead(SETTINGS)
    crew = Crew(SETTINGS, 2)
    crew.close()
    for paper in papers:
        own.add(paper, crew)

    assert own.packed(papers) == at_once(papers)


@pytest.mark.parametrize(
    ("name", "value"),
    [("forms", "club\n"), ("ends", []), ("zones", ["00"]), ("sections", None), ("columns", [])],
)
def test_what_comes_back_damaged_is_not_used(papers: list[Document], name: str, value: object):
    def call(function, *values):
        return function(*values) | {name: value}

    with pytest.raises(UnreadableFileError, match="damaged on its way"):
        ready_apart(papers[:2], SETTINGS, call)


def test_where_there_is_much_to_do_those_who_read_do_it(
    papers: list[Document], crew: Crew, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: object) -> None:
        raise AssertionError("made ready here")

    monkeypatch.setattr(ahead, "ENOUGH", 0)
    monkeypatch.setattr(ahead, "GROUP", 1)
    monkeypatch.setattr(ahead, "make_ready", refuse)
    own = Ahead(SETTINGS)
    for paper in papers[:4]:
        own.add(paper, crew)

    with pytest.raises(AssertionError, match="made ready here"):
        own.packed([papers[3]])  # it holds no text to wait for
    assert own.packed(papers[:3]) == at_once(papers[:3])


def test_those_whom_files_keep_busy_are_left_alone(
    papers: list[Document], crew: Crew, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: object) -> None:
        raise AssertionError("made ready there")

    monkeypatch.setattr(ahead, "ENOUGH", 0)
    monkeypatch.setattr(ahead, "GROUP", 1)
    monkeypatch.setattr(ahead, "ready_apart", refuse)
    own = Ahead(SETTINGS)

    with crew.worker():
        for paper in papers:
            own.add(paper, crew)
    assert own.packed(papers) == at_once(papers)
    with pytest.raises(AssertionError, match="made ready there"):
        own.add(papers[0]._replace(text="Other words.", paragraphs=()), crew)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of several kinds and lengths; some hold one text, one is no text."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for n in range(12):
        words = (
            f"# Minutes {n}\n\nThe board of club {n % 9} met in Vienna. It was chaired by Ada Okafor.\n"
            * (n % 9)
        )
        (folder / f"{n}.{('txt', 'md', 'html')[n % 3]}").write_text(f"Club {n % 9}.\n\n{words}")
    (folder / "bad.txt").write_bytes(b"\0\1\2" * 100)
    for path in folder.iterdir():
        os.utime(path, (10**9, 10**9))  # a young file may change under its time
    return folder


def dumped(index: Path) -> list[str]:
    with closing(sqlite3.connect(index)) as connection:
        return list(connection.iterdump())


def test_an_index_is_the_same_to_the_byte_whoever_made_its_documents_ready(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(adding, "BATCH_DOCUMENTS", 5)
    indexes = []
    for jobs, enough, group in ((1, 0, 1), (2, 0, 1), (2, 0, 300), (2, 10**9, 1)):
        monkeypatch.setattr(ahead, "ENOUGH", enough)
        monkeypatch.setattr(ahead, "GROUP", group)
        at = tmp_path / f"{jobs}-{enough}-{group}"
        at.mkdir()
        with Collection.open(at) as papers:
            report = papers.add(folder, jobs=jobs)
        indexes.append(dumped(at / ".scoqa" / "index.sqlite"))
        assert [problem.where.rpartition("/")[2] for problem in report.problems] == ["bad.txt"]

    assert all(index == indexes[0] for index in indexes)


def test_those_who_read_are_started_before_what_they_do_not_need_is_imported():
    code = (
        "import sys; from scoqa.adding import Adder; from scoqa.reading import find, read_many; from scoqa.settings import Settings;"
        "from scoqa.storage import Store; Adder(Store.open(None), None, Settings());"
        "print({*sys.argv[1:]} & {*sys.modules})"
    )
    later = [
        "numpy",
        "logging",
        "datetime",
        *(f"scoqa.reading.{name}" for name in ("dates", "decoding", "plain")),
    ]

    run = subprocess.run([sys.executable, "-c", code, *later], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "set()"


def test_nobody_looks_for_cycles_while_documents_are_made_ready(papers: list[Document], crew: Crew):
    own = Ahead(SETTINGS)
    searches: list[str] = []

    def note(phase: str, _: dict[str, int]) -> None:
        searches.append(phase)

    threshold = gc.get_threshold()
    gc.collect()
    gc.callbacks.append(note)
    gc.set_threshold(100)
    try:
        own.add(papers[1], crew)
    finally:
        gc.set_threshold(*threshold)
        gc.callbacks.remove(note)

    assert searches.count("start") <= 3  # the one that is due by then, instead of hundreds
    assert gc.isenabled()


def refusing(documents: object, settings: object, call: object) -> Ready:
    raise UnreadableFileError("takes too long")


def test_an_enormous_document_is_prepared_in_another_process(
    papers: list[Document], crew: Crew, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ahead, "ENORMOUS", len(papers[1].text))
    own = Ahead(SETTINGS)
    monkeypatch.setattr(own, "_here", refusing)

    own.add(papers[1], crew)

    assert own.packed([papers[1]]) == at_once([papers[1]])


def test_who_prepared_an_enormous_document_gives_back_its_memory(
    papers: list[Document], crew: Crew, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ahead, "ENORMOUS", len(papers[1].text))
    with crew.worker() as worker:
        before = worker.call(os.getpid)

        Ahead(SETTINGS)._there([papers[1]], SimpleNamespace(worker=lambda **_: nullcontext(worker)))

        assert worker.call(os.getpid) != before


def test_an_enormous_document_that_fails_there_is_refused_and_so_is_its_twin(
    papers: list[Document], crew: Crew, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ahead, "ENORMOUS", len(papers[1].text))
    monkeypatch.setattr(ahead, "ready_apart", refusing)
    own = Ahead(SETTINGS)

    for _ in range(2):
        with pytest.raises(UnreadableFileError, match="takes too long"):
            own.add(papers[1], crew)


def test_a_document_that_is_refused_while_it_is_prepared_is_a_problem_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ahead, "ENORMOUS", 1000)
    monkeypatch.setattr(ahead, "ready_apart", refusing)
    (tmp_path / "large.txt").write_text("The board meets in Vienna. " * 100)
    (tmp_path / "small.txt").write_text("The board met in Vienna.")

    with Collection.open(tmp_path) as collection:
        report = collection.add()

    assert report.added == ("small",)
    assert report.problems == (Problem("large.txt", "takes too long"),)
