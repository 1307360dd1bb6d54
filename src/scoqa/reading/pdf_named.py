"""Headings of a PDF set as the text is, told by a word and its number: "Article 5", "Chapter Two", "§ 3", "第一章"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from scoqa.later import pattern
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_looks import is_heading
from scoqa.reading.pdf_numbered import stands_alone
from scoqa.value import NamedTuple

_LEAST = 3
"""Headings of one word whose numbers go up."""
_IN_ORDER = 0.8
"""Share of them that follow the one before, one of them not seen at most, or begin anew."""
_MAY = frozenset("§aAcCkKpPsStTгГсСчЧрРпПκΚάΆμΜا第제(（一二三四五六七八九十")
"""What such a line begins with, which most do not."""
_NAMED = pattern(
    r"(?:(?P<word>§|articles?|art\.|artikel|artículo|articolo|artigo|article premier|section|sec\.|sección|sezione|abschnitt|chapter|"
    r"chapitre|kapitel|capítulo|capitolo|part|partie|parte|teil|title|titre|titel|título|titolo|appendix|annexe?|anhang|anexo|allegato|"
    r"schedule|глава|раздел|статья|часть|приложение|κεφάλαιο|άρθρο|μέρος|الفصل|المادة|الباب)\s?"
    r"(?P<number>\d{1,3}|[IVXLC]{1,7}|[A-Z]|[A-Za-z]{3,9})(?![\w-])"
    r"|(?P<before>[第제])\s?(?P<counted>[〇一二三四五六七八九十百]{1,4}|\d{1,3})\s?(?P<unit>[章节節条條部編篇장절조편부])"
    r"|(?P<bracket>[（(]?)(?P<listed>[一二三四五六七八九十]{1,3})[）)、])"
    r"(?P<name>[.:)．：]?(?:\s?[—–-])?\s{0,3}[^\n]{0,80})",
    re.IGNORECASE,
)
_WORDS = {
    word: n
    for words in (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
        "first second third fourth fifth sixth seventh eighth ninth tenth",
    )
    for n, word in enumerate(words.split(), 1)
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CHINESE = {sign: n for n, sign in enumerate("一二三四五六七八九十", 1)}
_PAGE_AT_END = re.compile(r"\s\d{1,4}$")
_ENDS = re.compile(r"[,;]$|[^\W\d_]{3}\.$")


class _Found(NamedTuple):
    """A line that may be a heading.

    Attributes:
        number: By which it may be counted; 0 where that is a letter or a numeral of the other kind.
        other: As a letter, where it may be one; else the same.
        is_long: It is as long as a line of text.
    """

    line: Line
    number: int
    other: int
    is_long: bool = False


def mark_named(pages: Sequence[PageLines], body: float) -> None:
    """Set ``styled`` of lines that are headings by a word and its number, which go up over the paper, and ``font``, by which their level is found, to the word.

    Each stands alone in a short line, but for some whose numbers these lack. Not looked for where the outline tells of headings, nor of a word that has some by
    their look.

    Args:
        pages: With their columns.
        body: Height of the font of the text.
    """
    by_word: dict[str, list[_Found]] = {}
    seen: set[str] = set()
    for page in pages:
        for word, found, is_known in _named(page, body):
            by_word.setdefault(word, []).append(found)
            if is_known:
                seen.add(word)
    for word, lines in by_word.items():
        short = [found for found in lines if not found.is_long]
        if word not in seen and short and _go_up(short):
            for n, found in enumerate(lines):
                if not found.is_long or _is_between(lines, n):
                    found.line.styled, found.line.font = True, word


def _named(page: PageLines, body: float) -> Iterator[tuple[str, _Found, bool]]:
    """The word, the line and whether that is a heading anyway, for each of a page."""
    for n, line in enumerate(page.lines if page.upright and not page.contents else ()):
        words = line.text
        if words[0] not in _MAY or not (found := _NAMED.fullmatch(words)):
            continue
        if line.level or line.styled or line.bold or is_heading(line, body):
            yield _word(found), _Found(line, 0, 0), True
        elif not (_PAGE_AT_END.search(found["name"]) or _ENDS.search(words)):
            is_long = not stands_alone(page, n, body)
            if is_long and not stands_alone(page, n, body, is_long=True):
                continue
            number, other = _numbers(found)
            if number or other:
                yield _word(found), _Found(line, number, other, is_long), False


def _is_between(lines: Sequence[_Found], n: int) -> bool:
    """Whether a long line has the number between those of the short ones before and behind it; the first and the last need one."""
    before, after = lines[n - 1] if n else None, lines[n + 1] if n + 1 < len(lines) else None
    number = lines[n].number
    return all(
        not other.is_long and other.number == number + step
        for other, step in ((before, -1), (after, 1))
        if other is not None
    )


def _word(found: re.Match[str]) -> str:
    if found["before"]:
        return f"{found['before']}{found['unit']}"
    return found["word"].casefold().rstrip(".s") if found["word"] else f"{found['bracket']}、"


def _numbers(found: re.Match[str]) -> tuple[int, int]:
    """What the number may count, as a figure or numeral and as a letter."""
    words = found["number"] or found["counted"] or found["listed"]
    if words.isdecimal():
        return int(words), int(words)
    if words[0] in _CHINESE:
        return _chinese(words), _chinese(words)
    letter = ord(words) - ord("A") + 1 if len(words) == 1 and words.isupper() else 0
    if set(words) <= _ROMAN.keys():
        values = [_ROMAN[sign] for sign in words]
        number = sum(-a if a < b else a for a, b in itertools.pairwise([*values, 0]))
        return number, letter or number
    number = _WORDS.get(words.casefold(), 0)
    return number, letter or number


def _chinese(words: str) -> int:
    """A numeral up to 99."""
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return _CHINESE.get(words, 0)
    return 10 * _CHINESE.get(tens, 1) + _CHINESE.get(ones, 0)


def _go_up(lines: Sequence[_Found]) -> bool:
    """Whether numbers, or letters, go up from the first, perhaps anew below another heading."""
    for numbers in ([found.number for found in lines], [found.other for found in lines]):
        n_next = sum(b in (a + 1, a + 2, 1) and a > 0 for a, b in itertools.pairwise(numbers))
        is_first = 0 < numbers[0] <= _LEAST
        if len(set(numbers)) >= _LEAST and is_first and n_next >= _IN_ORDER * (len(numbers) - 1):
            return True
    return False
