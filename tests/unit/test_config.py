"""What people set: which file or variable counts, what is refused, and files written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoqa.config import (
    Config,
    ConfigError,
    collection_file,
    load_config,
    preferences,
    read,
    store,
    user_file,
)

WRITTEN = "# mine\nk = 7  # more than five\n\n[settings]\nk1 = 1.5\n"


def test_values_are_written_together_and_comments_stay(tmp_path: Path):
    path = tmp_path / "config.toml"
    path.write_text(WRITTEN)

    store(path, {"settings.k1": "1.25", "settings.b": "0.5", "style": "apa"})

    assert path.read_text() == (
        '# mine\nk = 7  # more than five\nstyle = "apa"\n\n[settings]\nk1 = 1.25\nb = 0.5\n'
    )


@pytest.mark.parametrize(
    ("written", "values", "said"),
    [
        (WRITTEN, {"settings.k1": "1.25", "settings.b": "much"}, "settings.b: a number, not 'much'"),
        ("k = = 7\n", {"style": "apa"}, "nothing was changed"),
        ("settings = 3\n", {"settings.k1": "1.25"}, "settings"),
    ],
)
def test_what_cannot_be_set_changes_nothing_and_is_one_line(
    tmp_path: Path, written: str, values: dict[str, str], said: str
):
    path = tmp_path / "config.toml"
    path.write_text(written)

    with pytest.raises(ConfigError) as caught:
        store(path, values)

    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_text() == written


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of papers, in a home without settings."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "papers"
    (folder / ".scoqa").mkdir(parents=True)
    return folder


def write(path: Path | None, text: str) -> None:
    assert path is not None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_without_any_setting_the_defaults_hold(papers: Path):
    assert load_config(papers, {}) == Config()


def test_a_variable_goes_before_the_collections_file_and_that_before_the_users(papers: Path):
    write(user_file(), "k = 2\ncontext = 2\nstyle = 'mla'\n[settings]\nk1 = 2.0\nb = 0.2\n")
    write(collection_file(papers), "k = 3\ncontext = 3\n[settings]\nk1 = 3.0\n")

    config = load_config(papers, {"SCOQA_K": "4", "SCOQA_SETTINGS_CANDIDATES": "50", "SCOQA_STYLE": ""})

    assert (config.k, config.context, config.style) == (4, 3, "mla")
    assert (config.settings.k1, config.settings.b, config.settings.candidates) == (3.0, 0.2, 50)


def test_the_file_of_a_collection_is_that_of_its_folder_or_the_nearest(papers: Path, monkeypatch):
    own = papers / ".scoqa" / "config.toml"
    (papers / ".scoqa" / "index.sqlite").touch()
    below = papers / "below"
    below.mkdir()
    monkeypatch.chdir(below)

    assert collection_file(papers) == own
    assert collection_file(None) == own
    assert collection_file(papers / ".scoqa" / "index.sqlite") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kk = 7\n", "kk: there is no such setting; did you mean k?"),
        ("xyzzy = 7\n", "xyzzy: there is no such setting; 'scoqa config' lists what can be set"),
        ("k = 0\n", "k: at least 1, not 0"),
        ("context = -1\n", "context: at least 0, not -1"),
        ("k = 'many'\n", "k: a whole number, not 'many'"),
        ("color = 'red'\n", "color: one of auto, always, never, not 'red'"),
        ("style = 'harvard'\n", "style: one of plain, apa,"),
        ("[settings]\nb = 2\n", "b lies between 0 and 1: 2.0"),
        ("[settings]\nk1 = nan\n", "k1 is at least 0: nan"),
        ("[own]\nk = 1\n", "own.k: there is no such setting"),
    ],
)
def test_what_a_file_cannot_set_is_told_with_its_place(papers: Path, text: str, said: str):
    write(collection_file(papers), text)

    with pytest.raises(ConfigError) as caught:
        load_config(papers, {})

    assert str(caught.value).startswith(str(collection_file(papers)))
    assert said in str(caught.value)


def test_what_a_variable_cannot_set_is_told_by_its_name(papers: Path):
    with pytest.raises(ConfigError, match=r"^\$SCOQA_K: a whole number, not 'many'"):
        load_config(papers, {"SCOQA_K": "many"})


def test_a_file_that_is_no_toml_is_told(tmp_path: Path):
    for data in (b"k = = 7", b"k = '\xff'"):
        (tmp_path / "config.toml").write_bytes(data)
        with pytest.raises(ConfigError, match=r"config\.toml: cannot be read as TOML .* mend or remove it"):
            read(tmp_path / "config.toml")


def test_a_file_of_settings_is_made_where_there_is_none(tmp_path: Path):
    path = tmp_path / "new" / "config.toml"

    store(path, {"k": "7", "settings.k1": "1.5"})

    assert read(path) == {"k": 7, "settings.k1": 1.5}


def test_every_preference_can_be_set_to_its_default(papers: Path):
    for name in preferences():
        table, _, key = name.rpartition(".")
        default = getattr(Config().settings if table else Config(), key)
        store(papers / "config.toml", {name: str(default)})

    write(collection_file(papers), (papers / "config.toml").read_text())
    assert load_config(papers, {}) == Config()
