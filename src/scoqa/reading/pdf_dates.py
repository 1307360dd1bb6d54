"""When a PDF was issued: what its first page and its running lines say of it where that is sure, else nothing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from scoqa.later import pattern
from scoqa.reading.dates import date_alone, parse_date
from scoqa.reading.months import EASTERN, OF_YEAR, in_figures
from scoqa.reading.pdf_layout import PageLines, before_works
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_looks import names_section

_FRONT = 2
"""First pages on which a publisher says when."""
_COVER = 900
"""Characters below which the first page is a cover."""
_MARGIN = 0.09
"""Share of the page's height above and below which a line belongs to no text."""
_LONG = 140
"""Characters of a line that is surely text."""
_NEAR = 45
"""Characters between a volume and its year."""
_AT_ONCE = 16
"""Characters of a line before the year of a copyright that is one wherever it stands."""
_OLDEST = 1990
"""The year before which no PDF was made."""
_ENDS = 2
"""Last lines of a cover that may be the place and the year."""
_BELOW = 4
"""Lines of which the first may be a title's last and another be the date."""
_SHORT = 12
"""Lines of a title with who wrote it and where."""
_PROSE = 8
"""Words of a line that is running text where most of them are written small."""
_YEARS = pattern(r"(?<![\d/.–-])(?:1[6-9]|20)\d\d(?![\d/]|[.,–-]\d)")
_MONTH = (
    r"(?:jan|ene|gen|feb|fév|fev|mar|mär|maa|apr|abr|avr|may|mai|mei|mag|jun|jui|giu|jul|lug|aug|aoû|ago|sep|set|oct|okt|ott|out|"
    r"nov|dec|dez|déc|dic|stycz|luteg|luty|kwiec|kwiet|czerw|lipca|lipiec|sierp|wrześ|paźdz|listop|grud|ledna|leden|únor|břez|dubna|"
    r"duben|květ|červ|srpna|srpen|září|říj|prosin|ocak|şubat|nisan|hazir|temmuz|ağustos|eylül|ekim|kas[ıi]m|aral[ıi]k|tammik|helmik|"
    r"huhtik|toukok|kesäk|heinäk|elok|syysk|lokak|marrask|jouluk|márc|ápr|máj|jún|júl|szept|ianuar|iuni|iuli|noiem|desem|янв|фев|мар|"
    r"апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|січн|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд|ιαν|φεβ|μ[αά]ρτ|απρ|μα[ΐι]|"
    r"ιο[υύ][νλ]|α[υύ]γ|σεπ|οκτ|νο[εέ]|δεκ)[^\W\d_]*\.?"
)
"""What may be the name of a month; which one, :func:`parse_date` tells."""
_DAY = r"\d{1,2}(?:st|nd|rd|th|\.|er|º)?"
_SEASONS = (
    "spring", "summer", "autumn", "fall", "winter", "frühjahr", "sommer", "herbst", "printemps", "automne", "hiver", "primavera",
    "verano", "otoño", "invierno",
)  # fmt: skip
_IN_SEASON = pattern(
    rf"(?<![^\W\d_] )\b(?:{'|'.join(_SEASONS)})(?:\s?[/–-]\s?[^\W\d_]+)?,?\s+(?:de\s+)?\d{{4}}(?!\s?[/–-]?\s?\d)",
    re.IGNORECASE,
)
"""An issue's season, which gives the year alone; "Prague Spring 1968" is none, and of "Winter 2009/10" no year is sure."""
_DATE = (
    rf"(?:(?:{_DAY}\s?[-–—]\s?)?{_DAY}\s+(?:of\s+|de\s+)?)?{_MONTH}(?:\s+{_DAY}(?:\s?[-–—]\s?{_DAY})?)?,?\s+(?:de\s+)?\d{{4}}|"
    rf"{EASTERN}|\d{{4}}[-/]\d{{2}}[-/]\d{{2}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}"
)
_WRITTEN = pattern(rf"(?<![\w-])(?:{_DATE})(?!\d)", re.IGNORECASE)
_RANGE = pattern(r"(?<![\d-])\d{1,2}(?:st|nd|rd|th|\.)?\s?[-–—]\s?\d{1,2}\b(?![-/])")
"""Days of a meeting; the month is sure."""
_ISSUED = pattern(
    rf"(?:^|[;.,|]\s|\s)(?:first )?(?:published|available|filed|issued|posted)(?: online)?(?: on)?(?: the web)?:?\s+(?P<date>{_DATE})|"
    rf"^(?:(?:report|publication|issue|release) )?date(?: of (?:publication|issue|report|this version))?\s?:\s*"
    rf"(?P<named>{_DATE}|(?:19|20)\d\d\W*$)",
    re.IGNORECASE,
)
_ALONE = pattern(
    r"\W*(?:(?:this |last |first |current )?(?:(?:version|draft|revision|v|rev)\.?(?:\s?\d[\w.]*)?|updated|revised|modified|submitted|"
    r"printed|edition|release[d]?|date[d]?|datum|fecha|data|дата|tarih|(?:(?:完\s?成|提\s?交|定\s?稿)\s?)?(?:日\s?期|时\s?间))"
    r"(?: (?:of|on|as of))?\s*[:：,–—-]?\s*)?"
    r"(?:(?:(?-i:[^\W\d_a-z])\w+,?\s){1,2}|(?-i:[^\W\d_a-z])\w+,\s(?:dnia|dne|den|le|il)\s)?"  # a place, a day of the week
    rf"(?P<date>{_DATE}){OF_YEAR}(?:,?\s\d\d?:\d\d.*|\s*\((?:vol|no|nr|issue|number|heft)[^()]*\))?\W*",
    re.IGNORECASE,
)
"""A line that is a date, with the version of what it dates, the place, the hour or the issue."""
_VERSION = pattern(
    rf"\W*(?:\S+\s[–—-]\s)?(?:version|release|revision|rev\.|v)\s?\d[\w.]*,?\s\(?(?P<date>{_DATE})\b",
    re.IGNORECASE,
)
"""A line that begins with a version and its date."""
_APPEARED = pattern(
    r"\W*(?:this (?:paper|article|work|chapter) )?(?:was |has )?(?:originally |first |been )*(?:published|appeared|appears|to appear|"
    r"reprinted|reproduced)(?: in| from|,)\b|.{3,80}\(eds?\.\):",
    re.IGNORECASE,
)
"""Where a paper first stood; a book with its editors."""
_SERIES = (
    r"\b(?:technical|research|working|discussion) (?:report|memo|note|paper)\b|\bTR[ -]?\d|\breport no\b"
)
_VOLUME = pattern(
    r"\b(?:vol(?:ume)?|no|issue|number|heft|nr|núm|nº|tom[eo]?|zeszyt|bd|jg|вып(?:уск)?|випуск|том|№)(?!\w)\.?\s?\d|\b\d{1,4}\s?(?:\(\w[\w ]*\))?\s?[:;,]\s?(?:pp?\.\s?)?\w?\d+\s?[-–—]\s?\w?\d|"
    r"\b\d{4}\s?[;,]\s?\d{1,4}(?:\s?\(\d[\w–-]*\))?\s?:|\b\d{4}\)?,\s\d{1,4}:\w?\d|\barticle id\b|"
    rf"\b(?:pp?\.|pages)\s?\d+\s?[-–—]\s?\d|[),]\s?\d+\s?[-–—]\s?\d+\W*$|{_SERIES}",
    re.IGNORECASE,
)
"""What tells a volume, an issue, pages of a journal, or a series of reports."""
_NUMBERED = pattern(_SERIES, re.IGNORECASE)
_EVENT = pattern(r"[A-Z][A-Za-z+& -]{1,20}\s?[’'‘](?P<short>\d\d)\b")
"""A meeting with its year as they are called: "PLDI’08"."""
_ARCHIVED = pattern(
    rf"(?:arXiv:\S+\s(?:\[[\w.-]+\]\s+)?|\bthis version posted\s+)(?P<date>{_DATE})", re.IGNORECASE
)
"""The stamp of arXiv; of bioRxiv, medRxiv and others."""
_COPYRIGHT = pattern(
    r"(?P<sign>©|\(c\)|copyright|^c(?=\s\d{4}\s[A-Z]))(?:\W*(?:[cC©]\W*)?|[^\d.;:]{0,60}?\s)(?P<years>\d{4}(?:\s?[,–-]\s?\d{4})*)(?!\d)|"
    r"\b(?P<society>\d{4})\s(?:IEEE|ACM)\b",
    re.IGNORECASE,
)
_PRINTED = pattern(r"[./-]\d{4},\s\d\d?:\d\d\b")
"""The hour at which a browser printed a page."""
_MEETING = pattern(
    r"\b(?:proceedings|proc|conference|symposium|workshop|congress|meeting|colloquium|competition|to appear in|seminar)\b",
    re.IGNORECASE,
)
_TOWN = r"[^\W\d_a-z][^\W\d_]+\.?"
_PLACE_YEAR = pattern(
    rf"(?:[^\W\d_a-z][^\d,;:()/@]{{1,30}}, ?){{0,2}}(?:г\. ?)?{_TOWN}(?:[ -]{_TOWN}){{0,2}}(?:,| [-–—])? "
    rf"(?P<year>(?:19|20)\d\d){OF_YEAR}\W*"
)
"""A town, perhaps with its state, and the year, as theses end their covers: "Москва, 2018 г."."""
_FILE = pattern(r"[\\_]|\.(?:pdf|docx?|xlsx?|pptx?|indd|qxd|tex|html?|wpd|fm)\b|\d:\d\d|\b\w+/\w+/|https?:")
"""A file's path, or the hour at which it was printed."""
_OTHER = pattern(
    r"\b(?:(?:up|down)load\w*|retrieved|accessed|printed|ended|ending|end|period|through|until|since|from|between|effective|"
    r"outstanding|as of|amended|due|by|on|start(?:s|ed|ing)?|begin(?:s|ning)?|birth|expires?|born|née?|geboren|nat[oa] (?:a|il)|naci(?:do|da|ó)|nascid[oa]|geb\.|urodzon\w+|родил\w+|received|accepted|founded|established|phone|fax)\b",
    re.IGNORECASE,
)
"""What tells a date of something else; words that go on in the next line."""
_GOES_ON = pattern(r"\b(?:ended|ending|through|until|since|from|between|as of)\W*$", re.IGNORECASE)
"""The end of a line that goes on in the next: "for the fiscal year ended", and a date."""
_OF_NOTE = pattern(r"\W*(?!0 \d{4})\d{1,3}\]?[\s.)]|[*†‡§]")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")


