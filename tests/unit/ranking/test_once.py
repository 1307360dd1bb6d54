"""The first search of a state: it equals the plain one to the bit, and those that follow equal it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from indexes import MemoryIndex

from scoqa.ranking import once, search
from scoqa.ranking.once import search_once
from scoqa.ranking.plain import search_plain
from scoqa.ranking.search import Searcher
from scoqa.settings import Settings

TERMS = [f"t{i}" for i in range(12)]
TERM = st.integers(0, 11).map(lambda i: TERMS[int(i * i / 11)])  # a few terms are frequent, as in text
PASSAGES = st.lists(st.lists(TERM, min_size=1, max_size=8), min_size=1, max_size=60)
QUESTION = st.lists(st.sampled_from([*TERMS, "unknown"]), min_size=1, max_size=6, unique=True)


@pytest.mark.parametrize("many", [0, once.MANY])
@given(PASSAGES, QUESTION, st.integers(1, 20), st.data())
def test_it_equals_the_plain_search_to_the_bit(many, passages, question, k, data):
    weight = st.sampled_from([0.1, 0.5, 1.0, 1.5, 1e-320])
    weights = data.draw(st.none() | st.lists(weight, min_size=len(question), max_size=len(question)))
    allowed = data.draw(
        st.none() | st.lists(st.integers(0, 1), min_size=len(passages), max_size=len(passages)).map(bytes)
    )
    keys = data.draw(st.permutations([f"d{i}" for i in range(len(passages))]))
    index = MemoryIndex(passages, keys=keys)
    asked = {"settings": Settings(), "allowed": allowed, "weights": weights}
    expected = [hit for hit in search_plain(index, question, k, **asked) if hit[1] > 0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(once, "MANY", many)
        found = search_once(index, question, k, **asked)

    assert found == expected


def zipfian(n: int) -> MemoryIndex:
    """Passages of thirty words, of which t1 is most frequent."""
    rng = np.random.default_rng(0)
    return MemoryIndex([[f"t{min(int(x), 300)}" for x in rng.zipf(1.3, 30)] for _ in range(n)])


@pytest.mark.parametrize("k", [1, 10, 200])
def test_frequent_terms_that_are_only_looked_up_are_added(monkeypatch, k):
    monkeypatch.setattr(once, "MANY", 100)
    index = zipfian(3000)
    rng = np.random.default_rng(1)

    for _ in range(10):
        question = sorted({f"t{int(x)}" for x in rng.integers(1, 300, 5)} | {"t1", "t2"})
        assert search_once(index, question, k, settings=Settings()) == search_plain(
            index, question, k, settings=Settings()
        )


def test_passages_that_cannot_win_are_not_scored_by_a_frequent_term(monkeypatch):
    monkeypatch.setattr(once, "MANY", 100)
    scored: list[int] = []

    class Term(once._Term):
        def gains(self, ids: np.ndarray, counts: np.ndarray) -> np.ndarray:
            scored.append(len(ids))
            return super().gains(ids, counts)

    monkeypatch.setattr(once, "_Term", Term)
    passages = [["rare", "often"], *[["often", "other"]] * 500]

    assert [
        hit for hit, _ in search_once(MemoryIndex(passages), ["often", "rare"], 1, settings=Settings())
    ] == [0]
    assert max(scored) == 1


@pytest.mark.parametrize(("weighting", "n_ways"), [("bm25", 2), ("cosine", 0)])
def test_only_the_first_search_of_a_state_goes_this_way(monkeypatch, weighting, n_ways):
    n_first = 0

    def counted(*args: object, **kwargs: object) -> object:
        nonlocal n_first
        n_first += 1
        return search_once(*args, **kwargs)

    monkeypatch.setattr(search, "search_once", counted)
    index = MemoryIndex([["a", "b"], ["b"], ["c"]])
    searcher = Searcher(index, Settings(weighting=weighting))
    first, second = searcher.search(["a", "b"], 2), searcher.search(["a", "b"], 2)
    index.generation = 2
    third = searcher.search(["a", "b"], 2)

    assert first == second == third
    assert n_first == n_ways
