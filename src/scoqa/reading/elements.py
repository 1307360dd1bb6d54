"""XML from strangers, without entities, nothing fetched, damaged XML as far as it goes; and what its elements are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoqa.errors import UnreadableFileError

if TYPE_CHECKING:
    from lxml.etree import _Element

_LAST_WORD = re.compile(r"\w[\w.,]*$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MEASURES = frozenset(["nm", "µm", "mm", "cm", "dm", "km", "ft"])
"""Units of length, which are squared and cubed; the metre is a single letter."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


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
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFileError(f"damaged: {name or 'it'} is not readable XML") from error
    if root is None:
        raise UnreadableFileError(f"damaged: {name or 'it'} is not readable XML")
    if is_cut(root):
        raise UnreadableFileError("nested too deeply to read")
    return root


def is_cut(root: _Element, depth: int = 254) -> bool:
    """Whether elements lie so deep that the parser stopped there: libxml2 drops what follows, without a word."""
    return bool(root.xpath(f"boolean(/*{'/*' * depth})"))


def attribute(element: _Element, name: str) -> str:
    """An attribute whatever its namespace, in which kinds of one format differ; empty where there is none."""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def raised(element: _Element, number: str) -> str:
    """A raised number as text: behind a figure, a unit or a single letter an exponent, "10⁶", else a note's, "[6]".

    What stands behind a year is a note's number.
    """
    word = _LAST_WORD.search(_text_before(element))
    before = word[0] if word else ""
    is_figure = before[:1].isdigit() and _YEAR.fullmatch(before) is None
    if is_figure or before in _MEASURES or (len(before) == 1 and before.isalpha()):
        return number.translate(_RAISED)
    return f"[{number}]"


def _text_before(element: _Element) -> str:
    """What stands before an element in the one around it, up to the last mark-up."""
    before, around = element.getprevious(), element.getparent()
    if before is None:
        return (around.text or "") if around is not None else ""
    return before.tail or "".join(before.itertext())


def local(element: _Element) -> str:
    """The name of an element without its namespace; "" for entities and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
