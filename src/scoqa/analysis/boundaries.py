"""Where sentences end: Punkt's English parameters, with rules for what papers do beside prose.

Only the places where a sentence could end are looked at; most are clear from the two words around
them, and where an abbreviation leaves it open Punkt is asked about those two words.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from scoqa.analysis import abbreviations as known
from scoqa.analysis.foreign_stops import ForeignStops, foreign_stops
from scoqa.analysis.languages import ENGLISH, analysed_as
from scoqa.types import Span
from scoqa.value import NamedTuple

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer
    from punkt.model.parameters import PunktParameters

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
"""Stops that end a sentence wherever they stand: Chinese and Japanese, Devanagari, Arabic, Armenian, Ethiopic, Burmese, Khmer."""
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
_NEXT = re.compile(r"\s+([\"'“‘«‹(\[{¿¡*_]{0,4})(\S{1,40})(?:\s+(\S{1,20}))?")
_BLOCK_HEADING = re.compile(rf"[ \t]*(?:{_HEADING})")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
_MARKER = re.compile(r"[\"'“‘(\[]*(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z]|[ivxIVX]{2,4})")
_NUMBER_LIKE = re.compile(r"\d|[IVXLC]+\b|[A-Z]?\d|[A-Z](?:$|[\W\d])|§")
_LISTED = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivx]{2,4})[.)]\s")
_DASH = re.compile("[/–—-]")
_NO_VOWEL = re.compile("[A-Za-z][b-df-hj-np-tv-xz]{1,4}")  # "Bldg", "spp"; "kg" after its number is a unit
_ERA = re.compile(r"(?:[AB]\.?C|B?\.?C\.?E)\b")
_LETTERED = re.compile(r"(?:[a-z]{1,2}|[ivx]{1,4})\)")
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]|[α-ω]-?[A-Z]|[a-z]-[A-Z]")
_UNSTOPPED = re.compile("[\u0e01-\u0edf\u1780-\u17d3]")
"""Letters of Thai, Lao and Khmer, which end a sentence with a space and put spaces elsewhere too."""
_LONG = 120
"""Code points of such a text after which a space is taken for a sentence's end: two or three of its clauses."""
_LIST_LINE = 4000
"""Code points in which the start of a line is looked for."""
_LOOK_BACK = 60  # code points; the longest pieces of English that matter here are far shorter


class _Place(NamedTuple):
    """A full stop that could end a sentence, and the words around it.

    Attributes:
        before: The word before ``word``.
        word: The word that carries the stop, without it and without brackets or quotes.
        closed: Quotes and brackets between the stop and the white space.
        opened: Quotes and brackets before the next word.
        after: The next word, up to the white space.
        then: The word after it.
    """

    before: str
    word: str
    closed: str
    opened: str
    after: str
    then: str


@functools.cache
def english_abbreviations() -> frozenset[str]:
    """Punkt's English abbreviations and ours: lower case, without the last stop."""
    from punkt.data import curated, english

    ours = (known.TITLES, known.BEFORE_MORE, known.NUMBERED, known.DATES, known.STATES, known.LEARNED)
    return frozenset(english.ABBREV_TYPES | curated.ENGLISH_ALWAYS | curated.ENGLISH_NUMERIC_ONLY).union(
        *ours, known.ENDINGS, known.DOTTED_NAMES
    )


@functools.cache
def _starters() -> frozenset[str]:
    """Words whose capital begins a sentence: Punkt's and ours."""
    from punkt.data import english

    return known.STARTERS | english.SENT_STARTERS


def stock_punkt() -> PunktSentenceTokenizer:
    """NLTK's tokenizer with the English parameters as they were trained, nothing of ours."""
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer
    from punkt.data import english

    parameters = PunktParameters()
    parameters.abbrev_types = set(english.ABBREV_TYPES)
    parameters.collocations = set(english.COLLOCATIONS)
    parameters.sent_starters = set(english.SENT_STARTERS)
    parameters.ortho_context.update(english.ORTHO_CONTEXT)
    return PunktSentenceTokenizer(parameters)


@functools.cache
def _parameters() -> PunktParameters:
    """Punkt's English parameters, and our abbreviations."""
    from punkt.data import english
    from punkt.model.parameters import PunktParameters

    return PunktParameters(
        abbrev_types=set(english.ABBREV_TYPES | english_abbreviations()),
        collocations=set(english.COLLOCATIONS),
        sent_starters=set(english.SENT_STARTERS),
        ortho_context=dict(english.ORTHO_CONTEXT),
    )


