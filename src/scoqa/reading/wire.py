"""How a worker process and its owner talk: a length in four bytes, then JSON; never pickle.

What a worker sends was made from foreign bytes, so the owner rebuilds checked values from it. Those who fork
workers read no files and are asked in five bytes.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any

from scoqa.reading.content import Content
from scoqa.types import Meta, Page, Section, Span, Zone, ZoneSpan

_LENGTH = struct.Struct("<I")
REQUEST = struct.Struct("<ci")
"""What a nursery is asked for, and of which process."""
REPLY = struct.Struct("<i")
FORK, CODE = b"f", b"c"
"""Fork a worker, whose two ends of pipes come with it: its number is told. Tell what one exited with that has ended."""
FAILED = -1 << 31
"""Told where there is no such number."""


def send(stream: IO[bytes], value: object) -> None:
    """Write one value; lone surrogates of file names survive as JSON escapes."""
    data = json.dumps(value, separators=(",", ":")).encode("ascii")
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one value; EOFError where the other side is gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    data = stream.read(_LENGTH.unpack(head)[0])
    if len(data) < _LENGTH.unpack(head)[0]:
        raise EOFError
    return json.loads(data)


def pack(content: Content) -> dict[str, Any]:
    """A content as JSON values; spans and other named tuples are lists as they are."""
    return {
        "text": content.text,
        "meta": vars(content.meta),
        "pages": [[vars(page)[name] for name in Page._fields] for page in content.pages],
        "sections": content.sections,
        "zones": content.zones,
        "paragraphs": content.paragraphs,
        "problems": content.problems,
    }


def unpack(packed: dict[str, Any]) -> Content:
    """The content that :func:`pack` packed."""
    meta = packed["meta"]
    meta["authors"] = tuple(meta["authors"])
    meta["origin"] = tuple((name, origin) for name, origin in meta["origin"])
    return Content(
        text=packed["text"],
        meta=Meta(**meta),
        pages=tuple(Page(index, label, Span(*span), *more) for index, label, span, *more in packed["pages"]),
        sections=tuple(Section(level, heading, Span(*span)) for level, heading, span in packed["sections"]),
        zones=tuple(ZoneSpan(Zone(zone), Span(*span)) for zone, span in packed["zones"]),
        paragraphs=tuple(map(Span._make, packed["paragraphs"])),
        problems=tuple(packed["problems"]),
    )
