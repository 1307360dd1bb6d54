"""How a PDF says on its first page that it is to be cited, in the form that ACM has its papers carry."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_persons import persons_in

_BEGINS = re.compile(r"ACM Reference Format:?\s*", re.IGNORECASE)
_NAMES = re.compile(r"(?P<names>.+?)\.\s(?:19|20)\d\d\.\s")
_MOST = 12
"""Lines of it."""


def self_cited(pages: Sequence[PageLines]) -> list[str]:
    """The authors in "ACM Reference Format: Ada Lovelace and Mark Twain. 1843. A Study …", as written; none where one is unsure."""
    first = next((page for page in pages if page.lines), None)
    if first is None:
        return []
    for lines in (first.lines, *first.notes):
        for at, line in enumerate(lines):
            if begins := _BEGINS.match(line.text):
                rest = [line.text[begins.end() :], *(other.text for other in lines[at + 1 : at + _MOST])]
                found = _NAMES.match(" ".join(filter(None, rest)))
                names, others = persons_in(found["names"], ()) if found else ([], None)
                is_whole = not any(other.hyphen for other in lines[at : at + 1 + len(names) // 2])
                return names if others is None and is_whole else []
    return []
