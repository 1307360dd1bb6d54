"""Lists and reports as lines of a screen: documents, the state of a collection, what an add did."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from scoqa.answering.model import RIGHT
from scoqa.citing import long_date, short_authors
from scoqa.render.fragments import Fragment, Line, clean, width, wrap
from scoqa.render.look import Look
from scoqa.render.words import CONFIDENCE
from scoqa.types import (
    AddReport,
    CollectionStatus,
    DoctorReport,
    DocumentInfo,
    Freshness,
    Problem,
    RepairReport,
    Rules,
    TableSize,
)

PROBLEMS_SHOWN = 20
"""Problems that a status names one by one."""
NAMED = 3
"""Files that are named where more have the same problem."""
_NUMBER = re.compile(r"[0-9][0-9,]*|'[^']*'")
_UNITS = ("bytes", "KB", "MB", "GB", "TB")


def document_lines(documents: Sequence[DocumentInfo], look: Look) -> list[Line]:
    """One document a paragraph: its key and its files, then its title, authors, date and size."""
    lines: list[Line] = []
    for info in documents:
        head = [Fragment("key", info.key)]
        if info.sources:
            head += [Fragment("", " · "), Fragment("dim", ", ".join(source.path for source in info.sources))]
        lines += wrap(head, look, rest="  ")
        if info.meta.title:
            lines += wrap([Fragment("title", info.meta.title)], look, first="  ", rest="  ")
        facts = [short_authors(info.meta), info.meta.publisher, long_date(info.meta.issued), *_sizes(info)]
        lines += wrap([Fragment("", " · ".join(fact for fact in facts if fact))], look, first="  ", rest="  ")
        for problem in info.problems:
            lines += wrap([Fragment("fair", problem.what)], look, first="  ! ", rest="    ")
    return lines


def _sizes(info: DocumentInfo) -> list[str]:
    sizes = [counted(info.n_pages, "page")] if info.n_pages else []
    sizes.append(counted(info.n_passages, "passage"))
    if info.scanned_pages:
        sizes.append(f"{counted(len(info.scanned_pages), 'page')} without readable text")
    return sizes


def status_lines(status: CollectionStatus, look: Look) -> list[Line]:
    """What a collection holds, where, and what it could not see."""
    facts = [
        (
            "index",
            f"{status.place} ({bytes_text(status.index_bytes)})" if status.index_bytes else status.place,
        ),
        ("papers", "" if _is_beside(status) else status.root),
        (
            "holds",
            f"{counted(status.n_documents, 'document')}, {counted(status.n_passages, 'passage')}, {counted(status.n_terms, 'term')}",
        ),
        ("words", _rules_text(status.rules, look)),
        ("current", freshness_text(status.freshness, look)),
        ("confidence", CONFIDENCE),
        ("", f"first passage right on judged papers: {_meanings()}"),
    ]
    if unseen := _unseen(status):
        facts.append(("not searched", unseen))
    lines = table_lines([(name, value) for name, value in facts if value], look, style="bold")
    problems = [*_by_what(status.freshness.problems), *status.problems]
    return lines + problem_lines(problems, look, indent="  ", most=len(problems))


def _rules_text(rules: Rules, look: Look) -> str:
    """What is to be known of the rules that made an index's words; nothing where they are those of this scoqa."""
    if rules is Rules.OLDER:
        return (
            f"made by older rules; the next add or refresh makes the words anew ({look.command('refresh')})"
        )
    return (
        "made by rules of a newer scoqa; update scoqa to add or remove papers" if rules is Rules.NEWER else ""
    )


def _is_beside(status: CollectionStatus) -> bool:
    """Whether the index lies right in the folder that paths start from, as one's own does, whose papers are anywhere."""
    return PurePath(status.place).parent == PurePath(status.root)


def _meanings() -> str:
    words = {"none": "not found"}
    return ", ".join(f"{words.get(word, word)} {share:.0%}" for word, share in RIGHT.items())


def freshness_text(freshness: Freshness, look: Look) -> str:
    """Whether a collection holds what its files hold, and what to do."""
    if freshness.is_current:
        return "yes, as far as its files' dates and sizes tell"
    return f"no: {freshness_words(freshness)} since read ({look.command('refresh')})"


def freshness_words(freshness: Freshness) -> str:
    """The same in as few words as a toolbar has room for."""
    counts = {
        "changed": len(freshness.changed),
        "moved": len(freshness.moved),
        "gone": len(freshness.missing),
        "new": len(freshness.new),
    }
    files = ", ".join(f"{n:,} {what}" for what, n in counts.items() if n)
    parts = [f"{files} {'file' if sum(counts.values()) == 1 else 'files'}"] if files else []
    parts += [f"{len(freshness.described):,} described otherwise"] if freshness.described else []
    return ", ".join(parts) or "current"


