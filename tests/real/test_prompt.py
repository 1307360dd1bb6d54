"""The prompt in a real pseudo-terminal, as a process of its own."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scoqa import Collection

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

QUESTION = "what raises the tides of the oceans"
TIDES = """# Tides and the Moon

## How tides are measured

The moon raises the tides of the oceans twice a day. A tide gauge measures the height of the sea.
"""
CTRL_C, CTRL_D, ENTER, TAB, RIGHT = "\x03", "\x04", "\r", "\t", "\x1b[C"
PASTE = "\x1b[200~{}\x1b[201~"
PROMPT = "scoqa>"
SECONDS = 20
PASSED = "\0"
PIECE = re.compile(r"\x1b\[(\d*)C|\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|(.)", re.DOTALL)
"""A move to the right, another escape sequence, or one character."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "tides.md").write_text(TIDES)
    with Collection.open(folder) as papers:
        papers.add()
    return folder


class Terminal:
    """A prompt, what it wrote, and a keyboard."""

    def __init__(
        self, folder: Path, home: Path, rows: int, columns: int, environment: dict[str, str]
    ) -> None:
        told = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
        told |= {f"XDG_{name}_HOME": str(home / name) for name in ("CACHE", "CONFIG", "DATA")}
        told |= {"HOME": str(home), "TERM": "xterm-256color", "PAGER": "", "LANG": "C.UTF-8"}
        told |= {"PROMPT_TOOLKIT_NO_CPR": "1"}  # nobody here answers where the cursor is
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", "scoqa", "-d", str(folder)],
            env=told | environment,
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=SECONDS,
        )
        self.written = ""
        self._unread = ""
        self._is_back = False

    def type(self, *keys: str) -> None:
        """Press keys, once the prompt is back: what is typed before that the terminal changes (Ctrl-D, Enter)."""
        if not self._is_back:
            self.wait(PROMPT)
        self.press(*keys)

    def press(self, *keys: str) -> None:
        """Press keys at once."""
        self.process.send("".join(keys))
        self._is_back = self._is_back and ENTER not in keys

    def wait(self, text: str) -> str:
        """Until a text stands on the screen, some of it sent since the last wait; what was sent since then comes back."""
        seen = self._wait(lambda sent: _end_of(text, sent))
        self._is_back = self._is_back or text == PROMPT
        return seen

    def wait_for(self, pattern: str) -> str:
        """Until a pattern was sent; what was sent since the last wait comes back."""
        return self._wait(lambda sent: found.end() if (found := re.search(pattern, sent)) else 0)

    def _wait(self, end_in: Callable[[str], int]) -> str:
        while not (end := end_in(self._unread)):
            self._unread += self.process.read_nonblocking(10_000, SECONDS)
        seen, self._unread = self._unread[:end], self._unread[end:]
        self.written += seen
        return seen

    def leave(self) -> int:
        """Ctrl-D; the exit code."""
        self.type(CTRL_D)
        self.process.expect(pexpect.EOF)
        self.written += self._unread + str(self.process.before)
        self.process.close()
        return int(self.process.exitstatus)


@pytest.fixture
def opened(folder: Path, tmp_path: Path) -> Iterator[object]:
    terminals: list[Terminal] = []

    def open_terminal(rows: int = 50, columns: int = 100, **environment: str) -> Terminal:
        terminal = Terminal(folder, tmp_path, rows, columns, environment)
        terminals.append(terminal)
        terminal.wait(PROMPT)
        return terminal

    yield open_terminal
    for terminal in terminals:
        terminal.process.close(force=True)


def test_a_question_is_answered_with_its_words_bold_and_underlined(opened):
    terminal = opened()
    terminal.type(QUESTION, ENTER)
    terminal.wait("confidence")

    assert re.search(r"\x1b\[0;1;4mmoon?\b|\x1b\[0;1;4mraises", terminal.written)
    assert "\x1b]8;;file://" not in terminal.written
    terminal.wait("tides:")
    assert "\x1b]8;;file://" in terminal.written
    assert terminal.leave() == 0