@functools.lru_cache(maxsize=1 << 14)
def punkt_ends(first: str, second: str) -> bool:
    """Whether Punkt ends a sentence between two tokens: collocations, starters and the capitals it has seen.

    The decision is NLTK's; punkt makes it without NLTK's import, which takes longer than reading a paper.
    """
    from punkt.annotate import annotate_tokens
    from punkt.rules.tokens import PunktToken

    tokens = annotate_tokens([PunktToken(first), PunktToken(second)], _parameters())
    return bool(next(iter(tokens)).sentbreak)


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
        if kind == "note":
            if _ends(text, start, event, caseless, stops):
                start = add(found, text, start, event.end())
        elif (
            kind == "spaced"
        ):  # "… of our species. [10] In many respects …", but not in a list "[9] … [10] …"
            stop = event.start("spaced") if _is_in_list(text, event.start()) else event.end()
            if _ends(text, start, event, caseless, stops):
                start = add(found, text, start, stop)
        elif kind == "wide":
            start = add(found, text, start, event.end())
        elif kind != "item" or _is_item(text, start, event, stops):
            start = add(found, text, start, event.start())
            heading = event.end("heading") if kind == "heading" else _heading_stop(text, start)
            if heading:
                start = add(found, text, start, heading)
    add(found, text, start, len(text))
    if not text.isascii() and _UNSTOPPED.search(text):
        return [part for span in found for part in _parted(text, span)]
    return found


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
    if _ends_plainly(text, start, stop, abbreviations):
        return True
    following = _NEXT.match(text, event.end())
    if not following:
        return True
    opened, after, then = following.groups("")
    if caseless:
        after = after.capitalize()
    first = after[0]
    mark = text[stop]
    left = text[max(start, stop - _LOOK_BACK) : stop]
    words = left.rsplit(None, 2) if left and not left[-1].isspace() else ["", ""]
    word = words[-1]
    plain = mark == "." and len(word) > 5 and word.isalpha() and not event["note"]
    if plain and first.isupper() and word.lower() not in abbreviations:  # most sentences end so
        return True
    place = _Place(
        words[-2] if len(words) > 1 else "", word.lstrip("\"'“‘«([{"), event["close"], opened, after, then
    )
    if mark in "!?":
        return _ends_loud(place)
    if mark == "…" or text[stop + 1] in ".!?…":
        return first.isupper() or first.isdigit()
    if event["note"] and not event["close"] and not _takes_note(word, abbreviations):
        return False
    at_start = len(left) == stop - start and left == word
    if at_start and _MARKER.fullmatch(word):
        return False
    if stops is not None:
        return _begins(place) and stops.ends(place.before, place.word, place.after)
    return _ends_at(place, caseless)


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


def _begins(place: _Place) -> bool:
    """Whether the next word looks like the first of a sentence."""
    after = place.after
    if after[0].isupper() or after[0].isdigit() or after[0] in "•▪◦●■§$€£¥#@":
        return True
    if after[0].islower():
        remark = (
            place.opened[:1] == "(" and place.word.isalpha() and len(place.word) > 3
        )  # "in 1862. (credit: …)"
        return remark or bool(_BRAND.match(after) or _LETTERED.match(after))
    return not after[0].isascii() and after[0].isalpha()  # scripts without case


def _ends_loud(place: _Place) -> bool:
    """After "!" or "?"."""
    if not _begins(place):
        return False
    quoted = any(mark in "\"'”’»" for mark in place.closed)
    return not (quoted and place.then.rstrip(".,:") in known.SPEECH)


def _ends_at(place: _Place, caseless: bool) -> bool:
    """After a full stop."""
    if not _begins(place):
        return False
    word = place.word if place.word.isalpha() else _DASH.split(place.word)[-1]
    low = word.lower()
    if not word or not (
        word[-1].isalpha() or low in known.TITLES
    ):  # vowel signs of Indic scripts are no letters
        return True
    if len(word) == 1 and caseless:
        word = word.upper()
    if place.after[0].islower():  # a name like "iPhone", or "b)"
        return low not in english_abbreviations() and len(word) > 1
    if len(word) == 1:
        return _ends_at_letter(place, word)
    if _DOTTED.fullmatch(word):
        return _ends_at_dotted(place, word, low)
    if low in english_abbreviations() or _NO_VOWEL.fullmatch(word):
        return _ends_at_abbreviation(place, word, low)
    return True


