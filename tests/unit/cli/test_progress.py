"""A progress bar: when it shows, what it says, and that nothing is left of it."""

from __future__ import annotations

import io
from threading import Event

import pytest

from scoqa.cli.console import Console


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_says_what_is_done_behind_the_last_file(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("scoqa.cli.progress.PROGRESS_AFTER", 0)
    screen = Terminal()
    console = Console(stdout=io.StringIO(), stderr=screen, environment={})

    with console.progress("reading") as progress:
        progress(0, 2, "a.pdf")
        progress(1, 2, "b.pdf")
        progress(2, 2, "writing the index")

    assert "2/2" in screen.getvalue()
    assert "writing the index" in screen.getvalue()


def test_nothing_is_left_of_a_bar_and_the_keys_echoed_beside_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("scoqa.cli.progress.PROGRESS_AFTER", 0)
    screen = Terminal()
    console = Console(stdout=io.StringIO(), stderr=screen, environment={"COLUMNS": "60"})

    def interrupted() -> None:
        with console.progress("reading") as progress:
            progress(1, 2, "a-long-name-" * 10)
            screen.write("^C^C")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()

    before, shown = screen.getvalue().rsplit("^C^C", 1)
    assert len(before.rsplit("\r", 1)[-1]) + len("^C^C") <= 60  # so that no line end came between
    assert shown.endswith(f"\r{' ' * 59}\r")


class Watched(Terminal):
    """A terminal that tells when a name is shown on it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.has_shown = Event()

    def write(self, text: str, /) -> int:
        if self._name in text:
            self.has_shown.set()
        return super().write(text)


def test_a_bar_shows_while_the_first_file_is_still_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("scoqa.cli.progress.PROGRESS_AFTER", 0.01)
    screen = Watched("long.pdf")
    console = Console(stdout=io.StringIO(), stderr=screen, environment={"COLUMNS": "80"})

    with console.progress("reading") as progress:
        progress(0, 2, "long.pdf")

        assert screen.has_shown.wait(60)
