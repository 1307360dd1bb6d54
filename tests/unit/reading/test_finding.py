"""Which files of a folder are read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scoqa.reading import find, shown
from scoqa.types import Problem


def names(found: list[Path | Problem], top: Path) -> list[str]:
    return [
        item.relative_to(top).as_posix() if isinstance(item, Path) else f"! {item.what}" for item in found
    ]


def test_a_folder_is_walked_in_order_without_hidden_and_foreign_files(tmp_path: Path):
    for name in ("b.txt", "a/z.pdf", "a/.hidden.txt", ".git/c.txt", "program.py", "b.meta.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")

    assert names(list(find([tmp_path])), tmp_path) == ["a/z.pdf", "b.txt"]


def test_a_file_named_explicitly_is_tried_whatever_its_suffix(tmp_path: Path):
    path = tmp_path / "notes.log"
    path.write_text("x")

    assert list(find([path])) == [path]


def test_links_are_followed_once_and_loops_end(tmp_path: Path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "paper.txt").write_text("x")
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "again.txt").symlink_to(tmp_path / "sub" / "paper.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")

    assert names(list(find([tmp_path])), tmp_path) == ["! a link that leads to itself", "sub/paper.txt"]


def test_a_broken_link_and_an_absent_path_are_problems(tmp_path: Path):
    (tmp_path / "gone.pdf").symlink_to("nowhere.pdf")

    found = list(find([tmp_path, tmp_path / "absent.txt"]))

    assert names(found, tmp_path) == ["! a broken link to nowhere.pdf", "! no such file or folder"]


def test_a_pipe_is_never_opened(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")

    assert (
        names(list(find([tmp_path, tmp_path / "pipe.txt"])), tmp_path) == ["! a named pipe, not a file"] * 2
    )


def test_a_name_that_is_not_utf8_is_one_printable_line(tmp_path: Path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("x")

    (problem,) = find([tmp_path])

    assert isinstance(problem, Problem)
    assert problem.what == "its name is not UTF-8; rename it to have it read"
    assert problem.where.endswith("caf\\xe9.txt")
    assert str(problem).encode("utf-8")


def test_control_characters_of_a_name_are_shown_escaped():
    assert shown("a\x1b[31m\n.txt") == "a\\x1b[31m\\n.txt"


def test_documents_of_kinds_that_are_not_read_do_not_vanish(tmp_path: Path):
    (tmp_path / "old.doc").write_text("x")

    (problem,) = find([tmp_path])

    assert isinstance(problem, Problem)
    assert "Word 97-2003" in problem.what


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_folder_that_may_be_listed_but_not_looked_into_is_a_problem_of_its_files(tmp_path: Path):
    for name in ("a.txt", "shut/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "shut").chmod(0o444)

    found = names(list(find([tmp_path])), tmp_path)

    (tmp_path / "shut").chmod(0o755)
    assert found == ["a.txt", "! no permission to read it"]
