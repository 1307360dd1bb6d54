"""XHTML of books to blocks: headings, paragraphs, list items, tables, notes, without scripts and menus."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scoqa.reading.content import TextBuilder
from scoqa.reading.elements import UNSEEN, attribute, local
from scoqa.reading.formulas import formula
from scoqa.reading.raised import raised_element
from scoqa.types import Zone

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = {
    "script", "style", "head", "template", "noscript", "svg", "audio", "video", "object", "rt", "rp", "annotation",
    "annotation-xml",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "section", "article", "body", "html", "main", "header", "footer", "aside", "nav", "ul", "ol", "li",
    "dl", "dt", "dd", "blockquote", "pre", "table", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6",
    "address", "hr", "form", "fieldset", "details", "summary", "caption", "center", "hgroup",
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = {"b", "strong"}
_LAID = {"table", *_HEADINGS}
"""What stands in no cell of a table that is one."""
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
    "abstract": Zone.ABSTRACT,
}
_CLASSES = {
    "toc": Zone.CONTENTS, "footnotes": Zone.FOOTNOTE, "endnotes": Zone.FOOTNOTE, "msofootnotetext": Zone.FOOTNOTE,
    "msoendnotetext": Zone.FOOTNOTE, "references": Zone.REFERENCES, "csl-bib-body": Zone.REFERENCES,
    "ltx_bibliography": Zone.REFERENCES, "thebibliography": Zone.REFERENCES, "msobibliography": Zone.REFERENCES,
    "abstract": Zone.ABSTRACT, "ltx_abstract": Zone.ABSTRACT, "caption": Zone.CAPTION, "msocaption": Zone.CAPTION,
    "msotoc1": Zone.CONTENTS, "msotoc2": Zone.CONTENTS, "msotoc3": Zone.CONTENTS,
}  # fmt: skip
"""What programs call parts of a page in small letters, where the page gives no role."""
_MARKS = {
    "footnote-ref",
    "footnoteref",
    "noteref",
    "fnref",
    "fn-ref",
    "msofootnotereference",
    "msoendnotereference",
}
_BACK = re.compile(r"[↩↑⏎^←\ufe0e\ufe0f\s]+")
"""The words of a link from a note back to its place."""
_NUMBER = re.compile(r"\d+|[A-Za-z]|[ivxlc]{1,7}")
"""The number of a note, or its letter."""
_LONG, _FEW = 1000, 40
"""Characters of a listing from which its blank lines part it, and of no heading; texts between elements of a heading."""
_PARTS = re.compile(r"\n\s*\n")


def add_markup(builder: TextBuilder, element: _Element, zone: Zone = Zone.BODY) -> None:
    """Append the blocks of an (X)HTML element; loose text between blocks is a paragraph, two line breaks part it."""
    loose: list[str] = []

    is_bold = local(element) in ("p", "div") and _is_bold(element)

    def close() -> None:
        for words in _PARTS.split("".join(loose)):
            builder.add(_folded(words), zone=zone, is_bold=is_bold)
        loose.clear()

    loose.append((element.text or "").replace("\n", " "))
    n_items = _first_number(element) - 1
    for child in element:
        name = local(child)
        if is_page_break(child):
            pass  # its number is none of the text
        elif name in _BLOCKS:
            close()
            if name == "li" and zone is Zone.FOOTNOTE and local(element) == "ol":
                n_items += 1
                _number(child, n_items)
            _block(builder, child, name, _role(child) or zone)
        elif name and name not in _SKIPPED:
            if any(local(inner) in _BLOCKS for inner in child.iter()):
                close()
                add_markup(builder, child, _role(child) or zone)
            else:
                loose.append("".join(_pieces(child)))
        loose.append((child.tail or "").replace("\n", " "))
    close()


def _first_number(listed: _Element) -> int:
    """The number of a list's first item."""
    start = listed.get("start", "") if local(listed) == "ol" else ""
    return int(start) if start.isdecimal() and len(start) < 6 else 1


def _is_bold(element: _Element) -> bool:
    """Whether it is short and bold elements hold all its words."""
    texts = list(itertools.islice(element.itertext(), _FEW + 1))
    return len(texts) <= _FEW and sum(map(len, texts)) <= _LONG and _holds_bold(element)


def _holds_bold(element: _Element) -> bool:
    if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        return False
    inner = [child for child in element if "".join(child.itertext()).strip()]
    return bool(inner) and all(local(child) in _BOLD or _holds_bold(child) for child in inner)


def _number(note: _Element, number: int) -> None:
    """Put its number before the words of a note."""
    first = next((item for item in note.iter() if local(item) == "p"), note)
    first.text = f"[{number}] {first.text or ''}"


def _block(builder: TextBuilder, element: _Element, name: str, zone: Zone) -> None:
    if name in _HEADINGS:
        builder.add(" ".join(inline(element).split()), level=_HEADINGS[name], zone=zone)
    elif name == "table":
        _table(builder, element, zone)
    elif name == "pre":
        words = "".join(_listed(element))
        for part in _PARTS.split(words) if len(words) > _LONG else [words]:
            builder.add(part, zone=zone)
    elif name in ("figcaption", "caption"):
        builder.add(inline(element), zone=Zone.CAPTION)
    else:
        add_markup(builder, element, zone)


