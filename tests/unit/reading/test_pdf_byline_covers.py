"""Who wrote a PDF, by its cover: theses, labels, names over the title."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from bylines import SMALL, TITLE, named

from scoqa.reading.pdf_byline import byline, byline_above
from scoqa.reading.pdf_layout import Paragraph
from scoqa.reading.pdf_lines import Line


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


def test_authors_with_marks_may_stand_over_a_title_and_their_places():
    above = ["Ada B. Lovelace[1], M. Twain[2]", "[1] University of London", "[2] House of Engines"]
    prose = "these are the words of one full line of the text of body, as all " * 2
    lines = [Line(text, 70, 300, 800 - 14 * n, 12, end=12) for n, text in enumerate(above)]
    title = Line(TITLE[0], 70, 300, 720, 18, end=18)
    text = [Line(prose, 70, 500, 690 - 12 * n, 10, end=10) for n in range(9)]
    paragraphs = [Paragraph([(0, line)], level=int(line.size > 12)) for line in (*lines, title, *text)]

    assert byline_above(paragraphs, paragraphs[3], SMALL) == ["Ada B. Lovelace", "M. Twain"]
