"""Reports and runs as files: JSON, which is read back for comparisons, and TREC's format of runs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from scoqa.errors import UnreadableFileError
from scoqa.evaluation.report import Compared, Outcome, Ranked, Report, by_confidence, make_report
from scoqa.types import Confidence

SCHEMA = "scoqa.eval/1"
COMPARISON_SCHEMA = "scoqa.comparison/1"
COMPARED = ("measure", "first", "second", "p", "questions")
_SHOWN = 10
"""A report holds so many places of each question's ranking; a run holds all."""


def to_json(report: Report, *, per_question: bool = False) -> str:
    """The report as one JSON object; ``measures`` maps each name to its mean."""
    entry: dict[str, object] = {
        "schema": SCHEMA,
        "collection": report.name,
        "documents": report.n_documents,
        "passages": report.n_passages,
        "questions": report.n_judged,
        "skipped": report.skipped,
        "measures": {one.name: round(one.value, 6) for one in report.measured},
        "intervals": {one.name: [round(one.low, 6), round(one.high, 6)] for one in report.measured},
        "confidence": {
            word: {"questions": n, "right": n_right}
            for word, n, n_right in by_confidence([one for one in report.outcomes if one.values])
        },
    }
    if per_question:
        entry["per_question"] = [_question_entry(one) for one in report.outcomes]
    return json.dumps(entry, ensure_ascii=False, indent=2)


def _question_entry(one: Outcome) -> dict[str, object]:
    return {
        "id": one.id,
        "question": one.question,
        "measures": {name: round(value, 6) for name, value in one.values},
        "ranking": [each.id for each in one.ranking[:_SHOWN]],
        "scores": [round(each.score, 6) for each in one.ranking[:_SHOWN]],
        "sentence": one.sentence,
        "sentence_hit": one.holds_answer,
        "confidence": one.confidence,
        "answerable": one.answerable,
    }


def comparison_to_json(rows: Sequence[Compared]) -> str:
    """The comparison of two reports as one JSON object."""
    entries = [dict(zip(COMPARED, row, strict=True)) for row in rows]
    return json.dumps({"schema": COMPARISON_SCHEMA, "measures": entries}, indent=2)


def load_report(path: Path) -> Report:
    """A report written by :func:`to_json` with its questions.

    Raises:
        UnreadableFileError: The file is missing, is no such report, or a report without its questions.
    """
    try:
        entry = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableFileError(
            f"{path}: {error.strerror}; 'scoqa eval ... --json --per-question' writes one"
        ) from error
    except ValueError as error:
        raise UnreadableFileError(f"{path}: not JSON ({error})") from error
    try:
        outcomes = [
            Outcome(
                id=one["id"],
                question=one["question"],
                values=tuple(one["measures"].items()),
                ranking=tuple(map(Ranked, one["ranking"], one["scores"])),
                sentence=one["sentence"],
                holds_answer=one["sentence_hit"],
                confidence=Confidence(one["confidence"]),
                answerable=one["answerable"],
            )
            for one in entry["per_question"]
        ]
        return make_report(entry["collection"], entry["documents"], entry["passages"], outcomes)
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableFileError(
            f"{path}: not a report with its questions; 'scoqa eval ... --json --per-question' writes one"
        ) from error


def trec_run(report: Report, tag: str = "scoqa") -> str:
    """All rankings as a TREC run: question, Q0, record, rank, score, tag.

    Other tools order a run by its scores, and equal scores each in its own way. So a score that is not below the one
    before it is written a millionth below that.
    """
    return "".join(
        f"{one.id} Q0 {each.id} {rank} {millionths / 1e6:.6f} {tag}\n"
        for one in report.outcomes
        for rank, (each, millionths) in enumerate(
            zip(one.ranking, _falling(one.ranking), strict=True), start=1
        )
    )


def _falling(ranking: Sequence[Ranked]) -> Iterator[int]:
    """The scores in millionths, each below the one before it."""
    before = None
    for each in ranking:
        own = round(each.score * 1e6)
        before = own if before is None else min(own, before - 1)
        yield before
