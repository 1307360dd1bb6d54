"""JATS XML, as journals and PubMed Central ship articles: front matter, sections, notes, references."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Content, TextBuilder
from scoqa.reading.elements import UNSEEN, local, xml_root
from scoqa.reading.formulas import formula
from scoqa.reading.names import family_first
from scoqa.reading.raised import raised_element
from scoqa.types import Meta, Zone

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lxml.etree import _Element

_CAPTIONED = {"fig", "table-wrap", "boxed-text", "supplementary-material"}
_FLOATS = {"floats-group", "floats-wrap"}
"""Figures and tables behind the text, as PubMed Central has those of authors' manuscripts."""
_LESSER = {"sub-article", "response"}
"""Translations, letters of decision and authors' responses within an article."""
_CITED = {"element-citation", "mixed-citation", "nlm-citation", "citation"}
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
_NOTED = {"fn-group", "table-wrap-foot", "author-notes"}
_UNSEEN = {"tex-math", "annotation", "annotation-xml"}
_INSIDE = {
    "p",
    "list",
    "disp-quote",
    "disp-formula",
    "fig",
    "table-wrap",
    "boxed-text",
    "def-list",
    "verse-group",
}
_APART = {"break", "p", "label", "title", "td", "source", "name", "year", "verse-line", "attrib"}
"""Elements whose words no blank parts from those beside them in the XML."""


def read_jats(data: bytes) -> Content:
    """A research article as content, with the metadata of its front matter."""
    root = xml_root(data)
    article = next((item for item in root.iter() if local(item) == "article"), None)
    if article is None:
        raise UnreadableFileError("XML of a kind that is not read")
    builder = TextBuilder()
    meta = _meta(article)
    builder.add(meta.title, level=1)
    _article(builder, article)
    if not builder.blocks:
        raise UnreadableFileError("no text in it")
    return builder.finish(meta=meta)


def _article(builder: TextBuilder, article: _Element) -> None:
    """What an article says, then the articles within it."""
    for part in article:
        name = local(part)
        if name in ("front", "front-stub"):
            for abstract in part.iter():
                if local(abstract) in ("abstract", "trans-abstract"):
                    _section(builder, abstract, 2, Zone.ABSTRACT)
        elif name == "body":
            _section(builder, part, 1, Zone.BODY)
        elif name == "back":
            _back(builder, part)
        elif name in _FLOATS:
            for child in part:
                _block(builder, child, Zone.BODY)
    for part in article:
        if local(part) in _LESSER:
            title = next((_words(item) for item in part.iter() if local(item) == "article-title"), "")
            builder.add(title, level=1)
            _article(builder, part)


def _section(builder: TextBuilder, section: _Element, level: int, zone: Zone) -> None:
    label = ""
    for child in section:
        name = local(child)
        if name == "label":
            label = _words(child)
        elif name == "title":
            builder.add(f"{label} {_words(child)}", level=min(level, 6), zone=zone)
        elif name == "sec":
            _section(builder, child, level + 1, zone)
        else:
            _block(builder, child, zone)


def _block(builder: TextBuilder, element: _Element, zone: Zone) -> None:
    name = local(element)
    if name in _CAPTIONED:
        _captioned(builder, element)
    elif name == "p":
        _paragraph(builder, element, zone)
    elif name in ("list", "def-list"):
        for item in element:
            if local(item) == "list-item":
                _item(builder, item, zone)
            else:
                builder.add(_words(item), zone=zone)
        _add_notes(builder, element, {"list"} if name == "list" else ())
    elif name in ("preformat", "code"):
        builder.add("".join(element.itertext()), zone=zone)
    elif name == "fn-group":
        for note in element:
            builder.add(_words(note), zone=Zone.FOOTNOTE)
    elif name == "fn":  # of a group behind the text, with its number
        builder.add(_words(element), zone=Zone.FOOTNOTE)
    elif name == "ref-list":
        _references(builder, element)
    elif name and name not in ("label", "title", "object-id"):
        if any(local(child) in _INSIDE for child in element):
            heads = (_words(child) for child in element if local(child) in ("label", "title"))
            builder.add(" ".join(heads), zone=zone)  # "Theorem 1"
            for child in element:
                _block(builder, child, zone)
        else:
            builder.add(_words(element), zone=zone)


