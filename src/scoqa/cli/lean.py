"""The standard library without imports that a question never needs, which take a twelfth of its time.

pathlib needs :mod:`urllib.parse` for one function that writes a path as an address; see also :mod:`scoqa.cli.parsers`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

from scoqa.address import percent_encoded


def import_without(needed: str, module: str, **names: object) -> None:
    """Import ``module`` with some names in the place of the module that it takes them from.

    One that takes others from it, as another version of Python may have, is left to be imported with all it needs.
    """
    if needed in sys.modules or module in sys.modules:
        return
    stand_in = ModuleType(needed)
    vars(stand_in).update(names)
    sys.modules[needed] = stand_in
    try:
        import_module(module)
    except ImportError:
        pass
    finally:
        del sys.modules[needed]


import_without("urllib.parse", "pathlib", quote_from_bytes=lambda path: percent_encoded(path, b"/"))
