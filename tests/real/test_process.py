"""The command as a process: what it imports, prints and returns, whatever its streams, its settings and Ctrl-C do."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from scoqa.cli.main import run
from scoqa.cli.table import COMMANDS

GOOD = "The lunar gateway board is chaired by Ada Okafor. It meets in Vienna every spring.\n"


NOT_FOR_A_QUESTION = (
    *("sklearn", "scipy", "nltk", "numpy", "joblib", "pypdfium2", "trafilatura", "lxml"),
    *("prompt_toolkit", "tqdm", "markdown_it", "tomlkit", "platformdirs", "wcwidth"),
    *("hashlib", "textwrap", "tomllib", "difflib", "csv", "subprocess", "concurrent.futures"),
    *(
        "argparse",
        "dataclasses",
        "datetime",
        "inspect",
        "tempfile",
        "threading",
        "typing",
        "weakref",
        "string",
        "gettext",
        "locale",
        "urllib.parse",
    ),
    *("scoqa.adding", "scoqa.looking", "scoqa.opening", "scoqa.notes", "scoqa.checking", "scoqa.passages"),
    *("scoqa.preparing", "scoqa.pinning", "scoqa.parallel"),
    *("scoqa.types.reports", "scoqa.ranking.filters", "scoqa.ranking.telling", "scoqa.ranking.search"),
    *("scoqa.citing.refs", "scoqa.citing.styles", "scoqa.render.machine", "scoqa.render.lists"),
    *(
        "scoqa.storage.batch",
        "scoqa.storage.packing",
        "scoqa.analysis.boundaries",
        "scoqa.analysis.full_stops",
    ),
)


def imported(question: str, names: Sequence[str], home: dict[str, str], work: Path) -> tuple[str, str]:
    """What a question over a built index prints, and its exit code with those of the modules that it imports."""
    code = (
        f"import sys; from scoqa.cli.main import run; code = run({question.split()!r});"
        f"print(code, sorted(set({names!r}) & set(sys.modules)), file=sys.stderr)"
    )
    plain = {name: value for name, value in home.items() if not name.startswith("XDG_")}
    plain["HOME"] = str(work.parent)
    subprocess.run([sys.executable, "-m", "scoqa", "SCO"], cwd=work, env=plain, check=False)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=work, env=plain, capture_output=True, text=True, check=False
    )
    return done.stdout, done.stderr.splitlines()[-1]


def test_a_question_over_a_built_index_imports_nothing_slow_and_nothing_it_does_not_need(home, work):
    printed, told = imported("what is the SCO Energy Club", NOT_FOR_A_QUESTION, home, work)

    assert told == "0 []"
    assert "'SCO Energy Club' was established" in printed


def test_a_question_that_is_not_answered_looks_for_new_files_without_what_reads_them(home, work):
    names = ("argparse", "dataclasses", "lxml", "numpy", "pypdfium2", "struct", "threading", "typing")

    _, told = imported("where is Atlantis", (*names, "scoqa.reading.pictures"), home, work)

    assert told == "1 []"


def test_the_same_bytes_whatever_the_hash_seed(scoqa):
    scoqa("what is the SCO")

    printed = {
        scoqa("--json", "SCO member states security policy", environment={"PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "1", "2007")
    }

    assert len(printed) == 1


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


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "words", ["what is the SCO Energy Club", "-f json what is the SCO Energy Club", "docs", "--help"]
)
def test_a_full_disk_is_one_line_that_says_so(home, work, words, unbuffered):
    command = f'"{sys.executable}" -m scoqa -q {words} >/dev/full'

    done = subprocess.run(
        ["bash", "-c", command],
        cwd=work,
        env=home | {"PYTHONUNBUFFERED": unbuffered},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (2, "scoqa: the output: No space left on device\n")


@pytest.mark.parametrize("gone", ["2>/dev/full", "2> >(exec <&-)"])
def test_an_answer_is_given_whatever_becomes_of_the_notes_beside_it(home, work, gone):
    command = f'"{sys.executable}" -m scoqa -f plain what is the SCO Energy Club {gone}'

    done = subprocess.run(
        ["bash", "-c", command], cwd=work, env=home, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0
    assert "Energy Club' was established" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_needs_no_arguments(name, capsys):
    code = run([name, "--help"])

    assert code == 0
    assert capsys.readouterr().out.startswith(f"usage: scoqa {name} ")


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
    file = Path(home["XDG_CONFIG_HOME"]) / "scoqa" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("k = = 3", encoding="utf-8")

    done = scoqa("what is the SCO")

    assert done.returncode == 2
    assert str(file) in done.stderr


def test_references_and_quoted_words_are_utf8_also_where_python_takes_the_locale_for_ascii(scoqa):
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    shown = scoqa("show", "dehaas2007:¶2", environment=ascii_only)
    answered = scoqa("-f", "json", "who founded the “energy club”", environment=ascii_only)

    assert (shown.returncode, answered.returncode) == (0, 0)
    assert "SCO Energy Club" in shown.stdout
    assert json.loads(answered.stdout)["question"] == "who founded the “energy club”"
