"""Frozen values: what a dataclass does, without its price."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import typing

import pytest

from scoqa.value import NamedTuple, Record, Value, own


class Paper(Value):
    key: str
    n_pages: int = 0
    authors: tuple[str, ...] = ()

    def __post_init__(self):
        if self.n_pages < 0:
            raise ValueError(f"no number of pages: {self.n_pages}")


class Book(Value):
    key: str
    n_pages: int = 0
    authors: tuple[str, ...] = ()


class Place(NamedTuple):
    """Where something stands."""

    page: int
    label: str = ""
    line: int = 1

    def is_first(self) -> bool:
        return self.line == 1


def test_fields_are_given_by_place_or_name_and_the_rest_are_defaults():
    paper = Paper("haas", authors=("Ada",))

    assert (paper.key, paper.n_pages, paper.authors) == ("haas", 0, ("Ada",))
    assert repr(paper) == "Paper(key='haas', n_pages=0, authors=('Ada',))"


@pytest.mark.parametrize(
    ("places", "names"),
    [
        ((), {}),
        (("a", 1, (), "more"), {}),
        (("a",), {"pages": 1}),
        ((), {"n_pages": 1, "pages": 1}),
        (("a",), {"key": "b"}),
    ],
)
def test_a_field_missing_given_twice_or_unknown_is_an_error(places, names):
    with pytest.raises(TypeError, match="Paper takes key, n_pages, authors"):
        Paper(*places, **names)


def test_values_of_one_class_with_equal_fields_are_equal_however_they_were_made():
    one, other = Paper("haas", 3), Paper(n_pages=3, key="haas")

    assert one == other
    assert hash(one) == hash(other)
    assert one != Paper("haas", 4)
    assert one != Book("haas", 3)


def test_a_value_checks_itself_also_when_it_is_made_from_another():
    paper = Paper("haas", 3)

    with pytest.raises(ValueError, match="no number of pages: -1"):
        paper._replace(n_pages=-1)
    with pytest.raises(TypeError, match="Paper takes"):
        paper._replace(pages=1)
    assert paper._replace(n_pages=4) == Paper("haas", 4)


def test_a_value_cannot_be_changed():
    paper = Paper("haas")

    with pytest.raises(AttributeError, match="n_pages cannot be set"):
        paper.n_pages = 3
    with pytest.raises(AttributeError, match="n_pages cannot be deleted"):
        del paper.n_pages
    assert paper == Paper("haas")


def test_a_value_goes_to_another_process_and_back():
    paper = Paper("haas", 3, ("Ada",))

    assert pickle.loads(pickle.dumps(paper)) == paper  # noqa: S301  our own bytes
    assert copy.deepcopy(paper) == paper


def test_who_asks_sees_a_dataclass():
    paper = Paper("haas", 3)

    assert dataclasses.replace(paper, n_pages=4) == Paper("haas", 4)
    assert dataclasses.asdict(paper) == {"key": "haas", "n_pages": 3, "authors": ()}
    assert str(inspect.signature(Paper)).startswith("(key: 'str', n_pages: 'int' = 0")
    match paper:
        case Paper(key, n_pages):
            assert (key, n_pages) == ("haas", 3)


def test_a_named_tuple_is_made_by_place_or_name_and_the_rest_are_defaults():
    place = Place(3, line=2)

    assert place == (3, "", 2)
    assert (place.page, place.label, place.line, place.is_first()) == (3, "", 2, False)
    assert repr(place) == "Place(page=3, label='', line=2)"
    assert place._asdict() == {"page": 3, "label": "", "line": 2}


def test_a_named_tuple_with_some_values_changed_is_another():
    place = Place(3)

    assert place._replace(label="iii") == Place(3, "iii")
    with pytest.raises(ValueError, match="Place has no fields lines"):
        place._replace(lines=2)


@pytest.mark.parametrize("values", [(), (1, "i", 1, 1)])
def test_too_few_or_too_many_values_make_no_named_tuple(values):
    with pytest.raises(TypeError, match=r"missing 1 required positional argument: 'page'|takes from 2 to 4"):
        Place(*values)
    with pytest.raises(TypeError, match=f"Place takes 3 values, not {len(values)}"):
        Place._make(values)


def test_a_named_tuple_is_as_those_of_the_standard_library_are():
    class Standard(typing.NamedTuple):
        page: int
        label: str = ""
        line: int = 1

    assert str(inspect.signature(Place)) == "(page, label='', line=1)"
    assert (Place._fields, Place._field_defaults) == (Standard._fields, Standard._field_defaults)
    assert inspect.getdoc(Place.label) == inspect.getdoc(Standard.label)
    assert typing.get_type_hints(Place) == typing.get_type_hints(Standard)
    assert not hasattr(Place(3), "__dict__")
    match Place(3, "iii"):
        case Place(page, label):
            assert (page, label) == (3, "iii")


@pytest.mark.parametrize("n", range(1, 17))
def test_a_named_tuple_of_any_number_of_fields_holds_each_in_its_place(n: int):
    names = [f"field_{place}" for place in range(n)]
    many = type(NamedTuple)("Many", (NamedTuple,), {"__annotations__": dict.fromkeys(names, "int")})

    assert many(*range(n))._asdict() == dict(zip(names, range(n), strict=True))
    with pytest.raises(TypeError, match="missing 1 required positional argument"):
        many(*range(n - 1))


def test_a_named_tuple_goes_to_another_process_and_back():
    place = Place(3, "iii")

    assert pickle.loads(pickle.dumps(place)) == place  # noqa: S301  our own bytes
    assert type(copy.copy(place)) is Place


class Shelf(Record):
    """What stands where."""

    name: str
    n_books: int = 0
    keys: list[str] = own([])


def test_a_record_changes_and_has_lists_of_its_own():
    one, other = Shelf("a", 1), Shelf("b", keys=["haas"])

    one.keys.append("doe")
    one.n_books += 1

    assert repr(one) == "Shelf(name='a', n_books=2, keys=['doe'])"
    assert (other.n_books, other.keys, Shelf("c").keys) == (0, ["haas"], [])
    with pytest.raises(AttributeError):
        one.title = "more"
    with pytest.raises(TypeError):
        Shelf()
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


def test_records_are_equal_where_all_of_their_fields_are():
    assert Shelf("a", keys=["doe"]) == Shelf("a", keys=["doe"])
    assert Shelf("a") != Shelf("a", 1)
    assert Shelf("a") != ("a", 0, [])
