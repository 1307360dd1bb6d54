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
    assert report.outcomes[0].sentence == BIRDS


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


def test_a_record_is_one_passage_however_long_it_is_and_a_document_else() -> None:
    long = " ".join(f"Sentence number {i} tells of owls that hunt at night." for i in range(60))
    judged = replace(JUDGED, records=(Record("b", long), *JUDGED.records[1:]))

    assert judge(judged, as_is=True).n_passages == 3
    assert judge(judged).n_passages > 3
    assert judge(judged, settings=Settings(passage_words=2000)).n_passages == 3


def test_records_as_they_are_are_asked_where_there_are_papers_too() -> None:
    judged = replace(JUDGED, papers=(Record("p", f"{BIRDS}\n\n{STONES}"),))

    assert judge(judged, as_is=True).n_documents == 3
    assert judge(judged).n_documents == 1


def test_settings_are_those_given() -> None:
    judged = replace(JUDGED, questions=(Question("q1", "How do owls hunting at night see?"),))
    cosine = judge(judged, as_is=True, settings=Settings(weighting="cosine"))

    assert cosine.outcomes[0].ranking[0].score != judge(judged, as_is=True).outcomes[0].ranking[0].score


def test_a_record_of_a_title_alone_is_found_by_it() -> None:
    judged = replace(JUDGED, questions=(Question("q1", "Which title stands alone?"),), qrels={"q1": {"t": 1}})

    report = judge(judged, as_is=True)

    assert report.value("success@1") == 1.0
    assert report.outcomes[0].sentence == "A title alone"


def test_a_passage_shows_the_records_that_it_overlaps_and_no_others() -> None:
    judged = Judged(
        "papers",
        JUDGED.questions[:1],
        {"q1": {"p#0": 1}},
        (
            Record("p#1", STONES, paper="p", start=len(BIRDS) + 2),
            Record("p#0", BIRDS, paper="p"),
            Record("o", "x", paper="o"),
        ),
        (Record("p", f"{BIRDS}\n\n{STONES}"), Record("o", "Owls.")),
    )

    [outcome] = judge(judged, settings=Settings(passage_words=12)).outcomes
    [other] = judge(replace(judged, qrels={"q1": {"p#1": 1}}), settings=Settings(passage_words=12)).outcomes

    assert outcome.ranking[0].id == other.ranking[0].id == "p#0"  # whatever is judged relevant
    assert {each.id for each in outcome.ranking} <= {"p#0", "o"}


def test_a_hundred_hits_are_judged() -> None:
    records = tuple(Record(f"r{i:03}", f"Owls hunt at night, says witness {i:03}.") for i in range(105))
    qrels = {"q1": dict.fromkeys((record.id for record in records), 1)}

    report = judge(Judged("many", (Question("q1", "owls hunt"),), qrels, records), as_is=True)

    assert len(report.outcomes[0].ranking) == 100
    assert report.value("recall@100") == pytest.approx(100 / 105)


def test_a_place_that_a_hit_does_not_overlap_is_not_found_by_it() -> None:
    judged = Judged("open", JUDGED.questions[:1], {"q1": {"birds:0-19": 0, f"birds:20-{len(BIRDS)}": 1}})
    with Collection(settings=Settings(passage_words=5)) as papers:
        papers.add_text("birds", BIRDS)
        [outcome] = judge_collection(papers, judged).outcomes

    assert [each.id for each in outcome.ranking] == ["birds:0-19"]
    assert dict(outcome.values)["recall@100"] == 0.0


def test_a_hit_without_a_judged_place_is_named_by_its_own() -> None:
    judged = Judged("open", JUDGED.questions[:1], {"q1": {f"birds:20-{len(BIRDS)}": 1}})
    with Collection(settings=Settings(passage_words=5)) as papers:
        papers.add_text("birds", BIRDS)
        [outcome] = judge_collection(papers, judged).outcomes

    assert [each.id for each in outcome.ranking] == ["birds:0-19"]


def test_of_equal_places_the_first_by_name_is_shown_on_every_run() -> None:
    names = [f"birds:{start}-{start + 5}" for start in range(1, 15)]
    judged = Judged("open", JUDGED.questions[:1], {"q1": dict.fromkeys(names, 1)})
    with Collection() as papers:
        papers.add_text("birds", BIRDS)
        [outcome] = judge_collection(papers, judged).outcomes

    assert [each.id for each in outcome.ranking] == ["birds:1-6"]  # as texts are sorted


def test_a_grade_of_zero_or_less_is_no_answer() -> None:
    for grade in (0, -1):
        judged = replace(JUDGED, qrels={"q1": {"b": grade}}, questions=JUDGED.questions[:1])
        assert judge(judged, as_is=True).skipped == 1
    below = judge(
        replace(JUDGED, qrels={"q1": {"s": 1, "b": -1}}, questions=JUDGED.questions[:1]), as_is=True
    )
    assert dict(below.outcomes[0].values)["nDCG@10"] == 0.0
    with_zero = replace(JUDGED, qrels={"q1": {"b": 1, "s": 0, "t": 0}}, questions=JUDGED.questions[:1])
    assert judge(with_zero, as_is=True).value("recall@100") == 1.0


def test_a_question_without_known_answers_is_no_miss() -> None:
    judged = replace(JUDGED, questions=(Question("q1", "When do owls hunt?"), JUDGED.questions[1]))

    report = judge(judged, as_is=True)

    assert report.outcomes[0].holds_answer is None
    assert (report.value("sentence hit"), report.measured[5].n_questions) == (1.0, 1)


def test_questions_done_are_told() -> None:
    told: list[tuple[int, int, str]] = []

    judge(JUDGED, as_is=True, progress=lambda *done: told.append(done))

    assert told == [(1, 4, "q1"), (2, 4, "q2"), (3, 4, "q3"), (4, 4, "q4")]


def test_marks_around_a_sentence_do_not_hide_that_it_is_part_of_an_answer() -> None:
    for mark in " .,;:":
        assert holds(f"{mark}the first part{mark}", [f"Before: the\nfirst  part, and the second{mark}"])
    assert not holds("...", ["a..."])
    assert holds("It came in 2007", [" 2007. "])
