"""What the front of a JATS article says of it: title, authors, date, journal, DOI and language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scoqa.reading.elements import local
from scoqa.reading.jats_words import child_of, folded, pieces, within, words
from scoqa.reading.names import family_first
from scoqa.types import Meta

if TYPE_CHECKING:
    from lxml.etree import _Element

_OTHER_DAYS = re.compile(r"receiv|creat|submit|release|updat|correct|retract|archiv|accept|preprint")
"""Days of an article that are not those of its publication; a preprint's are of the preprint."""
_SHORT_TITLES = ("nlm-ta", "iso-abbrev")


def article_meta(article: _Element) -> Meta:
    """The metadata of an article; without a front its kind alone."""
    front = child_of(article, "front")
    about = child_of(front, "article-meta") if front is not None else None
    if front is None or about is None:
        return Meta(kind="article-journal")
    title = title_of(about)
    authors = tuple(_authors(about))
    issued = _issued(about)
    doi = next((words(i) for i in about if local(i) == "article-id" and i.get("pub-id-type") == "doi"), "")
    language = next((value for key, value in article.items() if key.endswith("}lang")), "")
    fields = {
        "title": title,
        "issued": issued,
        "publisher": _journal(front),
        "doi": doi,
        "language": language,
    }
    known = [*(name for name, value in fields.items() if value), *(["authors"] if authors else [])]
    origin = tuple((name, "embedded metadata") for name in sorted(known))
    return Meta(**fields, authors=authors, kind="article-journal", origin=origin)


def title_of(about: _Element) -> str:
    """The title of an article, with its subtitle and without marks of notes."""
    title = next((item for item in about.iter() if local(item) == "article-title"), None)
    if title is None:
        return ""
    group = title.getparent()
    beside = group if group is not None and local(group) == "title-group" else ()
    parts = [_unmarked(item) for item in (title, *(item for item in beside if local(item) == "subtitle"))]
    return ": ".join(part for part in parts if part)


def _unmarked(title: _Element) -> str:
    for mark in title.iter("{*}xref"):
        if mark.get("ref-type") == "fn" or not "".join(mark.itertext()).strip().isalpha():
            mark.clear(keep_tail=True)
    return words(title)


def _journal(front: _Element) -> str:
    """The journal by its title, else by that of catalogues; else who publishes it."""
    titles = [words(item) for item in front.iter() if local(item) == "journal-title"]
    short = [
        words(item)
        for item in front.iter()
        if local(item) == "abbrev-journal-title"
        or (local(item) == "journal-id" and item.get("journal-id-type") in _SHORT_TITLES)
    ]
    publishers = [words(item) for item in front.iter() if local(item) == "publisher-name"]
    return next(filter(None, [*titles, *short, *publishers]), "")


def _authors(about: _Element) -> Iterator[str]:
    for person in about.iter():
        if local(person) != "contrib" or person.get("contrib-type", "author") != "author":
            continue
        if within(person, about, {"collab"}):  # one of a body's members
            continue
        body = next((_name(item) for item in person if local(item) in ("collab", "string-name")), "")
        if child_of(person, "collab") is not None and body:
            yield body
            continue
        names = ("surname", "given-names", "suffix")
        parts = [next((words(item) for item in person.iter() if local(item) == name), "") for name in names]
        if parts[0] or parts[1]:
            yield ", ".join(part for part in parts if part)
        elif body:
            yield family_first(body)


def _name(element: _Element) -> str:
    """A name without the members that a body lists in it."""
    said = [element.text or ""]
    for child in element:
        said += () if local(child) == "contrib-group" else (*pieces(child), " ")
        said.append(child.tail or "")
    return folded("".join(said))


def _issued(about: _Element) -> str:
    """The earliest complete date of publication stated, be it in print or not: the one that Crossref, too, has of a DOI."""
    dates: list[tuple[bool, str]] = []
    for item in about:
        if local(item) == "pub-date":
            year, month, day = (_number(child_of(item, name)) for name in ("year", "month", "day"))
            if 1500 <= year <= 2100:
                date = f"{year:04}"
                if 1 <= month <= 12:
                    date += f"-{month:02}" + (f"-{day:02}" if 1 <= day <= 31 else "")
                kind = item.get("pub-type", "") + item.get("date-type", "")
                dates.append((_OTHER_DAYS.search(kind) is not None, date))
    return min(dates, key=lambda dated: (dated[0], -len(dated[1]), dated[1]), default=(False, ""))[1]


def _number(element: _Element | None) -> int:
    said = words(element) if element is not None else ""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 5 else 0
