"""Zip archives of a few parts, as Word, LibreOffice and EPUB files are."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path


def pack(path: Path, parts: Mapping[str, str]) -> Path:
    """An archive of texts by their names."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path
