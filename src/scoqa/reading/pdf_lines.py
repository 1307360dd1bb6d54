"""One page of a PDF as lines of text with their places, in reading order.

PDFium gives characters in the order they were drawn, with a line break where it sees one. A line's
box is asked of its first and last character only, which keeps the cost far below that of the text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from scoqa.reading.pdf_blanks import missed
from scoqa.reading.pdf_characters import BOX, Characters
from scoqa.reading.pdf_columns import from_the_top, in_order
from scoqa.reading.pdf_counted import parted
from scoqa.reading.pdf_fonts import set_font
from scoqa.reading.pdf_gutters import run_across
from scoqa.reading.pdf_marks import begin_with_mark, marked
from scoqa.reading.pdf_pieces import (
    RAISED_MOST,
    SMALL,
    begins_text,
    is_behind,
    is_dropped,
    is_raised,
    is_under,
    joint_of,
)
from scoqa.reading.pdf_scattered import are_scattered, in_rows
from scoqa.reading.pdf_symbols import may_have_signs, with_signs
from scoqa.reading.pdf_unfolding import DRAWN, unfold, with_accents, with_hyphens
from scoqa.value import Record

_LINES = re.compile("([^\r\n\ufffe\x02]*)([\ufffe\x02][ \t]*(?:\r\n?|\n)?|\r\n?|\n|$)")
"""A line and its end, behind which the next one begins."""
_LONG = 0.6
"""Share of the length of a page's longest line from which others are asked for their font."""
_BLANK = re.compile(r"\s+")
_NOTHING = "\x1e"
"""Stands for characters of the page's text that are not in a line's; dropped at last."""
_RAISED = 6
"""Characters of a piece that may be nothing but an exponent, an index or marks of notes."""
_BACK = 4
"""Words behind one that may stand on the line again."""
_FIGURES = 4
"""Figures that are more than a note's number has."""
_ASKED = 16
"""Lines asked whether they run up or down."""
_LOOSE, _LOOSER = 0.53, 1.1
"""Heights of its font that a letter of a line is wide on the mean, and times that of the page's long lines, past which it may have wide spaces."""
_CELL_GAP = 0.65
"""Heights of the font between words that may be in two cells of a table."""
_CELLS = 2
"""Wide spaces, and the number of words before them, past which a line is no heading."""
_CURRENCIES = "$€£¥"
"""Signs that stand apart from their figures, in one cell."""
_SAME = 0.1
"""Heights of the font by which the spaces of a line differ that is spread over its measure."""
_GAP = 0.75
"""Heights of the font between two words of a line past which it may be two lines of two columns."""


