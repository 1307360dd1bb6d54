"""One typed line to its reply: a question is asked, a command is run, a mistake is one line."""

from __future__ import annotations

from scoqa.errors import ScoqaError
from scoqa.render import Fragment, clean, wrap
from scoqa.repl.commands.table import COMMANDS
from scoqa.repl.parsing import full_name, typed
from scoqa.repl.session import Reply, Session


def reply_to(session: Session, line: str) -> Reply:
    """Carry out one line. What the world or the user gets wrong becomes a line, never an end of the session."""
    found = typed(line)
    if found is None:
        return Reply()
    try:
        if not found.name:
            return session.follow(found.rest)
        return COMMANDS[full_name(found.name, COMMANDS)].run(session, found.rest)
    except (ScoqaError, ValueError, OSError) as error:
        return failed(session, error)


def failed(session: Session, error: Exception) -> Reply:
    """An error as one remark."""
    text = " ".join(clean(str(error)).split())
    if isinstance(error, OSError) and error.filename is not None:
        text = f"{error.filename}: {error.strerror}"
    fragments = [Fragment("error", "! "), Fragment("", session.typed_here(text))]
    return Reply(wrap(fragments, session.remarks_look, first="  ", rest="    "), is_good=False)
