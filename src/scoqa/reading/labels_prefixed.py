"""Page numbers with a prefix or a suffix, as "A-1", "S12", "e1001" or "2-1": which words are some, and runs of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from scoqa.value import NamedTuple

_NUMBER = re.compile(
    r"([^\W\d_]{1,10}[-–]|[A-Z]\d{0,2}[-–.]|[A-Z]{1,5}\.|\d{1,3}[-–.]|\d{1,5}\.e|[A-Z]{1,3}|[a-z])([1-9]\d{0,4})|"
    r"([1-9]\d{0,4})([A-Z])"
)
_OF_PAGE = {"p", "p.", "pp", "pp.", "pg", "pg.", "s."}
"""Prefixes that say that it is a page, and are no part of its label."""
_PAGE = {"page", "seite", "pagina", "página", "стр", "p", "s"}
_NAMED = re.compile(
    r"abb\w*|algorithm\w*|anhang|anlage|ann\w*|app\w*|art\w*|attach\w*|batch|bor(?:e|ing)\w*|box|cap\w*|case|ch\w*|class|"
    r"cuadro|data|days?|drawings?|encl\w*|eq\w*|ex\w*|fig\w*|forms?|grade|groups?|interviews?|iso\w*|items?|lectures?|lemma|"
    r"lessons?|levels?|lists?|lot|maps?|mod\w*|nos?|notes?|nr|number|panels?|parcel|parts?|patients?|phases?|pictures?|plates?|"
    r"plots?|problems?|protocol|questions?|rev\w*|rooms?|samples?|schedules?|schemes?|sec\w*|sites?|slides?|stations?|steps?|"
    r"subjects?|suppl\w*|tab\w*|tasks?|teil|tests?|texts?|theorem|topics?|types?|units?|v|ver\w*|videos?|vol\w*|weeks?|wells?|"
    r"zones?|n°|№|§+|#",
    re.IGNORECASE,
)
"""A word beside a number that says that it is another thing's: "Fig. S1", "Section 2-1", "S2 Table"."""
_AROUND = "-–—|[]()."
_STOPS = ".,:;"
_LEAST = 3
"""Pages that a run has its numbers on; all of a shorter document's."""
_SHARE = 2
"""One page of so many, at least, has its number printed."""
_MOST_OTHERS = 2
"""Unnumbered pages between a run and one that begins anew."""


class Run(NamedTuple):
    """Pages that are numbered through behind one prefix.

    Attributes:
        first: Index of the first page; likewise ``last`` of the last.
        offset: What is to be added to a page's index for its number.
        n_shown: Pages on which it is printed.
    """

    first: int
    last: int
    prefix: str
    suffix: str
    offset: int
    n_shown: int

    def label(self, index: int) -> str:
        """The label of a page, by its index."""
        return f"{self.prefix}{index + self.offset}{self.suffix}"

    def goes_on(self, index: int, texts: Sequence[str]) -> bool:
        """Whether a page beside the run may be one of it: there is such a number, and no other like it may be the page's."""
        shape = _shape(self.prefix, self.suffix)
        others = [
            _shape(parts[0], parts[2])
            for text in texts
            if text != self.label(index) and (parts := parted(text))
        ]
        return index + self.offset > 0 and shape not in others


def parted(label: str) -> tuple[str, int, str] | None:
    """Prefix, number and suffix of a label that has one of these; None for any other."""
    match = _NUMBER.fullmatch(label)
    if not match or (match[1] or "").casefold() in _OF_PAGE:
        return None
    return match[1] or "", int(match[2] or match[3]), match[4] or ""


def prefixed_ends(text: str) -> list[str]:
    """The first and the last word of a running line that may be such numbers, bare of dashes and brackets.

    The numbers of figures, tables and sections look alike: none stands beside a word for one of these, and one with a stop
    stands alone.
    """
    words = [bare for word in text.split() if (bare := word.strip(_AROUND))]
    if not words:
        return []
    if len(words) == 1 or (len(words) == 2 and words[0].casefold() in _PAGE):
        return [words[-1]] if parted(words[-1]) else []
    return [
        word
        for word, beside in ((words[0], words[1]), (words[-1], words[-2]))
        if (parts := parted(word)) and "." not in parts[0] and not _NAMED.fullmatch(beside.strip(_STOPS))
    ]


