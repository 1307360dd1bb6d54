"""Papers whose every word, page and role is known: pseudo-English typeset with typst (PyPI).

Used by the other ``reading_*`` benchmarks; ``python benchmarks/reading_truth.py FOLDER`` writes the
PDFs there. The words come from the Python documentation that every interpreter carries.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from pydoc_data import topics

DRAWN = {
    "alternate": (2, "1cm", "rows"),
    "narrow": (2, "10pt", "rows"),
    "threefold": (3, "14pt", "rows"),
    "upwards": (2, "1cm", "upwards"),
    "scattered": (2, "1cm", "any"),
}
"""Layouts of columns drawn otherwise than down one after the other: their number, the gutter, and the order of their lines."""
LAYOUTS = ("one", "two", "three", "notes", "roman", "mixed", *DRAWN)


COMPOUNDS = [
    "ad-hoc", "anti-terrorism", "co-author", "cross-border", "data-driven", "decision-making", "ex-minister", "full-grown",
    "high-level", "large-scale", "long-term", "mid-term", "military-political", "non-member", "north-west", "one-sided",
    "open-source", "policy-makers", "post-war", "real-time", "self-defence", "short-lived", "so-called",
    "state-of-the-art", "third-party", "time-consuming", "two-thirds", "user-defined", "well-known", "world-wide",
]  # fmt: skip


@dataclass
class Truth:
    """One typeset paper.

    Attributes:
        sentences: Every body sentence in reading order with its page index and label.
        words: Body text in reading order, headings included.
        notes: Footnotes, in order.
    """

    name: str
    pdf: bytes
    title: str
    headings: list[str]
    sentences: list[tuple[str, int, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    words: str = ""


def _vocabulary() -> list[str]:
    text = " ".join(topics.topics[name] for name in sorted(topics.topics))
    counts = Counter(re.findall(r"\b[a-z]{2,14}\b", text))
    return sorted(word for word, n in counts.items() if n > 2 and re.search("[aeiouy]", word))


class Writer:
    """Sentences of words drawn at random, the same for one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.vocabulary = _vocabulary()

    def phrase(self, n: int) -> str:
        """Words without a sentence's marks."""
        return " ".join(self.random.choice(self.vocabulary) for _ in range(n))

    def sentence(self) -> str:
        """One sentence."""
        words = self.phrase(self.random.randint(7, 26)).split()
        if self.random.random() < 0.2:  # a compound, whose hyphen may fall on a line's end
            at = self.random.randrange(1, len(words))
            words[at] = self.random.choice(COMPOUNDS)
        if len(words) > 12:
            words[self.random.randint(3, 8)] += ","
        return " ".join(words).capitalize() + "."

    def paragraph(self) -> list[str]:
        """A few sentences."""
        return [self.sentence() for _ in range(self.random.randint(2, 7))]


_SETUP = {
    "one": '#set page(paper: "a4", numbering: "1", header: [#smallcaps[A short running title] #h(1fr) HEAD])',
    "two": '#set page(paper: "us-letter", columns: 2, numbering: "1", header: [Journal of Tests 12 (2007) #h(1fr) HEAD])',
    "three": '#set page(paper: "a4", columns: 3, margin: 1.6cm, numbering: "1")',
    "notes": '#set page(paper: "a4", columns: 2, numbering: "— 1 —", header: [HEAD])',
    "roman": '#set page(paper: "a5", numbering: "i", header: [HEAD])',
    "mixed": '#set page(paper: "a4", header: [HEAD], footer: context align(center)[Page #counter(page).display()])',
}


