"""All commands by name, in the order that help lists them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scoqa.render import Fragment, Line, wrap
from scoqa.render.lists import table_lines
from scoqa.render.words import CONFIDENCE
from scoqa.repl.commands import about, adding, judging, keeping, looking, searching
from scoqa.repl.parsing import full_name
from scoqa.repl.session import Reply, Session


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        usage: Its arguments, as help shows them.
        summary: One line.
        takes: What completes at each place: "rank", "place" (a number, or a reference once it is begun), "key",
            "paper" (no number), "style", "copy", "field", "setting", "path", "command", "words"; the last one
            for all further places.
    """

    name: str
    usage: str
    summary: str
    run: Callable[[Session, str], Reply]
    takes: tuple[str, ...] = ()


WORDS = (
    ('"very words"', "in a question: they stand together"),
    ("-word", "at its end: without passages that hold it; also -(one other)"),
    ("secur*", "every word that begins so"),
    ("author:haas", "only of such papers; also year:2005..2008 page:10..20 section:methods path:*.pdf"),
)
"""What words of a question may mean."""
KEYS = (
    ("Enter", "ask; Alt-Enter makes a new line, a paste never asks by itself"),
    ("Tab", "complete commands, styles, keys, titles, fields, and words from three letters on"),
    ("Right", "take the grey suggestion: from the history, else a heading of the papers"),
    ("Ctrl-R", "search the history; Ctrl-X Ctrl-E writes the question in your editor and asks it"),
    ("Alt-N Alt-P", "select the next or the previous passage"),
    ("Alt-O S X I", "of the selected passage: open its source, show it, more around it, pin it"),
    ("F1", "this help"),
    ("F2", "layout of answers: list, compact, full; F5 scores on and off"),
    ("F3", "several lines: Enter makes a new line, Alt-Enter asks; F4 vi or emacs keys"),
    ("Ctrl-C", "drop the line, stop a search; Ctrl-D leaves"),
)


def help_lines(session: Session, text: str) -> Reply:
    """All commands and keys, or one command."""
    look = session.look
    if text:
        name = full_name(text.removeprefix("/").split()[0], COMMANDS)
        command = COMMANDS[name]
        usage = f"/{name} {command.usage}".rstrip()
        head = wrap([Fragment("key", usage)], look, first="  ", rest="    ")
        return Reply([*head, *session.said(command.summary)])
    rows = [(f"/{name} {each.usage}".rstrip(), each.summary) for name, each in COMMANDS.items()]
    opening = (
        "What does not begin with / is a question. Numbers refer to the last answer; the beginning of a command is enough. "
        f"An answer's confidence: {CONFIDENCE}."
    )
    lines: list[Line] = [[], *session.said(opening), [], *table_lines(rows, look), []]
    return Reply([*lines, *table_lines(WORDS, look), [], *table_lines(KEYS, look), []])


def _commands(*listed: Command) -> dict[str, Command]:
    return {command.name: command for command in listed}


COMMANDS = _commands(
    Command(
        "show", "N", "the whole passage in its place; also /show KEY or KEY:page", looking.show, ("place",)
    ),
    Command("more", "N", "more of the text around it, each time twice as much", looking.more, ("rank",)),
    Command("less", "N", "less around it", looking.less, ("rank",)),
    Command("next", "", "select and show the next passage; fetches more", looking.following),
    Command("prev", "", "select and show the passage before", looking.previous),
    Command("open", "N", "the source in your viewer, at its page", looking.open_source, ("place",)),
    Command("cite", "N [style]", "the citation; /cite all bibtex", keeping.cite, ("place", "style")),
    Command("copy", "N [quote|cite|link]", "to the clipboard", keeping.copy, ("rank", "copy")),
    Command("why", "N", "how its score came about", looking.why, ("rank",)),
    Command("whynot", "KEY", "why that paper is not in the answer", searching.why_not, ("key",)),
    Command("only", "KEY...", "search only these papers, and ask again", searching.only, ("key",)),
    Command("all", "", "search all papers again", searching.everywhere),
    Command("where", "FILTER", "such as year:2005..2008 author:haas", searching.where, ("field",)),
    Command("like", "N", "the passages most like it", searching.like, ("place",)),
    Command("in", "N QUESTION", "ask only that paper, once", searching.inside, ("key", "words")),
    Command("docs", "[TEXT]", "the papers, or those that TEXT names", about.docs, ("paper",)),
    Command("toc", "N", "the headings of its paper", looking.contents, ("key",)),
    Command(
        "terms", "[N]", "the question's words, or the words that tell a passage", looking.terms, ("place",)
    ),
    Command("acronyms", "[KEY|all]", "what acronyms stand for", about.acronyms, ("key",)),
    Command("pin", "N [NOTE]", "keep a passage with the collection", keeping.pin, ("place", "words")),
    Command("pins", "[drop N]", "the kept passages", keeping.pins),
    Command("export", "FILE [pins]", "the answer, or the pins, by the suffix", keeping.export, ("path",)),
    Command("good", "N...", "judge: it answers the question", judging.good, ("rank",)),
    Command("bad", "N...", "judge: it does not", judging.bad, ("rank",)),
    Command("set", "[NAME VALUE]", "the settings of this session", about.settings, ("setting", "value")),
    Command("add", "PATH...", "read files and folders in", adding.add, ("path",)),
    Command("refresh", "", "read again what changed, drop what is gone", adding.refresh),
    Command("status", "", "what is there, and what could not be read", about.status),
    Command("history", "[TEXT]", "what you typed before", about.history),
    Command("edit", "", "the last question in your editor", about.edit),
    Command("clear", "", "clear the screen", about.clear),
    Command("help", "[COMMAND]", "this", help_lines, ("command",)),
    Command("quit", "", "leave; also Ctrl-D", about.leave),
)