def doctor_lines(
    report: DoctorReport, look: Look, *, repaired: RepairReport | None = None, freed: int = 0
) -> list[Line]:
    """How healthy an index is, and how big what is; what a repair did comes first."""
    lines: list[Line] = []
    if repaired is not None:
        lost = sum(problem.skipped for problem in repaired.lost)
        text = f"repaired: {counted(repaired.n_kept, 'document')} kept"
        text += (
            f", {lost:,} lost ('{look.command('refresh')}' reads their papers again)"
            if lost
            else f", what is lost is named here ('{look.command('refresh')}' reads papers again)"
            if repaired.lost
            else ", none lost"
        )
        lines += wrap([Fragment("bold", text)], look)
        lines += problem_lines(repaired.lost, look, indent="  ", named_by="doctor --json")
    facts = [
        (
            "index",
            f"{report.place} ({bytes_text(report.index_bytes)})" if report.index_bytes else report.place,
        ),
        (
            "sound",
            f"yes, every row{' and every posting' if report.rules is Rules.CURRENT else ''}"
            if report.is_healthy
            else "no",
        ),
        ("whole", "" if report.is_healthy else _whole_text(report, look)),
        ("words", _rules_text(report.rules, look)),
        ("current", freshness_text(report.freshness, look) if report.is_healthy else ""),
        (
            "tables",
            ", ".join(f"{table.name} {bytes_text(table.n_bytes)}" for table in _by_size(report.tables))
            if report.is_healthy
            else "",
        ),
        (
            "free",
            f"{bytes_text(report.free_bytes)} ({look.command('doctor --compact')})"
            if report.free_bytes
            else "",
        ),
        ("given back", bytes_text(freed) if freed > 0 else ""),
        ("as found", repaired.backup if repaired is not None else ""),
    ]
    lines += table_lines([(name, value) for name, value in facts if value], look, style="bold")
    stale = _by_what(report.freshness.problems)
    damage = damage_in_short(report.damage)
    lines += problem_lines([*damage, *stale, *report.problems], look, indent="  ", named_by="doctor --json")
    if len(damage) < len(report.damage):
        told = f"{len(report.damage):,} lines in all ({look.command('doctor --json')} names them)"
        lines += wrap([Fragment("dim", told)], look, first="    ", rest="    ")
    return lines


def _whole_text(report: DoctorReport, look: Look) -> str:
    """How many documents of a damaged index can be read, and what to do."""
    repair = f"'{look.command('doctor --repair')}'"
    n, stated = max(report.n_whole, 0), report.n_documents
    if n == stated:
        return f"{counted(n, 'document')}, which is all: {repair} makes the index anew of them"
    if n == 0:
        return f"no document was found: {repair} looks closer, and keeps the file as it is beside the new one"
    of = f"of {stated:,}" if stated >= 0 else "of a number that is not known"
    again = f"'{look.command('refresh')}' then reads the papers of others again"
    return f"at least {counted(n, 'document')} {of}: {repair} makes the index anew of these; {again}"


def damage_in_short(damage: Sequence[Problem]) -> list[Problem]:
    """Lines that differ by their numbers alone as one, and those that say the same of several places; what SQLite says as one."""
    alike: dict[str, list[Problem]] = {}
    for problem in damage:
        kind = problem.where if problem.where == "sqlite" else _NUMBER.sub("0", problem.what)
        alike.setdefault(kind, []).append(problem)
    found = []
    for kind, problems in alike.items():
        first, more = problems[0], len(problems) - 1
        wheres = list(dict.fromkeys(problem.where for problem in problems))
        if kind == "sqlite":
            found.append(
                Problem("file", f"{counted(len(problems), 'fault')} of its pages and lists", skipped=False)
            )
        elif len(wheres) > 1:
            named = ", ".join(wheres[:NAMED]) + (
                f" and {len(wheres) - NAMED:,} more" if wheres[NAMED:] else ""
            )
            found.append(first._replace(where=named))
        else:
            found.append(first._replace(what=f"{first.what}, and {more:,} more like it") if more else first)
    return found


def _by_size(tables: Sequence[TableSize]) -> list[TableSize]:
    """The tables that hold something, the largest first."""
    return sorted(
        (table for table in tables if table.n_bytes), key=lambda table: (-table.n_bytes, table.name)
    )


