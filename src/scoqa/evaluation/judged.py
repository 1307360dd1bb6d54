"""Judged collections: records, questions and judgements, read from BEIR folders and TREC files."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from scoqa.errors import UnreadableFileError
from scoqa.evaluation.topics import is_topics, topics_of

_WHOLE = re.compile(r"\.0+$")
"""What some tools write behind a grade: 1.0."""
_FRACTION = re.compile(r"-?\d*\.\d+")
"""Grades such as .5, which trec_eval cuts to 0 and ir_measures, pytrec_eval and BEIR's own tools refuse."""
_ID = ("_id", "id")
_WORDS = ("text", "contents")
"""Names of the fields that each line has: BEIR's, and those of Pyserini's collections."""
_QUESTION_HEADINGS = frozenset(("query", "queryid", "qid", "question", "questionid", "topic", "topicid"))
_GRADE_HEADINGS = frozenset(
    ("score", "grade", "label", "rel", "relevance", "relevancy", "judgement", "judgment")
)
"""Words over the columns of judgements, of which the first or the last is one."""
_Named = TypeVar("_Named", "Record", "Question")
_QRELS = ("qrels.tsv", "qrels.txt", "qrels/test.tsv", "qrels/dev.tsv", "qrels/train.tsv")


@dataclass(frozen=True, slots=True)
class Record:
    """A text that judgements name by its id.

    Attributes:
        paper: The id of the whole paper it was cut from; empty if it stands alone.
        start: Where it begins in that paper, in code points.
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
        answers: Texts that answer it, as far as known.
        answerable: Whether the collection answers it; None if that is not known.
        paper: The id of the record or paper it was written about; empty if unknown.
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
        papers: The whole papers that the records were cut from, if the folder has them (docs.jsonl).
        qrels: Grades by question id, then by record id or reference; 0 means not relevant.
        notes: A line for each thing that was skipped when the files were read.
    """

    name: str
    questions: tuple[Question, ...]
    qrels: Mapping[str, Mapping[str, int]]
    records: tuple[Record, ...] = ()
    papers: tuple[Record, ...] = field(default=())
    notes: tuple[str, ...] = ()

    def strangers(self, is_there: Callable[[str], bool] | None = None) -> list[str]:
        """A line for each judged record, place of an open collection, or question that does not exist.

        Args:
            is_there: Says whether an open collection has a place.
        """
        judged = sorted({name for grades in self.qrels.values() for name in grades})
        known = {record.id for record in self.records}
        what = "place" if is_there else "record"
        gone = [name for name in judged if not (is_there(name) if is_there else name in known)]
        questions = sorted(self.qrels.keys() - {one.id for one in self.questions})
        return [
            f"{len(names)} judged {what} {'is' if len(names) == 1 else 'are'} not there, as {names[0]!r}; {effect}"
            for names, what, effect in (
                (gone, what if len(gone) == 1 else f"{what}s", "no question finds what is missing"),
                (
                    questions,
                    "question" if len(questions) == 1 else "questions",
                    "it is left out" if len(questions) == 1 else "they are left out",
                ),
            )
            if names
        ]

    def ranked_questions(self) -> list[Question]:
        """The questions with at least one relevant judgement, as the others say nothing about ranking."""
        return [
            one for one in self.questions if any(grade > 0 for grade in self.qrels.get(one.id, {}).values())
        ]


def load_beir(folder: Path) -> Judged:
    """A folder with corpus.jsonl, queries.jsonl and qrels.tsv (or qrels/test.tsv and the like), as BEIR has them.

    Each file may be compressed (.gz). If an id is given twice, the first one counts; if a judgement is, the last one, as
    in BEIR's own tools. A line of :attr:`Judged.notes` says so.

    Raises:
        UnreadableFileError: A file is missing, a line has another form, or there is no record.
    """
    corpus, queries, judgements = (
        _present(folder, *names) for names in (("corpus.jsonl",), ("queries.jsonl",), _QRELS)
    )
    whole = _packed(folder / "docs.jsonl")
    questions, notes = _once(queries, _questions(queries))
    records, more = _once(corpus, _records(corpus))
    notes += more
    if not records:
        raise UnreadableFileError(f"{corpus}: holds no record")
    papers: list[Record] = []
    if whole:
        papers, more = _once(whole, _records(whole))
        notes += more
        known = {paper.id for paper in papers}
        if papers and not any(record.paper in known for record in records):
            notes.append(f"{whole.name}: no record says which of these papers it was cut from (doc, start)")
            papers = []
    qrels, more = load_qrels(judgements)
    return Judged(
        name=folder.resolve().name,
        questions=tuple(questions),
        qrels=qrels,
        records=tuple(records),
        papers=tuple(papers),
        notes=(*notes, *more),
    )


def load_trec(queries: Path, qrels: Path) -> Judged:
    """Questions (TREC topics, "id TAB question" lines or JSON lines) and judgements of an open collection."""
    text = _text(queries)
    found: Iterable[Question]
    if text.lstrip().startswith("{"):
        found = _questions(queries)
    elif is_topics(text):
        found = [Question(name, words) for name, words in topics_of(text)]
    else:
        found = _tabbed(queries)
    questions, notes = _once(queries, found)
    judged, more = load_qrels(qrels)
    return Judged(queries.stem, tuple(questions), judged, notes=(*notes, *more))


def _tabbed(path: Path) -> Iterator[Question]:
    for number, line in _lines(path):
        name, _, words = map(str.strip, line.partition("\t"))
        if not words:
            raise UnreadableFileError(f"{path}:{number}: not an id, a tab and a question")
        if number > 1 or _letters(name) not in _QUESTION_HEADINGS:
            yield Question(name, words)


