"""Pictures of pages to lines of words, by the tesseract program where it is installed."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from scoqa.errors import OcrMissingError
from scoqa.reading.pdf_columns import in_order
from scoqa.reading.pdf_lines import Line

if TYPE_CHECKING:
    import pypdfium2

_DPI = 300
"""Resolution at which tesseract reads best, dots an inch (its documentation)."""
_MOST_PIXELS = 5000
"""On a page's longer side; a larger page is drawn coarser."""
_LONGER_SIDE = 842
"""Points of A4's longer side, which a picture's is taken for: it may state no size."""
_LEAST_SURE = 30
"""Per cent of certainty below which tesseract's word is not taken: dirt and pictures look like letters."""
_MOST_LANGUAGES = 3
"""Languages asked for where the user names none; each costs about as much time again."""


def ocr_languages() -> str:
    """The installed languages as tesseract takes them, English first: "eng+deu".

    Raises:
        OcrMissingError: There is no tesseract, or it has no language.
    """
    if shutil.which("tesseract") is None:
        raise OcrMissingError(
            "OCR needs the tesseract program, which is not installed "
            "(Debian: apt install tesseract-ocr; macOS: brew install tesseract)"
        )
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    found = sorted(
        set(listed.stdout.split("\n")[1:]) - {"", "osd", "equ"}, key=lambda name: (name != "eng", name)
    )
    if not found:
        raise OcrMissingError("tesseract has no language installed (Debian: apt install tesseract-ocr-eng)")
    return "+".join(found[:_MOST_LANGUAGES])


def recognised(
    pages: Sequence[tuple[int, pypdfium2.PdfPage]],
    languages: str,
    seconds: float,
    tell: Callable[[int], None],
) -> dict[int, list[Line] | None]:
    """Index to lines of each page, in reading order; None where tesseract failed or took too long.

    Pages are drawn one after the other and read in parallel, a process a core.

    Args:
        pages: With their indexes.
        languages: As :func:`ocr_languages` gives them.
        seconds: Time limit for a page.
        tell: Called with the number of pages done.
    """
    found: dict[int, list[Line] | None] = {}
    n_cores = os.cpu_count() or 1
    with ThreadPoolExecutor(n_cores, thread_name_prefix="scoqa-ocr") as executor:
        for start in range(0, len(pages), n_cores):  # so few pictures are in memory at once
            block = pages[start : start + n_cores]
            drawn = [_picture(page) for _, page in block]
            read = executor.map(lambda one: _tesseract(one[0], languages, seconds), drawn)
            for (index, page), (_, scale), table in zip(block, drawn, read, strict=True):
                width, height = page.get_size()
                lines = None if table is None else in_order(list(_lines(table, height, scale)), width)
                found[index] = lines
                tell(len(found))
    return found


def _picture(page: pypdfium2.PdfPage) -> tuple[bytes, float]:
    """A page drawn in grey, as a PGM file, and its pixels a point."""
    scale = min(_DPI / 72, _MOST_PIXELS / max(page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    data = bytes(bitmap.buffer)
    rows = [data[at : at + width] for at in range(0, stride * height, stride)]
    bitmap.close()
    return b"P5 %d %d 255\n" % (width, height) + b"".join(rows), scale


def recognised_pictures(
    path: Path, n_pages: int, languages: str, seconds: float, tell: Callable[[int], None]
) -> list[tuple[tuple[float, float] | None, list[Line]]]:
    """(Width and height, lines in reading order) of each picture in a file.

    Sizes are points of a page as long as one of A4; None where tesseract failed or took too long.
    """
    found: list[tuple[tuple[float, float] | None, list[Line]]] = []
    with ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="scoqa-ocr") as executor:
        tables = executor.map(lambda page: _tesseract(path, languages, seconds, page), range(n_pages))
        for table in tables:
            found.append((None, []) if table is None else _page_of(table))
            tell(len(found))
    return found


def _page_of(table: str) -> tuple[tuple[float, float] | None, list[Line]]:
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    page = next((row for row in rows if row["level"] == "1"), None)
    if page is None:
        return None, []
    scale = max(int(page["width"]), int(page["height"]), 1) / _LONGER_SIDE
    width, height = int(page["width"]) / scale, int(page["height"]) / scale
    return (width, height), in_order(list(_lines(table, height, scale)), width)


def _tesseract(picture: bytes | Path, languages: str, seconds: float, page: int = 0) -> str | None:
    """The table of words of a drawn page, or of one of the pictures in a file."""
    command = ["tesseract", "stdin", "stdout", "-l", languages, "--psm", "1", "--dpi", str(_DPI), "tsv"]
    if isinstance(picture, Path):  # its own resolution, where it states one
        number = f"tessedit_page_number={page}"
        command = [
            "tesseract",
            str(picture.absolute()),
            "stdout",
            "-l",
            languages,
            "--psm",
            "1",
            "-c",
            number,
            "tsv",
        ]
    try:
        run = subprocess.run(
            command,
            input=picture if isinstance(picture, bytes) else b"",
            capture_output=True,
            timeout=seconds,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # pages are the parallel work
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return run.stdout.decode("utf-8", "replace")


def _lines(table: str, height: float, scale: float) -> Iterator[Line]:
    """The lines of tesseract's table of words; sizes near the usual one are made equal to it."""
    words: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == "5" and float(row["conf"]) >= _LEAST_SURE and (row["text"] or "").strip():
            words.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(row)
    boxes = []
    for found in words.values():
        left = min(int(word["left"]) for word in found)
        right = max(int(word["left"]) + int(word["width"]) for word in found)
        top = min(int(word["top"]) for word in found)
        bottom = max(int(word["top"]) + int(word["height"]) for word in found)
        boxes.append((" ".join(word["text"] for word in found), left, right, top, bottom))
    usual = median([bottom - top for *_, top, bottom in boxes]) if boxes else 0
    for text, left, right, top, bottom in boxes:
        own = bottom - top
        size = usual if own < 1.4 * usual else own  # ascenders make a line look larger than its letters
        hyphen = text[-1] == "-" and text[-2:-1].isalpha()
        yield Line(
            text.removesuffix("-") if hyphen else text,
            left / scale,
            right / scale,
            height - bottom / scale,
            size / scale,
            hyphen,
        )
