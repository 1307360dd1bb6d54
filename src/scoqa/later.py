"""Imports a package's names, and compiles its patterns, only when they are asked for; a question needs few of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from typing import AnyStr


def later(package: str, names: Mapping[str, str]) -> Callable[[str], object]:
    """The ``__getattr__`` of a package (PEP 562) that imports a name's module on first use.

    Args:
        package: Its ``__name__``.
        names: Module of the package → its names that the package offers, separated by blanks. No name
            may be that of a module of the package: importing one would hide the other.
    """
    module_of = {name: module for module, each in names.items() for name in each.split()}

    def get(name: str) -> object:
        if name not in module_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found: object = getattr(import_module(f"{package}.{module_of[name]}"), name)
        setattr(sys.modules[package], name, found)
        return found

    return get


class _Later:
    """What :func:`pattern` gives: each method of the pattern is fetched once and then stands here itself."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._made_of = source, flags

    def __getattr__(self, name: str) -> object:
        import re

        found: object = getattr(re.compile(*self._made_of), name)  # type: ignore[type-var]  # one or the other
        setattr(self, name, found)
        return found


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A regular expression that is compiled at its first use, which takes longer than most uses of one."""
    return _Later(source, flags)  # type: ignore[return-value]  # it does what the pattern does
