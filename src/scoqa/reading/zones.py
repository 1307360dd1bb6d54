"""Which zone words belong to, judged by the words alone: names of sections, contents lines."""

from __future__ import annotations

import re

from scoqa.later import pattern
from scoqa.reading.captions import is_caption
from scoqa.types import Zone

_NUMBER = r"(?:(?:chapter|section|appendix)\s+)?(?:\d+(?:\.\d+)*|[ivxlc]+|[a-z])?[.):]?\s*"
_NAMES = {
    Zone.REFERENCES: (
        "references|references and notes|notes and references|bibliography|literature|literature cited|references cited|"
        "works cited|cited works|cited literature|selected bibliography|reference list|list of references|"
        "literatur|literaturverzeichnis|quellenverzeichnis|références|références bibliographiques|bibliographie|"
        "bibliografía|referencias|referencias bibliográficas|bibliografia|riferimenti bibliografici|"
        "literatuur|literatuurlijst|referências|referências bibliográficas|referències|bibliografie|literatura|"
        "piśmiennictwo|seznam literatury|literatura a zdroje|irodalom|irodalomjegyzék|referenser|referanser|"
        "källförteckning|litteratur|litteraturliste|litteraturförteckning|lähteet|kaynakça|kaynaklar|daftar pustaka|"
        "литература|список литературы|список использованной литературы|список использованных источников|библиография|"
        "библиографический список|література|список літератури|βιβλιογραφία|参考文献|参考資料|참고문헌"
    ),
    Zone.ABSTRACT: (
        "abstract|summary|executive summary|zusammenfassung|kurzfassung|résumé|resumen|resumen ejecutivo|resumo|"
        "samenvatting|riassunto|streszczenie|abstrakt|sammanfattning|sammendrag|tiivistelmä|összefoglalás|özet|abstrak|"
        "аннотация|реферат|резюме|анотація|περίληψη|摘要|要旨|초록"
    ),
    Zone.CONTENTS: (
        "contents|table of contents|list of figures|list of tables|inhalt|inhaltsverzeichnis|abbildungsverzeichnis|"
        "tabellenverzeichnis|table des matières|table des figures|liste des figures|liste des tableaux|sommaire|"
        "índice|índice general|índice de figuras|índice de tablas|índice de cuadros|indice|sumário|lista de figuras|"
        "lista de tabelas|inhoud|inhoudsopgave|spis treści|obsah|innehåll|innehållsförteckning|indhold|innhold|"
        "sisällys|sisällysluettelo|tartalomjegyzék|içindekiler|daftar isi|содержание|оглавление|зміст|περιεχόμενα|目次|目录"
    ),
    Zone.FOOTNOTE: "notes|footnotes|endnotes|end notes|fußnoten|anmerkungen|notes de bas de page",
}
_ZONES = {name.casefold(): zone for zone, names in _NAMES.items() for name in names.split("|")}
_SURE_ABSTRACTS = frozenset(
    [
        "abstract",
        "executive summary",
        "kurzfassung",
        "resumen ejecutivo",
        "abstrakt",
        "abstrak",
        "аннотация",
        "реферат",
        "анотація",
    ]
)
_INTRODUCTIONS = frozenset(
    [
        "introduction",
        "einleitung",
        "einführung",
        "introducción",
        "introdução",
        "introduzione",
        "inleiding",
        "введение",
    ]
)
_TAILS = frozenset(name[-2:] for name in _ZONES)
"""The ends of names, by which most words are known to be none."""
_NUMBERED = pattern(_NUMBER)
_ABSTRACTS = frozenset("AZRА")
"""Letters with which an abstract's name begins, the last one in Cyrillic; asked first, as most words begin with others."""
_ABSTRACT = pattern(
    r"(?:Abstract|ABSTRACT|Zusammenfassung|Résumé|Resumen|Resumo|Аннотация)\s*(?:[.:—–]|-\s|-{2,})\s*[^\W\d_]"
)
_WORK = pattern(
    r"(?:\[(?P<bracketed>\d{1,3})\]|(?P<number>\d{1,3})\.)\s+"
    r"(?:(?:[^\W\d_a-z]\.[ -]?){1,3}\s?(?:[a-z]{2,3}\s)?[^\W\d_a-z][^\W\d_]|[^\W\d_a-z][\w’'-]+,? (?:[A-Z]{1,3}\b|[A-Z]\.))"
    r"|\[(?P<named>\d{1,3})\]\s+(?!(?:See|Cf|For|In|The|This|As|We|Note|An?|It|If|When)\b)(?:[^\W\d_a-z][\w’'.-]*\s){1,4}"
    r"[^\W\d_a-z][\w’'-]+(?:,|;|\sand\s)"
)
_BY_AUTHOR = pattern(
    r"(?:\[[^\]\n]{1,12}\]\s*)?(?:[^\W\d_a-z][\w’'-]+ ?){1,2},\s(?:[^\W\d_a-z]\.|[^\W\d_a-z][^\W\d_]+)|(?:[^\W\d_a-z]\.[ -]?){1,3}[^\W\d_a-z][\w’'-]+,"
)
"""A work that begins with its first author and has no number."""
_YEAR = pattern(r"\b(?:1[89]|20)\d\d\b")
_LONGEST_WORK = 600
"""Characters of one work in a list of references."""
_SPACED = pattern(r"[^\W\d_]{1,2}(?: [^\W\d_]{1,2}){5,}")
_THREE_NUMBERS = pattern(r"(?<!\S)[^\s\d]*+\d\S*+\s++\S{0,3}\d\S*+\s++\S{0,3}\d")
"""Asked at the beginnings of words alone, as a word may be as long as a file."""
_FIGURE = pattern(r"[(\[<>≤≥±~+−–$€£-]{0,3}\d[\d.,/:–−-]*[)\]%*†‡]{0,3}")
_DIGITLESS = bytes({*range(0xC0), *range(0xC2, 0xC6), *range(0xCE, 0xD2), *range(0xE2, 0xEA)})
"""Bytes in UTF-8 of ASCII, and of Latin, Greek, Cyrillic, Chinese and Japanese letters and signs, which have no digits of their own."""
_TAIL = 16
"""Characters at a line's end that hold a page number and dots before it."""
_FIGURES = 6
"""Figures of a row."""
_PAGE_AT_END = pattern(r"(?:\.\s?\.|…)\s*(?:[^\W_]{1,4}[-–.])?(?:\d{1,4}|[ivxlc]+)\s*$", re.IGNORECASE)


