"""What kind of thing a question asks for, a number, a date or several names, and whether a sentence says one."""

from __future__ import annotations

import re
from functools import lru_cache

from scoqa.analysis.asked import asked_part
from scoqa.later import pattern

NUMBER, DATE, NAMES = "number", "date", "names"

_MEASURES = (
    *("percentage", "percentages", "percent", "proportion", "share", "fraction", "ratio", "number"),
    *("amount", "rate", "size", "length", "width", "height", "depth", "weight", "age", "distance"),
    *("speed", "cost", "price", "population", "temperature"),
)
_GROUPS = (
    *("countries", "states", "nations", "members", "parties", "governments", "ministries"),
    *("agencies", "companies", "firms", "banks", "institutions", "institutes", "universities"),
    *("organisations", "organizations", "tribes", "cities", "provinces", "partners", "signatories"),
    *("sponsors", "observers"),
)
_SPANS = ("day", "month", "century", "decade")
_ASKS_NUMBER = pattern(
    r"\bhow (?:many|much|long|old|large|big|far|tall|high|fast|often|wide|deep|heavy|frequently)\b"
    rf"|\b(?:what|which)(?:'s| is| was| are| were)?(?: the| an?)?(?: \w+){{0,2}} (?:{'|'.join(_MEASURES)})\b"
)
_ASKS_DATE = pattern(
    r"\bwhen (?:did|was|were|had|has|have|will|would)\b|^\W*when (?!is|are|do|does|can|could|should|to|a |an |the )"
    rf"|\bwhen\W*$|\b(?:what|which) (?:was the |is the )?(?:exact |calendar )?(?:years?|dates?|{'|'.join(_SPANS)})\b"
)
_ASKS_NAMES = pattern(
    r"^\W*who (?:are|were) (?!the majority)(?:(?:all|both) )?(?:(?:the|its|their|our) )?(?:[\w-]+ ){0,2}?[\w-]+[^\Wsui]s\b"
    r"|^\W*(?:(?:in|from|of|for|with|by|to|between) )?(?:what|which) (?:(?:are|were) )?(?:(?:all )?the )?"
    rf"(?:(?!do |does |did |is |was |has )[\w-]+ ){{0,2}}?(?:{'|'.join(_GROUPS)})\b"
)
_ASKS_NUMBER_ELSEWHERE = pattern(
    r"\bwie ?viele?\b|\bwie (?:hoch|lange?|gro(?:ß|ss)|alt|weit|oft|schnell|schwer|teuer)\b"
    r"|\bwelche[rnms]? (?:anteil|prozentsatz|anzahl)\b"
    r"|\bcombien\b|\bquel (?:est le )?(?:pourcentage|nombre)\b"
    r"|\bcu[aá]nt[oa]s?\b|\bqu[eé] (?:porcentaje|cantidad|n[uú]mero)\b"
    r"|\bquant[oaie]s?\b(?! à)|\b(?:che|quale|que|qual) (?:percentuale|percentagem|porcentagem|numero|número)\b"
    r"|\bhoeveel\b|\bhoe (?:lang|groot|oud|hoog|ver|vaak)\b"
)
_ASKS_DATE_ELSEWHERE = pattern(
    r"\bwann\b|\bwelche[ms] (?:jahr|datum|monat|jahrhundert)\b|\b(?:quand|cu[aá]ndo|wanneer)\b"
    r"|\bquelle (?:année|date)\b|\bqu[eé] (?:año|fecha)\b|^\W*quando\b|\bche anno\b|\bque ano\b|\bwelk jaar\b"
)
_NUMBER_WORDS = (
    *("wie", "wieviel", "wieviele", "anteil", "prozentsatz", "anzahl", "combien", "pourcentage"),
    *("nombre", "cuanto", "cuánto", "cuanta", "cuánta", "cuantos", "cuántos", "cuantas", "cuántas"),
    *("porcentaje", "cantidad", "número", "numero", "quanto", "quanta", "quanti", "quante"),
    *("quantos", "quantas", "percentuale", "percentagem", "porcentagem", "hoeveel", "hoe"),
)
_DATE_WORDS = (
    *("wann", "jahr", "datum", "monat", "jahrhundert", "quand", "année", "date", "cuando"),
    *("cuándo", "año", "fecha", "quando", "anno", "ano", "wanneer", "jaar"),
)
_ASKED = (
    (NUMBER, _ASKS_NUMBER, frozenset(("how", *_MEASURES))),
    (DATE, _ASKS_DATE, frozenset(("when", "year", "years", "date", "dates", *_SPANS))),
    (NAMES, _ASKS_NAMES, frozenset(("who", *_GROUPS))),
    (NUMBER, _ASKS_NUMBER_ELSEWHERE, frozenset(_NUMBER_WORDS)),
    (DATE, _ASKS_DATE_ELSEWHERE, frozenset(_DATE_WORDS)),
)
"""How each kind is asked for in English, then in German, French, Spanish, Italian, Portuguese and Dutch, and words of which
such a question holds one: others need no pattern."""

