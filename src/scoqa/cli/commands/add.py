"""``scoqa add``: files and folders into the collection; again, only what changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from scoqa.cli.table import whole
from scoqa.cli.usage import UsageError
from scoqa.places import is_barred

if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options
    from scoqa.types import AddReport

SUMMARY = "read files and folders into the collection; again: only what changed"


def configure(arguments: Arguments) -> None:
    """The options of an add."""
    arguments.add(
        "paths", nargs="*", metavar="PATH", help="files and folders (none: the collection's folder)"
    )
    arguments.add(
        "--ocr", action="store_true", help="recognise scanned pages too (needs tesseract; marks their quotes)"
    )
    add_reading_options(arguments)


def add_reading_options(arguments: Arguments) -> None:
    """What all commands take that read papers."""
    arguments.add("--jobs", type=whole(1), metavar="N", help="files read at the same time (one a core)")
    arguments.add("--strict", action="store_true", help="exit 3 where a file could not be read")
    arguments.add("--json", action="store_true", help="what was done, for programs")


def run(options: Options, console: Console) -> int:
    """Add; 0 done, 3 with ``--strict`` and a file that could not be read, 130 interrupted."""
    if options.paths and not any(os.path.lexists(path) for path in options.paths):
        asked = (
            f"; to ask it as a question: scoqa ask add {' '.join(options.paths)}" if options.paths[1:] else ""
        )
        first = options.paths[0]
        what = "no permission to look at it" if is_barred(first) else "no such file or folder"
        raise UsageError(f"{first or repr('')}: {what}; nothing was added{asked}")
    with console.writable(options) as papers:
        if not options.paths and papers.origin == "own":
            raise UsageError("name the files or folders to add: scoqa add PATH...")
        with console.progress("reading") as progress:
            report = papers.add(*options.paths, jobs=options.jobs, ocr=options.ocr, progress=progress)
        if papers.origin == "own" and len(papers):
            console.note(f"into your own collection, asked wherever there is no other: {papers.place}")
    return say_report(report, options, console)


def say_report(report: AddReport, options: Options, console: Console) -> int:
    """The report on stdout, its problems on stderr; returns the exit code."""
    if options.json:
        from scoqa.render.machine import report_value, to_json

        console.write(to_json(report_value(report)) + "\n")
    else:
        from scoqa.render.lists import report_lines

        console.print_lines(report_lines(report, console.look))
        console.print_problems(report.problems)
    if report.interrupted:
        return 130
    return 3 if options.strict and any(problem.skipped for problem in report.problems) else 0
