"""What the shells complete, asked of the shells themselves where they are here."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from scoqa.cli.main import run
from scoqa.cli.table import COMMANDS

ASKED = [
    ("scoqa sh", {"show"}),
    ("scoqa -f js", {"json", "jsonl"}),
    ("scoqa cite x -s ch", {"chicago"}),
    ("scoqa completion z", {"zsh"}),
    ("scoqa show --con", {"--context"}),
    ("scoqa --why", {"--why-not"}),
    ("scoqa check dra", {"draft.md"}),
    ("scoqa help stat", {"status"}),
    ("scoqa cite wav", {"wave1999", "wave2010"}),
    ("scoqa remove wave1", {"wave1999"}),
    ("scoqa remove dr", {"draft.md"}),
    ("scoqa --only sto", {"stone2005"}),
]
SCOQA = """#!/bin/sh
[ "$*" = "-q docs -f plain" ] && printf '%s\\tA title\\tfile.pdf\\n' stone2005 wave1999 wave2010
"""


@pytest.fixture
def script(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def written(shell: str) -> Path:
        assert run(["completion", shell]) == 0
        path = tmp_path / f"complete.{shell}"
        path.write_text(capsys.readouterr().out, encoding="utf-8")
        (tmp_path / "draft.md").touch()
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin" / "scoqa").write_text(SCOQA)
        (tmp_path / "bin" / "scoqa").chmod(0o755)
        return path

    return written


def _said(command: list[str], cwd: Path) -> str:
    told = {"PATH": f"{cwd / 'bin'}:{os.environ['PATH']}", "HOME": str(cwd)}
    return subprocess.run(command, cwd=cwd, env=told, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh"])
def test_every_command_is_in_the_script(script, shell: str):
    text = script(shell).read_text(encoding="utf-8")

    assert all(name in text for name in COMMANDS)


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(("line", "words"), ASKED)
def test_bash_completes(script, line: str, words: set[str]):
    path = script("bash")
    ask = f"COMP_WORDS=({line}); COMP_CWORD={len(line.split()) - 1}; _shtab_scoqa; printf '%s\\n' \"${{COMPREPLY[@]}}\""

    assert set(_said(["bash", "-c", f"source {path.name}; {ask}"], path.parent).split()) == words


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish")
@pytest.mark.parametrize(("line", "words"), ASKED)
def test_fish_completes(script, line: str, words: set[str]):
    path = script("fish")

    said = _said(["fish", "-c", f"source {path.name}; complete -C '{line}'"], path.parent)

    assert {each.split("\t")[0] for each in said.splitlines()} == words
