"""Word documents (.docx): paragraphs, headings by style or outline level, tables, notes, text boxes.

Read from the parts themselves rather than through a library, because headings, notes and tracked
changes must land in their zones: deleted and moved-away text is left out, as Word shows it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.errors import UnreadableFileError
from scoqa.later import pattern
from scoqa.reading.archive import Archive, joined
from scoqa.reading.content import Content, TextBuilder
from scoqa.reading.decoding import clean, decode
from scoqa.reading.docx_title import Sizes, title_by_size
from scoqa.reading.elements import UNSEEN, attribute, local, nearest
from scoqa.reading.embedded import core_properties, sane_title, styled_meta
from scoqa.reading.formulas import formula
from scoqa.reading.labels import roman
from scoqa.reading.markup import add_markup
from scoqa.reading.raised import DOWN, UP, lowered
from scoqa.reading.sidecar import merged
from scoqa.reading.styles import level_of_style, zone_of_style
from scoqa.reading.symbols import AREA, sign_of
from scoqa.types import Zone

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = {"del", "moveFrom"}
_OUTSIDE = {*_GONE, "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr", "fldData", "rt"}
_APART = {*_OUTSIDE, "p", "tbl", "tr", "tc"}
_LONGEST_HEADING = 250
"""Characters of a heading; what is longer is a clause of a contract, which has a heading's style for its number."""
_OFF = ("0", "false", "off", "none")
"""What a property says that does not hold."""
_FONTS = ("Symbol", "Wingdings", "Webdings")
_PRIVATE = pattern("[\uf020-\uf0fe]")
"""Codes of fonts of symbols."""
_LAYOUT = 3
"""Cells of a row up to which it may lay out a page."""


def read_docx(path: Path) -> Content:
    """A .docx file as content: the body in order, with web pages and texts embedded in it, then footnotes and endnotes."""
    with Archive(path) as archive:
        main = _main_part(archive)
        body = next((child for child in archive.xml(main) if local(child) == "body"), None)
        if body is None:
            raise UnreadableFileError("damaged: a Word file without a body")
        styles = archive.lesser_xml(joined(main, "styles.xml"))
        reader = _Reader(_Styles(styles), _note_marks(body), _Chunks(archive, main))
        reader.blocks(body)
        reader.builder.close(1)  # notes are of no section
        for part, tag in (("footnotes.xml", "footnote"), ("endnotes.xml", "endnote")):
            notes = archive.lesser_xml(joined(main, part))
            for note in notes if notes is not None else ():
                if local(note) == tag and attribute(note, "type") in ("", "normal"):
                    reader.note(note)
        meta = core_properties(archive.lesser_xml("docProps/core.xml"))
    if not reader.builder.blocks:
        raise UnreadableFileError("; ".join(("no text in it", *archive.problems)))
    meta = reader.builder.titled(merged(meta, styled_meta(reader.stated)))
    if not meta.title and (title := sane_title(title_by_size(body, Sizes(styles), reader.words))):
        meta = meta._replace(title=title, origin=tuple(sorted([*meta.origin, ("title", "largest line")])))
    return reader.builder.finish(meta=meta, problems=archive.problems)


