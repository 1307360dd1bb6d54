"""Dates as written, with just the precision they have: a year, a month or a day; nothing invented."""

from __future__ import annotations

import re

from scoqa.later import pattern
from scoqa.reading.months import in_figures, month_number

_MONTH = r"(?P<month>[^\W\d_]{3,})\.?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>1[5-9]\d\d|20\d\d)-(?P<number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        r"(?<!\d)(?P<year>1[5-9]\d\d|20\d\d)/(?P<number>0[1-9]|1[0-2])/(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        r"(?<!\d)(?P<year>1[5-9]\d\d|20\d\d)(?P<number>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=T?\d{4,6}|\b)",
        rf"\b{_DAY}(?:st|nd|rd|th|\.|er|º)?\s+(?:of\s+|de\s+)?{_MONTH},?\s+(?:de\s+)?{_YEAR}(?:\b|(?=г))",
        rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
        rf"\b{_MONTH},?\s+(?:de\s+)?{_YEAR}(?:\b|(?=г))",
        rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<number>0?[1-9]|1[0-2])\s?[月월]\s?{_DAY}\s?[日일号]",
        rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<number>0?[1-9]|1[0-2])\s?[月월]",
        rf"(?<!\d){_YEAR}\.\s{_MONTH}\s{_DAY}\.",
        r"(?<!\d)(?P<year>1[5-9]\d\d|20\d\d)[-/](?P<number>0[1-9]|1[0-2])(?![\d/-])",
        rf"(?<![\d.,/-]){_YEAR}(?![\d/-]|[.,]\d)",
    )
]


def parse_date(text: str) -> str:
    """The first date in ``text`` as "YYYY-MM-DD", "YYYY-MM" or "YYYY", the most precise form first.

    Forms whose order cannot be known (04/12/2007) give only their year, and no date gives "". One of
    their numbers above 12 is the day.
    """
    text = in_figures(text)
    for form in _FORMS:
        for match in form.finditer(text):
            date = _iso(match.groupdict())
            if date:
                return date
    numbers = re.search(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](1[5-9]\d\d|20\d\d)(?!\d)", text)
    if not numbers:
        return ""
    month, day = sorted((numbers[1], numbers[2]), key=int)
    sure = 1 <= int(month) <= 12 < int(day)
    return (sure and _iso({"year": numbers[3], "number": month, "day": day})) or numbers[3]


def _iso(found: dict[str, str | None]) -> str:
    year, number = str(found["year"]), found.get("number")
    month = int(number) if number is not None else month_number(str(found.get("month") or ""))
    if not month:
        return "" if found.get("month") else year  # another word stands where a month would
    day = int(str(found.get("day") or 0))
    if not day:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{day:02}" if day <= days_in(int(year), month) else ""


def days_in(year: int, month: int) -> int:
    """Of a month; calendar takes as long to import as a page takes to read."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


_BESIDE = pattern(
    r"(?:st|nd|rd|th|of|de|den|der|le|the|er|dated?|datum|fecha|published|issued|on|г|года|r|roku|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|[年月日년월일号])",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[^\W\d_][^\d,;:()]{1,24},\s+(?=\S)")


def date_alone(line: str) -> str:
    """The date of a line that says nothing else, with a place before it or "Published": a month of a year or a day; else ""."""
    words = line.strip(" .()")
    if len(words) > 60 or "\n" in words or not re.search(r"(?:1[5-9]|20)\d\d(?!\d)", words):
        return ""
    place = _PLACE.match(words)
    for part in (words, words[place.end() :] if place else ""):
        if (
            part
            and all(month_number(word) or _BESIDE.fullmatch(word) for word in re.findall(r"[^\W\d_]+", part))
            and len(re.findall(r"\d+", part)) <= 3
        ):
            date = parse_date(part)
            return date if "-" in date else ""
    return ""