class Line(Record):
    """A line as drawn.

    Attributes:
        text: Without white space around it; footnote marks in brackets, exponents raised.
        x0: Left end, in points from the page's left; likewise ``x1`` the right end.
        y: Bottom, in points from the page's bottom.
        size: Height of the box of its first letter's font, points.
        end: The same of its last letter's font, the last words being set in another; 0 where not known.
        hyphen: PDFium saw a hyphen at its end that parts a word; it is not in ``text``.
        bold: The font is bold; only known of lines that may be headings.
        font: The name of its first and last letters' font, likewise; "" where these differ.
        lead: Characters at its beginning, a stop with them, that are set in a font of their own; 0 where none are.
        lead_font: The name of that font.
        column: Which column it stands in, from 0; -1 where it crosses several.
        start: Where its text begins in the page's text as drawn.
        level: Level of the heading it is according to the file's outline, 0 for none.
        styled: It is a heading by a look that no other lines have.
        noted: It begins with a raised number, which stands in brackets.
        gaps: How many words it has, then its wide spaces, each with the number of the word behind it, and its left and right
            end; empty where there are none, or where nothing says that there are.
        row: The number of the table's row on its page that it is of, from 1; 0 for none.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    hyphen: bool = False
    bold: bool = False
    column: int = 0
    start: int = 0
    level: int = 0
    end: float = 0.0
    font: str = ""
    lead: int = 0
    lead_font: str = ""
    styled: bool = False
    noted: bool = False
    gaps: tuple[tuple[int, float, float], ...] = ()
    row: int = 0


class PageText(Characters):
    """The text of one page, which makes lines of it.

    Attributes:
        usual: The name of the font of most of its long lines, once lines are asked for.
        short: Characters of lines shorter than those.
    """

    usual = ""
    short = 0.0
    _loose = _LOOSE

    def lines(self, *, is_front: bool = False) -> list[Line]:
        """The lines in reading order, blank ones left out.

        Args:
            is_front: The page may be the one that names the authors, with raised letters for their places.
        """
        lines = self._cut()
        self._turned = self._quarters(lines)
        if self._turned:
            self.width, self.height = self.height, self.width
            lines = from_the_top(self._cut())
        lines = parted(lines, lambda line, at: self._parted(line, at, line.x1))
        is_parted = not self._turned and are_scattered(lines)
        turn = full = 0.0
        if not (is_parted or self._turned):
            turn, full = run_across(lines, self.width, self._gaps, is_whole=self._same)
            is_parted = turn < 0 or full > 0
        if turn > 0 or full:
            lines = [half for line in lines for half in self._halves(line, turn or full)]
        elif is_parted:
            self.rearrange(*in_rows(self))
            lines = self._cut()
        lines = in_order(lines, self.width, is_parted=is_parted)
        glued = missed(self)
        bold_before = False
        self.usual = self._usual(lines)
        before: Line | None = None
        loose = self._loose
        for line in lines:
            words = line.text
            is_ascii = words.isascii()
            if line.x1 - line.x0 > loose * len(words) * line.size and " " in words:
                line.gaps = self._spaces(line)
            if may_have_signs(words, is_ascii=is_ascii):
                words = line.text = with_signs(words, line.start, self.font)
            if (not is_ascii or "`" in words) and DRAWN.search(words):
                words = line.text = with_accents(
                    words, [self.box(line.start + at) for at in range(len(words))]
                )
            if not is_ascii and "\xad" in words:
                words = line.text = with_hyphens(
                    words, [self.box(line.start + at) for at in range(len(words))]
                )
            if len(line.gaps) > _CELLS and not is_front:
                bold_before = False  # no heading
            elif bold_before or not "a" <= words[:1] <= "z":
                bold_before = set_font(self, line, before, is_asked=bold_before)
            line.text = marked(self, line, has_letters=is_front)
            if words[0].isdigit() and not (before and is_behind(before, line)):
                begin_with_mark(self, line)
            before = line
            if not line.text.isascii() or not line.text.isprintable():
                line.text = unfold(line.text)
            if glued:
                line.text = " ".join([glued.get(word, word) for word in line.text.split(" ")])
            if line.lead and line.text[: line.lead] != words[: line.lead]:
                line.lead, line.lead_font = 0, ""
        lines = [line for line in lines if line.text]  # one of control characters only has none left
        for cap, line in list(itertools.pairwise(lines)):
            if len(cap.text) == 1 and is_dropped(cap, line):
                word = line.text.split(maxsplit=1)[0]
                is_whole = cap.text in "AIO" and f" {word} " in self.text
                line.text = f"{cap.text}{' ' if is_whole else ''}{line.text}"
                line.x0 = cap.x0
                lines.remove(cap)
        return lines

    def _usual(self, lines: Sequence[Line]) -> str:
        """The name of the font of two of three long lines; that of the middle one where they differ."""
        self.short = least = _LONG * max([len(line.text) for line in lines], default=0)
        long = [line for line in lines if len(line.text) >= least]
        n = len(long)
        if not n:
            return ""
        some = long[n // 6], long[n // 2], long[5 * n // 6]
        widths = sorted([(line.x1 - line.x0) / (len(line.text) * line.size or 1.0) for line in some])
        self._loose = min(_LOOSE, _LOOSER * widths[1])
        first, middle, last = (self.font(line.start)[0] for line in some)
        return first if first == last else middle

    def _quarters(self, lines: Sequence[Line]) -> int:
        """By how many quarters the page is to be turned to the left: 1 where words run down, -1 where up."""
        n = len(lines)
        if not any(self._step(lines[at]) for at in {n // 4, n // 2, n * 3 // 4} if at < n):
            return 0  # as nearly all pages
        words = [line for line in lines if len(line.text) > 3] or lines
        steps = [self._step(line) for line in words[:: -(-len(words) // _ASKED)]]
        down, up = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
        if max(down, up) * 4 < len(steps) * 3:
            return 0
        return 1 if down > up else -1

    def _step(self, line: Line) -> int:
        """1 where a line's second character stands below its first, -1 above, 0 beside."""
        if len(line.text) < 2:
            return 0
        left, _, bottom, _ = self.box(line.start)
        right, _, below, _ = self.box(line.start + 1)
        if abs(bottom - below) <= abs(left - right):
            return 0
        return 1 if below < bottom else -1

    def _cut(self) -> list[Line]:
        lines: list[Line] = []
        stop = 0
        for words, end in _LINES.findall(self.text):
            start = stop
            stop += len(words) + len(end)
            stripped = words.strip()
            if not stripped:
                continue
            first = start + len(words) - len(words.lstrip())
            hyphen = end[:1] in ("\ufffe", "\x02")
            if stripped[-1] == "\u2010" and stripped[-2:-1].isalpha():  # which PDFium takes for no hyphen
                stripped, hyphen = stripped[:-1], True
            if stripped[-1] == "\xad":  # at a column's end, where PDFium sees no next line
                stripped, hyphen = stripped.rstrip("\xad"), True
                if not stripped:  # drawn by itself
                    if lines:
                        lines[-1].hyphen = True
                    continue
            self._append(lines, stripped, first, hyphen)
        return lines

    def _append(self, lines: list[Line], words: str, first: int, hyphen: bool) -> None:
        """Add a line as PDFium gives it: to the one before it where both are one, in two where it is two."""
        left, right, bottom, height = self.box(first)
        end, last = bottom, height
        if len(words) > 1:
            _, right, end, last = self.box(first + len(words) - 1)
            if bottom - end > 0.7 * height and (height > SMALL * last or bottom - end > RAISED_MOST * last):
                turn = self._turn(words, first, bottom - 0.7 * height)
                if turn:
                    self._append(lines, words[:turn].rstrip(), first, False)
                    self._append(lines, words[turn:], first + turn, hyphen)
                    return
        before = lines[-1] if lines else None
        joint = None
        if (
            before
            and 0 < height < SMALL * before.size
            and (
                is_raised(before, left, bottom)
                or (is_under(before, left, bottom) and self._ends_raised(before))
            )
        ):
            back = self._stands_on(before, end, last) or self._comes_back(before, words, first)
            if back or len(words) <= _RAISED:
                joint, last = "", last if back else before.end
        if before and joint is None and before.size > 0:
            if abs(before.y - bottom) <= 0.35 * height:
                joint = joint_of(before, left, height)
            elif (
                len(before.text) < _FIGURES
                and before.text.isdecimal()
                and begins_text(before, words, left, bottom, height)
            ):
                joint = " "
        if before and joint is not None:  # positions in its text stay those of the page's text
            fill = first - before.start - len(before.text) - len(joint)
            before.text += joint + _NOTHING * fill + words
            before.x1, before.hyphen, before.end = right, hyphen, last
        else:
            lines.append(Line(words, left, right, bottom, height, hyphen, start=first, end=last))

    @staticmethod
    def _stands_on(line: Line, bottom: float, height: float) -> bool:
        """Whether a letter of about its size stands on a line."""
        return abs(bottom - line.y) < 0.1 * line.size and height > SMALL * line.size

    def _comes_back(self, line: Line, words: str, first: int) -> bool:
        """Whether one of the next words begins on a line again, though the last one ends with a small letter."""
        starts = (match.end() for match in itertools.islice(_BLANK.finditer(words), _BACK))
        return any(self._stands_on(line, *self.box(first + at)[2:]) for at in starts)

    def _ends_raised(self, line: Line) -> bool:
        """Whether a line ends with small letters above it at once behind a letter or a bracket: an exponent, no fraction."""
        high = line.y + 0.1 * line.size
        for back in range(1, min(2 * _RAISED, len(line.text)) + 1):
            letter = line.text[-back]
            if letter == _NOTHING:
                continue
            _, _, bottom, height = self.box(line.start + len(line.text) - back)
            if letter == " " or (bottom >= high and height > SMALL * line.size):
                return False
            if bottom < high:
                return back > 1 and (letter.isalpha() or letter in ")]}|")
        return False

    def _turn(self, words: str, first: int, below: float) -> int:
        """Where the first word begins that stands below a height; 0 where only signs within words do."""
        starts = (match.end() for match in _BLANK.finditer(words))
        return next((at for at in starts if 0 < self.box(first + at)[2] < below), 0)

    def _gaps(self, line: Line) -> list[tuple[float, float]]:
        """Wide spaces between words, as (left, right) in points."""
        gaps = []
        page, box, box_at, get = self._page_at, self._box, self._box_at, self._get_box
        least = _GAP * line.size
        for match in _BLANK.finditer(line.text):  # most of all places asked for, so without self.box
            before, after = line.start + match.start() - 1, line.start + match.end()
            left = BOX.unpack(box)[2] if get(page, self._index(before), box_at) else 0.0
            right = BOX.unpack(box)[0] if get(page, self._index(after), box_at) else 0.0
            if right - left > least:
                gaps.append((left, right))
        return gaps

    def _spaces(self, line: Line) -> tuple[tuple[int, float, float], ...]:
        """How many words a line has, and its spaces that may part cells of a table, as :class:`Line` keeps them."""
        found: list[tuple[int, float, float]] = [(0, 0.0, 0.0)]
        least = _CELL_GAP * line.size
        start, words = line.start, line.text
        page, box, box_at, get = self._page_at, self._box, self._box_at, self._get_box
        is_plain = self._same and not self._turned and self._drawn is None
        n = 0
        for match in _BLANK.finditer(words):
            if match[0][0] == _NOTHING:  # no blank stands there
                continue
            n += 1
            before, after = match.start() - 1, match.end()
            if is_plain:  # asked for most often, so without self.box
                left = BOX.unpack(box)[2] if get(page, start + before, box_at) else 0.0
                right = BOX.unpack(box)[0] if get(page, start + after, box_at) else 0.0
            else:
                left, right = self.box(start + before)[1], self.box(start + after)[0]
            if right - left > least and words[before] not in _CURRENCIES:
                found.append((n, left, right))
        found[0] = (n + 1, 0.0, 0.0)
        if len(found) == n + 1 > 2:
            widths = [right - left for _, left, right in found[1:]]
            is_spread = max(widths) - min(widths) < _SAME * line.size  # over its measure
            if is_spread and 2 * sum(map(str.isalpha, words)) > len(words):
                return ()
        return tuple(found) if len(found) > 1 else ()

    def _halves(self, line: Line, gutter: float) -> list[Line]:
        """The line parted at the gutter where a wide space lies across it, or words follow that stand before it; else as it is."""
        if line.x1 < gutter < line.x0:
            starts = (match.end() for match in _BLANK.finditer(line.text))
            at = next((at for at in starts if 0 < self.box(line.start + at)[0] < gutter), 0)
            if at:
                return self._parted(line, at, line.x1)
        if not line.x0 < gutter < line.x1:
            return [line]
        for match in _BLANK.finditer(line.text):
            start = line.start + match.end()
            x = self.box(start)[0]
            if x < gutter:
                continue
            end = self.box(line.start + match.start() - 1)[1]
            if x - end < 0.5 * line.size or end > gutter:
                return [line]
            return self._parted(line, match.end(), line.x1)
        return [line]

    def _parted(self, line: Line, at: int, x1: float) -> list[Line]:
        """The line in two, the second with the word at a position of its text."""
        words = line.text[:at].rstrip()
        start = line.start + at
        _, end, _, last = self.box(line.start + len(words) - 1)
        x, _, y, size = self.box(start)
        if abs(y - line.y) < 0.35 * line.size:  # as PDFium sees it
            y, size = line.y, size if abs(size - line.size) > 0.15 * line.size else line.size
        hyphen = words[-1] == "-" and words[-2:-1].isalpha()
        first = Line(
            words[:-1] if hyphen else words,
            line.x0,
            end,
            line.y,
            line.size,
            hyphen,
            start=line.start,
            end=last,
        )
        return [first, Line(line.text[at:], x, x1, y, size, line.hyphen, start=start, end=line.end)]
