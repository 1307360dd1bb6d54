"""The title of a PDF that sets it no larger than its text: known by what stands under it, names or what a thesis says of itself."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence

from scoqa.reading.dates import date_alone
from scoqa.reading.pdf_labelled import is_label, is_number
from scoqa.reading.pdf_layout import PageLines, Paragraph
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_looks import is_prose, opens_text
from scoqa.reading.pdf_persons import is_address, names_persons
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
    r"discussion paper|for immediate release|press release|version|revised|rev\.|vol(?:ume)?\b|issn|isbn)|.*\b(?:19|20)\d\d\)?$|.*\bdoi:|[\W\d]+$",
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
_BY_ALONE = re.compile(r"(?:by|por|par|von|di|door|av|af)\W*", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:[\dIVX]+|[A-Z])[.)]\s|\d")
_SAME_LEFT = 2.0
"""Points by which lines from one left differ."""
_OVER_TEXT = 8
"""Heights of its font within which the text begins below a title that only stands over it."""
_LARGER = 1.15
"""Heights of the text's font above which a centred line over it is its title."""
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
        run = _of_thesis(lines, small) or _over_by(lines, small) or _left_over(lines, first, small)
    run = run or _over_text(lines, first, small)
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
    near = lines[n_passed : n_passed + 2]
    if n_passed > 0 and len(near) > 1 and near[1].bold > near[0].bold and len(near[0].text.split()) <= _TOWN:
        n_passed += 1  # the school's town
    run = _run(lines[n_passed:], small)
    following = texts[n_passed + len(run) : n_passed + len(run) + 1]
    may_be_town = n_passed > 0 and len(run) > 1 and len(run[0].text.split()) < _TOWN
    if not run or not following or may_be_town or any(map(_THESIS.match, (line.text for line in run))):
        return []
    is_named = names_persons(following[0], small) and _ends(run, lines[n_passed + len(run) :])
    is_told = is_named or _THESIS.match(following[0]) or _BY.match(following[0])
    return run if is_told else []


def _over_by(lines: Sequence[Line], small: Collection[str]) -> list[Line]:
    """The lines of a cover right over "by" and the name of a person."""
    texts = [line.text for line in lines]
    if sum(map(len, texts)) > _COVER:
        return []
    following = itertools.pairwise(texts)
    at = next(
        (n for n, (a, b) in enumerate(following) if _BY_ALONE.fullmatch(a) and names_persons(b, small)), 0
    )
    run = lines[max(at - 1, 0) : at]
    while run and (above := at - len(run) - 1) >= 0 and _goes_on(lines[above], run[0]):
        run = [lines[above], *run]
    return [] if any(_is_told(line.text, small) for line in run) or len(run) > _MOST else [*run]


def _over_text(lines: Sequence[Line], page: PageLines, small: Collection[str]) -> list[Line]:
    """The first lines over the text at once, bold or in capitals, larger, if not bold in the middle."""
    n_passed = sum(1 for _ in itertools.takewhile(_is_passed, lines[:_HEAD]))
    run = _run(list(itertools.takewhile(lambda line: not is_prose(line.text), lines[n_passed:])), small)
    following = lines[n_passed + len(run) : n_passed + len(run) + 1]
    words = " ".join(line.text for line in run)
    if not run or not following or not is_prose(following[0].text) or following[0].bold:
        return []
    if words[-1] in ":?" or _NUMBERED.match(words) or _SCHOOL.search(words) or is_address(words):
        return []
    is_centred = all(_is_centred(line, page) for line in run)
    if all(line.bold for line in run):
        is_title = is_centred or all(abs(line.x0 - run[0].x0) < _SAME_LEFT for line in run)
        is_title = is_title and all(_is_titled(line) for line in run)
    else:
        is_title = is_centred and (run[0].size > _LARGER * following[0].size or words.isupper())
    is_near = run[-1].y - following[0].y < _OVER_TEXT * run[-1].size
    return run if is_title and is_near else []


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
            names_persons(line.text, small)
            or _THESIS.match(line.text)
            or _BY.match(line.text)
            or is_label(line.text)
        ):
            break
        if run and not _goes_on(run[-1], line):
            break
        run.append(line)
    return run if len(run) <= _MOST and not (run and run[-1].text[-1] in ".,;") else []


def _goes_on(above: Line, below: Line) -> bool:
    close = 0 < above.y - below.y < _STEP * above.size
    sizes = ((above.size, below.size), (above.end, below.end))  # small capitals may begin with a large one
    return (
        close and above.bold == below.bold and any(a > 0 and abs(a - b) <= _SAME_FONT * a for a, b in sizes)
    )


def _stands_out(line: Line, page: PageLines) -> bool:
    """Whether a line is bold or in capitals, or centred with capitals."""
    return line.bold or line.text.isupper() or (_is_centred(line, page) and _is_titled(line))


def _is_centred(line: Line, page: PageLines) -> bool:
    return abs(line.x0 + line.x1 - page.width) < 2 * _MIDDLE * page.width


def _is_titled(line: Line) -> bool:
    """Whether most words of a line begin with capitals."""
    words = [word for word in line.text.split() if len(word) > 3 and word[0].isalpha()]
    return bool(words) and sum(word[0].isupper() for word in words) * 4 >= len(words) * 3


def _is_passed(line: Line) -> bool:
    return bool(_PASSED.match(line.text) or date_alone(line.text))
