"""Styled text before it meets a terminal: fragments, their width in cells, and wrapping with a hanging indent.

Everything a document says passes through :func:`clean` here, so no control character of a paper can
reach a terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter

from scoqa.later import pattern
from scoqa.render.look import Look
from scoqa.value import NamedTuple


class Fragment(NamedTuple):
    """A stretch of text in one style.

    Attributes:
        style: Names of :data:`scoqa.render.paint.SGR`, separated by spaces; "" for plain.
        text: What is shown.
        link: Target of a terminal hyperlink; "" for none.
    """

    style: str
    text: str
    link: str = ""


Line = list[Fragment]
TOGETHER = "together"
"""The style of words within which no line ends: "p. 14"."""

# C0 and C1 controls, DEL, soft hyphen, zero-width and direction marks, tags, noncharacters: a paper could use them
# to move the cursor, to hide words or to turn them around. The zero-width joiners stay: scripts need them.
_UNSAFE = pattern(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\U000e0000-\U000e007f]"
)
_SURROGATE = pattern("[\ud800-\udfff]")
_CONTROLS = {code: " " if chr(code).isspace() else None for code in (*range(0x20), 0x7F)}
"""The same of ASCII, and white space to blanks."""

# One cell each in every terminal; anything else is looked up, which costs the import of wcwidth.
_NARROW = pattern(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff]*"
)
_USUAL = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("¶·…–—‘’“”•→")
"""Those that nearly all screens are made of, told without that pattern."""

_WIDE = "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd"
_CLOSING = "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff5d"
_JOINED = "[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|\u200d\\S"
"""What makes one sign of several: a variation, a colour of skin, a joiner with what follows."""
NUMBER = r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})"
"""A pattern of what stands for a character that an encoding lacks, where nothing else does."""
_SIGN = pattern(rf"{NUMBER}|.")
"""What a word that is longer than a line is not cut within: a character, or the number of one."""
_WHITE = r"[\s\x85\u2028\u2029]"


def clean(text: str, encoding: str = "utf-8") -> str:
    """The text without what a terminal would obey, in characters that the encoding can carry.

    Line ends and tabs become spaces. Where the encoding lacks a character, ASCII stands in, as
    :func:`scoqa.render.spelled.spelled` says.
    """
    if not text.isprintable():  # what is has no white space but blanks, and nothing unsafe
        # without a pattern where none is needed: to compile these takes two hundredths of a question's time
        text = text.translate(_CONTROLS) if text.isascii() else _UNSAFE.sub("", re.sub(_WHITE, " ", text))
    if text.isascii():
        return text
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        from scoqa.render.spelled import spelled  # most streams need no other spelling

        return spelled(_SURROGATE.sub("\ufffd", text), encoding)
    return text


def _is_narrow(text: str) -> bool:
    return text.isascii() or _USUAL.issuperset(text) or _NARROW.fullmatch(text) is not None


def width(text: str) -> int:
    """Terminal cells that the text takes; it must be clean."""
    if text.isascii() or _is_narrow(text):
        return len(text)
    import wcwidth

    return max(0, int(wcwidth.wcswidth(text)))


def line_width(line: Iterable[Fragment]) -> int:
    """Terminal cells that a line takes."""
    return sum(width(fragment.text) for fragment in line)


def plain(lines: Iterable[Sequence[Fragment]]) -> str:
    """The lines' text without styles, each ended by a newline."""
    return "".join("".join(fragment.text for fragment in line).rstrip() + "\n" for line in lines)


