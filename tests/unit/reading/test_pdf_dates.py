"""When a PDF was issued, by its first page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from pdfs import LINE, column, content_of, make_pdf

from scoqa.reading.pdf_dates import issued
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line

TITLE = "A Study of Many Things"
PROSE = "these are the words of one full line of the text of body, written as all others are in the paper"


def date_of(
    *head: str,
    above: Sequence[str] = (),
    text: Sequence[str] = (PROSE,) * 12,
    foot: Sequence[str] = (),
    running: Sequence[str] = (),
    notes: Sequence[Sequence[str]] = (),
    info: Mapping[str, str] | None = None,
) -> str:
    """The date found on a first page with these lines over the title, under it, in the text and at the foot."""
    rows = [*((words, 800) for words in above), (TITLE, 700), *((words, 600) for words in head)]
    rows += [*((words, 400 - 12 * n) for n, words in enumerate(text)), *((words, 50) for words in foot)]
    lines = [Line(words, 70, 500, y, 10) for words, y in rows]
    page = PageLines(0, 595, 842, lines, running=[Line(words, 70, 500, 820, 8) for words in running])
    page.notes = [[Line(words, 70, 500, 60, 8) for words in note] for note in notes]
    return issued([page], lines[len(above)], info or {})


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["Ada Lovelace", "November 25, 2001"], "2001-11-25"),
        (["Thursday, 04 September 2014 23:55:00 (UTC/GMT)"], "2014-09-04"),
        (["Version 1.0 – November 24, 2014"], "2014-11-24"),
        (["Brussels, 29 March 2007"], "2007-03-29"),
        (["Warszawa, dnia 25 marca 2026 r."], "2026-03-25"),
        (["Né le 18 Mai 1984"], ""),
        (["Version 1.09 (2002-03-22), currently available at"], "2002-03-22"),
        (["note510 — version 1.1, 12 September 2008, by Rob Twain"], "2008-09-12"),
        (["Publication date: 2012"], "2012"),
        (["Ada Lovelace", "2025"], "2025"),
        (["Date : 20-10-2009"], "2009-10-20"),
        (["Report Date: October 26, 2011"], "2011-10-26"),
        (["7-10 April 2014"], "2014-04"),
        (["SMLI TR-94-29 November 1994"], "1994-11"),
        (["February 23, 2014", "Last Revised: 2014-02-24"], "2014-02"),
        (["CS503 Lecture Notes, May 2014"], "2014-05"),
        (["Spring 2014"], "2014"),
        (["13 марта 2019 г."], "2019-03-13"),
        (["TEMMUZ 2014", "ANKARA"], "2014-07"),
        (["Czerwiec 2015"], "2015-06"),
        (["完 成 日 期: 2024 年 5 月 22 日"], "2024-05-22"),
        (["二〇一八年六月"], "2018-06"),
        (["December 4, 2014 (Volume IV no. 3)"], "2014-12-04"),
        (
            [
                "a comparison of trends in the world and the crisis of mass incarceration",
                "Ada Lovelace",
                "April 18, 2024",
            ],
            "2024-04-18",
        ),
        (["Boston, Winter 2014"], "2014"),
        (["Quarterly of Engines, Fall/Winter 2009"], "2009"),
        (["Frühjahr 2014"], "2014"),
        (["The Prague Spring 1968"], ""),
        (["Winter 2009/10"], ""),
        (["31 October 1984", "revised: 24 February 2012"], ""),
        (["For the fiscal year ended", "December 31, 2020"], ""),
        (["For the quarterly period ended June 25, 2022"], ""),
        (["The War of 1914"], ""),
        (["Phone: (202) 512–1800"], ""),
    ],
)
def test_a_date_stands_under_the_title(lines: Sequence[str], date: str):
    assert date_of(*lines) == date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("1240 PROCEEDINGS OF THE IEEE, VOL. 66, NO. 10, OCTOBER 1978", "1978-10"),
        (
            "International Psychogeriatrics (2014), 26:1, 147–154 © The International Association of All of Them 2013",
            "2014",
        ),
        ("272 Postgrad Med J 2010;86:272–278. doi:10.1136/pgmj.2009.089987", "2010"),
        ("Datta et al. Journal of Trauma Management 2010, 4:1", "2010"),
        ("ACM OOPS Messenger 4,4 (Oct. 1993), 2-27.", "1993-10"),
        ("Vol. 1, No. 2 (2007) 141–259", "2007"),
        ("Mineral Commodity Summaries, January 2011", "2011-01"),
        ("To appear in OSDI 2006", "2006"),
        ("Engineering Quarterly | Summer 2011", "2011"),
        ("62 | Vol. 12, No. 3 | Fall–Winter 2009", "2009"),
        ("2010 International Conference on Data Storage", "2010"),
        ("11-MAY-2000 13:57 Sep 27, 2001 Jkt 074464", ""),
        ("P:\\Report 1, 7-16\\FINAL Feb 2003\\Sec 9.doc", ""),
        ("Downloaded from a library on Aug 15, 2016", ""),
        ("page 12 of 2000", ""),
    ],
)
def test_a_running_line_has_the_volume_and_its_date(line: str, date: str):
    assert date_of(running=[line]) == date
    assert date_of(above=[line]) == date


@pytest.mark.parametrize(
    ("note", "date"),
    [
        (
            ["PLDI’08, June 7–13, 2008, Tucson, Arizona, USA.", "Copyright c 2008 ACM 978-1-59593-860-2"],
            "2008",
        ),
        (["Copyright © 1990,1991,1992 by Nimble Computer Corporation"], "1992"),
        (["0 1985 ACM 0734-2071/85/0200-0063 $00.75"], "1985"),
        (["© Springer-Verlag Berlin Heidelberg 2008"], "2008"),
        (["Received: 2 June 2009 Accepted: 6 January 2010", "Published: 6 January 2010"], "2010-01-06"),
        (["the 27th of August, Istanbul. Published 31 August", "2012"], "2012-08-31"),
        (["[3] Nyquist, Bell System Technical Journal, vol. 3, April 1924, p. 324"], ""),
        (["Received 16 December 2001; accepted 11 July 2002"], ""),
    ],
)
def test_a_publisher_s_note_has_the_date(note: Sequence[str], date: str):
    assert date_of(notes=[note]) == date


def test_the_stamp_of_arxiv_is_a_date():
    assert date_of(text=[PROSE, "arXiv:1207.1925v1 [math.AG] 8 Jul 2012", PROSE]) == "2012-07-08"


@pytest.mark.parametrize(
    "stamp",
    [
        "medRxiv preprint doi: https://doi.org/10.1101/2021.02.03.21251234; this version posted February 5, 2021. The copyright holder",
        "this version posted February 5, 2021.",
    ],
)
def test_the_stamp_of_an_archive_of_preprints_is_a_date(stamp: str):
    assert date_of("Ada Lovelace", running=[stamp]) == "2021-02-05"
    assert date_of("Ada Lovelace", text=[stamp, *[PROSE] * 12]) == "2021-02-05"


def test_a_line_in_the_text_is_a_date_only_where_it_says_where_the_paper_appeared():
    cited, own = (
        "Copyright law of 1909, vol. 3, April 1924, pp. 3–9",
        "Published in J. Environ. Qual. 33:2192–2200 (2004).",
    )
    for line, date in ((cited, ""), (own, "2004")):
        assert date_of(text=[*[PROSE] * 6, line, *[PROSE] * 6]) == date


@pytest.mark.parametrize(
    "line",
    [
        "the proposed rule to delist it published on April 11, 2023",
        "published on July 1, 1994 (59 FR 34270), and",
        "Rescission of the Regulations, Issued May 7, 2024",
    ],
)
def test_what_was_published_on_a_day_that_the_text_names_is_another_paper(line: str):
    assert date_of(text=[*[PROSE] * 6, line, *[PROSE] * 6]) == ""
    assert (
        date_of(text=[line, *[PROSE] * 6], running=["Register / Vol. 90, No. 102 / May 29, 2025"])
        == "2025-05-29"
    )


@pytest.mark.parametrize(
    "line", ["Nature Letters; published online 3 May 2012", "available online: 3 May 2012"]
)
def test_a_paper_may_say_in_small_letters_when_it_was_published(line: str):
    assert date_of(text=[*[PROSE] * 6, line, *[PROSE] * 6]) == "2012-05-03"


def test_a_cover_may_have_nothing_but_the_year():
    assert date_of("Honours Thesis", text=["The University of Western Australia"], running=["2012"]) == "2012"
    assert date_of("Honours Thesis", running=["2012"]) == ""


def test_a_date_after_the_file_was_made_is_none():
    assert date_of("May 2024", info={"CreationDate": "D:20150101000000"}) == ""
    assert date_of("May 2015", info={"CreationDate": "D:20150101000000"}) == "2015-05"
    assert (
        date_of("May 2015", info={"CreationDate": "D:19102072"}) == "2015-05"
    )  # a program that counts wrong


def test_the_subject_of_a_file_may_name_the_issue():
    assert (
        date_of(info={"Subject": "Form 10-Q filed on 2022-07-29 for the period ending 2022-06-25"})
        == "2022-07-29"
    )


def test_a_pdf_without_text_on_its_first_pages_has_no_date():
    assert issued([PageLines(number, 595, 842, []) for number in range(3)], None, {}) == ""


def test_the_date_is_the_document_s_with_its_origin(tmp_path: Path):
    page = [*column(70, 780, [TITLE], 18), *column(70, 700, ["May 2001"]), *column(70, 600, [LINE] * 8)]

    meta = content_of(tmp_path, make_pdf([page], info="/CreationDate (D:20020101)")).meta

    assert meta.issued == "2001-05"
    assert ("issued", "first page") in meta.origin


def test_the_last_lines_of_the_text_date_nothing():
    course = "Course 822: The Theory of Engines (advanced) Fall 2021"

    assert (
        date_of(text=[*[PROSE] * 12, "after the notice that was given to the public on the 7 June 2023;"])
        == ""
    )
    assert date_of(text=[*[PROSE] * 12, course]) == ""
    assert date_of(running=[course]) == "2021"
    assert date_of("Start Date: November 15, 2024") == ""


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Москва, 2018", "2018"),
        ("Москва 2018 г.", "2018"),
        ("Gdańsk 2015", "2015"),
        ("Buenos Aires, Argentina, 2024", "2024"),
        ("Ciudad Universitaria, Cd. Mx., 2026", "2026"),
        ("Anno Accademico 2025–2026", ""),
        ("born in 1998", ""),
    ],
)
def test_a_cover_ends_with_the_place_and_the_year(line: str, date: str):
    assert date_of("Thesis", line, text=()) == date


def test_a_year_in_a_page_of_text_is_no_covers():
    assert date_of(text=[*[PROSE] * 12, "Moscow, 2018"]) == ""


def test_the_hour_at_which_a_browser_printed_is_no_volume():
    assert date_of(above=["1 of 18 30/06/2026, 19:09"]) == ""
    assert date_of(above=["Journal of Looms 2016, 19: 109"]) == "2016"
