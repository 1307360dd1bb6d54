"""Headings of a PDF that only their font, their capitals or their place tells: lines of a look that no other lines have."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from scoqa.reading.captions import begins_with_label
from scoqa.reading.pdf_fonts import SMALL_CAPITALS
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_looks import reads_as_heading
from scoqa.value import NamedTuple

_BODY = 0.3
"""Share of the text from which a font is the body's."""
_LIKE_BODY = 0.05
"""Share by which the height of a line of text differs from the body's."""
_SMALLEST, _LARGEST = 0.75, 1.25
"""Heights of headings in those of the body; the box of another font may be another at the same size."""
_SAME = 0.03
"""Share of their height by which lines of one look differ, each from the next larger."""
_LEAST, _LEAST_ALIKE = 2, 3
"""Headings of a look in another font or in capitals; of one that is the body's but for its size or place."""
_MOSTLY = 0.5
"""Share of the lines of a look that stand as headings do."""
_IN_ORDER = 0.8
"""Share of letters before headings that go up."""
_LONGEST, _LINES = 80, 3
"""Characters of a heading's line, and its lines."""
_SHORT, _FULL = 0.1, 0.2
"""Shares of a column's width by which a heading is shorter at least, and a paragraph's first line at most."""
_INDENT = 4
"""Heights of its font by which a heading is indented at most."""
_CLOSE, _APART, _BELOW = 1.3, 1.2, 4
"""Distances of lines: of a heading's own at most, to the line above it at least, to the text below at most."""
_FIGURES = 3
"""Characters for a digit among them of words that are no row of a table."""
_ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*(?:\[\d+\])?$")
_ENDS = re.compile(r"(?:[^\W_][)\]”’\"]?|\?)$")
_QUOTES = '“”"‘«„¿¡['
"""What a heading may begin with besides letters and figures."""
_LETTERED = re.compile(r"[A-K][.)]?\s+[^\W\d_a-z]")
_ENTRY = re.compile(r"\d.*\s\d{1,3}$")
"""A line of a table of contents."""

_STANDS, _MAY, _DOUBTFUL, _OPEN, _NEVER = range(5)
"""How a line stands: as headings do; above text that begins otherwise; so, or in a paragraph; at a column's end; elsewhere."""
_HEADS = frozenset((_STANDS, _MAY, _DOUBTFUL))
_AGAINST = frozenset((_DOUBTFUL, _NEVER))


class _Body(NamedTuple):
    """What most of the text is set in.

    Attributes:
        fonts: Their names.
        size: Height of a line's box, points.
    """

    fonts: frozenset[str]
    size: float


class _Look(NamedTuple):
    """What a line is set in, besides the height of its font.

    Attributes:
        is_alike: It is as the body's but for its size or its place.
        is_lettered: Nothing but a letter before it makes it another.
    """

    font: str
    is_shouted: bool
    is_centred: bool
    is_alike: bool
    is_lettered: bool


class _Found(NamedTuple):
    """A line of a look other than the body's.

    Attributes:
        at: Its place among all lines.
        how: It stands.
    """

    at: int
    line: Line
    look: _Look
    how: int


def mark_styled(pages: Sequence[PageLines], body: float, most: int = 0) -> None:
    """Set ``styled`` of lines that are headings by their look; of none where numbers tell of some, or an outline with parts of chapters.

    Such a look is another font, another size of it, capitals, a place in the middle or letters that go up. Its lines are
    short and stand apart above paragraphs, most of them; what is set so elsewhere, such as captions, rows of tables,
    words of a text, or statements, speaks against it. The body's font has to be known.

    Args:
        pages: With their columns.
        body: Height of the font of the text.
        most: Level of known headings below which there may be others.
    """
    if any(line.level > most for page in pages for line in page.lines):
        return
    set_in = _body(pages, body)
    looks: dict[_Look, list[_Found]] = {}
    at = 0
    for page in pages if set_in.fonts else ():
        if page.upright and not page.contents and not page.ocr:
            for found in _found(page, at, set_in):
                looks.setdefault(found.look, []).append(found)
        at += len(page.lines)
    told = {(line.font, round(2 * line.size)) for page in pages for line in page.lines if line.level}
    for look, lines in looks.items():
        for alike in _by_size(lines):
            if (alike[0].line.font, round(2 * alike[0].line.size)) in told:
                continue  # the outline has some of this look
            for found in _headings(look, alike):
                found.line.styled = True
                if look.is_centred:
                    found.line.font = look.font  # by which levels are found


