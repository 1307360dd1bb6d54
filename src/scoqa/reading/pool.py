"""Long-lived worker processes, one a job, killed and replaced when a file hangs or crashes them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from scoqa.errors import UnreadableFileError
from scoqa.reading import wire
from scoqa.reading.content import Content
from scoqa.settings import Settings

_START = """
import sys
sys.path[:] = sys.argv[3:]
from scoqa.reading.worker import main
main(float(sys.argv[1]), int(sys.argv[2]))
"""


class Worker:
    """One worker process; started when first needed. Use from one thread at a time."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None

    def extract(
        self,
        path: Path,
        media_type: str,
        *,
        ocr: str = "",
        on_page: Callable[[Path, int, int], None] | None = None,
    ) -> Content:
        """The content of a file, parsed in the worker process.

        Args:
            path: The file.
            media_type: What it is.
            ocr: Languages in which pictures of pages are recognised; none for "".
            on_page: Called with the file, pages recognised and pages to recognise. Each page has the
                time of a file.

        Raises:
            UnreadableFileError: Not readable, too slow, too big, or it crashed its reader.
        """
        process = self._process or self._started()
        requests, replies = process.stdin, process.stdout
        if requests is None or replies is None:
            raise UnreadableFileError("no pipe to the reader process")
        late = threading.Event()
        timer = self._timer(process, late)
        try:
            wire.send(requests, [os.fspath(path.absolute()), media_type, ocr])
            while "pages" in (reply := wire.receive(replies)):
                timer.cancel()
                timer = self._timer(process, late)
                if on_page is not None:
                    on_page(path, *reply["pages"])
        except (EOFError, OSError) as error:
            crashed = self._end(process)
            self.close()
            if late.is_set():
                seconds = f"{self._settings.reader_seconds:g}"
                raise UnreadableFileError(f"took longer than {seconds} s to read") from error
            reason = "damaged: it crashed its reader" if crashed else "damaged or unusual: its reader gave up"
            raise UnreadableFileError(reason) from error
        finally:
            timer.cancel()
        if "unreadable" in reply:
            raise UnreadableFileError(reply["unreadable"])
        return wire.unpack(reply["content"])

    def close(self) -> None:
        """End the process, whatever it is doing."""
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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _timer(self, process: subprocess.Popen[bytes], late: threading.Event) -> threading.Timer:
        timer = threading.Timer(self._settings.reader_seconds, self._kill, [process, late])
        timer.daemon = True
        timer.start()
        return timer

    def _started(self) -> subprocess.Popen[bytes]:
        limits = [str(self._settings.reader_seconds), str(self._settings.reader_mb)]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START, *limits, *_import_paths()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C on the terminal is for the owner
        )
        return self._process

    @staticmethod
    def _end(process: subprocess.Popen[bytes]) -> bool:
        """Whether a process that closed its pipe was ended by a signal, not by an exception of Python's."""
        try:
            return process.wait(5) < 0
        except subprocess.TimeoutExpired:
            return True

    @staticmethod
    def _kill(process: subprocess.Popen[bytes], late: threading.Event) -> None:
        late.set()
        _kill_group(process)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """End a worker and what it has started."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)  # it leads its own session
        except (ProcessLookupError, PermissionError):
            return
    else:
        process.kill()


def _import_paths() -> list[str]:
    """Where the child imports from: as here, but never from the folder the user happens to stand in.

    ``python -m scoqa`` puts the working folder in front, and a folder of papers may hold a
    ``json.py``; nothing in it is ever run.
    """
    package = Path(__file__).parents[2]
    here = Path.cwd()
    return [path for path in sys.path if path and (Path(path) == package or Path(path).absolute() != here)]
