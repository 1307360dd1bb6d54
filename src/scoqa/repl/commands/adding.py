"""Commands that read papers into the collection, or read them again."""

from __future__ import annotations

import os
from glob import glob, has_magic
from pathlib import Path

from scoqa.collection import Collection
from scoqa.render import Fragment, Line
from scoqa.render.lists import problem_lines, report_lines
from scoqa.repl.parsing import shell_words
from scoqa.repl.session import Reply, Session
from scoqa.types import AddReport


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
    return [path for word in shell_words(text) for path in _globbed(word)]


def _globbed(word: str) -> list[str]:
    path = Path(word).expanduser()
    if os.path.lexists(path) or not has_magic(word):
        return [word]
    return sorted(glob(str(path))) or [word]  # noqa: PTH207  as a shell does, without hidden files
