"""The persons whom a paper names under its title: all of them where that is sure, else none."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence

from scoqa.reading.names import names_body
from scoqa.reading.pdf_layout import Paragraph
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_looks import names_section

_MOST = 24
"""Lines under a title that are looked at."""
_LONG, _MANY = 100, 3
"""Characters of a line that is no byline's, unless it begins with as many persons."""
_NAMES, _MARKED_NAMES = 3, 5
"""Names in full of one person, and of one in a list in which each has a mark; initials and particles are not counted."""
_SAME = 0.01
"""Share of their size by which two lines of one font may differ."""
_ABOUT, _ROW = 0.05, 0.2
"""Share of their size by which names beside one another may differ, and by which they stand higher or lower."""
_ENDS = re.compile(
    r"abstract\b|summary\b|r[eé]sum[eé]\b|resum[eo]n?\b|zusammenfassung\b|riassunto\b|samenvatting\b|keywords?\b|"
    r"mots[- ]clés\b|pala(?:br|vr)as[- ]c|key words\b|index terms\b|introduction\b|categories and\b|contents\b",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:[\W\d]|\b[a-h]\))*(?:and|&)\s+")
_FIRST_SECTION = re.compile(r"1\.? +(?=[A-Z])")
"""Of addresses, too: "1 University Station"."""
_MARKS = re.compile(
    r"(?:\[[\da-h,–-]+\](?:,\d{1,2})*|\s[a-h](?:,\d|,[a-h])*(?=\s?[,∗*†‡]|$)|[∗*†‡§¶‖♮♯#+$✝⋆★☯✉˚°♠♣♥♦?\ue000-\uf8ff]\d*|(?<=[^\W\d_])\d(?:,\d)*(?!\w)|"
    r"\s\d{1,2}(?:,\d{1,2})*(?=[\s,∗*†‡§¶]|$)|(?<=,)\s?\d{1,2}(?:,\d{1,2})*(?!\w))+,?"
)
_PARTS = re.compile(r"\s*[,;·•|]\s*(?:(?:and|&)\s+)*|\s+(?:(?:and|&)\s+)+|^(?:and|by)\s+", re.IGNORECASE)
_LABEL = re.compile(r"(?:(?:written )?by(?::|(?=\s))|author(?:s|\(s\))?:)\s+", re.IGNORECASE)
_LABEL_ALONE = re.compile(r"(?:written )?by:?|authors?:", re.IGNORECASE)
"""What says that persons follow; those who prepared a report are often a company."""
_PROSE = 8
"""Words of a line that is running text where most of them are written small."""
_DEGREE = re.compile(
    r"(?:ph\.? ?d|m\.?d|m\.?sc?|b\.?sc?|m\.?a|m\.?p\.?h|jr|sr|ii|iii|(?:(?:student |graduate |senior |life )*(?:member|fellow))?(?: ?(?:ieee|acm))?)\.?",
    re.IGNORECASE,
)
_PARTICLE = (
    r"(?:van|von|de|der|den|del|della|di|da|dos|do|das|du|la|le|ten|ter|el|al|bin|ibn|ben|y|e|zu|af|av|st\.)"
)
_SMALL = re.compile(rf"{_PARTICLE}|(?:al-|d[’']).+")
_ORCID = re.compile(r"(?:https?://)?(?:orcid\.org/)?\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b")
_GLUED = re.compile(r"(?<=[^\W\d_a-z]\.)(?=[^\W\d_a-z][a-z])")
"""Where an initial stands at the name behind it: "A.K.Bakarov"."""
_INITIAL = r"(?:(?:Yu|Ya|Ch|Sh)\.)?(?:[^\W\d_a-z]\.-?){1,4}|[^\W\d_a-z]|(?:Md|Th|Chr|Ph|Yu)\."
_CAPITAL = r"[^\W\d_a-z][^\W\d_]*(?:[’'][^\W\d_]+)?(?:-[^\W\d_]+(?:[’'][^\W\d_]+)?)*"
_NAME = re.compile(
    rf"(?:{_INITIAL}|{_CAPITAL})(?:\s+(?:{_INITIAL}|{_CAPITAL}|{_PARTICLE})){{0,4}}\s+(?:al-|d[’']|O[’'])?{_CAPITAL}"
)
_PLACE = re.compile(
    r"(?<!-)\b(?:united|kingdom|states|america|south|north|east|west|northern|southern|new|hong|korea|africa|zealand|republic|saudi|"
    r"york|jersey|mexico|palo|alto|menlo|park|santa|los|las|san|mountain|view|city|town|street|avenue|road|"
    r"abstract|extended|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"google|facebook|microsoft|ibm|amazon|apple|yahoo|intel|oracle|twitter|linkedin|netflix|deepmind|openai|nvidia|baidu|"
    r"alibaba|tencent|huawei|adobe|samsung|siemens|nokia|ericsson|xerox|bell|hewlett|inria|cnrs|eth|epfl|mit|"
    r"stanford|berkeley|harvard|princeton|cornell|yale|columbia|carnegie|mellon|technion|tech|polytechnic|"
    r"technical|technology|technologies|report|draft|version|paper|proceedings|conference|journal|volume|thesis|dissertation|"
    r"workshop|symposium|article|access|licen[sc]e|copyright|dept|systems?|sciences?|engineering|computer|"
    r"computing|mathematics|physics|institut[aeo]?|hospital|clinic|solutions|software|analytics|group|ltd|llc|inc|"
    r"corporation|laborato\w*|labs?|d[eé]part[ea]ment\w*|facult\w+|faculdade|école|escuela|escola|hochschule|universi\w+|college|school|cent(?:er|re|ro)|research|editors?|chapter|part)\b",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"[^\W\d_]{2}(?:\[[a-h]|\s[a-h](?:,|$))")