def load_qrels(path: Path) -> tuple[dict[str, dict[str, int]], list[str]]:
    """Judgements with three columns (BEIR) or four (TREC), under a heading or not, and what was passed over."""
    found: dict[str, dict[str, int]] = {}
    again: list[str] = []
    for number, line in _lines(path):
        columns = [column.strip() for column in (line.split("\t") if "\t" in line else line.split())]
        if number == 1 and _is_heading(columns):
            continue
        if len(columns) == 4:
            columns.pop(1)
        try:
            question, record, written = columns
            grade = int(_WHOLE.sub("", written))
        except ValueError as error:
            if _FRACTION.fullmatch(columns[-1]):
                raise UnreadableFileError(
                    f"{path}:{number}: grade {columns[-1]} is no whole number, as trec_eval and BEIR have them; "
                    "multiply all grades by the same number"
                ) from error
            raise UnreadableFileError(f"{path}:{number}: not a question, a record and a grade") from error
        of_one = found.setdefault(question, {})
        if of_one.get(record, grade) != grade:
            again.append(f"{question} {record}")
        of_one[record] = grade
    return found, _told(path, again, "judgement", "with another grade; the last counts")


def _is_heading(columns: list[str]) -> bool:
    return _letters(columns[0]) in _QUESTION_HEADINGS or _letters(columns[-1]) in _GRADE_HEADINGS


def _letters(text: str) -> str:
    """Small letters and figures: "Query ID" is a heading as "query-id" is, "query1" is none."""
    return "".join(filter(str.isalnum, text.casefold()))


def trec_qrels(qrels: Mapping[str, Mapping[str, int]]) -> str:
    """Judgements as a TREC file, sorted."""
    return "".join(
        f"{question} 0 {record} {grade}\n"
        for question, grades in sorted(qrels.items())
        for record, grade in sorted(grades.items())
    )


def _records(path: Path) -> Iterator[Record]:
    for number, name, entry in _json_lines(path):
        if entry.keys().isdisjoint((*_WORDS, "title")):
            raise UnreadableFileError(f"{path}:{number}: lacks text")
        start = entry.get("start")
        yield Record(
            id=name,
            text=_mended(_first(entry, _WORDS) or ""),
            title=_mended(entry.get("title") or ""),
            paper=_mended(entry.get("doc") or ""),
            start=start if isinstance(start, int) else 0,
        )


def _questions(path: Path) -> Iterator[Question]:
    for number, name, entry in _json_lines(path):
        text = _first(entry, _WORDS)
        if not isinstance(text, str):
            raise UnreadableFileError(f"{path}:{number}: lacks text")
        answerable = entry.get("answerable")
        yield Question(
            id=name,
            text=_mended(text),
            answers=tuple(dict.fromkeys(_answers(entry.get("answers")))),
            answerable=answerable if isinstance(answerable, bool) else None,
            paper=_mended(entry.get("doc_id") or ""),
        )


def _answers(given: object) -> Iterator[str]:
    """The answers of a question: texts, or as SQuAD has them, objects with a text or texts."""
    if isinstance(given, dict):
        yield from _answers(given.get("text"))
    elif isinstance(given, list):
        for one in given:
            yield from _answers(one)
    elif isinstance(given, str | int | float):
        yield _mended(given)


def _mended(value: object) -> str:
    """As text, halves of characters, which JSON can hold and nothing else can, replaced one by one."""
    text = str(value)
    return (
        text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    )


def _once(path: Path, given: Iterable[_Named]) -> tuple[list[_Named], list[str]]:
    """The first of each id, in their order, and what is to be said of the others."""
    found: dict[str, _Named] = {}
    again = [one.id for one in given if found.setdefault(one.id, one) is not one]
    return list(found.values()), _told(path, again, "id", "again; the first counts")


def _told(path: Path, again: list[str], what: str, effect: str) -> list[str]:
    if not again:
        return []
    many = f"{len(again)} {what}s are" if len(again) > 1 else f"1 {what} is"
    return [f"{path.name}: {many} given {effect}, as {again[0]!r}"]


def _first(entry: Mapping[str, object], names: Iterable[str]) -> object:
    """The first of some fields that says anything."""
    return next((entry[name] for name in names if entry.get(name) is not None), None)


def _json_lines(path: Path) -> Iterator[tuple[int, str, dict[str, object]]]:
    """The number, the id and the fields of each line."""
    for number, line in _lines(path):
        try:
            entry = json.loads(line)
        except ValueError as error:
            raise UnreadableFileError(f"{path}:{number}: not JSON ({error})") from error
        if not isinstance(entry, dict) or (name := _first(entry, _ID)) is None:
            raise UnreadableFileError(f"{path}:{number}: lacks _id")
        yield number, _mended(name), entry


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(_text(path).split("\n"), start=1) if line.strip())


def _present(folder: Path, *names: str) -> Path:
    """The first of some files of a folder that is there, compressed or not."""
    for name in names:
        if found := _packed(folder / name):
            return found
    raise UnreadableFileError(
        f"{folder / names[0]}: is not there; a judged folder holds corpus.jsonl, queries.jsonl and qrels.tsv"
    )


def _packed(path: Path) -> Path | None:
    return next((each for each in (path, path.with_name(f"{path.name}.gz")) if each.exists()), None)


def _text(path: Path) -> str:
    try:
        written = path.read_bytes()
        if path.suffix == ".gz":
            written = gzip.decompress(written)
        return written.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise UnreadableFileError(f"{path}: a damaged .gz file ({error})") from error
    except OSError as error:
        raise UnreadableFileError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UnreadableFileError(f"{path}: not UTF-8") from error
