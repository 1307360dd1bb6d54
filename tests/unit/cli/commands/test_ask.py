"""The options of a question."""

from __future__ import annotations

from scoqa.cli.table import command
from scoqa.ranking.filters import FIELDS


def test_help_names_every_field_that_a_filter_knows():
    (where,) = (argument for argument in command("ask").own if argument.dest == "where")

    assert where.help.partition("; by ")[2].split() == sorted(FIELDS)
