"""An answer over the paper that ships, made by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scoqa.types import (
    Answer,
    BestSentence,
    Citation,
    Confidence,
    Evidence,
    Meta,
    Part,
    QueryTerm,
    Quote,
    Span,
    Status,
)

META = Meta(
    title="The Shanghai Cooperation Organisation: Towards a full-grown security alliance?",
    authors=("de Haas, Marcel", "van der Putten, Frans-Paul"),
    issued="2007-12-04",
    publisher="Clingendael",
    kind="report",
)


def quote(text: str, span: Span) -> Quote:
    return Quote(text, span)


def evidence_of(
    text: str, *, rank: int = 1, meta: Meta = META, words: str = "SCO|Energy|Club", **place
) -> Evidence:
    """Evidence over a whole text, its one snippet, with words highlighted."""
    span = Span(0, len(text))
    highlights = tuple(Span(*match.span()) for match in re.finditer(words, text))
    citation = Citation(key="dehaas2007", meta=meta, quote=quote(text, span), **place)
    return Evidence(rank, 1.5, text, span, (span,), span, highlights, citation)


@pytest.fixture
def make_evidence():
    return evidence_of


@pytest.fixture
def answer(paper: Path) -> Answer:
    text = paper.read_text()
    start, stop = text.index("Recently some"), text.index("\n\nThis Clingendael")
    best_start = text.index("In July 2007")
    best_text = text[best_start:stop]
    highlights = [Span(*m.span()) for m in re.finditer("SCO|[Ee]nergy|Club", text)]
    snippet = Span(text.index("In addition to"), stop)
    whole = Span(start, stop)
    evidence = Evidence(
        rank=1,
        score=12.5,
        text=text[start:stop],
        span=whole,
        sentences=(
            Span(start, snippet.start - 1),
            Span(snippet.start, best_start - 1),
            Span(best_start, stop),
        ),
        snippet=snippet,
        highlights=tuple(each for each in highlights if whole.contains(each)),
        citation=Citation(
            "dehaas2007", META, quote(text[start:stop], whole), paragraph=2, link="file:///papers/sco.txt"
        ),
        parts=(Part("bm25", 10.5, (("sco", 4.0), ("energi", 6.5))), Part("pairs", 2.0)),
    )
    best_span = Span(best_start, stop)
    best = BestSentence(
        best_text,
        tuple(Span(a - best_start, b - best_start) for a, b in highlights if best_start <= a and b <= stop),
        Citation("dehaas2007", META, quote(best_text, best_span), paragraph=2),
        1,
    )
    question = "what is the SCO Energy Club"
    terms = tuple(
        QueryTerm(word, term, Span(question.index(word), question.index(word) + len(word)), df=2, found=True)
        for word, term in (("SCO", "sco"), ("Energy", "energi"), ("Club", "club"))
    )
    return Answer(question, Status.ANSWERED, Confidence.STRONG, best, (evidence,), terms)
