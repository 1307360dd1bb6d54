"""Judgements made of answers, kept as TREC lines by document and span."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.errors import NotKeptError, UnreadableFileError
from scoqa.evaluation.judge import judge_collection
from scoqa.evaluation.judged import load_trec
from scoqa.evaluation.judgements import (
    Judgement,
    judgement_files,
    load_judgements,
    question_id,
    save_judgements,
)


def test_judgements_are_read_back_as_they_were_made(tmp_path: Path):
    save_judgements(tmp_path, [Judgement("what raises  tides", "tides:7-15", 1)])
    save_judgements(
        tmp_path,
        [
            Judgement("what raises tides", "winds:0-40", 0),
            Judgement("<num> of tabs\tand {braces}", "winds", 2),
        ],
    )

    found = load_judgements(tmp_path)

    tides, odd = question_id("what raises tides"), question_id("<num> of tabs and {braces}")
    assert [(each.id, each.text) for each in found.questions] == [
        (tides, "what raises tides"),
        (odd, "<num> of tabs and {braces}"),
    ]
    assert found.qrels == {tides: {"tides:7-15": 1, "winds:0-40": 0}, odd: {"winds": 2}}


def test_the_files_are_trec_lines_and_json_lines(tmp_path: Path):
    save_judgements(tmp_path, [Judgement("what raises tides", "tides:7-15", 1)])

    questions, qrels = judgement_files(tmp_path)
    name = question_id("what raises tides")
    assert qrels.read_text() == f"{name} 0 tides:7-15 1\n"
    assert questions.read_text() == f'{{"_id": "{name}", "text": "what raises tides"}}\n'
    assert load_trec(questions, qrels).qrels == {name: {"tides:7-15": 1}}


def test_a_later_judgement_of_the_same_place_replaces_the_first(tmp_path: Path):
    save_judgements(tmp_path, [Judgement("what raises tides", "tides:7-15", 1)])
    found = save_judgements(tmp_path, [Judgement("what raises tides", "tides:7-15", 0)])

    assert list(found.qrels.values()) == [{"tides:7-15": 0}]
    assert load_judgements(tmp_path) == found


def test_a_collection_is_measured_by_its_own_judgements(tmp_path: Path):
    (tmp_path / "tides.txt").write_text("Tides\n\nThe moon raises the tides of the oceans twice a day.\n")
    with Collection.open(tmp_path) as papers:
        papers.add()
        assert papers.notes is not None
        save_judgements(papers.notes, [Judgement("what raises tides", "tides:7-15", 1)])
        report = judge_collection(papers, load_judgements(papers.notes))

    assert dict(report.outcomes[0].values)["nDCG@10"] == 1.0


def test_what_is_no_judgement_is_refused():
    for question, reference, grade in (("", "tides", 1), ("what", "two words", 1), ("what", "tides", -1)):
        with pytest.raises(ValueError, match="not a judgement"):
            Judgement(question, reference, grade)


def test_a_collection_in_memory_keeps_no_judgements():
    assert load_judgements(None).qrels == {}
    with pytest.raises(NotKeptError):
        save_judgements(None, [Judgement("what raises tides", "tides:7-15", 1)])


def test_a_damaged_file_is_named_and_not_overwritten(tmp_path: Path):
    save_judgements(tmp_path, [Judgement("what raises tides", "tides:7-15", 1)])
    _, qrels = judgement_files(tmp_path)
    qrels.write_text("one two\n")

    with pytest.raises(UnreadableFileError, match=r"qrels\.txt:1"):
        save_judgements(tmp_path, [Judgement("what raises tides", "tides:7-15", 1)])

    assert qrels.read_text() == "one two\n"


def test_judgements_whose_questions_are_gone_are_not_overwritten(tmp_path: Path):
    save_judgements(tmp_path, [Judgement("what raises tides", "tides:7-15", 1)])
    questions, qrels = judgement_files(tmp_path)
    before = qrels.read_text()

    questions.write_text(" \n")  # emptied: what was judged stays
    found = save_judgements(tmp_path, [Judgement("what are winds", "winds", 1)])
    assert before in qrels.read_text()
    assert len(found.qrels) == 2

    before = qrels.read_text()
    questions.unlink()
    with pytest.raises(UnreadableFileError, match=r"questions\.jsonl: cannot be read"):
        save_judgements(tmp_path, [Judgement("what are winds", "winds", 1)])
    assert qrels.read_text() == before


def test_questions_without_judgements_are_those_of_a_first_time_that_was_cut_short(tmp_path: Path):
    save_judgements(tmp_path, [Judgement("what raises tides", "tides:7-15", 1)])
    _, qrels = judgement_files(tmp_path)

    for undone in (lambda: qrels.write_text(" \n"), qrels.unlink):
        undone()
        assert load_judgements(tmp_path).qrels == {}

    assert len(save_judgements(tmp_path, [Judgement("what are winds", "winds", 1)]).qrels) == 1


def test_the_id_of_a_question_stays_what_it_was_and_its_letters_too(tmp_path: Path):
    # ids in files that people have: the first twelve figures of the words' SHA-256
    words = "wie hoch ist die Höhe"
    save_judgements(tmp_path, [Judgement(f" {words}\n", "tides", 1)])

    assert question_id(" wie  hoch ist\ndie Höhe ") == f"q{sha256(words.encode()).hexdigest()[:12]}"
    assert words in judgement_files(tmp_path)[0].read_text(encoding="utf-8")
    assert judgement_files(tmp_path)[0].parent == tmp_path / "judgements"
