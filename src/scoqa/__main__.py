"""``python -m scoqa`` and the ``scoqa`` command."""

from __future__ import annotations

import gc
import sys

_NEW_OBJECTS = 50_000
"""Objects made since the last look for unreachable ones before the next: a question makes hardly as many."""


def main() -> int:
    """Run the command line on ``sys.argv``; returns the exit code."""
    from scoqa.cli.main import run

    # the search for unreachable cycles took a question a twelfth of its time, most of it at its very end
    gc.set_threshold(_NEW_OBJECTS)
    code = run(sys.argv[1:])
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
