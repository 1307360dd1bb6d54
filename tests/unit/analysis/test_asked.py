"""A question's search words: which count, how much, and what the collection calls them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.analysis import asked, defined_terms, question_terms, term_of
from scoqa.analysis.asked import Kept
from scoqa.types import Span


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("what is the SCO Energy Club", ["sco", "energi", "club"]),
        ("Who leads the US in the UN?", ["lead", "US", "un"]),
        ("US UN IT WHO", ["US", "un", "IT", "WHO"]),
        ("the of and", []),
        ("", []),
        ("What is the SCO? The SCO!", ["sco"]),
    ],
)
def test_search_words_of_a_question(question: str, found: list[str]):
    assert [term.term for term in question_terms(question)] == found


def test_a_word_said_again_weighs_half_as_much_more_each_time():
    weights = {term.term: term.weight for term in question_terms("tides and tides, tides, tide; moon")}

    assert weights == {"tide": 2.5, "moon": 1.0}


def test_words_that_frame_a_question_weigh_less():
    weights = {
        term.term: term.weight for term in question_terms("Which papers by Ross discuss malaria? Malaria?")
    }

    assert weights["malaria"] == 1.5
    assert weights["paper"] == weights["discuss"] == pytest.approx(0.4)


def test_a_joined_word_the_collection_does_not_hold_is_left_out():
    known = {"energy": "energi", "club": "club"}.get

    assert [term.term for term in question_terms("energy-club", known)] == ["energi", "club"]


def known_forms(*forms: str):
    return {form: term_of(form) for form in forms}.get


WORDS = [
    "The",
    "the",
    "US",
    "us",
    "IS",
    "A",
    "papers",
    "Papers",
    "NGOs",
    "energy-club",
    "energy",
    "club",
    "clubs",
    "U.S.",
    "7",
    "\n",
]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), max_size=6))
def test_words_that_are_kept_mean_the_same_in_every_question(questions: list[str]):
    known = known_forms("energy", "club", "energyclub", "us", "US", "ngo")
    kept: Kept = {}

    for question in questions:
        assert question_terms(question, known, kept=kept) == question_terms(question, known)


def test_words_that_occur_need_no_stemmer(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(asked, "term_of", None)

    [term] = question_terms("What are tests?", {"tests": "test"}.get)

    assert term.term == "test"


def test_few_words_are_kept(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(asked, "WORDS_KEPT", 3)
    kept: Kept = {}

    for question in ("sun and moon", "ebb, flow and tide"):
        assert question_terms(question, kept=kept) == question_terms(question)

    assert kept.keys() == {"flow", "tide"}


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("What does SCO stand for?", ["SCO"]),
        ("what is sco short for", ["sco"]),
        ("What is SCO an abbreviation of?", ["SCO"]),
        ("What does the acronym CSTO mean?", ["CSTO"]),
        ("SCO stands for what?", ["SCO"]),
        ("define energy club", ["energy", "club"]),
        ("What's the full name of the SCO?", ["SCO"]),
        ("What is meant by 'NATO of the East'?", ["NATO", "East"]),
        ("energy club definition", ["energy", "club"]),
        ("What does the mean temperature show?", ["mean", "temperature"]),
        ("a short history of definitions", ["short", "history", "definitions"]),
        ("What is the mean?", ["mean"]),
        ("Where did they stand?", ["stand"]),
    ],
)
def test_words_that_ask_for_a_meaning_weigh_next_to_nothing(question: str, subject: list[str]):
    assert [term.word for term in question_terms(question) if term.weight == 1] == subject


def test_words_that_frame_a_question_are_left_out_where_they_occur_nowhere():
    known = known_forms("malaria", "discuss")

    found = question_terms("Which papers discuss malaria, and what it stands for", known)

    assert [term.word for term in found] == ["discuss", "malaria"]


def test_words_that_say_little_weigh_less_and_stay_though_they_occur_nowhere():
    forms = {"sco": "sco", "exercises": "exercis"}

    found = question_terms("What happened when the SCO took exercises, and wants?", forms.get)

    assert [term.word for term in found] == ["happened", "SCO", "took", "exercises", "wants"]
    assert [term.weight for term in found] == pytest.approx([0.4, 1, 0.4, 1, 0.4])


def test_endings_and_particles_of_japanese_weigh_little_and_are_left_out_where_they_occur_nowhere():
    found = question_terms("橋はどこですか")

    assert {term.term: term.weight for term in found} == {
        "橋は": 0.5,
        "はど": 0.1,
        "どこ": 0.1,
        "こで": 0.1,
        "です": 0.1,
        "すか": 0.1,
    }
    assert [term.term for term in question_terms("大橋はどこですか", known_forms("大橋", "です"))] == [
        "大橋",
        "です",
    ]
    assert [term.weight for term in question_terms("東京大橋 パリ")] == [1, 1, 1, 1]


def test_characters_of_chinese_function_words_weigh_little():
    assert {term.term: term.weight for term in question_terms("大桥是什么")} == {
        "大桥": 1,
        "桥是": 0.5,
        "是什": 0.1,
        "什么": 0.1,
    }


def test_a_question_of_nothing_but_framing_words_keeps_them():
    assert [term.word for term in question_terms("papers", known_forms("malaria"))] == ["papers"]


@pytest.mark.parametrize(
    ("forms", "words"),
    [
        (["cooperation", "nato"], ["co-operation", "NATO"]),
        (["cooperation", "operation", "nato"], ["co-operation", "operation", "NATO"]),
        (["operation", "nato"], ["co", "operation", "NATO"]),
        (["nato"], ["co-operation", "NATO"]),
    ],
)
def test_of_a_hyphenated_word_what_occurs_is_looked_for(forms: list[str], words: list[str]):
    found = question_terms("co-operation with NATO", known_forms(*forms))

    assert [term.word for term in found] == words


def test_a_joined_form_weighs_half_beside_its_parts():
    known = known_forms("club", "energy", "energyclub", "cooperation")

    weights = {term.word: term.weight for term in question_terms("co-operation of the energy-club", known)}

    assert weights == {"co-operation": 1.0, "energy": 1.0, "club": 1.0, "energy-club": 0.5}


def test_a_hyphenated_word_is_known_by_another_form_of_its_stem():
    found = question_terms("co-operative", known_forms("cooperation"), df=lambda term: term == "cooper")

    assert [(term.word, term.term) for term in found] == [("co-operative", "cooper")]


def test_several_of_an_acronym_are_looked_for_as_the_acronym_however_they_are_typed():
    known = known_forms("ngo", "mp", "ga")

    found = question_terms("NGOs ngos NGO mps gas", known)

    assert [(term.word, term.term) for term in found] == [("NGOs", "ngo"), ("mps", "mp"), ("gas", "gas")]


def test_an_elided_article_is_no_part_of_a_hyphenated_word():
    found = question_terms("l'énergie", known_forms("énergie"), languages=("fr",), df=lambda _: 1)

    assert [term.word for term in found] == ["énergie"]


def test_a_span_is_that_of_the_word_in_the_question():
    assert [term.span for term in question_terms("the SCO's clubs")] == [Span(4, 9), Span(10, 15)]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What is a trace tree?", ["trace", "tree"]),
        ("who was Frederick Bates", ["Frederick", "Bates"]),
        ("What does SCO stand for?", ["SCO"]),
        ("define ducks", ["ducks"]),
        ("How does a trace tree grow?", []),
        ("What is the first trade agreement between Asian countries?", []),
    ],
)
def test_a_question_may_ask_what_its_words_are(question: str, words: list[str]):
    terms = question_terms(question)

    assert [terms[i].word for i in sorted(defined_terms(question, terms))] == words


@pytest.mark.parametrize("question", ["the U.S.'s oil", "the U.S.\u2019s oil", "the US's oil"])
def test_the_s_of_a_dotted_acronyms_owner_is_no_word(question: str):
    assert [term.term for term in question_terms(question)] == ["US", "oil"]


def test_an_s_that_stands_alone_is_a_word():
    assert [term.term for term in question_terms("the S matrix, and s")] == ["s", "matrix"]


def test_the_number_behind_a_phrase_is_no_word_to_look_for() -> None:
    def words(question: str) -> list[str]:
        return [term.word for term in question_terms(question)]

    assert words('"energy club"~20 and 20 states ~3') == ["energy", "club", "20", "states", "3"]
    assert words("«energy club»~5") == ["energy", "club"]
    assert words('"energy club"~200') == ["energy", "club", "200"]
    assert question_terms('"energy club"~20 states')[-1].span == Span(17, 23)
