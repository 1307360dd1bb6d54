"""The words of an element of JATS XML: marks of notes and formulas as text, nothing glued, nothing that is not printed."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from scoqa.later import pattern
from scoqa.reading.elements import UNSEEN, local
from scoqa.reading.formulas import formula, tex
from scoqa.reading.raised import raised_element, text_before

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.etree import _Element

_CITED = {
    "element-citation",
    "mixed-citation",
    "nlm-citation",
    "citation",
    "related-object",
    "related-article",
    "product",
}
_SET = {
    "sup",
    "italic",
    "bold",
    "sub",
    "sc",
    "roman",
    "monospace",
    "underline",
    "styled-content",
    "named-content",
}
"""How words are set; it parts them from none beside them."""
NOTED = {"fn-group", "table-wrap-foot", "author-notes"}
"""What holds notes that no place in the text calls."""
_OTHERWISE = {
    "sup",
    "xref",
    "math",
    "tex-math",
    "object-id",
    "annotation",
    "annotation-xml",
    "alt-text",
    "long-desc",
}
"""Elements whose words are not their text, or not always."""
_APART = {"break", "p", "label", "title", "td", "source", "name", "year", "verse-line", "attrib"}
"""Elements whose words no blank parts from those beside them in the XML."""
_NOTE_MARKS = {"fn", "table-fn"}
_GLUED = pattern(r"(?:[^\W\d_]|[^\W\d_][.,;:”’)])\Z")
"""The end of a text that a number behind it would be read as part of."""


def words(element: _Element) -> str:
    """The words of an element on one line, without those of the notes in it."""
    return folded("".join(pieces(element)))


def child_of(element: _Element, name: str) -> _Element | None:
    """The first child of a name."""
    return next((child for child in element if local(child) == name), None)


def within(element: _Element, around: _Element, names: Collection[str]) -> bool:
    """Whether an element of one of the names stands between an element and one around it."""
    parents = itertools.takewhile(lambda parent: parent is not around, element.iterancestors())
    return any(local(parent) in names for parent in parents)


def pieces(element: _Element, is_listed: bool = False) -> list[str]:
    """The text of an element without the notes in it.

    Args:
        element: Of an article.
        is_listed: It is part of a listed work, in which each part stands for itself.
    """
    put: list[str] = []
    _put(put, element, local(element), is_listed)
    return put


def _put(put: list[str], element: _Element, name: str, is_listed: bool) -> None:
    """Append the text of an element; a list, as a generator hands each piece up through all elements around it."""
    if name in _OTHERWISE and (told := _told(element, name, is_listed)) is not None:
        put.append(told)
        return
    is_apart = name in _APART and not is_listed
    if is_apart:
        put.append(" ")
    put.append(element.text or "")
    is_listed = is_listed or name in _CITED
    for child in element:
        inner = local(child)
        if inner != "fn" or name in NOTED:
            _put(put, child, inner, is_listed)
        tail = child.tail or ""
        if is_listed and not tail.strip() and _is_next_to(child, inner):
            tail = "–" if inner == "fpage" else " "
        put.append(tail)
    if is_apart:
        put.append(" ")


def _told(element: _Element, name: str, is_listed: bool) -> str | None:
    """The text of an element that is not told by its words; None where it is."""
    if name == "sup":
        return raised_element(element)
    if name == "xref":
        return _mark(element) or None
    if name == "math":
        return formula(element)
    if name == "tex-math":
        return "" if _is_told(element) else f" {tex(''.join(element.itertext()))} "
    return None if name == "object-id" and is_listed else ""


def _is_told(tex_math: _Element) -> bool:
    """Whether MathML beside it says the same."""
    around = tex_math.getparent()
    return around is not None and any(local(item) == "math" for item in around.iter())


def _mark(xref: _Element) -> str:
    """The number of a note or of a listed work in brackets, where it would be glued to the word before it; else ""."""
    kind = xref.get("ref-type")
    if kind not in _NOTE_MARKS and kind != "bibr":
        return ""
    text = "".join(xref.itertext()).strip()
    if kind == "bibr":
        is_glued = text.isdecimal() and len(text) < 4 and _GLUED.search(text_before(xref))
        return f"[{text}]" if is_glued else ""
    number = text.strip("[]()")
    return f"[{number}]" if number.isdecimal() else ""


def _is_next_to(part: _Element, name: str) -> bool:
    """Whether another part of a listed work follows one of a name, no text being between them."""
    after = part.getnext()
    return after is not None and name not in _SET and local(after) not in _SET


def folded(text: str) -> str:
    """A text with its white space folded and without signs that nobody sees."""
    return " ".join((text if text.isascii() else text.translate(UNSEEN)).split())
