"""Pinned places as lines of a screen and as files."""

from __future__ import annotations

from collections.abc import Sequence

from scoqa.render.formats import references
from scoqa.render.fragments import Fragment, Line, clean, wrap
from scoqa.render.look import Look
from scoqa.render.machine import Json, citation_value, to_json
from scoqa.render.sheets import csv_text
from scoqa.types import Citation, Pin
from scoqa.writing import NO_PAPER

PINS_SCHEMA = "scoqa.pins/1"
PIN_FORMATS = ("md", "txt", "json", "csv", "bib", "ris", "csl")
_STYLES = {"bib": "bibtex", "ris": "ris", "csl": "csl"}
_STATES = {"changed": "other words stand there now", "missing": "no longer in the collection"}
_SHOWN = 160
"""Characters of a pinned place that a list shows."""


def pin_lines(pins: Sequence[Pin], look: Look) -> list[Line]:
    """Each pin with its number, place, note and first words; ends with an empty line."""
    lines: list[Line] = []
    for number, pin in enumerate(pins, start=1):
        mark = f" {number:2} "
        indent = " " * len(mark)
        head = [Fragment("key", pin.reference)]
        if pin.note:
            head += [Fragment("", " · "), Fragment("title", pin.note)]
        if pin.state:
            head += [Fragment("", " · "), Fragment("bad", _STATES[pin.state])]
        first = wrap(head, look, first=mark, rest=indent)
        first[0][0] = Fragment("rank", mark)
        words = " ".join(pin.text.split())
        words = words if len(words) <= _SHOWN else words[: _SHOWN - 1].rsplit(" ", 1)[0] + " …"
        lines += [[], *first, *wrap([Fragment("", f'"{words}"')], look, first=indent, rest=indent)]
    return [*lines, []]


def pins_text(pins: Sequence[tuple[Pin, Citation | None]], name: str) -> str:
    """Pins as one of :data:`PIN_FORMATS`; a place that is gone keeps its words and its reference.

    Raises:
        ValueError: There is no such format.
    """
    if name in _STYLES:
        return references([citation for _, citation in pins if citation is not None], _STYLES[name])
    if name == "json":
        values: list[Json] = [_value(pin, citation) for pin, citation in pins]
        return to_json({"schema": PINS_SCHEMA, "pins": values}) + "\n"
    if name == "csv":
        rows = [(pin.reference, pin.note, pin.question, pin.text, pin.state) for pin, _ in pins]
        return csv_text([("ref", "note", "question", "text", "state"), *rows])
    if name in ("md", "txt"):
        head = NO_PAPER if name == "md" else ""
        return head + "\n".join(_paragraph(pin, citation, name) for pin, citation in pins)
    raise ValueError(f"pins are written as {', '.join(PIN_FORMATS)}: {name!r}")


def _value(pin: Pin, citation: Citation | None) -> dict[str, Json]:
    return {
        "ref": pin.reference,
        "text": pin.text,
        "question": pin.question,
        "note": pin.note,
        "state": pin.state,
        "citation": None if citation is None else citation_value(citation),
    }


def _paragraph(pin: Pin, citation: Citation | None, name: str) -> str:
    words = clean(" ".join(pin.text.split()))
    where = clean(citation.format()) if citation is not None else ""
    state = f" [{_STATES[pin.state]}]" if pin.state else ""
    note = f"\n{clean(pin.note)}\n" if pin.note else ""
    mark = "> " if name == "md" else ""
    return f"{mark}“{words}”\n{note}\n{where}{' ' if where else ''}({clean(pin.reference)}){state}\n"
