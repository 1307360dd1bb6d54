"""From a question to an answer over one index: calls analysis, ranking and answering in their order, without rules of its own."""

from __future__ import annotations

import sys
from collections.abc import Sequence, Set
from functools import lru_cache
from operator import and_
from pathlib import Path

from scoqa.analysis import Finder, defined_terms, question_terms
from scoqa.analysis.languages import ENGLISH
from scoqa.analysis.sought import kind_sought
from scoqa.analysis.terms import form_of_word, listed_form
from scoqa.answering import answer
from scoqa.arguments import checked_number, checked_text
from scoqa.citing import cite
from scoqa.filtering import SET_APART, Filtering
from scoqa.quoting import Asked, narrowed
from scoqa.ranking.plain import explain as explained
from scoqa.ranking.plain import search_plain
from scoqa.ranking.second_pass import Candidate, Find, query_of, rerank
from scoqa.types import Answer, Citation, Confidence, Hit, QueryTerm, Span
from scoqa.value import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.ranking.search import Searcher
    from scoqa.settings import Settings
    from scoqa.storage import Store
    from scoqa.types import Document

OPEN_DOCUMENTS = 32
"""So many documents are kept in memory for citing, as a session asks the same papers again and again."""
_OPERATORS = (" -", ":", " AND ", " OR ", " NOT ")
"""Every question with operators holds one of these."""


class Wanted(NamedTuple):
    """The options of a question; see :meth:`scoqa.Collection.ask`."""

    k: int = 5
    only: Sequence[str] = ()
    where: str = ""
    exact: bool = False
    min_confidence: Confidence | str = ""
    explain: bool = False


