"""Rich Text Format through striprtf: words by paragraph, headings, tables, text boxes and notes, title and author.

striprtf passes over notes and text boxes and knows no styles. So signs are put into the source where those
begin and end, which it hands on with the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Content, TextBuilder
from scoqa.reading.decoding import clean
from scoqa.reading.elements import UNSEEN
from scoqa.reading.embedded import sane_author, sane_title, styled_meta
from scoqa.reading.names import family_first, split_names
from scoqa.reading.raised import DOWN, UP, lowered
from scoqa.reading.rtf_codes import CHARSETS, coded
from scoqa.reading.sidecar import merged
from scoqa.reading.styles import TITLES, level_of_style
from scoqa.reading.symbols import sign_of
from scoqa.types import Meta, Zone

_BARE = re.compile(r"\\bin(?![\da-z])")
"""A mark of binary data that states no length, on which striprtf fails; what follows it is hex digits."""
_ABOUT = re.compile(r"\{\\(title|author) ?([^{}]{1,1000})\}")
_HEAD = 100_000
"""Characters of a file that may say what it is and name its styles."""
_STYLE_NAME = re.compile(r"\{\\s(\d+)(?!\d)[^{};]*?\s([^{};\\]+);\}")

_NOTE, _BOX, _END, _STYLE, _ROW, _CELL, _ROW_END = "\x01\x02\x03\x04\x05\x06\x07"
_HIDE, _SHOW = "\x10", "\x11"
_BLANKED = dict.fromkeys([*range(1, 8), *range(14, 18)], " ")
_HIDING = re.compile(r"\\\*(?=\\cs\d)|(?:\\\*)?\\shp(?:inst|grp)?(?![a-z]) ?")
"""Control words at which striprtf takes words for none: a character's style in the middle of a line, drawings."""
_TO_MARK = re.compile(
    r"\\[\\{}]|\{(?:\\\*)?\\(?P<group>footnote|shptxt)(?![a-z]) ?|[{}]"
    r"|\\(?P<hides>v|deleted)(?P<off>0?)(?![a-z\d]) ?"
    r"|\\(?P<word>chftn|trowd|cell|row|super|nosupersub|plain|s(?P<style>\d+)|outlinelevel(?P<level>[0-8]))(?![a-z\d]) ?"
)
_HIDDEN = re.compile(f"{_HIDE}[^{_SHOW}]*{_SHOW}|[{_HIDE}{_SHOW}]")
"""Hidden words, and those that a tracked change took out."""
_PRIVATE = re.compile("[\uf020-\uf0fe]")
_BULLET = re.compile(f"^((?:{_STYLE}.)*)[\uf020-\uf0fe](?=[\t ])", re.MULTILINE)
"""What a font of signs puts before an item of a list."""
_ANY_NOTE = re.compile(f"{_NOTE}([^{_NOTE}-{_END}]*){_END}?")
_BOX_OR_LINE = re.compile(f"([{_BOX}{_END}\n])")
_ANY_STYLE = re.compile(f"{_STYLE}(.)")
_ENDS = {UP: DOWN, _HIDE: _SHOW}
"""Signs at the end of a group by those at its beginning."""
_RAISES = ("super", "nosupersub", "plain")
_ROWS = {"trowd": _ROW, "cell": _CELL, "row": _ROW_END}
_STATED = {"T": "title", "a": "author", "d": "date"}
"""What paragraphs of a style say."""
_ZONES = {"c": Zone.CAPTION, "t": Zone.CONTENTS}


def read_rtf(data: bytes) -> Content:
    """An .rtf file as content: the body in order, then its notes."""
    source, encoding = coded(data)
    source = _BARE.sub(" ", source)
    notes: list[str] = []

    def taken(match: re.Match[str]) -> str:
        notes.append(" ".join(_bare(match[1]).split()))
        return ""

    text = _HIDDEN.sub("", _text(_marked(source.translate(_BLANKED)), encoding))
    text = _PRIVATE.sub(lambda sign: sign_of(ord(sign[0]), "Symbol"), _BULLET.sub(r"\1•", text))
    text = _ANY_NOTE.sub(taken, lowered(text.translate(UNSEEN)))
    builder = TextBuilder()
    rows: list[str] = []
    stated: dict[str, list[str]] = {}
    *parts, last = _with_boxes_behind(text).split(_ROW_END)
    for part in parts:
        before, _, row = part.partition(_ROW)
        if before.strip():
            _add_table(builder, rows)
            rows = []
            _add_lines(builder, before, stated)
        rows.append(row)
    _add_table(builder, rows)
    _add_lines(builder, last, stated)
    builder.close(1)  # notes are of no section
    for note in notes:
        builder.add(clean(note), zone=Zone.FOOTNOTE)
    if not builder.blocks:
        raise UnreadableFileError("no text in it")
    return builder.finish(meta=builder.titled(merged(_meta(source, encoding), styled_meta(stated))))


