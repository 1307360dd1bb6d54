"""Where things live: the index of a folder, the user's own collection, the paper that ships, caches and histories.

Nothing here opens an index; folders are made by whoever writes into them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from zlib import crc32

from scoqa.arguments import checked_path, plain_path
from scoqa.errors import IndexFileError

INDEX_FOLDER = ".scoqa"
INDEX_NAME = "index.sqlite"
APP = "scoqa"


def user_data() -> Path:
    """The platform's folder for a user's data of this program."""
    return _user_folder("XDG_DATA_HOME", ".local/share", "user_data_path")


def user_cache() -> Path:
    """The platform's folder for what can be made again."""
    return _user_folder("XDG_CACHE_HOME", ".cache", "user_cache_path")


def user_config() -> Path:
    """The platform's folder for a user's settings of this program."""
    return _user_folder("XDG_CONFIG_HOME", ".config", "user_config_path")


def _user_folder(variable: str, in_home: str, function: str) -> Path:
    # what platformdirs says on Linux, without the milliseconds of importing it
    named = Path(os.environ.get(variable, ""))
    if named.is_absolute():
        return named / APP
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ and not os.environ.get(variable):
        return Path(os.path.expanduser(f"~/{in_home}")) / APP  # noqa: PTH111  Path.expanduser fails without a home
    import platformdirs

    folder: Path = getattr(platformdirs, function)(APP, appauthor=False)
    return folder


def inside(folder: Path) -> Path:
    """The index file of a folder of papers, where that folder can be written."""
    return folder / INDEX_FOLDER / INDEX_NAME


def beside(folder: Path) -> Path:
    """The index file of a folder of papers that cannot be written: in the user's data folder, named by the path."""
    import hashlib

    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return user_data() / "folders" / f"{folder.name or 'root'}-{name}" / INDEX_NAME


def index_of(folder: Path) -> Path | None:
    """The index file to use for a folder of papers: inside it, else the user's data folder, else None (memory)."""
    if _leads_nowhere(folder / INDEX_FOLDER):
        return inside(folder)  # kept on a drive that is not there: opening it says so
    if inside(folder).exists():  # mostly; the other's name takes a hash, and hashing an import
        return inside(folder)
    candidates = (inside(folder), beside(folder))
    known = (candidate for candidate in candidates if candidate.exists())
    return next(known, None) or next(filter(_can_make, candidates), None)


def index_and_root(path: str | os.PathLike[str]) -> tuple[Path | None, Path]:
    """The index file of a folder of papers, or the one named, and the folder that its relative paths start from.

    Args:
        path: An existing folder, or an index file ending in ``.sqlite``, which need not be there yet.

    Returns:
        Both absolute; no index file where none can be made (memory).

    Raises:
        IndexFileError: There is no such folder, or no permission to look at it or into it.
    """
    chosen = plain_path(checked_path(path, "the folder of papers"))
    is_folder = os.path.isdir(chosen)  # noqa: PTH112  Path.is_dir fails where it may not look
    if chosen.suffix == ".sqlite" and not is_folder:
        is_inside = chosen.parent.name == INDEX_FOLDER
        return chosen, chosen.parent.parent if is_inside else chosen.parent
    if unfit := why_unfit(chosen):
        raise IndexFileError(f"{path}: {unfit}")
    return index_of(chosen), chosen


def why_unfit(folder: Path) -> str:
    """Why this is no folder of papers to open, and what to do; "" where it is one."""
    if not os.path.isdir(folder):  # noqa: PTH112  Path.is_dir fails where it may not look
        if is_barred(folder):
            return "no permission to look at it; name another folder of papers"
        what = "is a file, not a folder of papers" if os.path.lexists(folder) else "there is no such folder"
        return f"{what}; name a folder of papers, or add files: scoqa add PATH"
    return (
        "" if os.access(folder, os.X_OK) else "no permission to look into it; name another folder of papers"
    )


def is_barred(place: str | Path) -> bool:
    """Whether a folder above it is closed, so that nobody can say if it is there."""
    try:
        os.lstat(place)
    except PermissionError:
        return True
    except OSError:
        return False
    return False


def _leads_nowhere(path: Path) -> bool:
    return path.is_symlink() and not path.exists()


def _can_make(path: Path) -> bool:
    """Whether a file could be created there, judged by trying with its folder."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(path.parent, os.W_OK)


def nearest(start: Path) -> Path | None:
    """The folder at or above ``start`` that holds an index, as git finds its own."""
    for folder in (start, *start.parents):
        if os.path.isfile(inside(folder)):  # noqa: PTH113  Path.is_file fails where it may not look
            return folder
    return None


def user_collection() -> Path:
    """The index file of the user's own collection."""
    return user_data() / INDEX_NAME


def shipped_papers() -> Path:
    """The folder of the paper that ships: inside the installed package, or the project's own in a checkout."""
    package = Path(__file__).parent
    installed = package / "corpus"
    return installed if installed.is_dir() else package.parents[1] / "corpus"


def shipped_index() -> Path:
    """The index file of the paper that ships, in the user's cache.

    It is another file for other words, another program or other rules of analysis: nothing is ever added to it, which would
    make its words anew.
    """
    from scoqa.analysis import RULES
    from scoqa.version import __version__

    known = crc32(f"{__version__} {RULES}".encode())
    for path in sorted(shipped_papers().iterdir()):
        if path.is_file():
            known = crc32(path.name.encode() + b"\0" + path.read_bytes(), known)
    return user_cache() / f"shipped-{known:08x}.sqlite"


def notes_of(index: Path) -> Path:
    """The folder for what people keep with an index; for the paper that ships not the cache but the user's data."""
    return index.parent if index.parent != user_cache() else user_data() / "shipped"
