"""First pass: both searches equal brute force, ties and filters included; cosine equals scikit-learn's."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from indexes import MemoryIndex
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import linear_kernel

from scoqa.ranking import blocks, bounds, plain, race, search, steps, sums
from scoqa.ranking.plain import explain, search_plain
from scoqa.ranking.search import Searcher
from scoqa.ranking.weights import scheme_of
from scoqa.settings import Settings

TERMS = [f"t{i}" for i in range(12)]
TERM = st.integers(0, 11).map(lambda i: TERMS[int(i * i / 11)])  # a few terms are frequent, as in text
PASSAGES = st.lists(st.lists(TERM, min_size=1, max_size=8), min_size=1, max_size=60)
QUESTION = st.lists(st.sampled_from([*TERMS, "unknown"]), min_size=1, max_size=6, unique=True)


@pytest.fixture(
    autouse=True, scope="module", params=[(0, 0), (0, 1 << 18), (1 << 15, 0)], ids=["race", "bounds", "sums"]
)
def way(request: pytest.FixtureRequest) -> Iterator[None]:
    """Search as over many passages, as over fewer and as over few; never as for the first time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Searcher, "_is_first", lambda self, generation: False)
        patch.setattr(search, "SUMS_UP_TO", request.param[0])
        patch.setattr(search, "BOUNDS_UP_TO", request.param[1])
        yield


def score_first(patch: pytest.MonkeyPatch, n: int) -> None:
    """Let so many blocks beyond k be scored first."""
    patch.setattr(race, "_FEWEST", n)
    patch.setattr(race, "_MOST", n)


def brute_force(
    index: MemoryIndex, question: list[str], weights: list[float], allowed: bytes | None
) -> list[tuple[int, float]]:
    """BM25 term by term as its formula stands in the book."""
    n, mean = index.n_passages, index.total_length / index.n_passages
    scores: dict[int, float] = {}
    for term, weight in zip(question, weights, strict=True):
        ids, counts = index.postings_plain(term)
        idf = math.log(1 + (n - len(ids) + 0.5) / (len(ids) + 0.5))
        for i, tf in zip(ids, counts, strict=True):
            length = 1 - 0.75 + 0.75 * (index.lengths_plain()[i] / mean)
            scores[i] = scores.get(i, 0.0) + weight * (idf * (tf / (tf + 1.2 * length)))
    order = dict(zip(scores, index.tie_order(list(scores)), strict=True))
    found = [(i, score) for i, score in scores.items() if allowed is None or allowed[i]]
    return sorted(found, key=lambda entry: (-entry[1], order[entry[0]]))


@pytest.mark.parametrize("many", [0, plain.MANY])
@given(PASSAGES, QUESTION, st.integers(1, 5), st.data())
def test_the_plain_search_leaves_out_nothing_that_is_among_the_best(many, passages, question, k, data):
    index = MemoryIndex(passages)
    weights = data.draw(
        st.lists(st.sampled_from([1.0, 0.5, 1.5]), min_size=len(question), max_size=len(question))
    )
    allowed = data.draw(
        st.none() | st.lists(st.integers(0, 1), min_size=index.n_ids, max_size=index.n_ids).map(bytes)
    )
    expected = brute_force(index, question, weights, allowed)[:k]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "MANY", many)
        found = search_plain(index, question, k, settings=Settings(), allowed=allowed, weights=weights)

    assert found == expected


@given(PASSAGES, QUESTION, st.integers(1, 20), st.data())
def test_both_searches_equal_brute_force_to_the_bit(passages, question, k, data):
    keys = data.draw(st.permutations([f"d{i}" for i in range(len(passages))]))
    weights = data.draw(
        st.lists(st.sampled_from([1.0, 2**0.5]), min_size=len(question), max_size=len(question))
    )
    allowed = data.draw(st.none() | st.binary(min_size=len(passages), max_size=len(passages)))
    index = MemoryIndex(passages, keys=keys)

    expected = brute_force(index, question, weights, allowed)[:k]

    assert search_plain(index, question, k, settings=Settings(), allowed=allowed, weights=weights) == expected
    # of the blocks looked at last, passages told apart by what they can gain, or all scored; or all of it at first;
    # by bounds, few passages scored one by one, or all at once; of few sums, the best told apart or all sorted
    for more, few, one_by_one in ((0, 0, 0), (0, 256, 40), (102, 256, 40)):
        with pytest.MonkeyPatch.context() as patch:
            score_first(patch, more)
            patch.setattr(race, "_FEW", few)
            patch.setattr(bounds, "_FEW", one_by_one)
            patch.setattr(sums, "_SORTED", one_by_one)
            found = Searcher(index, Settings()).search(question, k, allowed=allowed, weights=weights)
            assert found == expected


