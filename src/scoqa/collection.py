"""The façade of the library: opens a collection, and hands each call to the module that does the work."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
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
        Freshness,
        RepairReport,
    )


StrPath = str | os.PathLike[str]


class Collection(Questions):
    """A set of documents with their index, to be asked questions.

    ``Collection()`` lives in memory; :meth:`open` opens one that is kept in a file. Use it in ``with``, or
    :meth:`close` it. An opened collection may be used from many threads.

    What the world does wrong is a :class:`scoqa.ScoqaError`: of any method an
    :class:`scoqa.errors.IndexFileError` where the index is damaged, newer, written to by others for too long
    or on a full disk. A wrong argument is a ValueError or TypeError that names it; ValueError once closed.

    Attributes:
        root: The folder that relative source paths start from; None in memory.
        settings: The settings it was opened with.
        origin: How it was chosen: "memory", "folder" (by name), "nearest" (at or above the working folder),
            "own" (the user's own collection) or "shipped" (the paper that comes with scoqa).
        on_notice: Called with one line of text when another process has to be waited for before something
            can be written; None for no notice.
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
        """Open the collection of a folder of papers, or of an index file; an index that is missing is created.

        The index of a folder is ``.scoqa/index.sqlite`` inside it. If the folder cannot be written, the index
        is a file in the user's data folder; if that cannot be written either, it lives in memory. No paper is
        read: :meth:`add` does that.

        Args:
            path: An existing folder, or an index file whose name ends in ``.sqlite``.
            settings: The defaults if None.
            tolerant: Also open a damaged index, for :meth:`doctor` and :meth:`repair` only.

        Raises:
            IndexFileError: There is no such folder, or the file is no index that this version can read.
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
        """Open the paper that comes with scoqa; its index is built on first use and kept in the user's cache."""
        papers, index = places.shipped_papers(), places.shipped_index()
        try:
            index.parent.mkdir(parents=True, exist_ok=True)
            try:
                collection = cls._open(index, papers, settings)
            except (IndexDamagedError, IndexNewerError):  # it is only a cache: build it again
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
        """Open the collection that the command line would use.

        That is the folder named; without one the nearest index at or above the working folder; without that
        the user's own collection, if anything is in it; else the paper that comes with scoqa.

        Args:
            folder: A folder of papers, or None.
            settings: The defaults if None.
            tolerant: Also open a damaged index, for :meth:`doctor` and :meth:`repair` only.

        Returns:
            The collection; its ``origin`` says which of these it is.
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
            collection.close()  # it is empty
        return cls.shipped(settings=settings)

    @classmethod
    def users_own(cls, *, settings: Settings | None = None, tolerant: bool = False) -> Self:
        """Open the user's own collection, in the platform's data folder; it is created if missing.

        Raises:
            IndexFileError: The data folder cannot be created.
        """
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
        """The same documents, asked with other settings; closing one of the two closes both."""
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

    @property
    def place(self) -> str:
        """The index file, or "memory"."""
        return str(self._store.path or "memory")

    @property
    def notes(self) -> Path | None:  # noqa: D102  said where it is declared
        return places.notes_of(self._store.path) if self._store.path is not None else None

    @property
    def name(self) -> str:
        """A name to show to the user: that of the folder, or "your own collection"."""
        if self.origin == "shipped":
            return "the paper that ships with scoqa"
        if self.origin == "own":
            return "your own collection"
        return self.root.name or str(self.root) if self.root is not None else "memory"

    @property
    def is_new(self) -> bool:
        """Whether nothing of its folder has been read yet; :meth:`add` without paths reads it."""
        return not len(self) and self.origin in ("folder", "nearest", "shipped")

    def status(self) -> CollectionStatus:
        """What the collection holds, and what of its files could not be read."""
        from scoqa.looking import status

        return status(self._asking, self.freshness())

    def freshness(self) -> Freshness:
        """Which files changed, moved or vanished since they were read, and which in the folder are new.

        It compares names, sizes and times. Contents are read only of files whose time changed but not their
        size, and of reference libraries. It may run in a second thread while questions are asked;
        :meth:`refresh` brings the index up to date.
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
        """Read files and folders into the collection; files that were read before only if they changed.

        Args:
            *paths: Files and folders; none means the collection's own folder.
            jobs: How many files are read at the same time; None means one per core.
            ocr: Recognise scanned pages with tesseract, also those of papers read before. Quotes from such
                pages are marked.
            progress: Called with the number of files done, the number of all, and the name of the file being
                waited for; after the last file, with what else is being done.

        Returns:
            What was read; its ``problems`` name what could not be.

        Raises:
            OcrMissingError: ``ocr`` is asked for and tesseract is not installed.
        """
        return self._adder(progress).add(self._named(paths), jobs=checked_jobs(jobs), ocr=ocr)

    def refresh(
        self, *, jobs: int | None = None, progress: Progress | None = None, prune: bool = True
    ) -> AddReport:
        """Read files that changed or are new in the collection's folder, and drop documents whose files are gone.

        A document is kept if its whole folder or drive is missing, empty or unreadable; ``problems`` then
        names the place, and :meth:`remove` drops what is under it.

        Args:
            jobs: As for :meth:`add`.
            progress: As for :meth:`add`.
            prune: False keeps documents whose files are gone.
        """
        return self._adder(progress).refresh(self._named(()), jobs=checked_jobs(jobs), prune=prune)

    def add_text(
        self, key: str, text: str, *, title: str = "", authors: Sequence[str] = (), issued: str = ""
    ) -> None:
        """Add one text that is a string; a document with the same key is replaced.

        For the arguments and errors see :meth:`add_texts`, which is faster for many.
        """
        text = checked_text(text, "a text")
        self.add_texts([{"key": key, "text": text, "title": title, "authors": authors, "issued": issued}])

    def add_texts(
        self, texts: Iterable[Mapping[str, str | Sequence[str]]], *, jobs: int | None = None
    ) -> int:
        """Add texts that are strings; a document with the same key is replaced.

        Args:
            texts: Mappings with ``key`` (one word without ":") and ``text``, and optionally ``title``,
                ``authors`` (a sequence), ``issued`` ("2007", "2007-12" or "2007-12-04"), ``publisher``,
                ``url``, ``doi`` and ``language``. None or an empty string means unknown.
            jobs: Processes that analyse texts at the same time; None means one per core. The index does not
                depend on it.

        Returns:
            How many were added.

        Raises:
            ValueError: An unknown field, or a key or date of another form.
            TypeError: An item that is no mapping, or a field that is no text.
        """
        check_many(texts, "add_texts takes many mappings")
        return self._adder(None).add_texts(texts, jobs=checked_jobs(jobs))

    def remove(self, *references: StrPath) -> tuple[str, ...]:
        """Remove documents from the collection; their files stay untouched.

        Args:
            *references: Keys, paths of files, or folders (all that is under them). A file that could not be
                read may be named too; it is then no longer reported.

        Returns:
            The keys removed.

        Raises:
            UnknownReferenceError: A reference names nothing in the collection; then nothing is removed.
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
        """Check the index: every row against its checksum, and every posting against the text.

        Args:
            progress: Called with the number of documents done, the number of all, and the key of the last one.
        """
        from scoqa.upkeep import examined

        return examined(self._store, self.freshness, progress)

    def repair(self, *, progress: Progress | None = None) -> RepairReport:
        """Rebuild a damaged index from the texts stored in it; the papers are neither needed nor touched.

        A document whose stored text is damaged is lost, and the report names it; :meth:`add` reads its paper
        again. The damaged file is kept beside the new one.

        Args:
            progress: As for :meth:`doctor`.

        Raises:
            IndexFileError: The file cannot be written, or nothing in it can be read; then nothing changed.
        """
        from scoqa.upkeep import repaired

        return repaired(self._store, self.settings, progress, self.on_notice)

    def compact(self) -> int:
        """Merge the pieces that many additions left in the index; returns the number of bytes freed on disk."""
        before, _ = self._store.sizes()
        self._store.compact(self.settings.writer_seconds, on_wait=self.on_notice)
        return before - self._store.sizes()[0]

    def recover(self) -> None:
        """Make the collection usable again in this thread after a KeyboardInterrupt, which may come at any moment."""
        self._store.recover()

    def close(self) -> None:
        """Release the index file; the collection cannot be used afterwards."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
