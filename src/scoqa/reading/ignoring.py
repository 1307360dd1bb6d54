"""What a walk of a folder leaves out: hidden entries, what other programs put there, and what the user names."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Mapping, Sequence
from fnmatch import translate
from functools import lru_cache
from itertools import accumulate
from operator import or_
from pathlib import Path

from scoqa.value import NamedTuple

NAME = ".scoqaignore"
_MOST_BYTES, _MOST_GLOBS = 1 << 20, 1000
"""Of an ignore file; its lines that are about any name that fits, each of which every file is held against."""
_ANY = re.compile(r"[*?\[]")
NEVER = frozenset({"node_modules", "__pycache__", "site-packages"})
"""Folders that package managers fill; their licences and read-me files are no papers."""
_PARTS = (
    *("_files", "-files", ".files", "_file", "-Dateien", "_fichiers", "_archivos", "_arquivos", "_ficheiros"),
    *("_bestanden", "-filer", "_filer", "_pliki", "_soubory", "_elemei"),
)
"""Ends of names of folders that browsers and Word put the parts of a saved web page in, behind the page's own name."""
_PAGE = (".html", ".htm", ".xhtml", ".xht", ".mht")
OWNER_FILE = "~$"
"""What Word's files of open documents begin with; they hold a user's name and no text."""


def holds_parts(folder: Path) -> bool:
    """Whether a folder holds the pictures, frames and scripts of a saved web page beside it."""
    ends = [end for end in _PARTS if folder.name.endswith(end)]
    pages = [folder.with_name(folder.name.removesuffix(end) + suffix) for end in ends for suffix in _PAGE]
    return any(page.is_file() for page in pages)


class Rule(NamedTuple):
    """One line of an ignore file.

    Attributes:
        parts: Globs of a path from the file's folder, a folder each; "**" stands for any number of folders.
        folders_only: It names folders and no file.
        takes_back: It takes back what lines before it leave out.
    """

    parts: tuple[str, ...]
    folders_only: bool
    takes_back: bool


class Rules(NamedTuple):
    """The lines of an ignore file, by the names that they may be about.

    Attributes:
        place: Its folder.
        plain: Name of a file or folder → the numbers of the rules for just this name, with these.
        others: Numbers of the other rules, with these.
    """

    place: Path
    plain: Mapping[str, Sequence[tuple[int, Rule]]]
    others: Sequence[tuple[int, Rule]]

    def about(self, name: str) -> list[Rule]:
        """The rules that may be about a name, in their order."""
        plain = self.plain.get(name)
        return [rule for _, rule in (sorted([*plain, *self.others]) if plain else self.others)]


class Ignored(NamedTuple):
    """What is left out at and below a folder.

    Attributes:
        files: The folder's own ignore file, after those of the folders above it.
    """

    files: tuple[Rules, ...] = ()

    def below(self, folder: Path) -> Ignored:
        """The same with the ignore file of a folder that has one; OSError where it cannot be read, or is too large."""
        file = folder / NAME
        if file.exists() and not file.is_file():  # a pipe may have no end
            return self
        if file.stat().st_size > _MOST_BYTES:
            raise OSError(errno.EFBIG, f"larger than {_MOST_BYTES >> 20} MiB; not used")
        plain, others = _by_name(file.read_text(encoding="utf-8", errors="surrogateescape"))
        if len(others) > _MOST_GLOBS:
            raise OSError(errno.EFBIG, f"more than {_MOST_GLOBS:,} lines with signs for any name; not used")
        return Ignored((*self.files, Rules(folder, plain, others)))

    def leaves_out(self, path: Path, *, is_folder: bool) -> bool:
        """Whether an entry of the folder is not to be read; of several rules that fit the last one says."""
        if path.name.startswith((".", OWNER_FILE)) or (is_folder and path.name in NEVER):
            return True
        is_out = False
        for rules in self.files:
            parts = path.parts[len(rules.place.parts) :]
            for rule in rules.about(path.name):
                if (
                    rule.takes_back is is_out
                    and (is_folder or not rule.folders_only)
                    and _fits(parts, rule.parts)
                ):
                    is_out = not rule.takes_back
        return is_out


@lru_cache(maxsize=64)
def _by_name(text: str) -> tuple[dict[str, list[tuple[int, Rule]]], list[tuple[int, Rule]]]:
    """The rules of an ignore file with their numbers: those for one name, and those for any name that fits."""
    plain: dict[str, list[tuple[int, Rule]]] = {}
    others = []
    for numbered in enumerate(rules_of(text)):
        last = numbered[1].parts[-1]
        if _ANY.search(last):
            others.append(numbered)
        else:
            plain.setdefault(last, []).append(numbered)
    return plain, others


def rules_of(text: str) -> tuple[Rule, ...]:
    """The rules of an ignore file, in Git's manner.

    A glob a line: without a slash in it, for names in the folder and everywhere below; with one, for a path
    from the folder. A slash at the end means folders only, "!" at the beginning takes back, "#" begins a
    comment.
    """
    rules = []
    for line in text.splitlines():
        glob = line.strip()
        takes_back = glob.startswith("!")
        glob = glob.removeprefix("!").removeprefix("\\")
        if not glob.strip("/") or line.lstrip().startswith("#"):
            continue
        folders_only, glob = glob.endswith("/"), glob.rstrip("/")
        parts = [part for part in glob.split("/") if part]
        parts = [
            part for part, before in zip(parts, ["", *parts], strict=False) if not part == before == "**"
        ]
        rules.append(Rule(tuple(parts if "/" in glob else ("**", *parts)), folders_only, takes_back))
    return tuple(rules)


def _fits(path: tuple[str, ...], globs: tuple[str, ...]) -> bool:
    if len(globs) > 2 * len(path) + 1:  # no two "**" stand side by side
        return False
    taken = [True, *(False for _ in path)]  # whether the globs so far take so many parts of the path
    for glob in globs:
        if glob == "**":
            taken = list(accumulate(taken, or_))
        else:
            taken = [
                False,
                *(before and _is_one(part, glob) for before, part in zip(taken, path, strict=False)),
            ]
    return taken[-1]


def _is_one(name: str, glob: str) -> bool:
    return (_matcher(glob)(name) is not None) if _ANY.search(glob) else name == glob


@lru_cache(maxsize=2 * _MOST_GLOBS)
def _matcher(glob: str) -> Callable[[str], re.Match[str] | None]:
    """What tells whether a name fits; fnmatch keeps 256 and makes others anew for each name."""
    return re.compile(translate(glob)).match
