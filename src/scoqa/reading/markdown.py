"""Markdown through markdown-it-py: headings, paragraphs, list items, tables, code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Content, TextBuilder
from scoqa.reading.decoding import decode
from scoqa.types import Meta, Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"---[^\S\n]*\n(.*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"(?P<name>[A-Za-z_]+)\s*:\s*(?P<value>.+)")
_DEEPEST = 80
"""Levels of lists and quotes; what lies deeper is lost, and of 20, the usual bound, lists use two each."""
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^>]*>", re.DOTALL)


def read_markdown(data: bytes) -> Content:
    """A Markdown file as content; a YAML head gives title and date where they are plain lines."""
    from markdown_it import MarkdownIt

    source, problem = decode(data)
    front = _FRONT_MATTER.match(source)
    if front:
        source = source[front.end() :]
    builder = TextBuilder()
    _add_blocks(
        builder,
        MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable("table").parse(source),
    )
    if not builder.blocks:
        raise UnreadableFileError("no text in it")
    meta = _meta(front.group(1) if front else "", builder)
    return builder.finish(meta=meta, problems=[problem] if problem else [])


def _add_blocks(builder: TextBuilder, tokens: Sequence[Token]) -> None:
    level = 0
    row: list[str] = []
    rows: list[str] = []
    in_table = False
    for token in tokens:
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
                words = _words(token)
                builder.add(" ".join(words.split()) if level else words, level=level)
            case "fence" | "code_block":
                builder.add(token.content.rstrip())
            case "html_block":
                builder.add(_TAG.sub(" ", token.content))


def _words(inline: Token) -> str:
    pieces = []
    for child in inline.children or ():
        match child.type:
            case "text" | "code_inline":
                pieces.append(child.content)
            case "softbreak" | "hardbreak":
                pieces.append("\n")
            case "image":
                pieces.append(_words(child) if child.children else child.content)
            case _:
                pass
    return "".join(pieces)


def _meta(head: str, builder: TextBuilder) -> Meta:
    fields = {}
    for line in head.splitlines():
        match = _FIELD.match(line)
        if match:
            fields[match["name"].lower()] = match["value"].strip().strip("\"'")
    title, origin = fields.get("title", ""), "embedded metadata"
    firsts = [block for block in builder.blocks if block.level == 1]
    if not title and len(firsts) == 1 and firsts[0] is builder.blocks[0]:
        title, origin = builder.text[firsts[0].span.start : firsts[0].span.stop], "first heading"
    return Meta(title=title, origin=(("title", origin),) if title else ())
