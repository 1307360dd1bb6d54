"""Values for lists, reports and looking into a paper; apart, as an ordinary question needs none of them."""

from __future__ import annotations

from enum import StrEnum

from scoqa.types.answers import Citation
from scoqa.types.papers import Meta, Problem, Source
from scoqa.value import Value, brief


class Context(Value):
    """A place in a document and what stands around it; the three texts follow each other without a gap.

    Attributes:
        citation: Where ``text`` stands.
        before: The words just before it, verbatim.
        text: The place itself, verbatim.
        after: The words just after it, verbatim.
    """

    citation: Citation
    before: str
    text: str
    after: str

    def __repr__(self) -> str:
        return f"<Context {self.citation.ref} {brief(self.text)}>"


class TellingWord(Value):
    """A word that distinguishes a stretch of text from the rest of the collection.

    Attributes:
        word: As the stretch writes it most often.
        term: As the index holds it.
        count: How often it occurs in the stretch.
        df: The number of passages of the collection that hold it.
        weight: ``(1 + ln count) · idf``; the largest tells most.
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
        question: The question that found them; empty if none did.
        note: The user's own words.
        state: "", or "changed" if other words stand there now, or "missing" if there is no such place any more.
    """

    reference: str
    text: str
    question: str = ""
    note: str = ""
    state: str = ""


class DocumentInfo(Value):
    """A document as lists show it, without its text.

    Attributes:
        n_pages: 0 if its format has no pages.
        n_chars: The length of its text in code points.
        scanned_pages: The indices of pages without readable text.
        sources: The files that hold its text, by path.
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

    def __repr__(self) -> str:
        title = f" {brief(self.meta.title)}" if self.meta.title else ""
        files = ", ".join(source.path for source in self.sources[:1])
        more = f" and {len(self.sources) - 1} more" if len(self.sources) > 1 else ""
        return f"<DocumentInfo {self.key}{title}: {self.n_passages} passages{files and f', {files}{more}'}>"

    def holds(self, pattern: str) -> bool:
        """Whether each word of the pattern stands in the key, the title, the authors or a path; case does not matter."""
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
        remade: Number of documents whose words older rules had made, and that have new ones.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    twins: int = 0
    problems: tuple[Problem, ...] = ()
    interrupted: bool = False
    remade: int = 0


class Freshness(Value):
    """What became of a collection's files since they were read, each part sorted by path.

    Attributes:
        changed: Files that now hold something else.
        missing: Files that are gone.
        moved: Files that are gone and whose content lies elsewhere in the folder: (old path, new path).
        new: Files of the collection's folder that were never read.
        described: Unchanged files that a reference library now describes otherwise.
    """

    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    new: tuple[str, ...] = ()
    described: tuple[str, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether the index agrees with the files."""
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


class Rules(StrEnum):
    """By which rules of analysis the words of an index were made, beside those of this scoqa.

    OLDER ones are answered from as they are, and made anew by the next add or refresh. An index of NEWER ones
    is only read.
    """

    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"


class TableSize(Value):
    """How big one table of the index is.

    Attributes:
        n_bytes: The size of its contents, without what the database needs to find them.
    """

    name: str
    n_rows: int
    n_bytes: int


class DoctorReport(Value):
    """How healthy an index is.

    Attributes:
        place: The index file, or "memory".
        damage: What is not as it was written, one line each; empty if the index is healthy.
        problems: Files that could not be read, and documents read only in part.
        freshness: What became of the files since they were read.
        tables: The sizes of its tables, in the order of docs/index-format.md.
        index_bytes: The size of the index file and of SQLite's log beside it.
        free_bytes: The part of it that ``scoqa doctor --compact`` would give back at once.
        rules: By which its words were made; only those of this scoqa are held against the texts.
        n_whole: Of a damaged index, documents that can be read whole, at least: those that a repair keeps.
        n_documents: Of a damaged index, documents that it states; both -1 where that is not known, or all is healthy.
    """

    place: str
    damage: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    freshness: Freshness = Freshness()
    tables: tuple[TableSize, ...] = ()
    index_bytes: int = 0
    free_bytes: int = 0
    rules: Rules = Rules.CURRENT
    n_whole: int = -1
    n_documents: int = -1

    @property
    def is_healthy(self) -> bool:
        """Whether every check passed."""
        return not self.damage


class RepairReport(Value):
    """What a repair did.

    Attributes:
        n_kept: The number of documents that are in the index now.
        lost: The documents whose stored text could not be saved, each ``skipped``, and what else is gone.
        backup: The file that keeps the index as it was before; empty in memory.
    """

    n_kept: int
    lost: tuple[Problem, ...] = ()
    backup: str = ""


class CollectionStatus(Value):
    """What a collection holds and what it could not see.

    Attributes:
        place: The index file, or "memory".
        root: The folder its relative paths start from; empty in memory.
        n_terms: The number of different terms in the index.
        n_chars: The length of all texts in code points.
        index_bytes: The size of the index file.
        problems: Files that could not be read, and documents read only in part.
        scanned_pages: The number of pages without readable text (pictures, letters of no known meaning), over all
            documents; those of files that have no other pages are counted by their ``problems``.
        freshness: What became of the files since they were read.
        rules: By which its words were made.
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
    rules: Rules = Rules.CURRENT
