"""Ctrl-C at any step: what was begun is whole or undone, and the collection goes on."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from scoqa import Collection
from scoqa.interrupts import held

QUESTION = "what raises the tides"
N_POINTS = 40


class _AfterSteps:
    """A tracer that counts the lines of this package as they run and sends Ctrl-C after so many."""

    def __init__(self, n: int) -> None:
        self.left = n

    def __call__(self, frame: FrameType, event: str, argument: object) -> Callable[..., object] | None:
        if "scoqa" not in frame.f_code.co_filename:
            return None
        if event == "line":
            self.left -= 1
            if self.left == 0:
                signal.raise_signal(signal.SIGINT)
        return self


def _n_steps(work: Callable[[], object]) -> int:
    counter = _AfterSteps(sys.maxsize)
    before = sys.gettrace()  # of coverage
    sys.settrace(counter)
    try:
        work()
    finally:
        sys.settrace(before)
    return sys.maxsize - counter.left


def _interrupted(work: Callable[[], object], n: int) -> bool:
    """Whether Ctrl-C after n steps ended the work."""
    before = sys.gettrace()
    sys.settrace(_AfterSteps(n))
    try:
        work()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return False


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(12):
        text = f"Tides {number}\n\nThe moon of planet {number} raises the tides of its {number} oceans.\n"
        (tmp_path / f"paper{number:02}.txt").write_text(text)
    return tmp_path


def _hold(times: int, steps: list[str]) -> None:
    with held():
        for _ in range(times):
            signal.raise_signal(signal.SIGINT)
        steps.append("whole")


def test_a_first_ctrl_c_waits_for_the_end_of_the_block():
    steps: list[str] = []

    with pytest.raises(KeyboardInterrupt):
        _hold(1, steps)

    assert steps == ["whole"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_second_ctrl_c_does_not_wait():
    steps: list[str] = []

    with pytest.raises(KeyboardInterrupt):
        _hold(2, steps)

    assert steps == []
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_other_threads_are_left_alone():
    seen: list[object] = []

    def work() -> None:
        with held():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert seen == [signal.default_int_handler]


def test_a_question_stopped_anywhere_leaves_nothing_behind(folder: Path):
    with Collection.open(folder) as papers:
        papers.add()
        expected = papers.ask(QUESTION)
        papers.ask(QUESTION)  # the second one makes things ready for all that follow
        n_steps = _n_steps(lambda: papers.ask(QUESTION))
        stopped = 0
        for n in range(1, n_steps, max(1, n_steps // N_POINTS)):
            stopped += _interrupted(lambda: papers.ask(QUESTION), n)
            papers.recover()
            assert papers.ask(QUESTION) == expected
        papers.add_text("new", "A new text of comets.")

        assert stopped >= N_POINTS
        assert papers.keys()[0] == "new"  # no snapshot of before is held


def test_an_add_stopped_anywhere_keeps_whole_batches_and_the_next_one_goes_on(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("scoqa.adding.BATCH_DOCUMENTS", 4)
    keys = [f"paper{number:02}" for number in range(12)]

    def opened(name: int) -> Collection:
        return Collection.open(tmp_path_factory.mktemp(f"index{name}") / "index.sqlite")

    with opened(0) as papers:
        n_steps = _n_steps(lambda: papers.add(folder, jobs=1))
        expected = papers.ask(QUESTION)
    for point in range(1, N_POINTS):
        with opened(point) as papers:
            reports: list[object] = []
            _interrupted(lambda: reports.append(papers.add(folder, jobs=1)), point * n_steps // N_POINTS)  # noqa: B023  called at once
            papers.recover()
            for report in reports:
                assert papers.keys() == list(report.added)  # type: ignore[attr-defined]
            papers.add(folder, jobs=1)

            assert papers.keys() == keys
            assert papers.ask(QUESTION).best == expected.best
