"""Saved web pages: main text against trafilatura's own, and title, authors, date, headings against the page.

``python benchmarks/reading_html.py [SHARED]`` reads SHARED/files/html (default ../shared). What is true
of each page was read off it by hand: title, authors, date, number of headings in the article. Of made pages, whose
main text is known among menus, notices, comments and links, F1 of that text is printed for both; of the shared
ones, where it is not known, F1 of one against the other and the words that only one of them has.

``python benchmarks/reading_html.py FOLDER``, FOLDER a copy of github.com/scrapinghub/article-extraction-benchmark, prints
F1 of runs of four words, as that counts it, of both against the texts that people took from its pages; with a copy of
github.com/adbar/trafilatura F1 of pieces of text that belong to its pages or do not.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

from reading_truth import Writer

from scoqa.errors import UnreadableFileError
from scoqa.reading import read
from scoqa.reading.html import read_html

TRUTH: dict[str, tuple[str, tuple[str, ...], str, list[str]]] = {
    "readability_ars-1.html": (
        "Just-released Minecraft exploit makes it easy to crash game servers", ("Goodin, Dan",), "2015-04-16", [],
    ),
    "readability_mathjax.html": (
        "MathJax v3 beta: MathML input, HTML output test", (), "",
        ["The Lorenz Equations", "The Cauchy-Schwarz Inequality", "Maxwell's Equations"],
    ),
    "readability_medium-1.html": (
        "The Open Journalism Project: Better Student Journalism", ("Lee, Pippin",), "2015-03-17",
        ["Circa 2011", "What we know", "What we don’t know", "This is a start"],
    ),
    "readability_nytimes-3.html": (
        "Manhole Fires and Burst Pipes: How Winter Wreaks Havoc on What’s Underneath N.Y.C.",
        ("Kilgannon, Corey",), "2019-02-21", ["So, where do people learn how to fix some of these issues?"],
    ),
    "readability_telegraph.html": (
        "Zimbabwe coup: Robert Mugabe and wife Grace 'insisting he finishes his term', as priest steps in to mediate",
        ("Our Foreign Staff",), "2017-11-16", [],
    ),
    "readability_wikipedia.html": ("Mozilla", (), "", ["History > Eich CEO promotion controversy", "Software > Components > Gecko"]),
    "readability_yahoo-1.html": (
        "These are the 8 coolest PlayStation VR games", ("Silverman, Ben",), "2016-10-13", ["“Thumper” ($20)"],
    ),
    "wiki_duck.html": (
        "Duck", ("Contributors to Wikimedia projects",), "2002-02-25", ["Behaviour > Feeding", "Relationship with humans > Hunting"],
    ),
}  # fmt: skip


def f1(found: str, wanted: str) -> float:
    a, b = (Counter(re.findall(r"\w+", text)) for text in (found, wanted))
    return 2 * sum((a & b).values()) / max(1, sum(a.values()) + sum(b.values()))


MENUS = (
    "<header><a href='/'>Harbour News</a><nav><ul><li><a href='/a'>Latest</a></li><li><a href='/b'>Weather</a></li></ul></nav></header>"
    "<div class='cookie-banner'><p>We use cookies to improve your visit. By going on you accept our terms.</p><button>Accept</button></div>"
)
ASIDES = (
    "<aside class='sidebar'><h3>Most read</h3><ul><li><a href='/1'>Ten ships that never came home</a></li>"
    "<li><a href='/2'>What the tide left behind</a></li></ul><form>Newsletter <input></form></aside>"
    "<section class='comments' id='comments'><h3>2 comments</h3><p>I was there and saw it all.</p><p>So was I.</p></section>"
    "<footer><p>© Harbour News. All rights reserved. <a href='/imprint'>Imprint</a></p></footer>"
)
FRAMES = {
    "article": "<main><article><h1>{title}</h1>{body}</article></main>",
    "divs": "<div id='page'><div class='content post'><h1>{title}</h1>{body}</div></div>",
    "table": "<table><tr><td width='20%'><a href='/x'>Index</a><br><a href='/y'>Help</a></td><td><h1>{title}</h1>{body}</td></tr></table>",
    "wiki": "<div id='content'><h1>{title}</h1><div class='mw-parser-output'>{body}</div></div>",
}
"""Ways in which pages hold their main text."""


def made(frame: str, seed: int) -> tuple[str, str]:
    """A page, and its main text."""
    writer = Writer(seed)
    title = writer.phrase(6).capitalize()
    body, truth = [], [title]
    for _ in range(4):
        heading = writer.phrase(3).capitalize()
        edit = "<span class='mw-editsection'>[<a href='/e'>edit</a>]</span>" if frame == "wiki" else ""
        items = [writer.sentence() for _ in range(3)]
        paragraphs = [" ".join(writer.paragraph()) for _ in range(3)]
        body.append(f"<h2>{heading}{edit}</h2>" + "".join(f"<p>{each}</p>" for each in paragraphs))
        body.append(f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>")
        truth += [heading, *paragraphs, *items]
    held = FRAMES[frame].format(title=title, body="".join(body))
    page = f"<!DOCTYPE html><html lang='en'><head><title>{title} - Harbour News</title></head><body>{MENUS}{held}{ASIDES}</body></html>"
    return page, "\n".join(truth)


def compare_made() -> None:
    """Print F1 of the main text of made pages, for both."""
    import trafilatura

    print(f"{'made page':<32}{'F1: scoqa':>12}{'trafilatura':>12}")
    with tempfile.TemporaryDirectory() as folder:
        for frame in FRAMES:
            scores = []
            for seed in (1, 2, 3):
                page, truth = made(frame, seed)
                path = Path(folder) / "page.html"
                path.write_text(page, encoding="utf-8")
                own = trafilatura.extract(page, include_comments=False, include_tables=True) or ""
                scores.append((f1(read(path).text, truth), f1(own, truth)))
            ours, theirs = (sum(each) / len(scores) for each in zip(*scores, strict=True))
            print(f"{frame:<32}{ours:12.4f}{theirs:12.4f}")


def only(found: str, other: str) -> str:
    """The words of one text that the other lacks, the most frequent ones named."""
    left = Counter(re.findall(r"\w+", found)) - Counter(re.findall(r"\w+", other))
    return f"{left.total()}" + (f" ({', '.join(word for word, _ in left.most_common(3))})" if left else "")


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words, or all where there are fewer."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3))) if words else Counter()


def harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall)


def texts(data: bytes) -> tuple[str, str]:
    """The main text of a page, and trafilatura's own."""
    import trafilatura

    try:
        found = read_html(data).text
    except UnreadableFileError:
        found = ""
    return found, trafilatura.extract(data, include_comments=False, include_tables=True) or ""


