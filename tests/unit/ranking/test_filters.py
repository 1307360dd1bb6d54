"""Filters a user types."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.ranking.filters import parse_filter
from scoqa.types import Meta, Zone

META = Meta(
    title="Towards a full-grown security alliance?",
    authors=("de Haas, Marcel", "Müller, Jörg"),
    issued="2007-12-04",
    publisher="Clingendael",
    kind="report",
    language="en",
    doi="10.1234/x",
)


def _keeps(expression: str, meta: Meta = META) -> bool:
    return parse_filter(expression).keeps("dehaas2007", meta, ("papers/sco.txt",))


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "year:2007",
        "year:2005..2008 author:haas",
        "year:2007..",
        "year:2005..",
        "year:2007..2007",
        "year:..2007",
        "AUTHOR:MULLER",
        'title:"security alliance"',
        "publisher:clingendael kind:report language:en",
        "key:dehaas2007,other",
        "path:papers/",
        "path:*.txt",
        "path:papers/*.txt",
        "path:s*.txt",
        "path:p*/sco.txt",
        "-author:smith -year:1999",
        "author:smith,haas",
        "publisher:gend -publisher:brill",
        "doi:10.1234/x",
        "key:DEHAAS2007",
        "-title:a..b",
    ],
)
def test_a_document_that_fits_all_clauses_is_kept(expression: str) -> None:
    assert _keeps(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "year:2008",
        "path:*.pdf",
        "path:co*.txt,*/x/*",
        "path:apers/*.txt",
        "year:..2006",
        "year:2008..",
        "author:haas year:1999",
        "-author:haas",
        "key:dehaas",
        'title:"alliance security"',
        "kind:rep",
        "language:e",
        "doi:10.1234",
        "publisher:brill",
        "path:drafts/",
        "-author:smith,haas",
        "-key:other,dehaas2007",
    ],
)
def test_a_document_that_misses_one_is_not(expression: str) -> None:
    assert not _keeps(expression)


def test_an_unknown_year_fits_no_range_but_every_negation() -> None:
    assert not _keeps("year:0001..9999", Meta())
    assert _keeps("-year:2007", Meta())


def test_zones_are_asked_for_by_name() -> None:
    assert parse_filter("zone:references,caption").zones == {Zone.REFERENCES, Zone.CAPTION}
    assert parse_filter("-zone:references").zones == set(Zone) - {Zone.REFERENCES, Zone.RUNNING}
    assert parse_filter("year:2007").zones == frozenset()
    assert parse_filter("zone:references zone:caption").zones == {Zone.REFERENCES, Zone.CAPTION}


def test_zones_that_are_left_out_are_left_out_together() -> None:
    rest = set(Zone) - {Zone.REFERENCES, Zone.CAPTION, Zone.RUNNING}

    assert parse_filter("-zone:references -zone:caption").zones == rest
    assert parse_filter("-zone:references,caption").zones == rest
    assert parse_filter("zone:body,caption -zone:caption").zones == {Zone.BODY}
    assert parse_filter("-zone:caption zone:body zone:caption").zones == {Zone.BODY}
    with pytest.raises(ValueError, match="no zone is left to look in"):
        parse_filter("zone:body -zone:body,caption")


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("haas", r"not a filter: 'haas'; write field:value"),
        ("year:2007 haas b", r"not a filter: 'haas b'"),
        ("year:", r"not a filter: 'year:'"),
        ('title:"open', r"not a filter: 'title:\"open'"),
        ("year:20071", r"not a year or a range such as 2005\.\.2008: '20071'"),
        ("year:20072008", r"not a year or a range"),
        ("year:..", r"not a year or a range"),
        ("year:2008..2007", r"a range of years runs forward: '2008\.\.2007'"),
        ("colour:red", r"no field 'colour' to filter by; there are author, doi, key"),
        ("zone:running", r"no zone 'running'; there are abstract, body, .*, references$"),
        ("zone:body,margin", r"no zone 'margin'"),
        ("author:,", r"no value for 'author'"),
        ('title:"a"b', r"not a filter: 'title:\"a\"b'"),
        (":2007", r"not a filter: ':2007'"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(expression: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_filter(expression)


def test_a_filter_without_clauses_and_zones_is_none() -> None:
    assert not parse_filter("  ")
    assert parse_filter("zone:body")
    assert parse_filter("year:2007")


@given(st.text(max_size=40))
def test_any_text_is_a_filter_or_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert parse_filter(text).keeps("k", META, ()) in (True, False)


@pytest.mark.parametrize(
    ("expression", "fits"),
    [
        ("page:14", True),
        ("page:10..14", True),
        ("page:14..", True),
        ("page:..14", True),
        ("page:16..20", False),
        ("page:1", False),
        ("page:iv,15", True),
        ("page:IV", True),
        ("page:1..5", False),
        ("-page:14", False),
        ("page:14..14", True),
        ("page:15..20", True),
        ("page:0..15", True),
        ("section:method", True),
        ("section:results,tides", True),
        ("section:results,method", True),
        ('section:"data and"', True),
        ("section:results", False),
        ("-section:results page:15", True),
    ],
)
def test_places_fit_by_their_pages_and_headings(expression: str, fits: bool) -> None:
    places = parse_filter(expression).places

    standing = {"section": ("3 Méthods", "3.1 Data and tides"), "page": ("iv", "14", "15")}
    assert (
        all(any(map(clause.names, standing[clause.field])) is not clause.negated for clause in places) is fits
    )


def test_pages_and_sections_are_of_places_not_of_documents() -> None:
    assert _keeps("page:99 section:none")
    assert bool(parse_filter("page:99"))


@pytest.mark.parametrize("expression", ["page:..", "page:20..10", "page:a..b", "page:1..2..3"])
def test_a_range_of_pages_is_one(expression: str) -> None:
    with pytest.raises(ValueError, match="range of pages"):
        parse_filter(expression)


def test_one_of_the_paths_of_a_document_is_enough() -> None:
    found = parse_filter("path:drafts/")

    assert found.keeps("k", META, ("papers/sco.txt", "drafts/sco.txt"))
    assert not found.keeps("k", META, ())


def test_a_value_in_quotation_marks_may_be_empty_and_hold_commas() -> None:
    assert _keeps('title:""')
    assert not _keeps('author:"haas,smith"')


def test_a_filter_is_a_text() -> None:
    with pytest.raises(TypeError, match="a filter"):
        parse_filter(2007)  # type: ignore[arg-type]
