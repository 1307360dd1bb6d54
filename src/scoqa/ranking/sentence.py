"""How much of a question one sentence of a text holds; labels, rows of tables, headings and captions count by half."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from scoqa.analysis.tokens import EASTERN
from scoqa.later import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.analysis.sought import Sought

Occurrence = tuple[int, tuple[int, int], int]
"""(token position in the text, (start, stop) in the text, index of the question's term); no Span, as a question makes
thousands of them."""

FRAGMENT = 0.5
"""What is not prose counts by this share (docs/evaluation.md)."""
UNSAID, SAID_NEXT = 0.5, 0.75
"""A sentence without the number, date or names that a question asks for counts by the first share, and in ranking by the
second if the next sentence says it (docs/evaluation.md)."""
_SHORT = 80
"""Something shorter, in code points, that does not end as a sentence is a label or a row; something longer may be a
sentence cut short."""
_END = pattern(
    r"(?:(?<!\d)\.|\.(?!\d)|[!?:;\u2026\u3002\uff01\uff1f])[\"'\u2019\u201d)\]}\s]*(?:\d|,|\u2013|-|\[\w{1,3}\]|\s)*$"
)
"""The end of a whole sentence: a full stop or the like, then closing marks and numbers of notes."""
_INITIALS = frozenset("TFABCELMOPS")
_CAPTION = pattern(
    r"S\d+ ?(?:Fig|Figure|Table|Text|File|Data|Dataset|Appendix|Protocol|Movie|Video|Audio|Checklist)\b"
    r"|(?:(?:Supplement(?:ary|al)|SUPPLEMENTARY|Extended Data|Online|Appendix) )?"
    r"(?:Table|TABLE|Tab\.|Fig(?:ure|ura|\.)?|FIG(?:URE|\.)?|Box|BOX|Chart|Exhibit|Scheme|Plate|Listing|Algorithm|Map|Additional file"
    r"|Tableau|Tabelle|Tab(?:el)?la|Tabela|Abb(?:ildung|\.))s? ?"
    r"(?:[A-Z]{1,2}[.-]?)?(?:\d+(?:[.\u2013-]\d+)*[a-z]?|[IVX]+)(?!\w) ?(?:[.:|)\]\u2014\u2013-]|(?=[(A-Z]))"
)
"""The beginning of a caption; a sentence about a table goes on in small letters ("Table 2 shows") and is none."""
_LABELS = (
    *("Tab", "TABLE", "Fig", "FIG", "Box", "BOX", "Chart", "Exhibit", "Scheme", "Plate", "Listing"),
    *("Algorithm", "Map", "Abb", "Supplement", "SUPPLEMENTARY", "Extended", "Online", "Appendix"),
    *("Additional", "S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9"),
)
"""Beginnings of a caption, looked for first: compiling the pattern takes a hundredth of a question's time."""


def ends_whole(text: str, start: int, stop: int) -> bool:
    """Whether ``text[start:stop]`` ends as a sentence does; rows of tables, titles and headings do not."""
    return _END.search(text, start, stop) is not None


def is_prose(text: str, start: int, stop: int, first: int) -> bool:
    """Whether a sentence is running text; a caption whose label the question asks for counts as such.

    Args:
        text: The text in which the sentence stands.
        start: Where the sentence starts.
        stop: Where it stops, after ``start``.
        first: Where the first word of the question stands in it.
    """
    if stop - start < _SHORT:
        last = text[stop - 1]
        if last < EASTERN and last.isalnum() and not (last.isdigit() and ends_whole(text, start, stop)):
            return False  # from EASTERN on there are scripts without full stops
    if text[start] not in _INITIALS or not text.startswith(_LABELS, start):
        return True
    label = _CAPTION.match(text, start)
    return label is None or first < label.end()


def is_figures(text: str, start: int, stop: int) -> bool:
    """Whether what stands at a place of a text is figures and signs without a word: a page number, "2 + 2 = 4", a row "6.7B 4096 3.0e-4"."""
    if text[start : start + 2].isalpha() and start + 2 <= stop:
        return False  # as nearly all begin
    n_letters = 0
    for char in text[start:stop]:
        n_letters = n_letters + 1 if char.isalpha() else 0
        if n_letters == 2 or (n_letters and char >= EASTERN):
            return False
    return any(map(str.isdecimal, text[start:stop]))


def best_sentence(
    found: Sequence[Occurrence],
    idfs: Sequence[float],
    bounds: Sequence[int],
    text: str = "",
    sought: Sought | None = None,
) -> float:
    """The largest summed idf of the distinct question terms in one sentence; 0 if none holds a term.

    Args:
        found: Where the question's terms occur in the text, in its order.
        idfs: The idf of each term.
        bounds: The start and stop of each sentence in turn.
        text: The text, if what is not prose is to count by half.
        sought: What the question asks for, if a sentence that does not say it is to count less; given with the text.
    """
    best = total = 0.0
    seen: set[int] = set()
    stops = bounds[1::2]
    at = stop = begin = -1
    for _, (start, _), term in found:
        if start >= stop:
            if total > best:
                best = _worth(total, best, bounds, at, begin, text, sought)
            at = bisect_right(stops, start, at + 1)
            if at == len(stops):
                return best
            stop = stops[at]
            begin = start
            total = idfs[term]
            seen = {term}
        elif term not in seen:
            seen.add(term)
            total += idfs[term]
    return _worth(total, best, bounds, at, begin, text, sought) if total > best else best


def _worth(
    total: float, best: float, bounds: Sequence[int], at: int, first: int, text: str, sought: Sought | None
) -> float:
    """The larger of the best so far and the worth of a sentence whose sum is larger."""
    if not text:
        return total
    start, stop = bounds[2 * at], bounds[2 * at + 1]
    if not is_prose(text, start, stop, first):
        total *= FRAGMENT
    if total > best and sought is not None and not sought.is_said(text, start, stop):
        total *= (
            SAID_NEXT
            if 2 * at + 3 < len(bounds) and sought.is_said(text, stop, bounds[2 * at + 3])
            else UNSAID
        )
    return max(best, total)
