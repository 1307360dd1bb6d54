from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pdfs
import pytest

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Content
from scoqa.reading.pdf import content_of_pages, read_pages, read_pdf
from scoqa.reading.pdf_garbled import take_garbled
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_parts import unpacked
from scoqa.types import Zone

column, make_pdf = pdfs.column, pdfs.make_pdf

LINE = "these are the words of one full line of the text of body"


def content_of(tmp_path: Path, data: bytes) -> Content:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    return read_pdf(path)


def lines_of(words: Sequence[str]) -> list[Line]:
    """Lines one under the other, as a page has them."""
    return [Line(text, 70, 70 + 5 * len(text), 780 - 12 * n, 10) for n, text in enumerate(words)]


def page_texts(content: Content) -> list[str]:
    return [content.text[slice(*page.span)] for page in content.pages]


def test_a_sentence_over_two_pages_stays_whole_and_belongs_to_its_first_page(tmp_path: Path):
    first = [(70, 800, "A Running Head 1"), *column(70, 700, [LINE, "and the words go on"])]
    first[-1] = (70, 688, "and the words of the last line go on and on to the")
    pages = [
        first,
        [(70, 800, "A Running Head 2"), *column(70, 700, ["next page. " + LINE, LINE])],
        [(70, 800, "A Running Head 3"), *column(70, 700, [LINE.capitalize() + ".", LINE])],
    ]

    content = content_of(tmp_path, make_pdf(pages))

    assert "go on and on to the next page." in content.text
    at = content.text.index("next page")
    assert content.pages[1].span.start == at
    running = [content.text[slice(*z.span)] for z in content.zones if z.zone is Zone.RUNNING]
    assert running[0] == "A Running Head 1"
    assert [page.label for page in content.pages] == ["1", "2", "3"]
    assert all(page.inferred for page in content.pages)
    assert "".join(page_texts(content)) == content.text


def test_words_parted_at_a_line_end_are_joined(tmp_path: Path):
    lines = [LINE + " co-", "operation is a word, a well-known one, and so is a well-", "known word."]

    content = content_of(tmp_path, make_pdf([column(70, 700, lines)]))

    assert "cooperation is a word" in content.text
    assert content.text.endswith("a well-known word.")


def test_two_columns_drawn_in_turn_are_read_one_after_the_other(tmp_path: Path):
    words = []
    for n in range(12):
        words += [
            (60, 700 - 12 * n, f"left {n} words of it go on here"),
            (320, 700 - 12 * n, f"right {n} words of it go on"),
        ]

    text = " ".join(content_of(tmp_path, make_pdf([words])).text.split())

    assert text.index("left 11") < text.index("right 0")
    assert "left 0 words of it go on here left 1 words" in text


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


def test_a_file_names_its_own_page_labels(tmp_path: Path):
    labels = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 1 >>] >>"

    content = content_of(tmp_path, make_pdf([column(70, 700, [LINE])] * 4, catalog=labels))

    assert [(page.label, page.inferred) for page in content.pages] == [
        ("i", False),
        ("ii", False),
        ("1", False),
        ("2", False),
    ]


def test_blank_pages_count(tmp_path: Path):
    content = content_of(tmp_path, make_pdf([column(70, 700, [LINE]), [], column(70, 700, [LINE.upper()])]))

    assert len(content.pages) == 3
    assert page_texts(content)[1] == ""
    assert page_texts(content)[2].startswith("THESE")


def test_pictures_without_text_are_counted_and_named(tmp_path: Path):
    content = content_of(tmp_path, make_pdf([column(70, 700, [LINE]), []], image=1))

    assert [page.scanned for page in content.pages] == [False, True]
    assert content.problems == ("1 page is a picture without text: PDF page 2",)


def test_a_file_of_pictures_only_says_so(tmp_path: Path):
    with pytest.raises(UnreadableFileError, match=r"1 page is a picture without text \(a scan; needs OCR\)"):
        content_of(tmp_path, make_pdf([[]], image=0))


def test_a_file_of_which_one_page_is_a_picture_and_the_others_empty_says_so(tmp_path: Path):
    said = r"^no text: 1 of 3 pages is a picture without text \(a scan; needs OCR\)$"
    with pytest.raises(UnreadableFileError, match=said):
        content_of(tmp_path, make_pdf([[], [], []], image=0))


