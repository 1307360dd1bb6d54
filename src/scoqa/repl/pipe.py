"""A session without a terminal: each line of a stream is a question or a command; no colour, no pager, no keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from scoqa.render import Line, plain
from scoqa.render.answer import question_lines
from scoqa.render.look import UNBROKEN
from scoqa.repl.dispatch import reply_to
from scoqa.repl.parsing import typed
from scoqa.repl.session import Action, Session


def run_lines(
    session: Session,
    lines: Iterable[str],
    *,
    show: Callable[[Sequence[Line]], None],
    note: Callable[[str], None],
    complain: Callable[[str], None],
) -> int:
    """Carry out the lines in their order, each answer shown, under its question, as soon as it is there.

    Args:
        session: Over the collection.
        lines: As read; blank ones are passed over.
        show: Takes a screen.
        note: Takes a line beside an answer.
        complain: Takes what a command got wrong, a remark at a time, as one line.

    Returns:
        0 where every question was answered and every command did its work, else 1.
    """
    code = 0
    session.remarks_width = UNBROKEN
    session.options = session.options._replace(follow=False)  # each line is a question of its own
    for line in lines:
        found = typed(line)
        if found is None:
            continue
        reply = reply_to(session, line)
        if reply.action is Action.QUIT:
            break
        code = code if reply.is_good else 1
        if not found.name:
            show([*question_lines(found.rest, session.look), *reply.lines])
        elif reply.is_good:
            show(reply.lines)
        else:
            for remark in plain(reply.lines).splitlines():
                complain(remark.strip().removeprefix("! "))
        for text in reply.notes:
            note(text)
    session.close()
    return code
