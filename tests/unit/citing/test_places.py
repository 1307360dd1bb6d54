"""Where words stand in their document: page, sections, paragraph, and how people write it."""

from __future__ import annotations

import pytest

from scoqa.citing import cite
from scoqa.citing.places import (
    innermost_heading,
    locator,
    page_of,
    pages_of,
    paragraph_number,
    paragraph_spans,
    place,
    section_path,
)
from scoqa.types import Document, Meta, Page, Section, Source, Span

TEXT = "Aims\n\nOne.\n\nMore\n\nTwo.\n\nThree.\n\nEnd\n\nFour."
#       0     6      12     18     24       32    37
SECTIONS = (
    Section(1, "Aims", Span(0, 32)),
    Section(2, "More", Span(12, 32)),
    Section(1, "End", Span(32, 42)),
)
PARAGRAPHS = (Span(0, 4), Span(6, 10), Span(12, 16), Span(18, 22), Span(24, 30), Span(32, 35), Span(37, 42))
PAPER = Document("k", Meta(title="Tides"), TEXT, sections=SECTIONS, paragraphs=PARAGRAPHS)


@pytest.mark.parametrize(
    ("offset", "path"),
    [
        (0, ("Aims",)),
        (11, ("Aims",)),
        (12, ("Aims", "More")),
        (31, ("Aims", "More")),
        (32, ("End",)),
        (41, ("End",)),
        (42, ()),
    ],
)
def test_the_headings_above_a_place_are_those_of_the_sections_that_hold_it(
    offset: int, path: tuple[str, ...]
):
    assert section_path(PAPER, offset) == path


def test_of_sections_that_overlap_the_later_one_of_a_level_counts():
    odd = (Section(2, "a", Span(0, 20)), Section(2, "b", Span(5, 20)), Section(1, "c", Span(8, 20)))

    assert section_path(Document("k", Meta(), TEXT, sections=odd), 10) == ("c",)


@pytest.mark.parametrize(
    ("offset", "number"), [(0, 1), (6, 1), (17, 1), (18, 2), (23, 2), (24, 3), (36, 3), (37, 4), (41, 4)]
)
def test_paragraphs_are_counted_without_headings_and_a_gap_belongs_to_the_one_before(
    offset: int, number: int
):
    assert paragraph_number(PAPER, offset) == number


def test_the_paragraphs_that_count_are_those_that_are_no_headings():
    assert [TEXT[start:stop] for start, stop in paragraph_spans(PAPER)] == ["One.", "Two.", "Three.", "Four."]


def test_a_page_is_the_one_that_holds_the_place():
    pages = (Page(0, "i", Span(0, 12)), Page(1, "", Span(12, 12)), Page(2, "1", Span(12, 42)))
    paper = Document("k", Meta(), TEXT, pages=pages)

    assert [page and page.index for page in (page_of(paper, 0), page_of(paper, 11), page_of(paper, 12))] == [
        0,
        0,
        2,
    ]
    assert page_of(PAPER, 0) is None


def test_pages_are_those_from_the_first_to_the_last_word():
    pages = (Page(0, "i", Span(0, 12)), Page(1, "", Span(12, 12)), Page(2, "1", Span(12, 42)))
    paper = Document("k", Meta(), TEXT, pages=pages)

    def indexes(start: int, stop: int) -> list[int]:
        return [page.index for page in pages_of(paper, Span(start, stop))]

    assert indexes(0, 12) == [0]
    assert indexes(0, 13) == [0, 1, 2]
    assert indexes(12, 42) == [2]
    assert indexes(11, 11) == [0]
    assert indexes(12, 12) == [2]
    assert list(pages_of(PAPER, Span(0, 9))) == []


def _over(first: Page, last: Page) -> Document:
    return Document("k", Meta(), TEXT, pages=(first, last))