def test_pages_with_problems_are_told_in_the_right_number():
    pages = [PageLines(index, 595, 842, [], scanned=index in (2, 3)) for index in range(6)]
    pages[0].lines.append(Line(LINE, 70, 300, 700, 10))

    content = content_of_pages(pages, damaged=[1], failed=[2, 4, 5])

    assert content.problems == (
        "1 page is damaged: PDF page 2",
        "3 pages are too hard for OCR: PDF pages 3, 5-6",
        "2 pages are pictures without text: PDF pages 3-4",
    )


def test_a_picture_in_strips_is_a_picture(tmp_path: Path):
    with pytest.raises(UnreadableFileError, match=r"1 page is a picture without text \(a scan; needs OCR\)"):
        content_of(tmp_path, make_pdf([[]], image=0, strips=20))


PROSE = [
    "These are some words of a line that has its letters, and there",
    "are more of them in the next line of this page, as is usual for",
    "pages of a paper; so that the share of vowels can be asked, there",
    "have to be two hundred letters, which these four lines and one",
    "that comes after them surely hold between them.",
]


def moved(text: str) -> str:
    """In the codes that the glyphs of most TrueType fonts have: capitals for small letters."""
    return "".join(chr(ord(letter) - 29) if letter.isalpha() else letter for letter in text)


@pytest.mark.parametrize("coded", [pdfs.scrambled, moved], ids=["scrambled", "moved"])
def test_pages_whose_letters_have_no_known_meaning_are_named_and_not_read(
    tmp_path: Path, coded: Callable[[str], str]
):
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf([column(70, 700, list(map(coded, PROSE)))] * 2, font=pdfs.UNMAPPED))

    with pytest.raises(UnreadableFileError) as caught:
        read_pdf(path)

    assert str(caught.value) == (
        "2 pages are in letters that have no known meaning (a font without a Unicode map; needs OCR)"
    )


def test_a_page_of_gibberish_among_others_is_counted_like_a_scan(tmp_path: Path):
    pages = [column(70, 700, PROSE), column(70, 700, list(map(pdfs.scrambled, PROSE)))]
    unmapped, mapped = make_pdf(pages[1:], font=pdfs.UNMAPPED), make_pdf(pages[:1])
    found = []
    for data in (mapped, unmapped):
        (tmp_path / "a.pdf").write_bytes(data)
        found += read_pages(tmp_path / "a.pdf", 0, 1)
    both = [page for page in map(unpacked, found) if page]
    both[1].index = 1

    take_garbled(both)
    content = content_of_pages(both)

    assert content.text.startswith("These are some words")
    assert [page.scanned for page in content.pages] == [False, True]
    assert page_texts(content)[1] == ""
    assert content.problems == (
        "1 page is in letters that have no known meaning (a font without a Unicode map; needs OCR): PDF page 2",
    )


@pytest.mark.parametrize(
    "lines",
    [
        PROSE,
        ["1991 12.5 13.4 - 17,000", "1992 14.1 13.9 - 18,500", "1993 15.5 12.2 - 21,250"] * 3,
        ["Mae hen wlad fy nhadau yn annwyl i mi,", "Gwlad beirdd a chantorion, enwogion o fri;"] * 4,
        ["Hjelmslev, L.", "Bloomfield, Leonard", "Trubetzkoy, N. S.", "de Saussure, Ferdinand"],
        ["if (n < 2) return n;", "else return fib(n - 1) + fib(n - 2);", "int main(void) { puts(fib(30)); }"],
        [*map(pdfs.scrambled, PROSE[:1]), *PROSE],
    ],
    ids=["prose", "numbers", "another language", "names", "code", "with a formula"],
)
def test_words_in_a_font_without_a_unicode_map_that_read_are_read(tmp_path: Path, lines: Sequence[str]):
    content = content_of(tmp_path, make_pdf([column(70, 700, lines)], font=pdfs.UNMAPPED))

    assert content.problems == ()
    assert lines[-1].split()[0] in content.text


def test_a_page_of_formulas_is_read_where_the_rest_in_the_font_reads(tmp_path: Path):
    pages = [column(70, 700, PROSE), column(70, 700, list(map(pdfs.scrambled, PROSE[:2])))]

    content = content_of(tmp_path, make_pdf(pages, font=pdfs.UNMAPPED))

    assert [page.scanned for page in content.pages] == [False, False]


