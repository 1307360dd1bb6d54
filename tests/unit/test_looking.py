"""What a collection says without a question: telling words, passages like one, acronyms."""

from __future__ import annotations

import pytest

from scoqa import Collection
from scoqa.errors import UnknownReferenceError

TEXTS = {
    "tides": "The moon raises the tides of the oceans twice a day.",
    "moon": "Gravity of the moon pulls the oceans; their tides follow the moon.",
    "winds": "Trade winds blow from the east. The World Meteorological Organization (WMO) maps winds.",
    "more": "Winds carry rain, says the World meteorological organization (WMO).",
    "who": "The Western Mining Office (WMO) digs.",
}


@pytest.fixture
def papers() -> Collection:
    collection = Collection()
    collection.add_texts({"key": key, "text": text} for key, text in TEXTS.items())
    return collection


def test_a_passage_is_told_by_its_rare_words(papers: Collection):
    words = papers.telling_words("tides:0-52", n=3)

    assert {word.word for word in words} <= {"raises", "twice", "day", "tides"}
    assert [word.weight for word in words] == sorted((word.weight for word in words), reverse=True)


def test_passages_like_one_are_other_passages(papers: Collection):
    found = papers.like("tides:0-52", k=2)

    assert found
    assert found.evidence[0].citation.key == "moon"
    assert "tides" not in {evidence.citation.key for evidence in found}


def test_a_document_is_not_like_itself(papers: Collection):
    assert "winds" not in {evidence.citation.key for evidence in papers.like("winds")}


def test_acronyms_name_every_place_and_every_reading(papers: Collection):
    found = papers.acronyms()

    assert [(each.short, each.long, [ref.split(":")[0] for ref in each.references]) for each in found] == [
        ("WMO", "World meteorological organization", ["more", "winds"]),
        ("WMO", "Western Mining Office", ["who"]),
    ]
    place = papers.cite(found[0].references[1]).quote.text
    assert place == "World Meteorological Organization (WMO)"
    assert [each.long for each in papers.acronyms("who")] == ["Western Mining Office"]


def test_an_unknown_key_is_an_error(papers: Collection):
    for ask in (papers.acronyms, papers.telling_words, papers.like):
        with pytest.raises(UnknownReferenceError, match="no document 'nobody'"):
            ask("nobody")


def test_a_word_is_listed_with_the_hyphen_that_the_papers_write():
    papers = Collection()
    papers.add_text(
        "a", "A trace-based compiler traces. Airports have an air port. Trace-Based is a by-product."
    )

    assert papers.words("trac") == [("trace", 2), ("trace-based", 2), ("traces", 1)]
    assert papers.words("Trace-b") == [("trace-based", 2)]
    assert papers.words("traceb") == [("tracebased", 2)]
    assert ("airports", 1) in papers.words("air")
    assert papers.words("byp") == [("byproduct", 1)]
    assert papers.words("by-") == [("by-product", 1)]


def test_a_word_that_only_names_an_author_is_told_with_the_papers():
    with Collection() as papers:
        papers.add_text("mine", "A flaw lets anyone crash the server.", authors=("Goodin, Dan",))
        papers.add_text("other", "Nothing of the kind.", authors=("Lee, Ann",))

        assert (
            papers.ask("goodin")
            .notes[0]
            .startswith("'goodin' names an author, of mine; the filter author:goodin")
        )
        assert not any("author" in note for word in ("goodwin", "din") for note in papers.ask(word).notes)
