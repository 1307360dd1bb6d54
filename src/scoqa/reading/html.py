"""HTML through trafilatura: the main text of a page without its menus, with headings, lists and tables."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Content, TextBuilder
from scoqa.reading.decoding import decode
from scoqa.reading.elements import UNSEEN, is_cut
from scoqa.reading.html_articles import article_part, strip_article
from scoqa.reading.html_documents import document_part, strip_document
from scoqa.reading.html_formulas import write_formulas
from scoqa.reading.html_holders import has_lost, holder_of, holds
from scoqa.reading.html_meta import page_meta
from scoqa.reading.markup import add_markup, inline
from scoqa.reading.raised import raised_element
from scoqa.types import Zone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_EDIT_LINKS = "//*[contains(@class, 'mw-editsection')]"
_MENUS = {"nav", "header", "footer", "aside", "form", "button", "iframe"}
_WHOLE = re.compile(rb"<(?:html|body|head|!doctype)\b", re.IGNORECASE)
_FIRST = rb"[\xef\xbb\xbf\s]*+(?:<!--.*?-->\s*+)*+<"
_BEGUN = re.compile(_FIRST + rb"(?:html|\?xml|!doctype)\b", re.IGNORECASE | re.DOTALL)
_ROOTLESS = re.compile(_FIRST + rb"body\b", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*(?:charset|encoding)", re.IGNORECASE)
_HEAD = 4096
"""Bytes of a page among which it states its encoding."""
_DEEP, _PARSED = 100, 2040
"""Depth from which wrappers are left out, and at which the parser stops even where it is told not to."""
_WRAPPERS = {"div", "center", "section", "article", "blockquote", "dl", "dd"}
_INLINE = {"span", "font", "b", "i", "em", "strong", "a", "u", "small", "big", "tt"}
_MOST_ATTRIBUTES = 1000
"""Attributes of one tag past which a page is not read: the parser walks along all of them for each more."""
_BLANK = rb" \t\n\r\f"
_ATTRIBUTES = (
    rb"(?:[B/]*+[^B/>][^B/>=]*+(?:[B]*+=[B]*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^B>\"'][^B>]*+)?+)?+)"
    rb"{0,%d}+[B/]*+(?:>|\Z)" % _MOST_ATTRIBUTES
).replace(b"B", _BLANK)
_SLIGHT = re.compile(rb"[^<]*+(?:<(?:(?![A-Za-z])|[A-Za-z][^ \t\n\r\f/>]*+(?:>|%s))[^<]*+)*+" % _ATTRIBUTES)
"""As far as no tag of a page has more attributes, taking scripts and comments for markup."""
_PARTS = ("p", "list", "table", "head", "quote")
"""What trafilatura calls blocks; it keeps divisions around some of them."""
_PARAGRAPHS, _LAID_WORDS = 3, 100
"""Paragraphs and words of a cell that holds a part of a page."""
_CELLS = ("cell", "td", "th")
"""What it calls cells of a table, and what they were called in one that it left as it was."""
_NOTICE = 300
"""Characters of a text that may be no more than a notice."""
_NEEDS_SCRIPTS = re.compile(
    r"\b(?:enable|turn on|activate|requires?|needs?|without|aktivieren sie|activer|activez|habilit\w+|active|attivare) "
    r"(?:\w+ ){0,2}javascript\b|\bjavascript (?:\w+ ){0,3}(?:disabled|required|enabled|deaktiviert|désactivé|needed|turned off)\b",
    re.IGNORECASE,
)
_LEAST_OF_ARTICLE = 0.3
"""Share of the words of an article's part of a page that are left of it, or they stood in what is none of it, as hidden ones do."""
_LEAST = 0.02
"""Share of a page's words below which trafilatura's choice is not believed, and all but menus is read."""


def _trafilatura() -> Any:
    """The library; urllib3, which it imports, would open a socket to see whether there is an IPv6."""
    import socket

    kept, socket.has_ipv6 = socket.has_ipv6, False
    try:
        import trafilatura
    finally:
        socket.has_ipv6 = kept
    return trafilatura


class NoTextError(UnreadableFileError):
    """A page that holds no text."""

    def __init__(self, why: str = "") -> None:
        super().__init__(f"no text found in this web page{why and f': {why}'}")


def begins_as_page(data: bytes) -> bool:
    """Whether bytes begin as whole pages do, not with a tag as a text about tags may."""
    return _BEGUN.match(data) is not None


