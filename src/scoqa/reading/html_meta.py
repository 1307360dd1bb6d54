"""What a web page says about itself: meta elements, JSON-LD, its own address; dates of issue only."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from scoqa.reading.dates import parse_date
from scoqa.reading.embedded import sane_author, sane_title
from scoqa.reading.names import family_first, names_body, split_names
from scoqa.types import Meta

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLE = (
    "citation_title",
    "dc.title",
    "dcterms.title",
    "og:title",
    "parsely-title",
    "twitter:title",
    "title",
)
_AUTHOR = (
    "citation_author", "citation_authors", "dc.creator", "dcterms.creator", "dc.creator.personalname", "parsely-author", "author",
    "byl", "dcsext.author", "sailthru.author", "article:author_name", "book:author", "article:author",
)  # fmt: skip
_DATE = (
    "citation_publication_date", "citation_date", "citation_online_date", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.date", "dcterms.created", "article:published_time", "article:published", "datepublished", "og:published_time", "pubdate", "pdate",
    "parsely-pub-date", "dcsext.articlefirstpublished", "publishdate", "publish-date", "publication_date", "sailthru.date",
    "date",
)  # fmt: skip
_PUBLISHER = (
    "citation_journal_title",
    "citation_publisher",
    "dc.publisher",
    "dcterms.publisher",
    "og:site_name",
)
_IDENTIFIER = ("citation_doi", "dc.identifier.doi", "dc.identifier", "dcterms.identifier", "prism.doi")
_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?:[/-](0[1-9]|[12]\d|3[01]))?(?=[/-]|$)")
_ROLES = re.compile(
    r"[,|]?\s+(?:(?:senior|chief|staff|deputy|associate|managing|games|science|news|tech|political|business)\s+)*"
    r"(?:editor|reporter|writer|correspondent|contributor|columnist|journalist)\b.*$",
    re.IGNORECASE,
)

_BEFORE = re.compile(
    r"\s*(?:(?:more )?(?:stories|posts|articles) by|(?:posted|written|story|analysis|opinion|review) by|authors?:)\s+",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"[\s,]+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b.*$|\s+\d{1,2}[./-]\d.*$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"staff reports?|(?:(?:our|the|news|web|online|\w+) )?staff(?: (?:writers?|reporters?))?|редакция|редактор|гость|админ|redaktion|redacci[oó]n|gast|invitado|webmaster",
    re.IGNORECASE,
)
"""What sites call an author that they do not name."""


def page_meta(root: _Element) -> Meta:
    """Metadata of a parsed page; each field from the first place that states it sanely."""
    named = _named(root)
    article = next(_articles(root), {})
    fields = {
        "title": _title(root, named, article),
        "issued": _issued(root, named, article),
        "publisher": _publisher(named, article),
        "url": _address(root, named),
        "doi": _doi(named),
        "language": _language(root),
        "kind": "article-journal" if "citation_journal_title" in named else "webpage",
    }
    authors = _authors(root, named, article)
    known = [name for name, value in fields.items() if value and name != "kind"]
    origin = tuple(
        (name, "embedded metadata") for name in sorted([*known, *(["authors"] if authors else [])])
    )
    return Meta(**fields, authors=authors, origin=origin)


def _named(root: _Element) -> dict[str, list[str]]:
    """Contents of meta elements by name, property or itemprop, in small letters; and of parsely-page."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for key in ("name", "property", "itemprop"):
            for name in (element.get(key) or "").lower().split() if content else ():
                name = re.sub(r"^dc(terms?)?:", r"dc\1.", name).replace("dcterm.", "dcterms.")
                found.setdefault(name, []).append(content)
    for page in found.get("parsely-page", []):
        values = _loaded(page)
        if isinstance(values, dict):
            for key, name in (("author", "parsely-author"), ("pub_date", "parsely-pub-date")):
                found.setdefault(name, []).extend(str(value) for value in [values.get(key)] if value)
    for element in root.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            found.setdefault("datepublished", []).append(
                element.get("datetime") or "".join(element.itertext())
            )
    return found


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _articles(root: _Element) -> Iterator[dict[str, Any]]:
    """JSON-LD objects that describe an article, the ones with a headline first."""
    objects: list[dict[str, Any]] = []
    for element in root.iter("script"):
        if element.get("type") == "application/ld+json":
            pending = [_loaded(element.text or "")]
            while pending and len(objects) < 100:
                value = pending.pop(0)
                if isinstance(value, list):
                    pending += value[:50]
                elif isinstance(value, dict):
                    objects.append(value)
                    pending.append(value.get("@graph"))
    for item in objects:
        kinds = item.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(
            isinstance(kind, str) and re.search(r"Article|Posting|Report|Thesis|Book", kind) for kind in kinds
        ):
            yield item


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name", "")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _first(named: dict[str, list[str]], names: Iterable[str]) -> str:
    return next((named[name][0] for name in names if named.get(name)), "")


def _publisher(named: dict[str, list[str]], article: dict[str, Any]) -> str:
    """The first name stated; an address or an account is none."""
    stated = [*(named[name][0] for name in _PUBLISHER if named.get(name)), _name(article.get("publisher"))]
    return next((name for name in stated if "://" not in name and not name.startswith("@")), "")


