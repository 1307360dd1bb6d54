"""What callers hand in: numbers of numpy are numbers, and nothing else than what was asked for passes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scoqa.arguments import checked_jobs, checked_number, checked_path, plain_path


def test_a_whole_number_may_be_one_of_numpy():
    assert checked_number(np.int64(3), "k", least=1) == 3


@pytest.mark.parametrize("number", [2.0, "3", None, np.float64(3), 0])
def test_what_is_no_whole_number_from_the_least_is_named(number):
    with pytest.raises(ValueError, match="k is a whole number from 1: "):
        checked_number(number, "k", least=1)


def test_no_number_of_jobs_means_one_a_core():
    assert checked_jobs(None) is None
    assert checked_jobs(2) == 2


def test_a_home_folder_is_spelled_out(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))

    assert checked_path("~/papers", "a folder") == tmp_path / "papers"


def test_a_path_goes_up_in_words_and_through_links_as_the_system_does(tmp_path: Path, monkeypatch):
    (tmp_path / "far" / "inner").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "far" / "inner")
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")

    assert plain_path(Path("../a.txt")) == tmp_path / "a.txt"
    assert plain_path(Path("gone/../../a.txt")) == tmp_path / "a.txt"
    assert plain_path(tmp_path / "link" / ".." / ".." / "a.txt") == tmp_path / "link" / ".." / ".." / "a.txt"
    assert plain_path(Path("/../a.txt")) == Path("/a.txt")