def test_gibberish_in_a_font_with_a_unicode_map_is_what_the_paper_says(tmp_path: Path):
    content = content_of(tmp_path, make_pdf([column(70, 700, list(map(pdfs.scrambled, PROSE)))]))

    assert content.problems == ()


@pytest.mark.parametrize(
    ("turn", "place"),
    [("0 1 -1 0", lambda x, y: (595 - y, x)), ("0 -1 1 0", lambda x, y: (y, 842 - x))],
    ids=["up", "down"],
)
def test_words_that_run_up_or_down_the_page_are_read_as_they_run(
    tmp_path: Path, turn: str, place: Callable[[float, float], tuple[float, float]]
):
    words = [
        (70, 540, "A Study of Many Things", 20),
        (70, 500, "1 Introduction", 13),
        *column(70, 475, [LINE + " co-", "operation.", "Another of them is here, and it is long enough."]),
        (70, 400, "2 Methods", 13),
        *column(70, 375, [LINE, LINE]),
    ]
    page = [(*place(x, y), text, *size) for x, y, text, *size in words]

    content = content_of(tmp_path, make_pdf([page], turn=turn))

    assert [section.heading for section in content.sections][1:] == ["1 Introduction", "2 Methods"]
    assert f"{LINE} cooperation." in " ".join(content.text.split())


def test_a_program_s_name_is_no_title(tmp_path: Path):
    data = make_pdf([column(70, 700, [LINE])], info="/Title (Microsoft Word - draft3.doc) /Author (user1)")

    meta = content_of(tmp_path, data).meta

    assert (meta.title, meta.authors) == ("", ())


def test_embedded_title_and_authors_are_used_where_sane(tmp_path: Path):
    data = make_pdf([column(70, 700, [LINE])], info="/Title (A Study) /Author (Marcel de Haas and Bo Ek)")

    meta = content_of(tmp_path, data).meta

    assert (meta.title, meta.authors) == ("A Study", ("de Haas, Marcel", "Ek, Bo"))


def test_a_line_of_control_characters_only_is_no_line(tmp_path: Path):
    content = content_of(tmp_path, make_pdf([[(70, 700, "Some words."), (70, 600, "\x01\x02\x03")]]))

    assert content.text == "Some words."


def test_a_paragraph_goes_on_over_a_page_without_text(tmp_path: Path):
    pages = [
        [(70, 800, "Head 1"), *column(70, 700, [f"{word} {LINE}" for word in ("one", "two", "and")])],
        [(70, 800, "Head 2")],
        [(70, 800, "Head 3"), *column(70, 660, [f"{word} {LINE}" for word in ("six", "ten", "few")])],
    ]

    content = content_of(tmp_path, make_pdf(pages))

    assert "of body six these" in content.text


def test_the_largest_words_of_a_figure_are_no_title(tmp_path: Path):
    lines = column(70, 600, [LINE] * 8)
    for words, rest in (("Input Layer Spirit", []), ("HTML # tokens: 258 OTSL # tokens: 135", lines)):
        content = content_of(
            tmp_path, make_pdf([[(70, 780, words, 20), *column(70, 700, ["a label"]), *rest]])
        )

        assert content.meta.title == ""


def test_items_and_formulas_are_no_headings_however_high_they_are_drawn(tmp_path: Path):
    lines = column(70, 700, [LINE] * 8)
    content = content_of(
        tmp_path, make_pdf([[*lines, (70, 560, "f = {a | a in B}", 13), (70, 540, "Aims of it", 13)]])
    )

    assert [section.heading for section in content.sections] == ["Aims of it"]


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


def test_lines_of_contents_are_no_headings_though_the_outline_names_them(tmp_path: Path):
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


def test_a_page_of_wide_leading_among_others_has_paragraphs_too():
    tight = [Line(f"{n} {LINE} and more of it", 70, 500, 780 - 12 * n, 10, end=10) for n in range(60)]
    wide = [Line(f"{LINE} and more of it", 70, 500, 780 - 22 * n, 10, end=10) for n in range(12)]
    wide.append(Line("the end of it.", 70, 200, 780 - 22 * 12, 10, end=10))
    wide.append(Line("Another paragraph of one line.", 70, 300, 780 - 22 * 14, 10, end=10))

    content = content_of_pages([PageLines(0, 595, 842, tight), PageLines(1, 595, 842, wide)])

    last = [content.text[slice(*span)] for span in content.paragraphs[-2:]]
    assert (last[0].endswith(f"{LINE} and more of it the end of it."), last[1]) == (
        True,
        "Another paragraph of one line.",
    )


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
    ("mark", "shown"), [("1,2", "found[1,2]"), ("5-7", "found[5-7]"), ("31", "found[31]")]
)
def test_several_marks_of_notes_are_one(tmp_path: Path, mark: str, shown: str):
    page = [
        *column(70, 700, [LINE, LINE, LINE]),
        (70, 640, "They were found"),
        (70 + 71, 644, mark, 6),
        (70 + 86, 640, "in the end and the line goes on to its full length"),
    ]

    assert shown + " in the end" in content_of(tmp_path, make_pdf([page])).text


