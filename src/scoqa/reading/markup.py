"""XHTML of books to blocks: headings, paragraphs, list items, tables, notes, without scripts and menus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scoqa.reading.content import TextBuilder
from scoqa.reading.elements import attribute, local
from scoqa.reading.raised import raised_element
from scoqa.types import Zone

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = {
    "script",
    "style",
    "head",
    "template",
    "noscript",
    "svg",
    "math",
    "audio",
    "video",
    "object",
    "rt",
    "rp",
}
_BLOCKS = {
    "p", "div", "section", "article", "body", "html", "main", "header", "footer", "aside", "nav", "ul", "ol", "li",
    "dl", "dt", "dd", "blockquote", "pre", "table", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6",
    "address", "hr", "form", "fieldset", "details", "summary", "caption", "center",
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ROLES = {
    "toc": Zone.CONTENTS,
    "landmarks": Zone.CONTENTS,
    "page-list": Zone.CONTENTS,
    "footnote": Zone.FOOTNOTE,
    "footnotes": Zone.FOOTNOTE,
    "endnote": Zone.FOOTNOTE,
    "endnotes": Zone.FOOTNOTE,
    "rearnote": Zone.FOOTNOTE,
    "rearnotes": Zone.FOOTNOTE,
    "bibliography": Zone.REFERENCES,
    "index": Zone.CONTENTS,
}


def add_markup(builder: TextBuilder, element: _Element, zone: Zone = Zone.BODY) -> None:
    """Append the blocks of an (X)HTML element; loose text between blocks is a paragraph."""
    loose: list[str] = []

    def close() -> None:
        words = _folded("".join(loose))
        loose.clear()
        builder.add(words, zone=zone)

    loose.append((element.text or "").replace("\n", " "))
    for child in element:
        name = local(child)
        if name in _BLOCKS:
            close()
            _block(builder, child, name, _role(child) or zone)
        elif name and name not in _SKIPPED:
            if any(local(inner) in _BLOCKS for inner in child.iter()):
                close()
                add_markup(builder, child, _role(child) or zone)
            else:
                loose.append("".join(_pieces(child)))
        loose.append((child.tail or "").replace("\n", " "))
    close()


def _block(builder: TextBuilder, element: _Element, name: str, zone: Zone) -> None:
    if name in _HEADINGS:
        builder.add(" ".join(inline(element).split()), level=_HEADINGS[name], zone=zone)
    elif name == "table":
        rows = [
            " | ".join(" ".join(inline(cell).split()) for cell in row if local(cell) in ("td", "th"))
            for row in element.iter()
            if local(row) == "tr"
        ]
        kept = [row for row in rows if row.strip(" |")]
        if all(" | " not in row for row in kept):  # one column: a layout, not a table
            for row in kept:
                builder.add(row, zone=zone)
        else:
            builder.add("\n".join(kept), zone=Zone.TABLE if zone is Zone.BODY else zone)
    elif name == "pre":
        builder.add("".join(element.itertext()), zone=zone)
    elif name in ("figcaption", "caption"):
        builder.add(inline(element), zone=Zone.CAPTION)
    else:
        add_markup(builder, element, zone)


def inline(element: _Element) -> str:
    """The words of an element, white space folded, its line breaks kept."""
    return _folded("".join(_pieces(element)))


def _pieces(element: _Element) -> Iterator[str]:
    name = local(element)
    if name in _SKIPPED:
        return
    if name in ("br", "lb"):
        yield "\n"
        return
    if name == "img":
        alt = element.get("alt", "")
        yield f" {alt} " if len(alt.split()) > 3 else ""
        return
    if name == "sup":
        yield raised_element(element)
        return
    if _is_note_mark(element) and (number := "".join(element.itertext()).strip(" []()\n")).isdecimal():
        yield f"[{number}]"  # not glued to the word before it
        return
    if "num" in element.get("class", "") and len(element) == 0:
        yield " "  # a line number in the margin
    yield (element.text or "").replace("\n", " ")
    for child in element:
        yield from _pieces(child)
        yield (child.tail or "").replace("\n", " ")


def _is_note_mark(element: _Element) -> bool:
    return "noteref" in (attribute(element, "type") + element.get("role", ""))


def _role(element: _Element) -> Zone | None:
    roles = (attribute(element, "type") + " " + element.get("role", "").replace("doc-", "")).split()
    found = next((_ROLES[role] for role in roles if role in _ROLES), None)
    return Zone.CONTENTS if found is None and local(element) == "nav" else found


def _folded(words: str) -> str:
    lines = (" ".join(line.split()) for line in words.split("\n"))
    return "\n".join(line for line in lines if line)
