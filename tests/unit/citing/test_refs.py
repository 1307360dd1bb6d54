"""References that people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.citing import Ref, parse_ref, resolve
from scoqa.errors import UnknownReferenceError
from scoqa.types import Document, Meta, Page, Section, Span

PAGED = Document(
    "k",
    Meta(),
    "one two three",
    pages=(Page(0, "iv", Span(0, 4)), Page(1, "1", Span(4, 8)), Page(2, "", Span(8, 13))),
)
PLAIN = Document(
    "k",
    Meta(),
    "Head\n\none\n\ntwo",
    sections=(Section(1, "Head", Span(0, 14)),),
    paragraphs=(Span(0, 4), Span(6, 9), Span(11, 14)),
)


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("dehaas2007", Ref("dehaas2007")),
        ("dehaas2007:14", Ref("dehaas2007", page="14")),
        ("k:p14", Ref("k", page="14")),
        ("k:p. xii", Ref("k", page="xii")),
        ("k:iv", Ref("k", page="iv")),
        ("k:14–15", Ref("k", page="14", last_page="15")),
        ("k:pp. 14–15", Ref("k", page="14", last_page="15")),
        ("k:pp14-15", Ref("k", page="14", last_page="15")),
        ("k:pp.~xii--xiv".replace("~", " "), Ref("k", page="xii", last_page="xiv")),
        ("k:¶2", Ref("k", paragraph=2)),
        ("k:par2", Ref("k", paragraph=2)),
        ("k:par.2", Ref("k", paragraph=2)),
        (" k:120-260 ", Ref("k", span=Span(120, 260))),
    ],
)
def test_forms_of_a_reference(text: str, ref: Ref) -> None:
    assert parse_ref(text) == ref
    assert parse_ref(str(ref)) == ref
    assert str(ref).count(":") == (ref != Ref(ref.key))


@pytest.mark.parametrize("text", ["", ":", "k:", ":14", "k:9-3", "k:¶0", "k:a b", "a:b:c"])
def test_anything_else_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(UnknownReferenceError, match="is not a reference"):
        parse_ref(text)


def test_a_printed_label_comes_before_the_position() -> None:
    assert resolve(parse_ref("k:1"), PAGED) == Span(4, 8)
    assert resolve(parse_ref("k:IV"), PAGED) == Span(0, 4)
    assert resolve(parse_ref("k:3"), PAGED) == Span(8, 13)


def test_several_pages_are_one_place_from_the_first_to_the_last() -> None:
    assert resolve(parse_ref("k:iv–1"), PAGED) == Span(0, 8)
    assert resolve(parse_ref("k:pp. 1-3"), PAGED) == Span(4, 13)
    with pytest.raises(UnknownReferenceError, match="k:3–1: pages run forward"):
        resolve(parse_ref("k:3–1"), PAGED)
    with pytest.raises(UnknownReferenceError, match="k has no page '9'"):
        resolve(parse_ref("k:1–9"), PAGED)


def test_a_label_that_begins_with_p_is_no_page_with_a_p_before_it() -> None:
    labels = ("Preface", "P-1", "P1", "p2")
    plates = Document("k", Meta(), "abcd", pages=tuple(Page(i, labels[i], Span(i, i + 1)) for i in range(4)))

    found = [resolve(parse_ref(f"k:{label}"), plates) for label in labels]

    assert found == [page.span for page in plates.pages]


def test_a_span_may_end_where_the_text_ends() -> None:
    assert resolve(parse_ref("k:8-13"), PAGED) == Span(8, 13)


def test_headings_are_not_counted_as_paragraphs() -> None:
    assert resolve(parse_ref("k:¶2"), PLAIN) == Span(11, 14)


def test_a_bare_key_means_the_document_as_a_whole() -> None:
    assert resolve(parse_ref("k"), PLAIN) == Span(0, 0)


@pytest.mark.parametrize(
    ("ref", "document", "why"),
    [
        ("k:4", PAGED, "k has no page '4'; its pages are iv to 3"),
        ("k:4", PAGED._replace(pages=PAGED.pages[:1]), "k has no page '4'; its one page is iv"),
        ("k:9-99", PLAIN, "the text of k ends at 14"),
        ("k:¶3", PLAIN, "k has 2 paragraphs"),
        ("k:2", PLAIN, "k has no pages; write k:¶N"),
    ],
)
def test_a_place_the_document_does_not_have_is_refused(ref: str, document: Document, why: str) -> None:
    with pytest.raises(UnknownReferenceError) as told:
        resolve(parse_ref(ref), document)

    assert str(told.value) == f"{ref}: {why}"


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_reference_survives_being_written_and_read(start: int, length: int) -> None:
    ref = Ref("key2007", span=Span(start, start + length))

    assert parse_ref(str(ref)) == ref


@pytest.mark.parametrize("text", [":9-12", ":¶2", ":pp14-15", ":14–15"])
def test_a_place_without_a_paper_is_refused(text: str) -> None:
    with pytest.raises(UnknownReferenceError, match="is not a reference"):
        parse_ref(text)


def test_the_first_page_and_paragraph_are_number_one() -> None:
    bare = PAGED._replace(pages=tuple(page._replace(label="") for page in PAGED.pages))

    assert resolve(parse_ref("k:1"), bare) == Span(0, 4)
    assert resolve(parse_ref("k:1–1"), bare) == Span(0, 4)
    assert resolve(parse_ref("k:¶1"), PLAIN) == Span(6, 9)


@pytest.mark.parametrize("page", ["0", "xx", "²"])
def test_what_is_neither_a_label_nor_a_position_is_no_page(page: str) -> None:
    with pytest.raises(UnknownReferenceError, match=f"k has no page '{page}'"):
        resolve(parse_ref(f"k:{page}"), PAGED)


def test_a_reference_is_a_text() -> None:
    with pytest.raises(TypeError, match="a reference"):
        parse_ref(14)  # type: ignore[arg-type]
