"""The commands as parsers of argparse: for command lines that are not plain, for errors, help and completion."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scoqa.cli.lean import import_without
from scoqa.cli.table import (
    COMMANDS,
    PATHS,
    SHARED,
    Argument,
    Command,
    Options,
    UnfitError,
    command,
    one_of,
    style,
)
from scoqa.cli.usage import UsageError

import_without(
    "gettext", "argparse", gettext=str, ngettext=lambda one, several, n: one if n == 1 else several
)

import argparse  # noqa: E402  without looking for translations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

MANY_COLUMNS = 30
"""Columns of a list of options that their names may take."""
_NO_OPTION = "\0"
"""Before a word that begins with a dash and stands behind "--": no argument of a process can hold it."""


class _Formatter(argparse.HelpFormatter):
    """Help that reads the same in every version of Python: "-f, --format FORMAT"."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=MANY_COLUMNS, width=100)

    def _format_action_invocation(self, action: argparse.Action) -> str:
        if not action.option_strings or action.nargs == 0:
            return super()._format_action_invocation(action)
        return f"{', '.join(action.option_strings)} {self._format_args(action, action.dest.upper())}"


class _Ask(argparse.Action):
    """An option that asks about the command instead of running it: nothing else is required any more."""

    def __init__(self, option_strings: Sequence[str], dest: str, default: object, help: str) -> None:
        super().__init__(option_strings, dest, nargs=0, default=default, help=help)

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, *_: object, **__: object
    ) -> None:
        """Note that it was asked."""
        setattr(namespace, self.dest, True)
        for action in parser._actions:
            action.required = False


class _Type:
    """A type of argument whose error argparse tells as it is."""

    def __init__(self, read: Callable[[str], object]) -> None:
        self.read = read

    def __call__(self, word: str) -> object:
        """What the word means."""
        try:
            return self.read(word)
        except UnfitError as error:
            raise argparse.ArgumentTypeError(str(error)) from error


class Parser(argparse.ArgumentParser):
    """A parser that raises :class:`UsageError` where argparse prints a screen and exits."""

    def options_help(self) -> str:
        """The help of its options alone."""
        formatter = self._get_formatter()
        for group in self._action_groups[1:]:
            formatter.start_section(group.title)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        return formatter.format_help()

    def format_usage(self) -> str:
        """Nothing: argparse asks for it at every command line, for errors that are told otherwise here."""
        return ""

    def error(self, message: str) -> NoReturn:
        """Raise; the caller prints one line."""
        said = message.replace(repr(_NO_OPTION)[1:-1], "")
        raise UsageError(f"{said}; '{self.prog} --help' lists what it takes")


def parser_of(one: Command) -> Parser:
    """The parser of one command, with the options that all commands share."""
    parser = Parser(
        prog=f"scoqa {one.name}",
        description=one.summary,
        allow_abbrev=False,
        add_help=False,
        formatter_class=_Formatter,
    )
    _fill(parser, one)
    return parser


def whole_parser() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    """All commands as one parser, and each by its name, for what wants to see them at once: shell completion.

    Without a command the options are those of a question.
    """
    parser = argparse.ArgumentParser(prog="scoqa", allow_abbrev=False, add_help=False)
    for action in parser_of(command("ask"))._actions:
        if action.option_strings:
            parser._add_action(action)
    below = parser.add_subparsers()
    parsers = {name: below.add_parser(name, help=command(name).summary, add_help=False) for name in COMMANDS}
    for name, each in parsers.items():
        _fill(each, command(name))
    return parser, parsers


def words_of(action: argparse.Action) -> tuple[str, ...]:
    """The words that an argument can be; empty where it may be any."""
    read = action.type.read if isinstance(action.type, _Type) else None
    if read is style:
        from scoqa.citing import STYLES

        return STYLES
    if action.metavar == "COMMAND":
        return tuple(COMMANDS)
    return read.choices if isinstance(read, one_of) else ()


def is_path(action: argparse.Action) -> bool:
    """Whether an argument is a file or a folder."""
    return action.metavar in PATHS


def _fill(parser: argparse.ArgumentParser, one: Command) -> None:
    parser.register("action", "ask", _Ask)
    for argument in one.own:
        _add(parser, argument)
    shared = parser.add_argument_group("shared by all commands")
    for argument in SHARED:
        _add(shared, argument)


