"""Commands about the collection, the session and the prompt itself."""

from __future__ import annotations

from scoqa.render import Fragment, Line, clean, wrap
from scoqa.render.explain import acronym_lines
from scoqa.render.lists import document_lines, status_lines, table_lines
from scoqa.repl.commands.places import key_of
from scoqa.repl.options import SETTABLE, value_of, with_value
from scoqa.repl.session import NO_PAPERS, Action, Reply, Session

HISTORY_SHOWN = 20
LAYOUT_SETTINGS = ("layout", "context", "scores")


def docs(session: Session, text: str) -> Reply:
    """The documents, all or those whose key, title, authors or file hold a text."""
    found = session.papers.documents(text)
    if not found:
        what = f"no document matches {text!r}" if text else NO_PAPERS
        return Reply(session.said(what), is_good=False)
    return Reply([[], *document_lines(found, session.look), []])


def acronyms(session: Session, text: str) -> Reply:
    """The acronyms of papers: those named, else those of the last answer, else all."""
    if text.lower() == "all":
        keys: list[str] = []
    elif text:
        keys = [key_of(session, word) for word in text.split()]
    else:
        keys = [evidence.citation.key for evidence in session.answer] if session.answer else []
    found = session.papers.acronyms(*keys)
    whose = f"in {', '.join(sorted(set(keys)))}" if keys else "in this collection"
    hint = " (/acronyms all: every paper)" if keys else ""
    if not found:
        return Reply(session.said(f"no acronym is introduced {whose}{hint}"), is_good=False)
    heading = session.said(f"introduced {whose}{hint}:", "dim")
    return Reply([[], *heading, *acronym_lines(found, session.look)[1:]])


def status(session: Session, _text: str) -> Reply:
    """What the collection holds and what it could not see."""
    return Reply([[], *status_lines(session.papers.status(), session.look), []])


def settings(session: Session, text: str) -> Reply:
    """The settings of the session, or one of them changed."""
    name, _, value = text.replace("=", " ", 1).partition(" ")
    if not name:
        rows = []
        for each, (about, choices) in SETTABLE.items():
            listed = f" ({' '.join(choices)})" if choices else ""
            rows.append((f"{each} {value_of(session.options, each)}", f"{about}{listed}"))
        return Reply([[], *table_lines(rows, session.look), []])
    if not value.strip():
        return Reply(session.said(f"{name} is {value_of(session.options, name)}"))
    session.options = with_value(session.options, name, value)
    said = session.said(f"{name} is now {value_of(session.options, name)}")
    if name in LAYOUT_SETTINGS and session.answer:
        return Reply([*said, *session.answer_lines(taken=len(said))])
    return Reply(said)


def history(session: Session, text: str) -> Reply:
    """What was typed before in this collection, the last lines; with a text, those that hold it."""
    typed = [line for line in session.desk.questions() if text.casefold() in line.casefold()]
    if not typed:
        return Reply(session.said("nothing yet"), is_good=False)
    lines: list[Line] = []
    for line in typed[-HISTORY_SHOWN:]:
        lines += wrap(
            [Fragment("", clean(line, session.look.encoding))], session.look, first="  ", rest="    "
        )
    return Reply(lines)


def edit(session: Session, text: str) -> Reply:
    """The last question, or the text given, in the editor, then back at the prompt."""
    return Reply(action=Action.EDIT, text=text or session.question)


def clear(_session: Session, _text: str) -> Reply:
    """A clean screen; the last answer stays."""
    return Reply(action=Action.CLEAR)


def leave(_session: Session, _text: str) -> Reply:
    """The end of the session."""
    return Reply(action=Action.QUIT)
