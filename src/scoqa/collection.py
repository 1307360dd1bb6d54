"""The façade: open, add, remove, refresh, ask. It wires the rooms and holds no rules of its own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from scoqa import places
from scoqa.arguments import check_many, checked_jobs, checked_path, checked_text, plain_path
from scoqa.errors import IndexDamagedError, IndexFileError, IndexNewerError
from scoqa.questions import Questions
from scoqa.settings import Settings
from scoqa.storage import Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Never, NoReturn, Self

    from scoqa.adding import Adder, Progress
    from scoqa.asking import Asker
    from scoqa.committing import Notice
    from scoqa.types import (
        AddReport,
        CollectionStatus,
        DoctorReport,
        DocumentInfo,
        Freshness,
        RepairReport,
    )


def _silent(_done: int, _total: int, _name: str) -> None:
    """Progress that nobody watches."""


StrPath = str | os.PathLike[str]


class Collection(Questions):
    """Documents with their index, and the questions put to them.

    ``Collection()`` lives in memory; :meth:`open` keeps it in a file. One opened collection may be
    used by many threads. It is a context manager that closes itself.

    Attributes:
        root: The folder that relative source paths start from; None in memory.
        settings: As opened.
        origin: "memory", "folder" (named), "nearest" (at or above the working folder), "own" (the
            user's) or "shipped" (the paper that comes with scoqa).
        on_notice: Told, as one line, which other process is waited for before something is written.
    """

    def __init__(self, *misplaced: Never, settings: Settings | None = None) -> None:
        if misplaced:
            raise TypeError(
                f"Collection() lives in memory; Collection.open({misplaced[0]!r}) opens a folder of papers"
            )
        self._setup(Store.open(None), None, settings)

    def _setup(self, store: Store, root: Path | None, settings: Settings | None) -> None:
        if settings is not None and not isinstance(settings, Settings):
            raise TypeError(f"settings are a scoqa.settings.Settings, not {settings!r}")
        self._store = store
        self.root = root
        self.settings = settings or Settings()
        self.origin = "memory"
        self.on_notice: Notice | None = None
        self._asker: Asker | None = None

    @classmethod
    def open(cls, path: StrPath, *, settings: Settings | None = None, tolerant: bool = False) -> Self:
        """Open the collection of a folder of papers, or the index file named, and make it where it is missing.

        The index of a folder is ``.scoqa/index.sqlite`` inside it; where the folder cannot be
        written, a file in the user's data folder; where that cannot be written either, memory.
        Nothing is read in: :meth:`add` does that.

        Args:
            path: An existing folder, or an index file ending in ``.sqlite``.
            settings: Defaults where left out.
            tolerant: Open a damaged index too, for :meth:`doctor` and :meth:`repair` alone.

        Raises:
            IndexFileError: No such folder, or a file that is no index of this version.
        """
        index, root = places.index_and_root(path)
        return cls._open(index, root, settings, tolerant=tolerant)

    @classmethod
    def _open(
        cls, index: Path | None, root: Path | None, settings: Settings | None, *, tolerant: bool = False
    ) -> Self:
        collection = cls.__new__(cls)
        collection._setup(Store.open(index, create=True, tolerant=tolerant), root, settings)
        collection.origin = "folder"
        return collection

    @classmethod
    def shipped(cls, *, settings: Settings | None = None) -> Self:
        """The paper that comes with scoqa; its index is made on first use and kept in the user's cache."""
        papers, index = places.shipped_papers(), places.shipped_index()
        try:
            index.parent.mkdir(parents=True, exist_ok=True)
            try:
                collection = cls._open(index, papers, settings)
            except (IndexDamagedError, IndexNewerError):  # it is only a cache: made anew
                index.unlink()
                collection = cls._open(index, papers, settings)
        except (OSError, IndexFileError):  # a cache that cannot be used is no reason not to answer
            collection = cls._open(None, papers, settings)
        collection.origin = "shipped"
        return collection

    @classmethod
    def find(
        cls, folder: StrPath | None = None, *, settings: Settings | None = None, tolerant: bool = False
    ) -> Self:
        """The collection meant: the folder named, else the nearest one, else the user's own, else the shipped paper.

        Args:
            folder: A folder of papers; None looks for an index at or above the working folder.
            settings: Defaults where left out.
            tolerant: Open a damaged index too, for :meth:`doctor` and :meth:`repair` alone.

        Returns:
            The collection; ``origin`` says which of these it is.
        """
        if folder is not None:
            return cls.open(folder, settings=settings, tolerant=tolerant)
        nearest = places.nearest(Path.cwd())
        if nearest is not None:
            collection = cls.open(nearest, settings=settings, tolerant=tolerant)
            collection.origin = "nearest"
            return collection
        if places.user_collection().exists():
            collection = cls.users_own(settings=settings, tolerant=tolerant)
            if tolerant or len(collection):
                return collection
            collection.close()  # nothing is in it yet, or no more
        return cls.shipped(settings=settings)

    @classmethod
    def users_own(cls, *, settings: Settings | None = None, tolerant: bool = False) -> Self:
        """The user's own collection in the platform's data folder, made where it is missing."""
        index = places.user_collection()
        try:
            index.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise IndexFileError(
                f"{index.parent}: cannot be made ({error.strerror}); name a folder with -d"
            ) from error
        collection = cls._open(index, index.parent, settings, tolerant=tolerant)
        collection.origin = "own"
        return collection

    def with_settings(self, settings: Settings) -> Self:
        """The same documents asked with other settings; both are closed together."""
        if not isinstance(settings, Settings):
            raise TypeError(f"with_settings takes Settings, not {settings!r}")
        other = type(self).__new__(type(self))
        other._setup(self._store, self.root, settings)
        other.origin = self.origin
        return other

    def __reduce__(self) -> NoReturn:
        what = (
            "open it there: Collection.open" if self._store.path is not None else "it lives in memory alone"
        )
        raise TypeError(f"{self!r} cannot be pickled or copied; {what}")

    def __repr__(self) -> str:
        return f"<Collection {self.name!r} in {self.place}>"

    def __len__(self) -> int:
        return self._store.n_documents

    def __iter__(self) -> Iterator[str]:
        """The keys of its documents, sorted."""
        return iter(self.keys())

    def __contains__(self, key: object) -> bool:
        """Whether there is a document of that key."""
        return isinstance(key, str) and self._store.has(key)

    @property
    def place(self) -> str:
        """The index file, or "memory"."""
        return str(self._store.path or "memory")

    @property
    def notes(self) -> Path | None:  # noqa: D102  said where it is declared
        return places.notes_of(self._store.path) if self._store.path is not None else None

    @property
    def name(self) -> str:
        """What a prompt calls it."""
        if self.origin == "shipped":
            return "the paper that ships with scoqa"
        if self.origin == "own":
            return "your own collection"
        return self.root.name or str(self.root) if self.root is not None else "memory"

    @property
    def is_new(self) -> bool:
        """Whether its folder has not been read in yet; :meth:`add` without paths does that."""
        return not len(self) and self.origin in ("folder", "nearest", "shipped")

    @property
    def n_passages(self) -> int:
        """Passages of all documents."""
        return self._store.n_passages

    def has(self, key: str) -> bool:
        """Whether there is a document of this key."""
        return key in self

    def keys(self) -> list[str]:
        """The keys of all documents, sorted."""
        return self._store.keys()

    def documents(self, pattern: str = "") -> list[DocumentInfo]:
        """The documents by key; with a pattern, those whose key, title, authors or files hold its words, case aside."""
        wanted = checked_text(pattern, "a pattern")
        return [info for info in self._store.documents() if info.holds(wanted)]

    def status(self) -> CollectionStatus:
        """What the collection holds and what it could not see."""
        from scoqa.looking import status

        return status(self._asking, self.freshness())

    def freshness(self) -> Freshness:
        """What became of the files since they were read, and which are new in the collection's folder.

        A look at names, sizes and times; bytes are read only of files whose time alone changed, and of
        reference libraries, whose papers may be described otherwise now. Fit for a
        second thread while questions are asked; :meth:`refresh` puts right what it reports.
        """
        from scoqa.upkeep import freshness

        return freshness(self._store, self.root, self._named(()))

    def add(
        self,
        *paths: StrPath,
        jobs: int | None = None,
        ocr: bool = False,
        progress: Progress | None = None,
    ) -> AddReport:
        """Read files and folders into the collection; again, only what changed.

        Args:
            *paths: Files and folders; none means the collection's own folder.
            jobs: Files read at the same time; None for one a core.
            ocr: Recognise scanned pages with tesseract, also of papers already here; quotes from them are
                marked. OcrMissingError where it is not installed.
            progress: Called with files done, files in all and the name of the file that is waited for; at the
                end, with what else is done.

        Returns:
            What was read and, in ``problems``, what could not be.
        """
        return self._adder(progress).add(self._named(paths), jobs=checked_jobs(jobs), ocr=ocr)

    def refresh(
        self, *, jobs: int | None = None, progress: Progress | None = None, prune: bool = True
    ) -> AddReport:
        """Read again what changed, read what is new in the collection's folder, drop what is gone.

        A document is kept where its folder or drive is away with it: not there, not to be looked at or
        empty. A line of ``problems`` names the place; :meth:`remove` drops what is under it.

        Args:
            jobs: As for :meth:`add`.
            progress: As for :meth:`add`.
            prune: Drop documents whose files are gone; False keeps those too.
        """
        return self._adder(progress).refresh(self._named(()), jobs=checked_jobs(jobs), prune=prune)

    def add_text(
        self, key: str, text: str, *, title: str = "", authors: Sequence[str] = (), issued: str = ""
    ) -> None:
        """Add one text that is already a string; one with the same key is replaced."""
        text = checked_text(text, "a text")
        self.add_texts([{"key": key, "text": text, "title": title, "authors": authors, "issued": issued}])

    def add_texts(
        self, texts: Iterable[Mapping[str, str | Sequence[str]]], *, jobs: int | None = None
    ) -> int:
        """Add texts that are already strings, each a mapping with ``key`` and ``text``.

        Args:
            texts: With ``title``, ``authors``, ``issued``, ``publisher``, ``url``, ``doi``,
                ``language`` where known; None is unknown, too.
            jobs: Processes that analyse at the same time; None for one a core. The index is the same.

        Returns:
            How many were added.

        Raises:
            ValueError: A field that is not known, a key that is none, a date that is none.
            TypeError: No mapping, or a field that is no text.
        """
        check_many(texts, "add_texts takes many mappings")
        return self._adder(None).add_texts(texts, jobs=checked_jobs(jobs))

    def remove(self, *references: StrPath) -> tuple[str, ...]:
        """Forget documents by key or by path; a folder means all under it. The files stay untouched.

        A file that could not be read is forgotten, too, and counts no longer as not searched.

        Returns:
            The keys removed.

        Raises:
            UnknownReferenceError: A reference names nothing here; then nothing is removed.
        """
        from scoqa.planning import meant_by
        from scoqa.upkeep import forget_unread

        meant = meant_by(self._store, self.root, references)
        removed = self._adder(None).drop(meant.paths, meant.keys)
        forget_unread(self._store, meant.unread, self.settings.writer_seconds, self.on_notice)
        return removed

    @property
    def _asking(self) -> Asker:
        if self._asker is None:
            from scoqa.asking import Asker

            self._asker = Asker(self._store, self.root, self.settings, self._named(()))
        return self._asker

    def _adder(self, progress: Progress | None) -> Adder:
        from scoqa.adding import Adder

        if progress is not None and not callable(progress):
            raise TypeError(
                f"progress is called with what is done, how much there is, and a name, not {progress!r}"
            )
        return Adder(self._store, self.root, self.settings, progress, self.on_notice)

    def _named(self, paths: Sequence[StrPath]) -> list[Path]:
        if paths:
            return [plain_path(checked_path(path, "a file or folder to add")) for path in paths]
        if self.origin == "shipped":
            return sorted(places.shipped_papers().glob("*.txt"))
        if self.root is None or self.origin == "own":
            return []
        return [self.root]

    def doctor(self, *, progress: Progress | None = None) -> DoctorReport:
        """Examine the index: every row against its checksum, every posting against the text.

        Args:
            progress: Called with documents done, documents in all and the last one's key.
        """
        from scoqa.upkeep import examined

        return examined(self._store, self.freshness, progress or _silent)

    def repair(self, *, progress: Progress | None = None) -> RepairReport:
        """Make the index anew from the texts stored in it; the papers are not needed and not touched.

        A document whose own text is damaged is lost, and named; :meth:`add` reads its paper again.
        The index as it was found is kept beside the new one.

        Raises:
            IndexFileError: It cannot be written, or nothing can be read of it; then nothing changed.
        """
        from scoqa.passages import cut

        return self._store.repair(
            lambda document: cut(document, settings=self.settings),
            progress or _silent,
            wait=self.settings.writer_seconds,
            on_wait=self.on_notice,
        )

    def compact(self) -> int:
        """Merge what many additions have left in pieces; returns the bytes given back to the disk."""
        before, _ = self._store.sizes()
        self._store.compact(self.settings.writer_seconds, on_wait=self.on_notice)
        return before - self._store.sizes()[0]

    def recover(self) -> None:
        """Make it usable again in this thread after a KeyboardInterrupt, which can come between any two steps."""
        self._store.recover()

    def close(self) -> None:
        """Release the index file; a closed collection cannot be used."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
