"""Citations for other programs say what a reference library reads back."""

from __future__ import annotations

import json

import pytest

from scoqa.citing import cite, format_citation
from scoqa.reading.libraries_csl import read_csl
from scoqa.reading.libraries_formats import read_bibtex, read_ris
from scoqa.types import Citation, Document, Meta, Span

READERS = {"bibtex": read_bibtex, "csl": read_csl, "ris": read_ris}


def whole(**fields: str) -> Citation:
    meta = Meta(
        title="Tides & 100 % of {their} rise_and_fall",
        authors=("Álvarez, María-José", "de Haas, Marcel", "Smith, Jr., John", "United Nations"),
        **fields,
    )
    return cite(Document("tides2001", meta, "Tides."), Span(0, 0))


@pytest.mark.parametrize("style", READERS)
@pytest.mark.parametrize("issued", ["2001-05-03", "2001-05", "2001", ""])
@pytest.mark.parametrize(
    "kind", ["article-journal", "report", "thesis", "book", "chapter", "paper-conference", "webpage", ""]
)
def test_what_is_written_is_read_back(style: str, issued: str, kind: str):
    citation = whole(
        issued=issued, kind=kind, publisher="Ocean Press", doi="10.1000/182", url="https://a.org/b"
    )

    (entry,), failed = READERS[style](format_citation(citation, style))

    read, written = entry.meta, citation.meta
    assert failed == []
    assert entry.key == "tides2001"
    assert (read.title, read.issued, read.publisher) == (written.title, issued, "Ocean Press")
    assert (read.doi, read.url) == (written.doi, written.url)
    assert read.authors[0] == "Álvarez, María-José"
    assert read.authors[-1] == "United Nations"
    assert len(read.authors) == 4


@pytest.mark.parametrize("kind", ["article-journal", "article-magazine", "article-newspaper"])
def test_an_article_stands_in_its_journal(kind: str):
    citation = whole(kind=kind, publisher="The Tide")
    item = json.loads(format_citation(citation, "csl"))[0]

    assert (item["container-title"], "publisher" in item) == ("The Tide", False)
    assert "\n  journal = {The Tide}," in format_citation(citation, "bibtex")
    assert "\nT2  - The Tide\n" in format_citation(citation, "ris")


@pytest.mark.parametrize("kind", ["chapter", "paper-conference"])
def test_a_chapter_stands_in_its_book_and_a_talk_in_its_proceedings(kind: str):
    citation = whole(kind=kind, publisher="Proceedings of Tides")
    item = json.loads(format_citation(citation, "csl"))[0]

    assert (item["container-title"], "publisher" in item) == ("Proceedings of Tides", False)
    assert "\n  booktitle = {Proceedings of Tides}," in format_citation(citation, "bibtex")
    assert "\nT2  - Proceedings of Tides\n" in format_citation(citation, "ris")


@pytest.mark.parametrize(
    ("kind", "field"), [("report", "institution"), ("thesis", "school"), ("book", "publisher")]
)
def test_another_work_has_a_publisher(kind: str, field: str):
    citation = whole(kind=kind, publisher="Ocean Press")

    assert json.loads(format_citation(citation, "csl"))[0]["publisher"] == "Ocean Press"
    assert f"\n  {field} = {{Ocean Press}}," in format_citation(citation, "bibtex")
    assert "\nPB  - Ocean Press\n" in format_citation(citation, "ris")


@pytest.mark.parametrize(
    ("kind", "bibtex", "ris", "field"),
    [
        ("article", "article", "UNPB", "journal"),
        ("article-journal", "article", "JOUR", "journal"),
        ("article-magazine", "article", "MGZN", "journal"),
        ("article-newspaper", "article", "NEWS", "journal"),
        ("book", "book", "BOOK", "publisher"),
        ("chapter", "incollection", "CHAP", "booktitle"),
        ("paper-conference", "inproceedings", "CPAPER", "booktitle"),
        ("report", "techreport", "RPRT", "institution"),
        ("thesis", "phdthesis", "THES", "school"),
        ("webpage", "misc", "ELEC", "howpublished"),
        ("", "misc", "GEN", "howpublished"),
    ],
)
def test_each_kind_of_work_has_its_type_and_the_field_of_who_published_it(
    kind: str, bibtex: str, ris: str, field: str
):
    citation = whole(kind=kind, publisher="Ocean Press")
    entry = format_citation(citation, "bibtex")

    assert entry.startswith(f"@{bibtex}{{tides2001,\n")
    assert f"\n  {field} = {{Ocean Press}}," in entry
    assert format_citation(citation, "ris").startswith(f"TY  - {ris}\n")
    assert json.loads(format_citation(citation, "csl"))[0]["type"] == (kind or "document")


@pytest.mark.parametrize(
    ("number", "month"),
    enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1),
)
def test_months_are_bibtexs_own_words(number: int, month: str):
    assert f"\n  month = {month},\n" in format_citation(whole(issued=f"2001-{number:02}"), "bibtex")


def test_a_year_has_four_figures():
    early = whole(issued="0800-02")

    assert "\n  year = {0800},\n" in format_citation(early, "bibtex")
    assert "\nPY  - 0800\nDA  - 800/02//\n" in format_citation(early, "ris")


def test_what_tex_would_read_as_its_own_is_written_so_that_it_prints():
    citation = cite(Document("k", Meta(title="a~b^c\\d&e%f$g#h_i{j}"), "Tides."), Span(0, 0))

    assert (
        "title = {{a\\textasciitilde{}b\\textasciicircum{}c\\textbackslash{}d\\&e\\%f\\$g\\#h\\_i\\{j\\}}},"
        in format_citation(citation, "bibtex")
    )


@pytest.mark.parametrize("style", ["bibtex", "ris"])
def test_a_field_is_one_line_whatever_white_space_it_has(style: str):
    citation = cite(Document("k", Meta(title=" Tides\n\tand  birds "), "Tides."), Span(0, 0))

    assert "Tides and birds" in format_citation(citation, style)


def test_what_is_not_known_is_not_written():
    bare = cite(Document("k", Meta(), "Tides."), Span(0, 0))

    assert (
        format_citation(bare, "csl")
        == '[\n  {\n    "id": "k",\n    "type": "document",\n    "title": "k"\n  }\n]'
    )
    assert format_citation(bare, "bibtex") == "@misc{k,\n  title = {{k}},\n}"
    assert format_citation(bare, "ris") == "TY  - GEN\nID  - k\nTI  - k\nER  - "


def test_names_keep_their_letters_and_one_without_parts_is_literal():
    told = format_citation(whole(), "csl")

    assert "Álvarez" in told
    assert json.loads(told)[0]["author"][3] == {"literal": "United Nations"}
