"""Saved web pages: main text against trafilatura's own, and title, authors, date, headings against the page.

``python benchmarks/reading_html.py [SHARED]`` reads SHARED/files/html (default ../shared). What is true
of each page was read off it by hand: title, authors, date, number of headings in the article.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from scoqa.reading import read

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


def main() -> int:
    import trafilatura

    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared") / "files" / "html"
    print(f"{'page':<32}{'F1 with trafilatura':>20}  title authors date  headings")
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
        print(f"{name:<32}{f1(document.text, own):20.4f}{marks}  {found}/{len(headings)}")
    print(
        f"title {right['title']}, authors {right['authors']}, date {right['date']} of {len(TRUTH)}; "
        f"heading paths {right['headings']} of {right['of']}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
