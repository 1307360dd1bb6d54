"""What lists the parts and pages of an EPUB: its navigation document, or the NCX of older ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoqa.errors import UnreadableFileError
from scoqa.reading.archive import joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from scoqa.reading.archive import Archive

Contents = list[tuple[str, "_Element"]]
"""The name and the root of each document that lists something, the navigation document first."""


def contents_of(archive: Archive, package_name: str, items: Iterable[_Element]) -> Contents:
    """The documents of an EPUB's manifest that list its parts and pages; those that cannot be read are left out."""
    found: Contents = []
    for item in sorted(items, key=lambda one: "nav" not in one.get("properties", "").split()):
        is_nav = "nav" in item.get("properties", "").split()
        if not is_nav and item.get("media-type") != "application/x-dtbncx+xml":
            continue
        name = joined(package_name, item.get("href", ""))
        try:
            found.append((name, archive.xml(name)))
        except UnreadableFileError:
            continue  # without it the parts alone tell
    return found
