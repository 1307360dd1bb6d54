"""The operators of a question, as in search engines: ``-word``, ``field:value``, AND, OR and NOT."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scoqa.analysis import STOP_WORDS
from scoqa.ranking.filters import FIELDS, parse_filter
from scoqa.value import NamedTuple

_ITEM = re.compile(r'(?:-?[A-Za-z]+:|-?\(*)(?:"[^"]*"|\u201c[^\u201c\u201d]*\u201d)[^\s"]*|\S+')
_QUOTED = re.compile(r'"[^"]*"|\u201c[^\u201c\u201d]*\u201d')
_FIELD = re.compile(rf"(?i)-?(?:{'|'.join(FIELDS)}):")
_LEFT_OUT = re.compile(r'-(?:"[^"]+"|\u201c[^\u201c\u201d]+\u201d|[^\W\d_][^\W_]{2,}(?:[-\'\u2019][^\W_]+)*)')
"""Three letters at least: "ls -l" and "rm -rf" are asked about."""
_LEFT_OUT_WORD = re.compile(_LEFT_OUT.pattern.removeprefix("-"))
_JOINING = ("AND", "OR", "NOT")
_WORD, _FILTER, _OUT, _JOINED, _OUT_JOINED = "word", "filter", "left out", "joined", "left out together"
"""What an item of a question is."""
_AROUND = "()"
_END = "?.,;!)"
_LONG = 20
"""A question of so many items is a text, whose dashes and colons are no operators."""


class Operators(NamedTuple):
    """A question taken apart.

    Attributes:
        words: The question with blanks in place of its operators, so that spans in it stay the same.
        without: Groups of words and phrases, as typed; passages that hold all of a group are left out.
        where: A filter, as :func:`scoqa.ranking.filters.parse_filter` reads it.
        either: The question consists of phrases joined by OR.
    """

    words: str
    without: tuple[tuple[str, ...], ...] = ()
    where: str = ""
    either: bool = False


def operators_of(question: str) -> Operators:
    """The operators of a question; only its words if it has no operators, or nothing else.

    ``field:value`` is an operator anywhere. ``-word`` is one at the end, where people put it, and anywhere in a search
    expression, which is a question without function words and not all in capitals. AND, OR and NOT are operators in a
    search expression only. Behind a minus or NOT there may be several words in brackets: any of them is left out, or,
    if joined by AND, all together.

    Args:
        question: The question as typed, with single blanks for white space.
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
    words, where = question, []
    without: list[tuple[str, ...]] = []
    before = ""
    for match, kind in zip(matches, kinds, strict=True):
        item = match.group()
        if kind != _WORD:
            words = words[: match.start()] + " " * len(item) + words[match.end() :]
        if kind == _FILTER:
            where.append(item.rstrip(_END))
        elif kind == _OUT and (text := item.removeprefix("-").strip(f'{_AROUND}{_END}"\u201c\u201d')):
            without.append((*(without.pop() if before == "AND" else ()), text))
        before = item if kind == _OUT_JOINED else ""
    if is_or and not is_either:  # then none of its phrases has to be there
        words = re.sub('["\u201c\u201d]', " ", words)
    return Operators(words, tuple(without), " ".join(where), is_either)


def is_operators(text: str) -> bool:
    """Whether a text consists of filters and of words to leave out, and of nothing else."""
    items = _ITEM.findall(text)
    grouped = {at for group in _groups(items) for at in group}
    return bool(items) and all(at in grouped or _is_operator(item) for at, item in enumerate(items))


def _is_operator(item: str) -> bool:
    return _is_filter(item) or _LEFT_OUT.fullmatch(item) is not None


def _kinds(items: Sequence[str]) -> list[str]:
    """What each item of a question is."""
    is_expression = _is_expression([item for item in items if not _is_filter(item)])
    groups = {group.stop - 1: group for group in _groups(items)}
    kinds: list[str] = []
    is_end = True
    group = range(0)
    for at in range(len(items) - 1, -1, -1):
        item = items[at]
        if at in groups and (is_expression or (is_end and items[groups[at].start][0] == "-")):
            group = groups[at]
        has_minus = _LEFT_OUT.fullmatch(item) is not None and (is_end or is_expression)
        kind = _WORD
        if at in group:
            kind = _OUT_JOINED if item in _JOINING else _OUT
        elif _is_filter(item):
            kind = _FILTER
        elif has_minus or (is_expression and at > 1 and items[at - 1] == "NOT"):
            kind = _OUT
        elif is_expression and item in _JOINING and 0 < at < len(items) - 1:
            kind = _JOINED
        is_end = is_end and kind != _WORD
        kinds.append(kind)
    return kinds[::-1]


def _groups(items: Sequence[str]) -> Iterator[range]:
    """The items that stand in brackets behind a minus, or behind NOT and a word before it."""
    done = 0
    for start, item in enumerate(items):
        if start < done or not item.startswith(("(", "-(")):
            continue
        depth, stop = 0, start
        while stop < len(items) and (stop == start or depth > 0):
            depth += items[stop].count("(") - items[stop].count(")")
            stop += 1
        inside = [each.strip(f"-{_AROUND}{_END}") for each in items[start:stop] if each not in _JOINING]
        is_negated = item[0] == "-" and all(map(_LEFT_OUT_WORD.fullmatch, inside))
        if is_negated or (start > 1 and items[start - 1] == "NOT"):
            yield range(start, stop)
            done = stop


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
