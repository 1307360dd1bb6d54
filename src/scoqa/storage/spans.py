"""A document's passages as one blob, and any one of them back without reading the others.

Blob: the byte offset of each passage's record (4 bytes little-endian each; left out where there is
one passage only), then the records. A record is a row of LEB128 numbers: zone (its place in the enum
:class:`~scoqa.types.Zone`), section (line of the document's ``sections``), paragraph, start, number
of sentences, for each sentence the gap since the last stop and its length, and the gap to the
passage's own stop.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scoqa.types import Passage, Span, Zone

ZONES = tuple(Zone)
ZONE_NUMBER = {zone: number for number, zone in enumerate(ZONES)}


def pack(passages: Sequence[Passage], sections: Mapping[tuple[str, ...], int]) -> bytes:
    """The passages of one document; ValueError where sentences overlap or leave their passage."""
    records = []
    for passage in passages:
        at = passage.span.start
        numbers = [
            ZONE_NUMBER[passage.zone],
            sections[passage.section],
            passage.paragraph,
            at,
            len(passage.sentences),
        ]
        for start, stop in passage.sentences:
            numbers.append(start - at)
            numbers.append(stop - start)
            at = stop
        numbers.append(passage.span.stop - at)
        records.append(_leb128(numbers))
    if len(records) == 1:
        return records[0]
    offsets = []
    at = 0
    for record in records:
        offsets.append(at.to_bytes(4, "little"))
        at += len(record)
    return b"".join(offsets + records)


def _leb128(numbers: Sequence[int]) -> bytes:
    try:
        packed = bytearray(numbers)
    except ValueError:
        packed = bytearray()
    else:
        if packed.isascii():
            return bytes(packed)
        packed.clear()
    for number in numbers:
        if number < 0:
            raise ValueError("sentences of a passage are sorted, disjoint and inside it")
        while number > 0x7F:
            packed.append(number & 0x7F | 0x80)
            number >>= 7
        packed.append(number)
    return bytes(packed)


def unpack(blob: bytes, n: int, index: int, key: str, sections: Sequence[tuple[str, ...]]) -> Passage:
    """Passage ``index`` of the ``n`` of document ``key``."""
    numbers = _numbers(blob, n, index)
    zone, section, paragraph, start, n_sentences = numbers[:5]
    sentences = []
    at = start
    for place in range(5, 5 + 2 * n_sentences, 2):
        first = at + numbers[place]
        at = first + numbers[place + 1]
        sentences.append(Span(first, at))
    span = Span(start, at + numbers[5 + 2 * n_sentences])
    return Passage(key, span, tuple(sentences), sections[section], paragraph, ZONES[zone])


def start_of(blob: bytes, n: int, index: int) -> int:
    """Where passage ``index`` starts in its document."""
    return _numbers(blob, n, index, 4)[3]


def _numbers(blob: bytes, n: int, index: int, wanted: int = -1) -> list[int]:
    if n == 1:
        record = blob
    else:
        start = 4 * n + int.from_bytes(blob[4 * index : 4 * index + 4], "little")
        stop = (
            4 * n + int.from_bytes(blob[4 * index + 4 : 4 * index + 8], "little")
            if index + 1 < n
            else len(blob)
        )
        record = blob[start:stop]
    numbers = []
    number = shift = 0
    for byte in record:
        if byte > 0x7F:
            number |= (byte & 0x7F) << shift
            shift += 7
        else:
            numbers.append(number | byte << shift)
            number = shift = 0
            if len(numbers) == wanted:
                break
    return numbers
