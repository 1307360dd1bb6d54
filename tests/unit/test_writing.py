"""A small file is written whole, or stays as it was."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from scoqa.writing import write_whole


def test_a_file_is_made_with_its_text_and_nothing_beside_it(tmp_path: Path):
    write_whole(tmp_path / "new.txt", ["a\n", "ü\r\n"])

    assert (tmp_path / "new.txt").read_bytes() == "a\nü\r\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["new.txt"]


def test_a_text_that_ends_in_an_error_leaves_the_old_one(tmp_path: Path):
    def parts() -> Iterator[str]:
        yield "new " * 100_000
        raise OSError("no space")

    (tmp_path / "kept.txt").write_text("old")

    with pytest.raises(OSError, match="no space"):
        write_whole(tmp_path / "kept.txt", parts())

    assert (tmp_path / "kept.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_the_old_text_is_there_until_the_new_one_is_whole(tmp_path: Path):
    def parts() -> Iterator[str]:
        yield "new"
        seen.append((tmp_path / "kept.txt").read_text())

    (tmp_path / "kept.txt").write_text("old")
    seen: list[str] = []

    write_whole(tmp_path / "kept.txt", parts())

    assert (seen, (tmp_path / "kept.txt").read_text()) == (["old"], "new")


def test_a_link_stays_a_link_and_what_it_names_keeps_its_permissions(tmp_path: Path):
    (tmp_path / "dotfiles").mkdir()
    (tmp_path / "dotfiles" / "config.toml").write_text("old")
    (tmp_path / "dotfiles" / "config.toml").chmod(0o600)
    (tmp_path / "config.toml").symlink_to("dotfiles/config.toml")

    write_whole(tmp_path / "config.toml", ["new"])

    assert (tmp_path / "config.toml").is_symlink()
    assert (tmp_path / "dotfiles" / "config.toml").read_text() == "new"
    assert stat.S_IMODE((tmp_path / "dotfiles" / "config.toml").stat().st_mode) == 0o600


def test_a_link_to_a_file_that_is_not_there_makes_it(tmp_path: Path):
    (tmp_path / "link").symlink_to("made")

    write_whole(tmp_path / "link", ["new"])

    assert (tmp_path / "made").read_text() == "new"
    assert (tmp_path / "link").is_symlink()


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()), daemon=True)
    reader.start()

    write_whole(pipe, ["a run"])
    reader.join()

    assert read == ["a run"]
    assert pipe.is_fifo()


def test_a_name_as_long_as_a_name_can_be_is_written(tmp_path: Path):
    write_whole(tmp_path / ("n" * 255), ["new"])

    assert (tmp_path / ("n" * 255)).read_text() == "new"
