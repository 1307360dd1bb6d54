"""A document's passages as one blob, and any one of them back without reading the others.

Blob: the byte offset of each passage's record (4 bytes little-endian each; left out where there is
one passage only), then the records. A record is a row of LEB128 numbers:

- zone (its place in the enum :class:`~scoqa.types.Zone`) + 8 if a section is given + 16 if a
  paragraph is + 32 if a start is + 64 if a gap is;
- what is given of: section (line of the document's ``sections``, else 0), paragraph (else 1), start
  (else 0), gap from the last sentence's stop to the passage's own (else 0);
- for each sentence, to the record's end: twice its length, + 1 where a number follows that says how
  far it begins after the last one's stop; that is 1 otherwise, and 0 for the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from scoqa.types import Passage, Span, Zone
from scoqa.value import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ZONES = tuple(Zone)
ZONE_NUMBER = {zone: number for number, zone in enumerate(ZONES)}

_SECTION, _PARAGRAPH, _START, _GAP = 8, 16, 32, 64
_SMALL = 4096
"""Numbers whose bytes are kept at hand: most of a record."""


def pack(passages: Sequence[Passage], sections: Mapping[tuple[str, ...], int]) -> bytes:
    """The passages of one document; ValueError where sentences overlap or leave their passage."""
    if len(passages) == 1:
        return _record(passages[0], sections)
    records = [_record(passage, sections) for passage in passages]
    offsets = []
    at = 0
    for record in records:
        offsets.append(at.to_bytes(4, "little"))
        at += len(record)
    return b"".join(offsets + records)


def _record(passage: Passage, sections: Mapping[tuple[str, ...], int]) -> bytes:
    start, stop = passage.span
    section = sections[passage.section] if passage.section or len(sections) > 1 else 0
    head = ZONE_NUMBER[passage.zone]
    given = [0]
    if section:
        head |= _SECTION
        given.append(section)
    if passage.paragraph != 1:
        head |= _PARAGRAPH
        given.append(passage.paragraph)
    if start:
        head |= _START
        given.append(start)
    last = passage.sentences[-1].stop if passage.sentences else start
    if last != stop:
        head |= _GAP
        given.append(stop - last)
    given[0] = head
    at = expected = start
    for first, end in passage.sentences:
        if first == expected:
            given.append(2 * (end - first))
        else:
            given.append(2 * (end - first) + 1)
            given.append(first - at)
        at = end
        expected = end + 1
    if min(given) < 0:
        raise ValueError(f"{passage.document_key}: sentences of a passage are sorted, disjoint and inside it")
    small = _small()
    return b"".join([small[number] if number < _SMALL else _leb128(number) for number in given])


def pack_plain(n: NDArray[np.int64], starts: NDArray[np.int64], stops: NDArray[np.int64]) -> list[bytes]:
    """The same for many documents that are one plain passage each, from its first sentence to its last.

    Args:
        n: Sentences of each document; of one that has none nothing is packed.
        starts: Of all sentences, document after document.
        stops: Of all sentences.
    """
    import numpy as np

    first = np.cumsum(n) - n
    own = n > 0
    heads = starts[first[own]]
    is_first = np.zeros(len(starts), bool)
    is_first[first[own]] = True
    gaps = starts - np.concatenate(([0], stops[:-1]))
    given = np.where(is_first | (gaps == 1), -1, gaps)  # nothing where the sentence follows at one blank
    columns = np.zeros((len(starts), 4), np.int64)
    columns[:] = -1
    columns[is_first, 0] = np.where(heads, ZONE_NUMBER[Zone.BODY] | _START, ZONE_NUMBER[Zone.BODY])
    columns[is_first, 1] = np.where(heads, heads, -1)
    columns[:, 2] = 2 * (stops - starts) + (given >= 0)
    columns[:, 3] = given
    numbers = columns.ravel()
    numbers = numbers[numbers >= 0]
    n_numbers = np.add.reduceat((columns >= 0).sum(axis=1), first[own]) if len(heads) else first[own]
    sizes = np.ones(len(numbers), np.int64)
    for shift in range(7, 63, 7):
        more = numbers >> shift > 0
        if not more.any():
            break
        sizes += more
    ends = np.cumsum(sizes)
    data = np.zeros(int(sizes.sum()), np.uint8)
    for place in range(int(sizes.max(initial=0))):
        longer = np.flatnonzero(sizes > place)
        more = sizes[longer] > place + 1
        data[(ends - sizes)[longer] + place] = numbers[longer] >> 7 * place & 0x7F | np.where(more, 0x80, 0)
    packed = data.tobytes()
    bounds = np.concatenate(([0], ends[np.cumsum(n_numbers) - 1])).tolist()
    records = iter([packed[start:stop] for start, stop in pairwise(bounds)])
    return [next(records) if some else b"" for some in own.tolist()]


@cache
def _small() -> tuple[bytes, ...]:
    return tuple(_leb128(number) for number in range(_SMALL))


def _leb128(number: int) -> bytes:
    packed = bytearray()
    while number > 0x7F:
        packed.append(number & 0x7F | 0x80)
        number >>= 7
    packed.append(number)
    return bytes(packed)


class Outline(NamedTuple):
    """A passage as it is read: a question looks at many of which it shows few.

    Attributes:
        start: In its document's text.
        stop: In its document's text.
        bounds: Start and stop of each sentence in turn, counted from the passage's own start.
        section: Line of the document's section paths.
        paragraph: As of the passage.
        zone: As a number.
    """

    start: int
    stop: int
    bounds: list[int]
    section: int
    paragraph: int
    zone: int

    def passage(self, key: str, sections: Sequence[tuple[str, ...]]) -> Passage:
        """The passage of document ``key``."""
        start, bounds = self.start, self.bounds
        return Passage(
            key,
            Span(start, self.stop),
            tuple(
                [
                    Span(start + first, start + stop)
                    for first, stop in zip(bounds[::2], bounds[1::2], strict=True)
                ]
            ),
            sections[self.section],
            self.paragraph,
            ZONES[self.zone],
        )


def outline(blob: bytes, n: int, index: int) -> Outline:
    """Passage ``index`` of the ``n`` of a document."""
    numbers = _numbers(blob, n, index)
    head = numbers[0]
    place = 1
    section = start = gap = 0
    paragraph = 1
    if head & _SECTION:
        section = numbers[place]
        place += 1
    if head & _PARAGRAPH:
        paragraph = numbers[place]
        place += 1
    if head & _START:
        start = numbers[place]
        place += 1
    if head & _GAP:
        gap = numbers[place]
        place += 1
    bounds: list[int] = []
    at = expected = 0
    rest = iter(numbers[place:])
    for number in rest:
        first = at + next(rest) if number & 1 else expected
        at = first + (number >> 1)
        expected = at + 1
        bounds += (first, at)
    return Outline(start, start + at + gap, bounds, section, paragraph, head & 7)


def start_of(blob: bytes, n: int, index: int) -> int:
    """Where passage ``index`` starts in its document."""
    numbers = _numbers(blob, n, index, 4)
    head = numbers[0]
    if not head & _START:
        return 0
    return numbers[1 + bool(head & _SECTION) + bool(head & _PARAGRAPH)]


def section_of(blob: bytes, n: int, index: int) -> int:
    """Line of the document's section paths under which it stands."""
    numbers = _numbers(blob, n, index, 2)
    return numbers[1] if numbers[0] & _SECTION else 0


def _numbers(blob: bytes, n: int, index: int, wanted: int = -1) -> list[int]:
    if n == 1:
        record = blob
    else:
        first = int.from_bytes(blob[4 * index : 4 * index + 4], "little")
        last = int.from_bytes(blob[4 * index + 4 : 4 * index + 8], "little") if index + 1 < n else len(blob)
        record = blob[4 * n + first : 4 * n + last]
    numbers = []
    number = shift = 0
    for byte in record:
        if byte > 0x7F:
            number |= (byte & 0x7F) << shift
            shift += 7
            continue
        numbers.append(number | byte << shift if shift else byte)
        number = shift = 0
        if len(numbers) == wanted:
            break
    return numbers
