"""The child process that parses foreign bytes: limits itself, then reads one file after the other, or does what it is told.

Started by :mod:`scoqa.reading.pool`; a hang, a crash or a bomb in a C parser ends this process only,
and so does a parser's own exception: the owner sees the pipe close and starts another worker.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from scoqa.errors import UnreadableFileError
from scoqa.reading import formats, limits, wire


def main(seconds: float, megabytes: int) -> None:
    """Serve until the owner closes the pipe."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):  # what a C library prints must not mix with our replies
        os.dup2(nowhere, stream)
    limits.limit_memory(megabytes)
    while True:
        try:
            kind, path, *more = wire.receive(requests)
        except EOFError:
            return
        gc.disable()  # a file makes hundreds of thousands of objects; cycles among them wait until it is done
        limits.allow(seconds)
        reply = _reply(kind, path, more, _Owner(requests, replies, seconds), seconds, megabytes)
        limits.lift()
        wire.send(replies, reply)
        gc.enable()


def _reply(
    kind: str, path: str, more: Sequence[Any], owner: _Owner, seconds: float, megabytes: int
) -> dict[str, object]:
    """What was asked for: pages of a file, what a function gives, or a file's content; else why it cannot be read."""
    try:
        if kind == "pages":
            from scoqa.reading.pdf import read_pages

            return {"lines": read_pages(Path(path), *more)}
        if kind == "call":
            name, *values = more
            return {"found": getattr(import_module(path), name)(*values)}
        media_type, ocr, is_shared, labelled = more
        content = formats.extract(
            Path(path),
            media_type,
            ocr=ocr,
            seconds=seconds,
            tell=owner.tell,
            others=owner if is_shared else None,
            labelled=labelled,
        )
        return {"content": wire.pack(content)}
    except UnreadableFileError as error:
        return {"unreadable": str(error), "without_text": error.n_pages}
    except OSError as error:
        return {"unreadable": error.strerror or type(error).__name__}
    except MemoryError:
        return {"unreadable": f"needs more than {megabytes} MiB of memory to read"}
    except RecursionError:
        return {"unreadable": "nested too deeply to read"}


class _Owner:
    """The process that asked, while a file is read: told how far it is, and asked for help with its pages."""

    def __init__(self, requests: IO[bytes], replies: IO[bytes], seconds: float) -> None:
        self._requests = requests
        self._replies = replies
        self._seconds = seconds

    def tell(self, done: int, total: int) -> None:
        limits.allow(self._seconds)
        wire.send(self._replies, {"pages": [done, total]})

    def offer(self, parts: Sequence[tuple[int, int]]) -> None:
        wire.send(self._replies, {"offered": parts})

    def claim(self, part: tuple[int, int]) -> bool:
        wire.send(self._replies, {"claimed": part})
        return bool(wire.receive(self._requests)[0])

    def pages(self, part: tuple[int, int]) -> Any:
        limits.allow_waiting(self._seconds)  # others have the time of a file for it
        wire.send(self._replies, {"wanted": part})
        (found,) = wire.receive(self._requests)
        limits.allow_waiting(self._seconds)
        return found


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]))
