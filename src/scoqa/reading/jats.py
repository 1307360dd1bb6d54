"""JATS XML, as journals and PubMed Central ship articles: front matter, sections, notes, references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoqa.errors import UnreadableFileError
from scoqa.later import pattern
from scoqa.reading.content import Content, TextBuilder
from scoqa.reading.elements import local, nearest, xml_root
from scoqa.reading.jats_meta import article_meta, title_of
from scoqa.reading.jats_words import NOTED, child_of, folded, pieces, within, words
from scoqa.types import Zone

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.etree import _Element

_CAPTIONED = {
    "fig",
    "table-wrap",
    "boxed-text",
    "supplementary-material",
    "media",
    "graphic",
    "chem-struct-wrap",
}
_FLOATS = {"floats-group", "floats-wrap"}
"""Figures and tables behind the text, as PubMed Central has those of authors' manuscripts."""
_LESSER = {"sub-article", "response"}
"""Translations, letters of decision and authors' responses within an article."""
_INSIDE = {
    *_CAPTIONED,
    "p",
    "list",
    "disp-quote",
    "disp-formula",
    "disp-formula-group",
    "def-list",
    "verse-group",
    "fig-group",
    "table-wrap-group",
    "statement",
    "speech",
    "preformat",
    "code",
}
_APART = _INSIDE - {"p"}
"""Blocks that may stand within another block; those of them that part a paragraph."""
_FILES = {"supplementary-material", "media"}
_CREDITS = {"attrib", "permissions"}
"""Whose it is, printed beneath it."""
_TABLES, _CELLS = {"table", "alternatives"}, {"td", "th", "entry"}
_SECTIONS = {"sec", "app", "ack", "bio", "glossary", "notes", "treatment-sec"}
"""Parts with a heading; the last is of a description of a species."""
_GROUPS = {"app-group", "taxon-treatment"}
_LOADING = pattern(r"Click here (?:for|to) .{0,60}")
"""What PubMed Central says of each file beside an article."""
_WORD = pattern(r"[^\W\d_]{3}")
_BOX = 6
"""The level of headings in a box, which stands among paragraphs."""


def read_jats(data: bytes) -> Content:
    """A research article as content, with the metadata of its front matter."""
    root = xml_root(data)
    article = next((item for item in root.iter() if local(item) == "article"), None)
    if article is None:
        raise UnreadableFileError("XML of a kind that is not read")
    builder = TextBuilder()
    meta = article_meta(article)
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
            _front(builder, part)
        elif name == "body":
            builder.close(2)
            _section(builder, part, 1, Zone.BODY)
        elif name == "back":
            _back(builder, part)
        elif name in _FLOATS:
            builder.close(1)
            for child in part:
                _block(builder, child, Zone.BODY)
    for part in article:
        if local(part) in _LESSER:
            builder.close(1)
            builder.add(title_of(part), level=1)
            _article(builder, part)


def _front(builder: TextBuilder, front: _Element) -> None:
    """The abstracts, then what the notes on the authors say of conflicts of interest and the like."""
    for abstract in nearest(front, {"abstract", "trans-abstract"}, ()):
        builder.close(2)
        _section(builder, abstract, 2, Zone.ABSTRACT)
    builder.close(2)
    for notes in nearest(front, {"author-notes"}, ()):
        for note in notes.iter("{*}fn"):
            builder.add(words(note), zone=Zone.FOOTNOTE)


def _section(builder: TextBuilder, section: _Element, level: int, zone: Zone) -> None:
    label = ""
    for child in section:
        name = local(child)
        if name == "label":
            label = words(child)
            if child_of(section, "title") is None and _WORD.search(label):
                builder.add(label, level=min(level, 6), zone=zone)
        elif name == "title":
            builder.add(f"{label} {words(child)}", level=min(level, 6), zone=zone)
        elif name in _SECTIONS or name in _GROUPS:
            _section(builder, child, level + (local(section) not in _GROUPS), zone)
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
                builder.add(words(item), zone=zone)
        _add_notes(builder, element, {"list-item"} if name == "list" else ())
    elif name in ("preformat", "code"):
        builder.add("".join(element.itertext()), zone=zone)
    elif name == "fn-group":
        for note in element:
            builder.add(words(note), zone=Zone.FOOTNOTE)
    elif name == "fn":  # of a group behind the text, with its number
        builder.add(words(element), zone=Zone.FOOTNOTE)
    elif name == "ref-list":
        _references(builder, element)
    elif name in _SECTIONS:
        _boxed(builder, element)
    elif name and name not in ("label", "title", "object-id"):
        if any(local(child) in _INSIDE or local(child) in _SECTIONS for child in element):
            heads = (words(child) for child in element if local(child) in ("label", "title"))
            builder.add(" ".join(heads), zone=zone)  # "Theorem 1"
            caption = child_of(element, "caption")
            for child in element:
                if child is caption:  # of a group of figures
                    builder.add(words(child), zone=Zone.CAPTION)
                else:
                    _block(builder, child, zone)
        else:
            builder.add(words(element), zone=zone)


