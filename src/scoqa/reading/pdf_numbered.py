"""Headings of a PDF that nothing but their numbers tells: set as the text is, they count up over the whole paper."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from scoqa.later import pattern
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_looks import is_heading, names_section
from scoqa.reading.zones import names_references
from scoqa.value import NamedTuple

_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[^\W\d_a-z](?=.*[^\W\d_]{3})[^;]{2,70}[^\s.,;:!?-]")
_LETTERED = re.compile(r"([A-K])\.\s+[^\W\d_a-z](?=.*[^\W\d_]{3})[^;]{2,70}[^\s.,;!?-]:?")
"""As IEEE's journals set the names of parts of sections."""
_SECOND = pattern(r"[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_-]+)+")
"""Nothing but words, two of them at least."""
_ROMAN = re.compile(r"([IVX]{1,5})\.\s+[^\W\d_]{2}.{1,70}[^\s.,;:]")
_STARTS = re.compile(r"(?:\d|[A-K]\.\s|[IVX]{1,5}\.\s)")
_LEAST, _LEAST_TOP = 3, 2
"""Headings that count up, and those among them of the highest level."""
_FEW_LONG = 2
"""Short ones for each that is as long as a line of text."""
_LEAST_BELOW = 2
"""Lines below a heading before one of its own level: fewer are items of a list."""
_SHORT = 0.12
"""Share of its column by which a heading is shorter than a line of text."""
_SHORT_LETTERED = 0.04
"""The same of one whose letter goes up from A below a section with a Roman number."""
_LIKE_BODY = 0.1
"""Share by which the height of its font differs from the body's."""
_ITALICS = 0.3
"""Share by which a font of italics may stand lower than the body's, though set in its size."""
_SAME = 0.01
"""Share of their size by which two lines of one font may differ."""
_SHORT_WORD = 4
"""Letters of a word that a title may write small: "with"."""
_APART = 1.6
"""Heights of its font by which a line stands apart from the one above."""
_ENDED = pattern(r"[.!?:…][\"'”’»)\]]*(?:\[\d+\])?$")

Number = tuple[int, ...]


class Numbered(NamedTuple):
    """A line that may be a heading.

    Attributes:
        at: Its place among all lines.
        number: What it counts.
        more: Its second line.
        is_long: It is as long as a line of text.
    """

    at: int
    number: Number
    line: Line
    more: Line | None = None
    is_long: bool = False


def mark_numbered(pages: Sequence[PageLines], body: float) -> Sequence[Numbered]:
    """Set ``level`` of lines that are headings by their numbers alone; of none where a numbered one looks like a heading.

    Their numbers have to go up, "1", "1.1", "1.2", "2", from the first to the last; each stands alone in a short
    line between others. Below sections with Roman numbers in capitals, letters that go up are such numbers.

    Args:
        pages: With their columns.
        body: Height of the font of the text.

    Returns:
        Those that would be headings, too, if some were as long as a line of text, where no others tell of headings.
    """
    numbered: list[Numbered] = []
    lettered: list[Numbered] = []
    sections: list[tuple[int, Line]] = []  # with Roman numbers, and "REFERENCES", which has none
    at = n_romans = 0
    for page in pages:
        n_lines = len(page.lines)
        starts = (n for n, line in enumerate(page.lines) if _STARTS.match(line.text) or line.text.isupper())
        for n in starts if page.upright and not page.contents else ():
            line = page.lines[n]
            if line.level:
                return ()  # the outline says which lines are headings
            is_roman = line.text.isupper() and _ROMAN.fullmatch(line.text) is not None
            if is_roman or (line.text.isupper() and names_section(line.text)):
                sections.append((at + n, line))
                n_romans += is_roman
            elif found := _NUMBERED.fullmatch(line.text):
                if is_heading(line, body):
                    return ()
                number = tuple(map(int, found[1].split(".")))
                if stands_alone(page, n, body):
                    numbered.append(Numbered(at + n, number, line))
                elif stands_alone(page, n, body, is_long=True):
                    numbered.append(Numbered(at + n, number, line, _rest(page, n), is_long=True))
            elif (found := _LETTERED.fullmatch(line.text)) and stands_alone(page, n, body, is_lettered=True):
                more = _second(page, n)
                lettered.append(Numbered(at + n, (ord(found[1]) - ord("A") + 1,), line, more))
        at += n_lines
    if n_romans >= _LEAST:
        _mark_lettered(sections, lettered)
        return ()
    best = _longest([each for each in numbered if not each.is_long])
    with_long = _longest(numbered) if len(best) < len(numbered) else []
    while with_long and with_long[-1].is_long:
        with_long.pop()
    n_long = sum(each.is_long for each in with_long)
    n_short = len(with_long) - n_long
    is_better = n_short > len(best) and n_short >= _FEW_LONG * n_long
    if not best:
        return with_long if is_better else ()
    mark_all(with_long if is_better else best)
    return ()


def mark_all(headings: Sequence[Numbered]) -> None:
    """Set their ``level``."""
    for heading in headings:
        for line in filter(None, (heading.line, heading.more)):
            line.level = len(heading.number)


