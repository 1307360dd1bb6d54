"""The persons whom a paper names under its title: all of them where that is sure, else none."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Sequence

from scoqa.later import pattern
from scoqa.reading.dates import date_alone
from scoqa.reading.names import names_body
from scoqa.reading.pdf_labelled import is_number, labelled, without_number
from scoqa.reading.pdf_layout import Paragraph
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_looks import is_prose, names_section
from scoqa.reading.pdf_persons import is_known_place, is_person, names_persons, persons_in
from scoqa.reading.pdf_roles import FIELD, THESIS, without_guides

_MOST = 60
"""Lines under a title that are looked at; of more not all authors are sure."""
_PAGE = 24
"""Lines under a title on a page that is no cover."""
_FEW = 12
"""Lines between a thesis's title and its text, of which one may be nothing but who wrote it."""
_COVER = 900
"""Characters under a title on a page that is a cover, where what says for which degree it is may read as text."""
_LONG, _MANY = 100, 3
"""Characters of a line that is no byline's, unless it begins with as many persons."""
_BLOCK = 8
"""Lines of a person's own, with the places and the address of mail."""
_SMALL = 0.85
"""Share of their size that small capitals have of the letters behind them, at most."""
_SAME = 0.01
"""Share of their size by which two lines of one font may differ."""
_ABOUT, _ROW = 0.05, 0.2
"""Share of their size by which names beside one another may differ, and by which they stand higher or lower."""
_ENDS = re.compile(
    r"abstract\b|summary\b|r[eé]sum[eé]\b|resum[eo]n?\b|zusammenfassung\b|riassunto\b|samenvatting\b|keywords?\b|"
    r"mots[- ]clés\b|pala(?:br|vr)as[- ]c|key words\b|index terms\b|introduction\b|categories and\b|contents\b|author note",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"\b[^\W\d_]\.")
_SCHOOL = re.compile(
    r"universi|department|college|institut|@|facult|fakult|faculdade|hochschule|escola|escuela|[eé]cole|университет|академи|politecnic|politéc",
    re.IGNORECASE,
)
_AND = pattern(r"(?:[\W\d]|\b[a-h]\))*(?:(?:and|&)\s+|(?<=\d)\s?,\s+)")
_FIRST_SECTION = re.compile(r"1\.? +(?=[A-Z])")
"""Of addresses, too: "1 University Station"."""
_LETTERED = pattern(r"[^\W\d_]{2}(?:\[[a-h]|\s[a-h](?:,|$))")
"""A name with the letter of its place behind it."""
_RAISED_LETTER = pattern(r"[a-f](?:$|(?:,[a-f])*\s?[A-Z][a-z])")
"""A place that begins with the letter that marks its persons: "aDepartment of …"; their names end with it too."""
_MARKED_PLACE = pattern(r"(?:\[[\w*]+\]|\d+)\s?[^\W\d_]{2}")
"""A place behind the mark of those who work there."""
_ASKS = pattern(
    r"(?:is|are|was|do|does|did|can|could|should|will|what|who|whose|how|why|when|where|which)\b",
    re.IGNORECASE,
)
"""A title that is a question: "Is Machine Learning Enough?"."""
_TITLES = pattern(r"^(?:(?:dr|prof|professor|mr|mrs|ms)\b\.?\s?(?:-ing\.\s)?)+(?=[^\W\d_])", re.IGNORECASE)
_NOTE = re.compile(r"\s*\([^()]*\)")
_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_MAIL_BEHIND = pattern(r"(?<=\S)\s+[<(]?(?:[\w.+-]+,)*[\w.+-]+@[\w.-]+[>)]?$")
_EMAIL = pattern(r"[\w.+-]+@(?=[\w-]*\.\w)[\w.-]+|\{[^{}@]+\}\s*@")


