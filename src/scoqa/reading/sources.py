"""Files as sources of documents: their names, stamps and fingerprints, and whether they changed.

Imported with every question, so it stays light: no reader, no process, no parser.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path

from scoqa.types import Source

RACY_NS = 2_000_000_000
"""A file written so shortly before it is read may change again without a new time stamp."""


def shown(path: str | os.PathLike[str]) -> str:
    """A path as it can be printed anywhere: bytes that are no UTF-8 and control characters escaped."""
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)


def sidecar_of(path: Path) -> Path:
    """Where the metadata file of ``path`` would be: "paper.pdf" has "paper.meta.toml", or "paper.pdf.meta.toml" if that is there."""
    whole = path.with_name(path.name + ".meta.toml")
    # unlike pathlib's this does not raise, where a name is as long as names may be
    return whole if os.path.exists(whole) else path.with_name(path.stem + ".meta.toml")  # noqa: PTH110


def source_path(path: Path, root: Path | None) -> str:
    """The path a source is kept under: relative to ``root`` where it lies inside, else absolute; POSIX."""
    full = path.absolute()
    if root is not None and full.is_relative_to(root.absolute()):
        return full.relative_to(root.absolute()).as_posix()
    return full.as_posix()


def stamp(path: Path) -> tuple[int, int]:
    """(Bytes, modification time in ns) of a file and its metadata file: their sum and the later one.

    Raises:
        OSError: The file is gone or out of reach, or a folder has its name now.
    """
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    try:
        beside = sidecar_of(path).stat()
    except OSError:
        return status.st_size, status.st_mtime_ns
    return status.st_size + beside.st_size, max(status.st_mtime_ns, beside.st_mtime_ns)


def settled(mtime_ns: int) -> int:
    """The modification time, or 0 where it is so young that the file may change again under the same one."""
    return mtime_ns if time.time_ns() - mtime_ns > RACY_NS else 0


def fingerprint(path: Path) -> str:
    """The sha256 of a file's bytes, followed by those of its metadata file where it has one.

    Raises:
        OSError: The file cannot be read.
    """
    import hashlib

    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    beside = sidecar_of(path)
    try:
        if beside.is_file():  # a pipe may have no end
            with beside.open("rb") as file:
                while piece := file.read(1 << 20):
                    digest.update(piece)
    except OSError:
        return digest.hexdigest()
    return digest.hexdigest()


def is_there(path: Path) -> bool:
    """Whether a file or folder can be looked at: not gone, and not on a drive that gives an error."""
    try:
        path.stat()
    except OSError:
        return False
    return True


def is_anything_there(place: Path) -> bool:
    """Whether a file, folder or link has the name, or one that :func:`shown` writes so."""
    found = [Path(place.anchor)]
    for part in place.parts[1:]:
        found = [entry for folder in found for entry in _named(folder, part)]
    return any(map(os.path.lexists, found))


def _named(folder: Path, name: str) -> list[Path]:
    """What has the name in a folder, or one that is shown so."""
    if os.path.lexists(folder / name) or "\\" not in name:
        return [folder / name]
    try:
        return [entry for entry in folder.iterdir() if shown(entry.name) == name]
    except OSError:
        return []


def is_file_there(path: Path) -> bool:
    """The same of a file that was read: a folder that has its name now is not it."""
    return is_there(path) and not path.is_dir()


def away(path: Path, root: Path | None) -> Path | None:
    """Where a file that is not there may come back from: the folder, drive or link that is away with it.

    A folder that is not there, or in which nothing is to be seen, may be a drive that is not plugged
    in; one that is deleted inside the collection's own folder is none, while other papers stand there.

    Args:
        path: Of a file that is not there.
        root: The collection's own folder.

    Returns:
        What is away; None where the file is gone from among others.
    """
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError:
        return path.parent
    else:
        # a link whose file is not there, or a file that may not be looked at; a folder in its place is none
        return None if path.is_dir() else path
    missing = None  # the highest folder on the way that is not there
    for folder in path.parents:
        try:
            is_empty = all(entry.name.startswith(".") for entry in folder.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            if folder.is_symlink():
                return folder
            missing = folder
        except OSError:
            return folder
        else:
            if is_empty:
                return missing or folder
            return None if root is not None and folder.is_relative_to(root) else missing
    return missing


def state(source: Source, root: str) -> str:
    """What became of a source since it was read: "" for nothing, "changed" or "missing".

    One look at size and time; the bytes are compared only where the times differ or the source was
    too young to be told by its time (``mtime_ns`` 0).
    """
    path = Path(root, source.path)
    try:
        size, mtime_ns = stamp(path)
        if size != source.size:
            return "changed"
        if mtime_ns == source.mtime_ns:
            return ""
        return "" if fingerprint(path) == source.sha256 else "changed"
    except OSError:
        return "missing"
