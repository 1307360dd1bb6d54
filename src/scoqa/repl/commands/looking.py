"""Commands that look closer at what an answer names: its passages, their papers, their sources."""

from __future__ import annotations

from scoqa.render.explain import score_lines, telling_lines, term_lines
from scoqa.render.places import context_lines, heading_lines, outline_lines
from scoqa.repl.commands.places import key_of, rank_of, reference_of
from scoqa.repl.parsing import number_first
from scoqa.repl.session import Reply, Session

SHOW_CONTEXT = 2
FIRST_WIDTH, LAST_WIDTH = 2, 32


def show(session: Session, text: str) -> Reply:
    """A whole passage with what stands around it; a paper's outline for a bare key."""
    word = text.partition(" ")[0]
    if ":" in word:
        reference = word
    elif word and (session.papers.has(word) or not number_first(word)[0]):
        return Reply(outline_lines(session.papers.document(word), session.look))
    else:
        rank = rank_of(session, text)
        session.select(rank)
        reference = session.evidence(rank).citation.ref
    return _context(session, reference, SHOW_CONTEXT)


def more(session: Session, text: str) -> Reply:
    """The snippet with twice as many sentences around it as before."""
    rank = rank_of(session, text)
    width = session.widths.get(rank, 0)
    return _widened(session, rank, min(LAST_WIDTH, 2 * width) if width else FIRST_WIDTH)


def less(session: Session, text: str) -> Reply:
    """The snippet with half as many sentences around it."""
    rank = rank_of(session, text)
    width = session.widths.get(rank, 0)
    return _widened(session, rank, width // 2 if width > FIRST_WIDTH else 0)


def _widened(session: Session, rank: int, width: int) -> Reply:
    session.select(rank)
    session.widths[rank] = width
    return _context(session, session.reference(rank), width)


def _context(session: Session, reference: str, width: int) -> Reply:
    terms = session.answer.terms if session.answer is not None else ()
    context = session.papers.show(reference, context=width)
    return Reply(context_lines(context, session.look, terms=terms))


def following(session: Session, _text: str) -> Reply:
    """Select the next passage and show it; more are fetched where the last one was selected."""
    return _stepped(session, 1)


def previous(session: Session, _text: str) -> Reply:
    """Select the passage before and show it."""
    return _stepped(session, -1)


def _stepped(session: Session, step: int) -> Reply:
    answer = session.answered
    # A fresh answer shows its first passage already, so the next one is the second.
    rank = session.rank + step
    if rank < 1:
        return Reply(session.said("that is the first passage"), is_good=False)
    if rank > len(answer) and not session.fetch_more():
        return Reply(session.said(f"no more passages: these {len(answer)} are all"), is_good=False)
    session.select(rank)
    return Reply(session.evidence_lines(rank))


def open_source(session: Session, text: str) -> Reply:
    """The source in a viewer, at its page."""
    said = session.papers.open_source(reference_of(session, text), environment=session.environment)
    return Reply(session.said(said))


def why(session: Session, text: str) -> Reply:
    """The addends of a passage's score."""
    rank = rank_of(session, text)
    return Reply(score_lines(session.explained(rank), session.look))


def terms(session: Session, text: str) -> Reply:
    """The question's words as they were looked for; with a passage, the words that tell it from the rest."""
    if text:
        reference = reference_of(session, text)
        words = session.papers.telling_words(reference)
        heading = session.said(f"what tells {reference} from the rest of the collection:")
        return Reply([[], *heading, *telling_lines(words, session.look)])
    if session.answer is None:
        return Reply(session.said("nothing was asked yet; /terms KEY tells of a paper"), is_good=False)
    if not session.answer.terms:
        return Reply(session.said("the last question had no words to look for"), is_good=False)
    n_passages, is_answered = session.papers.n_passages, bool(session.answer)
    return Reply(term_lines(session.answer.terms, n_passages, session.look, is_answered=is_answered))


def contents(session: Session, text: str) -> Reply:
    """The headings of a paper."""
    key = key_of(session, text)
    document = session.papers.document(key)
    if not document.sections:
        return Reply(session.said(f"{key} has no headings"), is_good=False)
    return Reply([[], *heading_lines(document, session.look), []])
