"""Where a text is cut into sentences: at blank lines, headings, list items and the stops that end one.

Only the places where a sentence could end are looked at. Most stops are clear from the two words around
them; the others are put to :mod:`scoqa.analysis.full_stops`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scoqa.analysis.foreign_stops import ForeignStops, foreign_stops
from scoqa.analysis.full_stops import Place, begins, ends_at, ends_loud, english_abbreviations
from scoqa.analysis.languages import ENGLISH, analysed_as
from scoqa.types import Span

_CLOSERS = r"[\])}\"'”’»›]"
_BULLET = r"[•▪◦‣●○■□➢✓*·–—-]"
_ITEM = rf"(?:{_BULLET}|\d{{1,2}}[.)]|\(?(?:\d{{1,2}}|[A-Za-z]|[ivx]{{2,4}})\))[ \t]+[^\W_]"
_HEADING = (
    r"(?:\#{1,6}[ ][^\n]*(?=\n)"
    r"|(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?[ \t]+[A-Z][^\n.!?;()]{1,60}(?<![\s,:-])"
    r"|(?=[^\n]{4})[A-Z][^\na-z.!?;]{3,78}(?<![\s,:-])"
    r"|(?i:abstract|acknowledge?ments?|appendix|background|bibliography|conclusions?|contents|discussion"
    r"|(?:executive\ )?summary|introduction|keywords|literature|methods?|notes|references|results)"
    r")[ \t\r]*(?=\n\s*[^\sa-z,;)]))"
)
FULL = "。！？।॥۔؟։።။។៕"
"""Stops that end a sentence wherever they stand: Chinese and Japanese, Devanagari, Arabic, Armenian,
Ethiopic, Burmese, Khmer."""
# A run of stops is entered only at its first (look-behind), and every repeat is possessive: linear on any text.
_EVENT = re.compile(
    rf"""[\n.!?…{FULL}](?:
        (?<=\n)(?:(?P<blank>\s*\n)|(?=[ \t]*(?P<item>{_ITEM}))|(?=[ \t]*(?P<heading>{_HEADING})))
      | (?<=[{FULL}])(?P<wide>[{FULL}」』）”’]*+)
      | (?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*+
        (?P<close>{_CLOSERS}*+)
        (?P<note>(?:(?<!\d[.])\d{{1,3}}(?:[,–-]\d{{1,3}}){{0,4}}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,9}}
          |(?:\[[^\[\]\n]{{1,30}}\]){{1,6}}(?::\d{{1,4}})?|:\d{{1,4}})?+)
        {_CLOSERS}*+
        (?P<spaced>[ ](?:\[\d{{1,3}}(?:[ ]?[,–-][ ]?\d{{1,3}}){{0,9}}\]){{1,6}}(?=\s+[\"“‘(]?[A-Z]|\s*\Z))?+
        (?=\s)
    )""",
    re.VERBOSE,
)
_STOPPED = frozenset(("note", "spaced", "wide"))
"""The last groups of an event that is a stop."""
_NEXT = re.compile(r"\s+((?:,,)?[\"'“‘«‹»›„‚”’(\[{¿¡*_]{0,4})(\S{1,40})(?:\s+(\S{1,20}))?")
_APART = frozenset(["-", "–", "—", "―", ",,", "«", "“", "„"])
"""What stands apart before the first word of a sentence: "« Il dit", "– Ja, sagte er"."""
_BLOCK_HEADING = re.compile(rf"[ \t]*(?:{_HEADING})")
_MARKER = re.compile(r"[\"'“‘(\[]*(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z]|[ivxIVX]{2,4})")
_LISTED = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivx]{2,4})[.)]\s")
_UNSTOPPED = re.compile("[\u0e01-\u0edf\u1780-\u17d3]")
"""Letters of Thai, Lao and Khmer, which end a sentence with a space and put spaces elsewhere too."""
_LONG = 120
"""Code points of such a text after which a space is taken for a sentence's end: two or three of its clauses."""
_LIST_LINE = 4000
"""Code points in which the start of a line, or the number before another, is looked for."""
_LOOK_BACK = 60  # code points; the longest pieces of English that matter here are far shorter


def sentences(text: str, language: str = ENGLISH) -> list[Span]:
    """The sentences of a text: in order, disjoint, without white space at their ends.

    The stops of languages that Punkt has parameters for go by those, all others by English's.
    They hold every character that is not white space. A blank line always ends a sentence; one
    newline does so only before a list item and around a heading.
    """
    stops = None if language == ENGLISH else foreign_stops(analysed_as(language))
    return _cut(text, _EVENT.finditer(text, after_space(text, 0)), stops)


def cut_at(text: str, places: Iterable[tuple[int, bool]]) -> list[Span]:
    """The same for English, of a text whose places are known where a sentence may end: (place, whether it surely does)."""
    return _cut(text, _events_at(text, places), None)


def _events_at(text: str, places: Iterable[tuple[int, bool]]) -> Iterator[re.Match[str] | int]:
    taken = after_space(text, 0)
    for place, is_clear in places:
        if place < taken:
            continue
        if is_clear:
            yield place
        elif event := _EVENT.match(text, place):
            taken = event.end()
            yield event


def _cut(text: str, events: Iterable[re.Match[str] | int], stops: ForeignStops | None) -> list[Span]:
    """The sentences between events; a number is the place of a stop that ends one."""
    found: list[Span] = []
    caseless = text.islower()  # typed without capitals: they cannot tell where a sentence begins
    start = after_space(text, 0)
    heading = _heading_stop(text, start)
    if heading:
        start = add(found, text, start, heading)
    for event in events:
        if isinstance(event, int):
            if event >= heading:  # the next sentence begins behind one blank
                found.append(Span(start, event + 1))
                start = event + 2
            continue
        kind = event.lastgroup
        if event.start() < heading:  # inside a heading already taken
            continue
        if kind in _STOPPED:
            plainly = kind == "note" and _ends_plainly(text, start, event.start(), _known(stops))
            if stop := event.end() if plainly else _stop(text, start, event, caseless, stops):
                start = add(found, text, start, stop)
        elif kind != "item" or _is_item(text, start, event, stops):
            start = add(found, text, start, event.start())
            heading = event.end("heading") if kind == "heading" else _heading_stop(text, start)
            if heading:
                start = add(found, text, start, heading)
    add(found, text, start, len(text))
    if not text.isascii() and _UNSTOPPED.search(text):
        return [part for span in found for part in _parted(text, span)]
    return found


def stop_at(text: str, start: int, place: int) -> tuple[int, Span | None, int]:
    """What :func:`cut_at` makes of one place of a text of one line, in English, whose sentence began at ``start``.

    Returns:
        (Up to where places were looked at with this one, the sentence if one ends, where the next one begins).
    """
    event = _EVENT.match(text, place)
    if event is None:
        return place, None, start
    stop = _stop(text, start, event, False, None)
    if not stop:
        return event.end(), None, start
    return event.end(), Span(start, stop), after_space(text, stop)


def _stop(text: str, start: int, event: re.Match[str], caseless: bool, stops: ForeignStops | None) -> int:
    """Where the sentence that began at ``start`` ends with the stop of ``event``; 0 where it goes on."""
    kind = event.lastgroup
    if kind != "wide" and not _ends(text, start, event, caseless, stops):
        return 0
    # "… of our species. [10] In many respects …", but not in a list "[9] … [10] …"
    if kind == "spaced" and _is_in_list(text, event.start()):
        return event.start("spaced")
    return event.end()


def _parted(text: str, span: Span) -> list[Span]:
    """A sentence of a script without full stops, cut at spaces between its letters into parts not too short."""
    found: list[Span] = []
    start = span.start
    while (at := text.find(" ", start + _LONG, span.stop)) >= 0:
        while at >= 0 and not (_UNSTOPPED.match(text, at - 1) and _UNSTOPPED.match(text, at + 1)):
            at = text.find(" ", at + 1, span.stop)
        if at < 0:
            break
        start = add(found, text, start, at)
    add(found, text, start, span.stop)
    return found


def _is_in_list(text: str, place: int) -> bool:
    """Whether the line of a place begins with a bracket, as a list of references on one line does."""
    near = max(place - _LIST_LINE, 0)
    begin = text.rfind("\n", near, place) + 1
    return (begin > 0 or near == 0) and text.startswith("[", begin)


def add(found: list[Span], text: str, start: int, stop: int) -> int:
    """Add what is not white space of ``[start, stop)``; returns the start of the next sentence."""
    last = stop
    while last > start and text[last - 1].isspace():
        last -= 1
    if last > start:
        found.append(Span(start, last))
    return after_space(text, max(start, stop))


def after_space(text: str, start: int) -> int:
    """Where the text goes on behind white space."""
    n = len(text)
    while start < n and text[start].isspace():
        start += 1
    return start


def _heading_stop(text: str, start: int) -> int:
    """Where the heading ends that begins a block at ``start``; 0 where none does."""
    heading = _BLOCK_HEADING.match(text, start)
    if heading:
        return heading.end()
    stop = text.find("\n", start, start + 61)
    if stop < 0:
        return 0
    line = text[start:stop].rstrip()
    following = text[stop + 1 : stop + 2 + 2 * len(line)].partition("\n")[0]
    short = following[:1].isupper() and len(following) > 1.5 * len(line)  # a wrapped line is about as long
    titled = all(word[0].isupper() or len(word) < 5 for word in line.split())
    return stop if short and titled and line[-1:].isalnum() else 0


def _is_item(text: str, start: int, event: re.Match[str], stops: ForeignStops | None) -> bool:
    """Whether the line that follows is a list item, not a line that happens to begin like one."""
    words = text[max(start, event.start() - _LOOK_BACK) : event.start()].split()
    if not words or words[-1][-1] in ':;!?…"”':
        return True
    if words[-1][-1] in ".)":  # "No.\n12. The"
        return words[-1].rstrip(".").lower() not in _known(stops)
    item = event["item"]
    if item[0] not in "(0123456789":
        return item[-1].isupper() and words[-1][-1] != ","
    return item[:2] in ("1.", "1)") or bool(_LISTED.match(text, start))  # else a number that the line broke


def _ends(text: str, start: int, event: re.Match[str], caseless: bool, stops: ForeignStops | None) -> bool:
    """Whether the sentence that began at ``start`` ends with the stop of ``event``."""
    stop = event.start()
    abbreviations = _known(stops)
    following = _NEXT.match(text, event.end())
    if not following:
        return True
    opened, after, then = following.groups("")
    if caseless:
        after = after.capitalize()
    first = after[0]
    mark = text[stop]
    left = text[max(start, stop - _LOOK_BACK) : stop]
    words = left.rsplit(None, 2) or [""]
    word = words[-1]
    if left[-1:].isspace() and (
        event["note"] or word[-1:] == "." or not word[:1].isalpha()
    ):  # "to .99 (P < .05)"
        word, words = "", [""]
    plain = mark == "." and len(word) > 5 and word.isalpha() and not event["note"]
    if plain and first.isupper() and word.lower() not in abbreviations:  # most sentences end so
        return True
    before = words[-2] if len(words) > 1 and word[:1] not in "([{" else ""  # "225 (L. Blom ed.)"
    if after in _APART and then[:1].isupper() and not _MARKER.fullmatch(word):
        opened, after, then = after, then, ""
        first = after[0]
    place = Place(before, word.lstrip("\"'“‘«([{"), event["close"], opened, after, then)
    if mark in "!?":
        return ends_loud(place)
    if mark == "…" or text[stop + 1] in ".!?…":
        return first.isupper() or first.isdigit()
    note = event["note"]
    glued = note and note[0] != "[" and not event["close"]  # in brackets it is no part of the word
    if glued and not _takes_note(word, abbreviations):
        return False
    at_start = len(left) == stop - start and left == word
    if at_start and _MARKER.fullmatch(word):
        return False
    if before[-1:] == "," and _is_counted(text, start, stop, word):
        return False
    if stops is not None:
        return begins(place) and stops.ends(place.before, place.word, place.after)
    return ends_at(place, caseless)


def _is_counted(text: str, start: int, stop: int, word: str) -> bool:
    """Whether a number goes on a list inside its sentence: "1. to collect data, 2. to clean them, 3. to test"."""
    if not word.isdecimal() or len(word) > 2:
        return False
    return text.find(f" {int(word) - 1}. ", max(start, stop - _LIST_LINE), stop) > start


def _known(stops: ForeignStops | None) -> frozenset[str]:
    """The abbreviations of English, or of another language."""
    return english_abbreviations() if stops is None else stops.abbreviations


def _ends_plainly(text: str, start: int, stop: int, abbreviations: frozenset[str]) -> bool:
    """Whether a plain word, a full stop, a blank and a capital say so; most sentences end so."""
    if text[stop : stop + 2] != ". " or not text[stop + 2 : stop + 3].isupper():
        return False
    word = text[max(text.rfind(" ", start, stop) + 1, start) : stop]
    return 5 < len(word) < _LOOK_BACK and word.isalpha() and word.lower() not in abbreviations


def _takes_note(word: str, abbreviations: frozenset[str]) -> bool:
    """Whether a number glued to the stop after ``word`` is a note, not part of "Fig.1" or "v1.2"."""
    plain = len(word) > 1 and not word[-1].isdigit() and not any(mark in word for mark in "./@")
    return plain and word.lower() not in abbreviations
