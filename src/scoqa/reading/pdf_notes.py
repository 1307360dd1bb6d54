"""Footnotes of a PDF's pages: small lines at the foot of a column, the first with its mark."""

from __future__ import annotations

import re

from scoqa.reading.pdf_layout import NAME, PageLines, is_heading
from scoqa.reading.zones import is_caption, names_references

_NOTE_START = re.compile(r"(?:\[?\d{1,3}\]?[.)]?(?=\s|[^\W\d_]|[“\"'(])|[*†‡§¶∗]+)")


def take_notes(page: PageLines, body: float, is_listed: bool = False) -> bool:
    """Move the footnotes at the foot of each column from ``lines`` to ``notes``.

    They are set smaller than the body and lie below every line of body size in their column; the
    first begins with its mark, or they stand apart at the very foot. The works of a list of references
    are none, though they too are set smaller and numbered.

    Args:
        page: Its lines are framed.
        body: Height of the font that most of the text is set in.
        is_listed: A list of references goes on from the page before.

    Returns:
        Whether one goes on to the next page.
    """
    if body <= 0:
        return is_listed
    listed: set[int] = set()
    for line in page.lines:
        if len(line.text) < NAME and names_references(line.text):
            is_listed = True
        elif is_listed and is_heading(line, body):
            is_listed = False
        if is_listed:
            listed.add(id(line))
    taken: set[int] = set()
    for column in range(len(page.edges) + 1):
        lines = [line for line in page.lines if line.column in (column, -1)]
        normal = [line.y for line in lines if line.size >= 0.93 * body]
        small = [
            line
            for line in lines
            if line.size < 0.93 * body
            and line.column == column
            and id(line) not in listed
            and (not normal or line.y < min(normal))
            and line.y < 0.6 * page.height
        ]
        start = next((n for n, line in enumerate(small) if _NOTE_START.match(line.text)), None)
        if not normal or not small or is_caption(small[0].text):
            continue
        if start is None:
            if small[0].y > 0.3 * page.height or min(normal) - small[0].y < 1.5 * body:
                continue
            start = 0  # a licence or an address at the foot of the first page
        for line in small[start:]:
            marked = re.match(r"(\d{1,3})(?=[^\W\d_]|[“\"'(])", line.text)
            if marked:
                line.text = f"[{marked[1]}] {line.text[marked.end() :]}"
            if _NOTE_START.match(line.text) or not page.notes or line is small[start]:
                page.notes.append([])
            page.notes[-1].append(line)
            taken.add(id(line))
    page.lines = [line for line in page.lines if id(line) not in taken]
    return is_listed
