"""XML from strangers: no entities, nothing fetched; damaged XML as far as it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoqa.errors import UnreadableFileError

if TYPE_CHECKING:
    from lxml.etree import _Element


def xml_root(data: bytes, name: str = "") -> _Element:
    """The root element of an XML document; damaged XML is read as far as it goes.

    Raises:
        UnreadableFileError: There is no element in it.
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
    return root


def local(element: _Element) -> str:
    """The name of an element without its namespace; "" for entities and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
