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
_LEFT_OUT = re.compile(
    r'-(?:"([^"]+)"|\u201c([^\u201c\u201d]+)\u201d|([^\W\d_][^\W_]{2,}(?:[-\'\u2019][^\W_]+)*))'
)
"""Three letters at least: "ls -l" and "rm -rf" are asked about."""
_JOINING = ("AND", "OR", "NOT")
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
    items = [(match.group(), match.start(), match.end()) for match in _ITEM.finditer(question)]
    if len(items) > _LONG:
        return Operators(question)
    is_field = [bool(_FIELD.match(item)) and _is_filter(item.rstrip(_END)) for item, *_ in items]
    rest = [item for (item, *_), field in zip(items, is_field, strict=True) if not field]
    is_expression = _is_expression(rest)
    without: list[str] = []
    where: list[str] = []
    kept: list[str] = []
    joined: list[str] = []
    blanks: list[tuple[int, int]] = []
    is_end = True
    for at in range(len(items) - 1, -1, -1):
        item, start, stop = items[at]
        left_out = _LEFT_OUT.fullmatch(item)
        follows_not = is_expression and at > 1 and items[at - 1][0] == "NOT"
        if is_field[at]:
            where.append(item.rstrip(_END))
        elif left_out and (is_end or is_expression):
            without.append(next(filter(None, left_out.groups())))
        elif follows_not:
            without.append(item.strip(f'{_AROUND}{_END}"\u201c\u201d'))
        elif is_expression and item in _JOINING and 0 < at < len(items) - 1:
            joined.append(item)
        else:
            kept.append(item)
            is_end = False
            continue
        blanks.append((start, stop))
    if not kept or not blanks:
        return Operators(question)
    return Operators(
        _blanked(question, blanks, unquoted="OR" in joined and not all(map(_is_phrase, kept))),
        tuple(filter(None, reversed(without))),
        " ".join(reversed(where)),
        either="OR" in joined and len(kept) > 1 and all(map(_is_phrase, kept)),
    )


def _is_expression(items: Sequence[str]) -> bool:
    """Whether items are what is typed into a search box, not a sentence."""
    words = [item.strip(_AROUND) for item in items if not _QUOTED.search(item)]
    words = [word for word in words if word not in _JOINING]
    if any(word.lower() in STOP_WORDS or word.endswith("?") for word in words):
        return False
    return not words or not all(map(str.isupper, words))


def _is_filter(item: str) -> bool:
    try:
        parse_filter(item)
    except ValueError:
        return False
    return True


def _is_phrase(item: str) -> bool:
    return _QUOTED.fullmatch(item.strip(_AROUND)) is not None


def _blanked(question: str, spans: Sequence[tuple[int, int]], *, unquoted: bool) -> str:
    for start, stop in spans:
        question = question[:start] + " " * (stop - start) + question[stop:]
    return re.sub('["\u201c\u201d]', " ", question) if unquoted else question