def test_numbers_of_full_size_behind_words_are_no_marks(tmp_path: Path):
    lines = [LINE, "It costs USD1,200 at the least, and IL6,IL7 are found.5 "]

    text = content_of(tmp_path, make_pdf([column(70, 700, lines)])).text

    assert "USD1,200 at the least, and IL6,IL7 are found.5" in text


@pytest.mark.parametrize(
    ("letter", "rest", "words"),
    [
        ("I", "N this paper we", "IN this paper we"),
        ("A", "fter one full line", "After one full line"),
        ("A", "full line of words", "A full line of words"),
    ],
)
def test_a_dropped_initial_begins_its_word(tmp_path: Path, letter: str, rest: str, words: str):
    page = [
        *column(70, 700, [LINE] * 4),
        (70, 578, letter, 30),
        (95, 592, rest),
        *column(95, 580, [LINE]),
        *column(70, 568, [LINE] * 4),
    ]

    assert f"\n{words}\n" in content_of(tmp_path, make_pdf([page])).text


def test_running_heads_beside_the_text_are_known_too(tmp_path: Path):
    pages = [
        [
            *column(70, 700, [f"{word} {place} {LINE} {word}" for place in "abcdefghij"]),
            *column(450, 695, ["Night", "Work"]),
        ]
        for word in ("One", "two", "three", "four", "five", "six")
    ]

    content = content_of(tmp_path, make_pdf(pages))

    running = [content.text[slice(*z.span)] for z in content.zones if z.zone is Zone.RUNNING]
    assert running == ["Night\n\nWork"] * 6
    assert f"One b {LINE} One One c {LINE}" in content.text


def test_a_paragraph_that_begins_in_small_capitals_goes_on(tmp_path: Path):
    page = [
        (70, 712, "SUMMARY:", 8),
        (118, 712, "These are the words of one line and"),
        *column(70, 700, [LINE] * 3),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    assert len(content.paragraphs) == 1


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


def test_numbers_of_lines_in_a_margin_are_no_words_of_the_text(tmp_path: Path):
    numbers = [(40 if n > 9 else 45.6, 712 - 12 * n, f"{n}") for n in range(1, 22)]
    page = [*column(70, 700, [f"{LINE} {n}" for n in range(20)]), *numbers]

    content = content_of(tmp_path, make_pdf([page]))

    (zone,) = content.zones
    assert zone.zone is Zone.RUNNING
    assert f"{LINE} 3 {LINE} 4" in content.text


def test_the_numbers_of_a_list_s_items_stay(tmp_path: Path):
    numbers = [(45.6, 712 - 36 * n, f"{n}") for n in range(1, 10)]
    pages = [
        [
            *column(70, 676, [f"{word} {place} {LINE} {word}" for place in "abcdefghijklmnopqrstuvwxyz"]),
            *numbers,
        ]
        for word in ("One", "two", "three")
    ]

    content = content_of(tmp_path, make_pdf(pages))

    assert content.zones == ()


def test_a_file_without_pages_says_so(tmp_path: Path):
    with pytest.raises(UnreadableFileError, match="damaged: a PDF without pages"):
        content_of(tmp_path, make_pdf([]))


def test_an_exponent_parts_no_line(tmp_path: Path):
    page = [
        *column(70, 700, [LINE, LINE]),
        (70, 676, "the face of S"),
        (126.3, 680.5, "2", 6),
        (137, 676, "can be made the face of T"),
        (252.9, 680.5, "2", 6),
        (260, 676, "as well"),
        *column(70, 664, [LINE]),
    ]

    content = content_of(tmp_path, make_pdf([page]))

    assert "the face of S2 can be made the face of T2 as well these are" in content.text
    assert len(content.paragraphs) == 1


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
