"""Passages to term counts: every sentence is analysed once, however many passages share it."""

from __future__ import annotations

from collections.abc import Sequence

from scoqa.analysis import TermCounts
from scoqa.analysis.counting import count_terms
from scoqa.analysis.languages import analysed_as
from scoqa.analysis.lexicon import Lexicon
from scoqa.types import Document, Passage, Span


def count_documents(
    documents: Sequence[tuple[Document, Sequence[Passage]]], lexicon: Lexicon | None = None
) -> TermCounts:
    """The term counts of all passages, in order.

    A document's words go by the rules of its language. A passage counts the words of its sentences, of its section's headings and of its document's
    title. Forms are counted once for each sentence and title, however many passages hold them.

    Args:
        documents: With their passages.
        lexicon: One that knows words already saves analysing them again; it learns the new ones.
    """
    lexicon = lexicon or Lexicon()
    passages: list[list[int]] = []
    written: list[list[int]] = []
    for document, cut in documents:
        language = analysed_as(document.meta.language)
        title = lexicon.numbers(document.meta.title, language)
        headings: dict[tuple[str, ...], list[int]] = {(): title}
        sentences: dict[Span, list[int]] = {}
        for passage in cut:
            if passage.section not in headings:
                headings[passage.section] = title + lexicon.numbers("\n".join(passage.section), language)
            words = list(headings[passage.section])
            for sentence in passage.sentences:
                if sentence not in sentences:
                    text = document.text[sentence.start : sentence.stop]
                    sentences[sentence] = lexicon.numbers(text, language)
                words += sentences[sentence]
            passages.append(words)
        written.append(title)
        written += sentences.values()
        written += (words[len(title) :] for section, words in headings.items() if section)
    return count_terms(passages, written, lexicon)
