"""Quotations in a draft."""

from dataclasses import replace

import pytest
from drafts import OTHER, PAPER, TEXT, WORDS, check, on, paper_of
from hypothesis import given
from hypothesis import strategies as st

from scoqa.citing import (
    Difference,
    Match,
    Quotation,
    attributed,
    check_quotation,
    quotations,
)
from scoqa.types import Span


def test_what_stands_in_another_paper_than_the_one_named_is_told() -> None:
    checked = check_quotation(
        Quotation(WORDS[0] + " July 2007 the SCO Energy Club", Span(0, 5), key="other2001"), [PAPER]
    )

    assert checked.match is Match.EXACT
    assert attributed(checked, ["other2001"], "other2001").match is Match.WRONG_PAPER
    assert attributed(checked, ["dehaas2007"], "dehaas2007") == checked
    assert attributed(checked, [], "gone1999") == replace(checked, cited="gone1999", is_cited_here=False)


@pytest.mark.parametrize(
    "text",
    [
        "the SCO still lacks a considerable number of elements",
        "The sco still lacks a considerable\nnumber of elements",
        "the “SCO Energy Club” was established, with which",
        "the SCO still lacks […] a mature security institution",
        "In July 2007 ... may aim for a common energy approach",
    ],
)
def test_the_same_words_are_exact_whatever_their_dress(text: str) -> None:
    assert check(text) == (Match.EXACT, ())


def test_a_changed_word_is_shown_beside_the_papers() -> None:
    assert check("The SCO still has a considerable number of elements") == (
        Match.NEAR,
        (Difference("has", "lacks"),),
    )
    assert check("The SCO lacks a considerable number of elements") == (
        Match.NEAR,
        (Difference("", "still"),),
    )


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("[t]he SCO still lacks a considerable number", [("[t]he", "The")]),
        ("The SCO still lack[ed] a considerable number", [("lack[ed]", "lacks")]),
        ("The SCO [of 2007] still lacks a considerable number", [("of 2007", "")]),
        ("The [organisation] still lacks a considerable number", [("organisation", "SCO")]),
        ("The SCO still lacks [sic] a considerable number", [("sic", "")]),
        ("The SCO still lacks a considerable number of elements […] [emphasis added]", []),
    ],
)
def test_what_stands_in_brackets_is_the_writers(text: str, marked: list[tuple[str, str]]) -> None:
    checked = check_quotation(Quotation(text, Span(0, len(text))), [OTHER, PAPER])

    assert checked.match is Match.EXACT
    assert [(each.quoted, each.source) for each in checked.marked if each.quoted != "[t]he"] == [
        each for each in marked if each[0] != "[t]he"
    ]


@pytest.mark.parametrize(
    ("text", "differences"),
    [
        ("the effect was small (p < 0.05)", ()),
        ("the effect was small (p > 0.05)", (Difference(">", "<"),)),
        ("it fell by 20% to \u22125 degrees", ()),
        ("it fell by 20 to \u20135 degrees", (Difference("", "%"),)),
        ("it fell by 20% to 5 degrees", (Difference("", "-"),)),
        ("to -5 degrees. They paid $30 for it", ()),
        ("to -5 degrees. They paid €30 for it", (Difference("€", "$"),)),
        ("to -5 degrees. They paid $30 for it. Others did not", ()),
        ("to -5 degrees. They paid $30 for it.[12] Others did not", ()),
    ],
)
def test_signs_of_numbers_are_words_and_numbers_of_notes_are_none(
    text: str, differences: tuple[Difference, ...]
) -> None:
    paper = paper_of(
        "On the whole the effect was small (p < 0.05); it fell by 20% to -5 degrees.3 They paid $30 for it.[12] "
        "Others did not."
    )

    assert check_quotation(Quotation(text, Span(0, len(text))), [paper]).differences == differences


def test_an_ellipsis_that_hides_a_not_is_told() -> None:
    paper = paper_of(
        "The subway is not the only creaky thing. It wasn't dug by hand. No one knows who built it all."
    )

    def checked(text: str) -> tuple[Match, tuple[str, ...]]:
        found = check_quotation(Quotation(text, Span(0, len(text))), [paper])
        return found.match, found.left_out

    assert checked("The subway is … the only creaky thing") == (Match.NOT_LEFT_OUT, ("not",))
    assert checked("The subway is not … creaky thing") == (Match.EXACT, ("the only",))
    assert checked("the only creaky thing [...] who built it all") == (
        Match.EXACT,
        ("It wasn't dug by hand. No one knows",),
    )


def test_words_of_nobody_are_absent() -> None:
    assert check("the Shanghai club will certainly conquer the whole world by tomorrow")[0] is Match.ABSENT


def test_the_place_found_is_the_papers() -> None:
    checked = check_quotation(Quotation("a mature security institution", Span(0, 29)), [PAPER])

    assert checked.span is not None
    assert TEXT[checked.span.start : checked.span.stop] == "a mature security institution"
    assert checked.key == "dehaas2007"
    assert checked.pages == ("14",)