def _add(group: argparse._ActionsContainer, one: Argument) -> None:
    settings = {name: value for name, value in one._asdict().items() if value is not None}
    names = settings.pop("names")
    if not one.is_option:  # its name is where it goes
        del settings["dest"]
    if one.type is not None:
        settings["type"] = _Type(one.type)
    group.add_argument(*names, **settings)


def parsed(one: Command, arguments: Sequence[str]) -> Options:
    """The options of any command line, its command's name taken out.

    Raises:
        UsageError: An option that is not known, lacks its value or has an impossible one.
    """
    parser = parser_of(one)
    words = _marked(arguments)
    try:
        options, unknown = parser.parse_known_intermixed_args(words, Options())
    except UsageError as error:
        if stranger := _stranger(parser, words):  # said before what it left missing
            raise UsageError(_unknown(parser, stranger)) from error
        raise
    for name, value in vars(options).items():
        setattr(options, name, [*map(_unmarked, value)] if isinstance(value, list) else _unmarked(value))
    if unknown and not (options.help or options.version):
        raise UsageError(_unknown(parser, unknown[0]))
    return options


def _stranger(parser: Parser, words: Sequence[str]) -> str:
    """The first word that means nothing to the parser, whatever else is missing; empty where all do."""
    for action in parser._actions:
        action.required = False
    try:
        _, unknown = parser.parse_known_intermixed_args(words)
    except UsageError:
        return ""
    return next(iter(unknown), "")


def _marked(arguments: Sequence[str]) -> list[str]:
    """The words without the "--"; what stands behind it is no option, whatever argparse of which version says."""
    words = list(arguments)
    stop = words.index("--") if "--" in words else len(words)
    if "--where" in words[: max(0, stop - 1)]:  # a filter may begin with a minus
        at = words.index("--where")
        words[at : at + 2] = [f"--where={words[at + 1]}"]
        stop -= 1
    marked = (f"{_NO_OPTION}{each}" if each[:1] == "-" else each for each in words[stop + 1 :])
    return [*words[:stop], *marked]


def _unmarked(value: object) -> object:
    """A word as it was typed; any other value of an option as it is."""
    return value.removeprefix(_NO_OPTION) if isinstance(value, str) else value


def _unknown(parser: argparse.ArgumentParser, word: str) -> str:
    if not word.startswith("-"):
        return f"{_name(parser)} takes no {_unmarked(word)!r}; '{parser.prog} --help' lists what it takes"
    from difflib import get_close_matches

    name = word.partition("=")[0]
    near = get_close_matches(name, flags(parser), 1, cutoff=0.7)
    if near:
        return f"{_name(parser)} has no option {name}; did you mean {near[0]}?"
    if _name(parser) == "ask" and name[1:].isalpha():
        return f"ask has no option {name}; in quotation marks, as in 'energy {name}', it leaves out passages that hold the word"
    aside = "; words after -- are never options" if _name(parser) == "ask" else ""
    return f"{_name(parser)} has no option {name}; '{parser.prog} --help' lists them{aside}"


def _name(parser: argparse.ArgumentParser) -> str:
    return parser.prog.removeprefix("scoqa ")


def flags(parser: argparse.ArgumentParser) -> list[str]:
    """The options that a parser knows, sorted."""
    return sorted(flag for action in parser._actions for flag in action.option_strings)


def overview() -> str:
    """What scoqa is, its commands, and the options of a question."""
    ask = parser_of(command("ask"))
    options = ask.options_help().replace(
        "options:", "options of a question ('scoqa COMMAND --help' lists those of a command):", 1
    )
    width = max(map(len, COMMANDS))
    listed = "\n".join(f"  {name:<{width}}  {command(name).summary}" for name in COMMANDS)
    return (
        "scoqa answers questions over a folder of papers with the passages that answer them, word for word,\n"
        "each with a citation; or it says that the papers do not answer.\n\n"
        "  scoqa QUESTION...            ask once (words need no quotes)\n"
        "  scoqa -d FOLDER QUESTION...  ask a folder of papers; it is read on first use\n"
        "  scoqa                        the prompt; otherwise each line of stdin is a question\n"
        "  scoqa COMMAND ...            one of:\n\n"
        f"{listed}\n\n"
        f"{options}\n"
        "exit status: 0 answered, 1 not found, 2 wrong usage, 3 no usable index, 4 a citation changed\n"
    )
