"""Ask a folder of papers a question; the answer is a passage of theirs, word for word and cited, or "not found".

Example:
    from scoqa import Collection

    papers = Collection.open("papers/")
    papers.add()  # reads the folder's files; again: only what is new or changed
    answer = papers.ask("what is the SCO Energy Club")
    if answer:
        print(answer.best.text, answer.best.citation.format("apa"))

The whole library is described in docs/library.md.
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
    """The sentences of a text.

    Args:
        text: Any text. A blank line ends a sentence.
        language: A language code such as "de" or "pt-BR", which decides where a full stop ends a sentence.
            A language without rules of its own is split by the English ones.

    Returns:
        The spans of the sentences in ``text``, in order and disjoint.

    Raises:
        TypeError: ``text`` is no string.
    """
    from scoqa.analysis import sentences as split
    from scoqa.arguments import checked_text

    return split(checked_text(text, "a text"), language)
