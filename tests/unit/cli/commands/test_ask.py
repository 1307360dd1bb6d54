"""The options of a question."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.cli.console import Console
from scoqa.cli.main import run
from scoqa.cli.table import command
from scoqa.ranking.filters import FIELDS
from scoqa.render.formats import FORMATS


def test_help_names_every_field_that_a_filter_knows():
    (where,) = (argument for argument in command("ask").own if argument.dest == "where")

    assert where.help.partition("; by ")[2].split() == sorted(FIELDS)


@pytest.mark.parametrize("name", ["jsonl", "json", "csv", "md", "plain"])
def test_what_a_reader_should_know_is_told_once_beside_many_answers_in_any_format(tmp_path: Path, name: str):
    (tmp_path / "tides.txt").write_text("The moon raises the tides.")
    (tmp_path / "empty.pdf").write_text("")
    questions = tmp_path / "questions.txt"
    questions.write_text("who lives on Mars\nwho lives on Venus\n")
    log = io.StringIO()
    console = Console(stdout=io.StringIO(), stderr=log, environment={})

    code = run(["-d", str(tmp_path), "--batch", str(questions), "-f", name], console)

    assert code == 1
    assert log.getvalue().count("Not searched: 1 file that could not be read") == 1


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("json", "jsonl")])
def test_a_source_that_changed_is_told_in_or_beside_every_format(tmp_path: Path, name: str):
    tides = tmp_path / "tides.txt"
    tides.write_text("The moon raises the tides.")
    with Collection.open(tmp_path) as papers:
        papers.add()
    tides.write_text("The moon raises the tides twice a day.")
    output, log = io.StringIO(), io.StringIO()

    code = run(
        ["-d", str(tmp_path), "-f", name, "who", "raises", "tides"],
        Console(stdout=output, stderr=log, environment={}),
    )

    assert code == 0
    told = "its source changed since it was read"
    assert (output.getvalue() + log.getvalue()).count(told) == 1
    assert (told in output.getvalue()) == (name in ("text", "md", "html"))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "text"])
def test_a_flag_that_would_do_nothing_in_a_format_is_refused(tmp_path: Path, name: str):
    (tmp_path / "tides.txt").write_text("The moon raises the tides.")
    lists_styles = name in ("md", "html")

    for flags, code in ((["-C", "2"], 2), (["-s", "apa"], 0 if lists_styles else 2)):
        output, log = io.StringIO(), io.StringIO()
        console = Console(stdout=output, stderr=log, environment={})

        assert run(["-d", str(tmp_path), "-f", name, *flags, "who", "raises", "tides"], console) == code
        if code:
            assert output.getvalue() == ""
            assert log.getvalue().count("\n") == 1
            assert f"{flags[0]} is for -f text" in log.getvalue()
