"""Whether words are names of persons or a place, by their form and by the document's other words."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Collection

from scoqa.later import pattern
from scoqa.reading.names import names_body

_NAMES, _MARKED_NAMES = 3, 5
"""Names in full of one person, and of one in a list in which each has a mark; initials and particles are not counted."""
_MARKS = re.compile(
    r"(?:\[[\da-h,–-]+\](?:,\d{1,2})*|\s[a-h](?:,\d|,[a-h])*(?=\s?[,∗*†‡]|$)|[∗*†‡§¶‖♮♯#+$✝⋆★☯✉˚°♠♣♥♦?\ue000-\uf8ff]\d*|(?<=[^\W\d_])\d(?:,\d)*(?!\w)|"
    r"\s\d{1,2}(?:,\d{1,2})*(?=[\s,∗*†‡§¶]|$)|(?<=,)\s?\d{1,2}(?:,\d{1,2})*(?!\w))+,?"
)
_PARTS = re.compile(
    r"\s*[,;·•|]\s*(?:(?:and|&)\s+)*|\s+(?:(?:and|&|et|und|och|og|ve|и)\s+)+|"
    r"\s+[ey]\s+(?=\S+\s+\S)|^(?:and|by)\s+",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?:ph\.? ?d|m\.?d|m\.?sc?|b\.?sc?|m\.?a|m\.?p\.?h|jr|sr|ii|iii|(?:(?:student |graduate |senior |life |associate )*(?:member|fellow))?(?: ?(?:ieee|acm))?)\.?",
    re.IGNORECASE,
)
_PARTICLE = (
    r"(?:van|von|de|der|den|del|della|di|da|dos|do|das|du|la|le|ten|ter|el|al|bin|ibn|ben|y|e|zu|af|av|st\.)"
)
_SMALL = pattern(rf"{_PARTICLE}|(?:al-|d[’']).+")
_ORCID = re.compile(r"(?:https?://)?(?:orcid\.org/)?\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b")
_GLUED = re.compile(r"(?<=[^\W\d_a-z]\.)(?=[^\W\d_a-z][a-z])")
"""Where an initial stands at the name behind it: "A.K.Bakarov"."""
_INITIAL = r"(?:(?:Yu|Ya|Ch|Sh)\.)?(?:[^\W\d_a-z]\.-?){1,4}|[^\W\d_a-z]|(?:Md|Th|Chr|Ph|Yu)\."
_CAPITAL = r"[^\W\d_a-z][^\W\d_]*(?:[’'][^\W\d_]+)?(?:-[^\W\d_]+(?:[’'][^\W\d_]+)?)*"
_NAME = re.compile(
    rf"(?:{_INITIAL}|{_CAPITAL})(?:\s+(?:{_INITIAL}|{_CAPITAL}|{_PARTICLE})){{0,4}}\s+(?:al-|d[’']|O[’'])?{_CAPITAL}"
)
_FAMILY_FIRST = re.compile(rf"{_CAPITAL}\s+(?:[^\W\d_a-z]\.\s?-?){{1,3}}")
"""A family's name before initials, as in Russian: "Зотов М.А."."""
_PLACE = pattern(
    r"(?<!-)\b(?:united|kingdom|states|america|south|north|east|west|northern|southern|new|hong kong|korea|africa|zealand|republic|saudi|"
    r"york|jersey|mexico|palo|alto|menlo|park|santa|los|las|san|mountain|view|city|town|street|avenue|road|"
    r"abstract|extended|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"google|facebook|microsoft|ibm|amazon|apple|yahoo|intel|oracle|twitter|linkedin|netflix|deepmind|openai|nvidia|baidu|"
    r"alibaba|tencent|huawei|adobe|samsung|siemens|nokia|ericsson|xerox|bell|hewlett|inria|cnrs|eth|epfl|mit|"
    r"stanford|berkeley|harvard|princeton|cornell|yale|columbia|carnegie|mellon|technion|tech|polytechnic|"
    r"technical|technology|technologies|report|draft|version|paper|proceedings|conference|journal|volume|thesis|dissertation|"
    r"workshop|symposium|article|access|licen[sc]e|copyright|dept|systems?|sciences?|engineering|computer|"
    r"computing|mathematics|physics|institut[aeo]?|hospital|clinic|solutions|software|analytics|group|ltd|llc|inc|"
    r"кафедр\w*|университет\w*|институт\w*|академи\w*|факультет\w*|лаб|лаборатор\w*|студент\w*|аспирант\w*|магистрант\w*|доцент\w*|"
    r"работ[аы]|дипломн\w*|диссертаци\w*|магистерск\w*|бакалаврск\w*|выпускн\w*|квалификационн\w*|реферат|отч[её]т\w*|курсов\w*|"
    r"praca|magistersk\w*|dyplomow\w*|licencjack\w*|inżyniersk\w*|tezi|lisans|projesi|tesi|laurea|magistrale|triennale|uppsats|\w*arbeit|"
    r"профессор\w*|преподавател\w*|инженер\w*|сотрудник\w*|научн\w*|"
    r"corporation|laborato\w*|labs?|d[eé]part[ea]ment\w*|facult\w+|faculdade|école|escuela|escola|hochschule|universi\w+|college|school|cent(?:er|re|ro)|research|editors?|chapter|part)\b",
    re.IGNORECASE,
)
_COMBINING = {
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "ˇ": "\u030c",
    "˛": "\u0328",
}
_ACCENT = re.compile(r"(?:(?<=[^\W\d_])\s)?(?P<accent>[´`¨ˆ˜ˇ˛])(?:\s?(?P<small>[a-zı])|(?P<large>[A-Z]))")
_NO_ACCENTS = dict.fromkeys(map(ord, _COMBINING))


