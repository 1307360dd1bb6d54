"""Judged collections on disk."""

import gzip
from pathlib import Path

import pytest

from scoqa.errors import UnreadableFileError
from scoqa.evaluation.judged import Judged, Question, Record, load_beir, load_qrels, load_trec, trec_qrels


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


def test_fields_by_pyserinis_names(tmp_path: Path) -> None:
    usual = load_beir(_folder(tmp_path))

    for name in ("corpus.jsonl", "queries.jsonl"):
        written = (tmp_path / name).read_text()
        (tmp_path / name).write_text(written.replace('"_id"', '"id"').replace('"text"', '"contents"'))

    assert '"contents"' in (tmp_path / "corpus.jsonl").read_text()
    assert load_beir(tmp_path) == usual


def test_whole_papers_are_read_where_there_are_some(tmp_path: Path) -> None:
    judged = load_beir(_folder(tmp_path, **{"docs.jsonl": '{"_id": "d", "text": "whole"}\n'}))

    assert [paper.id for paper in judged.papers] == ["d"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("corpus.jsonl", "{broken\n", r"corpus.jsonl:1: not JSON"),
        ("queries.jsonl", '{"_id": "q"}\n', r"queries.jsonl:1: lacks text"),
        ("qrels.tsv", "q1\ta\tgood\n", r"qrels.tsv:1: not a question, a record and a grade"),
        (
            "qrels.tsv",
            "q1\ta\t1\nq1\t2\t0.5\n",
            r"qrels.tsv:2: grade 0\.5 is no whole number, .* multiply all",
        ),
        ("qrels.tsv", "q1\ta\t.5\n", r"qrels.tsv:1: grade \.5 is no whole number"),
        ("corpus.jsonl", '{"_id": null, "text": "x"}\n', r"corpus.jsonl:1: lacks _id"),
        ("corpus.jsonl", '{"id": "a", "url": "x"}\n', r"corpus.jsonl:1: lacks text"),
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

    assert load_qrels(tmp_path / "qrels") == (qrels, [])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("qrels.txt", "q1 0 a 1\n"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\ta\t1\n"),
        ("qrels/train.tsv", "Query ID\tDoc ID\tRelevance\nq1\ta\t1\n"),
        ("qrels.tsv", "topic\titer\tdocno\trel\nq1\t0\ta\t1.0\n"),
        ("qrels.tsv", "q_id\tdocument\tscore\r\nq1\ta\t1\r\n"),
        ("qrels.tsv", "q_id\tdocument\tscore\rq1\ta\t1\r"),
    ],
)
def test_judgements_by_the_names_and_under_the_headings_of_others(
    tmp_path: Path, name: str, text: str
) -> None:
    folder = _folder(tmp_path)
    (folder / "qrels.tsv").unlink()
    (folder / "qrels").mkdir()
    (folder / name).write_text(text, newline="")

    assert load_beir(folder).qrels == {"q1": {"a": 1}}


