"""Who wrote a PDF, by the lines under its title."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scoqa.reading.pdf import content_of_pages
from scoqa.reading.pdf_byline import byline, byline_above
from scoqa.reading.pdf_layout import PageLines, Paragraph
from scoqa.reading.pdf_lines import Line

TITLE, ABSTRACT = ("A Study of Many Things", 18.0), ("Abstract", 12.0)
SMALL = {"study", "storage", "reliable", "mark"}


def named(*lines: tuple[str, float]) -> list[str]:
    """The byline of a first page with these lines, and their sizes, under its title."""
    placed = [
        Line(text, 70, 70 + 5 * len(text), 780 - 20 * n, size, end=size)
        for n, (text, size) in enumerate([TITLE, *lines, ABSTRACT])
    ]
    title, *rest = (Paragraph([(0, line)], level=int(line.size > 12)) for line in placed)
    return byline([title, *rest], title, SMALL)


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


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (
            ["ВЫПУСКНАЯ КВАЛИФИКАЦИОННАЯ РАБОТА", "Научный руководитель:", "Панфёров А. А.", "Москва, 2018"],
            [],
        ),
        (["Relatore:", "Prof. Charles Babbage", "Candidato:", "Ada Byron Lovelace"], ["Ada Byron Lovelace"]),
        (
            ["Tesis doctoral", "Doctorando: Benjamín Ramírez González", "Director: Fernando Sánchez León"],
            ["Benjamín Ramírez González"],
        ),
        (
            [
                "submitted by: Ada Johanna Lovelace",
                "born on: 09.08.2000",
                "supervisors: Prof. Dr. Charles Babbage",
            ],
            ["Ada Johanna Lovelace"],
        ),
        (
            ["AUTOR/A:", "Martín Venegas Márquez", "PROFESOR/A GUÍA:", "Juan Carlos Castillo"],
            ["Martín Venegas Márquez"],
        ),
        (["姓 名: 许敬然", "指 导 老 师: 陈文斌 教授"], ["许敬然"]),
        (["YÜKSEK LİSANS TEZİ", "Danışman: Charles Babbage"], []),
        (["Supervisor: Charles Babbage"], []),
    ],
)
def test_covers_say_who_wrote_a_thesis_and_who_guided_it(lines: list[str], names: list[str]):
    assert named(*((line, 12.0) for line in lines)) == names


def test_a_cover_that_names_a_guide_is_a_thesis_by_the_person_under_its_title():
    placed = [
        Line(text, 70, 70 + 5 * len(text), 780 - 40 * n, size, end=size)
        for n, (text, size) in enumerate(
            [TITLE, ("Ada Lovelace", 12.0), ("Directeur de mémoire : Charles Babbage", 12.0)]
        )
    ]
    title, *rest = (Paragraph([(0, line)], level=int(line.size > 12)) for line in placed)

    assert byline([title, *rest], title, SMALL) == ["Ada Lovelace"]


def on_cover(*lines: str, title: str = TITLE[0], above: Sequence[str] = ()) -> list[str]:
    """Whom a page names that has nothing but these lines, under its title and over it."""
    texts = [*above, title, *lines]
    placed = [
        Line(text, 70, 70 + 5 * len(text), 780 - 25 * n, 18 if text == title else 12, end=18 if text == title else 12)
        for n, text in enumerate(texts)
    ]  # fmt: skip
    paragraphs = [Paragraph([(0, line)], level=int(line.size > 12)) for line in placed]
    head = paragraphs[len(above)]
    return byline(paragraphs, head, SMALL) or byline_above(paragraphs, head, SMALL)


@pytest.mark.parametrize(
    ("text", "gaps", "names"),
    [
        ("Ada Lovelace Mark Twain Marie Curie", (2, 4), ["Ada Lovelace", "Mark Twain", "Marie Curie"]),
        ("Ada Byron Lovelace Mark Twain", (3,), ["Ada Byron Lovelace", "Mark Twain"]),
        ("Ada Lovelace* Mark Twain*", (2,), ["Ada Lovelace", "Mark Twain"]),
        ("Ada Lovelace¶ Mark Twaink Marie Curie¶ Joe Pál¶", (2, 4, 6), []),  # ∥ reads as k
        ("Ada Byron Lovelace", (2,), ["Ada Byron Lovelace"]),
        ("Ada Lovelace New York", (2,), []),
    ],
)
def test_wide_spaces_part_names(text: str, gaps: Sequence[int], names: list[str]):
    spaces = ((len(text.split()), 0.0, 0.0), *((n, 100.0 + 50 * n, 130.0 + 50 * n) for n in gaps))
    title, line = Line(TITLE[0], 70, 300, 780, 18, end=18), Line(text, 70, 500, 750, 11, end=11, gaps=spaces)
    place, abstract = (
        Line("University of London", 70, 300, 735, 9, end=9),
        Line("Abstract", 70, 120, 700, 12, end=12),
    )
    head, *rest = (
        Paragraph([(0, each)], level=int(each.size > 11)) for each in (title, line, place, abstract)
    )

    assert byline([head, *rest], head, SMALL) == names


def test_an_academic_title_is_no_part_of_a_name():
    block = ["University of London", "Department of Looms", "(Engine", "House)", "ada@london.uk"]

    assert named(*((line, 11.0) for line in ["Ada Lovelace", *block, "Dr. Mark Twain", *block])) == [
        "Ada Lovelace",
        "Mark Twain",
    ]


def test_an_address_of_mail_in_brackets_stands_behind_a_name():
    assert named(("Ada B. Lovelace <ada@london.uk>", 11.0), ("19 janvier 1843", 11.0)) == ["Ada B. Lovelace"]


def test_a_family_s_name_in_small_capitals_before_the_given_one():
    placed = [(TITLE[0], 18.0, 18.0), ("Lovelace Ada", 8.2, 10.6), ("Abstract", 12.0, 12.0)]
    lines = [Line(text, 70, 300, 780 - 20 * n, size, end=end) for n, (text, size, end) in enumerate(placed)]
    head, *rest = (Paragraph([(0, line)], level=int(line.size > 11)) for line in lines)

    assert byline([head, *rest], head, SMALL) == ["Ada Lovelace"]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Autores", "Ada Lovelace 100374691", "Mark Twain 100363778", "19 de diciembre de 1843"], ["Ada Lovelace", "Mark Twain"]),
        (["Autrice: Ada Lovelace", "Data Esame: 14/02/1843"], ["Ada Lovelace"]),
        (["Autor", "Ada Lovelace", "Erstgutachter:", "Prof. Dr. Mark Twain"], ["Ada Lovelace"]),
        (["Author", "Ada Lovelace", "Mark Twain"], []),  # one of them is something else
        (["Tesis presentada por Ada Lovelace", "para obtener el grado"], ["Ada Lovelace"]),
        (["minor thesis submitted by the student", "Ada Marie Byron Lovelace", "Advisor", "Dr. Mark Twain"], ["Ada Marie Byron Lovelace"]),
        (["Master’s Thesis", "Ada Lovelace", "October 17, 1843", "Supervised by Professor Mark Twain"], ["Ada Lovelace"]),
        (["Tesina de grado presentada para optar al título de", "Licenciado en Sistemas", "Ada Lovelace"], ["Ada Lovelace"]),
        (["Dissertation", "Ada Lovelace", "Committee:", "Mark Twain (Chair)", "Marie Curie"], ["Ada Lovelace"]),
        (["Ada Lovelace", "Mat. 578517"], ["Ada Lovelace"]),
        (["Master’s Thesis", "Ada Lovelace", "Mark Twain"], []),
        (["Trabajo de fin de máster", "Ingeniería Informática"], []),  # what is studied has a name's form
        (["Human Rights Watch", "May 2011"], []),
    ],
)  # fmt: skip
def test_a_cover_of_a_thesis_or_with_labels_names_who_wrote_it(lines: list[str], names: list[str]):
    assert on_cover(*lines) == names


def test_the_kind_of_paper_in_its_title_makes_a_thesis_of_it():
    assert on_cover("Ada Lovelace", "May 1843", title="Master’s thesis: on engines") == ["Ada Lovelace"]
    assert on_cover("Ada Lovelace", "May 1843", title="On many engines") == []


def test_who_wrote_it_may_be_told_over_the_title():
    school = ["UNIVERSIDADE FEDERAL DE LONDRES", "DEPARTAMENTO DE TEARES"]

    assert on_cover(above=["Professores: Mark Twain", "Aluno: Ada Lovelace | 25 de novembro de 1843"]) == [
        "Ada Lovelace"
    ]
    assert on_cover("Londres", "1843", above=[*school, "Ada Lovelace"]) == ["Ada Lovelace"]
    assert on_cover("Londres", "1843", above=[*school, "Ada Lovelace", "Mark Twain"]) == []
    assert on_cover("Londres", "1843", above=["Ada Lovelace"]) == []


def test_the_list_goes_on_behind_a_raised_mark_and_a_comma():
    assert named(("Ada Lovelace", 11.0), ("1 , Mark Twain[2]", 7.0), ("[1] University of London", 9.0)) == [
        "Ada Lovelace",
        "Mark Twain",
    ]


def test_authors_with_marks_may_stand_over_a_title_and_their_places():
    above = ["Ada B. Lovelace[1], M. Twain[2]", "[1] University of London", "[2] House of Engines"]
    prose = "these are the words of one full line of the text of body, as all " * 2
    lines = [Line(text, 70, 300, 800 - 14 * n, 12, end=12) for n, text in enumerate(above)]
    title = Line(TITLE[0], 70, 300, 720, 18, end=18)
    text = [Line(prose, 70, 500, 690 - 12 * n, 10, end=10) for n in range(9)]
    paragraphs = [Paragraph([(0, line)], level=int(line.size > 12)) for line in (*lines, title, *text)]

    assert byline_above(paragraphs, paragraphs[3], SMALL) == ["Ada B. Lovelace", "M. Twain"]


def test_of_more_names_than_are_looked_at_none_are_sure():
    blocks = [
        line
        for n in range(16)
        for line in (f"Ada {'ABCDEFGHIJKLMNOP'[n]}. Lovelace", "Looms", "London", "a@b.uk")
    ]

    assert len(named(*((line, 11.0) for line in blocks[:36]))) == 9
    assert named(*((line, 11.0) for line in blocks)) == []


def test_two_persons_may_share_a_block_that_an_address_ends():
    blocks = [
        "Ada Lovelace,",
        "Mark Twain",
        "House of Engines",
        "ada@london.uk",
        "Hong Jin Kang",
        "UCLA",
        "hj@ucla.edu",
    ]

    assert named(*((line, 11.0) for line in blocks)) == ["Ada Lovelace", "Mark Twain", "Hong Jin Kang"]


def test_initials_between_names_may_have_no_stops():
    assert named(("Ada Lovelace[1], Mark A Twain[1] and Marie AM Curie[2]", 11.0)) == [
        "Ada Lovelace",
        "Mark A Twain",
        "Marie AM Curie",
    ]
    assert named(("Ada Lovelace[1] and SUNY Stony Brook[2]", 11.0)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lovelace e Mark Twain",
        "Ada Lovelace und Mark Twain",
        "Ada Lovelace, Associate Member, IEEE, and Mark Twain, Student Member, IEEE",
    ],
)
def test_names_are_joined_in_other_languages_and_have_their_ranks(text: str):
    assert named((text, 11.0)) == ["Ada Lovelace", "Mark Twain"]
    assert named(("José Ortega y Gasset", 11.0)) == ["José Ortega y Gasset"]
