"""Places in papers as lines of a screen."""

from __future__ import annotations

from scoqa.render import Look, plain
from scoqa.render.places import heading_lines, outline_lines
from scoqa.types import Document, Meta, Page, Section, Source, Span

TEXT = "Aims Methods"


def test_a_printed_page_and_a_position_in_the_file_are_told_apart():
    sections = (Section(1, "Aims", Span(0, 5)), Section(2, "Methods", Span(5, 12)))
    pages = (Page(0, "xii", Span(0, 5)), Page(1, "", Span(5, 12)))
    document = Document("k", Meta(), TEXT, pages=pages, sections=sections)

    assert plain(heading_lines(document, Look(width=40))).splitlines() == [
        "  Aims                    p. xii   k:0-5",
        "    Methods             PDF p. 2  k:5-12",
    ]


def test_a_page_of_plain_text_is_counted_in_its_file():
    source = Source("k.txt", 1, 1, "0" * 64, "text/plain")
    pages = (Page(0, "", Span(0, 5)), Page(1, "", Span(5, 12)))
    sections = (Section(1, "Methods", Span(5, 12)),)
    document = Document("k", Meta(), TEXT, pages=pages, sections=sections, sources=(source,))

    assert " file p. 2  k:5-12" in plain(heading_lines(document, Look(width=40)))


def test_a_page_that_is_inferred_is_marked_in_the_outline_as_in_a_citation():
    pages = (Page(0, "14", Span(0, 12), inferred=True),)
    document = Document("k", Meta(), TEXT, pages=pages, sections=(Section(1, "Aims", Span(0, 12)),))

    assert "p. 14?" in plain(heading_lines(document, Look()))


def test_a_heading_that_leaves_no_room_has_its_place_on_a_line_of_its_own():
    document = Document("key", Meta(), TEXT, sections=(Section(1, "A heading of many words", Span(0, 12)),))

    assert plain(heading_lines(document, Look(width=26))).splitlines() == [
        "  A heading of many words",
        "                  key:0-12",
    ]


def test_an_outline_says_once_where_each_kind_of_knowledge_is_from():
    meta = Meta(
        title="Aims",
        issued="2007",
        language="en",
        origin=(("issued", "metadata file"), ("language", "its words"), ("title", "metadata file")),
    )

    shown = plain(outline_lines(Document("k", meta, TEXT), Look()))

    assert "  known from  metadata file (issued, title), its words (language)\n" in shown
