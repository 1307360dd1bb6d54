"""The title of a PDF as its first page shows it: the largest heading, where that is sure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from unicodedata import normalize

from scoqa.later import pattern
from scoqa.reading.embedded import sane_title
from scoqa.reading.pdf_layout import PageLines, Paragraph
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_looks import opens_text
from scoqa.reading.pdf_persons import names_persons
from scoqa.reading.pdf_roles import names_role
from scoqa.reading.unspaced import goes_on_unspaced
from scoqa.reading.zones import zone_of_block, zone_of_heading
from scoqa.types import Zone

LEAST_CHARS = 300
"""Characters of text below which the largest words of a first page are not taken for a title."""
LEAST_WORDS = 3
"""Words of a title below which it needs the names of authors under it, and an abstract or an introduction."""
_HEAD = 300
"""Characters of a paragraph over a title that is set no larger than the text: where it is printed, its licence."""
_COVER = 900
"""Characters of a first page that is a cover."""
_LOWEST, _LOWEST_ON_COVER = 0.4, 0.25
"""Shares of the page's height above which a title begins: on a cover emblems may stand over it."""
_KEYWORDS = re.compile(r"(?:PACS(?: numbers?)?|key ?words|index terms)\b", re.IGNORECASE)
_KICKER = re.compile(
    r"(?:(?:original |review |regular |full )?(?:research |review )?(?:article|paper|communication|report)|review|"
    r"title:?|case report|short communication|brief report|editorial|open access|technical note|letter to the editor)s?",
    re.IGNORECASE,
)
"""The kind of article, over its title in letters of the same size."""
_KIND = re.compile(
    r"(?:(?:ph\.?d\.? |doctoral |master[’']?s? |bachelor[’']?s? |honou?rs |diploma )?(?:thesis|dissertation)|(?:master|bachelor|diplom|doktor|seminar|"
    r"studien|projekt)arbeit|bachelorproef|masterproef|examensarbete|praca (?:magisterska|inżynierska|licencjacka|dyplomowa)|(?:bakalářská|diplomová) práce|"
    r"(?:курсовая|дипломная) работа|(?:yüksek )?lisans tezi|trabalho de conclusão de curso|relat[oó]rio(?: final)?|"
    r"dissertation|habilitation\w*|th[eè]se(?: de doctorat)?|m[eé]moire(?: (?:de|d[’']) ?(?:master|recherche|stage|licence|magist[eè]re?|fin d).*)?|"
    r"rapport(?: de (?:stage|recherche|projet))?|(?:projet|travail) (?:de )?fin d[’'] ?[eé]tudes|"
    r"tesis(?: doctoral| de (?:grado|licenciatura|maestr[ií]a|doctorado))?|trabajo (?:de )?fin de (?:grado|m[aá]ster)|memoria|tese de \w+|"
    r"disserta[cç][aã]o de mestrado|tesi di (?:laurea|dottorato).*|δ[ιί]πλωματικ[ηή] εργασ[ιί]α|(?:магистерская )?диссертация|"
    r"выпускная квалификационная работа|(?:working|discussion|policy|research|white|position|conference|issue|background) paper|whitepaper|"
    r"(?:technical|research|final|project) report|policy brief|press release|fact sheet|form \S+|"
    r"(?:annual|quarterly|progress|interim) report)(?: (?:no\.? ?)?\d+)?",
    re.IGNORECASE,
)
"""What kind of paper it is, on its cover in the largest letters."""
_FIRM = pattern(r"(?:[^\s:,]+ ){1,5}(?:corp|inc|ltd|plc|llc|gmbh|co)\b\.?", re.IGNORECASE)
"""A company's name, on the cover of what it reports."""
_BODIES = (
    "general assembly", "security council", "economic and social council", "human rights council", "assemblée générale",
    "conseil de sécurité", "asamblea general", "consejo de seguridad", "united nations", "nations unies", "naciones unidas",
)  # fmt: skip
"""Of the United Nations, at the head of their documents in the largest letters."""
_CHAPTERS = frozenset(
    ["chapter", "chapitre", "kapitel", "capítulo", "capitolo", "глава", "part", "unit", "lecture"]
)
_TOP = 4
"""First lines of a page, of which one may be a journal's."""
_ISSUE = re.compile(r"[\s,]*(?:\(?(?:19|20)\d\d\b|vol\b|volume\b|\d{1,4} ?\((?:19|20)\d\d\))", re.IGNORECASE)
_ODD = re.compile(r"[,;]|\((?![^()\s]+\)\w)")
"""What no title begins with; "(In)Stability" is a word."""
_NOTICE = re.compile(
    r"(?:note|notice|warning|important|disclaimer)\s?[:!]\s+(?:this|these|the|please|it|all)\b", re.IGNORECASE
)
"""With which what somebody else says over a title begins."""
_NAME = 5
"""Words of a university's name behind the first."""
_NARROW = 0.2
"""Heights of its font that a letter of a title is wide, on the average, at least: else it is drawn upright."""
_OFFICE = re.compile(
    r"(?:in the )?united states (?:securities and exchange|court|district court|bankruptcy)|securities and exchange commission|"
    r"supreme court of",
    re.IGNORECASE,
)
"""Whom a form or a judgement is from: its largest words are no title."""
_READ = 12
"""First pages whose words tell a name from a place or a topic."""
_STOPS = ".,;:!?()[]“”\"'’‘"
_SMALL = 0.8
"""Share of a title's size below which the sign at its end is a mark, whatever sign stands for it."""
_RAISED = pattern(r"(?:\s?[a-h]\)|[?*∗†‡§¶⋆★☆#])$")
_IN_BRACKETS = re.compile(r"\([^()]*\)$")
_ASKS = pattern(
    r"\b(?:is|are|was|were|do|does|did|can|could|should|will|would|must|what|who|whose|how|why|when|where|which)\b",
    re.IGNORECASE,
)
"""What a question has, whose sign at the end is its own."""
_CEDILLA = re.compile(r"([A-Za-z])\s?¸")
"""One drawn apart, behind its letter."""
_MARKS = re.compile(r"(?:(?:[\s∗*†‡§¶]|\[\d+\])+|(?:\s*\?){2,})$")


