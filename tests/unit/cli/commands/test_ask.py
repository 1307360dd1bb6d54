"""The options of a question."""

from __future__ import annotations

from scoqa.cli.table import command
from scoqa.cli.usage import parser_of
from scoqa.ranking.filters import FIELDS


def test_help_names_every_field_that_a_filter_knows():
    (where,) = (action for action in parser_of(command("ask"))._actions if action.dest == "where")

    assert str(where.help).partition("; by ")[2].split() == sorted(FIELDS)
