"""How words begin that may be of a question's terms: a scan for them leaves most words of a text alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from scoqa.analysis.languages import ENGLISH
from scoqa.analysis.tokens import unaccented

BEGINNING = 3
"""Letters by which words of English are told that may be of a term."""
BEGINNINGS = {
    "air": ("aer",), "ane": ("ana",), "bal": ("bau",), "ces": ("cae",), "coz": ("cos",), "die": ("dy",), "ede": ("edo",),
    "eon": ("aeo",), "eso": ("oes",), "est": ("aes", "oes"), "eti": ("aet",), "fec": ("fae",), "fet": ("foe",),
    "fil": ("phi",), "flu": ("fla",), "gag": ("gau",), "gra": ("gre",), "gri": ("gry",), "gyp": ("gip",), "hem": ("hae",),
    "iza": ("isa",), "jai": ("gao",), "lie": ("ly",), "mol": ("mou",), "mus": ("mou",), "paj": ("pyj",), "ped": ("pae",),
    "piz": ("pza",), "pre": ("pra",), "sip": ("syp",), "ske": ("sce",), "sky": ("ski",), "tie": ("ty",), "tir": ("tyr",),
}  # fmt: skip
"""How else words may begin whose English term begins so: oestrogen is "estrogen", gaol "jail", dying "die"."""


def _head(form: str, language: str) -> str:
    """What a form is told by in its language: its first letters of English, else one without its accents."""
    return form[:BEGINNING] if language == ENGLISH else unaccented(form[0])[0]


def heads_of(names: Iterable[str], language: str) -> tuple[str, ...]:
    """How forms may begin whose terms are these."""
    heads: set[str] = set()
    for name in filter(None, names):
        head = _head(name.casefold(), language)
        if language == ENGLISH:
            heads.update(BEGINNINGS.get(head, ()))
            if len(name) <= BEGINNING and head[-1] in "ie":  # fly is "fli", using "use"
                head = head[:-1] or head
        heads.add(head)
    return tuple(sorted(heads))


@lru_cache(256)
def beginnings(heads: tuple[str, ...]) -> re.Pattern[bytes]:
    """Where a word may stand in a flattened text that begins so, with the blank before it.

    Also where all of what stands there begins one: more of it may follow in the same word, as in "e-mail",
    "O'Brien" and "U.S.".
    """
    return re.compile(f" {_choices(heads) or '(?!)'}[a-z0-9]*+".encode())


def _choices(heads: Iterable[str], or_else: str = "") -> str:
    """A pattern for one of these, or for a part of one that a blank follows."""
    rests: dict[str, list[str]] = {}
    for head in heads:
        if not head:
            return ""
        rests.setdefault(head[0], []).append(head[1:])
    choices = [letter + _choices(rest, "(?= )") for letter, rest in rests.items() if letter.isalnum()]
    return f"(?:{'|'.join(filter(None, [*choices, or_else]))})" if choices else or_else
