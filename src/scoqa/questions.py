"""The half of the façade that reads: questions, places in documents, citations, and checks of both."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from scoqa.arguments import check_many, checked_number, checked_path, checked_text, plain_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.asking import Asker
    from scoqa.citing import Checked, Verification
    from scoqa.storage import Store
    from scoqa.types import (
        Acronym,
        Answer,
        Citation,
        Confidence,
        Context,
        Document,
        DocumentInfo,
        Hit,
        Pin,
        TellingWord,
    )


class Questions(ABC):
    """The half of :class:`scoqa.Collection` that reads; it changes no document.

    Attributes:
        root: The folder that relative source paths start from; None in memory.
    """

    root: Path | None
    _store: Store

    @property
    @abstractmethod
    def _asking(self) -> Asker:
        """Answers questions over this collection's index."""

    @property
    @abstractmethod
    def notes(self) -> Path | None:
        """The folder where pins and judgements are kept; created when the first is kept, None in memory."""

    def __len__(self) -> int:
        return self._store.n_documents

    def __iter__(self) -> Iterator[str]:
        """The keys of the documents, sorted."""
        return iter(self.keys())

    def __contains__(self, key: object) -> bool:
        """Whether there is a document with this key."""
        return isinstance(key, str) and self._store.has(key)

    @property
    def n_passages(self) -> int:
        """Number of passages of all documents."""
        return self._store.n_passages

    def has(self, key: str) -> bool:
        """Whether there is a document with this key; ``key in papers`` says the same."""
        return key in self

    def keys(self) -> list[str]:
        """The keys of all documents, sorted."""
        return self._store.keys()

    def documents(self, pattern: str = "") -> list[DocumentInfo]:
        """What is known of each document, sorted by key.

        Args:
            pattern: Words; only documents are listed whose key, title, authors and file names hold each of
                them somewhere. Upper and lower case are the same.
        """
        wanted = checked_text(pattern, "a pattern")
        return [info for info in self._store.documents() if info.holds(wanted)]

    def ask(
        self,
        question: str,
        *,
        k: int = 5,
        only: Sequence[str] = (),
        where: str = "",
        exact: bool = False,
        min_confidence: Confidence | str = "",
        explain: bool = False,
    ) -> Answer:
        """Answer one question.

        Args:
            question: Any text. It may hold operators: ``"phrases"``, ``-words``, ``beginnings*`` and
                ``field:value``; docs/library.md lists them.
            k: The most passages to show, at least 1.
            only: The keys of the documents to search, or one key; none means all.
            where: A filter such as ``year:2005..2008 author:haas zone:references``.
            exact: Match words as they are typed (without stems, spellings or acronyms), apart from case and
                accents.
            min_confidence: "strong", "fair", "weak" or "any"; an answer below it counts as not found. By
                default "weak".
            explain: Also give each word's share of the scores, in ``parts`` of the passages.

        Returns:
            The answer; it is false in a boolean context if the papers do not answer.

        Raises:
            ValueError: k below 1, a filter that cannot be read, or an unknown confidence.
            TypeError: The question is no string.
            UnknownReferenceError: ``only`` names a document that is not in the collection.
        """
        from scoqa.asking import Wanted

        return self._asking.ask(question, Wanted(k, _keys(only), where, exact, min_confidence, explain))

    def warm(self) -> None:
        """Load ahead what the first questions of a session would have to wait for; may run in a second thread."""
        self._asking.fast_searcher()

    def leave_out(self, path: str | os.PathLike[str]) -> tuple[str, ...]:
        """Leave a file out of all further searches through this object, such as a draft that lies among the papers.

        Args:
            path: A file; one that was never read into the collection changes nothing.

        Returns:
            The keys of the documents read from it.
        """
        from scoqa.reading import source_path

        asker = self._asking
        name = source_path(plain_path(checked_path(path, "a file to leave out")), self.root)
        source = asker.store.sources().get(name)
        keys = () if source is None else (source[1],)
        asker.left_out = asker.left_out.union(keys)
        return keys

    def why_not(
        self,
        question: str,
        key: str,
        *,
        only: Sequence[str] = (),
        where: str = "",
        exact: bool = False,
    ) -> tuple[str, ...]:
        """Why a document is not among the passages of an answer.

        Args:
            question: The question.
            key: The key of the missing document.
            only: As for :meth:`ask`, and as the question was asked.
            where: Likewise.
            exact: Likewise.

        Returns:
            The reasons, one line each.

        Raises:
            UnknownReferenceError: There is no document with this key.
        """
        from scoqa.asking import Wanted
        from scoqa.looking import why_not

        wanted = Wanted(only=_keys(only), where=where, exact=exact)
        return why_not(self._asking, checked_text(question, "a question"), checked_text(key, "a key"), wanted)

    def ask_many(self, questions: Iterable[str], *, k: int = 5, jobs: int | None = None) -> Iterator[Answer]:
        """Answer many questions, in their order; each answer is the same as that of :meth:`ask`.

        Args:
            questions: Any iterable; it is consumed a few questions ahead of the answers.
            k: The most passages to show, at least 1.
            jobs: Processes that answer at the same time; None means one per core. A collection in memory
                answers in the calling process.

        Yields:
            One answer per question.

        Raises:
            TypeError: A single string was given; :meth:`ask` answers one question.
        """
        from scoqa.parallel import ask_many

        return ask_many(self._asking, questions, k=k, jobs=jobs)

    def search(self, query: str, *, k: int = 10) -> list[Hit]:
        """The k best passages, best first, with scores from both passes; without quotes or confidence."""
        return self._asking.search(query, k=k)

    def probe(self, question: str, *, depth: int = 100) -> tuple[Answer, list[Hit]]:
        """What the evaluation judges: the answer, however weak, and the ``depth`` first hits it was made from."""
        return self._asking.probe(question, depth=depth)

    def document(self, key: str) -> Document:
        """One document with its text; UnknownReferenceError if there is none with this key."""
        return self._asking.existing(checked_text(key, "a key"))

    def show(self, reference: str, *, context: int = 2) -> Context:
        """A place in a document with ``context`` whole sentences before and after it.

        Args:
            reference: As for :meth:`cite`.
            context: Sentences on each side, from 0.

        Raises:
            UnknownReferenceError: There is no such place.
        """
        from scoqa.looking import show

        return show(self._asking, reference, context=checked_number(context, "context", least=0))

    def cite(self, reference: str) -> Citation:
        """The citation of a document or of a place in it.

        Args:
            reference: ``KEY`` (the document), ``KEY:14`` (a page, as printed), ``KEY:14–15`` (pages), ``KEY:¶2``
                (a paragraph) or ``KEY:100-240`` (a span of code points).

        Raises:
            UnknownReferenceError: There is no such document or place.
        """
        from scoqa.looking import citation

        return citation(self._asking, reference)

    def telling_words(self, reference: str, *, n: int = 20) -> list[TellingWord]:
        """The n words that distinguish a place, or a whole document, most from the rest of the collection."""
        from scoqa.looking import telling_words

        return telling_words(self._asking, reference, n)

    def like(self, reference: str, *, k: int = 5) -> Answer:
        """The k passages most like a place or a document, found by its telling words; itself is left out."""
        from scoqa.looking import like

        return like(self._asking, reference, k=checked_number(k, "k", least=1))

    def words(self, prefix: str, n: int = 20) -> list[tuple[str, int]]:
        """The n most frequent words of the collection that begin with ``prefix``, in lower case, with their counts."""
        from scoqa.looking import words

        return words(self._asking, checked_text(prefix, "a prefix").casefold(), n)

    def acronyms(self, *keys: str) -> list[Acronym]:
        """The acronyms that documents introduce in brackets, with what they stand for, sorted.

        Args:
            *keys: The documents to look in; none means all.
        """
        from scoqa.looking import acronyms

        return acronyms(self._asking, [checked_text(key, "a key") for key in keys])

    def pins(self) -> list[Pin]:
        """The pinned places in the order in which they were pinned, each with its present state."""
        from scoqa.pinning import pins

        return pins(self._asking, self.notes)

    def pin(self, reference: str, *, note: str = "", question: str = "") -> Pin:
        """Keep a place with the collection.

        A place pinned again keeps its position in the list, and its note and question unless new ones are given.

        Args:
            reference: As for :meth:`cite`, but no whole document.
            note: The user's own words.
            question: The question that found it.

        Raises:
            ValueError: The reference names a whole document.
            NotKeptError: There is nowhere to keep it.
        """
        from scoqa.pinning import pin

        note, question = checked_text(note, "a note"), checked_text(question, "a question")
        return pin(self._asking, self.notes, reference, note=note, question=question)

    def unpin(self, reference: str) -> None:
        """Remove a pin, named by the reference that :meth:`pins` gives; UnknownReferenceError if there is none."""
        from scoqa.pinning import unpin

        unpin(self.notes, reference)

    def open_source(self, reference: str, *, environment: Mapping[str, str] | None = None) -> str:
        """Open the source of a place in the user's viewer, at its page if the viewer takes one.

        A viewer that shows the file in the terminal (less, or any that ``SCOQA_VIEWER`` names where there is
        no display) is waited for; any other is left to itself.

        Args:
            reference: As for :meth:`cite`.
            environment: Environment variables, by default ``os.environ``; ``SCOQA_VIEWER`` names a viewer.

        Returns:
            One line: what was opened and with what.

        Raises:
            CannotOpenError: There is no source, or no viewer.
        """
        from scoqa.opening import open_target, target_of

        citation = self.cite(reference)
        target = target_of(self._asking.document(citation.key), citation, self.root)
        return f"{target}: opened with {open_target(target, papers=self.root, environment=environment)}"

    def verify(self, text: str) -> list[Verification]:
        """Whether citations given earlier still hold.

        Args:
            text: scoqa's JSON or JSON lines (answers, receipts), or lines of ``KEY:START-STOP`` and a sha256.

        Returns:
            One verdict per citation, in their order.

        Raises:
            ValueError: The text has neither form; the message names the line.
        """
        from scoqa.checking import verify_text

        return verify_text(checked_text(text, "a text of citations"), self._asking)

    def check(self, draft: str) -> list[Checked]:
        """Whether the quotations of a draft stand in the papers, word for word and on the page given.

        Args:
            draft: Plain text, Markdown or LaTeX; :meth:`draft_text` gives the text of any file. Quotations
                of fewer than four words are passed over.

        Returns:
            One verdict per quotation, in their order, with its span in the draft and in the paper's text.
        """
        from scoqa.checking import check_draft

        return check_draft(checked_text(draft, "a draft"), self._asking)

    def draft_text(self, path: str | Path) -> str:
        """The text of a draft, for :meth:`check`: of plain text as it stands, of DOCX, PDF and others as of papers.

        Raises:
            UnreadableFileError: The file is no document that can be read.
            OSError: The file cannot be opened.
        """
        from scoqa.checking import draft_text

        return draft_text(checked_path(path, "a draft"))


def _keys(only: Sequence[str]) -> Sequence[str]:
    """The keys as a sequence; a single string is one key, not a sequence of letters."""
    if isinstance(only, str):
        return (only,)
    check_many(only, "only is a key or several")
    return tuple(checked_text(key, "a key") for key in only)