@given(st.integers(0, len(WORDS) - 8), st.integers(5, 8))
def test_whatever_is_copied_is_exact(start: int, n: int) -> None:
    text = " ".join(WORDS[start : start + n]).replace("estab- lished", "established")

    if "estab-" not in text and not text.startswith("lished"):
        assert check(text)[0] is Match.EXACT


@given(st.text(max_size=200))
def test_any_draft_can_be_checked(draft: str) -> None:
    for one in quotations(draft):
        assert check_quotation(one, [PAPER]).match in Match


@pytest.mark.parametrize(
    "words", ["a considerable number of elements", "lacks a considerable number of items essential to become"]
)
def test_of_papers_that_both_have_the_words_the_one_named_is_meant(words: str) -> None:
    copy = replace(PAPER, key="copy2008", pages=())
    quotation = Quotation(words, Span(0, 5))

    assert check_quotation(quotation, [PAPER, copy], named=["dehaas2007"]).key == "dehaas2007"
    assert check_quotation(quotation, [copy, PAPER]).key == "copy2008"  # the first of equals


@pytest.mark.parametrize(
    ("text", "quoted", "source"),
    [
        ("By July 2007 the SCO Energy Club was established", "By", "In"),
        ("essential to become a mature security organisation", "organisation", "institution"),
    ],
)
def test_a_first_or_last_word_that_differs_is_shown_beside_the_papers(
    text: str, quoted: str, source: str
) -> None:
    assert check(text) == (Match.NEAR, (Difference(quoted, source),))


def test_a_not_in_a_sentence_left_out_whole_is_none_of_the_quotation() -> None:
    paper = paper_of("They may. It is not so. The club was founded in July 2007 by all.")
    text = "They may … The club was founded in July"

    assert check_quotation(Quotation(text, Span(0, len(text))), [paper]).match is Match.EXACT


def test_a_not_among_other_words_left_out_turns_the_sentence_too() -> None:
    paper = paper_of("The members do as a rule not agree on the common approach to energy.")
    text = "The members do ... agree on the common approach"

    assert check_quotation(Quotation(text, Span(0, len(text))), [paper]).match is Match.NOT_LEFT_OUT


@pytest.mark.parametrize(
    "text",
    [
        "The [organisation] always lacks a considerable number of elements",
        "The SCO still [badly] needs a considerable number of elements essential",
    ],
)
def test_brackets_do_not_excuse_the_words_beside_them(text: str) -> None:
    match, differences = check(text)

    assert match is Match.NEAR
    assert len(differences) == 1


def test_an_attribution_to_a_paper_that_has_other_words_is_not_a_wrong_paper() -> None:
    absent = check_quotation(Quotation("the club will conquer the whole world", Span(0, 9)), [PAPER])
    near = check_quotation(
        Quotation("The SCO still has a considerable number of elements", Span(0, 9)), [PAPER]
    )

    assert attributed(absent, ["other2001"], "other2001") == absent
    assert attributed(absent, [], "gone1999") == replace(absent, cited="gone1999", is_cited_here=False)
    assert attributed(near, ["other2001"], "other2001") == replace(near, cited="other2001")


def test_nothing_is_left_out_between_pieces_that_follow_each_other() -> None:
    text = "The SCO still lacks … a considerable number of elements"

    assert check_quotation(Quotation(text, Span(0, len(text))), [PAPER]).left_out == ()


def test_pieces_are_looked_for_in_their_order() -> None:
    text = "The SCO still lacks a considerable number … In July 2007 the SCO Energy Club"

    assert check_quotation(Quotation(text, Span(0, len(text))), [PAPER]).match is not Match.EXACT


@pytest.mark.parametrize(
    "text", ["A common energy approach indeed. THE SCO", "a common energy approach. The SCO"]
)
def test_words_of_one_letter_are_compared_without_case_too(text: str) -> None:
    assert check_quotation(Quotation(text.replace(" indeed", ""), Span(0, 9)), [PAPER]).match is Match.EXACT


@pytest.mark.parametrize(
    "written", ["organi\u00adsation", "organi\u00ad\nsation", "organi-\n   sation", "organi\u2010\nsation"]
)
def test_a_word_parted_at_a_line_end_is_one_in_the_paper_and_in_the_draft(written: str) -> None:
    broken = replace(PAPER, text=TEXT.replace("organisation", written), pages=())
    words = "with which the organisation may aim"

    assert on(words, paper=broken)[0] is Match.EXACT
    assert on(words.replace("organisation", written))[0] is Match.EXACT


def test_a_letter_in_brackets_that_changes_its_case_alone_is_no_difference() -> None:
    checked = check_quotation(
        Quotation("[t]he SCO still lacks a considerable number", Span(0, 9)), [OTHER, PAPER]
    )

    assert (checked.marked, checked.differences, checked.likeness) == ((), (), 1.0)


@pytest.mark.parametrize("dots", ["…", "...", ". . .", "[…]", "[...]", "[. . .]", "[ … ]"])
def test_an_ellipsis_may_be_written_in_many_ways(dots: str) -> None:
    checked = check_quotation(
        Quotation(f"the SCO still lacks {dots} a mature security institution", Span(0, 9)), [PAPER]
    )

    assert (checked.match, checked.marked) == (Match.EXACT, ())
    assert checked.left_out == ("a considerable number of elements essential to become",)
