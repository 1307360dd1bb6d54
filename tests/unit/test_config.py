"""Settings files, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoqa.config import ConfigError, store

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
