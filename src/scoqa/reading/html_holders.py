"""The element of a page that holds its main text, where trafilatura found paragraphs but not what they stand in.

Where it knows no name of such an element it gathers paragraphs wherever they are, and headings, lists and captions are
lost. They are kept where it is told which element holds the article, which is the one around nearly all it gathered.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from scoqa.reading.html_documents import FURNITURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_BESIDE = FURNITURE | {"header", "aside"}
_HEADS = {"h2", "h3", "h4", "h5", "h6"}
_PARTS = {"p", "td", "blockquote", "pre", "dd", "div", "section", "span"}
"""Elements that may hold words of the main text themselves."""
_INNER = {"p", "span", "li", "td", "th", "tr", "tbody", "h1", "h2", "h3", "h4", "h5", "h6", "a", "b", "strong", "em", "i"}  # fmt: skip
"""Elements that hold no article."""
_KEY, _LEAST_KEY = 40, 16
"""Characters by which a part is told from others, and of the shortest part that tells where the main text is."""
_LEAST_ITEM, _LEAST_LINK = 5, 4
"""Words of an item of a list, and of a link before its text that makes it one to something else."""
_RUN = 6
"""Words that stand side by side in both texts."""
_FEWEST, _SHARE = 3, 0.5
"""Headings and items, and the share of all, that are missing where a text has lost them."""
_HELD, _KEPT = 0.9, 0.85
"""Share of the words that stand in the element, and of those that must be in what is read from it."""


def has_lost(root: _Element, text: str) -> bool:
    """Whether most headings and items of lists of a page, but for those of menus and links, are not in its main text."""
    body = root.find("body")
    known = _bare(text)
    if body is None or not known:
        return False
    structure = (element for element in body.iter("li", *_HEADS) if _is_structure(element))
    return _is_lost(
        [
            _is_kept(element, known)
            for element in structure
            if next(element.iterancestors(*_BESIDE), None) is None
            and not any(map(_is_card, (element, *element.iterancestors("li"))))
        ]
    )


def holder_of(root: _Element, text: str) -> _Element | None:
    """The smallest element that holds nearly all of a main text, if headings or items of lists are missing between its paragraphs.

    Args:
        root: Of the page.
        text: What was gathered from it.
    """
    body = root.find("body")
    if body is None:
        return None
    known = _bare(text)
    counts: dict[_Element, int] = {}
    for element in body.iter(*_PARTS, "li", *_HEADS):
        if _own_is_kept(element, known):
            n = len(_own(element).split())
            for around in itertools.chain((element,), element.iterancestors()):
                counts[around] = counts.get(around, 0) + n
    held = [element for element, n in counts.items() if n >= _HELD * counts[body]]
    if not held:
        return None
    part = max(held, key=lambda element: sum(1 for _ in element.iterancestors()))
    while part.tag in _INNER and (around := part.getparent()) is not None:
        part = around
    return part if _is_lost(_between(part, known)) else None


def holds(text: str, other: str) -> bool:
    """Whether a text has nearly all words of another, by runs of them within a line."""
    known = _bare(text)
    lines = map(str.split, other.split("\n"))
    runs = ["".join(words[n : n + _RUN]) for words in lines for n in range(0, len(words), _RUN)]
    return sum(run in known for run in runs) >= _KEPT * len(runs)


def _is_lost(kept: list[bool]) -> bool:
    n_lost = kept.count(False)
    return n_lost >= _FEWEST and n_lost >= _SHARE * len(kept)


def _between(part: _Element, known: str) -> list[bool]:
    """Whether each heading and item from the one before the first paragraph of a main text to the last is in it."""
    kept: list[bool] = []
    first, last = -1, 0
    for element in _walk(part):
        if _is_structure(element):
            kept.append(_is_kept(element, known))
        elif element.tag in _PARTS and _own_is_kept(element, known):
            first = len(kept) if first < 0 else first
            last = len(kept)
    return kept[max(0, first - 1) : last]


def _walk(part: _Element) -> Iterator[_Element]:
    """The elements below one, without those of menus, of what leads to something else and the like."""
    pending = list(reversed(part))
    while pending:
        element = pending.pop()
        if isinstance(element.tag, str) and element.tag not in _BESIDE and not _is_card(element):
            yield element
            pending += reversed(element)


def _is_structure(element: _Element) -> bool:
    """Whether it is a heading or an item of a list, and none that leads to something else."""
    if element.tag not in _HEADS and element.tag != "li":
        return False
    words = "".join(element.itertext()).split()
    links = [
        len("".join(link.itertext()).split())
        for link in element.iter("a")
        if element.tag == "li" or _leads_away(link)
    ]
    if 2 * sum(links) > len(words):
        return False
    if element.tag != "li":
        return bool(words)
    is_teaser = bool(links) and links[0] >= _LEAST_LINK and _begins_with_link(element)
    return len(words) >= _LEAST_ITEM and not is_teaser


def _is_card(element: _Element) -> bool:
    """Whether it is an item of a list whose heading is a link, as of other articles."""
    if element.tag != "li":
        return False
    heads = list(element.iter(*_HEADS))
    inner = (link for head in heads for link in head.iter("a"))
    around = (one for head in heads for one in head.iterancestors("a"))
    return any(map(_leads_away, itertools.chain(inner, around)))


def _leads_away(link: _Element) -> bool:
    return not (link.get("href") or "#").startswith("#")


def _begins_with_link(element: _Element) -> bool:
    while not (element.text or "").strip() and len(element):
        element = element[0]
        if element.tag == "a":
            return True
    return False


def _is_kept(element: _Element, known: str) -> bool:
    return _bare("".join(element.itertext()))[:_KEY] in known


def _own_is_kept(element: _Element, known: str) -> bool:
    words = _own(element)
    return len(words) >= _LEAST_KEY and len(key := _bare(words)[:_KEY]) >= _LEAST_KEY and key in known


def _own(element: _Element) -> str:
    """The words of an element up to the first within it, or behind that."""
    texts: Iterator[str | None] = itertools.chain((element.text,), (child.tail for child in element))
    return next((words for words in texts if words and not words.isspace()), "")


def _bare(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())
