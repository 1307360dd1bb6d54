"""docs/ARCHITECTURE.md names the floors that lint-imports checks, and places that exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[2]
TEXT = (PROJECT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")


def _floors() -> list[str]:
    """The modules of the table of floors, from the roof down."""
    table = TEXT.split("## Floors", 1)[1].split("\n```", 1)[0]
    return re.findall(r"^\| [^|]*\| `([a-z_]+)(?:\.py|/)` \|", table, re.MULTILINE)


def test_the_table_of_floors_is_that_of_the_contract():
    with (PROJECT / "pyproject.toml").open("rb") as file:
        contract = tomllib.load(file)["tool"]["importlinter"]["contracts"][0]
    layers = [sorted(layer.split(" | ")) for layer in contract["layers"]]
    rows = iter(_floors())

    assert layers[0] == ["__main__"]  # only starts the roof
    assert [sorted(next(rows) for _ in layer) for layer in layers[1:]] == layers[1:]
    assert list(rows) == []


def test_every_place_that_the_page_names_exists():
    named = [name for name in re.findall(r"`([\w./-]+)`", TEXT) if "/" in name or name.endswith(".py")]
    sources = [PROJECT / "src" / "scoqa", PROJECT]

    assert [name for name in named if not any((source / name).exists() for source in sources)] == []


def test_decisions_are_numbered_without_a_gap_and_name_only_those_that_exist():
    decisions = sorted((PROJECT / "docs" / "adr").glob("*.md"))

    assert [path.name[:4] for path in decisions] == [f"{n:04}" for n in range(1, len(decisions) + 1)]
    for path in (*decisions, *(PROJECT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"