"""A name with the letter of its place behind it."""
_RAISED_LETTER = re.compile(r"[a-f](?:$|(?:,[a-f])*\s?[A-Z][a-z])")
"""A place that begins with the letter that marks its persons: "aDepartment of …"; their names end with it too."""
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
_ASKS = re.compile(
    r"(?:is|are|was|do|does|did|can|could|should|will|what|who|whose|how|why|when|where|which)\b",
    re.IGNORECASE,
)
"""A title that is a question: "Is Machine Learning Enough?"."""
_NOTE = re.compile(r"\s*\([^()]*\)")
_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_MAIL_BEHIND = re.compile(r"(?<=\S)\s+(?:[\w.+-]+,)*[\w.+-]+@[\w.-]+$")
_EMAIL = re.compile(r"[\w.+-]+@(?=[\w-]*\.\w)[\w.-]+|\{[^{}@]+\}\s*@")


def byline(paragraphs: Sequence[Paragraph], title: Paragraph, written_small: Collection[str]) -> list[str]:
    """The authors named between a title and what follows it, as written; none where it is not sure.

    They stand in a line that says so; or first below the title: in a list; each with the place where
    they work; or above that place, in blocks one under the other or side by side. Nothing else may be
    set in their font then, and there may be no more addresses of mail than persons.

    Args:
        paragraphs: Of the title's page, in order.
        title: One of them.
        written_small: Words that the document writes with small letters: a name has one that it does not.
    """
    found, ends = _below(paragraphs, title)
    lines = list(itertools.takewhile(lambda line: not _is_prose(line.text), found))
    labelled = _labelled([line.text for line in lines], written_small)
    if labelled or not lines or not ends:
        return labelled
    above = title.lines[-1][1]
    while lines and above.bold == lines[0].bold and abs(above.size - lines[0].size) <= _SAME * above.size:
        if names_persons(lines[0].text, written_small):
            return []
        del lines[0]  # the title goes on, or is said again in another language
    if not lines:
        return []
    names = _named(lines, written_small)
    cut = next((n for n, line in enumerate(lines) if n and _FIRST_SECTION.match(line.text)), 0)
    beyond = [line for line in lines[cut:] if _of_one_font(line, lines[0])]
    if names or not cut or any(names_persons(line.text, written_small) for line in beyond):
        return names
    names = _named(lines[:cut], written_small)  # of all others the first address is the last that is sure
    return names if len(_mails(line.text for line in lines)) <= len(names) else []


