"""Sources read again in the background while questions are asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from scoqa.collection import Collection
from scoqa.render.lists import counted, freshness_words

LEAST_SECONDS = 2.0
SHARE = 20
"""Between two looks pass so many seconds, and so many times what the last one took."""


class Refresher:
    """Looks whether files changed, and reads those that did, in a thread of its own; one look at a time.

    What is gone stays in the collection, marked: a drive that is not there now may come back.
    """

    def __init__(self, changed: Callable[[], None], *, clock: Callable[[], float] = time.monotonic) -> None:
        """Get ready.

        Args:
            changed: Called, from the other thread, when there is something new to say.
            clock: Seconds from any beginning.
        """
        self._changed = changed
        self._clock = clock
        self._due = 0.0
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._said = ""
        self._is_busy = False

    @property
    def said(self) -> str:
        """How fresh the collection is, in a few words; empty before the first look."""
        return self._said

    @property
    def is_busy(self) -> bool:
        """Whether files are being read just now."""
        return self._is_busy

    def look_if_due(self, papers: Collection) -> None:
        """Look where the last look is long enough ago: the longer it took, the longer."""
        if self._clock() >= self._due:
            self.look(papers)

    def look(self, papers: Collection) -> None:
        """Look, unless a look is under way."""
        if (self._thread is not None and self._thread.is_alive()) or papers.origin == "memory":
            return
        self._thread = threading.Thread(target=self._run, args=(papers,), name="scoqa-refresh", daemon=True)
        self._thread.start()

    def end(self, seconds: float = 2.0) -> None:
        """Stop at the next file; what was read until then is kept."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self, papers: Collection) -> None:
        began = self._clock()
        try:
            self._say(self._refreshed(papers))
        except Exception:  # noqa: BLE001  closed meanwhile, read-only, busy: nothing of it may reach the screen
            self._say("not refreshed (/status)")
        took = self._clock() - began
        self._due = began + took + max(LEAST_SECONDS, SHARE * took)

    def _refreshed(self, papers: Collection) -> str:
        found = papers.freshness()
        n_unread = len(found.changed) + len(found.moved) + len(found.new) + len(found.described)
        if not n_unread or self._stop.is_set():
            return freshness_words(found)
        self._is_busy = True
        self._say(f"reading {counted(n_unread, 'file')}")
        try:
            report = papers.refresh(jobs=1, progress=self._advance, prune=False)
        finally:
            self._is_busy = False
        n_read = len(report.added) + len(report.changed)
        words = freshness_words(papers.freshness())
        return f"{words}, {n_read} read just now" if n_read else words

    def _advance(self, _done: int, _total: int, _name: str) -> None:
        if self._stop.is_set():
            raise KeyboardInterrupt  # what a reading stops at, keeping what it has

    def _say(self, text: str) -> None:
        self._said = text
        self._changed()
