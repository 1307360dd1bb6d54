"""The title of a PDF that sets it no larger than its text: known by what stands under it, names or what a thesis says of itself."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence

from scoqa.reading.dates import date_alone
from scoqa.reading.pdf_labelled import is_number
from scoqa.reading.pdf_layout import PageLines, Paragraph
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_looks import opens_text
from scoqa.reading.pdf_persons import names_persons
from scoqa.reading.pdf_roles import without_guides
from scoqa.reading.pdf_title import LEAST_CHARS, LEAST_WORDS, bare, begins, is_kind, names_kind, written_small
from scoqa.reading.pdf_title_lines import OPEN_END

_HEAD = 4
"""Lines that may stand over a title: where it was sent, its number and date."""
_MOST = 5
"""Lines of a title."""
_STEP = 2.8
"""Heights of its font within which its lines stand."""
_SAME_FONT = 0.04
"""Share of its size by which they differ."""
_MIDDLE = 0.04
"""Share of the page's width by which a centred line is beside its middle."""
_COVER = 1500
"""Characters of a thesis's first page, at most."""
_PASSED = re.compile(
    r"(?:submitted|accepted|to appear|published|preprint|draft|arxiv|doi|https?:|working paper|technical report|"
    r"discussion paper|version|revised|rev\.|vol(?:ume)?\b|issn|isbn)|.*\b(?:19|20)\d\d\)?$|.*\bdoi:|[\W\d]+$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:court|county|circuit|plaintiffs?|defendants?|commission|v\.|vs\.|dear|memorandum|minutes|agenda|subject|syllabus|curriculum|vitae|"
    r"r[eé]sum[eé])\b",
    re.IGNORECASE,
)
"""What no title has of a paper that names its authors so."""
_SCHOOL = re.compile(
    r"\b(?:universi\w*|college|school|facult\w*|facul[td]ad\w*|fakult\w*|departa?ment\w*|d[ée]partement|dipartimento|institut\w*|istituto|hochschule|"
    r"[ée]cole|escol?a|escuela|academy|polytechnic|centro|programa|curso|corso|университет\w*|институт\w*|академия|факультет\w*|кафедра|"
    r"wydział|uniwersytet|politechnika|univerzita|üniversitesi)\b",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"\b(?:in partial ful+fil+ment|submitted (?:to|in|for|as|by)|presented (?:to|in|for)|for the degree of|requirements for|para (?:optar|obtener|obtenção)|"
    r"requisito|zur erlangung|en vue de|presentad[oa]|apresentad[oa]|vorgelegt)\b",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(r"\W*(?:19|20)\d\d\W*")
_TOWN = 3
"""Words of a town's name, which has no figures."""
_THESIS = re.compile(
    r"(?:an?|the)?\s*(?:(?:master|bachelor|doctor)(?:al)?(?:[’']?s)?|ph\.?\s?d\.?|m\.?sc?\.?|b\.?sc?\.?|honou?rs|senior|undergraduate|diploma|final)?\s*"
    r"(?:thesis|dissertation|project report|research project|project)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"by\b:?|(?:submitted|presented|prepared|written)\b", re.IGNORECASE)


def plain_title(
    pages: Sequence[PageLines], found: Sequence[Paragraph]
) -> tuple[Paragraph, list[Paragraph]] | None:
    """The title of a first page that has none in letters larger than its text, and the page's paragraphs with it as one.

    It is bold, in capitals, or centred with its words' first letters in capitals. The names of its authors
    stand at once under it, and under these the abstract; or what says that it is a thesis, of which it is the head.
    """
    first = next((page for page in pages if page.lines), None)
    if first is None or first.index > 1:
        return None
    if sum(len(line.text) for page in pages for line in page.lines) < LEAST_CHARS:
        return None
    lines = [line for paragraph in found for index, line in paragraph.lines if index == first.index]
    small = written_small(pages)
    is_begun = begins(found)
    run = _over_names(lines, first, small, is_begun=is_begun)
    if not run and not is_begun:
        run = _of_thesis(lines, small) or _left_over(lines, first, small)
    if not run:
        return None
    title = Paragraph([(first.index, line) for line in run], level=1)
    above, rest = (
        [Paragraph([(first.index, line)], 0) for line in some]
        for some in (lines[: lines.index(run[0])], lines[lines.index(run[-1]) + 1 :])
    )
    words = bare(title)
    is_title = LEAST_WORDS <= len(words.split()) <= 40 and not (
        names_kind(title) or opens_text(words) or _OFFICE.search(words) or names_persons(words, small)
    )
    return (title, [*above, title, *rest]) if is_title else None


def _over_names(
    lines: Sequence[Line], page: PageLines, small: Collection[str], *, is_begun: bool
) -> list[Line]:
    """The first lines, over names, under which stands their school where the page has no abstract."""
    n_passed = sum(1 for _ in itertools.takewhile(_is_passed, lines[:_HEAD]))
    run = _run(lines[n_passed:], small)
    if not run:
        return []
    following = lines[n_passed + len(run) : n_passed + len(run) + 2]
    is_named = bool(following) and names_persons(following[0].text, small)
    is_named = is_named and (
        is_begun or (_SCHOOL.search(following[-1].text) is not None and _ends(run, following))
    )
    return run if is_named and all(_stands_out(line, page) for line in run) else []


def _of_thesis(lines: Sequence[Line], small: Collection[str]) -> list[Line]:
    texts = [line.text for line in lines]
    if sum(map(len, texts)) > _COVER or not any(map(_DEGREE.search, texts)):
        return []
    if not any(map(_SCHOOL.search, texts)):
        return []
    n_passed = sum(
        1 for _ in itertools.takewhile(lambda text: _SCHOOL.search(text) or _PASSED.match(text), texts)
    )
    run = _run(lines[n_passed:], small)
    following = texts[n_passed + len(run) : n_passed + len(run) + 1]
    if not run or not following or any(map(_THESIS.match, (line.text for line in run))):
        return []
    is_named = names_persons(following[0], small) and _ends(run, lines[n_passed + len(run) :])
    is_told = is_named or _THESIS.match(following[0]) or _BY.match(following[0])
    return run if is_told else []


def _left_over(lines: Sequence[Line], page: PageLines, small: Collection[str]) -> list[Line]:
    """What a school's cover says beside its name, those of persons, the kind of paper, the town and the date."""
    texts = [line.text for line in lines]
    if sum(map(len, texts)) > _COVER or not any(map(_SCHOOL.search, texts[:_HEAD])):
        return []
    own = [line for line in without_guides(lines, small) if not _is_told(line.text, small)]
    dated = any(_YEAR_ALONE.fullmatch(line.text) or date_alone(line.text) for line in (*lines, *page.running))
    if own and dated and len(own[-1].text.split()) <= _TOWN and own[-1] in lines[-2:]:
        own.pop()
    at = lines.index(own[0]) if own else 0
    is_one = own == lines[at : at + len(own)] and all(itertools.starmap(_goes_on, itertools.pairwise(own)))
    is_one = is_one and len(own) <= _MOST and _ends(own, lines[at + len(own) :])
    return own if is_one and all(_stands_out(line, page) for line in own) else []


def _ends(title: Sequence[Line], following: Sequence[Line]) -> bool:
    """Whether a title does not seem to go on: the next line is in other letters than its last, or far."""
    return (
        not following
        or not title
        or (title[-1].text.isupper() != following[0].text.isupper() or not _goes_on(title[-1], following[0]))
    )


def _is_told(words: str, small: Collection[str]) -> bool:
    """Whether a line of a cover is a school, persons, the kind of paper, a date, or a student's number."""
    return bool(
        _SCHOOL.search(words)
        or _DEGREE.search(words)
        or _THESIS.match(words)
        or _PASSED.match(words)
        or is_kind(words)
        or is_number(words)
        or date_alone(words)
        or names_persons(words, small)
    )


def _run(lines: Sequence[Line], small: Collection[str]) -> list[Line]:
    """The first lines, in one font and close to one another, up to one that names persons or says what it is."""
    run: list[Line] = []
    for line in lines[: _MOST + 1]:
        is_open = bool(run) and OPEN_END.search(run[-1].text) is not None
        if not is_open and (
            names_persons(line.text, small) or _THESIS.match(line.text) or _BY.match(line.text)
        ):
            break
        if run and not _goes_on(run[-1], line):
            break
        run.append(line)
    return run if len(run) <= _MOST and not (run and run[-1].text[-1] in ".,;") else []


def _goes_on(above: Line, below: Line) -> bool:
    close = 0 < above.y - below.y < _STEP * above.size
    return close and above.bold == below.bold and abs(above.size - below.size) <= _SAME_FONT * above.size


def _stands_out(line: Line, page: PageLines) -> bool:
    """Whether a line is bold or in capitals, or centred with capitals."""
    if line.bold or line.text.isupper():
        return True
    words = [word for word in line.text.split() if len(word) > 3 and word[0].isalpha()]
    is_centred = abs(line.x0 + line.x1 - page.width) < 2 * _MIDDLE * page.width
    return is_centred and bool(words) and sum(word[0].isupper() for word in words) * 4 >= len(words) * 3


def _is_passed(line: Line) -> bool:
    return bool(_PASSED.match(line.text) or date_alone(line.text))
