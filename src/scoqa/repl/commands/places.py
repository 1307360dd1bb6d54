"""What an argument names: a number of the last answer, or a reference as the command line takes it."""

from __future__ import annotations

from scoqa.citing import parse_ref
from scoqa.errors import UnknownReferenceError
from scoqa.repl.parsing import number_first
from scoqa.repl.session import Session


def rank_first(session: Session, text: str) -> tuple[int, str]:
    """The number that a text begins with, the selected passage's or 1 where there is none, and the rest."""
    number, rest = number_first(text)
    rank = number or session.rank
    session.evidence(rank)
    return rank, rest


def rank_of(session: Session, text: str) -> int:
    """The number that a text is, the selected passage's or 1 for an empty one."""
    rank, rest = rank_first(session, text)
    if rest:
        raise UnknownReferenceError(f"{rest!r} is no passage of the last answer; a number is, as in [{rank}]")
    return rank


def reference_first(session: Session, text: str) -> tuple[str, str]:
    """The reference that a text begins with, by number or as written, the selected passage's where there is none.

    Returns:
        ``KEY`` or ``KEY:place``, and the rest of the text.
    """
    word, _, rest = text.partition(" ")
    if is_reference(session, word):
        return word, rest.strip()
    rank, rest = rank_first(session, text)
    return session.reference(rank), rest


def reference_of(session: Session, text: str) -> str:
    """The reference that a text is: a number, a reference as written, or nothing for the selected passage."""
    word = text.strip()
    number, rest = number_first(word)
    if not word or (number and not rest):
        return session.reference(rank_first(session, word)[0])
    session.papers.cite(word)  # where it is unknown this says which are near
    return word


def key_of(session: Session, text: str) -> str:
    """The key of the document of such a reference."""
    return parse_ref(reference_of(session, text)).key


def is_reference(session: Session, word: str) -> bool:
    """Whether a word is a document's key, or names a place in one."""
    key, _, _ = word.partition(":")
    return bool(key) and not number_first(word)[0] and session.papers.has(key)