class _Reader:
    """Walks the body; holds the text so far, the title, authors and date stated and the notes numbered."""

    def __init__(self, styles: _Styles, marks: dict[tuple[str, str], str | None], chunks: _Chunks) -> None:
        self.builder = TextBuilder()
        self.chunks = chunks
        self._styles = styles
        self.stated: dict[str, list[str]] = {"title": [], "author": [], "date": []}
        self._marks = marks
        self._drop_cap = ""

    def blocks(self, parent: _Element) -> None:
        """Add every paragraph and table under ``parent``, in order."""
        for child in parent:
            name = local(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name == "altChunk":
                self.chunks.add(self.builder, attribute(child, "id"))
            elif name not in _OUTSIDE:
                self.blocks(child)

    def note(self, note: _Element) -> None:
        """Add a footnote with its number in front, but for one that was deleted."""
        words = " ".join(self.words(p) for p in note.iter() if local(p) == "p").strip()
        mark = self._marks.get((local(note), attribute(note, "id")), "")
        if words and mark is not None:
            self.builder.add(f"[{mark}] {words}" if mark else words, zone=Zone.FOOTNOTE)

    def _paragraph(self, paragraph: _Element) -> None:
        level, style = self._level(paragraph)
        words = self._drop_cap + self.words(paragraph)
        self._drop_cap = words if _is_drop_cap(paragraph) else ""
        if self._drop_cap:
            return
        if style in self.stated and words:
            self.stated[style].append(" ".join(words.split()))
        zone = zone_of_style(style)
        level = level if len(words) <= _LONGEST_HEADING else 0
        is_bold = not level and self._is_bold(paragraph)
        self.builder.add(" ".join(words.split()) if level else words, level=level, zone=zone, is_bold=is_bold)
        for box in _boxes(paragraph):
            self.blocks(box)

    def words(self, paragraph: _Element) -> str:
        """The words of a paragraph, without those of text boxes in it."""
        words = lowered("".join(self._pieces(paragraph))).strip()
        return words if words.isascii() else words.translate(UNSEEN)

    def _pieces(self, element: _Element) -> Iterator[str]:
        for child in element:
            name = local(child)
            if name == "t":
                words = child.text or ""
                yield words if words.isascii() else _with_signs(words, element)
            elif name in ("tab", "ptab"):
                yield "\t"
            elif name in ("br", "cr"):
                yield "\n"
            elif name == "noBreakHyphen":
                yield "-"
            elif name in ("footnoteReference", "endnoteReference"):
                mark = self._marks.get((name.removesuffix("Reference"), attribute(child, "id")))
                yield f"[{mark}]" if mark else ""  # one that stands in a note itself has no number
            elif name == "oMath":
                yield formula(child)
            elif name == "sym":
                yield _symbol(child)
            elif name == "r" and _is_hidden(child):
                continue
            elif name == "r" and _is_raised(child):
                yield UP
                yield from self._pieces(child)
                yield DOWN
            elif name not in _OUTSIDE and name not in ("txbxContent", "p", "tbl"):
                yield from self._pieces(child)

    def _level(self, paragraph: _Element) -> tuple[int, str]:
        properties = next((child for child in paragraph if local(child) == "pPr"), None)
        style, level = "", 0
        for item in properties if properties is not None else ():
            if local(item) == "pStyle":
                identity = attribute(item, "val").casefold()
                style = self._styles.names.get(identity, identity)
                level = level or self._styles.levels.get(identity, 0)
            elif local(item) == "outlineLvl":
                level = _outline(item)
        return level, style

    def _is_bold(self, paragraph: _Element) -> bool:
        """Whether all its words are bold, by themselves or by its style."""
        properties = next((child for child in paragraph if local(child) == "pPr"), ())
        style = next(
            (attribute(item, "val").casefold() for item in properties if local(item) == "pStyle"), ""
        )
        runs = [run for run in paragraph.iter() if local(run) == "r" and "".join(run.itertext()).strip()]
        return bool(runs) and all(_bold(run, self._styles.is_bold(style)) for run in runs)

    def _table(self, table: _Element) -> None:
        """Rows as lines, what the cells hold of a row that lays out a page; text boxes in lines follow these."""
        rows = [
            list(nearest(row, {"tc"}, _APART))
            for row in nearest(table, {"tr"}, _APART)
            if not _is_deleted(row)
        ]
        lines: list[str] = []
        boxes: list[_Element] = []

        def close() -> None:
            self.builder.add("\n".join(line for line in lines if line.strip(" |")), zone=Zone.TABLE)
            for box in boxes:
                self.blocks(box)
            lines.clear()
            boxes.clear()

        for row in rows:
            if max(map(len, rows)) == 1 or self._is_laid(row):
                close()
                for cell in row:
                    self.blocks(cell)
                continue
            held = [list(nearest(cell, {"p"}, _OUTSIDE)) for cell in row]
            lines.append(" | ".join(" ".join(" ".join(map(self.words, cell)).split()) for cell in held))
            boxes += (box for cell in held for paragraph in cell for box in _boxes(paragraph))
        close()

    def _is_laid(self, row: Sequence[_Element]) -> bool:
        """Whether a row is of few cells that hold tables or headings with text under them."""
        holds_table = any(next(nearest(cell, {"tbl"}, _APART), None) is not None for cell in row)
        return len(row) <= _LAYOUT and (
            holds_table or (len(row) < _LAYOUT and any(map(self._is_headed, row)))
        )

    def _is_headed(self, cell: _Element) -> bool:
        held = [paragraph for paragraph in nearest(cell, {"p"}, _APART) if self.words(paragraph)]
        return any(self._level(paragraph)[0] for paragraph in held[:-1])


class _Chunks:
    """Documents of other kinds inside a Word file, which Word shows in their places."""

    def __init__(self, archive: Archive, main: str) -> None:
        self._archive = archive
        folder, _, name = main.rpartition("/")
        relations = archive.lesser_xml(f"{folder}/_rels/{name}.rels")
        self._names = {
            attribute(relation, "Id"): joined(main, attribute(relation, "Target")).lstrip("/")
            for relation in (relations if relations is not None else ())
        }

    def add(self, builder: TextBuilder, identity: str) -> None:
        """Append the blocks of the one that a relation of this id names; one that is not read is a problem."""
        name = self._names.get(identity, "")
        kind = name.rpartition(".")[2].lower()
        try:
            if kind in ("html", "htm", "xhtml", "mht", "mhtml"):
                from scoqa.reading.html import page_root
                from scoqa.reading.mhtml import html_part

                data = self._archive.read(name)
                add_markup(builder, page_root(html_part(data) if kind.startswith("mht") else data))
            elif kind == "txt":
                for line in clean(decode(self._archive.read(name))[0]).split("\n"):
                    builder.add(line)
            else:
                self._archive.problems.append(f"its part {name or identity} is of a kind that is not read")
        except UnreadableFileError as error:
            self._archive.problems.append(str(error))


def _main_part(archive: Archive) -> str:
    relations = archive.lesser_xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            return joined("x", relation.get("Target", "").lstrip("/"))
    return "word/document.xml"


class _Styles:
    """The styles of paragraphs by their ids in small letters, which differ with the language of Word; their names do not.

    Attributes:
        levels: Of headings; what is based on a heading is one, but not what is based on the title.
        names: In small letters.
    """

    def __init__(self, styles: _Element | None) -> None:
        self.names: dict[str, str] = {}
        self._bold: set[str] = set()
        own: dict[str, int] = {}
        based: dict[str, str] = {}
        for style in styles if styles is not None else ():
            if local(style) != "style" or attribute(style, "type") != "paragraph":
                continue
            identity = attribute(style, "styleId").casefold()
            if _bold(style, False):
                self._bold.add(identity)
            for item in style.iter():
                if local(item) == "name":
                    self.names[identity] = attribute(item, "val").casefold()
                    if level := level_of_style(attribute(item, "val")):
                        own[identity] = level
                elif local(item) == "basedOn":
                    based[identity] = attribute(item, "val").casefold()
                elif local(item) == "outlineLvl":
                    own.setdefault(identity, _outline(item))
        self.levels = dict(own)
        for identity in based:
            style, steps = identity, 0
            while style not in own and style in based and steps < 20:
                style, steps = based[style], steps + 1
            if own.get(style) and (style == identity or self.names.get(style) != "title"):
                self.levels[identity] = own[style]

    def is_bold(self, identity: str) -> bool:
        """Whether a style says so itself."""
        return identity in self._bold


def _is_deleted(row: _Element) -> bool:
    """Whether a tracked change took a row of a table out."""
    return any(local(item) == "del" for part in row if local(part) == "trPr" for item in part)


def _outline(item: _Element) -> int:
    value = attribute(item, "val")
    return int(value) + 1 if value.isdigit() and int(value) < 9 else 0


def _is_drop_cap(paragraph: _Element) -> bool:
    """Whether it is a large first letter, which belongs to the paragraph after it."""
    frames = (item for part in paragraph if local(part) == "pPr" for item in part if local(item) == "framePr")
    return any(attribute(frame, "dropCap") in ("drop", "margin") for frame in frames)


def _bold(styled: _Element, otherwise: bool) -> bool:
    """Whether a run, or a style, is bold by its own properties."""
    properties = next((child for child in styled if local(child) == "rPr"), ())
    stated = [attribute(item, "val") for item in properties if local(item) == "b"]
    return stated[-1] not in _OFF if stated else otherwise


def _is_raised(run: _Element) -> bool:
    properties = next((child for child in run if local(child) == "rPr"), ())
    return any(local(item) == "vertAlign" and attribute(item, "val") == "superscript" for item in properties)


def _note_marks(body: _Element) -> dict[tuple[str, str], str | None]:
    """(Kind, id) of each note to its number as Word shows it: footnotes 1, 2 …, endnotes i, ii ….

    Empty where a sign of the writer's own stands for it, None where it was deleted or moved away.
    """
    marks: dict[tuple[str, str], str | None] = {}
    numbers: Counter[str] = Counter()
    for item in body.iter():
        name = local(item)
        if name not in ("footnoteReference", "endnoteReference"):
            continue
        kind = name.removesuffix("Reference")
        key = (kind, attribute(item, "id"))
        if any(local(parent) in _GONE or _is_deleted(parent) for parent in item.iterancestors()):
            marks.setdefault(key, None)
        elif attribute(item, "customMarkFollows") in ("1", "true", "on"):
            marks[key] = ""
        elif marks.get(key) is None:  # else it is a copy for old versions of Word
            numbers[kind] += 1
            marks[key] = str(numbers[kind]) if kind == "footnote" else roman(numbers[kind])
    return marks


def _is_hidden(run: _Element) -> bool:
    properties = next((child for child in run if local(child) == "rPr"), ())
    stated = [attribute(item, "val") for item in properties if local(item) == "vanish"]
    return bool(stated) and stated[-1] not in _OFF


def _symbol(symbol: _Element) -> str:
    """A sign by its code in a font, which stands alone where the font is one of symbols; "" where it is not known."""
    try:
        number = int(attribute(symbol, "char"), 16)
    except ValueError:
        return ""
    font = attribute(symbol, "font")
    if AREA < number <= AREA + 0xFE or (0x20 <= number <= 0xFE and font.startswith(_FONTS)):
        return sign_of(number if number > AREA else AREA + number, font)
    # between are halves of characters and a private font's own signs
    return chr(number) if 0 < number < 0xD800 or 0xF8FF < number <= sys.maxunicode else ""


def _with_signs(words: str, run: _Element) -> str:
    """Words of a run with the signs that its font of symbols draws; what it draws otherwise is not known and left out."""
    if not _PRIVATE.search(words):
        return words
    properties = next((child for child in run if local(child) == "rPr"), ())
    fonts = next((item for item in properties if local(item) == "rFonts"), None)
    font = (attribute(fonts, "ascii") or attribute(fonts, "hAnsi")) if fonts is not None else ""
    return _PRIVATE.sub(lambda found: sign_of(ord(found[0]), font), words)


def _boxes(paragraph: _Element) -> list[_Element]:
    """Text boxes anchored in a paragraph, without their copies for old versions of Word."""
    boxes = []
    pending = list(paragraph)
    while pending:
        element = pending.pop(0)
        name = local(element)
        if name == "txbxContent":
            boxes.append(element)
        elif name not in _OUTSIDE:
            pending[:0] = list(element)
    return boxes
