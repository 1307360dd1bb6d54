"""Words that occur nowhere, read as what the collection spells nearly so."""

import pytest

from scoqa import Collection
from scoqa.answering.spelling import ENOUGH_WORDS, respelt
from scoqa.types import QueryTerm, Span


class _Words:
    """Forms with how often they occur; each is its own term."""

    def __init__(self, *forms: str) -> None:
        self._forms = forms

    def nearest(self, form: str) -> list[tuple[str, int]]:
        return [(each, 3) for each in self._forms]

    def term_of(self, form: str) -> str | None:
        return form if form in self._forms else None

    def df(self, term: str) -> int:
        return 3 if term in self._forms else 0


def _term(word: str, df: int = 0) -> QueryTerm:
    return QueryTerm(word, word.lower(), Span(0, len(word)), df)


def test_a_small_number_is_read_in_digits_or_words_as_it_is_there() -> None:
    found = respelt(
        [_term("six"), _term("3"), _term("seven"), _term("13")], _Words("6", "three"), slips=False
    )

    assert [(term.term, term.read_as) for term in found] == [
        ("6", "6"),
        ("three", "three"),
        ("seven", ""),
        ("13", ""),
    ]


def test_a_slip_is_read_as_the_word_that_is_there_and_weighs_less() -> None:
    [found] = respelt([_term("Carageenan")], _Words("carrageenan"))

    assert (found.word, found.term, found.df, found.read_as) == (
        "Carageenan",
        "carrageenan",
        3,
        "carrageenan",
    )
    assert found.weight == pytest.approx(0.8)
    assert not found.is_known


@pytest.mark.parametrize(
    ("word", "there"),
    [
        ("fled", "flee"),  # too short to tell
        ("flight", "freight"),  # two slips in six letters
        ("1905", "1906"),
        ("H1N1x", "h1n1"),
        ("cylinder", "banana"),
        ("bought", "sought"),  # in the first letter; long words only
    ],
)
def test_what_may_be_another_word_stays(word: str, there: str) -> None:
    assert list(respelt([_term(word)], _Words(there))) == [_term(word)]


def test_a_word_that_occurs_stays_and_none_is_looked_for_twice() -> None:
    known = _term("carrageenan", df=3)

    found = list(respelt([known, _term("carageenan")], _Words("carrageenan")))

    assert found == [known, _term("carageenan")]


TEXTS = [
    {"key": "a", "text": "Carrageenan inhibits the influenza virus in the nose."},
    {"key": "b", "text": "Owls hunt at night."},
]


def test_a_word_that_one_paper_does_not_say_is_taken_as_typed() -> None:
    with Collection() as papers:
        papers.add_texts(TEXTS)

        assert [term.read_as for term in papers.ask("carageenan virus").terms] == ["", ""]


def test_a_misspelt_question_is_answered_and_exactly_it_is_not() -> None:
    filler = " ".join(f"Moon {n} rises." for n in range(ENOUGH_WORDS // 2))
    with Collection() as papers:
        papers.add_texts([*TEXTS, {"key": "c", "text": filler}])

        found = papers.ask("does carageenan inhibit the influenza virus")

        assert found.evidence[0].citation.key == "a"
        assert [(term.word, term.read_as) for term in found.terms if term.read_as] == [
            ("carageenan", "carrageenan")
        ]
        assert not papers.ask("carageenan", exact=True).evidence