def first_page_title(
    pages: Sequence[PageLines], found: Sequence[Paragraph], body: float, n_covers: int
) -> Paragraph | None:
    """The largest heading in the upper half of the first page with text, or high on a cover, if it is clearly the largest."""
    first = next((page.index for page in pages if page.lines), 0)
    if first > 1 + n_covers:
        return None
    n_chars = sum(len(line.text) for line in pages[first].lines)
    lowest = (_LOWEST_ON_COVER if n_chars < _COVER else _LOWEST) * pages[first].height
    candidates = [
        paragraph
        for paragraph in found
        if paragraph.level
        and paragraph.lines[0][0] == first
        and paragraph.lines[0][1].y > lowest
        and _is_level(paragraph.lines[0][1])
    ]
    if not candidates or any(_OFFICE.match(bare(paragraph)) for paragraph in candidates):
        return None
    topmost = next((paragraph for paragraph in candidates if not names_kind(paragraph)), None)
    least = 1.1 if any(_names_office(bare(paragraph)) for paragraph in candidates) else 1.25
    candidates = [
        paragraph
        for paragraph in candidates
        if not (
            names_kind(paragraph)
            or opens_text(paragraph.lines[0][1].text)
            or names_role(paragraph.lines[0][1].text)
            or _names_journal(bare(paragraph), pages[first])
            or _NOTICE.match(bare(paragraph))
        )
    ]
    candidates.sort(key=lambda paragraph: -paragraph.lines[0][1].size)  # stable: the upper of two comes first
    while (
        len(candidates) > 1
        and len(bare(candidates[1]).split()) >= LEAST_WORDS
        and _names_persons(candidates[0], pages)
    ):
        del candidates[0]
    if not candidates or topmost is None:
        return None
    best, *others = candidates
    size = best.lines[0][1].size
    near = [other for other in others if other.lines[0][1].size > 0.95 * size]
    rivals = [other for other in near if not _names_persons(other, pages)]
    is_smaller = (
        size >= 1.25 * body and topmost.lines[0][1].size < 0.95 * size
    )  # a body over a title in parts
    if (size < 1.25 * body or rivals) and not is_smaller and _stands_first(topmost, found, pages):
        best, rivals, size = topmost, [], 1.25 * body
    words = bare(best)
    n_words = len(words.split())
    if n_chars < LEAST_CHARS and sum(len(line.text) for _, line in best.lines) == n_chars:
        least = 1.1  # nothing else stands there
    if size < least * body or rivals or not 2 <= n_words <= 40 or words[0].isdigit() or _ODD.match(words):
        return None
    if opens_text(words) or _opens_chapter(best):
        return None
    if sum(word[0].isalpha() for word in words.split()) < 0.6 * n_words:
        return None
    if sum(len(line.text) for page in pages for line in page.lines) < LEAST_CHARS:
        return None  # a figure, a form: its largest words are no title
    return best if sane_title(words) else None


def _names_journal(words: str, page: PageLines) -> bool:
    """Whether a line at the page's head or edge has the words with a year or a volume behind them."""
    lines = [line.text for line in (*page.running, *page.lines[:_TOP])]
    return any(line.startswith(words) and _ISSUE.match(line, len(words)) is not None for line in lines)


