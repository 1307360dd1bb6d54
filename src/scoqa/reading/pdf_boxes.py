"""What a publisher prints beside a PDF's first words: dates, editors, licences, who to write to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scoqa.later import pattern
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line

_FRONT = 2
"""Pages from the first that have such boxes."""
_MOST = 16
"""Lines of one."""
_CLOSE, _ALIKE = 1.6, 0.08
"""Heights of the font within which its lines stand; the share of its size by which they differ."""
_SMALL = 0.93
"""Share of the body's font below which a line is set small."""
_DATE = r"(?:\d{1,2}\.?\s[^\W\d_]{3,9}\.?,?\s\d{4}|[^\W\d_]{3,9}\.?\s\d{1,2},?\s\d{4}|\d{4}\s[^\W\d_]{3,9}\s\d{1,2})"
_OPENS = re.compile(
    rf"""(?P<sure>
        (?:Academic|Handling|Associate)\ [Ee]ditors?:|(?:Edited|Reviewed)\ by:|Specialty\ section:
        |(?:Article\ history:?\ )?Received:?\ {_DATE}(?=$|\ ?[;|]|,?\ (?:and\ )?(?:[Aa]ccepted|[Rr]evised|[Pp]ublished))
        |Correspondence\ (?:concerning\ this\ article\ )?should\ be\ addressed\ to\b
        |Permission\ to\ make\ digital\ or\ hard\ copies\b
    )
    |(?P<mail>[*∗✉†]?\ ?Correspond(?:ence(?:\ to)?:|ing\ authors?\b(?:\ at|[:.,*]|$)))
    |(?P<licence>Copyright:?\ |©\ ?\d{{4}}|This\ (?:is\ an\ open[ -]access\ article|article\ is\ (?:distributed|licensed)))
    |(?P<small>(?:Citation|Editor|Received|Revised|Accepted|Published|Funding|Competing\ [Ii]nterests|OPEN\ ACCESS
        |Data\ [Aa]vailability(?:\ [Ss]tatement)?)(?::\ |(?<=ACCESS)$))""",
    re.VERBOSE,
)
_FIRSTS = frozenset("ACDEFHOPRST*∗✉†©")
"""Characters with which one begins."""
_LICENCE = pattern(r"open[- ]access article|licen[sc]ed?\b|creative commons|rights reserved", re.IGNORECASE)


def take_boxes(page: PageLines, body: float) -> None:
    """Move a publisher's boxes from the ``lines`` of a first page to its ``notes``, one a note.

    A box begins with words that publishers use, in a line of its own: sure ones whatever their font; the
    address of a correspondent with its mail or set small; a licence that is named; others set small. It
    goes on while lines of its font stand close under one another. What prose says about such things stays.

    Args:
        page: Its footnotes are taken.
        body: Height of the font that most of the text is set in.
    """
    if page.index >= _FRONT:
        return
    boxes: list[list[Line]] = []
    taken: set[int] = set()
    for number, line in enumerate(page.lines):
        if id(line) in taken or line.text[0] not in _FIRSTS:
            continue
        opens = _OPENS.match(line.text)
        if opens:
            box = _box(page.lines[number : number + _MOST])
            if _is_sure(opens, box, body):
                boxes.append(box)
                taken.update(map(id, box))
    if taken:
        page.lines = [line for line in page.lines if id(line) not in taken]
        page.notes[:0] = boxes  # the last note is one that may go on


def _box(lines: Sequence[Line]) -> list[Line]:
    """The first line and those close under it, in its font and from its left."""
    box = [lines[0]]
    for line in lines[1:]:
        above, size = box[-1], lines[0].size
        alike = min(abs(line.size - size), abs(line.end - size)) <= _ALIKE * size
        under = 0 < above.y - line.y < _CLOSE * size and abs(line.x0 - lines[0].x0) < 2 * size
        if not alike or not under or _OPENS.match(line.text):
            break
        box.append(line)
    return box


def _is_sure(opens: re.Match[str], box: Sequence[Line], body: float) -> bool:
    words = " ".join(line.text for line in box)
    is_small = box[0].size < _SMALL * body
    if not is_small and (words[-1] == "," or box[-1].hyphen):
        return False  # its lines stand further apart, as all others do
    if opens["mail"]:
        return is_small or "@" in words
    if opens["licence"]:
        return _LICENCE.search(words) is not None
    return is_small or bool(opens["sure"])
