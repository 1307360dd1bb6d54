"""The title of what stands on a web page: as journals state it, else as the page prints it, else as its head does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoqa.reading.embedded import sane_title
from scoqa.reading.html_sites import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from scoqa.reading.html_sites import Site

_SCHOLARLY = ("citation_title", "dc.title", "dcterms.title")
_HEAD = ("og:title", "parsely-title", "twitter:title", "title")
_APART = {"br", "div", "p", "small", "hgroup"}
"""Elements whose words stand in lines of their own in a heading."""
_BESIDE = {"aside", "footer", "nav", "form"}
_KICKER = re.compile(
    r"kicker|overline|roofline|dachzeile|topline|top-?title|super-?title|pre-?title|eyebrow|topic|rubri[ckq]|overtitle|spitzmarke",
    re.IGNORECASE,
)
"""What sites call the words above a headline, within its heading."""
_TELLING, _MANY = 4, 3
"""Letters of a word that a heading and the head share by no accident; words of a heading that the head holds so."""


def page_title(root: _Element, named: Mapping[str, Sequence[str]], headline: str, site: Site) -> str:
    """The title of a page, "" where nothing on it tells one.

    Args:
        root: Of the page.
        named: Contents of its meta elements by name.
        headline: What structured data of it say.
        site: What it calls its site.
    """
    in_head = next((_words(element) for element in root.iter("title")), "")
    heads = [*(named[name][0] for name in _HEAD if named.get(name)), headline, in_head]
    for name in _SCHOLARLY:
        for text in named.get(name, ())[:1]:
            if (title := sane_title(text)) and not site.is_name(title):
                return site.taken_off(title)
    stated = [
        title for head in heads if (title := site.taken_off(sane_title(head))) and not site.is_name(title)
    ]
    return _printed(root, heads, site) or (stated[0] if stated else sane_title(in_head))


def _printed(root: _Element, heads: Sequence[str], site: Site) -> str:
    """The main heading that the head confirms; a second one where the first is the site's."""
    for tag in ("h1", "h2"):
        elements = [h for h in root.iter(tag) if not any(a.tag in _BESIDE for a in h.iterancestors())]
        headings = [
            words
            for words in map(_words, elements)
            if sane_title(words)
            and not site.is_name(words)
            and not words.endswith(":")  # that goes on elsewhere
        ]
        held = [
            (place, -len(heading), heading) for heading in headings if (place := _place(heading, heads)) >= 0
        ]
        if held and (tag == "h1" or len(min(held)[2].split()) >= _MANY):
            return sane_title(min(held)[2])
        if tag == "h1" and len(set(headings)) == 1 and _shares(headings[0], heads):
            return sane_title(headings[0])
        if len(set(headings)) == 1 and not any(heads):
            return sane_title(headings[0])
    return ""


def _place(heading: str, heads: Iterable[str]) -> int:
    """Where a heading stands in the first statement of the head that holds it, -1 where none does.

    One of few words must be what a statement begins with, set apart from the rest: others are names of sections.
    """
    words = _folded(heading)
    for head in heads:
        if words == _folded(parts(head)[0]):
            return 0
        if len(heading.split()) >= _MANY and f" {words} " in f" {_folded(head)} ":
            return f" {_folded(head)} ".index(f" {words} ")
    return -1


def _shares(heading: str, heads: Iterable[str]) -> bool:
    """Whether a heading of several words has one of a statement of the head that is none of the frequent short ones."""
    if heading.isascii() and len(heading.split()) < _MANY:
        return False
    words = {word for word in _folded(heading).split() if len(word) >= _TELLING or not word.isascii()}
    return any(not words.isdisjoint(_folded(head).split()) for head in heads)


def _words(heading: _Element) -> str:
    """The words of a heading without the ones above its headline that nothing joins to it."""
    first = next(iter(heading), None)
    words = " ".join("".join(_pieces(heading)).split())
    if first is None or (heading.text or "").strip():
        return words
    if first.tag == "small" or _KICKER.search(first.get("class") or ""):
        above = " ".join("".join(_pieces(first)).split())
        rest = words.removeprefix(above).strip()
        if rest and rest[0] not in ":–-" and not above.endswith(":"):
            return rest
    return words


def _pieces(element: _Element) -> Iterator[str]:
    yield " " if element.tag in _APART else ""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in ("script", "style"):
            yield from _pieces(child)
        yield child.tail or ""
    yield " " if element.tag in _APART else ""


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
