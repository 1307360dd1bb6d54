"""Addresses on the web and DOIs over the ends of a PDF's lines."""

from __future__ import annotations

import pytest

from scoqa.reading.pdf import content_of_pages
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line


def _read(a: str, b: str, *, hyphen: bool = False) -> str:
    """The text of two lines of a column."""
    before = Line("Those lamps of the house are shown by all of its makers at", 70, 370, 700, 10)
    lines = [before, Line(a, 70, 368, 688, 10, hyphen), Line(b, 70, 330, 676, 10)]
    return content_of_pages([PageLines(0, 595, 842, lines)]).text


@pytest.mark.parametrize(
    ("a", "b", "whole"),
    [
        ("the site https://", "www.lamps.org/a of", "https://www.lamps.org/a of"),
        ("the site https://www.lamps.org/red-", "lamps.html, of", "https://www.lamps.org/red-lamps.html, of"),
        ("the site https://lamps.org/a/", "2009/lit.pdf of", "https://lamps.org/a/2009/lit.pdf of"),
        ("the site https://lamps.org/", "lamplight/ of", "https://lamps.org/lamplight/ of"),
        ("the site https://lamps.org/a", "/lit of", "https://lamps.org/a/lit of"),
        ("the site www.lamps.org/show?id=", "lamp of", "www.lamps.org/show?id=lamp of"),
        ("the site www.lamps.", "org/red of", "www.lamps.org/red of"),
        ("as of doi:10.1016/j.", "lamp.2009.004, of", "doi:10.1016/j.lamp.2009.004, of"),
        ("as of https://doi.org/10.1016/", "s0140-6736 of", "https://doi.org/10.1016/s0140-6736 of"),
    ],
)
def test_an_address_goes_on_without_a_blank(a: str, b: str, whole: str):
    assert whole in _read(a, b)


def test_an_address_keeps_the_hyphen_at_the_end_of_a_line():
    assert "www.lamps.org/red-lamps of" in _read("the site www.lamps.org/red", "lamps of", hyphen=True)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("see https://www.lamps.org/", "Accessed in May"),
        ("see https://www.lamps.org/red.", "Others are"),
        ("see www.lamps.org", "for those and/or others"),
        ("see https://www.lamps.org/", "and others"),
        ("see https://www.lamps.org/", "https://www.lights.org/"),
        ("one and/or", "2009/10"),
    ],
)
def test_an_address_ends_with_its_line(a: str, b: str):
    assert f"{a.split()[-1]} {b}" in " ".join(_read(a, b).split())
