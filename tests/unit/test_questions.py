"""What is asked of a collection: answers, many questions, many threads, wrong calls."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from pathlib import Path

import pytest

import scoqa
from scoqa import Collection, parallel, sentences
from scoqa.errors import UnknownReferenceError
from scoqa.settings import Settings

QUESTION = "what is the SCO Energy Club"
QUOTE = (
    "In July 2007 the 'SCO Energy Club' was established, with which the organisation may aim for a common energy "
    "approach, above all in strengthening energy security."
)


def test_the_first_question_is_answered_with_its_sentence_and_citation(papers: Path):
    with Collection.open(papers) as collection:
        collection.add()
        answer = collection.ask(QUESTION)

    assert answer
    assert answer.best is not None
    assert answer.best.text == QUOTE
    assert answer.best.citation.key == "dehaas2007"
    assert answer.best.citation.paragraph == 2


def test_every_quote_and_passage_stands_in_its_document_at_its_span(papers: Path):
    with Collection.open(papers) as collection:
        collection.add()
        answer = collection.ask("security policy of the SCO")

        for evidence in answer:
            text = collection.document(evidence.citation.key).text
            assert evidence.text == text[evidence.span.start : evidence.span.stop]
            assert all(evidence.span.contains(highlight) for highlight in evidence.highlights)


@pytest.mark.parametrize(
    "name",
    ["sco-security-alliance-2007.txt", "papers/sco-security-alliance-2007.txt", "sco-security-alliance-2007"],
)
def test_the_name_of_a_file_is_answered_with_the_key_of_its_paper(papers: Path, name: str):
    with Collection.open(papers) as collection:
        collection.add()

        with pytest.raises(UnknownReferenceError, match=r"did you mean dehaas2007\?"):
            collection.show(f"{name}:¶2")


@pytest.mark.parametrize(
    ("ask", "error", "said"),
    [
        (lambda papers: papers.ask(None), TypeError, "a question is a str, not None"),
        (lambda papers: papers.ask("owls", k=0), ValueError, "k is a whole number from 1: 0"),
        (lambda papers: papers.ask("owls", k=2.5), ValueError, "k is a whole number from 1: 2.5"),
        (
            lambda papers: papers.ask("owls", min_confidence="sure"),
            ValueError,
            "one of strong, fair, weak, any",
        ),
        (lambda papers: papers.ask("owls", only="robin"), UnknownReferenceError, "no document 'robin'"),
        (lambda papers: papers.cite("ds"), UnknownReferenceError, "'scoqa docs' lists them"),
        (lambda papers: papers.cite("RDS"), UnknownReferenceError, "did you mean birds?"),
        (lambda papers: list(papers.ask_many("owls")), TypeError, "many questions, not one: 'owls'"),
        (lambda papers: papers.show("birds", context=-1), ValueError, "context is a whole number from 0: -1"),
        (lambda papers: papers.ask_many("owls"), TypeError, "many questions, not one: 'owls'"),
        (lambda papers: papers.search(None), TypeError, "a question is a str, not None"),
        (lambda papers: papers.ask("owls", where=3), TypeError, "a filter is a str, not 3"),
        (lambda papers: papers.ask("owls", where=None), TypeError, "a filter is a str, not None"),
        (lambda papers: papers.with_settings(None), TypeError, "with_settings takes Settings, not None"),
        (lambda papers: papers.ask("owls", only=3), TypeError, "only is a key or several, not 3"),
        (lambda papers: papers.check(None), TypeError, "a draft is a str, not None"),
        (lambda papers: papers.verify(b"{}"), TypeError, "a text of citations is a str, not b'{}'"),
        (lambda papers: papers.cite(None), TypeError, "a reference is a str, not None"),
        (lambda papers: papers.add_text("k", None), TypeError, "a text is a str, not None"),
        (lambda papers: papers.add_text("k", b"x"), TypeError, "a text is a str, not b'x'"),
        (lambda papers: papers.add_text(None, "x"), TypeError, "'key' of a text of add_texts is a str"),
        (lambda papers: papers.add_text("k" * 201, "x"), ValueError, "at most 200 characters: 'kkk"),
        (lambda papers: papers.add_texts({"key": "k"}), TypeError, "takes many mappings, not one dict"),
        (lambda papers: papers.add_texts([("k", "x")]), TypeError, r"not \('k', 'x'\)"),
        (lambda papers: papers.document(5), TypeError, "a key is a str, not 5"),
        (lambda papers: papers.documents(5), TypeError, "a pattern is a str, not 5"),
        (lambda papers: papers.words(b"ow"), TypeError, "a prefix is a str, not b'ow'"),
        (lambda papers: papers.words("ow", -1), ValueError, "n is a whole number from 1: -1"),
        (lambda papers: papers.telling_words("birds", n=-1), ValueError, "n is a whole number from 1: -1"),
        (lambda papers: papers.has(5) or papers.ask(5), TypeError, "a question is a str, not 5"),
        (lambda _: sentences(5), TypeError, "a text is a str, not 5"),
        (lambda papers: pickle.dumps(papers), TypeError, "cannot be pickled or copied"),
        (lambda papers: copy(papers), TypeError, "cannot be pickled or copied"),
        (lambda _: Collection.open(""), ValueError, "has no name: ''"),
        (lambda _: Collection.open(3), TypeError, "the folder of papers is a str or a path, not 3"),
        (lambda _: Collection("papers"), TypeError, r"Collection\.open\('papers'\) opens a folder"),
        (lambda _: Collection(settings={}), TypeError, r"settings are a scoqa\.settings\.Settings, not {}"),
        (lambda papers: papers.show("birds", context=None), ValueError, "from 0: None"),
        (lambda papers: papers.like("birds", k="5"), ValueError, "k is a whole number from 1: '5'"),
        (lambda papers: papers.pin("birds:¶1", note=5), TypeError, "a note is a str, not 5"),
        (lambda papers: papers.why_not(5, "birds"), TypeError, "a question is a str, not 5"),
        (lambda papers: papers.why_not("owls", 5), TypeError, "a key is a str, not 5"),
        (lambda papers: papers.acronyms(5), TypeError, "a key is a str, not 5"),
        (lambda papers: papers.ask("owls", only=b"x"), TypeError, "a key is a str, not 120"),
        (lambda papers: papers.ask_many(5), TypeError, "ask_many takes many questions, not 5"),
        (lambda papers: papers.ask_many([], jobs=-1), ValueError, "jobs is a whole number from 1: -1"),
        (lambda papers: papers.add(5), TypeError, "a file or folder to add is a str or a path, not 5"),
        (lambda papers: papers.add(""), ValueError, "a file or folder to add has no name: ''"),
        (lambda papers: papers.add(".", jobs=1.5), ValueError, "jobs is a whole number from 1: 1.5"),
        (lambda papers: papers.add(".", progress=5), TypeError, "progress is called with .*, not 5"),
        (lambda papers: papers.add_texts(5), TypeError, "add_texts takes many mappings, not 5"),
        (lambda papers: papers.add_text("k", "x", authors=b"Doe"), TypeError, "authors .* not b'Doe'"),
        (lambda papers: papers.leave_out(None), TypeError, "a file to leave out is a str or a path"),
        (lambda papers: papers.draft_text(b"x"), TypeError, "a draft is a str or a path, not b'x'"),
    ],
)
def test_a_wrong_call_is_told_by_name_and_value(ask, error: type[Exception], said: str):
    papers = Collection()
    papers.add_text("birds", "Owls hunt at night.")

    with pytest.raises(error, match=said):
        ask(papers)


def test_one_key_to_search_may_stand_by_itself():
    papers = Collection()
    papers.add_texts(
        [{"key": "owl", "text": "Owls hunt at night."}, {"key": "bat", "text": "Bats hunt at night."}]
    )

    assert [each.citation.key for each in papers.ask("who hunts at night", only="bat")] == ["bat"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_ask_many_answers_as_one_by_one_and_in_order(papers: Path, monkeypatch, jobs):
    monkeypatch.setattr(parallel, "ASKED_AT_ONCE", 2)  # the third question goes to another process
    questions = ["which tides does the moon raise", QUESTION, "who chaired the lunar gateway board"] * 4
    with Collection.open(papers) as collection:
        collection.add()
        answers = list(collection.ask_many(iter(questions), jobs=jobs))
        singly = [collection.ask(question) for question in questions]

    assert answers == singly


def test_a_file_left_out_is_searched_no_more_and_counts_for_nothing_else(papers: Path, monkeypatch):
    monkeypatch.setattr(parallel, "ASKED_AT_ONCE", 1)  # the second question goes to another process
    question = "which tides does the moon raise"
    with Collection.open(papers) as collection:
        collection.add()
        collection.ask(question)
        keys = collection.leave_out(papers / "tides.txt")
        answers = [collection.ask(question), *collection.ask_many([question] * 2, jobs=2)]
        nothing = collection.leave_out(papers / "none.txt")

        assert keys == ("tides",)
        assert nothing == ()
        assert not any(answers)
        assert all("filter" not in note for answer in answers for note in answer.notes)
        assert collection.search("moon tides", k=5) == []
        assert collection.ask(QUESTION).best is not None


def test_one_opened_collection_answers_many_threads_alike(papers: Path):
    questions = [
        "which tides does the moon raise",
        QUESTION,
        "who chaired the lunar gateway board",
        "moon SCO",
    ]
    with Collection.open(papers) as collection:
        collection.add()
        expected = [collection.ask(question) for question in questions]
    patient = Settings(freshness_seconds=60)
    with Collection.open(papers, settings=patient) as collection, ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(collection.ask, questions * 16))

    assert answers == expected * 16


def test_the_first_and_the_second_question_agree_to_the_bit(papers: Path):
    with Collection.open(papers) as collection:
        collection.add()
    with Collection.open(papers) as collection:
        plain = collection.ask(QUESTION)
        fast = collection.ask(QUESTION)

    assert plain == fast


def test_a_text_in_another_language_beside_english_ones_holds_the_words_it_is_found_by():
    with Collection() as papers:
        papers.add_text(
            "owls", "Owls hunt at night, and they eat what they can find in the fields of the farm."
        )
        papers.add_text(
            "eulen", "Die Verteidigung der Burgen war im Mittelalter nicht die Aufgabe der Eulen."
        )

        answer = papers.ask("Verteidigungen von Burgen im Mittelalter")

    assert [(term.word, term.found) for term in answer.terms] == [
        ("Verteidigungen", True),
        ("Burgen", True),
        ("Mittelalter", True),
    ]


def test_a_notebook_shows_an_answer_as_markdown_and_completes_what_the_package_offers():
    papers = Collection()
    papers.add_text("owl", "Owls hunt at night.")

    assert "> “**Owls** **hunt** at night.” [1]" in papers.ask("when do owls hunt")._repr_markdown_()
    assert set(scoqa.__all__) <= set(dir(scoqa))


def test_a_word_of_a_question_asked_before_is_known_once_a_paper_holds_it():
    with Collection() as papers:
        papers.add_text("tides", "The moon raises the tides.")
        before = papers.ask("tides and zeniths")
        papers.add_text("stars", "A star stands in its zenith, zeniths being high.")
        after = papers.ask("tides and zeniths")

    assert [term.df for term in before.terms] == [1, 0]
    assert [term.df for term in after.terms] == [1, 1]
