"""How far a quote goes on: a question to what answers it, and what announces something to that."""

from __future__ import annotations

from scoqa.answering.joined import Joined
from scoqa.later import pattern
from scoqa.types import Span

QUOTE_WORDS = 90
"""Words of several sentences that are read at a glance."""
_ASKING = ("?", "\uff1f", "\u061f")
"""How a question ends; the others are those of Chinese and Arabic."""
_ANNOUNCING = (":", "\uff1a")
"""How a sentence ends that announces something; the other is that of Chinese."""
_OPENING = (*_ASKING, *_ANNOUNCING)
_CLOSING = "\"'\u2019\u201d)]\u00bb"
_STOPPING = (".", "!", "\u2026", "\u3002", "\uff01", *_OPENING)
"""How an entry of a list ends that is a sentence; others end as words do."""
_GOING_ON = (";", ",", "\uff1b", "\uff0c", "\u3001", " and", " or")
"""How an entry ends behind which another one has to follow."""
_MARK = pattern(
    r"[\u2022\u00b7\u25aa\u25cf\u25e6\u2023\u2013\u2014*-] "
    r"|(?:\d{1,2}|[a-z]|[ivx]{2,4})[.):] |\((?:\d{1,2}|[a-z]|[ivx]{2,4})\) ?(?=\S)"
)
"""How an entry begins that bears a mark or a number."""


def asks(sentence: str) -> bool:
    """Whether a sentence is a question."""
    return _ends(sentence, _ASKING)


def with_following(stretch: Joined, span: Span) -> Span:
    """A span with what follows it, as far as it is read at a glance; as it is where its end leaves nothing open.

    A question goes on up to the first sentence that asks nothing; what announces something goes on with that,
    and where it is a list with its other entries.

    Args:
        stretch: Where it stands.
        span: From the beginning of a sentence to the end of one.
    """
    last = stretch.cut(span)
    first = ""  # entry of a list, if it is one
    is_marked = False
    for sentence in stretch.sentences:
        if sentence.start < span.stop:
            continue
        own = stretch.cut(sentence)
        between = stretch.cut(Span(span.stop, sentence.start))
        if not first and _ends(last, _ANNOUNCING):
            first = own
        is_marked = bool(first) and (bool(_MARK.match(own)) or (is_marked and between.count("\n") < 2))
        if not (
            _ends(last, _OPENING)
            or is_marked
            or _goes_on(stretch, first, last, Span(span.stop, sentence.stop))
        ):
            break
        longer = Span(span.start, sentence.stop)
        if len(stretch.cut(longer).split()) > QUOTE_WORDS:
            break
        span, last = longer, own
    return span


def _goes_on(stretch: Joined, first: str, entry: str, rest: Span) -> bool:
    """Whether another entry follows one of a list without marks: as a paragraph of its own that ends as that before it does.

    Args:
        stretch: Where they stand.
        first: The first entry; empty where there is no list.
        entry: The last one so far.
        rest: From its end to that of the sentence that may be another.
    """
    if not first or _ends(first, _GOING_ON):
        return bool(first) and _ends(entry, _GOING_ON)
    own = stretch.cut(rest)
    after = stretch.text[rest.stop - stretch.span.start :]
    is_alone = "\n" in _blanks(own) and ("\n" in _blanks(after) or not after.strip())
    return is_alone and _ends(entry, _STOPPING) == _ends(own, _STOPPING)


def _blanks(text: str) -> str:
    """What a text begins with before its first word."""
    return text[: len(text) - len(text.lstrip())]


def _ends(sentence: str, ends: tuple[str, ...]) -> bool:
    """Whether a sentence ends so, closing marks aside."""
    return sentence.rstrip().rstrip(_CLOSING).endswith(ends)
