"""By which rules of analysis the words of an index were made: kept in its table meta, looked at before words are written."""

from __future__ import annotations

from scoqa.analysis import RULES
from scoqa.errors import IndexFileError, IndexNewerError
from scoqa.storage import rows
from scoqa.storage.connection import damaged
from scoqa.storage.records import with_checksum
from scoqa.types import Rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

NAME = "rules"
"""The name of the number in the table meta; absent where it is 1."""


def rules_of(connection: sqlite3.Connection, place: str) -> int:
    """The number of the rules that made the words of an index; see :data:`scoqa.analysis.RULES`."""
    found = rows.meta(connection, place, NAME) or "1"
    if not found.isdecimal():
        raise damaged(place, f"its rules have the number {found!r}")
    return int(found)


def told(rules: int) -> Rules:
    """The number as reports tell it."""
    if rules == RULES:
        return Rules.CURRENT
    return Rules.OLDER if is_older(rules) else Rules.NEWER


def is_older(rules: int) -> bool:
    """Whether words of these rules are to be made anew before others are written beside them."""
    return rules < RULES


def write_rules(connection: sqlite3.Connection) -> None:
    """Note in a new index that its words are made by the rules of this scoqa."""
    connection.execute("INSERT INTO meta VALUES (?, ?, ?)", with_checksum((NAME, str(RULES))))


def check_not_newer(rules: int, place: str) -> None:
    """IndexNewerError where rules are not known here: what would be written by others would not be found beside theirs."""
    if rules > RULES:
        raise IndexNewerError(
            f"{place}: a newer scoqa made its words (rules {rules}, this one knows {RULES}), so it can only be read; "
            "update scoqa to write to it"
        )


def check_current(rules: int, place: str) -> None:
    """IndexFileError where words of these rules would stand beside those of older ones."""
    if is_older(rules):
        raise IndexFileError(
            f"{place}: its words are now those of older rules, as of a copy put in its place; try again"
        )
