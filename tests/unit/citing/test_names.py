"""Names and dates as people write them."""

from __future__ import annotations

import pytest

from scoqa.citing.names import Name, american_date, listed, long_date, parse_name, short_authors
from scoqa.types import Meta


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("de Haas, Marcel", Name("Haas", "Marcel", "de")),
        ("van der Putten ,  Frans-Paul ", Name("Putten", "Frans-Paul", "van der")),
        ("García Márquez, Gabriel", Name("García Márquez", "Gabriel")),
        ("bell hooks, Gloria", Name("bell hooks", "Gloria")),
        ("Smith, jr, John", Name("Smith", "John", "", "jr")),
        ("Smith, John, Sr.", Name("Smith", "John", "", "Sr.")),
        ("Gates, William H., III", Name("Gates", "William H.", "", "III")),
        ("Henry, II, John", Name("Henry", "John", "", "II")),
        ("Henry, John, IV", Name("Henry", "John", "", "IV")),
        ("United Nations", Name("United Nations")),
        ("Kahn, Ann, Bo", Name("Kahn", "Ann, Bo")),
        ("Example Works, GmbH", Name("Example Works, GmbH")),
        ("Example Works, Ltd.", Name("Example Works, Ltd.")),
        ("Haas,", Name("Haas")),
        ("Smith, Jr.", Name("Smith, Jr.")),
    ],
)
def test_the_parts_of_a_name(author: str, name: Name):
    # of "bell hooks" all words are small: none is known to be a particle, and no word is lost
    assert parse_name(author) == name


@pytest.mark.parametrize("form", ["Inc", "Ltd.", "Corp.", "Co", "LLC", "LLP", "gmbh"])
def test_the_form_of_a_firm_is_no_given_name(form: str):
    assert parse_name(f"Example Works, {form}").given == ""


def test_initials_are_those_of_each_part():
    assert Name("Putten", "Frans-Paul").initials == "F.-P."
    assert Name("Putten", "Frans- Paul").initials == "F. P."  # a hyphen that joins nothing


def test_an_author_without_a_given_name_is_written_without_a_gap():
    assert Name("Plato").in_order == "Plato"


@pytest.mark.parametrize(
    ("names", "serial", "text"),
    [
        ([], ",", ""),
        (["A"], ",", "A"),
        (["A", "B"], ",", "A and B"),
        (["A", "B", "C"], "", "A, B and C"),
        (["A", "B", "C"], ",", "A, B, and C"),
    ],
)
def test_names_are_listed(names: list[str], serial: str, text: str):
    assert listed(names, serial=serial) == text
    assert serial or listed(names) == text


@pytest.mark.parametrize(
    ("authors", "text"),
    [
        ((), ""),
        (("de Haas, Marcel",), "de Haas"),
        (("de Haas, Marcel", "Putten, Frans"), "de Haas & Putten"),
        (("A, B", "C, D", "E, F"), "A et al."),
    ],
)
def test_authors_in_short(authors: tuple[str, ...], text: str):
    assert short_authors(Meta(authors=authors)) == text


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@pytest.mark.parametrize(("number", "month"), enumerate(MONTHS, start=1))
def test_a_date_names_its_month(number: int, month: str):
    assert long_date(f"2007-{number:02}-04") == f"4 {month} 2007"
    assert american_date(f"2007-{number:02}-04") == f"{month} 4, 2007"
    assert long_date(f"2007-{number:02}") == american_date(f"2007-{number:02}") == f"{month} 2007"


@pytest.mark.parametrize("issued", ["2007", ""])
def test_a_date_is_as_precise_as_it_is_known(issued: str):
    assert long_date(issued) == american_date(issued) == issued
