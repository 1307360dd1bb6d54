"""Which files to read: folders walked, links followed once, and names as one can print them."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from scoqa.reading.ignoring import NAME, Ignored, holds_parts
from scoqa.reading.media import (
    EMPTY,
    ENCRYPTED,
    HTML,
    MARKDOWN,
    OLE,
    PICTURES,
    POINTER,
    POSTSCRIPT,
    PPTX,
    READ,
    SUFFIXES,
    TEXT,
    is_document,
    media_type,
)
from scoqa.reading.sources import shown
from scoqa.types import Problem
from scoqa.writing import NO_PAPER

_HEAD = 128
"""Bytes among which :data:`NO_PAPER` stands."""
EXPECTED = {
    ".doc": "a Word 97-2003 file; save it as .docx or PDF",
    ".ppt": "a PowerPoint file; save it as PDF",
    ".pptx": "a PowerPoint file; save it as PDF",
    ".djvu": "DjVu is not read; convert it to PDF",
    ".mobi": "Mobipocket is not read; convert it to EPUB",
    ".azw": "Kindle books are not read; convert it to EPUB",
    ".azw3": "Kindle books are not read; convert it to EPUB",
    ".fb2": "FictionBook is not read; convert it to EPUB",
    ".lit": "Microsoft Reader's books are not read; convert it to EPUB",
    ".chm": "compiled HTML is not read; convert it to EPUB or PDF",
    ".xps": "XPS is not read; convert it to PDF",
    ".oxps": "XPS is not read; convert it to PDF",
    ".ps": "PostScript; convert it to PDF",
    ".pages": "Apple Pages is not read; export it as PDF",
    ".wpd": "WordPerfect is not read; save it as .docx or PDF",
    ".hwp": "Hangul's format is not read; save it as .docx or PDF",
    ".hwpx": "Hangul's format is not read; save it as .docx or PDF",
    ".odp": "an OpenDocument presentation; save it as PDF",
    ".sxw": "an OpenOffice 1 text; save it as .odt or PDF",
    ".mbox": "a mailbox; save its mails as .eml files",
}
"""Documents by their suffix that scoqa does not read; they never vanish in silence."""

_SAID = (EMPTY, ENCRYPTED, POINTER)
"""What a file is whatever its suffix."""
_KNOWN = {".doc": (OLE,), ".ppt": (OLE,), ".pptx": (OLE, PPTX), ".ps": (POSTSCRIPT, TEXT)}
"""What files of a suffix are, where that can be told; others are not what their names say."""


def find(paths: Sequence[Path]) -> Iterator[Path | Problem]:
    """The files to read among ``paths``, and what is wrong with those that cannot be.

    Folders are walked in the order of their names, without what :mod:`scoqa.reading.ignoring` leaves out. A
    symbolic link is followed once: a file or folder reached before is not walked again, so loops end. A file in a
    folder is a document by its suffix, or else by its bytes, as prose is. Others, pictures too small for a page, the parts of
    a saved web page and answers that scoqa wrote are passed over in silence; named explicitly, anything is tried.

    Yields:
        Files, and a problem for each broken link, unreadable folder, special file, name that is not
        UTF-8, and document of a kind that scoqa does not read.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        try:
            status = path.stat()
        except OSError as error:
            yield Problem(shown(path), _absent(path, error))
            continue
        if stat.S_ISDIR(status.st_mode):
            found: dict[Path, str] = {}
            _walk(path, seen, found)
            for file in sorted(found, key=os.fsencode):
                yield Problem(shown(file), found[file]) if found[file] else file
        else:
            reason = _unfit(path, status.st_mode)
            yield Problem(shown(path), reason) if reason else path