def paper(layout: str, seed: int = 1, sections: int = 7) -> Truth:
    """Typeset one paper in one of LAYOUTS."""
    if layout in DRAWN:
        return _drawn(layout, seed)
    import typst

    writer = Writer(seed)
    title = writer.phrase(7).capitalize()
    head = writer.phrase(4).capitalize()
    lines = [
        "#let s(i) = context [#metadata((i, here().page() - 1, here().page-numbering(), counter(page).get().first()))<s>]",
        _SETUP[layout].replace("HEAD", head),
        '#set text(lang: "en", size: 10pt, hyphenate: true)\n#set par(justify: true, first-line-indent: 1.2em)',
        '#set heading(numbering: "1.1")' if layout in ("two", "notes") else "",
    ]
    if layout == "mixed":
        lines.append(f"#align(center)[#text(17pt)[{title}]\n\nAnna de Vries and Bob Stone]\n#columns(2)[")
    else:
        lines.append(f"#align(center)[#text(17pt)[{title}]]\n")
    truth = Truth(layout, b"", title, [])
    pieces = [title] + (["Anna de Vries and Bob Stone"] if layout == "mixed" else [])
    texts: list[str] = []
    numbers = [0, 0]

    def counter(level: int) -> str:
        numbers[level - 1] += 1
        numbers[level:] = [0] * (2 - level)
        return ".".join(map(str, numbers[:level]))

    for number in range(1, sections + 1):
        if layout == "roman" and number == 3:
            lines.append('#set page(numbering: "1")\n#counter(page).update(1)\n')
        level = 1 if number % 3 else 2
        heading = writer.phrase(writer.random.randint(1, 5)).capitalize()
        truth.headings.append(heading)
        lines.append(f"{'=' * level} {heading}\n")
        pieces.append(f"{counter(level)} {heading}" if layout in ("two", "notes") else heading)
        for _ in range(writer.random.randint(4, 9)):
            run = []
            for sentence in writer.paragraph():
                note = ""
                if layout == "notes" and writer.random.random() < 0.15:
                    words = writer.sentence()
                    truth.notes.append(words)
                    note = f"#footnote[{words}]"
                # after the first letter, so that the mark goes with it over a page's end
                run.append(f"{sentence[0]}#s({len(texts)}){sentence[1:]}{note}")
                texts.append(sentence)
                pieces.append(sentence)
            lines.append(" ".join(run) + "\n")
    if layout == "mixed":
        lines.append("]")
    source = "\n".join(lines).encode()
    truth.pdf = typst.compile(source)
    import json

    for i, page, numbering, number in json.loads(typst.query(source, "<s>", field="value")):
        label = _roman(number) if numbering == "i" else str(number)
        truth.sentences.append((texts[i], page, label))
    truth.words = " ".join(pieces)
    return truth


def _drawn(layout: str, seed: int) -> Truth:
    """Columns whose lines are drawn in turn, as some typesetters do, from below upwards, or in any order."""
    import typst

    n_columns, gutter, order = DRAWN[layout]
    writer = Writer(seed)
    title = writer.phrase(6).capitalize()
    truth = Truth(layout, b"", title, [])
    n_letters, a_page = 50 if n_columns == 2 else 32, 45 * n_columns
    lines: list[list[tuple[str, int]]] = []  # words with the number of their sentence
    sentences: list[str] = []
    while len(lines) < a_page * 5:
        row: list[tuple[str, int]] = []
        for sentence in writer.paragraph():
            for word in sentence.split():
                if sum(len(w) + 1 for w, _ in row) + len(word) > n_letters:
                    lines.append(row)
                    row = []
                row.append((word, len(sentences)))
            sentences.append(sentence)
        lines.append(row)
    lines = lines[: a_page * 5]
    source = [
        '#set page(paper: "a4", numbering: "1", margin: 2cm)\n#set text(size: 9.5pt, hyphenate: false)\n#set par(leading: 0.5em)'
    ]
    page_of: dict[int, int] = {}
    last = lines[-1][-1][1]
    for page in range(5):
        block = lines[page * a_page : (page + 1) * a_page]
        for row in block:
            for _, number in row:
                page_of.setdefault(number, page)
        columns = [block[n * 45 : n * 45 + 45] for n in range(n_columns)]
        places = [(n, at) for at in range(45) for n in range(n_columns)]
        if order == "upwards":
            places.reverse()
        elif order == "any":
            writer.random.shuffle(places)
        width = f"(17cm - {n_columns - 1} * {gutter}) / {n_columns}"
        for n, at in places:
            words = " ".join(word for word, _ in columns[n][at])
            is_full = at < 44 and columns[n][at + 1][0][1] == columns[n][at][-1][1]
            justified = " #linebreak(justify: true)" if is_full else ""
            source.append(
                f"#place(dx: {n} * ({width} + {gutter}), dy: {at} * 15pt, block(width: {width})[{words}{justified}])"
            )
        if page < 4:
            source.append("#pagebreak()")
    truth.pdf = typst.compile("\n".join(source).encode())
    truth.words = " ".join(word for row in lines for word, _ in row)
    for number, sentence in enumerate(sentences[:last]):
        truth.sentences.append((sentence, page_of[number], str(page_of[number] + 1)))
    return truth


def _roman(number: int) -> str:
    digits = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    numeral = ""
    for value, letters in digits:
        while number >= value:
            numeral, number = numeral + letters, number - value
    return numeral


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in LAYOUTS:
        (folder / f"{name}.pdf").write_bytes(paper(name).pdf)
