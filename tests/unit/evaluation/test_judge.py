"""Questions put to a collection and held against judgements."""

from dataclasses import replace

import pytest

from scoqa import Collection
from scoqa.evaluation.judge import holds, judge, judge_collection, place
from scoqa.evaluation.judged import Judged, Question, Record
from scoqa.evaluation.measures import MEASURES
from scoqa.evaluation.report import compare, comparison_to_text, to_text
from scoqa.settings import Settings

BIRDS = "Owls hunt at night. Robins sing in the morning and defend a territory."
STONES = "Granite cools slowly under ground. Basalt cools fast."
JUDGED = Judged(
    name="tiny",
    questions=(
        Question("q1", "When do owls hunt?", ("at night",), True),
        Question("q2", "Which rock cools slowly?", ("Granite",), True),
        Question("q3", "Who won the chess championship?", (), False),
        Question("q4", "not judged at all"),
    ),
    qrels={"q1": {"b": 1}, "q2": {"s": 1, "b": 0}},
    records=(Record("b", BIRDS), Record("s", STONES), Record("t", "", "A title alone")),
)


def test_records_as_they_are() -> None:
    report = judge(JUDGED, as_is=True)

    assert (report.n_documents, report.n_passages, report.skipped) == (3, 3, 2)
    assert report.value("nDCG@10") == 1.0
    assert report.value("success@1") == 1.0
    assert report.value("sentence hit") == 1.0
    assert report.value("answered, unanswerable") == 0.0
    assert [[each.id for each in one.ranking[:1]] for one in report.outcomes] == [["b"], ["s"], [], []]
    assert report.outcomes[0].sentence == "Owls hunt at night."


def test_records_may_be_empty_or_the_same_and_grades_graded() -> None:
    judged = Judged(
        name="odd",
        questions=(Question("q1", "When do owls hunt?"),),
        qrels={"q1": {"a": 2, "b": 1, "gone": 0}},
        records=(Record("none", ""), Record("a", BIRDS), Record("b", BIRDS), Record("s", STONES)),
    )

    report = judge(judged, as_is=True)

    assert report.n_documents == 4
    assert [each.id for each in report.outcomes[0].ranking] == ["a", "b"]  # equal scores: corpus order
    assert report.value("nDCG@10") == 1.0


def test_whole_papers_are_cut_and_their_records_found_by_overlap() -> None:
    judged = Judged(
        name="papers",
        questions=JUDGED.questions[:2],
        qrels={"q1": {"p#0": 1}, "q2": {"p#1": 1}},
        records=(Record("p#0", BIRDS, paper="p"), Record("p#1", STONES, paper="p", start=len(BIRDS) + 2)),
        papers=(Record("p", f"{BIRDS}\n\n{STONES}"),),
    )

    report = judge(judged)

    assert report.n_documents == 1
    assert report.value("recall@100") == 1.0


def test_an_open_collection_is_judged_by_document_and_by_place() -> None:
    judged = Judged("open", JUDGED.questions[:2], {"q1": {"birds": 1}, "q2": {"stones:0-34": 2}})
    with Collection() as papers:
        papers.add_text("birds", BIRDS)
        papers.add_text("stones", STONES)

        report = judge_collection(papers, judged)

    assert report.value("MRR@10") == 1.0


def test_where_whole_documents_are_judged_the_hits_of_a_document_are_one() -> None:
    with Collection(settings=Settings(passage_words=5)) as papers:
        papers.add_text("owls", "Owls hunt voles. Owls hunt mice. Owls hunt bats. Owls hunt rats.")
        papers.add_text("robins", "Robins never hunt, of which an owl is a much better example by far.")
        question = (Question("q", "owls hunt"),)

        by_document = judge_collection(papers, Judged("open", question, {"q": {"robins": 1}}))
        by_place = judge_collection(papers, Judged("open", question, {"q": {"robins:0-9": 1}}))

    assert [each.id for each in by_document.outcomes[0].ranking] == ["owls", "robins"]
    assert len(by_place.outcomes[0].ranking) > 2


def test_a_judged_place_that_is_gone_is_found_by_no_question() -> None:
    judged = Judged("open", JUDGED.questions[:1], {"q1": {"birds:0-19": 1, "birds:900-950": 1, "a:b:c": 1}})
    with Collection() as papers:
        papers.add_text("birds", BIRDS)

        assert judge_collection(papers, judged).value("recall@100") == pytest.approx(1 / 3)
        assert [name for name in sorted(judged.qrels["q1"]) if place(papers, name) is None] == [
            "a:b:c",
            "birds:900-950",
        ]


def test_a_report_reads_as_text() -> None:
    report = judge(JUDGED, as_is=True)

    assert "tiny: 3 documents, 3 passages, 2 judged questions (2 without" in to_text(report)
    assert "q3" in to_text(report, per_question=True)
    with pytest.raises(ValueError, match="'F1' was not measured"):
        report.value("F1")


def test_two_reports_are_compared_over_the_questions_both_judge() -> None:
    report = judge(JUDGED, as_is=True)

    assert compare(report, report)[0] == ("nDCG@10", 1.0, 1.0, 1.0, report.n_judged)
    with pytest.raises(ValueError, match="no judged question in common"):
        compare(report, judge(Judged("none", (), {}, JUDGED.records), as_is=True))


def test_all_that_is_measured_is_compared_and_only_of_the_same_questions() -> None:
    words = {"q1": "Where do robins defend a territory?", "q2": "Which rock cools slowly?"}
    others = tuple(replace(one, text=words.get(one.id, one.text)) for one in JUDGED.questions)
    first, second = (judge(each, as_is=True) for each in (JUDGED, replace(JUDGED, questions=others)))

    rows = compare(first, second)

    assert {row.measure: row.n_questions for row in rows} == {
        **dict.fromkeys(MEASURES, 1),
        "sentence hit": 1,
        "answered": 1,
        "answered, unanswerable": 1,
    }
    assert (
        "sentence hit            1.0000 → 1.0000  +0.0000  p 1.000    over 1 question"
        in comparison_to_text(rows)
    )


def test_questions_with_answers_and_no_judgement_are_skipped() -> None:
    judged = replace(JUDGED, qrels={"q1": {"b": 1}})

    report = judge(judged, as_is=True)

    assert {one.name: one.n_questions for one in report.measured} == {
        **dict.fromkeys(MEASURES, 1),
        "sentence hit": 1,
        "answered": 1,
        "answered, unanswerable": 1,
    }


@pytest.mark.parametrize(
    ("sentence", "answers", "expected"),
    [
        ("It opened in July  2007.", ["july 2007"], True),
        ("The first part.", ["Before. The first part. The second."], True),
        ("It opened in July.", ["2007"], False),
        ("", ["anything"], False),
        ("Anything", [" "], False),
    ],
)
def test_a_sentence_holds_an_answer_or_is_part_of_it(
    sentence: str, answers: list[str], expected: bool
) -> None:
    assert holds(sentence, answers) is expected