@pytest.mark.parametrize(
    ("paper", "told", "where"),
    [
        (_over(Page(3, "4", Span(0, 12)), Page(4, "5", Span(12, 42))), "pp. 4–5", "4–5"),
        (_over(Page(3, "xii", Span(0, 12)), Page(4, "1", Span(12, 42))), "pp. xii–1 (PDF 4–5)", "xii–1"),
        (_over(Page(3, "", Span(0, 12)), Page(4, "", Span(12, 42))), "PDF pp. 4–5", "4–5"),
        (_over(Page(3, "9", Span(0, 12)), Page(4, "", Span(12, 42))), "PDF pp. 4–5", "4–5"),
        (_over(Page(3, "4", Span(0, 12)), Page(4, "5", Span(12, 42), inferred=True)), "pp. 4–5?", "4–5"),
    ],
)
def test_words_that_run_over_onto_another_page_are_on_both(paper: Document, told: str, where: str):
    over = cite(paper, Span(6, 16))

    assert place(over) == told
    assert locator(over) == ("page", where)
    assert (over.last_page_index, over.last_page_label) == (4, paper.pages[1].label)
    one = cite(paper, Span(6, 12))  # ends in white space, on the first page
    assert one.last_page_index is None
    assert "pp." not in place(one)


def test_words_of_which_any_are_recognised_are_marked_so():
    paper = _over(Page(3, "4", Span(0, 12)), Page(4, "5", Span(12, 42), ocr=True))

    assert cite(paper, Span(6, 16)).ocr
    assert not cite(paper, Span(6, 10)).ocr


@pytest.mark.parametrize(
    ("page", "told", "where"),
    [
        (Page(17, "14", Span(0, 42)), "p. 14 (PDF 18)", ("page", "14")),
        (Page(13, "14", Span(0, 42)), "p. 14", ("page", "14")),
        (Page(13, "14", Span(0, 42), inferred=True), "p. 14?", ("page", "14")),
        (Page(3, "", Span(0, 42)), "PDF p. 4", ("page", "4")),
        (Page(3, "xii", Span(0, 42)), "p. xii (PDF 4)", ("page", "xii")),
        (None, "¶2", ("paragraph", "2")),  # without sections no paragraph is a heading
    ],
)
def test_a_place_is_told_by_what_is_printed_first(page: Page | None, told: str, where: tuple[str, str]):
    paper = Document("k", Meta(), TEXT, pages=(page,) if page else (), paragraphs=PARAGRAPHS)

    assert place(cite(paper, Span(6, 10))) == told
    assert locator(cite(paper, Span(6, 10))) == where
    assert place(cite(paper, Span(0, 0))) == ""
    assert locator(cite(paper, Span(0, 0))) == ("", "")


@pytest.mark.parametrize(("label", "told"), [("14", "p. 14"), ("xii", "p. xii"), ("", "¶2")])
def test_a_place_in_a_book_is_its_printed_page_alone_or_a_paragraph(label: str, told: str):
    source = Source("a.epub", 1, 1, "", "application/epub+zip")
    page = Page(3, label, Span(0, 42))
    paper = Document("k", Meta(), TEXT, pages=(page,), paragraphs=PARAGRAPHS, sources=(source,))

    assert place(cite(paper, Span(6, 10))) == told
    assert locator(cite(paper, Span(6, 10))) == (("page", label) if label else ("paragraph", "2"))


def test_the_innermost_heading_is_none_where_it_is_the_title_again():
    assert innermost_heading(cite(PAPER, Span(18, 22))) == "More"
    titled = PAPER._replace(meta=Meta(title="MORE "))
    assert innermost_heading(cite(titled, Span(18, 22))) == ""
    assert innermost_heading(cite(Document("k", Meta(), TEXT), Span(6, 10))) == ""


@pytest.mark.parametrize(("media_type", "file"), [("text/plain", "file"), ("application/pdf", "PDF")])
def test_a_position_is_counted_in_the_kind_of_file_that_it_is(media_type: str, file: str):
    source = Source("a", 1, 1, "", media_type)
    paper = _over(Page(3, "xii", Span(0, 12)), Page(4, "", Span(12, 42)))._replace(sources=(source,))

    assert place(cite(paper, Span(6, 10))) == f"p. xii ({file} 4)"
    assert place(cite(paper, Span(18, 22))) == f"{file} p. 5"


def test_a_heading_of_the_same_level_takes_the_place_of_the_one_before():
    twice = (Section(1, "a", Span(0, 30)), Section(1, "b", Span(5, 30)))

    assert section_path(Document("k", Meta(), TEXT, sections=twice), 10) == ("b",)
