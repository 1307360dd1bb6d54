"""Page labels: Roman numerals, and labels inferred from the running numbers of pages."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence

from scoqa.reading.labels_prefixed import parted, prefixed_runs

_DIGITS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
           (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LONGEST = 5
"""Figures of a page's number: the Federal Register counts a year's pages."""
_SHARE = 2
"""One page of so many, at least, has its number printed where numbers say that positions are none."""
_MOST_OTHERS = 2
"""Pages with other numbers that a run may pass over: the first pages of chapters, a year in a head."""
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


def roman(number: int) -> str:
    """A positive number in small Roman numerals: 14 is "xiv"."""
    numeral = ""
    for value, digits in _DIGITS:
        while number >= value:
            numeral += digits
            number -= value
    return numeral


def number_of(label: str) -> tuple[int, bool] | None:
    """The value of a page number, and whether it is Roman; None where it is neither.

    A Roman numeral is written all small or all large, and its digits are in order.
    """
    if label.isascii() and label.isdigit() and len(label) <= _LONGEST:
        return int(label), False
    if not label or (label != label.lower() and label != label.upper()):
        return None
    small = label.lower()
    if not _ROMAN.fullmatch(small):
        return None
    values = {digits: value for value, digits in _DIGITS}
    total = 0
    rest = small
    while rest:
        digits = rest[:2] if rest[:2] in values and len(rest) > 1 else rest[0]
        total += values[digits]
        rest = rest[len(digits) :]
    return total, True


def infer_labels(candidates: Sequence[Sequence[str]]) -> list[str]:
    """A label for each page from the numbers that stand alone in its margins; "" where none fits.

    The longest run of pages whose numbers go up by one with the page gives the offset between index
    and label; then the longest run on the pages left, so that Roman front matter gets its own. A run
    needs three pages with their number, or every page of a shorter document; pages between two that
    are numbered belong to the run, and so do unnumbered ones next to it as long as numbers stay
    positive and no other run claims them. Pages that are left may be numbered behind a prefix, as "A-1".

    Args:
        candidates: For each page, the texts that may be its number.
    """
    numbers = [{value for value in map(number_of, texts) if value} for texts in candidates]
    pages_of: dict[tuple[int, bool], list[int]] = {}
    for index, values in enumerate(numbers):
        for value, is_roman in values:
            pages_of.setdefault((value - index, is_roman), []).append(index)
    runs = [(key, run) for key, pages in pages_of.items() for run in _unbroken(pages, numbers)]
    labels = [""] * len(candidates)
    needed = min(3, len(candidates))
    claimed: list[tuple[int, int]] = []
    bare: list[tuple[int, int, int, bool]] = []
    for (offset, is_roman), pages in sorted(runs, key=lambda run: (-len(run[1]), run)):
        if len(pages) < needed or len(pages) < 2:
            continue
        first, last = pages[0], pages[-1]
        if len(pages) * 4 < last - first + 1:  # numbers that fit now and then are not page numbers
            continue
        if any(first <= stop and start <= last for start, stop in claimed):
            continue
        claimed.append((first, last))
        bare.append((first, last, offset, is_roman))
    prefixed = prefixed_runs(candidates, claimed)
    taken = {index for run in prefixed for index in range(run.first, run.last + 1)}
    for first, last, offset, is_roman in bare:
        for index in range(first, last + 1):
            labels[index] = _label(index + offset, is_roman)
        _extend(labels, numbers, taken, first, last, offset, is_roman)
    for run in prefixed:
        for index in range(run.first, run.last + 1):
            labels[index] = run.label(index)
    for run in prefixed:
        for index in (run.first - 1, run.last + 1):  # a chapter's first page, its blank last one
            is_bare = 0 <= index < len(labels) and not labels[index] and not numbers[index]
            if is_bare and run.goes_on(index, candidates[index]):
                labels[index] = run.label(index)
    return labels


def are_positions(labels: Sequence[str], candidates: Sequence[Sequence[str]]) -> bool:
    """Whether labels that a file states are only its pages counted, while others are printed on them.

    Programs write "1", "2", "3" for the pages 933, 934, 935 of a journal, or S1, S2, S3 of a supplement.

    Args:
        labels: A page each.
        candidates: For each page, the texts that may be its number.
    """
    if any(label != str(index + 1) for index, label in enumerate(labels)):
        return False
    printed = infer_labels(candidates)
    offsets = {int(label) - index for index, label in enumerate(printed) if label.isdecimal()}
    are_others = 1 not in offsets if offsets else any(map(parted, printed))
    n_shown = sum(label in texts for label, texts in zip(printed, candidates, strict=True) if label)
    return "" not in printed and len(offsets) <= 1 and are_others and n_shown * _SHARE >= len(labels)


def _unbroken(pages: Sequence[int], numbers: Sequence[set[tuple[int, bool]]]) -> list[list[int]]:
    """A run parted where more than two pages in a row have other numbers: pages were left out, or counted anew."""
    parts = [[pages[0]]]
    for before, page in itertools.pairwise(pages):
        others = sum(bool(numbers[index]) for index in range(before + 1, page))
        if others > _MOST_OTHERS:
            parts.append([])
        parts[-1].append(page)
    return parts


def _extend(
    labels: list[str],
    numbers: Sequence[set[tuple[int, bool]]],
    taken: Collection[int],
    first: int,
    last: int,
    offset: int,
    is_roman: bool,
) -> None:
    """Give the run to unnumbered pages just before and after it: a chapter's first page, a blank page."""
    for steps in (range(first - 1, -1, -1), range(last + 1, len(labels))):
        for index in steps:
            own = numbers[index]
            if (
                labels[index]
                or index in taken
                or index + offset < 1
                or (own and (index + offset, is_roman) not in own)
            ):
                break
            if is_roman and index > last:
                break  # what follows the last Roman number is more likely the first Arabic page
            labels[index] = _label(index + offset, is_roman)


def _label(number: int, is_roman: bool) -> str:
    return roman(number) if is_roman else str(number)