def _listed(element: _Element) -> Iterator[str]:
    """The text of a listing, whose white space counts."""
    yield "\n" if local(element) == "br" else element.text or ""
    for child in element:
        yield from _listed(child) if local(child) not in _SKIPPED else ()
        yield child.tail or ""


def _table(builder: TextBuilder, table: _Element, zone: Zone) -> None:
    """Rows as lines; what a table of one column or of headings and tables holds is laid out by it, and no table."""
    for child in table:
        if local(child) == "caption":
            builder.add(inline(child), zone=Zone.CAPTION)
    rows = [
        [cell for cell in row if local(cell) in ("td", "th")]
        for part in table
        for row in ([part] if local(part) == "tr" else part)
        if local(row) == "tr"
    ]
    if any(local(inner) in _LAID for row in rows for cell in row for inner in cell.iter()):
        for cell in (cell for row in rows for cell in row):
            add_markup(builder, cell, zone)
        return
    lines = [" | ".join(" ".join(inline(cell).split()) for cell in row) for row in rows]
    kept = [line for line in lines if line.strip(" |")]
    if all(" | " not in line for line in kept):  # one column: a layout, not a table
        for cell in (cell for row in rows for cell in row):
            add_markup(builder, cell, zone)
    else:
        builder.add("\n".join(kept), zone=Zone.TABLE if zone is Zone.BODY else zone)


def inline(element: _Element) -> str:
    """The words of an element, white space folded, its line breaks kept."""
    return _folded("".join(_pieces(element)))


def _pieces(element: _Element) -> Iterator[str]:
    name = local(element)
    if name in _SKIPPED or is_page_break(element):
        return
    if name in ("br", "lb"):
        yield "\n"
        return
    if name == "img":
        alt = element.get("alt", "")
        yield (
            f" {alt} "
            if len(alt.split()) > 3 and alt != "Refer to caption" and not _is_told(element, alt)
            else ""
        )
        return
    if name == "sup" and not (len(element) == 1 and _is_note_mark(element[0])):
        yield raised_element(element)
        return
    if name == "math":
        yield formula(element)
        return
    if name == "a" and _leads_back(element):
        return
    if _is_note_mark(element) and _NUMBER.fullmatch(number := "".join(element.itertext()).strip(" []()\n")):
        yield f"[{number}]"  # not glued to the word before it
        return
    names = element.get("class", "")
    if "num" in names and len(element) == 0:
        yield " "  # a line number in the margin
    yield (element.text or "").replace("\n", " ")
    for child in element:
        yield from _pieces(child)
        yield (child.tail or "").replace("\n", " ")
    if "ltx_tag" in names:
        yield " "  # a number that the style sheet sets apart


def _leads_back(link: _Element) -> bool:
    """Whether a link leads from a note back to its place, be that in another part of a book, and says no more than that."""
    words = "".join(link.itertext())
    if "#" in link.get("href", "") and _BACK.fullmatch(words):
        return True
    if not _says(link, "backlink") or any(map(str.isdigit, words)):
        return False
    return "doc-backlink" in link.get("role", "") or "backlink" in attribute(link, "type").split()


def _is_told(image: _Element, alt: str) -> bool:
    """Whether the caption of the figure that a picture is in says what its description does."""
    figure = next((parent for parent in image.iterancestors() if local(parent) == "figure"), None)
    captions = (item for item in (figure if figure is not None else ()) if local(item) == "figcaption")
    return any(_folded(alt) in inline(caption) for caption in captions)


def is_page_break(element: _Element) -> bool:
    """Whether it says where a page of the printed book begins."""
    if not _says(element, "pagebreak"):
        return False
    return "doc-pagebreak" in element.get("role", "") or "pagebreak" in attribute(element, "type").split()


def _says(element: _Element, word: str) -> bool:
    """Whether the word stands in its attributes at all, which is asked first as books have elements by the million."""
    values = element.values()
    return bool(values) and word in "\n".join(values).lower()


def _is_note_mark(element: _Element) -> bool:
    if not _says(element, "ref"):
        return False
    stated = attribute(element, "type") + element.get("role", "")
    return "noteref" in stated or not _MARKS.isdisjoint(element.get("class", "").lower().split())


def _role(element: _Element) -> Zone | None:
    found = None
    if element.attrib:
        roles = (attribute(element, "type") + " " + element.get("role", "").replace("doc-", "")).split()
        found = next((_ROLES[role] for role in roles if role in _ROLES), None)
        if found is None:
            names = element.get("class", "").lower().split()
            found = next((_CLASSES[name] for name in names if name in _CLASSES), None)
    return Zone.CONTENTS if found is None and local(element) == "nav" else found


def _folded(words: str) -> str:
    lines = (" ".join(line.split()) for line in words.translate(UNSEEN).split("\n"))
    return "\n".join(line for line in lines if line)
