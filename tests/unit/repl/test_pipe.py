"""A session without a terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from scoqa import Answer, Collection
from scoqa.render import Look
from scoqa.repl import run

QUESTION = "what raises the tides of the oceans"


def _run(papers: Collection, typed: str, look: Look | None = None) -> tuple[int, str, str]:
    out, complaints = io.StringIO(), io.StringIO()
    code = run(papers, look=look, stdin=io.StringIO(typed), stdout=out, stderr=complaints)
    return code, out.getvalue(), complaints.getvalue()


def test_each_line_is_a_question_and_0_means_all_were_answered(papers: Collection):
    code, out, complaints = _run(papers, f"{QUESTION}\n\nwho lives on the moon\n")

    assert code == 0
    assert out.count("confidence ") == 2
    assert out.startswith(f"? {QUESTION}\n")
    assert complaints == ""


def test_one_question_without_an_answer_makes_it_1_and_the_rest_is_still_answered(papers: Collection):
    code, out, _ = _run(papers, f"who chaired the lunar gateway board\n{QUESTION}\n")

    assert code == 1
    assert "Not found in this collection." in out
    assert "The moon raises the tides" in out


def test_no_colour_unless_it_was_asked_for(papers: Collection):
    _, plain, _ = _run(papers, QUESTION)
    _, coloured, _ = _run(papers, QUESTION, Look(colour=True))

    assert "\x1b" not in plain
    assert "\x1b[1;4mraises\x1b[0m" in coloured


def test_what_could_not_be_searched_is_said_beside_the_answer(papers: Collection, folder: Path):
    (folder / "empty.txt").write_text("")
    papers.add()
    _, out, complaints = _run(papers, "who chaired the lunar gateway board")

    assert "Not searched" not in out
    assert complaints == "scoqa: Not searched: 1 file that could not be read: empty.txt (scoqa status).\n"


def test_every_answer_is_told(papers: Collection):
    told: list[Answer] = []
    run(
        papers,
        on_answer=told.append,
        stdin=io.StringIO(f"{QUESTION}\n/docs\nwho chaired it\n"),
        stdout=io.StringIO(),
        stderr=io.StringIO(),
    )

    assert [answer.question for answer in told] == [QUESTION, "who chaired it"]


def test_commands_work_and_their_complaints_go_elsewhere(papers: Collection):
    code, out, complaints = _run(papers, f"{QUESTION}\n/cite 1 pandoc\n/shwo 1\n/copy 1\n")

    assert code == 1
    assert "[@wave1999, para. 1]" in out
    assert "the nearest is /show" in complaints
    assert "there is no clipboard without a terminal" in complaints


def test_each_remark_of_a_complaint_is_a_line_however_long_it_is(papers: Collection, folder: Path):
    long = folder / ("a-long-name-" * 12 + ".txt")
    long.touch()
    _, _, complaints = _run(papers, f"/add {long} {folder}/none.txt\n")

    assert complaints.splitlines() == [
        "scoqa: 2 files could not be read",
        f"scoqa: {long.name}: empty (0 bytes)",
        "scoqa: none.txt: no such file or folder",
    ]


@pytest.mark.parametrize("word", ["/quit", "exit", r"\q"])
def test_leaving_leaves(papers: Collection, word: str):
    assert _run(papers, f"{word}\nwho chaired the lunar gateway board\n") == (0, "", "")


def test_nothing_typed_is_nothing_wrong(papers: Collection):
    assert _run(papers, "") == (0, "", "")


def test_a_line_without_a_terminal_goes_on_about_none_before_it(papers: Collection):
    _, alone, _ = _run(papers, "when does it?\n")
    _, after, _ = _run(papers, f"{QUESTION}\nwhen does it?\n")

    assert after.endswith(alone)
    assert "with the question before" not in after