@given(PASSAGES, st.lists(st.sampled_from([*TERMS, "unknown"]), min_size=1, max_size=8))
def test_cosine_equals_scikit_learn(passages, words):
    index = MemoryIndex(passages)
    settings = Settings(weighting="cosine")
    vectorizer = TfidfVectorizer(analyzer=lambda terms: terms)
    expected = linear_kernel(vectorizer.fit_transform(passages), vectorizer.transform([words])).ravel()
    question = sorted(set(words) & set(index.terms()))
    weights = [(1 + words.count(term)) / 2 for term in question]

    for found in (
        search_plain(index, question, len(passages), settings=settings, weights=weights),
        Searcher(index, settings).search(question, len(passages), weights=weights),
    ):
        scores = np.zeros(len(passages))
        for i, score in found:
            scores[i] = score
        np.testing.assert_allclose(scores, expected, atol=1e-6)


@given(PASSAGES, QUESTION, st.sampled_from(["bm25", "cosine"]))
def test_the_shares_of_an_explanation_add_up_to_the_score(passages, question, weighting):
    index = MemoryIndex(passages)
    settings = Settings(weighting=weighting)

    for i, score in search_plain(index, question, 5, settings=settings):
        [part] = explain(index, question, [i], settings=settings)
        assert part.value == pytest.approx(score)
        assert sum(share for _, share in part.terms) == pytest.approx(score)


def zipfian(n: int) -> MemoryIndex:
    """Passages of 30 words, of which t1 is most frequent, some said more often than fits in half a byte."""
    rng = np.random.default_rng(0)
    passages = [[f"t{min(int(x), 300)}" for x in rng.zipf(1.3, 30)] for _ in range(n)]
    for i in range(0, n, 97):
        passages[i] += [f"t{i % 5 + 1}"] * (i % 300)
    return MemoryIndex(passages)


@pytest.mark.parametrize("roomy", [0, 1 << 62])
@pytest.mark.parametrize(
    ("often", "more", "few", "at_once"),
    [(1, 0, 0, 1 << 16), (16, 54, 256, 1 << 16), (10_000, 1, 0, 50), (16, 1, 256, 50)],
)
def test_a_large_index_gives_the_same_whichever_way_it_takes(monkeypatch, roomy, often, more, few, at_once):
    monkeypatch.setattr(blocks, "_OFTEN", often)  # gains of the blocks that hold a term, or of all
    monkeypatch.setattr(bounds, "_OFTEN", often)  # the same of passages
    monkeypatch.setattr(blocks, "_ROOMY", roomy)  # the same for counts
    score_first(monkeypatch, more)  # nearly all blocks are scored first, or few
    monkeypatch.setattr(race, "_FEW", few)  # all of their passages, or those that can gain enough
    monkeypatch.setattr(race, "_AT_ONCE", at_once)  # in one go, or some at a time
    index = zipfian(3000)
    searcher = Searcher(index, Settings())
    rng = np.random.default_rng(1)
    mask = bytes(int(x) for x in rng.integers(0, 2, 3000))
    few = bytes(int(x) for x in rng.integers(0, 500, 3000) == 0)

    for k in (1, 10, 200):
        for _ in range(5):
            question = sorted({f"t{int(x)}" for x in rng.integers(1, 300, 5)} | {"t1"})
            for allowed in (None, mask, few):
                expected = search_plain(index, question, k, settings=Settings(), allowed=allowed)
                assert searcher.search(question, k, allowed=allowed) == expected


@pytest.mark.parametrize("few", [0, 40])
def test_counts_that_are_too_large_for_a_key_give_the_same(monkeypatch, few):
    monkeypatch.setattr(bounds, "_FEW", few)
    monkeypatch.setattr(bounds, "_COUNT_BITS", 2)
    monkeypatch.setattr(bounds, "_MOST", 3)
    index = zipfian(1000)
    searcher = Searcher(index, Settings())

    for question in (["t1"], ["t2", "t3", "t40"], ["t300", "t1", "t5"]):
        expected = search_plain(index, question, 10, settings=Settings())
        assert searcher.search(question, 10) == expected


def test_a_word_that_weighs_nothing_finds_nothing():
    index = MemoryIndex([["a", "b"], ["a"], ["b"], ["c"]])
    searcher = Searcher(index, Settings())

    assert searcher.search(["a"], 4, weights=[0.0]) == []
    assert [i for i, _ in searcher.search(["a", "b"], 4, weights=[1e-320, 1.0])] == [2, 0, 1]


