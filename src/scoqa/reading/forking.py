"""Workers forked from one process that has imported what they need, where the system forks well.

What takes 75 ms to import is imported once, and shared in memory.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from typing import IO

from scoqa.reading.wire import CODE, FAILED, FORK, REPLY, REQUEST
from scoqa.settings import Settings

_START = """
import gc, sys
gc.disable()  # until a worker has read its first file
sys.path[:] = sys.argv[5:]
from scoqa.reading.nursery import main
main(int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]), sys.argv[4].split())
"""


class Forked:
    """A worker process that a nursery forked, to be used as one that was started.

    Attributes:
        pid: Its number; it leads its own session.
        stdin: Where it is asked; likewise ``stdout``, where it answers.
    """

    def __init__(self, nursery: Nursery, pid: int, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self._nursery = nursery
        self.pid = pid
        self.stdin = stdin
        self.stdout = stdout

    def wait(self, _timeout: float | None = None) -> int:
        """What it exited with, or minus the signal that ended it; SIGTERM's where it goes on for seconds, or nobody knows."""
        return self._nursery.code(self.pid)

    def kill(self) -> None:
        """End it."""
        os.kill(self.pid, signal.SIGKILL)


class Nursery:
    """A process that forks workers; it begins to import what they need at once. Safe to use from many threads.

    Args:
        settings: For the workers' limits.
        environment: Of the process.
        paths: Where it imports from.
        modules: What it imports.
    """

    def __init__(
        self, settings: Settings, environment: Mapping[str, str], paths: Sequence[str], modules: Sequence[str]
    ) -> None:
        self._asking = threading.Lock()
        self._socket, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with other:
            limits = [str(settings.reader_seconds), str(settings.reader_mb)]
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _START, str(other.fileno()), *limits, " ".join(modules), *paths],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment,
                pass_fds=[other.fileno()],
                start_new_session=True,
            )

    def fork(self) -> Forked:
        """A new worker.

        Raises:
            OSError: The process has ended, or could not fork.
        """
        theirs_in, ours_in = os.pipe()
        ours_out, theirs_out = os.pipe()
        requests, replies = os.fdopen(ours_in, "wb"), os.fdopen(ours_out, "rb")
        try:
            pid = self._asked(FORK, 0, [theirs_in, theirs_out])
            if pid == FAILED:
                raise OSError("no process could be forked")
        except OSError:
            requests.close()
            replies.close()
            raise
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        return Forked(self, pid, requests, replies)

    def code(self, pid: int) -> int:
        """What a worker exited with, or minus the signal that ended it; SIGTERM's where nobody knows."""
        try:
            code = self._asked(CODE, pid, [])
        except OSError:
            code = FAILED
        return -signal.SIGTERM if code == FAILED else code

    def close(self) -> None:
        """End the process, but none of the workers."""
        self._process.kill()
        self._process.wait()
        with self._asking:
            self._socket.close()

    def _asked(self, kind: bytes, pid: int, ends: Sequence[int]) -> int:
        with self._asking:
            socket.send_fds(self._socket, [REQUEST.pack(kind, pid)], ends)
            reply = self._socket.recv(REPLY.size)
        if len(reply) < REPLY.size:
            raise OSError("the process that forks has ended")
        (number,) = REPLY.unpack(reply)
        return int(number)
