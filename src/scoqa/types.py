"""The frozen values that cross modules; each checks itself when it is made, so no one checks it later.

Offsets are code points of one document's text, from 0. Nothing here reads, writes or computes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Zone(StrEnum):
    """What a stretch of a document is for; BODY and ABSTRACT are ranked, the rest only on demand or never.

    RUNNING is a running header, footer or page number: kept in the text that spans refer to, never
    part of a passage.
    """

    ABSTRACT = "abstract"
    BODY = "body"
    CAPTION = "caption"
    TABLE = "table"
    FOOTNOTE = "footnote"
    CONTENTS = "contents"
    REFERENCES = "references"
    RUNNING = "running"


class Confidence(StrEnum):
    """How surely the words of a question are found together; never a claim that the answer is true."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"
    NONE = "none"


class Status(StrEnum):
    """Outcome of a question."""

    ANSWERED = "answered"
    NOT_FOUND = "not found"
    NO_QUESTION = "no question"
    """Nothing to look for: the question is empty or made of function words only."""
    EMPTY = "empty collection"


class Span(NamedTuple):
    """Half-open range ``[start, stop)`` of code points in one document's text."""

    start: int
    stop: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.stop and other.start < self.stop

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.stop <= self.stop


def checked_span(start: int, stop: int) -> Span:
    """The span ``[start, stop)``; ValueError unless ``0 <= start <= stop``."""
    if not 0 <= start <= stop:
        raise ValueError(f"not a span: [{start}, {stop})")
    return Span(start, stop)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document.

    Attributes:
        index: Position in the file, from 0; blank pages count.
        label: As printed on the page ("xii", "14"); empty where unknown.
        span: The page's text.
        inferred: The label was inferred from running numbers, not stated by the file.
        scanned: The page is a picture without text; it could not be searched.
        ocr: The text was recognised from a picture.
    """

    index: int
    label: str
    span: Span
    inferred: bool = False
    scanned: bool = False
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it, up to the next heading of the same or a higher level.

    Attributes:
        level: 1 is the highest.
        heading: As written, on one line.
        span: From the heading's first code point to the section's end.
    """

    level: int
    heading: str
    span: Span


@dataclass(frozen=True, slots=True)
class ZoneSpan:
    """A stretch of a document that is not plain body text. Zones are sorted and do not overlap."""

    zone: Zone
    span: Span


