"""Lines that go on about the question before: "and in 2000?", "what about Kazakhstan?", "who leads it?", "why?", "-oil"."""

from __future__ import annotations

import re

from scoqa.analysis import question_terms
from scoqa.ranking.operators import is_operators

_MOST = 2
"""Words of its own that such a line may have; with more it stands for itself."""
_GOING_ON = re.compile(r"\W*(?:and|but|or|(?:what|how) about|what else)\b", re.IGNORECASE)
_POINTING = frozenset(
    (
        "it",
        "its",
        "they",
        "their",
        "theirs",
        "them",
        "he",
        "him",
        "his",
        "she",
        "her",
        "hers",
        "these",
        "those",
    )
)
_LAST_POINTING = _POINTING | {"this", "that", "there"}
"""Words that point back where they end a line; inside one they may be about what follows."""
_BARE = frozenset(("how", "why", "when", "where", "who", "whom", "since", "until", "by"))
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")


def continued(line: str, before: str) -> str:
    """The question that a line means which goes on about the one before; empty where it stands for itself.

    It is both in one, so that it can be asked again anywhere. A line that names something instead ("what about
    Kazakhstan?") says its own words twice, as they count for more.

    Args:
        line: As typed.
        before: The last question that stood for itself; empty where there is none.
    """
    if before and is_operators(line):  # they narrow it, and stand at its end
        return f"{before} {line}"
    words = [word if word.isupper() else word.lower() for word in _WORD.findall(line)]
    own = [term.word for term in question_terms(line) if not term.frames]
    if not before or not words or len(own) > _MOST:
        return ""
    if _GOING_ON.match(line):
        return " ".join((line, before, *own))
    points_back = not _POINTING.isdisjoint(words) or words[-1] in _LAST_POINTING
    is_bare = len(words) <= _MOST and words[0] in _BARE
    return f"{line} {before}" if points_back or is_bare else ""
