"""Judging passages one by one, at a keyboard."""

from __future__ import annotations

import io
from pathlib import Path

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
