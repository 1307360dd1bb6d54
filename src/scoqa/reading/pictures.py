"""Pictures of pages (PNG, JPEG, TIFF) through OCR, a TIFF's pages one by one; and how large a picture is."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from pathlib import Path

from scoqa.errors import UnreadableFileError
from scoqa.reading import media

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO

    from scoqa.reading.content import Content

_LEAST_BYTES = 15_000
"""A smaller file is no picture of a page."""
_LEAST_SIDE = 800
"""Pixels of the shorter side of what may be a page: A5 at 150 dots an inch has 874."""
_MOST_PAGES = 2000
"""Pictures of a TIFF file that are looked for."""
_WIDTH, _HEIGHT = 256, 257
"""Tags of a TIFF."""


def may_be_page(path: Path) -> bool:
    """Whether a picture in a folder is large enough for a scanned page.

    Raises:
        OSError: The file cannot be opened.
    """
    if path.stat().st_size < _LEAST_BYTES:
        return False
    with path.open("rb") as file:
        try:
            return min(_size(file)) >= _LEAST_SIDE
        except (struct.error, ValueError):
            return False


def n_pages(path: Path) -> int:
    """Pages of a picture file; 1 but for a TIFF of several."""
    with path.open("rb") as file:
        try:
            return max(1, sum(1 for _ in _directories(file))) if file.read(2) in (b"II", b"MM") else 1
        except (struct.error, ValueError):
            return 1


def read_picture(
    path: Path, languages: str, seconds: float, tell: Callable[[int, int], None] | None = None
) -> Content:
    """The words of a picture file as content, every picture in it a page.

    Raises:
        UnreadableFileError: OCR finds no words in it.
    """
    from scoqa.reading.ocr import recognised_pictures
    from scoqa.reading.pdf import content_of_pages
    from scoqa.reading.pdf_layout import PageLines

    total = n_pages(path)
    found = recognised_pictures(
        path, total, languages, seconds, lambda done: tell(done, total) if tell else None
    )
    pages = []
    for index, (size, lines) in enumerate(found):
        width, height = size or (0.0, 0.0)
        pages.append(PageLines(index, width, height, lines, scanned=not lines, ocr=bool(lines)))
    failed = [index for index, (size, _) in enumerate(found) if size is None]
    if not any(page.lines for page in pages):
        kind = media.media_type(path).removeprefix("image/")
        what = "that tesseract could not read" if len(failed) == total else "in which OCR finds no words"
        raise UnreadableFileError(f"a picture ({kind}) {what}")
    return content_of_pages(pages, failed=failed)


def _size(file: IO[bytes]) -> tuple[int, int]:
    """(Width, height) of a picture, the first one's of a TIFF."""
    head = file.read(24)
    if head.startswith(b"\x89PNG"):
        width, height = struct.unpack(">II", head[16:24])
        return width, height
    if head.startswith(b"\xff\xd8"):
        return _jpeg_size(file)
    tags = next(_directories(file), {})
    return tags.get(_WIDTH, 0), tags.get(_HEIGHT, 0)


def _jpeg_size(file: IO[bytes]) -> tuple[int, int]:
    file.seek(2)
    while True:
        mark, length = struct.unpack(">HH", file.read(4))
        if 0xFFC0 <= mark <= 0xFFCF and mark not in (0xFFC4, 0xFFC8, 0xFFCC):
            height, width = struct.unpack(">xHH", file.read(5))
            return width, height
        if mark < 0xFFC0 or length < 2:
            raise ValueError("not a JPEG")
        file.seek(length - 2, 1)


def _directories(file: IO[bytes]) -> Iterator[dict[int, int]]:
    """Tag → value of each picture in a TIFF; those that point back at an earlier one end it."""
    file.seek(0)
    order = ">" if file.read(4)[:2] == b"MM" else "<"
    (at,) = struct.unpack(f"{order}I", file.read(4))
    seen: set[int] = set()
    while at and at not in seen and len(seen) < _MOST_PAGES:
        seen.add(at)
        file.seek(at)
        (n,) = struct.unpack(f"{order}H", file.read(2))
        tags = {}
        for _ in range(n):
            tag, kind, _count, value = struct.unpack(f"{order}HHI4s", file.read(12))
            tags[tag] = struct.unpack(f"{order}H2x" if kind == 3 else f"{order}I", value)[0]
        (at,) = struct.unpack(f"{order}I", file.read(4))
        yield tags
