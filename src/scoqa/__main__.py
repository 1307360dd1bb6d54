"""``python -m scoqa`` and the ``scoqa`` command."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line on ``sys.argv``; returns the exit code."""
    gc.set_threshold(
        100_000
    )  # little here is cyclic; looking for it every 700 values takes 6 % of a question
    from scoqa.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
