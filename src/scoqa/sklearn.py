"""scoqa's words and weights as scikit-learn estimators, for pipelines and experiments over texts in a list.

A :class:`scoqa.Collection` does the same faster, and with passages, a second pass and citations. The estimators follow
scikit-learn's conventions: parameters in ``__init__``, learnt attributes end in ``_``, matrices in and out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

import numpy as np
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.utils.validation import check_is_fitted

from scoqa.analysis import question_terms, terms
from scoqa.analysis.asked import times_said
from scoqa.ranking.weights import Scheme
from scoqa.settings import Settings

if TYPE_CHECKING:
    from numpy.typing import NDArray


class _OfTexts(BaseEstimator):  # type: ignore[misc]  # scikit-learn has no types
    """An estimator whose samples are strings."""

    def __sklearn_tags__(self) -> object:
        """Tells scikit-learn's checks and pipelines that the input is no matrix of numbers, as TfidfVectorizer does."""
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags

    def _more_tags(self) -> dict[str, list[str]]:
        """The same for scikit-learn before 1.6."""
        return {"X_types": ["string"]}


class TextVectorizer(TransformerMixin, _OfTexts):  # type: ignore[misc]  # scikit-learn has no types
    """Turns texts into weighted terms: BM25's weights, or TF-IDF of unit length.

    The terms are scoqa's: Snowball stems of English in one spelling, without function words, with acronyms.

    Attributes:
        vocabulary_: The column of each term.
        idf_: The idf of each column, shape (n_terms,).
        mean_length_: The mean number of terms in a text.
    """

    def __init__(self, *, weighting: str = "bm25", k1: float = 1.2, b: float = 0.75) -> None:
        self.weighting = weighting
        self.k1 = k1
        self.b = b

    def fit(self, raw_documents: Iterable[str], y: object = None) -> Self:
        """Learn the vocabulary, the idf and the mean length; ValueError if the texts hold no term."""
        self.fit_transform(raw_documents, y)
        return self

    def fit_transform(self, raw_documents: Iterable[str], y: object = None) -> sparse.csr_matrix:  # noqa: ARG002
        """Learn from the texts and weight their terms: shape (n_texts, n_terms)."""
        settings = Settings(weighting=self.weighting, k1=self.k1, b=self.b)
        self._counter = CountVectorizer(analyzer=terms)
        counts = self._counter.fit_transform(raw_documents)
        self.vocabulary_ = self._counter.vocabulary_
        self.mean_length_ = float(counts.sum() / counts.shape[0])
        self._scheme = Scheme(settings, counts.shape[0], self.mean_length_)
        df = np.bincount(counts.indices, minlength=counts.shape[1])
        self.idf_ = np.array([self._scheme.idf(int(n)) for n in df])
        return self._weighed(counts)

    def transform(self, raw_documents: Iterable[str]) -> sparse.csr_matrix:
        """The weighted terms of texts, as of those learnt from: shape (n_texts, n_terms)."""
        check_is_fitted(self, "vocabulary_")
        return self._weighed(self._counter.transform(raw_documents))

    def transform_queries(self, raw_queries: Iterable[str]) -> sparse.csr_matrix:
        """The weighted terms of questions, such that ``queries @ documents.T`` are scoqa's scores of the first pass.

        Returns:
            Shape (n_queries, n_terms): 1 for a term, and half as much for each repetition; for the cosine, TF-IDF
            of unit length.
        """
        check_is_fitted(self, "vocabulary_")
        if isinstance(raw_queries, str):  # as the other methods of vectorizers say it
            raise ValueError("Iterable over raw text documents expected, string object received.")
        rows, columns, values = [], [], []
        n_queries = 0
        for n_queries, query in enumerate(raw_queries, start=1):
            for term in question_terms(query):
                if term.term in self.vocabulary_:
                    rows.append(n_queries - 1)
                    columns.append(self.vocabulary_[term.term])
                    values.append(times_said(term.weight) if self._scheme.is_cosine else term.weight)
        shape = (n_queries, len(self.vocabulary_))
        said = sparse.csr_matrix((np.array(values, dtype=np.float64), (rows, columns)), shape=shape)
        return self._unit(said) if self._scheme.is_cosine else said

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:  # noqa: ARG002
        """The terms in the order of the columns."""
        check_is_fitted(self, "vocabulary_")
        names: NDArray[np.object_] = self._counter.get_feature_names_out()
        return names

    def _weighed(self, counts: sparse.csr_matrix) -> sparse.csr_matrix:
        if self._scheme.is_cosine:
            return self._unit(counts.astype(np.float64))
        weights = counts.astype(np.float64)
        lengths = np.repeat(np.asarray(counts.sum(axis=1), dtype=np.float64).ravel(), np.diff(counts.indptr))
        weights.data = self._scheme.part(1.0, weights.data, lengths) * self.idf_[weights.indices]
        return weights

    def _unit(self, counts: sparse.csr_matrix) -> sparse.csr_matrix:
        """Counts times idf, each row of length 1."""
        transformer = TfidfTransformer()
        transformer.idf_ = self.idf_
        unit: sparse.csr_matrix = transformer.transform(counts)
        return unit


class TextRetriever(_OfTexts):
    """Finds the best texts of a list for questions, in the manner of scikit-learn's NearestNeighbors.

    Attributes:
        vectorizer_: The fitted vectorizer.
        n_samples_fit_: The number of texts it was fitted on.
    """

    def __init__(
        self, *, n_neighbors: int = 5, weighting: str = "bm25", k1: float = 1.2, b: float = 0.75
    ) -> None:
        self.n_neighbors = n_neighbors
        self.weighting = weighting
        self.k1 = k1
        self.b = b

    def fit(self, raw_documents: Iterable[str], y: object = None) -> Self:  # noqa: ARG002
        """Learn from the texts and keep their weighted terms."""
        self.vectorizer_ = TextVectorizer(weighting=self.weighting, k1=self.k1, b=self.b)
        self._documents = self.vectorizer_.fit_transform(raw_documents)
        self.n_samples_fit_ = self._documents.shape[0]
        return self

    def kneighbors(
        self, raw_queries: Iterable[str], n_neighbors: int | None = None
    ) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """The scores and the positions of the best texts for each question.

        Returns:
            Two arrays of shape (n_queries, n_neighbors), best first, equal scores by position. A text that shares
            no term with the question is never among them; in its place the score is 0 and the position -1.
        """
        check_is_fitted(self, "vectorizer_")
        k = self.n_neighbors if n_neighbors is None else n_neighbors
        if k < 1:
            raise ValueError(f"n_neighbors is at least 1: {k}")
        found = (self.vectorizer_.transform_queries(raw_queries) @ self._documents.T).tocsr()
        scores = np.zeros((found.shape[0], k))
        places = np.full((found.shape[0], k), -1, dtype=np.int64)
        for row in range(found.shape[0]):
            own = slice(found.indptr[row], found.indptr[row + 1])
            values, at = found.data[own], found.indices[own]
            best = np.lexsort((at, -values))[:k]
            best = best[values[best] > 0]
            scores[row, : len(best)] = values[best]
            places[row, : len(best)] = at[best]
        return scores, places
