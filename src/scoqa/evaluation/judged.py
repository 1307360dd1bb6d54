"""Judged collections: records, questions and judgements, read from BEIR folders and TREC files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scoqa.errors import UnreadableFileError

_TOPIC = re.compile(
    r"<num>\s*(?:Number:)?\s*(\S+).*?<title>\s*(?:Topic:)?\s*([^<]+)", re.DOTALL | re.IGNORECASE
)


_WHOLE = re.compile(r"\.0+$")
"""What some tools write behind a grade: 1.0."""
_HEADINGS = ("query-id", "query_id", "query", "qid")
_QRELS = ("qrels.tsv", "qrels/test.tsv", "qrels/dev.tsv")


@dataclass(frozen=True, slots=True)
class Record:
    """A text that judgements name by its id.

    Attributes:
        paper: Id of the whole paper it was cut from; empty where it stands alone.
        start: Where it begins in that paper.
    """

    id: str
    text: str
    title: str = ""
    paper: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """A judged question.

    Attributes:
        answers: Texts that answer it, where known.
        answerable: Whether the collection answers it; None where nobody said.
        paper: Id of the record or paper it was written on; empty where unknown.
    """

    id: str
    text: str
    answers: tuple[str, ...] = ()
    answerable: bool | None = None
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A judged collection.

    Attributes:
        records: What was judged, in file order; empty for judgements of an open collection.
        papers: Whole papers the records were cut from, where the folder has them (docs.jsonl).
        qrels: Question id → record id or reference → grade; 0 is not relevant.
    """

    name: str
    questions: tuple[Question, ...]
    qrels: Mapping[str, Mapping[str, int]]
    records: tuple[Record, ...] = ()
    papers: tuple[Record, ...] = field(default=())

    def strangers(self) -> list[str]:
        """What is judged but not there, a line each: records, where the collection has some, and questions."""
        known = {record.id for record in self.records}
        records = sorted({name for grades in self.qrels.values() for name in grades} - known) if known else []
        questions = sorted(self.qrels.keys() - {one.id for one in self.questions})
        return [
            f"{len(names)} judged {what} {'is' if len(names) == 1 else 'are'} not there, as {names[0]!r}; {effect}"
            for names, what, effect in (
                (records, "record" if len(records) == 1 else "records", "no question finds what is missing"),
                (questions, "question" if len(questions) == 1 else "questions", "they are left out"),
            )
            if names
        ]

    def ranked_questions(self) -> list[Question]:
        """Those with at least one relevant judgement: the others say nothing about ranking."""
        return [
            one for one in self.questions if any(grade > 0 for grade in self.qrels.get(one.id, {}).values())
        ]


def load_beir(folder: Path) -> Judged:
    """A folder with corpus.jsonl, queries.jsonl and qrels.tsv (or qrels/test.tsv, or dev.tsv), as BEIR has them.

    Raises:
        UnreadableFileError: A file is missing, a line is not what it should be, an id is given twice, or
            there is no record.
    """
    qrels = next((path for name in _QRELS if (path := folder / name).exists()), folder / _QRELS[0])
    for path in (folder / "corpus.jsonl", folder / "queries.jsonl", qrels):
        if not path.exists():
            raise UnreadableFileError(
                f"{path}: is not there; a judged folder holds corpus.jsonl, queries.jsonl and qrels.tsv"
            )
    papers = folder / "docs.jsonl"
    questions = tuple(_questions(folder / "queries.jsonl"))
    records = tuple(_records(folder / "corpus.jsonl"))
    if not records:
        raise UnreadableFileError(f"{folder / 'corpus.jsonl'}: holds no record")
    return Judged(
        name=folder.resolve().name,
        questions=questions,
        qrels=load_qrels(qrels),
        records=records,
        papers=tuple(_records(papers)) if papers.exists() else (),
    )


def load_trec(queries: Path, qrels: Path) -> Judged:
    """Questions (TREC topics, "id TAB question" lines or JSON lines) and judgements of an open collection."""
    text = _text(queries)
    questions: list[Question]
    if text.lstrip().startswith("{"):
        questions = list(_questions(queries))
    elif "<num>" in text:
        questions = [Question(found[1], " ".join(found[2].split())) for found in _TOPIC.finditer(text)]
    else:
        questions = []
        for number, line in _lines(queries):
            name, tab, words = line.partition("\t")
            if not tab:
                raise UnreadableFileError(f"{queries}:{number}: not an id, a tab and a question")
            questions.append(Question(name, words.strip()))
    return Judged(queries.stem, tuple(questions), load_qrels(qrels))


def load_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Judgements with three columns (BEIR, with a heading) or four (TREC)."""
    found: dict[str, dict[str, int]] = {}
    for number, line in _lines(path):
        columns = line.split("\t") if "\t" in line else line.split()
        if number == 1 and columns[0] in _HEADINGS:
            continue
        if len(columns) == 4:
            columns.pop(1)
        try:
            question, record, written = map(str.strip, columns)
            grade = int(_WHOLE.sub("", written))
        except ValueError as error:
            raise UnreadableFileError(f"{path}:{number}: not a question, a record and a grade") from error
        if found.setdefault(question, {}).setdefault(record, grade) != grade:
            raise UnreadableFileError(f"{path}:{number}: {record!r} has another grade for {question!r} above")
    return found


def trec_qrels(qrels: Mapping[str, Mapping[str, int]]) -> str:
    """Judgements as a TREC file, sorted."""
    return "".join(
        f"{question} 0 {record} {grade}\n"
        for question, grades in sorted(qrels.items())
        for record, grade in sorted(grades.items())
    )


def _records(path: Path) -> Iterator[Record]:
    for entry in _json_lines(path, ("_id", "text")):
        start = entry.get("start")
        yield Record(
            id=str(entry["_id"]),
            text=str(entry["text"] or ""),
            title=str(entry.get("title") or ""),
            paper=str(entry.get("doc") or ""),
            start=start if isinstance(start, int) else 0,
        )


def _questions(path: Path) -> Iterator[Question]:
    for number, entry in enumerate(_json_lines(path, ("_id", "text")), start=1):
        if not isinstance(entry["text"], str):
            raise UnreadableFileError(f"{path}: the text of question {number} is no text")
        answers = entry.get("answers")
        answerable = entry.get("answerable")
        yield Question(
            id=str(entry["_id"]),
            text=entry["text"],
            answers=tuple(dict.fromkeys(map(str, answers))) if isinstance(answers, list) else (),
            answerable=answerable if isinstance(answerable, bool) else None,
            paper=str(entry.get("doc_id") or ""),
        )


def _json_lines(path: Path, needed: Sequence[str]) -> Iterator[dict[str, object]]:
    line_of: dict[str, int] = {}
    for number, line in _lines(path):
        try:
            entry = json.loads(line)
        except ValueError as error:
            raise UnreadableFileError(f"{path}:{number}: not JSON ({error})") from error
        if not isinstance(entry, dict) or any(name not in entry for name in needed):
            raise UnreadableFileError(f"{path}:{number}: lacks {' or '.join(needed)}")
        first = line_of.setdefault(str(entry["_id"]), number)
        if first != number:
            raise UnreadableFileError(
                f"{path}:{number}: the id {str(entry['_id'])!r} is that of line {first}"
            )
        yield entry


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(_text(path).split("\n"), start=1) if line.strip())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableFileError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UnreadableFileError(f"{path}: not UTF-8") from error
