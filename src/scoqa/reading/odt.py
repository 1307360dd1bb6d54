"""OpenDocument text (.odt, .fodt): headings by outline level, paragraphs, list items, tables, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.errors import UnreadableFileError
from scoqa.later import pattern
from scoqa.reading.archive import Archive, joined
from scoqa.reading.content import Content, TextBuilder
from scoqa.reading.elements import UNSEEN, attribute, local, nearest, xml_root
from scoqa.reading.embedded import core_properties, styled_meta
from scoqa.reading.formulas import formula
from scoqa.reading.raised import DOWN, UP, lowered
from scoqa.reading.sidecar import merged
from scoqa.reading.styles import zone_of_style
from scoqa.types import Meta, Zone

if TYPE_CHECKING:
    from lxml.etree import _Element

_OUTSIDE = {"tracked-changes", "annotation", "sequence-decls", "forms", "note", "ruby-text", "binary-data"}
_SHAPES = {
    "text-box", "custom-shape", "rect", "circle", "ellipse", "line", "polyline", "polygon", "regular-polygon", "path",
    "caption", "connector", "measure",
}  # fmt: skip
"""What is drawn and may hold paragraphs."""
_INLINE = {"p", "h", "span", "a", "meta", "meta-field"}
_ALTERNATIVES = {"title", "desc"}
"""What is said of what is drawn, for those who do not see it."""
_APART = {*_OUTSIDE, "p", "h", "table", "table-row", "table-cell", "covered-table-cell"}
_RAISED, _BOLD, _HIDDEN, _STYLE = "raised", "bold", "hidden", "style"
"""Attributes of spans and of paragraphs, set here."""
_STEPS = 20
"""Styles that one is based on, and those that these are, as far as is looked."""
_LAYOUT = 3
"""Cells of a row up to which it may lay out a page."""
_INDEXES = {
    **dict.fromkeys(
        ("table-of-content", "illustration-index", "table-index", "alphabetical-index"), Zone.CONTENTS
    ),
    "bibliography": Zone.REFERENCES,
}
_PICTURES = pattern(rb"<office:binary-data>[^<]*+</office:binary-data>")


def read_odt(path: Path) -> Content:
    """An .odt file as content; footnotes follow the paragraph that calls them."""
    with Archive(path) as archive:
        manifest = archive.lesser_xml("META-INF/manifest.xml")
        if manifest is not None and any(local(item) == "encryption-data" for item in manifest.iter()):
            raise UnreadableFileError("encrypted; needs a password")
        root = archive.xml("content.xml")
        about = archive.lesser_xml("meta.xml")
        styles = archive.lesser_xml("styles.xml")
        _fill_formulas(root, archive)
    head = next(iter(about), None) if about is not None else None
    # automatic styles beside the common ones are of headers and footers, under names that those of the text have, too
    common = [part for part in (styles if styles is not None else ()) if local(part) != "automatic-styles"]
    return _content(root, [root, *common], head, archive.problems)


def read_flat_odt(data: bytes) -> Content:
    """An .fodt file, which holds the parts of an .odt in one, as content."""
    root = xml_root(_PICTURES.sub(b"", data))
    return _content(root, [root], next((part for part in root if local(part) == "meta"), None), ())


def _content(
    root: _Element, sources: Sequence[_Element], head: _Element | None, problems: Sequence[str]
) -> Content:
    """The content of a document whose styles are in some sources, and what its head says of it."""
    for mark, name, value in (
        (_RAISED, "text-position", r"super|[1-9]"),
        (_BOLD, "font-weight", "bold|[6-9]00"),
        (_HIDDEN, "display", "none"),
    ):
        _mark(root, mark, {style for source in sources for style in _styled(source, name, value)})
    _name_styles(root, [pair for source in sources for pair in _parents(source)])
    builder = TextBuilder()
    for item in root.iter():
        if local(item) == "text" and any(local(parent) == "body" for parent in item.iterancestors()):
            _blocks(builder, item, Zone.BODY)
    if not builder.blocks:
        raise UnreadableFileError("no text in it")
    meta = core_properties(head) if head is not None else Meta()
    stated: dict[str, list[str]] = {}
    for item in root.iter():
        if local(item) == "p" and item.get(_STYLE):
            stated.setdefault(item.get(_STYLE, ""), []).append(" ".join(_words(item).split()))
    meta = builder.titled(merged(meta, styled_meta(stated)))
    return builder.finish(meta=meta, problems=problems)


def _styled(root: _Element, name: str, value: str) -> set[str]:
    """The names of styles that give a property of text a value."""
    return {
        attribute(style, "name")
        for style in root.iter()
        if local(style) == "style" and any(re.match(value, attribute(item, name)) for item in style)
    }


def _mark(root: _Element, mark: str, styles: set[str]) -> None:
    """Say of each span with one of the styles that it has it, and of each paragraph with it or with such spans alone."""
    for item in root.iter() if styles else ():
        if local(item) in ("span", "p") and attribute(item, "style-name") in styles:
            item.set(mark, "1")
    for item in root.iter() if styles else ():
        inner = list(item) if local(item) == "p" and not (item.text or "").strip() else []
        if inner and all(part.get(mark) is not None and not (part.tail or "").strip() for part in inner):
            item.set(mark, "1")


def _parents(root: _Element) -> list[tuple[str, str]]:
    """Each style's name with that of the one it is based on."""
    return [
        (attribute(style, "name"), attribute(style, "parent-style-name"))
        for style in root.iter()
        if local(style) == "style"
    ]


