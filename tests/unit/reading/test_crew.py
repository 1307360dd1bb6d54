"""Worker processes shared by files, and the pages of a long PDF shared by worker processes."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pdfs
import pytest

from scoqa.errors import UnreadableFileError
from scoqa.reading import limits, media, read, read_many
from scoqa.reading.crew import Crew, Sharing
from scoqa.reading.pdf import read_pages, read_pdf
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_parts import Part, packed, pages_of, unpacked
from scoqa.settings import Settings
from scoqa.types import Document
from scoqa.value import Record


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A PDF of 70 pages with running heads, hyphens at line ends and sentences over page ends."""
    pages = []
    for number in range(1, 71):
        lines = [f"Line {n} of page {number} goes on about the board of the or-" for n in range(30)]
        words = pdfs.column(72, 700, [*lines, "ganisation and so on"])
        pages.append([(72, 760, "The running head"), *words, (300, 40, str(number))])
    path = tmp_path / "book.pdf"
    path.write_bytes(pdfs.make_pdf(pages))
    return path


class Hands:
    """Others who have begun some parts and come back with what they are given."""

    def __init__(self, given: dict[Part, Any]) -> None:
        self._given = given
        self.offered: list[Part] = []

    def offer(self, parts: Sequence[Part]) -> None:
        self.offered = list(parts)

    def claim(self, part: Part) -> bool:
        return part not in self._given

    def pages(self, part: Part) -> Any:
        return self._given[part]


def page(index: int) -> PageLines | None:
    """A page with a line; every tenth cannot be loaded."""
    return None if index % 10 == 3 else PageLines(index, 600, 800, [Line(f"page {index}", 72, 99, 700, 10)])


def test_pages_that_others_read_stand_among_the_own_ones():
    theirs = json.loads(json.dumps([packed(page(index)) for index in range(32, 64)]))
    hands = Hands({(32, 64): theirs, (64, 70): None})  # and one part that they failed at
    own: list[int] = []

    def read_own(index: int) -> PageLines | None:
        own.append(index)
        return page(index)

    found = pages_of(70, read_own, hands)

    assert hands.offered == [(32, 64), (64, 70)]
    assert own == [*range(32), *range(64, 70)]
    assert found == [page(index) for index in range(70)]


def test_short_files_are_not_shared():
    hands = Hands({})

    assert pages_of(40, page, hands) == [page(index) for index in range(40)]
    assert hands.offered == []


def test_a_page_is_handed_over_whole():
    line = Line("wörds ½", 1 / 3, 99.5, -2.25, 10.1, hyphen=True, bold=True, start=7, end=8.875)
    given = PageLines(
        4,
        595.2,
        841.9,
        [line, Line("x", 0, 1, 2, 3, gaps=((2, 0.0, 0.0), (1, 0.1, 1 / 3)))],
        upright=False,
        scanned=True,
        hidden=True,
    )

    arrived = unpacked(json.loads(json.dumps(packed(given))))

    assert arrived == given


def test_idle_workers_read_the_parts_that_are_offered(book: Path):
    with closing(Crew(Settings(), 2)) as crew, closing(Sharing(crew, book)) as sharing:
        sharing.offer([(32, 64), (64, 70)])

        found = sharing.pages((32, 64)) + sharing.pages((64, 70))

        assert found == json.loads(json.dumps(read_pages(book, 32, 70)))
        assert not sharing.claim((32, 64))


def test_what_others_cannot_read_is_left_to_the_files_own_reader(tmp_path: Path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\nno more than this")
    with closing(Crew(Settings(), 2)) as crew, closing(Sharing(crew, path)) as sharing:
        sharing.offer([(0, 32)])

        assert sharing.pages((0, 32)) is None


def test_a_crew_that_is_closed_reads_nothing_more(book: Path):
    crew = Crew(Settings(), 1)
    with crew.worker() as worker:
        crew.close()

        with pytest.raises(UnreadableFileError, match="broken off"):
            worker.pages(book, 0, 1)
    with pytest.raises(UnreadableFileError, match="broken off"), crew.worker():
        pass


def test_a_reader_that_another_thread_ends_meanwhile_is_broken_off_like_one_that_ended_itself(book: Path):
    crew = Crew(Settings(), 1)
    with crew.worker() as worker:
        assert worker.pages(book, 0, 1)
        process = worker._process
        assert process is not None
        assert process.stdin is not None
        process.stdin.close()  # as Worker.close() does, before this thread asks for more

        with pytest.raises(UnreadableFileError):
            worker.pages(book, 1, 2)
    crew.close()


def test_a_long_file_is_the_same_document_whoever_reads_its_pages(book: Path):
    alone = read(book)
    [(_, shared)] = read_many([book], jobs=3)

    assert isinstance(shared, Document)
    assert shared == alone
    assert shared.text == read_pdf(book).text
    assert len(alone.pages) == 70


def test_what_a_line_and_a_page_know_when_they_are_read_is_what_is_handed_over():
    def known(kind: type[Record], later: set[str]) -> set[str]:
        return {*kind.__slots__} - later

    # a field that reading fills in and packed() does not take would be lost on pages that others read
    assert known(Line, {"column", "level", "styled", "row"}) == {
        *("text", "x0", "x1", "y", "size", "end"),
        *("start", "hyphen", "bold", "font", "noted", "lead", "lead_font", "gaps"),
    }
    assert known(PageLines, {"running", "notes", "edges", "frames", "ocr", "contents", "garbled"}) == {
        *("index", "width", "height", "upright", "scanned", "unmapped", "hidden", "font", "lines"),
    }


def test_readers_start_in_the_environment_of_the_beginning_whatever_it_is_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "a.md"
    path.write_text("Some words.")

    with closing(Crew(Settings(), 1)) as crew, crew.worker() as worker:
        monkeypatch.setenv("PYTHONHOME", str(tmp_path))  # no Python starts with it
        content = worker.extract(path, media.MARKDOWN)

    assert content.text == "Some words."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_reader_that_waits_without_working_is_ended_by_the_clock(tmp_path: Path):
    path = tmp_path / "a.rtf"
    os.mkfifo(path)  # nobody writes to it

    with (
        closing(Crew(Settings(reader_seconds=0.1), 1)) as crew,
        crew.worker() as worker,
        pytest.raises(UnreadableFileError, match=r"^took longer than 0.5 s to read$"),
    ):
        worker.extract(path, media.RTF)


@pytest.mark.skipif(not limits.IS_TIMED, reason="processes cannot be limited in their time")
def test_a_process_that_waits_for_a_file_has_no_limits_on_its_time():
    limits.allow(1000)
    limits.lift()

    assert signal.alarm(0) == 0
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0
