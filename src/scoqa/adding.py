"""Brings files and texts into the index: what is new, changed or gone is read, cut, counted and committed in batches.

What a change does to documents already here is planned in :mod:`scoqa.planning`.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scoqa.ahead import Ahead
from scoqa.committing import Commits
from scoqa.errors import UnreadableFileError
from scoqa.interrupts import held
from scoqa.missing import Missing
from scoqa.planning import Plan
from scoqa.preparing import import_rest, uncollected
from scoqa.texts import add_texts
from scoqa.types import AddReport, Document, Problem, Source

if TYPE_CHECKING:
    from scoqa.committing import Notice
    from scoqa.preparing import Fields
    from scoqa.recognising import Recognition
    from scoqa.settings import Settings
    from scoqa.storage import Batch, Packed, Store

BATCH_DOCUMENTS = 512
BATCH_CHARS = 8_000_000
"""Documents, and code points of their texts, that one transaction adds at most."""
LARGE = 1 << 18
"""Bytes of a file that is read before smaller ones."""

Progress = Callable[[int, int, str], None]
"""Called with files done, files in all and the name of the file that is waited for; at the end, what else is done."""
_WRITING, _MERGING = "writing the index", "merging what was added"
"""What is done behind the last file."""
_REMAKING = "making words anew: older rules made them"
"""What is done before the first file, a document after the other."""
Results = Iterator[tuple[Path, Document | UnreadableFileError]]


class Adder:
    """One ``add``, ``refresh`` or ``remove`` over one store; made anew each time."""

    def __init__(
        self,
        store: Store,
        root: Path | None,
        settings: Settings,
        progress: Progress | None = None,
        notice: Notice | None = None,
    ) -> None:
        self._store = store
        self._root = root
        self._settings = settings
        self._progress = progress or silent
        self._commits = Commits(store, settings, notice, self._remade)
        self._ledger = self._commits.ledger
        self._ahead = Ahead(settings)
        self._missing = Missing()
        self._prune = False
        self._added: set[str] = set()
        self._changed: set[str] = set()
        self._removed: set[str] = set()
        self._twins = 0
        self._problems: list[Problem] = []
        self._recognition: Recognition | None = None

    def _remade(self, done: int, total: int, _key: str) -> None:
        self._progress(done, total, _REMAKING)

    def refresh(self, folders: Sequence[Path], *, jobs: int | None = None, prune: bool = True) -> AddReport:
        """Read files that changed, moved or are new in the folders, and drop documents whose files are gone.

        Documents that may come back, as on a drive that is not there now, are kept, and a problem of the report says so.

        Args:
            folders: The folders in which new files are looked for.
            jobs: How many files are read at the same time; None means one per core.
            prune: False keeps documents whose files are gone.
        """
        from scoqa.reading import is_there, moves

        known = self._ledger.known()
        files = {path: self._absolute(path) for path in sorted(known)}
        self._missing, self._prune = Missing(files, self._root), prune
        folders = [folder for folder in folders if is_there(folder)]
        gone = [known[path][1] for path in files if path in self._missing]
        there = [file for path, file in files.items() if path not in self._missing]
        moved = moves(gone, self._root, folders, known.keys())
        report = self.add([*folders, *there, *moved], jobs=jobs)
        if not prune:
            return report
        return report._replace(problems=(*report.problems, *self._missing.kept(self._ledger.known())))

    def add(self, paths: Sequence[Path], *, jobs: int | None = None, ocr: bool = False) -> AddReport:
        """Read what is new or changed among the paths and commit it, one transaction for each batch.

        Args:
            paths: Files and folders.
            jobs: How many files are read at the same time; None means one per core.
            ocr: Recognise scanned pages, also of documents that are in the collection without them. A document
                that was read so before is always read so again.

        Raises:
            OcrMissingError: There is no program to recognise them with; nothing was read.

        Returns:
            What was done; after Ctrl-C, what had been done until then.
        """
        from scoqa.reading import find, source_path

        known = self._ledger.known()
        self._recognition = self._recognition_of(asked=ocr)
        files: dict[str, Path] = {}  # one named twice is read once
        for item in find(paths):
            if isinstance(item, Problem):
                if (problem := self._placed(item)) not in self._problems:  # met in its folder and by its name
                    self._problems.append(problem)
            else:
                files.setdefault(source_path(item, self._root), item)
        stale = self._unread(files, known, again=ocr)
        unread = self._readable(stale)
        interrupted = False
        try:
            self._read(unread, jobs)
            self._problems += self._of_libraries(unread)
            self._commit([], lost=self._missing.lost(self._ledger.known(), prune=self._prune))
            self._keep_problems(files.keys())
            self._commits.settle(jobs, on_merge=lambda: self._progress(len(unread), len(unread), _MERGING))
        except KeyboardInterrupt:
            interrupted = True
            self._store.recover()
        return AddReport(
            added=tuple(sorted(self._added)),
            changed=tuple(sorted(self._changed)),
            removed=tuple(sorted(self._removed)),
            unchanged=len(files) - len(stale),
            twins=self._twins,
            problems=tuple(sorted(self._problems)),
            interrupted=interrupted,
            remade=self._commits.n_remade,
        )

    def drop(self, paths: Sequence[str], keys: Sequence[str] = ()) -> tuple[str, ...]:
        """Remove source paths and whole documents; returns the keys of the documents removed."""
        self._recognition = self._recognition_of(asked=False)
        self._commit([], lost=paths, keys=keys)
        self._commits.give_back()
        return tuple(sorted(self._removed))

    def _recognition_of(self, *, asked: bool) -> Recognition:
        from scoqa.recognising import Recognition

        return Recognition(self._store, self._root, self._ledger.known(), asked=asked)

    def _absolute(self, source_path: str) -> Path:
        return Path(source_path) if self._root is None else self._root / source_path

    def _unread(
        self, files: Mapping[str, Path], known: dict[str, tuple[str, Source]], *, again: bool
    ) -> list[Path]:
        """The files to read: their bytes, or what a reference library says of them, are not those known.

        Where ``again``, so are those with pages whose words are still to be recognised.
        """
        from scoqa.reading import fingerprint, settled, stamp
        from scoqa.relabelling import relabelled

        unread: list[Path] = []
        touched: dict[str, Source] = {}
        described = set(relabelled(self._store, self._root, among=files.keys() & known.keys()))
        scanned = {info.key for info in self._store.documents() if info.scanned_pages} if again else ()
        for name, path in files.items():
            key, source = known.get(name, ("", None))
            if source is None or key in scanned or name in described:
                unread.append(path)
                continue
            try:
                size, mtime_ns = stamp(path)
                if (size, mtime_ns) == (source.size, source.mtime_ns):
                    continue
                if size == source.size and fingerprint(path) == source.sha256:
                    touched[source.path] = source._replace(mtime_ns=settled(mtime_ns))
                    continue
            except OSError:
                pass  # reading it says why
            unread.append(path)
        if any(source.mtime_ns != known[path][1].mtime_ns for path, source in touched.items()):
            with held(), self._commits.writing() as batch:
                for key, sources in self._ledger.touch(touched).items():
                    batch.set_sources(key, sources)
        return unread

    def _readable(self, paths: Iterable[Path]) -> list[Path]:
        """The paths without those that could only be read worse than before, which become problems."""
        readable = []
        for path in paths:
            try:
                if self._recognition is not None:
                    self._recognition.note(path)
                readable.append(path)
            except UnreadableFileError as error:
                self._problems.append(self._unreadable(path, error))
        return readable

    def _read_many(self, paths: Sequence[Path], jobs: int | None, **told: Any) -> Results:
        from scoqa.reading import read_many

        recognition = self._recognition
        return read_many(
            paths,
            jobs=jobs,
            settings=self._settings,
            root=self._root,
            ocr=recognition.languages if recognition else "",
            ocr_only=recognition.only if recognition else None,
            **told,
        )

    def _read(self, paths: Sequence[Path], jobs: int | None) -> None:
        pending: list[Document] = []
        chars = 0
        done = 0

        def on_page(path: Path, page: int, pages: int) -> None:
            self._progress(done, len(paths), f"{path.name}, page {page} of {pages}")

        paths = sorted(paths, key=_large_first)
        if paths:
            self._progress(0, len(paths), paths[0].name)
        results = self._read_many(
            paths, jobs, on_page=on_page, meanwhile=import_rest, on_read=self._ahead.add
        )
        try:
            with uncollected():  # what is read is many small things that live until their batch is written
                for done, (path, result) in enumerate(results, 1):
                    self._take(path, result, pending)
                    if isinstance(result, Document):
                        chars += len(result.text)
                    if len(pending) >= BATCH_DOCUMENTS or chars >= BATCH_CHARS:
                        ready, pending, chars = pending, [], 0
                        self._commit(ready)
                        del ready
                        gc.collect(0)  # whatever cycles came since the last batch
                    is_last = done == len(paths)
                    self._progress(done, len(paths), _WRITING if is_last else paths[done].name)
                    if is_last:  # before the readers are waited for, who are ending
                        ready, pending = pending, []
                        self._commit(ready)
                        del ready  # its values need not be searched
        except KeyboardInterrupt:
            self._store.recover()
            raise
        finally:  # Ctrl-C keeps what was read
            if pending:
                self._commit(pending)

    def _unreadable(self, path: Path, error: UnreadableFileError) -> Problem:
        from scoqa.reading import source_path

        name = source_path(path, self._root)
        if name in self._ledger.known():
            return Problem(name, f"changed, but {error}; its earlier text is kept")
        return Problem(name, str(error), n_pages=error.n_pages)

    def _of_libraries(self, paths: Sequence[Path]) -> list[Problem]:
        """What could not be read of the reference libraries beside these files."""
        from scoqa.reading import library_problems

        return library_problems(paths, self._root) if paths else []

    def _placed(self, problem: Problem) -> Problem:
        """The problem with its path as the collection writes paths: relative to the root inside it."""
        prefix = f"{self._root}/"
        inside = self._root is not None and problem.where.startswith(prefix)
        return problem._replace(where=problem.where.removeprefix(prefix)) if inside else problem

    def _commit(
        self, documents: Sequence[Document], *, lost: Collection[str] = (), keys: Collection[str] = ()
    ) -> None:
        """One transaction: puts documents in, takes their earlier forms out, and gives every key as a fresh build would."""
        if documents or lost or keys:
            with held():
                self._commit_whole(documents, lost, keys)

    def _commit_whole(
        self, documents: Sequence[Document], lost: Collection[str], keys: Collection[str]
    ) -> None:
        documents, lost = self._complete(documents, lost)
        with self._store.reading():  # what is asked of the store while planning is of the ledger's state
            if self._store.state.generation != self._ledger.generation:
                self._ledger.load()
            generation = self._ledger.generation
            plan = self._ledger.plan(documents, lost=lost, keys=keys)
        packed = self._packed(plan)
        with self._commits.writing() as batch:
            if self._ledger.generation != generation:  # another process wrote: what was planned may be wrong
                plan = self._ledger.plan(documents, lost=lost, keys=set(keys) & set(self._store.keys()))
                packed = self._packed(plan)
            _carry_out(plan, packed, batch)
        self._ahead.forget(documents)
        self._added = {plan.renamed.get(key, key) for key in self._added}.union(plan.added)
        self._changed = {plan.renamed.get(key, key) for key in self._changed}.union(plan.changed)
        self._removed |= set(plan.removed)
        self._twins += plan.twins

    def _packed(self, plan: Plan) -> Packed:
        with uncollected():
            return self._ahead.packed(plan.documents)

    def _complete(
        self, documents: Sequence[Document], lost: Collection[str]
    ) -> tuple[list[Document], set[str]]:
        """With them what has to go in the same transaction: names that a moved file had, and files to be read anew."""
        complete = list(documents)
        known = self._ledger.known()
        missing = [path for path in known if path in self._missing]
        moved = self._ledger.twins(documents) if missing else set()
        leaving = {*lost, *(path for path in missing if known[path][0] in moved)}
        tried: set[str] = set()
        while heirs := [path for path in self._ledger.heirs(complete, leaving) if path not in tried]:
            tried.update(heirs)
            found = self._read_many(self._readable(map(self._absolute, heirs)), 1)
            for path, result in found:
                self._take(path, result, complete)
        return complete, leaving

    def _take(self, path: Path, result: Document | UnreadableFileError, documents: list[Document]) -> None:
        """Note a result of reading, with the documents or with the problems."""
        if isinstance(result, UnreadableFileError):
            self._problems.append(self._unreadable(path, result))
            return
        problems = tuple(self._placed(problem) for problem in result.problems)
        documents.append(_with_settled_times(result)._replace(problems=problems))
        self._problems += problems

    def _keep_problems(self, looked_at: Collection[str]) -> None:
        """Store which files could not be read, so that a later "not found" can name them."""
        from scoqa.reading import is_anything_there

        now = {
            problem.where: problem
            for problem in self._problems
            if problem.skipped and is_anything_there(self._absolute(problem.where))
        }

        def merged(earlier: Iterable[Problem]) -> list[Problem]:
            kept = {
                problem.where: problem
                for problem in earlier
                if problem.where not in looked_at and is_anything_there(self._absolute(problem.where))
            }
            return [problem for _, problem in sorted((kept | now).items())]

        earlier = self._store.problems()
        if merged(earlier) != earlier:
            with held(), self._commits.writing() as batch:
                if self._store.path is not None:  # another process may have set others
                    earlier = self._store.problems()
                batch.set_problems(merged(earlier))

    def add_texts(self, texts: Iterable[Fields], *, jobs: int | None = None) -> int:
        """Add texts that are strings, one transaction for each batch; returns how many."""
        return add_texts(self._commits, texts, self._settings, jobs)


def _large_first(path: Path) -> tuple[int, str]:
    """The order in which files are read: large ones first, as a large one read last would keep one core busy alone.

    Small ones are read in the order of their paths. Documents that ask for the same key get it in this order, so that
    none has to give up its key for a later one.
    """
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    return -size if size >= LARGE else 0, str(path)


def silent(done: int, total: int, name: str) -> None:
    """Progress that nobody watches."""


def _with_settled_times(document: Document) -> Document:
    from scoqa.reading import settled

    sources = tuple(source._replace(mtime_ns=settled(source.mtime_ns)) for source in document.sources)
    return document._replace(sources=sources)


def _carry_out(plan: Plan, packed: Packed, batch: Batch) -> None:
    batch.remove(plan.gone)
    for key, sources in sorted(plan.sources.items()):
        batch.set_sources(key, sources)
    batch.rename(plan.renamed)
    batch.write(packed)
