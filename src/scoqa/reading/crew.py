"""Who may use a worker process next, and how the pages of one long file are read by several."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scoqa.errors import UnreadableFileError
from scoqa.reading.forking import Nursery
from scoqa.reading.limits import CAN_FORK
from scoqa.reading.pool import Worker, environment_now, import_paths
from scoqa.settings import Settings


class Crew:
    """A few worker processes, each used by one thread at a time; those for whom a file waits come first.

    Args:
        settings: For their limits.
        n_workers: How many.
        modules: What several of them will need, to be imported at once for all.
    """

    def __init__(self, settings: Settings, n_workers: int, modules: Sequence[str] = ()) -> None:
        environment = environment_now()
        environment["OPENBLAS_NUM_THREADS"] = "1"  # numpy's import starts threads, which nothing here uses
        self._nursery = _nursery(settings, environment, modules) if n_workers > 1 else None
        self._workers = tuple(Worker(settings, environment, self._nursery) for _ in range(n_workers))
        self._idle = list(self._workers)
        self._waiting_first = 0
        self._n_files = 0
        self._changed = threading.Condition()
        self._is_closed = False

    def __len__(self) -> int:
        return len(self._workers)

    @property
    def is_reading(self) -> bool:
        """Whether files, or parts of them, keep all workers busy but one, whose processor the owner needs."""
        return self._n_files + 1 >= len(self)

    @property
    def has_files(self) -> bool:
        """Whether a worker reads a file, or a part of one, or is waited for with one."""
        return self._n_files > 0

    @contextmanager
    def worker(self, *, first: bool = False, reads: bool = True) -> Iterator[Worker]:
        """A worker, once one is idle that nobody who comes first is waiting for.

        Args:
            first: Come before those who do not.
            reads: It is to read a file, or a part of one.

        Raises:
            UnreadableFileError: The crew was closed meanwhile.
        """
        with self._changed:
            self._n_files += reads
        try:
            with self._taken(first=first) as worker:
                yield worker
        finally:
            with self._changed:
                self._n_files -= reads

    @contextmanager
    def _taken(self, *, first: bool) -> Iterator[Worker]:
        with self._changed:
            self._waiting_first += first
            self._changed.wait_for(
                lambda: self._is_closed or (self._idle and (first or not self._waiting_first))
            )
            self._waiting_first -= first
            if self._is_closed:
                raise UnreadableFileError("reading was broken off")
            worker = self._idle.pop()
        try:
            yield worker
        finally:
            with self._changed:
                self._idle.append(worker)
                self._changed.notify_all()

    def kill(self) -> None:
        """End all workers, of whom nothing more is wanted, without waiting until they are gone; to be closed still."""
        for worker in self._workers:
            worker.kill()

    def close(self) -> None:
        """End all workers, whatever they are doing."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        self.kill()
        for worker in self._workers:
            worker.close(for_good=True)
        if self._nursery is not None:
            self._nursery.close()


def _nursery(settings: Settings, environment: Mapping[str, str], modules: Sequence[str]) -> Nursery | None:
    """Who forks workers that share what they import; None where the system does not, or nothing is to be shared."""
    if not modules or not CAN_FORK:
        return None
    try:
        return Nursery(settings, environment, import_paths(), modules)
    except OSError:
        return None


class Sharing:
    """The pages of one file, in parts that its reader leaves to others where these are idle.

    The reader goes through the parts from the first, the others from the last; what is found does not
    depend on who read which.
    """

    def __init__(self, crew: Crew, path: Path) -> None:
        self._crew = crew
        self._path = path
        self._lock = threading.Lock()
        self._open: list[tuple[int, int]] = []
        self._found: dict[tuple[int, int], Any] = {}
        self._read = threading.Condition(self._lock)

    def offer(self, parts: Sequence[tuple[int, int]]) -> None:
        """Let others read parts, as ``(start, stop)`` of their pages."""
        self._open = list(parts)
        for _ in range(min(len(self._crew) - 1, len(parts))):
            threading.Thread(target=self._help, name="scoqa-share", daemon=True).start()

    def claim(self, part: tuple[int, int]) -> bool:
        """Whether nobody has begun a part; nobody will then."""
        with self._lock:
            is_open = part in self._open
            if is_open:
                self._open.remove(part)
            return is_open

    def pages(self, part: tuple[int, int]) -> Any:
        """The pages of a part that somebody has begun, packed; None where they could not be read."""
        with self._read:
            self._read.wait_for(lambda: part in self._found)
            return self._found.pop(part)

    def close(self) -> None:
        """Leave nothing to others that they have not begun."""
        with self._lock:
            self._open.clear()

    def _help(self) -> None:
        while self._open:
            try:
                with self._crew.worker(first=True) as worker:
                    self._read_one(worker)
            except UnreadableFileError:  # broken off
                return

    def _read_one(self, worker: Worker) -> None:
        with self._lock:
            if not self._open:
                return
            part = self._open.pop()
        pages = None
        try:
            pages = worker.pages(self._path, *part)
        except UnreadableFileError:
            pass  # the file's own reader comes to the same end, and tells of it
        finally:
            with self._read:
                self._found[part] = pages
                self._read.notify_all()
