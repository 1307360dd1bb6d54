"""Forms over all segments: their terms and counts, completion, and the nearest spelling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scoqa.analysis.terms import FOREIGN
from scoqa.storage import rows
from scoqa.storage.blocks import find_form, form_blocks, line_of, scan_forms, signed_counts
from scoqa.storage.state import Segment

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TOLD_WITHOUT_FIRST = 4
"""Letters from which a form is told although its first letter is wrong."""


def term_of(connection: sqlite3.Connection, place: str, segments: Sequence[Segment], form: str) -> str | None:
    """The term of a form that some live document holds."""
    count = 0
    term = None
    for segment in segments:
        found = find_form(connection, place, segment, form)
        if found is not None:
            count += found.n
            if found.n > 0:
                term = found.term
    return term if count > 0 else None


def with_prefix(
    connection: sqlite3.Connection, place: str, segments: Sequence[Segment], prefix: str, last: str = ""
) -> dict[str, int]:
    """Live forms that begin so, up to those that begin with ``last``, with their counts."""
    if not rows.is_storable(prefix):
        return {}
    stop = _after(last or prefix)
    totals: dict[str, int] = {}
    for segment in segments:
        for forms, _, counts in scan_forms(connection, place, segment, prefix, stop):
            for form, count in zip(forms, counts, strict=True):
                if form.startswith(prefix):
                    name = form.partition(FOREIGN)[0]
                    totals[name] = totals.get(name, 0) + count
    return {form: count for form, count in totals.items() if count > 0}


def _after(prefix: str) -> str | None:
    """The first text after all that begin so."""
    trimmed = prefix.rstrip("\U0010ffff")
    if not trimmed:
        return None
    last = ord(trimmed[-1]) + 1
    return trimmed[:-1] + chr(0xE000 if last == 0xD800 else last)


def terms(connection: sqlite3.Connection, place: str, segments: Sequence[Segment]) -> set[str]:
    """Distinct terms of the live forms."""
    counts: dict[str, int] = {}
    term_of_form: dict[str, str] = {}
    for segment in segments:
        for forms, own, changes in scan_forms(connection, place, segment, "", None):
            for form, term, change in zip(forms, own, changes, strict=True):
                counts[form] = counts.get(form, 0) + change
                term_of_form[form] = term or form
    return {term_of_form[form] for form, count in counts.items() if count > 0}


def nearest(
    connection: sqlite3.Connection, place: str, segments: Sequence[Segment], form: str, n: int
) -> list[tuple[str, int]]:
    """Live forms within a typing slip or two, nearest first, then the most frequent.

    They share the first letter and the second or the last two, as a slip hardly ever touches both ends;
    where none so is one slip away, those are looked up that one in the first letter makes this one of.
    """
    from scoqa.analysis.spelling import distance  # most questions ask for none

    most = 1 if len(form) < 5 else 2
    slips: dict[str, int] = {}
    totals: dict[str, int] = {}
    for segment in segments:
        for raw, _, packed in form_blocks(connection, place, segment, form[:1], _after(form[:1])):
            lines = raw.decode()
            for line in _alike(lines, form, most):
                other = line.partition(FOREIGN)[0]
                if other not in slips:
                    slips[other] = distance(form, other, most)
                if 0 < slips[other] <= most:
                    totals[other] = totals.get(other, 0) + _count_of(line, lines, packed)
    if not any(slips[other] == 1 and count > 0 for other, count in totals.items()):
        for other in set(_begun_otherwise(form)) - {form}:
            slips[other] = 1
            totals[other] = _count(connection, place, segments, other)
    found = sorted((slips[other], -count, other) for other, count in totals.items() if count > 0)
    return [(other, -count) for _, count, other in found[:n]]


def _alike(lines: str, form: str, most: int) -> Iterator[str]:
    """Lines of a block whose forms begin or end like this one and have nearly its length and letters."""
    text = f"\n{lines}\n"
    last = form[-2:]
    found = set(_begun(text, form[:2]))
    for end in (f"{last}\n", last + FOREIGN):
        at = text.find(end)
        while at >= 0:
            start = text.rfind("\n", 0, at) + 1
            stop = text.find("\n", at + len(last))
            is_end = text.find(FOREIGN, start, at) < 0  # and not that of a language
            if start < at and is_end and text.startswith(form[:1], start):
                found.add(text[start:stop])
            at = text.find(end, stop)
    letters = set(form)
    for line in found:
        other = line.partition(FOREIGN)[0]
        longer = abs(len(other) - len(form))
        if longer <= most and len(letters.symmetric_difference(other)) <= 2 * most - longer:
            yield line


def _begun(text: str, start: str) -> list[str]:
    """Lines that begin so, of sorted ones between line feeds."""
    first = text.find(f"\n{start}")
    if first < 0:
        return []
    stop = text.find("\n", text.rfind(f"\n{start}") + 1)
    return text[first + 1 : stop].split("\n")


def _count_of(line: str, lines: str, packed: bytes) -> int:
    """The count of a block's line."""
    return signed_counts(packed, lines.count("\n") + 1)[line_of(lines, line)]


def _begun_otherwise(form: str) -> Iterator[str]:
    """Spellings that differ by one slip in the first letter, of forms long enough to be told by the others."""
    if len(form) >= _TOLD_WITHOUT_FIRST and form[0] in _LETTERS:
        yield form[1:]
        yield form[1] + form[0] + form[2:]
        for letter in _LETTERS:
            yield letter + form[1:]
            yield letter + form


def _count(connection: sqlite3.Connection, place: str, segments: Sequence[Segment], form: str) -> int:
    """How often a form occurs, whatever the language."""
    if not rows.is_storable(form):
        return 0
    count = 0
    for segment in segments:
        for raw, _, packed in form_blocks(connection, place, segment, form, _after(form + FOREIGN)):
            lines = raw.decode()
            for line in _begun(f"\n{lines}\n", form):
                if line.partition(FOREIGN)[0] == form:
                    count += _count_of(line, lines, packed)
    return count