def _own(lines: Sequence[Line]) -> list[Line]:
    """The lines set in the font of the first, or about as large beside one that is."""
    own = [line for line in lines if _of_one_font(line, lines[0])]
    return [line for line in lines if line in own or any(_beside(line, other) for other in own)]


def _beside(line: Line, other: Line) -> bool:
    """Whether two lines stand in one row: the boxes of a font's letters are not all of one height."""
    about = abs(line.size - other.size) <= _ABOUT * other.size and line.bold == other.bold
    return about and abs(line.y - other.y) < _ROW * other.size


def _named(lines: Sequence[Line], written_small: Collection[str]) -> list[str]:
    """Those whom lines name, the first of them in its font."""
    if any(_RAISED_LETTER.match(line.text) for line in lines) and not _LETTERED.search(lines[0].text):
        return []
    if lines[0].text[-1] == "?" and "," not in lines[0].text and _ASKS.match(lines[0].text):
        return []
    own = [_MAIL_BEHIND.sub("", _NOTE.sub("", line.text)) for line in _own(lines)]
    apart = len(own) < len(lines)
    more = [joint for line in lines if not _of_one_font(line, lines[0]) and (joint := _AND.match(line.text))]
    if any(_persons(joint.string[joint.end() :], written_small)[0] for joint in more):
        return []  # the list goes on in a line that begins with a raised mark
    names = (
        _listed(own, written_small) or _placed(own, written_small) or _in_blocks(own, apart, written_small)
    )
    return names if len(_mails(line.text for line in lines)) <= len(names) else []


def _labelled(lines: Sequence[str], written_small: Collection[str]) -> list[str]:
    """The names in the one line that begins with "By" or "Author:", or stands below it, where the next line names nobody."""
    lines = _with_labels(lines)
    found = [(n, label) for n, line in enumerate(lines) if (label := _LABEL.match(line))]
    if len(found) != 1:
        return []
    n, label = found[0]
    names, place = _persons(lines[n][label.end() :], written_small)
    goes_on = n + 1 < len(lines) and bool(_persons(lines[n + 1], written_small)[0])
    return [] if place is not None or goes_on or lines[n].rstrip()[-1] in ",&;" else names


def _with_labels(lines: Sequence[str]) -> list[str]:
    """The lines, one that is nothing but "by" joined to the next."""
    whole: list[str] = []
    for line in lines:
        if whole and _LABEL_ALONE.fullmatch(whole[-1]):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return whole


def _listed(lines: Sequence[str], written_small: Collection[str]) -> list[str]:
    """The names where the first lines are a list of nothing else, and the others are places."""
    for n in range(len(lines), 0, -1):
        if all(_is_place(line) and not _persons(line, written_small)[0] for line in lines[n:]):
            alone = [_persons(line, written_small) for line in lines[:n]]
            if all(names and place is None for names, place in alone):
                return [
                    name for names, _ in alone for name in names
                ]  # "J. Smith" over "A. Lee" is no one person
            for joint in (" ", ", "):  # where no comma is at its end, a line ends inside a name or behind it
                names, place = _persons(joint.join(lines[:n]), written_small)
                if names and place is None:
                    return names
    return []


def _placed(lines: Sequence[str], written_small: Collection[str]) -> list[str]:
    """The names where each stands before its place: in a line, or up to a semicolon."""
    found: list[str] = []
    for entry in " ".join(lines).split(";") if any(";" in line for line in lines) else lines:
        names, place = _persons(entry, written_small)
        if names and place is not None and _is_known_place(place) and not _hides_person(place, written_small):
            found += names
        elif names or not found or not _is_place(entry):
            return []
    return found


def _in_blocks(lines: Sequence[str], apart: bool, written_small: Collection[str]) -> list[str]:
    """The names where each stands above its place, which is set in another font or known to be one."""
    found: list[str] = []
    for number, line in enumerate(lines):
        names, place = _persons(line, written_small)
        if names and place is None:
            following = lines[number + 1] if number + 1 < len(lines) else ""
            if not apart and not _is_known_place(following):
                return []
            found += names
        elif names or not _is_known_place(line):
            return []
    return found


