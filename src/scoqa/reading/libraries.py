"""Reference libraries (.bib, .ris, CSL-JSON) that lie beside papers, and which entry names which paper."""

from __future__ import annotations

import itertools
import os
import re
import stat
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.analysis.folding import normalized
from scoqa.errors import UnreadableFileError
from scoqa.reading.sources import shown, source_path
from scoqa.types import Meta, Problem
from scoqa.value import NamedTuple

if TYPE_CHECKING:
    from scoqa.reading.libraries_formats import Entry

ORIGINS = frozenset({"BibTeX file", "RIS file", "CSL-JSON file"})
"""What metadata of an entry say of where they come from."""
SUFFIXES = (".bib", ".ris", ".json")
_MOST_MB = 32
"""Largest reference library that is read, MiB."""
_OWN_MB = 1
"""Largest BibTeX or RIS file that is read in this process, MiB; JSON is parsed fast, and most of it is no library."""
_LEAST_TITLE = 20
"""Letters a title needs to be looked for in a paper's first page; shorter ones occur by chance."""
_MARK = 2
"""Digits of a note's mark behind it."""
_FIRST_PAGE = 3000
"""Characters of a paper in which its own title stands, if anywhere."""


_ANY_NAME = re.compile(
    r"(?:.*\b)?(?:full[ _-]?text|snapshot|(?:accepted|submitted|published) version)(?: pdf)?\.\w+|"
    r"(?:pdf|paper|article|main|document|download|manuscript|index)\.\w+"
)
"""Names that programs give to files of many papers; the folder tells which it is."""


class _Named(NamedTuple):
    """An entry that names a file.

    Attributes:
        parts: The name of the file, then those of its folders, the innermost first.
        library: The file that the entry is in.
    """

    parts: tuple[str, ...]
    entry: Entry
    library: Path


class Library(NamedTuple):
    """One file of references.

    Attributes:
        failed: Lines, from 1, on which entries begin that are too broken to read.
        unread: Why none of it was read; "" as a rule.
    """

    path: Path
    entries: tuple[Entry, ...]
    failed: tuple[int, ...]
    unread: str = ""


class Libraries:
    """The libraries beside the papers of one folder; entries are matched by file, DOI, key or title."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self.libraries = [library for folder in folders for library in _in_folder(folder)]
        self._by_name: dict[str, list[_Named]] = {}
        self._by_key: dict[str, Entry] = {}
        self._by_doi: dict[str, Entry] = {}
        self._by_title: dict[str, Entry] = {}
        for place, entry in (
            (library.path, entry) for library in self.libraries for entry in library.entries
        ):
            for name in entry.files:
                parts = _parts(_unquoted(name))
                self._by_name.setdefault(parts[0], []).append(_Named(parts, entry, place))
            if entry.key:
                self._by_key.setdefault(_folded(entry.key), entry)
            if entry.meta.doi:
                self._by_doi.setdefault(entry.meta.doi.casefold(), entry)
            if entry.meta.title:
                self._by_title.setdefault(_letters(entry.meta.title), entry)
        self._starts: dict[str, list[str]] = {}  # first letters of a title → titles, in the order of entries
        for title in self._by_title:
            if len(title) >= _LEAST_TITLE:
                self._starts.setdefault(title[:_LEAST_TITLE], []).append(title)

    def __bool__(self) -> bool:
        return bool(self._by_title or self._by_name or self._by_key)

    def meta_of(self, path: Path, title: str, doi: str, text: Callable[[], str]) -> tuple[Meta, str]:
        """What a library says of a paper, empty where none names it; and a problem line or "".

        Args:
            path: Its file.
            title: As the paper itself says; likewise ``doi``.
            doi: "" where it states none.
            text: Gives its text, or as much as holds its first page; asked for where nothing else tells.
        """
        named = self._naming(path)
        entry = (
            (named[0].entry if len(named) == 1 else None)
            or self._by_key.get(_folded(path.stem))
            or self._by_doi.get(doi.casefold())
            or self._by_title.get(_letters(title))
            or (self._named_first(text()) if self._starts else None)
        )
        if len(named) < 2 or any(entry is one.entry for one in named):
            return (entry.meta if entry else Meta()), ""
        keys = ", ".join(one.entry.key or one.entry.meta.title for one in named[:3])
        return (
            entry.meta if entry else Meta()
        ), f"{named[0].library.name}: named by {len(named)} entries ({keys}); not used"

    def _naming(self, path: Path) -> list[_Named]:
        """What names a file by most of its folders, alike entries once; of several libraries only the first."""
        own = _parts(str(path))
        named = self._by_name.get(own[0], ()) if own else ()
        shared = [_n_shared(one.parts, own) for one in named]
        best = [
            one
            for one, n in zip(named, shared, strict=True)
            if n == max(shared) and (n > 1 or len(one.parts) == 1 or not _ANY_NAME.fullmatch(own[0]))
        ]
        found: dict[tuple[str, str], _Named] = {}
        for one in best:
            if one.library == best[0].library:
                found.setdefault((_letters(one.entry.meta.title), one.entry.meta.issued[:4]), one)
        return list(found.values())

    def _named_first(self, text: str) -> Entry | None:
        """The entry whose title stands first on the first page, in lines of its own: in a sentence it is of a work that is cited."""
        parts = [part.split(":") for part in text[:_FIRST_PAGE].split("\n")]  # a subtitle may follow
        lengths = [[len(_letters(piece)) for piece in part] for part in parts]
        first = _letters(text[:_FIRST_PAGE])
        starts = [0, *itertools.accumulate(map(sum, lengths))]
        ends = list(itertools.accumulate(itertools.chain.from_iterable(lengths)))
        for at in starts:
            for title in self._starts.get(first[at : at + _LEAST_TITLE], ()):
                stop = at + len(title)
                if first.startswith(title, at) and any(
                    end == stop or (stop < end <= stop + _MARK and first[stop:end].isdigit()) for end in ends
                ):
                    return self._by_title[title]
        return None

    def problems(self, root: Path | None) -> list[Problem]:
        """One line for each library that, or entries of which, could not be read; its path as sources have theirs."""
        return [
            Problem(
                shown(source_path(library.path, root)),
                library.unread or _broken(library.failed),
                skipped=False,
            )
            for library in self.libraries
            if library.failed or library.unread
        ]


def libraries_for(paths: Sequence[Path], root: Path | None) -> Libraries:
    """The libraries in the papers' folders, in those above them up to ``root``, and beside ``root``."""
    folders: dict[Path, None] = {}
    top = root.absolute() if root else None
    for folder in dict.fromkeys(path.absolute().parent for path in paths):
        folders[folder] = None
        for above in folder.parents:
            if top is None or not (above == top.parent or above.is_relative_to(top)):
                break
            folders[above] = None
    if top is None:
        folders.update(dict.fromkeys(folder.parent for folder in list(folders)))
    return Libraries(folders)


