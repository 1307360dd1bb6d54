"""Ranked hits to the answer: quote, evidence, highlights, confidence, or an honest "not found"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scoqa.analysis.asked import defined_terms
from scoqa.analysis.languages import analysed_as
from scoqa.analysis.sought import kind_sought
from scoqa.analysis.stops import STOP_WORDS
from scoqa.analysis.tokens import TOKEN, normal
from scoqa.answering.confidence import confidence, signals_of
from scoqa.answering.following import asks
from scoqa.answering.joined import Joined, join
from scoqa.answering.sentences import best_of, disjoint, quoted, scores_of, shifted, snippet
from scoqa.ranking.introducing import is_introduced
from scoqa.ranking.second_pass import Find
from scoqa.ranking.sentence import Occurrence, is_figures
from scoqa.ranking.weights import idf
from scoqa.settings import Settings
from scoqa.types import (
    Answer,
    BestSentence,
    Citation,
    Confidence,
    Evidence,
    Hit,
    QueryTerm,
    Span,
    Status,
)
from scoqa.value import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.ranking.phrases import Phrase

Cite = Callable[[str, Span], Citation]
Nearest = Callable[[str], Sequence[tuple[str, int]]]

_STRENGTH = tuple(Confidence)  # strongest first

_OF_ORIGIN = frozenset(
    (*("author", "authored", "authors", "publication", "published"), *("write", "writes", "written", "wrote"))
)
"""A question with one of these words may ask who wrote a paper, or when."""

_SEE_ALSO_GAP = 0.1
"""A second passage is named beside the first if its score is lower by no more than this share."""


class _Seen(NamedTuple):
    """A stretch of a document with the question's words in it, and a score for each of its sentences."""

    stretch: Joined
    found: Sequence[Occurrence]
    scores: Sequence[float]


def answer(
    question: str,
    terms: Sequence[QueryTerm],
    hits: Sequence[Hit],
    *,
    k: int,
    n_passages: int,
    total_length: int,
    find: Find,
    cite: Cite,
    nearest: Nearest | None = None,
    settings: Settings,
    min_confidence: Confidence = Confidence.WEAK,
    phrases: Sequence[Phrase] = (),
    notes: Sequence[str] = (),
) -> Answer:
    """The answer to a question, made from the ranked passages.

    Args:
        question: The question as asked.
        terms: Its search words in question order, once each, with their document frequencies.
        hits: The hits of the second pass, best first; more than ``k``, so that overlapping ones can be joined.
        k: The most passages to show.
        n_passages: The number of passages in the collection.
        total_length: The number of indexed words in the collection.
        find: Finds where the terms occur in a text.
        cite: Makes the citation of a span of the document with a key.
        nearest: Gives the words of the collection that are spelled most like a word that occurs nowhere,
            with their counts.
        settings: Says how many passages of one document come before those of others.
        min_confidence: An answer below it counts as not found; NONE lets anything found pass.
        phrases: The question's phrases in quotation marks, which all hits hold; a sentence that holds them is
            quoted first.
        notes: Lines for the user to pass on with the answer.
    """
    folded = " ".join(question.split())
    if n_passages == 0 or not terms:
        status = Status.EMPTY if n_passages == 0 else Status.NO_QUESTION
        return Answer(folded, status, terms=tuple(terms), notes=tuple(notes))
    idfs = [term.weight * idf(term.df, n_passages) for term in terms]
    defined, kind = defined_terms(folded, terms), kind_sought(folded)
    is_worded = not all(is_figures(term.word, 0, len(term.word)) for term in terms)
    seen = [
        _Seen(
            stretch,
            found,
            scores_of(stretch, found, idfs, phrases, defined=defined, kind=kind, is_worded=is_worded),
        )
        for stretch in join(hits, k=k, per_document=settings.per_document, find=find)
        for found in [find(stretch.text, stretch.best.language)]
    ]
    evidence = tuple(_evidence(rank, one, cite) for rank, one in enumerate(seen, start=1))
    if not seen:
        unfound = _completed(terms, frozenset(), nearest)
        return Answer(folded, Status.NOT_FOUND, terms=unfound, notes=tuple(notes))
    first, citation = seen[0], evidence[0].citation
    signals = signals_of(
        first.stretch,
        _head(first, citation),
        terms,
        n_passages,
        find,
        settings,
        total_length=total_length,
        hits=hits,
        written=citation.meta.language,
    )
    level = confidence(signals, spelt_out=_spells_out(first, terms))
    asks_origin = not _OF_ORIGIN.isdisjoint(TOKEN.findall(folded.lower()))
    if (asks_origin or _is_weaker(level, Confidence.FAIR)) and _is_named(citation, terms, find):
        level = min(level, Confidence.FAIR, key=_STRENGTH.index)
        if asks_origin:
            from scoqa.answering.blind_spots import paper_itself

            notes = (*paper_itself(cite(first.stretch.key, Span(0, 0))), *notes)
    if level is Confidence.STRONG and _only_asks(first):
        level = Confidence.FAIR
    is_found = not _is_weaker(level, min_confidence)
    return Answer(
        question=folded,
        status=Status.ANSWERED if is_found else Status.NOT_FOUND,
        confidence=level,
        best=_best_sentence(first, signals.sentence, find, cite) if is_found else None,
        evidence=evidence,
        terms=_completed(terms, _held(first, citation, find), nearest),
        see_also=_see_also(seen),
        notes=tuple(notes),
        signals=signals.pairs(),
    )