def test_compressed_files_are_read(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    plain = load_beir(folder)
    for name in ("corpus.jsonl", "queries.jsonl", "qrels.tsv"):
        (folder / f"{name}.gz").write_bytes(gzip.compress((folder / name).read_bytes()))
        (folder / name).unlink()

    assert load_beir(folder) == plain
    (folder / "qrels.tsv.gz").write_bytes(b"no")
    with pytest.raises(UnreadableFileError, match=r"qrels\.tsv\.gz: a damaged \.gz file"):
        load_beir(folder)


def test_of_an_id_given_twice_the_first_counts_and_of_a_judgement_the_last(tmp_path: Path) -> None:
    judged = load_beir(
        _folder(
            tmp_path,
            **{
                "corpus.jsonl": '{"_id": "a", "text": "x"}\n{"_id": "a", "text": "y"}\n',
                "queries.jsonl": '{"_id": 1, "text": "what"}\n{"_id": "1", "text": "who"}\n{"_id": 1, "text": "why"}\n',
                "qrels.tsv": "1\ta\t1\n1\ta\t1\n1\ta\t2\n",
            },
        )
    )

    assert [one.text for one in judged.records] == ["x"]
    assert [one.text for one in judged.questions] == ["what"]
    assert judged.qrels == {"1": {"a": 2}}
    assert judged.notes == (
        "queries.jsonl: 2 ids are given again; the first counts, as '1'",
        "corpus.jsonl: 1 id is given again; the first counts, as 'a'",
        "qrels.tsv: 1 judgement is given with another grade; the last counts, as '1 a'",
    )


def test_answers_in_three_forms_a_record_of_a_title_and_half_a_character(tmp_path: Path) -> None:
    judged = load_beir(
        _folder(
            tmp_path,
            **{
                "corpus.jsonl": '{"_id": "a", "title": "x"}\n{"_id": "b", "text": "y\\ud83d"}\n',
                "queries.jsonl": '{"_id": 1, "text": "what", "answers": "x"}\n'
                '{"_id": 2, "text": "what", "answers": [{"text": "y", "answer_start": 3}]}\n'
                '{"_id": 3, "text": "what", "answers": {"text": ["z", "z", 4]}}\n',
            },
        )
    )

    assert [(one.title, one.text) for one in judged.records] == [("x", ""), ("", "y\ufffd")]
    assert [one.answers for one in judged.questions] == [("x",), ("y",), ("z", "4")]


def test_whole_papers_that_no_record_names_are_left_aside(tmp_path: Path) -> None:
    judged = load_beir(_folder(tmp_path, **{"docs.jsonl": '{"_id": "other", "text": "whole"}\n'}))

    assert judged.papers == ()
    assert judged.notes == ("docs.jsonl: no record says which of these papers it was cut from (doc, start)",)


@pytest.mark.parametrize(
    "text",
    [
        "<topics><top><num>1</num><title>what is it</title></top><top><num>2</num><title>who</title></top></topics>",
        '<topics task="x"><topic number="1"><query>what is it</query><question>no</question></topic>'
        '<topic number="2"><query>who</query></topic></topics>',
        "<TOP>\n<NUM> Number: 1\n<TITLE> what is\n it\n</TOP>\n<TOP>\n<NUM> Number: 2\n<DESC> Description:\nwho\n</TOP>\n",
        "<top>\n<num> Number: 1\n<title>\n\n<desc> Description: what is it\n<narr> Narrative: x\n<top><num> 2 <title> who\n",
        "qid\tquery\n1\twhat is it\n2\twho\n",
    ],
)
def test_topics_of_several_tracks(tmp_path: Path, text: str) -> None:
    (tmp_path / "q").write_text(text)
    (tmp_path / "r").write_text("1 0 a 2\n")

    judged = load_trec(tmp_path / "q", tmp_path / "r")

    assert [(one.id, one.text) for one in judged.questions] == [("1", "what is it"), ("2", "who")]


@pytest.mark.parametrize("name", ["query", "qid", "topic", "Question-"])
def test_a_first_line_whose_id_is_a_heading_and_a_number_is_no_heading(tmp_path: Path, name: str) -> None:
    (tmp_path / "q").write_text(f"{name}1\twhat is it\n{name}2\twho\n")
    (tmp_path / "r").write_text(f"{name}1\ta\t1\n{name}2\tb\t2\n")

    judged = load_trec(tmp_path / "q", tmp_path / "r")

    assert [(one.id, one.text) for one in judged.questions] == [
        (f"{name}1", "what is it"),
        (f"{name}2", "who"),
    ]
    assert judged.qrels == {f"{name}1": {"a": 1}, f"{name}2": {"b": 2}}


def test_a_heading_stands_in_the_first_line_only(tmp_path: Path) -> None:
    (tmp_path / "q").write_text("qid\tquery\nquery\twhat is it\n")
    (tmp_path / "r").write_text("x\ty\tscore\nquery\ta\t1\n")

    judged = load_trec(tmp_path / "q", tmp_path / "r")

    assert [(one.id, one.text) for one in judged.questions] == [("query", "what is it")]
    assert judged.qrels == {"query": {"a": 1}}


@pytest.mark.parametrize(
    ("line", "qrels"),
    [
        ("q1\tmy record\t1\n", {"q1": {"my record": 1}}),
        ("q1 \t 0\t a \t 2.00 \n", {"q1": {"a": 2}}),
        ("  q1  0  a  10\n", {"q1": {"a": 10}}),
        ("\n \nq1 0 a 10.0\n", {"q1": {"a": 10}}),
        ("q1 0 a -1\n", {"q1": {"a": -1}}),
    ],
)
def test_columns_are_parted_by_tabs_where_there_are_some(
    tmp_path: Path, line: str, qrels: dict[str, dict[str, int]]
) -> None:
    (tmp_path / "r").write_text(line)

    assert load_qrels(tmp_path / "r") == (qrels, [])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("q1 0 a 1.05", "grade 1.05 is no whole number"),
        ("q1 0 a 0.5", "grade 0.5 is no whole number"),
        *(
            (line, "not a question, a record and a grade")
            for line in ("q1 a", "q1 0 a 1 x", "q1 0 a", "q1 a ten")
        ),
    ],
)
def test_what_is_no_whole_grade_is_refused(tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "r").write_text(f"q0 0 a 1\n{line}\n")

    with pytest.raises(UnreadableFileError, match=rf"r:2: {told}"):
        load_qrels(tmp_path / "r")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("corpus.jsonl", "\n", "corpus.jsonl: holds no record"),
        ("corpus.jsonl", '{"_id": "a", "text": "x"}\n{"_id": "b"}\n', "corpus.jsonl:2: lacks text"),
        ("corpus.jsonl", '["_id"]\n', "corpus.jsonl:1: lacks _id"),
        ("corpus.jsonl", '{"text": "x"}\n', "corpus.jsonl:1: lacks _id"),
        ("queries.jsonl", '\n\n{"_id": 1, "text": 2}\n', "queries.jsonl:3: lacks text"),
    ],
)
def test_what_a_line_lacks_is_told(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(UnreadableFileError) as told:
        load_beir(_folder(tmp_path, **{name: text}))

    assert str(told.value) == f"{tmp_path}/{message}"


def test_a_line_of_words_alone_is_no_question(tmp_path: Path) -> None:
    (tmp_path / "q").write_text("1\twhat\n\nwhat is it\n")
    (tmp_path / "r").write_text("1 0 a 1\n")

    with pytest.raises(UnreadableFileError, match=r"q:3: not an id, a tab and a question"):
        load_trec(tmp_path / "q", tmp_path / "r")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "queries.jsonl").write_bytes(b"\xff\xfe\n")
    with pytest.raises(UnreadableFileError, match=r"queries\.jsonl: not UTF-8"):
        load_beir(folder)
    (folder / "queries.jsonl").unlink()
    (folder / "queries.jsonl").mkdir()
    with pytest.raises(UnreadableFileError, match=r"queries\.jsonl: cannot be read \(Is a directory\)"):
        load_beir(folder)


