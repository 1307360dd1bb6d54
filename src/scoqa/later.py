"""Names that a package offers and imports only when they are asked for: a question needs few of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


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
