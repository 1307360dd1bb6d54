"""The title of a Word file that states none: what its first page sets larger than the text."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING

from scoqa.reading.elements import attribute, local, nearest
from scoqa.reading.zones import zone_of_heading
from scoqa.types import Zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.etree import _Element

_APART = {"del", "moveFrom", "txbxContent", "Fallback", "tbl", "pPr"}
_LOOKED_AT = 8
"""Paragraphs with words among which a title may stand."""
_TOLD_BY = 300
"""Paragraphs by which the size of the text is told."""
_PROSE, _LONGEST = 200, 160
"""Characters of a paragraph that is text, and of a title."""
_LINES = 4
"""Of a title."""
_LARGER, _FAR_LARGER = 1.15, 1.5
"""Times the size of the text from which a line is set large, and larger than headings are."""
_LEAST = 500
"""Characters of a file that has a title."""
_PART = re.compile(
    r"(?:chapter|section|part|page|appendix|kapitel|teil|chapitre|capítulo|capitolo|глава|раздел)\s+[\divxlc]+\b",
    re.IGNORECASE,
)
_DEFAULT = 20
"""Half points where a file states no size."""


class Sizes:
    """The sizes that paragraphs and their styles state, in half points."""

    def __init__(self, styles: _Element | None) -> None:
        self._own: dict[str, int] = {}
        self._based: dict[str, str] = {}
        self._default = _DEFAULT
        self._normal = ""
        for style in styles if styles is not None else ():
            if local(style) == "docDefaults":
                self._default = _size(style.iter()) or self._default
            elif local(style) == "style" and attribute(style, "type") == "paragraph":
                identity = attribute(style, "styleId")
                if attribute(style, "default") in ("1", "true"):
                    self._normal = identity
                self._own[identity] = _size(part for rpr in style if local(rpr) == "rPr" for part in rpr)
                for item in style:
                    if local(item) == "basedOn":
                        self._based[identity] = attribute(item, "val")

    def of(self, paragraph: _Element) -> tuple[int, int]:
        """The size that most of a paragraph's characters have, and their number."""
        style = next((attribute(item, "val") for item in paragraph.iter() if local(item) == "pStyle"), "")
        sizes: Counter[int] = Counter()
        for run in nearest(paragraph, {"r"}, _APART):
            words = "".join(item.text or "" for item in run if local(item) == "t")
            stated = _size(part for rpr in run if local(rpr) == "rPr" for part in rpr)
            sizes[stated or self._of_style(style)] += len(words)
        return sizes.most_common(1)[0] if sizes else (0, 0)

    def _of_style(self, identity: str) -> int:
        identity = identity or self._normal
        for _ in range(20):
            if size := self._own.get(identity):
                return size
            if identity not in self._based:
                break
            identity = self._based[identity]
        return self._default


def _size(items: Iterable[_Element]) -> int:
    stated = [attribute(item, "val") for item in items if local(item) == "sz"]
    return int(stated[0]) if stated and stated[0].isdecimal() else 0


def title_by_size(body: _Element, sizes: Sizes, words_of: Callable[[_Element], str]) -> str:
    """The largest line before the text; "" where none is larger than that, or where it is no line.

    Args:
        body: Of the file.
        sizes: Of its paragraphs.
        words_of: Gives the words of a paragraph.
    """
    told: Counter[int] = Counter()
    lines: Counter[int] = Counter()
    first: list[tuple[int, str]] = []
    is_before = True
    for paragraph in itertools.islice(nearest(body, {"p"}, _APART), _TOLD_BY):
        size, n = sizes.of(paragraph)
        told[size] += n
        lines[size] += n > 0
        if is_before and (words := " ".join(words_of(paragraph).split())):
            is_before = len(words) < _PROSE and len(first) < _LOOKED_AT
            if is_before:
                first.append((size, words))
    largest = max((size for size, _ in first), default=0)
    text = told.most_common(1)[0][0] if told else 0
    if not first or largest < _LARGER * text or told.total() < _LEAST:
        return ""
    start = next(n for n, (size, _) in enumerate(first) if size == largest)
    found = [words for _, words in itertools.takewhile(lambda line: line[0] == largest, first[start:])]
    title = " ".join(found)
    is_line = len(title.split()) >= 2 and len(title) <= _LONGEST and title[-1] not in ".:,;"
    is_alone = (
        lines[largest] <= len(found) + 1 or largest >= _FAR_LARGER * text
    )  # else it is the size of headings
    is_few = len(found) <= (_LINES if largest >= _FAR_LARGER * text else 1)
    is_part = _PART.match(title) is not None or zone_of_heading(found[0]) is not Zone.BODY
    return title if is_line and is_alone and is_few and not is_part else ""