def _is_prose(text: str) -> bool:
    words = text.split()
    return len(words) >= _PROSE and 2 * sum(word.isalpha() and word.islower() for word in words) > len(words)


def _of_one_font(line: Line, other: Line) -> bool:
    """Whether two lines are set in one font, at their beginnings or at their ends; of one that ends with a comma it is not known if bold."""
    sizes = ((line.size, other.size), (line.end, other.end))
    one = line.bold == other.bold or any(each.text[-1] == "," and not each.bold for each in (line, other))
    return one and any(abs(a - b) <= _SAME * b for a, b in sizes)


def _is_place(words: str) -> bool:
    """Whether words are an address, a body or a date; or those that have no two words together."""
    return _is_known_place(words) or all(" " not in part.strip() for part in words.split(","))


def is_address(words: str) -> bool:
    """Whether words name a place and, behind a comma, what that is part of."""
    return "," in words and _PLACE.search(words) is not None


def _is_known_place(words: str) -> bool:
    return bool(re.search(r"[\d@]", words) or _PLACE.search(words) or names_body(words))


def _hides_person(place: str, written_small: Collection[str]) -> bool:
    """Whether what follows names begins with another one, whose marks are not known, or has one before another body."""
    first, *others = [_AROUND.sub("", part) for part in place.split(",")]
    return is_person(first, written_small) or any(
        is_person(part, written_small) and names_body(following)
        for part, following in itertools.pairwise(others)
    )


def _mails(lines: Iterable[str]) -> set[str]:
    """Who has an address of mail, "{ada,charles}@somewhere" being two."""
    return {
        name.strip()
        for line in lines
        for match in _EMAIL.finditer(line)
        for name in match[0].partition("@")[0].strip("{} ").split(",")
    }


def _may_be_long(words: str) -> bool:
    """Whether a long line is an address, or begins with many persons."""
    is_address = _is_known_place(words) and not _is_prose(words)
    return is_address or len(_persons(words, ())[0]) >= _MANY


def _below(paragraphs: Sequence[Paragraph], title: Paragraph) -> tuple[list[Line], bool]:
    """The lines between the title and the abstract or the first section, and whether the page has one."""
    found: list[Line] = []
    at = next(n for n, paragraph in enumerate(paragraphs) if paragraph is title)
    for paragraph in paragraphs[at + 1 :]:
        for _, line in paragraph.lines:
            if not any(map(str.isalpha, line.text)):  # a row of dots
                continue
            number = _FIRST_SECTION.match(line.text)
            opens = number and (paragraph.level or not _is_known_place(line.text[number.end() :]))
            is_long = len(line.text) > _LONG and not _may_be_long(line.text)
            ends = opens or names_section(line.text) or _ENDS.match(line.text) or is_long
            if ends or len(found) >= _MOST or line.y > title.lines[-1][1].y:
                return found, True
            found.append(line)
    return found, False  # a page of its own has the title, and more than the byline


def _persons(words: str, written_small: Collection[str]) -> tuple[list[str], str | None]:
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
    names, place = _persons(words, written_small)
    return bool(names) and place is None


def is_person(part: str, written_small: Collection[str], *, most: int = _NAMES) -> bool:
    """Whether words are the name of one person, of at most so many names in full, as far as their form and the document's other words tell."""
    if part.startswith("A ") or not _NAME.fullmatch(part) or _PLACE.search(part) or names_body(part):
        return False
    long = [word for word in re.split(r"[\s.]+", part) if len(word) > 1 and word[0].isupper()]
    if len(long) > most:
        return False  # two persons, a space between them
    shouted = [word for word in long[:-1] if word.isupper()] + [
        word for word in long[-1:] if word.isupper() and len(word) < 4
    ]
    if any(word[0].islower() and not _SMALL.fullmatch(word) for word in part.split()):
        return False  # a letter lost its accent to a word of its own: "Arp ád"
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
