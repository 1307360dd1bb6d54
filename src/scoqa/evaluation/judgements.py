"""Judgements that users make of a collection's answers: TREC lines by document and span, and a file of questions.

Spans of the document's text survive another cut into passages. The two files are what
``scoqa eval QUESTIONS QRELS`` reads.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scoqa.evaluation.judged import Judged, Question, load_trec, trec_qrels
from scoqa.notes import keep, kept

FOLDER = "judgements"
QUESTIONS = "questions.jsonl"
QRELS = "qrels.txt"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody says about a place and a question.

    Attributes:
        question: The question; its white space is folded.
        reference: ``KEY:start-stop`` or ``KEY``.
        grade: 0 if the place does not answer the question, from 1 if it does.

    Raises:
        ValueError: A grade below 0, no question, or a reference with white space.
    """

    question: str
    reference: str
    grade: int

    def __post_init__(self) -> None:
        text = " ".join(self.question.split())
        if self.grade < 0 or not text or len(self.reference.split()) != 1:
            raise ValueError(
                f"not a judgement: question {text!r}, reference {self.reference!r}, grade {self.grade}"
            )
        object.__setattr__(self, "question", text)


def question_id(question: str) -> str:
    """The id of a question: the same for the same words, whatever their white space."""
    return f"q{hashlib.sha256(' '.join(question.split()).encode()).hexdigest()[:12]}"


def judgement_files(notes: Path) -> tuple[Path, Path]:
    """The questions' file and the judgements' file of a collection.

    Args:
        notes: :attr:`scoqa.Collection.notes`.
    """
    return notes / FOLDER / QUESTIONS, notes / FOLDER / QRELS


def load_judgements(notes: Path | None) -> Judged:
    """All judgements kept with a collection; empty if there is no file yet.

    Raises:
        UnreadableFileError: A file is damaged.
    """
    if notes is not None:
        questions, qrels = judgement_files(notes)
        if kept(qrels).strip():  # without them, questions are what a first time that was cut short left
            found = load_trec(questions, qrels)
            return Judged(FOLDER, found.questions, found.qrels)
    return Judged(FOLDER, (), {})


def save_judgements(notes: Path | None, made: Iterable[Judgement]) -> Judged:
    """Keep judgements, all or none; a later judgement of the same place replaces an earlier one.

    Args:
        notes: :attr:`scoqa.Collection.notes`.
        made: The new judgements in their order.

    Returns:
        All judgements, including these.

    Raises:
        NotKeptError: The files cannot be written.
    """
    known = load_judgements(notes)
    questions = {each.id: each for each in known.questions}
    qrels = {each: dict(grades) for each, grades in known.qrels.items()}
    for judgement in made:
        name = question_id(judgement.question)
        questions.setdefault(name, Question(name, judgement.question))
        qrels.setdefault(name, {})[judgement.reference] = judgement.grade
    return _saved(notes, Judged(FOLDER, tuple(questions.values()), qrels))


def _saved(notes: Path | None, judged: Judged) -> Judged:
    questions, qrels = judgement_files(notes) if notes else (None, None)
    entries = [{"_id": each.id, "text": each.text} for each in judged.questions]
    keep(questions, "".join(f"{json.dumps(entry, ensure_ascii=False)}\n" for entry in entries))
    keep(qrels, trec_qrels(judged.qrels))
    return judged
