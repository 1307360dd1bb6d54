"""Forms over all segments: their terms and counts, completion, and the nearest spelling."""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections.abc import Iterator, Mapping, Sequence

from scoqa.analysis.spelling import distance
from scoqa.analysis.terms import FOREIGN
from scoqa.storage import rows
from scoqa.storage.blocks import find_form, form_blocks, scan_forms, signed_counts
from scoqa.storage.state import Segment

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TOLD_WITHOUT_FIRST = 4
"""Letters from which a form is told although its first letter is wrong."""


def all_lengths(connection: sqlite3.Connection, place: str, segments: Sequence[Segment]) -> Sequence[int]:
    """Indexed tokens by passage id, 0 for dead ones, in the narrowest array that holds them."""
    parts = [rows.lengths(connection, place, segment) for segment in segments if segment.n_ids]
    code = max((part.typecode for part in parts), key="BHI".index, default="B")
    joined = array(code)
    for part in parts:
        joined.extend(array(code, part))  # an array takes in only arrays of its own kind
    for segment in segments:
        for start, stop in segment.dead:
            joined[segment.base + start : segment.base + stop] = array(
                code, bytes(joined.itemsize * (stop - start))
            )
    return joined


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
    most = 1 if len(form) < 5 else 2
    first, second, last = re.escape(form[:1]), re.escape(form[1:2]), re.escape(form[-2:])
    shortest, longest = max(len(form) - most, 1), len(form) + most
    letter = rf"[^\n{FOREIGN}]"
    likely = re.compile(
        rf"^(?={letter}{{{shortest},{longest}}}(?:{FOREIGN}|$))"
        rf"({first}(?:{second}{letter}*|{letter}*{last}))(?:{FOREIGN}.*)?$",
        re.MULTILINE,
    )
    totals: dict[str, int] = {}
    for segment in segments:
        for raw, _, packed in form_blocks(connection, place, segment, form[:1], _after(form[:1])):
            lines = raw.decode()
            counts: Sequence[int] = ()
            at = line = 0
            for match in likely.finditer(lines):
                counts = counts or signed_counts(packed, lines.count("\n") + 1)
                line += lines.count("\n", at, match.start())
                at = match.start()
                totals[match[1]] = totals.get(match[1], 0) + counts[line]
    found = _within(form, totals, most)
    if not any(slips == 1 for slips, _, _ in found):
        totals = {other: _count(connection, place, segments, other) for other in _begun_otherwise(form)}
        found += _within(form, totals, 1)
    return [(other, -count) for _, count, other in sorted(found)[:n]]


def _within(form: str, totals: Mapping[str, int], most: int) -> list[tuple[int, int, str]]:
    """Those that live and are so many slips away at most: (slips, minus their count, form)."""
    letters = set(form)
    found = []
    for other, count in totals.items():
        if (
            count > 0
            and other != form
            and len(letters ^ set(other)) <= 2 * most
            and (slips := distance(form, other, most)) <= most
        ):
            found.append((slips, -count, other))
    return found


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
    return with_prefix(connection, place, segments, form, form + FOREIGN).get(form, 0)
