"""What a web page says about itself: meta elements, JSON-LD, its own address; dates of issue only."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from scoqa.reading.html_authors import page_authors
from scoqa.reading.html_dates import page_date
from scoqa.reading.html_lines import Shown
from scoqa.reading.html_sites import site_of
from scoqa.reading.html_title import page_title
from scoqa.types import Meta

if TYPE_CHECKING:
    from lxml.etree import _Element

_PUBLISHER = (
    "citation_journal_title",
    "citation_publisher",
    "dc.publisher",
    "dcterms.publisher",
    "og:site_name",
)
_IDENTIFIER = ("citation_doi", "dc.identifier.doi", "dc.identifier", "dcterms.identifier", "prism.doi")
_KINDS = re.compile(r"Article|Posting|Report|Thesis|Book")


def page_meta(root: _Element) -> Meta:
    """Metadata of a parsed page; each field from the first place that states it sanely."""
    named = _named(root)
    objects = _objects(root)
    articles = list(_articles(objects))
    by_id = {str(item["@id"]): item for item in objects if "@id" in item}
    article = articles[0] if articles else {}
    address = _address(root, named)
    site = site_of(root, named, _name(article.get("publisher")), address)
    title = page_title(root, named, _name(article.get("headline")), site)
    page = Shown(root, title)
    stated = article.get("datePublished")
    fields = {
        "title": title,
        "issued": page_date(page, named, [stated] if isinstance(stated, str) else [], address),
        "publisher": _publisher(named, article),
        "url": address,
        "doi": _doi(named),
        "language": _language(root),
        "kind": "article-journal" if "citation_journal_title" in named else "webpage",
    }
    authors = page_authors(page, named, [_writers(item, by_id) for item in articles], site)
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
    return found


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _objects(root: _Element) -> list[dict[str, Any]]:
    """JSON-LD objects of a page."""
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
    return objects


def _articles(objects: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Those that describe an article."""
    for item in objects:
        kinds = item.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _KINDS.search(kind) for kind in kinds):
            yield item


def _writers(article: dict[str, Any], by_id: Mapping[str, dict[str, Any]]) -> list[str]:
    """The names of an article's authors, each stated where it is named or elsewhere on the page."""
    stated = article.get("author")
    names = []
    for person in stated if isinstance(stated, list) else [stated]:
        if isinstance(person, dict) and "name" not in person:
            person = by_id.get(str(person.get("@id")), person)
        name = person.get("name") if isinstance(person, dict) else person
        names += [one for one in (name if isinstance(name, list) else [name]) if isinstance(one, str)]
    return names


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
