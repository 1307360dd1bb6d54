"""Title and authors of a PDF: embedded, or on its first page."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import LINE, column, content_of, lines_of, make_pdf

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


def test_a_question_is_a_title_s_own(tmp_path: Path):
    page = [(70, 770, "Is This a Study of Many Things?", 20), *column(70, 700, [LINE] * 12)]

    assert content_of(tmp_path, make_pdf([page])).meta.title == "Is This a Study of Many Things?"


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


def test_the_largest_words_of_a_figure_are_no_title(tmp_path: Path):
    lines = column(70, 600, [LINE] * 8)
    for words, rest in (("Input Layer Spirit", []), ("HTML # tokens: 258 OTSL # tokens: 135", lines)):
        content = content_of(
            tmp_path, make_pdf([[(70, 780, words, 20), *column(70, 700, ["a label"]), *rest]])
        )

        assert content.meta.title == ""


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


def first_page(title: list[str], *more: str) -> list[tuple[float, float, str, float]]:
    """A page with a title, more lines below it, and enough text of body."""
    return [*column(70, 780, title, 18), *column(70, 700, list(more)), *column(70, 600, [LINE] * 8)]


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
        (10, "Abstract", ""),
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
