"""``scoqa eval`` as a process, on a small judged folder."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def judged(work):
    """A BEIR folder with grades, an empty record and a question nobody judged."""
    folder = work / "birds"
    (folder / "qrels").mkdir(parents=True)
    (folder / "corpus.jsonl").write_text(
        '{"_id": "owl", "title": "Owls", "text": "Owls hunt at night."}\n'
        '{"_id": 7, "title": "", "text": "Robins sing in the morning."}\n'
        '{"_id": "none", "title": "", "text": ""}\n'
    )
    (folder / "queries.jsonl").write_text(
        '{"_id": "1", "text": "When do owls hunt?"}\n'
        '{"_id": 2, "text": "When do robins sing?"}\n'
        '{"_id": "3", "text": "Who won?"}\n'
    )
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n1\towl\t2\n2\t7\t1\n2\towl\t0\n")
    return folder


def test_the_measures_as_text_and_as_json(scoqa, judged):
    shown = scoqa("eval", judged, "--as-is", "--per-question")
    told = json.loads(scoqa("eval", judged, "--as-is", "--json").stdout)

    assert shown.returncode == 0
    assert (
        "3 documents, 2 passages, 2 judged questions (1 without relevant judgements skipped)" in shown.stdout
    )
    assert "When do robins sing?" in shown.stdout
    assert told["measures"]["nDCG@10"] == 1.0
    assert (told["questions"], told["skipped"]) == (2, 1)


def test_a_bound_that_is_not_met_fails(scoqa, judged):
    met = scoqa("eval", judged, "--fail-under", "nDCG@10=.9")
    missed = scoqa("eval", judged, "--fail-under", "recall@100=1.1")

    assert met.returncode == 0
    assert missed.returncode == 1
    assert "recall@100 is 1.0000, below 1.1" in missed.stderr
    assert scoqa("eval", judged, "--fail-under", ".9", "--fail-under", "RECALL@100=1").returncode == 0
    assert "nDCG@10 is 1.0000, below 1.1" in scoqa("eval", judged, "--fail-under", "1.1").stderr
    assert scoqa("eval", judged, "--fail-under", "F1=.5").returncode == 2
    assert scoqa("eval", judged, "--fail-under", "much").returncode == 2


def test_two_reports_are_compared(scoqa, judged, work):
    (work / "a").write_text(scoqa("eval", judged, "--json", "--per-question").stdout)

    told = scoqa("eval", "--compare", "a", "a")

    assert told.returncode == 0
    assert "nDCG@10     1.0000 → 1.0000  +0.0000  p 1.000    over 2 questions" in told.stdout
    assert scoqa("eval", "--compare", "a", "gone").returncode == 2


def test_a_run_is_written_beside(scoqa, judged, work):
    scoqa("eval", judged, "--run", "run.txt")

    assert (work / "run.txt").read_text().startswith("1 Q0 owl 1 ")
    (judged / "corpus.jsonl").write_text('{"_id": "the owl", "text": "Owls hunt."}\n')
    told = scoqa("eval", judged, "--run", "parted.txt")
    assert told.returncode == 2
    assert "a TREC run cannot hold the id 'the owl'" in told.stderr
    assert not (work / "parted.txt").exists()


def test_an_open_collection_by_files_and_by_its_own_judgements(scoqa, work):
    (work / "papers").mkdir()
    (work / "papers" / "owls.txt").write_text("Owls hunt at night.\n")
    (work / "q.tsv").write_text("1\twhen do owls hunt\n")
    (work / "qrels.txt").write_text("1 0 owls 1\n")

    by_files = scoqa("-d", "papers", "eval", "q.tsv", "qrels.txt", "--json")
    by_own = scoqa("-d", "papers", "eval")

    assert json.loads(by_files.stdout)["measures"]["success@1"] == 1.0
    assert by_own.returncode == 2
    assert "nothing is judged" in by_own.stderr


def test_what_cannot_be_measured_is_one_line(scoqa, judged):
    cases = [
        ("qrels/test.tsv", "", "no question has a relevant judgement"),
        ("qrels/test.tsv", "qid,docid,rel\n", "test.tsv:1: not a question, a record and a grade"),
        ("queries.jsonl", '{"_id": "1", "text": null}\n', "queries.jsonl:1: lacks text"),
        ("corpus.jsonl", '\n{"text": "a"}\n', "corpus.jsonl:2: lacks _id"),
        ("corpus.jsonl", "\n", "holds no record"),
    ]
    for name, text, expected in cases:
        before = (judged / name).read_text()
        (judged / name).write_text(text)

        told = scoqa("eval", judged)

        assert (told.returncode, expected in told.stderr, told.stderr.count("\n")) == (2, True, 1), (
            told.stderr
        )
        (judged / name).write_text(before)
    assert scoqa("eval", judged, "--fail-under", "nDCG@10=nan").returncode == 2


def test_marks_of_other_systems_and_judgements_of_what_is_not_there(scoqa, judged):
    for path in (judged / "corpus.jsonl", judged / "queries.jsonl"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    qrels = "query-id\tcorpus-id\tscore\r\n1\towl\t2.0\r\n1\t7\t-1\r\n2\tgone\t1\r\n9\t7\t1\r\n"
    (judged / "qrels" / "test.tsv").write_text(qrels, newline="")

    told = scoqa("eval", judged, "--as-is", "--json")

    assert json.loads(told.stdout)["measures"]["nDCG@10"] == 0.5
    assert "1 judged record is not there, as 'gone'" in told.stderr
    assert "1 judged question is not there, as '9'" in told.stderr


def test_what_is_given_twice_is_told_and_the_rest_measured(scoqa, judged):
    for path, line in ((judged / "corpus.jsonl", 1), (judged / "queries.jsonl", 0)):
        path.write_text(path.read_text() + path.read_text().splitlines()[line] + "\n")
    (judged / "qrels" / "test.tsv").write_text("1\towl\t1\n1\towl\t2\n2\t7\t1\n")

    told = scoqa("eval", judged, "--as-is", "--json")

    assert json.loads(told.stdout)["measures"]["nDCG@10"] == 1.0
    assert told.stderr.splitlines() == [
        "scoqa: birds: queries.jsonl: 1 id is given again; the first counts, as '1'",
        "scoqa: birds: corpus.jsonl: 1 id is given again; the first counts, as '7'",
        "scoqa: birds: test.tsv: 1 judgement is given with another grade; the last counts, as '1 owl'",
    ]


def test_judgements_of_papers_that_are_not_there_are_told(scoqa, work):
    (work / "papers").mkdir()
    (work / "papers" / "owls.txt").write_text("Owls hunt at night.\n")
    (work / "q.tsv").write_text("1\twhen do owls hunt\n")
    (work / "qrels.txt").write_text("1 0 owls 1\n1 0 gone:3-9 1\n1 0 owls:90-99 0\n2 0 owls 1\n")

    told = scoqa("-d", "papers", "eval", "q.tsv", "qrels.txt", "--json")

    assert json.loads(told.stdout)["measures"]["recall@100"] == 0.5
    assert "q: 2 judged places are not there, as 'gone:3-9'; no question finds what is missing" in told.stderr
    assert "q: 1 judged question is not there, as '2'; it is left out" in told.stderr
    assert "q: 2 judged places are not there" in scoqa("-d", "papers", "tune", "q.tsv", "qrels.txt").stderr


def test_the_measures_are_those_of_trec_eval_over_the_run(scoqa, judged, work):
    ir_measures = pytest.importorskip("ir_measures")
    records = [f'{{"_id": "r{i}", "text": "Owls and robins, number {i % 7}."}}\n' for i in range(40)]
    (judged / "corpus.jsonl").write_text("".join(records))
    grades = {"1": {f"r{i}": i % 4 for i in range(0, 40, 3)}, "2": {"r5": 1, "r6": -1}}
    lines = [
        f"{question}\t{name}\t{grade}\n"
        for question, of_one in grades.items()
        for name, grade in of_one.items()
    ]
    (judged / "qrels" / "test.tsv").write_text("".join(lines))
    names = {
        "nDCG@10": "nDCG@10",
        "MRR@10": "RR@10",
        "recall@100": "R@100",
        "success@1": "Success@1",
        "success@5": "Success@5",
    }

    told = json.loads(scoqa("eval", judged, "--as-is", "--json", "--run", "run.txt").stdout)["measures"]

    run = list(ir_measures.read_trec_run(str(work / "run.txt")))
    theirs = ir_measures.calc_aggregate(
        [ir_measures.parse_measure(name) for name in names.values()], grades, run
    )
    assert {name: told[name] for name in names} == pytest.approx(
        {name: theirs[ir_measures.parse_measure(other)] for name, other in names.items()}, abs=1e-6
    )


def test_the_same_bytes_whatever_the_hash_seed(scoqa, judged, work):
    told = []
    for seed in ("0", "1", "4711"):
        shown = scoqa(
            "eval",
            judged,
            "--json",
            "--per-question",
            "--run",
            "run.txt",
            "--force",
            environment={"PYTHONHASHSEED": seed},
        )
        told.append((shown.stdout, (work / "run.txt").read_bytes()))

    assert told[0][0]
    assert told[0] == told[1] == told[2]
