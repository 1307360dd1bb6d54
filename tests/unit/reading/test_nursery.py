"""Workers forked from a process that has imported what they need."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pdfs
import pytest

from scoqa.errors import UnreadableFileError
from scoqa.reading import limits, media, read, read_many
from scoqa.reading.crew import Crew
from scoqa.reading.forking import Nursery
from scoqa.reading.pool import environment_now, import_paths
from scoqa.settings import Settings

pytestmark = pytest.mark.skipif(not limits.CAN_FORK, reason="this system starts each worker")


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    with closing(Nursery(Settings(), environment_now(), import_paths(), ["json", "no_such_module"])) as found:
        yield found


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdfs.make_pdf([[(72, 700, "The moon raises the tides.")]]))
    return path


def test_workers_share_what_was_imported_and_no_process(pdf: Path):
    with (
        closing(Crew(Settings(), 2, ["scoqa.reading.pdf"])) as crew,
        crew.worker() as one,
        crew.worker() as two,
    ):
        before = one.call(eval, "'scoqa.reading.pdf' in __import__('sys').modules")
        content = two.extract(pdf, media.PDF)
        (first, parent), (second, same) = (
            worker.call(eval, "(__import__('os').getpid(), __import__('os').getppid())")
            for worker in (one, two)
        )

    assert before
    assert content.text == "The moon raises the tides."
    assert first != second
    assert parent == same != os.getpid()


def test_a_worker_leads_its_own_session_and_holds_nothing_of_the_others():
    with closing(Crew(Settings(), 2, ["json"])) as crew, crew.worker() as one, crew.worker() as two:
        one.call(abs, 1)
        is_leader = two.call(eval, "__import__('os').getsid(0) == __import__('os').getpid()")
        files = two.call(
            eval,
            "[__import__('os').path.realpath(f'/proc/self/fd/{n}') for n in __import__('os').listdir('/proc/self/fd')]",
        )

    assert is_leader
    assert sum("pipe:" in file for file in files) == 2
    assert not any("socket:" in file for file in files)


def test_a_worker_that_crashes_is_told_from_one_that_gives_up_and_another_is_forked(pdf: Path):
    reasons = []
    with closing(Crew(Settings(), 2, ["json"])) as crew, crew.worker() as worker:
        for end in ("__import__('os').abort()", "1 / 0", "__import__('signal').raise_signal(14)"):
            with pytest.raises(UnreadableFileError) as error:
                worker.call(eval, end)
            reasons.append(str(error.value))
        text = worker.extract(pdf, media.PDF).text

    assert reasons == [
        "it crashed its reader (damaged, or needs more than 2048 MiB of memory)",
        "damaged or unusual: its reader gave up",
        "took longer than 300 s to read",
    ]
    assert text == "The moon raises the tides."


def test_limits_hold_for_forked_workers():
    with closing(Crew(Settings(reader_mb=300), 2, ["json"])) as crew, crew.worker() as worker:
        size, _ = worker.call(eval, "__import__('resource').getrlimit(__import__('resource').RLIMIT_AS)")
        seconds, _ = worker.call(eval, "__import__('signal').getitimer(__import__('signal').ITIMER_PROF)")

    assert size == 300 << 20
    assert 50 < seconds < 61


def test_where_nobody_forks_any_more_workers_are_started(pdf: Path):
    with closing(Crew(Settings(), 2, ["json"])) as crew, crew.worker() as worker:
        os.kill(worker.call(eval, "__import__('os').getppid()"), signal.SIGKILL)
        worker.close()

        text = worker.extract(pdf, media.PDF).text
        parent = worker.call(eval, "__import__('os').getppid()")

    assert text == "The moon raises the tides."
    assert parent == os.getpid()


def test_a_process_that_cannot_fork_says_so(nursery: Nursery):
    nursery.close()

    with pytest.raises(OSError, match=r"."):
        nursery.fork()
    assert nursery.code(os.getpid()) == -signal.SIGTERM


def test_what_a_process_ended_with_is_known_once(nursery: Nursery):
    worker = nursery.fork()
    worker.stdin.close()  # nothing more is asked of it

    assert worker.stdout.read() == b""
    assert worker.wait() == 0
    assert worker.wait() == -signal.SIGTERM


def test_documents_are_the_same_whoever_started_their_readers(pdf: Path, monkeypatch: pytest.MonkeyPatch):
    [(_, forked)] = read_many([pdf], jobs=2)
    monkeypatch.setattr("scoqa.reading.crew.CAN_FORK", False)
    [(_, started)] = read_many([pdf], jobs=2)

    assert forked == started == read(pdf)