def persons_in(words: str, written_small: Collection[str]) -> tuple[list[str], str | None]:
    """The names with which words begin, and what follows them, None where nothing does."""
    bare = " ".join(_MARKS.sub(" , ", _GLUED.sub(" ", _ORCID.sub(" ", _composed(words)))).split()).strip(
        " ,;"
    )
    parts = [part.strip() for part in _PARTS.split(bare)]
    parts = [part for part in parts if part and not _DEGREE.fullmatch(part)]
    is_marked = len(_MARKS.findall(words)) >= len(parts)
    n_joints = words.count(",") + words.count(" and ")
    most = _MARKED_NAMES if is_marked and 2 * n_joints >= len(parts) - 1 else _NAMES
    names: list[str] = []
    for number, part in enumerate(parts):
        if not is_person(part, written_small, most=most):
            return names, ", ".join(parts[number:])
        names.append(part)
    return names, None


def names_persons(words: str, written_small: Collection[str]) -> bool:
    """Whether words are nothing but names of persons, with the marks of their places."""
    names, place = persons_in(words, written_small)
    return bool(names) and place is None


def is_person(part: str, written_small: Collection[str], *, most: int = _NAMES) -> bool:
    """Whether words are the name of one person, of at most so many names in full, as far as their form and the document's other words tell."""
    is_name = _NAME.fullmatch(part) or _FAMILY_FIRST.fullmatch(part)
    if part.startswith("A ") or not is_name or _PLACE.search(part) or names_body(part):
        return False
    long = [word for word in re.split(r"[\s.]+", part) if len(word) > 1 and word[0].isupper()]
    if len(long) > most:
        return False  # two persons, a space between them
    shouted = [word for word in long[:-1] if word.isupper()] + [
        word for word in long[-1:] if word.isupper() and len(word) < 4
    ]
    if any(word[0].islower() and not _SMALL.fullmatch(word) for word in part.split()):
        return False  # a letter lost its accent to a word of its own: "Arp ád"
    shouted = [
        word for word in shouted if len(word) > 2 or word in (long[0], long[-1])
    ]  # "Miriam AM Capretz"
    initials = part.split()[0]
    mixed = len(list(itertools.takewhile(lambda word: not word.isupper(), long)))
    if 0 < mixed < len(long) and all(map(str.isupper, long[mixed:])) and len(long[-1]) > 3:
        shouted = []  # the family's names in capitals: "Igor DO VALE"
    if not part.isupper() and shouted not in ([], [initials] if len(initials) == 2 else []):
        return False  # "JJ Furman" is a person, "SUNY Stony Brook" is none
    return any(word.casefold() not in written_small for word in long)


def _composed(words: str) -> str:
    """Accents drawn apart put on their letters; others dropped."""

    def whole(match: re.Match[str]) -> str:
        letter = (match["small"] or match["large"]).replace("ı", "i")
        word = unicodedata.normalize("NFC", letter + _COMBINING[match["accent"]])
        return f" {word}" if match["large"] and match[0][0].isspace() else word

    return _ACCENT.sub(whole, words).translate(_NO_ACCENTS)


def is_address(words: str) -> bool:
    """Whether words name a place and, behind a comma, what that is part of."""
    return "," in words and _PLACE.search(words) is not None


def is_known_place(words: str) -> bool:
    """Whether words have a figure, an address of mail, or the name of a place or a body."""
    return bool(re.search(r"[\d@]", words) or _PLACE.search(words) or names_body(words))
