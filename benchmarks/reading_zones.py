"""Whether notes, captions, tables, references, contents and abstracts of PDFs get their zone, and body text none.

``python benchmarks/reading_zones.py`` typesets papers with typst (PyPI), every sentence of them known with what it is
for, and prints, for each kind, how many there are and how many stand in the zone of that name; then the sentences of the
body, how many of them are left out of ordinary questions and how many stand in another zone. ``--list KIND`` prints
those of a kind (``body`` for those of the body) that are wrong; ``--write FOLDER`` keeps the PDFs. Takes half a minute.
"""

from __future__ import annotations

import sys
import tempfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reading_truth import Writer

from scoqa.filtering import SET_APART
from scoqa.reading import read
from scoqa.types import Document, Zone

SEEDS = (1, 2, 3)
_NO_ABSTRACT = ("lead", "motto", "summary of a section")
"""What stands below the titles of papers that have none."""
_PROBE = 24
"""Letters by which a unit is looked for in the text."""


class Unit(NamedTuple):
    """A sentence, an entry or a row of a paper."""

    kind: str
    zone: Zone
    text: str


class Style(NamedTuple):
    """How one paper is set; the words before a colon in a kind's name."""

    setup: str
    notes: str = ""
    figures: str = ""
    works: str = ""
    contents: str = ""
    abstract: str = ""
    after: str = ""
    tables: str = ""


_ONE = '#set page(paper: "a4", numbering: "1", header: [HEAD #h(1fr) Journal of Tests 12])'
_TWO = '#set page(paper: "us-letter", columns: 2, numbering: "1", header: [HEAD])'
_WIDE = '#set page(paper: "a4", flipped: true, numbering: "1", header: [HEAD #h(1fr) Journal of Tests 12])'
_SMALL = "#show footnote.entry: set text(0.9em)\n"
STYLES = {
    "plain": Style(_ONE, "figures", "below", "numbered", "", "heading"),
    "symbols": Style(_ONE, "symbols", "above", "points", "leaders", "inline"),
    "columns": Style(_TWO, "figures", "both", "authors", "", "none"),
    "long": Style(_ONE, "long", "below", "authors", "bare", "heading", "appendix"),
    "long columns": Style(_TWO, "long", "", "numbered", "", "inline", "appendix"),
    "same size": Style(_ONE, "same size", "above", "authors", "", "none"),
    "same size, columns": Style(_TWO, "same size", "", "numbered", "", "heading"),
    "endnotes": Style(_ONE, "endnotes", "bare", "authors", "leaders", "heading", "endnotes"),
    "report": Style(
        '#set page(paper: "a4", numbering: "— 1 —")', "symbols", "bare", "points", "bare", "none", "appendix"
    ),
    "journal": Style(_TWO, "symbols", "bare", "small", "", "heading", "appendix"),
    "letters": Style(_TWO, "figures", "label above", "numbered", "", "bold"),
    "reports": Style(_ONE, "symbols", "no stop", "authors", "", "wide"),
    "biology": Style(_TWO, "", "bar", "small", "", "keywords"),
    "physics": Style(_ONE, "figures", "formula", "numbered", "", "narrow"),
    "elsewhere": Style(_ONE, "", "languages", "points", "", "inline"),
    "elsewhere, columns": Style(_TWO, "", "languages", "authors", "", "across"),
    "news": Style(_TWO, "", "no stop", "", "", "", "lead"),
    "magazine": Style(_ONE, "", "below", "", "", "", "lead"),
    "book": Style(_ONE, "figures", "", "", "", "", "motto"),
    "brief": Style(_ONE, "", "", "", "", "", "summary of a section"),
    "words": Style(_ONE, tables="words above ruled", works="authors"),
    "words, columns": Style(_TWO, tables="words above booktabs", works="numbered"),
    "words below": Style(_TWO, tables="words below bare"),
    "cells": Style(_ONE, tables="cells above booktabs"),
    "cells ruled": Style(_ONE, tables="cells below ruled"),
    "cells, columns": Style(_TWO, tables="cells above bare"),
    "pages": Style(_ONE, tables="pages above booktabs"),
    "landscape": Style(_WIDE, tables="cells above booktabs"),
    "unnamed": Style(_ONE, tables="words none bare"),
}
_LABELS = {
    "no stop": (("Figure",), ("Table",), " "),
    "bar": (("Fig.",), ("Table",), " | "),
    "formula": (("FIG.",), ("TABLE",), ". "),
    "label above": (("Fig.",), ("TABLE",), ". "),
    "languages": (
        (
            "Abbildung",
            "Рис.",
            "Gráfico",
            "Figura",
            "Rycina",
            "Obr.",
            "Kuva",
            "Schéma",
            "Scheme",
            "Chart",
            "Map",
        ),
        (
            "Tabelle",
            "Таблица",
            "Cuadro",
            "Tabla",
            "Tabela",
            "Tabulka",
            "Taulukko",
            "Tableau",
            "Box",
            "Tabell",
        ),
        "",
    ),
}
"""How captions of a kind begin: their labels of figures and of tables, and what stands behind the number."""
_STOPS = (": ", ". ", " – ", " — ", " ")
_ABOUT = (
    "Table {}-{} provides {}.",
    "Figure {} shows that {} {}.",
    "Table {} and Figure {} {}.",
    "Fig. {}({}) displays {}.",
    "Figures {} and {} compare {}.",
    "Tabelle {} zeigt {} {}.",
)
"""Sentences of the body about figures and tables, with which paragraphs begin."""
_FORMULA = "$sum_(i=1)^n x_i^2 / k$"
_NAMES = [
    "Adler",
    "Berg",
    "Costa",
    "Dahl",
    "Eriksen",
    "Fontana",
    "Grube",
    "Hoang",
    "Ivers",
    "Jansen",
    "Klein",
    "Lund",
    "Moreau",
    "Novak",
    "Olsen",
    "Petit",
    "Quist",
    "Rossi",
    "Stern",
    "Tanaka",
    "Urban",
    "Vogel",
    "Weber",
    "Young",
    "Zeman",
]