def _body(pages: Sequence[PageLines], body: float) -> _Body:
    exact: dict[tuple[str, float], int] = {}
    for page in pages:
        for line in page.lines:
            look = line.font or page.font, line.size
            exact[look] = exact.get(look, 0) + len(line.text)
    n_chars: Counter[tuple[str, float]] = Counter()
    for (font, size), n in exact.items():
        if abs(size - body) <= _LIKE_BODY * body + 0.25:  # as that is rounded to half a point
            n_chars[font, round(size, 1)] += n
    fonts: Counter[str] = Counter()
    for (font, _), n in n_chars.items():
        fonts[font] += n
    least = _BODY * sum(fonts.values())
    names = frozenset(font for font, n in fonts.items() if font and n >= least)
    sizes: Counter[float] = Counter()
    for (font, size), n in n_chars.items():
        if font in names:
            sizes[size] += n
    return _Body(names, max(sizes, key=lambda size: (sizes[size], size), default=body))


def _by_size(lines: list[_Found]) -> Iterator[list[_Found]]:
    """Lines of about one size together."""
    lines.sort(key=lambda found: found.line.size)
    start = 0
    for n, (a, b) in enumerate(itertools.pairwise(lines), 1):
        if b.line.size > (1 + _SAME) * a.line.size:
            yield lines[start:n]
            start = n
    yield lines[start:]


def _headings(look: _Look, lines: Sequence[_Found]) -> list[_Found]:
    """Those of a look that are headings; none where it is not one of headings."""
    standing = [found for found in lines if found.how == _STANDS]
    n_against = sum(found.how in _AGAINST for found in lines)
    if len(standing) < (_LEAST_ALIKE if look.is_alike else _LEAST):
        return []
    if len(standing) < _MOSTLY * (len(standing) + n_against) or (look.is_lettered and not _go_up(standing)):
        return []
    if look.is_alike and look.is_centred:
        return standing
    first = min(found.at for found in standing)
    return [found for found in lines if found.at >= first and found.how in _HEADS]


def _go_up(lines: Sequence[_Found]) -> bool:
    """Whether the letters before lines go up from A, perhaps anew in each section; one as long as the text may lack."""
    letters = [found.line.text[0] for found in sorted(lines, key=lambda found: found.at)]
    n_next = sum(b == "A" or ord(b) - ord(a) in (1, 2) for a, b in itertools.pairwise(letters))
    return letters[0] == "A" and n_next >= _IN_ORDER * (len(letters) - 1)


def _found(page: PageLines, at: int, body: _Body) -> Iterator[_Found]:
    """A page's lines of another look than the body's; lines close to each other in one look stand alike."""
    looks = [_look(page, line, body) if line.font else None for line in page.lines]  # most have none
    if not any(looks):
        return
    pitch = _pitch(page, body.size)
    last = len(looks) - 1
    below: tuple[_Look | None, int] = None, _NEVER  # the look of the line below, and how that stands
    while last >= 0:
        look = looks[last]
        if look is None:
            below = None, _NEVER
            last -= 1
            continue
        first = last
        while first and _goes_on(page, looks, first, pitch):
            first -= 1
        how = _how(page, first, last, look, body, pitch, below)
        for n in range(first, last + 1):
            yield _Found(at + n, page.lines[n], look, how)
        below = look, how
        last = first - 1


def _look(page: PageLines, line: Line, body: _Body) -> _Look | None:
    """The look of a line that is not as the body's; None of one that is bold, or far larger or smaller."""
    if line.bold or line.level or not _SMALLEST * body.size <= line.size <= _LARGEST * body.size:
        return None
    left, right = page.frames.get(line.column, (0.0, 0.0))
    before, behind = line.x0 - left, right - line.x1
    width = right - left
    is_shouted = line.text.isupper() and sum(map(str.isalpha, line.text)) > 3
    is_centred = (
        before > 1.5 * line.size
        and before > 0.1 * width
        and abs(before - behind) < 0.06 * width + 0.1 * before
    )
    # what stands in the middle may have no letters that tell small capitals
    font = line.font.removesuffix(SMALL_CAPITALS) if is_centred else line.font
    in_other = font not in body.fonts or abs(line.size - body.size) > _SAME * body.size
    is_lettered = not (in_other or is_shouted or is_centred) and _LETTERED.match(line.text) is not None
    if not (in_other or is_shouted or is_centred or is_lettered):
        return None
    is_alike = font in body.fonts and not is_shouted
    return _Look(font, is_shouted, is_centred, is_alike, is_lettered)


