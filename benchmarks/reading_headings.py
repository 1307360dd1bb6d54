"""How many headings of PDFs are seen, by what tells them: bold, a size, italics, capitals, a place.

``python benchmarks/reading_headings.py`` typesets papers of pseudo-English with typst (PyPI), without an outline, in one
and two columns of 8, 10 and 12 points, and prints for each kind of headings (of all, or of those whose name holds an argument) how many of them are seen, how many first
ones of a paper, in how many papers their levels are right, and how many lines are taken for headings that are none.
Between the paragraphs stand statements in italics, emphasised lines, captions, quotations, lists, terms, programs, tables,
formulas and verse. Takes about a minute.
"""

from __future__ import annotations

import itertools
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from reading_truth import Writer

from scoqa.reading import read
from scoqa.types import Section

SIZES, COLUMNS, SECTIONS = (8, 10, 12), (1, 2), 8
SEED = 101

_BOLD = 'weight: "bold"'
_PLAIN = 'weight: "regular"'
_ITALIC = f'{_PLAIN}, style: "italic"'
_SANS = 'font: ("DejaVu Sans", "New Computer Modern")'
_LOWER = '#show heading.where(level: 2): set text(weight: "regular", style: "italic")'
_CENTRED = "#show heading: set align(center)"


def _text(options: str, size: float = 1) -> str:
    return f"#show heading: set text({options}, size: {size} * SIZE)"


def _case(function: str) -> str:
    return f"{_text(_PLAIN)}\n#show heading: it => {function}(it)"


def _counted(number: str) -> str:
    return f"#set heading(numbering: n => {number})\n{_text(_PLAIN)}"


KINDS = {
    "bold": _text(_BOLD),
    "bold, 5 % larger": _text(_BOLD, 1.05),
    **{f"{n} % larger": _text(_PLAIN, 1 + n / 100) for n in (5, 8, 10, 12, 15, 20, 25)},
    "italic": _text(_ITALIC),
    "italic, centred": f"{_text(_ITALIC)}\n{_CENTRED}",
    "italic below bold": f"{_text(_BOLD)}\n{_LOWER}",
    "centred": f"{_text(_PLAIN)}\n{_CENTRED}",
    "capitals": _case("upper"),
    "capitals, centred": f"{_case('upper')}\n{_CENTRED}",
    "small capitals of the text's font": _case("smallcaps"),
    "small capitals, centred": f"{_case('smallcaps')}\n{_CENTRED}",
    "another font": _text(f"{_PLAIN}, {_SANS}", 0.95),
    "numbered": f'#set heading(numbering: "1.1")\n{_text(_PLAIN)}',
    "numbered, italic below bold": f'#set heading(numbering: "1.1.")\n{_text(_BOLD)}\n{_LOWER}',
    "numbered in Roman capitals": f'#set heading(numbering: "I.")\n{_case("upper")}\n{_CENTRED}',
    "lettered": f'#set heading(numbering: "A.")\n{_text(_PLAIN)}',
    "lettered, italic": f'#set heading(numbering: "A.")\n{_text(_ITALIC)}',
    "Article 1": _counted('"Article " + str(n)'),
    "§ 1": _counted('"§ " + str(n)'),
    "CHAPTER I": _counted('"CHAPTER " + numbering("I", n)'),
    "Chapter One": _counted(
        '"Chapter " + ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight").at(n - 1) + ":"'
    ),
    "capitals of two sizes": f'{_text(_PLAIN)}\n#show heading: it => {{ show regex("[a-z]+"): w => text(0.8em, upper(w)); it }}',
    "bold, over two lines": _text(_BOLD),
    "10 % larger, over two lines": _text(_PLAIN, 1.1),
    "italic, over two lines": _text(_ITALIC),
    "italic below bold, these in an outline": f"{_text(_BOLD)}\n{_LOWER}\n#show heading.where(level: 1): set heading(bookmarked: true)",
    "bold, in the line": "",
    "italic, in the line": "",
    "numbered and bold, in the line": "",
}
"""How headings are set, in typst."""
_MARKS = {"bold, in the line": "*", "italic, in the line": "_", "numbered and bold, in the line": "*"}


class Headed(NamedTuple):
    """One typeset paper.

    Attributes:
        headings: (Level, words) of each.
    """

    pdf: bytes
    title: str
    headings: list[tuple[int, str]]


def headed(kind: str, seed: int, size: int, columns: int, *, names_author: bool) -> Headed:
    """Typeset a paper whose headings are of a kind."""
    import typst

    writer = Writer(seed)
    title = writer.phrase(7).capitalize()
    lines = [
        f'#set page(paper: "a4", columns: {columns}, numbering: "1", margin: 2cm)',
        f'#set text(lang: "en", size: {size}pt, hyphenate: true)',
        "#set par(justify: true, first-line-indent: 1.2em)\n#set heading(bookmarked: false)",
        KINDS[kind].replace("SIZE", f"{size}pt"),
        f"#align(center)[#text(1.7em)[{title}]]\n",
    ]
    if names_author:
        lines.append("#align(center)[Anna de Vries and Bob Stone]\n")
    headings = []
    traps = itertools.cycle(TRAPS)
    for number in range(SECTIONS):
        n_words = writer.random.randint(1, 5) if "two lines" not in kind else 84 // size // columns
        words = writer.phrase(n_words).capitalize()
        level = 2 if "below" in kind and number % 4 else 1
        headings.append((level, words))
        mark = _MARKS.get(kind, "")
        counted = f"1.{number + 1}. " if "numbered" in kind else ""
        run = f"{mark}{counted}{words}.{mark} " if mark else ""
        if not mark:
            lines.append(f"{'=' * level} {words}\n")
        for n in range(writer.random.randint(3, 6)):
            lines.append(f"{run if n == 0 else ''}{' '.join(writer.paragraph())}\n")
            if n == 1:
                lines.append(f"{next(traps)(writer)}\n")
    return Headed(typst.compile("\n".join(lines).encode()), title, headings)


