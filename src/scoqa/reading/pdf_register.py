"""Documents of the Federal Register: what they are about, and the agency, by the lines that all of them have."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

from scoqa.reading.pdf_layout import PageLines, Paragraph
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_title import bare
from scoqa.types import Meta

NAME = "Federal Register"
_HEAD = re.compile(rf"{NAME} / Vol\. \d+, No\. \d+ / ")
_AGENCY = re.compile(r"(?:AGENCY|AGENCIES):\s*")
_ACTION = "ACTION:"
_NUMBERS = re.compile(r"RIN\b|\[|\d+ CFR\b")
_STEP, _SAME_FONT = 1.6, 0.04
"""Heights of its font within which the lines of a title stand, and the share of their size by which they differ."""
_MOST = 15
"""Lines of a title in a column."""
_DASH = re.compile(r"(?<=\d[–-]) (?=\d)|(?<=—) ")
_SHORT = re.compile(r"\s*\([A-Z][A-Za-z]*\)")
_GENERAL = re.compile(r"office of the secretary|office of the assistant", re.IGNORECASE)
"""Of which department, what follows tells."""


def of_register(pages: Sequence[PageLines], glue: Callable[[str, str], str]) -> Meta | None:
    """Title, agency and publication of a part of the Federal Register whose first page has just one document's beginning.

    Args:
        pages: With their lines.
        glue: What stands between the halves of a word parted at a line's end.

    Returns:
        The publication alone where the page has no beginning, or several; None for any other PDF.
    """
    first = next((page for page in pages if page.lines), None)
    if first is None or not any(_HEAD.search(line.text) for line in (*first.running, *first.lines[:2])):
        return None
    lines = first.lines
    begins = [n for n, line in enumerate(lines) if _AGENCY.match(line.text)]
    title = _title(lines[: begins[0]], glue) if len(begins) == 1 else ""
    authors = _agency([line.text for line in lines[begins[0] :]]) if title else ()
    fields = (("authors", authors), ("publisher", NAME), ("title", title))
    origin = tuple((name, "first page") for name, value in fields if value)
    return Meta(title=title, authors=authors, publisher=NAME, origin=origin)


def _title(above: Sequence[Line], glue: Callable[[str, str], str]) -> str:
    """The last of the bold lines over the agency, in one font."""
    run: list[Line] = []
    for line in reversed(above):
        if not line.bold or _NUMBERS.match(line.text) or (run and not _goes_on(line, run[0])):
            break
        run.insert(0, line)
    words = bare(Paragraph([(0, line) for line in run], 1), glue)
    return _DASH.sub("", words) if 0 < len(run) <= _MOST else ""


def _goes_on(above: Line, below: Line) -> bool:
    close = 0 < above.y - below.y < _STEP * below.size
    return close and abs(above.size - below.size) <= _SAME_FONT * below.size


def _agency(lines: Sequence[str]) -> tuple[str, ...]:
    words = " ".join(itertools.takewhile(lambda line: not line.startswith(_ACTION), lines[:4]))
    names = _SHORT.sub("", _AGENCY.sub("", words)).strip(" .")
    if ";" in names or " and " in names.partition(",")[2]:
        return ()  # several agencies
    return (names if _GENERAL.match(names) else names.partition(",")[0],)
