"""Places in papers as lines of a screen."""

from __future__ import annotations

from scoqa.render import Look, plain
from scoqa.render.places import heading_lines
from scoqa.types import Document, Meta, Page, Section, Span

TEXT = "Aims Methods"


def test_a_printed_page_and_a_position_in_the_file_are_told_apart():
    sections = (Section(1, "Aims", Span(0, 5)), Section(1, "Methods", Span(5, 12)))
    pages = (Page(0, "xii", Span(0, 5)), Page(1, "", Span(5, 12)))
    document = Document("k", Meta(), TEXT, pages=pages, sections=sections)

    assert plain(heading_lines(document, Look())) == "  Aims p. xii k:0-5\n  Methods PDF p. 2 k:5-12\n"
