"""The command as a process: what it imports, prints and returns, on good folders and bad ones."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

from scoqa.cli.main import run
from scoqa.cli.table import COMMANDS

GOOD = "The lunar gateway board is chaired by Ada Okafor. It meets in Vienna every spring.\n"


NOT_FOR_A_QUESTION = (
    *("sklearn", "scipy", "nltk", "numpy", "joblib", "pypdfium2", "trafilatura", "lxml", "docx2python"),
    *("prompt_toolkit", "tqdm", "markdown_it", "tomlkit", "platformdirs", "wcwidth"),
    *("hashlib", "textwrap", "tomllib", "difflib", "csv", "subprocess", "concurrent.futures"),
    *("dataclasses", "inspect", "tempfile", "typing", "string"),
    *("scoqa.adding", "scoqa.looking", "scoqa.opening", "scoqa.notes", "scoqa.checking", "scoqa.passages"),
    *("scoqa.preparing", "scoqa.pinning"),
    *("scoqa.types.reports", "scoqa.ranking.filters", "scoqa.ranking.telling", "scoqa.ranking.search"),
    *("scoqa.citing.refs", "scoqa.citing.styles", "scoqa.render.machine", "scoqa.render.lists"),
    *(
        "scoqa.storage.batch",
        "scoqa.storage.packing",
        "scoqa.analysis.boundaries",
        "scoqa.analysis.full_stops",
    ),
)


def test_a_question_over_a_built_index_imports_nothing_slow_and_nothing_it_does_not_need(home, work):
    code = (
        "import sys; from scoqa.cli.main import run; code = run(['what', 'is', 'the', 'SCO', 'Energy', 'Club']);"
        f"print(code, sorted(set({NOT_FOR_A_QUESTION!r}) & set(sys.modules)), file=sys.stderr)"
    )

    plain = {name: value for name, value in home.items() if not name.startswith("XDG_")}
    plain["HOME"] = str(work.parent)
    subprocess.run([sys.executable, "-m", "scoqa", "SCO"], cwd=work, env=plain, check=False)

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=work, env=plain, capture_output=True, text=True, check=False
    )

    assert done.stderr.splitlines()[-1] == "0 []"
    assert "'SCO Energy Club' was established" in done.stdout


def test_the_same_bytes_whatever_the_hash_seed(scoqa):
    scoqa("what is the SCO")

    printed = {
        scoqa("--json", "SCO member states security policy", environment={"PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "1", "2007")
    }

    assert len(printed) == 1


def test_the_answer_goes_to_stdout_and_everything_else_to_stderr(scoqa):
    done = scoqa("what is the SCO Energy Club")

    assert done.returncode == 0
    assert done.stdout.lstrip().startswith('"In July 2007')
    assert "ships with scoqa" in done.stderr
    assert "scoqa:" not in done.stdout


def test_quiet_leaves_only_the_answer(scoqa):
    done = scoqa("-q", "what is the SCO Energy Club")

    assert done.stderr == ""


@pytest.fixture
def bad_folder(work):
    """One good file beside everything that can be wrong with one."""
    (work / "good.txt").write_text(GOOD, encoding="utf-8")
    (work / "truncated.pdf").write_bytes(
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Ty"
    )
    (work / "empty.txt").write_bytes(b"")
    (work / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (work / "secret.txt").write_text("nobody may read this", encoding="utf-8")
    (work / "secret.txt").chmod(0)
    (work / "broken-link.txt").symlink_to(work / "gone.txt")
    (work / os.fsdecode(b"latin-\xe9.txt")).write_text(
        "A name that is not UTF-8 holds a text about Jupiter probes all the same.\n", encoding="utf-8"
    )
    return work


def test_a_bad_file_costs_one_line_and_never_the_others(scoqa, bad_folder, as_user):
    done = scoqa("-d", ".", "who chairs the lunar gateway board", prefix=as_user)

    lines = done.stderr.splitlines()
    assert done.returncode == 0
    assert "Ada Okafor" in done.stdout
    for name in ("truncated.pdf", "empty.txt", "binary.txt", "secret.txt", "broken-link.txt", "latin-"):
        assert sum(name in line for line in lines) == 1, (name, lines)
    assert "Traceback" not in done.stderr


def test_strict_exits_3_where_a_file_could_not_be_read(scoqa, bad_folder, as_user):
    done = scoqa("-d", ".", "add", "--strict", prefix=as_user)

    assert done.returncode == 3
    assert "1 document added" in done.stdout
    assert scoqa("-d", ".", "add", "good.txt", "--strict", prefix=as_user).returncode == 0


def test_a_folder_that_cannot_be_written_is_indexed_in_the_users_data(scoqa, work, as_user, home):
    papers = work / "papers"
    papers.mkdir()
    (papers / "good.txt").write_text(GOOD, encoding="utf-8")
    papers.chmod(0o555)

    done = scoqa("-d", "papers", "who chairs the lunar gateway board", prefix=as_user)
    again = scoqa("-d", "papers", "status", "--json", prefix=as_user)

    papers.chmod(0o755)
    assert done.returncode == 0
    assert list(papers.iterdir()) == [papers / "good.txt"]
    assert json.loads(again.stdout)["place"].startswith(home["XDG_DATA_HOME"])


def test_where_nothing_can_be_written_it_answers_from_memory(scoqa, work, as_user, tmp_path):
    (work / "good.txt").write_text(GOOD, encoding="utf-8")
    nowhere = tmp_path / "nowhere"
    nowhere.mkdir()
    nowhere.chmod(0o555)
    work.chmod(0o555)
    homes = {f"XDG_{name}_HOME": str(nowhere / "x") for name in ("CACHE", "DATA", "CONFIG")}

    own = scoqa("-d", ".", "who chairs the lunar gateway board", prefix=as_user, environment=homes)
    shipped = scoqa("what is the SCO Energy Club", prefix=as_user, environment=homes)

    work.chmod(0o755)
    assert (own.returncode, shipped.returncode) == (0, 0)
    assert "Ada Okafor" in own.stdout
    assert "Energy Club' was established" in shipped.stdout


def test_a_closed_pipe_is_quiet(home, work):
    command = f'yes "what is the SCO" | head -200 | "{sys.executable}" -m scoqa -f jsonl | head -c 10'

    done = subprocess.run(
        ["bash", "-c", command], cwd=work, env=home, capture_output=True, text=True, check=False
    )

    assert done.stdout == '{"schema":'
    assert "Error" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_takes_nothing_and_breaks_nothing(home, work, closed):
    command = f'"{sys.executable}" -m scoqa what is the SCO Energy Club {closed}'

    done = subprocess.run(
        ["bash", "-c", command], cwd=work, env=home, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0
    assert "Error" not in done.stderr
    assert ("Energy Club' was established" in done.stdout) == (">&-" not in closed.replace("2>&-", ""))


def test_a_full_disk_is_one_line_that_says_so(home, work):
    command = f'"{sys.executable}" -m scoqa -q what is the SCO Energy Club >/dev/full'

    done = subprocess.run(
        ["bash", "-c", command], cwd=work, env=home, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (2, "scoqa: the output: No space left on device\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_needs_no_arguments(name, capsys):
    code = run([name, "--help"])

    assert code == 0
    assert capsys.readouterr().out.startswith(f"usage: scoqa {name} ")


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


def test_a_draft_among_the_papers_does_not_vouch_for_itself(scoqa, work):
    (work / "a.txt").write_text(GOOD, encoding="utf-8")
    (work / "draft.md").write_text('They say "unicorns were seen in Erewhon".\n', encoding="utf-8")

    check = scoqa("-d", ".", "check", "draft.md")

    assert check.returncode == 1
    assert "not found in these papers" in check.stdout
    assert "draft.md: is also one of the papers" in check.stderr


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


def test_what_many_answers_note_is_told_once(scoqa, work):
    (work / "a.txt").write_text(GOOD, encoding="utf-8")
    (work / "empty.txt").touch()
    (work / ".questions").write_text("who knows\nwho cares\n", encoding="utf-8")
    scoqa("-d", ".", "add")

    batch = scoqa("--batch", ".questions")

    assert len(batch.stdout.splitlines()) == 2
    assert batch.stderr == "scoqa: Not searched: 1 file that could not be read (scoqa status).\n"


def test_a_batch_takes_the_format_that_is_named(scoqa, work):
    (work / "questions.txt").write_text("what is the SCO Energy Club\nwhat is the SCO?\n", encoding="utf-8")

    csv = scoqa("-q", "--batch", "questions.txt", "-f", "csv", "-k", "1")
    text = scoqa("-q", "--batch", "questions.txt", "-f", "text", "-k", "1")

    assert csv.stdout.startswith("question,status,")
    assert text.stdout.startswith("? what is the SCO Energy Club\n")
    assert "\n? what is the SCO?\n" in text.stdout


def test_verify_exits_4_once_the_paper_says_something_else(scoqa, work):
    (work / "a.txt").write_text(GOOD, encoding="utf-8")
    scoqa("-d", ".", "--receipt", "../receipt.json", "who chairs the lunar gateway board")
    (work / "a.txt").write_text(GOOD.replace("Ada Okafor", "Bo Lindqvist"), encoding="utf-8")

    changed = scoqa("-d", ".", "verify", "../receipt.json")
    scoqa("-d", ".", "refresh")
    gone = scoqa("-d", ".", "verify", "../receipt.json")

    assert (changed.returncode, gone.returncode) == (4, 4)
    assert "the file changed since" in changed.stdout
    assert "no longer stand in the paper" in gone.stdout


def test_a_mistyped_command_is_told_also_where_it_is_read_as_a_word_of_the_papers(scoqa, work):
    (work / "status.txt").write_text("The status of owls is good.\n" * 3, encoding="utf-8")
    (work / "owls.txt").write_text("Owls hunt voles and mice at night.\n\n" * 4000, encoding="utf-8")

    mistyped = scoqa("-d", ".", "statsu")
    asked = scoqa("-d", ".", "does", "frobnication", "change", "the", "status", "of", "owls")

    assert "there is a command 'scoqa status'" in mistyped.stderr
    assert "there is a command" not in asked.stderr


def test_check_tells_true_quotations_from_others(scoqa, work):
    (work / "draft.md").write_text(
        'The paper says that "energy security, which increasingly is identified as a vital element of security '
        'policy, is gaining weight" [@dehaas2007].\nIt also says "energy security is of no importance to the SCO".\n',
        encoding="utf-8",
    )

    done = scoqa("check", "draft.md")

    assert done.returncode == 1
    assert "word for word" in done.stdout
    assert "2 quotations" in done.stdout


def test_a_draft_may_be_any_kind_of_paper_and_names_the_paper_it_quotes(scoqa, work):
    (work / "birds.txt").write_text("Owls hunt at night and robins sing in the morning.\n", encoding="utf-8")
    (work / "other.txt").write_text(GOOD, encoding="utf-8")
    said = "\N{LEFT DOUBLE QUOTATION MARK}Owls hunt at night and robins sing\N{RIGHT DOUBLE QUOTATION MARK}"
    (work.parent / "draft.html").write_text(f"<p>It says {said} [@other].</p>", encoding="utf-8")
    (work.parent / "draft.txt").write_bytes(f"Entré: \x93{said[1:-1]}\x94 [@birds]".encode("latin-1"))

    html = scoqa("-d", ".", "check", "../draft.html")
    text = scoqa("-d", ".", "check", "../draft.txt")
    folder = scoqa("-d", ".", "check", "..")

    assert html.returncode == 1
    assert "in another paper · birds:0-34 (draft: other)" in html.stdout
    assert text.returncode == 0
    assert folder.returncode == 2
    assert "directory" in folder.stderr


def test_an_index_of_a_newer_format_is_refused_with_exit_3(scoqa, work):
    (work / "a.txt").write_text(GOOD, encoding="utf-8")
    scoqa("-d", ".", "add")
    import sqlite3

    connection = sqlite3.connect(work / ".scoqa" / "index.sqlite")
    connection.execute("PRAGMA user_version = 999")
    connection.close()

    done = scoqa("-d", ".", "who chairs the board")

    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert "newer" in done.stderr


def test_ctrl_c_while_reading_keeps_what_is_read_and_exits_130(home, work):
    for number in range(400):
        (work / f"p{number:03}.txt").write_text(
            f"Paper {number} is about topic{number}.\n" * 50, encoding="utf-8"
        )
    process = subprocess.Popen(
        [sys.executable, "-m", "scoqa", "-d", ".", "add"],
        cwd=work,
        env=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    index = work / ".scoqa" / "index.sqlite"
    while process.poll() is None and not index.exists():
        pass
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate()

    again = subprocess.run(
        [sys.executable, "-m", "scoqa", "-d", ".", "add", "--json"],
        cwd=work,
        env=home,
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(again.stdout)
    assert process.returncode in (0, 130)  # 0 where it was done before the signal came
    assert "Traceback" not in errors
    assert len(report["added"]) + report["unchanged"] == 400


def test_settings_come_from_the_flag_then_the_environment_then_the_file(scoqa, work):
    (work / "a.txt").write_text(GOOD, encoding="utf-8")
    (work / "b.txt").write_text("Another note on the lunar gateway.\n", encoding="utf-8")
    question = ("-d", ".", "-q", "-f", "plain", "lunar gateway")
    scoqa("-d", ".", "add")
    scoqa("-d", ".", "config", "set", "--here", "k", "1")

    by_file = scoqa(*question)
    by_environment = scoqa(*question, environment={"SCOQA_K": "2"})
    by_flag = scoqa("-k", "1", *question, environment={"SCOQA_K": "2"})

    assert [len(done.stdout.splitlines()) for done in (by_file, by_environment, by_flag)] == [1, 2, 1]


def test_a_settings_file_that_cannot_be_read_is_named(scoqa, home):
    from pathlib import Path

    file = Path(home["XDG_CONFIG_HOME"]) / "scoqa" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("k = = 3", encoding="utf-8")

    done = scoqa("what is the SCO")

    assert done.returncode == 2
    assert str(file) in done.stderr


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


def test_a_mistyped_path_adds_nothing_and_makes_no_collection(scoqa):
    done = scoqa("add", "reprot.pdf")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "scoqa: reprot.pdf: no such file or folder; nothing was added\n"
    assert scoqa("what is the SCO Energy Club").returncode == 0


def test_an_emptied_collection_of_ones_own_does_not_hide_the_paper_that_ships(scoqa, work):
    (work / "a.txt").write_text(GOOD, encoding="utf-8")
    added = scoqa("add", "a.txt")
    asked = scoqa("who chairs the lunar gateway board")
    scoqa("remove", "a.txt")

    assert "into your own collection, asked wherever there is no other: " in added.stderr
    assert "Ada Okafor" in asked.stdout
    assert scoqa("what is the SCO Energy Club").returncode == 0


def test_what_is_removed_comes_back_with_a_refresh_unless_it_is_left_out(scoqa, work):
    for name in ("a.txt", "b.txt"):
        (work / name).write_text(GOOD + name, encoding="utf-8")
    scoqa("-d", ".", "add")

    removed = scoqa("remove", "a.txt")
    back = scoqa("refresh")
    (work / ".scoqaignore").write_text("a.*\n", encoding="utf-8")
    removed_again = scoqa("remove", "a.txt")
    left_out = scoqa("refresh")

    assert "1 file still in" in removed.stderr
    assert back.stdout == "1 document added, 1 file unchanged\n"
    assert removed_again.stderr == ""
    assert left_out.stdout == "1 file unchanged\n"


def test_a_removal_says_which_files_it_forgot_that_could_not_be_read(scoqa, work):
    other = work.parent / "other"
    other.mkdir()
    for name in ("a.txt", "b.txt"):
        (other / name).write_text("", encoding="utf-8")
    (other / "c.txt").write_text(GOOD, encoding="utf-8")
    scoqa("-d", ".", "add", other)

    removed = scoqa("remove", other / "a.txt")
    rest = scoqa("remove", other)

    assert removed.stdout == "1 file that could not be read forgotten\n"
    assert rest.stdout == "1 document forgotten: c\n1 file that could not be read forgotten\n"
    assert rest.stderr == ""
    assert "not searched" not in scoqa("status").stdout


def test_the_collection_meant_is_the_flag_then_the_variable_then_the_nearest(scoqa, work, tmp_path):
    for name, chair in (("here", "Ada Okafor"), ("named", "Bo Lindqvist"), ("flagged", "Chen Wei")):
        folder = work / name
        folder.mkdir()
        (folder / "a.txt").write_text(GOOD.replace("Ada Okafor", chair), encoding="utf-8")
    (work / "here" / "below").mkdir()
    scoqa("-d", "here", "add")
    below = work / "here" / "below"
    question = "who chairs the lunar gateway board"
    variable = {"SCOQA_DIR": str(work / "named")}

    nearest = scoqa(question, cwd=below)
    named = scoqa(question, cwd=below, environment=variable)
    flagged = scoqa("-d", str(work / "flagged"), question, cwd=below, environment=variable)

    assert "Ada Okafor" in nearest.stdout
    assert "Bo Lindqvist" in named.stdout
    assert "Chen Wei" in flagged.stdout
