"""Numbers of a page's lines, as drafts, bills and transcripts have them in a margin: told by counting beside the lines.

Every line or every fifth has one, beside one column or beside each; PDFium makes them lines of their own or
words of the lines they stand beside.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from scoqa.value import Record

if TYPE_CHECKING:
    from scoqa.reading.pdf_layout import PageLines
    from scoqa.reading.pdf_lines import Line

COUNTED = 8
"""Numbers of lines on a page that is told to have them."""
_ALONE = 20
"""Lines counted on the only page that has numbers, where they are not seen to stand beside text that goes on."""
_STEPS = {1: COUNTED, 5: 4}
"""By how much numbers go up, with the least number of them on a page."""
_LONG = 30
"""Characters of a line that is surely text."""
_SAME = 0.35
"""Heights of the font between two lines' bottoms that stand beside each other."""
_EVEN = 0.1
"""Share of the usual distance by which two distances differ that are the same."""
_HEIGHT = attrgetter("y")
_EDGES = (attrgetter("x1"), attrgetter("x0"))
_NEAR = 2.0
"""Points by which the numbers of two pages differ that are at the same place."""
_FIRST = re.compile(r"\d{1,4}\s+(?=\S)")
_LAST = re.compile(r"\s\d{1,4}$")


class _Run(Record):
    """Numbers of a page that count, one under the other.

    Attributes:
        edge: Which end of theirs is at the same place: 0 for the right, 1 for the left one.
        place: Where that is, in points from the page's left.
        is_prose: They stand beside lines of text that go on from one to the next, and count these.
    """

    lines: list[Line]
    step: int
    edge: int
    place: float
    is_prose: bool


def take_counted(pages: Sequence[PageLines]) -> None:
    """Move the numbers of the pages' lines to ``running``."""
    runs = {page.index: found for page in pages if (found := _runs(page.lines))}
    known = [run for found in runs.values() for run in found]
    if not known:
        return
    counted = max(sum(len(run.lines) for run in found) for found in runs.values())
    if len(runs) == 1 and counted < _ALONE and not any(_suffices(run) for run in known):
        return
    places = sorted({(run.edge, round(run.place), run.step) for run in known if run.is_prose})
    for page in pages:
        chosen = {id(line) for run in runs.get(page.index, []) for line in run.lines}
        if places:
            chosen |= _more(page, places, chosen)
        if chosen:
            page.running += [line for line in page.lines if id(line) in chosen]
            page.lines = [line for line in page.lines if id(line) not in chosen]


def parted(lines: list[Line], part: Callable[[Line, int], list[Line]]) -> list[Line]:
    """Lines of a page with the numbers they begin or end with as lines of their own, where these count the lines.

    Args:
        lines: As PDFium sees them.
        part: Parts a line in two at the place in its text where the second begins.
    """
    begin = sum([line.text[0].isdecimal() for line in lines])
    end = sum([line.text[-1].isdecimal() for line in lines])
    if begin < COUNTED > end:  # as most pages
        return lines
    for n, pattern in ((begin, _FIRST), (end, _LAST)):
        places = [_turn(pattern, line.text) for line in lines] if n >= COUNTED else []
        if sum(at > 0 for at in places) < COUNTED:
            continue
        halves = [part(line, at) if at else [line] for line, at in zip(lines, places, strict=True)]
        number = 0 if pattern is _FIRST else -1
        if number:  # a number in a margin is set apart; others end sentences
            halves = [
                half if len(half) == 1 or half[1].x0 - half[0].x1 > line.size else [line]
                for half, line in zip(halves, lines, strict=True)
            ]
        chosen = {
            id(line) for run in _runs(list(itertools.chain(*halves))) if run.is_prose for line in run.lines
        }
        kept = [len(half) > 1 and id(half[number]) in chosen for half in halves]
        if sum(kept) >= COUNTED:
            return [
                piece
                for half, line, is_kept in zip(halves, lines, kept, strict=True)
                for piece in (half if is_kept else [line])
            ]
    return lines


def _turn(pattern: re.Pattern[str], words: str) -> int:
    """Where the second word begins, or the last one; 0 where the first or the last is no number."""
    if pattern is _FIRST:
        found = pattern.match(words) if words[0].isdecimal() else None
        return found.end() if found else 0
    found = pattern.search(words) if words[-1].isdecimal() else None
    return found.start() + 1 if found else 0


def _runs(lines: Sequence[Line]) -> list[_Run]:
    """The numbers that stand one under the other beside most of a page's lines and count them."""
    numbers = [line for line in lines if line.text.isdecimal() and len(line.text) < 6]
    if len(numbers) < min(_STEPS.values()):
        return []
    found: list[_Run] = []
    for edge, end in enumerate(_EDGES):
        taken = {id(line) for run in found for line in run.lines}
        rest = sorted((line for line in numbers if id(line) not in taken), key=end)
        while rest:
            n = next((n for n in range(1, len(rest)) if end(rest[n]) - end(rest[n - 1]) >= 1), len(rest))
            group, rest = rest[:n], rest[n:]
            if n < min(_STEPS.values()):
                continue
            step, run = _longest(group)
            if len(run) >= _STEPS[step]:
                found.append(_Run(run, step, edge, end(run[0]), False))
    if not found:
        return []
    chosen = {id(line) for run in found for line in run.lines}
    others = [line for line in lines if id(line) not in chosen]
    for one in found:
        one.is_prose = _counts_text(one, others)
    return [one for one in found if one.is_prose or (len(found) == 1 and _is_beside(one, others))]


