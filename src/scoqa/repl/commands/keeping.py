"""Commands that carry something out of a session: citations, copies, pins, files, judgements, new papers."""

from __future__ import annotations

import os
from glob import glob, has_magic
from pathlib import Path

from scoqa.citing import STYLES
from scoqa.collection import Collection
from scoqa.errors import NotKeptError, ScoqaError, UnknownReferenceError
from scoqa.evaluation.judgements import Judgement, judgement_files, save_judgements
from scoqa.notes import keep
from scoqa.reading import shown
from scoqa.render import Fragment, Line, clean, plain, wrap
from scoqa.render.formats import formatted, references
from scoqa.render.lists import counted, problem_lines, report_lines
from scoqa.render.pins import PIN_FORMATS, pin_lines, pins_text
from scoqa.repl.commands.places import is_reference, rank_first, reference_first
from scoqa.repl.parsing import number_first, numbers
from scoqa.repl.session import Reply, Session
from scoqa.types import AddReport, Citation, Pin

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
    return Reply(session.said(f"{begun[0]} of [{rank}], {counted(len(copied), 'character')}: {how}"))


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
    words = _words(text)
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
    return Reply(session.said(f"written: {shown(path)}, {counted(len(written), 'character')}"))


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


def good(session: Session, text: str) -> Reply:
    """Keep that passages answer the question."""
    return _judged(session, text, 1)


def bad(session: Session, text: str) -> Reply:
    """Keep that passages do not answer the question."""
    return _judged(session, text, 0)


def _judged(session: Session, text: str, grade: int) -> Reply:
    ranks = numbers(text.split()) if text else [session.rank]
    if not ranks:
        return Reply(session.said("name the passages by their numbers: /good 1 3"), is_good=False)
    references = [session.reference(rank) for rank in ranks]
    question = session.question
    if not question:
        raise UnknownReferenceError("these passages are like another one; none of them answers a question")
    notes = session.papers.notes
    judged = save_judgements(notes, [Judgement(question, reference, grade) for reference in references])
    listed = " ".join(f"[{rank}]" for rank in ranks)
    verb = "answers" if len(ranks) == 1 else "answer"
    if not grade:
        verb = f"{'does' if len(ranks) == 1 else 'do'} not answer"
    n_judged = sum(len(grades) for grades in judged.qrels.values())
    kept = f"{counted(n_judged, 'judgement')} of {counted(len(judged.qrels), 'question')}"
    if notes is not None:
        questions, qrels = judgement_files(notes)
        kept += f" in {shown(qrels.parent)} ({questions.name}, {qrels.name})"
    return Reply(
        [
            *session.said(f"kept: {listed} {verb} the question"),
            *session.said(kept, "dim"),
        ]
    )


def add(session: Session, text: str) -> Reply:
    """Read files and folders into the collection; into the user's own instead of the paper that ships."""
    paths = _paths(text)
    if not paths and session.papers.origin in ("shipped", "own", "memory"):
        return Reply(session.said("name the files or folders to add: /add PATH"), is_good=False)
    lines: list[Line] = []
    papers = session.papers
    if papers.origin == "shipped":
        papers = Collection.users_own(settings=papers.settings)
        papers.on_notice = session.papers.on_notice
    with session.desk.progress("reading") as progress:
        report = papers.add(*paths, progress=progress)
    # where nothing could be read, the paper that ships stays
    if papers is not session.papers and len(papers):
        session.adopt(papers)
        lines += session.said(f"into your own collection, which is asked from now on: {papers.place}")
    elif papers is not session.papers:
        papers.close()
    is_good = not report.interrupted and bool(
        report.added or report.changed or report.unchanged or report.twins
    )
    return Reply([*lines, *_reported(session, report)], is_good=is_good)


def refresh(session: Session, _text: str) -> Reply:
    """Read again what changed, read what is new, drop what is gone."""
    with session.desk.progress("refreshing") as progress:
        report = session.papers.refresh(progress=progress)
    return Reply(_reported(session, report), is_good=not report.interrupted)


def _reported(session: Session, report: AddReport) -> list[Line]:
    look = session.remarks_look
    narrower = look._replace(width=look.width - 2)
    lines = [[Fragment("", "  "), *line] for line in report_lines(report, narrower)]
    if report.interrupted:
        lines.insert(0, [])  # the terminal shows ^C
    return lines + problem_lines(report.problems, look, indent="  ")


def _paths(text: str) -> list[str]:
    """Paths as typed, or one that exists just as it stands; globs as a shell would spell them out."""
    if text and Path(text).expanduser().exists():
        return [text]
    return [path for word in _words(text) for path in _globbed(word)]


def _globbed(word: str) -> list[str]:
    path = Path(word).expanduser()
    if os.path.lexists(path) or not has_magic(word):
        return [word]
    return sorted(glob(str(path))) or [word]  # noqa: PTH207  as a shell does, without hidden files


def _words(text: str) -> list[str]:
    """Words as typed, quoted where they hold blanks."""
    import shlex

    try:
        return shlex.split(text)
    except ValueError as error:
        raise ScoqaError(f"{text}: {error}") from error
