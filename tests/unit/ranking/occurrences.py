"""Where the words "energy", "club" and "china" stand in made-up texts, as a finder would tell."""

from __future__ import annotations

import re

from scoqa.ranking.sentence import Occurrence

TERMS = {"energy": 0, "club": 1, "china": 2}


def find(text: str, _language: str = "en") -> list[Occurrence]:
    words = enumerate(re.finditer(r"\w+", text))
    return [
        (position, match.span(), TERMS[match[0].casefold()])
        for position, match in words
        if match[0].casefold() in TERMS
    ]
