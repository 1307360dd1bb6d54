"""Names and dates of a paper as people write them: short authors, full authors, long dates."""

from __future__ import annotations

import re

from scoqa.later import pattern
from scoqa.types import Meta
from scoqa.value import NamedTuple

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


_SUFFIX = pattern(r"[JS]r\.?|II|III|IV", re.IGNORECASE)
_TOGETHER = pattern(r"\.(?=\w)")
_FIRM = pattern(r"(?:Inc|Ltd|Corp|Co|LLC|LLP|GmbH)\.?", re.IGNORECASE)


class Name(NamedTuple):
    """One author.

    Attributes:
        family: Without its particle ("Haas"); the whole name where the parts are not known.
        given: "Marcel"; empty where the parts are not known.
        particle: Lower-case words before the family name ("van der").
        suffix: Of a namesake: "Jr.", "III".
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""

    @property
    def full_family(self) -> str:
        """Family name with its particle: "van der Putten"."""
        return f"{self.particle} {self.family}".lstrip()

    @property
    def in_order(self) -> str:
        """Given name first: "Frans-Paul van der Putten", "John Smith, Jr."."""
        name = f"{self.given} {self.full_family}".lstrip()
        return f"{name}, {self.suffix}" if self.suffix else name

    @property
    def inverted(self) -> str:
        """Family name first: "van der Putten, Frans-Paul", "Smith, John, Jr."."""
        return ", ".join(filter(None, [self.full_family, self.given, self.suffix]))

    @property
    def initials(self) -> str:
        """Initials of the given names, hyphens kept: "F.-P."; of initials written together each: "T. S."."""
        apart = _TOGETHER.sub(". ", self.given)
        parts = (part for part in apart.split() if part[0].isalpha())
        return " ".join("-".join(f"{piece[0]}." for piece in part.split("-") if piece) for part in parts)


def parse_name(author: str) -> Name:
    """The parts of "Family, Given" and "Family, Given, Jr."; a name without a comma is kept whole, as an organisation's is."""
    family, *others = (part.strip() for part in author.split(","))
    suffix = next((part for part in others if _SUFFIX.fullmatch(part)), "")
    given = ", ".join(part for part in others if part != suffix)
    if not given or _FIRM.fullmatch(given):
        return Name(", ".join(filter(None, [family, given, suffix])))
    words = family.split()
    n_particle = next((i for i, word in enumerate(words) if not word[0].islower()), 0)
    return Name(" ".join(words[n_particle:]), given, " ".join(words[:n_particle]), suffix)


def short_authors(meta: Meta) -> str:
    """Families as in "de Haas & van der Putten"; from three on, "de Haas et al."; empty where unknown."""
    families = [parse_name(author).full_family for author in meta.authors]
    if len(families) > 2:
        return f"{families[0]} et al."
    return " & ".join(families)


def listed(names: list[str], *, serial: str = "") -> str:
    """The names as "A", "A and B" or "A, B and C"; with a comma as ``serial``, "A, B, and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])}{serial if len(names) > 2 else ''} and {names[-1]}"


def date_parts(issued: str) -> list[int]:
    """Year, month and day as far as they are known."""
    return [int(part) for part in re.findall(r"\d+", issued)]


def long_date(issued: str) -> str:
    """A date as "4 December 2007", "December 2007" or "2007"; empty where unknown."""
    parts = date_parts(issued)
    words = [str(parts[0])] if parts else []
    if len(parts) > 1:
        words.insert(0, MONTHS[parts[1] - 1])
    if len(parts) > 2:
        words.insert(0, str(parts[2]))
    return " ".join(words)


def american_date(issued: str) -> str:
    """A date as "December 4, 2007", "December 2007" or "2007"; empty where unknown."""
    parts = date_parts(issued)
    if len(parts) < 3:
        return long_date(issued)
    return f"{MONTHS[parts[1] - 1]} {parts[2]}, {parts[0]}"
