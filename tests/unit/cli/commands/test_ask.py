"""The options of a question."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from scoqa.cli.console import Console
from scoqa.cli.main import run
from scoqa.cli.table import command
from scoqa.ranking.filters import FIELDS


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
