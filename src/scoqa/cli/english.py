"""argparse that says everything in English, as scoqa does.

On its own it looks for translations of its words at every start, in vain, with :mod:`gettext` and :mod:`locale`: a
fiftieth of the time of a question.
"""

from __future__ import annotations

import sys
from types import ModuleType

if "gettext" in sys.modules:
    import argparse
else:
    untranslated = ModuleType("gettext")
    vars(untranslated).update(gettext=str, ngettext=lambda one, several, n: one if n == 1 else several)
    sys.modules["gettext"] = untranslated
    try:
        import argparse
    finally:
        del sys.modules["gettext"]

__all__ = ["argparse"]