def read_html(data: bytes) -> Content:
    """The main text of a page, never its site's menus; all of a page that has no main text.

    Raises:
        NoTextError: There is no text in it.
        UnreadableFileError: It cannot be parsed in reasonable time and depth.
    """
    root = page_root(data)
    meta = page_meta(root)
    write_formulas(root)
    part = document_part(root)
    if part is not None:
        builder = TextBuilder()
        strip_document(part)
        add_markup(builder, part)
        if builder.blocks:
            return builder.finish(meta=meta)
        root = _readable(data)
    part = article_part(root)
    if part is not None:
        n_words = len(" ".join(part.itertext("p", "li")).split())
        builder = TextBuilder()
        strip_document(part)
        strip_article(part)
        add_markup(builder, part)
        if len(builder.text.split()) >= max(1, _LEAST_OF_ARTICLE * n_words):
            return builder.finish(meta=meta)
        root = _readable(data)
    n_words = len(" ".join(root.itertext("p", "li", "td", "dd")).split())
    for link in root.xpath(_EDIT_LINKS):
        link.drop_tree()
    _lower(root)
    builder = _main_text(root)
    if len(builder.text.split()) < max(1, _LEAST * n_words):
        builder = TextBuilder()
        body = _readable(data).find("body")
        if body is not None:
            for element in [e for e in body.iter() if e.tag in _MENUS and e.getparent() is not None]:
                element.drop_tree()
            add_markup(builder, body)
    is_notice = len(builder.text) < _NOTICE and _NEEDS_SCRIPTS.search(builder.text) is not None
    if not builder.blocks or (is_notice and _why_empty(data)):
        raise NoTextError(_why_empty(data))
    return builder.finish(meta=meta)


def _why_empty(data: bytes) -> str:
    """Why a page that was saved has no text, "" where that is not known."""
    root = page_root(data)
    if next(root.iter("frameset"), None) is not None:
        return "it shows other files in its frames"
    if next(root.iter("script"), None) is not None:
        return "its scripts make it in the browser"
    return ""


def _readable(data: bytes) -> _Element:
    root = page_root(data)
    write_formulas(root)
    return root


def _main_text(root: _Element) -> TextBuilder:
    """The main text of a page as trafilatura finds it; once more in the element around it, where that lost its headings or lists."""
    builder = _extracted(root)
    text = builder.text
    if not has_lost(root, text):
        return builder
    holder = holder_of(root, text)
    if holder is None:
        return builder
    again = _extracted(_page_around(holder))
    return again if holds(again.text, text) else builder


def _extracted(root: _Element) -> TextBuilder:
    page = _trafilatura().bare_extraction(
        root,
        output_format="xml",  # with its own of "python" it would make a text as well
        include_comments=False,
        include_tables=True,
        include_formatting=False,
    )
    builder = TextBuilder()
    if page is not None and not isinstance(page, dict) and page.body is not None:
        _add(builder, page.body)
    return builder


def _page_around(part: _Element) -> _Element:
    """A page of a part of another alone, under a name by which trafilatura knows the article."""
    from lxml import html

    root = html.Element("html")
    body = html.Element("body")
    root.append(body)
    part.tail = None
    body.append(part)
    part.tag = "div"
    part.attrib.clear()
    part.set("class", "post")
    return root


def _lower(root: _Element) -> None:
    """Make raised words plain ones, as trafilatura glues them to the word before."""
    for element in list(root.iter("sup")):
        if element.getparent() is not None:  # it stands in none that is lowered already
            element.text = raised_element(element)
            del element[:]
            element.drop_tag()


def page_root(data: bytes) -> _Element:
    """The root of a page; of a fragment, of a page made around it."""
    load_html = _trafilatura().utils.load_html

    if b"\0" in data[:1000] or not _CHARSET.search(data[:_HEAD]):
        data = decode(data)[0].encode()
    if not _WHOLE.search(data):
        data = b"<html><body>%s</body></html>" % data
    elif _ROOTLESS.match(data):  # HTML may leave the root out, and trafilatura takes that for no page
        data = b"<html>%s</html>" % data
    slight = _SLIGHT.match(data)
    if slight is None or (slight.end() < len(data) and _widest(data) > _MOST_ATTRIBUTES):
        raise UnreadableFileError(f"a tag in it has more than {_MOST_ATTRIBUTES:,} attributes; not read")
    root = load_html(data)
    if root is None:
        raise NoTextError
    return _flat(data) if is_cut(root) else root


