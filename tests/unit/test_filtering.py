"""Filters of places over real papers: passages of pages and sections, and of no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import column, make_pdf

from scoqa import Collection

NOTES = """# Tides

## Methods and data

Tides were measured with a gauge.

### Gauges

Tides lift the float of a gauge.

## Results

Tides rose twice a day.
"""

NAMES = [a + b + c + "e" for a in "BCDFGHKLMN" for b in "aeiou" for c in "lmnrst"]


def page(number: int) -> list[str]:
    """Lines of a page that no other page has, so many that it is a passage of its own."""
    return [
        f"{name} of {name.lower()}s knows of the tides at {name}ton." for name in NAMES[50 * number :][:50]
    ]


@pytest.fixture
def papers(tmp_path: Path):
    (tmp_path / "notes.md").write_text(NOTES)
    labels = "/PageLabels << /Nums [0 << /S /r >> 1 << /S /D >>] >>"
    pages = [column(50, 780, page(number)) for number in range(3)]
    (tmp_path / "book.pdf").write_bytes(make_pdf(pages, catalog=labels))
    with Collection.open(tmp_path) as collection:
        collection.add()
        yield collection


def sections(papers: Collection, where: str) -> set[str]:
    """Headings of the passages that a filter leaves."""
    answer = papers.ask("tides", k=20, where=where, min_confidence="any")
    return {heading for each in answer for heading in each.citation.section[-1:]}


def pages(papers: Collection, where: str) -> set[str]:
    """Labels of the pages on which the passages stand that a filter leaves."""
    answer = papers.ask("tides", k=20, where=where, min_confidence="any")
    whole = papers.document("book").pages
    return {page.label for each in answer for page in whole if page.span.overlaps(each.span)}


@pytest.mark.parametrize(
    ("where", "named"),
    [
        ("section:methods", {"Methods and data", "Gauges"}),
        ("section:results", {"Results"}),
        ("-section:methods path:notes.md", {"Results"}),
    ],
)
def test_passages_of_the_sections_named_answer(papers: Collection, where: str, named: set[str]):
    assert sections(papers, where) == named


@pytest.mark.parametrize(
    ("where", "on", "off"),
    [
        ("page:1..2", {"1", "2"}, set()),
        ("page:i", {"i"}, {"2"}),
        ("page:2", {"2"}, {"i"}),
        ("-page:i path:*.pdf", {"1", "2"}, {"i"}),
        ("page:9", set(), {"i", "1", "2"}),
    ],
)
def test_passages_of_the_pages_named_answer_and_those_that_run_over_onto_them(
    papers: Collection, where: str, on: set[str], off: set[str]
):
    found = pages(papers, where)

    assert on <= found
    assert not off & found


def test_a_question_may_name_them_itself(papers: Collection):
    assert papers.ask("who knows of the tides page:9").notes[0].startswith("No paper fits page:9;")
    assert papers.ask("who knows of the tides page:1")
