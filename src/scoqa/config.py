"""Preferences: from the environment, else the collection's config.toml, else the user's own, else the defaults."""

from __future__ import annotations

import os
from collections.abc import Mapping, MutableMapping
from pathlib import Path

from scoqa import places
from scoqa.errors import ScoqaError
from scoqa.render.formats import FORMATS
from scoqa.settings import Settings
from scoqa.value import NamedTuple

NAME = "config.toml"
CHOICES = {
    "color": ("auto", "always", "never"),
    "layout": ("list", "compact", "full"),
    "editing": ("emacs", "vi"),
    "format": FORMATS,
    "min_confidence": ("strong", "fair", "weak", "any"),
}

Value = str | int | float


def choices(name: str) -> tuple[str, ...]:
    """The words that a preference can be; empty where it is no choice among words."""
    if name == "style":
        from scoqa.citing import STYLES  # no question needs them

        return STYLES
    return CHOICES.get(name, ())


class ConfigError(ScoqaError):
    """A settings file or variable says something that cannot be."""


class Config(NamedTuple):
    """Preferences of the faces, and the settings of the collection.

    Attributes:
        k: Passages shown.
        context: Sentences around each snippet.
        format: Of one-shot answers.
        style: Of citations.
        color: "auto", "always" or "never".
        min_confidence: Below it an answer counts as not found.
        layout: Of the prompt's answers: "list", "compact" or "full".
        editing: Keys of the prompt: "emacs" or "vi".
        settings: The table ``[settings]``.
    """

    k: int = 5
    context: int = 0
    format: str = "text"
    style: str = "plain"
    color: str = "auto"
    min_confidence: str = "weak"
    layout: str = "list"
    editing: str = "emacs"
    settings: Settings = Settings()


def preferences() -> list[str]:
    """The names that may be set, those of ``[settings]`` with that prefix."""
    own = [name for name in Config._fields if name != "settings"]
    return own + [f"settings.{name}" for name in Settings._fields]


def user_file() -> Path:
    """The user's own settings file."""
    return places.user_config() / NAME


def collection_file(folder: str | Path | None) -> Path | None:
    """The settings file of the collection meant; None where that is no folder."""
    root = places.nearest(Path.cwd()) if folder is None else Path(folder).expanduser()
    return None if root is None or root.suffix == ".sqlite" else root / places.INDEX_FOLDER / NAME


def load_config(folder: str | Path | None, environment: Mapping[str, str]) -> Config:
    """The preferences in force for a folder of papers (None: the nearest collection).

    Raises:
        ConfigError: A file or a variable ``SCOQA_…`` holds an unknown name or an impossible value.
    """
    known: dict[str, tuple[Value, str]] = {}
    for path in (user_file(), collection_file(folder)):
        if path is not None and os.path.isfile(path):  # noqa: PTH113  a folder out of reach is for its opener to tell
            known |= {name: (value, f"{path}: {name}") for name, value in read(path).items()}
    for name in preferences():
        variable = f"SCOQA_{name.upper().replace('.', '_')}"
        if environment.get(variable):
            known[name] = (environment[variable], f"${variable}")
    return _made(known)


def read(path: Path) -> dict[str, Value]:
    """The values of one settings file, flat, ``settings.k1`` for a name in a table."""
    import tomllib

    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: cannot be read as TOML ({error}); mend or remove it") from error
    flat: dict[str, Value] = {}
    for name, value in tables.items():
        flat |= (
            {f"{name}.{key}": each for key, each in value.items()}
            if isinstance(value, dict)
            else {name: value}
        )
    return flat


def checked(name: str, value: Value, where: str = "") -> Value:
    """The value as its type, or ConfigError where the name is unknown or the value impossible."""
    _made({name: (value, where or name)})
    return _typed(name, value, where or name)


def _made(known: Mapping[str, tuple[Value, str]]) -> Config:
    own: dict[str, Value] = {}
    settings: dict[str, Value] = {}
    for name, (value, where) in known.items():
        table, _, key = name.rpartition(".")
        (settings if table else own)[key or name] = _typed(name, value, where)
    try:
        made = Settings(**settings)  # type: ignore[arg-type]  # _typed gave each its own type
    except ValueError as error:
        place = next((where for name, (_, where) in known.items() if name.startswith("settings.")), "")
        raise ConfigError(f"{place.partition(': ')[0]}: {error}") from error
    return Config(**own, settings=made)  # type: ignore[arg-type]  # likewise


def _typed(name: str, value: Value, where: str) -> Value:
    default = _default(name)
    if default is None:
        from difflib import get_close_matches

        near = get_close_matches(name, preferences(), 1)
        hint = f"did you mean {near[0]}?" if near else "'scoqa config' lists what can be set"
        raise ConfigError(f"{where}: there is no such setting; {hint}")
    if isinstance(default, str) and (words := choices(name)):
        if value not in words:
            raise ConfigError(f"{where}: one of {', '.join(words)}, not {value!r}")
        return value
    if isinstance(default, str):
        return str(value)
    try:
        number = int(value) if isinstance(default, int) else float(value)
    except ValueError as error:
        kind = "a whole number" if isinstance(default, int) else "a number"
        raise ConfigError(f"{where}: {kind}, not {value!r}") from error
    if name in ("k", "context") and number < (name == "k"):
        raise ConfigError(f"{where}: at least {int(name == 'k')}, not {value!r}")
    return number


def _default(name: str) -> Value | None:
    table, _, key = name.rpartition(".")
    if name not in preferences():
        return None
    found: Value = getattr(Settings() if table else Config(), key or name)
    return found


def store(path: Path, values: Mapping[str, str]) -> None:
    """Write values by name into a settings file, all or none; its comments and order stay.

    The file is made where it is missing.

    Raises:
        ConfigError: A name or value cannot be, or the file is none of settings or cannot be written.
    """
    import tomlkit

    from scoqa.writing import write_whole  # no question writes settings

    typed = {name: checked(name, value) for name, value in values.items()}
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.is_file() else tomlkit.document()
        for name, value in typed.items():
            table, _, key = name.rpartition(".")
            target = document.setdefault(table, tomlkit.table()) if table else document
            if not isinstance(target, MutableMapping):
                raise ConfigError(f"{path}: {table} is no table of settings; nothing was changed")
            target[key or name] = value
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, [tomlkit.dumps(document)])
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written ({error.strerror})") from error
    except ValueError as error:
        raise ConfigError(f"{path}: {error}; nothing was changed") from error
