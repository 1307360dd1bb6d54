"""A small folder of papers and a session over it, without a terminal."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.render import Look, plain
from scoqa.repl.dispatch import reply_to
from scoqa.repl.session import Session

TIDES = """# Tides and the Moon

## What raises tides

The moon raises the tides of the oceans twice a day. The sun raises smaller tides of its own.
Spring tides come when both pull in one line. Neap tides come when they do not.

## How tides are measured

A tide gauge measures the height of the sea. The National Tide Service (NTS) keeps hundreds of gauges.
"""
MOON = """# A Book of the Moon

The moon turns one face to us. Its pull raises tides in the oceans and in the rocks.
Nobody lives on the moon.
"""
WINDS = """# Trade Winds

Trade winds blow from the east. They carried ships across the oceans for centuries.
"""
META = 'title = "{title}"\nauthors = ["{author}"]\nissued = "{year}"\nurl = "https://example.org/{name}"\n'
PAPERS = (
    ("tides.md", TIDES, "Tides and the Moon", "Wave, Ann", "1999"),
    ("moon.md", MOON, "A Book of the Moon", "Stone, Bo", "2005"),
    ("winds.md", WINDS, "Trade Winds", "Wave, Ann", "2010"),
)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CACHE", "CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "papers"
    folder.mkdir()
    for name, text, title, author, year in PAPERS:
        (folder / name).write_text(text)
        meta = META.format(title=title, author=author, year=year, name=name)
        (folder / name).with_suffix(".meta.toml").write_text(meta)
    with Collection.open(folder) as collection:
        collection.add()
    return folder


@pytest.fixture
def folder(tmp_path: Path, _built: Path) -> Path:
    return Path(shutil.copytree(_built, tmp_path / "papers"))


@pytest.fixture
def papers(folder: Path) -> Iterator[Collection]:
    with Collection.open(folder) as collection:
        yield collection


@pytest.fixture
def session(papers: Collection) -> Session:
    return Session(papers, look=Look(width=2000))


@pytest.fixture
def say(session: Session) -> Callable[[str], str]:
    """Type a line; what the session says comes back as plain text."""
    return lambda line: plain(reply_to(session, line).lines)