_FIGURE = pattern(r"\d[\d.,]*")
_UNIT = pattern(r"(?:th|st|nd|rd|[a-zµ°%]{1,3}|-\w+)\b")
_YEAR = pattern(r"(?:1[5-9]|20)\d\d[,.]*")
_COUNTS = frozenset(
    (
        *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        *("fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "hundred", "hundreds", "thousand"),
        *("thousands", "million", "millions", "billion", "billions", "trillion", "half", "third"),
        *("thirds", "quarter", "quarters", "percent", "dozen", "dozens", "one", "several", "once"),
        *("twice", "single", "double", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht"),
        *("neun", "zehn", "elf", "zwölf", "hundert", "tausend", "millionen", "milliarden", "hälfte"),
        *("prozent", "deux", "trois", "quatre", "cinq", "sept", "huit", "neuf", "dix", "cent", "mille"),
        *("moitié", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "cien"),
        *("ciento", "mil", "millones", "mitad", "due", "tre", "quattro", "cinque", "sei", "sette"),
        *("otto", "nove", "dieci", "cento", "milioni", "metà", "dois", "duas", "três", "quatro", "sete"),
        *("oito", "dez", "milhões", "metade", "twee", "drie", "vijf", "zes", "zeven", "tien", "honderd"),
        *("duizend", "miljoen", "helft", "procent"),
    )
)
_PARTING = str.maketrans(dict.fromkeys(",.-;:()", " "))
_DATES = pattern(
    r"\b(?:1\d\d\d|20\d\d)(?:e?s|er?)?(?![\w%])|\b\d{1,4} ?(?:BCE?|AD|CE|BP)\b|\b(?:AD|v\. ?Chr) ?\d"
    r"|\b\d[\d,.]* (?:years|months|weeks|days) (?:ago|later|earlier)"
    r"|\b(?:January|February|March|April|June|July|August|September|October|November|December|May \d|\d{1,2} May)\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\bcentur(?:y|ies)\b|\bJahrhundert|\bsi(?:glo|ècle)\b|\bsecolo\b"
)
_NAMES = pattern(
    r"\b[A-Z][\w.'-]+(?:,| and| or|;) (?:(?:and|the) )?[A-Z](?:[\w.'-]+ ){0,3}?[\w.'-]+"
    r"(?:,? and|,? or|[,;]|,? as well as) (?:the )?[A-Z]\w"
)
"""Three names or more, one after the other."""
_DATED = (
    *("January", "February", "March", "April", "May ", " May", "June", "July", "August", "September"),
    *("October", "November", "December", "day", "centur", "Jahrhundert", "siglo", "siècle", "secolo"),
    *(" ago", " later", " earlier", "BC", "AD", "CE", "BP", "Chr"),
)
"""Whatever says a date without a year holds one of these, which are found much faster."""
_DIGITS = pattern(r"[12]\d\d\d")


class Sought:
    """The kind of thing that a question asks for.

    Attributes:
        kind: ``NUMBER``, ``DATE`` or ``NAMES``.
    """

    def __init__(self, kind: str, question: str) -> None:
        self.kind = kind
        self._said = question.lower()
        self._figures = frozenset(each.rstrip(".,") for each in _FIGURE.findall(question))

    def is_said(self, text: str, start: int, stop: int) -> bool:
        """Whether ``text[start:stop]`` says something of this kind that the question does not say itself.

        A year is no number; a number may be written as a word.
        """
        if self.kind == NAMES:
            return _NAMES.search(text, start, stop) is not None
        sentence = text[start:stop]
        if self.kind == DATE:
            may_be = _DIGITS.search(sentence) or any(map(sentence.__contains__, _DATED))
            return bool(may_be) and any(
                match[0].lower() not in self._said for match in _DATES.finditer(sentence)
            )
        return any(
            self._is_asked(sentence, match) for match in _FIGURE.finditer(sentence)
        ) or not _COUNTS.isdisjoint(sentence.lower().translate(_PARTING).split())

    def _is_asked(self, sentence: str, figure: re.Match[str]) -> bool:
        """Whether a figure may be the number; not a year, a note ("[12]"), a part of a name ("H5N1"), one of the question's own."""
        start, stop = figure.span()
        if start and (sentence[start - 1] in "[_" or sentence[start - 1].isalnum()):
            return False
        after = sentence[stop : stop + 1]
        if (after == "]" or after.isalnum()) and not _UNIT.match(sentence, stop):
            return False
        return _YEAR.fullmatch(figure[0]) is None and figure[0].rstrip(".,") not in self._figures


@lru_cache(16)
def kind_sought(question: str) -> Sought | None:
    """What kind of thing a question asks for; None if it is none of the three, or if that cannot be told."""
    low = question[asked_part(question).start :].lower().replace("\u2019", "'")
    words = set(re.findall(r"\w+", low))
    for kind, asks, some in _ASKED:
        if not some.isdisjoint(words) and asks.search(low):
            return Sought(kind, low)
    return None
