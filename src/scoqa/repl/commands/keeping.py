"""Commands that carry something out of a session: citations, copies, pins, files."""

from __future__ import annotations

from pathlib import Path

from scoqa.citing import STYLES
from scoqa.errors import NotKeptError, UnknownReferenceError
from scoqa.notes import keep
from scoqa.reading import shown
from scoqa.render import Fragment, Line, clean, plain, wrap
from scoqa.render.formats import formatted, references
from scoqa.render.lists import counted
from scoqa.render.pins import PIN_FORMATS, pin_lines, pins_text
from scoqa.repl.commands.places import is_reference, rank_first, reference_first
from scoqa.repl.parsing import number_first, shell_words
from scoqa.repl.session import Reply, Session
from scoqa.types import Citation, Pin

COPIES = ("quote", "cite", "link")
EXPORT_FORMATS = {
    ".md": "md",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".bib": "bib",
    ".ris": "ris",
    ".txt": "text",
    ".tsv": "plain",
}


def cite(session: Session, text: str) -> Reply:
    """Citations in a style: of passages by number, of a reference, of all passages."""
    words = text.split()
    style = session.options.style
    if words and words[-1].lower() not in ("all",) and not _is_place(session, words[-1]):
        style = _style(words.pop())
    if [word.lower() for word in words] == ["all"]:
        chosen = [session.reference(evidence.rank) for evidence in session.answered]
    elif not words:
        chosen = [session.reference(session.rank)]
    else:
        chosen = [reference_first(session, word)[0] for word in words]
    text = references([session.papers.cite(reference) for reference in chosen], style)
    # Data for other programs stands as it is, flush left: a broken line would break it.
    return Reply(_verbatim(session, text) if style in ("bibtex", "csl", "ris") else _wrapped(session, text))


def _is_place(session: Session, word: str) -> bool:
    return bool(number_first(word)[0]) or is_reference(session, word) or ":" in word


def _style(word: str) -> str:
    folded = "bibtex" if word.lower() == "bib" else word.lower()
    begun = [style for style in STYLES if style.startswith(folded)]
    if folded not in STYLES and len(begun) != 1:
        raise ValueError(f"no citation style {word!r}; there are {', '.join(STYLES)}")
    return folded if folded in STYLES else begun[0]


def _verbatim(session: Session, text: str) -> list[Line]:
    return [[Fragment("", clean(line, session.look.encoding))] for line in text.rstrip("\n").split("\n")]


def _wrapped(session: Session, text: str) -> list[Line]:
    lines: list[Line] = []
    for line in text.rstrip("\n").split("\n"):
        lines += wrap([Fragment("", line)], session.look, first="  ", rest="    ")
    return [[], *lines, []]


def copy(session: Session, text: str) -> Reply:
    """The quote, the citation or the link of a passage to the clipboard."""
    rank, kind = rank_first(session, text)
    kind = kind.lower() or "quote"
    begun = [each for each in COPIES if each.startswith(kind)]
    if len(begun) != 1:
        raise ValueError(f"/copy takes {', '.join(COPIES)}: {kind!r}")
    citation = session.papers.cite(session.reference(rank))
    match begun[0]:
        case "quote":
            copied = " ".join(clean(citation.quote.text).split())
        case "cite":
            copied = references([citation], session.options.style).rstrip("\n")
        case _:
            copied = clean(citation.link)
            if not copied:
                raise UnknownReferenceError(f"{citation.key} was given as text; there is nothing to link to")
    how = session.desk.copy(copied)
    named = "citation" if begun[0] == "cite" else begun[0]
    return Reply(session.said(f"{named} of [{rank}], {counted(len(copied), 'character')}: {how}"))


def pin(session: Session, text: str) -> Reply:
    """Keep a passage with a note."""
    reference, note = reference_first(session, text)
    kept = session.papers.pin(reference, note=note, question=session.question)
    count = counted(len(session.papers.pins()), "pin")
    return Reply(session.said(f"pinned {kept.reference}; {count} with this collection (/pins)"))


def pins(session: Session, text: str) -> Reply:
    """The pins; ``drop N`` forgets one."""
    listed = session.papers.pins()
    if text:
        word, _, rest = text.partition(" ")
        number, _ = number_first(rest)
        if not "drop".startswith(word.lower()) or not number:
            return Reply(session.said("/pins lists them, /pins drop N forgets one"), is_good=False)
        if number > len(listed):
            raise UnknownReferenceError(f"no pin {number}; there are {len(listed)}")
        session.papers.unpin(listed[number - 1].reference)
        return Reply(session.said(f"forgotten: {listed[number - 1].reference}"))
    if not listed:
        return Reply(session.said("no pins yet; /pin N keeps a passage"))
    return Reply(pin_lines(listed, session.look))


def export(session: Session, text: str) -> Reply:
    """The last answer, or the pins, to a file by its suffix."""
    words = shell_words(text)
    flags = {word.lower() for word in words[1:]}
    if not words or flags - {"pins", "--force"}:
        return Reply(
            session.said(
                f"/export FILE writes the last answer, /export FILE pins the pins; FILE ends in {' '.join(EXPORT_FORMATS)}"
            ),
            is_good=False,
        )
    path = Path(words[0]).expanduser()
    suffix = path.suffix.lower()
    if suffix not in EXPORT_FORMATS:
        raise ValueError(
            f"{words[0]}: by its suffix no kind of export; it ends in {' '.join(EXPORT_FORMATS)}"
        )
    if path.exists() and "--force" not in flags:
        raise NotKeptError(f"{shown(path)}: is there already; '/export {text} --force' writes over it")
    written = _pins(session, suffix) if "pins" in flags else _answer(session, suffix)
    if not path.parent.is_dir():
        raise NotKeptError(f"{shown(path)}: there is no folder {shown(path.parent)}")
    keep(path, written)
    root = session.papers.root
    is_read = suffix == ".txt" and root is not None and path.resolve().is_relative_to(root.resolve())
    told = "; it lies among the papers, and is read as one from now on" if is_read else ""
    return Reply(session.said(f"written: {shown(path)}, {counted(len(written), 'character')}{told}"))


def _answer(session: Session, suffix: str) -> str:
    answer = session.answered
    if suffix == ".txt":
        return plain(session.answer_lines())
    return formatted([answer], EXPORT_FORMATS[suffix])


def _pins(session: Session, suffix: str) -> str:
    listed = session.papers.pins()
    if not listed:
        raise UnknownReferenceError("no pins yet; /pin N keeps a passage")
    name = suffix.removeprefix(".")
    if name not in PIN_FORMATS:
        raise ValueError(f"pins are written as {' '.join(f'.{each}' for each in PIN_FORMATS)}: {suffix!r}")
    return pins_text([(each, _citation(session, each)) for each in listed], name)


def _citation(session: Session, pinned: Pin) -> Citation | None:
    try:
        return session.papers.cite(pinned.reference)
    except UnknownReferenceError:
        return None
