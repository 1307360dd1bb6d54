#!/usr/bin/env python3
"""Write the table of src/scoqa/analysis/american.py from that of breame."""

from __future__ import annotations

from itertools import groupby, takewhile
from pathlib import Path
from textwrap import wrap

from breame.data.spelling_constants import BRITISH_ENGLISH_SPELLINGS

MODULE = Path(__file__).parents[1] / "src" / "scoqa" / "analysis" / "american.py"
BEGINNING = "_SPELLINGS = {\n"
"""What stands before it is written by hand, and kept."""


def change(british: str, own: str) -> str:
    """Both spellings of a word as one: what stands before and behind, and what differs, "coloniali/s/z/e"."""
    start = same(british, own)
    rests = british[start:], own[start:]
    stop = same(rests[0][::-1], rests[1][::-1])
    head, tail = british[:start], british[len(british) - stop :]
    return "/".join((head, *(rest[: len(rest) - stop] for rest in rests), tail))


def same(first: str, second: str) -> int:
    """How many letters two words begin with alike."""
    pairs = zip(first, second, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def module(american: dict[str, str]) -> str:
    """The text of the module with these spellings by their first letter, which is quick to load."""
    lines = []
    for letter, words in groupby(sorted(american), key=lambda word: word[0]):
        parts = wrap(" ".join(change(word, american[word]) for word in words), 98)
        inside = [f'        "{"" if at == 0 else " "}{part}"' for at, part in enumerate(parts)]
        one = f'    "{letter}": ({inside[0].strip()}),'
        lines += [one] if len(parts) == 1 else [f'    "{letter}": (', *inside, "    ),"]
    head, beginning, _ = MODULE.read_text(encoding="utf-8").partition(BEGINNING)
    return head + beginning + "\n".join([*lines, "}", ""])


if __name__ == "__main__":
    MODULE.write_text(module(BRITISH_ENGLISH_SPELLINGS), encoding="utf-8")
