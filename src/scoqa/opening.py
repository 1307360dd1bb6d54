"""Opens a citation's source in the user's own viewer, at its page if the viewer takes one.

No shell takes part. What is started is a program of the user's PATH or the one named in ``SCOQA_VIEWER``,
never anything that lies in the folder of papers; what it is given is a file of a kind that scoqa reads,
or a web address.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from scoqa.errors import CannotOpenError
from scoqa.reading import shown
from scoqa.reading.media import PDF, SUFFIXES
from scoqa.types import Citation, Document

VIEWER_VARIABLE = "SCOQA_VIEWER"
FAILS_WITHIN = 0.5
"""Seconds in which a starter that finds no viewer says so; a viewer that stays longer is showing the file."""

_PAGE_OPTIONS: dict[str, tuple[str, ...]] = {
    "atril": ("--page-index={page}", "{path}"),
    "evince": ("--page-index={page}", "{path}"),
    "foliate": ("{path}",),
    "mupdf": ("{path}", "{page}"),
    "okular": ("--page", "{page}", "{path}"),
    "papers": ("--page-index={page}", "{path}"),
    "qpdfview": ("{path}#{page}",),
    "sioyek": ("--page", "{page}", "{path}"),
    "sumatrapdf": ("-page", "{page}", "{path}"),
    "xpdf": ("{path}", ":{page}"),
    "xreader": ("--page-index={page}", "{path}"),
    "zathura": ("--page={page}", "{path}"),
    **dict.fromkeys(("brave-browser", "chromium", "firefox", "google-chrome", "microsoft-edge"), ("{link}",)),
}
"""How PDF viewers are told a page, from 1."""
_IN_TERMINALS = frozenset(
    [
        "bat",
        "batcat",
        "elinks",
        "less",
        "links",
        "lynx",
        "more",
        "most",
        "nano",
        "nvim",
        "vi",
        "view",
        "vim",
        "w3m",
        "zless",
    ]
)
"""Viewers that show a file in the terminal, also where there is a display."""
_WEB = re.compile(r"https?://[\x21-\x7e]+")


@dataclass(frozen=True, slots=True)
class Target:
    """What to open.

    Attributes:
        path: The source file; None where the document only has an address.
        address: ``http`` or ``https``; empty where there is a file.
        page: Position in the file, from 1; 0 where the format has no pages.
        link: The citation's ``file:`` link, with the page.
    """

    path: Path | None = None
    address: str = ""
    page: int = 0
    link: str = ""

    def __str__(self) -> str:
        if self.path is None:
            return self.address
        return f"{shown(self.path)}, page {self.page} of the file" if self.page else shown(self.path)


def target_of(document: Document, citation: Citation, root: Path | None) -> Target:
    """What to open for a citation: the document's first source that exists, else its address.

    Raises:
        CannotOpenError: There is neither, or the file is of a kind that a desktop might run.
    """
    for source in document.sources:
        path = Path(root or "", source.path)
        if not path.is_absolute() or not path.is_file():
            continue
        if path.suffix.lower() not in SUFFIXES:
            raise CannotOpenError(
                f"{shown(path)}: not opened, its name does not end as papers' names do; open it yourself"
            )
        is_pdf = source.media_type == PDF and citation.page_index is not None
        page = citation.page_index + 1 if is_pdf and citation.page_index is not None else 0
        return Target(path, page=page, link=citation.link)
    address = document.meta.url or (f"https://doi.org/{document.meta.doi}" if document.meta.doi else "")
    if _WEB.fullmatch(address):
        return Target(address=address)
    if document.sources:
        raise CannotOpenError(
            f"{document.key}: its source {document.sources[0].path} is gone; 'scoqa refresh' looks again"
        )
    raise CannotOpenError(f"{document.key} was given as text; it has no source to open")


def open_target(
    target: Target,
    *,
    papers: Path | None,
    environment: Mapping[str, str] | None = None,
    platform: str = sys.platform,
    at_terminal: bool | None = None,
) -> str:
    """Start the viewer and leave it to itself; one that shows the file in this terminal, until its user ends it.

    Args:
        target: What to open.
        papers: The folder of papers, from which nothing is ever started.
        environment: As of ``os.environ``, which it is by default.
        platform: As of ``sys.platform``.
        at_terminal: Whether a person sits at both ends of this process; None looks.

    Returns:
        What was started, by its name.

    Raises:
        CannotOpenError: There is no viewer, or it failed at once.
    """
    chosen = os.environ if environment is None else environment
    if platform == "win32" and not chosen.get(VIEWER_VARIABLE, "").strip():
        _open_on_windows(target)
        return "the program that Windows opens it with"
    command = viewer_command(target, papers=papers, environment=chosen, platform=platform)
    is_here = _is_in_terminal(command[0], chosen, platform) and (
        _is_at_terminal() if at_terminal is None else at_terminal
    )
    stream = None if is_here else subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command,
            stdin=stream,
            stdout=stream,
            stderr=stream,
            env=dict(chosen),
            start_new_session=not is_here,  # Ctrl-C in the prompt is not for a viewer elsewhere
        )
    except OSError as error:
        raise CannotOpenError(
            f"{command[0]}: cannot be started ({error.strerror}); name a viewer in {VIEWER_VARIABLE}"
        ) from error
    name = PurePosixPath(command[0]).name
    try:
        code = _left(process) if is_here else process.wait(FAILS_WITHIN)
    except subprocess.TimeoutExpired:
        return name
    if code:
        raise CannotOpenError(
            f"{name} could not open {target} (exit code {code}); name a viewer in {VIEWER_VARIABLE}"
        )
    return name


def _is_in_terminal(program: str, environment: Mapping[str, str], platform: str) -> bool:
    """Whether a viewer that the user named shows files in a terminal: by its name, or as there is no display."""
    if not environment.get(VIEWER_VARIABLE, "").strip():
        return False
    has_display = platform in ("darwin", "win32") or any(map(environment.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    return not has_display or PurePosixPath(program).name in _IN_TERMINALS


def _is_at_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _left(process: subprocess.Popen[bytes]) -> int:
    """The exit code of a viewer that owns the terminal, for which Ctrl-C is meanwhile."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def viewer_command(
    target: Target, *, papers: Path | None, environment: Mapping[str, str], platform: str = "linux"
) -> list[str]:
    """The program and its arguments that open a target.

    ``SCOQA_VIEWER`` holds a program with its arguments; ``{path}``, ``{page}`` and ``{link}`` in them are
    filled in, and without any of them the file comes last, with the page where the viewer is known.

    Raises:
        CannotOpenError: No viewer is named, and none is found.
    """
    named = environment.get(VIEWER_VARIABLE, "").strip()
    if named:
        return _named(named, target, papers, environment, platform)
    if platform == "darwin":
        found = find_program("open", papers, environment)
    elif not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        raise CannotOpenError(
            f"no display to open it on; it is {target} (a viewer for the terminal can be named in {VIEWER_VARIABLE})"
        )
    else:
        viewer = _default_pdf_viewer(papers, environment) if target.page else ""
        if viewer:
            return [viewer, *_arguments(_options(viewer), target)]
        found = find_program("xdg-open", papers, environment)
    if not found:
        raise CannotOpenError(f"nothing here opens files; it is {target}: name a viewer in {VIEWER_VARIABLE}")
    return [found, target.address or str(target.path)]


