"""The streams of one process, what each can show, and the collection that its options mean."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from scoqa.config import Config, load_config
from scoqa.render.fragments import clean
from scoqa.render.look import UNBROKEN, Look, look_of
from scoqa.render.paint import paint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

    from scoqa.adding import Progress
    from scoqa.cli.table import Options
    from scoqa.collection import Collection
    from scoqa.render.fragments import Line
    from scoqa.types import AddReport, Problem

SHIPPED_NOTE = (
    "answering from the paper that ships with scoqa; ask your own with -d FOLDER, or add them: scoqa add PATH"
)


class Console:
    """Where a command writes, and how.

    Attributes:
        stdin: Where questions come from if no words name them.
        environment: As of ``os.environ``.
        look: Of stdout.
        config: What the environment and the settings files say.
    """

    def __init__(
        self,
        *,
        stdin: TextIO | None = None,
        stdout: TextIO | None = None,
        stderr: TextIO | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.stdin = _unicode(stdin or sys.stdin or _nowhere())
        self._stdout = stdout or sys.stdout or _nowhere()
        self._stderr = stderr or sys.stderr or _nowhere()
        self.environment = os.environ if environment is None else environment
        self._is_quiet = False
        self._folder = ""
        self._told_numbers = False
        self.config = Config()
        self._set_looks("auto")

    def obey(self, options: Options) -> None:
        """Take in the options that all commands share, and what the settings files say where they are silent."""
        self._is_quiet = options.quiet
        self._folder = options.dir or ""
        self.config = load_config(self.folder(options), self.environment)
        self._set_looks(options.color or self.config.color)

    def _set_looks(self, color: str) -> None:
        self.look = self._look(self._stdout, color)
        self._error_look = self._look(self._stderr, color)

    def _look(self, stream: TextIO, color: str) -> Look:
        is_terminal = stream.isatty()
        return look_of(
            is_terminal=is_terminal,
            columns=_columns(stream, self.environment) if is_terminal else 0,
            encoding=stream.encoding,
            environment=self.environment,
            color=color,
        )._replace(folder=self._folder)

    @property
    def is_interactive(self) -> bool:
        """Whether a person sits at both ends."""
        return self.stdin.isatty() and self._stdout.isatty()

    def print_lines(self, lines: Sequence[Line]) -> None:
        """Lines of a screen to stdout."""
        self._stdout.write(paint(lines, self.look))
        self._stdout.flush()
        self._told_numbers = self._told_numbers or self._tell_numbers(lines)

    def _tell_numbers(self, lines: Sequence[Line]) -> bool:
        """Say what numbers of characters on a screen are; whether there were any."""
        if self.look.encoding.lower().startswith("utf"):
            return False
        from scoqa.render.spelled import is_numbered

        has_any = any(is_numbered(fragment.text) for line in lines for fragment in line)
        if has_any:
            self.note(
                rf"letters that {self.look.encoding} lacks are numbered, as \u03b1 for alpha; -f plain writes them"
            )
        return has_any

    def write(self, text: str) -> None:
        """A text for programs to stdout, in UTF-8 and with its own line ends."""
        buffer = getattr(self._stdout, "buffer", None)
        if buffer is None:
            self._stdout.write(text)
            return
        self._stdout.flush()
        buffer.write(text.encode("utf-8", "replace"))
        buffer.flush()

    def give_up(self) -> None:
        """Write to stdout no more."""
        give_up(self._stdout)

    def write_error(self, text: str) -> None:
        """A text of several lines to stderr; where that takes nothing, nowhere: no answer depends on it."""
        try:
            self._stderr.write(text)
            self._stderr.flush()
        except OSError:
            give_up(self._stderr)

    def ask(self, text: str) -> None:
        """What is asked before a line is typed, to stderr; on a narrow terminal broken between words."""
        from scoqa.render.fragments import Fragment, wrap

        look = self._error_look._replace(width=self._error_look.width - len(" y"))  # with room for a letter
        self.write_error(paint(wrap([Fragment("", text)], look), look).rstrip("\n") + " ")

    def note(self, text: str) -> None:
        """One line beside the answer, to stderr; nothing where the user wants quiet."""
        if not self._is_quiet:
            self._error_line("dim", text)

    def error(self, text: str) -> None:
        """What failed, as one line on stderr."""
        self._error_line("error", text)

    def _error_line(self, style: str, text: str) -> None:
        from scoqa.render.fragments import Fragment, wrap

        # On a terminal words are kept whole; a log is read by line.
        look = self._error_look if self._stderr.isatty() else self._error_look._replace(width=UNBROKEN)
        words = [Fragment(style, "scoqa:"), Fragment("", f" {clean(look.spoken(text), look.encoding)}")]
        self._stdout.flush()
        self.write_error(paint(wrap(words, look, rest="  "), look))

    def print_problems(self, problems: Sequence[Problem], *, named_by: str = "status") -> None:
        """What could not be read, a line each, to stderr; and which command names those that are too many."""
        if problems and not self._is_quiet:
            from scoqa.render.lists import problem_lines

            look = self._error_look
            if not self._stderr.isatty():  # a log is read by line
                look = look._replace(width=UNBROKEN)
            self.write_error(paint(problem_lines(problems, look, named_by=named_by), look))

    @contextmanager
    def progress(self, what: str, *, unit: str = "file") -> Iterator[Progress]:
        """A progress bar on stderr while something long is done; shown only on a terminal, and not at once."""
        if self._is_quiet or not self._stderr.isatty():
            yield lambda _done, _total, _name: None
            return
        from scoqa.cli.progress import bar

        with bar(
            what, self._stderr, unit=unit, columns=lambda: _columns(self._stderr, self.environment)
        ) as advance:
            yield advance

    def read(self, name: str) -> str:
        """The text of a file, or of stdin for "-".

        Raises:
            UsageError: It cannot be read as UTF-8.
        """
        from scoqa.cli.usage import UsageError

        try:
            return self.stdin.read() if name == "-" else there(name).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise UsageError(f"{called(name)}: is no UTF-8 text") from error
        except OSError as error:
            raise UsageError(f"{called(name)}: cannot be read ({error.strerror})") from error

    def lines(self, name: str) -> Iterable[str]:
        """The lines of a text; of stdin as they come."""
        return self.stdin if name == "-" else self.read(name).splitlines()

    def folder(self, options: Options) -> str | None:
        """The folder named by ``-d`` or the environment; None where neither does.

        Raises:
            UsageError: ``-d`` names none: an unset variable of a script would mean another collection.
        """
        if options.dir == "":
            from scoqa.cli.usage import UsageError

            raise UsageError("-d '': names no folder; leave it out to ask the nearest collection")
        named: str | None = options.dir if options.dir is not None else self.environment.get("SCOQA_DIR")
        return named or None

    def collection(self, options: Options) -> Collection:
        """The collection meant, read in on first use; a line on stderr where it is the paper that ships."""
        papers = self._found(options)
        if papers.origin == "shipped":
            self.note(SHIPPED_NOTE)
        if papers.is_new:
            self.read_in(papers)
        return papers

    def patient(self, options: Options) -> Collection:
        """The collection meant where its index may be damaged."""
        return self._found(options, tolerant=True)

    def writable(self, options: Options) -> Collection:
        """The collection meant where something is to be added: the user's own instead of the paper that ships."""
        from scoqa.collection import Collection

        papers = self._found(options)
        if papers.origin == "shipped":
            papers.close()
            papers = Collection.users_own(settings=self.config.settings)
            papers.on_notice = self.note
        return papers

    def _found(self, options: Options, *, tolerant: bool = False) -> Collection:
        from scoqa.collection import Collection

        papers = Collection.find(self.folder(options), settings=self.config.settings, tolerant=tolerant)
        papers.on_notice = self.note
        return papers

    def set_aside(self, papers: Collection, name: str) -> None:
        """Do not look for answers in the file that asks: in a draft to be checked, a file of questions."""
        if name != "-" and papers.leave_out(name):
            self.note(f"{name}: is also one of the papers, and left out; name it in .scoqaignore")

    def read_in(self, papers: Collection) -> AddReport:
        """Read a new collection's own folder, saying so; the index of the paper that ships is only a cache.

        Raises:
            KeyboardInterrupt: The user stopped it; its text says what is kept.
        """
        if papers.origin != "shipped":
            self.note(f"reading {papers.name}; its index is kept in {papers.place}")
        with self.progress("reading") as progress:
            report = papers.add(progress=progress)
        self.print_problems(report.problems)
        stop_if_interrupted(report)
        if not (report.added or report.problems):
            self.note(f"{papers.name}: {report_line(report)}")
        return report


