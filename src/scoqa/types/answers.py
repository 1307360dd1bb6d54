"""Answers: ranked passages, quotes with their citations, and how sure they are."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from scoqa.types.papers import Meta, Passage, Span
from scoqa.value import NamedTuple, Value


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


class Part(NamedTuple):
    """One addend of a score, for explanations.

    Attributes:
        name: "bm25" or "cosine", "pairs", "sentence", "title", "introduced"; docs/library.md says what each
            means.
        value: What it adds to the score, weight included.
        terms: Share of each term, (term, value), in question order; empty where it does not split so.
    """

    name: str
    value: float
    terms: tuple[tuple[str, float], ...] = ()


class Hit(NamedTuple):
    """A ranked passage. Ranks are 1..n, scores never rise, ties fall by document key, then start.

    Attributes:
        text: Of the passage.
        parts: How the score came about; they add up to it.
        language: By whose rules its words were indexed.
    """

    passage: Passage
    text: str
    score: float
    rank: int
    parts: tuple[Part, ...] = ()
    language: str = "en"


class Quote(Value):
    """Words cut from a document by code.

    Attributes:
        text: ``document.text[span.start:span.stop]``, verbatim.
    """

    text: str
    span: Span

    def __post_init__(self) -> None:
        if len(self.text) != self.span.stop - self.span.start:
            raise ValueError(f"a quote of {len(self.text)} code points cannot stand at {tuple(self.span)}")

    @property
    def sha256(self) -> str:
        """Checksum of ``text`` in UTF-8, lower-case hex."""
        import hashlib  # a question that shows no checksum is spared the import

        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class Citation(NamedTuple):
    """Where a quote stands in its paper; all cut from spans and metadata by code.

    Attributes:
        key: Of the document.
        page_index: Of the page on which the words begin, from 0; None where the format has no pages.
        page_label: As printed; empty where unknown.
        page_inferred: The label was inferred and is shown with a "?".
        section: Headings from outermost to innermost.
        paragraph: From 1, counted over the whole document without headings.
        quote: The cited words.
        link: ``file://`` URI of the source with a page or text fragment; the document's URL where
            there is no file; empty where there is neither.
        ocr: The words were recognised from a picture.
        path: Of the source, as the collection writes it: relative to its folder where it lies inside; empty where
            there is no file.
        last_page_index: Of the page on which the words end, where that is a later one; else None.
        last_page_label: Of that page, likewise.
        last_page_inferred: Likewise.
        media_type: Of the source; empty where there is no file.
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
    path: str = ""
    last_page_index: int | None = None
    last_page_label: str = ""
    last_page_inferred: bool = False
    media_type: str = ""

    @property
    def ref(self) -> str:
        """The reference that ``scoqa show`` and ``scoqa cite`` take: ``KEY:start-stop``."""
        return f"{self.key}:{self.quote.span.start}-{self.quote.span.stop}"

    def format(self, style: str = "plain") -> str:
        """The citation as text; see :func:`scoqa.citing.format_citation` for the styles."""
        from scoqa.citing import format_citation  # the ground floor does not depend on its upper floors

        return format_citation(self, style)


class BestSentence(NamedTuple):
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


class Evidence(Value):
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


_FRAMES_BELOW = 0.5
"""Weight of a word of a question below which it only frames it."""


class QueryTerm(NamedTuple):
    """One word of a question that takes part in the search.

    Attributes:
        word: As typed.
        term: As the index holds it.
        span: In the question.
        df: Passages that hold the term; 0 where it occurs nowhere.
        found: Whether the first evidence holds it, or its title, authors or headings.
        nearest: For a word that occurs nowhere: (form of the collection, its count), nearest first.
        weight: 1, and half as much for each time the question says it again: long ones repeat what matters;
            less for a word that frames the question ("papers that discuss …"), for one read as another and
            for a hyphenated one beside its parts.
        read_as: The collection's nearest spelling that a word which occurs nowhere was taken for; empty where
            none was.
    """

    word: str
    term: str
    span: Span
    df: int = 0
    found: bool = False
    nearest: tuple[tuple[str, int], ...] = ()
    weight: float = 1.0
    read_as: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the word as typed occurs in the collection."""
        return self.df > 0 and not self.read_as

    @property
    def frames(self) -> bool:
        """Whether the word frames the question rather than being its subject."""
        return self.weight < _FRAMES_BELOW


class Answer(Value):
    """The answer to one question; true in a boolean context only if the papers answer.

    Attributes:
        question: As asked, white space folded.
        terms: The question's search words in question order, once each.
        evidence: Passages, best first.
        see_also: Rank of another passage about as good as the first; 0 for none.
        signals: What the confidence was read from, as (name, value); empty where nothing was found.
        notes: Lines the user should know: files not read, pages without readable text, sources changed.
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

    def __getitem__(self, place: int) -> Evidence:
        return self.evidence[place]

    def _repr_markdown_(self) -> str:
        """How a notebook shows it."""
        from scoqa.render.formats import formatted  # the ground floor does not depend on its upper floors

        return formatted([self], "md")
