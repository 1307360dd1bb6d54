"""What a worker process may use of the machine: it limits itself, so that a file costs no more than that."""

from __future__ import annotations

import signal
import sys
from math import ceil

IS_TIMED = sys.platform != "win32"
"""Whether a process can be limited in its own processor time, which what else the machine does takes nothing of."""
CAN_FORK = sys.platform == "linux"
"""Elsewhere libraries may not work in a process that was forked, or none can be."""
WALL = 5 if IS_TIMED else 1
"""How many times the limit of processor time a file may take by the clock: a reader that hangs may take none."""


def allow(seconds: float) -> None:
    """Processor time for the file, or for its next page; past it, this process ends with SIGPROF."""
    if sys.platform != "win32":
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGPROF])
        signal.setitimer(signal.ITIMER_PROF, seconds)
    allow_waiting(seconds)


def allow_waiting(seconds: float) -> None:
    """Time by the clock; the owner ends this process before, and should it die first, this process still ends."""
    if sys.platform != "win32":
        signal.alarm(ceil(2 * WALL * seconds) + 2)


def lift() -> None:
    """No limits on time until the next file: an idle process waits as long as it likes."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)


def limit_memory(megabytes: int) -> None:
    """No more address space, and no core dumps."""
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
