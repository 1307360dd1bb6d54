"""Headings of an EPUB that its table of contents alone knows: paragraphs with the words of an entry where that leads.

Programs that make books of other files often set a chapter's name as a paragraph of some class, and list it in the navigation
document or the NCX. No word is added: where an entry says something else than the text, the text keeps its paragraphs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoqa.reading.archive import joined
from scoqa.reading.elements import attribute, local

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from scoqa.reading.epub_contents import Contents

_HEADINGS = tuple(f"{{*}}h{level}" for level in range(1, 7))
_LINES = {"p", "div"}
_APART = {"nav", "table", "ul", "ol", "dl", "figure", "aside", "script", "style", "svg", "math"}
_NEAR, _PARTS = 4, 3
"""Paragraphs from where an entry leads among which its words begin, and over which they go on."""
_LONGEST = 200
"""Characters of a heading."""
_NO_WORD = re.compile(r"[\W_]+")

Entries = list[tuple[str, str, int]]
"""Of a part: the identifier of the place where it leads or "", its words and its depth from 1."""


def listed_headings(contents: Contents) -> dict[str, Entries]:
    """The entries of the table of contents by the names of parts: of the first document that has some."""
    listed: dict[str, Entries] = {}
    for name, root in contents:
        if listed:
            break
        for target, words, depth in _entries(root):
            listed.setdefault(joined(name, target), []).append((target.partition("#")[2], words, depth))
    return listed


def _entries(root: _Element) -> Iterator[tuple[str, str, int]]:
    for element in root.iter():
        name = local(element)
        if name == "nav" and "toc" in attribute(element, "type").split():
            for link in element.iter("{*}a"):
                yield link.get("href", ""), _words(link), _depth(link, "ol", element)
        elif name == "navPoint":
            source = next((one.get("src", "") for one in element if local(one) == "content"), "")
            label = next((one for one in element if local(one) == "navLabel"), None)
            yield source, _words(label) if label is not None else "", _depth(element, "navPoint", root) + 1


def _depth(element: _Element, name: str, top: _Element) -> int:
    depth = 0
    for parent in element.iterancestors():
        if parent is top:
            break
        depth += local(parent) == name
    return depth


def _words(element: _Element) -> str:
    return "".join(element.itertext())


def _bare(words: str) -> str:
    return _NO_WORD.sub("", words).casefold()


def raise_headings(root: _Element, entries: Entries) -> None:
    """Make headings of paragraphs of a part that say what an entry does, unless the part has that heading."""
    heads = {_bare(_words(head)) for head in root.iter(*_HEADINGS)}
    wanted = [
        (identity, bare, depth)
        for identity, words, depth in entries
        if len(words) <= _LONGEST and (bare := _bare(words)) and not any(bare in head for head in heads)
    ]
    body = next(root.iter("{*}body"), None)
    if not wanted or body is None:
        return
    lines: list[tuple[_Element, str]] = []
    places: dict[str, int] = {"": 0}  # of identifiers, as numbers of the lines that begin there or behind
    _walk(body, lines, places)
    for identity, bare, depth in wanted:
        start = places.get(identity)
        for first in () if start is None else range(start, min(start + _NEAR, len(lines))):
            if found := _begun(lines[first : first + _PARTS], bare):
                for line in found:
                    line.tag = f"{{http://www.w3.org/1999/xhtml}}h{min(max(depth, 1), 6)}"
                break


def _begun(lines: Sequence[tuple[_Element, str]], bare: str) -> list[_Element]:
    """The first of some lines that together say what an entry does; none where they do not."""
    said = ""
    for number, (_, words) in enumerate(lines, start=1):
        said += words
        if said == bare:
            return [line for line, _ in lines[:number]]
        if not bare.startswith(said):
            break
    return []


def _walk(element: _Element, lines: list[tuple[_Element, str]], places: dict[str, int]) -> None:
    """Add the paragraphs with words below an element; one stands for whatever is in it."""
    for child in element:
        if identity := child.get("id", ""):
            places.setdefault(identity, len(lines))
        name = local(child)
        if name in _LINES and not any(
            local(inner) in _LINES or local(inner) in _APART for inner in child.iterdescendants()
        ):
            for inner in child.iter():
                if identity := inner.get("id", ""):
                    places.setdefault(identity, len(lines))
            if bare := _bare(_words(child)):
                lines.append((child, bare))
        elif name and name not in _APART:
            _walk(child, lines, places)