def byline(
    paragraphs: Sequence[Paragraph],
    title: Paragraph,
    written_small: Collection[str],
    *,
    is_plain: bool = False,
) -> list[str]:
    """The authors named between a title and what follows it, as written; none where it is not sure.

    They stand in a line that says so; or first below the title: in a list; each with the place where
    they work; or above that place, in blocks one under the other or side by side. Nothing else may be
    set in their font then, and there may be no more addresses of mail than persons.

    Args:
        paragraphs: Of the title's page, in order.
        title: One of them.
        written_small: Words that the document writes with small letters: a name has one that it does not.
        is_plain: The title ends where names begin, whatever font these are in.
    """
    below, ends = _below(paragraphs, title)
    said = [line.text for _, line in title.lines] + [line.text for line in below]
    is_thesis = any(map(THESIS.search, said)) or any(map(is_number, said))
    if is_thesis and not ends and sum(map(len, said)) < _COVER:
        found = lines = [line for line in below if not is_prose(line.text)]
    else:
        found = [line for line in below if not (is_prose(line.text) and THESIS.search(line.text))]
        lines = list(itertools.takewhile(lambda line: not is_prose(line.text), found))
    is_cover = not ends and len(lines) == len(found)
    n_all, lines = len(lines), without_guides(lines, written_small)
    is_thesis = (
        len(lines) < n_all or (is_thesis and is_cover) or any(THESIS.search(line.text) for line in lines)
    )
    listed = [_in_list(line, written_small, is_thesis=is_thesis) for line in lines]
    if None in listed:
        return []
    lines = [line for line in listed if line]
    names = labelled([line.text for line in lines], written_small)
    lines = list(itertools.dropwhile(lambda line: date_alone(line.text) != "", lines))
    if names or not lines or len(lines) >= _MOST or not (ends or is_plain or is_cover):
        return names
    if not ends:
        return _alone(lines, written_small, is_plain=is_plain, is_thesis=is_thesis)
    above = title.lines[-1][1]
    while (
        not is_plain
        and lines
        and above.bold == lines[0].bold
        and abs(above.size - lines[0].size) <= _SAME * above.size
    ):
        names, place = persons_in(lines[0].text, written_small)
        if names and place is None:
            if len(names) < 2:
                return []
            break
        del lines[0]  # the title goes on, or is said again in another language
    if not lines:
        return []
    names = _named(lines, written_small)
    if (
        is_thesis
        and not names
        and len(lines) <= _FEW
        and (names := _one(_persons(lines, written_small), written_small))
    ):
        return names
    cut = next((n for n, line in enumerate(lines) if n and _FIRST_SECTION.match(line.text)), 0)
    beyond = [line for line in lines[cut:] if _of_one_font(line, lines[0])]
    if names or not cut or any(names_persons(line.text, written_small) for line in beyond):
        return names
    names = _named(lines[:cut], written_small)  # of all others the first address is the last that is sure
    return names if len(_mails(line.text for line in lines)) <= len(names) else []


def byline_above(
    paragraphs: Sequence[Paragraph], title: Paragraph, written_small: Collection[str]
) -> list[str]:
    """The authors named right over a title under which the text begins at once; none where it is not sure.

    They are several in lines of their own, or have initials; "Policy Brief" is nobody.
    """
    at = next(n for n, paragraph in enumerate(paragraphs) if paragraph is title)
    above = [line for paragraph in paragraphs[:at] for _, line in paragraph.lines]
    if names := labelled([line.text for line in without_guides(above, written_small)], written_small):
        return names
    below, ends = _below(paragraphs, title)
    is_cover = not ends and sum(len(line.text) for line in (*above, *below)) < _COVER
    if is_cover and not any(is_prose(line.text) for line in below):
        return _on_cover(above, below, written_small)
    if below and not is_prose(below[0].text):
        return []
    upwards = itertools.dropwhile(lambda line: _MARKED_PLACE.match(line.text), reversed(above))
    run = list(itertools.takewhile(lambda line: names_persons(line.text, written_small), upwards))
    names = [name for line in reversed(run) for name in persons_in(line.text, written_small)[0]]
    is_sure = len(names) > 2 or any(_INITIAL.search(name) for name in names)
    return names if is_sure and len(run) < _MOST else []


def _alone(
    lines: Sequence[Line], written_small: Collection[str], *, is_plain: bool, is_thesis: bool
) -> list[str]:
    """Those whom a page names under its title that has no abstract: most are covers.

    They are several, in one line, three or with their places, or one with an initial or in an address of mail, or
    whose name tells a plain title and who is at a university; and nothing else stands there but a date: "Human Rights
    Watch" is nobody. On a thesis it is the one in the first line, where no other line is a name.
    """
    persons = _persons(lines, written_small)
    if is_thesis:
        return _one(persons, written_small)
    if not all(line in persons or is_known_place(line.text) for line in lines):
        return []
    names = _named(lines, written_small)
    is_sure = len(names) > min(2, len(persons)) or (len(names) > 1 and len(persons) < len(lines))
    others = [line.text for line in lines if line not in persons]
    is_sure = is_sure or (is_plain and any(map(_SCHOOL.search, others)))
    mails = [line.casefold() for line in others if "@" in line]
    is_sure = is_sure or any(name.split()[-1].casefold() in mail for name in names for mail in mails)
    return names if is_sure or any(_INITIAL.search(name) for name in names) else []


