"""What the names say that word processors give to the styles of paragraphs."""

from __future__ import annotations

import re

from scoqa.types import Zone

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift)\s*(\d)", re.IGNORECASE
)


TITLES = ("title", "titel", "titre", "título", "titolo", "tittel", "tytuł", "название")
"""Styles of a title, in small letters."""


def level_of_style(name: str) -> int:
    """The level of the headings that a style is for, from 1; 0 where it is for none."""
    match = _HEADING.match(name)
    if match:
        return int(match[1])
    return 1 if name.casefold() == "title" else 0


_ZONES = (
    (
        re.compile(r"toc ?\d|contents \d|table of (?:figures|authorities)|figure index \d|index heading"),
        Zone.CONTENTS,
    ),
    (re.compile(r"(?:(?:table|image|figure|illustration|picture) )?(?:caption|beschriftung)"), Zone.CAPTION),
    (re.compile(r"abstract(?: title)?|ms ?abstract"), Zone.ABSTRACT),
    (re.compile(r"(?:endnote )?bibliography(?: \d)?|references?|literaturverzeichnis"), Zone.REFERENCES),
    (re.compile(r"(?:footnote|endnote) text|fußnotentext|endnotentext"), Zone.FOOTNOTE),
)


def zone_of_style(name: str) -> Zone:
    """The zone of paragraphs that a style is for; BODY where it is for none."""
    words = name.casefold()
    return next((zone for form, zone in _ZONES if form.fullmatch(words)), Zone.BODY)
