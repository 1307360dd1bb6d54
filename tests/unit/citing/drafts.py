"""Papers whose words drafts quote."""

from scoqa.citing import Difference, Match, Quotation, check_quotation
from scoqa.types import Document, Meta, Page, Span

TEXT = (
    "In July 2007 the 'SCO Energy Club' was estab-\nlished, with which the organisation may aim for a common "
    "energy approach. The SCO still lacks a considerable number of elements essential to become a mature "
    "security institution."
)
PAPER = Document(
    "dehaas2007", Meta(), TEXT, pages=(Page(0, "13", Span(0, 110)), Page(1, "14", Span(110, len(TEXT))))
)
WORDS = TEXT.split()
OTHER = Document("other2001", Meta(), "Nothing of the kind stands in this paper about birds and their songs.")


def check(text: str, pages: tuple[str, ...] = ()) -> tuple[Match, tuple[Difference, ...]]:
    """How a quotation of a draft stands in the papers."""
    checked = check_quotation(Quotation(text, Span(0, len(text)), pages), [OTHER, PAPER])
    return checked.match, checked.differences


WORDS_QUOTED = "the SCO still lacks a number"


def paper_of(text: str, pages: tuple[Page, ...] = ()) -> Document:
    """A paper of these words."""
    return Document("gal2009", Meta(), text, pages=pages)


def pages_of(*texts: str) -> Document:
    """A paper of several pages, numbered from 1."""
    starts = [sum(map(len, texts[:i])) for i in range(len(texts))]
    return paper_of(
        "".join(texts),
        tuple(
            Page(i, str(i + 1), Span(at, at + len(text)))
            for i, (at, text) in enumerate(zip(starts, texts, strict=True))
        ),
    )


def on(text: str, *pages: str, paper: Document = PAPER) -> tuple[Match, tuple[str, ...]]:
    """How a quotation with pages stands in a paper, and on which."""
    checked = check_quotation(Quotation(text, Span(0, len(text)), pages), [paper])
    return checked.match, checked.pages