def test_ctrl_c_drops_the_line_and_ctrl_d_leaves_with_0(opened):
    terminal = opened()
    terminal.type("nothing of this")
    terminal.wait("nothing of this")
    terminal.type(CTRL_C)
    terminal.wait(PROMPT)
    terminal.type(QUESTION, ENTER)
    terminal.wait("confidence")

    assert terminal.leave() == 0
    assert "Not found" not in terminal.written
    assert "Traceback" not in terminal.written


def test_an_unknown_command_names_the_nearest_and_runs_nothing(opened):
    terminal = opened()
    terminal.type("/hlep", ENTER)
    terminal.wait("there is no command /hlep; the nearest is /help")

    assert terminal.leave() == 0
    assert "Alt-Enter" not in terminal.written


def test_a_paste_with_line_ends_waits_for_enter(opened):
    terminal = opened()
    terminal.type(PASTE.format("what raises the tides\nof the oceans"))
    terminal.wait("of the oceans")
    assert "confidence" not in terminal.written
    terminal.type(ENTER)
    terminal.wait("confidence")

    assert terminal.leave() == 0


def test_a_narrow_terminal_wraps_and_a_resized_one_wraps_anew(opened):
    terminal = opened(columns=40)
    terminal.type(QUESTION, ENTER)
    terminal.wait("confidence")
    narrow = terminal.wait(PROMPT)
    terminal.process.setwinsize(50, 120)
    terminal.wait(PROMPT)
    terminal.type("/show 1", ENTER)
    terminal.wait("¶1")
    wide = terminal.wait("A tide gauge measures")

    assert terminal.leave() == 0
    assert max(map(len, _lines(narrow))) <= 40
    assert 60 < max(map(len, _lines(wide))) <= 100


@pytest.mark.parametrize(("rows", "columns", "shown"), [(12, 40, "1 document"), (50, 200, "F5 scores")])
def test_the_toolbar_shows_what_fits(opened, rows: int, columns: int, shown: str):
    terminal = opened(rows=rows, columns=columns, PROMPT_TOOLKIT_NO_CPR="0")
    terminal.type("\x1b[2;1R")  # a terminal's answer to where its cursor is; before it there is no toolbar
    terminal.wait(shown)

    assert terminal.leave() == 0


def test_a_dumb_terminal_is_sent_no_escape_sequence_of_ours(opened):
    terminal = opened(TERM="dumb")
    terminal.type(QUESTION, ENTER)
    terminal.wait("confidence")
    terminal.wait(PROMPT)

    terminal.type(CTRL_C)
    terminal.wait(PROMPT)
    assert terminal.leave() == 0
    assert "\x1b[" not in terminal.written
    assert "\x1b]" not in terminal.written


def test_no_color_means_no_colour(opened):
    terminal = opened(NO_COLOR="1")
    terminal.type(QUESTION, ENTER)
    terminal.wait("confidence")
    terminal.wait(PROMPT)

    assert terminal.leave() == 0
    codes = re.findall(r"\x1b\[([0-9;]*)m", terminal.written)
    used = {code for group in codes for code in group.split(";")}
    assert not [code for code in used if code in {"38", "48"} or re.fullmatch(r"[349]\d|10\d", code)]


def test_tab_completes_a_word_of_the_collection(opened):
    terminal = opened()
    terminal.type("what raises the tides of the oce", TAB)
    terminal.wait("ans")
    terminal.type(ENTER)
    terminal.wait("confidence")

    assert terminal.leave() == 0


def test_tab_takes_the_only_command_there_is_and_a_second_one_what_follows(opened):
    terminal = opened()
    terminal.type("/d")  # no other command begins so: what the menu says of it stood in no earlier one
    terminal.wait("the papers, or those that TEXT names")
    terminal.type(TAB)
    terminal.wait("Tides and the Moon")
    terminal.type(TAB, ENTER)
    terminal.wait("1 passage")

    assert terminal.leave() == 0
    assert "/docs tides" in "".join(_lines(terminal.written))
    assert "there is no command" not in terminal.written


def test_the_arrow_takes_the_grey_suggestion(opened):
    terminal = opened()
    terminal.type(QUESTION, ENTER)
    terminal.wait("confidence")
    terminal.type(PASTE.format("what rai"))  # at once: what is suggested is for all of it
    terminal.wait("ses the tides of the oceans")
    terminal.type(RIGHT, ENTER)
    terminal.wait("confidence")

    assert terminal.leave() == 0


