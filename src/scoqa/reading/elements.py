"""XML from strangers, without entities, nothing fetched, damaged XML as far as it goes; and what its elements are."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scoqa.errors import UnreadableFileError
from scoqa.later import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lxml.etree import _Element


UNSEEN = dict.fromkeys((0xAD, 0x200B, *range(0x2060, 0x2065), 0xFEFF))
"""Places where a word may be parted or may not, and signs of multiplication and the like in formulas: nobody sees them; for `str.translate`."""


_SUBSET = pattern(
    rb"(<!DOCTYPE[^\[>]*+)\[(?:[^\]\"'<]++|<!--(?:[^-]|-(?!->))*+-->|<(?!!--)|\"[^\"]*+\"|'[^']*+')*+\]\s*+(?=>)"
)
"""What a document itself declares, entities among it: the parser stops at those that unfold without end, and none is read."""

_ENCODING = pattern(r"\A(\s*<\?xml\b[^<>]*?)\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_NAMED = pattern(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z_:\x80-\xff][\w.:\x80-\xff-]*+);")
"""A character or something else by its name: no DTD is loaded that would declare it."""
_NAMED_OR_CDATA = pattern(rb"<!\[CDATA\[(?s:.*?)(?:\]\]>|\Z)|" + _NAMED.pattern)
"""The same in a document that has parts in which no name stands for anything."""


def xml_root(data: bytes, name: str = "") -> _Element:
    """The root element of an XML document; damaged XML is read as far as it goes.

    Raises:
        UnreadableFileError: There is no element in it, or some lie too deep.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_pis=True,
        remove_comments=True,
    )
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):  # what is sought below is written so in UTF-8
        data = _ENCODING.sub(r"\1", data.decode("utf-16", "replace"), count=1).encode("utf-8", "replace")
    try:
        named = _NAMED_OR_CDATA if b"<![CDATA[" in data else _NAMED
        root = etree.fromstring(named.sub(_numbered, _SUBSET.sub(rb"\1", data, count=1)), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFileError(f"damaged: {name or 'it'} is not readable XML") from error
    if root is None:
        raise UnreadableFileError(f"damaged: {name or 'it'} is not readable XML")
    if is_cut(root):
        raise UnreadableFileError("nested too deeply to read")
    return root


def _numbered(named: re.Match[bytes]) -> bytes:
    """A character's name in XHTML and in the sets of ISO that JATS has, as its number; another name as it is written.

    Else the parser would unfold what a document declares under it, and stop there, or leave a node that is no element.
    """
    from html.entities import html5  # few files name any

    if named[1] is None:
        return named[0]
    characters = html5.get(f"{named[1].decode('ascii', 'replace')};", "")
    return b"".join(b"&#%d;" % ord(character) for character in characters) or b"&amp;%s;" % named[1]


def is_cut(root: _Element, depth: int = 254) -> bool:
    """Whether elements lie so deep that the parser stopped there: libxml2 drops what follows, without a word."""
    return bool(root.xpath(f"boolean(/*{'/*' * depth})"))


def nearest(parent: _Element, names: Collection[str], apart: Collection[str]) -> Iterator[_Element]:
    """The elements of some names below one, in order, but none that stands in another of them or in one of the names ``apart``."""
    for child in parent:
        name = local(child)
        if name in names:
            yield child
        elif name not in apart:
            yield from nearest(child, names, apart)


def attribute(element: _Element, name: str) -> str:
    """An attribute whatever its namespace, in which kinds of one format differ; empty where there is none."""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def local(element: _Element) -> str:
    """The name of an element without its namespace; "" for entities and the like."""
    return _bare(element.tag)


@lru_cache(1024)  # asked of every element several times, of few names
def _bare(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