def prefixed_runs(candidates: Sequence[Sequence[str]], claimed: Sequence[tuple[int, int]]) -> list[Run]:
    """Runs of pages whose numbers go up by one with the page behind the same prefix, in their order.

    A run needs three pages with their number (every one of a shorter document, but two) and half of those from its first to
    its last. Shorter ones count that begin anew beside one alike: "2-1" behind "1-9", when the chapters go up.

    Args:
        candidates: For each page, the texts that may be its number.
        claimed: First and last index of the runs of bare numbers, which are sure.
    """
    pages_of: dict[tuple[str, str, int], list[int]] = {}
    for index, texts in enumerate(candidates):
        for prefix, number, suffix in sorted({parts for text in texts if (parts := parted(text))}):
            pages_of.setdefault((prefix, suffix, number - index), []).append(index)
    runs = [
        Run(pages[0], pages[-1], prefix, suffix, offset, len(pages))
        for (prefix, suffix, offset), found in pages_of.items()
        for pages in _unbroken(found)
    ]
    chosen: list[Run] = []
    least = max(2, min(_LEAST, len(candidates)))
    for run in sorted(runs, key=lambda run: (-run.n_shown, run)):
        n_pages = run.last - run.first + 1
        if run.n_shown < least or run.n_shown * _SHARE < n_pages or run.first + run.offset < 1:
            continue
        if not any(run.first <= last and first <= run.last for first, last in claimed) and _is_free(
            run, chosen
        ):
            chosen.append(run)
    return _with_short(chosen, runs, claimed) if chosen else []


def _unbroken(pages: Sequence[int]) -> list[list[int]]:
    """A run parted where it skips more pages than may be unnumbered."""
    parts = [[pages[0]]]
    for before, page in itertools.pairwise(pages):
        if page - before - 1 > _MOST_OTHERS:
            parts.append([])
        parts[-1].append(page)
    return parts


def _is_free(run: Run, others: Sequence[Run]) -> bool:
    return not any(run.first <= other.last and other.first <= run.last for other in others)


def _with_short(chosen: list[Run], runs: Sequence[Run], claimed: Sequence[tuple[int, int]]) -> list[Run]:
    """The runs with those of one or two pages that begin anew between them, from the front to the back."""
    shapes = {_shape(run.prefix, run.suffix) for run in chosen}
    for run in sorted(runs):
        if (
            run.first + run.offset != 1
            or _shape(run.prefix, run.suffix) not in shapes
            or not _is_free(run, chosen)
        ):
            continue
        if any(run.first <= last and first <= run.last for first, last in claimed):
            continue
        before = max((other for other in chosen if other.last < run.first), default=None)
        after = min((other for other in chosen if other.first > run.last), default=None)
        is_beside = (before is not None and run.first - before.last - 1 <= _MOST_OTHERS) or (
            after is not None and after.first - run.last - 1 <= _MOST_OTHERS
        )
        if (
            is_beside
            and (before is None or _rank(before) < _rank(run))
            and (after is None or _rank(run) < _rank(after))
        ):
            chosen.append(run)
    return sorted(chosen)


def _shape(prefix: str, suffix: str) -> tuple[str, bool]:
    """What prefixes of one document share, and whether it has a suffix: "#-" of "12-", "a-" of "B-"."""
    return re.sub(r"\d+", "#", re.sub(r"[^\W\d_]+", "a", prefix)), bool(suffix)


def _rank(run: Run) -> tuple[int, str]:
    """The place of a prefix among those of its shape: chapters by their numbers."""
    digits = re.sub(r"\D", "", run.prefix)
    return int(digits or 0), run.prefix
