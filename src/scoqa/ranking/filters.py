"""Filters that a user types, such as ``year:2005..2008 author:haas page:10..20``, parsed and applied to documents."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from scoqa.analysis.folding import folded
from scoqa.arguments import checked_text
from scoqa.types import Meta, Zone

FIELDS = (
    *("author", "doi", "key", "kind", "language", "page", "path"),
    *("publisher", "section", "title", "year", "zone"),
)
_OF_PLACES = ("page", "section")
_CLAUSE = re.compile(r'\s*(?P<no>-?)(?P<field>[A-Za-z]+):(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+))(?=\s|$)')
_YEARS = re.compile(r"(\d{4})?(\.\.)?(\d{4})?")
_PAGES = re.compile(r"(\d*)\.\.(\d*)")


@dataclass(frozen=True, slots=True)
class Clause:
    """One ``field:value``. A document or place passes if any of the values fits; if negated, if none does.

    Attributes:
        field: One of :data:`FIELDS`.
        values: The alternatives, folded; years as typed.
        negated: Written with a minus before it.
    """

    field: str
    values: tuple[str, ...]
    negated: bool = False

    def fits(self, key: str, meta: Meta, paths: Sequence[str]) -> bool:
        """Whether a document passes this clause."""
        return any(self._holds(value, key, meta, paths) for value in self.values) is not self.negated

    def names(self, place: str) -> bool:
        """Whether a place is one of those that this clause names, whether it is negated or not.

        Args:
            place: A heading, or a page's printed label (its number from 1 if nothing is printed).
        """
        if self.field == "section":
            heading = folded(place)
            return any(value in heading for value in self.values)
        return any(_is_on(value, place) for value in self.values)

    def _holds(self, value: str, key: str, meta: Meta, paths: Sequence[str]) -> bool:
        match self.field:
            case "year":
                first, last = _years(value)
                return meta.year is not None and first <= meta.year <= last
            case "author":
                return any(value in folded(author) for author in meta.authors)
            case "path":
                return any(_is_path(value, folded(path)) for path in paths)
            case "key":
                return value == folded(key)
            case "kind" | "language" | "doi":
                return value == folded(getattr(meta, self.field))
            case _:
                return value in folded(getattr(meta, self.field))


@dataclass(frozen=True, slots=True)
class Filter:
    """What a question may look at.

    Attributes:
        clauses: Conditions on documents; all must hold.
        zones: The zones asked for; empty for the default ones.
        places: Conditions on pages and sections; all must hold.
    """

    clauses: tuple[Clause, ...] = ()
    zones: frozenset[Zone] = frozenset()
    places: tuple[Clause, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.clauses or self.zones or self.places)

    def keeps(self, key: str, meta: Meta, paths: Sequence[str] = ()) -> bool:
        """Whether a document with this data passes; an unknown field passes only where negated."""
        return all(clause.fits(key, meta, paths) for clause in self.clauses)


def parse_filter(expression: str) -> Filter:
    """The filter of an expression: clauses ``field:value`` or ``-field:value`` that must all hold.

    Values with blanks stand in double quotes; commas part alternatives; a year or a page may be a range
    (``2005..2008``, ``2005..``, ``..2008``). Case and accents do not matter. An author, title, publisher,
    heading of a section or path need only hold the value, or a path fit it where it has a star
    (``reports/*.pdf``); the other fields must equal it.

    Raises:
        ValueError: The expression cannot be read.
        TypeError: It is no text.
    """
    clauses: list[Clause] = []
    zones: dict[bool, set[Zone]] = {False: set(), True: set()}
    places: list[Clause] = []
    at = 0
    text = checked_text(expression, "a filter").rstrip()
    while at < len(text):
        found = _CLAUSE.match(text, at)
        if found is None:
            raise ValueError(
                f"not a filter: {text[at:].strip()!r}; write field:value, as in year:2005..2008 author:haas"
            )
        at = found.end()
        field = found["field"].lower()
        values = (
            (found["quoted"],)
            if found["quoted"] is not None
            else tuple(filter(None, found["bare"].split(",")))
        )
        clause = Clause(field, tuple(folded(value) for value in values), bool(found["no"]))
        _check(clause)
        if field == "zone":
            zones[clause.negated].update(map(Zone, clause.values))
        else:
            (places if field in _OF_PLACES else clauses).append(clause)
    return Filter(tuple(clauses), _zones(zones[False], left_out=zones[True]), tuple(places))


def _zones(named: set[Zone], *, left_out: set[Zone]) -> frozenset[Zone]:
    """The zones asked for, or all but those left out; none where none is named at all."""
    if not left_out:
        return frozenset(named)
    asked = (named or set(Zone) - {Zone.RUNNING}) - left_out
    if not asked:
        raise ValueError("no zone is left to look in")
    return frozenset(asked)


def _check(clause: Clause) -> None:
    if clause.field not in FIELDS:
        raise ValueError(f"no field {clause.field!r} to filter by; there are {', '.join(FIELDS)}")
    if not clause.values:
        raise ValueError(f"no value for {clause.field!r}")
    for value in clause.values:
        if clause.field == "year":
            _years(value)
        if clause.field == "page" and ".." in value:
            _pages(value)
        if clause.field == "zone" and value not in set(Zone) - {Zone.RUNNING}:
            known = ", ".join(zone for zone in Zone if zone is not Zone.RUNNING)
            raise ValueError(f"no zone {value!r}; there are {known}")


def _years(value: str) -> tuple[int, int]:
    found = _YEARS.fullmatch(value)
    if found is None or not (found[1] or found[3]) or (found[3] and not found[2]):
        raise ValueError(f"not a year or a range such as 2005..2008: {value!r}")
    first, last = found[1] or "0", found[3] or ("9999" if found[2] else found[1])
    if int(first) > int(last):
        raise ValueError(f"a range of years runs forward: {value!r}")
    return int(first), int(last)


def _pages(value: str) -> tuple[int, int]:
    found = _PAGES.fullmatch(value)
    if found is None or not (found[1] or found[2]):
        raise ValueError(f"not a range of pages such as 10..20: {value!r}")
    first, last = int(found[1] or 0), int(found[2] or sys.maxsize)
    if first > last:
        raise ValueError(f"a range of pages runs forward: {value!r}")
    return first, last


def _is_on(value: str, page: str) -> bool:
    """Whether a page is the one named, or a numbered one in the range."""
    if ".." not in value:
        return value == folded(page)
    first, last = _pages(value)
    return page.isdecimal() and first <= int(page) <= last


def _is_path(value: str, path: str) -> bool:
    """Whether a path holds a value, or, where that has a star, it or its last parts fit."""
    return fnmatchcase(f"/{path}", f"*/{value}") if "*" in value else value in path