def _marked(source: str) -> str:
    """The source with signs before and behind notes and text boxes, in tables and where styles begin."""
    styles = _styles(source)
    opened: list[str] = []  # what each group around this place is
    n_notes = 0

    def sign(match: re.Match[str]) -> str:  # an empty group ends what striprtf may be in the middle of
        nonlocal n_notes
        token = match[0]
        if match["group"]:
            opened.append(_NOTE if match["group"] == "footnote" else _BOX)
            return "{{}" + opened[-1]
        if token == "{":
            opened.append("")
        elif token == "}" and opened and (kind := opened.pop()):
            return f"{{}}{_ENDS.get(kind, _END)}}}"
        word = match["word"]
        if match["hides"] or (word == "plain" and opened[-1:] == [_HIDE]):
            hides = match["hides"] is not None and not match["off"]
            if opened and opened[-1] == ("" if hides else _HIDE) and not (hides and _HIDE in opened):
                opened[-1] = _HIDE if hides else ""
                return f"{token}{{}}{_HIDE if hides else _SHOW}"
            return token
        if word in _RAISES:
            raises = word == "super"
            if opened and opened[-1] in ("", UP) and raises == (opened[-1] == ""):
                opened[-1] = UP if raises else ""
                return f"{token}{{}}{UP if raises else DOWN}"
            return token
        if not word:
            return token
        if word == "chftn":
            n_notes += _NOTE not in opened
            return f"{{}}[{n_notes}]"
        if word in _ROWS:
            return "{}" + _ROWS[word]
        style = str(int(match["level"]) + 1) if match["level"] else styles.get(match["style"], "")
        return f"{token}{{}}{_STYLE}{style}" if style else token

    return _TO_MARK.sub(sign, _HIDING.sub("", source))


def _styles(source: str) -> dict[str, str]:
    """The number of each style that says something: the level of headings, T for the title, a for authors and so on."""
    styles = {}
    for number, name in _STYLE_NAME.findall(source[:_HEAD]):
        words = name.strip().casefold()
        if words in TITLES:
            styles[number] = "T"
        elif level := level_of_style(words):
            styles[number] = str(level)
        elif words in ("author", "date"):
            styles[number] = words[0]
        elif words == "caption":
            styles[number] = "c"
        elif words.startswith("toc "):
            styles[number] = "t"
    return styles


def _with_boxes_behind(text: str) -> str:
    """The text with each text box behind the line to which it is anchored."""
    laid: list[str] = []
    boxes: list[str] = []
    inside = False
    for piece in _BOX_OR_LINE.split(text):
        if piece in (_BOX, _END):
            inside = piece == _BOX
            boxes.append("\n")
        elif inside:
            boxes.append(piece)
        else:
            laid.append(piece)
            if piece == "\n":
                laid += boxes
                boxes = []
    return "".join(laid + boxes)


def _add_lines(builder: TextBuilder, text: str, stated: dict[str, list[str]]) -> None:
    for line in text.split("\n"):
        found = _ANY_STYLE.findall(line)
        style = found[-1] if found else ""
        words = clean(_bare(line).replace(_CELL, " | "))
        level = int(style) if style.isdigit() else int(style == "T")
        if style in _STATED and words.strip():
            stated.setdefault(_STATED[style], []).append(" ".join(words.split()))
        builder.add(words, level=level, zone=_ZONES.get(style, Zone.BODY))


def _add_table(builder: TextBuilder, rows: Sequence[str]) -> None:
    """Rows as lines; one cell alone is a frame around a paragraph."""
    lines = []
    for row in rows:
        cells = [" ".join(clean(cell).split()) for cell in _bare(row).split(_CELL)]
        if any(cells):
            lines.append(" | ".join(cells[: -1 if not cells[-1] else None]))
    is_frame = len(lines) == 1 and " | " not in lines[0]
    builder.add("\n".join(lines), zone=Zone.BODY if is_frame else Zone.TABLE)


def _bare(words: str) -> str:
    """Words without signs of styles, and of rows that begin twice."""
    return _ANY_STYLE.sub("", words).replace(_ROW, "")


def _text(source: str, encoding: str) -> str:
    from striprtf.striprtf import charset_map, rtf_to_text

    charset_map.update(CHARSETS)
    text: str = rtf_to_text(source, encoding, errors="replace")  # type: ignore[no-untyped-call]
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # it writes emoji as two halves


def _meta(source: str, encoding: str) -> Meta:
    found = _ABOUT.findall(source[:_HEAD])
    about = {name: clean(_text(rf"{{\rtf1\ansi {words}}}", encoding)) for name, words in found}
    title = sane_title(about.get("title", ""))
    names = [sane_author(name) for name in split_names(about.get("author", ""))]
    authors = tuple(family_first(name) for name in names if name)
    known = (("authors", authors), ("title", title))
    return Meta(
        title=title,
        authors=authors,
        origin=tuple((name, "embedded metadata") for name, value in known if value),
    )
