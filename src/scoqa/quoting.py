"""Which passages hold the phrases that a question puts in quotation marks."""

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
"""The quotation marks that open a phrase."""
SOUGHT = 20_000
"""At most so many passages with all words of a phrase are looked at, the first ones of the index: about half a second."""


class Narrowed(NamedTuple):
    """Where a question may look.

    Attributes:
        allowed: One byte per passage id, 1 if it may be shown; None if all may.
        phrases: The phrases that stand in all of these passages.
        notes: A line for each phrase that stands nowhere.
    """

    allowed: bytes | None
    phrases: tuple[Phrase, ...] = ()
    notes: tuple[str, ...] = ()


class Asked(NamedTuple):
    """What a question asks for.

    Attributes:
        words: The question with blanks in place of its operators.
        terms: Its search words.
        allowed: The passages that filters let through, as in :class:`Narrowed`.
        inside: Of these, the passages with its phrases and without what it leaves out.
        is_filtered: A filter applies.
    """

    words: str
    terms: list[QueryTerm]
    allowed: bytes | None
    inside: Narrowed
    is_filtered: bool


def narrowed(
    store: Store, question: str, terms: Sequence[QueryTerm], allowed: bytes | None, *, either: bool = False
) -> Narrowed:
    """The passages that hold the phrases of a question, of those phrases that stand somewhere.

    Args:
        store: The index.
        question: The text from which ``terms`` were read.
        terms: Its search words.
        allowed: The passages that may be shown, as in :class:`Narrowed`.
        either: One of the phrases is enough.
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
        notes.append(f"{which} holds {phrase.sought}; its words were looked for apart.")
    return Narrowed(allowed, tuple(kept), tuple(notes))


def holding(store: Store, phrase: Phrase, terms: Sequence[QueryTerm], allowed: bytes | None) -> bytes | None:
    """One byte per passage id, 1 if it may be shown and holds the phrase; None if no such passage does."""
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
