"""Where a line is typed: the line editor with its keys and toolbar, or a bare prompt on a terminal that can do nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from prompt_toolkit import PromptSession
from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples, fragment_list_to_text
from prompt_toolkit.input import Input
from prompt_toolkit.output import Output

from scoqa.interrupts import raised
from scoqa.render import Look, clean
from scoqa.repl.completion import SessionCompleter
from scoqa.repl.history import KeptHistory
from scoqa.repl.keys import bindings
from scoqa.repl.session import Session
from scoqa.repl.style import style_of
from scoqa.repl.suggestion import Headings, SessionSuggest

MENU_ROWS = 5
Text = Callable[[], StyleAndTextTuples]


class Editor(Protocol):
    """Reads lines."""

    def read(self, edited: str | None) -> str:
        """One line; EOFError at the end, KeyboardInterrupt where the user drops it.

        Args:
            edited: A text to begin with, in the user's own editor; None for an empty line.
        """

    def redraw(self) -> None:
        """What stands around the line changed; may be called from any thread."""


class BareEditor:
    """For TERM=dumb: a prompt and a line, no control sequence at all."""

    def __init__(self, message: Text, history: KeptHistory) -> None:
        self._message = message
        self._history = history

    def read(self, edited: str | None) -> str:
        """One line; there is no editor to begin one in, so it is shown what an empty line asks."""
        if edited:
            print(f"  Enter asks: {clean(edited)}")
        try:
            line = input(fragment_list_to_text(self._message()))
        except (KeyboardInterrupt, EOFError):
            print()  # the next prompt, and what comes after the session, begin a line
            raise
        if line.strip():
            self._history.append_string(line)
        return line if line.strip() else edited or line

    def redraw(self) -> None:
        """Nothing stands around the line."""


class LineEditor:
    """The prompt with completion, suggestions, history, keys and a toolbar."""

    def __init__(
        self,
        session: Session,
        *,
        message: Text,
        toolbar: Text,
        run: Callable[[str, bool], None],
        headings: Headings,
        history: KeptHistory,
        look: Look,
        input: Input | None = None,
        output: Output | None = None,
    ) -> None:
        """Make it.

        Args:
            session: Its options say how lines are typed.
            message: What stands before the line.
            toolbar: What stands at the bottom.
            run: Carries out the line that a key stands for; true: and shows what it says.
            headings: Suggested after the history.
            history: Of this collection.
            look: For the style sheet.
            input: The terminal's, where left out.
            output: The terminal's, where left out.
        """
        self._session = session
        self._run = run
        self._prompt: PromptSession[str] = PromptSession(
            message,
            history=history,
            completer=SessionCompleter(session),
            complete_in_thread=True,
            complete_while_typing=Condition(self._is_command),
            auto_suggest=SessionSuggest(headings),
            key_bindings=bindings(lambda: session.options, self._run_above),
            multiline=Condition(lambda: session.options.multiline),
            prompt_continuation=_continued_with(clean("…", look.encoding) + " "),
            bottom_toolbar=toolbar,
            style=style_of(look),
            enable_open_in_editor=True,
            enable_suspend=True,
            include_default_pygments_style=False,
            reserve_space_for_menu=MENU_ROWS,
            tempfile_suffix=".txt",
            input=input,
            output=output,
        )

    def read(self, edited: str | None) -> str:
        """One line, with all keys."""
        self._obey_editing()
        if edited is None:
            return self._prompt.prompt()

        def open_editor() -> None:
            self._prompt.default_buffer.open_in_editor()

        return self._prompt.prompt(default=edited, pre_run=open_editor)

    def redraw(self) -> None:
        """Draw the line and the toolbar again."""
        self._prompt.app.invalidate()

    def _obey_editing(self) -> None:
        is_vi = self._session.options.editing == "vi"
        self._prompt.editing_mode = EditingMode.VI if is_vi else EditingMode.EMACS

    def _run_above(self, line: str, is_shown: bool) -> None:
        """Carry out a line that a key stands for; what is being typed stays as it is."""
        if is_shown:

            def run() -> None:
                with suppress(KeyboardInterrupt), raised():
                    self._run(line, True)

            run_in_terminal(run)
        else:
            self._run(line, False)
        self._obey_editing()

    def _is_command(self) -> bool:
        return self._prompt.default_buffer.text.startswith("/")


def _continued_with(mark: str) -> Callable[[int, int, int], StyleAndTextTuples]:
    """What stands before a further line that was typed; a line that is only too long goes on at the left."""
    return lambda width, _line, wraps: [] if wraps else [("class:prompt", mark.rjust(width))]
