"""``scoqa QUESTION…`` and ``scoqa ask``: questions to answers on stdout, and an exit code that says whether there was one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from scoqa.cli.table import add_force, one_of, style, whole
from scoqa.cli.usage import UsageError
from scoqa.config import CHOICES
from scoqa.render.formats import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options
    from scoqa.collection import Collection
    from scoqa.types import Answer

SUMMARY = "ask once; also what 'scoqa QUESTION...' does"
_STYLED = ("text", "md", "html")
"""Formats that list citations in a style."""
_STATELESS = ("plain", "csv", "bib", "ris", "csl")
"""Formats without a place for what became of a source: a note beside them says it."""


def configure(arguments: Arguments) -> None:
    """The options of a question."""
    add = arguments.add
    add(
        "words",
        nargs="*",
        metavar="QUESTION",
        help="the question, without quotes or in single ones, where it may have a phrase in double ones and operators: "
        "'the \"very words\" -nuclear secur* author:haas'",
    )
    add("-k", type=whole(1), metavar="N", help="passages to show (5)")
    add(
        "-C",
        "--context",
        type=whole(0),
        metavar="N",
        help="sentences of context around each snippet, in text (0)",
    )
    add("-f", "--format", type=one_of(FORMATS), metavar="FORMAT", help=f"one of {' '.join(FORMATS)}")
    add("--json", dest="format", action="store_const", const="json", help="the same as -f json")
    add(
        "-s",
        "--style",
        type=style,
        metavar="STYLE",
        help="also list the citations, in text, md and html: plain apa chicago mla pandoc bibtex csl ris",
    )
    add(
        "--only",
        metavar="KEY",
        action="append",
        default=[],
        help="search only this document; may be given again",
    )
    add(
        "--where",
        metavar="FILTER",
        default="",
        help="such as 'year:2005..2008 -author:haas'; by author doi key kind language page path publisher section title year zone",
    )
    add("--exact", action="store_true", help="only the words just as typed: no stems, spelling, acronyms")
    add(
        "--min-confidence",
        type=one_of(CHOICES["min_confidence"]),
        metavar="WORD",
        help="strong, fair, weak or any: how surely the words of your question are found together; below it: not found",
    )
    add("--refresh", action="store_true", help="first read again what changed")
    add("--explain", action="store_true", help="show how each score came about, and what its parts mean")
    add("--why-not", metavar="KEY", help="say why this document is not among the passages")
    add(
        "--batch",
        metavar="FILE",
        help="a question a line from FILE (- for stdin); answered as jsonl, or as -f says",
    )
    add("--receipt", metavar="FILE", help="also write a receipt that 'scoqa verify' can check later")
    add_force(arguments)


def run(options: Options, console: Console) -> int:
    """Answer; 0 where every question was answered, 1 where one was not, 3 where there are no papers."""
    if options.batch is not None and options.words:
        raise UsageError("--batch takes its questions from the file; leave out the words")
    _check_flags(options, console)
    if options.receipt:
        from scoqa.cli.outputs import vacant

        vacant(options.receipt, options)
    if not options.words and options.batch is None:
        return _conversation(options, console)
    lines: Iterable[str] = () if options.batch is None else console.lines(options.batch)
    with console.collection(options) as papers:
        if options.refresh:
            refresh(papers, console)
        if options.why_not:
            papers.cite(options.why_not)  # where it is unknown this says so before anything is printed
        if options.batch is not None:
            console.set_aside(papers, options.batch)
            return _lines(lines, options.format or "jsonl", papers, options, console)
        answer = _ask(papers, " ".join(options.words), options, console)
        _show(answer, options.format or console.config.format, options, console)
        if options.why_not:
            reasons = papers.why_not(
                answer.question,
                options.why_not,
                only=options.only,
                where=options.where,
                exact=options.exact,
            )
            _show_reasons(options.why_not, reasons, options, console)
        if options.receipt:
            _write_receipt(options, [answer], papers)
        for term in () if answer else answer.terms:
            if not term.is_known and papers.has(term.word):
                console.note(f"{term.word} is the key of a paper: --only {term.word} searches it alone")
        first = answer.terms[0] if answer.terms else None
        if (
            first
            and answer.question.startswith(first.word)
            and (not first.is_known or _names_file(answer.question))
        ):
            _hint(first.word, console)
        return exit_code(answer)


def _check_flags(options: Options, console: Console) -> None:
    """UsageError where a flag would do nothing in the format that is written."""
    is_prompt = not options.words and options.batch is None and console.is_interactive
    default = "jsonl" if options.batch is not None else "text" if is_prompt else console.config.format
    name = options.format or default
    if options.context is not None and name != "text":
        raise UsageError(f"-C is for -f text: {name} has each passage whole, or none; leave it out")
    if options.style and name not in _STYLED:
        raise UsageError(
            f"-s is for -f {', '.join(_STYLED)}, not for {name}; 'scoqa cite' writes a citation alone"
        )


def exit_code(answer: Answer) -> int:
    """0 answered, 1 not found, 3 no papers to search."""
    from scoqa.types import Status

    return 3 if answer.status is Status.EMPTY else 0 if answer else 1


def refresh(papers: Collection, console: Console) -> None:
    """Read again what changed, and say what that was; KeyboardInterrupt where the user stopped it."""
    from scoqa.cli.console import report_line, stop_if_interrupted

    with console.progress("refreshing") as progress:
        report = papers.refresh(progress=progress)
    stop_if_interrupted(report)
    if report.added or report.changed or report.removed:
        console.note(report_line(report))
    console.print_problems(report.problems)


def _conversation(options: Options, console: Console) -> int:
    """No words: the prompt on a terminal, else each line of stdin is a question."""
    name = options.format or ("text" if console.is_interactive else console.config.format)
    with console.collection(options) as papers:
        if options.refresh:
            refresh(papers, console)
        if name == "text":
            return _session(papers, options, console)
        return _lines(console.lines("-"), name, papers, options, console)


def _session(papers: Collection, options: Options, console: Console) -> int:
    """Questions and slash commands, at the prompt or a line each; the receipt holds all answers."""
    from scoqa import repl
    from scoqa.repl.options import from_config
    from scoqa.repl.pipe import run_lines
    from scoqa.repl.session import Session

    config = console.config
    chosen = from_config(config)._replace(
        k=config.k if options.k is None else options.k,
        context=config.context if options.context is None else options.context,
        style=options.style or config.style,
        scores=options.explain,
        exact=options.exact,
        min_confidence=options.min_confidence or config.min_confidence,
        only=tuple(options.only),
        where=options.where,
    )
    answers: list[Answer] = []
    if console.is_interactive:
        code = repl.run(
            papers,
            options=chosen,
            look=console.look,
            environment=console.environment,
            progress=console.progress,
            on_answer=answers.append,
        )
    else:
        session = Session(papers, options=chosen, look=console.look, on_answer=answers.append)
        code = run_lines(
            session,
            console.lines("-"),
            show=console.print_lines,
            note=console.note,
            complain=console.error,
        )
        code = max([code, *map(exit_code, answers)])
    if options.receipt:
        _write_receipt(options, answers, papers)
    return code


def _lines(
    questions: Iterable[str], name: str, papers: Collection, options: Options, console: Console
) -> int:
    """A question a line, in a format for programs; answers are written as they come where the format is a line each."""
    is_streamed = name in ("text", "plain", "jsonl")
    answers: list[Answer] = []
    told: set[str] = set()
    code = 0
    for question in questions:
        if not question.strip():
            continue
        answer = _ask(papers, question, options, console)
        code = max(code, exit_code(answer))
        if name == "text":
            from scoqa.render.answer import question_lines

            console.print_lines(question_lines(question, console.look))
        if is_streamed:
            _show(answer, name, options, console, told)
        else:
            _tell(answer, name, console, told)
        if options.receipt or not is_streamed:
            answers.append(answer)
    if not is_streamed:
        from scoqa.render.formats import formatted

        console.write(formatted(answers, name, style=options.style or "", is_list=True))
    if options.receipt:
        _write_receipt(options, answers, papers)
    return code


def _ask(papers: Collection, question: str, options: Options, console: Console) -> Answer:
    config = console.config
    return papers.ask(
        question,
        k=config.k if options.k is None else options.k,
        only=options.only,
        where=options.where,
        exact=options.exact,
        min_confidence=options.min_confidence or config.min_confidence,
        explain=options.explain,
    )


def _show(
    answer: Answer, name: str, options: Options, console: Console, told: set[str] | None = None
) -> None:
    """An answer and its notes."""
    config = console.config
    if name == "text":
        from scoqa.render.answer import answer_lines, reference_lines

        console.print_lines(
            answer_lines(
                answer,
                console.look,
                layout=config.layout,
                context=config.context if options.context is None else options.context,
                scores=options.explain,
            )
        )
        if options.style and answer:
            console.print_lines(reference_lines(answer, options.style, console.look))
    else:
        from scoqa.render.formats import formatted

        console.write(formatted([answer], name, style=options.style or ""))
    _tell(answer, name, console, set() if told is None else told)


def _tell(answer: Answer, name: str, console: Console, told: set[str]) -> None:
    """The notes of an answer; those already told beside an earlier one of many are not told again."""
    lines = list(answer.notes)
    if name in _STATELESS and answer and any(evidence.state for evidence in answer):
        from scoqa.render.answer import STATES

        stale = {each.citation.key: STATES[each.state] for each in answer if each.state}
        lines += [f"{key}: {state} (scoqa refresh)" for key, state in stale.items()]
    for line in lines:
        if line not in told:
            console.note(line)
    told.update(lines)


def _show_reasons(key: str, reasons: Sequence[str], options: Options, console: Console) -> None:
    """Why a document is not shown: part of the answer for a reader, beside it for a program."""
    from scoqa.render.fragments import Fragment, wrap

    if (options.format or console.config.format) != "text":
        for reason in reasons:
            console.note(f"why not {key}: {reason}")
        return
    for number, reason in enumerate(reasons):
        first = f"  why not {key}: " if number == 0 else "    "
        console.print_lines(wrap([Fragment("", reason)], console.look, first=first, rest="    "))
    console.print_lines([[]])


def _write_receipt(options: Options, answers: list[Answer], papers: Collection) -> None:
    from scoqa.cli.outputs import vacant, write
    from scoqa.render.machine import receipt_value, to_json

    write(vacant(options.receipt, options), [to_json(receipt_value(answers, papers.status())), "\n"])


def _names_file(question: str) -> bool:
    """Whether a word of a question is written as a path and there is such a file or folder, as behind a command."""
    words = question.split()[1:]
    return any(os.path.exists(word) for word in words if "/" in word or "." in word)  # noqa: PTH110  Path's raises for a name too long


def _hint(word: str, console: Console) -> None:
    """A first word that looks like a mistyped command, in no paper or before a path, was still a question; say so."""
    from difflib import get_close_matches

    from scoqa.cli.table import COMMANDS

    near = get_close_matches(word, COMMANDS, 1, cutoff=0.75)
    if near:
        console.note(f"this was taken as a question; there is a command 'scoqa {near[0]}'")
