"""Pages of journals: the part that holds the article, without what the journal's site puts into it.

trafilatura keeps paragraphs and headings of such pages, but few of their captions, tables and listed works.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from scoqa.reading.html_documents import FURNITURE, SITES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

_TOOLS = re.compile(
    r"toolbar|metrics|altmetric|download|citation-tool|cit-extra|ref-?links?\b|article-nav|in-this-article|see-also|"
    r"references?-links?|xref-links|\bmfp-hide\b|\bhidden\b|permissions|alert|view-?inline|cited-?by|tabs?\b|publist|keywords-list-links",
    re.IGNORECASE,
)
"""What journals call such parts beside the text."""
_CALLS = re.compile(
    r"(?:view|download|open|see|show) (?:larger version|this table|inline|popup|full text|figure|powerpoint|full size|in (?:a )?new (?:tab|window)|"
    r"article|large image|all)\W*|in (?:this|a new) window\W*|skip to (?:main|page)[\w ]*|(?:full.size|larger) (?:image|table|version)\W*|"
    r"(?:back to )?top\W*|(?:previous|next) section\W*|↵|order article via.*|"
    r"(?:(?:cas|ads|article|mathscinet|math|cross ?ref|pub ?med(?: central)?|pmc free article|medline|google scholar|web of science|isi|scopus|chemport|"
    r"(?:abstract/)?(?:free )?full text)\W*)+",
    re.IGNORECASE,
)
"""Words that call a tool of a page, alone."""
_TOOL_WORDS = 6
_WORKS = re.compile(
    r"\b(?:cit-list|ref-list|references?|reflist|citations?-list|bibliography)", re.IGNORECASE
)
"""What a journal calls its list of works."""
_INLINE = {"a", "span", "i", "b", "em", "strong", "sup", "sub", "cite", "small", "u", "font"}
_CITED = {"citation_title"}
"""What pages of journals state, for search engines."""
_PROSE, _LEAST, _SHARE = 20, 500, 0.9
"""Words of a paragraph, of all paragraphs of an article, and the share of them that its part of the page holds."""
_MOST_OF_SITE = 0.2
"""Share of a part's words above which nothing is taken for a site's."""
_LONG_LINKS = 30
"""Words of a list of links that is none of the text."""


def article_part(root: _Element) -> _Element | None:
    """The part of a page that holds an article; None of a page that is no journal's, and of one that has an abstract only."""
    body = root.find("body")
    names = {(element.get("name") or "").lower() for element in root.iter("meta")}
    if body is None or not names >= _CITED:
        return None
    counts: dict[_Element, int] = {}
    n_prose = 0
    for paragraph in body.iter("p", "li"):
        n = len("".join(paragraph.itertext()).split())
        around = list(paragraph.iterancestors())
        if n < _PROSE or any(element.tag in FURNITURE for element in around):
            continue
        if not any(map(_WORKS.search, _names(around))):  # an abstract with its listed works is no article
            n_prose += n
        for element in around:
            counts[element] = counts.get(element, 0) + n
    total = counts.get(body, 0)
    if n_prose < _LEAST:
        return None
    held = [element for element, n in counts.items() if n >= _SHARE * total]
    return max(held, key=lambda element: sum(1 for _ in element.iterancestors()))


def strip_article(part: _Element) -> None:
    """Take out of an article's part of a page what its site put there: menus, tools, what others say; a listed work is one line."""
    total = len("".join(part.itertext()).split())
    for element in list(part.iter()):
        if element.getparent() is None or not isinstance(element.tag, str) or element is part:
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        words = "".join(element.itertext()).split()
        is_site = SITES.search(names) is not None or _TOOLS.search(names) is not None
        if (is_site and len(words) <= _MOST_OF_SITE * total) or _is_tool(element, words):
            element.drop_tree()
        elif element.tag == "li" and any(
            map(
                _WORKS.search,
                _names(itertools.takewhile(lambda one: one is not part, element.iterancestors())),
            )
        ):
            for inner in list(element.iterdescendants()):
                if isinstance(inner.tag, str) and inner.tag not in _INLINE:
                    inner.tag, inner.tail = "span", f" {inner.tail or ''}"


def _names(elements: Iterable[_Element]) -> Iterator[str]:
    """What a site calls each of some elements."""
    for element in elements:
        yield f"{element.get('class') or ''} {element.get('id') or ''}"


def _is_tool(element: _Element, words: Sequence[str]) -> bool:
    """Whether an element is a list of links, or words that call a tool of the page."""
    if element.tag in ("ul", "ol", "div") and _is_links(element):
        return True
    return 0 < len(words) <= _TOOL_WORDS and _CALLS.fullmatch(" ".join(words)) is not None


def _is_links(element: _Element) -> bool:
    """Whether it holds nothing but links to other pages, as tools and menus do."""
    links = [link for link in element.iter("a") if not (link.get("href") or "#").startswith("#")]
    n_linked = sum(len("".join(link.itertext()).split()) for link in links)
    n_words = len("".join(element.itertext()).split())
    return bool(links) and n_words < _LONG_LINKS and n_linked >= 0.8 * n_words
