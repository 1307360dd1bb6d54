"""scoqa and its peers behind one interface, for benchmarks that run them side by side.

Each peer builds an index of plain passages in a folder, opens it from disk and answers with the
numbers and scores of the k best passages, at its best setting for English text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoqa.types import QueryTerm

STOP_WORDS = frozenset(
    [
        "a",
        "about",
        "above",
        "after",
        "again",
        "all",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "below",
        "between",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "down",
        "during",
        "each",
        "few",
        "for",
        "from",
        "further",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "hers",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "me",
        "more",
        "most",
        "my",
        "no",
        "nor",
        "not",
        "of",
        "off",
        "on",
        "once",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "same",
        "she",
        "should",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "too",
        "under",
        "until",
        "up",
        "very",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)
Hits = list[tuple[int, float]]
PART = 100
"""Questions that a process is given at once."""


def words(question: str) -> list[str]:
    """What peers without a query analysis are asked."""
    return [word for word in re.findall(r"\w+", question.lower()) if word not in STOP_WORDS and len(word) > 1]


class Peer:
    """One search engine over plain passages."""

    package = ""
    """What has to be installed, where that is not scoqa."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def build(self, texts: Sequence[str], processes: int = 1) -> None:
        """Index the passages into the folder."""
        raise NotImplementedError

    def open(self) -> None:
        """Get ready to answer from the folder."""
        raise NotImplementedError

    def search(self, question: str, k: int) -> Hits:
        """The k best passages: (number, score)."""
        raise NotImplementedError

    def search_many(self, questions: Sequence[str], k: int, threads: int) -> list[Hits]:
        """Many questions at once."""
        if threads == 1:
            return [self.search(question, k) for question in questions]

        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(lambda question: self.search(question, k), questions))


class Scoqa(Peer):
    """First pass of scoqa: ranked passages without answer logic, as the peers give them."""

    pool: ProcessPoolExecutor | None = None

    def build(self, texts: Sequence[str], processes: int = 1) -> None:
        from scoqa import Collection

        with Collection.open(self.folder) as papers:
            papers.add_texts(
                # as the peers, which are all told that it is English
                ({"key": f"p{i:07}", "text": text, "language": "en"} for i, text in enumerate(texts)),
                jobs=processes,
            )

    def open(self) -> None:
        from scoqa import Collection, Settings
        from scoqa.analysis import question_terms
        from scoqa.ranking.search import Searcher
        from scoqa.storage import Store

        self.papers = Collection.open(self.folder)
        self.store = Store.open(self.folder / ".scoqa" / "index.sqlite")
        self.searcher = Searcher(self.store, Settings())
        self.terms = question_terms

    def _words(self, question: str) -> list[QueryTerm]:
        return self.terms(question, self.store.term_of, kept=self.store.kept)

    def _ranked(self, terms: Sequence[QueryTerm], k: int) -> Hits:
        return self.searcher.search([term.term for term in terms], k, weights=[term.weight for term in terms])

    def search(self, question: str, k: int) -> Hits:
        with self.store.reading():
            return self._ranked(self._words(question), k)

    def search_many(self, questions: Sequence[str], k: int, threads: int) -> list[Hits]:
        if threads == 1:
            with (
                self.store.reading()
            ):  # all of them over one state, and all words first, as the peers have it
                asked = [self._words(question) for question in questions]
                return [self._ranked(terms, k) for terms in asked]
        if self.pool is None:
            self.pool = ProcessPoolExecutor(threads, initializer=_open_there, initargs=(self.folder,))
        parts = [questions[start : start + PART] for start in range(0, len(questions), PART)]
        return [hits for part in self.pool.map(_search_there, parts, [k] * len(parts)) for hits in part]


_there: Scoqa


def _open_there(folder: Path) -> None:
    global _there
    _there = Scoqa(folder)
    _there.open()


def _search_there(questions: Sequence[str], k: int) -> list[Hits]:
    return _there.search_many(questions, k, 1)


class ScoqaAsk(Scoqa):
    """The full answer of scoqa: second pass, best sentence, citations."""

    def search(self, question: str, k: int) -> Hits:
        return [(each.rank, each.score) for each in self.papers.ask(question, k=k)]

    def search_many(self, questions: Sequence[str], k: int, threads: int) -> list[Hits]:
        answers = self.papers.ask_many(questions, k=k, jobs=threads)
        return [[(each.rank, each.score) for each in answer] for answer in answers]