def _on_cover(above: Sequence[Line], below: Sequence[Line], written_small: Collection[str]) -> list[str]:
    """The one person whom a cover names at all, over its title and under the school's name."""
    lines = without_guides([*above, *below], written_small)
    at = next((n for n, line in enumerate(above) if _SCHOOL.search(line.text)), len(above))
    persons = [line for line in lines if names_persons(line.text, written_small)]
    return _one(persons, written_small) if all(line in above[at + 1 :] for line in persons) else []


def _one(persons: Sequence[Line], written_small: Collection[str]) -> list[str]:
    """Who a thesis is by: those in the only line that names persons."""
    if len(persons) != 1 or FIELD.search(persons[0].text):
        return []
    return persons_in(without_number(persons[0].text), written_small)[0]


def _in_list(line: Line, written_small: Collection[str], *, is_thesis: bool) -> Line | None:
    """A line of persons with nothing but wide spaces between them, with commas there; any other as it is.

    None where most of them have a mark, but not all: that of the others reads as a letter.
    A name in small capitals before another is turned. Nor do persons keep their academic titles, but on a thesis, where those who have some guided it.
    """
    text = line.text if is_thesis else _TITLES.sub("", line.text)
    n_words, *gaps = (found[0] for found in line.gaps or [(0, 0.0, 0.0)])
    words = text.split()
    if gaps and len(words) == n_words:
        parts = [" ".join(words[a:b]) for a, b in itertools.pairwise([0, *gaps, n_words])]
        n_marked = sum(not (part[-1].isalpha() or part[-1] == ".") for part in parts)
        if all(is_person(_AROUND.sub("", part), written_small) for part in parts):
            if len(parts) < 2 * n_marked < 2 * len(parts):
                return None
            text = ", ".join(parts)
    elif 0 < line.size < _SMALL * line.end and len(words) == 2 and is_person(text, written_small):
        text = " ".join(reversed(words))  # the family's name in small capitals stands first
    if text == line.text:
        return line
    return Line(text, line.x0, line.x1, line.y, line.size, bold=line.bold, end=line.end)


def _persons(lines: Sequence[Line], written_small: Collection[str]) -> list[Line]:
    return [line for line in lines if names_persons(without_number(line.text), written_small)]


def _own(lines: Sequence[Line], written_small: Collection[str]) -> list[Line]:
    """The lines set in the font of the first; about as large, those beside one and those that are names."""
    own = [line for line in lines if _of_one_font(line, lines[0])]
    return [
        line
        for line in lines
        if line in own
        or any(_beside(line, other) for other in own)
        or (_is_about(line, lines[0]) and names_persons(line.text, written_small))
    ]


def _is_about(line: Line, other: Line) -> bool:
    """Whether lines are about as large: the boxes of a font's letters are not all of one height."""
    return abs(line.size - other.size) <= _ABOUT * other.size and line.bold == other.bold


def _beside(line: Line, other: Line) -> bool:
    """Whether two lines stand in one row."""
    return _is_about(line, other) and abs(line.y - other.y) < _ROW * other.size


def _named(lines: Sequence[Line], written_small: Collection[str]) -> list[str]:
    """Those whom lines name, the first of them in its font."""
    if any(_RAISED_LETTER.match(line.text) for line in lines) and not _LETTERED.search(lines[0].text):
        return []
    if lines[0].text[-1] == "?" and "," not in lines[0].text and _ASKS.match(lines[0].text):
        return []
    texts = [(line.text, line) for line in _own(lines, written_small)]
    apart = len(texts) < len(lines)
    for before, line in itertools.pairwise(lines):
        joint = None if _of_one_font(line, lines[0]) else _AND.match(line.text)
        rest = line.text[joint.end() :] if joint else ""
        if not persons_in(rest, written_small)[0]:
            continue
        if texts[-1] != (before.text, before):
            return []
        texts.append((rest, line))  # the list goes on in a line that begins with a raised mark
    own = [_MAIL_BEHIND.sub("", _NOTE.sub("", text)) for text, _ in texts]
    names = (
        _listed(own, written_small)
        or _placed(own, written_small)
        or _in_blocks(own, apart, written_small)
        or _mailed([line.text for line in lines], written_small)
    )
    return names if len(_mails(line.text for line in lines)) <= len(names) else []


