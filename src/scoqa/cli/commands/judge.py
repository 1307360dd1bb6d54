"""``scoqa judge``: say which passages answer a question, so that the ranking can be measured and tuned."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.cli.outputs import vacant, write
from scoqa.cli.table import add_force, whole
from scoqa.cli.usage import UsageError
from scoqa.errors import UnknownReferenceError
from scoqa.shell import shell_word

if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options
    from scoqa.collection import Collection

SUMMARY = "say which passages answer a question, so that 'eval' and 'tune' can use it"
_GRADES = {"y": 1, "n": 0, "0": 0, "1": 1, "2": 2, "3": 3}
_ASKED = "does it answer? y, n, 2 or 3 for better ones, s to skip, q to stop:"


def configure(arguments: Arguments) -> None:
    """The options of judging."""
    add = arguments.add
    add("words", nargs="*", metavar="QUESTION", help="its passages are shown one by one, and judged")
    add("-k", type=whole(1), default=5, metavar="N", help="passages to judge (5)")
    add(
        "--lines",
        metavar="FILE",
        help="judgements from FILE (- for stdin) instead, a line each: question, TAB, reference, TAB, grade",
    )
    add(
        "--export",
        metavar="DIR",
        help="instead write all judgements with the passages into DIR, laid out as BEIR's collections are",
    )
    add_force(arguments)


def run(options: Options, console: Console) -> int:
    """Judge; 0 where something was judged, else 1."""
    from scoqa.cli.console import called
    from scoqa.evaluation.judgements import load_judgements

    if sum(map(bool, (options.words, options.lines, options.export))) != 1:
        raise UsageError("name a question to judge, a file with --lines, or a folder with --export")
    if options.export:
        return _export(Path(options.export), options, console)
    lines: Iterable[str] = console.lines(options.lines) if options.lines else ()
    with console.collection(options) as papers:
        if options.lines:
            n = _from_lines(called(options.lines), lines, papers)
        else:
            n = _one_by_one(" ".join(options.words), options.k, papers, console)
        total = sum(map(len, load_judgements(papers.notes).qrels.values()))
    if total:
        console.note(f"{n} judged now, {total} in all; 'scoqa eval' measures by them")
    return 0 if n else 1


def _export(folder: Path, options: Options, console: Console) -> int:
    """Write the judgements as a folder; 1 where there are none."""
    from scoqa.evaluation.folder import beir_files
    from scoqa.evaluation.judgements import load_judgements

    with console.collection(options) as papers:
        judged = load_judgements(papers.notes)
        if not judged.questions:
            console.note("nothing is judged in this collection yet")
            return 1
        files = beir_files(papers, judged)
        try:
            for name in files:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{folder}: cannot be made ({error.strerror})") from error
        for path, lines in [(vacant(str(folder / name), options), lines) for name, lines in files.items()]:
            write(path, lines)
    console.note(
        f"{folder}: {', '.join(files)}; 'scoqa eval {shell_word(str(folder))} --as-is' measures by it"
    )
    return 0


def _one_by_one(question: str, k: int, papers: Collection, console: Console) -> int:
    """Show each passage and keep what is said of it."""
    from scoqa.evaluation.judgements import Judgement, save_judgements
    from scoqa.render.answer import evidence_lines

    n = 0
    answer = papers.ask(question, k=k, min_confidence="any")
    if not answer:
        console.note("these papers hold nothing of it, so there is nothing to judge")
    for evidence in answer:
        console.print_lines([[], *evidence_lines(evidence, console.look)])
        said = _said(console)
        if said == "q":
            break
        if said in _GRADES:
            reference = (
                f"{evidence.citation.key}:{evidence.snippet.start}-{evidence.snippet.stop}"  # what was seen
            )
            save_judgements(papers.notes, [Judgement(question, reference, _GRADES[said])])
            n += 1
    return n


def _said(console: Console) -> str:
    """What the user says of a passage: a grade, "s" or "q"; the end of the input stops, and so does Ctrl-C."""
    while True:
        console.ask(_ASKED)
        try:
            line = console.stdin.readline()
        except KeyboardInterrupt as stop:
            console.write_error("\n")
            raise KeyboardInterrupt("interrupted; what was said until then is kept") from stop
        word = line.strip().casefold()[:1]
        if not line:
            console.write_error("\n")
            return "q"
        if word in _GRADES or word in ("s", "q"):
            return word


def _from_lines(name: str, lines: Iterable[str], papers: Collection) -> int:
    """Keep judgements that are written down already; all or, at the first bad line, none."""
    from scoqa.evaluation.judgements import Judgement, save_judgements

    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        columns = [column.strip() for column in line.rstrip("\n").split("\t")]
        if len(columns) != 3 or not columns[2].isdecimal():
            raise UsageError(f"{name}:{number}: not a question, a reference and a grade with tabs between")
        try:
            found.append(Judgement(columns[0], columns[1], int(columns[2])))
            papers.cite(columns[1])  # a reference that names nothing is told now
        except (UnknownReferenceError, ValueError) as error:
            raise UsageError(f"{name}:{number}: {error}") from error
    if found:
        save_judgements(papers.notes, found)
    return len(found)
