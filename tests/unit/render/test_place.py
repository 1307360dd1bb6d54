"""Who, when and where of a citation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.citing import cite, parse_ref, resolve
from scoqa.render.place import byline, place_of_best, short_ref
from scoqa.types import (
    Answer,
    BestSentence,
    Citation,
    Confidence,
    Document,
    Evidence,
    Meta,
    Page,
    Section,
    Source,
    Span,
    Status,
)

TEXT = "Rain falls."


@pytest.mark.parametrize(
    ("meta", "parts"),
    [
        (Meta(), ["2023/notes/rain.txt", "¶1"]),
        (Meta(title="Rain"), ["2023/notes/rain.txt", "¶1"]),
        (Meta(title="Rain", issued="2023"), ["2023", "¶1"]),
    ],
)
def test_a_paper_of_which_nothing_else_is_known_is_told_by_its_path(meta: Meta, parts: list[str]):
    source = Source("2023/notes/rain.txt", 1, 1, "0" * 64, "text/plain")
    document = Document("rain", meta, TEXT, sources=(source,))

    assert byline(cite(document, Span(0, len(TEXT)))) == parts


def test_a_text_without_a_file_is_told_by_its_place_alone():
    assert byline(cite(Document("rain", Meta(), TEXT), Span(0, len(TEXT)))) == ["¶1"]


_LABELS = st.sampled_from(
    [
        "",
        "1",
        "2",
        "3",
        "iv",
        "IV",
        "P1",
        "p. 2",
        "1-2",
        "0-1",
        "12-13",
        "A-1",
        "S1.2",
        "¶1",
        "par2",
        "Cover 1",
        "2–3",
        "-",
        "²",
    ]
)


@given(st.lists(st.tuples(_LABELS | st.text(max_size=3), st.booleans()), min_size=1, max_size=5), st.data())
def test_what_is_typed_to_come_back_leads_to_the_page_that_is_cited(
    labels: list[tuple[str, bool]], data: st.DataObject
):
    pages = tuple(
        Page(i, label, Span(4 * i, 4 * i + 4), inferred=inferred)
        for i, (label, inferred) in enumerate(labels)
    )
    document = Document("k", Meta(), "abc " * len(pages), pages=pages)
    at = data.draw(st.sampled_from(pages))
    citation = cite(document, Span(at.span.start, at.span.start + 3))

    found = resolve(parse_ref(short_ref(citation)), document)

    assert found in (at.span, citation.quote.span)


@pytest.mark.parametrize(
    ("label", "inferred", "ref"),
    [
        ("14", False, "k:14"),
        ("xii", False, "k:xii"),
        ("A-1", False, "k:A-1"),
        ("S1.2", False, "k:S1.2"),
        ("14", True, "k:0-11"),
        ("", False, "k:0-11"),
        ("12-13", False, "k:0-11"),
    ],
)
def test_a_printed_number_is_what_is_typed_where_it_can_be(label: str, inferred: bool, ref: str):
    document = Document("k", Meta(), TEXT, pages=(Page(0, label, Span(0, len(TEXT)), inferred=inferred),))

    assert short_ref(cite(document, Span(0, len(TEXT)))) == ref
    assert short_ref(cite(document, Span(0, 0))) == "k"


def test_a_place_says_its_heading_where_it_has_no_page_and_that_it_was_recognised():
    sections = (
        Section(1, "H" * 48, Span(0, 5)),
        Section(1, "A heading that goes on and on for much more than a line", Span(5, len(TEXT))),
    )
    page = Page(0, "3", Span(0, len(TEXT)), ocr=True)
    plain = Document("k", Meta(issued="2001"), TEXT, sections=sections, paragraphs=(Span(0, len(TEXT)),))
    paged = plain._replace(pages=(page,))

    assert byline(cite(plain, Span(0, 4))) == ["2001", "H" * 48, "¶1"]
    assert byline(cite(plain, Span(5, 9))) == [
        "2001",
        "A heading that goes on and on for much more tha…",
        "¶1",
    ]
    assert byline(cite(paged, Span(5, 9))) == ["2001", "p. 3 (PDF 1)", "recognised from a picture"]


def test_the_place_of_a_quote_is_told_where_its_own_passage_has_another():
    pages = (Page(0, "1", Span(0, 5)), Page(1, "2", Span(5, len(TEXT))))
    document = Document("k", Meta(), TEXT, pages=pages)

    def told(quoted: Span, *passages: Span) -> str:
        evidence = tuple(_evidence(rank, cite(document, span)) for rank, span in enumerate(passages, start=1))
        best = BestSentence("x", (), cite(document, quoted), 2)
        return place_of_best(Answer("x", Status.ANSWERED, Confidence.FAIR, best, evidence))

    assert told(Span(5, 9), Span(0, 4), Span(0, 9)) == "p. 2"  # of pp. 1–2
    assert told(Span(5, 9), Span(0, 4), Span(5, 11)) == ""
    assert place_of_best(Answer("x", Status.NOT_FOUND)) == ""


def _evidence(rank: int, citation: Citation) -> Evidence:
    span = citation.quote.span
    return Evidence(rank, 1.0, citation.quote.text, span, (span,), span, (), citation)
