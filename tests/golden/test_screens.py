"""Whole screens: each file in cases/ holds command lines with what they print; ``scripts/golden`` rewrites them."""

from __future__ import annotations

import io
import os
import re
import shlex
from pathlib import Path

import pytest
from pdfs import make_pdf

from scoqa.cli.console import Console
from scoqa.cli.main import run

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
PROJECT = Path(__file__).parents[2]
LONG_PASTE = "energy security of the Shanghai Cooperation Organisation and its member states. " * 125


def _stream(text: str = "") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")


def _printed(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode()  # type: ignore[attr-defined]


def _screen(command: str, folder: Path) -> str:
    """What a command line prints, as cases show it: exit code, stdout, stderr behind "! "."""
    line, _, stdin = command.partition(" <<< ")
    out, err = _stream(), _stream()
    words = [word.replace("LONG_PASTE", LONG_PASTE) for word in shlex.split(line)[1:]]
    console = Console(stdin=_stream(stdin.replace("\\n", "\n")), stdout=out, stderr=err, environment={})

    code = run(words, console)

    errors = "".join(f"! {each}\n" for each in _printed(err).splitlines())
    shown = _printed(out).replace("\r\n", "\n") + errors + f"[exit {code}]\n"
    shown = re.sub(r"shipped-[0-9a-f]{8}", "shipped-HASH", shown)
    shown = re.sub(r"\(\d+ KB\)", "(N KB)", shown)
    for path, name in ((folder, "FOLDER"), (PROJECT / "corpus", "CORPUS")):
        shown = shown.replace(path.as_uri(), f"file:///{name}").replace(str(path), name)
    return shown


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty working folder and a user without files; the paper that ships is read in."""
    for name in ("cache", "data", "config"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    monkeypatch.delenv("SCOQA_DIR", raising=False)
    work = tmp_path / "work"
    work.mkdir()
    _put_scans(work / "scans")
    monkeypatch.chdir(work)
    _screen("scoqa -q status", tmp_path)
    return tmp_path


def _put_scans(folder):
    """Files of which some have no text, or pages without any."""
    folder.mkdir()
    (folder / "letter.txt").write_text("Owls hunt at night, and they sleep by day in old barns.\n")
    (folder / "barns.pdf").write_bytes(
        make_pdf([[(70, 780, "Barns of the county, a survey of 1907")], []], image=1)
    )
    (folder / "register.pdf").write_bytes(make_pdf([[]], image=0))
    (folder / "accounts.pdf").write_bytes(make_pdf([[]], image=0, info="/Title (Accounts)"))
    (folder / "torn.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_screen_is_as_in_the_file(case, folder):
    text = case.read_text(encoding="utf-8")
    head, *commands = re.split(r"^\$ (.*)\n", text, flags=re.MULTILINE)

    fresh = head + "".join(f"$ {line}\n{_screen(line, folder)}\n" for line in commands[::2])

    if os.environ.get("SCOQA_GOLDEN") == "write":
        case.write_text(fresh, encoding="utf-8")
    assert fresh == text
