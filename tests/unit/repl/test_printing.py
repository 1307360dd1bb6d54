"""Lines to a terminal, and to the pager where they are taller than it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.output.vt100 import Vt100_Output

from scoqa.render import Fragment, Look
from scoqa.repl.printing import Printer, pager_command

LINES = [[Fragment("match", f"line {number}"), Fragment("", " of text")] for number in range(5)]


def _printer(
    rows: int, columns: int = 80, *, colour: bool = True, environment: dict[str, str] | None = None
) -> tuple[Printer, io.StringIO]:
    stream = io.StringIO()
    output = Vt100_Output(stream, lambda: Size(rows=rows, columns=columns), term="xterm")
    look = Look(colour=colour, links=colour)
    return Printer(output, look, environment=environment or {}, papers=None), stream


@pytest.fixture
def pager(tmp_path: Path) -> dict[str, str]:
    program = tmp_path / "bin" / "seen"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\n/bin/cat > "{tmp_path}/paged"\n')
    program.chmod(0o755)
    return {"PATH": str(program.parent), "PAGER": "seen --quietly"}


def test_what_fits_is_printed_in_its_styles():
    printer, stream = _printer(24)
    printer.print(LINES, paged=True)

    assert "\x1b[0;1;4mline 0" in stream.getvalue()
    assert " of text\r\n" in stream.getvalue()


def test_without_colour_there_is_no_escape_sequence_at_all():
    printer, stream = _printer(24, colour=False)
    printer.print(LINES, paged=True)

    assert stream.getvalue() == "".join(f"line {number} of text\n" for number in range(5))


@pytest.mark.parametrize(("rows", "columns", "is_paged"), [(6, 80, False), (5, 80, True), (9, 9, True)])
def test_the_pager_takes_what_is_taller_than_the_screen(
    pager: dict[str, str], tmp_path: Path, rows: int, columns: int, is_paged: bool
):
    printer, stream = _printer(rows, columns, environment=pager)
    printer.print(LINES, paged=True)

    assert (tmp_path / "paged").exists() is is_paged
    assert bool(stream.getvalue()) is not is_paged
    if is_paged:
        assert (tmp_path / "paged").read_text().startswith("\x1b[1;4mline 0\x1b[0m of text\n")


def test_only_a_terminal_that_can_be_cleared_is():
    dumb, nothing = _printer(24, environment={"TERM": "dumb"})
    able, cleared = _printer(24)

    dumb.clear()
    able.clear()

    assert nothing.getvalue() == ""
    assert "\x1b[2J" in cleared.getvalue()


def test_a_dumb_terminal_has_no_pager(pager: dict[str, str], tmp_path: Path):
    printer, stream = _printer(3, environment=pager | {"TERM": "dumb"}, colour=False)
    printer.print(LINES, paged=True)

    assert "line 4" in stream.getvalue()
    assert not (tmp_path / "paged").exists()


def test_without_a_pager_all_is_printed(tmp_path: Path):
    printer, stream = _printer(3, environment={"PATH": str(tmp_path), "PAGER": "nowhere"})
    printer.print(LINES, paged=True)

    assert "line 4" in stream.getvalue()


def test_the_width_follows_the_terminal_up_to_a_readable_one():
    assert [_printer(24, columns)[0].look.width for columns in (5, 40, 100, 300)] == [20, 40, 100, 100]


def test_the_pager_is_no_shell_line_and_no_program_of_the_papers(pager: dict[str, str], tmp_path: Path):
    assert pager_command(pager, None) == [str(tmp_path / "bin" / "seen"), "--quietly"]
    assert pager_command(pager | {"PAGER": "seen; touch hit"}, None) == []
    assert pager_command(pager | {"PAGER": ""}, None) == []
    assert pager_command(pager | {"PAGER": "'"}, None) == []
    assert pager_command(pager, tmp_path / "bin") == []
