"""An index where it cannot be written, read or found, or that is something else: one line, exit 3, nothing touched."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from scoqa.storage.schema import FORMAT

from .conftest import QUESTIONS, Scoqa, index_of, is_one_line, put


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def other_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE notes (text)")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {FORMAT + 1}")


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("replace", "said"),
    [
        (other_database, "another program"),
        (newer, "update scoqa"),
        (folder_instead, "not a file"),
        (lambda path: path.write_text("Not a database. " * 1000), "move it away"),
        (lambda path: path.write_bytes(os.urandom(50_000)), "move it away"),
    ],
)
def test_what_is_no_index_of_ours_is_refused_and_left_as_it_is(
    papers: Path, scoqa: Scoqa, replace: Callable[[Path], object], said: str
):
    index = index_of(papers)
    replace(index)
    before = files(index.parent), files(papers)

    for words in ((QUESTIONS[0],), ("add",), ("refresh",), ("status",), ("doctor",), ("doctor", "--repair")):
        done = scoqa(*words, "-d", papers)

        assert done.returncode == 3
        assert is_one_line(done)
        assert said in done.stderr
    assert (files(index.parent), files(papers)) == before


def test_a_folder_that_can_only_be_read_answers_and_is_not_changed(
    papers: Path, scoqa: Scoqa, as_user: tuple[str, ...]
):
    before = scoqa("-d", papers, "--json", QUESTIONS[0])
    put(papers, "new.txt", "New\n\nA new paper.\n")
    inside = sorted(path.name for path in (papers / ".scoqa").iterdir())
    for path in ((papers / ".scoqa" / "index.sqlite"), papers / ".scoqa", papers):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        asked = scoqa("-d", papers, "--json", QUESTIONS[0], prefix=as_user)
        examined = scoqa("doctor", "-d", papers, prefix=as_user)
        others = [
            scoqa(*words, "-d", papers, prefix=as_user)
            for words in (("refresh",), ("remove", "d1"), ("doctor", "--compact"))
        ]
    finally:
        for path in (papers, papers / ".scoqa"):
            path.chmod(0o755)

    assert (asked.returncode, asked.stdout) == (0, before.stdout)
    assert examined.returncode == 0
    for done in others:
        assert done.returncode == 3
        assert is_one_line(done)
        assert "only be read" in done.stderr
    assert sorted(path.name for path in (papers / ".scoqa").iterdir()) == inside


def test_an_index_file_that_can_only_be_read_answers_and_is_not_changed(
    papers: Path, scoqa: Scoqa, as_user: tuple[str, ...]
):
    before = scoqa("-d", papers, "--json", QUESTIONS[0])
    whole = index_of(papers).read_bytes()
    index_of(papers).chmod(0o444)

    asked = scoqa("-d", papers, "--json", QUESTIONS[0], prefix=as_user)
    others = [
        scoqa(*words, "-d", papers, prefix=as_user) for words in (("remove", "d1"), ("doctor", "--compact"))
    ]

    assert (asked.returncode, asked.stdout) == (0, before.stdout)
    for done in others:
        assert done.returncode == 3
        assert is_one_line(done)
        assert "only be read" in done.stderr
    assert index_of(papers).read_bytes() == whole


def test_an_index_on_another_file_system_than_its_papers_is_one_as_any(
    papers: Path, tmp_path: Path, scoqa: Scoqa
):
    (tmp_path / "elsewhere").mkdir()
    if tmp_path.stat().st_dev == papers.stat().st_dev:
        pytest.skip("only one file system can be written here")
    shutil.move(papers / ".scoqa", tmp_path / "elsewhere" / "index")
    (papers / ".scoqa").symlink_to(tmp_path / "elsewhere" / "index")
    before = scoqa("-d", papers, "--json", QUESTIONS[0])
    put(papers, "new.txt", "New\n\nA new paper.\n")

    for words in (("add",), ("remove", "new"), ("doctor", "--compact"), ("doctor", "--repair")):
        assert scoqa(*words, "-d", papers).returncode == 0

    assert (papers / ".scoqa").is_symlink()
    assert scoqa("-d", papers, "--json", QUESTIONS[0]).stdout == before.stdout


def test_an_index_that_may_not_be_read_is_one_line(papers: Path, scoqa: Scoqa, as_user: tuple[str, ...]):
    index_of(papers).chmod(0)

    done = scoqa("-d", papers, QUESTIONS[0], prefix=as_user)

    assert done.returncode == 3
    assert is_one_line(done)
    assert "permission" in done.stderr


def test_an_index_on_a_drive_that_is_gone_is_one_line_and_is_not_made_anew(papers: Path, scoqa: Scoqa):
    drive = papers.with_name("drive")
    (papers / ".scoqa").rename(drive)
    (papers / ".scoqa").symlink_to(drive)
    answered = scoqa("-d", papers, QUESTIONS[0])
    drive.rename(papers.with_name("away"))

    done = scoqa("-d", papers, QUESTIONS[0])

    assert answered.returncode == 0
    assert done.returncode == 3
    assert is_one_line(done)
    assert "drive" in done.stderr
    assert not drive.exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = (
        os.geteuid() == 0
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], capture_output=True, check=False
        ).returncode
    )
    if not mounted:
        pytest.skip("only root may mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def bulk(folder: Path) -> None:
    for n in range(40):
        words = " ".join(f"word{n}x{other} stands beside word{other}x{n}." for other in range(400))
        put(folder, f"bulk{n}.txt", f"Bulk {n}\n\n{words}\n")


def test_a_full_disk_loses_nothing(papers: Path, small_disk: Path, scoqa: Scoqa):
    shutil.copytree(papers / ".scoqa", small_disk / "index")
    shutil.rmtree(papers / ".scoqa")
    (papers / ".scoqa").symlink_to(small_disk / "index")
    before = scoqa("-d", papers, "--json", QUESTIONS[0])
    bulk(papers)

    done = scoqa("add", "-d", papers)

    assert done.returncode == 3
    assert is_one_line(done)
    assert "space" in done.stderr
    assert scoqa("doctor", "-d", papers).returncode == 0
    assert scoqa("-d", papers, "--json", QUESTIONS[0]).stdout == before.stdout


def test_a_full_disk_leaves_what_was_kept_or_exported_before(papers: Path, small_disk: Path, scoqa: Scoqa):
    (papers / "lines.tsv").write_text(f"{QUESTIONS[0]}\tdehaas2007\t1\n")
    judged = scoqa("judge", "--lines", papers / "lines.tsv", "-d", papers)
    kept = [small_disk / name for name in ("receipt.json", "papers.jsonl", "run.txt")]
    for path in kept:
        path.write_text("as it was")
    with (small_disk / "full").open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))

    done = [
        scoqa("-d", papers, "--force", "--receipt", kept[0], QUESTIONS[0]),
        scoqa("export", "-d", papers, "--force", kept[1]),
        scoqa("eval", "-d", papers, "--force", "--run", kept[2]),
    ]

    assert judged.returncode == 0
    for path, each in zip(kept, done, strict=True):
        assert each.returncode == 2
        assert each.stderr.splitlines()[-1].startswith(f"scoqa: {path}: ")
        assert "No space left" in each.stderr
        assert path.read_text() == "as it was"
    assert sorted(path.name for path in small_disk.iterdir()) == ["full", *sorted(path.name for path in kept)]


def test_a_file_that_may_not_grow_loses_nothing(papers: Path, scoqa: Scoqa):
    before = scoqa("-d", papers, "--json", QUESTIONS[0])
    bulk(papers)
    most = index_of(papers).stat().st_size + 100_000

    done = scoqa(
        "add", "-d", papers, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    )

    assert done.returncode == 3
    assert is_one_line(done)
    assert scoqa("doctor", "-d", papers).returncode == 0
    assert scoqa("-d", papers, "--json", QUESTIONS[0]).stdout == before.stdout
    assert scoqa("add", "-d", papers).returncode == 0
