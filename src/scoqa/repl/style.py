"""The styles of rendered fragments in the prompt's own terms, and those of the prompt itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.styles import Style

from scoqa.render import Fragment, Look
from scoqa.render.paint import LINK_END, link_start

FRAGMENTS = {
    "match": "bold underline",  # never colour alone
    "title": "bold",
    "bold": "bold",
    "dim": "dim",
    "rank": "bold ansicyan",
    "key": "ansicyan",
    "good": "ansigreen",
    "fair": "ansimagenta",
    "bad": "ansired",
    "error": "bold ansired",
}
"""The names of :data:`scoqa.render.paint.SGR`."""
_PROMPT = {
    "prompt": "bold",
    "scope": "ansimagenta",
    "auto-suggestion": "ansibrightblack",
    "bottom-toolbar": "noreverse bg:default",
    "bottom-toolbar.text": "dim",
    "toolbar.name": "bold",
    "toolbar.busy": "ansimagenta",
}
_WITHOUT_COLOUR = {"auto-suggestion": "dim"}
"""Styles whose colour alone tells them from what is typed."""
_ZERO_WIDTH = "[ZeroWidthEscape]"


def style_of(look: Look) -> Style:
    """The style sheet: with colours, or with weight and lines only."""
    sheet = FRAGMENTS | _PROMPT
    if not look.colour:
        sheet = {name: _colourless(value) for name, value in sheet.items()} | _WITHOUT_COLOUR
    return Style.from_dict(sheet)


def _colourless(value: str) -> str:
    return " ".join(word for word in value.split() if not word.startswith(("ansi", "bg:")))


def formatted(lines: Iterable[Sequence[Fragment]], look: Look) -> StyleAndTextTuples:
    """Lines as the prompt's formatted text, each ended by a newline; links as sequences that take no room."""
    text: StyleAndTextTuples = []
    for line in lines:
        for fragment in line:
            style = " ".join(f"class:{name}" for name in fragment.style.split())
            if fragment.link and look.links:
                text.append((_ZERO_WIDTH, link_start(fragment.link)))
                text.append((style, fragment.text))
                text.append((_ZERO_WIDTH, LINK_END))
            else:
                text.append((style, fragment.text))
        text.append(("", "\n"))
    return text
