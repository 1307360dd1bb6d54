"""Judgements written as a folder that is read back."""

import json
from pathlib import Path

from scoqa import Collection
from scoqa.evaluation.folder import beir_files
from scoqa.evaluation.judge import judge, judge_collection
from scoqa.evaluation.judged import Judged, Question, load_beir
from scoqa.settings import Settings

OWLS = "Owls hunt at night. They see little by day. Their prey are mice and voles.\n\nOwls nest in holes of old trees."
ROBINS = "Robins sing in the morning. They defend a territory.\n\nRobins nest near the ground."
JUDGED = Judged(
    "own",
    (
        Question("q1", "When do owls hunt?"),
        Question("q2", "Where do robins nest?"),
        Question("q3", "Who preys on mice and voles?"),
    ),
    {"q1": {"owls:0-19": 2, "robins:0-10": 0, "gone:3-4": 1}, "q2": {"robins:60-80": 1}, "q3": {"owls": 1}},
)


def _written(folder: Path, papers: Collection) -> Path:
    for name, lines in beir_files(papers, JUDGED).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("".join(lines))
    return folder


def test_a_judged_place_gives_its_grade_to_the_passages_it_overlaps(tmp_path: Path) -> None:
    with Collection(settings=Settings(passage_words=10)) as papers:
        papers.add_texts([{"key": "owls", "text": OWLS, "title": "Owls"}, {"key": "robins", "text": ROBINS}])
        found = load_beir(_written(tmp_path, papers))
        open_collection = judge_collection(papers, JUDGED)

    text_of = {record.id: record.text for record in found.records}
    assert {text_of[name]: grade for name, grade in found.qrels["q1"].items()} == {
        "Owls hunt at night. They see little by day.": 2,
        "Robins sing in the morning. They defend a territory.": 0,
    }
    assert set(found.qrels["q3"]) == {record.id for record in found.records if record.paper == "owls"}
    assert [(paper.id, paper.title, paper.text) for paper in found.papers] == [
        ("owls", "Owls", OWLS),
        ("robins", "", ROBINS),
    ]
    assert all(
        {"owls": OWLS, "robins": ROBINS}[one.paper][one.start :].startswith(one.text) for one in found.records
    )
    assert (
        judge(found, as_is=True).value("success@1")
        == judge(found).value("success@1")
        == open_collection.value("success@1")
        == 1.0
    )
    assert found.notes == ()
    assert found.strangers() == []


def test_a_passage_has_the_best_grade_of_the_places_in_it_and_references_are_no_records(
    tmp_path: Path,
) -> None:
    text = f"{OWLS} Häher auch.\n\nReferences\n\nAsh, A. (2001). Owls at night. Journal of Owls, 1(2), 3-4.\n"
    grades = {"owls:0-19": 1, "owls:5-10": 3, "owls:20-30": 2}
    judged = Judged("own", (Question("q1", "Wann jagen Käuze?"),), {"q2": {"owls": 1}, "q1": grades})
    (tmp_path / "owls.txt").write_text(text)
    with Collection.open(tmp_path) as papers:
        papers.add()
        files = {name: "".join(lines) for name, lines in beir_files(papers, judged).items()}
    names = [json.loads(line)["_id"] for line in files["corpus.jsonl"].splitlines()]

    assert "Ash" not in files["corpus.jsonl"]
    assert "Ash" in files["docs.jsonl"]
    assert files["qrels/test.tsv"] == f"query-id\tcorpus-id\tscore\nq1\t{names[0]}\t3\n" + "".join(
        f"q2\t{name}\t1\n" for name in names
    )
    assert "Häher" in files["corpus.jsonl"]
    assert "Käuze" in files["queries.jsonl"]
    assert names[0].startswith("owls:0-")
