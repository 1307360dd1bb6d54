"""How much of a question one sentence of a text holds; labels, rows of tables, headings and captions are hardly sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from scoqa.analysis.tokens import EASTERN
from scoqa.later import pattern

Occurrence = tuple[int, tuple[int, int], int]
"""(token position in the text, start and stop in the text, index into the question's terms); no Span, as there are a thousand."""

FRAGMENT = 0.5
"""Share that counts of what is no prose (docs/evaluation.md)."""
_SHORT = 80
"""Code points from which on what does not end as a sentence may be one cut short; shorter, it is a label or a row."""
_END = pattern(
    r"(?:(?<!\d)\.|\.(?!\d)|[!?:;\u2026\u3002\uff01\uff1f])[\"'\u2019\u201d)\]}\s]*(?:\d|,|\u2013|-|\[\w{1,3}\]|\s)*$"
)
"""How a whole sentence ends: with a full stop, closing marks and numbers of notes."""
_INITIALS = frozenset("TFABCELMOPS")
_CAPTION = pattern(
    r"S\d+ ?(?:Fig|Figure|Table|Text|File|Data|Dataset|Appendix|Protocol|Movie|Video|Audio|Checklist)\b"
    r"|(?:(?:Supplement(?:ary|al)|SUPPLEMENTARY|Extended Data|Online|Appendix) )?"
    r"(?:Table|TABLE|Tab\.|Fig(?:ure|ura|\.)?|FIG(?:URE|\.)?|Box|BOX|Chart|Exhibit|Scheme|Plate|Listing|Algorithm|Map|Additional file"
    r"|Tableau|Tabelle|Tab(?:el)?la|Tabela|Abb(?:ildung|\.))s? ?"
    r"(?:[A-Z]{1,2}[.-]?)?(?:\d+(?:[.\u2013-]\d+)*[a-z]?|[IVX]+)(?!\w) ?(?:[.:|)\]\u2014\u2013-]|(?=[(A-Z]))"
)
"""How a caption begins; a sentence about a table goes on in small letters: "Table 2 shows"."""
_LABELS = (
    *("Tab", "TABLE", "Fig", "FIG", "Box", "BOX", "Chart", "Exhibit", "Scheme", "Plate", "Listing"),
    *("Algorithm", "Map", "Abb", "Supplement", "SUPPLEMENTARY", "Extended", "Online", "Appendix"),
    *("Additional", "S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9"),
)
"""One of these begins it: else there is no need of the pattern, which takes a hundredth of a question's time to compile."""


def ends_whole(text: str, start: int, stop: int) -> bool:
    """Whether what stands at a place of a text ends as a sentence; a row of a table, a title and a heading do not."""
    return _END.search(text, start, stop) is not None


def is_prose(text: str, start: int, stop: int, first: int) -> bool:
    """Whether a sentence is one of running text; a caption that is asked for by its label is taken for one.

    Args:
        text: Where it stands.
        start: Of the sentence.
        stop: Of the sentence, after ``start``.
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
    found: Sequence[Occurrence], idfs: Sequence[float], bounds: Sequence[int], text: str = ""
) -> float:
    """Largest summed idf of the distinct terms of one sentence.

    Args:
        found: Of the question's terms in the text.
        idfs: Of the terms.
        bounds: Start and stop of each sentence in turn.
        text: Where given, what is no prose counts by half.
    """
    best = total = 0.0
    seen: set[int] = set()
    stops = bounds[1::2]
    at = stop = begin = -1
    for _, (start, _), term in found:
        if start >= stop:
            if total > best:
                best = _worth(total, best, bounds, at, begin, text)
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
    return _worth(total, best, bounds, at, begin, text) if total > best else best


def _worth(total: float, best: float, bounds: Sequence[int], at: int, first: int, text: str) -> float:
    """The larger of the best so far and what a sentence counts that holds more."""
    is_whole = not text or is_prose(text, bounds[2 * at], bounds[2 * at + 1], first)
    return total if is_whole else max(best, total * FRAGMENT)
