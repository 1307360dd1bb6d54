"""The pages that a draft gives for a quotation."""

from dataclasses import replace
from itertools import product

import pytest
from drafts import PAPER, TEXT, WORDS_QUOTED, check, on, pages_of, paper_of

from scoqa.citing import (
    Match,
    Quotation,
    check_quotation,
    cite,
    format_citation,
    quotations,
)
from scoqa.types import Document, Meta, Page, Span

_LABELS = ["1", "2", "14", "15", "113", "xii", "XIII", "A-1", "12-13", "S3", "P1", "B.2", "14a", "e1003", ""]


@pytest.mark.parametrize("labels", [("3", "4"), ("", "")])
def test_words_that_stand_on_several_pages_are_looked_for_on_the_page_given(labels: tuple[str, str]) -> None:
    half = "The SCO still lacks a considerable number of elements. Then other things are told at length. "
    first, second = (label or str(index + 1) for index, label in enumerate(labels))
    spans = Span(0, len(half)), Span(len(half), 2 * len(half))
    paper = paper_of(2 * half, tuple(Page(i, labels[i], span) for i, span in enumerate(spans)))

    def checked(page: str) -> tuple[Match, tuple[str, ...]]:
        quotation = Quotation(WORDS_QUOTED.replace("a number", "a considerable number"), Span(0, 5), (page,))
        found = check_quotation(quotation, [paper])
        return found.match, found.pages

    assert checked(first) == (Match.EXACT, (first,))
    assert checked(second) == (Match.EXACT, (second,))
    assert checked("5") == (Match.WRONG_PAGE, (first,))


def test_the_page_given_must_hold_the_words() -> None:
    words = "considerable number of elements essential"

    assert check(words, ("14",))[0] is Match.EXACT
    assert check(words, ("13", "15"))[0] is Match.EXACT
    assert check(words, ("12",))[0] is Match.WRONG_PAGE


@pytest.mark.parametrize(
    ("given", "match"),
    [
        (("113", "14"), Match.EXACT),
        (("114", "14"), Match.EXACT),
        (("112", "15"), Match.EXACT),
        (("112", "14"), Match.EXACT),
        (("112", "13"), Match.WRONG_PAGE),
        (("115", "20"), Match.WRONG_PAGE),
        (("114", "6"), Match.EXACT),
    ],
)
def test_the_last_page_may_be_given_by_its_last_figures(given: tuple[str, ...], match: Match) -> None:
    paper = replace(PAPER, pages=(Page(0, "113", Span(0, 110)), Page(1, "114", Span(110, len(TEXT)))))

    assert on("a considerable number of elements", *given, paper=paper)[0] is match


def test_pages_without_labels_count_from_one() -> None:
    paper = replace(PAPER, pages=(Page(0, "", Span(0, 110)), Page(1, "", Span(110, len(TEXT)))))

    assert on("a considerable number of elements", "2", paper=paper) == (Match.EXACT, ("2",))
    assert on("a considerable number of elements", "1", paper=paper) == (Match.WRONG_PAGE, ("2",))


def test_words_that_differ_are_told_before_a_page_that_does() -> None:
    assert check("the SCO still has a considerable number of elements", ("12",))[0] is Match.NEAR


def test_words_like_a_place_before_the_page_given_are_told_from_there() -> None:
    near = "The club was founded in July of that year. "
    paper = paper_of(
        near + "Nothing else is told here. " + near,
        (Page(0, "1", Span(0, len(near))), Page(1, "2", Span(len(near), 2 * len(near) + 27))),
    )
    words = "The society was founded in July of that year"

    assert on(words, "2", paper=paper) == (Match.NEAR, ("1",))


@pytest.mark.parametrize(
    ("given", "match"),
    [(("13", "15"), Match.EXACT), (("14", "15"), Match.EXACT), (("15", "16"), Match.WRONG_PAGE)],
)
def test_one_of_the_pages_that_words_run_over_is_enough(given: tuple[str, ...], match: Match) -> None:
    words = "aim for a common energy approach. The SCO still lacks"

    found = on(words, *given)

    assert found == (match, ("13", "14"))


@pytest.mark.parametrize(("page", "match"), [("XII", Match.EXACT), ("xiii", Match.WRONG_PAGE)])
def test_roman_pages_are_known_in_either_case_and_beside_decimal_ones(page: str, match: Match) -> None:
    paper = replace(PAPER, pages=(Page(0, "xii", Span(0, 110)), Page(1, "1", Span(110, len(TEXT)))))
    capital = replace(PAPER, pages=(Page(0, "XII", Span(0, 110)), Page(1, "1", Span(110, len(TEXT)))))
    words = "with which the organisation may aim"

    assert on(words, page, paper=paper)[0] is match
    assert on(words, page.lower(), paper=capital)[0] is match
    assert on(words, page, "14", paper=paper)[0] is match


def test_the_first_page_with_a_label_says_that_pages_have_them() -> None:
    quotation = Quotation("a considerable number of elements", Span(0, 9))
    cover = replace(PAPER, pages=(Page(0, "", Span(0, 110)), Page(1, "14", Span(110, len(TEXT)))))
    bare = replace(PAPER, pages=(Page(0, "", Span(0, 110)), Page(1, "", Span(110, len(TEXT)))))

    assert check_quotation(quotation, [cover]).has_labels
    assert not check_quotation(quotation, [bare]).has_labels


def test_words_that_stand_elsewhere_are_not_those_like_them_on_the_page_given() -> None:
    paper = pages_of(
        "The club was founded in July of that year. ", "The society was founded in July of that year. "
    )

    assert on("The club was founded in July of that year", "2", paper=paper) == (Match.WRONG_PAGE, ("1",))


def test_of_places_on_other_pages_than_those_given_the_first_is_told() -> None:
    words = "The club was founded in July of that year. "
    paper = pages_of(words, "Nothing is told here. ", "Nor is it here. ", words)

    assert on(words, "2", "3", paper=paper) == (Match.WRONG_PAGE, ("1",))


@pytest.mark.parametrize(
    ("style", "line"), [("plain", 0), ("apa", -1), ("chicago", 0), ("mla", -1), ("pandoc", 0), ("bibtex", 0)]
)
def test_words_with_the_citation_that_scoqa_gives_for_them_are_on_its_page(style: str, line: int) -> None:
    text = "In July 2007 the club was founded by all of its members. "
    meta = Meta(title="Tides", authors=("Doe, Jane",), issued="2007")
    for first, last in product(_LABELS, repeat=2):
        pages = (Page(0, first, Span(0, 29)), Page(1, last, Span(29, len(text))))
        paper = Document("doe2007", meta, text, pages=pages)
        for span in (Span(0, 25), Span(13, 56)):  # on the first page, and on both
            citation = cite(paper, span)
            told = format_citation(citation, style).splitlines()[line]
            [quoted] = quotations(f"They say “{citation.quote.text}” {told}.")
            assert check_quotation(quoted, [paper]).match is Match.EXACT, told