class _Paper:
    """Writes one paper as typst's source and keeps what it holds."""

    def __init__(self, style: Style, seed: int) -> None:
        self.style = style
        self.writer = Writer(seed)
        self.random = self.writer.random
        self.lines: list[str] = []
        self.units: list[Unit] = []
        self.endnotes: list[str] = []
        self.n_figures = 0
        self.body = "body without an abstract" if style.after in _NO_ABSTRACT else "body"

    def say(self, kind: str, zone: Zone, text: str) -> str:
        """A unit, as it stands in the source."""
        self.units.append(Unit(kind, zone, text))
        return text

    def sentence(self, kind: str = "", zone: Zone = Zone.BODY) -> str:
        return self.say(kind or self.body, zone, self.writer.sentence())

    def name(self) -> str:
        return self.random.choice(_NAMES)

    def year(self) -> int:
        return self.random.randint(1971, 2023)

    def note(self) -> str:
        """A mark with its note, or nothing."""
        kind = self.style.notes
        if not kind or self.random.random() > (0.05 if kind == "long" else 0.09):
            return ""
        n = self.random.randint(9, 14) if kind == "long" else self.random.choice((1, 1, 2, 3))
        words = " ".join(self.sentence(f"note: {kind}", Zone.FOOTNOTE) for _ in range(n))
        if kind == "endnotes":
            self.endnotes.append(words)
            return f"#super[{len(self.endnotes)}]"
        return f"#footnote[{words}]"

    def paragraph(self) -> str:
        n = self.random.randint(3, 7)
        texts = []
        if self.style.figures in _LABELS and self.random.random() < 0.3:
            at = self.random.randint(1, 9), self.random.randint(1, 9), self.writer.phrase(9)
            words = self.random.choice(_ABOUT).format(*at)
            texts.append(self.say("body about a figure", Zone.BODY, words))
        for _ in range(n):
            if self.style.works and self.random.random() < 0.15:  # prose with years and names, as in papers
                words = self.writer.phrase(self.random.randint(6, 14))
                texts.append(
                    self.say("body", Zone.BODY, f"{self.name()} and {self.name()} ({self.year()}) {words}.")
                )
            else:
                texts.append(self.sentence() + self.note())
        return " ".join(texts)

    def figure(self) -> str:
        """A figure or a table with its caption."""
        kind = self.style.figures
        is_table = self.random.random() < 0.5
        zone = Zone.CAPTION
        n = self.random.choice((1, 2, 4))
        if kind in _LABELS:
            return self.labelled(is_table, n)
        at = len(self.units)
        words = " ".join(self.sentence(f"caption: {kind}", zone) for _ in range(n))
        captions, self.units = self.units[at:], self.units[:at]
        if not is_table:
            self.units += captions
            place = "top" if kind == "both" and self.random.random() < 0.5 else "bottom"
            return f"#figure(rect(width: 60%, height: 3cm), caption: figure.caption(position: {place})[{words}])\n"
        place = "bottom" if kind == "below" else "top"
        inside, table = self.table()
        self.units += [*table, *captions] if place == "bottom" else [*captions, *table]
        return f"#figure({inside}, caption: figure.caption(position: {place})[{words}])\n"

    def labelled(self, is_table: bool, n: int) -> str:
        """A figure or a table whose caption of so many sentences begins as those of its kind do."""
        kind = self.style.figures
        figures, tables, stop = _LABELS[kind]
        self.n_figures += 1
        label = f"{self.random.choice(tables if is_table else figures)} {self.n_figures}"
        is_over = kind == "label above" and is_table
        texts = [self.writer.sentence() for _ in range(1 if is_over else n)]
        if is_over:
            texts = [texts[0].rstrip(".").upper()]
            label = f"TABLE {'I' * (1 + self.n_figures % 3)}\\\n"
        elif n == 1 and self.random.random() < 0.7:
            texts = [texts[0].rstrip(".")]
        else:
            label += stop or self.random.choice(_STOPS)
        if not label.endswith((" ", "\n")):
            label += stop or self.random.choice(_STOPS)
        for text in texts:
            self.say(f"caption: {kind}", Zone.CAPTION, text)
        if kind == "formula":
            halves = self.writer.phrase(7), self.writer.phrase(11)
            for half in halves:
                self.say("caption: formula", Zone.CAPTION, half)
            texts.append(f"The {halves[0]} {_FORMULA} {halves[1]}.")
        words = f"#block(width: 100%)[#align({'center' if len(texts) == 1 else 'left'})[#text(9pt)[{label}{' '.join(texts)}]]]"
        if not is_table:
            return f"#v(1em)#align(center)[#rect(width: 60%, height: 3cm)]\n{words}\n#v(1em)\n"
        inside, table = self.table()
        self.units += table
        return f"#v(1em){words}\n#align(center)[#{inside}]\n#v(1em)\n"

    def table(self) -> tuple[str, list[Unit]]:
        """A table's source and its rows."""
        kind = self.style.figures
        stroke = "none" if kind in ("bare", "formula", "label above") else "0.4pt"
        columns = 3 if "columns: 2" in self.style.setup else 5
        rows, table = [], []
        rows.append("[Name]" + "".join(f"[{self.writer.phrase(1).capitalize()}]" for _ in range(columns - 1)))
        for _ in range(self.random.randint(4, 7)):
            cells = [self.writer.phrase(2)] + [
                f"{self.random.random() * 100:.2f}" for _ in range(columns - 1)
            ]
            table.append(Unit(f"table: {kind}", Zone.TABLE, " ".join(cells)))
            rows.append("".join(f"[{cell}]" for cell in cells))
        inside = f"table(columns: {columns}, stroke: {stroke}, " + ", ".join(
            cell for row in rows for cell in row.replace("][", "]\0[").split("\0")
        )
        return f"{inside})", table

    def words_in_cells(self) -> str:
        """A table with words in its cells: of one line each, of several, or over pages."""
        cells, place, rules = self.style.tables.split()
        kind, random, phrase = f"table of {cells}: {place}, {rules}", self.random, self.writer.phrase
        n_columns = 3 if "columns: 2" in self.style.setup or cells == "cells" else 4
        longest = (2, 7, 12, 4) if cells == "cells" else (2, 2, 1, 2)
        n_rows = random.randint(50, 70) if cells == "pages" else random.randint(4, 8)
        rows = [["Name", *(phrase(1).capitalize() for _ in range(n_columns - 1))]]
        for _ in range(n_rows):
            row = [phrase(random.randint(1, most)).capitalize() for most in longest[:n_columns]]
            if random.random() < 0.4:
                row[-1] = str(self.year())
            rows.append(row)
            self.say(kind, Zone.TABLE, " ".join(row))
        stroke = "0.4pt" if rules == "ruled" else "none"
        rule = "table.hline(), " if rules == "booktabs" else ""
        lines = ["".join(f"[{cell}], " for cell in row) for row in rows]
        widths = "(1fr, 2fr, 3fr)" if cells == "cells" else str(n_columns)
        inside = f"table(columns: {widths}, align: left, stroke: {stroke}, {rule}{lines[0]}{rule}{''.join(lines[1:])}{rule})"
        if place == "none":
            return f"#align(center, {inside})\n"
        words = self.sentence("caption: of words", Zone.CAPTION)
        position = "top" if place == "above" else "bottom"
        figure = f"#figure({inside}, caption: figure.caption(position: {position})[{words}])\n"
        return f"#[#show figure: set block(breakable: true)\n{figure}]\n" if cells == "pages" else figure

    def aside(self) -> str:
        """What stands in columns or in short lines and is no table."""
        kind = self.random.choice(
            ("definitions", "labels", "verses", "address", "program", "formulas", "items")
        )
        phrase, n = self.writer.phrase, self.random.randint(3, 6)

        def say(words: str) -> str:
            return self.say(f"body: {kind}", Zone.BODY, words)

        match kind:
            case "definitions":
                return (
                    "\n".join(f"/ {phrase(1).capitalize()}: {say(self.writer.sentence())}" for _ in range(n))
                    + "\n"
                )
            case "labels":
                cells = [f"[*{phrase(1).capitalize()}*], [{say(self.writer.sentence())}]" for _ in range(n)]
                return f"#grid(columns: (3cm, 1fr), row-gutter: 0.8em, {', '.join(cells)})\n"
            case "verses":
                lines = " \\ ".join(say(phrase(self.random.randint(5, 7)).capitalize()) for _ in range(n))
                return f"#pad(left: 2cm)[{lines}]\n"
            case "address":
                lines = " \\ ".join(say(phrase(self.random.randint(3, 5)).title()) for _ in range(4))
                return f"#pad(left: 1cm)[{lines}]\n"
            case "program":
                lines = [say(f"{phrase(1)} = {phrase(1)}({phrase(1)}, {phrase(1)})") for _ in range(n)]
                return "```\n" + "\n".join(lines) + "\n```\n"
            case "formulas":
                say("where this holds")
                return '$ x &= y + z quad &"for all" quad n < 7 \\ a &= b - c quad &"if not" quad m > 3 $\nwhere this holds\n'
            case _:
                return "\n".join(f"+ {say(self.writer.sentence())}" for _ in range(n)) + "\n"

    def work(self) -> str:
        """An entry of the list of references, without its number."""
        title, journal = (
            self.writer.phrase(self.random.randint(5, 12)).capitalize(),
            self.writer.phrase(2).title(),
        )
        first, last = self.random.randint(1, 400), self.random.randint(401, 800)
        if self.style.works in ("authors", "small"):
            return f"{self.name()}, A., {self.name()}, B. C. ({self.year()}). {title}. {journal}, {self.random.randint(1, 80)}(2), {first}–{last}."
        return f"A. {self.name()}, B. {self.name()}, and C. {self.name()}. {title}. {journal}, {self.random.randint(1, 80)}:{first}–{last}, {self.year()}."

    def source(self) -> str:
        style = self.style
        out = [
            style.setup.replace("HEAD", self.writer.phrase(4).capitalize()),
            '#set text(lang: "en", size: 10pt)\n#set par(justify: true, first-line-indent: 1.2em)',
            '#set heading(numbering: "1.1")' if style.after not in ("lead", "motto") else "",
            '#set footnote(numbering: "*")' if style.notes == "symbols" else "",
            "#show footnote.entry: set text(10pt)" if style.notes == "same size" else "",
            *self.front(),
        ]
        headings: list[tuple[str, str]] = []
        body: list[str] = []
        for number in range(1, 7):
            heading = (
                "Introduction"
                if number == 1 and style.after not in _NO_ABSTRACT
                else self.writer.phrase(self.random.randint(1, 5)).capitalize()
            )
            headings.append((str(number), heading))
            if style.after not in ("lead", "motto") or number > 1:
                body.append(f"= {heading}\n")
            for _ in range(self.random.randint(4, 8)):
                body.append(self.paragraph() + "\n")
                if style.figures and self.random.random() < 0.3:
                    body.append(self.figure())
                if style.tables and self.random.random() < (0.1 if "pages" in style.tables else 0.3):
                    body.append(self.words_in_cells())
                if style.tables and self.random.random() < 0.3:
                    body.append(self.aside())
        if style.contents:
            kind = f"contents: {style.contents}"
            self.units += [Unit(kind, Zone.CONTENTS, heading) for _, heading in headings if len(heading) > 14]
            fill = "repeat[.]" if style.contents == "leaders" else "none"
            out.append(f"#set outline.entry(fill: {fill})\n#outline(title: [Contents])\n#pagebreak()")
        out += body
        if style.after == "endnotes":
            out.append("#heading(numbering: none)[Notes]\n")
            out += [
                f"{n}. {words}\n" if n % 2 else f"{n} {words}\n" for n, words in enumerate(self.endnotes, 1)
            ]
        out += self.works()
        if style.after == "appendix":
            for letter in "AB":
                heading = self.writer.phrase(3).capitalize()
                out.append(f"#heading(numbering: none)[Appendix {letter}. {heading}]\n")
                at = len(self.units)
                out += [self.paragraph() + "\n" for _ in range(4)]
                self.units[at:] = [
                    unit._replace(kind="body after the references") if unit.kind == "body" else unit
                    for unit in self.units[at:]
                ]
        return "\n".join(out)

    def front(self) -> list[str]:
        """The title, who wrote it, and the abstract or what stands in its place."""
        title = f"#align(center)[#text(17pt)[{self.writer.phrase(7).capitalize()}]\n\nAnna de Vries and Bob Stone]\n"
        if self.style.abstract == "across":  # both columns
            return [f'#place(top, scope: "parent", float: true)[{title}{"".join(self.abstract())}]\n']
        return [title, *self.abstract(), *self.opening()]

    def opening(self) -> list[str]:
        """What stands below the title of a paper that has no abstract."""
        after = self.style.after
        if after not in _NO_ABSTRACT:
            return []
        words = " ".join(self.sentence() for _ in range(4))
        if after == "lead":
            return [f"*{words}*\n"]
        if after == "motto":
            return [f"#pad(x: 2cm)[#text(9pt)[_{words}_]]\n"]
        return [words + "\n"]

    def abstract(self) -> list[str]:
        style = self.style
        if not style.abstract:
            return []
        words = " ".join(self.sentence(f"abstract: {style.abstract}", Zone.ABSTRACT) for _ in range(6))
        if style.abstract == "heading":
            return ["#align(center)[*Abstract*]\n", f"#pad(x: 1cm)[{words}]\n"]
        if style.abstract == "inline":
            return [f"*Abstract—{words}*\n"]
        look = {
            "none": f"#pad(x: 1cm)[#text(9pt)[_{words}_]]\n",
            "bold": f"*{words}*\n",
            "wide": f"{words}\n",
            "keywords": f"{words}\n\n*Keywords:* {self.writer.phrase(2)}, {self.writer.phrase(2)}, {self.writer.phrase(1)}\n",
            "narrow": f"#pad(x: 1.5cm)[{words}]\n",
            "across": f"#text(9pt)[{words}]\n",
        }
        return [look[style.abstract]]

    def works(self) -> list[str]:
        kind = self.style.works
        if not kind:
            return []
        out = ["#heading(numbering: none)[References]\n"]
        if kind in ("authors", "small"):
            out.append("#set par(hanging-indent: 1.5em, first-line-indent: 0em)")
        if kind == "small":
            out.append("#set text(8pt)")
        entries = [self.work() for _ in range(self.random.randint(22, 40))]
        if kind in ("authors", "small"):
            entries.sort()
        for number, words in enumerate(entries, 1):
            self.units.append(Unit(f"references: {kind}", Zone.REFERENCES, words))
            if kind == "numbered":
                out.append(f"#grid(columns: (2em, 1fr), [\\[{number}\\]], [{words}])\n")
            elif kind == "points":
                out.append(f"#grid(columns: (2em, 1fr), [{number}.], [{words}])\n")
            else:
                out.append(words + "\n")
        out.append("#set par(hanging-indent: 0em, first-line-indent: 1.2em)\n#set text(10pt)")
        return out


