"""What was typed before."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.repl import history
from scoqa.repl.history import KeptHistory, history_file


def _typed(path: Path) -> list[str]:
    return list(reversed(list(KeptHistory(path).load_history_strings())))


def test_lines_are_kept_in_their_order_whatever_they_hold(tmp_path: Path):
    lines = ["what raises tides", "two\nlines", "\x1b[2J \udc80 \x9b", "ünïcode 月"]
    kept = KeptHistory(tmp_path / "history")
    for line in lines:
        kept.append_string(line)

    assert _typed(tmp_path / "history") == lines


@given(lines=st.lists(st.text(min_size=1), max_size=5))
def test_any_text_is_read_back(lines: list[str], tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("any") / "history"
    for line in lines:
        KeptHistory(path).append_string(line)

    assert _typed(path) == lines


def test_nobody_else_can_read_them(tmp_path: Path):
    path = tmp_path / "data" / "history" / "papers"
    KeptHistory(path).append_string("what raises tides")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_damaged_lines_are_passed_over(tmp_path: Path):
    path = tmp_path / "history"
    path.write_bytes(b'"one"\nnot json\n{"a": 1}\n\xff\xfe\n"two"\n')

    assert _typed(path) == ["one", "two"]


def test_a_torn_line_does_not_swallow_the_next(tmp_path: Path):
    path = tmp_path / "history"
    path.write_bytes(b'"one"\n"tw')

    KeptHistory(path).append_string("three")

    assert _typed(path) == ["one", "three"]


def test_a_history_that_grew_too_long_is_cut_to_its_newest_lines(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(history, "MOST_LINES", 3)
    path = tmp_path / "history"
    for number in range(7):
        KeptHistory(path).store_string(str(number))

    assert _typed(path) == ["4", "5", "6"]
    assert path.read_text() == '"4"\n"5"\n"6"\n'


def test_a_folder_out_of_reach_is_no_error(tmp_path: Path):
    (tmp_path / "file").write_text("")
    kept = KeptHistory(tmp_path / "file" / "history")
    kept.append_string("what raises tides")

    assert kept.get_strings() == ["what raises tides"]


def test_each_collection_has_its_own_file_in_the_users_data_folder(tmp_path: Path):
    one, other = history_file("/a/index.sqlite", "a/b: c"), history_file("/b/index.sqlite", "a/b: c")

    assert one != other
    assert one.parent == tmp_path / "home" / "data" / "scoqa" / "history"
    assert one.name.startswith("a-b-c-")