def _item(builder: TextBuilder, item: _Element, zone: Zone) -> None:
    """An item of a list is a block, and so is each of a list in it."""
    run: list[str] = []
    for part in item:
        if local(part) == "list":
            builder.add(" ".join(run), zone=zone)
            run = []
            _block(builder, part, zone)
        else:
            run.append(_words(part))
    builder.add(" ".join(run), zone=zone)


def _paragraph(builder: TextBuilder, paragraph: _Element, zone: Zone) -> None:
    """A paragraph may hold lists, figures and tables; the words around them are paragraphs, its notes follow."""
    run = [paragraph.text or ""]
    for child in paragraph:
        if local(child) in _INSIDE - {"p"}:
            builder.add(_folded("".join(run)), zone=zone)
            run = []
            _block(builder, child, zone)
        else:
            run += _pieces(child) if local(child) != "fn" else ()
        run.append(child.tail or "")
    builder.add(_folded("".join(run)), zone=zone)
    _add_notes(builder, paragraph, _INSIDE - {"p"})


def _add_notes(builder: TextBuilder, element: _Element, apart: Collection[str] = ()) -> None:
    """Add the notes in an element, but for those in elements of the names within it."""
    for note in element.iter("{*}fn"):
        if local(note.getparent()) not in _NOTED and not _within(note, element, apart):
            builder.add(_words(note), zone=Zone.FOOTNOTE)


def _within(element: _Element, around: _Element, names: Collection[str]) -> bool:
    """Whether an element of one of the names stands between an element and one around it."""
    parents = itertools.takewhile(lambda parent: parent is not around, element.iterancestors())
    return any(local(parent) in names for parent in parents)


def _captioned(builder: TextBuilder, element: _Element) -> None:
    label, caption = _child(element, "label"), _child(element, "caption")
    words = " ".join(_words(part) for part in (label, caption) if part is not None)
    builder.add(words, zone=Zone.CAPTION)
    rows = [
        " | ".join(_words(cell) for cell in row if local(cell) in ("td", "th"))
        for row in element.iter()
        if local(row) == "tr"
    ]
    builder.add("\n".join(row for row in rows if row.strip(" |")), zone=Zone.TABLE)
    for part in element:
        if local(part) in ("caption", "table", "alternatives"):
            _add_notes(builder, part)
    for foot in element:
        name = local(foot)
        if name == "table-wrap-foot":
            for note in foot:
                builder.add(_words(note), zone=Zone.FOOTNOTE)
        elif name == "sec":
            _section(builder, foot, 6, Zone.BODY)
        elif name == "p" or (name in _INSIDE and local(element) == "boxed-text"):
            _block(builder, foot, Zone.BODY)


def _back(builder: TextBuilder, back: _Element) -> None:
    for child in back:
        name = local(child)
        if name == "ref-list":
            _references(builder, child)
        else:
            _section(builder, child, 1, Zone.FOOTNOTE if name == "fn-group" else Zone.BODY)


def _references(builder: TextBuilder, listed: _Element) -> None:
    title = _child(listed, "title")
    builder.add(_words(title) if title is not None else "References", level=1, zone=Zone.REFERENCES)
    for reference in listed.iter():
        if local(reference) == "ref":
            builder.add(_words(reference), zone=Zone.REFERENCES)


