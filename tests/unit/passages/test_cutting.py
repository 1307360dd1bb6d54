"""Cutting: windows of whole sentences inside one section and one zone."""

from __future__ import annotations

import re
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.passages import cut, cutting
from scoqa.settings import Settings
from scoqa.types import Document, Meta, Section, Span, Zone, ZoneSpan


def document_of(*paragraphs: str, headings: tuple[int, ...] = ()) -> Document:
    text = "\n\n".join(paragraphs)
    spans: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    sections = tuple(
        Section(
            1,
            paragraphs[i],
            Span(spans[i].start, spans[next(iter([h for h in headings if h > i]), 0)].start or len(text)),
        )
        for i in headings
    )
    return Document("d", Meta(), text, sections=sections, paragraphs=tuple(spans))


WORDS = st.lists(st.sampled_from(["sco", "energy", "club", "In", "2007", "x" * 20]), min_size=1, max_size=12)
SENTENCE = WORDS.map(lambda words: " ".join(words).capitalize() + ".")
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=8).map(" ".join)


@given(st.lists(PARAGRAPH, min_size=1, max_size=6), st.integers(1, 40), st.floats(0, 0.9))
def test_every_word_is_in_a_passage_of_whole_sentences(paragraphs: list[str], words: int, overlap: float):
    document = document_of(*paragraphs)
    passages = cut(document, settings=Settings(passage_words=words, passage_overlap=overlap))

    for match in re.finditer(r"\S+", document.text):
        word = Span(*match.span())
        assert any(sentence.contains(word) for passage in passages for sentence in passage.sentences)
    for passage in passages:
        assert passage.span == Span(passage.sentences[0].start, passage.sentences[-1].stop)
    starts = [passage.span.start for passage in passages]
    assert starts == sorted(set(starts))


def test_windows_are_near_the_wanted_length_and_overlap():
    paragraph = " ".join(f"This is sentence number {i} of ten words in all." for i in range(60))

    passages = cut(document_of(paragraph), settings=Settings(passage_words=100, passage_overlap=0.3))

    assert {len(passage.sentences) for passage in passages[:-1]} == {10}  # 10 sentences of 10 words
    assert passages[1].sentences[0] == passages[0].sentences[7]  # 3 of 10 again


def test_a_passage_never_crosses_a_heading_and_knows_its_section_and_paragraph():
    document = document_of(
        "One", "The first text.", "Two", "The second text.", "The third text.", headings=(0, 2)
    )

    passages = cut(document)

    assert [
        (passage.section, passage.paragraph, document.text[slice(*passage.span)]) for passage in passages
    ] == [
        (("One",), 1, "The first text."),
        (("Two",), 2, "The second text.\n\nThe third text."),
    ]


def test_a_heading_in_the_line_of_its_text_is_the_first_sentence_of_a_passage_below_itself():
    text = "Data: the first text.\n\nOwners. The second text."
    starts = [(0, 5), (6, 21), (23, 30), (31, 47)]
    document = Document(
        "d",
        Meta(),
        text,
        sections=(Section(1, "Data:", Span(0, 23)), Section(1, "Owners.", Span(23, 47))),
        paragraphs=tuple(Span(*each) for each in starts),
    )

    passages = cut(document)

    assert [
        (passage.section, [text[slice(*each)] for each in passage.sentences]) for passage in passages
    ] == [
        (("Data:",), ["Data:", "the first text."]),
        (("Owners.",), ["Owners.", "The second text."]),
    ]


def test_references_are_passages_of_their_own_zone():
    document = document_of("A body.", "Smith, J. (2001). A paper.")
    zone = ZoneSpan(Zone.REFERENCES, document.paragraphs[1])
    document = Document("d", Meta(), document.text, zones=(zone,), paragraphs=document.paragraphs)

    assert [passage.zone for passage in cut(document)] == [Zone.BODY, Zone.REFERENCES]


def test_a_table_without_full_stops_is_split():
    passages = cut(document_of("12 " * 2000), settings=Settings(passage_words=100))

    assert max(len(passage.sentences) for passage in passages) <= 2
    assert all(passage.span.stop - passage.span.start <= 700 for passage in passages)


def test_words_outside_every_paragraph_of_a_bare_text_are_found():
    assert [passage.sentences for passage in cut(Document("d", Meta(), "Only this."))] == [(Span(0, 10),)]


def test_an_empty_document_has_no_passages():
    assert cut(Document("d", Meta(), "")) == []


@given(st.text(alphabet="ab .\n!A", max_size=60), st.integers(3, 30))
def test_a_short_text_is_cut_as_any_other(text: str, words: int):
    document = Document("d", Meta(), text)
    settings = Settings(passage_words=words)
    found = cut(document, settings=settings)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "_is_short", lambda *_: False)

        assert found == cut(document, settings=settings)


def test_a_text_without_a_full_stop_is_cut_without_a_list_of_its_words():
    document = document_of("word " * 200_000)
    tracemalloc.start()

    passages = cut(document)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(passages) == 1334
    assert peak < 10 * len(document.text)
