"""Headings of a PDF that its outline names."""

from __future__ import annotations

import pdfs
import pypdfium2
import pytest

from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_outline import mark_headings, outline


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


def test_bookmarks_are_found_in_their_order_also_where_one_goes_on_with_itself():
    whole = pdfs.make_pdf(
        [[], []],
        catalog="/Outlines << /First 10 0 R >>",
        annotations=[  # objects 10 to 13; pages are 5 and 7
            "/Title (Aims) /Dest [5 0 R /Fit] /First 11 0 R /Next 13 0 R",
            "/Title (What for) /Dest [7 0 R /Fit] /Next 12 0 R",
            "/Title (Nowhere) /Next 10 0 R",
            "/Title (Methods) /Dest [7 0 R /Fit]",
        ],
    )

    with pypdfium2.PdfDocument(whole) as pdf:
        assert outline(pdf) == [(0, 1, "Aims"), (1, 2, "What for"), (1, 1, "Methods")]


def test_bookmarks_are_looked_at_six_deep():
    deep = [f"/Title ({n}) /Dest [5 0 R /Fit] /First {9 + n} 0 R" for n in range(9)]  # objects 8 and on

    with pypdfium2.PdfDocument(
        pdfs.make_pdf([[]], catalog="/Outlines << /First 8 0 R >>", annotations=deep)
    ) as pdf:
        assert [level for _, level, _ in outline(pdf)] == [1, 2, 3, 4, 5, 6]
