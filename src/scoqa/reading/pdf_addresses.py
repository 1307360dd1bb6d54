"""Addresses on the web and DOIs that go over the ends of a PDF's lines: they keep their hyphens and have no blanks."""

from __future__ import annotations

from scoqa.later import pattern

_BEGUN = pattern(r"(?i:https?:/|www\.|doi:|doi\.org/|\b10\.\d{4,9}/).*")
"""The rest of a line's last word from where an address begins."""
_GOES_ON = "/-_=&?%#~+"
"""At which no address ends, but "/"."""
_PART = pattern(r"[\w~%]\S*[/\d_=.?&#-][\w~%]|[\w~%][/\d_=?&#-]|\d[\w.]*$|[\w-]+/$|[\w-]+\.\w{2,}")
"""The beginning of a word that may be the rest of one that stops at "/" or "."."""
_SUFFIX = pattern(
    r"(?:com|edu|gov|org|net|eu|uk|de|fr|html?|php|aspx?|jsp|pdf|xml|txt)(?=[/.,;:)\]]|$)(?![.,;:)\]]+\S)"
)
_REST = pattern(r"[/?&=#_-]\w|\.\w")
"""The beginning of a word that is no word: what is before it goes on."""
_ANEW = ("http", "www.", "doi:", "10.")


def address_glue(a: str, b: str, *, hyphen: bool) -> str | None:
    """What stands between two lines where an address goes on from the first to the second; None where none does.

    Args:
        a: The first line, without the hyphen that PDFium took away.
        b: The second.
        hyphen: There was one.
    """
    begun = _BEGUN.search(a[a.rfind(" ") + 1 :])
    if begun is None:
        return None
    rest = b[: b.find(" ")] if " " in b else b
    if rest.startswith(_ANEW):
        return "" if begun[0].endswith("://") and not rest.startswith("http") else None
    if hyphen:
        return "-" if rest[0].isalnum() else None
    last = begun[0][-1]
    if last in _GOES_ON or last == ".":
        if begun[0].endswith("//") or (last not in "/." and rest[0].isalnum()):
            return ""
        is_part = _PART.match(rest) if last == "/" else rest[0].islower() and _PART.match(rest)
        return "" if is_part or _SUFFIX.match(rest) else None
    return "" if last.isalnum() and _REST.match(rest) else None