class _Front(NamedTuple):
    """The lines that may say when: those with a year.

    Attributes:
        all: Of the first pages, running lines and notes too, lines of a note also with the one behind them.
        first: Those of the first page.
        head: Of the first page, above its text.
        margin: Of the first page, beside its text: running lines, publishers' notes, those at the very edge.
        lowest: Those of the margin that are the last lines of the text, or one printed under it.
        is_cover: The first page has little else.
        last: The last lines of the first page.
        short: Those of the head where a title's few lines are all of it.
    """

    all: list[str]
    first: list[str]
    head: list[str]
    margin: list[str]
    lowest: list[str]
    is_cover: bool
    last: list[str]
    short: list[str]


def issued(pages: Sequence[PageLines], title: Line | None, info: Mapping[str, str]) -> str:
    """The date of issue, with the precision in which it is written; "" where none is sure.

    Sought in turn: what says that it is the date of issue; a journal's line with volume or pages; a date in a line of
    its own above the text; a meeting's short name; an archive's stamp; a copyright; a meeting's line, a running line or a
    cover that has one date. Two dates of one kind tell nothing. None is after the year behind that in which the
    file was made.

    Args:
        pages: In order.
        title: The first line of the title on the first page, if there is one.
        info: What the file says of itself, by the names that PDF gives them.
    """
    front = _front(pages, title)
    if front is None:
        return ""
    subject = info.get("Subject", "")
    latest = _latest(info)
    for found in (
        _stated(subject, front.all),
        _dates(_around_volume([subject, *front.margin])),
        _dates(
            line
            for line in front.first
            if _APPEARED.match(line) and (line in front.margin or line[0].isupper())
        ),
        _dates(line for line in front.head if _NUMBERED.search(line)),
        _alone(front.head),
        [match["date"] for line in front.head if (match := _VERSION.match(line))],
        _of_events(front.margin),
        [match["date"] for line in front.all if (match := _ARCHIVED.search(line))],
        _copyrights(front),
        _years(line for line in [subject, *front.margin, *front.head] if _MEETING.search(line)),
        _dates(line for line in front.margin if _dates_it(line) and not _is_low_text(line, front)),
        _dates(line for line in front.head if _ends_with_date(line)),
        _dates(line for line in (*front.head, *front.margin) if front.is_cover and _is_year(line)),
        _dates(line for line in front.short if _is_year(line)),
        _towns(front.last if front.is_cover else ()),
    ):
        dates = {date for text in found if (date := _parsed(text)) and int(date[:4]) <= latest}
        if date := _common(dates) if dates else "":
            return date
    return ""