class Asker:
    """Answers questions over one store; safe to use from many threads.

    Attributes:
        store: The index.
        root: The absolute folder that relative source paths start from; empty in memory.
        folder: The same as a path; None in memory.
        folders: The folders in which new files are looked for.
        settings: The collection's settings.
        left_out: The keys of documents that are not searched, such as a draft among the papers.
    """

    def __init__(
        self,
        store: Store,
        root: Path | None,
        settings: Settings,
        folders: Sequence[Path] = (),
        left_out: frozenset[str] = frozenset(),
    ) -> None:
        self.store = store
        self.root = "" if root is None else str(root)
        self.folder = root
        self.folders = tuple(folders)
        self.settings = settings
        self.left_out = left_out
        self._searcher: Searcher | None = None
        self._n_asked = 0
        self._documents = lru_cache(OPEN_DOCUMENTS)(self._read_document)
        self._filtering = Filtering(store)

    def ask(self, question: str, wanted: Wanted) -> Answer:
        """Answer one question; see :meth:`scoqa.Collection.ask`."""
        k, least = checked_number(wanted.k, "k", least=1), _least(wanted.min_confidence)
        question = _folded(question)
        with self.store.reading():
            asked = self.read(question, wanted.only, wanted.where, exact=wanted.exact)
            find = Finder(asked.terms, exact=wanted.exact)
            hits = self.hits(
                asked.terms, find, asked.words, allowed=asked.inside.allowed, explain=wanted.explain
            )
            found = self.with_states(self._answered(asked, question, hits, find, k=k, least=least))
            if found.confidence in (Confidence.STRONG, Confidence.FAIR):
                return found
            blind = self._blind_spots(asked, hits, is_found=bool(found))
            return found._replace(notes=(*found.notes, *blind))

    def search(self, query: str, *, k: int = 10) -> list[Hit]:
        """The k best passages by both passes."""
        checked_number(k, "k", least=1)
        query = _folded(query)
        with self.store.reading():
            asked = self.read(query)
            find = Finder(asked.terms)
            return [*self.hits(asked.terms, find, asked.words, k=k, allowed=asked.inside.allowed)[:k]]

    def probe(self, question: str, *, depth: int) -> tuple[Answer, list[Hit]]:
        """The answer, however weak, and the ranking it was made from; the sources' files are not looked at."""
        checked_number(depth, "depth", least=1)
        question = _folded(question)
        with self.store.reading():
            asked = self.read(question)
            find = Finder(asked.terms)
            hits = self.hits(asked.terms, find, asked.words, k=depth, allowed=asked.inside.allowed)
            found = self._answered(asked, question, hits, find, k=1, least=Confidence.NONE)
            return found, [*hits[:depth]]

    def read(self, question: str, only: Sequence[str] = (), where: str = "", *, exact: bool = False) -> Asked:
        """What a question asks for; its white space is folded already. For errors see :meth:`allowed`."""
        where = checked_text(where, "a filter")
        if any(map(f" {question}".__contains__, _OPERATORS)):  # few questions have any
            from scoqa.expressions import read

            return read(self, question, only, where, exact=exact)
        terms = self.terms_of(question, exact=exact)
        allowed = self.allowed(only, where)
        inside = narrowed(self.store, question, terms, allowed)
        return Asked(question, terms, allowed, inside, bool(only or where.strip()))

    def _answered(
        self,
        asked: Asked,
        question: str,
        hits: Sequence[Hit],
        find: Find,
        *,
        k: int,
        least: Confidence,
    ) -> Answer:
        return answer(
            question,
            asked.terms,
            hits,
            k=k,
            n_passages=self.store.n_passages,
            total_length=self.store.total_length,
            find=find,
            cite=self.cite,
            nearest=self.store.nearest,
            settings=self.settings,
            min_confidence=least,
            phrases=asked.inside.phrases,
            notes=asked.inside.notes,
        )

    def terms_of(self, question: str, *, exact: bool = False) -> list[QueryTerm]:
        """A question's search words with their document frequencies.

        Words with a star stand for all that begin so. Unless ``exact``, compounds that occur nowhere are split and
        other unknown words are read as similar ones.
        """
        store = self.store
        read = question_terms(
            question, store.term_of, languages=store.languages, df=store.df, kept=store.kept
        )
        terms = [term._replace(df=store.df(term.term)) for term in read]
        if "*" in question:
            from scoqa.answering.beginnings import begun

            terms = begun(question, terms, store)
        if exact:
            return [term if self._is_written(term.word) else term._replace(df=0) for term in terms]
        if len(store.languages) > 1 or store.languages[0] != ENGLISH:
            from scoqa.answering.compounds import parted

            terms = list(parted(terms, store))
        if all(term.df for term in terms):
            return terms
        from scoqa.answering.spelling import ENOUGH_WORDS, respelt

        return list(respelt(terms, store, slips=store.total_length >= ENOUGH_WORDS))

    def _is_written(self, word: str) -> bool:
        """Whether a passage holds a word of a question as typed, or a word that its star stands for."""
        form = form_of_word(word)
        listed = {listed_form(form, language) for language in self.store.languages}
        return word.endswith("*") or any(self.store.term_of(each) is not None for each in (form, *listed))

    def hits(
        self,
        terms: Sequence[QueryTerm],
        find: Finder,
        question: str = "",
        *,
        k: int = 0,
        allowed: bytes | None = None,
        explain: bool = False,
    ) -> Sequence[Hit]:
        """All hits of the second pass, over the candidates of the first.

        Args:
            terms: The question's terms.
            find: Finds them in texts.
            question: The question, which tells whether it asks for a meaning.
            k: The least number of candidates; ``settings.candidates`` if that is more.
            allowed: The passages that may be shown, see :meth:`allowed`.
            explain: Also give each word's share of the first pass's scores.
        """
        store, settings = self.store, self.settings
        known = [term for term in terms if term.df]
        first = self.first_pass(known, max(k, settings.candidates), allowed)
        if not first:
            return []
        ids = [passage_id for passage_id, _ in first]
        rows = store.candidates(ids)
        find.look_at((row.text, row.language) for row in rows)
        shares = self._shares(known, ids) if explain else [()] * len(ids)
        candidates = [
            Candidate(
                row.document.key,
                row.outline.start,
                row.outline.bounds,
                row.text,
                score,
                length,
                row.passage,
                row.document.title,
                row.language,
                each,
            )
            for (_, score), row, length, each in zip(first, rows, store.lengths_of(ids), shares, strict=True)
        ]
        defined = defined_terms(question, terms)
        query = query_of(terms, store, defined=defined, sought=kind_sought(question))
        return rerank(query, candidates, find, settings=settings)

    def _shares(self, terms: Sequence[QueryTerm], ids: Sequence[int]) -> list[tuple[tuple[str, float], ...]]:
        """The share of each word of the question in each passage's score of the first pass, as (word, value)."""
        parts = explained(
            self.store,
            [term.term for term in terms],
            ids,
            settings=self.settings,
            weights=[term.weight for term in terms],
        )
        words = [term.word for term in terms]
        return [tuple(zip(words, (value for _, value in part.terms), strict=True)) for part in parts]

    def first_pass(
        self, terms: Sequence[QueryTerm], k: int, allowed: bytes | None
    ) -> list[tuple[int, float]]:
        """The k best passages of the first pass.

        The first question of a process that has not imported numpy is searched without it, as the import takes longer
        than the search.
        """
        if not terms:
            return []
        names = [term.term for term in terms]
        weights = [term.weight for term in terms]
        self._n_asked += 1
        if self._n_asked == 1 and "numpy" not in sys.modules:
            return search_plain(
                self.store, names, k, settings=self.settings, allowed=allowed, weights=weights
            )
        return self.fast_searcher().search(names, k, allowed=allowed, weights=weights)

    def fast_searcher(self) -> Searcher:
        """The search with numpy, made when it is first needed."""
        if self._searcher is None:
            from scoqa.ranking.search import Searcher

            self._searcher = Searcher(self.store, self.settings)
        return self._searcher

    def allowed(self, only: Sequence[str] = (), where: str = "") -> bytes | None:
        """One byte per passage id, 1 if it may be shown; None if all may.

        Raises:
            UnknownReferenceError: There is no document with one of the keys.
            ValueError: The filter cannot be read.
        """
        for key in only:
            self.existing(key)
        return self._filtering.allowed(only, where, self.left_out)

    def with_states(self, found: Answer) -> Answer:
        """The answer with the state of each source, as far as it can be told within ``settings.freshness_seconds``."""
        keys = sorted({evidence.citation.key for evidence in found})
        seconds = self.settings.freshness_seconds
        states = self._states(keys, seconds)
        evidence = tuple(
            each._replace(state=what) if (what := states.get(each.citation.key, "")) != each.state else each
            for each in found
        )
        if not (untold := len(keys) - len(states)):
            return found._replace(evidence=evidence)
        note = (
            f"Whether {untold} {'source has' if untold == 1 else 'sources have'} changed "
            f"could not be told in {seconds:g} s."
        )
        return found._replace(evidence=evidence, notes=(*found.notes, note))

    def state(self, key: str) -> str:
        """The state of a document's files, as in :class:`scoqa.types.Evidence`, however long it takes to find out."""
        return self._states([key], None)[key]

    def _states(self, keys: Sequence[str], seconds: float | None) -> dict[str, str]:
        sources = {key: self.document(key).sources for key in keys}
        if not any(sources.values()):  # of texts there is no file to look at
            return dict.fromkeys(keys, "")
        from scoqa.reading import states

        return states(
            sources,
            self.folder,
            self.folders,
            seconds=seconds,
        )

    def _blind_spots(self, asked: Asked, hits: Sequence[Hit], *, is_found: bool) -> list[str]:
        """What was not searched, one line each; shown with a weak or missing answer."""
        from scoqa.answering.blind_spots import NAMED, about_papers, authored, filtered, set_apart, unsearched

        terms, allowed = asked.terms, asked.allowed
        unreadable = {problem.where: problem.n_pages for problem in self.store.problems() if problem.skipped}
        n_scanned = self.store.n_scanned_pages
        scanned = self.store.scanned_pages(NAMED + 1) if n_scanned else {}
        lines = about_papers(terms)
        lines += authored(self._filtering.authored([term.word for term in terms if not term.is_known]))
        lines += unsearched(unreadable, n_scanned, scanned, self._n_new(unreadable.keys()))
        if not (asked.is_filtered or is_found) and any(term.df for term in terms):
            lines += set_apart([zone for zone in SET_APART if self._holds_more(terms, hits, f"zone:{zone}")])
        if asked.is_filtered and allowed is not None:
            every = self.allowed()
            n_every = self.store.n_passages if every is None else every.count(1)
            n_left_out = n_every - sum(map(and_, allowed, every or allowed))
            everywhere = self.hits(terms, Finder(terms), allowed=every)
            lines += filtered(hits, everywhere, n_left_out, n_every)
        return lines

    def _holds_more(self, terms: Sequence[QueryTerm], hits: Sequence[Hit], where: str) -> bool:
        """Whether a passage that a filter lets through would come before the hits; if there are none, holds one of the terms."""
        held = self.hits(terms, Finder(terms), allowed=self.allowed(where=where))
        return bool(held) and (not hits or held[0].score > hits[0].score)

    def _n_new(self, unreadable: Set[str]) -> int:
        """How many files of the collection's folders were never read, as far as can be told in time."""
        if not self.folders:
            return 0
        from scoqa.reading import n_new

        known = self.store.source_paths() | unreadable
        return n_new(known, self.folder, self.folders, seconds=self.settings.freshness_seconds)

    def has(self, key: str) -> bool:
        """Whether there is a document with this key."""
        return self.store.has(key)

    def keys(self) -> list[str]:
        """The keys of all documents that are searched, sorted; those left out are not among them."""
        return sorted({*self.store.keys()} - self.left_out)

    def has_terms(self, text: str) -> bool:
        """Whether a text holds words that can be searched, not only function words."""
        with self.store.reading():
            return bool(self.terms_of(text))

    def document(self, key: str) -> Document:
        """One document with its text; the last ones are kept in memory."""
        return self._documents(key, self.store.generation)

    def cite(self, key: str, span: Span) -> Citation:
        """The citation of a span of a document."""
        return cite(self.document(key), span, root=self.root)

    def _read_document(self, key: str, generation: int) -> Document:  # noqa: ARG002  the generation is the cache's key
        return self.store.document(key)

    def existing(self, key: str) -> Document:
        """The document with a key; UnknownReferenceError, with similar keys, if there is none."""
        if not self.store.has(key):
            from scoqa.suggesting import unknown_key

            raise unknown_key(self.store, key, self.keys())
        return self.document(key)


def _folded(question: str) -> str:
    """The question with single blanks for white space; TypeError if it is no string."""
    return " ".join(checked_text(question, "a question").split())


def _least(min_confidence: Confidence | str) -> Confidence:
    """The least confidence of an answer, "weak" by default; "any" lets all pass."""
    if min_confidence == "any":
        return Confidence.NONE
    try:
        return Confidence(min_confidence or Confidence.WEAK)
    except ValueError:
        raise ValueError(f"min_confidence is one of strong, fair, weak, any: {min_confidence!r}") from None
