"""A progress bar on a terminal while something takes long; nothing of it stays on the screen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from scoqa.render.fragments import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from scoqa.adding import Progress

PROGRESS_AFTER = 0.5
"""Seconds before a progress bar shows: what is done by then needs none."""
PROGRESS_EVERY = 1.0
"""Seconds after which it shows again how long it took, though nothing more is done."""
KEYS_ECHOED = 4
"""Columns beside a progress bar for what a terminal echoes: ^C^C."""


@contextmanager
def bar(what: str, stream: TextIO, *, unit: str, columns: Callable[[], int]) -> Iterator[Progress]:
    """Show how far it is, from :data:`PROGRESS_AFTER` on; what is called says how far that is.

    Args:
        what: Is done.
        stream: Of a terminal.
        unit: What is counted.
        columns: Of the terminal, which may be resized; 0 where it does not say.
    """
    from tqdm import tqdm

    def room() -> int:
        """Cells of the bar: one that goes over the line's end could not be wiped off."""
        return max(20, (columns() or 80) - KEYS_ECHOED)

    began = time.monotonic()
    try:
        with tqdm(desc=what, unit=unit, file=stream, delay=PROGRESS_AFTER, leave=False) as shown:

            def show() -> None:
                shown.ncols = room()
                shown.refresh()

            def advance(done: int, total: int, name: str) -> None:
                shown.total = total
                shown.ncols = room()
                shown.set_postfix_str(clean(name, stream.encoding or "ascii"), refresh=False)
                shown.update(done - shown.n)
                if done == total and time.monotonic() - began >= PROGRESS_AFTER:
                    show()  # what is done at the end takes a while, and nothing comes behind it

            with _ticking(lambda: show() if shown.total else None):
                yield advance
    finally:
        # tqdm wipes off its bar, and not what was echoed beside it
        if time.monotonic() - began >= PROGRESS_AFTER:
            stream.write(f"\r{' ' * (room() + KEYS_ECHOED - 1)}\r")
            stream.flush()


@contextmanager
def _ticking(tick: Callable[[], object]) -> Iterator[None]:
    """Call something now and then, from another thread: one long file reports nothing until it is read."""
    from threading import Event, Thread

    over = Event()

    def run() -> None:
        seconds = PROGRESS_AFTER
        while not over.wait(seconds):
            tick()
            seconds = PROGRESS_EVERY

    thread = Thread(target=run, name="scoqa-progress", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
