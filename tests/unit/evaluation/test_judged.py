"""Judged collections on disk."""

from pathlib import Path

import pytest

from scoqa.errors import UnreadableFileError
from scoqa.evaluation.judged import load_beir, load_qrels, load_trec, trec_qrels


def _folder(tmp_path: Path, **files: str) -> Path:
    given = {
        "corpus.jsonl": '{"_id": "a", "title": "T", "text": "x"}\n{"_id": 2, "text": "y", "doc": "d", "start": 7}\n',
        "queries.jsonl": '{"_id": "q1", "text": "what", "answers": ["x", "x"], "answerable": true}\n'
        '{"_id": "q2", "text": "who", "answerable": false, "doc_id": "a"}\n',
        "qrels.tsv": "query-id\tcorpus-id\tscore\nq1\ta\t1\nq1\t2\t0\n",
    }
    for name, text in {**given, **files}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_beir_folder(tmp_path: Path) -> None:
    judged = load_beir(_folder(tmp_path))

    assert [(record.id, record.title, record.paper, record.start) for record in judged.records] == [
        ("a", "T", "", 0),
        ("2", "", "d", 7),
    ]
    assert judged.questions[0].answers == ("x",)
    assert [question.id for question in judged.ranked_questions()] == ["q1"]
    assert judged.questions[1].answerable is False


def test_whole_papers_are_read_where_there_are_some(tmp_path: Path) -> None:
    judged = load_beir(_folder(tmp_path, **{"docs.jsonl": '{"_id": "d", "text": "whole"}\n'}))

    assert [paper.id for paper in judged.papers] == ["d"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("corpus.jsonl", "{broken\n", r"corpus.jsonl:1: not JSON"),
        ("queries.jsonl", '{"_id": "q"}\n', r"queries.jsonl:1: lacks _id or text"),
        ("qrels.tsv", "q1\ta\tgood\n", r"qrels.tsv:1: not a question, a record and a grade"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(UnreadableFileError, match=message):
        load_beir(_folder(tmp_path, **{name: text}))


def test_a_missing_file_says_what_a_folder_holds(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"holds corpus.jsonl"):
        load_beir(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "1\twhat is it\n2\twho did it\n",
        '{"_id": "1", "text": "what is it"}\n{"_id": "2", "text": "who did it"}\n',
        "<top>\n<num> Number: 1\n<title> what is it\n</top>\n<top>\n<num> 2 <title>who did\nit</title></top>\n",
    ],
)
def test_questions_of_an_open_collection_in_three_forms(tmp_path: Path, text: str) -> None:
    (tmp_path / "q").write_text(text)
    (tmp_path / "r").write_text("1 0 dehaas2007:12-40 2\n2 0 dehaas2007 1\n")

    judged = load_trec(tmp_path / "q", tmp_path / "r")

    assert [(one.id, one.text) for one in judged.questions] == [("1", "what is it"), ("2", "who did it")]
    assert judged.qrels["1"] == {"dehaas2007:12-40": 2}


def test_judgements_survive_being_written_and_read(tmp_path: Path) -> None:
    qrels = {"q1": {"b": 1, "a": 0}, "q0": {"c:1-2": 3}}
    (tmp_path / "qrels").write_text(trec_qrels(qrels))

    assert load_qrels(tmp_path / "qrels") == qrels
