"""A small folder of papers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def papers(tmp_path: Path, paper: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for source in (paper, paper.with_suffix(".meta.toml")):
        shutil.copy(source, folder)
    (folder / "tides.txt").write_text("Tides\n\nThe moon raises the tides of the oceans twice a day.\n")
    return folder