def _name_styles(root: _Element, parents: Sequence[tuple[str, str]]) -> None:
    """Say of each paragraph which style in use it has, in small letters: one of its own is based on that."""
    based = dict(reversed(parents))
    for item in root.iter():
        if local(item) == "p":
            name, steps = attribute(item, "style-name"), 0
            while not _is_known(name) and based.get(name) and steps < _STEPS:
                name, steps = based[name], steps + 1
            item.set(_STYLE, _plain(name))


def _is_known(name: str) -> bool:
    return _plain(name) in ("title", "author", "date") or zone_of_style(_plain(name)) is not Zone.BODY


def _plain(name: str) -> str:
    return name.replace("_20_", " ").casefold()


def _fill_formulas(root: _Element, archive: Archive) -> None:
    """Put the signs of formulas, which are parts of their own, where they stand."""
    told: dict[str, str] = {}
    for item in root.iter():
        name = (
            joined("content.xml", f"{attribute(item, 'href')}/content.xml") if local(item) == "object" else ""
        )
        if name and archive.has(name):
            if name not in told:
                part = archive.lesser_xml(name)
                told[name] = formula(part) if part is not None else ""
            item.text = told[name]


def _blocks(builder: TextBuilder, parent: _Element, zone: Zone) -> None:
    for child in parent:
        name = local(child)
        if name == "h":
            level = attribute(child, "outline-level")
            builder.add(
                " ".join(_words(child).split()), level=int(level) if level.isdigit() else 1, zone=zone
            )
        elif name == "p":
            style = child.get(_STYLE, "")
            own = zone_of_style(style) if zone is Zone.BODY else zone
            is_bold = child.get(_BOLD) is not None
            builder.add(_words(child), level=1 if style == "title" else 0, zone=own, is_bold=is_bold)
            _add_anchored(builder, child, zone)
        elif name == "table":
            _table(builder, child)
        elif name not in _OUTSIDE and not (name == "section" and attribute(child, "display") == "none"):
            _blocks(builder, child, _INDEXES.get(name, zone))
        builder.add(_folded(child.tail), zone=zone)


def _add_anchored(builder: TextBuilder, paragraph: _Element, zone: Zone) -> None:
    """Add the notes of a paragraph and what the text boxes and shapes in it hold."""
    for note in nearest(paragraph, {"note", *_SHAPES}, {"annotation"}):
        if local(note) == "note":
            mark = next((i.text or "" for i in note if local(i) == "note-citation"), "")
            body = " ".join(_words(p) for p in note.iter() if local(p) == "p")
            builder.add(f"[{mark}] {body}", zone=Zone.FOOTNOTE)
        else:
            _blocks(builder, note, zone)


def _table(builder: TextBuilder, table: _Element) -> None:
    """Rows as lines, what the cells hold of a row that lays out a page; notes and text boxes in lines follow these."""
    rows = [list(nearest(row, {"table-cell"}, _APART)) for row in nearest(table, {"table-row"}, _APART)]
    lines: list[str] = []
    paragraphs: list[_Element] = []

    def close() -> None:
        builder.add("\n".join(line for line in lines if line.strip(" |")), zone=Zone.TABLE)
        for paragraph in paragraphs:
            _add_anchored(builder, paragraph, Zone.BODY)
        lines.clear()
        paragraphs.clear()

    for row in rows:
        if max(map(len, rows)) == 1 or _is_laid(row):
            close()
            for cell in row:
                _blocks(builder, cell, Zone.BODY)
            continue
        held = [list(nearest(cell, {"p", "h"}, _OUTSIDE)) for cell in row]
        lines.append(" | ".join(" ".join(" ".join(map(_words, cell)).split()) for cell in held))
        paragraphs += (paragraph for cell in held for paragraph in cell)
    close()


def _is_laid(row: Sequence[_Element]) -> bool:
    """Whether a row is of few cells that hold tables or headings with text under them."""
    holds_table = any(next(nearest(cell, {"table"}, _APART), None) is not None for cell in row)
    return len(row) <= _LAYOUT and (holds_table or (len(row) < _LAYOUT and any(map(_is_headed, row))))


def _is_headed(cell: _Element) -> bool:
    held = [part for part in nearest(cell, {"p", "h"}, _APART) if _words(part)]
    return any(local(part) == "h" for part in held[:-1])


def _words(paragraph: _Element) -> str:
    if paragraph.get(_HIDDEN) is not None:
        return ""
    words = lowered("".join(_pieces(paragraph))).strip()
    return words if words.isascii() else words.translate(UNSEEN)


def _pieces(element: _Element) -> Iterator[str]:
    yield _folded(element.text)
    for child in element:
        name = local(child)
        if name == "s":
            count = attribute(child, "c")
            yield " " * min(int(count) if count.isdigit() else 1, 80)
        elif name == "tab":
            yield "\t"
        elif name == "line-break":
            yield "\n"
        elif name == "note":
            yield f"[{next((i.text or '' for i in child if local(i) == 'note-citation'), '')}]"
        elif name == "math":
            yield formula(child)
        elif name in _OUTSIDE or name in _SHAPES or child.get(_HIDDEN) is not None:
            pass
        elif name not in _ALTERNATIVES or local(element) in _INLINE:
            is_raised = child.get(_RAISED) is not None
            yield UP if is_raised else ""
            yield from _pieces(child)
            yield DOWN if is_raised else ""
        yield _folded(child.tail)


def _folded(words: str | None) -> str:
    """White space as OpenDocument means it: runs of it in the XML are one blank."""
    if not words:
        return ""
    inner = " ".join(words.split())
    return (" " if words[0].isspace() else "") + inner + (" " if inner and words[-1].isspace() else "")
