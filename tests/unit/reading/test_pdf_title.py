"""The title of a PDF as its first page shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import LINE, column, content_of, first_page, lines_of, make_pdf

from scoqa.reading.pdf import content_of_pages
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line


def test_a_title_may_begin_with_a_word_in_brackets(tmp_path: Path):
    page = [
        (70, 800, "Replication / Analytical Engines", 14),
        (70, 770, "[Re] A Study of Many Things", 22),
        (70, 740, "Ada Lovelace"),
        (70, 700, "Introduction", 14),
        *column(70, 680, [LINE] * 12),
    ]

    assert content_of(tmp_path, make_pdf([page])).meta.title == "[Re] A Study of Many Things"


@pytest.mark.parametrize("mark", ["?", "a)", "*"])
def test_a_raised_mark_at_a_title_s_end_is_no_part_of_it(tmp_path: Path, mark: str):
    page = [
        (70, 770, "A Study of Many Things", 20),
        (291, 777, mark, 10),
        (70, 740, "Ada Lovelace"),
        (70, 700, "Introduction", 14),
        *column(70, 680, [LINE] * 12),
    ]

    assert content_of(tmp_path, make_pdf([page])).meta.title == "A Study of Many Things"


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ("A Study of Many Things? ??", "A Study of Many Things"),
        ("NOTE: This is a changed study of things", ""),
        ("Note: Many Other Things", "Note: Many Other Things"),
        ("Пส\u0e3cาี สีอฺ หา", ""),  # letters with wrong names
    ],
)
def test_marks_notices_and_wrong_letters_are_no_title(shown: str, title: str):
    lines = [Line(shown, 70, 300, 780, 20, end=20), *lines_of([LINE] * 10)[2:]]

    assert content_of_pages([PageLines(0, 595, 842, lines)]).meta.title == title


def test_a_question_is_a_title_s_own(tmp_path: Path):
    page = [(70, 770, "Is This a Study of Many Things?", 20), *column(70, 700, [LINE] * 12)]

    assert content_of(tmp_path, make_pdf([page])).meta.title == "Is This a Study of Many Things?"


def test_the_largest_words_of_a_figure_are_no_title(tmp_path: Path):
    lines = column(70, 600, [LINE] * 8)
    for words, rest in (("Input Layer Spirit", []), ("HTML # tokens: 258 OTSL # tokens: 135", lines)):
        content = content_of(
            tmp_path, make_pdf([[(70, 780, words, 20), *column(70, 700, ["a label"]), *rest]])
        )

        assert content.meta.title == ""


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ([("A Report of Some Things:", 0), ("a View from the Side", 24)], "A Report of Some Things: a View from the Side"),
        ([("On the Keeping of Things", 0), ("After They Are Lost", 45)], "On the Keeping of Things After They Are Lost"),
        ([("On Things and Engines:", 0), ("A View of Others", 64)], "On Things and Engines: A View of Others"),
        ([("On Things and Engines of Many More Wheels Yet", 0), ("Remembered", 64)], "On Things and Engines of Many More Wheels Yet Remembered"),
        ([("On the Keeping of Things", 0), ("and Others", 24), ("Von der Ordnung der Dinge", 69)], "On the Keeping of Things and Others"),
    ],
)  # fmt: skip
def test_a_title_s_lines_stand_evenly(tmp_path: Path, lines: list[tuple[str, float]], title: str):
    page = [*((70, 780 - down, text, 20) for text, down in lines), *column(70, 640, [LINE] * 10)]

    assert content_of(tmp_path, make_pdf([page])).meta.title == title


def test_the_name_of_the_first_section_is_no_other_title(tmp_path: Path):
    page = [
        (70, 780, "On the Keeping of Things", 20),
        *column(70, 700, [LINE] * 5),
        (70, 600, "1 Introduction", 20),
    ]

    assert content_of(tmp_path, make_pdf([[*page, *column(70, 580, [LINE] * 5)]])).meta.title.startswith(
        "On the"
    )


def test_two_words_are_a_title_where_authors_and_an_abstract_stand_under_them():
    def title(*words: str, begun: str = "Abstract", first: str = LINE) -> str:
        lines = [Line("Lost Things", 70, 200, 780, 20, end=20)]
        lines += [Line(text, 70, 200, 740, 12, end=12) for text in words]
        lines += [Line(begun, 70, 120, 700, 13, bold=True, end=13)]
        lines += [
            Line(text, 70, 400, 680 - 12 * n, 10, end=10) for n, text in enumerate([first, *[LINE] * 9])
        ]
        meta = content_of_pages([PageLines(0, 595, 842, lines)]).meta
        assert bool(meta.title) == bool(meta.authors)
        return meta.title

    assert title("Ada Lovelace and Charles Babbage") == "Lost Things"
    assert title() == ""
    assert title("Your Auto Mechanic", begun="Costs") == ""
    assert title("Your Auto Mechanic", begun="Costs", first="1 Front bumper 200") == ""


def test_a_word_parted_in_a_title_is_joined():
    lines = [
        Line("On the Quantiza", 70, 300, 780, 20, hyphen=True, end=20),
        Line("tion of Things", 70, 300, 756, 20, end=20),
        *lines_of([f"{LINE} quantization"] * 10),
    ]

    assert content_of_pages([PageLines(0, 595, 842, lines)]).meta.title == "On the Quantization of Things"


@pytest.mark.parametrize(
    "lines",
    [
        ["Research Article", "Structured Programmes of Heart"],
        ["Structured Programmes:", "of Heart*"],
        ["Structured Programmes", "of Heart Roxb."],
    ],
)
def test_a_title_is_all_of_its_lines_without_the_kind_of_article_and_marks(tmp_path: Path, lines: list[str]):
    title = content_of(tmp_path, make_pdf([first_page(lines, "Ann Lee")])).meta.title

    assert title == " ".join(lines).removeprefix("Research Article ").removesuffix("*")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ([("scoqa: an engine for the papers of", 18), ("Ada Lovelace and of all others", 18)], "whole"),
        ([("An Engine. A machine with", 18), ("cards of paper and of tin", 18)], "whole"),
        ([("An Engine of Many Wheels and", 18), ("64", 9), ("Cards of Paper", 18)], "whole"),
        ([("An Engine of Many Wheels", 18), ("with cards of paper,", 18)], "whole"),
        ([("Journal of engines,", 12), ("An Engine of Many Wheels", 18)], "An Engine of Many Wheels"),
    ],
)
def test_a_title_has_its_lines_that_look_like_none_by_themselves(
    tmp_path: Path, lines: list[tuple[str, float]], title: str
):
    x, y, words = 70.0, 780.0, []
    for text, size in lines:
        words.append((x, y, text, size))
        x, y = (82, y) if size == 9 else (70, y - 22)
    page = [*words, (70, 690, "Abstract", 12), *column(70, 670, [LINE] * 8)]

    content = content_of(tmp_path, make_pdf([page]))

    whole = " ".join(text for text, _ in lines).replace("64 ", "64").rstrip(",")
    assert content.meta.title.rstrip(",") == (whole if title == "whole" else title)


def test_lines_over_a_heading_inside_the_text_are_none_of_it(tmp_path: Path):
    page = [*column(70, 780, [LINE] * 12), (70, 600, "and so it goes.", 13), (70, 584, "Aims of it", 13)]

    content = content_of(tmp_path, make_pdf([page]))

    assert [section.heading for section in content.sections] == ["Aims of it"]


@pytest.mark.parametrize(
    ("size", "below", "title"),
    [
        (11.5, "Abstract", "A STUDY OF MANY THINGS"),
        (11.5, "PACS numbers: 12.3", "A STUDY OF MANY THINGS"),
        (11.5, "1 Introduction", "A STUDY OF MANY THINGS"),
        (11.5, "1 Purpose", ""),  # a page that may be one of any other kind
        (10, "Abstract", "A STUDY OF MANY THINGS"),
        (10, "1 Purpose", ""),
    ],
)
def test_a_title_set_hardly_larger_than_the_text_is_known_by_what_stands_under_it(
    tmp_path: Path, size: float, below: str, title: str
):
    page = [
        (70, 780, "A STUDY OF MANY THINGS", size),
        (70, 760, "Ada Lovelace and Charles Babbage", 10),
        (70, 720, below, 11.5),
        *column(70, 700, [LINE] * 12),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    assert content.meta.title == title


def test_authors_set_hardly_larger_than_the_text_are_no_title(tmp_path: Path):
    page = [
        (70, 780, "A study of many things,", 10),
        (70, 750, "Ada Lovelace* 1 and Charles Babbage 2", 11.5),
        (70, 720, "Abstract", 11.5),
        *column(70, 700, [LINE] * 12),
    ]

    assert content_of(tmp_path, make_pdf([page])).meta.title == ""


def test_a_title_is_whole_where_the_abstract_s_name_is_set_larger(tmp_path: Path):
    page = [
        *column(70, 780, ["A Study of Many Things with a", "machine of wheels,"], 13),
        (70, 720, "Abstract", 14),
        *column(70, 700, [LINE] * 12),
    ]

    assert (
        content_of(tmp_path, make_pdf([page])).meta.title
        == "A Study of Many Things with a machine of wheels,"
    )


def test_words_over_a_heading_of_the_text_s_size_show_that_it_is_no_title(tmp_path: Path):
    page = [
        *column(70, 780, [LINE] * 8),
        (70, 660, "A Study of Many Things", 11.5),
        (70, 640, "Abstract", 11.5),
        *column(70, 620, [LINE] * 4),
    ]

    assert content_of(tmp_path, make_pdf([page])).meta.title == ""


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ([("These de Doctorat", 22), ("Ada Lovelace", 22), ("An Engine of Many Wheels", 16)], "An Engine of Many Wheels"),
        ([("Working Paper 12", 22), ("An Engine of Many Wheels", 16)], "An Engine of Many Wheels"),
        ([("Master's Thesis", 22)], ""),
        ([("UNITED STATES DISTRICT COURT", 18), ("Lovelace against All the Others", 14)], ""),
        ([("FORM 10-K", 22), ("SECURITIES AND EXCHANGE COMMISSION", 20)], ""),
        ([("Ada Lovelace", 22), ("An Engine", 16)], ""),
        ([("Chapter 1", 22), ("Introduction", 16)], ""),
        ([("United Nations A/79/794", 14), ("General Assembly", 18), ("Letter of the Engine", 11.5)], "Letter of the Engine"),
    ],
)  # fmt: skip
def test_the_kind_of_a_paper_its_author_or_a_court_are_no_title(
    tmp_path: Path, lines: list[tuple[str, float]], title: str
):
    page = [(70, 780 - 80 * n, *line) for n, line in enumerate(lines)]

    content = content_of(tmp_path, make_pdf([[*page, *column(70, 560, [LINE] * 8)]]))

    assert content.meta.title == title


def test_the_number_of_a_chapter_over_a_name_that_many_have_is_no_title(tmp_path: Path):
    def title(name: str) -> str:
        page = [(70, 780, "Chapter 2", 22), (70, 750, name, 22), *column(70, 640, [LINE] * 10)]
        return content_of(tmp_path, make_pdf([page])).meta.title

    assert title("Introduction") == ""
    assert title("Engines and Cards") == "Chapter 2 Engines and Cards"


def test_a_name_over_a_title_in_its_font_is_none_of_it(tmp_path: Path):
    page = [
        (70, 778, "Ada Lovelace", 20),
        (70, 736, "An Engine of Many Wheels", 20),
        (70, 712, "With Cards of Paper", 20),
        *column(70, 640, [LINE] * 10),
    ]

    assert content_of(tmp_path, make_pdf([page])).meta.title == "An Engine of Many Wheels With Cards of Paper"


@pytest.mark.parametrize("words", ["Review", "Original Article"])
def test_a_heading_that_is_a_kind_of_article_alone_ends_no_reading(tmp_path: Path, words: str):
    page = [
        (70, 800, "On the Keeping of Things", 20),
        *column(70, 740, [LINE] * 4),
        (70, 660, words, 14),
        *column(70, 640, [LINE] * 10),
    ]

    assert content_of(tmp_path, make_pdf([page])).meta.title == "On the Keeping of Things"


def test_a_letter_in_brackets_at_a_title_s_end_is_no_mark():
    lines = [Line("The Printing of Many Things (white)", 70, 300, 780, 20, end=12)]

    title = content_of_pages([PageLines(0, 595, 842, [*lines, *lines_of([LINE] * 9)])]).meta.title

    assert title == "The Printing of Many Things (white)"


def test_a_body_over_a_title_in_larger_letters_is_no_title():
    words = [("AN ORGANIZATION FOR ENGINES AND LOOMS", 14.0), ("A Study of Many", 17.0), ("Things", 17.0)]
    lines = [Line(text, 70, 300, 780 - 60 * n, size, end=size) for n, (text, size) in enumerate(words)]
    lines += [Line("Abstract", 70, 120, 640, 12, bold=True, end=12), *lines_of([LINE] * 9)]

    assert content_of_pages([PageLines(0, 595, 842, lines)]).meta.title != words[0][0]


def on_first_page(*lines: tuple[str, float, float], text: int = 12) -> str:
    """The title of a PDF whose first page has lines, each with its height on the page and its size, and lines of text."""
    placed = [Line(words, 70, 70 + 5 * len(words), y, size, end=size) for words, y, size in lines]
    under = [Line(LINE, 70, 340, 200 - 12 * n, 10, end=10) for n in range(text)]
    rest = [Line(LINE, 70, 340, 700 - 12 * n, 10, end=10) for n in range(20)]
    return content_of_pages(
        [PageLines(0, 595, 842, [*placed, *under]), PageLines(1, 595, 842, rest)]
    ).meta.title


def test_on_a_cover_a_title_may_stand_below_an_emblem():
    lines = [("UNIVERSITY OF LONDON", 770.0, 12.0), ("A Study of Many Things", 300.0, 18.0)]

    assert on_first_page(*lines, text=1) == "A Study of Many Things"
    assert on_first_page(*lines, text=17) == ""


def test_what_stands_alone_on_a_cover_need_not_be_much_larger_than_the_text():
    lines = [("A Study of Many Things", 450.0, 11.5), ("of 31 December 1843", 430.0, 11.5)]

    assert on_first_page(*lines, text=0) == "A Study of Many Things of 31 December 1843"
    assert on_first_page(*lines, text=1) == ""


@pytest.mark.parametrize(
    "words", ["Engines and Looms Corp.", "Zegona Communications plc", "Praca magisterska"]
)
def test_a_company_s_name_and_the_kind_of_paper_are_no_title(words: str):
    assert on_first_page((words, 700.0, 20.0), text=1) == ""


def test_the_first_section_of_another_language_is_no_rival():
    lines = [("УЧЕТ ПАРАМЕТРОВ МНОГИХ ВЕЩЕЙ", 700.0, 16.0), ("Введение", 500.0, 16.0)]

    assert on_first_page(*lines) == "УЧЕТ ПАРАМЕТРОВ МНОГИХ ВЕЩЕЙ"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (["(In)Stability of Many Things"], "(In)Stability of Many Things"),
        (["(a) many things of engines"], ""),
        (["Title", "A Study of Many Things"], "A Study of Many Things"),
        (["Execuc¸ão de Muitas Coisas"], "Execução de Muitas Coisas"),
    ],
)
def test_a_title_may_begin_in_brackets_be_called_so_or_have_cedillas_apart(words: list[str], title: str):
    assert on_first_page(*((line, 700.0 - 24 * n, 20.0) for n, line in enumerate(words))) == title


@pytest.mark.parametrize(
    ("head", "title"),
    [("Computers & Looms (2023)", "A Study of Many Things"), ("Computers & Looms of London", "")],
)
def test_a_journal_s_name_is_no_title(head: str, title: str):
    lines = [(head, 820.0, 8.0), ("Computers & Looms", 780.0, 16.0), ("A Study of Many Things", 700.0, 15.5)]

    assert on_first_page(*lines) == title


@pytest.mark.parametrize(
    "words", ["Supervisor: Charles Babbage of London", "´ Indice general", "Índice general"]
)
def test_what_names_a_guide_or_the_contents_is_no_title(words: str):
    assert on_first_page((words, 700.0, 20.0)) == ""
