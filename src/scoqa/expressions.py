"""Reads questions with operators: their search words, and the passages that the operators leave to be searched."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import and_

from scoqa.analysis import question_terms
from scoqa.quoting import Asked, holding, narrowed
from scoqa.ranking.operators import is_operators, operators_of
from scoqa.ranking.phrases import phrases_of
from scoqa.types import QueryTerm

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from scoqa.storage import Store

    class Papers(Protocol):
        """What is asked of a collection."""

        @property
        def store(self) -> Store:
            """The index."""
            ...

        def terms_of(self, question: str, *, exact: bool = False) -> list[QueryTerm]:
            """A question's search words."""
            ...

        def allowed(self, only: Sequence[str] = (), where: str = "") -> bytes | None:
            """One byte a passage id, 1 where a question may look; None where it may look everywhere."""
            ...


def read(papers: Papers, question: str, only: Sequence[str], where: str, *, exact: bool) -> Asked:
    """A question that may have operators; what they leave out is told in notes."""
    operators = operators_of(question)
    allowed = papers.allowed(only, f"{where} {operators.where}")
    notes = []
    if is_operators(question):
        notes.append(
            f"{question} narrows a question; alone it was looked for as words ('scoqa docs' lists papers)."
        )
    if operators.where and allowed is not None and 1 not in allowed:
        notes.append(f"No paper fits {operators.where}; in quotation marks it is words to look for.")
    terms = papers.terms_of(operators.words, exact=exact)
    inside = narrowed(papers.store, operators.words, terms, allowed, either=operators.either)
    for texts in operators.without:
        mask, note = _without(papers.store, texts, inside.allowed)
        inside = inside._replace(allowed=mask)
        notes.append(note)
    return Asked(
        operators.words,
        terms,
        allowed,
        inside._replace(notes=(*inside.notes, *notes)),
        bool(only or where.strip() or operators.where),
    )


def _without(store: Store, texts: Sequence[str], allowed: bytes | None) -> tuple[bytes | None, str]:
    """Where a question may look without the passages that hold all of some words and phrases, and a line that says so."""
    quoted = " and ".join(f'"{text}"' for text in texts)
    masks = [mask for text in texts if (mask := _holding(store, text)) is not None]
    if len(masks) < len(texts):
        return allowed, f"{quoted} is nothing to look for; nothing was left out for it."
    held = reduce(_both, masks)
    every = allowed or bytes([1]) * store.n_ids
    kept = bytes(own & ~out for own, out in zip(every, held, strict=True))
    n_out = every.count(1) - kept.count(1)
    if not n_out:
        return allowed, f"No passage holds {quoted}; nothing was left out for it."
    return (
        kept,
        f"Left out: {n_out:,} {'passage that holds' if n_out == 1 else 'passages that hold'} {quoted}.",
    )


def _holding(store: Store, text: str) -> bytes | None:
    """One byte a passage id, 1 where a word or a phrase stands; None where it has nothing to look for."""
    quoted = f'"{text}"'
    terms = question_terms(quoted, store.term_of, languages=store.languages, df=store.df)
    terms = [term._replace(df=store.df(term.term)) for term in terms]
    if not terms:
        return None
    held = bytearray(store.n_ids)
    if text.isalnum():
        for term in terms:
            for passage_id in store.postings_plain(term.term)[0]:
                held[passage_id] = 1
    else:
        for phrase in phrases_of(quoted, terms):
            held = bytearray(holding(store, phrase, terms, None) or held)
    return bytes(held)


def _both(one: bytes, other: bytes) -> bytes:
    return bytes(map(and_, one, other))
