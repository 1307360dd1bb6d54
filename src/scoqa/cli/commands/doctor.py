"""``scoqa doctor``: checks whether the index is sound and current, and how big it is; repairs it or makes it smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options

SUMMARY = "check the index: is it sound and current, and how big; --repair and --compact"


def configure(arguments: Arguments) -> None:
    """The options of a doctor."""
    arguments.add("--repair", action="store_true", help="make a damaged index anew from its own texts")
    arguments.add("--compact", action="store_true", help="merge its pieces and give space back")
    arguments.add("--json", action="store_true", help="for programs; names every table")


def run(options: Options, console: Console) -> int:
    """Examine; 0 sound, 3 damaged."""
    repaired, freed = None, 0
    with console.patient(options) as papers:
        with console.progress("examining", unit="paper") as progress:
            report = papers.doctor(progress=progress)
        if options.repair and not report.is_healthy:
            from scoqa.render.lists import damage_in_short

            console.print_problems(damage_in_short(report.damage), named_by="doctor --json")
            with console.progress("repairing", unit="paper") as progress:
                repaired = papers.repair(progress=progress)
            report = papers.doctor()
        if options.compact and report.is_healthy:
            freed = papers.compact()
            report = papers.doctor()
    if options.json:
        from scoqa.render.machine import doctor_value, to_json

        console.write(to_json(doctor_value(report, repaired, freed)) + "\n")
    else:
        from scoqa.render.lists import doctor_lines

        console.print_lines(doctor_lines(report, console.look, repaired=repaired, freed=freed))
    return 0 if report.is_healthy else 3