def _meta(article: _Element) -> Meta:
    front = _child(article, "front")
    about = _child(front, "article-meta") if front is not None else None
    if front is None or about is None:
        return Meta(kind="article-journal")
    title = next((_words(item) for item in about.iter() if local(item) == "article-title"), "")
    authors = tuple(_authors(about))
    issued = _issued(about)
    doi = next((_words(i) for i in about if local(i) == "article-id" and i.get("pub-id-type") == "doi"), "")
    journal = next((_words(item) for item in front.iter() if local(item) == "journal-title"), "")
    publisher = next((_words(item) for item in front.iter() if local(item) == "publisher-name"), "")
    language = next((value for key, value in article.items() if key.endswith("}lang")), "")
    fields = {
        "title": title,
        "issued": issued,
        "publisher": journal or publisher,
        "doi": doi,
        "language": language,
    }
    known = [*(name for name, value in fields.items() if value), *(["authors"] if authors else [])]
    origin = tuple((name, "embedded metadata") for name in sorted(known))
    return Meta(**fields, authors=authors, kind="article-journal", origin=origin)


def _authors(about: _Element) -> Iterator[str]:
    for person in about.iter():
        if local(person) != "contrib" or person.get("contrib-type", "author") != "author":
            continue
        if _within(person, about, {"collab"}):  # one of a body's members
            continue
        body = next((_name(item) for item in person if local(item) in ("collab", "string-name")), "")
        family = next((_words(item) for item in person.iter() if local(item) == "surname"), "")
        given = next((_words(item) for item in person.iter() if local(item) == "given-names"), "")
        if _child(person, "collab") is None and family:
            yield f"{family}, {given}" if given else family
        elif body:
            yield body if _child(person, "collab") is not None else family_first(body)


def _name(element: _Element) -> str:
    """A name without the members that a body lists in it."""
    pieces = [element.text or ""]
    for child in element:
        pieces += () if local(child) == "contrib-group" else (*_pieces(child), " ")
        pieces.append(child.tail or "")
    return _folded("".join(pieces))


def _issued(about: _Element) -> str:
    """The earliest complete date of publication stated."""
    dates = []
    for item in about:
        if local(item) == "pub-date":
            year, month, day = (_number(_child(item, name)) for name in ("year", "month", "day"))
            if 1500 <= year <= 2100:
                date = f"{year:04}"
                if 1 <= month <= 12:
                    date += f"-{month:02}" + (f"-{day:02}" if 1 <= day <= 31 else "")
                dates.append(date)
    return min(dates, key=lambda date: (-len(date), date), default="")


def _number(element: _Element | None) -> int:
    words = _words(element) if element is not None else ""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 5 else 0


def _child(element: _Element, name: str) -> _Element | None:
    return next((child for child in element if local(child) == name), None)


def _words(element: _Element) -> str:
    return _folded("".join(_pieces(element)))


def _pieces(element: _Element, is_listed: bool = False) -> Iterator[str]:
    """The text of an element without the notes in it.

    Args:
        element: Of an article.
        is_listed: It is part of a listed work, in which each part stands for itself.
    """
    name = local(element)
    if name in _UNSEEN:
        return
    if name == "sup":
        yield raised_element(element)
        return
    if name == "math":
        yield formula(element)
        return
    if name == "xref" and element.get("ref-type") in ("fn", "table-fn"):
        number = "".join(element.itertext()).strip().strip("[]()")
        if number.isdecimal():  # not glued to the word before it
            yield f"[{number}]"
            return
    is_apart = name in _APART and not is_listed
    if is_apart:
        yield " "
    yield element.text or ""
    is_listed = is_listed or name in _CITED
    for child in element:
        if local(child) != "fn" or name in _NOTED:
            yield from _pieces(child, is_listed)
        if is_listed and _is_next_to(child):
            yield "–" if local(child) == "fpage" else " "
        else:
            yield child.tail or ""
    if is_apart:
        yield " "


def _is_next_to(part: _Element) -> bool:
    """Whether another part of a listed work follows it, and no text between them."""
    after = part.getnext()
    return after is not None and not (part.tail or "").strip() and not {local(part), local(after)} & _SET


def _folded(words: str) -> str:
    return " ".join(words.translate(UNSEEN).split())