def _only_asks(first: _Seen) -> bool:
    """Whether the passage's best sentence is a question itself, which says nothing (docs/evaluation.md)."""
    return asks(first.stretch.cut(first.stretch.sentences[best_of(first.scores)]))


def _spells_out(first: _Seen, terms: Sequence[QueryTerm]) -> bool:
    """Whether the passage introduces, in brackets, every word of the question that does not only frame it.

    If a framing word occurs nowhere, the question asks for more than what is introduced ("What does the SCO
    want?"), and the result is False.
    """
    text = first.stretch.text
    introduced = {term for _, where, term in first.found if is_introduced(text, where)}
    return bool(introduced) and all(
        i in introduced if not term.frames else term.df for i, term in enumerate(terms)
    )


def _is_weaker(level: Confidence, other: Confidence) -> bool:
    return _STRENGTH.index(level) > _STRENGTH.index(other)


def _is_named(citation: Citation, terms: Sequence[QueryTerm], find: Find) -> bool:
    """Whether the question names the paper: its title holds every word asked about, and these are at least half of it.

    "Who wrote The Waste Land?" finds a passage of that poem, which does not say who wrote it.
    """
    title = citation.meta.title
    subject = {i for i, term in enumerate(terms) if not term.frames}
    n_words = sum(word.lower() not in STOP_WORDS for word in TOKEN.findall(title))
    language = analysed_as(citation.meta.language)
    return bool(subject) and 2 * len(subject) >= n_words and subject <= {i for *_, i in find(title, language)}


def _best_sentence(first: _Seen, share: float, find: Find, cite: Cite) -> BestSentence:
    """The quote from the first passage; its first sentence if only its title or headings hold words of the question."""
    span = quoted(first.stretch, first.scores, share)
    text = first.stretch.cut(span)
    marked = disjoint(where for _, where, _ in find(text, first.stretch.best.language))
    return BestSentence(text, marked, cite(first.stretch.key, span), rank=1)


def _evidence(rank: int, seen: _Seen, cite: Cite) -> Evidence:
    stretch = seen.stretch
    return Evidence(
        rank=rank,
        score=stretch.best.score,
        text=stretch.text,
        span=stretch.span,
        sentences=stretch.sentences,
        snippet=snippet(stretch, seen.scores),
        highlights=disjoint(shifted((where for _, where, _ in seen.found), stretch.span.start)),
        citation=cite(stretch.key, stretch.span),
        parts=stretch.best.parts,
    )


def _head(first: _Seen, citation: Citation) -> str:
    """What stands above the first passage (title, authors, headings), as their words count as the passage's."""
    meta = citation.meta
    return "\n".join((meta.title, *meta.authors, *first.stretch.best.passage.section))


def _held(first: _Seen, citation: Citation, find: Find) -> frozenset[int]:
    """Indices of the terms that the first passage holds, or its title, authors or headings."""
    above = find(_head(first, citation), first.stretch.best.language)
    return frozenset(term for _, _, term in (*first.found, *above))


def _completed(
    terms: Sequence[QueryTerm], held: frozenset[int], nearest: Nearest | None
) -> tuple[QueryTerm, ...]:
    """The terms, each told whether the first passage holds it; unknown words get their nearest spellings."""
    return tuple(
        term._replace(
            found=i in held,
            nearest=tuple(nearest(normal(term.word))) if nearest is not None and not term.is_known else (),
        )
        for i, term in enumerate(terms)
    )


def _see_also(seen: Sequence[_Seen]) -> int:
    """The rank of the second passage, 2, if it is about as good as the first; else 0."""
    if len(seen) < 2:
        return 0
    first, second = (one.stretch.best.score for one in seen[:2])
    return 2 if first > 0 and (first - second) / first <= _SEE_ALSO_GAP else 0
