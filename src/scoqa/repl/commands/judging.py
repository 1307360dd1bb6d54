"""Commands that say whether passages answer the question; what they say is kept with the collection."""

from __future__ import annotations

from scoqa.errors import UnknownReferenceError
from scoqa.evaluation.judgements import Judgement, judgement_files, save_judgements
from scoqa.reading import shown
from scoqa.render.lists import counted
from scoqa.repl.parsing import numbers
from scoqa.repl.session import Reply, Session


def good(session: Session, text: str) -> Reply:
    """Keep that passages answer the question."""
    return _judged(session, text, 1)


def bad(session: Session, text: str) -> Reply:
    """Keep that passages do not answer the question."""
    return _judged(session, text, 0)


def _judged(session: Session, text: str, grade: int) -> Reply:
    ranks = numbers(text.split()) if text else [session.rank]
    if not ranks:
        return Reply(session.said("name the passages by their numbers: /good 1 3"), is_good=False)
    references = [session.reference(rank) for rank in ranks]
    question = session.question
    if not question:
        raise UnknownReferenceError("these passages are like another one; none of them answers a question")
    notes = session.papers.notes
    judged = save_judgements(notes, [Judgement(question, reference, grade) for reference in references])
    listed = " ".join(f"[{rank}]" for rank in ranks)
    verb = "answers" if len(ranks) == 1 else "answer"
    if not grade:
        verb = f"{'does' if len(ranks) == 1 else 'do'} not answer"
    n_judged = sum(len(grades) for grades in judged.qrels.values())
    kept = f"{counted(n_judged, 'judgement')} of {counted(len(judged.qrels), 'question')}"
    if notes is not None:
        questions, qrels = judgement_files(notes)
        kept += f" in {shown(qrels.parent)} ({questions.name}, {qrels.name})"
    return Reply(
        [
            *session.said(f"kept: {listed} {verb} the question"),
            *session.said(kept, "dim"),
        ]
    )
