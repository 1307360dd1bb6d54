"""The commands by name, in the order that help lists them, and the table of what each takes.

A command's module of :mod:`scoqa.cli.commands` has ``SUMMARY`` (one line), ``configure(arguments)``, which adds what it
takes to the table, and ``run(options, console)``, which returns the exit code. Only the module of the command that runs
is imported. From the table :mod:`scoqa.cli.usage` reads plain command lines, and :mod:`scoqa.cli.parsers` makes the
parsers for all others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from types import SimpleNamespace

from scoqa.config import CHOICES
from scoqa.value import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.cli.console import Console

COMMANDS = (
    "ask",
    "add",
    "remove",
    "refresh",
    "status",
    "docs",
    "doctor",
    "show",
    "open",
    "cite",
    "verify",
    "check",
    "judge",
    "eval",
    "tune",
    "export",
    "config",
    "completion",
    "help",
)

PATHS = ("FILE", "PATH", "KEY|PATH", "DRAFT", "DIR")
"""Names of arguments that are files or folders."""

Options = SimpleNamespace
"""What a command line says: an attribute an argument."""


class UnfitError(ValueError):
    """A word cannot be what an argument takes; the text says what it takes instead."""


class Argument(NamedTuple):
    """One argument of a command, as ``add_argument`` of :mod:`argparse` takes it.

    Attributes:
        names: The flags of an option, or the one name of what is none.
        dest: The attribute of the options.
        action: One of argparse's, or "ask": asks about the command instead of running it.
        type: What a word means; raises :class:`UnfitError`.
    """

    names: tuple[str, ...]
    dest: str
    action: str
    nargs: str | int | None
    type: Callable[[str], object] | None
    const: object
    default: object
    metavar: str | tuple[str, ...] | None
    help: str

    @property
    def is_option(self) -> bool:
        """Whether it is named by a flag."""
        return self.names[0].startswith("-")

    @property
    def takes_value(self) -> bool:
        """Whether a word follows its flag."""
        return self.action in ("store", "append")

    @property
    def is_path(self) -> bool:
        """Whether it is a file or a folder."""
        return self.metavar in PATHS


class Arguments:
    """A table of arguments in the making.

    Attributes:
        added: In the order of the help.
    """

    def __init__(self) -> None:
        self.added: list[Argument] = []

    def add(
        self,
        *names: str,
        dest: str = "",
        action: str = "store",
        nargs: str | int | None = None,
        type: Callable[[str], object] | None = None,
        const: object = None,
        default: object = None,
        metavar: str | tuple[str, ...] | None = None,
        help: str,
    ) -> None:
        """Add one argument, as ``add_argument`` of :mod:`argparse` does."""
        if not dest:
            longest = next((name for name in names if name.startswith("--")), names[0])
            dest = longest.lstrip("-").replace("-", "_")
        if action in ("store_true", "ask"):
            default = False
        self.added.append(Argument(names, dest, action, nargs, type, const, default, metavar, help))


class one_of:  # noqa: N801  reads as the type it is
    """A type of argument: one of some words."""

    def __init__(self, choices: Sequence[str]) -> None:
        self.choices = tuple(choices)

    def __call__(self, word: str) -> str:
        """The word, if it is one of them."""
        if word not in self.choices:
            raise UnfitError(f"one of {', '.join(self.choices)}, not {word!r}")
        return word


def style(word: str) -> str:
    """A type of argument: a citation style; "bib" as in the formats."""
    from scoqa.citing import STYLES  # no question needs them

    return one_of(STYLES)("bibtex" if word == "bib" else word)


def whole(least: int) -> Callable[[str], int]:
    """A type of argument: a whole number from ``least``."""

    def number(word: str) -> int:
        if not word.isdecimal() or int(word) < least:
            raise UnfitError(f"a whole number from {least}, not {word!r}")
        return int(word)

    return number


def add_force(arguments: Arguments) -> None:
    """The option that lets a file be written over; see :mod:`scoqa.cli.outputs`."""
    arguments.add("--force", action="store_true", help="overwrite a file that exists")


def _shared() -> tuple[Argument, ...]:
    shared = Arguments()
    add = shared.add
    add("-d", "--dir", metavar="DIR", help="folder of papers (else $SCOQA_DIR, else the nearest one)")
    add("--color", type=one_of(CHOICES["color"]), metavar="WHEN", help="colours: auto, always or never")
    add("-q", "--quiet", action="store_true", help="only the answer and errors")
    add("-v", "--verbose", action="store_true", help="show the traceback of an error")
    add("-h", "--help", action="ask", help="show this help")
    add("-V", "--version", action="ask", help="show the version")
    return tuple(shared.added)


SHARED = _shared()
"""What all commands take."""


class Command(NamedTuple):
    """One command of the command line.

    Attributes:
        own: The arguments that it takes beside :data:`SHARED`.
    """

    name: str
    summary: str
    own: tuple[Argument, ...]
    run: Callable[[Options, Console], int]

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """All that it takes."""
        return self.own + SHARED


def command(name: str) -> Command:
    """The command of a name in :data:`COMMANDS`."""
    module = import_module(f"scoqa.cli.commands.{name}")
    own = Arguments()
    module.configure(own)
    return Command(name, module.SUMMARY, tuple(own.added), module.run)
