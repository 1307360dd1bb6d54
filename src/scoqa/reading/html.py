"""HTML through trafilatura: the main text of a page without its menus, with headings, lists and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Content, TextBuilder
from scoqa.types import Meta, Zone

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_html(data: bytes) -> Content:
    """The main text of a page; the page's own title, never its site's menus."""
    import trafilatura

    page = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False, include_tables=True)
    if page is None or isinstance(page, dict) or page.body is None:
        raise UnreadableFileError("no text found in this web page")
    builder = TextBuilder()
    title = " ".join((page.title or "").split())
    _add(builder, page.body)
    if not builder.blocks:
        raise UnreadableFileError("no text found in this web page")
    meta = Meta(title=title, origin=(("title", "embedded metadata"),) if title else ())
    return builder.finish(meta=meta)


def _add(builder: TextBuilder, parent: _Element) -> None:
    if parent.text:
        builder.add(_folded(parent.text))
    for element in parent:
        match element.tag:
            case "head":
                rend = element.get("rend", "h2")
                level = int(rend[1:]) if rend[1:].isdigit() else 2
                builder.add(_folded("".join(element.itertext())), level=level)
            case "table":
                rows = [
                    " | ".join(_folded("".join(cell.itertext())) for cell in row if cell.tag == "cell")
                    for row in element.iter("row")
                ]
                builder.add("\n".join(row for row in rows if row.strip(" |")), zone=Zone.TABLE)
            case "list" | "quote":
                _add(builder, element)
            case "code":
                builder.add("".join(element.itertext()))
            case _:
                if any(child.tag in ("p", "list", "table", "head", "quote") for child in element):
                    _add(builder, element)
                else:
                    builder.add(_folded("".join(element.itertext())))
        if element.tail:
            builder.add(_folded(element.tail))


def _folded(words: str) -> str:
    return " ".join(words.split())