def _front(pages: Sequence[PageLines], title: Line | None) -> _Front | None:
    first = next((page for page in pages if page.lines), None)
    if first is None or first.index >= _FRONT:
        return None
    own = before_works(first.lines)
    lines = [in_figures(line.text) for line in own]
    is_cover = sum(map(len, lines)) < _COVER
    begins = (
        None
        if is_cover
        else next((n for n in range(len(lines)) if _begins_text(lines[n : n + _BELOW])), None)
    )
    notes = [[line.text for line in note] for note in first.notes]
    head = [b for a, b in zip(["", *lines], lines[:begins], strict=False) if not _GOES_ON.search(a)]
    margin = [line.text for line in first.running]
    margin += [words for note in notes if not _OF_NOTE.match(note[0]) for words in _joined(note)]
    high, low = max(line.y for line in first.lines), min(line.y for line in first.lines)
    high, low = (title.y if title is not None else high - 1), max(low, _MARGIN * first.height)
    margin += [line.text for line in own if line.y > high or line.y <= low]
    lowest = [line.text for line in own if line.y <= low]
    each = [_words(page) for page in pages[first.index : first.index + _FRONT]]
    every = [words for page in each for words in page]
    found = (every, each[0], head, margin, lowest)
    dated = [[words for words in lines if len(words) < 2 * _LONG and _YEAR.search(words)] for lines in found]
    short = dated[2] if begins is not None and begins <= _SHORT else []
    return _Front(dated[0], dated[1], dated[2], dated[3], dated[4], is_cover, lines[-_ENDS:], short)


