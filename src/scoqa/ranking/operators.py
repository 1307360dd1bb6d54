"""What a question says beside its words, as search engines take it: ``-word``, ``field:value``, and AND, OR and NOT."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scoqa.analysis import STOP_WORDS
from scoqa.ranking.filters import FIELDS, parse_filter
from scoqa.value import NamedTuple

_ITEM = re.compile(r'(?:-?[A-Za-z]+:|-)?(?:"[^"]*"|\u201c[^\u201c\u201d]*\u201d)[^\s"]*|\S+')
_QUOTED = re.compile(r'"[^"]*"|\u201c[^\u201c\u201d]*\u201d')
_FIELD = re.compile(rf"(?i)-?(?:{'|'.join(FIELDS)}):")
_LEFT_OUT = re.compile(r'-(?:"[^"]+"|\u201c[^\u201c\u201d]+\u201d|[^\W\d_][^\W_]{2,}(?:[-\'\u2019][^\W_]+)*)')
"""Three letters at least: "ls -l" and "rm -rf" are asked about."""
_JOINING = ("AND", "OR", "NOT")
_WORD, _FILTER, _OUT, _JOINED = "word", "filter", "left out", "joined"
"""What an item of a question is."""
_AROUND = "()"
_END = "?.,;!)"
_LONG = 20
"""Items of a question from which on it is a text, whose dashes and colons are its own."""


class Operators(NamedTuple):
    """A question taken apart.

    Attributes:
        words: The question, blanks in the place of what is none of its words, so that spans stay what they are.
        without: Words and phrases, as typed; passages that hold one are not to answer.
        where: A filter, as :func:`scoqa.ranking.filters.parse_filter` reads it.
        either: The phrases of the question are joined by OR, and are all there is to it.
    """

    words: str
    without: tuple[str, ...] = ()
    where: str = ""
    either: bool = False


def operators_of(question: str) -> Operators:
    """The operators of a question; its words alone where it has none, or nothing else.

    ``field:value`` counts anywhere. ``-word`` does at the end, where people put it, and in a search expression:
    a question of which no word is a function word and which is not all in capitals. Only there AND, OR and NOT do.

    Args:
        question: As typed, white space folded.
    """
    matches = list(_ITEM.finditer(question))
    if len(matches) > _LONG:
        return Operators(question)
    kinds = _kinds([match.group() for match in matches])
    kept = [match.group() for match, kind in zip(matches, kinds, strict=True) if kind == _WORD]
    if not kept or len(kept) == len(matches):
        return Operators(question)
    is_or = any(match.group() == "OR" and kind == _JOINED for match, kind in zip(matches, kinds, strict=True))
    is_either = is_or and len(kept) > 1 and all(map(_is_phrase, kept))
    words, without, where = question, [], []
    for match, kind in zip(matches, kinds, strict=True):
        if kind == _WORD:
            continue
        words = words[: match.start()] + " " * len(match.group()) + words[match.end() :]
        if kind == _FILTER:
            where.append(match.group().rstrip(_END))
        elif kind == _OUT:
            without.append(match.group().removeprefix("-").strip(f'{_AROUND}{_END}"\u201c\u201d'))
    if is_or and not is_either:  # then none of its phrases has to be there
        words = re.sub('["\u201c\u201d]', " ", words)
    return Operators(words, tuple(filter(None, without)), " ".join(where), is_either)


def is_operators(text: str) -> bool:
    """Whether a text is nothing but filters and words to be left out."""
    items = _ITEM.findall(text)
    return bool(items) and all(map(_is_operator, items))


def _is_operator(item: str) -> bool:
    return _is_filter(item) or _LEFT_OUT.fullmatch(item) is not None


def _kinds(items: Sequence[str]) -> list[str]:
    """What each item of a question is."""
    is_expression = _is_expression([item for item in items if not _is_filter(item)])
    kinds: list[str] = []
    is_end = True
    for at in range(len(items) - 1, -1, -1):
        item = items[at]
        has_minus = _LEFT_OUT.fullmatch(item) is not None and (is_end or is_expression)
        kind = _WORD
        if _is_filter(item):
            kind = _FILTER
        elif has_minus or (is_expression and at > 1 and items[at - 1] == "NOT"):
            kind = _OUT
        elif is_expression and item in _JOINING and 0 < at < len(items) - 1:
            kind = _JOINED
        is_end = is_end and kind != _WORD
        kinds.append(kind)
    return kinds[::-1]


def _is_expression(items: Sequence[str]) -> bool:
    """Whether items are what is typed into a search box, not a sentence."""
    words = [item.strip(_AROUND) for item in items if not _QUOTED.search(item)]
    words = [word for word in words if word not in _JOINING]
    if any(word.lower() in STOP_WORDS or word.endswith("?") for word in words):
        return False
    return not words or not all(map(str.isupper, words))


def _is_filter(item: str) -> bool:
    if not _FIELD.match(item):
        return False
    try:
        parse_filter(item.rstrip(_END))
    except ValueError:
        return False
    return True


def _is_phrase(item: str) -> bool:
    return _QUOTED.fullmatch(item.strip(_AROUND)) is not None