def test_questions_in_json_may_begin_with_a_blank_line_and_what_is_given_twice_is_told(
    tmp_path: Path,
) -> None:
    (tmp_path / "q.jsonl").write_text('\n{"_id": "1", "text": "what"}\n{"_id": "1", "text": "who"}\n')
    (tmp_path / "r.txt").write_text("1 0 a 1\n1 0 a 0\n")

    judged = load_trec(tmp_path / "q.jsonl", tmp_path / "r.txt")

    assert (judged.name, [one.text for one in judged.questions]) == ("q", ["what"])
    assert judged.notes == (
        "q.jsonl: 1 id is given again; the first counts, as '1'",
        "r.txt: 1 judgement is given with another grade; the last counts, as '1 a'",
    )


def test_papers_given_twice_are_told_and_an_empty_file_of_papers_is_none(tmp_path: Path) -> None:
    twice = load_beir(
        _folder(tmp_path, **{"docs.jsonl": '{"_id": "d", "text": "whole"}\n{"_id": "d", "text": "other"}\n'})
    )
    none = load_beir(_folder(tmp_path, **{"docs.jsonl": ""}))

    assert [paper.text for paper in twice.papers] == ["whole"]
    assert twice.notes == ("docs.jsonl: 1 id is given again; the first counts, as 'd'",)
    assert (none.papers, none.notes) == ((), ())


def test_what_is_given_in_another_type_is_not_known(tmp_path: Path) -> None:
    judged = load_beir(
        _folder(
            tmp_path,
            **{
                "corpus.jsonl": '{"_id": "a", "text": null, "title": "T", "doc": 5, "start": "7"}\n',
                "queries.jsonl": '{"_id": "q1", "text": "what", "answers": [null, 4], "answerable": "no", "doc_id": 5}\n'
                '{"_id": "q2", "text": "who\\ud83d", "answers": null, "doc_id": null}\n',
            },
        )
    )
    first, second = judged.questions

    assert judged.records[0] == Record("a", "", "T", "5", 0)
    assert (first.answers, first.answerable, first.paper) == (("4",), None, "5")
    assert (second.text, second.answers, second.paper) == ("who\ufffd", (), "")


def test_what_is_judged_and_not_there_is_told() -> None:
    questions, records = (Question("q1", "what"),), (Record("a", "x"),)
    one = Judged("own", questions, {"q1": {"a": 1, "z": 1}, "q0": {"a": 1}}, records)
    many = Judged("own", questions, {"q1": {"y": 1, "z": 0}, "q3": {"a": 1}, "q2": {"a": 0}}, records)

    assert one.strangers() == [
        "1 judged record is not there, as 'z'; no question finds what is missing",
        "1 judged question is not there, as 'q0'; it is left out",
    ]
    assert many.strangers() == [
        "2 judged records are not there, as 'y'; no question finds what is missing",
        "2 judged questions are not there, as 'q2'; they are left out",
    ]
    assert one.strangers(lambda name: name != "a") == [
        "1 judged place is not there, as 'a'; no question finds what is missing",
        "1 judged question is not there, as 'q0'; it is left out",
    ]
    assert many.strangers(lambda _: False)[0].startswith("3 judged places are not there, as 'a'")
    assert Judged("own", questions, {"q1": {"a": 1}}, records).strangers() == []


def test_judgements_are_written_in_order() -> None:
    qrels = {f"q{i}": {f"r{j}": i for j in (3, 1, 2)} for i in (2, 1)}

    assert trec_qrels(qrels) == ("q1 0 r1 1\nq1 0 r2 1\nq1 0 r3 1\nq2 0 r1 2\nq2 0 r2 2\nq2 0 r3 2\n")