def _words(page: PageLines) -> list[str]:
    found = [line.text for line in (*page.running, *before_works(page.lines))]
    return found + [words for note in page.notes for words in _joined([line.text for line in note])]


def _is_text(words: str) -> bool:
    """Whether a line is one of running text, or the name of the section with which it begins."""
    parts = words.split()
    n_small = sum(part.isalpha() and part.islower() for part in parts)
    return names_section(words) or (len(parts) >= _PROSE and 2 * n_small > len(parts))


def _begins_text(lines: Sequence[str]) -> bool:
    """Whether a line is the first of running text; one with a date below it, and perhaps names, is the rest of a title."""
    if not _is_text(lines[0]):
        return False
    below = itertools.takewhile(lambda words: not _is_text(words), lines[1:])
    return names_section(lines[0]) or not any(map(date_alone, below))


def _joined(note: Sequence[str]) -> list[str]:
    """The lines of a note, and each with the next, over whose end a date may run."""
    return [*note, *(f"{a} {b}" for a, b in itertools.pairwise(note))]


def _stated(subject: str, lines: Iterable[str]) -> list[str]:
    own = _ISSUED.search(subject) if len(subject) < _LONG else None
    found = [match for line in lines if len(line) < _LONG and (match := _ISSUED.search(line))]
    found = [match for match in found if match["named"] or not _is_of_another(match)]
    return [match["date"] or match["named"] for match in ([own] if own else []) + found]