def _listed(lines: Sequence[str], written_small: Collection[str]) -> list[str]:
    """The names where the first lines are a list of nothing else, and the others are places."""
    for n in range(len(lines), 0, -1):
        if all(_is_place(line) and not persons_in(line, written_small)[0] for line in lines[n:]):
            alone = [persons_in(line, written_small) for line in lines[:n]]
            if all(names and place is None for names, place in alone):
                return [
                    name for names, _ in alone for name in names
                ]  # "J. Smith" over "A. Lee" is no one person
            for joint in (" ", ", "):  # where no comma is at its end, a line ends inside a name or behind it
                names, place = persons_in(joint.join(lines[:n]), written_small)
                if names and place is None:
                    return names
    return []


def _placed(lines: Sequence[str], written_small: Collection[str]) -> list[str]:
    """The names where each stands before its place: in a line, or up to a semicolon."""
    found: list[str] = []
    for entry in " ".join(lines).split(";") if any(";" in line for line in lines) else lines:
        names, place = persons_in(entry, written_small)
        if names and place is not None and is_known_place(place) and not _hides_person(place, written_small):
            found += names
        elif names or not found or not _is_place(entry):
            return []
    return found


def _in_blocks(lines: Sequence[str], apart: bool, written_small: Collection[str]) -> list[str]:
    """The names where each stands above its place, which is set in another font or known to be one."""
    found: list[str] = []
    for number, line in enumerate(lines):
        names, place = persons_in(line, written_small)
        if names and place is None:
            following = lines[number + 1] if number + 1 < len(lines) else ""
            if not apart and not is_known_place(following):
                return []
            found += names
        elif names or not is_known_place(line):
            return []
    return found


def _mailed(lines: Sequence[str], written_small: Collection[str]) -> list[str]:
    """The names where each begins a block of a few lines that its address of mail ends, perhaps with others, and there are several."""
    found: list[str] = []
    begins = 0
    for number, line in enumerate(lines):
        if not _EMAIL.search(line):
            continue
        block = lines[begins:number]
        persons = list(itertools.takewhile(lambda other: names_persons(other, written_small), block))
        names = [name for other in persons for name in persons_in(other, written_small)[0]]
        if len(names) != len(persons) or not persons or not 1 <= len(block) < _BLOCK:
            return []
        if any(names_persons(other, written_small) for other in block[len(persons) :]):
            return []
        found += names
        begins = number + 1
    return found if len(found) > 1 and begins == len(lines) else []


def _of_one_font(line: Line, other: Line) -> bool:
    """Whether two lines are set in one font, at their beginnings or at their ends; of one that ends with a comma it is not known if bold."""
    sizes = ((line.size, other.size), (line.end, other.end))
    one = line.bold == other.bold or any(each.text[-1] == "," and not each.bold for each in (line, other))
    return one and any(abs(a - b) <= _SAME * b for a, b in sizes)


def _is_place(words: str) -> bool:
    """Whether words are an address, a body or a date; or those that have no two words together."""
    return is_known_place(words) or all(" " not in part.strip() for part in words.split(","))


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
    is_address = is_known_place(words) and not is_prose(words)
    return is_address or len(persons_in(words, ())[0]) >= _MANY


def _below(paragraphs: Sequence[Paragraph], title: Paragraph) -> tuple[list[Line], bool]:
    """The lines between the title and the abstract or the first section, and whether the page has one."""
    found: list[Line] = []
    at = next(n for n, paragraph in enumerate(paragraphs) if paragraph is title)
    for paragraph in paragraphs[at + 1 :]:
        for _, line in paragraph.lines:
            if not any(map(str.isalpha, line.text)):  # a row of dots
                continue
            number = _FIRST_SECTION.match(line.text)
            opens = number and (paragraph.level or not is_known_place(line.text[number.end() :]))
            is_long = len(line.text) > _LONG and not _may_be_long(line.text)
            ends = opens or names_section(line.text) or _ENDS.match(line.text) or is_long
            if ends or len(found) >= _MOST or line.y > title.lines[-1][1].y:
                return found, True
            found.append(line)
    return found, len(found) >= _PAGE  # a page of its own has the title, and more than the byline