def test_the_editor_gets_the_last_question_and_its_text_is_asked(opened, tmp_path: Path):
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "what does a tide gauge measure" > "$1"\n')
    editor.chmod(0o755)
    terminal = opened(VISUAL=str(editor))
    terminal.type(QUESTION, ENTER)
    terminal.wait("confidence")
    terminal.type("/edit", ENTER)
    terminal.wait("gauge measure")
    terminal.press(ENTER)
    terminal.wait("tide gauge measures")

    assert terminal.leave() == 0


def test_ctrl_x_ctrl_e_opens_the_editor_on_what_is_being_typed_and_asks_it(opened, tmp_path: Path):
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nread typed < "$1"; printf "%s gauge measure" "$typed" > "$1"\n')
    editor.chmod(0o755)
    terminal = opened(EDITOR=str(editor))
    terminal.type("what does a tide")
    terminal.wait("a tide")
    terminal.type("\x18\x05")
    terminal.wait("tide gauge measures")
    terminal.wait(PROMPT)

    assert terminal.leave() == 0


def test_what_is_taller_than_the_screen_goes_through_the_pager(opened, tmp_path: Path):
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\ncat\n")
    pager.chmod(0o755)
    terminal = opened(rows=12, PAGER=str(pager))
    terminal.type("/set k 3", ENTER)
    terminal.wait("k is now 3")
    terminal.type("/help", ENTER)
    terminal.wait("PAGED")
    terminal.wait("Ctrl-D leaves")

    assert terminal.leave() == 0


def test_ctrl_c_stops_a_long_reading_and_the_session_goes_on(opened, tmp_path: Path):
    many = tmp_path / "many"
    many.mkdir()
    for number in range(4000):
        (many / f"{number}.txt").write_text(
            f"Paper {number}\n\nPaper number {number} says something of its own.\n"
        )
    terminal = opened()
    terminal.type(f"/add {many}", ENTER)
    terminal.wait_for(r"\b[1-9]\d{2,3}/4000")  # more than a batch is read, and not all
    terminal.press(CTRL_C)
    terminal.wait("interrupted, what was read is kept")
    terminal.type(QUESTION, ENTER)
    terminal.wait("confidence")

    assert terminal.leave() == 0
    assert not [line for line in _lines(terminal.written) if "^C" in line and "interrupted" in line]


def test_an_add_says_at_once_for_whom_it_waits(opened, folder: Path, tmp_path: Path):
    (tmp_path / "rain.txt").write_text("Rain falls mainly on the plain.\n")
    other = sqlite3.connect(folder / ".scoqa" / "index.sqlite")
    terminal = opened()
    other.execute("BEGIN IMMEDIATE")
    terminal.type(f"/add {tmp_path / 'rain.txt'}", ENTER)
    terminal.wait("waiting for another process")
    other.close()
    terminal.wait("1 document added")

    assert terminal.leave() == 0


def _end_of(text: str, sent: str) -> int:
    """Where a text ends in what was sent; 0 where it is not there.

    A cell that shows the right letter already is passed over when a menu or a line is drawn anew: up to half of the
    letters may be so.
    """
    cells = [(letter, at) for shown, at in _shown(sent) for letter in shown]
    for first in range(len(cells) - len(text) + 1):
        letters = "".join(letter for letter, _ in cells[first : first + len(text)])
        if letters.count(PASSED) <= len(text) // 2 and all(
            shown in (letter, PASSED) for shown, letter in zip(letters, text, strict=True)
        ):
            return cells[first + len(text) - 1][1]
    return 0


def _shown(sent: str) -> Iterator[tuple[str, int]]:
    """What is shown of each piece of what was sent, and where the piece ends."""
    for piece in PIECE.finditer(sent):
        yield PASSED * int(piece[1] or 1) if piece[1] is not None else piece[2] or "", piece.end()


def _lines(written: str) -> list[str]:
    text = "".join(shown for shown, _ in _shown(written)).replace(PASSED, "")
    return text.replace("\r", "").split("\n")
