"""Real processes: the installed command in a folder and a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Scoqa = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of a user without files."""
    own = {f"XDG_{name}_HOME": str(tmp_path / "home" / name.lower()) for name in ("CACHE", "DATA", "CONFIG")}
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SCOQA_", "XDG_", "PYTHONUNBUFFERED"))
    }
    return kept | own | {"TERM": "xterm-256color"}


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """An empty working folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture
def scoqa(home: dict[str, str], work: Path) -> Scoqa:
    """Run one command line as a user would; what it printed and its exit code."""

    def run(
        *words: str | os.PathLike[str],
        stdin: str = "",
        cwd: Path = work,
        environment: Mapping[str, str] | None = None,
        prefix: tuple[str, ...] = (),
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*prefix, sys.executable, "-m", "scoqa", *words],
            input=stdin,
            cwd=cwd,
            env={**home, **(environment or {})},
            capture_output=True,
            text=True,
            check=False,
        )

    return run