class Bm25s(Peer):
    """bm25s with numpy."""

    package = "bm25s PyStemmer"
    backend = "numpy"

    def build(self, texts: Sequence[str], processes: int = 1) -> None:
        import bm25s
        import Stemmer

        retriever = bm25s.BM25()
        stemmer = Stemmer.Stemmer("english")
        tokens = bm25s.tokenize(list(texts), stopwords="en", stemmer=stemmer, show_progress=False)
        retriever.index(tokens, show_progress=False)
        retriever.save(str(self.folder))

    def open(self) -> None:
        import bm25s
        import Stemmer

        self.tokenize, self.stemmer = bm25s.tokenize, Stemmer.Stemmer("english")
        self.retriever = bm25s.BM25.load(str(self.folder), mmap=True, show_progress=False)
        self.retriever.backend = self.backend
        if self.backend == "numba":
            self.retriever.activate_numba_scorer()

    def _retrieve(self, questions: str | list[str], k: int, threads: int) -> list[Hits]:
        tokens = self.tokenize(
            questions, stopwords="en", stemmer=self.stemmer, show_progress=False, return_ids=False
        )
        ids, scores = self.retriever.retrieve(tokens, k=k, show_progress=False, n_threads=threads)
        return [list(zip(*pair, strict=True)) for pair in zip(ids.tolist(), scores.tolist(), strict=True)]

    def search(self, question: str, k: int) -> Hits:
        return self._retrieve(question, k, 0)[0]

    def search_many(self, questions: Sequence[str], k: int, threads: int) -> list[Hits]:
        return self._retrieve(list(questions), k, 0 if threads == 1 else threads)


class Bm25sNumba(Bm25s):
    """bm25s with numba."""

    package = "bm25s numba PyStemmer"
    backend = "numba"


class Tantivy(Peer):
    """tantivy, without stored text or positions."""

    package = "tantivy"

    def _analyzer(self) -> object:
        import tantivy

        builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
        return (
            builder.filter(tantivy.Filter.stopword("english"))
            .filter(tantivy.Filter.stemmer("english"))
            .build()
        )

    def build(self, texts: Sequence[str], processes: int = 1) -> None:
        import tantivy

        schema = tantivy.SchemaBuilder()
        schema.add_text_field("body", stored=False, tokenizer_name="en", index_option="freq")
        schema.add_integer_field("id", stored=False, fast=True, indexed=False)
        index = tantivy.Index(schema.build(), path=str(self.folder))
        index.register_tokenizer("en", self._analyzer())
        writer = index.writer(heap_size=256_000_000 * processes, num_threads=processes)
        for i, text in enumerate(texts):
            writer.add_document(tantivy.Document(body=[text], id=i))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        import tantivy

        self.index = tantivy.Index.open(str(self.folder))
        self.index.register_tokenizer("en", self._analyzer())
        self.searcher = self.index.searcher()

    def search(self, question: str, k: int) -> Hits:
        query = self.index.parse_query(" ".join(words(question)), ["body"])
        hits = self.searcher.search(query, k, count=False).hits
        ids = self.searcher.fast_field_values("id", [address for _, address in hits]) if hits else []
        return [(i, score) for (score, _), i in zip(hits, ids, strict=True)]


class Fts5(Peer):
    """SQLite's FTS5, without the text."""

    def build(self, texts: Sequence[str], processes: int = 1) -> None:
        import sqlite3

        connection = sqlite3.connect(self.folder / "fts.sqlite")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE VIRTUAL TABLE f USING fts5(body, content='', tokenize='porter unicode61')")
        connection.executemany(
            "INSERT INTO f(rowid, body) VALUES (?, ?)", ((i + 1, text) for i, text in enumerate(texts))
        )
        connection.execute("INSERT INTO f(f) VALUES ('optimize')")
        connection.commit()

    def open(self) -> None:
        import sqlite3

        path = (self.folder / "fts.sqlite").as_uri()
        self.connection = sqlite3.connect(f"{path}?mode=ro", uri=True, check_same_thread=False)
        self.connection.execute("PRAGMA mmap_size = 4000000000")

    def search(self, question: str, k: int) -> Hits:
        match = " OR ".join(f'"{word}"' for word in words(question))
        if not match:
            return []
        rows = self.connection.execute(
            "SELECT rowid, rank FROM f WHERE f MATCH ? ORDER BY rank LIMIT ?", (match, k)
        )
        return [(i - 1, -score) for i, score in rows]


class Sklearn(Peer):
    """scikit-learn's TfidfVectorizer and linear_kernel, kept by joblib."""

    package = "scikit-learn joblib"

    def build(self, texts: Sequence[str], processes: int = 1) -> None:
        import joblib
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectorizer = TfidfVectorizer(stop_words="english")
        joblib.dump((vectorizer, vectorizer.fit_transform(texts)), self.folder / "index")

    def open(self) -> None:
        import joblib
        from sklearn.metrics.pairwise import linear_kernel

        self.vectorizer, self.matrix = joblib.load(self.folder / "index")
        self.kernel = linear_kernel

    def search(self, question: str, k: int) -> Hits:
        scores = self.kernel(self.vectorizer.transform([question]), self.matrix).ravel()
        return [(int(i), float(scores[i])) for i in scores.argsort()[::-1][:k]]


PEERS: dict[str, type[Peer]] = {
    "scoqa": Scoqa,
    "scoqa-ask": ScoqaAsk,
    "tantivy": Tantivy,
    "bm25s-numba": Bm25sNumba,
    "bm25s": Bm25s,
    "fts5": Fts5,
    "sklearn": Sklearn,
}
