"""Values of papers check themselves when they are made."""

from __future__ import annotations

import pytest

from scoqa.types import Document, Meta, Page, Problem, Section, Span, Zone, ZoneSpan, checked_span

TEXT = "Tides rise twice a day."


def test_spans_overlap_where_they_share_a_code_point():
    assert Span(0, 5).overlaps(Span(4, 9))
    assert not Span(0, 5).overlaps(Span(5, 9))
    assert Span(0, 5).contains(Span(0, 5))
    assert not Span(0, 5).contains(Span(1, 6))


@pytest.mark.parametrize(("start", "stop"), [(-1, 3), (4, 3)])
def test_what_is_no_span_is_refused(start: int, stop: int):
    with pytest.raises(ValueError, match=rf"not a span: \[{start}, {stop}\)"):
        checked_span(start, stop)


def test_an_empty_span_is_one():
    assert checked_span(3, 3) == Span(3, 3)


@pytest.mark.parametrize("issued", ["2007", "2007-12", "2007-12-04", ""])
def test_a_date_has_the_precision_that_is_known(issued: str):
    assert Meta(issued=issued).year == (2007 if issued else None)


@pytest.mark.parametrize("issued", ["07", "2007-13", "2007-12-32", "2007-12-04T00:00", "December 2007"])
def test_another_date_is_refused(issued: str):
    with pytest.raises(ValueError, match="not a date as YYYY"):
        Meta(issued=issued)


@pytest.mark.parametrize("key", ["", "two words", "a:b", "a\nb", "a\x7fb", "a\ud800b"])
def test_a_key_is_one_word_without_a_colon(key: str):
    with pytest.raises(ValueError, match="a document key is one word without a ':'"):
        Document(key, Meta(), TEXT)


@pytest.mark.parametrize("key", ["dehaas2007", "müller-2001", "a.b_c", "東京"])
def test_a_key_may_be_written_in_any_letters(key: str):
    assert Document(key, Meta(), TEXT).key == key


@pytest.mark.parametrize(
    "layout",
    [
        {"paragraphs": (Span(0, 5), Span(4, 9))},
        {"paragraphs": (Span(5, 9), Span(0, 5))},
        {"paragraphs": (Span(0, 24),)},
        {"zones": (ZoneSpan(Zone.TABLE, Span(3, 2)),)},
        {"pages": (Page(0, "1", Span(0, 24)),)},
        {"sections": (Section(1, "Tides", Span(5, 4)),)},
        {"paragraphs": (Span(0, 23),), "pages": (Page(0, "1", Span(-1, 23)),)},
    ],
)
def test_spans_that_do_not_lie_in_order_inside_the_text_are_refused(layout):
    with pytest.raises(ValueError, match=r"d: span .* (out of order|outside the text)"):
        Document("d", Meta(), TEXT, **layout)


def test_spans_may_touch_and_reach_the_end_of_the_text():
    document = Document(
        "d",
        Meta(),
        TEXT,
        pages=(Page(0, "1", Span(0, 23)),),
        zones=(ZoneSpan(Zone.TABLE, Span(0, 5)), ZoneSpan(Zone.CAPTION, Span(5, 23))),
        paragraphs=(Span(0, 5), Span(5, 23)),
    )

    assert document.zones[1].span.stop == len(TEXT)


def test_a_problem_is_one_line():
    assert str(Problem("a.pdf", "encrypted; needs a password")) == "a.pdf: encrypted; needs a password"
