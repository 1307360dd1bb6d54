"""Judging passages one by one, at a keyboard."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.cli.console import Console
from scoqa.cli.main import INTERRUPTED, run
from scoqa.evaluation.judgements import load_judgements


class Keyboard(io.StringIO):
    """Some lines, then Ctrl-C."""

    def readline(self, size: int | None = -1, /) -> str:
        line = super().readline(-1 if size is None else size)
        if not line:
            raise KeyboardInterrupt
        return line


def test_ctrl_c_keeps_what_was_said_and_says_so_on_a_line_of_its_own(tmp_path: Path):
    for name in ("owls", "robins"):
        (tmp_path / f"{name}.txt").write_text(f"The {name} hunt in the woods.\n")
    screen = io.StringIO()
    console = Console(stdin=Keyboard("y\n"), stdout=io.StringIO(), stderr=screen, environment={})

    code = run(["-d", str(tmp_path), "judge", "who", "hunts", "in", "the", "woods"], console)

    assert code == INTERRUPTED
    assert screen.getvalue().splitlines()[-1] == "scoqa: interrupted; what was said until then is kept"
    with Collection.open(tmp_path) as papers:
        (grades,) = load_judgements(papers.notes).qrels.values()
    assert list(grades.values()) == [1]


class Terminal(io.StringIO):
    """A stream that says it is one."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("columns", [40, 64, 69, 70, 120])
def test_what_is_asked_is_broken_between_words_and_leaves_room_for_a_letter(tmp_path: Path, columns: int):
    (tmp_path / "owls.txt").write_text("The owls hunt in the woods.\n")
    screen = Terminal()
    environment = {"COLUMNS": str(columns), "TERM": "dumb"}
    console = Console(stdin=io.StringIO("q\n"), stdout=io.StringIO(), stderr=screen, environment=environment)

    run(["-d", str(tmp_path), "judge", "who", "hunts", "in", "the", "woods"], console)

    asked = screen.getvalue()[screen.getvalue().index("does it answer?") :]
    assert " ".join(asked.split()) == "does it answer? y, n, 2 or 3 for better ones, s to skip, q to stop:"
    assert asked.endswith("stop: ")
    assert all(len(line) < columns for line in asked.split("\n"))
