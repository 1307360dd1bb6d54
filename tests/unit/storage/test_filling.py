"""Rows in an order in which they fill the pages of the database."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.storage.connection import PAGE
from scoqa.storage.filling import HELD, bytes_of_page, filling
from scoqa.storage.records import Row
from scoqa.storage.schema import TABLES


def row(number: int, n_bytes: int) -> Row:
    return (1, f"w{number:05}", f"w{number + 1:05}", b"words", bytes(n_bytes), -(1 << 31))


def pages(rows: list[Row]) -> int:
    """Pages of the database that the rows take beyond an empty table."""
    database = sqlite3.connect(":memory:")
    database.execute(f"PRAGMA page_size = {PAGE}")
    database.execute(
        TABLES[TABLES.index("CREATE TABLE postings") : TABLES.index("CREATE UNIQUE INDEX postings")]
    )
    before = database.execute("PRAGMA page_count").fetchone()[0]
    database.executemany("INSERT INTO postings VALUES (NULL, ?, ?, ?, ?, ?, ?)", rows)
    return int(database.execute("PRAGMA page_count").fetchone()[0]) - before


def test_the_largest_row_comes_first_then_the_largest_that_still_fits():
    rows = [row(number, kilobytes * 1000) for number, kilobytes in enumerate((10, 20, 25, 5, 12, 7, 10))]

    sizes = [len(data) // 1000 for *_, data, _ in filling(rows)]

    assert sizes == [25, 7, 20, 12, 10, 10, 5]


def test_rows_of_one_size_keep_their_order():
    rows = [row(number, 9000) for number in range(100)]

    assert list(filling(rows)) == rows


def test_no_more_rows_are_held_than_some_pages_take():
    taken = []

    def rows() -> Iterator[Row]:
        for number in range(100):
            taken.append(number)
            yield row(number, 9000)

    next(filling(rows()))

    assert (len(taken) - 1) * 9000 < HELD < len(taken) * 9100


@given(st.lists(st.integers(0, 100_000), max_size=40))
def test_no_row_is_lost(sizes: list[int]):
    rows = [row(number, size) for number, size in enumerate(sizes)]

    assert sorted(filling(rows)) == rows


def test_pages_are_nearly_full():
    draw = random.Random(1)
    # blocks of some terms, and terms that have blocks of their own
    sizes = [draw.choice((1900, 2300, draw.randrange(1900, 30_000))) for _ in range(1000)]
    rows = [row(number, size) for number, size in enumerate(sizes)]
    needed = sum(map(bytes_of_page, rows)) / PAGE

    assert pages(rows) > 1.1 * needed
    assert pages(list(filling(rows))) < 1.04 * needed


@pytest.mark.parametrize("n_bytes", [100, 5_000, 12_000, 70_000])
def test_rows_that_fill_a_page_by_reckoning_stay_on_it(n_bytes: int):
    first = row(1, n_bytes)
    left = PAGE - 8 - bytes_of_page(first)
    second = row(2, 2 * left - bytes_of_page(row(2, left)))
    too_large = row(2, len(second[4]) + 20)

    assert pages([first, second]) == pages([first])
    assert pages([first, too_large]) == pages([first]) + 2  # another page, and one above both