def zone_of_heading(heading: str) -> Zone:
    """The zone a section of this name is; BODY for any other name."""
    name = _unspaced(" ".join(heading.split()))
    if len(name) > 60:
        return Zone.BODY
    return _named(name)


def names_introduction(heading: str) -> bool:
    """Whether a heading is that of an introduction."""
    bare = _unspaced(" ".join(heading.split())).casefold().rstrip(" :")
    number = _NUMBERED.match(bare)
    return bare in _INTRODUCTIONS or (number is not None and bare[number.end() :] in _INTRODUCTIONS)


def names_abstract(heading: str) -> bool:
    """Whether a heading is that of an abstract wherever it stands; a summary, too, may end a paper."""
    bare = _unspaced(" ".join(heading.split())).casefold().rstrip(" :")
    number = _NUMBERED.match(bare)
    return bool({bare, bare[number.end() :] if number else bare} & _SURE_ABSTRACTS)


def names_references(heading: str) -> bool:
    """Whether a line is nothing but the name of a list of references."""
    return _named(_unspaced(heading)) is Zone.REFERENCES


def _named(name: str) -> Zone:
    """The zone of a name, with a number before it or a colon behind it."""
    bare = name.casefold().rstrip(" :")
    if bare[-2:] not in _TAILS:
        return Zone.BODY
    zone = _ZONES.get(bare)
    if zone is None and (number := _NUMBERED.match(bare)):
        zone = _ZONES.get(bare[number.end() :])
    return zone or Zone.BODY


def _unspaced(name: str) -> str:
    """A name set in spaced letters as one word: "B I B L I O G R A P H Y"."""
    if " " not in name[1:3] or not _SPACED.fullmatch(name):
        return name
    return name.replace(" ", "")


def begins_abstract(words: str) -> bool:
    """Whether words begin an abstract that has its name before it: "Abstract—This paper"."""
    return words[:1] in _ABSTRACTS and _ABSTRACT.match(words) is not None


def zone_of_block(words: str) -> Zone:
    """The zone of a paragraph by its own words: a caption, "Abstract—…", figures, lines with dot leaders, or BODY."""
    if is_caption(words):
        return Zone.CAPTION
    if begins_abstract(words):
        return Zone.ABSTRACT
    if _may_hold_figures(words) and _THREE_NUMBERS.search(words) and _holds_figures(words):
        return Zone.TABLE
    if not _has_dots(words):  # as in most
        return Zone.BODY
    lines = words.split("\n")
    if sum(has_leader(line) for line in lines) * 2 > len(lines):
        return Zone.CONTENTS
    return Zone.BODY


def _may_hold_figures(words: str) -> bool:
    """Whether there are digits enough for that, which is told far sooner; in other scripts with digits of their own it may be."""
    data = words.encode("utf-8", "surrogatepass")
    if len(data) != len(words) and data.translate(None, _DIGITLESS):
        return True
    n_digits = len(data) - len(data.translate(None, b"0123456789"))
    return n_digits >= _FIGURES and n_digits * 2 >= len(words.split())


def _holds_figures(words: str) -> bool:
    """Whether half of the words or more are figures, as in rows of a table and along the axes of a chart; no formula."""
    parts = words.split()
    n_figures = sum(_FIGURE.fullmatch(part) is not None for part in parts)
    return n_figures >= _FIGURES and n_figures * 2 >= len(parts) and "=" not in words


def number_of_work(words: str, *, may_lack_year: bool = False) -> int:
    """The number of a work as lists of references have it, with its authors and its year behind; 0 where it is none.

    Args:
        words: Of a paragraph.
        may_lack_year: Its year may stand in the next paragraph.
    """
    found = _WORK.match(words) if words[:1] == "[" or words[:1].isdecimal() else None
    if not found or len(words) > _LONGEST_WORK or not (may_lack_year or _YEAR.search(words)):
        return 0
    return int(found["bracketed"] or found["named"] or found["number"])


def is_work(words: str) -> bool:
    """Whether a paragraph is a work of a list: its authors, numbered or not, and its year."""
    if len(words) > _LONGEST_WORK or not _YEAR.search(words):
        return False
    return number_of_work(words) > 0 or _BY_AUTHOR.match(words) is not None


def has_leader(line: str) -> bool:
    """Whether it ends like a line of contents: dots, then a page number; rows of tables have other figures there."""
    has_dots = "...." in line or ". . ." in line or "……" in line
    return has_dots and _PAGE_AT_END.search(line[-_TAIL:]) is not None


def _has_dots(words: str) -> bool:
    return "...." in words or ". . ." in words or "……" in words
