"""Pictures made by hand: PNG and TIFF of grey rows, and the head of a JPEG."""

from __future__ import annotations

import random
import struct
import zlib
from pathlib import Path


def _noise(n: int) -> bytes:
    return random.Random(0).randbytes(n)  # so that no file is small for being blank


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + _noise(width) for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows, 0))
        + chunk(b"IEND", b"")
    )


def tiff(width: int, height: int, *, n: int) -> bytes:
    return tiff_of([(_noise(width * height), width, height)] * n)


def tiff_of(pages: list[tuple[bytes, int, int]]) -> bytes:
    data = b"II*\0" + struct.pack("<I", 8)
    for number, (grey, width, height) in enumerate(pages):
        at = len(data) + 2 + 9 * 12 + 4
        tags = [
            (256, width),
            (257, height),
            (258, 8),
            (259, 1),
            (262, 1),
            (273, at),
            (277, 1),
            (278, height),
            (279, width * height),
        ]
        data += struct.pack("<H", len(tags))
        data += b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
        following = at + len(grey) + len(grey) % 2
        data += struct.pack("<I", following if number + 1 < len(pages) else 0) + grey + bytes(len(grey) % 2)
    return data


def jpeg_head(width: int, height: int) -> bytes:
    app = b"\xff\xe0" + struct.pack(">H", 16) + bytes(14)
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, height, width, 3) + bytes(9)
    return b"\xff\xd8" + app + frame + bytes(20_000)


def drawn(pdf: bytes, folder: Path) -> tuple[bytes, int, int]:
    """The first page of a PDF as grey rows, with their width and number."""
    import pypdfium2

    path = folder / "drawn.pdf"
    path.write_bytes(pdf)
    with pypdfium2.PdfDocument(path) as document:
        bitmap = document[0].render(scale=2, grayscale=True)
        rows = bytes(bitmap.buffer)
        data = b"".join(rows[at : at + bitmap.width] for at in range(0, len(rows), bitmap.stride))
        return data, bitmap.width, bitmap.height
