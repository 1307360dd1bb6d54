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
        "-author:smith -year:1999",
    ],
)
def test_a_document_that_fits_all_clauses_is_kept(expression: str) -> None:
    assert _keeps(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "year:2008",
        "year:..2006",
        "year:2008..",
        "author:haas year:1999",
        "-author:haas",
        "key:dehaas",
        'title:"alliance security"',
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


@pytest.mark.parametrize(
    "expression",
    [
        "haas",
        "year:",
        "year:20071",
        "year:..",
        "year:2008..2007",
        "colour:red",
        "zone:running",
        'title:"open',
        "author:,",
    ],
)
def test_what_cannot_be_read_is_refused_by_name(expression: str) -> None:
    with pytest.raises(ValueError, match=r"not a|no |runs forward"):
        parse_filter(expression)


@given(st.text(max_size=40))
def test_any_text_is_a_filter_or_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert parse_filter(text).keeps("k", META, ()) in (True, False)
