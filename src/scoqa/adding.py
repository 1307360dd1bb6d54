"""Files to transactions: which files are new, changed or gone, read them, cut, count and commit batch by batch.

Keys are a pure function of the set of documents, so a collection with any history has the keys of a
fresh one; see :func:`scoqa.citing.assign_keys`.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from time import time_ns
from typing import TYPE_CHECKING

from scoqa.analysis.languages import foreign
from scoqa.analysis.lexicon import Lexicon
from scoqa.errors import UnknownReferenceError, UnreadableFileError
from scoqa.types import AddReport, Document, Meta, Problem, Source

if TYPE_CHECKING:
    from scoqa.settings import Settings
    from scoqa.storage import Packed, Store

BATCH_DOCUMENTS = 64
BATCH_CHARS = 8_000_000
BATCH_TEXTS = 20_000
BATCH_TEXT_CHARS = 16_000_000
LEXICON_ENTRIES = 300_000
"""Different words after which a process begins to learn them anew: bounds its memory to some 150 MB."""
TEXT_FIELDS = frozenset({"title", "issued", "publisher", "url", "doi", "language", "kind"})
RACY_NS = 2_000_000_000
"""A file written so shortly before it is read may change again without a new time stamp."""

Progress = Callable[[int, int, str], None]
"""Called with files done, files in all and the name of the file read last."""


@dataclass(slots=True)
class _Entry:
    """What naming and freshness need of one document of the collection."""

    meta: Meta
    sources: tuple[Source, ...]

    def base(self, key: str) -> str:
        from scoqa.citing import base_key

        return base_key(self.meta, PurePosixPath(self.sources[0].path).stem) if self.sources else key

    def order(self) -> str:
        return self.sources[0].path if self.sources else ""  # a key given by the caller never makes room


class Adder:
    """One ``add`` or ``refresh`` over one store; made anew each time."""

    def __init__(
        self, store: Store, root: Path | None, settings: Settings, progress: Progress | None = None
    ) -> None:
        self._store = store
        self._root = root
        self._settings = settings
        self._progress = progress or _silent
        self._entries = {info.key: _Entry(info.meta, info.sources) for info in store.documents()}
        self._lexicon = Lexicon()
        self._added: set[str] = set()
        self._changed: set[str] = set()
        self._removed: set[str] = set()
        self._problems: list[Problem] = []

    def add(self, paths: Sequence[Path], *, jobs: int | None = None, prune: bool = False) -> AddReport:
        """Read what is new or changed among the paths and commit it, a batch a transaction.

        Args:
            paths: Files and folders.
            jobs: Files read at the same time; None for one a core.
            prune: Also drop documents whose files are gone.

        Returns:
            What was done; on Ctrl-C, what was done until then.
        """
        from scoqa.reading import find, source_path

        files: dict[str, Path] = {}  # one named twice is read once
        for item in find(paths):
            if isinstance(item, Problem):
                self._problems.append(self._placed(item))
            else:
                files.setdefault(source_path(item, self._root), item)
        found = list(files.values())
        known = self._known()
        unread, unchanged = self._unread(found, known)
        interrupted = False
        try:
            self._read(unread, jobs)
            if prune:
                self._drop([path for path in known if not self._absolute(path).exists()])
        except KeyboardInterrupt:
            interrupted = True
        if not interrupted:
            self._keep_problems(files.keys())
        return AddReport(
            added=tuple(sorted(self._added)),
            changed=tuple(sorted(self._changed)),
            removed=tuple(sorted(self._removed)),
            unchanged=unchanged,
            problems=tuple(self._problems),
            interrupted=interrupted,
        )

    def files(self) -> list[Path]:
        """The files that documents were read from and that still exist."""
        return [path for path in map(self._absolute, sorted(self._known())) if path.exists()]

    def drop(self, paths: Sequence[str], keys: Sequence[str] = ()) -> tuple[str, ...]:
        """Forget source paths and whole documents; returns the keys of the documents that are gone."""
        self._drop(paths, keys)
        return tuple(sorted(self._removed))

    def _known(self) -> dict[str, tuple[str, Source]]:
        return {
            source.path: (key, source) for key, entry in self._entries.items() for source in entry.sources
        }

    def _absolute(self, source_path: str) -> Path:
        return Path(source_path) if self._root is None else self._root / source_path

    def _unread(self, found: Sequence[Path], known: dict[str, tuple[str, Source]]) -> tuple[list[Path], int]:
        """The files whose bytes are not those in the collection, and how many others there are."""
        from scoqa.reading import fingerprint, source_path, stamp

        unread: list[Path] = []
        touched: dict[str, list[Source]] = {}
        for path in found:
            key, source = known.get(source_path(path, self._root), ("", None))
            if source is None:
                unread.append(path)
                continue
            try:
                size, mtime_ns = stamp(path)
                if (size, mtime_ns) == (source.size, source.mtime_ns):
                    continue
                if size == source.size and fingerprint(path) == source.sha256:
                    touched.setdefault(key, []).append(replace(source, mtime_ns=_settled(mtime_ns)))
                    continue
            except OSError:
                pass  # reading it says why
            unread.append(path)
        if touched:
            with self._store.writing() as batch:
                for key, sources in touched.items():
                    entry = self._entries[key]
                    fresh = {source.path: source for source in sources}
                    entry.sources = tuple(fresh.get(source.path, source) for source in entry.sources)
                    batch.set_sources(key, entry.sources)
        return unread, len(found) - len(unread)

    def _read(self, paths: Sequence[Path], jobs: int | None) -> None:
        from scoqa.reading import read_many

        pending: list[Document] = []
        chars = 0
        results = read_many(paths, jobs=jobs, settings=self._settings, root=self._root)
        try:
            for done, (path, result) in enumerate(results, 1):
                if isinstance(result, UnreadableFileError):
                    self._problems.append(self._unreadable(path, result))
                else:
                    problems = tuple(self._placed(problem) for problem in result.problems)
                    pending.append(replace(_with_settled_times(result), problems=problems))
                    self._problems += problems
                    chars += len(result.text)
                if len(pending) >= BATCH_DOCUMENTS or chars >= BATCH_CHARS:
                    self._commit(pending)
                    pending, chars = [], 0
                self._progress(done, len(paths), path.name)
        finally:  # Ctrl-C keeps what was read
            if pending:
                self._commit(pending)

    def _unreadable(self, path: Path, error: UnreadableFileError) -> Problem:
        from scoqa.reading import source_path

        name = source_path(path, self._root)
        if name in self._known():
            return Problem(name, f"changed, but {error}; its earlier text is kept")
        return Problem(name, str(error))

    def _placed(self, problem: Problem) -> Problem:
        """The problem with its path as the collection writes paths: relative to the root inside it."""
        prefix = f"{self._root}/"
        inside = self._root is not None and problem.where.startswith(prefix)
        return replace(problem, where=problem.where.removeprefix(prefix)) if inside else problem

    def _commit(self, documents: Sequence[Document]) -> None:
        """One transaction: the documents in, their earlier forms out, every key as a fresh build gives it."""
        gone: set[str] = set()
        moved: dict[str, tuple[Source, ...]] = {}
        known = self._known()
        fresh: dict[str, Document] = {}
        for document in sorted(documents, key=lambda each: each.sources[0].path):
            for source in document.sources:
                if source.path in known:
                    self._forget(known[source.path][0], source.path, gone, moved)
            digest = _digest(document.text)
            twin = self._store.key_of_text(digest)
            if digest in fresh:
                fresh[digest] = _joined(fresh[digest], document.sources)
            elif twin is not None and twin not in gone:
                entry = self._entries[twin]
                entry.sources = _in_order(entry.sources + document.sources)
                moved[twin] = entry.sources
            else:
                fresh[digest] = document
        for key in gone:
            del self._entries[key]
        names, renamed = self._name(list(fresh.values()))
        named = [replace(document, key=name) for document, name in zip(fresh.values(), names, strict=True)]
        prepared = _prepare(named, self._settings, self._lexicon)
        with self._store.writing() as batch:
            batch.remove(sorted(gone))
            for key in sorted(moved.keys() - gone):
                batch.set_sources(key, moved[key])
            batch.rename(renamed)
            batch.write(prepared)
        self._record(renamed, named, known.keys())

    def _forget(self, key: str, path: str, gone: set[str], moved: dict[str, tuple[Source, ...]]) -> None:
        """Take one path off a document; without any path left it is gone."""
        entry = self._entries[key]
        entry.sources = tuple(source for source in entry.sources if source.path != path)
        if entry.sources:
            moved[key] = entry.sources
        else:
            gone.add(key)

    def _name(self, documents: Sequence[Document]) -> tuple[list[str], dict[str, str]]:
        """Keys of new documents, and the old keys of others that have to make room, with their new ones."""
        from scoqa.citing import assign_keys

        entries = [(key, entry.base(key), entry.order()) for key, entry in self._entries.items()]
        new = [_Entry(document.meta, document.sources) for document in documents]
        bases = [(base, order) for _, base, order in entries] + [
            (each.base(""), each.order()) for each in new
        ]
        keys = assign_keys(bases)
        renamed = {old: key for (old, _, _), key in zip(entries, keys, strict=False) if old != key}
        return keys[len(entries) :], renamed

    def _record(self, renamed: dict[str, str], named: Sequence[Document], known: Collection[str]) -> None:
        self._entries = {renamed.get(key, key): entry for key, entry in self._entries.items()}
        for document in named:
            self._entries[document.key] = _Entry(document.meta, document.sources)
            into = self._changed if any(source.path in known for source in document.sources) else self._added
            into.add(document.key)

    def _drop(self, paths: Sequence[str], keys: Sequence[str] = ()) -> None:
        """One transaction: take the paths off their documents; a text that another file still holds stays."""
        known = self._known()
        gone = set(keys)
        moved: dict[str, tuple[Source, ...]] = {}
        for path in sorted(paths):
            if path in known:
                self._forget(known[path][0], path, gone, moved)
        if not gone and not moved:
            return
        for key in gone:
            del self._entries[key]
        _, renamed = self._name([])
        with self._store.writing() as batch:
            batch.remove(sorted(gone))
            for key in sorted(moved.keys() - gone):
                batch.set_sources(key, moved[key])
            batch.rename(renamed)
        self._record(renamed, [], ())
        self._removed |= gone

    def _keep_problems(self, looked_at: Collection[str]) -> None:
        """Remember what could not be read, so that a later "not found" can say so."""
        earlier = {
            problem.where: problem for problem in self._store.problems() if problem.where not in looked_at
        }
        earlier = {where: problem for where, problem in earlier.items() if self._absolute(where).exists()}
        now = {problem.where: problem for problem in self._problems if problem.skipped}
        merged = [problem for _, problem in sorted((earlier | now).items())]
        if merged != self._store.problems():
            with self._store.writing() as batch:
                batch.set_problems(merged)


def _silent(done: int, total: int, name: str) -> None:
    """Progress that nobody watches."""


def _settled(mtime_ns: int) -> int:
    """The time stamp, or 0 where it is so young that the file may change again under the same stamp."""
    return mtime_ns if time_ns() - mtime_ns > RACY_NS else 0


def _with_settled_times(document: Document) -> Document:
    sources = tuple(replace(source, mtime_ns=_settled(source.mtime_ns)) for source in document.sources)
    return replace(document, sources=sources)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _in_order(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(sorted(sources, key=lambda source: source.path))


def _joined(document: Document, sources: tuple[Source, ...]) -> Document:
    """The document with one more file that holds the same text."""
    return replace(document, sources=_in_order(document.sources + sources))


def add_texts(
    store: Store,
    texts: Iterable[Mapping[str, str | Sequence[str]]],
    settings: Settings,
    *,
    jobs: int | None = None,
) -> int:
    """Add texts that are already strings, a batch a transaction; returns how many."""
    batches = _batches(texts)
    first = next(batches, [])
    second = next(batches, [])
    n_texts = 0
    for packed in _packed(
        itertools.chain(filter(None, (first, second)), batches), settings, jobs if second else 1
    ):
        with store.writing() as batch:
            batch.write(packed)
        n_texts += len(packed.rows)
    return n_texts


_Fields = Mapping[str, str | Sequence[str]]


def _batches(texts: Iterable[_Fields]) -> Iterator[list[_Fields]]:
    """Batches of texts, bounded by their number and their length."""
    batch: list[_Fields] = []
    n_chars = 0
    for fields in texts:
        batch.append(fields)
        n_chars += len(fields.get("text", ""))
        if len(batch) >= BATCH_TEXTS or n_chars >= BATCH_TEXT_CHARS:
            yield batch
            batch, n_chars = [], 0
    if batch:
        yield batch


def _packed(batches: Iterable[list[_Fields]], settings: Settings, jobs: int | None) -> Iterator[Packed]:
    """Every batch ready to be written, in order; over processes where there is more than one job."""
    if jobs == 1:
        yield from (_packed_texts(batch, settings) for batch in batches)
        _own.lexicon = None
        return
    from joblib import Parallel, delayed

    parallel = Parallel(n_jobs=jobs or -1, return_as="generator", pre_dispatch="n_jobs + 1", batch_size=1)
    yield from parallel(delayed(_packed_texts)(batch, settings) for batch in batches)


def _packed_texts(texts: Sequence[_Fields], settings: Settings) -> Packed:
    """Texts ready to be written; of those with one key the last one stays."""
    documents = {document.key: document for document in map(_from_mapping, texts)}
    return _prepare(list(documents.values()), settings, _lexicon())


def _lexicon() -> Lexicon:
    """The words this thread has met, not too many; what is counted does not depend on them."""
    known: Lexicon | None = getattr(_own, "lexicon", None)
    if known is None or len(known.entries) > LEXICON_ENTRIES:
        known = _own.lexicon = Lexicon()
    return known


_own = threading.local()


def _prepare(documents: Sequence[Document], settings: Settings, lexicon: Lexicon) -> Packed:
    """Documents cut, counted and packed, ready to be written."""
    from scoqa.passages import count_documents, cut
    from scoqa.storage import pack

    pairs = [(document, cut(document, settings=settings)) for document in documents]
    return pack(pairs, count_documents(pairs, lexicon))


def _from_mapping(fields: Mapping[str, str | Sequence[str]]) -> Document:
    unknown = sorted(fields.keys() - {"key", "text", "authors"} - TEXT_FIELDS)
    if unknown:
        raise ValueError(f"add_texts knows no field {unknown[0]!r}")
    known = {name: str(value) for name, value in fields.items() if name != "authors"}
    authors = fields.get("authors", ())
    meta = Meta(
        title=known.get("title", ""),
        authors=(authors,) if isinstance(authors, str) else tuple(authors),
        issued=known.get("issued", ""),
        publisher=known.get("publisher", ""),
        url=known.get("url", ""),
        doi=known.get("doi", ""),
        language=known.get("language") or foreign(known.get("text", "")),
        kind=known.get("kind", ""),
    )
    return Document(known["key"], meta, known["text"])


def paths_of(
    store: Store, root: Path | None, references: Iterable[str | os.PathLike[str]]
) -> tuple[list[str], list[str]]:
    """What references by key or path mean: source paths, and keys of documents without a source.

    Raises:
        UnknownReferenceError: A reference names nothing in the store.
    """
    from scoqa.reading import source_path

    sources = store.sources()
    paths: set[str] = set()
    keys: set[str] = set()
    for reference in references:
        named = str(reference)
        if store.has(named):
            of_key = [path for path, (_, key) in sources.items() if key == named]
            paths.update(of_key)
            keys.update([] if of_key else [named])
            continue
        name = source_path(Path(named).expanduser().absolute(), root)
        under = [
            path for path in sources if path == name or path.startswith(f"{name.rstrip('/')}/") or name == "."
        ]
        if not under:
            raise UnknownReferenceError(
                f"{named}: no document of that key or path here; 'scoqa docs' lists them"
            )
        paths.update(under)
    return sorted(paths), sorted(keys)
