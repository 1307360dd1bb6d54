"""scoqa answers questions over a folder of papers with cited passages, word for word, or an honest no.

from scoqa import Collection

papers = Collection.open("papers/")
papers.add("papers/")
answer = papers.ask("what is the SCO Energy Club")
if answer:
    print(answer.best.text, answer.best.citation.format("apa"))
"""

from __future__ import annotations

from scoqa.later import later

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.collection import Collection
    from scoqa.errors import ScoqaError
    from scoqa.settings import Settings
    from scoqa.types import Answer, Citation, Document, Evidence, Hit, Passage, Span
    from scoqa.version import __version__

__all__ = [
    "Answer",
    "Citation",
    "Collection",
    "Document",
    "Evidence",
    "Hit",
    "Passage",
    "ScoqaError",
    "Settings",
    "Span",
    "__version__",
    "sentences",
]


__getattr__ = later(
    __name__,
    {
        "collection": "Collection",
        "errors": "ScoqaError",
        "settings": "Settings",
        "types": "Answer Citation Document Evidence Hit Passage Span",
        "version": "__version__",
    },
)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})  # a notebook completes what was not imported yet, too


def sentences(text: str, language: str = "en") -> list[Span]:
    """The spans of a text's sentences, in order; a blank line ends one.

    ``language`` is a code like "de" or "pt-BR"; one whose stops are not known is split as English.
    """
    from scoqa.analysis import sentences as split
    from scoqa.arguments import checked_text

    return split(checked_text(text, "a text"), language)
