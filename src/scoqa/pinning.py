"""Pins: places kept with a collection, each with its words, and what became of it since."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.errors import UnknownReferenceError
from scoqa.looking import citation
from scoqa.notes import load_pins, save_pins
from scoqa.types import Pin

if TYPE_CHECKING:
    from scoqa.asking import Asker


def pins(asker: Asker, folder: Path | None) -> list[Pin]:
    """The pins kept in a folder in the order they were made, each with its state."""
    return [each._replace(state=_state(asker, each)) for each in load_pins(folder)]


def _state(asker: Asker, pin: Pin) -> str:
    try:
        return "" if citation(asker, pin.reference).quote.text == pin.text else "changed"
    except UnknownReferenceError:
        return "missing"


def pin(asker: Asker, folder: Path | None, reference: str, *, note: str, question: str) -> Pin:
    """Keep a place; see :meth:`scoqa.Collection.pin`."""
    found = citation(asker, reference)
    if not found.quote.text:
        raise ValueError(f"{reference}: pin a place in it, as {found.key}:14 or {found.key}:¶2")
    new = Pin(found.ref, found.quote.text, question, " ".join(note.split()))
    kept = load_pins(folder)
    known = [each.reference for each in kept]
    if new.reference in known:
        at = known.index(new.reference)
        new = new._replace(question=question or kept[at].question, note=new.note or kept[at].note)
        kept[at] = new
    else:
        kept.append(new)
    save_pins(folder, kept)
    return new


def unpin(folder: Path | None, reference: str) -> None:
    """Forget a pin; UnknownReferenceError where there is none."""
    kept = load_pins(folder)
    left = [each for each in kept if each.reference != reference]
    if len(left) == len(kept):
        raise UnknownReferenceError(f"no pin at {reference!r}")
    save_pins(folder, left)
