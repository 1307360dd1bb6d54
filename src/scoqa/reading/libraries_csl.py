"""References as CSL-JSON: Zotero's, Mendeley's and pandoc's libraries, and Crossref's answers."""

from __future__ import annotations

import itertools
import json
from typing import Any

from scoqa.reading.dates import parse_date
from scoqa.reading.libraries_formats import CONTAINED, Entry, bare_title, entry_meta, tagged

_CROSSREF = {
    "journal-article": "article-journal", "proceedings-article": "paper-conference", "book-chapter": "chapter", "posted-content": "article",
    "monograph": "book", "edited-book": "book", "reference-book": "book", "dissertation": "thesis", "proceedings": "book",
}  # fmt: skip
"""Crossref's own kinds."""


def read_csl(text: str) -> tuple[list[Entry], list[int]]:
    """Entries of a CSL-JSON file; any other JSON has none."""
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        return [], []
    if isinstance(items, dict) and isinstance(items.get("message"), dict):
        items = items["message"]
    if isinstance(items, dict):
        items = items.get("items", items.get("references", [items]))
    if not isinstance(items, list):
        return [], []
    items = [item for item in items if isinstance(item, dict) and "type" in item and "title" in item]
    return [_entry(item) for item in items], []


def _entry(item: dict[str, Any]) -> Entry:
    def value(*names: str) -> str:
        return next((words for name in names if (words := _words(item.get(name)))), "")

    people = next((item[role] for role in ("author", "editor") if item.get(role)), None)
    names = (
        [_name(person) for person in people if isinstance(person, dict)] if isinstance(people, list) else []
    )
    kind = _CROSSREF.get(value("type"), value("type"))
    meta = entry_meta(
        title=bare_title(value("title")),
        authors=[name for name in names if name],
        issued=_date(item.get("issued")),
        publisher=bare_title(
            value("container-title", "publisher")
            if kind in CONTAINED
            else value("publisher", "container-title")
        ),
        url=value("URL"),
        doi=value("DOI") or (value("URL") if "doi.org/10." in value("URL") else ""),
        language=tagged(value("language")),
        kind=kind,
        key=value("citation-key", "id"),
        where="CSL-JSON file",
    )
    return Entry(value("citation-key", "id"), meta)


def _words(value: Any) -> str:
    """A field's words, of a list the first; anything else says nothing."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def _name(person: dict[str, Any]) -> str:
    literal = _words(person.get("literal")) or _words(person.get("name"))
    if literal:
        return literal
    parts = ("dropping-particle", "non-dropping-particle", "family")
    family = " ".join(filter(None, (_words(person.get(part)).strip('"') for part in parts)))
    names = (family, _words(person.get("given")), _words(person.get("suffix")))
    return ", ".join(filter(None, names))


def _date(issued: Any) -> str:
    """A date in any of its forms, of a range the first; a season gives the year alone."""
    if isinstance(issued, list):  # pandoc's
        issued = issued[0] if issued else ""
    if not isinstance(issued, dict):
        return parse_date(str(issued)) if isinstance(issued, str | int) else ""
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else []
    if not isinstance(first, list):
        first = parts  # [2020, 5] without the list around it
    if not first:
        first = [issued.get(name) for name in ("year", "month", "day")]
    texts = [str(part).strip() for part in first[:3]]
    numbers = [int(text) for text in itertools.takewhile(str.isdecimal, texts)]
    if not numbers:
        return parse_date(_words(issued.get("raw")) or _words(issued.get("literal")))
    return next(
        filter(
            None,
            (
                parse_date("-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:n])]))
                for n in range(len(numbers), 0, -1)
            ),
        ),
        "",
    )
