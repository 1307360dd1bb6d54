"""Where things live."""

from __future__ import annotations

import shutil

import platformdirs
import pytest

from scoqa import Collection, places
from scoqa.analysis import RULES


@pytest.mark.parametrize("named", [None, "", "/elsewhere", "relative"])
@pytest.mark.parametrize("home", ["/home/ada", None])
def test_a_users_folders_are_those_that_the_platform_says(monkeypatch, named, home):
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
        if named is not None:
            monkeypatch.setenv(name, named)
    if home is None:
        monkeypatch.delenv("HOME")
    else:
        monkeypatch.setenv("HOME", home)

    found = [places.user_data(), places.user_cache(), places.user_config()]

    said = [platformdirs.user_data_path, platformdirs.user_cache_path, platformdirs.user_config_path]
    assert found == [each("scoqa", appauthor=False) for each in said]


def test_the_index_of_the_paper_that_ships_is_another_one_for_other_rules(monkeypatch):
    before = places.shipped_index()
    assert places.shipped_index() == before
    monkeypatch.setattr("scoqa.analysis.RULES", RULES + 1)

    assert places.shipped_index() != before


def test_the_shipped_folder_answers_from_the_paper_alone(tmp_path):
    shutil.copytree(places.shipped_papers(), tmp_path / "papers", ignore=shutil.ignore_patterns(".scoqa"))

    with Collection.open(tmp_path / "papers") as papers:
        papers.add()

        assert [each.key for each in papers.documents()] == ["dehaas2007"]
