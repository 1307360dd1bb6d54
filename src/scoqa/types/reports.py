"""What lists, reports and looks into a paper show; an ordinary question needs none of it."""

from __future__ import annotations

from scoqa.types.answers import Citation
from scoqa.types.papers import Meta, Problem, Source
from scoqa.value import Value


class Context(Value):
    """A place in a document and what stands around it; the three texts follow each other without a gap.

    Attributes:
        citation: Of ``text``.
        before: The end of what stands before it, verbatim.
        text: The place itself, verbatim.
        after: The beginning of what stands after it, verbatim.
    """

    citation: Citation
    before: str
    text: str
    after: str


class TellingWord(Value):
    """A word that tells a stretch of text from the rest of the collection.

    Attributes:
        word: As the stretch writes it most often.
        term: As the index holds it.
        count: Occurrences in the stretch.
        df: Passages of the collection that hold it.
        weight: (1 + ln count) · idf.
    """

    word: str
    term: str
    count: int
    df: int
    weight: float


class Acronym(Value):
    """An acronym and what a paper says it stands for.

    Attributes:
        short: As written.
        long: On one line.
        references: ``KEY:start-stop`` of every place that introduces it so, in order of key and place.
    """

    short: str
    long: str
    references: tuple[str, ...]


class Pin(Value):
    """A place that a user keeps, with the words that stood there.

    Attributes:
        reference: ``KEY:start-stop``.
        text: The words when they were pinned, verbatim.
        question: That found them; empty where none did.
        note: The user's own.
        state: "" or "changed" (other words stand there now) or "missing" (no such place any more).
    """

    reference: str
    text: str
    question: str = ""
    note: str = ""
    state: str = ""


class DocumentInfo(Value):
    """A document as lists show it, without its text.

    Attributes:
        n_chars: Code points of its text.
        scanned_pages: Indices of pages without readable text.
        sources: Files that hold its text, by path.
        problems: What of its files could not be read.
    """

    key: str
    meta: Meta
    n_pages: int
    n_passages: int
    n_chars: int
    scanned_pages: tuple[int, ...] = ()
    sources: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()

    def holds(self, pattern: str) -> bool:
        """Whether the key, the title, the authors or a path hold each word of the pattern, case aside."""
        paths = (source.path for source in self.sources)
        told = "\n".join((self.key, self.meta.title, "; ".join(self.meta.authors), *paths)).casefold()
        return all(word in told for word in pattern.casefold().split())


class AddReport(Value):
    """What an ``add`` or ``refresh`` did; keys and paths are sorted.

    Attributes:
        added: Keys of documents that are new.
        changed: Keys of documents read again because their file changed.
        removed: Keys of documents whose file is gone (``refresh`` only).
        unchanged: Number of files that did not need reading.
        twins: Number of new files that hold the text of another file; one document stands for all of these.
        problems: What could not be read, or only in part.
        interrupted: Ctrl-C stopped it; what is reported here is kept.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    twins: int = 0
    problems: tuple[Problem, ...] = ()
    interrupted: bool = False


class Freshness(Value):
    """What became of a collection's files since they were read, each part sorted by path.

    Attributes:
        changed: Files that now hold something else.
        missing: Files that are gone.
        moved: Files that are gone and whose content lies elsewhere in the folder: (old path, new path).
        new: Files of the collection's folder that were never read.
        described: Files as they were, of which a reference library now says something else.
    """

    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    new: tuple[str, ...] = ()
    described: tuple[str, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether the collection holds what the files hold."""
        return not (self.changed or self.missing or self.moved or self.new or self.described)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """One line a file, by path."""
        lines = [
            *((path, "changed since it was read") for path in self.changed),
            *((path, "gone since it was read") for path in self.missing),
            *((path, f"moved to {to}") for path, to in self.moved),
            *((path, "new, not read yet") for path in self.new),
            *(
                (path, "described otherwise by a reference library since it was read")
                for path in self.described
            ),
        ]
        return tuple(Problem(path, what, skipped=False) for path, what in sorted(lines))


class TableSize(Value):
    """How big one table of the index is.

    Attributes:
        n_bytes: Of its contents, without what the database needs to find them.
    """

    name: str
    n_rows: int
    n_bytes: int


class DoctorReport(Value):
    """How healthy an index is.

    Attributes:
        place: The index file, or "memory".
        damage: What is not as it was written, a line each; empty where the index is healthy.
        problems: Files that could not be read, and documents read in part.
        freshness: What became of the files since they were read.
        tables: In the order of the file's format.
        index_bytes: Size of the index with what was written last and is still beside it.
        free_bytes: Of these, what ``scoqa doctor --compact`` would give back at once.
    """

    place: str
    damage: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    freshness: Freshness = Freshness()
    tables: tuple[TableSize, ...] = ()
    index_bytes: int = 0
    free_bytes: int = 0

    @property
    def is_healthy(self) -> bool:
        """Whether every check passed."""
        return not self.damage


class RepairReport(Value):
    """What a repair did.

    Attributes:
        n_kept: Documents in the index now.
        lost: Documents whose stored text could not be saved, each ``skipped``, and what else is gone.
        backup: The file that keeps the index as it was found; empty in memory.
    """

    n_kept: int
    lost: tuple[Problem, ...] = ()
    backup: str = ""


class CollectionStatus(Value):
    """What a collection holds and what it could not see.

    Attributes:
        place: The index file, or "memory".
        root: The folder its relative paths start from; empty in memory.
        index_bytes: Size of the index file.
        problems: Files that could not be read, and documents read in part.
        scanned_pages: Pages without readable text (pictures, letters of no known meaning), over all documents.
        freshness: What became of the files since they were read.
    """

    place: str
    root: str
    n_documents: int
    n_passages: int
    n_terms: int
    n_chars: int
    index_bytes: int
    problems: tuple[Problem, ...] = ()
    scanned_pages: int = 0
    freshness: Freshness = Freshness()
