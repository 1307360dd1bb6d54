"""Texts to the clipboard, by real processes that stand in for the desktop's tools."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from scoqa.errors import NotKeptError
from scoqa.repl.clipboard import MOST_BYTES, copy

TEXT = "“Tides” $(touch hit); `touch hit`"


def _tool(folder: Path, name: str, code: int = 0) -> None:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f'#!/bin/sh\n/bin/cat > "{folder}/{name}.got"\nexit {code}\n')
    path.chmod(0o755)


def _copied(
    environment: dict[str, str], text: str = TEXT, papers: Path | None = None
) -> tuple[str, list[str]]:
    written: list[str] = []
    said = copy(text, environment=environment, papers=papers, write=written.append, platform="linux")
    return said, written


def test_the_desktops_tool_gets_the_text_as_it_is(tmp_path: Path):
    _tool(tmp_path / "bin", "wl-copy")

    said, written = _copied({"PATH": str(tmp_path / "bin"), "WAYLAND_DISPLAY": "w", "TERM": "xterm"})

    assert (said, written) == ("copied with wl-copy", [])
    assert (tmp_path / "bin" / "wl-copy.got").read_text() == TEXT


def test_a_tool_that_fails_makes_room_for_the_next(tmp_path: Path):
    _tool(tmp_path / "bin", "xclip", code=1)
    _tool(tmp_path / "bin", "xsel")

    assert _copied({"PATH": str(tmp_path / "bin"), "DISPLAY": ":0"})[0] == "copied with xsel"


def test_without_a_tool_the_terminal_is_asked_and_the_user_told_so(tmp_path: Path):
    said, (sequence,) = _copied({"PATH": str(tmp_path), "TERM": "xterm"})

    assert sequence.startswith("\x1b]52;c;")
    assert sequence.endswith("\x07")
    assert base64.b64decode(sequence[7:-1]).decode() == TEXT
    assert "may or may not" in said


def test_over_ssh_the_terminal_is_asked_though_a_tool_is_there(tmp_path: Path):
    _tool(tmp_path / "bin", "xclip")

    said, written = _copied(
        {"PATH": str(tmp_path / "bin"), "DISPLAY": ":0", "SSH_TTY": "/dev/pts/1", "TERM": "xterm"}
    )

    assert "OSC 52" in said
    assert len(written) == 1


@pytest.mark.parametrize(("term", "text"), [("dumb", TEXT), ("xterm", "x" * MOST_BYTES)])
def test_what_the_terminal_cannot_take_is_said_not_to_be_copied(tmp_path: Path, term: str, text: str):
    with pytest.raises(NotKeptError, match="not copied"):
        _copied({"PATH": str(tmp_path), "TERM": term}, text)


@pytest.mark.parametrize(
    ("platform", "tool", "encoding"), [("darwin", "pbcopy", "utf-8"), ("win32", "clip", "utf-16-le")]
)
def test_macos_and_windows_have_a_tool_of_their_own_that_is_told_the_encoding(
    tmp_path: Path, platform: str, tool: str, encoding: str
):
    program = tmp_path / "bin" / tool
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\n/bin/cat > "{tmp_path}/got"\nprintf "%s|%s" "$#" "$LC_CTYPE" > "{tmp_path}/told"\n'
    )
    program.chmod(0o755)

    said = copy(
        TEXT, environment={"PATH": str(program.parent)}, papers=None, write=_no_terminal, platform=platform
    )

    assert said == f"copied with {tool}"
    assert (tmp_path / "got").read_bytes() == TEXT.encode(encoding)
    assert (tmp_path / "told").read_text() == ("0|UTF-8" if platform == "darwin" else "0|")


def _no_terminal(_: str) -> None:
    raise AssertionError("the terminal was asked")


def test_no_tool_of_the_folder_of_papers_is_run(tmp_path: Path):
    _tool(tmp_path / "papers", "xclip")

    said, _ = _copied(
        {"PATH": str(tmp_path / "papers"), "DISPLAY": ":0", "TERM": "xterm"}, papers=tmp_path / "papers"
    )

    assert "OSC 52" in said
    assert not (tmp_path / "papers" / "xclip.got").exists()