def _pitch(page: PageLines, size: float) -> float:
    """The distance from line to line of a page's text, points; the lower of its usual ones."""
    steps = sorted(
        a.y - b.y
        for a, b in itertools.pairwise(page.lines)
        if a.column == b.column and abs(a.size - size) < 0.1 * size and 0.7 * size < a.y - b.y < 2.5 * size
    )
    return steps[len(steps) // 3] if steps else 1.2 * size


def _goes_on(page: PageLines, looks: Sequence[_Look | None], n: int, pitch: float) -> bool:
    """Whether a line goes on with the one above, set as that is."""
    line, above = page.lines[n], page.lines[n - 1]
    look, other = looks[n], looks[n - 1]
    return (
        look is not None
        and other is not None
        and (look.font, look.is_shouted) == (other.font, other.is_shouted)
        and above.column == line.column
        and abs(above.size - line.size) <= _SAME * line.size
        and 0 < above.y - line.y < _CLOSE * pitch
    )


def _how(
    page: PageLines,
    first: int,
    last: int,
    look: _Look,
    body: _Body,
    pitch: float,
    following: tuple[_Look | None, int],
) -> int:
    """How some lines of one look stand.

    Args:
        page: Theirs.
        first: The number of the first of them.
        last: That of the last.
        look: Of the last.
        body: Of the document.
        pitch: The distance of lines of text.
        following: The look of the line below, if it is not as the body's, and how that stands.
    """
    top, line = page.lines[first], page.lines[last]
    left, right = page.frames.get(line.column, (0.0, 0.0))
    width = right - left
    words = " ".join(each.text for each in page.lines[first : last + 1])
    if last - first >= _LINES or line.hyphen or not _reads(words, look, 1 + last - first):
        return _NEVER
    below = page.lines[last + 1] if last + 1 < len(page.lines) else None
    if below is None or below.column != line.column or not 0 < line.y - below.y < _BELOW * pitch:
        return _OPEN
    is_off = line.x1 > right - _SHORT * width or line.x0 > left + _INDENT * line.size
    is_parted = first < last and top.x1 - top.x0 < 0.5 * width  # lines of their own
    if following == (look, _STANDS) or is_parted or (is_off and not look.is_centred):
        return _NEVER
    how = _STANDS
    above = page.lines[first - 1] if first else None
    if above is not None and above.column == line.column and above.y > line.y:
        if above.y - top.y < _APART * pitch:
            return _NEVER
        if not (
            _ENDED.search(above.text)
            or _is_short(page, above)
            or abs(above.size - body.size) > _LIKE_BODY * body.size
        ):
            how = _DOUBTFUL
    if following[0] == look and following[1] != _NEVER:  # rows of a table
        return _OPEN
    return how if following[1] == _STANDS else _above(page, below, body) or how


def _reads(words: str, look: _Look, n_lines: int) -> bool:
    """Whether words are those of a heading: no text, no caption, and no row of a table."""
    return (
        3 < len(words) < _LONGEST * n_lines
        and (words[0].isalnum() or words[0] in _QUOTES)
        and _ENDS.search(words) is not None
        and not (begins_with_label(words) or _ENTRY.match(words))
        and not (look.is_alike and sum(map(str.isdigit, words)) * _FIGURES > len(words))
        and reads_as_heading(words)
    )


def _above(page: PageLines, below: Line, body: _Body) -> int:
    """How a line stands above another; 0 where that is the first of a paragraph."""
    if abs(below.size - body.size) > _LIKE_BODY * body.size:
        return _DOUBTFUL
    if below.bold or (below.font and below.font not in body.fonts):
        return _MAY
    if below.text[0].islower():
        return _OPEN
    return _MAY if _is_short(page, below, _FULL) and not below.hyphen else _STANDS


def _is_short(page: PageLines, line: Line, short: float = 0.12) -> bool:
    """Whether a line ends further from the right end of its column than that share of the width."""
    left, right = page.frames.get(line.column, (0.0, 0.0))
    return line.x1 < right - short * (right - left)
