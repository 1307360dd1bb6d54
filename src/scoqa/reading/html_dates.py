"""When a web page was published: as it states it, as it marks it, as it prints it beside its title, as its address holds it.

A date of a change is none, and where only such a date is told the page has none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoqa.reading.dates import days_in, parse_date
from scoqa.reading.html_lines import Line, Shown, is_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

_NAMES = (
    "citation_publication_date", "citation_date", "citation_online_date", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.date", "dcterms.created", "article:published_time", "article:published", "datepublished", "og:published_time", "pubdate", "pdate",
    "parsely-pub-date", "dcsext.articlefirstpublished", "publishdate", "publish-date", "publication_date", "sailthru.date",
    "date",
)  # fmt: skip
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?:[/-](0[1-9]|[12]\d|3[01]))?(?=[/-]|$)")
_ENGLISH = re.compile(r"en(?:[-_]us)?", re.IGNORECASE)
_AMERICAN = re.compile(r"https?://[^/]+\.(?:com|org|net|edu|gov|info|us|ca|io)(?:[:/]|$)", re.IGNORECASE)
_CHANGED = re.compile(
    r"updat|modif|aktualis|geändert|stand\b|mis à jour|maj\b|actualiza|aggiorna|bijgewerkt|atualiza|revis|edit|bearbeitet|обнов|reviewed|last\b|"
    r"valid|gültig|since|seit\b|joined|registr|mitglied|member|born|geb\.",
    re.IGNORECASE,
)
"""What stands before the date of a change or of something else."""
_ISSUED = re.compile(
    r"publi|veröff|verfasst|erstellt|posted|written|created|erschienen|geschrieben", re.IGNORECASE
)
_ISSUED_ON = re.compile(
    r"\b(?:published|posted|veröffentlicht|publiziert|erschienen|erstellt|eingestellt|publié|paru|publicado|pubblicato|gepubliceerd|udgivet|"
    r"publicerad|опубликовано|(?:datum|date|fecha)(?=:))(?:\s(?:on|am|le|el|il|op|em|den|in|online|date))*\s*[:,-]?\s*(?=\S{0,12}\s*\d)",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"(?:^|[\s_-])(?:published|(?:entry|post|news|article|item|content|meta|page|blog|story|field|created)*[\s_-]*"
    r"(?:publish(?:ed|ing)?[_-]?)?(?:date|datum|fecha|pubdate|created(?:-post)?))"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
"""What sites call an element that holds a date of issue."""
_OF_CHANGE = re.compile(r"modif|(?:^|[\s_-])(?:last-?)?update", re.IGNORECASE)
"""What they call one that holds the date of a change."""
_LONGEST, _MOST_WORDS, _SHORT, _FEW = 140, 14, 60, 8
"""Characters of a line with a date, and words in it beside the date; characters and elements of a date alone."""
_NUMBERS = re.compile(r"(?<![\d.,/-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?([012]\d)(?![\d.])")
_YEAR_FIRST = re.compile(r"(?<!\d)(20\d\d)\s?[.年]\s?(\d{1,2})\s?[.月]\s?(\d{1,2})(?!\d)")
_UNIVERSAL = re.compile(r"T?\d\d:\d\d(?::\d\d)?(?:\.\d+)?\s?(?:Z|[+-]00:?00|UTC|GMT)$")
_FULL = re.compile(r"\d{4}-\d\d-\d\d")


def page_date(page: Shown, named: Mapping[str, Sequence[str]], stated: Sequence[str], address: str) -> str:
    """The date of issue of a page, with the precision it has, "" where nothing tells it.

    Args:
        page: As it is shown.
        named: Contents of its meta elements by name.
        stated: Dates of issue in its structured data.
        address: Of the page, "" where it is not known.
    """
    texts = [text for text in (*_listed(named), *stated) if parse_date(text)]
    told = [parse_date(text) for text in texts]
    if told:
        told[0] = next(
            (date for date in told if len(date) > len(told[0]) and date.startswith(told[0])), told[0]
        )
        if not _UNIVERSAL.search(texts[0]):
            return told[0]
    day_first = _puts_day_first(page.root, address)
    if told:  # the day in Greenwich; the page prints its own
        shown = _printed(page, day_first)
        return shown if shown and shown in _beside(told[0]) else told[0]
    match = _ADDRESS.search(address)
    in_address = "-".join(part for part in match.groups() if part) if match else ""
    if (marked := _marked(page, day_first)) and marked.startswith(in_address):
        return marked
    if _FULL.fullmatch(in_address):
        return in_address
    found = _printed(page, day_first) or _said(page, day_first) or _timed(page)
    return found if found.startswith(in_address) else in_address


def _beside(date: str) -> tuple[str, str]:
    """The days before and after one."""
    year, month, day = map(int, date.split("-"))
    before = (
        (year, month, day - 1)
        if day > 1
        else (year, month - 1, days_in(year, month - 1))
        if month > 1
        else (year - 1, 12, 31)
    )
    after = (
        (year, month, day + 1)
        if day < days_in(year, month)
        else (year, month + 1, 1)
        if month < 12
        else (year + 1, 1, 1)
    )
    return "{}-{:02}-{:02}".format(*before), "{}-{:02}-{:02}".format(*after)


def _listed(named: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for name in _NAMES:
        yield from named.get(name, ())


def _puts_day_first(root: _Element, address: str) -> bool:
    """Whether 04/12/2007 is of December on a page: by its language or, where that is English or unknown, by its address."""
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    if language and not re.match(r"en\b", language.replace("_", "-"), re.IGNORECASE):
        return True
    if language and not _ENGLISH.fullmatch(language):
        return not language.lower().endswith(("us", "ca", "ph"))
    return not language and not _AMERICAN.match(address)


def _day(text: str, day_first: bool) -> str:
    """The first date of a text to the day."""
    date = parse_date(text)
    if _FULL.fullmatch(date):
        return date
    dates = [_dated(m[4], m[3], m[1]) for m in _NUMBERS.finditer(text) if day_first]
    dates += [_dated(*m.groups()) for m in _YEAR_FIRST.finditer(text)]
    dates += [
        _dated(f"20{m[3]}", m[2], m[1])
        for m in _SHORT_YEAR.finditer(text)
        if day_first and len(text) <= _SHORT
    ]
    return next(filter(None, dates), "")


def _dated(year: str, month: str, day: str) -> str:
    if 1 <= int(month) <= 12 and 1 <= int(day) <= days_in(int(year), int(month)):
        return f"{year}-{int(month):02}-{int(day):02}"
    return ""


def _marked(page: Shown, day_first: bool) -> str:
    """The date of the elements that the page marks as its date of issue, where they agree."""
    found = []
    for element in page.root.iter():
        if not isinstance(element.tag, str) or element.tag in ("meta", "body", "html"):
            continue
        names = element.get("class") or ""
        is_issued = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        if not is_issued and not (_MARKED.search(names) and not _OF_CHANGE.search(names)):
            continue
        text = "" if len(element) > _FEW else " ".join("".join(element.itertext()).split())
        date = _attribute(element) or (
            _day(text, day_first) if len(text) <= _SHORT and not _CHANGED.search(text) else ""
        )
        if date and not is_beside(element, page.held):
            if is_issued:
                return date
            found.append(date)
    return found[0] if len(set(found)) == 1 else ""


def _attribute(element: _Element) -> str:
    for name in ("datetime", "content", "title"):
        date = parse_date(element.get(name) or "")
        if _FULL.fullmatch(date):
            return date
    return ""


def _timed(page: Shown) -> str:
    """The date of all time elements of a page that are about itself, if it is one."""
    dates = {
        parse_date(element.get("datetime") or "")
        for element in page.root.iter("time")
        if not _OF_CHANGE.search(element.get("class") or "") and not is_beside(element, page.held)
    } - {""}
    return dates.pop() if len(dates) == 1 else ""


def _printed(page: Shown, day_first: bool) -> str:
    """The date to the day in a short line near the title."""
    return next((date for line in page.near() if (date := _of_line(line, day_first))), "")


def _of_line(line: Line, day_first: bool) -> str:
    """The date of issue that a short line tells."""
    if len(line.text) > _LONGEST or not re.search(r"\d", line.text):
        return ""
    text = line.text
    changed = _CHANGED.search(text)
    if changed and (issued := _ISSUED.search(text)) and issued.start() < changed.start():
        text = text[: changed.start()]  # "Published 2 May, updated 3 May"
    elif changed or any(_OF_CHANGE.search(one.get("class") or "") for one in line.elements):
        return ""
    if len(re.findall(r"[^\W\d_]{3,}", text)) > _MOST_WORDS or re.search(r"[^\W\d_]{3}[.!?]$", text):
        return ""
    return _day(text, day_first)


def _said(page: Shown, day_first: bool) -> str:
    """The date behind a word that says that the page was published then, where all such dates are one."""
    found = set()
    for line in page.lines:
        match = _ISSUED_ON.search(line.text)
        date = _day(line.text[match.end() : match.end() + _SHORT], day_first) if match else ""
        if date and not any(is_beside(one, page.held) for one in line.elements):
            found.add(date)
    return found.pop() if len(found) == 1 else ""
