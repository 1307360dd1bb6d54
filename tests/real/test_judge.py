"""``scoqa judge``, ``tune`` and ``eval`` on one's own judgements, as processes."""

from __future__ import annotations

import json

import pytest

TOPICS = [
    f"{first}{last}"
    for first in ("bar", "col", "dun", "fen", "gil")
    for last in ("mok", "ter", "vas", "zup", "wig", "hob")
]


@pytest.fixture
def owls(work):
    folder = work / "papers"
    folder.mkdir()
    (folder / "owls.txt").write_text("Owls hunt at night.\n")
    (folder / "robins.txt").write_text("Robins hunt at dawn.\n")
    return folder


def test_passages_are_judged_one_by_one_and_measured(scoqa, owls):
    judged = scoqa("-d", owls, "judge", "which", "owls", "hunt", "at", "night", stdin="y\nwhat?\nn\n")
    told = json.loads(scoqa("-d", owls, "eval", "--json").stdout)

    assert judged.returncode == 0
    assert "Owls hunt at night." in judged.stdout
    assert "2 judged now, 2 in all" in judged.stderr
    assert told["measures"]["nDCG@10"] == 1.0


def test_stopping_keeps_what_was_said(scoqa, owls):
    judged = scoqa("-d", owls, "judge", "owls", "hunt", stdin="2\nq\n")

    assert "1 judged now, 1 in all" in judged.stderr
    assert scoqa("-d", owls, "judge", "owls", stdin="").returncode == 1


def test_lines_are_judgements_or_none_of_them(scoqa, owls):
    kept = scoqa("-d", owls, "judge", "--lines", "-", stdin="who hunts at dawn\trobins\t1\n")
    broken = scoqa("-d", owls, "judge", "--lines", "-", stdin="who\towls\t1\nwho\tgone\t1\n")
    told = json.loads(scoqa("-d", owls, "eval", "--json").stdout)

    assert kept.returncode == 0
    assert broken.returncode == 2
    assert "gone" in broken.stderr
    assert told["questions"] == 1


def test_judgements_are_written_as_a_folder_that_is_measured_alike(scoqa, owls, work):
    scoqa(
        "-d",
        owls,
        "judge",
        "--lines",
        "-",
        stdin="who hunts at dawn\trobins\t1\nwho hunts at night\towls\t2\n",
    )

    written = scoqa("-d", owls, "judge", "--export", "my judgements")
    told = json.loads(scoqa("eval", "my judgements", "--as-is", "--json").stdout)

    assert written.returncode == 0
    assert 'eval "my judgements" --as-is\' measures by it' in written.stderr
    assert (told["documents"], told["questions"], told["measures"]["nDCG@10"]) == (2, 2, 1.0)
    assert (
        (work / "my judgements" / "qrels" / "test.tsv").read_text().startswith("query-id\tcorpus-id\tscore\n")
    )
    again = scoqa("-d", owls, "judge", "--export", "my judgements")
    assert again.returncode == 2
    assert "corpus.jsonl: is there already; --force writes over it" in again.stderr
    assert scoqa("-d", owls, "judge", "--export", "my judgements", "--force").returncode == 0
    assert scoqa("-d", owls, "judge", "owls", "--export", "other").returncode == 2


def test_a_line_that_is_no_judgement_is_named_and_the_lines_before_it_are_not_kept(scoqa, owls):
    told = scoqa("-d", owls, "judge", "--lines", "-", stdin="who hunts\towls\t1\n\trobins\t1\n")

    assert told.returncode == 2
    assert "stdin:2: not a judgement" in told.stderr
    assert not (owls / ".scoqa" / "judgements").exists()


def test_tuning_refuses_few_questions(scoqa, owls):
    done = scoqa("-d", owls, "tune")

    assert done.returncode == 1
    assert "0 judged questions are too few" in done.stderr


def test_tuned_weights_are_a_file_that_people_read(scoqa, work):
    folder = work / "papers"
    folder.mkdir()
    for topic in TOPICS:
        (folder / f"named-{topic}.md").write_text(
            f"# The {topic}\n\nIt grows in the north and is eaten raw.\n"
        )
        (folder / f"other-{topic}.md").write_text(
            f"# Trade\n\nTrade in {topic} declined, and nobody knows the reason.\n"
        )
    keys = {
        paper["sources"][0]: paper["key"]
        for paper in json.loads(scoqa("-d", folder, "docs", "--json").stdout)["documents"]
    }
    lines = [f"the reason for {topic}\t{keys[f'named-{topic}.md']}\t1\n" for topic in TOPICS]
    scoqa("-d", folder, "judge", "--lines", "-", stdin="".join(lines))

    dry = scoqa("-d", folder, "tune", "--dry-run")
    done = scoqa("-d", folder, "tune")

    assert dry.returncode == done.returncode == 0
    assert dry.stdout == done.stdout
    assert "30 questions, p < 0.001" in done.stderr
    assert "[settings]" in (folder / ".scoqa" / "config.toml").read_text()
    again = scoqa("-d", folder, "tune")
    assert again.returncode == 1  # the weights are those already
    assert "no weights were better" in again.stderr


def test_what_is_judged_is_what_was_shown(scoqa, work):
    (work / "papers").mkdir()
    about = " ".join(f"This sentence number {number} speaks of nothing." for number in range(60))
    (work / "papers" / "birds.txt").write_text(f"{about} Owls hunt voles at night. {about}\n")

    scoqa("-d", "papers", "judge", "when do owls hunt voles", stdin="y\n")

    line = (work / "papers" / ".scoqa" / "judgements" / "qrels.txt").read_text().split()
    start, _, stop = line[2].partition(":")[2].partition("-")
    text = (work / "papers" / "birds.txt").read_text()
    assert "Owls hunt voles at night." in text[int(start) : int(stop)]
    assert int(stop) - int(start) < 300


def test_weights_are_fitted_to_a_judged_folder_and_kept_nowhere(scoqa, work):
    folder = work / "judged"
    folder.mkdir()
    records = [
        line
        for topic in TOPICS
        for line in (
            {"_id": f"n{topic}", "title": f"The {topic}", "text": "It grows in the north and is eaten raw."},
            {
                "_id": f"o{topic}",
                "title": "Trade",
                "text": f"Trade in {topic} declined, and nobody knows the reason.",
            },
        )
    ]
    questions = [{"_id": topic, "text": f"the reason for {topic}"} for topic in TOPICS]
    for name, entries in (("corpus.jsonl", records), ("queries.jsonl", questions)):
        (folder / name).write_text("".join(f"{json.dumps(entry)}\n" for entry in entries))
    (folder / "qrels.tsv").write_text("".join(f"{topic}\tn{topic}\t1\n" for topic in TOPICS))

    found = scoqa("tune", "judged", "--as-is")
    (folder / "qrels.tsv").write_text("".join(f"{topic}\to{topic}\t1\n" for topic in TOPICS))
    refused = scoqa("tune", "judged", "--as-is")

    assert found.returncode == 0
    assert [line.split(" = ")[0] for line in found.stdout.splitlines()] == [
        "settings.pairs",
        "settings.sentence",
        "settings.title",
        "settings.introduced",
    ]
    assert sorted(path.name for path in work.iterdir()) == ["judged"]
    assert refused.returncode == 1
    assert "no weights were better" in refused.stderr
    assert scoqa("tune", "--as-is").returncode == 2
