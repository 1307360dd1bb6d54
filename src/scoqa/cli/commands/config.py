"""``scoqa config``: what is set, where, and setting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoqa.cli.console import Console
    from scoqa.cli.table import Arguments, Options

SUMMARY = "what is set; get NAME, set NAME VALUE, path"


def configure(arguments: Arguments) -> None:
    """The options of the settings."""
    arguments.add("words", nargs="*", metavar="get NAME | set NAME VALUE | path", help="nothing lists all")
    arguments.add(
        "--here", action="store_true", help="set it for this collection only, in .scoqa/config.toml"
    )


def run(options: Options, console: Console) -> int:
    """List, get or set."""
    from scoqa.cli.usage import UsageError
    from scoqa.config import collection_file, load_config, preferences, store, user_file
    from scoqa.render.lists import table_lines

    folder = console.folder(options)
    match options.words:
        case []:
            rows = [(name, _value(console, name)) for name in preferences()]
            console.print_lines(table_lines(rows, console.look))
        case ["path"]:
            here = collection_file(folder)
            for path in (user_file(), *([here] if here else [])):
                console.write(f"{path}{'' if path.is_file() else '  (not there yet)'}\n")
        case ["get", name]:
            if name not in preferences():
                raise UsageError(f"there is no setting {name!r}; 'scoqa config' lists them")
            console.write(_value(console, name) + "\n")
        case ["set", name, value]:
            chosen = collection_file(folder) if options.here else user_file()
            if chosen is None:
                raise UsageError("there is no collection here to set it for; name one with -d FOLDER")
            store(chosen, {name: value})
            load_config(folder, console.environment)
            console.note(f"{name} = {value} in {chosen}")
        case _:
            raise UsageError("config takes nothing, get NAME, set NAME VALUE, or path")
    return 0


def _value(console: Console, name: str) -> str:
    table, _, key = name.rpartition(".")
    chosen = console.config.settings if table else console.config
    return str(getattr(chosen, key or name))
