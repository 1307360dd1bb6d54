"""Markdown through markdown-it-py: headings, paragraphs, list items, tables, code, notes; what its head says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Content, TextBuilder
from scoqa.reading.decoding import decode
from scoqa.reading.front_matter import front_matter
from scoqa.reading.hyphens import joined
from scoqa.reading.raised import DOWN, UP, lowered
from scoqa.types import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_DEEPEST = 80
"""Levels of lists and quotes; what lies deeper is not read, and of 20, the usual bound, lists use two each."""
_NESTING = ("blockquote_open", "list_item_open")
_CUT = "not read: what lies deeper than 39 lists or 79 quotations in one another"
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\](?=:)", re.MULTILINE)
_NOTES = re.compile(r"^\[\^([^\]\s]+)\]:\s*", re.MULTILINE)
_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_UP = re.compile(r"(?<=[^\s^])\^([^\s^]{1,12})\^")
_LOW = re.compile(r"(?<=[^\s~])~([^\s~]{1,4})~(?!~)")
"""Raised and lowered words as pandoc has them: km^2^, H~2~O."""
_FENCE = re.compile(r"^:{3,}.*$\n?", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\s*\{[#.-][^{}]*\}$")
_TAG = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?(?:</\1\s*>|\Z)|</?[a-zA-Z][^>]*>", re.DOTALL | re.IGNORECASE
)
_INNER = "\x10"
"""Stands for the beginning of a note in the line, "^[", where that is no code."""
_INNER_NOTE = re.compile(rf"{_INNER}((?:[^\[\]{_INNER}]|\[[^\[\]]*\])*)\]")
_LINK = re.compile(r"(!?)\[\[(?![\s:])([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp|pdf|mp[34]|mov|canvas|base)\s*$", re.IGNORECASE)
"""What a link of Obsidian shows that is no text."""
_SPAN = re.compile(r"\[([^\[\]]+)\]\{[.#][^{}]*\}")
_MARKED = re.compile(r"(?<!=)==(?=[^\s=])([^=\n]*[^\s=])==(?!=)")
_ASIDE = re.compile(r"\A\[![A-Za-z-]+\][+-]?[ \t]*\n?")
"""The kind of a box, as GitHub and Obsidian write it."""
_IDENTITY = re.compile(r"\s\^[A-Za-z\d][A-Za-z\d-]*\Z")
_COMMENT = re.compile(r"\A%%.*%%\Z", re.DOTALL)
_DEFINED = re.compile(r"(?<=\n):[ \t]+(?=\S)")
_WITH_ATTRIBUTES = ("image", "link_close", "code_inline")
_BEHIND = re.compile(r"\A\{(?:[ \t]*(?:[#.][\w:-]+|[\w-]+=(?:\"[^\"]*\"|[^\s{}\"]+)))+[ \t]*\}")
"""Attributes of a picture, a link or code, as pandoc has them."""


def read_markdown(data: bytes) -> Content:
    """A Markdown file as content; a YAML head gives title and date where they are plain lines."""
    from markdown_it import MarkdownIt

    text, problem = decode(data)
    text = joined(text)
    meta, abstract, start = front_matter(text)
    source = _NOTE.sub(
        lambda note: f"{note[0]}\\", text[start:]
    )  # else a note of one word is taken for a link's address
    builder = TextBuilder()
    builder.add(abstract, zone=Zone.ABSTRACT)
    tokens = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable("table").parse(source)
    _add_blocks(builder, tokens)
    is_cut = any(token.level >= _DEEPEST - 1 and token.type in _NESTING for token in tokens)
    if not builder.blocks:
        raise UnreadableFileError("nested too deeply to read" if is_cut else "no text in it")
    problems = [what for what in (problem, _CUT if is_cut else "") if what]
    return builder.finish(meta=builder.titled(meta), problems=problems)


def _add_blocks(builder: TextBuilder, tokens: Sequence[Token]) -> None:
    level = 0
    row: list[str] = []
    rows: list[str] = []
    in_table = in_note = False
    for token in tokens:
        in_note = in_note and token.type not in ("inline", "fence", "html_block")
        match token.type:
            case "heading_open":
                level = int(token.tag[1:])
            case "heading_close":
                level = 0
            case "table_open":
                in_table, rows = True, []
            case "table_close":
                in_table = False
                builder.add("\n".join(rows), zone=Zone.TABLE)
            case "tr_open":
                row = []
            case "tr_close":
                rows.append(" | ".join(row))
            case "inline" if in_table:
                row.append(" ".join(_words(token).split()))
            case "inline":
                signed = _signed(token)
                words = _unsigned(signed)
                if level:
                    builder.add(_ATTRIBUTES.sub("", " ".join(words.split())), level=level)
                elif _NOTES.match(words):
                    in_note = True
                    _add_notes(builder, words)
                else:
                    _add_paragraph(builder, signed)
            case "code_block" if in_note:  # more paragraphs of the note, which are set in
                builder.add(token.content, zone=Zone.FOOTNOTE)
            case "fence" | "code_block":
                builder.add(token.content.rstrip())
            case "html_block":
                builder.add(_unescaped(_TAG.sub(" ", token.content)))


def _unescaped(words: str) -> str:
    if "&" not in words:
        return words
    from html import unescape  # its entities take long to import

    return unescape(words)


def _add_paragraph(builder: TextBuilder, words: str) -> None:
    """Add a paragraph without signs that editors do not show, and the notes in its lines behind it."""
    words = _FENCE.sub("", _MARK.sub(r"[\1]", words))
    words = _DEFINED.sub("", _IDENTITY.sub("", _COMMENT.sub("", _ASIDE.sub("", words))))
    notes = [note for note in _INNER_NOTE.findall(words) if " " in note] if _INNER in words else []
    if notes:
        words = _INNER_NOTE.sub(lambda found: "" if " " in found[1] else f"^[{found[1]}]", words)
    builder.add(_unsigned(words))
    for note in notes:
        builder.add(_unsigned(note), zone=Zone.FOOTNOTE)


def _add_notes(builder: TextBuilder, words: str) -> None:
    _, *parts = _NOTES.split(words)
    for name, note in zip(parts[::2], parts[1::2], strict=True):
        builder.add(f"[{name}] " + _MARK.sub(r"[\1]", note), zone=Zone.FOOTNOTE)


def _words(inline: Token) -> str:
    return _unsigned(_signed(inline))


def _unsigned(words: str) -> str:
    return words.replace(_INNER, "^[")


def _signed(inline: Token) -> str:
    """The words of a line, with a sign where a note begins in it."""
    pieces = []
    before = ""
    for child in inline.children or ():
        match child.type:
            case "text":
                content = _BEHIND.sub("", child.content) if before in _WITH_ATTRIBUTES else child.content
                pieces.append(_plain(content))
            case "code_inline":
                pieces.append(child.content)
            case "html_inline" if child.content.lower() in ("<sup>", "</sup>"):
                pieces.append(DOWN if child.content.startswith("</") else UP)
            case "softbreak" | "hardbreak":
                pieces.append("\n")
            case "image":
                pieces.append(_words(child) if child.children else child.content)
            case _:
                pass
        before = child.type
    return lowered("".join(pieces))


def _plain(words: str) -> str:
    """Words as editors show them: links to notes by their names, what is marked, raised and lowered words."""
    if "[" in words:
        words = _SPAN.sub(r"\1", _LINK.sub(_shown, words)).replace("^[", _INNER)
    if "==" in words:
        words = _MARKED.sub(r"\1", words)
    return _LOW.sub(r"\1", _UP.sub(f"{UP}\\1{DOWN}", words))


def _shown(link: re.Match[str]) -> str:
    return "" if link[1] and _PICTURE.search(link[2]) else link[3] or link[2]
