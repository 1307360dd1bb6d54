"""Pinned places on a screen and in files."""

from __future__ import annotations

import csv
import io
import json

import pytest

from scoqa.citing import cite
from scoqa.render import Look, plain
from scoqa.render.pins import PIN_FORMATS, pin_lines, pins_text
from scoqa.types import Document, Meta, Pin, Span
from scoqa.writing import NO_PAPER

TEXT = "The moon raises\nthe tides of the oceans."
CITATION = cite(
    Document("tides", Meta(title="Tides", issued="2001"), TEXT, paragraphs=(Span(0, len(TEXT)),)),
    Span(0, len(TEXT)),
)
HERE = Pin("tides:0-40", TEXT, "what raises tides", "a *note*\x1b")
GONE = Pin("owls:3-9", "Owls hunt.", state="missing")
CHANGED = Pin("tides:0-9", "The sun  raises", state="changed")
PINS = [(HERE, CITATION), (GONE, None), (CHANGED, CITATION)]


def test_a_pin_is_listed_with_its_note_its_state_and_its_words():
    assert plain(pin_lines([HERE, GONE, CHANGED], Look())) == (
        '\n  1 tides:0-40 · a *note*\n    "The moon raises the tides of the oceans."\n'
        '\n  2 owls:3-9 · no longer in the collection\n    "Owls hunt."\n'
        '\n  3 tides:0-9 · other words stand there now\n    "The sun raises"\n\n'
    )


@pytest.mark.parametrize(("n", "end"), [(160, 'xxx"'), (161, ' …"')])
def test_a_long_place_is_cut_after_a_word(n: int, end: str):
    words = ("word " * 40)[: n - 20] + "x" * 20

    shown = " ".join(plain(pin_lines([Pin("k:0-1", words)], Look())).split())

    assert shown.endswith(end)
    assert len(shown.partition('"')[2]) <= 162
    assert (words in shown) is (n == 160)


def test_pins_as_values_keep_everything():
    value = json.loads(pins_text(PINS, "json"))

    assert value["schema"] == "scoqa.pins/1"
    assert [
        {name: pin[name] for name in ("ref", "text", "question", "note", "state")} for pin in value["pins"]
    ] == [
        {"ref": "tides:0-40", "text": TEXT, "question": "what raises tides", "note": HERE.note, "state": ""},
        {"ref": "owls:3-9", "text": "Owls hunt.", "question": "", "note": "", "state": "missing"},
        {"ref": "tides:0-9", "text": "The sun  raises", "question": "", "note": "", "state": "changed"},
    ]
    assert [pin["citation"] and pin["citation"]["key"] for pin in value["pins"]] == ["tides", None, "tides"]


def test_pins_as_rows():
    rows = list(csv.reader(io.StringIO(pins_text(PINS, "csv"), newline="")))

    assert rows[0] == ["ref", "note", "question", "text", "state"]
    assert rows[1][0] == "tides:0-40"
    assert rows[1][3] == TEXT
    assert rows[2] == ["owls:3-9", "", "", "Owls hunt.", "missing"]


@pytest.mark.parametrize(("name", "mark"), [("md", "> "), ("txt", "")])
def test_pins_as_paragraphs(name: str, mark: str):
    head = NO_PAPER if name == "md" else ""
    assert pins_text(PINS, name).removeprefix(head).split("\n\n") == [
        f"{mark}“The moon raises the tides of the oceans.”",
        "a *note*",
        "Tides. 2001, ¶1. (tides:0-40)",
        f"{mark}“Owls hunt.”",
        "(owls:3-9) [no longer in the collection]",
        f"{mark}“The sun raises”",
        "Tides. 2001, ¶1. (tides:0-9) [other words stand there now]\n",
    ]


@pytest.mark.parametrize(("name", "begin"), [("bib", "\\cite"), ("ris", "TY  - "), ("csl", "[")])
def test_pins_as_references_leave_out_those_that_are_gone(name: str, begin: str):
    text = pins_text(PINS, name)

    assert text.startswith(begin)
    assert "owls" not in text
    assert pins_text([(GONE, None)], name).strip() in ("", "[]")


def test_another_format_is_refused():
    with pytest.raises(ValueError, match="pins are written as md, txt, json"):
        pins_text(PINS, "html")
    assert all(pins_text([], name) is not None for name in PIN_FORMATS)
