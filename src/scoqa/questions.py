"""What is asked of a collection: answers, places and their words, citations and what became of them."""

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
    from scoqa.types import (
        Acronym,
        Answer,
        Citation,
        Confidence,
        Context,
        Document,
        Hit,
        Pin,
        TellingWord,
    )


class Questions(ABC):
    """The half of :class:`scoqa.Collection` that asks; it changes no document.

    Attributes:
        root: The folder that relative source paths start from; None in memory.
    """

    root: Path | None

    @property
    @abstractmethod
    def _asking(self) -> Asker:
        """What answers."""

    @property
    @abstractmethod
    def notes(self) -> Path | None:
        """The folder for what people keep with it (pins, judgements), made by whoever keeps something; None in memory."""

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
            question: Any text; white space is folded. It may hold ``"phrases"``, ``-words``, ``beginnings*``
                and ``field:value``.
            k: Most passages to show, from 1.
            only: Keys of the documents to search, or one key; none means all.
            where: Filter such as ``year:2005..2008 author:haas zone:references``.
            exact: Only passages that hold the words just as typed, case and accents aside.
            min_confidence: Below it the answer counts as not found.
            explain: Also give each word's share of the scores.

        Returns:
            The answer; false in a boolean context where the papers do not answer.

        Raises:
            ValueError: k below 1, a filter that cannot be read, or a confidence that there is not.
            TypeError: The question is no string.
            UnknownReferenceError: ``only`` names a document that is not here.
        """
        from scoqa.asking import Wanted

        return self._asking.ask(question, Wanted(k, _keys(only), where, exact, min_confidence, explain))

    def warm(self) -> None:
        """Load now what the first questions of a session would wait for; fit for a second thread."""
        self._asking.fast_searcher()

    def leave_out(self, path: str | os.PathLike[str]) -> tuple[str, ...]:
        """Search a file no more through this object: a draft or a file of questions that lies among the papers.

        Args:
            path: Of a file; one that was not read into the collection is nothing to leave out.

        Returns:
            The keys of what was read from it.
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
        """Why a document is not among the evidence of a question, a line a reason.

        Args:
            question: As asked.
            key: Of the document that is missed; UnknownReferenceError where there is none.
            only: As the question was asked, see :meth:`ask`.
            where: As the question was asked.
            exact: As the question was asked.
        """
        from scoqa.asking import Wanted
        from scoqa.looking import why_not

        wanted = Wanted(only=_keys(only), where=where, exact=exact)
        return why_not(self._asking, checked_text(question, "a question"), checked_text(key, "a key"), wanted)

    def ask_many(self, questions: Iterable[str], *, k: int = 5, jobs: int | None = None) -> Iterator[Answer]:
        """Answer questions in their order, as :meth:`ask` does one by one.

        Args:
            questions: Taken a few ahead of the answers.
            k: Most passages to show, from 1.
            jobs: Processes that answer at the same time; None for one a core. A collection in memory
                answers in this one.

        Raises:
            TypeError: A single string was given; :meth:`ask` answers one question.
        """
        from scoqa.parallel import ask_many

        return ask_many(self._asking, questions, k=k, jobs=jobs)

    def search(self, query: str, *, k: int = 10) -> list[Hit]:
        """The k best passages with their scores, without any answer logic."""
        return self._asking.search(query, k=k)

    def probe(self, question: str, *, depth: int = 100) -> tuple[Answer, list[Hit]]:
        """What evaluation judges: the answer, however weak, and the ranking it was made from."""
        return self._asking.probe(question, depth=depth)

    def document(self, key: str) -> Document:
        """One document with its text; UnknownReferenceError where there is none of that key."""
        return self._asking.existing(checked_text(key, "a key"))

    def show(self, reference: str, *, context: int = 2) -> Context:
        """A passage, page or paragraph with whole sentences around it; UnknownReferenceError where there is none."""
        from scoqa.looking import show

        return show(self._asking, reference, context=checked_number(context, "context", least=0))

    def cite(self, reference: str) -> Citation:
        """The citation of a document (``KEY``) or of a place in it (``KEY:14``, ``KEY:¶2``, ``KEY:start-stop``)."""
        from scoqa.looking import citation

        return citation(self._asking, reference)

    def telling_words(self, reference: str, *, n: int = 20) -> list[TellingWord]:
        """The n words that tell a place, or a whole document, from the rest of the collection, most telling first."""
        from scoqa.looking import telling_words

        return telling_words(self._asking, reference, n)

    def like(self, reference: str, *, k: int = 5) -> Answer:
        """The k passages most like a place or a document, which is itself left out; its telling words are the question."""
        from scoqa.looking import like

        return like(self._asking, reference, k=checked_number(k, "k", least=1))

    def words(self, prefix: str, n: int = 20) -> list[tuple[str, int]]:
        """Words of the collection that begin so, in small letters, with their counts; the most frequent n."""
        from scoqa.looking import words

        return words(self._asking, checked_text(prefix, "a prefix").casefold(), n)

    def acronyms(self, *keys: str) -> list[Acronym]:
        """The acronyms that the named documents (none: all) introduce in brackets, sorted, with what they stand for."""
        from scoqa.looking import acronyms

        return acronyms(self._asking, [checked_text(key, "a key") for key in keys])

    def pins(self) -> list[Pin]:
        """The places kept with this collection in the order they were pinned, and what became of each."""
        from scoqa.pinning import pins

        return pins(self._asking, self.notes)

    def pin(self, reference: str, *, note: str = "", question: str = "") -> Pin:
        """Keep a place; pinned again it keeps its turn, and its note and question where no others are given.

        Args:
            reference: As for :meth:`cite`, but no whole document.
            note: The user's own words.
            question: That found it.

        Raises:
            ValueError: The reference names a whole document.
            NotKeptError: There is nowhere to keep it.
        """
        from scoqa.pinning import pin

        note, question = checked_text(note, "a note"), checked_text(question, "a question")
        return pin(self._asking, self.notes, reference, note=note, question=question)

    def unpin(self, reference: str) -> None:
        """Forget a pin by the reference that :meth:`pins` shows; UnknownReferenceError where there is none."""
        from scoqa.pinning import unpin

        unpin(self.notes, reference)

    def open_source(self, reference: str, *, environment: Mapping[str, str] | None = None) -> str:
        """Open the source of a reference in the user's viewer, at its page where the viewer can be told one.

        Args:
            reference: As for :meth:`cite`.
            environment: As of ``os.environ``, which it is by default; ``SCOQA_VIEWER`` names a viewer.

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
        """What became of citations given earlier.

        Args:
            text: scoqa's JSON (an answer, a receipt, a line each), or lines with ``KEY:START-STOP`` and a
                sha256.

        Returns:
            One verdict a claim, in their order.

        Raises:
            ValueError: The text has neither form; the message names the line.
        """
        from scoqa.checking import verify_text

        return verify_text(checked_text(text, "a text of citations"), self._asking)

    def check(self, draft: str) -> list[Checked]:
        """Whether the quotations of a draft, of four words or more, stand in the papers, and on the page given.

        Args:
            draft: Plain text, Markdown or LaTeX; :meth:`draft_text` gives that of any file.

        Returns:
            One verdict a quotation, in their order; spans are of the draft and of the paper's text.
        """
        from scoqa.checking import check_draft

        return check_draft(checked_text(draft, "a draft"), self._asking)

    def draft_text(self, path: str | Path) -> str:
        """The text of a draft for :meth:`check`: plain text as it stands, DOCX, PDF and so on as papers are read.

        Raises:
            UnreadableFileError: It is no document that can be read.
            OSError: It cannot be opened.
        """
        from scoqa.checking import draft_text

        return draft_text(checked_path(path, "a draft"))


def _keys(only: Sequence[str]) -> Sequence[str]:
    """The keys, where a single one was given as it is: its letters are none."""
    if isinstance(only, str):
        return (only,)
    check_many(only, "only is a key or several")
    return tuple(checked_text(key, "a key") for key in only)