def wrap(fragments: Iterable[Fragment], look: Look, *, first: str = "", rest: str = "") -> list[Line]:
    """Cut fragments into lines of at most ``look.width`` cells; white space is folded into single spaces.

    Args:
        fragments: One paragraph.
        look: Of the stream the lines go to; its width includes the indent.
        first: Indent of the first line.
        rest: Indent of the others.

    Returns:
        At least one line. A word longer than a line is cut.
    """
    lines: list[Line] = []
    line: Line = []
    indent, room, least_room = first, max(1, look.width - width(first)), max(1, look.width - width(rest))
    used = 0
    gap: Fragment | None = None
    for word in _words(fragments, look.encoding):
        if word[0].text == " ":
            gap = word[0] if used else None
            continue
        size = width(word[0].text) if len(word) == 1 else line_width(word)
        for piece in (word,) if size <= least_room else _cut(word, least_room):
            if piece is not word:
                size = line_width(piece)
            if used and used + (gap is not None) + size > room:
                lines.append(_joined(indent, line))
                line, used, gap = [], 0, None
                indent, room = rest, least_room
            if gap is not None:
                line.append(gap)
                used += 1
                gap = None
            line += piece
            used += size
    lines.append(_joined(indent, line))
    return lines


def _joined(indent: str, line: Line) -> Line:
    """A line behind its indent, neighbours of one style and link in one."""
    joined = [Fragment("", indent)] if indent else []
    for (style, link), own in groupby(line, itemgetter(0, 2)):
        joined.append(Fragment(style, "".join([fragment.text for fragment in own]), link))
    return joined


def with_right(lines: Sequence[Line], right: Sequence[Fragment], look: Look) -> list[Line]:
    """The lines with something flush right on the last one, or on a line of its own where there is no room.

    Args:
        lines: At least one.
        right: Clean fragments.
        look: Of the stream the lines go to.
    """
    *others, last = lines
    room = look.width - line_width(last) - line_width(right)
    if room < 2:
        others.append(last)
        last, room = [], look.width - line_width(right)
    return [*others, [*last, Fragment("", " " * max(0, room)), *right]]


def _words(fragments: Iterable[Fragment], encoding: str) -> Iterator[list[Fragment]]:
    """Unbreakable runs of fragments, and single spaces between them."""
    word: list[Fragment] = []
    after_space = False
    for style, text, link in fragments:
        cleaned = clean(text, encoding)
        for unit in _units(cleaned) if style != TOGETHER else filter(None, [cleaned]):
            if unit == " ":
                if word:
                    yield word
                    word = []
                if not after_space:
                    yield [Fragment(style, " ", link)]
                after_space = True
                continue
            after_space = False
            if word and (_is_wide(unit[0]) or _is_wide(word[-1].text[-1])) and unit[0] not in _CLOSING:
                yield word
                word = []
            word.append(Fragment(style, unit, link))
    if word:
        yield word


def _units(text: str) -> Iterator[str]:
    """What may not be broken, and blanks: text may be at blanks and around wide characters, but not before what closes."""
    if not _is_narrow(text):
        yield from _wide_unit().findall(text)
        return
    for number, unit in enumerate(text.split(" ")):
        if number:
            yield " "
        if unit:
            yield unit


@cache
def _wide_unit() -> re.Pattern[str]:
    """Compiled when first needed, as such large sets take milliseconds."""
    return re.compile(rf" |[{_WIDE}](?:{_JOINED})*[{_CLOSING}]*|[^ {_WIDE}]+")


def _is_wide(character: str) -> bool:
    return character > "\u1100" and re.match(f"[{_WIDE}]", character) is not None


def _cut(word: list[Fragment], room: int) -> Iterator[list[Fragment]]:
    """The word whole, or in pieces that fit where it is wider than a line."""
    if line_width(word) <= room:
        yield word
        return
    piece: list[Fragment] = []
    used = 0
    for style, text, link in word:
        start = 0
        for match in _SIGN.finditer(text):
            position, size = match.start(), width(match.group())
            if used + size > room and (piece or position > start):
                if position > start:
                    piece.append(Fragment(style, text[start:position], link))
                yield piece
                piece, used, start = [], 0, position
            used += size
        if start < len(text):
            piece.append(Fragment(style, text[start:], link))
    if piece:
        yield piece
