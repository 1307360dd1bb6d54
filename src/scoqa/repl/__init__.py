"""A session: questions and slash commands over one collection, at a terminal or from a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from scoqa.adding import Progress
    from scoqa.collection import Collection
    from scoqa.render import Line, Look
    from scoqa.repl.options import Options
    from scoqa.repl.session import Session
    from scoqa.types import Answer


def run(
    papers: Collection,
    *,
    options: Options | None = None,
    look: Look | None = None,
    environment: Mapping[str, str] | None = None,
    progress: Callable[[str], AbstractContextManager[Progress]] | None = None,
    on_answer: Callable[[Answer], None] | None = None,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
) -> int:
    """A session until the user leaves or the input ends.

    Args:
        papers: The collection, read in.
        options: Settings to begin with; see :func:`scoqa.repl.options.from_config`.
        look: Of stdout; plain where left out and stdout is no terminal.
        environment: As of ``os.environ``, which it is by default.
        progress: Shows how far a long task is.
        on_answer: Told every answer.
        stdin: Where lines come from; the prompt with its keys only where this and stdout are terminals.
        stdout: Where answers go.
        stderr: Where complaints go without a terminal.

    Returns:
        0; without a terminal 1 where a question was not answered or a command failed.
    """
    from scoqa.repl.session import Session

    source, out, complaints = stdin or sys.stdin, stdout or sys.stdout, stderr or sys.stderr
    session = Session(papers, options=options, look=look, on_answer=on_answer)
    if source.isatty() and out.isatty():
        return _at_terminal(session, look, os.environ if environment is None else environment, progress)

    from scoqa.render import paint
    from scoqa.repl.pipe import run_lines

    def show(lines: Sequence[Line]) -> None:
        out.write(paint(lines, session.look))
        out.flush()

    def say(text: str) -> None:
        complaints.write(f"scoqa: {text}\n")

    return run_lines(session, source, show=show, note=say, complain=say)


def _at_terminal(
    session: Session,
    look: Look | None,
    environment: Mapping[str, str],
    progress: Callable[[str], AbstractContextManager[Progress]] | None,
) -> int:
    from prompt_toolkit.output import create_output

    from scoqa.render import look_of
    from scoqa.repl.printing import Printer
    from scoqa.repl.prompt import Prompt

    output = create_output()
    chosen = look or look_of(is_terminal=True, columns=0, encoding=output.encoding(), environment=environment)
    printer = Printer(output, chosen, environment=environment, papers=session.papers.root)
    return Prompt(session, printer, environment=environment, meter=progress, output=output).run()