def give_up(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere; Python would complain of it again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def stop_if_interrupted(report: AddReport) -> None:
    """KeyboardInterrupt, with what is kept as its text, where the user stopped an add or a refresh."""
    if report.interrupted:
        raise KeyboardInterrupt(report_line(report))


def report_line(report: AddReport) -> str:
    """What an add did, as one line of a log."""
    from scoqa.render.fragments import plain
    from scoqa.render.lists import report_lines

    return plain(report_lines(report, Look(width=UNBROKEN))).strip()


def there(name: str) -> Path:
    """The path of a file that a command is to read, told before any work is done for it.

    Raises:
        UsageError: There is none, or it is a folder.
    """
    from pathlib import Path

    from scoqa.cli.usage import UsageError

    path = Path(name)
    if path.is_dir():
        raise UsageError(f"{name}: is a folder; name a file, or - for stdin")
    if not path.exists():
        raise UsageError(f"{name or repr('')}: there is no such file; name another, or - for stdin")
    return path


def called(name: str) -> str:
    """How messages name the file of an argument: "stdin" for "-"."""
    return "stdin" if name == "-" else name


def _unicode(stream: TextIO) -> TextIO:
    """A stream that is read, in UTF-8 where the locale knows ASCII alone, as the words of a command line are."""
    is_ascii = bool(stream.encoding) and codecs.lookup(stream.encoding).name == "ascii"
    if is_ascii and hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors=stream.errors)
    return stream


def _nowhere() -> TextIO:
    """A stream in the place of one that was closed before the process began.

    It takes the closed stream's number, too, which the index file would get otherwise, and with it
    whatever a library prints.
    """
    from pathlib import Path

    return Path(os.devnull).open("r+", encoding="utf-8")


def _columns(stream: TextIO, environment: Mapping[str, str]) -> int:
    """Columns of the terminal behind a stream; 0 where it does not say."""
    if environment.get("COLUMNS", "").isdecimal():
        return int(environment["COLUMNS"])
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except OSError:
        return 0
