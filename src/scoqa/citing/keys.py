"""Keys of documents: short names made of author and year; the same set of documents always has the same keys."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from scoqa.analysis import STOP_WORDS
from scoqa.analysis.folding import folded
from scoqa.citing.names import parse_name
from scoqa.types import Meta

_NO_DECOMPOSITION = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_TYPED = re.compile(r"(?![A-Z\d]{8}$)[^\W\d_][\w.:+-]*")
"""A key in a reference library that a person chose; not one that a program made, such as Zotero's "RWSNV9AV"."""
FAMILY_MOST = 20
"""The most letters of a name in a key, as an organisation's may be a sentence."""
STEM_MOST = 32
"""The most terminal cells of a key made of a file's name or a title."""


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits with single hyphens between; letters of other scripts stay.

    >>> slug("Straße nach Øst: 2nd ed.")
    'strasse-nach-ost-2nd-ed'
    """
    return "-".join(re.findall(r"[^\W_]+", folded(text).translate(_NO_DECOMPOSITION)))


def base_key(meta: Meta, fallback: str) -> str:
    """The key of a document, before documents with equal ones are told apart.

    It is the key of the user's own reference library; without one the first author's family name and the year
    ("dehaas2007"); without both the fallback, a file's name; without that the title's first words.
    """
    if _TYPED.fullmatch(meta.citation_key):
        return meta.citation_key.replace(":", "-")  # a colon parts a key from a page
    if meta.authors and meta.year is not None:
        family = _family(slug(parse_name(meta.authors[0]).full_family))
        if family:
            return f"{family}{meta.year:04d}"
    for text in (fallback, meta.title):
        short = slug(text)
        if short:
            return _shortened(short)
    return "document"


def _family(name: str) -> str:
    """As many of a name's words as fit, joined; what is cut does not end with "of" and the like."""
    words = name.split("-")
    if sum(map(len, words)) <= FAMILY_MOST:
        return "".join(words)
    while len(words) > 1 and (sum(map(len, words)) > FAMILY_MOST or words[-1] in STOP_WORDS):
        words.pop()
    return words[0][:FAMILY_MOST] if len(words) == 1 else "".join(words)


def _shortened(text: str) -> str:
    """The text, or as many of its words as fit; if the first is too long, a part of it."""
    cells = [1 + (unicodedata.east_asian_width(char) in "WF") for char in text]
    room = bisect_right(list(accumulate(cells)), STEM_MOST)
    if room == len(text):
        return text
    return text[: room + 1].rpartition("-")[0] or text[:room]


def assign_keys(entries: Sequence[tuple[str, str]]) -> list[str]:
    """One key for each entry, in the entries' order; no two are equal.

    Among equal bases the entry with the smallest order keeps the base, and the next ones get "b", "c" and so on. So
    keys depend on the set of documents, not on the order in which they came.

    Args:
        entries: (base, order) of each document; the order is the document's path.
    """
    taken = {base for base, _ in entries}
    keys = [""] * len(entries)
    seen: dict[str, int] = {}
    for i in sorted(range(len(entries)), key=lambda i: (*entries[i], i)):
        base = entries[i][0]
        n = seen.get(base, 0)
        key = base if n == 0 else base + _letters(n)
        while n > 0 and key in taken:  # "smith2007b" may be another document's own base
            n += 1
            key = base + _letters(n)
        seen[base] = n + 1
        taken.add(key)
        keys[i] = key
    return keys


def _letters(n: int) -> str:
    """1 → "b", 25 → "z", 26 → "aa", 27 → "ab" …, as author-year styles do."""
    letters = ""
    n += 1
    while n > 0:
        n, digit = divmod(n - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters
