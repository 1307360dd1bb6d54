"""The words of papers, cut once for many quotations."""

from dataclasses import replace

from scoqa.citing import Quotation, SourceWords, check_quotation
from scoqa.types import Document, Meta, Span

PAPER = Document("tides", Meta(), "The moon raises the tides of the oceans twice a day.")
OTHER = Document("owls", Meta(), "Owls hunt at night.")


def test_a_document_is_cut_into_words_once_for_all_quotations() -> None:
    sources = SourceWords()
    first = sources.of(PAPER)
    check_quotation(Quotation("raises the tides of oceans", Span(0, 1)), [OTHER, PAPER], sources)

    assert sources.of(PAPER) is first


def test_of_more_words_than_are_kept_those_used_last_stay() -> None:
    sources = SourceWords(len(PAPER.text.split()) + 5)
    paper, other = sources.of(PAPER), sources.of(OTHER)
    assert sources.of(PAPER) is paper

    sources.of(replace(OTHER, key="third"))  # the one not used since goes

    assert sources.of(PAPER) is paper
    assert sources.of(OTHER) is not other


def test_a_document_whose_text_changed_is_cut_anew() -> None:
    sources = SourceWords()
    sources.of(PAPER)

    changed = sources.of(replace(PAPER, text="Owls hunt.", pages=()))

    assert [word.text for word in changed.words] == ["owls", "hunt"]
