"""Files that a command writes for its user: an existing one is kept unless ``--force`` is given, a new one appears whole."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scoqa.cli.usage import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.cli.table import Options


def vacant(name: str, options: Options) -> Path:
    """The path of a file that may be written; told before any work is done for it.

    Raises:
        UsageError: A file is there and no ``--force``, or there is no folder for it.
    """
    path = Path(name)
    if path.is_dir():
        raise UsageError(f"{path}: is a folder")
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}")
    if path.is_file() and not options.force:
        raise UsageError(f"{path}: is there already; --force writes over it")
    return path


def write(path: Path, parts: Iterable[str]) -> None:
    """Write a file whole, or into a device or a pipe.

    Raises:
        UsageError: It cannot be written.
    """
    from scoqa.writing import write_whole

    try:
        write_whole(path, parts)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror})") from error