def _is_of_another(issued: re.Match[str]) -> bool:
    """Whether words before say what was published then, as in "the policy published on July 1"; a line of text may begin there."""
    words = issued[0].strip(" ;.,|")
    if ":" in words[: words.find(issued["date"])]:
        return False
    before = issued.string[: issued.start()].rstrip()
    if not before:
        return words[0].islower() and " on " in words and issued[0][0] not in ";.|"
    return (
        issued[0][0] not in ";.|"
        and not before.endswith((";", ".", "|", ")"))
        and (words[0].islower() or issued[0][0] == ",")
    )


def _alone(lines: Iterable[str]) -> list[str]:
    found = [match for line in lines if (match := _ALONE.fullmatch(line))]
    return [match["date"] for match in found]


def _around_volume(lines: Iterable[str]) -> Iterator[str]:
    """Of each line that names a volume or pages what stands close to that; a file's path may look like one."""
    for line in lines:
        match = _VOLUME.search(line)
        if match and "\\" not in line and not _PRINTED.search(line):
            yield line[max(0, match.start() - _NEAR) : match.end() + _NEAR]


def _dates(lines: Iterable[str]) -> Iterator[str]:
    """The one date of each line, in the form in which it is written; lines with several tell nothing."""
    for line in lines:
        written = [match[0] for match in _written(line)]
        years = set(_YEARS.findall(line))
        if len(written) == 1 and len(years) < 2:
            yield written[0]
        elif not written and len(years) == 1:
            yield years.pop()


def _written(line: str) -> list[re.Match[str]]:
    """The dates of a line with more than a year, else the seasons of one."""
    found = list(_WRITTEN.finditer(line))
    if found or not any(season in line.lower() for season in _SEASONS):
        return found
    return list(_IN_SEASON.finditer(line))


def _years(lines: Iterable[str]) -> Iterator[str]:
    """The one year of each line, days of meetings not being those of issue."""
    for line in lines:
        years = set(_YEARS.findall(line))
        if len(years) == 1:
            yield years.pop()


def _of_events(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if event := _EVENT.search(line):
            yield from (year for year in _YEARS.findall(line) if year.endswith(event["short"]))


def _copyrights(front: _Front) -> Iterator[str]:
    """The last year of each copyright: beside the text, on a cover and behind it, else at the beginning of a line."""
    for line in (*front.first, *(front.all if front.is_cover else ())):
        for match in _COPYRIGHT.finditer(line):
            at_once = match.start() < 2 and (match["society"] or match.start("years") < _AT_ONCE)
            if at_once or front.is_cover or line in front.margin:
                yield max(_YEARS.findall(match["years"] or match["society"]), default="")


def _dates_it(line: str) -> bool:
    """Whether a line has a date, and nothing that tells a date of something else."""
    return bool(_written(line)) and not (_FILE.search(line) or _OTHER.search(line))


def _is_low_text(line: str, front: _Front) -> bool:
    """Whether a line at the lower edge is one of the text, or dates no more than a term: "Introduction to Things, Fall 2021"."""
    return line in front.lowest and (_is_text(line) or not _WRITTEN.search(line))


def _ends_with_date(line: str) -> bool:
    """Whether the last words of a line are the date of it, with the name of a month."""
    if not _dates_it(line):
        return False
    *_, last = _written(line)
    return any(map(str.isalpha, last[0])) and not line[last.end() :].strip(" .)]")


def _towns(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if place := _PLACE_YEAR.fullmatch(line):
            yield place["year"]


def _is_year(line: str) -> bool:
    return _YEARS.fullmatch(line.strip(" ()[].,")) is not None


def _parsed(text: str) -> str:
    date = parse_date(text)
    return date[:7] if _RANGE.search(text) and len(date) > 7 and "/" not in text else date


def _common(dates: set[str]) -> str:
    """The date if there is one, be it written to the day, to the month and to the year; else what they have in common."""
    longest = max(sorted(dates), key=len)
    for shared in (longest, longest[:7], longest[:4]):
        if all(shared.startswith(date) or date.startswith(shared) for date in dates):
            return shared
    return ""


def _latest(info: Mapping[str, str]) -> int:
    """The year after that in which the file was last written; the last that a date can have where it is not known."""
    stated = (_YEAR.search(info.get(key, "")) for key in ("CreationDate", "ModDate"))
    made = [int(year[0]) for year in stated if year and int(year[0]) > _OLDEST]
    return max(made, default=9998) + 1
