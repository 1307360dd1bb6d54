"""Headings, footnotes, abstract, contents and references of a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import LINE, column, content_of, lines_of, make_pdf

from scoqa.reading.pdf import content_of_pages
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.types import Zone


def test_headings_are_known_by_size_and_number(tmp_path: Path):
    page = [
        (70, 780, "A Study of Many Things", 20),
        (70, 740, "1 Introduction", 13),
        *column(70, 715, [LINE, LINE, LINE]),
        (70, 650, "1.1 Aims", 13),
        *column(70, 625, [LINE, LINE, LINE]),
        (70, 560, "References", 13),
        *column(70, 535, ["[1] Someone, A Book, 1999.", "[2] Another, A Paper, 2001."]),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    assert [(s.level, s.heading) for s in content.sections][1:] == [
        (1, "1 Introduction"),
        (2, "1.1 Aims"),
        (1, "References"),
    ]
    assert content.meta.title == "A Study of Many Things"
    assert dict(content.meta.origin)["title"] == "first page"
    (zone,) = content.zones
    assert zone.zone is Zone.REFERENCES


def test_an_abstract_begins_with_its_name_close_below_the_authors(tmp_path: Path):
    page = [
        (70, 780, "A Study of Many Things", 20),
        *column(
            70, 740, ["Ada Lovelace, University of London,", "Charles Babbage, University of Cambridge,"]
        ),
        *column(70, 716, ["Abstract- This paper introduces a notion of", LINE, f"{LINE}."]),
        (70, 640, "1 Introduction", 13),
        *column(70, 615, [LINE] * 8),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    (zone,) = content.zones
    assert zone.zone is Zone.ABSTRACT
    assert content.text[slice(*zone.span)].startswith("Abstract- This paper")


@pytest.mark.parametrize("end", ["and S.", "Smith et al.", "as, e.g."])
def test_no_paragraph_ends_with_an_initial_or_an_abbreviation_before_small_letters(tmp_path: Path, end: str):
    lines = [
        LINE,
        LINE,
        f"the two are S. glaucus {end}",
        "dawsoniae, which is the currently listed one and so on.",
        LINE,
    ]

    content = content_of(tmp_path, make_pdf([column(70, 700, lines)]))

    assert len(content.paragraphs) == 1


def test_footnotes_are_a_zone_and_their_marks_no_part_of_a_word(tmp_path: Path):
    page = [
        *column(70, 700, [LINE, LINE, LINE]),
        (70, 640, "They were found"),
        (70 + 71, 644, "3", 6),
        (70 + 78, 640, "in the end and the line goes on to its full length"),
        *column(70, 100, ["3 This is the note of it.", "and it has two lines."], 7),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    assert "found[3]" in content.text
    (zone,) = content.zones
    assert zone.zone is Zone.FOOTNOTE
    assert content.text[slice(*zone.span)].startswith("3 This is the note")


def test_the_name_of_a_list_of_references_may_be_set_in_spaced_letters(tmp_path: Path):
    page = [*column(70, 780, [LINE] * 20), (70, 500, "B I B L I O G R A P H Y", 13)]
    page += column(70, 470, ["Lovelace, Ada. Engines. London."])

    content = content_of(tmp_path, make_pdf([page]))

    assert [(zone.zone, content.text[slice(*zone.span)][:5]) for zone in content.zones] == [
        (Zone.REFERENCES, "B I B")
    ]


def test_a_list_of_references_set_smaller_is_no_footnote(tmp_path: Path):
    entries = ["3. Twain M. On footnotes. J Notes. 1880;1:1-9.", "4. Curie M. On lists. J Lists. 1903;2:1-9."]
    first = [
        *column(70, 780, [LINE] * 40),
        (70, 160, "References", 13),
        *column(70, 130, ["1. Lovelace A. On engines. J Engines. 1843;3:1-9."], 7),
        (70, 118, "2. Babbage C. On tables. J Tables. 1832;4:1-9.", 7),
    ]
    second = [
        *column(70, 780, entries, 7),
        (70, 700, "Appendix A", 13),
        *column(70, 675, [LINE] * 30),
        (70, 100, "1 This is a note of the appendix.", 7),
    ]

    content = content_of(tmp_path, make_pdf([first, second]))

    assert [(zone.zone, content.text[slice(*zone.span)][:7]) for zone in content.zones] == [
        (Zone.REFERENCES, "Referen"),
        (Zone.FOOTNOTE, "1 This "),
    ]


def test_items_and_formulas_are_no_headings_however_high_they_are_drawn(tmp_path: Path):
    lines = column(70, 700, [LINE] * 8)
    content = content_of(
        tmp_path, make_pdf([[*lines, (70, 560, "f = {a | a in B}", 13), (70, 540, "Aims of it", 13)]])
    )

    assert [section.heading for section in content.sections] == ["Aims of it"]


@pytest.mark.parametrize(
    "words",
    [
        "~ exp of log d", "+ all of Xn", ") means that all", "(W1x- iW2x) + (a; b)", "[2] Saaty, T. Comparison of values",
        "Total Revenue $1,076M $4,154M $99 $7", "Rd.", "By", "\\left( of all", "Theorem 25. The realizability problem for all can be so",
        "Ph(NN-[player]jNP,player) Pl(hfg,team)", ":p and (q and Xq) of all", "1 Year Fixed Rate 4.29% 5.93% 4.14% 5.71%",
        "6.39% 6.27% 5.89% 5.99% Full", "2019. Vol. 7. Pp. 11616 11617.",
        "Algorithm 3 The ships of the harbour", "Figure 2: The ships of the harbour", "Table IV",
    ],
)  # fmt: skip
def test_formulas_works_and_rows_are_no_headings(tmp_path: Path, words: str):
    lines = column(70, 700, [LINE] * 8)

    content = content_of(tmp_path, make_pdf([[*lines, (70, 560, words, 13), (70, 530, "Aims", 13)]]))

    assert [section.heading for section in content.sections] == ["Aims"]


@pytest.mark.parametrize(
    "words",
    [
        "2 Proofs of Corollary 5, Theorems 1 and 6 using Theorem 3", "(Reprinted from the 1997 Annual Report)",
        "Theorem 3 (Main result)", "October 6-8, 2014, Broomfield", "AIM", "4.1 AI",
    ],
)  # fmt: skip
def test_headings_may_have_figures_signs_and_short_words(tmp_path: Path, words: str):
    lines = column(70, 700, [LINE] * 8)

    content = content_of(tmp_path, make_pdf([[*lines, (70, 560, words, 13), *column(70, 530, [LINE])]]))

    assert [section.heading for section in content.sections] == [words]


def test_a_line_that_only_begins_in_a_taller_font_is_no_heading(tmp_path: Path):
    page = [
        *column(70, 700, [LINE] * 6),
        (70, 600, "Pylori", 13),
        (110, 600, "is a word in another font, and the line goes on so", 10),
        *column(70, 588, [LINE] * 3),
        (70, 520, "Aims of it", 13),
        *column(70, 500, [LINE] * 3),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    assert [section.heading for section in content.sections] == ["Aims of it"]


def test_text_is_no_heading_because_a_long_list_of_references_is_set_smaller(tmp_path: Path):
    body = column(70, 780, [f"{word} {LINE}" for word in ("One", "Two", "Three", "Four", "Five")])
    references = column(70, 640, [f"[{n}] {LINE}" for n in range(1, 9)], 7)

    content = content_of(tmp_path, make_pdf([[*body, (70, 660, "References", 12), *references]]))

    assert [section.heading for section in content.sections] == ["References"]


def test_text_is_no_heading_where_the_list_of_references_is_longer_than_all_of_it(tmp_path: Path):
    body = column(70, 780, [f"{word} {LINE}" for word in ("One", "Two", "Three", "Four", "Five")])
    references = column(70, 640, [f"[{n}] {LINE}" for n in range(1, 13)], 7)

    content = content_of(tmp_path, make_pdf([[*body, (70, 660, "References", 12), *references]]))

    assert [section.heading for section in content.sections] == ["References"]


def test_a_heading_begins_small_only_where_it_goes_on(tmp_path: Path):
    page = [
        *column(70, 780, ["A heading that is", "longer than a line"], 14),
        *column(70, 700, [LINE] * 6),
        (70, 600, "words drawn larger", 14),
        *column(70, 570, [LINE] * 3),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    assert [section.heading for section in content.sections] == ["A heading that is longer than a line"]


def test_lines_of_contents_are_no_headings_though_the_outline_names_them():
    contents = [
        f"{words} .................... {n}" for n, words in enumerate(("Aims", "Methods", "Results"), 2)
    ]

    content = content_of_pages(
        [PageLines(0, 595, 842, lines_of(contents)), PageLines(1, 595, 842, lines_of(["Aims", *[LINE] * 6]))],
        entries=[(0, 1, contents[0].replace(".", "")), (1, 1, "Aims")],
    )

    assert [section.heading for section in content.sections] == ["Aims"]


def test_contents_need_no_dots_before_their_page_numbers():
    contents = [Line(text, 70, 250, 780 - 20 * n, 16, end=16) for n, text in enumerate(CONTENTS)]
    text = [Line("Aims", 70, 250, 780, 16, end=16), *lines_of(["", *[LINE] * 9])[1:]]

    content = content_of_pages([PageLines(0, 595, 842, contents), PageLines(1, 595, 842, text)])

    assert [section.heading for section in content.sections] == ["Contents", "Aims"]
    (zone,) = content.zones
    assert (zone.zone, content.text[zone.span.stop - 10 : zone.span.stop]) == (
        Zone.CONTENTS,
        "Index of 9"[:10],
    )


def test_what_stands_above_contents_is_none_of_them():
    lines = [Line("Tides of 1999", 70, 250, 780, 20, end=20), Line("12 March 2014", 70, 250, 740, 10, end=10)]
    lines += [Line(text, 70, 250, 700 - 20 * n, 16, end=16) for n, text in enumerate(CONTENTS)]
    text = [Line("Aims", 70, 250, 780, 16, end=16), *lines_of(["", *[LINE] * 9])[1:]]

    content = content_of_pages([PageLines(0, 595, 842, lines), PageLines(1, 595, 842, text)])

    assert [each.heading for each in content.sections] == ["Tides of 1999", "Contents", "Aims"]
    assert content.text[: content.zones[0].span.start].split("\n\n")[:2] == ["Tides of 1999", "12 March 2014"]


CONTENTS = ["Contents", "Aims 2", "Things Found 4", "Things Lost 7", "Index of 9"]


def test_contents_end_where_sentences_begin():
    prose = ["These are the words of a first sentence, which is long enough to be one. This is"] * 3
    lines = [Line("Contents", 70, 250, 780, 20, end=20), Line("1.1 Aims", 70, 250, 700, 16, end=16)]
    lines += [Line(text, 70, 500, 670 - 12 * n, 10, end=10) for n, text in enumerate([*prose, "all of it."])]

    content = content_of_pages([PageLines(0, 595, 842, lines)])

    assert [(zone.zone, content.text[slice(*zone.span)]) for zone in content.zones] == [
        (Zone.CONTENTS, "Contents")
    ]


def test_no_abstract_goes_on_for_pages():
    lines = [Line("Abstract", 70, 250, 780, 16, end=16)]
    pages = [PageLines(0, 595, 842, lines + [Line(f"{LINE}.", 70, 500, 760 - 12 * n, 10) for n in range(55)])]
    pages += [
        PageLines(n, 595, 842, [Line(f"{LINE}.", 70, 500, 780 - 12 * n, 10) for n in range(60)])
        for n in (1, 2)
    ]

    content = content_of_pages(pages)

    zone = content.zones[0]
    assert (zone.zone, 3000 < zone.span.stop < 7000) == (Zone.ABSTRACT, True)
    assert [zone.zone for zone in content.zones[1:]] == [Zone.RUNNING] * (len(content.zones) - 1)


@pytest.mark.parametrize(
    "begun", ["Abstract. In this work", "Abstract -- We show that", "ABSTRACT: Here are"]
)
def test_an_abstract_may_begin_with_its_name_in_the_line(tmp_path: Path, begun: str):
    page = [
        *column(70, 700, [f"{begun} {LINE}", f"{LINE}."]),
        *column(70, 600, ["Abstract words are not it."]),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    (zone,) = content.zones
    assert zone.zone is Zone.ABSTRACT
    assert content.text[slice(*zone.span)].startswith(begun)
    assert "are not it" not in content.text[slice(*zone.span)]


def test_what_follows_an_abstract_is_no_part_of_it_however_large_its_heading(tmp_path: Path):
    page = [
        (70, 780, "A Study of Many Things", 20),
        (70, 740, "Abstract", 16),
        *column(70, 715, [LINE, LINE, LINE]),
        (70, 650, "Introduction", 13),
        *column(70, 625, [LINE.capitalize(), LINE, LINE]),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    (zone,) = content.zones
    assert "Introduction" not in content.text[slice(*zone.span)]
    assert [section.heading for section in content.sections][1:] == ["Abstract", "Introduction"]


def test_sections_in_capitals_are_known_by_their_roman_numbers(tmp_path: Path):
    page = [
        (200, 760, "I. INTRODUCTION"),
        *column(70, 740, [LINE] * 4),
        (200, 670, "II. LAYOUT OF DISKS"),
        *column(70, 650, [LINE] * 4),
        (200, 590, "THE END OF IT ALL."),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    assert [section.heading for section in content.sections] == ["I. INTRODUCTION", "II. LAYOUT OF DISKS"]


def test_powers_that_stand_one_under_the_other_count_no_lines():
    lines = lines_of([f"10{power}" for power in "¹²³⁴⁵⁶⁷⁸⁹"] * 2 + [LINE] * 4)

    content = content_of_pages([PageLines(0, 595, 842, lines)])

    assert "10⁴" in content.text


def test_a_line_may_begin_in_another_font_inside_a_paragraph(tmp_path: Path):
    page = [
        *column(70, 700, [LINE, LINE]),
        (70, 676, "NANOJIT", 7),
        (110, 676, "is one line of the text of body"),
        *column(70, 664, [LINE]),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    assert "of body NANOJIT is one line" in " ".join(content.text.split())
    assert len(content.paragraphs) == 1


def test_the_second_line_of_a_figures_label_is_no_heading_either(tmp_path: Path):
    label = [
        (70, 560, "Exhibit 3. How many ships of the harbour", 13),
        (70, 544, "Came from the North Sea", 13),
    ]

    content = content_of(
        tmp_path, make_pdf([[*column(70, 700, [LINE] * 8), *label, *column(70, 510, [LINE] * 3)]])
    )

    assert content.sections == ()


def test_an_exhibit_with_a_number_of_two_parts_is_one_of_a_file(tmp_path: Path):
    page = [*column(70, 700, [LINE] * 8), (70, 560, "Exhibit 10.1", 13), *column(70, 510, [LINE] * 3)]

    assert [section.heading for section in content_of(tmp_path, make_pdf([page])).sections] == [
        "Exhibit 10.1"
    ]


@pytest.mark.parametrize("second", ["came from in those years", "CAME FROM"])
def test_a_bold_heading_goes_on_in_a_line_that_looks_like_none_by_itself(tmp_path: Path, second: str):
    heading = [(70, 560, "2 WHERE ALL THE SHIPS OF THE HARBOUR", 10, "F2"), (70, 548, second, 10, "F2")]
    page = [*column(70, 700, [LINE] * 8), *heading, *column(70, 520, [LINE] * 3)]

    content = content_of(tmp_path, make_pdf([page]))

    assert [each.heading for each in content.sections] == [f"2 WHERE ALL THE SHIPS OF THE HARBOUR {second}"]


@pytest.mark.parametrize(
    "below",
    [
        [(70, 548, "The first of all the ships came from there.", 10, "F2")],
        [(70, 548, "All bold words", 10, "F2"), (70, 536, "and more of them", 10, "F2")],
        [(70, 520, "came from in those years", 10, "F2")],
    ],
)
def test_what_is_bold_below_a_heading_may_be_text(tmp_path: Path, below: list):
    page = [*column(70, 700, [LINE] * 8), (70, 560, "2 WHERE ALL THE SHIPS", 10, "F2"), *below]

    content = content_of(tmp_path, make_pdf([[*page, *column(70, 480, [LINE] * 3)]]))

    assert "2 WHERE ALL THE SHIPS" in [each.heading for each in content.sections]
