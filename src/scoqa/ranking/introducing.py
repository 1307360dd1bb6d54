"""Whether a passage introduces a word by brackets, or a sentence says what a word is or gives a name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from scoqa.later import pattern
from scoqa.ranking.sentence import Occurrence

_IS = pattern(
    r"[\"'\u2019\u201d)\s]*(?:[(\[][^)\]]{1,80}[)\]],? *)?"
    r"(?:(?:is|are|was|were) (?:an?|the|one|any|those)|means?|refers? to|stands? for|denotes?)\b"
)
_ARTICLE = 12
"""A sentence's subject begins within so many code points, behind an article or a quotation mark."""

_NAMED = pattern(
    r"\b(?:introduc|present|propos|call|dubb?|nam|term)(?:e|es|s|ed|ing)? "
    r"(?:(?:it|this|the|an?|our|new) ){0,2}[\"'\u2018\u201c]?$"
)
"""Words before a name that is being given: "we introduce", "a method called"."""
_NAMING = 40
"""Such words begin within so many code points before the name."""

_BRACKET_ENDS = frozenset("),;:")
"""Signs after a word that is introduced alone in brackets; a longer remark introduces nothing."""
_VALUE = pattern(r"[,;:] ?[<>=~\u2248\u2264\u2265\u00b1]?\d")
"""What follows a name in brackets that only says whose value or year is given: "(placebo, 1.7%)"."""
_NAME = pattern(r"(?:[ -][^\W\d_]+){1,2}\)")
"""How a name of two or three words goes on to the end of its brackets."""
_ENDS = frozenset(".:;")
"""A bracket behind one of these introduces nothing, as it belongs to no word."""
_OPENING = "\"'\u2018\u201c(["

_LONG_FORM = 100
"""The words that an acronym stands for are within so many code points."""


def defining(
    found: Sequence[Occurrence], text: str, starts: Sequence[int], wanted: frozenset[int]
) -> list[int]:
    """The sentences that say what some terms are: that begin with them and go on with "is" or the like.

    Args:
        found: Where the question's terms occur in the text.
        text: The text of a passage.
        starts: Where its sentences start.
        wanted: Indices of the terms, at least one.

    Returns:
        The numbers of these sentences, from 0, ascending.
    """
    subject = [occurrence for occurrence in found if occurrence[2] in wanted]
    sentences = []
    at = 0
    for number, start in enumerate(starts):
        while at < len(subject) and subject[at][1][0] < start:
            at += 1
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        for i in range(at, len(subject)):
            first = subject[i : i + len(wanted)]
            if first[0][1][0] >= end:
                break
            if {term for *_, term in first} == wanted and _is_said(text, start, first, is_first=i == at):
                sentences.append(number)
                break
    return sentences


def _is_said(text: str, start: int, name: Sequence[Occurrence], *, is_first: bool) -> bool:
    """Whether a sentence that begins with a name says what it is, or gives the name: "we call it …"."""
    begin, stop = name[0][1][0], name[-1][1][1]
    if is_first and begin <= start + _ARTICLE:
        lead = text[start:begin].strip(" \"'\u201c\u2018").casefold()
        if lead in ("", "the", "a", "an") and _IS.match(text, stop):
            return True
    is_together = all(before[2] < after[2] and after[0] - before[0] <= 2 for before, after in pairwise(name))
    return is_together and bool(_NAMED.search(text, max(start, begin - _NAMING), begin))


def is_introduced(text: str, span: tuple[int, int]) -> bool:
    """Whether a text introduces the word at a span by brackets: "… Organisation (SCO)" or "SCO (Shanghai …)".

    In the first form the word stands alone in brackets; if it is in capitals, one of the words before begins with its
    first letter. In the second form the word is an acronym, and the brackets after it hold its letters in their
    order, the first one at their beginning. A number is never introduced.
    """
    start, stop = span
    word = text[start:stop]
    if text[start - 1 : start] == "(":
        before = text[max(0, start - 1 - _LONG_FORM) : start - 1].rpartition("\n")[2].split()
        if not before or before[-1][-1] in _ENDS or text[start].isdigit():
            return False
        if text[stop : stop + 1] not in _BRACKET_ENDS and not _NAME.match(text, stop):
            return len(before[-1]) > 1 and before[-1].isupper() and before[-1][0] == text[start].upper()
        if not word.isupper():
            return not _VALUE.match(text, stop)
        first = word[0].casefold()
        return any(each.lstrip(_OPENING)[:1].casefold() == first for each in before[-2 * len(word) :])
    if text[stop : stop + 2] != " (" or not word.isupper():
        return False
    long = text[stop + 2 : stop + 2 + _LONG_FORM].partition(")")[0].casefold()
    letters = iter(long)
    return (
        " " in long and long[0] == word[0].casefold() and all(letter in letters for letter in word.casefold())
    )
