"""Modules imported without what they hardly need."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

TRIED = """
    import sys
    sys.path.insert(0, {folder!r})
    from scoqa.cli import lean
    lean.import_without("heavy", "{module}", one=1)
    import {module}
    print({module}.one, "heavy" in sys.modules)
"""


def imported(folder: Path, module: str, needs: str) -> str:
    (folder / "heavy.py").write_text("one, two = 'heavy', 2\n")
    (folder / f"{module}.py").write_text(f"from heavy import {needs}\n")
    code = textwrap.dedent(TRIED.format(folder=str(folder), module=module))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_module_that_takes_what_is_given_is_imported_without_the_other(tmp_path: Path):
    assert imported(tmp_path, "light", "one") == "1 False"


def test_a_module_that_takes_more_is_imported_with_the_other(tmp_path: Path):
    assert imported(tmp_path, "light", "one, two") == "heavy True"
