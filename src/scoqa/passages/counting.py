"""Counts the terms of passages; every sentence is analysed once, however many passages share it."""

from __future__ import annotations

from collections.abc import Sequence

from scoqa.analysis import TermCounts
from scoqa.analysis.counting import Numbered, count_terms, number_words
from scoqa.analysis.languages import analysed_as
from scoqa.analysis.lexicon import Lexicon
from scoqa.types import Document, Passage, Span


def count_documents(
    documents: Sequence[tuple[Document, Sequence[Passage]]], lexicon: Lexicon | None = None
) -> TermCounts:
    """The term counts of all passages, in order.

    Args:
        documents: With their passages.
        lexicon: One that knows words already saves analysing them again; it learns the new ones.
    """
    return count_terms([number_documents(documents, lexicon or Lexicon())])


def number_documents(documents: Sequence[tuple[Document, Sequence[Passage]]], lexicon: Lexicon) -> Numbered:
    """The words of all passages, ready to be counted.

    A document's words are analysed by the rules of its language. A passage counts the words of its sentences, of the
    headings above it and of its document's title. Forms are counted once for each sentence and title, however many
    passages hold them.

    Args:
        documents: With their passages.
        lexicon: One that knows words already saves analysing them again; it learns the new ones.
    """
    texts: list[str] = []
    languages: list[str] = []
    passages: list[list[int]] = []
    sizes: list[tuple[int, int]] = []
    for document, cut in documents:
        first = len(texts)
        head = [len(texts)] if document.meta.title else []
        if head:
            texts.append(document.meta.title)
        # most texts given as strings: no sentence is in two passages
        if len(cut) == 1 and not cut[0].section:
            texts += [document.text[start:stop] for start, stop in cut[0].sentences]
            passages.append(list(range(first, len(texts))))
            languages += [analysed_as(document.meta.language)] * (len(texts) - len(languages))
            sizes.append((len(texts) - first, 1))
            continue
        heads: dict[tuple[str, ...], list[int]] = {(): head}
        sentences: dict[Span, int] = {}
        for passage in cut:
            if passage.section not in heads:
                heads[passage.section] = [*head, len(texts)]
                texts.append("\n".join(passage.section))
            of_one = list(heads[passage.section])
            for sentence in passage.sentences:
                if sentence not in sentences:
                    sentences[sentence] = len(texts)
                    texts.append(document.text[sentence.start : sentence.stop])
                of_one.append(sentences[sentence])
            passages.append(of_one)
        languages += [analysed_as(document.meta.language)] * (len(texts) - len(languages))
        sizes.append((len(texts) - first, len(cut)))
    return number_words(texts, languages, passages, sizes, lexicon)
