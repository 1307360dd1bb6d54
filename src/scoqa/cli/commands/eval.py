"""``scoqa eval``: measures how good the answers are, by questions whose answers are known."""

from __future__ import annotations

from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.cli.outputs import vacant, write
from scoqa.cli.table import UnfitError, add_force
from scoqa.cli.usage import UsageError

if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options
    from scoqa.evaluation.report import Report

SUMMARY = "measure how good the answers are, by questions whose answers are known"
PLOTS = (".png", ".svg", ".pdf")


def configure(arguments: Arguments) -> None:
    """The options of an evaluation."""
    add = arguments.add
    add(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a folder with corpus.jsonl, queries.jsonl and qrels.tsv; or a file of questions and one of "
        "judgements for the open collection; or nothing: your own judgements of it (scoqa judge)",
    )
    add("--as-is", action="store_true", help="each record of the folder is one passage")
    add("--json", action="store_true", help="for programs")
    add("--per-question", action="store_true", help="also the measures of each question")
    add(
        "--fail-under",
        metavar="[MEASURE=]VALUE",
        action="append",
        default=[],
        type=_bound,
        help="exit 1 where a measure (nDCG@10) is lower, as 'recall@100=.5'; may be given again",
    )
    add("--run", metavar="FILE", help="also write the rankings as a TREC run")
    add("--plot", metavar="FILE", help="also draw the measures (.png, .svg or .pdf; needs matplotlib)")
    add_force(arguments)
    add(
        "--compare",
        nargs=2,
        metavar=("A", "B"),
        help="two reports written with --json --per-question: is the difference more than chance?",
    )


def _bound(word: str) -> tuple[str, float]:
    name, equals, value = word.rpartition("=")
    try:
        bound = float(value)
        if not isfinite(bound):
            raise ValueError(value)
        return name.strip() if equals else "nDCG@10", bound
    except ValueError as error:
        raise UnfitError(f"a number, or a measure and one, as 'nDCG@10=.5', not {word!r}") from error


def run(options: Options, console: Console) -> int:
    """Evaluate; 0, or 1 where a measure is below its bound."""
    if options.compare:
        if options.paths:
            raise UsageError("--compare takes two reports and evaluates nothing; leave out the paths")
        return _compare(options, console)
    _check(options)
    report = _report(options, console)
    if not report.measured:
        raise UsageError(
            f"{report.name}: no question has a relevant judgement, so there is nothing to measure"
        )
    if options.run:
        from scoqa.evaluation.files import trec_run

        write(vacant(options.run, options), [trec_run(report)])
    if options.plot:
        from scoqa.evaluation.plot import save_plot

        save_plot(report, Path(options.plot))
    if options.json:
        from scoqa.evaluation.files import to_json

        console.write(to_json(report, per_question=options.per_question) + "\n")
    else:
        from scoqa.evaluation.report import to_text

        _print(to_text(report, per_question=options.per_question), console)
    low = [
        (name, least, value) for name, least in options.fail_under if (value := report.value(name)) < least
    ]
    for name, least, value in low:
        console.note(f"{name} is {value:.4f}, below {least:g}")
    return 1 if low else 0


def _check(options: Options) -> None:
    """Tell before anything is asked what could not be done with its figures.

    Raises:
        UsageError: A file that may not be written, or not with that ending.
        ValueError: A measure that there is not.
    """
    from scoqa.evaluation.report import measure_named

    for name in filter(None, (options.run, options.plot)):
        vacant(name, options)
    if options.plot and Path(options.plot).suffix.lower() not in PLOTS:
        raise UsageError(
            f"{options.plot}: by its suffix no kind of plot; it ends in one of {', '.join(PLOTS)}"
        )
    options.fail_under = [(measure_named(name), least) for name, least in options.fail_under]


def _report(options: Options, console: Console) -> Report:
    from scoqa.evaluation.judge import judge, judge_collection, place
    from scoqa.evaluation.judged import load_beir, load_trec
    from scoqa.evaluation.judgements import load_judgements

    paths = [Path(path) for path in options.paths]
    if len(paths) > 2:
        raise UsageError("name a folder, or a file of questions and one of judgements")
    if len(paths) == 1:
        judged = load_beir(paths[0])
        ids = [*(one.id for one in judged.records), *(one.id for one in judged.questions)]
        if (
            options.run
            and (parted := next((name for name in ids if len(name.split()) != 1), None)) is not None
        ):
            raise UsageError(f"{judged.name}: a TREC run cannot hold the id {parted!r}; leave out --run")
        for line in (*judged.notes, *judged.strangers()):
            console.note(f"{judged.name}: {line}")
        with console.progress("asking", unit="question") as progress:
            return judge(judged, as_is=options.as_is, settings=console.config.settings, progress=progress)
    if options.as_is:
        raise UsageError("--as-is goes with a folder of records; an open collection is cut already")
    given = load_trec(*paths) if paths else None
    with console.collection(options) as papers:
        judged = given or load_judgements(papers.notes)
        if not judged.questions:
            raise UsageError("nothing is judged in this collection yet; 'scoqa judge' does that")
        for line in (*judged.notes, *judged.strangers(lambda name: place(papers, name) is not None)):
            console.note(f"{judged.name}: {line}")
        with console.progress("asking", unit="question") as progress:
            return judge_collection(papers, judged, progress=progress)


def _compare(options: Options, console: Console) -> int:
    from scoqa.evaluation.files import load_report
    from scoqa.evaluation.report import compare, comparison_to_text

    rows = compare(*(load_report(Path(path)) for path in options.compare))
    if options.json:
        from scoqa.evaluation.files import comparison_to_json

        console.write(comparison_to_json(rows) + "\n")
    else:
        _print(comparison_to_text(rows), console)
    return 0


def _print(text: str, console: Console) -> None:
    from scoqa.render.fragments import Fragment, clean

    encoding = console.look.encoding
    console.print_lines([[Fragment("", clean(line, encoding))] for line in text.split("\n")])
