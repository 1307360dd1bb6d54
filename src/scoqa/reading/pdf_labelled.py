"""The persons whom a page names behind "By" or "Author:", or below it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence

from scoqa.later import pattern
from scoqa.reading.dates import date_alone
from scoqa.reading.pdf_persons import is_person, names_persons, persons_in
from scoqa.reading.pdf_roles import AUTHOR, EASTERN_NAME

_LABEL = re.compile(
    r"(?:(?:written )?by(?::|(?=\s))|author(?:s|\(s\))?:|auto(?:r|re|ri|res|ra|ras):|autrice:|auteurs?\s?:|(?P<several>prepared by:?))\s+",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(
    r"(?:written )?by:?|(?P<many>authors|autores|autoras|autori|auteurs|componenti|alumnos|alunos|[eé]tudiants|students)\s?:?|"
    r"(?P<one>author|autora?|autore|auteur|verfasser(?:in)?)\s?:?|p[ao]r|von|prepared by:?",
    re.IGNORECASE,
)
"""What says that persons follow, several or one; those who prepared a report are often a company, unless they are several."""
_NAMES = 5
"""Names in full of one person whom a label tells."""
_BY = re.compile(r"(?:written )?by|p[ao]r|von", re.IGNORECASE)
_SMALL_WORD = re.compile(r"\s[a-z]{2,3}\s")
"""A particle, which firms do not have: "Joop van de Pol"."""
_NUMBER = pattern(
    r"\s*[,;–—-]?\s*[(\[]?(?:(?:mat(?:r(?:\.|icol\w*|ícula|ikel\w*)?)?\.?|(?:student|stud\.|registration) ?(?:no|nr|num\w*|id)|n[°º])"
    r"[.:#]?\s*[a-z]?\d{4,}|\d{7,})\w?[)\]]?$",
    re.IGNORECASE,
)
"""A student's number behind the name."""


def labelled(lines: Sequence[str], written_small: Collection[str]) -> list[str]:
    """The names in the one line that begins with "By" or "Author:", or stands below it, where the next line names nobody.

    Below "Authors", alone in its line, they may be in several lines.
    """
    joined = _with_labels([without_number(line) for line in lines])
    found = [(n, label) for n, (line, _) in enumerate(joined) if (label := _label(line))]
    if len(found) != 1:
        return []
    n, label = found[0]
    line, are_many = joined[n]
    said = line[label.end() :]
    if EASTERN_NAME.fullmatch(whole := "".join(said.split())):
        return [whole]
    names, place = persons_in(said, written_small)
    if is_person(said, written_small, most=_NAMES):
        names, place = [said], None
    if place is not None and not date_alone(place):
        return []
    following = [other for other, _ in joined[n + 1 :]]
    if are_many:
        more = itertools.takewhile(lambda other: names_persons(other, written_small), following)
        return names + [name for other in more for name in persons_in(other, written_small)[0]]
    if (
        label.groupdict().get("several")
        and len(names) < 2
        and not any(_SMALL_WORD.search(name) for name in names)
    ):
        return []
    goes_on = bool(following) and bool(persons_in(following[0], written_small)[0])
    return [] if goes_on or line.rstrip()[-1] in ",&;" else names


def is_label(line: str) -> bool:
    """Whether a line is nothing but a label behind which names stand."""
    return _LABEL_ALONE.fullmatch(line) is not None


def without_number(line: str) -> str:
    """A line without the number that its student has, if something is before it."""
    return _NUMBER.sub("", line) or line


def is_number(line: str) -> bool:
    """Whether a line is nothing but the number that a student has."""
    return _NUMBER.fullmatch(line) is not None


def _label(line: str) -> re.Match[str] | None:
    return _LABEL.match(line) or (
        AUTHOR.match(line.casefold()) if len(line.casefold()) == len(line) else None
    )


def _with_labels(lines: Sequence[str]) -> list[tuple[str, bool]]:
    """The lines, one that is nothing but "by" joined to the next; and whether names may follow in others."""
    whole: list[tuple[str, bool]] = []
    for line in lines:
        before = whole[-1][0] if whole else ""
        if label := _LABEL_ALONE.fullmatch(before):
            said = "by" if _BY.fullmatch(before) else f"{before.rstrip(' :')}:"
            said = "by" if label["one"] or label["many"] else said
            whole[-1] = (f"{said} {line}", bool(label["many"]))
        elif whole and AUTHOR.fullmatch(before.casefold()):
            whole[-1] = (f"{before} {line}", False)
        else:
            whole.append((line, False))
    return whole
