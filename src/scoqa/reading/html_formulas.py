"""Formulas of web pages as text: once each, where a page shows them as well in a way of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoqa.reading.formulas import formula

if TYPE_CHECKING:
    from lxml.etree import _Element

_DRAWN = re.compile(
    r"(?:^|\s)(?:katex|MathJax|MathJax_Display|MathJax_CHTML|MathJax_SVG|mwe-math-element)(?:\s|$)"
)
"""What KaTeX, MathJax and MediaWiki call the elements that hold a formula beside its drawing."""


def write_formulas(root: _Element) -> None:
    """Put the words of each formula in MathML in its place, and in that of the drawing of the same formula.

    trafilatura leaves such elements out, and without the drawing's they would be in the text twice.
    """
    for math in list(root.iter("math")):
        if math.getparent() is None or not any(one is root for one in math.iterancestors()):
            continue  # it stands in a drawing that is done
        drawn = [one for one in math.iterancestors() if _is_drawn(one)]
        place = drawn[-1] if drawn else math
        words = formula(math)
        if place is root or not words:
            continue
        for preview in place.itersiblings(preceding=True):
            if "MathJax_Preview" in (preview.get("class") or ""):
                preview.drop_tree()
            break
        tail = place.tail or ""
        place.tail = f"{words.rstrip()} {tail}" if tail[:1].isalpha() else f"{words}{tail}"
        place.drop_tree()


def _is_drawn(element: _Element) -> bool:
    return element.tag == "mjx-container" or _DRAWN.search(element.get("class") or "") is not None
