"""What a folder's .scoqaignore leaves out, in Git's manner."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scoqa.reading import find
from scoqa.types import Problem

FILES = (
    "a.txt",
    "draft.txt",
    "drafts/one.txt",
    "drafts/old/two.txt",
    "sub/draft.txt",
    "sub/drafts.txt",
    "sub/drafts/three.txt",
    "node_modules/lib/readme.md",
    "sub/~$report.docx",
)
READ = ["a.txt", "draft.txt", "drafts/old/two.txt", "drafts/one.txt", "sub/draft.txt", "sub/drafts.txt"]
READ = [*READ, "sub/drafts/three.txt"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words")
    return tmp_path


def read(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in find([folder]) if isinstance(path, Path)]


def test_what_package_managers_and_open_documents_leave_is_no_paper(folder: Path):
    assert read(folder) == READ
    assert list(find([folder / "node_modules"])) == [folder / "node_modules" / "lib" / "readme.md"]


@pytest.mark.parametrize(
    ("lines", "left_out"),
    [
        ("draft.txt", {"draft.txt", "sub/draft.txt"}),
        ("/draft.txt", {"draft.txt"}),
        ("draft*", set(READ) - {"a.txt"}),
        ("drafts/", {"drafts/old/two.txt", "drafts/one.txt", "sub/drafts/three.txt"}),
        ("drafts/*.txt", {"drafts/one.txt"}),
        ("drafts/**/*.txt", {"drafts/old/two.txt", "drafts/one.txt"}),
        ("**/old", {"drafts/old/two.txt"}),
        ("*.txt\n!a.txt", set(READ) - {"a.txt"}),
        ("# draft.txt\n\n   \n/", set()),
        ("[!a].txt\nd?aft.txt  ", {"draft.txt", "sub/draft.txt"}),
    ],
)
def test_a_line_names_files_and_folders_as_git_would(folder: Path, lines: str, left_out: set[str]):
    (folder / ".scoqaignore").write_text(lines)

    assert read(folder) == [name for name in READ if name not in left_out]


def test_a_folder_below_adds_its_own_lines_for_itself_alone(folder: Path):
    (folder / ".scoqaignore").write_text("drafts/\n*.txt\n!a.txt")
    (folder / "sub" / ".scoqaignore").write_text("!/draft.txt")

    assert read(folder) == ["a.txt", "sub/draft.txt"]


def test_a_file_named_explicitly_is_read_all_the_same(folder: Path):
    (folder / ".scoqaignore").write_text("*")

    assert list(find([folder / "a.txt"])) == [folder / "a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_ignore_file_that_cannot_be_read_is_told(folder: Path):
    (folder / ".scoqaignore").write_text("*")
    (folder / ".scoqaignore").chmod(0)

    found = [item for item in find([folder]) if isinstance(item, Problem)]

    assert [problem.what for problem in found] == ["no permission to read it"]


def test_many_stars_over_deep_folders_fit_and_take_no_time_without_end(tmp_path: Path):
    deep = tmp_path.joinpath(*["a"] * 40)
    deep.mkdir(parents=True)
    (deep / "x.txt").write_text("words")
    (deep / "y.txt").write_text("words")
    (tmp_path / ".scoqaignore").write_text("**/a/" * 20 + "**/x.txt\n" + "**/a/" * 20 + "b\n")

    assert [Path(name).name for name in read(tmp_path)] == ["y.txt"]


def test_the_last_of_very_many_lines_that_fit_says(folder: Path):
    lines = [
        *(f"name{n}.txt" for n in range(20_000)),
        "*.txt",
        *(f"!other{n}.txt" for n in range(20_000)),
        "!a.txt",
    ]
    (folder / ".scoqaignore").write_text("\n".join(lines))

    assert read(folder) == ["a.txt"]


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        (
            "".join(f"*{n}.txt\n" for n in range(1001)),
            "more than 1,000 lines with signs for any name; not used",
        ),
        ("#" * ((1 << 20) + 1), "larger than 1 MiB; not used"),
    ],
)
def test_an_ignore_file_that_would_take_too_long_is_told(folder: Path, lines: str, what: str):
    (folder / ".scoqaignore").write_text(lines)

    assert [item.what for item in find([folder]) if isinstance(item, Problem)] == [what]


def test_a_line_of_more_folders_than_a_path_has_fits_nothing(folder: Path):
    (folder / ".scoqaignore").write_text("a/" * 100_000 + "a.txt\n" + "**/" * 100_000 + "draft.txt\n")

    names = [Path(name).name for name in read(folder)]

    assert "a.txt" in names
    assert "draft.txt" not in names
