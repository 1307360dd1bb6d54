"""Which words begin a caption: the name of a figure, a table or the like with its number, and no sentence about it."""

from __future__ import annotations

import re

from scoqa.later import pattern

_FIGURES_AND_TABLES = (
    "figure fig abbildung abb figura figur figuur table tab tabelle tableau tabla tabela tabella tabel tabell cuadro quadro "
    "таблица scheme plate map chart box exhibit algorithm listing"
)
_OTHERS = (
    "afbeelding rysunek rys rycina ryc obrázek obrázok obr kuva kuvio slika şekil gambar rajah hình рисунок рис фигура фиг слика "
    "малюнок мал σχήμα εικόνα איור شکل شكل الشكل tabl tabulka tabuľka taulukko tablo çizelge tablica tabelul taula jadual bảng "
    "таблиця табл табела πίνακας טבלה جدول الجدول tavola graph diagram illustration photo photograph panel grafik diagramm "
    "schaubild übersicht karte bild graphique graphe carte schéma planche gráfico gráfica gràfic mapa ilustración ilustração "
    "imagen imagem esquema lámina foto fotografía fotografia grafico immagine schema grafiek kaart wykres schemat graf grafikon "
    "схема график диаграмма карта фото графік діаграма διάγραμμα γράφημα χάρτης תרשים program encadré recuadro caixa riquadro "
    "kader kasten algorithme algorithmus algoritmo листинг алгоритм"
)
_OF_TABLES = (
    "table tab tabelle tableau tabla tabela tabella tabel tabell cuadro quadro таблица exhibit box tabl tabulka tabuľka taulukko "
    "tablo çizelge tablica tabelul taula jadual bảng таблиця табл табела πίνακας טבלה جدول الجدول tavola"
)
_OF_SEVERAL = "figs figures tabs tables"
_COUNTED = frozenset(_FIGURES_AND_TABLES.split())
"""Names whose numbers may be Roman or letters."""
_STRICT = frozenset([*_OF_SEVERAL.split(), "exhibit", "panel", "program", "graph", "мал"])
"""Names of several, and what heads other things or begins sentences, too: a stop or the line's end has to follow."""
_NAMES = frozenset([*_COUNTED, *_STRICT, *_OTHERS.split()])
_TABLES = frozenset(_OF_TABLES.split())
_EASTERN = "图圖図表"
_BEGINNINGS = frozenset(
    [
        *(name[:2].capitalize() for name in _NAMES),
        *(name[:2].upper() for name in _NAMES),
        *("Su", "SU", "Ex", "Ap", "AP", "On"),
        *(sign + after for sign in _EASTERN for after in "0123456789 　表一二三四五六七八九十"),
        *("그림", "표 ", *(f"표{digit}" for digit in "123456789")),
    ]
)
"""The first two characters, asked first, as most words begin with others."""
_LABEL = pattern(
    r"(?P<before>(?:Supplement(?:ary|al)|SUPPLEMENT(?:ARY|AL)|Extended [Dd]ata|Appendix|APPENDIX|Online) )?"
    r"(?P<name>[^\W\d_]+)\.?\s*(?:(?:[Nn](?:[o°º]|r)\.?|№)\s*)?"
    r"(?:(?P<number>(?:[A-Z]{1,3}[.–-]?)?\d++(?:(?:\s?\.|[–-])\d++)*+)(?:[A-Za-z]|\.[a-z])?|(?P<counted>[IVXLC]++|[A-Z](?=[.:|])))(?!\w)"
)
_BRACKETED = r"(?:\s?\([^()\n]{1,40}\))?"
_STOPPED = pattern(
    _BRACKETED
    + r"\s*(?:\.(?![a-z\d])|[:|]|[–—](?![a-z])|\s-+\s(?!\d)|-{2,}|-(?=[A-Z])|\s\s|$)|\s*\n\s*(?![a-z])"
)
"""What follows a number in a caption and in no sentence."""
_WORDS = pattern(_BRACKETED + r"\s+[“”„\"'‘«]?(?P<first>[^\W\d_]+)(?:\s(?P<second>\S+))?")
_MOST = 30
"""The number of a box; higher ones are post boxes."""
_AND = frozenset(["and", "or", "und", "et", "y", "e", "и"])
_PARTS = frozenset(["panel", "panels", "column", "columns", "row", "rows", "part", "line", "lines"])
"""What goes on about a part of it where its number or letter follows: "Table 2 Panel A shows"."""
_SHOWS = frozenset(["shows", "and", "illustrates", "depicts", "presents", "displays", "is", "gives"])
_NUMBERED = pattern(
    r"\d{1,3}(?:\.\d{1,2})*+[.\s]\s?(?:ábra|táblázat|kép|pav|lentelė|attēls|tabula)\b\s?(?:[.:|–—-]|$|\n|[^\W\d_])"
)
"""In languages that put the number before the name."""
_EASTERN_LABEL = pattern(
    r"(?:图表|圖表|図表|[图圖図表]|그림|표)\s?(?:[A-Z]?\d++(?:[.–-]\d++)*+[a-z]?|[一二三四五六七八九十]+)"
    r"(?:\s*(?:[.:：．|–—-]|$|\n)|\s+(?![\u3041-\u309f]|(?:[은는이가을를과와의에]|에서|로)\s|[是为為示给給和与與及中所可的]|显|顯|列出|展|说|說|表明|描)[^。]{1,80}$)"
)
"""Behind the number stand a stop or words that neither go on with it nor end as a sentence does."""


