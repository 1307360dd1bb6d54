"""Quoted phrases: the passages that hold them, and what is said where none does."""

from __future__ import annotations

import pytest

from scoqa import Collection

TEXTS = {
    "club": "The energy club was founded in 2007. Its members met.",
    "apart": "Energy is bought by a club. A club of energy, energy and club members is no energy club of ours? No.",
    "far": "Energy energy energy energy members. The club of clubs, a club.",
    "other": "Peace missions were held. Nothing else happened.",
}


@pytest.fixture
def papers():
    with Collection() as collection:
        collection.add_texts({"key": key, "text": text} for key, text in TEXTS.items())
        yield collection


def keys(answer) -> list[str]:
    return [evidence.citation.key for evidence in answer]


def test_only_passages_that_hold_a_quoted_phrase_answer(papers: Collection):
    assert set(keys(papers.ask("members of the energy club", min_confidence="any"))) == {
        "club",
        "apart",
        "far",
    }
    assert set(keys(papers.ask('members of the "energy club"', min_confidence="any"))) == {"club", "apart"}
    assert {hit.passage.document_key for hit in papers.search('"energy club"')} == {"club", "apart"}


def test_words_near_each_other_are_enough_where_a_phrase_says_how_near(papers: Collection):
    near = papers.ask('"club energy"~1 members', min_confidence="any")
    nowhere = papers.ask('"founded missions"~5', min_confidence="any")

    assert set(keys(near)) == {"club", "apart"}
    assert [term.word for term in near.terms] == ["club", "energy", "members"]
    assert 'No passage holds "founded missions"~5; its words were looked for apart.' in nowhere.notes


def test_the_sentence_that_holds_the_phrase_is_quoted(papers: Collection):
    answer = papers.ask('"energy club" members', only=["apart"], min_confidence="any")

    assert answer.best is not None
    assert "energy club of ours" in answer.best.text


def test_a_phrase_that_stands_nowhere_is_told_and_its_words_are_looked_for_apart(papers: Collection):
    answer = papers.ask('"club energy"', min_confidence="any")

    assert set(keys(answer)) == {"club", "apart", "far"}
    assert answer.notes[0] == (
        'No passage holds "club energy" word for word; its words were looked for apart.'
    )


def test_a_phrase_with_an_unknown_word_stands_nowhere(papers: Collection):
    assert '"energy pact"' in papers.ask('the "energy pact"', min_confidence="any").notes[0]


def test_phrases_that_do_not_stand_together_are_kept_in_their_order(papers: Collection):
    answer = papers.ask('"energy club" "peace missions"', min_confidence="any")

    assert set(keys(answer)) == {"club", "apart"}
    assert answer.notes[0].startswith('No passage that holds "energy club" holds "peace missions" word')


def test_why_a_paper_is_not_there_says_which_phrase_it_lacks(papers: Collection):
    assert papers.why_not('"energy club" members', "far")[0] == 'far lacks the phrase "energy club"'
    assert not any("phrase" in line for line in papers.why_not('"energy club" members', "club"))


def test_a_filter_holds_for_phrases_too(papers: Collection):
    answer = papers.ask('"energy club"', only=["far"], min_confidence="any")

    assert keys(answer) == ["far"]
    assert "word for word" in answer.notes[0]


def test_a_title_holds_a_phrase():
    with Collection() as collection:
        collection.add_text("poem", "April is the cruellest month.", title="The Waste Land")
        collection.add_text("other", "Land is a waste of land. A waste.", title="Land")

        answer = collection.ask('"waste land"', min_confidence="any")

    assert keys(answer) == ["poem"]
