"""Title and authors of a PDF: embedded, or on its first page."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import LINE, column, content_of, first_page, lines_of, make_pdf

from scoqa.reading.pdf import content_of_pages
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line


def test_a_program_s_name_is_no_title(tmp_path: Path):
    data = make_pdf([column(70, 700, [LINE])], info="/Title (Microsoft Word - draft3.doc) /Author (user1)")

    meta = content_of(tmp_path, data).meta

    assert (meta.title, meta.authors) == ("", ())


def test_embedded_title_and_authors_are_used_where_sane(tmp_path: Path):
    data = make_pdf([column(70, 700, [LINE])], info="/Title (A Study) /Author (Marcel de Haas and Bo Ek)")

    meta = content_of(tmp_path, data).meta

    assert (meta.title, meta.authors) == ("A Study", ("de Haas, Marcel", "Ek, Bo"))


def test_accents_drawn_apart_are_put_on_their_letters_in_what_a_file_says_of_itself():
    page = PageLines(0, 595, 842, lines_of(["A Study of Many Things", "Cristian Martín", *[LINE] * 9]))
    info = {"Title": "A Study of Sto¨ck", "Author": "Cristian Martı´n"}

    meta = content_of_pages([page], info=info).meta

    assert (meta.title, meta.authors) == ("A Study of Stöck", ("Martín, Cristian",))


def test_a_letter_raised_behind_an_accent_marks_a_place(tmp_path: Path):
    page = [
        (70, 760, "A Study of Looms", 18),
        *(
            (70, 720, "Nicolas Andre~"),
            (136.1, 724, "a", 6),
            (139.5, 720, ", Jean Raskin"),
            (198, 724, "a", 6),
        ),
        *column(70, 660, [LINE] * 4),
    ]
    reads = {**{letter: letter for letter in map(chr, range(32, 126))}, "~": "´"}

    assert "Nicolas André[a], Jean Raskin[a]" in content_of(tmp_path, make_pdf([page], reads=reads)).text


def test_an_address_set_larger_than_the_text_is_no_heading(tmp_path: Path):
    page = [
        (70, 780, "A Study of Many Things", 20),
        (70, 750, "Ada Lovelace, Charles Babbage", 13),
        (70, 730, "1 Department of Engines, University of London", 13),
        (70, 690, "Introduction", 13),
        *column(70, 660, [LINE] * 12),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    assert [section.heading for section in content.sections] == ["A Study of Many Things", "Introduction"]
    page[2] = (70, 730, "1 Overview of the University", 13)
    content = content_of(tmp_path, make_pdf([page]))
    assert "1 Overview of the University" in [section.heading for section in content.sections]


def test_an_address_that_begins_with_a_number_ends_no_byline(tmp_path: Path):
    page = [
        *column(70, 780, ["A Study of Many Things"], 18),
        (70, 740, "Ada Lovelace", 12),
        (70, 725, "51 avenue Jean Kuntzmann, Montbonnot", 12),
        (70, 710, "Charles Babbage", 12),
        (70, 670, "1 Introduction", 12),
        *column(70, 650, [LINE] * 12),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    assert [section.heading for section in content.sections] == ["A Study of Many Things", "1 Introduction"]


def test_an_embedded_title_gives_way_to_another_at_the_head_of_the_first_page(tmp_path: Path):
    page = first_page(["Indexing Text Data in Bases"], "Ann Lee and Bo Ek")
    data = make_pdf([page], info="/Title (Statistics Collection) /Author (Volker Markl)")

    meta = content_of(tmp_path, data).meta

    assert (meta.title, meta.authors) == ("Indexing Text Data in Bases", ())
    assert dict(meta.origin)["title"] == "first page"


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Ann Lee, University of Oslo", ("Lee, Ann",)),
        ("Ann Lee, PhD", ("Lee, Ann",)),
        ("Ann Lee, Goldman Sachs", ("Lee, Ann",)),
        ("by Ann Lee for the Board and Others of the Club of Oslo", ("Lee, Ann",)),
        ("Ann Lee a,b,*, Carl Sagan c, and the Others of the Club of Oslo", ()),
        ("Ann Lee and Carl Sagan for the Others of the Club of Oslo", ()),
        ("Ann Lee, Carl Sagan, Marie Curie and Others of the Club of Oslo", ()),
    ],
)  # fmt: skip
def test_an_embedded_author_is_not_shown_without_those_named_beside_him(
    tmp_path: Path, byline: str, authors: tuple[str, ...]
):
    page = first_page(["Indexing Text Data in Bases"], byline)

    meta = content_of(tmp_path, make_pdf([page], info="/Author (Ann Lee)")).meta

    assert meta.authors == authors


def test_the_publisher_in_the_line_of_copyright_is_no_author(tmp_path: Path):
    page = [
        *first_page(["Indexing Text Data in Bases"], "of the Club"),
        (70, 60, "Copyright 2005 Society for Text Data"),
    ]

    data = make_pdf([page], info="/Author (Society for Text Data)")

    assert content_of(tmp_path, data).meta.authors == ()


def test_raised_letters_behind_names_are_marks_of_places(tmp_path: Path):
    page = [
        (70, 780, "On the Keeping of Things", 20),
        (70, 745, "Ada Lovelace", 12), (142, 751, "a,b", 7), (152, 745, ", Marie Curie", 12), (219, 751, "b", 7),
        (70, 733, "a", 5), (74, 730, "University of London", 8),
        (70, 723, "b", 5), (74, 720, "University of Paris", 8),
        (70, 690, "Abstract", 13),
        *column(70, 670, [LINE] * 10),
    ]  # fmt: skip

    content = content_of(tmp_path, make_pdf([page]))

    assert content.meta.authors == ("Lovelace, Ada", "Curie, Marie")
    assert "Lovelace[a,b], Marie Curie[b]" in content.text


def test_an_embedded_title_that_says_more_than_the_first_page_stays(tmp_path: Path):
    page = first_page(["Indexing Text Data in Bases"], "Ann Lee")
    data = make_pdf([page], info="/Title (Indexing Text Data in Bases, Revised) /Author (Ann Lee)")

    meta = content_of(tmp_path, data).meta

    assert (meta.title, meta.authors) == ("Indexing Text Data in Bases, Revised", ("Lee, Ann",))


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        ("Ann Lee", ("Lee, Ann",)),
        ("A. Lee", ("Lee, A.",)),
        ("Jose M. Garcia", ("Garcia, Jose M.",)),
        ("Flann O'Brien", ("O'Brien, Flann",)),
        ("Carol Secretary", ()),
        ("Lee Journals", ()),
    ],
)
def test_embedded_authors_who_stand_nowhere_in_the_paper_are_those_who_typed_it(
    tmp_path: Path, author: str, shown: tuple[str, ...]
):
    page = first_page(
        ["Indexing Text Data in Bases"], "Ann Lee, Jos\xe9 M. Garc\xeda1*, Flann O'Brien", "Lee University"
    )

    content = content_of(tmp_path, make_pdf([page], info=f"/Author ({author})"))

    assert content.meta.authors == shown


@pytest.mark.parametrize(
    ("byline", "author", "shown"),
    [
        ("Ann Lee*, Bo Ek and Cy Dow*", "Cy Dow", ()),
        ("Ann Lee *a, c, Bo Ek b", "Ann Lee", ()),
        ("Ann Lee * Cy Dow * May 15, 2020", "Cy Dow", ()),
        ("Cy Dow, University of Lee", "Cy Dow", ("Dow, Cy",)),
        ("by Cy Dow", "Cy Dow", ("Dow, Cy",)),
    ],
)
def test_one_embedded_author_is_not_believed_beside_another(
    tmp_path: Path, byline: str, author: str, shown: tuple[str, ...]
):
    page = first_page(
        ["Indexing Text Data in Bases"], "Revised once more in all its many parts, for all", byline
    )

    assert content_of(tmp_path, make_pdf([page], info=f"/Author ({author})")).meta.authors == shown


def test_what_the_list_of_works_names_is_none_of_the_first_page_s(tmp_path: Path):
    works = ["References", "[1] A. Lee, Engines, Vol. 3, pages 12-14, 1990.", "doi:10.1234/other.5"]
    page = [*first_page(["Indexing Text Data in Bases"]), *column(70, 120, works)]

    meta = content_of(tmp_path, make_pdf([page])).meta

    assert (meta.doi, meta.issued) == ("", "")


def test_a_doi_that_a_line_s_end_parts_is_not_known(tmp_path: Path):
    page = [
        *first_page(["Indexing Text Data in Bases"]),
        (70, 120, "doi.org/10.1146/annurev-soc-", 10),
        (70, 108, "031021", 10),
    ]

    assert content_of(tmp_path, make_pdf([page])).meta.doi == ""


@pytest.mark.parametrize(
    ("embedded", "shown", "title"),
    [
        ("Art in Many Machines", "Play in Many Machines", "Play in Many Machines"),
        ("Many Machines", "Early Many Machines (1843-1852)", "Early Many Machines (1843-1852)"),
        ("On the Keeping of Ma", "On the Keeping of Many Things", "On the Keeping of Many Things"),
        ("On the Keeping of Many Things: A View", "On the Keeping of Many Things", "On the Keeping of Many Things: A View"),
        ("Keeping multi agent Things", "Keeping Multi-Agent Things: A View", "Keeping multi agent Things"),
        ("On the Keeping of Café Things", "ON THE KEEPING OF CAFE´ THINGS", "On the Keeping of Café Things"),
    ],
)  # fmt: skip
def test_an_embedded_title_gives_way_to_the_one_that_the_paper_got_or_that_is_whole(
    embedded: str, shown: str, title: str
):
    lines = [Line(shown, 70, 400, 780, 20, end=20), *lines_of([LINE] * 10)[1:]]

    assert content_of_pages([PageLines(0, 595, 842, lines)], info={"Title": embedded}).meta.title == title


def test_words_of_an_embedded_title_that_stand_beside_the_other_are_its_own():
    lines = [Line("Electronic Signature (ESig) Version 1.0", 70, 400, 780, 20, end=20)]
    lines += [Line("Developer Guide", 70, 300, 740, 16, end=16), *lines_of([LINE] * 20)[7:]]
    info = {"Title": "Electronic Signature 1.0 Developer Guide"}

    assert content_of_pages([PageLines(0, 595, 842, lines)], info=info).meta.title == info["Title"]


def test_authors_stand_in_the_order_of_the_first_page():
    lines = [Line("A Study of Many Things", 70, 300, 780, 20, end=20)]
    lines += [Line("Ada Lovelace, Charles Babbage", 70, 300, 740, 12, end=12)]
    lines += [Line("Abstract", 70, 120, 700, 13, bold=True, end=13), *lines_of([LINE] * 20)[7:]]
    info = {"Title": "A Study of Many Things", "Author": "Charles Babbage;Ada Lovelace"}

    meta = content_of_pages([PageLines(0, 595, 842, lines)], info=info).meta

    assert meta.authors == ("Lovelace, Ada", "Babbage, Charles")
    assert dict(meta.origin)["authors"] == "first page"


def test_the_authors_stand_in_the_reference_that_acm_has_papers_carry():
    lines = [Line("A Study of Many Things", 70, 300, 780, 20, end=20)]
    lines += lines_of(
        ["", "", "", "Ada", "Lovelace", "Paris", "Abstract", *[LINE] * 9, "ACM Reference Format:"]
    )[3:]
    lines += [Line("Ada Lovelace, Marcel de Haas, and J. J. Thomson. 2022. A", 70, 300, 300, 10, end=10)]
    lines += [Line("Study of Many Things. In Looms, 6 pages.", 70, 300, 290, 10, end=10)]

    assert content_of_pages([PageLines(0, 595, 842, lines)]).meta.authors == (
        "Lovelace, Ada",
        "de Haas, Marcel",
        "Thomson, J. J.",
    )


@pytest.mark.parametrize(
    ("above", "authors"),
    [
        (["Journal of Looms", "BRETT A. MCCULLY", "ADA LOVELACE"], ("McCully, Brett A.", "Lovelace, Ada")),
        (["Ada Lovelace", "Mark Twain", "Marie Curie"], ("Lovelace, Ada", "Twain, Mark", "Curie, Marie")),
        (["Ada Lovelace"], ()),  # "Policy Brief" has that form
        (["Brett A. Lovelace", "London, 1843"], ()),
    ],
)
def test_authors_may_stand_over_a_title_under_which_the_text_begins(
    above: list[str], authors: tuple[str, ...]
):
    lines = [Line(text, 70, 300, 800 - 14 * n, 10, end=10) for n, text in enumerate(above)]
    lines += [Line("A Study of Many Things", 70, 300, 720, 20, end=20)]
    prose = "these are the words of one full line of the text of body, as all"
    lines += [Line(prose, 70, 400, 680 - 12 * n, 10, end=10) for n in range(9)]

    assert content_of_pages([PageLines(0, 595, 842, lines)]).meta.authors == authors


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Sound of Illinois", ""),
        ("Committee Meeting", "Committee Meeting"),
        ("Minutes of 2018", "Minutes of 2018"),
    ],
)
def test_an_embedded_title_of_which_the_paper_has_no_word_is_a_template_s(title: str, shown: str):
    text = [
        f"the members of the board came to hear the reports and moved to accept item {n} in turn"
        for n in range(20)
    ]
    head = ["Sister Cities Committee Meeting", "Minutes", "Date: August 6, 2018"]
    page = PageLines(0, 595, 842, lines_of([*head, *text]))

    meta = content_of_pages([page], info={"Title": title, "CreationDate": "D:20180806"}).meta

    assert meta.title == shown


def test_a_name_typed_in_capitals_has_the_order_of_the_page():
    page = PageLines(0, 595, 842, lines_of(["A Study of Many Things", "Matteo Fantin", *[LINE] * 9]))

    turned = content_of_pages([page], info={"Author": "FANTIN MATTEO"}).meta
    same = content_of_pages([page], info={"Author": "MATTEO FANTIN"}).meta

    assert turned.authors == ("Fantin, Matteo",)
    assert same.authors == ("FANTIN, MATTEO",)


def test_an_embedded_title_that_is_but_the_kind_of_paper_is_none(tmp_path: Path):
    data = make_pdf([first_page(["A Study of Many Things"], "Ann Lee")], info="/Title (Bachelorarbeit)")

    assert content_of(tmp_path, data).meta.title == "A Study of Many Things"


@pytest.mark.parametrize(("author", "title"), [("Ann Lee", "Research Statement"), ("Bo Ek", ""), ("", "")])
def test_two_words_are_a_title_over_the_name_of_who_is_embedded_as_author(
    tmp_path: Path, author: str, title: str
):
    data = make_pdf([first_page(["Research Statement"], "Ann Lee")], info=f"/Author ({author})")

    assert content_of(tmp_path, data).meta.title == title


def test_an_embedded_title_has_no_name_of_a_site_that_the_page_s_lacks(tmp_path: Path):
    page = first_page(["Ohtli v Onora of Looms"], "Ann Lee and Bo Ek")

    for title in ("Ohtli v Onora of Looms | DIFC Courts", "Ohtli v Onora of Looms - Google Search"):
        content = content_of(tmp_path, make_pdf([page], info=f"/Title ({title})"))

        assert content.meta.title == "Ohtli v Onora of Looms"


@pytest.mark.parametrize(
    ("stated", "title"), [("Draft", "Another Study of Things"), ("Download Words of Body", "Words of Body")]
)
def test_an_embedded_title_is_no_draft_and_has_no_button_before_it(tmp_path: Path, stated: str, title: str):
    shown = "Another Study of Things" if stated == "Draft" else "Body"

    content = content_of(tmp_path, make_pdf([first_page([shown])], info=f"/Title ({stated})"))

    assert content.meta.title == title


def test_what_stands_for_a_colon_in_an_embedded_title(tmp_path: Path):
    data = make_pdf([first_page(["Another"])], info="/Title (Resilience in looms_ Review of these words)")

    assert content_of(tmp_path, data).meta.title == "Resilience in looms: Review of these words"


def test_a_cover_without_a_title_may_name_its_authors(tmp_path: Path):
    lines = [(70.0, 700.0, "Looms", 20.0), (70.0, 600.0, "Prepared by: Ada Lovelace and Mark Twain", 12.0)]

    assert content_of(tmp_path, make_pdf([lines])).meta.authors == ("Lovelace, Ada", "Twain, Mark")
    assert content_of(tmp_path, make_pdf([[*lines, *column(70, 500, [LINE] * 20)]])).meta.authors == ()
