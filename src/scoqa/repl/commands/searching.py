"""Commands that narrow, widen or turn a search."""

from __future__ import annotations

from scoqa.errors import UnknownReferenceError
from scoqa.ranking.filters import FIELDS, parse_filter
from scoqa.render.answer import listed
from scoqa.repl.commands.places import key_of, reference_of
from scoqa.repl.parsing import number_first
from scoqa.repl.session import Reply, Session
from scoqa.types import Answer


def only(session: Session, text: str) -> Reply:
    """Search only these papers, named by key or by a passage's number, and ask again."""
    if not text:
        return Reply(session.said(_scope(session)))
    keys = []
    for word in text.replace(",", " ").split():
        number, _ = number_first(word)
        key = session.evidence(number).citation.key if number else word
        if not session.papers.has(key):
            session.papers.cite(key)  # says which keys are near
        keys.append(key)
    session.options = session.options._replace(only=tuple(dict.fromkeys(keys)))
    return _again(session)


def everywhere(session: Session, _text: str) -> Reply:
    """Search all papers again, without a filter, and ask again."""
    if not session.options.scope:
        return Reply(session.said("all papers are searched already"))
    session.options = session.options._replace(only=(), where="")
    return _again(session)


def where(session: Session, text: str) -> Reply:
    """Search only what a filter lets pass, and ask again."""
    if not text:
        fields = f"/where takes field:value; the fields are {', '.join(FIELDS)}"
        return Reply([*session.said(_scope(session)), *session.said(fields, "dim")])
    parse_filter(text)
    session.options = session.options._replace(where=" ".join(text.split()))
    return _again(session)


def _again(session: Session) -> Reply:
    scope = session.said(_scope(session), "dim")
    return session.ask_again(above=scope) or Reply(scope)


def _scope(session: Session) -> str:
    scope = session.options.scope
    return f"searching only {scope} (/all searches everywhere)" if scope else "searching all papers"


def inside(session: Session, text: str) -> Reply:
    """Ask one question of one paper."""
    word, _, question = text.partition(" ")
    key = key_of(session, word)
    if not question.strip():
        return Reply(session.said(f"ask something of {key}: /in {word or key} QUESTION"), is_good=False)
    return session.follow(question.strip(), only=[key])


def like(session: Session, text: str) -> Reply:
    """The passages most like one; they become the last answer."""
    number, _ = number_first(text)
    is_ranked = number or not text
    reference = (
        session.evidence(number or session.rank).citation.ref if is_ranked else reference_of(session, text)
    )

    def again(k: int, _explain: bool) -> Answer:
        return session.papers.like(reference, k=k)

    found = again(session.options.k, False)
    if not found.evidence:
        return Reply(session.said(f"nothing else is like {reference}"), is_good=False)
    session.take(found, again, is_asked=False)
    heading = session.said(f"most like {reference}, by its words {found.question}:", "dim")
    options = session.options
    lines = listed(
        found.evidence,
        session.fitting(len(heading) + 2),
        layout=options.layout,
        context=options.context,
        scores=options.scores,
    )
    return Reply([[], *heading, *lines, []])


def why_not(session: Session, text: str) -> Reply:
    """Why a paper is not among the passages of the last question."""
    if session.answer is None or not session.answer.question:
        raise UnknownReferenceError("nothing was asked yet; /whynot KEY tells of the last question")
    if not text:
        return Reply(session.said("name the paper that you miss: /whynot KEY"), is_good=False)
    key = key_of(session, text)
    reasons = session.why_not(key)
    first, *others = reasons
    lines = session.said(first if first.startswith(f"{key} ") else f"{key}: {first}")
    return Reply([*lines, *(line for reason in others for line in session.said(reason))])