def _title(root: _Element, named: dict[str, list[str]], article: dict[str, Any]) -> str:
    headings = [" ".join("".join(h.itertext()).split()) for h in root.iter("h1")]
    in_head = next((" ".join("".join(element.itertext()).split()) for element in root.iter("title")), "")
    title = (
        _first(named, _TITLE)
        or _agreed(headings, in_head)
        or _name(article.get("headline"))
        or in_head
        or (headings[0] if len(headings) == 1 else "")
    )
    sites = (_first(named, ("og:site_name",)), _name(article.get("publisher")), "Wikipedia")
    for site in filter(None, sites):
        title = re.sub(rf"\s+[-–—|:·]\s+{re.escape(site)}.{{0,40}}$", "", title)
    for heading in headings:  # "Heading | Section | Site"
        if heading and re.match(rf"{re.escape(heading)}\s+[-–—|:·»]\s", title):
            title = heading
    return sane_title(title)


def _agreed(headings: Sequence[str], in_head: str) -> str:
    """The main heading that the page's name in its head confirms, "" where none does: the first is often a site's."""
    held = [heading for heading in headings if heading and heading in in_head]
    if held:
        return min(held, key=lambda heading: (in_head.index(heading), -len(heading)))
    if len(headings) != 1:
        return ""
    words, wanted = (re.findall(r"\w+", text.casefold()) for text in (headings[0], in_head))
    same = words[:1] == wanted[:1] and len(set(words) & set(wanted)) * 2 > len(set(words))
    return headings[0] if same else ""


def _issued(root: _Element, named: dict[str, list[str]], article: dict[str, Any]) -> str:
    stated = article.get("datePublished")
    for text in (
        *(text for name in _DATE for text in named.get(name, [])),
        stated if isinstance(stated, str) else "",
    ):
        date = parse_date(text)
        if date:
            return date
    match = _ADDRESS_DATE.search(_address(root, named))
    if match:
        return "-".join(part for part in match.groups() if part)
    shown = {parse_date(element.get("datetime") or "") for element in root.iter("time")} - {""}
    return shown.pop() if len(shown) == 1 else ""


def _authors(root: _Element, named: dict[str, list[str]], article: dict[str, Any]) -> tuple[str, ...]:
    stated_sites = [
        *(named[name][0] for name in _PUBLISHER if named.get(name)),
        _name(article.get("publisher")),
    ]
    sites = {site.casefold() for site in stated_sites}
    for name in _AUTHOR:
        listed = [text for text in named.get(name, []) if "://" not in text]
        found = _persons(listed, sites, whole=name == "citation_author")
        if found:
            return found
    stated = article.get("author")
    found = _persons(
        [_name(person) for person in (stated if isinstance(stated, list) else [stated])], sites, whole=False
    )
    if found:
        return found
    if typeset := _typeset(root):
        return typeset
    marked = [
        " ".join("".join(element.itertext()).split())
        for element in root.iter("a", "span", "div", "p")
        if element.get("rel") == "author" or element.get("itemprop") == "author"
    ]
    if not marked:  # links to an author's page, where they all name one person
        links = [
            a
            for a in root.iter("a")
            if "/author" in (a.get("href") or "") and "author" in (a.get("class") or "")
        ]
        names = {" ".join("".join(link.itertext()).split()) for link in links} - {""}
        marked = sorted(names) if len(names) == 1 and len(" ".join(names).split()) in (2, 3, 4) else []
    return _persons(marked[:1], sites, whole=False)


def _typeset(root: _Element) -> tuple[str, ...]:
    """The authors of a page that LaTeXML made: of each of its names the first line, if all in it are persons."""
    found: list[str] = []
    for element in root.iter("span"):
        if "ltx_personname" in (element.get("class") or "").split():
            words = [element.text or ""]
            for child in element:
                if child.tag == "br":
                    break
                words += ["" if child.tag == "sup" else "".join(child.itertext()), child.tail or ""]
            found += split_names(re.sub(r"[∗*†‡§]", "", "".join(words)))
    names = [family_first(name) for name in found]
    return tuple(names) if all(", " in name and not names_body(name) for name in names) else ()


def _persons(texts: Iterable[str], sites: Collection[str], *, whole: bool) -> tuple[str, ...]:
    """The names that texts list, families first; a site is an author only where nobody else is.

    Args:
        texts: As a page states them.
        sites: What the page calls its site and its publisher, in small letters.
        whole: Each is one name.
    """
    names: list[str] = []
    for text in texts:
        for name in [text] if whole else split_names(_ROLES.sub("", _bare(text))):
            sane = "" if _NOBODY.fullmatch(name) else sane_author(name, alone=True)
            if sane and len(sane.split()) <= 8:
                names.append(sane if sane.casefold() in sites else family_first(sane))
    persons = [name for name in names if name.casefold() not in sites]
    return tuple(dict.fromkeys(persons or names))


def _bare(text: str) -> str:
    """The names of a byline, without what sites say before and behind them."""
    head, _, _ = text.partition(" | ")
    return _DATED.sub("", _BEFORE.sub("", head if len(head.split()) > 1 else text))


def _address(root: _Element, named: dict[str, list[str]]) -> str:
    for element in root.iter("link"):
        if element.get("rel") == "canonical" and (element.get("href") or "").startswith("http"):
            return str(element.get("href"))
    address = _first(named, ("og:url", "citation_abstract_html_url"))
    return address if address.startswith("http") else ""


def _doi(named: dict[str, list[str]]) -> str:
    stated = (text for name in _IDENTIFIER for text in named.get(name, []))
    return next((match[0] for text in stated if (match := re.search(r"10\.\d{4,9}/\S+", text))), "")


def _language(root: _Element) -> str:
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return language if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*", language) else ""
