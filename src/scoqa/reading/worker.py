"""The child process that parses foreign bytes: limits itself, then reads one file after the other.

Started by :mod:`scoqa.reading.pool`; a hang, a crash or a bomb in a C parser ends this process only,
and so does a parser's own exception: the owner sees the pipe close and starts another worker.
"""

from __future__ import annotations

import os
import signal
import sys
from math import ceil
from pathlib import Path

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
            path, media_type, ocr = wire.receive(requests)
        except EOFError:
            return
        _allow(seconds)

        def tell(done: int, total: int) -> None:
            _allow(seconds)
            wire.send(replies, {"pages": [done, total]})

        try:
            content = formats.extract(Path(path), media_type, ocr=ocr, seconds=seconds, tell=tell)
            reply: dict[str, object] = {"content": wire.pack(content)}
        except UnreadableFileError as error:
            reply = {"unreadable": str(error)}
        except OSError as error:
            reply = {"unreadable": error.strerror or type(error).__name__}
        except MemoryError:
            reply = {"unreadable": f"needs more than {megabytes} MiB of memory to read"}
        except RecursionError:
            reply = {"unreadable": "nested too deeply to read"}
        wire.send(replies, reply)


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
