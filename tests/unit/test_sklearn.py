"""The estimators follow scikit-learn's conventions and give the scores of the first pass."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from indexes import MemoryIndex
from sklearn.base import clone
from sklearn.decomposition import TruncatedSVD
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import linear_kernel
from sklearn.pipeline import make_pipeline

from scoqa.analysis import question_terms, terms
from scoqa.ranking.plain import search_plain
from scoqa.settings import Settings
from scoqa.sklearn import TextRetriever, TextVectorizer

WORDS = ("energy", "club", "security", "SCO", "organisation", "organization", "clubs", "the", "of", "treaty")
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
TEXTS = st.lists(TEXT, min_size=1, max_size=20).map(lambda texts: [*texts, "energy club"])


@given(TEXTS, TEXT, st.sampled_from(["bm25", "cosine"]))
def test_the_retriever_gives_the_scores_of_the_first_pass(texts, query, weighting):
    index = MemoryIndex([terms(text) for text in texts])
    asked = question_terms(query)
    known = [term for term in asked if term.term in index.terms()]
    expected = search_plain(
        index,
        [term.term for term in known],
        len(texts),
        settings=Settings(weighting=weighting),
        weights=[term.weight for term in known],
    )

    scores, places = TextRetriever(weighting=weighting, n_neighbors=len(texts)).fit(texts).kneighbors([query])

    by_place = dict(zip(places[0].tolist(), scores[0].tolist(), strict=True))
    by_place.pop(-1, None)
    assert by_place == pytest.approx(dict(expected))


@given(TEXTS, TEXT)
def test_the_cosine_is_that_of_tfidf_vectorizer(texts, query):
    reference = TfidfVectorizer(analyzer=terms)
    expected = linear_kernel(reference.fit_transform(texts), reference.transform([query])).ravel()
    vectorizer = TextVectorizer(weighting="cosine")
    documents = vectorizer.fit_transform(texts)

    found = (vectorizer.transform_queries([query]) @ documents.T).toarray().ravel()

    np.testing.assert_allclose(found, expected, atol=1e-6)


def test_equal_texts_come_in_their_order_and_what_shares_no_term_not_at_all():
    retriever = TextRetriever(n_neighbors=3).fit(["energy club", "a treaty", "energy club"])

    scores, places = retriever.kneighbors(["Which energy clubs?", "nothing of it"])

    assert places.tolist() == [[0, 2, -1], [-1, -1, -1]]
    assert scores[0, 0] == scores[0, 1] > scores[0, 2] == 0


def test_it_can_be_cloned_set_and_piped():
    pipeline = make_pipeline(TextVectorizer(k1=0.9), TruncatedSVD(n_components=2))

    dense = clone(pipeline).fit_transform(["energy club", "security treaty", "energy security"])

    assert dense.shape == (3, 2)
    assert clone(TextVectorizer(k1=0.9)).set_params(b=0.4).get_params() == {
        "b": 0.4,
        "k1": 0.9,
        "weighting": "bm25",
    }
    assert TextVectorizer().fit(["energy clubs"]).get_feature_names_out().tolist() == ["club", "energi"]


@pytest.mark.filterwarnings("ignore:Can.t test estimator")  # the kinds of checks that want numbers
@pytest.mark.parametrize("estimator", [TextVectorizer(), TextRetriever()], ids=lambda one: type(one).__name__)
def test_scikit_learns_own_checks_of_an_estimator_of_texts_pass(estimator: TextVectorizer | TextRetriever):
    checks = pytest.importorskip("sklearn.utils.estimator_checks")

    checks.check_estimator(estimator)

    if hasattr(TfidfVectorizer, "__sklearn_tags__"):  # scikit-learn 1.6 and later
        assert estimator.__sklearn_tags__().input_tags == TfidfVectorizer().__sklearn_tags__().input_tags


def test_a_single_text_in_place_of_many_is_told():
    retriever = TextRetriever(n_neighbors=1).fit(["Owls hunt at night."])

    with pytest.raises(ValueError, match="string object received"):
        retriever.kneighbors("owls")


def test_asking_before_fitting_says_so():
    with pytest.raises(NotFittedError):
        TextRetriever().kneighbors(["what"])
