"""Rich Text Format through striprtf: its words by paragraph; the format's styles are not read."""

from __future__ import annotations

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Content, TextBuilder
from scoqa.reading.plain import clean


def read_rtf(data: bytes) -> Content:
    """An .rtf file as content, a paragraph a line."""
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1")  # RTF is ASCII with escapes; striprtf decodes those
    text = clean(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]
    builder = TextBuilder()
    for line in text.split("\n"):
        builder.add(line)
    if not builder.blocks:
        raise UnreadableFileError("no text in it")
    return builder.finish()