def library_problems(paths: Sequence[Path], root: Path | None) -> list[Problem]:
    """One line for each library beside these papers that has broken entries."""
    return libraries_for(paths, root).problems(root)


def _in_folder(folder: Path) -> list[Library]:
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.name.lower().endswith(SUFFIXES))
    except OSError:
        return []
    found = []
    for name in names:
        try:
            status = (folder / name).stat()
            if not stat.S_ISREG(status.st_mode):
                continue
            if status.st_size > _MOST_MB * 1024 * 1024:
                if not name.lower().endswith(".json"):
                    found.append(Library(folder / name, (), (), f"larger than {_MOST_MB} MiB; not used"))
            else:
                found.append(_library(folder / name, status.st_mtime_ns, status.st_size))
        except OSError:  # gone or out of reach: as if it were not there
            continue
    return [library for library in found if library.entries or library.failed or library.unread]


@lru_cache(maxsize=64)
def _library(path: Path, mtime_ns: int, size: int) -> Library:  # noqa: ARG001 the time is of the cache's key
    from scoqa.reading.libraries_apart import read_apart, read_library

    try:
        is_own = size <= _OWN_MB * 1024 * 1024 or path.suffix.lower() == ".json"
        entries, failed = (read_library if is_own else read_apart)(path)
    except UnreadableFileError as error:
        return Library(path, (), (), f"{error}; not used")
    return Library(path, tuple(entries), tuple(failed))


def _broken(lines: Sequence[int]) -> str:
    if len(lines) == 1:
        return f"1 broken entry passed over, on line {lines[0]}"
    return f"{len(lines)} broken entries passed over, the first on line {lines[0]}"


def _folded(name: str) -> str:
    return normalized("NFC", name).casefold()


def _unquoted(name: str) -> str:
    """A path that may be given as an address."""
    if "://" not in name:
        return name
    from urllib.parse import unquote

    return unquote(name)


def _parts(name: str) -> tuple[str, ...]:
    """The parts of a path, the last first; it may be one of Windows."""
    return tuple(part for part in reversed(re.split(r"[/\\]+", _folded(name))) if part) or ("",)


def _n_shared(parts: Sequence[str], others: Sequence[str]) -> int:
    pairs = zip(parts, others, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
