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
        owner = _Owner(requests, replies, seconds)
        try:
            if kind == "pages":
                from scoqa.reading.pdf import read_pages

                reply: dict[str, object] = {"lines": read_pages(Path(path), *more)}
            elif kind == "call":
                name, *values = more
                reply = {"found": getattr(import_module(path), name)(*values)}
            else:
                media_type, ocr, is_shared = more
                content = formats.extract(
                    Path(path),
                    media_type,
                    ocr=ocr,
                    seconds=seconds,
                    tell=owner.tell,
                    others=owner if is_shared else None,
                )
                reply = {"content": wire.pack(content)}
        except UnreadableFileError as error:
            reply = {"unreadable": str(error)}
        except OSError as error:
            reply = {"unreadable": error.strerror or type(error).__name__}
        except MemoryError:
            reply = {"unreadable": f"needs more than {megabytes} MiB of memory to read"}
        except RecursionError:
            reply = {"unreadable": "nested too deeply to read"}
        limits.lift()
        wire.send(replies, reply)
        gc.enable()


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