def compare_articles(folder: Path) -> None:
    """Print F1 against the texts of Scrapinghub's benchmark: of the means of precision and recall, as it does."""
    shares: list[list[tuple[float, float]]] = [[], []]
    for key, truth in json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")).items():
        wanted = runs(truth.get("articleBody", ""))
        with gzip.open(folder / "html" / f"{key}.html.gz") as file:
            for known, text in zip(shares, texts(file.read()), strict=True):
                found = runs(text)
                both = (found & wanted).total()
                known.append((both / max(1, found.total()), both / max(1, wanted.total())))
    scores = [harmonic(*(sum(each) / len(known) for each in zip(*known, strict=True))) for known in shares]
    print(f"{len(shares[0])} pages, F1: scoqa {scores[0]:.4f}, trafilatura {scores[1]:.4f}")


def compare_pieces(folder: Path) -> None:
    """Print F1 of pieces of text that trafilatura's own tests know to belong to pages or not to."""
    counts: list[Counter[str]] = [Counter(), Counter()]
    pages = json.loads((folder / "tests" / "evaldata.json").read_text(encoding="utf-8"))
    for page in pages.values():
        (path,) = [
            at for part in ("cache", "eval") if (at := folder / "tests" / part / page["file"]).exists()
        ][:1]
        for known, text in zip(counts, texts(path.read_bytes()), strict=True):
            # its own has no marks of notes, and bars in tables only
            flat = alike(re.sub(r"\[(\d{1,3})\]", r"\1", text).replace("\\|", "|"))
            for kind in ("with", "without"):
                known[kind] += sum(alike(piece) in flat for piece in page[kind])
            known["wanted"] += len(page["with"])
    scores = [
        harmonic(known["with"] / (known["with"] + known["without"]), known["with"] / known["wanted"])
        for known in counts
    ]
    print(f"{len(pages)} pages, F1 of pieces: scoqa {scores[0]:.4f}, trafilatura {scores[1]:.4f}")


def alike(text: str) -> str:
    """A text with its characters and blanks in one form."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def main() -> int:
    import trafilatura

    asked = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    if (asked / "ground-truth.json").exists():
        compare_articles(asked)
        return 0
    if (asked / "tests" / "evaldata.json").exists():
        compare_pieces(asked)
        return 0
    compare_made()

    folder = asked / "files" / "html"
    print(
        f"{'page':<32}{'F1 with trafilatura':>20}  title authors date  headings, words only here, only there"
    )
    right: Counter[str] = Counter()
    for name, (title, authors, issued, headings) in TRUTH.items():
        document = read(folder / name)
        own = (
            trafilatura.extract((folder / name).read_bytes(), include_comments=False, include_tables=True)
            or ""
        )
        path: list[tuple[int, str]] = []
        paths = []
        for section in document.sections:
            path = [*(step for step in path if step[0] < section.level), (section.level, section.heading)]
            paths.append(" > ".join(heading for _, heading in path))
        found = sum(
            any(known == wanted or known.endswith("> " + wanted) for known in paths) for wanted in headings
        )
        good = [
            document.meta.title == title,
            document.meta.authors == authors,
            document.meta.issued == issued,
        ]
        for key, value in zip(("title", "authors", "date"), good, strict=True):
            right[key] += value
        right["headings"] += found
        right["of"] += len(headings)
        marks = "".join(f"{'yes' if value else 'NO':>7}" for value in good)
        print(
            f"{name:<32}{f1(document.text, own):20.4f}{marks}  {found}/{len(headings)}  {only(document.text, own)}  {only(own, document.text)}"
        )
    print(
        f"title {right['title']}, authors {right['authors']}, date {right['date']} of {len(TRUTH)}; "
        f"heading paths {right['headings']} of {right['of']}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
