"""Whether a stop ends a sentence, by the words around it: Punkt's English parameters, and rules for what papers do.

Most stops are clear; where an abbreviation leaves it open Punkt is asked about the two words.
Where a stop could be is found in :mod:`scoqa.analysis.boundaries`.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from scoqa.analysis import abbreviations as known
from scoqa.analysis.stops import STOP_WORDS
from scoqa.value import NamedTuple

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer
    from punkt.model.parameters import PunktParameters

_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
_NUMBER_LIKE = re.compile(r"[A-Z]{0,3}[_-]?\d|[IVXLC]+\b|[A-Z](?:$|[\W\d])|§")
_DASH = re.compile("[/–—-]")
_NO_VOWEL = re.compile("[A-Za-z][b-df-hj-np-tv-xz]{1,4}")  # "Bldg", "spp"; "kg" after its number is a unit
_ERA = re.compile(r"(?:[AB]\.?C|B?\.?C\.?E)\b")
_LETTERED = re.compile(r"(?:[a-z]{1,2}|[a-z][–-][a-z]|[ivx]{1,4})\)")
_BRAND = re.compile(r"[a-z]{1,4}[A-Z\d]|[α-ω]-?[A-Z]|[a-z]-[A-Z]")  # "mRNA", "lncRNA", "wikiHow", "p53"
_KEY = re.compile("[a-z]{2,3},")  # in a legend: "os, outer segments. is, inner segments."
_NOTE = re.compile("[*†‡§¶]{1,4}[,:]?")  # below a table: "*, p < 0.05"
_MARKER = re.compile(r"\d{1,2}|[A-Za-z]|[ivx]{2,4}")
_FIRSTS = ("1", "a", "A", "i", "I")
_SUBSTANCE = re.compile("[a-z]{4,}(?:in|ase)")
_INITIAL = re.compile(r"[A-Z]\.")
_YEAR_ALONE = re.compile(r"\d{4}[a-z]?\)")


_EQUAL = frozenset("=<>≤≥≈")  # "n = 30"


class Place(NamedTuple):
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

    ours = (
        known.TITLES,
        known.BEFORE_MORE,
        known.NUMBERED,
        known.DATES,
        known.STATES,
        known.LEARNED,
        known.LAW,
    )
    return frozenset(english.ABBREV_TYPES | curated.ENGLISH_ALWAYS | curated.ENGLISH_NUMERIC_ONLY).union(
        *ours, known.ENDINGS, known.DOTTED_NAMES
    )


@functools.cache
def _starters() -> frozenset[str]:
    """Words whose capital begins a sentence: Punkt's and ours."""
    from punkt.data import english

    return known.STARTERS | english.SENT_STARTERS


def stock_punkt() -> PunktSentenceTokenizer:
    """NLTK's tokenizer with the English parameters as they were trained: what ours are held against."""
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


def begins(place: Place) -> bool:
    """Whether the next word looks like the first of a sentence."""
    after = place.after
    if after[0].isupper() or after[0].isdigit() or after[0] in "•▪◦●■§$€£¥#@":
        return True
    if after[0].islower():
        # "in 1862. (credit: …)"
        remark = place.opened[:1] == "(" and place.word.isalpha() and len(place.word) > 3 and not place.closed
        if (
            remark
            or _BRAND.match(after)
            or _LETTERED.match(after)
            or (len(after) == 1 and place.then in _EQUAL)
        ):
            return True
        return bool(_KEY.fullmatch(after)) and after[:-1] not in STOP_WORDS
    if _NOTE.fullmatch(place.opened + after):
        return True
    return not after[0].isascii() and after[0].isalpha()  # scripts without case


def ends_loud(place: Place) -> bool:
    """After "!" or "?"."""
    if not begins(place) or (place.opened == "(" and _YEAR_ALONE.match(place.after)):  # "Who Governs? (1961)"
        return False
    if place.word == "Yahoo" and not place.closed:
        return _starts(place)
    quoted = any(mark in "\"'”’»" for mark in place.closed)
    return not (quoted and place.then.rstrip(".,:") in known.SPEECH)


