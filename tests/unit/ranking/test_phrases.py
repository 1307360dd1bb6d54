"""Phrases: what a question quotes, and where it stands."""

from __future__ import annotations

import pytest

from scoqa.analysis import question_terms
from scoqa.ranking.phrases import in_all, phrases_of


def quoted(question: str) -> list[str]:
    return [phrase.text for phrase in phrases_of(question, question_terms(question))]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ('What is the "energy club"?', ["energy club"]),
        ("What is the “energy club”?", ["energy club"]),
        ("Was ist der „Energieclub“?", ["Energieclub"]),
        ("Qu'est-ce que le « club énergie » ?", ["club énergie"]),
        ('"peace mission" of the "energy club"', ["peace mission", "energy club"]),
        ("the 'energy club'", []),
        ('a 5" gun and a 6 inch one', []),
        ('the 5" gun and the 6" guns', []),
        ('("energy club")', ["energy club"]),
        ('the "of the" club', []),
        ('the "" club', []),
    ],
)
def test_phrases_stand_in_double_quotation_marks(question: str, found: list[str]):
    assert quoted(question) == found


@pytest.mark.parametrize(
    ("question", "text", "stands"),
    [
        ('"energy club"~2', "the club of the energy", True),  # in any order, two words among them
        ('"energy club"~2', "the club of all the energy", False),
        ('"energy club"~2', "Energy Club", True),
        ('"energy club"~0', "club energy", False),  # word for word
        ("“energy club”~2", "a club for energy", True),
        ('"the energy club"~1', "energy club", False),  # all of its words
        ('"energy energy"~3', "energy of the club", False),  # one word twice
        ('"energy energy"~3', "energy of the energy", True),
        ('"energy club"~2', "energy energy of it. And the club", False),
        ('"energy club"~x', "club energy", False),
        ('"energy club" ~2', "club energy", False),
    ],
)
def test_a_number_behind_a_phrase_lets_other_words_stand_among_its_own(
    question: str, text: str, stands: bool
) -> None:
    [phrase] = phrases_of(question, question_terms(question))

    assert phrase.stands_in(text) is stands


def test_quotation_marks_of_a_pasted_text_are_its_own():
    text = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda"

    assert quoted(f'{text} "mu nu"') == ["mu nu"]
    assert quoted(f'{text} xi omicron "mu nu"') == ["mu nu"]  # fifteen words
    assert quoted(f'{text} xi omicron pi "mu nu"') == []


@pytest.mark.parametrize(
    ("phrase", "text", "stands"),
    [
        ("energy club", "The SCO Energy Club", True),
        ("energy club", "an energy-club", True),
        ("vitamin c", "Vitamin C helps", True),
        ("vitamin c", "vitamin cures", False),
        ("energy club", "of energy; clubs", False),
        ("energy club", "club energy", False),
        ("energy club", "synergy: bioenergy club", False),
        ("full-grown alliance", "a full grown alliance", True),
        ("NATO of the East", "the 'NATO of the\nEast'", True),
        ("NATO of the East", "the NATO in the East", False),
        ("cafe du nord", "Café du Nord", True),
        ("China's interests", "China’s interests", True),
        ("inter national", "inter\u00adnational", False),
        ("international law", "inter\u00adnational law", True),
        ("合作组织", "上海合作组织成立", True),
        ("NATO 合作", "the NATO 合作组织", True),
        ("NATO 合作", "xNATO 合作组织", False),
        ("组织 NATO", "合作组织 NATO", True),
        ("组织 NATO", "合作组织 NATOs", False),
        ("8国集团", "18国集团", False),
        ("集团G8", "集团G80", False),
        ("กก", "มกกม", True),
        ("กรุงเทพ", "ที่กรุงเทพก", True),  # begins with the first letter of Thai
    ],
)
def test_a_phrase_stands_where_its_words_follow_each_other(phrase: str, text: str, stands: bool):
    [found] = phrases_of(f'"{phrase}"', question_terms(f'"{phrase}"'))

    assert found.stands_in("nothing", text) is stands


def test_of_a_hyphenated_word_only_the_parts_are_asked_for():
    question = 'the "full-grown alliance"'
    terms = question_terms(question)

    [phrase] = phrases_of(question, terms)

    assert [terms[i].term for i in phrase.terms] == ["full", "grown", "allianc"]


def test_passages_in_all_postings_are_ascending():
    assert in_all([[1, 3, 5, 9], [3, 9], [0, 3, 4, 9]]) == [3, 9]
    assert in_all([[4, 2]]) == [2, 4]
    assert in_all([[1], []]) == []
    assert in_all([[1, 2], [2, 3, 4]]) == [2]


def test_the_words_of_a_phrase_are_those_between_its_marks():
    question = 'who leads the "peace mission" and the "energy club" now'
    first, second = phrases_of(question, question_terms(question))

    assert first.stands_in("A peace mission.")
    assert not first.stands_in("who leads the peace")
    assert second.stands_in("nothing", "the Energy Club")
    assert not second.stands_in("energy", "club")
