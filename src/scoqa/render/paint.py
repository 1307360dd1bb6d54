"""Fragments to the characters a stream is given: colours, terminal links, or plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scoqa.later import pattern
from scoqa.render.fragments import Fragment, plain
from scoqa.render.look import Look

SGR = {
    "match": "1;4",  # bold and underlined: never colour alone
    "title": "1",
    "bold": "1",
    "dim": "2",
    "rank": "1;36",
    "key": "36",
    "good": "32",
    "fair": "35",  # yellow cannot be read on a light background
    "bad": "31",
    "error": "1;31",
}
"""What each style name means on a terminal, as parameters of Select Graphic Rendition."""

_WEIGHTS = ("1", "2", "4")
"""Bold, dim and underlined: no colours."""
LINK_END = "\x1b]8;;\x1b\\"
_NOT_IN_LINKS = pattern(r"[^\x21-\x7e]")


def paint(lines: Iterable[Sequence[Fragment]], look: Look) -> str:
    """The lines as one string, each ended by a newline."""
    if not look.styled:
        return plain(lines)
    return "".join("".join(_painted(fragment, look) for fragment in _trimmed(line)) + "\n" for line in lines)


def _trimmed(line: Sequence[Fragment]) -> list[Fragment]:
    kept = list(line)
    while kept and not kept[-1].text.strip():
        kept.pop()
    return kept


def _painted(fragment: Fragment, look: Look) -> str:
    text = fragment.text
    codes = ";".join(
        code
        for name in fragment.style.split()
        for code in SGR.get(name, "").split(";")
        if code and (look.colour or code in _WEIGHTS)
    )
    if codes:
        text = f"\x1b[{codes}m{text}\x1b[0m"
    if fragment.link and look.links:
        text = f"{link_start(fragment.link)}{text}{LINK_END}"
    return text


def link_start(target: str) -> str:
    """What begins a terminal hyperlink (OSC 8); :data:`LINK_END` ends it."""
    # A URI holds nothing else, and other characters could end the sequence early.
    return f"\x1b]8;;{_NOT_IN_LINKS.sub('', target)}\x1b\\"