def ends_at(place: Place, caseless: bool) -> bool:
    """After a full stop."""
    if not begins(place):
        return False
    word, after = place.word, place.after
    if not word.isalpha():
        word = _DASH.split(word)[-1]
        if "." in word and not _DOTTED.fullmatch(word) and (last := word.rpartition(".")[2]).istitle():
            word = last  # "104 Fed.Appx. 892"
    low = word.lower()
    if (place.before[-1:] == ":" and place.word in _FIRSTS) or (
        place.before[-1:] == ";" and _MARKER.fullmatch(place.word)
    ):  # "as follows: 1. Send; 2. Receive"
        return False
    telling = "." in after or not after[0].isalpha() or low in known.STATES
    if telling and word and _goes_on(place, word, low):
        return False
    # a title may end with a vowel sign, which is no letter, in Indic scripts
    if not word or not (word[-1].isalpha() or low in known.TITLES):
        return not _is_date(place)
    if len(word) == 1 and caseless:
        word = word.upper()
    if place.after[0].islower():  # a name like "iPhone", or "b)"
        if len(word) == 1:  # "as shown in b. (c) The"
            return place.opened[:1] == "(" and bool(_LETTERED.match(place.after))
        return low not in english_abbreviations()
    if len(word) == 1:
        return _is_kind(place) or _ends_at_letter(place, word)
    if _DOTTED.fullmatch(word):
        return _ends_at_dotted(place, word, low)
    if _is_acronym(place, word, low):
        return True
    if low in english_abbreviations() or _NO_VOWEL.fullmatch(word):
        return _ends_at_abbreviation(place, word, low)
    return True


def _is_kind(place: Place) -> bool:
    """Whether a letter names a kind of what stands before it: "NF-Y. It", "mice of strain A/J. Mean", not "J.-P. Sartre"."""
    head, dash, _ = place.word.rpartition("-")
    if dash:
        return len(head) > 1 and not head.endswith(".") and not head.istitle()
    return place.word[1:2] == "/" or bool(
        _SUBSTANCE.fullmatch(place.before) and place.before not in known.NO_COMPOUND and place.word.isupper()
    )


def _goes_on(place: Place, word: str, low: str) -> bool:
    """Whether the next word tells that a name or a citation goes on: "Vet. App. 1", "533 U. S. 525", "Id. § 5"."""
    after = place.after
    if after[0].isdigit():
        if after.rstrip(",;)") in known.SERIES:  # "77 Wash. 2d 271"
            return word[0].isupper()
        # volume, report, page: "6 Wall. 35", "54 Stat. 1168"
        return place.before.isdecimal() and word.istitle() and len(word) > 1
    if after[0] in "§#":
        return low in english_abbreviations()
    if place.opened or place.closed:
        return False
    part, dot, _ = after.partition(".")
    part = part.lower()
    if low in known.STATES and word[0].isupper() and part in known.BEHIND_STATES:
        return True
    if not dot or not (low in english_abbreviations() or _NO_VOWEL.fullmatch(low) or len(low) == 1):
        return False
    if part in known.CITED or (
        part in ("no", "nos", "rep") and place.then[:1].isdigit() and low in known.LAW
    ):
        return True
    return part == "l" and place.then.startswith(("Rev.", "J.", "Q."))


def _is_date(place: Place) -> bool:
    """Whether a day and its month stand around the stop: "on 4. Dezember", "4. December 1998"."""
    if not (place.word.isdecimal() and len(place.word) < 3) or place.closed or place.opened:
        return False
    dated = place.then[:4].isdecimal() or place.before.lower() in known.BEFORE_DAYS
    return dated and place.after.rstrip(".,;:)").lower() in known.MONTHS


def _is_acronym(place: Place, word: str, low: str) -> bool:
    """Whether capitals spell no abbreviation: "relapsing MS. Treatment", "two EDs. An", but not "NO. 5" or "MR. SMITH"."""
    if not (word.isupper() or (word[-1] == "s" and word[:-1].isupper() and len(word) > 2)):
        return False
    if low in known.IN_CAPITALS or (low in known.NUMBERED and _NUMBER_LIKE.match(place.after)):
        return False
    return not place.after[0].isdigit() and (len(place.after) < 2 or not place.after[:2].isupper())


def _starts(place: Place) -> bool:
    """Whether the next word is one that is no name, so that its capital begins a sentence."""
    after = place.after.rstrip(",.;:")
    if place.after in ("No.", "Nos.") and place.then[:1].isdigit():  # "U.S. Pat. No. 5,512,446"
        return False
    return after[:1].isupper() and after.lower() in _starters()


