"""Postings are read as they were written, by every decoder."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.storage import postings
from scoqa.storage.postings import decode, decode_many, decode_plain, encode

IDS = st.one_of(
    st.sets(st.integers(0, 300), min_size=1),
    st.sets(st.integers(0, 200_000), min_size=1, max_size=40),
    st.sets(st.integers(0, 2**31 - 2), min_size=1, max_size=5),
).map(sorted)
COUNTS = st.one_of(st.just(1), st.integers(1, 4), st.sampled_from([254, 255, 256, 509, 510, 511, 70_000]))
TERMS = st.lists(
    IDS.flatmap(lambda ids: st.tuples(st.just(ids), st.lists(COUNTS, min_size=len(ids), max_size=len(ids)))),
    min_size=1,
    max_size=5,
)


@given(TERMS)
def test_postings_come_back(terms: list[tuple[list[int], list[int]]]) -> None:
    indptr = np.cumsum([0] + [len(ids) for ids, _ in terms])
    all_ids = np.array([number for ids, _ in terms for number in ids], dtype=np.int64)
    all_counts = np.array([count for _, counts in terms for count in counts], dtype=np.int64)

    encoded = encode(indptr, all_ids, all_counts)

    stops = np.cumsum(encoded.sizes)
    data = encoded.data.tobytes()
    for place, (ids, counts) in enumerate(terms):
        one = (
            int(encoded.widths[place]),
            int(encoded.dfs[place]),
            int(encoded.codes[place]),
            data[stops[place] - encoded.sizes[place] : stops[place]],
        )
        found = decode(*one)
        assert (found[0].tolist(), found[1].tolist()) == (ids, counts)
        plain = decode_plain(*one)
        assert (list(plain[0]), list(plain[1])) == (ids, counts)
    for given_back, put in zip(decode_many(encoded), (indptr, all_ids, all_counts), strict=True):
        assert given_back.tolist() == put.tolist()


def test_a_common_term_takes_a_byte_a_posting() -> None:
    ids = np.arange(0, 10_000, 3)

    encoded = encode(np.array([0, len(ids)]), ids, np.ones(len(ids), dtype=np.int64))

    assert encoded.sizes.tolist() == [len(ids)]


def test_a_gap_too_wide_for_its_width_is_a_step_without_a_posting() -> None:
    # 100 steps of 1 and one of 400 = 3 · 127 + 19: cheaper as 3 skips of one byte than as 2 bytes each
    ids = np.array([*range(100), 499])

    encoded = encode(np.array([0, 101]), ids, np.ones(101, dtype=np.int64))

    assert (encoded.widths.tolist(), encoded.codes.tolist(), encoded.dfs.tolist()) == ([1], [104], [101])


@given(TERMS)
def test_many_postings_made_bytes_in_stretches_are_the_same(terms: list[tuple[list[int], list[int]]]) -> None:
    indptr = np.cumsum([0] + [len(ids) for ids, _ in terms])
    all_ids = np.array([number for ids, _ in terms for number in ids])
    all_counts = np.array([count for _, counts in terms for count in counts])
    whole = encode(indptr, all_ids, all_counts)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "_AT_ONCE", 3)
        stretches = encode(indptr, all_ids, all_counts)

    for one, other in zip(stretches, whole, strict=True):
        assert one.tolist() == other.tolist()
