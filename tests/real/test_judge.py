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
