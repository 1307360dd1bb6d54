"""Passages as a document's row holds them."""

from __future__ import annotations

from itertools import accumulate, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scoqa.storage.spans import pack, pack_plain
from scoqa.types import Passage, Span

# before each sentence a gap, then its length
SENTENCES = st.lists(st.tuples(st.integers(0, 300), st.sampled_from([1, 62, 63, 64, 9000, 1 << 30])))


@given(st.lists(SENTENCES))
def test_plain_passages_are_packed_together_as_they_are_alone(documents: list[list[tuple[int, int]]]):
    cut = [
        [Span(*pair) for pair in list(pairwise(accumulate(size for told in own for size in told)))[::2]]
        for own in documents
    ]
    flat = np.array([span for spans in cut for span in spans], np.int64).reshape(-1, 2)

    packed = pack_plain(np.array([len(spans) for spans in cut], np.int64), flat[:, 0], flat[:, 1])

    passages = [
        [Passage("key", Span(spans[0].start, spans[-1].stop), tuple(spans))] if spans else [] for spans in cut
    ]
    assert packed == [pack(own, {(): 0}) for own in passages]
