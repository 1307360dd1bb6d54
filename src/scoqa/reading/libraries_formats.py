"""The formats of reference libraries: BibTeX and BibLaTeX, RIS, CSL-JSON; broken entries are counted."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scoqa.reading.dates import parse_date
from scoqa.reading.names import family_first
from scoqa.types import Meta


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference: its citation key, its metadata, and the files it names."""

    key: str
    meta: Meta
    files: tuple[str, ...] = ()


_KEY = re.compile(r"[^\s{},\"#%~\\@()\x00-\x1f\x7f]+")
"""A key that can be cited by."""
_KINDS = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "book", "proceedings": "book", "booklet": "pamphlet",
    "incollection": "chapter", "inbook": "chapter", "inproceedings": "paper-conference", "conference": "paper-conference",
    "techreport": "report", "report": "report", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "unpublished": "manuscript", "manual": "report",
    "dataset": "dataset", "misc": "document",
}  # fmt: skip
_RIS_KINDS = {
    "JOUR": "article-journal", "MGZN": "article-magazine", "NEWS": "article-newspaper", "BOOK": "book", "EDBOOK": "book",
    "CHAP": "chapter", "CONF": "paper-conference", "CPAPER": "paper-conference", "RPRT": "report", "THES": "thesis",
    "ELEC": "webpage", "WEB": "webpage", "UNPB": "manuscript", "DATA": "dataset", "GEN": "document",
}  # fmt: skip
_BABEL = {"english": "en", "german": "de", "ngerman": "de", "french": "fr", "dutch": "nl", "spanish": "es"}
"""Languages as LaTeX's babel names them."""
_PUBLISHED_BY = ("publisher", "institution", "school", "organization", "booktitle", "howpublished")
_PUBLISHED_IN = {
    "article": ("journal", "journaltitle"),
    **dict.fromkeys(("inproceedings", "conference", "incollection", "inbook"), ("booktitle", *_PUBLISHED_BY)),
}
_ADDRESS = re.compile(r"\\(?:url|href)\b|https?://")
_CONTAINED = (
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "chapter",
    "paper-conference",
)
"""Kinds of what stands in something else, which tells more than who published that."""
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2}(-[A-Za-z]+)?")


def read_bibtex(text: str) -> tuple[list[Entry], int]:
    """Entries of a .bib file and the number of those too broken to read."""
    from bibtexparser.entrypoint import parse_string
    from pylatexenc.latex2text import LatexNodes2Text

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # broken entries are counted instead
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    library = parse_string(text)
    plain = LatexNodes2Text(keep_comments=True).latex_to_text
    entries = []
    for item in library.entries:
        fields = {name.lower(): str(field.value) for name, field in item.fields_dict.items()}
        if _ADDRESS.search(fields.get("howpublished", "")):  # no publisher, and "url" has it as a rule
            del fields["howpublished"]
        entries.append(_bibtex_entry(item.key, item.entry_type.lower(), fields, plain))
    return entries, len(library.failed_blocks)


def _bibtex_entry(key: str, kind: str, fields: dict[str, str], plain: Callable[[str], str]) -> Entry:
    def value(*names: str) -> str:
        found = next((fields[name] for name in names if fields.get(name)), "")
        return " ".join(plain(found).split()) if "\\" in found or "{" in found or "~" in found else found

    meta = _meta(
        title=value("title"),
        authors=_bibtex_names(fields.get("author", fields.get("editor", "")), plain),
        issued=_bibtex_date(fields),
        publisher=value(*_PUBLISHED_IN.get(kind, _PUBLISHED_BY)),
        url=fields.get("url", ""),
        doi=fields.get("doi", ""),
        language=_BABEL.get(fields.get("language", fields.get("langid", "")).lower(), ""),
        kind=_KINDS.get(kind, ""),
        key=key,
        where="BibTeX file",
    )
    return Entry(key, meta, _bibtex_files(fields.get("file", "")))


def _bibtex_names(field: str, plain: Callable[[str], str]) -> list[str]:
    """The people in "Doe, Jane and {United Nations} and others", family names first."""
    names = [
        plain(name).strip("{} ") if name.startswith("{") else family_first(plain(name))
        for name in re.split(r"\s+and\s+(?![^{]*\})", " ".join(field.split()))
    ]
    return [name for name in names if name and name != "others"]


def _bibtex_date(fields: dict[str, str]) -> str:
    """BibLaTeX's date, of a range its first; else BibTeX's year with the month and the day where they are given."""
    date = parse_date(fields.get("date", "").split("/")[0])
    if date or not fields.get("year"):
        return date
    day, month, year = (fields.get(name, "").strip('{}" ') for name in ("day", "month", "year"))
    month = f"{int(month):02}" if month.isdigit() and 1 <= int(month) <= 12 else month
    date = parse_date(f"{year}-{month}" if month.isdigit() else f"{day} {month} {year}")
    if re.fullmatch(r"\d{4}-\d\d", date) and day.isdigit() and 1 <= int(day) <= 31:
        date = f"{date}-{int(day):02}"
    return date or parse_date(year)


