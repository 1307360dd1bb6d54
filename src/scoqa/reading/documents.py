"""From a file to a document (its type, reader, metadata, key and source), for one file or many in parallel."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.analysis.languages import is_same, language_of
from scoqa.arguments import checked_jobs
from scoqa.errors import UnreadableFileError
from scoqa.reading import media
from scoqa.reading.content import Content
from scoqa.reading.crew import Crew, Sharing
from scoqa.reading.libraries import Libraries, libraries_for
from scoqa.reading.sidecar import bounded, merged, read_sidecar
from scoqa.reading.sources import fingerprint, shown, source_path, stamp
from scoqa.settings import Settings
from scoqa.types import Document, Meta, Problem, Source, Zone

if TYPE_CHECKING:
    from concurrent.futures import Future

_IN_MEMORY = (media.TEXT, media.HTML, media.MARKDOWN, media.JATS, media.MHTML, media.RTF, media.FLAT_ODT)
_UNDATED = (
    media.DOCX,
    media.ODT,
    media.FLAT_ODT,
    media.RTF,
    media.TEXT,
    media.MARKDOWN,
    media.HTML,
    media.MHTML,
)
"""Kinds of files whose readers look for no date in the text."""
_COVER, _PROSE = 20, 150
"""Blocks that a title and what stands around it may be, and characters of one that is none of it."""
_MOST_PROBLEMS = 10
"""Lines that one file may cost."""
_AHEAD, _AHEAD_MB = 512, 32
"""At most so many files, or so many MiB of them, are read ahead of the one that is waited for, beside two for each job."""
_FOR_PDF = ("scoqa.reading.pdf", "pypdfium2")
"""What worker processes that read PDFs import."""
_TEXT_MB = 64
"""The largest plain text or markup file that is read, in MiB, as its text is in memory several times."""
_OWN_MB = 2
"""The largest plain text that is read in this process, MiB; larger ones are in one that has limits (ADR 0015)."""


def read(path: Path, *, settings: Settings | None = None, root: Path | None = None) -> Document:
    """One file as a document; its key is provisional, made from the file's name.

    Args:
        path: The file.
        settings: Gives the limits on time and memory; the defaults if None.
        root: The source's path is written relative to this folder if the file lies inside.

    Raises:
        UnreadableFileError: The file is no document; the message says why in one line, without the path.
    """
    with closing(Crew(settings or Settings(), 1)) as crew:
        return _read(path, crew, root, libraries_for([path], root))


def read_many(
    paths: Sequence[Path],
    *,
    jobs: int | None = None,
    settings: Settings | None = None,
    root: Path | None = None,
    ocr: str = "",
    ocr_only: Collection[Path] | None = None,
    on_page: Callable[[Path, int, int], None] | None = None,
    meanwhile: Callable[[], None] | None = None,
    on_read: Callable[[Document, Crew], None] | None = None,
) -> Iterator[tuple[Path, Document | UnreadableFileError]]:
    """Every file with its document or the reason why there is none, in the order of ``paths``.

    Several files are read at the same time in worker processes, and some ahead of the one that is waited for. Closing
    the iterator, or Ctrl-C, ends the processes.

    Args:
        paths: The files.
        jobs: How many files, or parts of a long one, are read at the same time; None means one per core.
        settings: Gives the limits on time and memory.
        root: Sources' paths are written relative to this folder if they lie inside.
        ocr: The languages in which scanned pages are recognised; "" for not at all.
        ocr_only: The files whose pages are recognised; None for all.
        on_page: Called, from other threads, with a file, the number of pages recognised and of those to recognise.
        meanwhile: Called once the first files are being read, before they are waited for.
        on_read: Called, from other threads, with each document as soon as it is read, in any order, and with the
            worker processes, which may help with it; where it raises UnreadableFileError, the file is not readable.
    """
    settings = settings or Settings()
    jobs = checked_jobs(jobs) or os.cpu_count() or 1
    crew = Crew(settings, jobs, _FOR_PDF if any(path.suffix.lower() == ".pdf" for path in paths) else ())
    from concurrent.futures import ThreadPoolExecutor  # and logging with it, while readers begin

    libraries = libraries_for(paths, root)

    def one(path: Path) -> Document | UnreadableFileError:
        try:
            languages = ocr if ocr_only is None or path in ocr_only else ""
            document = _read(path, crew, root, libraries, languages, on_page)
        except UnreadableFileError as error:
            return error
        if on_read is not None:
            try:
                on_read(document, crew)
            except UnreadableFileError as error:
                return error
        return document

    # one thread more than processes: what follows is done while these read on
    executor = ThreadPoolExecutor(jobs + 1, thread_name_prefix="scoqa-read")
    ahead: deque[tuple[Path, int, Future[Document | UnreadableFileError]]] = deque()
    rest = iter(paths)
    n_bytes, begun = 0, False
    try:
        while True:
            while len(ahead) < 2 * jobs or (n_bytes < _AHEAD_MB << 20 and len(ahead) < _AHEAD):
                if (path := next(rest, None)) is None:
                    break
                size = _size(path)
                n_bytes += size
                ahead.append((path, size, executor.submit(one, path)))
            if meanwhile is not None and not begun:
                meanwhile()
            begun = True
            if not ahead:
                return
            path, size, future = ahead[0]
            result = future.result()
            ahead.popleft()
            n_bytes -= size
            if not ahead:  # nothing more is read: they end while the last is written
                crew.kill()
            yield path, result
    finally:
        for *_, future in ahead:
            future.cancel()
        crew.close()
        executor.shutdown(wait=True, cancel_futures=True)


def _size(path: Path) -> int:
    """The size of a file in bytes; 0 if that cannot be told, as reading it will say what is wrong."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _read(
    path: Path,
    crew: Crew,
    root: Path | None,
    libraries: Libraries,
    ocr: str = "",
    on_page: Callable[[Path, int, int], None] | None = None,
) -> Document:
    try:
        size, mtime_ns = stamp(path)
        media_type = media.media_type(path)
        sha256 = fingerprint(path)
        meta, problem = read_sidecar(path)
        content = _content(path, media_type, size, meta.title)
        if content is None:
            content = _extracted(path, media_type, crew, ocr, on_page)
    except FileNotFoundError as error:
        raise UnreadableFileError("no such file" if not path.is_symlink() else "a broken link") from error
    except PermissionError as error:
        raise UnreadableFileError("no permission to read it") from error
    except OSError as error:
        raise UnreadableFileError(error.strerror or type(error).__name__) from error
    if media_type in _UNDATED:
        content = _with_date(content)
    conflict = ""
    if libraries:
        own = content.meta
        described, conflict = libraries.meta_of(path, own.title, own.doi, lambda: content.text)
        meta = merged(meta, described)
    where = shown(path)
    problems = [*_few(content.problems), *filter(None, (problem, conflict, media.mismatch(path, media_type)))]
    return Document(
        key=_key(path),
        meta=bounded(merged(meta, _with_language(content))),
        text=content.text,
        pages=content.pages,
        sections=content.sections,
        zones=content.zones,
        paragraphs=content.paragraphs,
        problems=tuple(Problem(where, what, skipped=False) for what in problems),
        sources=(Source(source_path(path, root), size, mtime_ns, sha256, media_type),),
    )