def _starts(place: _Place) -> bool:
    """Whether the next word is one that is no name, so that its capital begins a sentence."""
    after = place.after.rstrip(",.;:")
    if place.after in ("No.", "Nos.") and place.then[:1].isdigit():  # "U.S. Pat. No. 5,512,446"
        return False
    return after[0].isupper() and after.lower() in _starters()


def _names_editor(place: _Place) -> bool:
    """Whether the next words call the person before them an editor or translator: "Monk, T.H. (Eds)"."""
    return "(" in place.opened and place.after.strip(".,;:)") in ("Ed", "Eds", "Trans", "Hrsg")


def _ends_at_letter(place: _Place, word: str) -> bool:
    """After one letter: an initial, or the name of a part or kind."""
    if _names_editor(place) or (word == "F" and place.after in known.AFTER_FEDERAL):
        return False
    if word.islower():
        more = place.after[0].isdigit() or place.before.endswith(".") or _ERA.match(place.after)
        return not more and not known.BEFORE_MORE & {word}
    if place.before.lower() in known.ENUMERATED or (word == "I" and place.before in known.BEFORE_PRONOUN):
        return True
    if place.before and not any(map(str.isalnum, place.before)):  # "x ∈ T."
        return _starts(place)
    if place.after[0].isdigit() and (place.before.endswith(".") or "(" in place.opened):
        return False  # "Fed. R. Civ. P. 12", "Smith, J. (1999)"
    if place.after[0].isdigit() or (place.before[-1:].isdigit() and len(place.before) < 4):  # "at 25 C."
        return True
    return _starts(place) and len(place.after) > 1 and not place.after.endswith(".")


def _ends_at_dotted(place: _Place, word: str, low: str) -> bool:
    """After letters with stops between them: "U.S.", "p.m.", "Ph.D.", "J.R.R."."""
    if low in known.BEFORE_MORE:
        return low in known.TOO and _starts(place)
    if _names_editor(place):
        return False
    if _starts(place):
        return True
    if low in known.SHIPS and place.before in ("the", "The"):
        return False
    after = place.after.rstrip(",.;:)").lower()
    if low in ("p.m", "a.m"):
        zone = after in known.ZONES or place.then.rstrip(".,;") in known.AFTER_ZONES
        return not zone and after[:3] not in known.DATES
    if low in ("ph.d", "m.d", "d.phil"):
        return after not in known.AFTER_DEGREES
    if place.after[0].isdigit():
        return False
    if word[0].islower() or (place.before.endswith(",") and low not in known.COUNTRIES):
        return True  # "4.2% p.a.", "Washington, D.C.", but not "Cornyn, U.S. Senator"
    if low in known.DOTTED_NAMES or place.before.lower() in ("the", "a", "an"):
        modifies = (
            after in known.AFTER_STATES
            or place.after[:2].isupper()
            or place.then[:1].isupper()
            or place.before.lower() in ("a", "an")
        )
        return not modifies
    return False


def _ends_at_abbreviation(place: _Place, word: str, low: str) -> bool:
    """After a word that Punkt or we know to take a full stop."""
    capital = word[0].isupper()
    if place.opened[:1] in ('"', "“", "‘") and low in known.NOT_ABBREVIATED:  # "the School of Art. “I loved"
        return True
    if low in known.NUMBERED:
        numbered = bool(_NUMBER_LIKE.match(place.after)) and not place.closed
        if numbered:
            return False
    if low in known.DATES and capital:
        return not place.after[0].isdigit() and place.after[:3].lower() not in known.DATES
    if low in known.BEFORE_NUMBERS and place.after[0].isdigit():
        return False
    if low in known.NOT_ABBREVIATED and not capital:
        return True
    if low in known.TITLES or low in known.BEFORE_MORE:
        return low in known.TOO and _starts(place)
    if low in known.MEASURES and (
        place.after[0].isdigit() or (low == "deg" and place.after[:2] in ("C.", "F."))
    ):
        return False
    if low == "etc" or place.before[-1:].isdigit():  # a unit after its number
        return True
    if place.after[0].isdigit():
        return low in known.ENDINGS and low not in ("al", "ibid", "id")
    return _starts(place) or punkt_ends(f"{word}.", place.after)