def is_caption(words: str) -> bool:
    """Whether a paragraph begins as captions do: "Figure 3:", "TABLE I" on a line, "Рис. 4. …", "Figure 2 Steps of the …".

    "Table 4-1 provides" and "Table 2 and Figure 4 show" begin sentences.
    """
    if words[:2] in _BEGINNINGS:
        return _begins(words)
    return words[:1].isdecimal() and _NUMBERED.match(words) is not None


def is_of_table(words: str) -> bool:
    """Whether a paragraph begins as captions of tables do."""
    if words[:2] not in _BEGINNINGS or not is_caption(words):
        return False
    label = _LABEL.match(words)
    return words[0] in "表표" or (label is not None and label["name"].casefold() in _TABLES)


def begins_with_label(words: str) -> bool:
    """Whether words begin with the name of a figure, a table or the like and its number, whatever follows: "Fig. 3 shows"."""
    if words[:2] not in _BEGINNINGS:
        return False
    if words[0] in _EASTERN or words[0] in "그표":
        return _EASTERN_LABEL.match(words) is not None
    return _named(words) is not None


def is_label(words: str) -> bool:
    """Whether words are the label of a caption and no more: "TABLE I", "Figure 3."."""
    if words[:2] not in _BEGINNINGS:
        return False
    label = _LABEL.match(words)
    return label is not None and not words[label.end() :].strip(" .:|–—-") and _begins(words)


def _begins(words: str) -> bool:
    if words[0] in _EASTERN or words[0] in "그표":
        return _EASTERN_LABEL.match(words) is not None
    label = _named(words)
    if label is None:
        return False
    name = label["name"].casefold()
    if _STOPPED.match(words, label.end()):
        return True
    found = _WORDS.match(words, label.end())
    if not found or not found["first"][0].isupper() or name in _STRICT:
        return False
    if name == "box" and label["number"] and label["number"].isdecimal() and int(label["number"]) > _MOST:
        return False
    first, second = found["first"], found["second"] or ""
    if len(first) == 1:
        return found.end() == len(words) or (first == "A" and second not in _SHOWS)
    if first.casefold() in _PARTS:
        return len(second.strip("(),.")) > 1 and not second[:1].isdecimal()
    return first.casefold() not in _AND


def _named(words: str) -> re.Match[str] | None:
    """The name of a figure or the like with its number, with which words begin."""
    label = _LABEL.match(words)
    if label is None or (not label["before"] and label["name"][0].islower()):
        return None
    name = label["name"].casefold()
    is_file = name == "exhibit" and "." in (label["number"] or "")  # exhibits of a filing are documents
    is_known = name in _NAMES and not is_file and (not label["counted"] or name in _COUNTED)
    return label if is_known else None
