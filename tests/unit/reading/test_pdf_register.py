"""Documents of the Federal Register."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdfs import LINE

from scoqa.reading.pdf import content_of_pages
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.types import Meta

HEAD = "58938 Federal Register / Vol. 78, No. 186 / Wednesday, September 25, 2013 / Rules and Regulations"
TITLE = [
    "*DEPARTMENT OF THE INTERIOR",
    "",
    "*RIN 1018–BI01",
    "*Engines and Looms; 2025–",
    "*2026 Rules for the Wheels",
]
AGENCY = ["AGENCY: Engine Service,", "Interior.", "ACTION: Final rule."]


def meta_of(lines: Sequence[str], head: str = HEAD) -> Meta:
    """What is known of a column with these lines under a running head; bold ones with a star."""
    found = [Line(head, 70, 500, 800, 10, end=10)]
    found += [
        Line(words.removeprefix("*"), 70, 300, 780 - 10 * n, 8, bold=words.startswith("*"), end=8)
        for n, words in enumerate([*lines, *[LINE] * 9])
        if words
    ]
    return content_of_pages([PageLines(0, 595, 842, found)]).meta


def test_a_document_s_subject_and_agency_are_its_title_and_author():
    meta = meta_of([*TITLE, *AGENCY])

    assert meta.title == "Engines and Looms; 2025–2026 Rules for the Wheels"
    assert meta.authors == ("Engine Service",)
    assert (meta.publisher, meta.issued) == ("Federal Register", "2013-09-25")
    assert dict(meta.origin) == dict.fromkeys(["authors", "issued", "publisher", "title"], "first page")


def test_where_two_documents_begin_neither_is_the_file_s():
    meta = meta_of([*TITLE, *AGENCY, *TITLE, *AGENCY])

    assert (meta.title, meta.authors, meta.publisher) == ("", (), "Federal Register")


@pytest.mark.parametrize(
    ("agency", "authors"),
    [
        ("AGENCY: Environmental Engine Agency (EEA).", ("Environmental Engine Agency",)),
        ("AGENCY: Office of the Secretary, Interior.", ("Office of the Secretary, Interior",)),
        ("AGENCIES: Engine Service, Interior; Loom Service, Commerce.", ()),
    ],
)
def test_the_agency_stands_without_its_department_and_initials(agency: str, authors: Sequence[str]):
    assert meta_of([*TITLE, agency, "ACTION: Notice."]).authors == authors


def test_other_papers_that_name_an_agency_are_none():
    assert meta_of([*TITLE, *AGENCY], head="58938 Register of Engines").publisher == ""
