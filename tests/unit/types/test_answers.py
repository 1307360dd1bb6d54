"""Values of answers: what they say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

import pytest

from scoqa import Collection
from scoqa.render.answer import answer_lines
from scoqa.render.look import Look
from scoqa.types import Answer, Citation, Evidence, Meta, QueryTerm, Quote, Span, Status


def test_a_quote_is_as_long_as_its_span():
    with pytest.raises(ValueError, match=r"a quote of 5 code points cannot stand at \(3, 7\)"):
        Quote("tides", Span(3, 7))


def test_a_quote_is_proved_by_the_checksum_of_its_text():
    assert Quote("Ebbe – Flut", Span(0, 11)).sha256 == sha256("Ebbe – Flut".encode()).hexdigest()


def test_a_citation_is_referred_to_by_key_and_span():
    assert Citation("tides", Meta(), Quote("moon", Span(9, 13))).ref == "tides:9-13"


@pytest.mark.parametrize("status", list(Status))
def test_an_answer_is_true_where_the_papers_answer(status: Status):
    assert bool(Answer("what raises tides", status)) == (status is Status.ANSWERED)


def test_an_answer_is_a_sequence_of_its_passages():
    span = Span(9, 13)
    citation = Citation("tides", Meta(), Quote("moon", span))
    first, second = (Evidence(rank, 2.0 - rank, "moon", span, (span,), span, (), citation) for rank in (1, 2))

    answer = Answer("what raises tides", Status.ANSWERED, evidence=(first, second))

    assert (answer[0], answer[-1], list(answer), len(answer)) == (first, second, [first, second], 2)
    with pytest.raises(IndexError):
        answer[2]


def test_a_word_that_was_read_as_another_is_not_known_as_typed():
    word = QueryTerm("tyde", "tide", Span(0, 4), df=3)

    assert word.is_known
    assert not word._replace(read_as="tide").is_known
    assert not word._replace(df=0).is_known


def test_a_word_of_less_than_half_a_weight_frames_its_question():
    word = QueryTerm("papers", "paper", Span(0, 6))

    assert [word._replace(weight=weight).frames for weight in (0.4, 0.5, 1.0)] == [True, False, False]


@pytest.fixture(scope="module")
def papers() -> Iterator[Collection]:
    """Two papers of many words in memory."""
    with Collection() as opened:
        for name in ("owls", "robins"):
            sentence = (
                f"The {name} hunt at night where nobody sees them, as was found in\nthe woods of the north. "
            )
            opened.add_text(
                name, sentence * 40, title=f"{name.title()} and their ways of life in the woods of the north"
            )
        yield opened


def test_each_value_that_holds_texts_stands_in_one_short_line(papers: Collection):
    answer = papers.ask("what do owls hunt")
    passage = answer[0]

    values = (
        answer,
        passage,
        passage.citation,
        passage.citation.quote,
        answer.best,
        papers.search("owls")[0],
    )
    values += (
        papers.search("owls")[0].passage,
        papers.document("owls"),
        papers.show("owls:¶1"),
        *papers.documents("owls"),
    )
    for value in values:
        assert re.fullmatch(rf"<{type(value).__name__} [^\n]{{1,110}}>", repr(value))
    assert repr(answer) == (
        f"<Answer 'what do owls hunt': answered, {answer.confidence.value}, {len(answer)} passages, first {passage.citation.ref}>"
    )
    assert repr(papers.ask("lunar gateway")) == "<Answer 'lunar gateway': not found, 0 passages>"


def test_an_answer_prints_as_the_screen_and_its_notes_below(papers: Collection):
    answer = papers.ask("owls -robins")

    screen = "".join(
        "".join(part.text for part in line).rstrip() + "\n" for line in answer_lines(answer, Look())
    )
    assert answer.notes
    assert str(answer) == screen.strip("\n") + "\n\n" + "\n".join(f"  {note}" for note in answer.notes)
    assert str(answer[0]) in str(answer)
    assert str(answer[0]).startswith(" [1] Owls and their ways of life")


def test_what_is_cited_prints_as_people_write_it(papers: Collection):
    answer = papers.ask("what do owls hunt")

    assert str(answer.best) == answer.best.text
    assert str(answer.best.citation) == answer.best.citation.format("plain")
    assert f"{papers.cite('owls')}" == papers.cite("owls").format()