def _mark_lettered(sections: Sequence[tuple[int, Line]], lettered: Sequence[Numbered]) -> None:
    bounds = [at for at, _ in sections] + [max((found.at for found in lettered), default=0) + 1]
    below = [
        _run([found for found in lettered if start < found.at < stop])
        for (start, stop), (_, section) in zip(itertools.pairwise(bounds), sections, strict=True)
        if not names_references(section.text)  # where initials are letters, too
    ]
    marked = [found for run in below for found in run]
    if len(marked) < _LEAST_TOP:
        return
    for _, line in sections:
        line.level = 2  # as they are below the title
    for found in marked:
        found.line.level = 3
        if found.more is not None:
            found.more.level = 3


def _run(found: Sequence[Numbered]) -> list[Numbered]:
    """Those that go up from A, apart from each other."""
    run: list[Numbered] = []
    for each in found:
        last = run[-1] if run else None
        is_next = each.number[0] == (last.number[0] + 1 if last else 1)
        if is_next and (last is None or each.at - last.at > _LEAST_BELOW):
            run.append(each)
    return run


def _longest(found: Sequence[Numbered]) -> list[Numbered]:
    """The longest run of numbers that go up as sections do; none where it is short or of one section only."""
    runs = [list(_counted(found[n:])) for n, each in enumerate(found) if each.number in ((1,), (0,))]
    best = max(runs, key=len, default=[])
    n_top = sum(len(each.number) == 1 for each in best)
    return best if len(best) >= _LEAST and n_top >= _LEAST_TOP else []


def _counted(found: Sequence[Numbered]) -> Iterator[Numbered]:
    last: Numbered | None = None
    for each in found:
        if last is None or (
            each.number in _following(last.number)
            and (len(each.number) > len(last.number) or each.at - last.at > _LEAST_BELOW)
        ):
            yield each
            last = each


def _following(number: Number) -> list[Number]:
    """The numbers that may come next: of a part, of the next section, of the next one around it."""
    nexts = [(*number[:depth], number[depth] + 1) for depth in range(len(number))]
    return [(*number, 1), *nexts]


def stands_alone(
    page: PageLines, n: int, body: float, *, is_lettered: bool = False, is_long: bool = False
) -> bool:
    """Whether a line is short, behind the end of a sentence, and above another line of its column that begins anew.

    Args:
        page: With its columns.
        n: The line's number on it.
        body: Height of the font of the text.
        is_lettered: It may be as long as the text where all its words begin large, and set in lower letters.
        is_long: It may be as long as the text, and have a second line.
    """
    line = page.lines[n]
    left, right = page.frames.get(line.column, (0.0, 0.0))
    if line.hyphen or line.x0 > left + 4 * line.size:
        return False
    short = _SHORT_LETTERED if is_lettered else _SHORT
    if not is_long and _is_long(page, line, short) and not (is_lettered and _is_capitalized(line.text)):
        return False
    if not -(_ITALICS if is_lettered else _LIKE_BODY) * body <= line.size - body <= _LIKE_BODY * body:
        return False
    after = n + (2 if is_long and _rest(page, n) is not None else 1)
    if (
        after >= len(page.lines)
        or page.lines[after].column != line.column
        or page.lines[after].text[0].islower()
    ):
        return False
    before = page.lines[n - 1] if n else None
    if before is None or before.column != line.column or before.y < line.y:
        return True
    is_apart = before.y - line.y > _APART * line.size or before.x1 < right - _SHORT * (right - left)
    return is_apart or _STARTS.match(before.text) is not None or _ENDED.search(before.text) is not None


def _rest(page: PageLines, n: int) -> Line | None:
    """The short second line with which a long one goes on in small letters; None where it does not."""
    line, more = page.lines[n], page.lines[n + 1] if n + 1 < len(page.lines) else None
    if more is None or not more.text[0].islower() or _is_long(page, more):
        return None
    is_close = 0 < line.y - more.y < _APART * line.size and abs(line.size - more.size) <= _SAME * line.size
    return more if is_close and not _ENDED.search(more.text) else None


def _second(page: PageLines, n: int) -> Line | None:
    """The second line of a heading with a letter, both in words that begin large; None where it has none."""
    line, more = page.lines[n], page.lines[n + 1]
    close = 0 < line.y - more.y < _APART * line.size and abs(line.size - more.size) <= _SAME * line.size
    if not close or not _is_capitalized(line.text) or not _SECOND.fullmatch(more.text):
        return None
    begins = page.lines[n + 2].text[0] if n + 2 < len(page.lines) else ""
    return more if _is_capitalized(more.text) and not begins.islower() and not _is_long(page, more) else None


def _is_long(page: PageLines, line: Line, short: float = _SHORT) -> bool:
    """Whether a line ends nearer to the right end of its column than at that share of the width."""
    left, right = page.frames.get(line.column, (0.0, 0.0))
    return line.x1 > right - short * (right - left)


def _is_capitalized(words: str) -> bool:
    """Whether all longer words begin with a capital, as in titles."""
    return not any(word[0].islower() for word in words.split() if len(word) > _SHORT_WORD)
