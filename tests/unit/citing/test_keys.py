"""Keys of documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.citing import assign_keys, base_key, slug
from scoqa.types import Meta


def test_a_key_is_the_first_authors_family_and_the_year() -> None:
    meta = Meta(authors=("de Haas, Marcel", "van der Putten, Frans-Paul"), issued="2007-12-04")

    assert base_key(meta, "sco-security-alliance-2007") == "dehaas2007"


@pytest.mark.parametrize(
    ("citation_key", "key"),
    [
        ("deHaasShanghaiCooperationOrganisation2007", "deHaasShanghaiCooperationOrganisation2007"),
        ("haas:2007", "haas-2007"),
        ("10.1145/3292500", "dehaas2007"),
        ("DBLP:conf/nips/Haas07", "dehaas2007"),
        ("RWSNV9AV", "dehaas2007"),
        ("RWSNV9AV2", "RWSNV9AV2"),  # nine, so not Zotero's
        ("RWSNV9A", "RWSNV9A"),
        ("RWSNV9AVhaas", "RWSNV9AVhaas"),
        ("h", "h"),
        ("12", "dehaas2007"),
        ("http://zotero.org/users/1/items/RWSNV9AV", "dehaas2007"),
    ],
)
def test_a_key_is_that_of_the_readers_own_library_where_one_can_type_it(citation_key: str, key: str) -> None:
    meta = Meta(authors=("de Haas, Marcel",), issued="2007-12-04", citation_key=citation_key)

    assert base_key(meta, "paper") == key


def test_accents_and_letters_without_decomposition_become_ascii() -> None:
    assert base_key(Meta(authors=("Østergård-Müller, Jens",), issued="1999"), "x") == "ostergardmuller1999"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Straße", "strasse"),
        ("Øst", "ost"),
        ("Ærø", "aero"),
        ("Œuvre", "oeuvre"),
        ("Łódź", "lodz"),
        ("Đặng", "dang"),
        ("Suður", "sudur"),
        ("Þór", "thor"),
        ("Yıldız", "yildiz"),
    ],
)
def test_no_letter_of_a_name_is_lost(text: str, plain: str) -> None:
    assert slug(text) == plain


def test_without_author_or_year_the_file_name_serves() -> None:
    assert base_key(Meta(title="A title"), "My Paper (final)") == "my-paper-final"
    assert base_key(Meta(title="A title"), "") == "a-title"
    assert base_key(Meta(), "***") == "document"
    assert base_key(Meta(authors=("Haas, Marcel",)), "paper") == "paper"
    assert base_key(Meta(issued="2007"), "paper") == "paper"
    assert base_key(Meta(authors=("***",), issued="2007"), "paper") == "paper"


def test_a_long_name_gives_its_first_words() -> None:
    wiki = Meta(authors=("Contributors to Wikimedia projects",), issued="2002")
    greek = Meta(authors=("Papadopoulou-Konstantinidou, Eleni",), issued="1999")
    long = Meta(authors=("Wolfeschlegelsteinhausenbergerdorff, Hubert",), issued="1966")

    assert [base_key(meta, "x") for meta in (wiki, greek, long)] == [
        "contributors2002",  # without "to"
        "papadopoulou1999",
        "wolfeschlegelsteinha1966",
    ]


def test_a_name_that_fits_keeps_all_of_its_words() -> None:
    short = Meta(authors=("Friends Of, Ann",), issued="2001")
    just = Meta(authors=("Abcdefghij Klmnopqrst, Bo",), issued="2001")  # twenty letters
    first = Meta(authors=("Abcdefghij Klmnopqrst Uvw, Bo",), issued="2001")

    assert base_key(first, "x") == "abcdefghijklmnopqrst2001"  # of twenty-three, what fits
    assert base_key(short, "x") == "friendsof2001"
    assert base_key(just, "x") == "abcdefghijklmnopqrst2001"


def test_a_long_file_name_gives_the_words_that_take_at_most_32_cells() -> None:
    names = ("docling docx page header footer first", "漢字" * 30, "カナ " * 30, "x" * 50, "a b")

    assert [base_key(Meta(), name) for name in names] == [
        "docling-docx-page-header-footer",
        "漢字" * 8,  # each takes two cells
        "-".join(["カナ"] * 6),  # 6 · 4 + 5 = 29
        "x" * 32,
        "a-b",
    ]


def test_a_word_one_cell_too_long_is_cut() -> None:
    assert base_key(Meta(), "x" * 32) == "x" * 32
    assert base_key(Meta(), "x" * 33) == "x" * 32


def test_equal_bases_are_told_apart_in_path_order() -> None:
    keys = assign_keys([("smith2007", "z.pdf"), ("smith2007", "a.pdf"), ("jones2001", "q.pdf")])

    assert keys == ["smith2007b", "smith2007", "jones2001"]


def test_a_letter_never_makes_another_documents_key() -> None:
    keys = assign_keys([("a2007", "1"), ("a2007", "2"), ("a2007b", "3")])

    assert keys == ["a2007", "a2007c", "a2007b"]


def test_letters_of_two_bases_never_make_one_key() -> None:
    # the 28th "a" and the second "aa" both want "aab"
    keys = assign_keys([*(("a", f"{i:03}") for i in range(29)), ("aa", "1"), ("aa", "2")])

    assert len(set(keys)) == 31


def test_after_z_comes_aa() -> None:
    keys = assign_keys([("k", f"{i:03}") for i in range(28)])

    assert keys[24:28] == ["ky", "kz", "kaa", "kab"]


@given(st.lists(st.tuples(st.sampled_from(["a", "ab", "ac", "b"]), st.integers(0, 9).map(str)), unique=True))
def test_keys_are_distinct_and_a_function_of_the_set(entries: list[tuple[str, str]]) -> None:
    keys = assign_keys(entries)
    backwards = assign_keys(entries[::-1])[::-1]

    assert len(set(keys)) == len(keys)
    assert keys == backwards


@given(st.text())
def test_a_slug_can_be_a_key(text: str) -> None:
    assert not any(char.isspace() or char == ":" for char in slug(text))