@dataclass(frozen=True, slots=True)
class Meta:
    """Bibliographic data of a document. Empty means unknown; nothing is guessed and shown as fact.

    Attributes:
        authors: "Family, Given" each where both parts are known ("de Haas, Marcel"), else as written.
        issued: ISO date with just the known precision: "2007", "2007-12" or "2007-12-04".
        kind: CSL item type ("report", "article-journal", "book", "webpage" …).
        language: BCP 47 code of the text ("en"), empty where unknown.
        origin: Where each known field came from, as sorted pairs ("title", "embedded metadata").
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    issued: str = ""
    publisher: str = ""
    url: str = ""
    doi: str = ""
    language: str = ""
    kind: str = ""
    origin: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.issued and not _DATE.fullmatch(self.issued):
            raise ValueError(f"not a date as YYYY, YYYY-MM or YYYY-MM-DD: {self.issued!r}")

    @property
    def year(self) -> int | None:
        """Year of issue."""
        return int(self.issued[:4]) if self.issued else None


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing about a file that the user should know, as one line.

    Attributes:
        where: Path or key as the user would write it.
        what: The reason ("encrypted; needs a password").
        skipped: The file gave no document at all; else it was read in part.
    """

    where: str
    what: str
    skipped: bool = True

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document was read from.

    Attributes:
        path: POSIX path; relative to the collection's root where it lies inside it, else absolute.
        size: Bytes.
        mtime_ns: Modification time, nanoseconds since the epoch.
        sha256: Of the file's bytes, lower-case hex.
        media_type: "application/pdf", "text/html" …
    """

    path: str
    size: int
    mtime_ns: int
    sha256: str
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One paper as text, with what is known of its layout. All spans refer to ``text``.

    Attributes:
        key: Short name in citations ("dehaas2007"); no white space, no ":".
        pages: In order, contiguous cover of ``text``; empty where the format has no pages.
        sections: In order of start; nested by level.
        zones: Sorted, disjoint; what no zone covers is BODY.
        paragraphs: Sorted, disjoint spans of paragraphs; headings are paragraphs of their own.
        problems: What could not be read of it.
        sources: Every file that holds this text; empty for texts given as strings.
    """

    key: str
    meta: Meta
    text: str
    pages: tuple[Page, ...] = ()
    sections: tuple[Section, ...] = ()
    zones: tuple[ZoneSpan, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()
    sources: tuple[Source, ...] = ()

    def __post_init__(self) -> None:
        if re.search(r"[\s:]", self.key):
            raise ValueError(f"a document key has no white space and no ':': {self.key!r}")
        stop = len(self.text)
        for spans in (self.paragraphs, [z.span for z in self.zones]):
            last = 0
            for span in spans:
                if not last <= span.start <= span.stop <= stop:
                    raise ValueError(
                        f"{self.key}: span [{span.start}, {span.stop}) is out of order or outside the text"
                    )
                last = span.stop
        for span in (*(page.span for page in self.pages), *(section.span for section in self.sections)):
            if not 0 <= span.start <= span.stop <= stop:
                raise ValueError(
                    f"{self.key}: span {tuple(span)} lies outside the text of {stop} code points"
                )


@dataclass(frozen=True, slots=True)
class Passage:
    """A window of whole sentences inside one section and one zone: the unit indexed and cited.

    ``document.text[span.start:span.stop]`` is its text, always.

    Attributes:
        document_key: Of the document it was cut from.
        span: In the document's text.
        sentences: Its sentences, as spans of the document's text, in order.
        section: Headings from the outermost to the innermost.
        paragraph: Number of the paragraph it begins in, from 1; headings do not count.
        zone: Of the whole passage.
    """

    document_key: str
    span: Span
    sentences: tuple[Span, ...] = ()
    section: tuple[str, ...] = ()
    paragraph: int = 1
    zone: Zone = Zone.BODY


@dataclass(frozen=True, slots=True)
class Part:
    """One addend of a score, for explanations.

    Attributes:
        name: "bm25" or "cosine", "pairs", "near", "sentence", "title", "introduced", "document".
        value: What it adds to the score, weight included.
        terms: Share of each term, (term, value), in question order; empty where it does not split so.
    """

    name: str
    value: float
    terms: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked passage. Ranks are 1..n, scores never rise, ties fall by document key, then start."""

    passage: Passage
    text: str
    score: float
    rank: int
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words cut from a document by code.

    Attributes:
        text: ``document.text[span.start:span.stop]``, verbatim.
        sha256: Of ``text`` in UTF-8, lower-case hex.
    """

    text: str
    span: Span
    sha256: str

    def __post_init__(self) -> None:
        if len(self.text) != self.span.stop - self.span.start:
            raise ValueError(f"a quote of {len(self.text)} code points cannot stand at {tuple(self.span)}")
        if not _SHA256.fullmatch(self.sha256):
            raise ValueError(f"not a sha256: {self.sha256!r}")


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a quote stands in its paper; all cut from spans and metadata by code.

    Attributes:
        key: Of the document.
        page_index: From 0; None where the format has no pages.
        page_label: As printed; empty where unknown.
        page_inferred: The label was inferred and is shown with a "?".
        section: Headings from outermost to innermost.
        paragraph: From 1, counted over the whole document without headings.
        quote: The cited words.
        link: ``file://`` URI of the source with a page or text fragment; the document's URL where
            there is no file; empty where there is neither.
        ocr: The words were recognised from a picture.
    """

    key: str
    meta: Meta
    quote: Quote
    page_index: int | None = None
    page_label: str = ""
    page_inferred: bool = False
    section: tuple[str, ...] = ()
    paragraph: int = 1
    link: str = ""
    ocr: bool = False

    @property
    def ref(self) -> str:
        """The reference that ``scoqa show`` and ``scoqa cite`` take: ``KEY:start-stop``."""
        return f"{self.key}:{self.quote.span.start}-{self.quote.span.stop}"

    def format(self, style: str = "plain") -> str:
        """The citation as text; see :func:`scoqa.citing.format_citation` for the styles."""
        from scoqa.citing import format_citation  # the ground floor does not depend on its upper floors

        return format_citation(self, style)


@dataclass(frozen=True, slots=True)
class BestSentence:
    """The sentence quoted at the head of an answer.

    Attributes:
        text: Verbatim.
        highlights: Spans inside ``text`` of words that match the question; sorted, disjoint.
        citation: Of just this sentence.
        rank: Rank of the evidence it was taken from.
    """

    text: str
    highlights: tuple[Span, ...]
    citation: Citation
    rank: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage shown with an answer; overlapping hits of one document are joined into one.

    Attributes:
        rank: From 1.
        score: Of the best hit joined into it.
        text: The passage, verbatim.
        span: In the document's text.
        sentences: As spans of the document's text.
        snippet: The sentences worth showing first, as one span of the document's text.
        highlights: Spans of the document's text inside ``span``; sorted, disjoint.
        citation: Of the whole passage.
        parts: How the score came about.
        state: What became of the source since it was read: "", "changed", "moved" (the same bytes
            under another name) or "missing".
    """

    rank: int
    score: float
    text: str
    span: Span
    sentences: tuple[Span, ...]
    snippet: Span
    highlights: tuple[Span, ...]
    citation: Citation
    parts: tuple[Part, ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One word of a question that takes part in the search.

    Attributes:
        word: As typed.
        term: As the index holds it.
        span: In the question.
        df: Passages that hold it; 0 where it occurs nowhere.
        found: Whether the first evidence holds it.
        nearest: For a word that occurs nowhere: (form of the collection, its count), nearest first.
        weight: Square root of how often the question says it: long questions repeat what matters; less for a
            word that frames the question ("papers that discuss …").
    """

    word: str
    term: str
    span: Span
    df: int = 0
    found: bool = False
    nearest: tuple[tuple[str, int], ...] = ()
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question; true in a boolean context only if the papers answer.

    Attributes:
        question: As asked, white space folded.
        terms: The question's search words in question order, once each.
        evidence: Passages, best first.
        see_also: Rank of another passage about as good as the first; 0 for none.
        signals: What the confidence was read from, as (name, value); empty where nothing was found.
        notes: Lines the user should know: files not read, pages without text, sources changed.
    """

    question: str
    status: Status
    confidence: Confidence = Confidence.NONE
    best: BestSentence | None = None
    evidence: tuple[Evidence, ...] = ()
    terms: tuple[QueryTerm, ...] = ()
    see_also: int = 0
    notes: tuple[str, ...] = ()
    signals: tuple[tuple[str, float], ...] = ()

    def __bool__(self) -> bool:
        return self.status is Status.ANSWERED

    def __iter__(self) -> Iterator[Evidence]:
        return iter(self.evidence)

    def __len__(self) -> int:
        return len(self.evidence)


@dataclass(frozen=True, slots=True)
class Context:
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


@dataclass(frozen=True, slots=True)
class TellingWord:
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


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym and what a paper says it stands for.

    Attributes:
        short: As written.
        long: On one line.
        references: ``KEY:start-stop`` of every place that introduces it so, in order of key and place.
    """

    short: str
    long: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pin:
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


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """A document as lists show it, without its text."""

    key: str
    meta: Meta
    n_pages: int
    n_passages: int
    n_chars: int
    scanned_pages: tuple[int, ...] = ()
    sources: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class AddReport:
    """What an ``add`` or ``refresh`` did; keys and paths in the order they were met.

    Attributes:
        added: Keys of documents that are new.
        changed: Keys of documents read again because their file changed.
        removed: Keys of documents whose file is gone (``refresh`` only).
        unchanged: Number of files that did not need reading.
        problems: What could not be read, or only in part.
        interrupted: Ctrl-C stopped it; what is reported here is kept.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class Freshness:
    """What became of a collection's files since they were read, each part sorted by path.

    Attributes:
        changed: Files that now hold something else.
        missing: Files that are gone.
        moved: Files that are gone and whose content lies elsewhere in the folder: (old path, new path).
        new: Files of the collection's folder that were never read.
    """

    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    new: tuple[str, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether the collection holds what the files hold."""
        return not (self.changed or self.missing or self.moved or self.new)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """One line a file, by path."""
        lines = [
            *((path, "changed since it was read") for path in self.changed),
            *((path, "gone since it was read") for path in self.missing),
            *((path, f"moved to {to}") for path, to in self.moved),
            *((path, "new, not read yet") for path in self.new),
        ]
        return tuple(Problem(path, what, skipped=False) for path, what in sorted(lines))


@dataclass(frozen=True, slots=True)
class TableSize:
    """How big one table of the index is.

    Attributes:
        n_bytes: Of its contents, without what the database needs to find them.
    """

    name: str
    n_rows: int
    n_bytes: int


@dataclass(frozen=True, slots=True)
class DoctorReport:
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


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What a repair did.

    Attributes:
        n_kept: Documents in the index now.
        lost: Documents whose stored text could not be saved, and what else is gone.
        backup: The file that keeps the index as it was found; empty in memory.
    """

    n_kept: int
    lost: tuple[Problem, ...] = ()
    backup: str = ""


@dataclass(frozen=True, slots=True)
class CollectionStatus:
    """What a collection holds and what it could not see.

    Attributes:
        place: The index file, or "memory".
        root: The folder its relative paths start from; empty in memory.
        index_bytes: Size of the index file.
        problems: Files that could not be read, and documents read in part.
        scanned_pages: Pages without text, over all documents.
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
