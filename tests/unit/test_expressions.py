"""Operators of a question in a collection: what they leave to answer, and what is said of them."""

from __future__ import annotations

import pytest

from scoqa import Collection

TEXTS = (
    {"key": "club", "text": "The energy club was founded in 2007. Its members met.", "authors": ["Haas, Marcel de"]},
    {"key": "trees", "text": "Energy of trees is burnt by the members. A forest.", "issued": "2005"},
    {"key": "oil", "text": "Energy is oil, and oil is energy. Members burn it.", "issued": "2007"},
    {"key": "secrets", "text": "Members keep secrets. Security is secured."},
)  # fmt: skip


@pytest.fixture
def papers():
    with Collection() as collection:
        collection.add_texts(TEXTS)
        yield collection


def keys(papers: Collection, question: str, **options: object) -> set[str]:
    return {each.citation.key for each in papers.ask(question, min_confidence="any", **options)}


def test_passages_that_hold_a_word_with_a_minus_do_not_answer(papers: Collection):
    answer = papers.ask("energy members -oil", min_confidence="any")

    assert keys(papers, "energy members -oil") == {"club", "trees", "secrets"}
    assert {hit.passage.document_key for hit in papers.search("energy -oil")} == {"club", "trees"}
    assert answer.notes[0] == 'Left out: 1 passage that holds "oil".'
    assert answer.question == "energy members -oil"
    assert [term.word for term in answer.terms] == ["energy", "members"]


def test_other_forms_of_the_word_are_left_out_too(papers: Collection):
    assert keys(papers, "energy -tree") == {"club", "oil"}


def test_a_phrase_is_left_out_as_it_stands(papers: Collection):
    assert keys(papers, 'energy members -"energy club"') == {"trees", "oil", "secrets"}
    assert keys(papers, 'energy members -"club energy"') == {"club", "trees", "oil", "secrets"}


def test_every_word_of_brackets_is_left_out(papers: Collection):
    answer = papers.ask("members energy NOT (oil OR forest)", min_confidence="any")

    assert keys(papers, "members energy NOT (oil OR forest)") == {"club", "secrets"}
    assert answer.notes[:2] == (
        'Left out: 1 passage that holds "oil".',
        'Left out: 1 passage that holds "forest".',
    )


def test_words_joined_by_and_are_left_out_where_they_stand_together(papers: Collection):
    question = "members NOT (energy AND founded OR energy AND forest)"

    assert keys(papers, question) == {"oil", "secrets"}
    assert papers.ask(question).notes[:2] == (
        'Left out: 1 passage that holds "energy" and "founded".',
        'Left out: 1 passage that holds "energy" and "forest".',
    )


def test_operators_are_read_in_an_empty_collection():
    with Collection() as empty:
        assert not empty.ask("energy NOT (oil AND gas)")


def test_what_stands_nowhere_is_told(papers: Collection):
    note = papers.ask("energy members -nuclear").notes[0]

    assert note == 'No passage holds "nuclear"; nothing was left out for it.'


def test_fields_of_a_question_filter(papers: Collection):
    assert keys(papers, "energy author:haas") == {"club"}
    assert keys(papers, "year:2005..2007 energy") == {"trees", "oil"}
    assert keys(papers, "energy -year:2005", where="year:2005..2007") == {"oil"}


def test_a_field_that_no_paper_fits_is_told(papers: Collection):
    answer = papers.ask("key:value of energy")

    assert not answer
    assert answer.notes[0] == "No paper fits key:value; in quotation marks it is words to look for."
    assert {term.word for term in papers.ask('"key:value" of energy').terms} == {"key", "value", "energy"}


def test_operators_alone_are_words_and_told(papers: Collection):
    answer = papers.ask("author:haas")

    assert answer.notes[0].startswith("author:haas narrows a question; alone it was looked for as words")


def test_a_star_finds_every_word_that_begins_so(papers: Collection):
    assert keys(papers, "sec*") == {"secrets"}
    assert keys(papers, "sec* forest") == {"secrets", "trees"}
    answer = papers.ask("sec*")
    assert {answer.evidence[0].text[span.start : span.stop] for span in answer.evidence[0].highlights} == {
        "secrets",
        "Security",
        "secured",
    }


def test_a_star_stands_for_what_begins_so_where_other_words_are_taken_as_typed(papers: Collection):
    assert keys(papers, "securi*", exact=True) == {"secrets"}
    answer = papers.ask("Secu* members", exact=True)  # not "secrets"; "member" alone would not find "members"
    first = answer.evidence[0]
    assert {first.text[span.start : span.stop] for span in first.highlights} == {
        "Members",
        "Security",
        "secured",
    }
    assert [(term.word, term.is_known) for term in answer.terms] == [("Secu*", True), ("members", True)]
    assert not papers.ask("member", exact=True)


def test_a_word_that_stands_nowhere_just_as_typed_occurs_in_no_document(papers: Collection):
    typed = {term.word: term.is_known for term in papers.ask("member forest Energy", exact=True).terms}

    assert typed == {"member": False, "forest": True, "Energy": True}  # there are "members"


def test_phrases_joined_by_or_are_alternatives(papers: Collection):
    assert keys(papers, '"energy club" OR "trees is burnt"') == {"club", "trees"}
    assert keys(papers, '"energy club" OR oil') == {"club", "trees", "oil"}


def test_why_a_paper_is_not_there_names_what_rules_it_out(papers: Collection):
    assert (
        papers.why_not("energy -oil", "oil")[0]
        == "the question rules out every passage of oil; without that:"
    )
    assert not any("rules out" in line for line in papers.why_not("energy -oil", "trees"))


def test_a_probe_and_many_questions_read_operators_too(papers: Collection):
    answer, hits = papers.probe("energy -oil")

    assert {hit.passage.document_key for hit in hits} == {"club", "trees"}
    assert [each.notes for each in papers.ask_many(["energy -oil"])] == [papers.ask("energy -oil").notes]
    assert answer.question == "energy -oil"
