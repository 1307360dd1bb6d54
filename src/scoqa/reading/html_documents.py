"""Pages that are documents themselves, as pandoc, LaTeXML or Word make them, rather than parts of a site.

trafilatura looks for an article among menus. In a page without any it keeps paragraphs alone: headings, lists,
captions, listed works and notes were lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoqa.reading.markup import inline

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAKERS = re.compile(
    r"pandoc|quarto|latexml|ltx|bookdown|knitr|jupyter|nbconvert|asciidoctor|docutils|sphinx|makeinfo|texinfo|tex4ht|hevea|"
    r"latex2html|word(?!press)|libreoffice|openoffice|staroffice|abiword|google docs|docbook|org mode|\bemacs|typst|respec|bikeshed|"
    r"xml2rfc|rfcmarkup|calibre|groff|distill",
    re.IGNORECASE,
)
"""Programs whose pages are documents."""
SITES = re.compile(
    r"share|social|related|sidebar|comment|cookie|newsletter|breadcrumb|advert|promo|menu|nav|footer|widget|banner|login|"
    r"search|subscribe|popup|modal|masthead|teaser|byline|sponsor|recommend",
    re.IGNORECASE,
)
"""What a site calls its parts beside the text."""
FURNITURE = {
    "nav",
    "footer",
    "form",
    "button",
    "iframe",
    "script",
    "style",
    "noscript",
    "select",
    "template",
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST_LINKS = 0.15
"""Share of words in links to other pages that a document does not reach outside its list of works."""
_MOST_SCRIPTS = 5


def document_part(root: _Element) -> _Element | None:
    """The part of a page that holds a document; None where the page is one of a site, among whose parts it must be sought."""
    body = root.find("body")
    if body is None:
        return None
    makers = [
        element.get("content") or ""
        for element in root.iter("meta")
        if (element.get("name") or "").lower() == "generator"
    ]
    is_made = any(map(_MAKERS.search, makers))
    if not (is_made or body.xpath("boolean(descendant::*[@class='ltx_page_main'])") or _is_bare(root, body)):
        return None
    mains = [element for element in body.iter() if element.tag == "main" or element.get("role") == "main"]
    return mains[0] if len(mains) == 1 else body


def _is_bare(root: _Element, body: _Element) -> bool:
    """Whether a page has nothing of what sites put around a text: parts with their names, forms, many links and scripts."""
    if sum(1 for _ in root.iter("script")) > _MOST_SCRIPTS:
        return False
    n_words = n_linked = 0
    pending: list[tuple[_Element, bool]] = [(body, False)]
    while pending:
        element, is_linked = pending.pop()
        if element.tag in ("form", "button", "iframe", "select"):
            return False
        if isinstance(element.tag, str) and element.tag not in FURNITURE:
            if SITES.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
                return False
            is_inside = is_linked or (element.tag == "a" and not (element.get("href") or "#").startswith("#"))
            pending += [(child, is_inside) for child in element]
            n = len((element.text or "").split())
            n_words += n
            n_linked += n if is_inside else 0
        n = len((element.tail or "").split()) if element is not body else 0
        n_words += n
        n_linked += n if is_linked else 0
    return n_linked <= _MOST_LINKS * n_words


def strip_document(part: _Element) -> None:
    """Take out of a document what is none of its text, and put notes that stand in a sentence behind its paragraph."""
    for element in list(part.iter()):
        if element.getparent() is None or not isinstance(element.tag, str):
            continue
        names = (element.get("class") or "").split()
        is_menu = element.tag in FURNITURE or (element.tag == "header" and element.find(".//nav") is not None)
        is_hidden = (
            element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None
        )
        if is_menu or is_hidden or "katex-html" in names:
            element.drop_tree()
        elif "ltx_note_outer" in names:
            _set_apart(element)


def _set_apart(note: _Element) -> None:
    from lxml import etree

    around = next((parent for parent in note.iterancestors() if parent.tag in ("p", "div", "li", "td")), None)
    if around is None or around.getparent() is None:
        return
    for tag in list(note.iter()):
        if "ltx_tag_note" in (tag.get("class") or ""):
            tag.drop_tree()
    aside = etree.Element("aside", {"role": "doc-footnote"})
    aside.text, aside.tail = inline(note), around.tail
    note.drop_tree()
    around.tail = None
    around.addnext(aside)