def _statement(writer: Writer) -> str:
    return f"*Theorem {writer.random.randint(1, 9)}.* _{writer.sentence()} {writer.sentence()}_"


def _emphasised(writer: Writer) -> str:
    return f"_{writer.sentence()}_"


def _figure(writer: Writer) -> str:
    caption = writer.phrase(12).capitalize()
    return f"#figure(rect(width: 60%, height: 2cm)[{writer.phrase(2)}], caption: [{caption}.])"


def _quotation(writer: Writer) -> str:
    return f"#quote(block: true)[{writer.sentence()} {writer.sentence()}]"


def _list(writer: Writer) -> str:
    return "\n".join(f"- {writer.phrase(writer.random.randint(2, 9)).capitalize()}" for _ in range(4))


def _steps(writer: Writer) -> str:
    return "\n".join(f"+ {writer.phrase(writer.random.randint(2, 9)).capitalize()}." for _ in range(4))


def _program(writer: Writer) -> str:
    rows = (f"{writer.phrase(1)} = {writer.phrase(1)}({writer.phrase(1)})" for _ in range(4))
    return "```\n" + "\n".join(rows) + "\n```"


def _table(writer: Writer) -> str:
    cells = [writer.phrase(1).capitalize() for _ in range(3)]
    for _ in range(4):
        figure = writer.random.randint(1, 99)
        cells += [writer.phrase(1).capitalize(), str(figure), f"{figure}.{writer.random.randint(0, 9)}"]
    rows = ", ".join(f"[{cell}]" for cell in cells)
    return f"#figure(table(columns: 3, stroke: none, {rows}), caption: [{writer.phrase(9).capitalize()}.])"


def _formula(_: Writer) -> str:
    return "$ sum_(i=1)^n x_i = integral_0^1 f(x) d x $"


def _terms(writer: Writer) -> str:
    return "\n".join(f"/ {writer.phrase(1).capitalize()}.: {writer.sentence()}" for _ in range(3))


def _labelled(writer: Writer) -> str:
    return "\n".join(f"+ *{writer.phrase(2).capitalize()}:* {writer.sentence()}" for _ in range(3))


def _emphatic(writer: Writer) -> str:
    return f"*{writer.phrase(2).capitalize()}* {writer.phrase(20)}."


def _verse(writer: Writer) -> str:
    return " \\\n".join(writer.phrase(5).capitalize() for _ in range(4))


TRAPS: Sequence[Callable[[Writer], str]] = (
    *(_statement, _emphasised, _figure, _quotation, _list),
    *(_steps, _program, _table, _formula, _verse),
    *(_terms, _labelled, _emphatic),
)


def bare(words: str) -> str:
    """A heading without its number, its stop and its capitals."""
    number = (
        r"(?:\d+(?:\.\d+)*\.?|[IVX]+\.|[A-Z]\.|Article \d+|§ \d+|CHAPTER [IVX]+|Chapter [A-Z][a-z]+:)\s+(?=.)"
    )
    return re.sub(number, "", words).rstrip(".").casefold().strip()


def keep_levels(paper: Headed, sections: Sequence[Section]) -> bool:
    """Whether the headings seen of one level are of one level, and those below it below that."""
    level_of = {bare(section.heading): section.level for section in sections}
    first, second = (
        {
            level_of[bare(words)]
            for level, words in paper.headings
            if level == wanted and bare(words) in level_of
        }
        for wanted in (1, 2)
    )
    return len(first) < 2 and len(second) < 2 and (not first or not second or min(second) > max(first))


def main() -> int:
    print(f"{'headings':<40}{'seen':>6}{'of':>5}{'first':>7}{'levels':>8}{'of':>4}{'others':>8}")
    n_seen = n_all = n_others = 0
    kinds = [kind for kind in KINDS if not sys.argv[1:] or any(part in kind for part in sys.argv[1:])]
    with tempfile.TemporaryDirectory() as folder:
        for kind in kinds:
            seen = others = first = levels = n = 0
            papers = list(enumerate(itertools.product(SIZES, COLUMNS)))
            for number, (size, columns) in papers:
                paper = headed(kind, SEED + number, size, columns, names_author=number % 3 > 0)
                path = Path(folder) / "paper.pdf"
                path.write_bytes(paper.pdf)
                sections = read(path).sections
                got = [bare(section.heading) for section in sections]
                wanted = [bare(words) for _, words in paper.headings]
                seen += sum(words in got for words in wanted)
                first += wanted[0] in got
                levels += keep_levels(paper, sections)
                others += sum(words not in wanted and words != bare(paper.title) for words in got)
                n += len(wanted)
            print(f"{kind:<40}{seen:6}{n:5}{first:7}{levels:8}{len(papers):4}{others:8}")
            n_seen, n_all, n_others = n_seen + seen, n_all + n, n_others + others
    print(f"{n_seen} of {n_all} headings seen; {n_others} lines taken for one that are none")
    return 0


if __name__ == "__main__":
    sys.exit(main())