def _walk(top: Path, seen: set[tuple[int, int]], found: dict[Path, str]) -> None:
    """Put every file under ``top`` into ``found``, with the reason why not to read it or "".

    Links are looked at after everything else, so that a file is met under its own name first.
    """
    folders: list[tuple[Path, Ignored]] = [(top, Ignored())]
    links: list[tuple[Path, Ignored]] = []
    while folders or links:
        folder, ignored = folders.pop() if folders else links.pop(0)
        try:
            status = folder.stat()
            if not stat.S_ISDIR(status.st_mode):
                _take(folder, status, seen, found)
                continue
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            entries = sorted(folder.iterdir(), key=os.fsencode)
        except OSError as error:
            found[folder] = _absent(folder, error)
            continue
        if folder / NAME in entries:
            try:
                ignored = ignored.below(folder)
            except OSError as error:
                found[folder / NAME] = _absent(folder / NAME, error)
        for entry in entries:
            # unlike pathlib's these never raise, where one may list a folder but not look at what is in it
            is_folder, is_link = os.path.isdir(entry), os.path.islink(entry)  # noqa: PTH112, PTH114
            if ignored.leaves_out(entry, is_folder=is_folder) or (is_folder and holds_parts(entry)):
                continue
            if is_link:
                links.append((entry, ignored))
            elif is_folder:
                folders.append((entry, ignored))
            else:
                try:
                    _take(entry, entry.stat(), seen, found)
                except OSError as error:
                    found[entry] = _absent(entry, error)


def _take(path: Path, status: os.stat_result, seen: set[tuple[int, int]], found: dict[Path, str]) -> None:
    reason = _unfit(path, status.st_mode)
    suffix = path.suffix.lower()
    if not reason:
        if not _is_wanted(path, suffix):
            return
        if suffix in EXPECTED:
            reason = _expected(path, suffix)
    elif suffix not in SUFFIXES and suffix not in EXPECTED:
        return
    identity = (status.st_dev, status.st_ino)
    if path.is_symlink() and identity in seen:
        return
    seen.add(identity)
    found[path] = reason


def _is_wanted(path: Path, suffix: str) -> bool:
    """Whether a file of a folder is a document or may be one."""
    if SUFFIXES.get(suffix) in PICTURES:
        from scoqa.reading.pictures import may_be_page  # a weak answer looks for new files, too

        return may_be_page(path)
    if SUFFIXES.get(suffix) in (HTML, MARKDOWN):
        return not _is_own(path)
    if suffix in SUFFIXES or suffix in EXPECTED:
        return True
    try:
        return is_document(path)
    except OSError:
        return False


def _is_own(path: Path) -> bool:
    """Whether a page is one that scoqa wrote: its quotations would be found beside the papers that they are from."""
    try:
        with path.open("rb") as file:
            return NO_PAPER.encode().strip() in file.read(_HEAD)
    except OSError:
        return False  # reading it will say what is wrong


def _expected(path: Path, suffix: str) -> str:
    """Why a file with a suffix of a kind that is not read is not read; "" if it is another that is: RTF or a web page named .doc."""
    kind = media_type(path)
    if kind in READ and (suffix == ".doc" or kind != TEXT):
        return ""
    if kind in _SAID or (suffix in _KNOWN and kind not in _KNOWN[suffix]):
        from scoqa.reading.formats import reason  # few folders hold one

        return reason(kind)
    return EXPECTED[suffix]


def _unfit(path: Path, mode: int) -> str:
    """Why this is not a file to open, or ""."""
    if not stat.S_ISREG(mode):
        kinds = (
            (stat.S_ISFIFO, "a named pipe"),
            (stat.S_ISSOCK, "a socket"),
            (stat.S_ISCHR, "a device"),
            (stat.S_ISBLK, "a device"),
        )
        kind = next((name for test, name in kinds if test(mode)), "something else")
        return f"{kind}, not a file"
    try:
        os.fsencode(path).decode("utf-8")
    except UnicodeDecodeError:
        return "its name is not UTF-8; rename it to have it read"
    return ""


def _absent(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return f"a broken link to {shown(path.readlink())}"
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if error.errno == errno.ELOOP:
        return "a link that leads to itself"
    return error.strerror or "cannot be opened"