def _longest(group: Sequence[Line]) -> tuple[int, list[Line]]:
    """The longest run of numbers from the top that go up by a step, with that step."""
    rows = sorted(group, key=_HEIGHT, reverse=True)
    best: tuple[int, list[Line]] = (1, [])
    run = rows[:1]
    before = 0
    for above, line in itertools.pairwise(rows):
        step = int(line.text) - int(above.text)
        if step not in _STEPS or line.y == above.y:
            run, before = [line], 0
            continue
        run = [*run, line] if step == before or not before else [above, line]
        before = step
        if len(run) > len(best[1]) and (step == 1 or int(line.text) % step == 0):
            best = step, run
    return best


def _counts_text(run: _Run, others: Sequence[Line]) -> bool:
    """Whether most numbers have a line of text at their side that others go on from, as far apart as the numbers say."""
    text = [line for line in others if len(line.text) > _LONG]
    if len(text) < COUNTED:
        return False
    low, high = run.lines[-1].y, run.lines[0].y
    left, right = min(line.x0 for line in run.lines), max(line.x1 for line in run.lines)
    across = sum(line.x0 < right and line.x1 > left for line in text if low < line.y < high)
    if across * 10 > len(run.lines):
        return False
    steps = [above.y - line.y for above, line in itertools.pairwise(text) if abs(above.x0 - line.x0) < 50]
    steps = sorted(step for step in steps if step > 0)
    if not steps:
        return False
    leading = steps[len(steps) // 2]
    heights = [(above.y - line.y) / run.step for above, line in itertools.pairwise(run.lines)]
    even = sum(abs(height - leading) < _EVEN * leading for height in heights)
    if even * 3 < len(heights) * 2:
        return False
    beside = [line for number in run.lines if (line := _neighbour(number, others))]
    long = [line for line in beside if len(line.text) > _LONG]
    going_on = sum(line.text[0].isalpha() and not line.text[0].isupper() for line in long)
    words = "".join([line.text for line in long])
    letters = sum(map(str.isalpha, words))
    return (
        len(beside) * 5 >= len(run.lines) * 4
        and len(long) * 3 >= len(beside) * 2
        and going_on * 5 >= len(long) * 2
        and letters * 3 >= len(words) * 2
    )


def _neighbour(number: Line, others: Sequence[Line]) -> Line | None:
    """The nearest line on a number's height."""
    beside = [
        (max(line.x0 - number.x1, number.x0 - line.x1), n)
        for n, line in enumerate(others)
        if abs(line.y - number.y) <= _SAME * line.size
    ]
    return others[min(beside, key=itemgetter(0))[1]] if beside else None


def _is_beside(run: _Run, others: Sequence[Line]) -> bool:
    """Whether numbers that go up by one stand evenly beside all that is long, where there is not much else."""
    if run.step != 1:
        return False
    numbers = run.lines
    heights = [above.y - line.y for above, line in itertools.pairwise(numbers)]
    usual = sorted(heights)[len(heights) // 2]
    even = sum(abs(height - usual) < _EVEN * usual for height in heights)
    return (
        even * 5 >= len(heights) * 4
        and len(others) < 2 * len(numbers)
        and all(
            line.x0 > numbers[-1].x1 or line.x1 < numbers[-1].x0 for line in others if len(line.text) > _LONG
        )
    )


def _suffices(run: _Run) -> bool:
    """Whether it is enough that one page has it."""
    return run.is_prose and len(run.lines) >= COUNTED


def _more(page: PageLines, places: Sequence[tuple[int, int, int]], chosen: set[int]) -> set[int]:
    """Numbers at the places of other numbers of lines, above, between or below those of the page, that go up with them."""
    numbers = [line for line in page.lines if line.text.isdecimal()]
    if len(numbers) <= len(chosen):
        return set()
    found: set[int] = set()
    ids = {id(line) for line in numbers}
    others = [line for line in page.lines if id(line) not in ids]
    for edge, place, step in places:
        run = sorted(
            (
                line
                for line in numbers
                if abs(_EDGES[edge](line) - place) < _NEAR and _neighbour(line, others)
            ),
            key=_HEIGHT,
            reverse=True,
        )
        ups = [int(line.text) - int(above.text) for above, line in itertools.pairwise(run)]
        is_free = not any(
            line.x0 < run[-1].x1 and line.x1 > run[-1].x0 for line in others if run and len(line.text) > _LONG
        )
        if is_free and all(up > 0 and up % step == 0 for up in ups):
            found |= {id(line) for line in run}
    return found
