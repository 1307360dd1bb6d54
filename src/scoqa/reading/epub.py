"""EPUB books: the spine in reading order, metadata from the package."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.errors import UnreadableFileError
from scoqa.reading.archive import Archive, joined
from scoqa.reading.content import Content, TextBuilder
from scoqa.reading.dates import parse_date
from scoqa.reading.elements import local, xml_root
from scoqa.reading.epub_contents import contents_of
from scoqa.reading.epub_headings import listed_headings, raise_headings
from scoqa.reading.epub_pages import SIGN, listed_pages, pages_at, sign_pages
from scoqa.reading.markup import add_markup
from scoqa.reading.names import family_first, split_names
from scoqa.types import Meta

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER = "META-INF/container.xml"
_ISSUED = ("", "publication", "original-publication")
"""What a date is of, where that is said; others are those of the file."""
_FONT_MANGLING = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


def read_epub(path: Path) -> Content:
    """An EPUB as content; the navigation document and what only lists it are left out."""
    with Archive(path) as archive:
        package_name = _package(archive)
        package = archive.xml(package_name)
        _refuse_locked(archive)
        manifest = [item for item in package.iter() if local(item) == "item"]
        contents = contents_of(archive, package_name, manifest)
        listed, headings = listed_pages(contents), listed_headings(contents)
        labels: list[str] = []
        items = {item.get("id", ""): item for item in manifest}
        builder = TextBuilder()
        read: set[str] = set()
        for reference in package.iter():  # a part listed twice is read once, be it under two names
            item = items.pop(reference.get("idref", ""), None) if local(reference) == "itemref" else None
            if item is None or "nav" in item.get("properties", "").split():
                continue
            name = joined(package_name, item.get("href", ""))
            if name in read or "html" not in item.get("media-type", "html"):
                continue
            read.add(name)
            try:
                data = archive.read(name)
                root = xml_root(data, name)
                if name in listed or b"pagebreak" in data.replace(b"\0", b""):  # few parts of a book have any
                    labels += sign_pages(root, listed.get(name, {}))
                if name in headings:
                    raise_headings(root, headings[name])
                add_markup(builder, root)
            except UnreadableFileError as error:
                archive.problems.append(str(error))
    if not builder.blocks:
        raise UnreadableFileError(archive.problems[0] if archive.problems else "no text in it")
    places = builder.take_out(SIGN) if labels else []
    content = builder.finish(meta=_meta(package), problems=archive.problems)
    if not labels or len(places) != len(labels):  # one stands in what is not read, and nobody knows which
        return content
    return content._replace(pages=pages_at(places, labels, len(content.text)))


def _package(archive: Archive) -> str:
    for item in archive.xml(_CONTAINER).iter():
        if local(item) == "rootfile" and item.get("full-path"):
            return str(item.get("full-path"))
    raise UnreadableFileError("damaged: an EPUB without a package document")


def _refuse_locked(archive: Archive) -> None:
    locks = archive.lesser_xml("META-INF/encryption.xml")
    for item in locks.iter() if locks is not None else ():
        if local(item) == "EncryptionMethod" and item.get("Algorithm", "") not in _FONT_MANGLING:
            raise UnreadableFileError("encrypted by its seller (DRM); cannot be opened")


def _meta(package: _Element) -> Meta:
    head = next((child for child in package if local(child) == "metadata"), None)
    items = [item for item in head.iter() if item.text] if head is not None else []
    refined = {
        (item.get("refines", "").removeprefix("#"), item.get("property", "")): _words(item) for item in items
    }

    def said(item: _Element, name: str) -> str:
        """What an attribute of an element, or another that refines it, says."""
        own = (value for key, value in item.items() if key.endswith(name))
        return next(own, refined.get((item.get("id", ""), name), ""))

    found: dict[str, list[str]] = {}
    sort_names: list[str] = []
    for item in items:
        name, words = local(item), _words(item)
        if not words or (name == "date" and said(item, "event") not in _ISSUED):
            continue
        if name == "creator":
            if said(item, "role") not in ("", "aut"):
                continue
            sort_names.append(said(item, "file-as"))
        found.setdefault(name, []).append(words)
    authors = tuple(
        author
        for name, sort_name in zip(found.get("creator", []), sort_names, strict=True)
        for author in ([sort_name] if ", " in sort_name else map(family_first, _persons(name)))
    )
    issued = parse_date(found.get("date", [""])[0])
    doi = next((match[0] for text in found.get("identifier", []) if (match := _DOI.search(text))), "")
    fields = {
        "title": found.get("title", [""])[0],
        "issued": issued,
        "publisher": found.get("publisher", [""])[0],
        "language": found.get("language", [""])[0],
        "doi": doi,
    }
    known = [*(name for name, value in fields.items() if value), *(["authors"] if authors else [])]
    return Meta(
        **fields,
        authors=authors,
        kind="book",
        origin=tuple((name, "embedded metadata") for name in sorted(known)),
    )


def _persons(creator: str) -> list[str]:
    """Those whom one creator names, where that are three or more by their "and": "Lee, Ann" and "Simon and Schuster" are one."""
    names = split_names(creator)
    return names if len(names) > 2 and _AND.search(creator) else [creator]


def _words(item: _Element) -> str:
    return " ".join((item.text or "").split())


_AND = re.compile(r"\s(?:and|&|und|et|y|e)\s|;")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+[^\s\"<>.,;)]")