def _item(builder: TextBuilder, item: _Element, zone: Zone) -> None:
    """An item of a list is a block, and so is each block within it; its notes follow."""
    run: list[str] = []
    plain: list[_Element] = []
    for part in item:
        if local(part) in _APART or any(local(inner) in _INSIDE for inner in part):
            builder.add(" ".join(run), zone=zone)
            run = []
            _block(builder, part, zone)
        else:
            run.append(words(part))
            plain.append(part)
    builder.add(" ".join(run), zone=zone)
    for part in plain:
        _add_notes(builder, part)


def _paragraph(builder: TextBuilder, paragraph: _Element, zone: Zone) -> None:
    """A paragraph may hold lists, figures and tables; the words around them are paragraphs, its notes follow."""
    run = [paragraph.text or ""]
    for child in paragraph:
        if local(child) in _APART:
            builder.add(folded("".join(run)), zone=zone)
            run = []
            _block(builder, child, zone)
        else:
            run += pieces(child) if local(child) != "fn" else ()
        run.append(child.tail or "")
    builder.add(folded("".join(run)), zone=zone)
    _add_notes(builder, paragraph, _APART)


def _add_notes(builder: TextBuilder, element: _Element, apart: Collection[str] = ()) -> None:
    """Add the notes in an element, but for those in elements of the names within it."""
    for note in element.iter("{*}fn"):
        if local(note.getparent()) not in NOTED and not within(note, element, apart):
            builder.add(words(note), zone=Zone.FOOTNOTE)


def _captioned(builder: TextBuilder, element: _Element) -> None:
    """A figure, table, box or file beside the article: its caption, what it holds, whose it is, its notes."""
    caption = child_of(element, "caption")
    held = _taken_out(caption) if caption is not None else []
    told = " ".join(words(part) for part in (child_of(element, "label"), caption) if part is not None)
    if not told and local(element) in _FILES and not any(local(part) in _INSIDE for part in element):
        told = words(element)
    if not _LOADING.fullmatch(told):
        builder.add(told, zone=Zone.CAPTION)
    builder.add("\n".join(_rows(element)), zone=Zone.TABLE)
    for part in element:
        if local(part) in ("caption", "table", "alternatives"):
            _add_notes(builder, part)
    for part in [*element, *held]:
        name = local(part)
        if name == "table-wrap-foot":
            for note in part:
                builder.add(words(note), zone=Zone.FOOTNOTE)
        elif name in _CREDITS:
            builder.add(
                " ".join(map(words, part)) if name == "permissions" else words(part), zone=Zone.CAPTION
            )
        elif name in _INSIDE or name in _SECTIONS:
            _block(builder, part, Zone.BODY)


def _boxed(builder: TextBuilder, section: _Element) -> None:
    """A section of a box, which ends with it: what follows is of the section that the box stands in."""
    _section(builder, section, _BOX, Zone.BODY)
    builder.close(_BOX)


def _taken_out(caption: _Element) -> list[_Element]:
    """Take out of a caption what has captions of its own: files with data that stand there."""
    held = list(nearest(caption, _CAPTIONED, ()))
    for part in held:
        part.addprevious(part.makeelement("blank"))
        blank = part.getprevious()
        blank.tail, part.tail = part.tail, None
        part.getparent().remove(part)
    return held


def _rows(element: _Element) -> list[str]:
    """The rows of its tables that say something, a line each; those of OASIS where there are no others."""
    held = [row for part in element if local(part) in _TABLES for row in nearest(part, {"tr", "row"}, ())]
    rows = [row for row in held if local(row) == "tr"] or held
    lines = (" | ".join(words(cell) for cell in row if local(cell) in _CELLS) for row in rows)
    return [line for line in lines if line.strip(" |")]


def _back(builder: TextBuilder, back: _Element) -> None:
    for child in back:
        name = local(child)
        builder.close(1)
        if name == "ref-list":
            _references(builder, child)
        else:
            _section(builder, child, 1, Zone.FOOTNOTE if name == "fn-group" else Zone.BODY)


def _references(builder: TextBuilder, listed: _Element) -> None:
    title = child_of(listed, "title")
    builder.add(words(title) if title is not None else "References", level=1, zone=Zone.REFERENCES)
    for reference in listed.iter():
        if local(reference) == "ref":
            builder.add(words(reference), zone=Zone.REFERENCES)