def _named(
    text: str, target: Target, papers: Path | None, environment: Mapping[str, str], platform: str
) -> list[str]:
    try:
        words = split_words(text, platform)
    except ValueError as error:
        raise CannotOpenError(f"{VIEWER_VARIABLE}={text}: {error}") from error
    program, *options = words
    # A path the user wrote out is the user's choice; a bare name is looked up, and never in the folder of papers.
    is_whole = (PureWindowsPath if platform == "win32" else PurePosixPath)(program).is_absolute()
    found = program if is_whole else find_program(program, papers, environment)
    if not found:
        raise CannotOpenError(f"{VIEWER_VARIABLE}={text}: there is no program {program!r} on your PATH")
    if not any(name in option for option in options for name in ("{path}", "{page}", "{link}")):
        options += _options(program) if target.page and not target.address else ("{path}",)
    return [found, *_arguments(options, target)]


def split_words(text: str, platform: str = sys.platform) -> list[str]:
    """The words of a command line that a variable holds; on Windows a backslash is part of a path.

    Raises:
        ValueError: A quotation mark is not closed.
    """
    lexer = shlex.shlex(text, posix=True, punctuation_chars=False)
    lexer.whitespace_split, lexer.commenters = True, ""
    if platform == "win32":
        lexer.escape = ""
    return list(lexer)


def _options(program: str) -> tuple[str, ...]:
    name = PureWindowsPath(program).name  # both kinds of slash
    return _PAGE_OPTIONS.get(name.lower().removesuffix(".exe"), ("{path}",))


def _arguments(options: Sequence[str], target: Target) -> list[str]:
    values = {
        "{path}": target.address or str(target.path),
        "{page}": str(target.page or 1),
        "{link}": target.link or target.address or str(target.path),
    }
    return [
        re.sub(r"\{(?:path|page|link)\}", lambda match: values[match.group()], option) for option in options
    ]


def find_program(name: str, papers: Path | None, environment: Mapping[str, str]) -> str:
    """The program's full path; empty where it is not on the PATH, or only in a relative or the papers' folder."""
    if os.sep in name:
        return ""
    folders = [
        folder
        for folder in environment.get("PATH", os.defpath).split(os.pathsep)
        if Path(folder).is_absolute()
        and not (papers and Path(folder).resolve().is_relative_to(papers.resolve()))
    ]
    return shutil.which(name, path=os.pathsep.join(folders)) or ""


def _default_pdf_viewer(papers: Path | None, environment: Mapping[str, str]) -> str:
    """The desktop's viewer of PDFs where it is one that can be told a page: ``xdg-open`` cannot pass it on."""
    asking = find_program("xdg-mime", papers, environment)
    if not asking:
        return ""
    try:
        said = subprocess.run(
            [asking, "query", "default", PDF],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=5,
            env=dict(environment),
            check=False,
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
    words = re.split(r"[^a-z-]+", said.strip().removesuffix(".desktop").lower())
    for viewer in _PAGE_OPTIONS:
        if viewer in words:
            return find_program(viewer, papers, environment)
    return ""


def _open_on_windows(target: Target) -> None:
    if sys.platform == "win32":
        try:
            os.startfile(target.address or str(target.path))
        except OSError as error:
            raise CannotOpenError(f"{target}: Windows could not open it ({error.strerror})") from error
    else:
        raise CannotOpenError(f"{target}: only Windows opens it so")
