"""Page labels: Roman numerals, and labels inferred from the running numbers of pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DIGITS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
           (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
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
    if label.isascii() and label.isdigit() and len(label) <= 4:
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
    positive and no other run claims them.

    Args:
        candidates: For each page, the texts that may be its number.
    """
    runs: dict[tuple[int, bool], list[int]] = {}
    for index, texts in enumerate(candidates):
        for key in {(value[0] - index, value[1]) for value in map(number_of, texts) if value}:
            runs.setdefault(key, []).append(index)
    labels = [""] * len(candidates)
    needed = min(3, len(candidates))
    order = sorted(runs.items(), key=lambda run: (-len(run[1]), run[0]))
    claimed: list[tuple[int, int]] = []
    for (offset, is_roman), pages in order:
        if len(pages) < needed or len(pages) < 2:
            continue
        first, last = pages[0], pages[-1]
        if len(pages) * 4 < last - first + 1:  # numbers that fit now and then are not page numbers
            continue
        if any(first <= stop and start <= last for start, stop in claimed):
            continue
        claimed.append((first, last))
        for index in range(first, last + 1):
            labels[index] = _label(index + offset, is_roman)
        _extend(labels, candidates, first, last, offset, is_roman)
    return labels


def _extend(
    labels: list[str],
    candidates: Sequence[Sequence[str]],
    first: int,
    last: int,
    offset: int,
    is_roman: bool,
) -> None:
    """Give the run to unnumbered pages just before and after it: a chapter's first page, a blank page."""
    for steps in (range(first - 1, -1, -1), range(last + 1, len(labels))):
        for index in steps:
            if labels[index] or index + offset < 1 or any(map(number_of, candidates[index])):
                break
            if is_roman and index > last:
                break  # what follows the last Roman number is more likely the first Arabic page
            labels[index] = _label(index + offset, is_roman)


def _label(number: int, is_roman: bool) -> str:
    return roman(number) if is_roman else str(number)
