"""Rich Text Format through striprtf: its words by paragraph, title and author; its styles are not read."""

from __future__ import annotations

import re

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Content, TextBuilder
from scoqa.reading.decoding import clean
from scoqa.reading.embedded import sane_author, sane_title
from scoqa.reading.names import family_first, split_names
from scoqa.types import Meta

_BARE = re.compile(r"\\bin(?![\da-z])")
"""A mark of binary data that states no length, on which striprtf fails; what follows it is hex digits."""
_ABOUT = re.compile(r"\{\\(title|author) ?([^{}]{1,1000})\}")


def read_rtf(data: bytes) -> Content:
    """An .rtf file as content, a paragraph a line."""
    source = _BARE.sub(" ", data.decode("latin-1"))  # RTF is ASCII with escapes; striprtf decodes those
    builder = TextBuilder()
    for line in _text(source).split("\n"):
        builder.add(line)
    if not builder.blocks:
        raise UnreadableFileError("no text in it")
    return builder.finish(meta=_meta(source))


def _text(source: str) -> str:
    from striprtf.striprtf import rtf_to_text

    text: str = rtf_to_text(source, errors="replace")  # type: ignore[no-untyped-call]
    return clean(
        text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )  # it writes emoji as two halves


def _meta(source: str) -> Meta:
    about = {name: _text(rf"{{\rtf1\ansi {words}}}") for name, words in _ABOUT.findall(source[:100_000])}
    title = sane_title(about.get("title", ""))
    names = [sane_author(name) for name in split_names(about.get("author", ""))]
    authors = tuple(family_first(name) for name in names if name)
    known = (("authors", authors), ("title", title))
    return Meta(
        title=title,
        authors=authors,
        origin=tuple((name, "embedded metadata") for name, value in known if value),
    )