def _unseen(status: CollectionStatus) -> str:
    skipped = [problem for problem in status.problems if problem.skipped]
    textless = [problem.n_pages for problem in skipped if problem.n_pages]
    parts = []
    if textless:
        parts.append(
            f"{counted(len(textless), 'file')} of {counted(sum(textless), 'page')} without readable text"
        )
    if n_others := len(skipped) - len(textless):
        parts.append(f"{counted(n_others, 'file')} that could not be read")
    if status.scanned_pages:
        of_others = " of other papers" if textless else ""
        parts.append(f"{counted(status.scanned_pages, 'page')}{of_others} without readable text")
    return ", ".join(parts)


def report_lines(report: AddReport, look: Look) -> list[Line]:
    """What an add or a refresh did, in one line."""
    parts = [
        f"{counted(len(keys), 'document')} {what}"
        for keys, what in (
            (report.added, "added"),
            (report.changed, "read again"),
            (report.removed, "dropped"),
        )
        if keys
    ]
    if report.remade:
        parts.append(f"words of {counted(report.remade, 'document')} made anew")
    if report.twins:
        parts.append(f"{counted(report.twins, 'file')} with the text of another file")
    if report.unchanged:
        parts.append(f"{counted(report.unchanged, 'file')} unchanged")
    skipped = sum(problem.skipped for problem in report.problems)
    if skipped:
        parts.append(f"{counted(skipped, 'file')} could not be read")
    text = (
        ", ".join(parts)
        or "nothing to read: no file of a kind scoqa knows (text of any kind is read where its file is named)"
    )
    if report.interrupted:
        if any((report.added, report.changed, report.removed, report.remade, report.twins)):
            text += "; interrupted, what was read is kept"
        elif parts:
            text += "; interrupted before anything was kept"
        else:
            text = "interrupted before anything was read"
    return wrap([Fragment("", text)], look)


def problem_lines(
    problems: Sequence[Problem],
    look: Look,
    *,
    indent: str = "",
    most: int = PROBLEMS_SHOWN,
    named_by: str = "status",
) -> list[Line]:
    """One paragraph a problem, wrapped, at most so many of them; then how many more there are, and what names them."""
    lines: list[Line] = []
    for problem in problems[:most]:
        told = [Fragment("fair", "! "), Fragment("", look.spoken(str(problem)))]
        lines += wrap(told, look, first=indent, rest=f"{indent}  ")
    if len(problems) > most:
        all_of_them = look.command(named_by)
        more = f"and {len(problems) - most:,} more ({all_of_them} names all)"
        lines += wrap([Fragment("dim", more)], look, first=f"{indent}  ", rest=f"{indent}  ")
    return lines


def _by_what(problems: Sequence[Problem]) -> list[Problem]:
    """A problem that many files have as one of them all, after the others."""
    wheres: dict[str, list[str]] = {}
    for problem in problems:
        wheres.setdefault(problem.what, []).append(problem.where)
    many = {what for what, files in wheres.items() if len(files) > NAMED}
    told = [problem for problem in problems if problem.what not in many]
    for what in sorted(many):
        files = wheres[what]
        named = f"{', '.join(files[:NAMED])} and {len(files) - NAMED} more"
        told.append(
            Problem(f"{len(files):,} files {what.replace('it was', 'they were')}", named, skipped=False)
        )
    return told


def table_lines(rows: Sequence[tuple[str, str]], look: Look, *, style: str = "key") -> list[Line]:
    """Two columns, the second wrapped beside the first."""
    cleaned = [(clean(left, look.encoding), right) for left, right in rows]
    column = min(max((width(left) for left, _ in cleaned), default=0), look.width // 2)
    lines: list[Line] = []
    for left, right in cleaned:
        indent = " " * (column + 4)
        wrapped = wrap([Fragment("", right)], look, first=indent, rest=indent)
        gap = column + 2 - width(left)
        if gap < 1:
            lines += wrap([Fragment(style, left)], look, first="  ", rest="    ")
        else:
            wrapped[0][:1] = [Fragment("", "  "), Fragment(style, left), Fragment("", " " * gap)]
        lines += wrapped
    return lines


def counted(number: int, noun: str) -> str:
    """A count with its noun: "1 page", "1,234 pages"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def bytes_text(size: int) -> str:
    """A size in the largest unit that leaves a whole number: "14 MB"."""
    value = float(size)
    for unit in _UNITS:
        if value < 1000 or unit == _UNITS[-1]:
            return f"{value:.0f} {unit}" if value >= 10 or unit == "bytes" else f"{value:.1f} {unit}"
        value /= 1000
    return ""