def _is_level(line: Line) -> bool:
    return line.x1 - line.x0 > _NARROW * line.size * len(line.text)


def _opens_chapter(heading: Paragraph) -> bool:
    """Whether a heading is the number of a chapter and, in its other lines, its name where that is one that many have."""
    first, *others = [line.text for _, line in heading.lines]
    parts = first.casefold().split()
    is_number = len(parts) == 2 and parts[0] in _CHAPTERS and not parts[1].strip("0123456789ivx.:")
    return is_number and (not others or opens_text(" ".join(others)))


def _names_office(words: str) -> bool:
    """Whether words are nothing but bodies of the United Nations and the symbol of a document of theirs."""
    rest = words.casefold().rstrip("*")
    if rest.startswith("executive board of the united nations"):
        return True
    if not any(name in rest for name in _BODIES):  # as nearly all
        return False
    for name in _BODIES:
        rest = rest.replace(name, "")
    return all("/" in word for word in rest.split())


def _names_university(words: str) -> bool:
    """Whether a few words are the name of a university or a part of one, "University of Padua", and no more."""
    folded = words.casefold().removeprefix("the ").split()
    if not 2 <= len(folded) <= _NAME + 1:
        return False
    first, *others = folded
    if first in ("university", "faculty", "department", "school", "institute"):
        return others[0] == "of" and len(others) > 1
    return first.startswith(("universit", "universidad", "facult", "faculdad")) and others[0] not in (
        "rankings",
        "students",
    )


def _names_persons(heading: Paragraph, pages: Sequence[PageLines]) -> bool:
    """Whether a heading is nothing but names; the words of the pages are asked only where its form is theirs."""
    words = bare(heading)
    return names_persons(words, ()) and names_persons(words, written_small(pages))


def _stands_first(heading: Paragraph, found: Sequence[Paragraph], pages: Sequence[PageLines]) -> bool:
    """Whether a heading that names nobody stands above all text of a page with an abstract or an introduction."""
    words = bare(heading)
    above = itertools.takewhile(lambda paragraph: paragraph is not heading, found)
    return (
        len(words.split()) >= LEAST_WORDS
        and not _names_persons(heading, pages)
        and not any(len(" ".join(line.text for _, line in paragraph.lines)) > _HEAD for paragraph in above)
        and begins(found)
    )


def begins(found: Sequence[Paragraph]) -> bool:
    """Whether an abstract, its keywords or an introduction begin on the first page with text."""
    for paragraph in found:
        index, line = paragraph.lines[0]
        if index == found[0].lines[0][0]:
            is_alone = paragraph.level or len(paragraph.lines) == 1
            zone = zone_of_heading(line.text) if is_alone else zone_of_block(line.text)
            is_named = paragraph.level and line.text.casefold().endswith("introduction")
            if zone is Zone.ABSTRACT or is_named or _KEYWORDS.match(line.text):
                return True
    return False


def written_small(pages: Sequence[PageLines]) -> set[str]:
    """The words that the first pages write with small letters."""
    words = (word for other in pages[:_READ] for line in other.lines for word in line.text.split())
    return {word.strip(_STOPS) for word in words if word[0].islower()}


def names_kind(heading: Paragraph) -> bool:
    """Whether a heading says no more than what kind of paper it is, like "Master's Thesis", or of which body."""
    words = bare(heading)
    return (
        is_kind(words)
        or _names_office(words)
        or _names_university(words)
        or _FIRM.fullmatch(words) is not None
    )


def is_kind(words: str) -> bool:
    """Whether words say no more than what kind of paper it is."""
    return _KIND.fullmatch(words) is not None


def bare(title: Paragraph, glue: Callable[[str, str], str] = lambda _a, _b: "") -> str:
    """A title's lines as one, without the kind of article above it and the marks of notes behind it."""
    words, before = "", None
    for _, line in title.lines:
        if before is None and _KICKER.fullmatch(line.text):
            continue
        joint = glue(before.text, line.text) if before and before.hyphen else " "
        if before and goes_on_unspaced(before.text, line.text):
            joint = ""
        words, before = f"{words}{joint}{line.text}", line
    if (
        before
        and 0 < before.end < _SMALL * before.size
        and not (_IN_BRACKETS.search(words) or (words[-1] == "?" and _ASKS.search(words)))
    ):
        words = _RAISED.sub("", words)
    words = _MARKS.sub("", " ".join(words.split()))
    return _CEDILLA.sub(lambda found: normalize("NFC", f"{found[1]}\u0327"), words) if "¸" in words else words