def _widest(data: bytes) -> int:
    """The most attributes that a tag of a page has; makes no tree of them, and takes time in proportion to the page."""
    from lxml import etree

    class Counting:
        n = 0

        def start(self, _: str, attributes: Mapping[str, str]) -> None:
            self.n = max(self.n, len(attributes))

        def close(self) -> int:
            return self.n

    return int(etree.fromstring(data, etree.HTMLParser(target=Counting(), huge_tree=True)))


def _flat(data: bytes) -> _Element:
    """The root of a page that is nested deeper than is parsed, as by tags never closed; without its deep wrappers.

    Raises:
        UnreadableFileError: It is nested too deeply even so.
    """
    from lxml import html

    decode_file = _trafilatura().utils.decode_file

    parser = html.HTMLParser(
        huge_tree=True, collect_ids=False, default_doctype=False, remove_comments=True, remove_pis=True
    )
    root = html.fromstring(decode_file(data), parser=parser)
    depth = {root: 1}
    for element in root.iterdescendants():
        depth[element] = depth[element.getparent()] + 1
    if max(depth.values()) >= _PARSED:
        raise UnreadableFileError("nested too deeply to read")
    for element in [element for element, n in depth.items() if n > _DEEP]:
        if element.tag in _WRAPPERS:
            element.text, element.tail = f" {element.text or ''}", f" {element.tail or ''}"
        if element.tag in _WRAPPERS or element.tag in _INLINE:
            element.drop_tag()
    if is_cut(root):
        raise UnreadableFileError("nested too deeply to read")
    return root


def _add(builder: TextBuilder, parent: _Element) -> None:
    if parent.text:
        builder.add(_folded(parent.text))
    for element in parent:
        _add_one(builder, element)
        if element.tail:
            builder.add(_folded(element.tail))


def _add_one(builder: TextBuilder, element: _Element) -> None:
    match element.tag:
        case "head":
            rend = element.get("rend", "h2")
            level = int(rend[1:]) if rend[1:].isdigit() else 2
            builder.add(_folded("".join(element.itertext())), level=level)
        case "table":
            _add_table(builder, element)
        case "list" | "quote":
            _add(builder, element)
        case "code":
            for end in element.iter("lb", "br"):
                end.tail = f"\n{end.tail or ''}"
            builder.add("".join(element.itertext()))
        case _:
            if any(inner.tag in _PARTS for inner in element.iterdescendants()):
                _add(builder, element)
            else:
                builder.add(_marked(inline(element)))


def _add_table(builder: TextBuilder, table: _Element) -> None:
    """Rows as lines; the cells of a table by which a page is laid out as what they hold."""
    rows = [[cell for cell in row if cell.tag in _CELLS] for row in table.iter("row", "tr")]
    if any(map(_is_laid, itertools.chain.from_iterable(rows))):
        _add_cells(builder, table)
        return
    lines = [" | ".join(_folded(" ".join(cell.itertext())) for cell in cells) for cells in rows]
    builder.add("\n".join(line for line in lines if line.strip(" |")), zone=Zone.TABLE)


def _is_laid(cell: _Element) -> bool:
    """Whether a cell holds a part of a page: headings, tables, or many paragraphs."""
    if next(cell.iter("head", "table"), None) is not None:
        return True
    n_paragraphs = sum(1 for _ in itertools.islice(cell.iter("p"), _PARAGRAPHS))
    return n_paragraphs == _PARAGRAPHS and len(" ".join(cell.itertext()).split()) >= _LAID_WORDS


def _add_cells(builder: TextBuilder, part: _Element) -> None:
    """The blocks below rows and cells; loose text between them is a paragraph."""
    loose = [part.text or ""]
    for child in part:
        if child.tag in ("row", "tr", *_CELLS) or child.tag in _PARTS:
            builder.add(_folded("".join(loose)))
            if child.tag in _PARTS:
                _add_one(builder, child)
            else:
                _add_cells(builder, child)
            loose.clear()
        else:
            loose.append(" " if child.tag in ("lb", "br") else "".join(child.itertext()))
        loose.append(child.tail or "")
    builder.add(_folded("".join(loose)))


_MARK = re.compile(r"(?<=[^\W\d_])\s?\[\s?(\d{1,3})\s?\]")


def _marked(words: str) -> str:
    """Marks of notes in one form: "word[3]"."""
    return _MARK.sub(r"[\1]", words)


def _folded(words: str) -> str:
    return " ".join(words.translate(UNSEEN).split())
