"""The process that has imported what readers need, and forks one whenever it is asked to; it parses nothing itself.

Started and asked by :mod:`scoqa.reading.forking`. Whatever a reader does, the next one begins as this process is.
"""

from __future__ import annotations

import gc
import os
import socket
import time
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from scoqa.reading.wire import CODE, FAILED, REPLY, REQUEST
from scoqa.reading.worker import main as read_on

_PATIENCE, _STEP = 5.0, 0.001
"""Seconds that a process which closed its pipe has to end, and between two looks."""


def main(control: int, seconds: float, megabytes: int, modules: Sequence[str]) -> None:
    """Serve until the owner closes its socket.

    Args:
        control: The socket's descriptor.
        seconds: As for :func:`scoqa.reading.worker.main`.
        megabytes: Likewise.
        modules: Imported before the first reader is forked.
    """
    for name in modules:
        with suppress(ImportError):  # who needs it says so
            import_module(name)
    gc.freeze()  # nobody looks for cycles among what is shared, which would have to be copied
    with socket.socket(fileno=control) as owner:
        while True:
            request, given, _, _ = socket.recv_fds(owner, REQUEST.size, 2)
            if len(request) < REQUEST.size:
                return
            kind, process = REQUEST.unpack(request)
            if kind == CODE:
                owner.sendall(REPLY.pack(_code(process)))
            else:
                _fork(owner, given, seconds, megabytes)


def _fork(owner: socket.socket, given: Sequence[int], seconds: float, megabytes: int) -> None:
    try:
        process = os.fork()
    except OSError:
        owner.sendall(REPLY.pack(FAILED))
        process = -1
    if process == 0:
        _read_on(owner, given, seconds, megabytes)
    for end in given:
        os.close(end)


def _read_on(owner: socket.socket, given: Sequence[int], seconds: float, megabytes: int) -> NoReturn:
    """The reader: as one that was started, it leads its own session and talks by its standard input and output."""
    try:
        os.setsid()
        for number, end in enumerate(given):
            os.dup2(end, number)
            os.close(end)
        owner.sendall(REPLY.pack(os.getpid()))  # now that it can be ended with all that it starts
        owner.close()
        read_on(seconds, megabytes)
        os._exit(0)
    finally:
        os._exit(1)


def _code(process: int) -> int:
    """What a reader exited with, or minus the signal that ended it."""
    stop = time.monotonic() + _PATIENCE
    try:
        while True:
            found, status = os.waitpid(process, os.WNOHANG)
            if found:
                return os.waitstatus_to_exitcode(status)
            if time.monotonic() > stop:
                return FAILED
            time.sleep(_STEP)
    except ChildProcessError:
        return FAILED
