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
    assert scoqa("eval", judged, "--fail-under", "F1=.5").returncode == 2
    assert scoqa("eval", judged, "--fail-under", "much").returncode == 2


def test_two_reports_are_compared(scoqa, judged, work):
    (work / "a").write_text(scoqa("eval", judged, "--json", "--per-question").stdout)

    told = scoqa("eval", "--compare", "a", "a")

    assert told.returncode == 0
    assert "nDCG@10     1.0000 → 1.0000  +0.0000  p 1.000" in told.stdout
    assert scoqa("eval", "--compare", "a", "gone").returncode == 2


def test_a_run_is_written_beside(scoqa, judged, work):
    scoqa("eval", judged, "--run", "run.txt")

    assert (work / "run.txt").read_text().startswith("1 Q0 owl 1 ")


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
