"""Papers as text: documents, their layout, where they came from, and the passages cut from them."""

from __future__ import annotations

from enum import StrEnum

from scoqa.later import pattern
from scoqa.value import NamedTuple, Value, brief

_NO_KEY = pattern(r"[\s:\x00-\x1f\x7f\ud800-\udfff]")
_DATE = pattern(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Zone(StrEnum):
    """What a stretch of a document is for; questions look into REFERENCES and CONTENTS only if a filter says so.

    RUNNING is a running header, footer or page number: it is part of the document's text, but of no passage.
    """

    ABSTRACT = "abstract"
    BODY = "body"
    CAPTION = "caption"
    TABLE = "table"
    FOOTNOTE = "footnote"
    CONTENTS = "contents"
    REFERENCES = "references"
    RUNNING = "running"


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


class Page(Value):
    """One page of a document.

    Attributes:
        index: Position in the file, from 0; blank pages count.
        label: As printed on the page ("xii", "14"); empty where unknown.
        span: Where the page's text stands in the document's.
        inferred: The label was inferred from the numbers printed on other pages, not stated by the file.
        scanned: The page has no readable text and was not searched: it is a picture, or its font does not say
            which letters it shows.
        ocr: The text was recognised from a picture.
    """

    index: int
    label: str
    span: Span
    inferred: bool = False
    scanned: bool = False
    ocr: bool = False


class Section(NamedTuple):
    """A heading and the text under it, up to the next heading of the same or a higher level.

    Attributes:
        level: 1 is the highest.
        heading: As written, on one line.
        span: From the heading's first code point to the section's end.
    """

    level: int
    heading: str
    span: Span


class ZoneSpan(NamedTuple):
    """A stretch of a document that is not plain body text. Zones are sorted and do not overlap."""

    zone: Zone
    span: Span


class Meta(Value):
    """Bibliographic data of a document. Empty means unknown; nothing is guessed and shown as fact.

    Attributes:
        authors: "Family, Given" each where both parts are known ("de Haas, Marcel"), else as written.
        issued: ISO date with just the known precision: "2007", "2007-12" or "2007-12-04".
        publisher: The publisher; of an article the journal.
        url: Where the paper can be found.
        doi: Without "https://doi.org/".
        kind: CSL item type ("report", "article-journal", "book", "webpage" …).
        language: BCP 47 code of the text ("en"), empty where unknown.
        citation_key: The key under which the user's own reference library has it. Unlike a document's key it may
            hold any sign.
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
    citation_key: str = ""
    origin: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.issued and not _DATE.fullmatch(self.issued):
            raise ValueError(f"not a date as YYYY, YYYY-MM or YYYY-MM-DD: {self.issued!r}")

    @property
    def year(self) -> int | None:
        """Year of issue."""
        return int(self.issued[:4]) if self.issued else None


class Problem(NamedTuple):
    """One thing about a file that the user should know, as one line.

    Attributes:
        where: Path or key as the user would write it.
        what: The reason ("encrypted; needs a password").
        skipped: The file gave no document at all; otherwise it was read in part.
        n_pages: The pages without readable text of a file that gave no document because of them.
    """

    where: str
    what: str
    skipped: bool = True
    n_pages: int = 0

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class Source(NamedTuple):
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


class Document(Value):
    """One paper as text, with what is known of its layout. All spans refer to ``text``.

    Attributes:
        key: Short name in citations ("dehaas2007"); no white space, no ":".
        pages: In order, contiguous cover of ``text``; empty where the format has no pages.
        sections: In order of start; nested by level.
        zones: Sorted, disjoint; what no zone covers is BODY.
        paragraphs: Sorted, disjoint spans of paragraphs; headings are paragraphs of their own.
        problems: What of it could not be read.
        sources: Every file that holds this text; empty for a text that was given as a string.
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
        if not (self.key.isascii() and self.key.isalnum()) and (not self.key or _NO_KEY.search(self.key)):
            raise ValueError(f"a document key is one word without a ':': {self.key!r}")
        stop = len(self.text)
        if self.paragraphs == ((0, stop),) and not (self.zones or self.pages or self.sections):
            return  # a plain text
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

    def __repr__(self) -> str:
        title = f" {brief(self.meta.title)}" if self.meta.title else ""
        pages = f", {len(self.pages)} pages" if self.pages else ""
        return f"<Document {self.key}{title}: {len(self.text)} code points{pages}>"


def plain_document(key: str, meta: Meta, text: str) -> Document:
    """A text of one paragraph, without layout or file; faster than :class:`Document` itself, for many short texts.

    Raises:
        ValueError: ``key`` is no document key.
    """
    made = Document.__new__(Document)
    made.__dict__.update(Document._defaults, key=key, meta=meta, text=text, paragraphs=(Span(0, len(text)),))
    made.__post_init__()
    return made


class Passage(NamedTuple):
    """A window of whole sentences inside one section and one zone: the unit indexed and cited.

    Its text is always ``document.text[span.start:span.stop]``.

    Attributes:
        document_key: The document it was cut from.
        span: Where it stands in the document's text.
        sentences: Its sentences, as spans of the document's text, in order.
        section: The headings above it, from the outermost to the innermost.
        paragraph: The number of the paragraph it begins in, from 1; headings do not count.
        zone: The zone that it lies in.
    """

    document_key: str
    span: Span
    sentences: tuple[Span, ...] = ()
    section: tuple[str, ...] = ()
    paragraph: int = 1
    zone: Zone = Zone.BODY

    @property
    def ref(self) -> str:
        """The reference that ``scoqa show`` takes: ``KEY:start-stop``."""
        return f"{self.document_key}:{self.span.start}-{self.span.stop}"

    def __repr__(self) -> str:
        zone = "" if self.zone is Zone.BODY else f" {self.zone.value}"
        return f"<Passage {self.ref} ¶{self.paragraph}{zone}, {len(self.sentences)} sentences>"
