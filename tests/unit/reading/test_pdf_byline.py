"""Who wrote a PDF, by the lines under its title."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from bylines import ABSTRACT, SMALL, TITLE, named

from scoqa.reading.pdf import content_of_pages
from scoqa.reading.pdf_byline import byline
from scoqa.reading.pdf_layout import PageLines, Paragraph
from scoqa.reading.pdf_lines import Line


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Ada Lovelace"], ["Ada Lovelace"]),
        (["Ada Lovelace, Charles Babbage and Mark Twain"], ["Ada Lovelace", "Charles Babbage", "Mark Twain"]),
        (["Ada Lovelace, Charles", "Babbage, and J. J. Thomson"], ["Ada Lovelace", "Charles Babbage", "J. J. Thomson"]),
        (["Ada Lovelace, Charles Babbage", "Marie Curie"], ["Ada Lovelace", "Charles Babbage", "Marie Curie"]),
        (["Ada Lovelace[1], Charles Babbage[1,2]*", "Marie Curie†"], ["Ada Lovelace", "Charles Babbage", "Marie Curie"]),
        (["Ada Lovelace† Charles Babbage†‡ Marie Curie‡"], ["Ada Lovelace", "Charles Babbage", "Marie Curie"]),
        (["Ada Lovelace and and Charles Babbage", "and Marie Curie"], ["Ada Lovelace", "Charles Babbage", "Marie Curie"]),
        (["Ada Lovelace 1, Charles Babbage 2,3*, Marie Curie[1],2☯"], ["Ada Lovelace", "Charles Babbage", "Marie Curie"]),
        (["Ada Lovelace \ue840, Marie Curie **, ***\uf02a"], ["Ada Lovelace", "Marie Curie"]),
        (["Ada Lovelace∗+, Charles Babbage$", "Marie Curie+#"], ["Ada Lovelace", "Charles Babbage", "Marie Curie"]),
        (["Robbert van Renesse, Mary O’Connell, PhD"], ["Robbert van Renesse", "Mary O’Connell"]),
        (
            ["Ada Lovelace", "1 University Station", "ada@london.uk", "Marie Curie", "University of Paris"],
            ["Ada Lovelace", "Marie Curie"],
        ),
        (["Ada King Lovelace,1* Mark Twain, 2 Marie Curie 2"], ["Ada King Lovelace", "Mark Twain", "Marie Curie"]),
        (["J. Lovelace", "A. Babbage"], ["J. Lovelace", "A. Babbage"]),
        (["Ada Kim-San Lee,[1] and Mark Twain"], ["Ada Kim-San Lee", "Mark Twain"]),
        (
            ["Ada Lovelace, Mark Twain AL38,MT360@DUKE.EDU", "Duke University", "Marie Curie mc@duke.edu", "Duke University"],
            ["Ada Lovelace", "Mark Twain", "Marie Curie"],
        ),
        (
            ["Ada Byron King Agyeman Lovelace1*, Charles Babbage[2] and Igor DO VALE[2]"],
            ["Ada Byron King Agyeman Lovelace", "Charles Babbage", "Igor DO VALE"],
        ),
        (["Ada Lovelace[1], Charles Babbage[2] and " + ", ".join(["Marie Curie[3]"] * 6)], ["Ada Lovelace", "Charles Babbage", *["Marie Curie"] * 6]),
        (["Yu.A.Pusep1*, L.Fernandes dos Santos[1]"], ["Yu.A. Pusep", "L. Fernandes dos Santos"]),
        (["Ada Lovelace 0000-0003-4608-752X", "Marie Curie"], ["Ada Lovelace", "Marie Curie"]),
        (["Ada Lovelace∗, Marie Curie∗", "Laboratoire d’Informatique"], ["Ada Lovelace", "Marie Curie"]),
        (["Ada Lovelace, Senior Member IEEE", "Marie Curie, Graduate Student Member, IEEE"], ["Ada Lovelace", "Marie Curie"]),
        (
            ["Ada Lovelace ada@london.uk", "Speech@FIT, University of London", "Marie Curie mc@paris.fr", "University of Paris"],
            ["Ada Lovelace", "Marie Curie"],
        ),
        (["." * 200, "Ada Lovelace,[1] Marie Curie[2]"], ["Ada Lovelace", "Marie Curie"]),
        (["C. A. R. HOARE", "The Queen's University of Belfast"], ["C. A. R. HOARE"]),
        (["JJ Furman and Emin G ¨un Sirer, J˛edrzej Kowalczuk"], ["JJ Furman", "Emin Gün Sirer", "Jędrzej Kowalczuk"]),
        (
            ["Ada Lovelace, University of London, UK", "Marie Curie, University of Paris, France"],
            ["Ada Lovelace", "Marie Curie"],
        ),
        (
            ["Ada Lovelace, University of London; Marie Curie", "and Pierre Curie, University of Paris"],
            ["Ada Lovelace", "Marie Curie", "Pierre Curie"],
        ),
        (
            ["Ada Lovelace", "University of London", "ada@london.uk", "Marie Curie", "University of Paris"],
            ["Ada Lovelace", "Marie Curie"],
        ),
    ],
)  # fmt: skip
def test_authors_stand_under_the_title(lines: Sequence[str], names: Sequence[str]):
    assert named(*((line, 11.0) for line in lines)) == names


def test_places_may_be_set_in_another_font():
    assert named(
        ("Ada Lovelace", 11), ("Analytical Engines", 9), ("Marie Curie", 11), ("Radium Hall", 9)
    ) == ["Ada Lovelace", "Marie Curie"]


def test_what_stands_below_an_address_that_begins_with_1_hides_nobody():
    beside = [("a Creative Commons", 8.0), ("licence and more", 8.0)]

    assert named(("Ada Lovelace", 11.0), ("1 University of London", 8.0), *beside) == ["Ada Lovelace"]
    two = [("Ada Lovelace[1],", 11.0), ("Mark Twain[1]", 11.0), ("1 University of London", 8.0)]
    assert named(*two, *beside) == ["Ada Lovelace", "Mark Twain"]
    assert (
        named(("Ada Lovelace", 11.0), ("1 University of London", 8.0), ("Marie Curie", 11.0), *beside) == []
    )


def test_the_list_goes_on_in_a_line_that_begins_with_a_raised_mark():
    assert named(("Ada Lovelace, Mark Twain,", 11.0), ("1 and Marie Curie[1]", 7.0)) == [
        "Ada Lovelace",
        "Mark Twain",
        "Marie Curie",
    ]
    assert named(("Ada Lovelace", 11.0), ("University of London", 8.0), ("1 and Marie Curie[1]", 7.0)) == []
    assert named(
        ("Ada Lovelace, Mark Twain", 11.0), ("University of London", 7.0), ("and of Paris", 7.0)
    ) == [
        "Ada Lovelace",
        "Mark Twain",
    ]


def test_a_long_address_ends_no_byline():
    address = "Department of Fundamental Physics, University of London, 41 Gower Street, London, United Kingdom, and Royal Institution"

    assert named(
        ("Ada Lovelace", 11.0), (address, 8.0), ("Marie Curie", 11.0), ("University of Paris", 8.0)
    ) == [
        "Ada Lovelace",
        "Marie Curie",
    ]


def test_nobody_is_named_where_the_list_goes_on_behind_raised_letters():
    assert named(("Ada Lovelace,1 Mark Twain,", 11.0), ("1, b) and Marie Curie[1], 1, c)", 7.0)) == []


def test_of_a_line_that_ends_with_a_comma_it_is_not_known_whether_it_is_bold():
    lines = [
        TITLE,
        ("Ada Lovelace 1, Mark Twain 2,", 11.0),
        ("Marie Curie 3, and Pierre Curie 1", 11.0),
        ABSTRACT,
    ]
    placed = [
        Line(text, 70, 70 + 5 * len(text), 780 - 20 * n, size, bold=text[-1] != ",", end=size)
        for n, (text, size) in enumerate(lines)
    ]
    title, *rest = (Paragraph([(0, line)], level=int(line.size > 12)) for line in placed)

    assert byline([title, *rest], title, SMALL) == [
        "Ada Lovelace",
        "Mark Twain",
        "Marie Curie",
        "Pierre Curie",
    ]


def test_the_text_below_the_byline_is_none_of_it():
    text = ("Future users of large data banks must be protected", 9)

    assert named(("E. F. Codd", 11), text, ("Relational View", 11)) == ["E. F. Codd"]
    assert named(("Prologue", 11), text, ("Relational View", 11), text) == []


def test_a_line_of_the_title_s_size_is_no_byline():
    assert named(("Health Survey", TITLE[1]), ("Ada Lovelace", 11)) == []


def test_single_words_are_no_places_of_the_names_above_them():
    assert (
        named(("Rank Name", 11), ("Total", 11), ("Nation Deductions", 11), ("Total", 11), ("7.07", 9)) == []
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["PO Box 30001"],
        ["Ada Lovelace", "Engine Hall, NMSU", "PO Box 30001", "London, SW1"],
        ["Traceability Recovery & Exploration", "University of London"],
        ["Is Machine Learning Enough?", "University of London"],
        ["Arp ád Beszédes and Rudolf Ferenc"],  # a letter was parted from its word
        ["Reliable Storage"],  # all of its words are written small elsewhere
        ["Technical Report"],
        ["Extended Abstract"],
        ["University of London"],
        ["SUNY Stony Brook"],
        ["Ada Lovelace", "some words that are no place"],
        ["Ada Lovelace", "Charles Babbage", "some words", "University of London"],
        ["Ada Lovelace Charles Babbage"],  # a space between two persons
        ["Irene Lopatovskaa, Ioannis Arapakisb,∗", "aPratt SILS, New York", "bDepartment of Computing"],
        ["Ada Lovelace", "{ada,charles}@engines.uk"],  # more addresses than persons
        [],
    ],
)
def test_nobody_is_named_where_it_is_not_sure(lines: Sequence[str]):
    assert named(*((line, 11.0) for line in lines)) == []


@pytest.mark.parametrize(
    ("embedded", "authors", "origin"),
    [
        ("", ("Lovelace, Ada", "Hoare, C. A. R."), "first page"),
        ("Ada Lovelace", ("Lovelace, Ada", "Hoare, C. A. R."), "first page"),
        ("Ada Lovelace; C. A. R. Hoare", ("Lovelace, Ada", "Hoare, C. A. R."), "embedded metadata"),
    ],
)
def test_a_pdf_s_authors_are_those_of_its_byline_where_it_names_more(
    embedded: str, authors: Sequence[str], origin: str
):
    words = [("A Study of Many Things", 18.0), ("Ada Lovelace and C. A. R. HOARE", 12.0), ("Abstract", 12.0)]
    words += [("these are the words of one full line of the text of body", 10.0)] * 12
    lines = [
        Line(text, 70, 70 + 5 * len(text), 780 - 20 * n, size, end=size)
        for n, (text, size) in enumerate(words)
    ]

    meta = content_of_pages([PageLines(0, 595, 842, lines)], info={"Author": embedded}).meta

    assert meta.authors == authors
    assert dict(meta.origin)["authors"] == origin


def test_no_person_is_taken_for_the_place_of_others():
    assert named(("Ada Lovelace, Charles Babbage, Marie Curie^2", 11)) == []
    assert named(("Ada Lovelace, Charles Babbage ^1", 11), ("Marie Curie[2] and Pierre Curie", 11)) == []


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["By: Ada Lovelace", "Honors Thesis"], ["Ada Lovelace"]),
        (["Spring", "Authors: Ada Lovelace and Marie Curie", "Date: 1843"], ["Ada Lovelace", "Marie Curie"]),
        (["Author: Ada Lovelace,", "Marie Curie"], []),
        (["Author: Ada Lovelace", "Marie Curie"], []),
        (["Author: Ada Lovelace", "Author: Marie Curie"], []),
        (["Author: Ada Lovelace, University of London"], []),
        (["By: Institute of Lamps"], []),
        (["by Ada Lovelace and Marie Curie", "London, 1843"], ["Ada Lovelace", "Marie Curie"]),
        (["A thesis", "by", "Ada Lovelace", "Submitted to the faculty"], ["Ada Lovelace"]),
        (["by", "Ada Lovelace", "Marie Curie"], []),
        (["by", "Institute of Lamps"], []),
        (["by air and sea"], []),
        (["Prepared by: Long Allen Hamilton", "Date: 1843"], []),
        (
            ["Prepared by: Ada Lovelace, Marie Curie, and Mark Twain"],
            ["Ada Lovelace", "Marie Curie", "Mark Twain"],
        ),
        (["Prepared by: Joop van de Pol"], ["Joop van de Pol"]),
        (["Tesis", "por", "Ada Lovelace"], ["Ada Lovelace"]),
        (["Autora: Ada Lovelace"], ["Ada Lovelace"]),
        (
            ["May 1843", "Ada Lovelace, Mark Twain, and Marie Curie"],
            ["Ada Lovelace", "Mark Twain", "Marie Curie"],
        ),
        (
            ["Ada Lovelace", "University of London", "Marie Curie", "University of Paris"],
            ["Ada Lovelace", "Marie Curie"],
        ),
        (["Ada Lovelace", "Qaid Health"], []),
        (["Human Rights Watch", "May 1843"], []),
        (["Ada B. Lovelace", "May 1843"], ["Ada B. Lovelace"]),
        (["Developer Guide", "Department of Engines"], []),
        (["Developer Guide", "Mail: help@engines.org"], []),
        (["Ada Lovelace", "Mail: alovelace@engines.org"], ["Ada Lovelace"]),
        (["Ada Lovelace", "Director: Mark Twain", "Bachelor’s thesis"], ["Ada Lovelace"]),
        (["Ada Lovelace", "Mark Twain", "Bachelor’s thesis"], []),
        (["Engine Works", "Bachelor’s thesis", "Ada Lovelace"], []),
    ],
)
def test_a_line_that_is_called_author_names_them_on_a_page_of_its_own_too(
    lines: Sequence[str], names: Sequence[str]
):
    placed = [
        Line(text, 70, 300, 780 - 20 * n, 18 - 6 * min(n, 1)) for n, text in enumerate([TITLE[0], *lines])
    ]
    title, *rest = (Paragraph([(0, line)], level=int(line.size > 12)) for line in placed)

    assert byline([title, *rest], title, SMALL) == names


def test_nobody_is_named_where_a_name_may_be_two():
    assert named(("Ada Lovelace∗ Marie Curie† Zanella King k Paul Babbage‡", 11.0)) == []
    assert named(("Ada Lovelace∗, Marie Curie†, Ada Zanella King Babbage‡", 11.0)) != []


def test_nobody_is_named_where_others_stand_between_the_places():
    lines = [
        "Ada Lovelace, University of London, Mark Twain, University of Paris",
        "Law School, Marie Curie, Radium School, Pierre Curie, University",
        "John Babbage, School of Engines",
    ]

    assert named(*((line, 9.0) for line in lines)) == []


def test_a_subtitle_is_nobody():
    assert named(("A Quantitative Analysis", 11.0), ("Ada Lovelace & Charles Babbage", 11.0)) == []
    assert named(("Sistema de Motores", 11.0), ("Abstract", 11.0)) == []


def test_names_side_by_side_are_of_one_list_though_their_boxes_differ_in_height():
    names = [
        ("Ada Lovelace∗", 12.9, 12.5),
        ("Charles Babbage˚", 12.7, 8.3),
        ("Mark Twain§ Marie Curie¶", 12.5, 12.0),
    ]
    row = [
        Line(text, 70 + 120 * n, 160 + 120 * n, 740 + n / 2, size, end=end)
        for n, (text, size, end) in enumerate(names)
    ]
    title, abstract = Line(TITLE[0], 70, 300, 780, 18, end=18), Line("Abstract", 70, 120, 640, 12, end=12)
    head, *rest = (Paragraph([(0, line)], level=int(line.size > 13)) for line in (title, *row, abstract))

    assert byline([head, *rest], head, SMALL) == [
        "Ada Lovelace",
        "Charles Babbage",
        "Mark Twain",
        "Marie Curie",
    ]


def test_names_about_as_large_as_the_first_are_of_its_list():
    lines = [("Ada Lovelace and Mark Twain", 13.03), ("University of London", 9.7), ("Marie Curie", 12.8)]

    assert named(*lines, ("University of Paris", 9.7)) == ["Ada Lovelace", "Mark Twain", "Marie Curie"]


def test_several_each_begin_a_block_that_their_address_ends():
    blocks = ["Ada Lovelace", "London and Engines", "ada@london.uk", "Mark Twain", "Engines", "mt@mark.com"]

    assert named(*((line, 11.0) for line in blocks)) == ["Ada Lovelace", "Mark Twain"]
    assert named(*((line, 11.0) for line in [*blocks, "Marie Curie"])) == []


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Зотов М.А., студент кафедры системного программирования,", "стажер лаб. машин, zotov@mail.ru"], ["Зотов М.А."]),
        (["Зотов М. А., аспирант", "Белков Р., доцент кафедры машин"], ["Зотов М. А.", "Белков Р."]),
        (["Lovelace A.B., University of London", "Twain M., University of Paris"], ["Lovelace A.B.", "Twain M."]),
    ],
)  # fmt: skip
def test_a_family_s_name_may_stand_before_initials(lines: Sequence[str], names: Sequence[str]):
    assert named(*((line, 11.0) for line in lines)) == names
