"""Worker processes, one per job, that stay for many files, and are killed and replaced if a file hangs or crashes them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from scoqa.errors import UnreadableFileError
from scoqa.reading import media, wire
from scoqa.reading.content import Content
from scoqa.reading.limits import IS_TIMED, WALL
from scoqa.settings import Settings

if TYPE_CHECKING:
    from scoqa.reading.forking import Forked, Nursery
    from scoqa.reading.pdf_parts import Others

    Process = subprocess.Popen[bytes] | Forked

_LAST = frozenset({"content", "lines", "found", "unreadable"})
"""What a process says when it is done with a request."""
_START = """
import sys
sys.path[:] = sys.argv[3:]
from scoqa.reading.worker import main
main(float(sys.argv[1]), int(sys.argv[2]))
"""


class _FaultError(UnreadableFileError):
    """A process touched memory that it does not have: a parser went astray, or its stack is full."""


class Worker:
    """One worker process; started when first needed. Use from one thread at a time."""

    def __init__(
        self, settings: Settings, environment: Mapping[str, str], nursery: Nursery | None = None
    ) -> None:
        self._settings = settings
        self._environment = environment
        self._nursery = nursery
        self._process: Process | None = None
        self._is_over = False

    def extract(
        self,
        path: Path,
        media_type: str,
        *,
        ocr: str = "",
        on_page: Callable[[Path, int, int], None] | None = None,
        others: Others | None = None,
    ) -> Content:
        """The content of a file, parsed in the worker process.

        Args:
            path: The file.
            media_type: What it is.
            ocr: The languages in which pictures of pages are recognised; "" for not at all.
            on_page: Called with the file, the number of pages recognised and of those to recognise. Each page has the
                time of a file.
            others: Other worker processes, which may read some of its pages; waiting for them is not counted.

        A PDF that crashed its reader is read again without the labels of its pages: PDFium follows a tree of
        them that holds itself until its stack is full.

        Raises:
            UnreadableFileError: The file is not readable, takes too long, is too big, or crashed its reader.
        """

        def read(others: Others | None, *, labelled: bool = True) -> Content:
            request = ["file", os.fspath(path.absolute()), media_type, ocr, others is not None, labelled]
            answer = self._asked(request, lambda reply, clock: _answer(reply, clock, path, on_page, others))
            return wire.unpack(answer["content"])

        try:
            return read(others)
        except _FaultError:
            if media_type != media.PDF:
                raise
        return read(None, labelled=False)

    def pages(self, path: Path, start: int, stop: int) -> Any:
        """Some pages of a PDF as :func:`scoqa.reading.pdf.read_pages` packs them.

        Raises:
            UnreadableFileError: As above.
        """
        return self._asked(["pages", os.fspath(path.absolute()), start, stop])["lines"]

    def call(self, function: Callable[..., Any], *values: Any) -> Any:
        """What a function of a module returns in the worker process; it takes and gives JSON values.

        Raises:
            UnreadableFileError: As above.
        """
        return self._asked(["call", function.__module__, function.__qualname__, *values])["found"]

    def _asked(
        self, request: object, answer: Callable[[dict[str, Any], _Clock], list[Any] | None] | None = None
    ) -> dict[str, Any]:
        """What the process says at last; what it asks meanwhile is answered."""
        process = self._process or self._started()
        requests, replies = process.stdin, process.stdout
        if requests is None or replies is None:
            raise UnreadableFileError("no pipe to the reader process")
        reply: dict[str, Any]
        clock = _Clock(self._seconds, process)
        try:
            with clock:
                wire.send(requests, request)
                while (reply := wire.receive(replies)).keys().isdisjoint(_LAST):
                    told = answer(reply, clock) if answer is not None else None
                    if told is not None:
                        wire.send(requests, told)
        except (EOFError, OSError, ValueError) as error:
            if isinstance(error, ValueError) and not requests.closed:
                raise
            code = _code(process)  # its pipes may be closed already, by a thread that breaks all reading off
            self.close()
            kind = _FaultError if code == -signal.SIGSEGV else UnreadableFileError
            raise kind(self._reason(code, is_over=clock.is_over)) from error
        if "unreadable" in reply:
            raise UnreadableFileError(reply["unreadable"], reply.get("without_text", 0))
        return reply

    @property
    def _seconds(self) -> float:
        """By the clock, for one file."""
        return self._settings.reader_seconds * WALL

    def _reason(self, code: int, *, is_over: bool) -> str:
        """Why a process closed its pipe.

        Args:
            code: It exited with, or minus the signal that ended it.
            is_over: Its time was, by the clock.
        """
        if is_over or (IS_TIMED and code == -signal.SIGALRM):
            return f"took longer than {self._seconds:g} s to read"
        if IS_TIMED and code == -signal.SIGPROF:
            return f"took more than {self._settings.reader_seconds:g} s of processor time to read"
        # a library that is refused memory ends its process as one does that a damaged file leads astray
        crashed = (
            f"it crashed its reader (damaged, or needs more than {self._settings.reader_mb} MiB of memory)"
        )
        return crashed if code < 0 else "damaged or unusual: its reader gave up"

    def kill(self) -> None:
        """End the process, whatever it is doing, without waiting for that; to be closed still."""
        if self._process is not None:
            _kill_group(self._process)

    def close(self, *, for_good: bool = False) -> None:
        """End the process, whatever it is doing; the next file starts another, unless it was for good."""
        self._is_over = self._is_over or for_good
        process, self._process = self._process, None
        if process is None:
            return
        _kill_group(process)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # the rest of a request that nobody will read
                    continue
        process.wait()

    def _started(self) -> Process:
        if self._nursery is not None and not self._is_over:
            try:
                self._process = self._nursery.fork()
            except OSError:  # it has ended
                self._nursery = None
        if self._is_over:  # by now
            self.close()
            raise UnreadableFileError("reading was broken off")
        if self._process is not None:
            return self._process
        limits = [str(self._settings.reader_seconds), str(self._settings.reader_mb)]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START, *limits, *import_paths()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self._environment,
            start_new_session=True,  # Ctrl-C on the terminal is for the owner
        )
        return self._process


def environment_now() -> dict[str, str]:
    """The environment, to be taken before other threads start processes with it.

    One that a host program changes meanwhile moves under them, and they cannot be started.
    """
    found = {name: os.environ.get(name) for name in list(os.environ)}
    return {name: value for name, value in found.items() if value is not None}


def _code(process: Process) -> int:
    """What a process that closed its pipe exited with, or minus the signal that ended it."""
    try:
        return process.wait(5)
    except subprocess.TimeoutExpired:
        return -signal.SIGTERM


class _Clock:
    """Ends a process that takes too long; stands still while it waits for others.

    Attributes:
        is_over: It has ended the process.
    """

    def __init__(self, seconds: float, process: Process) -> None:
        self._seconds = self._left = seconds
        self._process = process
        self._began = 0.0
        self._timer: threading.Timer | None = None
        self.is_over = False

    def __enter__(self) -> Self:
        self._began = time.monotonic()
        self._timer = threading.Timer(self._left, self._end)
        self._timer.daemon = True
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        trace: TracebackType | None = None,
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._left = max(self._left - (time.monotonic() - self._began), 0.0)

    def begin_anew(self) -> None:
        """Give it all of its time from now on."""
        self.__exit__()
        self._left = self._seconds
        self.__enter__()

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Without its time going by."""
        self.__exit__()
        yield
        self.__enter__()

    def _end(self) -> None:
        self.is_over = True
        _kill_group(self._process)


