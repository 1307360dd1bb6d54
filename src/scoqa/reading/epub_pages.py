"""Pages of the printed book in an EPUB: where its parts, its page list or its NCX say that one begins, and its number.

A sign that no text has is put into the text at each such place while the parts are still trees, and taken out of the text again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoqa.reading.archive import joined
from scoqa.reading.elements import attribute, local
from scoqa.reading.markup import is_page_break
from scoqa.types import Page, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from scoqa.reading.epub_contents import Contents

SIGN = "\U0010fffd"
"""The last character for private use, which nobody uses."""
_BEFORE = re.compile(r"(?:page|pages|pg|p|seite|s|página|pagina|side|sida)\b[.:\s]*", re.IGNORECASE)
_LABEL = re.compile(r"[\w.:–-]{1,12}")

Listed = dict[str, dict[str, str]]
"""For the name of each part, the labels of pages by the identifiers of the places where they begin; "" is the beginning."""


def listed_pages(contents: Contents) -> Listed:
    """The page list of the first document that has one."""
    listed: Listed = {}
    for name, root in contents:
        if listed:
            break
        for target, label in _targets(root):
            listed.setdefault(joined(name, target), {})[target.partition("#")[2]] = label
    return listed


def _targets(root: _Element) -> list[tuple[str, str]]:
    """The address and the label of each page."""
    found = []
    for element in root.iter():
        if local(element) == "nav" and "page-list" in attribute(element, "type").split():
            found += [(a.get("href", ""), _label("".join(a.itertext()))) for a in element.iter("{*}a")]
        elif local(element) == "pageTarget":
            source = next((one.get("src", "") for one in element.iter("{*}content")), "")
            words = "".join(text for one in element.iter("{*}text") for text in one.itertext())
            found.append((source, _label(words) or element.get("value", "")))
    return [(target, label) for target, label in found if target and label]


def sign_pages(root: _Element, listed: Mapping[str, str]) -> list[str]:
    """Put the sign where pages begin in a part; their labels in order, "" where one is not known.

    Args:
        root: Of the part.
        listed: Its labels by identifiers in the page list.
    """
    if any(SIGN in text for text in root.itertext()):
        return []
    labels: list[str] = []
    body = next(root.iter("{*}body"), None)
    if body is None:
        return []
    if "" in listed:
        labels.append(listed[""])
        body.text = f"{SIGN}{body.text or ''}"
    for element in list(body.iter()):
        identifier = element.get("id", "")
        if is_page_break(element):
            stated = (element.get("title", ""), element.get("aria-label", ""), "".join(element.itertext()))
            labels.append(listed.get(identifier) or next(filter(None, map(_label, stated)), ""))
            element.tail = f"{SIGN}{element.tail or ''}"
        elif identifier and identifier in listed:
            labels.append(listed[identifier])
            if any(text.strip() for text in element.itertext()):
                element.text = f"{SIGN}{element.text or ''}"
            else:
                element.tail = f"{SIGN}{element.tail or ''}"
    return labels


def _label(words: str) -> str:
    """The label in what is said of a page, "" where that is more than one: "Page xii" is "xii"."""
    words = " ".join(words.split())
    begun = _BEFORE.match(words)
    label = (words[begun.end() :] if begun else words).strip(" .[]()|-–")
    return label if _LABEL.fullmatch(label) else ""


def pages_at(places: Sequence[int], labels: Sequence[str], stop: int) -> tuple[Page, ...]:
    """The pages that begin at places of a text, which may be empty.

    Args:
        places: Offsets in the text, rising; one at least.
        labels: One for each place.
        stop: The length of the text.
    """
    spans = zip(places, [*places[1:], stop], labels, strict=True)
    return tuple(Page(index, label, Span(start, end)) for index, (start, end, label) in enumerate(spans))
