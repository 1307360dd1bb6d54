"""The page that an archive or a publisher puts before a paper: what it says of the paper, and that it is none of it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from scoqa.later import pattern
from scoqa.reading.dates import parse_date
from scoqa.reading.names import family_first
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_persons import is_person

_ARCHIVES = (
    "tandfonline.com/", "jstor.org/", "researchgate.net/publication", "HAL is a multi", "L’archive ouverte", "DARE",
    "Research Portal", "Research Online", "Research Explorer", "Research Repository", "Digital Academic Repository",
    "Digital Repository", "Link to publication", "repository copy of", "econstor", "EconStor", "openly available",
    "sagepub.com", "eprints.", "Discovery Portal", "in the following source",
)  # fmt: skip
"""What only such pages have beside the way to cite the paper."""
_CITE = pattern(
    r"(?:To cite this (?:article|version|document)|Citation for published version(?: \([^)]*\))?|"
    r"Suggested Citation|Original citation|Citation|.{0,80}\bpublication in the following source)\s*(?::|$)\s*"
)
_MOST = 9
"""Lines of a citation."""
_ENDS = pattern(
    r"To link to|Link to|View |Published (?:online|in)|Submit |Article views|This (?:V|v)ersion|General rights|Download|HAL Id|"
    r"Publisher|Document [Vv]ersion|Important note|©|Terms|https?:|PLEASE|This file was|DOI(?: \(|:$)|Standard-Nutz|As Published|Persistent link"
)
_GOES_ON = pattern(r"Terms & Conditions of access|access and use can be found at|Downloaded by \[")
"""Words at the head of a second page of that kind."""
_YEAR = r"(?:1[6-9]|20)\d\d"
_DATED = pattern(
    rf"\s*\(\s*(?P<date>(?:\d{{1,2}} )?(?:[A-Z][a-z]+ )?{_YEAR})[a-z]?(?:, [A-Z][^)]*)?\)\s*[:.,]*\s*$"
)
"""The date between the names and the title."""
_PLAIN_DATE = pattern(rf",?\s+(?P<date>{_YEAR})[a-z]?,\s+['‘“\"]$")
_DATED_BEHIND = pattern(rf"(?<![\d-])(?P<date>{_YEAR})(?=[,.)]|$)")
_LEAST = 12
"""Letters of a title that is known again in its citation."""
_TITLE_LINES = 6
_JSTOR = pattern(
    r"(?:Chapter Title: )?(?P<title>.+?)\n(?:(?:Chapter )?Author\(s\)|Review by): (?P<names>.+?)\n"
    r"(?:Source|Book Title): (?P<source>.+?)\nStable URL",
    re.DOTALL,
)
_SAGE = pattern(
    rf"https?://\w+\.sagepub\.com\S*\n(?P<title>.+?)\n(?P<names>[^\n]+)\n[^\n]+ (?P<date>{_YEAR})[ ;,][^\n]*\nDOI: 10\.1177/",
    re.DOTALL,
)
_IN_BRACKETS = pattern(rf"\((?P<date>[^()]*{_YEAR}[^()]*)\)")
_GATE = pattern(
    r"https?://www\.researchgate\.net/publication/\S+\n(?P<title>.+?)\n"
    rf"[A-Z][A-Za-z ]+?(?: in .{{3,120}}?)? · (?P<date>[A-Z][a-z]+ {_YEAR})\n",
    re.DOTALL,
)
_MONTH = pattern(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*", re.IGNORECASE)
_INITIALS = pattern(r"(?:[^\W\d_a-z]\.?[ -]?){1,4}(?: (?:van|von|de|der|den|la|le|ten|ter)){0,2}")
_JOINTS = pattern(r"\s*(?:;|,\s+(?:and|&)\s|\s(?:and|&)\s|,)\s*")
_MARKS = pattern(r"\s*\b(?:https?://)?orcid\.org/[\dX-]+|[*†‡]")
_MARK_AT_END = pattern(r"(?<=\w)(?=\W*$)")
_SENTENCE_END = pattern(r"(?<=\w\w)\.$")
_SHOUTED = pattern(r"\b(?=[^\W\d_]{3})[^\W\d_a-z]{3,}\b")


class Cover(NamedTuple):
    """What such a page says.

    Attributes:
        n_pages: How many there are.
        title: "" where it is not sure.
        authors: Family names first; none where not all of them are sure.
        issued: The date in its precision, "" where there is none.
    """

    n_pages: int
    title: str
    authors: tuple[str, ...]
    issued: str


def take_cover(pages: Sequence[PageLines]) -> Cover | None:
    """Move the lines of a first page that an archive put before the paper to its ``notes``.

    Returns:
        What it says; None where the first page is one of the paper.
    """
    if len(pages) < 2 or not pages[0].lines:
        return None
    lines = [line.text for line in pages[0].lines]
    text = "\n".join(lines)
    if not any(name in text for name in _ARCHIVES):  # as on nearly all; a tenth of what a pattern takes
        return None
    own = [line.text for page in pages[1:3] for line in page.lines]
    found = _of_jstor(text) or _of_sage(text) or _of_gate(text) or _cited(lines, own)
    if found is None:
        return None
    n_pages = 1 + (len(pages) > 2 and any(_GOES_ON.search(line.text) for line in pages[1].lines[:3]))
    for page in pages[:n_pages]:
        page.notes = _parts(page.lines)
        page.lines = []
    return found._replace(n_pages=n_pages)


def _of_jstor(text: str) -> Cover | None:
    found = _JSTOR.match(text)
    if not found or found["title"].count("\n") > _TITLE_LINES:
        return None
    title = "" if "Reviewed Work" in found["title"] else _bare(found["title"])
    dated = _IN_BRACKETS.findall(found["source"])
    return Cover(1, title, _authors(found["names"]), _date(dated[-1]) if dated else "")


def _of_sage(text: str) -> Cover | None:
    found = _SAGE.search(text)
    if not found or found["title"].count("\n") > _TITLE_LINES:
        return None
    return Cover(1, _bare(found["title"]), _authors(found["names"]), found["date"])


def _of_gate(text: str) -> Cover | None:
    found = _GATE.search(text)
    if not found or found["title"].count("\n") > _TITLE_LINES:
        return None
    return Cover(1, _bare(found["title"]), (), parse_date(found["date"]))


def _cited(lines: Sequence[str], own: Sequence[str]) -> Cover | None:
    """What the citation says that begins in one of the lines.

    Args:
        lines: Of the cover.
        own: Of the pages behind it.
    """
    for at, line in enumerate(lines):
        if begins := _CITE.match(line):
            more = itertools.takewhile(lambda text: not _ENDS.match(text), lines[at + 1 : at + _MOST])
            cited = " ".join(filter(None, (line[begins.end() :], *more)))
            others = [*lines[:at], "", *lines[at + 1 + _MOST :]]
            place = _place_of_title(cited, others) or _place_of_title(cited, own)
            found = _told(cited, *place) if place else None
            return found if found and found.issued else None
    return None


def _told(cited: str, start: int, stop: int) -> Cover:
    """A citation whose title stands at a place."""
    before, behind = cited[:start], cited[stop:]
    dated = _DATED.search(before) or _PLAIN_DATE.search(before)
    names = before[: dated.start()] if dated else before
    dated = dated or _DATED_BEHIND.search(behind)
    return Cover(
        1,
        _bare(cited[start:stop]),
        _authors(_SENTENCE_END.sub("", names.strip(" ,:"))),
        _date(dated["date"]) if dated else "",
    )


def _place_of_title(cited: str, lines: Sequence[str]) -> tuple[int, int] | None:
    """Where in a citation lines stand that follow one another on the page: behind the date, else behind the names."""
    places = [at for at, char in enumerate(cited) if char.isalnum()]
    letters = _letters(cited)
    found: list[tuple[bool, int, int]] = []  # not behind a date, begins, minus its end
    for first in range(len(lines)):
        run, stop = "", 0
        for line in lines[first : first + _TITLE_LINES]:
            run, before = run + _letters(line), run
            at = letters.find(run) if len(run) > len(before) else -1
            if at < 1 or (before and cited[stop : places[at + len(before)]].strip()):
                break
            start, stop = places[at], places[at + len(run) - 1] + 1
            mark = _MARK_AT_END.split(line)[-1].strip()
            stop += len(mark) if cited.startswith(mark, stop) else 0
            is_dated = bool(_DATED.search(cited[:start]) or _PLAIN_DATE.search(cited[:start]))
            if len(run) >= _LEAST and (is_dated or cited[:start].endswith(". ")):
                found.append((not is_dated, start, -stop))
    if not found:
        return None
    _, start, stop = min(found)
    return start, -stop


def _letters(text: str) -> str:
    return "".join(char.casefold()[:1] for char in text if char.isalnum())


def _authors(names: str) -> tuple[str, ...]:
    """Persons in a list, "Ada Lovelace & C. Babbage" or "Lovelace, A., & Babbage, C."; none where one is unsure."""
    parts = [part for part in _JOINTS.split(_MARKS.sub("", " ".join(names.split()))) if part]
    if ";" in names:
        parts = [part.strip() for part in names.split(";")]
        return tuple(parts) if all(re.fullmatch(r"[^,]+, [^,]+", part) for part in parts) else ()
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    if pairs and len(parts) % 2 == 0 and all(_INITIALS.fullmatch(given) for _, given in pairs):
        return tuple(f"{family}, {given}" for family, given in pairs)
    if not parts or not all(is_person(part, ()) for part in parts):
        return ()
    return tuple(family_first(_SHOUTED.sub(lambda word: word[0].title(), part)) for part in parts)


def _date(text: str) -> str:
    """A date of a journal: to the month where there is one, else its first year."""
    months, year = _MONTH.findall(text), re.search(_YEAR, text)
    if year is None:
        return ""
    whole = parse_date(text)
    return whole or (parse_date(f"{months[0]} {year[0]}") if len(months) == 1 else "") or year[0]


def _bare(title: str) -> str:
    return " ".join(title.split()).rstrip(" .,:")


def _parts(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines close under one another in one font together."""
    parts: list[list[Line]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        close = before is not None and 0 < before.y - line.y < 1.6 * line.size
        if not parts or not close or (before is not None and abs(before.size - line.size) > 0.5):
            parts.append([])
        parts[-1].append(line)
    return parts