def _names_editor(place: Place) -> bool:
    """Whether the next words call the person before them an editor or translator: "Monk, T.H. (Eds)"."""
    return "(" in place.opened and place.after.strip(".,;:)") in ("Ed", "Eds", "Trans", "Hrsg")


def _ends_at_letter(place: Place, word: str) -> bool:
    """After one letter: an initial, or the name of a part or kind."""
    if _names_editor(place) or (word == "F" and place.after == "R."):
        return False
    if word.islower():
        more = place.after[0].isdigit() or place.before.endswith(".") or _ERA.match(place.after)
        # "(b. March 2009)"
        if word in known.BEFORE_NUMBERS and place.after.rstrip(".,;:)").lower() in known.MONTHS:
            return False
        return not more and not known.BEFORE_MORE & {word}
    if place.before.lower().rpartition("-")[2] in known.ENUMERATED or (
        word == "I" and place.before in known.BEFORE_PRONOUN
    ):
        return True
    if place.before and not any(map(str.isalnum, place.before)):  # "x ∈ T."
        return _starts(place)
    if place.after[0].isdigit() and (place.before.endswith(".") or "(" in place.opened):
        return False  # "Fed. R. Civ. P. 12", "Smith, J. (1999)"
    if word not in "CF" and (_INITIAL.match(place.after) or (word == "U" and place.before.isdecimal())):
        return False  # "533 U. S. 525", "40 U. Miami L. Rev. 521"
    if place.after[0].isdigit() or (place.before[-1:].isdigit() and len(place.before) < 4):  # "at 25 C."
        return True
    return _starts(place) and len(place.after) > 1 and not place.after.endswith(".")


def _ends_at_dotted(place: Place, word: str, low: str) -> bool:
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
    if low in ("p.m", "a.m") and (word[0].islower() or place.before[-1:].isdigit()):
        zone = after in known.ZONES or place.then.rstrip(".,;") in known.AFTER_ZONES
        return not zone and after[:3] not in known.DATES
    if low in ("ph.d", "m.d", "d.phil"):
        return after not in known.AFTER_DEGREES
    if place.after[0].isdigit() or (low in known.DISTRICTS and place.before == "Court,"):
        return False
    if word[0].islower():  # "4.2% p.a."
        return True
    # "Washington, D.C.", but not "Cornyn, U.S. Senator"
    if place.before.endswith(",") and low not in known.COUNTRIES:
        listed = _DOTTED.fullmatch(place.before.rstrip(".,")) or not word.isupper()  # "J.B., S.D. Bamfort"
        return not listed and low in known.STATES | known.DOTTED_NAMES | known.AFTER_COMMAS
    # "U.S. Steel rose"
    if place.before in ("The", "A", "An") or (low in known.COUNTRIES and not place.before):
        return False
    if low in known.DOTTED_NAMES or place.before.lower() in ("the", "a", "an"):
        modifies = (
            after in known.AFTER_STATES
            or place.after[:2].isupper()
            or place.then[:1].isupper()
            or place.before.lower() in ("a", "an")
        )
        return not modifies
    return False


def _ends_at_abbreviation(place: Place, word: str, low: str) -> bool:
    """After a word that Punkt or we know to take a full stop."""
    capital = word[0].isupper()
    if word == "Ph" and place.after.startswith("D."):
        return False
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
    if low == "rt":  # "the Rt. Hon. J. Smith"; else the number of reproduction
        return place.after not in ("Hon.", "Rev.")
    if low == "min" and (place.before[-1:].isdigit() or "/" in place.word):  # "for 15 min.", "3 liters/min."
        return not place.after[0].isdigit()
    if low in known.TITLES or low in known.BEFORE_MORE:
        return low in known.TOO and _starts(place)
    if low in known.MEASURES and (
        place.after[0].isdigit() or (low == "deg" and place.after[:2] in ("C.", "F."))
    ):
        return False
    is_unit = place.before[-1:].isdigit() and not (capital and len(word) > 2)
    if low == "etc" or is_unit:
        return True
    if place.after[0].isdigit():
        return low in known.ENDINGS and low not in ("al", "ibid", "id")
    return _starts(place) or punkt_ends(f"{word}.", place.after)
