"""Headings of a PDF that its outline names."""

from __future__ import annotations

import pytest

from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_outline import mark_headings


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("2.1 Aims & methods", "Aims and Methods"),  # another word: not marked
        ("2.1 Aims, methods", "aims methods"),
        ("2.1 Aims, methods", "2.1 AIMS METHODS"),
        ("Übersicht — Ziele", "Übersicht: Ziele"),
        ("Straße_der Nationen", "STRASSE DER NATIONEN"),
        ("A long heading that goes on in", "A long heading that goes on in the next line"),
        ("...", "Dots"),
    ],
)
def test_a_heading_is_known_by_its_letters_among_lines_with_accents(line, entry):
    lines = ["A café — plain words", line, "words & signs", "…", "naïve words"]
    page = PageLines(0, 600, 800, [Line(words, 72, 300, 700 - 12 * n, 10) for n, words in enumerate(lines)])

    mark_headings([page], [(0, 2, entry)])

    marked = [each.text for each in page.lines if each.level == 2]
    assert marked == ([] if entry in ("Dots", "Aims and Methods") else [line])
