"""Filters: over one store a byte a passage; over real papers passages of pages and sections, and of no others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pdfs import column, make_pdf

from scoqa import Collection
from scoqa.filtering import Filtering
from scoqa.passages import count_documents, cut
from scoqa.storage import Store
from scoqa.types import Document, Meta, Page, Section, Span, Zone, ZoneSpan

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


def document(key: str, text: str, meta: Meta, **fields: object) -> Document:
    """A document of two paragraphs or more, each a passage of its own where the filters tell them apart."""
    spans, at = [], 0
    for part in text.split("\n\n"):
        spans.append(Span(at, at + len(part)))
        at += len(part) + 2
    return Document(key, meta, text, paragraphs=tuple(spans), **fields)  # type: ignore[arg-type]


ATLAS = document(  # passages 0 (Tides) and 1 (Winds); no pages
    "atlas",
    "Tides\n\nTides rise.\n\nWinds\n\nWinds blow.",
    meta=Meta("Seas", ("Haas, Marcel de", "O'Neill, Zoë"), "2007"),
    sections=(Section(1, "Tides", Span(0, 20)), Section(1, "Winds", Span(20, 38))),
)
BOOK = document(  # passages 2 (body, on pages i and 1) and 3 (references, on page 1); no sections
    "book",
    "Moons are near, and they are far.\n\nHaas 2007.",
    meta=Meta("Moons", ("Berg, Ann",), "2005"),
    zones=(ZoneSpan(Zone.REFERENCES, Span(35, 45)),),
    pages=(Page(0, "i", Span(0, 16)), Page(1, "", Span(16, 45))),
)
LEAF = document("leaf", "Rain falls.", Meta())  # passage 4


@pytest.fixture
def store() -> Iterator[Store]:
    pairs = [(each, cut(each)) for each in (ATLAS, BOOK, LEAF)]
    assert [len(passages) for _, passages in pairs] == [2, 2, 1]
    with Store.open(None) as store:
        with store.writing() as batch:
            batch.put(pairs, count_documents(pairs))
        yield store


@pytest.mark.parametrize(
    ("only", "where", "left_out", "mask"),
    [
        ((), "", (), "11101"),  # the list of references is set apart
        ((), "zone:references", (), "00010"),
        (("leaf",), "zone:references zone:body", (), "00001"),
        ((), "zone:references zone:body", ("atlas",), "00111"),
        ((), "zone:references zone:body section:winds", (), "01000"),
        (("book",), "", (), "00100"),
        (("leaf", "atlas"), "", (), "11001"),
        (("book",), "zone:references", (), "00010"),
        ((), "", ("atlas",), "00101"),
        ((), "", ("atlas", "nowhere"), "00101"),
        (("atlas", "leaf"), "", ("leaf",), "11000"),
        ((), "year:2006..2008", (), "11000"),
        ((), "year:2004..2008", (), "11100"),
        (("book",), "year:2004..2008", (), "00100"),
        (("leaf",), "year:2004..2008", (), "00000"),
        ((), "-year:2005", (), "11001"),
        ((), "path:*.txt", (), "00000"),
        ((), "section:winds", (), "01000"),
        ((), "-section:winds", (), "10101"),
        ((), "page:i", (), "00100"),
        ((), "page:2", (), "00100"),  # the second page has no label: its number
        ((), "page:2 zone:references", (), "00010"),
        ((), "page:i zone:references", (), "00000"),
        ((), "-page:i", (), "11001"),
        ((), "-page:9", (), "11101"),
        ((), "page:9", (), "00000"),
        ((), "page:i section:winds", (), "00000"),
        ((), "-page:i -section:tides", (), "01001"),
        (("atlas",), "-section:tides", ("leaf",), "01000"),
        ((), "year:2007 section:tides", (), "10000"),
    ],
)
def test_a_question_looks_at_the_passages_that_a_filter_leaves(
    store: Store, only: tuple[str, ...], where: str, left_out: tuple[str, ...], mask: str
):
    found = Filtering(store).allowed(only, where, left_out)

    assert found is not None
    assert "".join(map(str, found)) == mask


def test_where_no_passage_is_set_apart_a_question_looks_everywhere(store: Store):
    assert Filtering(store).allowed((), "zone:body zone:references", ()) is None


def test_what_is_kept_at_hand_is_that_of_the_index_as_it_is_now(store: Store):
    filtering = Filtering(store)
    before = [filtering.allowed((), where, ()) for where in ("", "section:tides", "page:i")]
    names = filtering.authored(["ng"]), filtering.authored(["berg"])
    more = document(
        "more",
        "Tides\n\nTides fall.",
        meta=Meta("More", ("Ng, Li",)),
        sections=(Section(1, "Tides", Span(0, 18)),),
        pages=(Page(0, "i", Span(0, 18)),),
    )
    pairs = [(more, cut(more))]
    with store.writing() as batch:
        batch.put(pairs, count_documents(pairs))

    after = [filtering.allowed((), where, ()) for where in ("", "section:tides", "page:i")]

    assert [mask + b"\1" for mask in before if mask is not None] == after
    assert names == ({}, {"berg": ["book"]})
    assert filtering.authored(["ng", "berg"]) == {"ng": ["more"], "berg": ["book"]}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["haas"], {"haas": ["atlas"]}),
        (["Haas", "marcel", "ann"], {"Haas": ["atlas"], "marcel": ["atlas"], "ann": ["book"]}),
        (["zoe"], {"zoe": ["atlas"]}),
        (["haa", "aas", "an"], {}),  # whole words
        (["o'neill", "2007", ""], {}),  # no letters alone
        ([], {}),
    ],
)
def test_words_are_found_among_the_authors(store: Store, words: list[str], found: dict[str, list[str]]):
    assert Filtering(store).authored(words) == found


def test_authors_of_a_large_collection_are_not_looked_through(store: Store, monkeypatch):
    monkeypatch.setattr("scoqa.filtering.AUTHORS_SOUGHT", 5)
    assert Filtering(store).authored(["haas"])
    monkeypatch.setattr("scoqa.filtering.AUTHORS_SOUGHT", 4)

    assert Filtering(store).authored(["haas"]) == {}
