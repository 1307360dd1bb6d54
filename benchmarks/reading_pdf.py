"""How much of the true text comes out of PDFs, and whether each sentence is on its right page.

``python benchmarks/reading_pdf.py`` typesets the papers of reading_truth.py and prints, for each
layout, the share of the true text's 5-grams of words found by scoqa, plain pypdfium2, pdftotext
(apt: poppler-utils) and pdf_oxide (PyPI), then the sentences found whole in one stretch and those on
the right page and label. Missing peers are left out. Takes two minutes.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from reading_truth import LAYOUTS, Truth, paper

from scoqa.reading import read
from scoqa.types import Document, Zone

SEEDS = (1, 2, 3)
SENTENCES = 1000


def grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return Counter(zip(*(words[n:] for n in range(5)), strict=False))


def recall(truth: Truth, text: str) -> float:
    wanted = grams(truth.words)
    return sum((wanted & grams(text)).values()) / max(1, sum(wanted.values()))


def body_of(document: Document) -> str:
    """The text without running lines and footnotes: what passages are cut from."""
    letters = list(document.text)
    for zone in document.zones:
        if zone.zone in (Zone.RUNNING, Zone.FOOTNOTE):
            letters[zone.span.start : zone.span.stop] = " " * (zone.span.stop - zone.span.start)
    return "".join(letters)


def peers() -> dict[str, Callable[[Path], str]]:
    import pypdfium2

    def plain(path: Path) -> str:
        pdf = pypdfium2.PdfDocument(path)
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)

    found: dict[str, Callable[[Path], str]] = {"pypdfium2": plain}
    if shutil.which("pdftotext"):
        found["pdftotext"] = lambda path: (
            subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        )
    try:
        import pdf_oxide
    except ImportError:
        return found

    def oxide(path: Path) -> str:
        pdf = pdf_oxide.PdfDocument(str(path))
        return "\n".join(pdf.extract_text(index) for index in range(pdf.page_count()))

    return {**found, "pdf_oxide": oxide}


def places(document: Document, sentence: str, *, hyphens: str = "") -> tuple[int, str] | None:
    """Page index and label of a sentence that stands in the text in one stretch, these hyphens aside."""
    flat = _flat(document)
    kept = [at for at, letter in enumerate(flat) if letter not in hyphens] if hyphens else range(len(flat))
    wanted = " ".join(sentence.split()).translate(dict.fromkeys(map(ord, hyphens)))
    start = "".join([flat[at] for at in kept]).find(wanted)
    if start < 0:
        return None
    at = kept[start]
    page = next(page for page in reversed(document.pages) if page.span.start <= at)
    return page.index, page.label


def _flat(document: Document) -> str:
    """The text with each white space as a blank and no marks of notes; positions stay."""
    return re.sub(r"\s", " ", document.text)


def main() -> int:
    tools = peers()
    print(
        "layout     " + "".join(f"{name:>12}" for name in ["scoqa", *tools]) + "   whole  page  label    of"
    )
    rows: list[tuple[Document, tuple[str, int, str]]] = []
    worst = True
    with tempfile.TemporaryDirectory() as folder:
        for layout in LAYOUTS:
            totals: Counter[str] = Counter()
            whole = right = labelled = n = 0
            for seed in SEEDS:
                truth = paper(layout, seed)
                path = Path(folder) / f"{layout}{seed}.pdf"
                path.write_bytes(truth.pdf)
                document = read(path)
                totals["scoqa"] += recall(truth, body_of(document))
                for name, tool in tools.items():
                    totals[name] += recall(truth, tool(path))
                for sentence in truth.sentences:
                    place = places(document, sentence[0])
                    n += 1
                    whole += place is not None
                    right += place is not None and place[0] == sentence[1]
                    labelled += place is not None and place[1] == sentence[2]
                    rows.append((document, sentence))
            shares = [totals[name] / len(SEEDS) for name in ["scoqa", *tools]]
            worst = worst and shares[0] >= max(shares[1:])
            print(
                f"{layout:<11}"
                + "".join(f"{share:12.4f}" for share in shares)
                + f"{whole:8}{right:6}{labelled:7}{n:6}"
            )
    sample = random.Random(0).sample(rows, min(SENTENCES, len(rows)))
    found = [places(document, sentence[0]) for document, sentence in sample]
    n_whole = sum(place is not None for place in found)
    good = sum(
        (place or places(document, sentence[0], hyphens="-")) == sentence[1:]
        for (document, sentence), place in zip(sample, found, strict=True)
    )
    print(f"page and label right for {good} of {len(sample)} random sentences, {n_whole} of which are whole")
    return 0 if worst and good == len(sample) else 1


if __name__ == "__main__":
    sys.exit(main())
