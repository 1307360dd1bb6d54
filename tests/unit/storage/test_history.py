"""After any history the index answers as a fresh build of what it holds."""

from __future__ import annotations

import tempfile
from pathlib import Path

from aged import age
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from scoqa.passages import count_documents, cut
from scoqa.preparing import prepared
from scoqa.settings import Settings
from scoqa.storage import Store
from scoqa.types import Document, Meta, Span

KEYS = [f"d{n}" for n in range(8)]
LANGUAGES = {"d1": "fr", "d3": "fr", "d5": "de"}
WORDS = [
    "nations",
    "national",
    "energy",
    "club",
    "summit",
    "treaty",
    "gas",
    "Beijing",
    "US",
    "us",
    "observers",
    "observer",
]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=4).map(". ".join)


def put(store: Store, texts: dict[str, str]) -> None:
    chosen = []
    for key, text in texts.items():
        document = Document(
            key,
            Meta(title=f"About {key}", language=LANGUAGES.get(key, "")),
            text,
            paragraphs=(Span(0, len(text)),) if text else (),
        )
        chosen.append((document, cut(document, settings=Settings(passage_words=5))))
    with store.writing() as batch:
        batch.put(chosen, count_documents(chosen))


def seen(store: Store) -> object:
    """All that a question can learn, in terms that do not depend on how ids were given out."""
    forms = sorted(store.forms())
    terms = sorted({store.term_of(form) or "" for form, _ in forms})
    postings = {}
    for term in terms:
        ids, counts = store.postings(term)
        plain_ids, plain_counts = store.postings_plain(term)
        assert list(ids) == list(plain_ids) == sorted(set(plain_ids))
        assert list(counts) == list(plain_counts)
        assert store.df(term) == len(ids)
        postings[term] = sorted(zip(store.tie_order(ids.tolist()), counts.tolist(), strict=True))
    lengths = store.lengths_plain()
    assert list(lengths) == store.lengths().tolist()
    assert len(lengths) == store.n_ids == len(store.zones_plain())
    assert sum(lengths) == store.total_length
    return (
        store.n_documents,
        store.n_passages,
        store.n_chars,
        store.total_length,
        store.n_terms,
        store.languages,
        forms,
        terms,
        postings,
        store.nearest("enrgy"),
        [
            (
                key,
                store.document(key),
                store.passage_rows(store.passage_ids(key)),
                store.lengths_of(store.passage_ids(key)),
            )
            for key in store.keys()  # noqa: SIM118  a store is no dict
        ],
    )


class History(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "index.sqlite"
        self.texts: dict[str, str] = {}

    @initialize()
    def create(self) -> None:
        self.store = Store.open(self.path, create=True)

    @rule(texts=st.dictionaries(st.sampled_from(KEYS), TEXTS, min_size=1, max_size=4))
    def put(self, texts: dict[str, str]) -> None:
        put(self.store, texts)
        self.texts.update(texts)

    @rule(texts=st.lists(st.tuples(st.sampled_from(KEYS), TEXTS), min_size=8, max_size=9))
    def put_one_by_one(self, texts: list[tuple[str, str]]) -> None:
        for key, text in texts:
            self.put({key: text})

    @rule(keys=st.sets(st.sampled_from(KEYS)))
    def remove(self, keys: set[str]) -> None:
        gone = sorted(keys & self.texts.keys())
        with self.store.writing() as batch:
            batch.remove(gone)
        for key in gone:
            del self.texts[key]

    @rule(compact=st.booleans())
    def merge(self, compact: bool) -> None:
        if compact:
            self.store.compact()
        else:
            with self.store.writing() as batch:
                batch.merge()

    @rule()
    def age_and_remake(self) -> None:
        age(self.path)
        n_remade = self.store.remake(
            lambda documents: prepared(documents, Settings(passage_words=5)), lambda *_: None
        )
        assert n_remade == len(self.texts)

    @rule()
    def give_back(self) -> None:
        self.store.give_back()

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.path)

    @invariant()
    def answers_as_a_fresh_build(self) -> None:
        if not hasattr(self, "store"):
            return
        with Store.open(None) as fresh:
            if self.texts:
                put(fresh, self.texts)
            renamed = seen(fresh)
        assert seen(self.store) == renamed

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


TestHistory = History.TestCase
TestHistory.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
