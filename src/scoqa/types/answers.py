"""Answers: ranked passages, quotes with their citations, and how sure they are."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from scoqa.types.papers import Meta, Passage, Span
from scoqa.value import NamedTuple, Value, brief


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
        value: What it adds to the score; the part's weight is included.
        terms: The share of each word of the question as (word, value), in question order; empty if the part
            cannot be split by words.
    """

    name: str
    value: float
    terms: tuple[tuple[str, float], ...] = ()


class Hit(NamedTuple):
    """A ranked passage. Ranks are 1..n and scores never rise; equal scores are in order of document key, then start.

    Attributes:
        passage: Where it stands.
        text: The passage's text, verbatim.
        score: The sum of ``parts``; without a unit, and comparable only within one ranking.
        rank: From 1.
        parts: How the score came about.
        language: The language by whose rules the passage's words were indexed.
    """

    passage: Passage
    text: str
    score: float
    rank: int
    parts: tuple[Part, ...] = ()
    language: str = "en"

    def __repr__(self) -> str:
        return f"<Hit {self.rank}, {self.score:.3f}: {self.passage.ref} {brief(self.text)}>"


class Quote(Value):
    """Words cut from a document by code.

    Attributes:
        text: ``document.text[span.start:span.stop]``, verbatim.
        span: Where they stand in the document's text.
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

    def __repr__(self) -> str:
        return f"<Quote {self.span.start}-{self.span.stop} {brief(self.text)}>"


class Citation(NamedTuple):
    """Where a quote stands in its paper; made by code from the span and the document's data.

    Attributes:
        key: The document's key.
        meta: What is known of the document.
        quote: The cited words.
        page_index: The page on which the words begin, from 0; None if the format has no pages.
        page_label: What is printed on that page; empty if unknown.
        page_inferred: The label was inferred from other pages, and is shown with a "?".
        section: The headings above the words, from the outermost to the innermost.
        paragraph: The number of the paragraph they begin in, from 1; headings do not count.
        link: A ``file://`` URI of the source with a page or text fragment; without a file the document's URL;
            empty if there is neither.
        ocr: The words were recognised from a picture.
        path: The source file, relative to the collection's folder if it lies inside; empty if there is none.
        last_page_index: The page on which the words end, if that is a later one; else None.
        last_page_label: What is printed on it.
        last_page_inferred: That label was inferred.
        media_type: The source's media type; empty if there is no file.
        page_repeats: An earlier page bears the same label, which alone means that page.
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
    page_repeats: bool = False

    @property
    def ref(self) -> str:
        """The reference that ``scoqa show`` and ``scoqa cite`` take: ``KEY:start-stop``."""
        return f"{self.key}:{self.quote.span.start}-{self.quote.span.stop}"

    def format(self, style: str = "plain") -> str:
        """The citation as text in a style: plain, apa, chicago, mla, pandoc, bibtex, csl or ris.

        Raises:
            ValueError: An unknown style.
        """
        from scoqa.citing import format_citation  # the ground floor does not depend on its upper floors

        return format_citation(self, style)

    def __str__(self) -> str:
        """The citation as people write it."""
        return self.format()

    def __repr__(self) -> str:
        page = f" p. {self.page_label}" if self.page_label else ""
        return f"<Citation {self.ref}{page} {brief(self.quote.text)}>"


class BestSentence(NamedTuple):
    """The sentence quoted at the head of an answer.

    Attributes:
        text: The words, verbatim; a neighbouring sentence may be part of it.
        highlights: Spans inside ``text`` of the words that match the question; sorted, disjoint.
        citation: Where just these words stand.
        rank: The rank of the passage it was taken from.
    """

    text: str
    highlights: tuple[Span, ...]
    citation: Citation
    rank: int

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<BestSentence {self.citation.ref} {brief(self.text)}>"


class Evidence(Value):
    """One passage shown with an answer; hits of one document that overlap are joined into one.

    All spans are of the document's text.

    Attributes:
        rank: From 1.
        score: That of the best hit joined into it.
        text: The passage, verbatim.
        span: Where it stands.
        sentences: Its sentences, in order.
        snippet: The sentences to show first, as one span.
        highlights: The words that match the question, inside ``span``; sorted, disjoint.
        citation: Where the whole passage stands.
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

    def __str__(self) -> str:
        """The passage as a screen shows it, without its last line break."""
        from scoqa.render.answer import evidence_text  # the ground floor does not depend on its upper floors

        return evidence_text(self)

    def __repr__(self) -> str:
        text = self.text[self.snippet.start - self.span.start : self.snippet.stop - self.span.start]
        return f"<Evidence {self.rank}, {self.score:.3f}: {self.citation.ref} {brief(text)}>"


_FRAMES_BELOW = 0.5
"""A word of a question that weighs less than this only frames it ("paper" in "papers on energy")."""


class QueryTerm(NamedTuple):
    """One word of a question that takes part in the search.

    Attributes:
        word: As typed.
        term: As the index holds it.
        span: In the question.
        df: The number of passages that hold the term; 0 if it occurs nowhere.
        found: Whether the first passage of the answer holds it, or its title, authors or headings do.
        nearest: For a word that occurs nowhere, the words of the collection that are spelled most like it, as
            (form, count), nearest first.
        weight: 1, plus a half for each further time the question says it, as long questions repeat what
            matters. Less for a word that frames the question ("papers that discuss …"), for one read as
            another word, and for a hyphenated word beside its parts.
        read_as: For a word that occurs nowhere, the word of the collection that it was taken for; empty if
            there is none.
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
        question: As asked, with single blanks for white space.
        status: Whether the papers answer, and if not, why.
        confidence: How surely the question's words are found together.
        best: The sentence to quote; None unless the papers answer.
        evidence: The passages, best first. Where the papers do not answer these are the nearest ones.
        terms: The question's search words in question order, once each.
        see_also: The rank of another passage about as good as the first; 0 if there is none.
        notes: Lines that the user should know, such as files that could not be read.
        signals: What the confidence was computed from, as (name, value); empty if nothing was found.
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

    def __str__(self) -> str:
        """The answer as a screen of 100 columns shows it, without colours, its notes below."""
        from scoqa.render.answer import answer_text  # the ground floor does not depend on its upper floors

        return answer_text(self)

    def __repr__(self) -> str:
        sure = f", {self.confidence.value}" if self else ""
        many = f"{len(self.evidence)} passage{'' if len(self.evidence) == 1 else 's'}"
        first = f", first {self.evidence[0].citation.ref}" if self.evidence else ""
        return f"<Answer {brief(self.question)}: {self.status.value}{sure}, {many}{first}>"

    def _repr_markdown_(self) -> str:
        """How a notebook shows it."""
        from scoqa.render.formats import formatted  # the ground floor does not depend on its upper floors

        return formatted([self], "md")