@pytest.mark.parametrize("few", [0, 256])
def test_a_passage_that_may_not_be_shown_is_none_of_few_hits(monkeypatch, few):
    score_first(monkeypatch, 0)
    monkeypatch.setattr(race, "_FEW", few)
    passages = [["a"] if i % 8 else ["b"] for i in range(64)] + [["b"]] * 64
    passages[101] = ["a", *["b"] * 20]  # less promising, so that its block is looked at last
    mask = bytes(
        i % 8 == 0 for i in range(128)
    )  # in each block the word, and a passage without it that is allowed

    assert Searcher(MemoryIndex(passages), Settings()).search(["a"], 2, allowed=mask) == []


def test_a_single_passage_of_the_second_round_is_scored_in_the_question_s_order(monkeypatch):
    score_first(monkeypatch, 0)
    monkeypatch.setattr(race, "_FEW", 0)
    question = TERMS[:9]
    apart = [[term] for term in question[:8]]  # a block that promises most, and none of whose passages scores
    index = MemoryIndex([*apart, *apart, question, *[["other"]] * 100])
    rng = np.random.default_rng(0)

    for _ in range(20):
        weights = [float(x) for x in rng.uniform(0.9, 1, 9)]
        expected = search_plain(index, question, 1, settings=Settings(), weights=weights)
        assert Searcher(index, Settings()).search(question, 1, weights=weights) == expected
        assert expected[0][0] == 16


@pytest.mark.parametrize(("more", "few"), [(0, 0), (0, 256), (54, 256)])
@pytest.mark.parametrize("roomy", [0, 1 << 62])
def test_weights_of_any_size_give_the_same(monkeypatch, roomy, more, few):
    monkeypatch.setattr(blocks, "_ROOMY", roomy)
    score_first(monkeypatch, more)
    monkeypatch.setattr(race, "_FEW", few)
    index = zipfian(1000)
    searcher = Searcher(index, Settings())
    question = ["t1", "t2", "t3", "t30"]

    for weights in (
        [0.4, 1.0, 0.1, 0.25],
        [49.0, 0.5, 0.4, 0.1],
        [1.5, 2.0, 0.6, 1.0],
        [1.0, 1.0, 100.0, 60.0],
        [4000.0, 16.0, 17.0, 0.01],
    ):
        expected = search_plain(index, question, 10, settings=Settings(), weights=weights)
        assert searcher.search(question, 10, weights=weights) == expected


