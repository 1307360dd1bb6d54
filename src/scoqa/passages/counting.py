"""Passages to term counts: every document is analysed once, its passages are ranges of its tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from scoqa.analysis import TermCounts, form_of_token, term_of_token, terms, tokens
from scoqa.analysis.counting import count_terms
from scoqa.types import Document, Passage


def count_forms(document: Document) -> dict[str, tuple[str, int]]:
    """The forms of a document's text and title: form → (term, occurrences)."""
    found: Counter[tuple[str, str]] = Counter()
    for text in (document.text, document.meta.title):
        found.update((form_of_token(token), term) for token in tokens(text) if (term := term_of_token(token)))
    return {form: (term, n) for (form, term), n in found.items()}


def count_documents(documents: Sequence[tuple[Document, Sequence[Passage]]]) -> TermCounts:
    """The term counts of all passages, in order.

    A passage counts the words of its sentences, of its section's headings and of its document's title.
    """
    passages: list[list[str]] = []
    forms: Counter[tuple[str, str]] = Counter()
    for document, cut in documents:
        title = terms(document.meta.title)
        starts: list[int] = []
        found: list[str] = []
        for token in tokens(document.text):
            if term := term_of_token(token):
                starts.append(token.span.start)
                found.append(term)
                forms[form_of_token(token), term] += 1
        for token in tokens(document.meta.title):
            if term := term_of_token(token):
                forms[form_of_token(token), term] += 1
        for passage in cut:
            own = [term for heading in passage.section for term in terms(heading)]
            for sentence in passage.sentences:
                own += found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.stop)]
            passages.append(own + title)
    return count_terms(passages, forms)
