"""``python -m scoqa`` and the ``scoqa`` command."""

from __future__ import annotations

import atexit
import gc
import os
import sys

_INTERRUPTED = 130
"""As :data:`scoqa.cli.main.INTERRUPTED`, which may not be there yet."""
_NEW_OBJECTS = 50_000
"""Objects made since the last look for unreachable ones before the next: a question makes hardly as many."""


def main() -> int:
    """Run the command line on ``sys.argv``; returns the exit code."""
    # the search for unreachable cycles took a question a twelfth of its time, most of it at its very end
    gc.set_threshold(_NEW_OBJECTS)
    try:
        from scoqa.cli.main import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while it was starting: there is no console yet
        sys.stderr.write("scoqa: interrupted\n")
        code = _INTERRUPTED
    gc.freeze()
    return code


def process() -> int:
    """The same for a process that is there for nothing else: it ends here, if it may."""
    # numpy's import starts threads that nothing here uses, and that wait for work on all cores at first
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    code = main()
    if not _is_awaited():
        try:
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
        except (
            OSError,
            ValueError,
        ):  # Python says at its own end what it says of a stream that takes no more
            return code
        os._exit(code)  # to take apart all that a question made takes a thirtieth of its time
    return code


def _is_awaited() -> bool:
    """Whether something is done when Python ends: by a function, a thread, a debugger or a profiler."""
    n_functions = getattr(atexit, "_ncallbacks", lambda: 1)()
    n_threads = sys.modules["threading"].active_count() if "threading" in sys.modules else 1
    is_watched = sys.gettrace() or sys.getprofile() or sys.modules.keys() & {"cProfile", "profile"}
    return bool(n_functions or n_threads > 1 or is_watched or sys.flags.inspect)


if __name__ == "__main__":
    sys.exit(process())
