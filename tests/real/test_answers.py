"""Questions and answers of real processes: by arguments, a pipe or a file."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

GOOD = "The lunar gateway board is chaired by Ada Okafor. It meets in Vienna every spring.\n"


def test_the_answer_goes_to_stdout_and_everything_else_to_stderr(scoqa):
    done = scoqa("what is the SCO Energy Club")

    assert done.returncode == 0
    assert done.stdout.lstrip().startswith('"In July 2007')
    assert "ships with scoqa" in done.stderr
    assert "scoqa:" not in done.stdout


def test_quiet_leaves_only_the_answer(scoqa):
    done = scoqa("-q", "what is the SCO Energy Club")

    assert done.stderr == ""


def test_each_line_of_stdin_is_a_question(scoqa):
    done = scoqa("-f", "jsonl", stdin="what is the SCO Energy Club\n\nwho chaired the lunar gateway board\n")

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["status"] for answer in answers] == ["answered", "not found"]
    assert done.returncode == 1


@pytest.mark.parametrize("n", [0, 1, 2])
def test_questions_of_stdin_give_a_list_however_many_there_are(scoqa, n: int):
    done = scoqa("-f", "json", stdin="what is the SCO Energy Club\n" * n)

    assert [answer["status"] for answer in json.loads(done.stdout)] == ["answered"] * n


def test_a_batch_is_jsonl_and_its_receipt_verifies(scoqa, work):
    (work / "questions.txt").write_text("what is the SCO Energy Club\nwhat is the SCO?\n", encoding="utf-8")

    batch = scoqa("--batch", "questions.txt", "--receipt", "receipt.json")
    verified = scoqa("verify", "receipt.json")

    assert [json.loads(line)["status"] for line in batch.stdout.splitlines()] == ["answered", "answered"]
    assert verified.returncode == 0
    assert "unchanged" in verified.stdout


def test_a_file_of_questions_among_the_papers_answers_none_of_them(scoqa, work):
    (work / "a.txt").write_text(GOOD, encoding="utf-8")
    (work / "questions.txt").write_text("who saw the unicorns of Erewhon\n", encoding="utf-8")

    batch = scoqa("-d", ".", "--batch", "questions.txt")

    assert batch.returncode == 1
    assert "questions.txt: is also one of the papers, and left out; name it in .scoqaignore" in batch.stderr


@pytest.mark.parametrize("option", ["--receipt", "--run", "--plot"])
def test_a_file_that_is_there_is_kept_unless_force_is_given(scoqa, work, option):
    (work / "kept.svg").write_text("mine", encoding="utf-8")
    for name, line in (
        ("corpus.jsonl", '{"_id": "d", "title": "", "text": "Owls hunt at night."}'),
        ("queries.jsonl", '{"_id": "q", "text": "when do owls hunt"}'),
        ("qrels.tsv", "query-id\tcorpus-id\tscore\nq\td\t1"),
    ):
        (work / "judged").mkdir(exist_ok=True)
        (work / "judged" / name).write_text(f"{line}\n", encoding="utf-8")
    words = ("what is the SCO",) if option == "--receipt" else ("eval", "judged")

    done = scoqa(*words, option, "kept.svg")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("scoqa: kept.svg: is there already; --force writes over it\n")
    assert (work / "kept.svg").read_text() == "mine"
    if option != "--plot":  # matplotlib need not be there
        assert scoqa(*words, option, "kept.svg", "--force").returncode == 0
        assert (work / "kept.svg").read_text() != "mine"


def test_a_receipt_can_go_into_a_device_but_not_into_a_folder_that_is_not_there(scoqa):
    device = scoqa("-q", "what is the SCO", "--receipt", "/dev/stderr")
    nowhere = scoqa("-q", "what is the SCO", "--receipt", "none/receipt.json")

    assert (device.returncode, json.loads(device.stderr)["schema"]) == (0, "scoqa.receipt/1")
    assert (nowhere.returncode, nowhere.stderr) == (
        2,
        "scoqa: none/receipt.json: there is no folder none\n",
    )


def test_a_key_in_a_question_without_an_answer_is_known_for_one(scoqa):
    done = scoqa("what", "does", "dehaas2007", "say", "of", "lunar", "gateways")

    assert done.returncode == 1
    assert "dehaas2007 is the key of a paper: --only dehaas2007 searches it alone" in done.stderr


def test_what_many_answers_note_is_told_once(scoqa, work):
    (work / "a.txt").write_text(GOOD, encoding="utf-8")
    (work / "empty.txt").touch()
    (work / ".questions").write_text("who knows\nwho cares\n", encoding="utf-8")
    scoqa("-d", ".", "add")

    batch = scoqa("--batch", ".questions")

    assert len(batch.stdout.splitlines()) == 2
    assert batch.stderr == "scoqa: Not searched: 1 file that could not be read: empty.txt (scoqa status).\n"


def test_a_batch_takes_the_format_that_is_named(scoqa, work):
    (work / "questions.txt").write_text("what is the SCO Energy Club\nwhat is the SCO?\n", encoding="utf-8")

    csv = scoqa("-q", "--batch", "questions.txt", "-f", "csv", "-k", "1")
    text = scoqa("-q", "--batch", "questions.txt", "-f", "text", "-k", "1")

    assert csv.stdout.startswith("question,status,")
    assert text.stdout.startswith("? what is the SCO Energy Club\n")
    assert "\n? what is the SCO?\n" in text.stdout


def test_a_mistyped_command_is_told_also_where_it_is_read_as_a_word_of_the_papers(scoqa, work):
    (work / "status.txt").write_text("The status of owls is good.\n" * 3, encoding="utf-8")
    (work / "owls.txt").write_text("Owls hunt voles and mice at night.\n\n" * 4000, encoding="utf-8")

    mistyped = scoqa("-d", ".", "statsu")
    asked = scoqa("-d", ".", "does", "frobnication", "change", "the", "status", "of", "owls")

    assert "there is a command 'scoqa -d . status'" in mistyped.stderr
    assert "there is a command" not in asked.stderr


def test_a_pipe_takes_questions_and_commands_and_needs_no_line_editor(scoqa, home, work):
    code = (
        "import sys; from scoqa.cli.main import run; code = run([]);"
        "print(code, 'prompt_toolkit' in sys.modules, file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        input="what is the SCO Energy Club\n/cite 1 pandoc\n/shwo 1\nwho chaired the lunar gateway board\n",
        cwd=work,
        env=home,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.startswith("? what is the SCO Energy Club\n")
    assert "[@dehaas2007, para. 2]" in done.stdout
    assert "Not found in this collection." in done.stdout
    assert "scoqa: there is no command /shwo; the nearest is /show" in done.stderr
    assert done.stderr.splitlines()[-1] == "1 False"


def test_a_receipt_of_a_pipe_holds_all_its_answers(scoqa, work):
    done = scoqa("--receipt", "receipt.json", stdin="what is the SCO Energy Club\nwho drafted chapter 6\n")

    assert done.returncode == 0
    assert len(json.loads((work / "receipt.json").read_text())["answers"]) == 2
