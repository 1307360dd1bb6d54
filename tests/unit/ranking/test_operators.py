"""Questions taken apart: what is an operator, and what is a word like any other."""

from __future__ import annotations

import pytest

from scoqa.ranking.operators import Operators, is_operators, operators_of


def parts(question: str) -> tuple[str, tuple[str, ...], str]:
    """The words of a question, blanks folded, what it leaves out, groups joined by a plus, and its filter."""
    found = operators_of(question)
    return " ".join(found.words.split()), tuple("+".join(group) for group in found.without), found.where


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("energy security -nuclear", ("energy security", ("nuclear",), "")),
        ("which states observe the SCO -Mongolia", ("which states observe the SCO", ("Mongolia",), "")),
        ('energy -"nuclear power"', ("energy", ("nuclear power",), "")),
        ("energy -nuclear-free -oil", ("energy", ("nuclear-free", "oil"), "")),
        ("jaguar -car speed", ("jaguar speed", ("car",), "")),
        ("energy NOT nuclear", ("energy", ("nuclear",), "")),
        ('energy NOT "nuclear power"', ("energy", ("nuclear power",), "")),
        ("energy NOT (nuclear OR coal)", ("energy", ("nuclear", "coal"), "")),
        ("energy NOT (nuclear coal) security", ("energy security", ("nuclear", "coal"), "")),
        ("energy NOT (coal OR nuclear AND waste)", ("energy", ("coal", "nuclear+waste"), "")),
        ('energy NOT ("nuclear power" OR coal)', ("energy", ("nuclear power", "coal"), "")),
        ("energy NOT ((nuclear OR coal) AND waste) gas", ("energy gas", ("nuclear", "coal+waste"), "")),
        ("energy NOT (nuclear OR coal", ("energy", ("nuclear", "coal"), "")),
        ("energy -(nuclear OR coal) gas", ("energy gas", ("nuclear", "coal"), "")),
        ("who leads the SCO -(Mongolia OR Iran)?", ("who leads the SCO", ("Mongolia", "Iran"), "")),
        ("(energy OR gas NOT (oil OR coal))", ("(energy gas", ("oil", "coal"), "")),
        ("energy NOT nuclear AND coal", ("energy coal", ("nuclear",), "")),
        ("energy AND (oil OR gas)", ("energy (oil gas)", (), "")),
        ("who leads it author:haas", ("who leads it", (), "author:haas")),
        ("year:2005..2008 -author:smith energy", ("energy", (), "year:2005..2008 -author:smith")),
        ('energy Author:"van der Putten"', ("energy", (), 'Author:"van der Putten"')),
        ("what came in year:2007?", ("what came in", (), "year:2007")),
        ("energy -oil year:2007", ("energy", ("oil",), "year:2007")),
        ("energy -\u201cnuclear power\u201d", ("energy", ("nuclear power",), "")),
        ("energy NOT \u201cnuclear power\u201d gas", ("energy gas", ("nuclear power",), "")),
        ("energy NOT (coal AND waste) -oil gas", ("energy gas", ("coal+waste", "oil"), "")),
        ("energy NOT (coal) AND waste", ("energy waste", ("coal",), "")),
        ("SCO energy -oil gas", ("SCO energy gas", ("oil",), "")),
        ('"THE WHO" -oil gas', ('"THE WHO" gas', ("oil",), "")),
        ("energy -(nuclear) -(coal)", ("energy", ("nuclear", "coal"), "")),
        ("the energy -(nuclear OR coal)", ("the energy", ("nuclear", "coal"), "")),
    ],
)
def test_operators_are_taken_out_of_the_words(question, expected):
    assert parts(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "what does ls -l do",
        "rm -rf",
        "what is possible in many resource -limited settings?",
        "what methods -dash exact or approximate -dash are presently available",
        "is the co-operation a long-term one",
        "a range of -5 to 5",
        "what is f of -(a b) and -(c d) there",
        "what is the AND gate for",
        "what is the OR for smokers",
        "SHALL NOT PASS",
        "AND gate OR",
        "is it title: energy",
        "http://example.org/year:2007",
        "year:soon energy",
        "colour:red energy",
        "author:haas",
        "NOT nuclear energy",
        "who leads it NOT (Mongolia Iran)",
        "who leads -(Mongolia Iran) the SCO",
        "The energy -nuclear security",
        "energy -nuclear security?",
        "energy (AND) gas",
        "energy -(nuclear 5%) gas",
        "which gas ?",
        "energy -\u201c\u201d gas",
        'energy -"" gas',
        "energy OR",
        'the "key:value" of energy',
        "-nuclear",
        "",
    ],
)
def test_what_only_looks_like_an_operator_is_left(question):
    assert operators_of(question) == Operators(question)


def test_words_stay_where_they_were():
    question = "energy -oil year:2007 security"

    words = operators_of(question).words

    assert len(words) == len(question)
    assert words.index("security") == question.index("security")


def test_phrases_joined_by_or_are_alternatives_only_where_they_are_all_there_is():
    assert operators_of('"energy club" OR "gas union"').either
    assert operators_of('("energy club" OR "gas union")').either
    assert not operators_of('"energy club" AND "gas union"').either
    both = operators_of('"energy club" OR union')
    assert (both.either, both.words.split()) == (False, ["energy", "club", "union"])


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("-nuclear year:2007", True),
        ("-(nuclear OR coal)", True),
        ("-oil -(nuclear coal)", True),
        ("-(nuclear coal) gas", False),
        ("(nuclear coal)", False),
        ("", False),
    ],
)
def test_nothing_but_operators(text: str, is_so: bool):
    assert is_operators(text) is is_so


def test_phrases_stay_phrases_where_nothing_joins_them():
    found = operators_of('"energy club" -gas')

    assert (found.words.split(), found.either) == (['"energy', 'club"'], False)


def test_an_operator_between_the_words_of_a_sentence_is_none_however_it_goes_on():
    found = operators_of("is it -possible author:haas to do")

    assert (found.words.split(), found.without, found.where) == (
        ["is", "it", "-possible", "to", "do"],
        (),
        "author:haas",
    )


def test_up_to_twenty_words_are_a_question():
    for n, without in ((19, (("nuclear",),)), (20, ())):
        assert operators_of(f"{'energy ' * n}-nuclear").without == without


def test_a_long_text_has_no_operators():
    question = f"{'energy ' * 25}-nuclear"

    assert operators_of(question) == Operators(question)
