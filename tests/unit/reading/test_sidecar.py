"""NAME.meta.toml beside a paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoqa.reading.sidecar import bounded, merged, read_sidecar
from scoqa.types import Meta


def test_a_metadata_file_may_have_the_whole_name_of_its_paper(tmp_path: Path):
    (tmp_path / "2305.03393v1.meta.toml").write_text('title = "Whole"')
    (tmp_path / "2305.meta.toml").write_text('title = "Stem"')

    assert read_sidecar(tmp_path / "2305.03393v1")[0].title == "Whole"
    assert read_sidecar(tmp_path / "2305.pdf")[0].title == "Stem"


def test_unknown_keys_are_passed_over(tmp_path: Path):
    (tmp_path / "a.meta.toml").write_text(
        'title = "T"\ngenre = "poem"\nauthors = ["de Haas, Marcel"]\nissued = 2007-12-04\n'
    )

    meta, problem = read_sidecar(tmp_path / "a.pdf")

    assert problem == ""
    assert (meta.title, meta.authors, meta.issued) == ("T", ("de Haas, Marcel",), "2007-12-04")


def test_no_metadata_file_is_no_problem(tmp_path: Path):
    assert read_sidecar(tmp_path / "a.pdf") == (Meta(), "")


@pytest.mark.parametrize("issued", ["2007", '"2007"'])
def test_a_year_alone_stays_a_year(tmp_path: Path, issued: str):
    (tmp_path / "a.meta.toml").write_text(f"issued = {issued}")

    assert read_sidecar(tmp_path / "a.pdf")[0].issued == "2007"


def test_what_is_not_understood_is_said_and_the_rest_is_used(tmp_path: Path):
    (tmp_path / "a.meta.toml").write_text('title = "T"\nissued = "last year"\nauthors = [1]\n')

    meta, problem = read_sidecar(tmp_path / "a.pdf")

    assert meta.title == "T"
    assert problem == "a.meta.toml: issued, authors not understood"


def test_a_broken_metadata_file_is_one_problem_line(tmp_path: Path):
    (tmp_path / "a.meta.toml").write_text("title = ")

    meta, problem = read_sidecar(tmp_path / "a.pdf")

    assert meta == Meta()
    assert "not TOML" in problem
    assert "\n" not in problem


def test_the_first_meta_wins_field_by_field_with_its_origin():
    over = Meta(title="A", origin=(("title", "metadata file"),))
    under = Meta(title="B", issued="2007", origin=(("issued", "first page"), ("title", "first page")))

    assert merged(over, under) == Meta(
        title="A", issued="2007", origin=(("issued", "first page"), ("title", "metadata file"))
    )


def test_values_that_no_paper_has_are_left_out():
    meta = Meta(
        title="The club " * 1000,
        publisher="Clingendael",
        authors=("Haas", "x" * 5000),
        origin=(
            ("authors", "embedded metadata"),
            ("publisher", "embedded metadata"),
            ("title", "first heading"),
        ),
    )

    assert bounded(meta) == Meta(
        publisher="Clingendael",
        authors=("Haas",),
        origin=(("authors", "embedded metadata"), ("publisher", "embedded metadata")),
    )


def test_a_metadata_file_that_is_larger_than_any_is_said_and_not_used(tmp_path: Path):
    (tmp_path / "a.meta.toml").write_text('title = "T"\n#' + "x" * (1 << 20))

    assert read_sidecar(tmp_path / "a.pdf") == (Meta(), "a.meta.toml is larger than 1 MiB; not used")
