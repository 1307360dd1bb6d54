"""What a walk of a folder leaves out: hidden entries, what other programs put there, and what the user names."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import lru_cache
from itertools import accumulate
from operator import or_
from pathlib import Path, PurePosixPath

from scoqa.value import NamedTuple

NAME = ".scoqaignore"
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


class Ignored(NamedTuple):
    """What is left out at and below a folder.

    Attributes:
        rules: Those of the folder's own ignore file with that folder, after those of the folders above it.
    """

    rules: tuple[tuple[PurePosixPath, Rule], ...] = ()

    def below(self, folder: Path) -> Ignored:
        """The same with the ignore file of a folder that has one; OSError where it cannot be read."""
        file = folder / NAME
        if file.exists() and not file.is_file():  # a pipe may have no end
            return self
        text = file.read_text(encoding="utf-8", errors="surrogateescape")
        place = PurePosixPath(folder.as_posix())
        return Ignored((*self.rules, *((place, rule) for rule in rules_of(text))))

    def leaves_out(self, path: Path, *, is_folder: bool) -> bool:
        """Whether an entry of the folder is not to be read; of several rules that fit the last one says."""
        if path.name.startswith((".", OWNER_FILE)) or (is_folder and path.name in NEVER):
            return True
        is_out = False
        for place, rule in self.rules:
            if rule.takes_back is is_out and (is_folder or not rule.folders_only):
                parts = PurePosixPath(path.as_posix()).relative_to(place).parts
                if _fits(parts, rule.parts):
                    is_out = not rule.takes_back
        return is_out


@lru_cache(maxsize=64)
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
        parts = tuple(part for part in glob.split("/") if part)
        rules.append(Rule(parts if "/" in glob else ("**", *parts), folders_only, takes_back))
    return tuple(rules)


def _fits(path: tuple[str, ...], globs: tuple[str, ...]) -> bool:
    taken = [True, *(False for _ in path)]  # whether the globs so far take so many parts of the path
    for glob in globs:
        if glob == "**":
            taken = list(accumulate(taken, or_))
        else:
            taken = [
                False,
                *(before and fnmatchcase(part, glob) for before, part in zip(taken, path, strict=False)),
            ]
    return taken[-1]