def _few(problems: Sequence[str]) -> list[str]:
    """Problems of one file, as one line where they are many."""
    if len(problems) <= _MOST_PROBLEMS:
        return list(problems)
    return [f"{problems[0]}; and {len(problems) - 1:,} more like this"]


def _extracted(
    path: Path, media_type: str, crew: Crew, ocr: str, on_page: Callable[[Path, int, int], None] | None
) -> Content:
    """The content of a file that a worker process has to parse."""
    with crew.worker() as worker:
        if media_type != media.PDF or len(crew) == 1:
            return worker.extract(path, media_type, ocr=ocr, on_page=on_page)
        with closing(Sharing(crew, path)) as others:
            return worker.extract(path, media_type, ocr=ocr, on_page=on_page, others=others)


def _content(path: Path, media_type: str, size: int, title: str) -> Content | None:
    """The content of plain text that is not large; None for what a worker process has to read."""
    if media_type in _IN_MEMORY and size > _TEXT_MB * 1024 * 1024:
        raise UnreadableFileError(f"larger than {_TEXT_MB} MiB of text")
    if media_type == media.TEXT and size <= _OWN_MB * 1024 * 1024:
        from scoqa.reading.plain import read_plain

        return read_plain(path.read_bytes(), title=title)
    return None


def _with_date(content: Content) -> Content:
    """The content with the date of a line before its first paragraph of some length, if just one stands there alone."""
    from scoqa.reading.dates import date_alone

    meta, dates = content.meta, set[str]()
    for span in () if meta.issued else content.paragraphs[:_COVER]:
        if span.stop - span.start > _PROSE:
            break
        dates |= {date_alone(line) for line in content.text[span.start : span.stop].split("\n")}
    dates.discard("")
    if len(dates) != 1:
        return content
    origin = tuple(sorted([*meta.origin, ("issued", "first lines")]))
    return content._replace(meta=meta._replace(issued=dates.pop(), origin=origin))


def _body(content: Content) -> str:
    """The text without its abstracts and listed works, which may be in other languages."""
    start, pieces = 0, []
    for zone, span in content.zones:
        if zone in (Zone.ABSTRACT, Zone.REFERENCES):
            pieces.append(content.text[start : span.start])
            start = span.stop
    return "\n\n".join([*pieces, content.text[start:]]) if pieces else content.text


def _with_language(content: Content) -> Meta:
    """The content's metadata with the language that its words are in; what a file states is often its program's."""
    meta = content.meta
    told = language_of(_body(content)) or language_of(content.text)
    if not told or is_same(told, meta.language):
        return meta
    origin = [(name, where) for name, where in meta.origin if name != "language"]
    return meta._replace(language=told, origin=tuple(sorted([*origin, ("language", "its words")])))


def _key(path: Path) -> str:
    name = unicodedata.normalize("NFKD", path.stem).casefold()
    return re.sub(r"[^\w]+|_+", "-", name.encode("utf-8", "ignore").decode("utf-8")).strip("-") or "document"
