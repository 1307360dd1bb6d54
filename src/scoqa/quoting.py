"""Phrases that a question puts in quotation marks → the passages that hold them, or that none does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from scoqa.types import QueryTerm
from scoqa.value import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.ranking.phrases import Phrase
    from scoqa.storage import Store

_MARKS = frozenset('"\u201c\u201e\u00ab')
"""Quotation marks that open a phrase."""
SOUGHT = 20_000
"""Passages with all words of a phrase that are looked at, the first of the index; takes half a second or so."""


class Narrowed(NamedTuple):
    """Where a question may look.

    Attributes:
        allowed: One byte a passage id, 1 where it may; None where it may everywhere.
        phrases: That stand in all of these passages.
        notes: What stands in none, a line each.
    """

    allowed: bytes | None
    phrases: tuple[Phrase, ...] = ()
    notes: tuple[str, ...] = ()


class Asked(NamedTuple):
    """What a question asks for.

    Attributes:
        words: The question, blanks in the place of what is none of its words.
        terms: Its search words.
        allowed: Where filters let it look, as in :class:`Narrowed`.
        inside: Where it looks: where its phrases stand and what it rules out does not.
        is_filtered: It does not look everywhere.
    """

    words: str
    terms: list[QueryTerm]
    allowed: bytes | None
    inside: Narrowed
    is_filtered: bool


def narrowed(
    store: Store, question: str, terms: Sequence[QueryTerm], allowed: bytes | None, *, either: bool = False
) -> Narrowed:
    """The passages that hold what a question puts in quotation marks, as far as any does.

    Args:
        store: The index.
        question: As it was read into ``terms``.
        terms: Its search words.
        allowed: Where it may look, as in :class:`Narrowed`.
        either: One of its phrases is enough.
    """
    if _MARKS.isdisjoint(question):
        return Narrowed(allowed)
    from scoqa.ranking.phrases import phrases_of  # most questions need no pattern of it

    if either:
        masks = [holding(store, phrase, terms, allowed) for phrase in phrases_of(question, terms)]
        found = [int.from_bytes(mask) for mask in masks if mask is not None]
        return Narrowed(reduce(or_, found).to_bytes(store.n_ids) if found else allowed)
    kept: list[Phrase] = []
    notes = []
    for phrase in phrases_of(question, terms):
        inside = holding(store, phrase, terms, allowed)
        if inside is not None:
            allowed = inside
            kept.append(phrase)
            continue
        before = " and ".join(f'"{each.text}"' for each in kept)
        which = f"No passage that holds {before}" if kept else "No passage"
        notes.append(f'{which} holds "{phrase.text}" word for word; its words were looked for apart.')
    return Narrowed(allowed, tuple(kept), tuple(notes))


def holding(store: Store, phrase: Phrase, terms: Sequence[QueryTerm], allowed: bytes | None) -> bytes | None:
    """One byte a passage id, 1 where a question may look and the phrase stands; None where it stands nowhere."""
    own = [terms[i] for i in phrase.terms]
    if not all(term.is_known for term in own):
        return None
    from scoqa.ranking.phrases import in_all

    ids = in_all([store.postings_plain(term.term)[0] for term in own])
    ids = [passage_id for passage_id in ids if allowed is None or allowed[passage_id]][:SOUGHT]
    held = bytearray(store.n_ids)
    for passage_id, row in zip(ids, store.candidates(ids), strict=True):
        held[passage_id] = phrase.stands_in(row.text, row.document.title, *row.passage().section)
    return bytes(held) if 1 in held else None
