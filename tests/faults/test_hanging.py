"""A reader that hangs costs its file one line, and holds up neither the other files nor Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.reading import limits
from scoqa.settings import Settings

from .conftest import Scoqa

pytestmark = [
    pytest.mark.skipif(not limits.IS_TIMED, reason="processes cannot be limited in their time"),
    pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names"),
]
HANGS = """
import os
def FPDF_LoadMemDocument(*_):
    if told := os.environ.get("TOLD"):
        pipe = open(told, "w")
        print("hangs", file=pipe, flush=True)
    while True:
        pass
"""
"""A library for PDFs that never comes back, and says that it will not; the pipe is open as long as its process is there."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder to import that library from."""
    stand_in = tmp_path / "library" / "pypdfium2"
    stand_in.mkdir(parents=True)
    (stand_in / "__init__.py").write_text("")
    (stand_in / "raw.py").write_text(HANGS)
    return stand_in.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A PDF that hangs its reader, with files before and behind it."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a.md").write_text("# Tides\n\nThe moon raises the tides.\n")
    (folder / "b.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "c.md").write_text("# Winds\n\nThe sun raises the winds.\n")
    return folder


@pytest.mark.slow
def test_the_other_files_are_read_and_it_costs_one_line(
    folder: Path, library: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.syspath_prepend(str(library))

    with Collection.open(folder, settings=Settings(reader_seconds=2)) as papers:
        report = papers.add(jobs=1)
        answer = papers.ask("what raises the winds")

    assert report.added == ("a", "c")
    (problem,) = report.problems
    assert re.fullmatch(  # by the clock where the machine is busy
        r"b\.pdf: took (more than 2 s of processor time|longer than 10 s) to read", str(problem)
    )
    assert answer.best is not None
    assert answer.best.text == "The sun raises the winds."


def test_ctrl_c_ends_it_with_its_process_and_keeps_what_was_read(
    folder: Path, library: Path, scoqa: Scoqa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    told = tmp_path / "told"
    os.mkfifo(told)
    monkeypatch.setenv("TOLD", str(told))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(library), *sys.path]))
    command = [sys.executable, "-m", "scoqa", "-d", str(folder), "add", str(folder), "--jobs", "1"]

    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with process, told.open() as pipe:
        assert pipe.readline() == "hangs\n"
        process.send_signal(signal.SIGINT)
        said, errors = process.communicate(timeout=60)
        assert pipe.read() == ""  # else its reader would go on

    assert process.returncode == 130
    kept = "1 document added; interrupted, what was read is kept\n"
    assert said in (kept, "interrupted before anything was read\n")  # the first may not have come over yet
    assert errors == ""  # not so where the limit on its time had ended it
    if said == kept:
        assert "tides" in scoqa("-d", folder, "-f", "plain", "what raises the tides").stdout
