"""The child process that parses foreign bytes: limits itself, then reads one file after the other.

Started by :mod:`scoqa.reading.pool`; a hang, a crash or a bomb in a C parser ends this process only,
and so does a parser's own exception: the owner sees the pipe close and starts another worker.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import IO, Any

from scoqa.errors import UnreadableFileError
from scoqa.reading import formats, wire


def main(seconds: float, megabytes: int) -> None:
    """Serve until the owner closes the pipe."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):  # what a C library prints must not mix with our replies
        os.dup2(nowhere, stream)
    _limit(megabytes)
    while True:
        try:
            kind, path, *more = wire.receive(requests)
        except EOFError:
            return
        _allow(seconds)
        owner = _Owner(requests, replies, seconds)
        try:
            if kind == "pages":
                from scoqa.reading.pdf import read_pages

                reply: dict[str, object] = {"lines": read_pages(Path(path), *more)}
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
        wire.send(replies, reply)


class _Owner:
    """The process that asked, while a file is read: told how far it is, and asked for help with its pages."""

    def __init__(self, requests: IO[bytes], replies: IO[bytes], seconds: float) -> None:
        self._requests = requests
        self._replies = replies
        self._seconds = seconds

    def tell(self, done: int, total: int) -> None:
        _allow(self._seconds)
        wire.send(self._replies, {"pages": [done, total]})

    def offer(self, parts: Sequence[tuple[int, int]]) -> None:
        wire.send(self._replies, {"offered": parts})

    def claim(self, part: tuple[int, int]) -> bool:
        wire.send(self._replies, {"claimed": part})
        return bool(wire.receive(self._requests)[0])

    def pages(self, part: tuple[int, int]) -> Any:
        _allow(self._seconds)  # others have the time of a file for it
        wire.send(self._replies, {"wanted": part})
        (found,) = wire.receive(self._requests)
        _allow(self._seconds)
        return found


def _allow(seconds: float) -> None:
    """Time for the file, or for its next page; should the owner die first, this process still ends."""
    if hasattr(signal, "alarm"):
        signal.alarm(2 * ceil(seconds) + 2)


def _limit(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    size = megabytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        size = min(size, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (size, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    except (ValueError, OSError):
        return  # a system that refuses the limit still has the time limit


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]))