def paper(name: str, seed: int) -> tuple[bytes, list[Unit]]:
    """One paper of a style, and what it holds."""
    import typst

    written = _Paper(STYLES[name], seed)
    source = written.source()
    return typst.compile(source.encode()), written.units


def _letters(text: str) -> tuple[str, list[int]]:
    places = [at for at, letter in enumerate(text) if letter.isalnum()]
    return "".join(text[at] for at in places), places


def judged(document: Document, units: list[Unit]) -> Iterator[tuple[Unit, set[Zone]]]:
    """Each unit that is found, and the zones that it stands in."""
    text, places = _letters(document.text)
    starts = [zone.span.start for zone in document.zones]

    def zone_at(at: int) -> Zone:
        n = bisect_right(starts, at) - 1
        inside = n >= 0 and at < document.zones[n].span.stop
        return document.zones[n].zone if inside else Zone.BODY

    for unit in units:
        letters, _ = _letters(unit.text)
        found: set[Zone] = set()
        for start in range(0, max(1, len(letters) - _PROBE + 1), _PROBE):
            probe = letters[start : start + _PROBE]
            at = text.find(probe)
            while at >= 0:  # an entry of the contents stands as a heading, too
                found.add(zone_at(places[at + len(probe) // 2]))
                at = text.find(probe, at + 1) if unit.zone is Zone.CONTENTS else -1
        yield unit, found


def main() -> int:
    wanted = sys.argv[sys.argv.index("--list") + 1] if "--list" in sys.argv else ""
    kept = Path(sys.argv[sys.argv.index("--write") + 1]) if "--write" in sys.argv else None
    n: Counter[str] = Counter()
    right: Counter[str] = Counter()
    out: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as temporary:
        folder = kept or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for name in STYLES:
            for seed in SEEDS:
                data, units = paper(name, seed)
                path = folder / f"{name}{seed}.pdf"
                path.write_bytes(data)
                for unit, found in judged(read(path), units):
                    n[unit.kind] += 1
                    is_right = unit.zone in found if unit.zone is Zone.CONTENTS else found == {unit.zone}
                    right[unit.kind] += is_right
                    out[unit.kind] += bool(found & {*SET_APART, Zone.RUNNING})
                    if unit.kind == wanted and not is_right:
                        print(path.name, sorted(found), unit.text)
    print(f"{'kind':<28}{'of':>6}{'right':>7}{'left out':>10}")
    for kind in sorted(n):
        is_body = kind.startswith("body")
        print(f"{kind:<28}{n[kind]:6}{right[kind]:7}" + (f"{out[kind]:10}" if is_body else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
