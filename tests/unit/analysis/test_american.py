"""American spelling of British words."""

import pytest

from scoqa.analysis.american import american


@pytest.mark.parametrize(
    ("british", "own"),
    [("colour", "color"), ("aeroplane", "airplane"), ("yoghurt", "yogurt"), ("gaols", "jails")],
)
def test_british_spellings_become_american(british: str, own: str) -> None:
    assert american(british) == own


@pytest.mark.parametrize("form", ["color", "colo", "olour", "", "3d", "élan", "colour:color"])
def test_all_else_stays(form: str) -> None:
    assert american(form) == form


def test_the_table_is_that_of_breame() -> None:
    spellings = pytest.importorskip("breame.data.spelling_constants").BRITISH_ENGLISH_SPELLINGS

    assert {british: american(british) for british in spellings} == spellings
