"""Words in blocks: packed and unpacked, cut at a size, found by the row that covers them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa import Collection
from scoqa.analysis.lines import lines_of
from scoqa.errors import IndexDamagedError
from scoqa.storage import Store, blocks
from scoqa.storage.postings import encode

WORDS = st.lists(st.text("abcé漢", min_size=1, max_size=6), min_size=1, max_size=40, unique=True).map(sorted)


@given(st.lists(st.binary(max_size=50), min_size=1, max_size=4), st.sampled_from([blocks.FAST, blocks.SMALL]))
def test_columns_come_back(columns: list[bytes], level: int):
    assert blocks.unpack_words(blocks.pack_words(columns, level), len(columns)) == columns


@given(st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=20))
def test_numbers_take_the_width_of_the_largest_and_come_back(numbers: list[int]):
    (packed,) = blocks.narrow(np.array(numbers, np.int64), [0, len(numbers)])
    width = 1 if max(numbers) < 256 else 2 if max(numbers) < 65_536 else 4

    assert packed[0] == width
    assert len(packed) == 1 + width * len(numbers)
    assert [list(row) for row in blocks.read_directory(packed * 4, len(numbers))] == [numbers] * 4
    assert [row.tolist() for row in blocks.directory_arrays(packed * 4, len(numbers))] == [numbers] * 4


def test_numbers_of_each_block_take_the_width_of_its_largest():
    numbers = np.array([1, 255, 256, 3, 65_536], np.int64)

    packed = blocks.narrow(numbers, [0, 2, 4, 5])

    assert packed == [b"\1\1\xff", b"\2\0\1\3\0", b"\4\0\0\1\0"]
    assert blocks.narrow(numbers[:0], [0]) == []


@given(st.lists(st.integers(1, 30), max_size=30), st.integers(1, 40))
def test_a_block_is_as_long_as_fits_and_one_thing_at_least(sizes: list[int], most: int):
    places = blocks.cuts(np.array(sizes, np.int64), most)

    assert places[0] == 0
    assert places[-1] == len(sizes)
    for start, stop in pairwise(places):
        assert stop == start + 1 or sum(sizes[start:stop]) <= most
        assert stop == len(sizes) or sum(sizes[start : stop + 1]) > most  # the next one did not fit


def test_blocks_cover_all_words_between_them():
    begun = [("b", (b"1",)), ("d", (b"2",)), ("f", (b"3",))]

    assert list(blocks.bounded(begun)) == [("", "d", b"1"), ("d", "f", b"2"), ("f", None, b"3")]
    assert list(blocks.bounded([])) == []


@given(WORDS, st.text("abcé漢", max_size=6))
def test_a_line_is_found_by_its_whole_word(words: list[str], other: str):
    lines = "\n".join(words)

    assert [blocks.line_of(lines, word) for word in words] == list(range(len(words)))
    assert blocks.line_of(lines, other) == (words.index(other) if other in words else -1)


@given(WORDS, st.text("abcé漢", max_size=3), st.none() | st.text("abcé漢", max_size=3))
def test_the_lines_between_two_words_are_those_from_the_first_up_to_the_second(
    words: list[str], start: str, stop: str | None
):
    low, high, between = blocks.within("\n".join(words).encode(), start, stop)

    wanted = [word for word in words if start <= word and (stop is None or word < stop)]
    assert words[low:high] == wanted
    assert between == "\n".join(wanted).encode()


def test_postings_of_terms_are_parted_into_blocks_of_a_size():
    terms = [f"t{n:02}" for n in range(50)]
    encoded = encode(np.arange(51), np.arange(50), np.ones(50, np.int64))

    many = list(blocks.postings_blocks([(lines_of(terms), encoded)], most=40))
    one = list(blocks.postings_blocks([(lines_of(terms), encoded)]))

    assert [first for first, _ in one] == ["t00"]
    assert len(many) > 3
    assert b"".join(data for _, (_, data) in many) == one[0][1][1]
    held = [blocks.unpack_words(words, 2)[0].decode().split("\n") for _, (words, _) in many]
    assert [word for each in held for word in each] == terms
    assert [each[0] for each in held] == [first for first, _ in many]


@pytest.mark.parametrize(
    "spoil",
    [
        "DELETE FROM {table} WHERE first = ''",
        "UPDATE {table} SET words = x'00'",
        "UPDATE {table} SET first = 'zz'",
        "UPDATE {table} SET stop = 'a'",
    ],
)
@pytest.mark.parametrize("table", ["postings", "forms"])
def test_a_block_that_is_not_what_was_written_is_damage_and_no_unknown_word(
    tmp_path: Path, spoil: str, table: str
):
    with Collection.open(tmp_path) as papers:
        papers.add_text("tides", "The moon raises the tides.")
    path = tmp_path / ".scoqa" / "index.sqlite"
    with closing(sqlite3.connect(path)) as index, index:
        index.execute(spoil.format(table=table))

    with Store.open(path) as store, pytest.raises(IndexDamagedError, match="a block of words"):
        store.postings("moon") if table == "postings" else store.term_of("moon")
