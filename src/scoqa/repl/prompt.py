"""A session at a terminal: reads lines, shows replies, and never ends but by Ctrl-D or a command."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.output import Output

from scoqa.render import clean, is_dumb
from scoqa.render.lists import counted
from scoqa.repl import clipboard
from scoqa.repl.dispatch import reply_to
from scoqa.repl.editor import BareEditor, Editor, LineEditor
from scoqa.repl.history import KeptHistory, history_file
from scoqa.repl.printing import Printer
from scoqa.repl.refreshing import Refresher
from scoqa.repl.session import Action, Reply, Session
from scoqa.repl.suggestion import Headings
from scoqa.repl.toolbar import toolbar

if TYPE_CHECKING:
    from scoqa.adding import Progress

EXAMPLE = "what is the SCO Energy Club"
"""A question that the paper which ships answers."""
Meter = Callable[[str], AbstractContextManager["Progress"]]


class TerminalDesk:
    """The world around a session at a terminal."""

    def __init__(
        self,
        session: Session,
        printer: Printer,
        history: KeptHistory,
        environment: Mapping[str, str],
        meter: Meter | None,
    ) -> None:
        self._session = session
        self._printer = printer
        self._history = history
        self._environment = environment
        self._meter = meter

    def copy(self, text: str, /) -> str:
        """Put a text on the clipboard; returns how."""
        papers = self._session.papers.root
        return clipboard.copy(
            text, environment=self._environment, papers=papers, write=self._printer.write_raw
        )

    def questions(self) -> Sequence[str]:
        """What was typed before in this collection, oldest first."""
        return self._history.typed()

    def progress(self, what: str, /) -> AbstractContextManager[Progress | None]:
        """A progress bar, where the caller gave one."""
        return nullcontext() if self._meter is None else self._meter(what)


class Prompt:
    """One terminal with its session."""

    def __init__(
        self,
        session: Session,
        printer: Printer,
        *,
        environment: Mapping[str, str],
        meter: Meter | None = None,
        input: Input | None = None,
        output: Output | None = None,
    ) -> None:
        """Make it.

        Args:
            session: Over the collection.
            printer: Shows what it says.
            environment: As of ``os.environ``.
            meter: Shows how far a long task is.
            input: The terminal's, where left out.
            output: The terminal's, where left out.
        """
        self._session = session
        self._printer = printer
        self._thread = threading.current_thread()
        papers = session.papers
        history = KeptHistory(history_file(papers.place, papers.name) if papers.notes else None)
        session.environment = environment
        session.desk = TerminalDesk(session, printer, history, environment, meter)
        papers.on_notice = self._tell
        self._headings = Headings()
        self._editor: Editor
        if is_dumb(environment):
            self._editor = BareEditor(self._message, history)
        else:
            self._editor = LineEditor(
                session,
                message=self._message,
                toolbar=self._toolbar,
                run=self._run_quietly,
                headings=self._headings,
                history=history,
                look=printer.look,
                input=input,
                output=output,
            )
        self._refresher = Refresher(self._editor.redraw)

    def run(self) -> int:
        """The session until the user leaves; returns the exit code, 0."""
        self._greet()
        self._headings.collect(self._session.papers)
        self._refresher.look(self._session.papers)
        edited: str | None = None
        try:
            while True:
                try:
                    line, edited = self._editor.read(edited), None
                    reply = self._replied(line)
                    self._show(reply)
                except KeyboardInterrupt:  # at the prompt it drops the line, elsewhere it stops what runs
                    edited = None
                    continue
                except EOFError:
                    return 0
                if reply.action is Action.QUIT:
                    return 0
                if reply.action is Action.EDIT:
                    edited = reply.text
        finally:
            self._headings.end()
            self._refresher.end()
            self._session.close()

    def _replied(self, line: str) -> Reply:
        session = self._session
        session.look = self._printer.look
        papers = session.papers
        try:
            reply = reply_to(session, line)
        except KeyboardInterrupt:
            session.papers.recover()
            return Reply([[], *session.said("stopped", "fair")], is_good=False)  # below the terminal's ^C
        except Exception as error:  # noqa: BLE001  a mistake of ours costs one line, not the session
            text = f"internal error ({type(error).__name__}: {clean(str(error))}); please report it"
            return Reply(session.said(text, "error"), is_good=False)
        if papers is not session.papers or any(evidence.state for evidence in session.answer or ()):
            self._refresher.look(session.papers)
        self._refresher.look_if_due(session.papers)
        return reply

    def _show(self, reply: Reply) -> None:
        if reply.action is Action.CLEAR:
            self._printer.clear()
        lines = [*reply.lines, *self._session.note_lines(reply.notes)]
        self._printer.print(lines, paged=self._session.options.pager)

    def _tell(self, text: str) -> None:
        """Say at once for whom a command waits; what waits in the background says nothing."""
        if threading.current_thread() is self._thread:
            self._printer.print(self._session.said(text, "dim"))

    def _run_quietly(self, line: str, is_shown: bool) -> None:
        reply = self._replied(line)
        if is_shown:
            self._show(reply)

    def _greet(self) -> None:
        papers = self._session.papers
        self._session.look = self._printer.look
        text = f"{papers.name}: {counted(len(papers), 'document')}. /help lists commands and keys."
        if papers.origin == "shipped":
            text = f"{papers.name}. /help lists commands and keys; ask it something, such as: {EXAMPLE}"
        if not len(papers):
            text = f"{papers.name} holds no documents yet; /add PATH reads some in."
        self._printer.print(self._session.said(text))

    def _message(self) -> StyleAndTextTuples:
        scope = self._session.options.scope
        text: StyleAndTextTuples = [("class:prompt", "scoqa")]
        if scope:
            room = max(8, self._printer.look.width // 3)
            shown = scope if len(scope) <= room else scope[: room - 1] + "…"
            text.append(("class:scope", f" [{clean(shown, self._printer.look.encoding)}]"))
        text.append(("class:prompt", "> "))
        return text

    def _toolbar(self) -> StyleAndTextTuples:
        refresher = self._refresher
        return toolbar(self._session, refresher.said, self._printer.columns, is_busy=refresher.is_busy)
