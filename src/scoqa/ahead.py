"""Cuts documents and numbers their words while others are still being read: here, or in the reading processes.

The result for a document depends neither on the process nor on the documents it was handled with, so that the index is
the same to the byte whatever was done where.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from scoqa.analysis.lexicon import Lexicon
from scoqa.apart import ENORMOUS, ready_apart
from scoqa.errors import UnreadableFileError
from scoqa.preparing import Ready, bounded, make_ready, packed, uncollected
from scoqa.types import Document

if TYPE_CHECKING:
    from scoqa.reading.crew import Crew
    from scoqa.settings import Settings
    from scoqa.storage import Packed

LONG = 20_000
"""A document of so many characters is prepared by itself, which costs at most a tenth more than together with others."""
ENOUGH = 2_000_000
"""From so many characters of all documents on, other processes prepare them; each needs a fifth of a second to begin."""
GROUP = 500_000
"""Another process prepares documents of about so many characters at a time."""
_TRIES = 3
"""After so many groups that failed in other processes, all others are prepared here."""


class Ahead:
    """Prepares documents for writing as soon as they are read; safe to use from many threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lexicon: Lexicon | None = None  # made with numpy, which is imported while files are read
        self._counting = threading.Lock()
        self._changed = threading.Condition()
        self._waiting: dict[str, Document] = {}  # by their texts
        self._begun: set[str] = set()
        self._ready: dict[str, tuple[Document, Ready, int]] = {}
        self._seen: set[int] = set()
        self._refused: dict[int, str] = {}  # by the hash of an enormous text: why
        self._n_chars = self._n_waiting = 0
        self._tries = _TRIES

    def add(self, document: Document, crew: Crew) -> None:
        """Take a document that was just read, and prepare what is due.

        Args:
            document: Of those that hold one text the first is taken.
            crew: Those who read; they make documents ready where they are several and files do not keep them
                busy, and enormous ones always.

        Raises:
            UnreadableFileError: It is enormous, and takes more time or memory than a file may.
        """
        if len(document.text) >= ENORMOUS:
            self._enormous(document, crew)
            return
        group: list[Document] = []
        with self._changed:
            if not self._is_new(document):
                return
            if not self._is_much(crew) and len(document.text) >= LONG:
                group = self._begin(len(document.text), [document])
        if group:
            self._work(group, self._here)
        self._short_ones(crew)
        while self._is_much(crew) and self._tries:
            with self._changed:
                group = self._begin(GROUP, list(self._waiting.values()))
            if not group:
                return
            with suppress(UnreadableFileError):  # what fails there, or is broken off, is made ready here
                self._work(group, lambda documents: self._there(documents, crew))

    def _enormous(self, document: Document, crew: Crew) -> None:
        """Prepare a document in another process, or raise what was raised for one with its text."""
        text = document.text
        with self._changed:
            group = self._begin(0, [document]) if self._is_new(document) else []
            self._changed.wait_for(lambda: bool(group) or text not in self._begun)
            if why := self._refused.get(hash(text)):
                raise UnreadableFileError(why)

        def apart(documents: Sequence[Document]) -> Ready:
            try:
                return self._there(documents, crew)
            except UnreadableFileError as error:
                self._refused[hash(text)] = str(error)
                raise

        if group:
            self._work(group, apart)

    def _short_ones(self, crew: Crew) -> None:
        """Prepare the short documents that wait, once they are long together, while files are read and no others are prepared.

        Whoever prepares others looks for them afterwards, so that nobody waits for that with the next file.
        """
        with self._changed:
            if len(crew) == 1 or not crew.has_files or self._counting.locked() or self._n_waiting < LONG:
                return
            group = self._begin(LONG, list(self._waiting.values()))
        self._work(group, self._here)

    def packed(self, documents: Sequence[Document]) -> Packed:
        """Documents ready to be written, under their present keys; what was prepared already is used."""
        texts = {document.text for document in documents}
        with self._changed:
            for text in texts & self._waiting.keys():
                self._drop(text)
            self._changed.wait_for(lambda: self._begun.isdisjoint(texts))
            found = [self._found(document) for document in documents]
        if rest := [document for document, known in zip(documents, found, strict=True) if known is None]:
            made = iter(self._note(rest, self._here(rest)))
            found = [next(made) if known is None else known for known in found]
        return packed(documents, [known for known in found if known is not None])

    def forget(self, documents: Iterable[Document]) -> None:
        """Drop what is kept of documents that are written, or of which others with the same text are."""
        with self._changed:
            for document in documents:
                self._ready.pop(document.text, None)

    def _is_much(self, crew: Crew) -> bool:
        """Whether there is enough to prepare for other processes, and they are not busy with files."""
        return len(crew) > 1 and self._n_chars >= ENOUGH and not crew.is_reading

    def _is_new(self, document: Document) -> bool:
        """Whether no other document had this text; it is then put among those that wait."""
        text = document.text
        if hash(text) in self._seen:
            return False
        self._seen.add(hash(text))
        self._waiting[text] = document
        self._n_waiting += len(text)
        self._n_chars += len(text)
        return True

    def _drop(self, text: str) -> None:
        del self._waiting[text]
        self._n_waiting -= len(text)

    def _begin(self, n_chars: int, documents: Sequence[Document]) -> list[Document]:
        """The first of documents that wait, of so many characters together, to be made ready now; none where fewer wait."""
        group: list[Document] = []
        if self._n_waiting < n_chars:
            return group
        for document in documents:
            self._drop(document.text)
            self._begun.add(document.text)
            group.append(document)
            n_chars -= len(document.text)
            if n_chars <= 0:
                break
        return group

    def _work(self, documents: Sequence[Document], make: Callable[[Sequence[Document]], Ready]) -> None:
        try:
            self._note(documents, make(documents))
        finally:
            with self._changed:
                self._begun.difference_update(document.text for document in documents)
                self._changed.notify_all()

    def _note(self, documents: Sequence[Document], made: Ready) -> list[tuple[Ready, int]]:
        """Where each is among what was made ready together."""
        with self._changed:
            for place, document in enumerate(documents):
                self._ready[document.text] = document, made, place
        return [(made, place) for place in range(len(documents))]

    def _found(self, document: Document) -> tuple[Ready, int] | None:
        """What was made ready of a document; None where it is another by now."""
        known, made, place = self._ready.get(document.text, (None, None, 0))
        if known is None or made is None:
            return None
        # its key, its files and what is told of them are settled later; nothing made ready depends on them
        same = document._replace(key=known.key, sources=known.sources, problems=known.problems) == known
        return (made, place) if same else None

    def _here(self, documents: Sequence[Document]) -> Ready:
        with self._counting, uncollected():
            self._lexicon = lexicon = bounded(self._lexicon or Lexicon())
            return make_ready(documents, self._settings, lexicon)

    def _there(self, documents: Sequence[Document], crew: Crew) -> Ready:
        with crew.worker(reads=False) as worker:
            try:
                ready = ready_apart(documents, self._settings, worker.call)
                if len(documents[0].text) >= ENORMOUS:
                    worker.close()  # it gives back what it took; the next file starts another
                return ready
            except UnreadableFileError:
                self._tries -= len(documents[0].text) < ENORMOUS
                raise