def _bibtex_files(field: str) -> tuple[str, ...]:
    """Paths in JabRef's "description:path:type" list, or a plain path."""
    files = []
    for part in re.split(r"(?<!\\);", field):
        pieces = re.split(r"(?<!\\):", part)
        name = pieces[1] if len(pieces) >= 3 and not re.fullmatch(r"[A-Za-z]", pieces[0]) else part
        if name.strip():
            files.append(name.replace("\\:", ":").replace("\\;", ";").strip())
    return tuple(files)


def read_ris(text: str) -> tuple[list[Entry], int]:
    """Entries of a .ris file; a record without its end is broken."""
    entries: list[Entry] = []
    n_failed = 0
    fields: dict[str, list[str]] = {}
    for line in text.splitlines():
        match = re.match(r"([A-Z][A-Z0-9])  ?-\s?(.*)$", line)
        if not match:
            continue
        tag, value = match[1], match[2].strip()
        if tag == "TY":
            n_failed += bool(fields)
            fields = {"TY": [value]}
        elif tag == "ER":
            if fields:
                entries.append(_ris_entry(fields))
            fields = {}
        elif fields and value:
            fields.setdefault(tag, []).append(value)
    return entries, n_failed + bool(fields)


def _ris_entry(fields: dict[str, list[str]]) -> Entry:
    def value(*tags: str) -> str:
        return next((fields[tag][0] for tag in tags if fields.get(tag)), "")

    kind = _RIS_KINDS.get(value("TY"), "")
    dates = [
        parse_date(re.sub(r"/+$", "", text)) for tag in ("DA", "Y1", "PY") for text in fields.get(tag, [])
    ]
    journal = value("JO", "JF", "T2", "BT", "JA")
    meta = _meta(
        title=value("TI", "T1", "CT"),
        authors=[family_first(name.rstrip(",")) for tag in ("AU", "A1") for name in fields.get(tag, [])],
        issued=max(dates, key=len, default=""),
        publisher=journal if kind in _CONTAINED and journal else value("PB") or journal,
        url=value("UR"),
        doi=value("DO"),
        language=value("LA") if _LANGUAGE_TAG.fullmatch(value("LA")) else "",
        kind=kind,
        key=value("ID"),
        where="RIS file",
    )
    return Entry(value("ID"), meta, tuple(fields.get("L1", [])))


def read_csl(text: str) -> tuple[list[Entry], int]:
    """Entries of a CSL-JSON file; any other JSON has none."""
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        return [], 0
    if isinstance(items, dict):
        items = items.get("items", [items])
    if not isinstance(items, list):
        return [], 0
    items = [item for item in items if isinstance(item, dict) and "type" in item and "title" in item]
    return [_csl_entry(item) for item in items], 0


def _csl_entry(item: dict[str, Any]) -> Entry:
    def value(*names: str) -> str:
        return next((" ".join(str(item[name]).split()) for name in names if item.get(name)), "")

    people = item.get("author")
    authors = (
        [_csl_name(person) for person in people if isinstance(person, dict)]
        if isinstance(people, list)
        else []
    )
    meta = _meta(
        title=value("title"),
        authors=[name for name in authors if name],
        issued=_csl_date(item.get("issued")),
        publisher=value("container-title", "publisher")
        if value("type") in _CONTAINED
        else value("publisher", "container-title"),
        url=value("URL"),
        doi=value("DOI"),
        language=value("language") if _LANGUAGE_TAG.fullmatch(value("language")) else "",
        kind=value("type"),
        key=value("citation-key", "id"),
        where="CSL-JSON file",
    )
    return Entry(value("citation-key", "id"), meta)


def _csl_name(person: dict[str, Any]) -> str:
    if person.get("literal"):
        return str(person["literal"])
    particles = [
        str(person[name]) for name in ("dropping-particle", "non-dropping-particle") if person.get(name)
    ]
    family = " ".join([*particles, str(person.get("family", ""))]).strip()
    given = str(person.get("given", "")).strip()
    return f"{family}, {given}" if family and given else family or given


def _csl_date(issued: Any) -> str:
    if not isinstance(issued, dict):
        return parse_date(issued) if isinstance(issued, str) else ""
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [int(part) for part in first[:3] if str(part).isdigit()]
    if not numbers:
        return parse_date(str(issued.get("raw", issued.get("literal", ""))))
    return parse_date("-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])]))


def _meta(*, key: str, title: str, authors: list[str], where: str, doi: str, **fields: str) -> Meta:
    match = re.search(r"10\.\d{4,9}/\S+", doi)
    values = {
        **fields,
        "title": "" if title == key else title,  # as a paper without one is exported
        "doi": match[0] if match else "",
        "citation_key": key if _KEY.fullmatch(key) else "",
    }
    known = sorted([name for name, value in values.items() if value] + (["authors"] if authors else []))
    return Meta(**values, authors=tuple(authors), origin=tuple((name, where) for name in known))
