"""The command line's entry: arguments to one command, errors to one line and an exit code."""

from __future__ import annotations

from collections.abc import Sequence

from scoqa.cli.console import Console
from scoqa.cli.usage import UsageError, parse
from scoqa.errors import IndexFileError, ScoqaError

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it: 128 + SIGINT."""


def run(arguments: Sequence[str], console: Console | None = None) -> int:
    """Carry out one command line; returns the exit code."""
    console = console or Console()
    is_verbose = "-v" in arguments or "--verbose" in arguments
    try:
        return _run(arguments, console)
    except (UsageError, ValueError) as error:
        return _failed(error, 2, console, is_verbose)
    except IndexFileError as error:
        return _failed(error, 3, console, is_verbose)
    except ScoqaError as error:
        return _failed(error, 2, console, is_verbose)
    except KeyboardInterrupt as stop:
        console.error(str(stop) or "interrupted")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has seen enough
        console.give_up()
        return 0
    except OSError as error:
        if error.filename is None:  # it came from a stream: a full disk behind ">"
            console.give_up()
        return _failed(error, 2, console, is_verbose)
    except Exception as error:  # noqa: BLE001  a mistake of ours: one line and exit 2; exit 1 would mean "not found"
        what = f"internal error ({type(error).__name__}: {error}); please report it with what -v prints"
        return _failed(RuntimeError(what).with_traceback(error.__traceback__), 2, console, is_verbose)


def _run(arguments: Sequence[str], console: Console) -> int:
    chosen, options = parse(arguments)
    if options.version:
        from scoqa.version import __version__

        console.write(f"scoqa {__version__}\n")
        return 0
    if options.help:
        from scoqa.cli.parsers import overview, parser_of

        is_named = chosen.name in arguments
        console.write(parser_of(chosen).format_help() if is_named else overview())
        return 0
    console.obey(options)
    return chosen.run(options, console)


def _failed(error: Exception, code: int, console: Console, is_verbose: bool) -> int:
    if is_verbose:
        import traceback

        console.write_error("".join(traceback.format_exception(error)))
    text = " ".join(str(error).split())
    if isinstance(error, FileNotFoundError) and not error.filename:
        text = "the working folder is gone; change to another"
    elif isinstance(error, OSError):
        text = f"{error.filename or 'the output'}: {error.strerror}"
    console.error(text)
    return code
