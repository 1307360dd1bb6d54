"""The real and hostile files beside the project: each is read, or refused for what its list says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.mark.shared
def test_every_file_is_read_or_refused_in_one_true_line(shared: Path):
    ran = subprocess.run(
        [sys.executable, str(PROJECT / "benchmarks" / "reading_files.py"), str(shared)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "WRONG" not in ran.stdout
    assert ran.stdout.rstrip().endswith(", 0 wrong")
