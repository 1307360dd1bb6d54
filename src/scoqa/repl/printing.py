"""Lines to the terminal: printed, or through the pager where they are taller than the screen."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from prompt_toolkit import print_formatted_text
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.output import Output

from scoqa.opening import find_program, split_words
from scoqa.render import Line, Look, is_dumb, paint, plain
from scoqa.render.fragments import line_width
from scoqa.render.look import MAX_WIDTH
from scoqa.repl.style import formatted, style_of

NARROWEST = 20
ROWS_BELOW = 2
_LESS = "FRX"
"""What less is told where the user tells it nothing, as git does: leave at the end, show colours, keep the screen."""


class Printer:
    """One terminal.

    Attributes:
        look: What it can show; its width follows the terminal's.
    """

    def __init__(
        self, output: Output, look: Look, *, environment: Mapping[str, str], papers: Path | None
    ) -> None:
        self._output = output
        self._look = look._replace(at_prompt=True)
        self._environment = environment
        self._papers = papers

    @property
    def columns(self) -> int:
        """Cells of a line of the terminal."""
        return self._output.get_size().columns

    @property
    def look(self) -> Look:
        """What the terminal can show, at its size of now; the prompt and the toolbar stay below an answer."""
        size = self._output.get_size()
        return self._look._replace(
            width=max(NARROWEST, min(size.columns, MAX_WIDTH)), height=max(0, size.rows - ROWS_BELOW)
        )

    def print(self, lines: Sequence[Line], *, paged: bool = False) -> None:
        """Show lines, through the pager where that is wanted and they are taller than the screen."""
        if not lines:
            return
        if paged and self._is_tall(lines):
            pager = pager_command(self._environment, self._papers)
            if pager and self._page(pager, lines):
                return
        if self._look.styled:
            text = FormattedText(formatted(lines, self._look))
            print_formatted_text(text, style=style_of(self._look), output=self._output, end="")
        else:
            self._output.write_raw(plain(lines))
            self._output.flush()

    def write_raw(self, sequence: str) -> None:
        """Send a control sequence of our own to the terminal."""
        self._output.write_raw(sequence)
        self._output.flush()

    def clear(self) -> None:
        """An empty screen, where the terminal can have one."""
        if is_dumb(self._environment):
            return
        self._output.erase_screen()
        self._output.cursor_goto(0, 0)
        self._output.flush()

    def _is_tall(self, lines: Sequence[Line]) -> bool:
        size = self._output.get_size()
        columns = max(1, size.columns)
        rows = sum(max(1, -(-line_width(line) // columns)) for line in lines)
        return rows > size.rows - 1

    def _page(self, command: Sequence[str], lines: Sequence[Line]) -> bool:
        """Whether the pager took it."""
        environment = {"LESS": _LESS, **self._environment}
        try:
            process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
        except OSError:
            return False
        try:
            process.communicate(paint(lines, self._look).encode(self._look.encoding, "replace"))
        except BrokenPipeError:
            pass
        except KeyboardInterrupt:  # Ctrl-C was for the pager, which still owns the screen
            _wait(process)
        return True


def _wait(process: subprocess.Popen[bytes]) -> None:
    while True:
        try:
            process.wait()
        except KeyboardInterrupt:
            continue
        return


def pager_command(environment: Mapping[str, str], papers: Path | None) -> list[str]:
    """The pager's program and arguments: ``$PAGER``, else less; empty where there is none or the user wants none.

    A terminal that can do nothing has none either: a pager moves its cursor. No shell reads the command, and no program
    of the folder of papers is taken for one.
    """
    if is_dumb(environment):
        return []
    try:
        words = split_words(environment.get("PAGER", "less"))
    except ValueError:
        return []
    if not words:
        return []
    program = words[0] if Path(words[0]).is_absolute() else find_program(words[0], papers, environment)
    return [program, *words[1:]] if program else []
