"""Citations for other programs say what a reference library reads back."""

from __future__ import annotations

import json

import pytest

from scoqa.citing import cite, format_citation
from scoqa.reading.libraries_formats import read_bibtex, read_csl, read_ris
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

    (entry,), n_failed = READERS[style](format_citation(citation, style))

    read, written = entry.meta, citation.meta
    assert n_failed == 0
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
