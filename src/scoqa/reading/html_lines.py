"""The lines of a web page as they are shown, and where among them its title stands: what is near is about the same."""

from __future__ import annotations

import itertools
import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lxml.etree import _Element

_BESIDE = re.compile(
    r"comment|related|sidebar|(?<!entry-)(?<!post-)(?<!asset-)(?<!article-)footer|recommend|teaser|recent|popular|latest|widget|breadcrumb|"
    r"respond|event|calendar|slider|carousel|ticker|caption",
    re.IGNORECASE,
)
"""What sites call parts that are about something else."""
_APART = {
    "nav",
    "aside",
    "footer",
    "script",
    "style",
    "noscript",
    "select",
    "template",
    "form",
    "figcaption",
    "figure",
}
_UNSEEN = {"script", "style", "noscript", "select", "template", "form"}
_HEADS = {"h1", "h2", "h3", "h4"}
_LINES = {
    "p", "div", "section", "article", "header", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5",
    "h6", "br", "main", "figure", "figcaption", "blockquote", "hr", "body", "center", "address",
}  # fmt: skip
_BEHIND, _BEFORE = 500, 150
"""Characters of lines behind a title and before it that are near."""
_AROUND = 4
"""Elements around words of which one is a heading where they are its own."""


class Line(NamedTuple):
    """A line of a page as it is shown.

    Attributes:
        elements: Those that hold its words.
    """

    text: str
    elements: tuple[_Element, ...]


class Shown:
    """A page as it is shown; its lines are made when they are first asked for."""

    def __init__(self, root: _Element, title: str) -> None:
        self.root = root
        self._title = title

    @cached_property
    def lines(self) -> list[Line]:
        """All lines in order, but for those of scripts and forms."""
        body = self.root.find("body")
        return list(_lines(body)) if body is not None else []

    @cached_property
    def _places(self) -> list[int]:
        """The lines that are the title, headings first."""
        wanted = _folded(self._title)
        found = [number for number, line in enumerate(self.lines) if wanted and _folded(line.text) == wanted]
        return sorted(found, key=lambda number: not _heads(self.lines[number]))

    @cached_property
    def held(self) -> set[_Element]:
        """The elements around the title."""
        return self._around(self._places[0]) if self._places else set()

    def near(self) -> Iterator[Line]:
        """Lines behind each place of the title and then before it, headings first, without those of other parts of the page."""
        for place in self._places:
            held = self._around(place)
            for lines, most in ((self.lines[place + 1 :], _BEHIND), (self.lines[:place][::-1], _BEFORE)):
                for line in _first(lines, most):
                    if not any(is_beside(element, held) for element in line.elements):
                        yield line

    def _around(self, place: int) -> set[_Element]:
        return {parent for element in self.lines[place].elements for parent in element.iterancestors()}


def _first(lines: Iterable[Line], most: int) -> Iterator[Line]:
    """Lines up to the one with which they have so many characters."""
    n = 0
    for line in lines:
        if n > most:
            return
        n += len(line.text)
        yield line


def is_beside(element: _Element, held: Collection[_Element] = ()) -> bool:
    """Whether an element stands in a part of a page that is about something else.

    Args:
        element: Of the page.
        held: Elements that are about what the page is about, as they hold its title.
    """
    parents = itertools.takewhile(lambda one: one not in held, (element, *element.iterancestors()))
    return any(
        parent.tag in _APART or _BESIDE.search(f"{parent.get('class') or ''} {parent.get('id') or ''}")
        for parent in parents
        if parent.tag not in ("body", "html")
    )


def _heads(line: Line) -> bool:
    around = (
        parent for one in line.elements for parent in itertools.islice((one, *one.iterancestors()), _AROUND)
    )
    return any(parent.tag in _HEADS for parent in around)


def _lines(body: _Element) -> Iterator[Line]:
    """The lines of a page in order, without its scripts and forms."""
    words: list[str] = []
    holders: list[_Element] = []

    def line() -> Iterator[Line]:
        text = " ".join("".join(words).split())
        if text:
            yield Line(text, tuple(dict.fromkeys(holders)))
        words.clear()
        holders.clear()

    def add(text: str | None, holder: _Element | None) -> None:
        if text and text.strip() and holder is not None:
            holders.append(holder)
        words.append(text or "")

    pending: list[tuple[_Element, bool]] = [(body, True)]
    while pending:
        element, opens = pending.pop()
        if element.tag in _LINES:
            yield from line()
        if not opens or not isinstance(element.tag, str) or element.tag in _UNSEEN:
            add(element.tail if element is not body else None, element.getparent())
            continue
        add(element.text, element)
        pending.append((element, False))
        pending += [(child, True) for child in reversed(element)]
    yield from line()


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