@pytest.mark.parametrize("levels", [3, 20])
def test_steps_that_tell_little_apart_give_the_same(monkeypatch, levels):
    monkeypatch.setattr(steps, "LEVELS", levels)
    index = zipfian(1000)
    searcher = Searcher(index, Settings())
    rng = np.random.default_rng(2)

    for n in range(2, 42):
        question = sorted({f"t{int(x)}" for x in rng.integers(1, 40, n // 4 + 1)})
        weights = [float(x) for x in rng.choice([0.4, 1.0, 1.5], len(question))]
        expected = search_plain(index, question, 3, settings=Settings(), weights=weights)
        assert searcher.search(question, 3, weights=weights) == expected


@given(st.lists(st.tuples(st.floats(0.25, 1), st.floats(0, 100)), min_size=1, max_size=4))
def test_bounds_are_never_too_small_and_too_large_by_no_more_than_they_say(factors):
    index = zipfian(64)
    scheme = scheme_of(index, Settings())
    way = bounds.Bounds(scheme, index.lengths())
    postings = [index.postings(f"t{i + 1}") for i in range(len(factors))]
    found = np.zeros(way.n_sums, np.uint16)
    exact = np.zeros(way.n_sums)

    terms = [way.term(*each, own) for each, (own, _) in zip(postings, factors, strict=True)]
    slack = way.add_up(terms, [factor for _, factor in factors], found)

    unit = steps.step_of(scheme) * steps.scale_of([factor for _, factor in factors])
    for (ids, counts), (_, factor) in zip(postings, factors, strict=True):
        rooms = scheme.room(index.lengths()[ids].astype(np.float64))
        exact[ids] += factor * scheme.share(scheme.idf(len(ids)), counts, rooms) / unit
    assert (found >= exact - 1e-6).all()
    assert (found <= exact + slack + 1e-6).all()


@given(st.floats(0.25, 1), st.floats(0, 50), st.sampled_from([np.uint8, np.uint16]))
def test_gains_for_another_factor_are_never_less_and_hardly_more(own, other, kind):
    gains = np.arange(min(int(1000 * own), np.iinfo(kind).max) + 1, dtype=kind)

    found = steps.for_factor(gains, own, other)

    exact = gains * (other / own)
    assert (found >= exact).all()
    assert (found <= exact * (1 + steps.excess(gains)) + 1.05).all()
    assert steps.excess(gains) == (1 / 128 if kind is np.uint8 else 1 / 32)


def test_a_question_of_more_words_than_sums_can_bear_gives_the_same(monkeypatch):
    monkeypatch.setattr(search, "_TERMS", 3)
    index = zipfian(400)
    question = ["t1", "t2", "t3", "t4", "unknown"]
    mask = bytes(i % 2 for i in range(400))

    assert Searcher(index, Settings()).search(question, 10, allowed=mask) == search_plain(
        index, question, 10, settings=Settings(), allowed=mask
    )


@pytest.mark.parametrize("weighting", ["bm25", "cosine"])
def test_a_question_of_very_many_words_overflows_nothing(weighting):
    index = zipfian(400)
    settings = Settings(weighting=weighting)
    known = [f"t{i}" for i in range(1, 301)]
    unknown = [f"u{i}" for i in range(1000)]

    for question, weight in ((known, 1.0), (known, 40.0), (known + unknown, 3.0)):
        weights = [weight] * len(question)
        expected = search_plain(index, question, 10, settings=settings, weights=weights)
        assert Searcher(index, settings).search(question, 10, weights=weights) == expected


def test_passages_beyond_half_a_million_are_found():
    class Sparse(MemoryIndex):
        """Few terms over very many passages."""

        def __init__(self, postings: dict[str, range], n: int) -> None:
            super().__init__([])
            self._held = postings
            self.n_passages = self.n_ids = n
            self.total_length = sum(len(ids) for ids in postings.values())

        def postings_plain(self, term: str) -> tuple[list[int], list[int]]:
            ids = list(self._held.get(term, ()))
            return ids, [1 + i % 17 for i in ids]

        def lengths_plain(self) -> list[int]:
            return [1 + i % 7 for i in range(self.n_ids)]

        def tie_order(self, ids: Sequence[int]) -> list[tuple[str, int]]:
            return [("", i) for i in ids]

    n = 9 << 17  # blocks of three groups
    terms = {"often": range(0, n, 11), "late": range(n - 9000, n, 90), "early": range(0, 9000, 9)}
    index = Sparse(terms | {"both": range(5, n, 1000)}, n)
    searcher = Searcher(index, Settings())

    for question in (["late"], ["often", "late"], ["both", "early", "late", "often"]):
        assert searcher.search(question, 10) == search_plain(index, question, 10, settings=Settings())


@pytest.mark.parametrize("settings", [Settings(k1=0), Settings(b=1), Settings(b=0)])
def test_the_rims_of_the_settings_give_the_same(settings):
    index = MemoryIndex([["a", "b"], ["b"], ["a", "a", "c"], ["c"]])

    assert Searcher(index, settings).search(["a", "b", "c"], 4) == search_plain(
        index, ["a", "b", "c"], 4, settings=settings
    )


def test_a_word_in_every_passage_still_finds_them():
    index = MemoryIndex([["sco", "energy"], ["sco"], ["sco", "club"]])

    assert len(search_plain(index, ["sco"], 10, settings=Settings())) == 3


def test_equal_scores_rank_by_key():
    index = MemoryIndex([["sco"], ["sco"], ["sco"]], keys=["c", "a", "b"])

    assert [i for i, _ in Searcher(index, Settings()).search(["sco"], 2)] == [1, 2]


@pytest.mark.parametrize("k", [0, -1])
def test_k_is_at_least_one(k):
    index = MemoryIndex([["sco"]])

    with pytest.raises(ValueError, match="k is at least 1"):
        search_plain(index, ["sco"], k, settings=Settings())
    with pytest.raises(ValueError, match="k is at least 1"):
        Searcher(index, Settings()).search(["sco"], k)


def test_a_small_cache_gives_the_same_answers_and_stays_small():
    index = zipfian(3000)
    small = Searcher(index, Settings(cache_mb=1))
    kept = []

    for i in [*range(1, 300), *range(1, 300)]:
        question = [f"t{i}", "t1"]
        assert small.search(question, 5) == search_plain(index, question, 5, settings=Settings())
        kept.append(small.n_bytes)

    assert max(kept) <= 1 << 20
    assert len({n for n in kept if n > 1 << 19}) > 1
