"""Writes a small file so that it is either complete or stays as it was."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

NO_PAPER = "<!-- written by scoqa, which does not read it as a paper -->\n"
"""The head of Markdown and HTML that quotes papers, so that what lies among them is not found as one of them."""


def write_whole(path: Path, parts: Iterable[str]) -> None:
    """Write a text file in UTF-8; whoever reads it meanwhile, or after a full disk or a kill, sees the old text or the new.

    A link stays a link: the file that it names is written, and keeps its permissions. What is no file, as
    a pipe or ``/dev/null``, is written to where it is.

    Args:
        path: Its folder must exist.
        parts: The text; made while it is written, so that it need not fit into memory.

    Raises:
        OSError: The new text could not be written, or not in this folder.
    """
    import threading  # a question that looks for new files needs the constant alone

    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="") as stream:
            stream.writelines(parts)
        return
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".scoqa-{os.getpid()}-{threading.get_ident():x}")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            if target.exists():
                beside.chmod(stat.S_IMODE(target.stat().st_mode))
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())  # where a disk is full, some file systems say so only now
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