def _answer(
    reply: dict[str, Any],
    clock: _Clock,
    path: Path,
    on_page: Callable[[Path, int, int], None] | None,
    others: Others | None,
) -> list[Any] | None:
    """What the reader of a file is told when it asks, as the one item of a list; None where it does not."""
    if "pages" in reply:
        clock.begin_anew()
        if on_page is not None:
            on_page(path, *reply["pages"])
    elif others is not None and "offered" in reply:
        others.offer([(start, stop) for start, stop in reply["offered"]])
    elif others is not None and "claimed" in reply:
        start, stop = reply["claimed"]
        return [others.claim((start, stop))]
    elif others is not None and "wanted" in reply:
        start, stop = reply["wanted"]
        with clock.stopped():
            return [others.pages((start, stop))]
    return None


def _kill_group(process: Process) -> None:
    """End a worker and what it has started."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)  # it leads its own session
        except (ProcessLookupError, PermissionError):
            return
    else:
        process.kill()


def import_paths() -> list[str]:
    """Where the child imports from: as here, but never from the folder the user happens to stand in, and a script's last.

    ``python -m scoqa`` puts the working folder in front, and a folder of papers may hold a
    ``json.py``; nothing in it is ever run. ``python script.py`` puts that of the script in front, where a
    ``random.py`` may lie that this process has no need of.
    """
    package = Path(__file__).parents[2]
    here = Path.cwd()
    script = getattr(sys.modules.get("__main__"), "__file__", None)
    folder = Path(script).absolute().parent if script else None
    paths = [path for path in sys.path if path and (Path(path) == package or Path(path).absolute() != here)]
    return sorted(paths, key=lambda path: Path(path) != package and Path(path).absolute() == folder)
