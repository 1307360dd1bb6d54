"""Pages that archives and publishers put before a paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pdfs import LINE, Word, column, content_of, lines_of, make_pdf

from scoqa.reading.pdf_covers import Cover, take_cover
from scoqa.reading.pdf_layout import PageLines
from scoqa.types import Zone

TANDF = [
    "Journal of Small Engines", "ISSN: 0372-0187 (Print) Journal homepage: http://www.tandfonline.com/loi/yhet19",
    "Travels of Engineers to the", "Coal Fields of Wales", "ADA K. LOVELACE & Charles Babbage",
    "To cite this article: ADA K. LOVELACE & Charles Babbage (1957) Travels of Engineers to the",
    "Coal Fields of Wales, Journal of Small Engines, 31:1, 95-109, DOI: 10.1179/tns.1957.004",
    "To link to this article: http://dx.doi.org/10.1179/tns.1957.004", "Published online: 31 Jan 2014.",
]  # fmt: skip
JSTOR = [
    "A Paradox in Real Life", "Author(s): Ada Lovelace, Charles Babbage and John von Neumann",
    "Source: The American Engineer, Vol. 36, No. 1 (Feb., 1982), pp. 46-48", "Published by: The Society",
    "Stable URL: https://www.jstor.org/stable/2684093", "Accessed: 04-02-2020 00:17 UTC",
]  # fmt: skip
CHAPTER = [
    "Chapter Title: On Wheels", "Chapter Author(s): Ada Lovelace", "Book Title: Machines", "Book Author(s): Charles Babbage",
    "Published by: Some Press. (2010)", "Stable URL: https://www.jstor.org/stable/j.ctt1",
]  # fmt: skip
REVIEW = [
    "Review", "Reviewed Work(s): Machines by Charles Babbage", "Review by: Ada Lovelace",
    "Source: Isis, Vol. 1 (Spring, 1913), p. 3", "Stable URL: http://www.jstor.org/stable/1",
]  # fmt: skip
SAGE = [
    "Journal of Engines", "http://joe.sagepub.com", "The Use of Cards in Looms:", "A Second Look",
    "Ada Lovelace and Charles Babbage", "Journal of Engines 2009 53: 3", "DOI: 10.1177/0022002708326745",
    "The online version of this article can be found at:",
]  # fmt: skip
GATE = [
    "See discussions, stats, and author profiles for this publication at:", "https://www.researchgate.net/publication/2577",
    "The Use of Cards in Looms", "Article in Journal of Engines · March 2013", "DOI: 10.1234/abc", "CITATIONS", "12",
    "2 authors, including:", "Ada Lovelace",
]  # fmt: skip
PURE = [
    "University of Somewhere", "UvA-DARE (Digital Academic Repository)", "Markers of the metastasis", "of engines",
    "Lovelace, A.; de Haas, M.", "Link to publication", "Citation for published version (APA):",
    "Lovelace, A., & de Haas, M. (2005). Markers of the metastasis of engines. Engines, 3(2), 1-9.", "General rights",
]  # fmt: skip
HAL = [
    "HAL Id: hal-00123456", "https://hal.archives-ouvertes.fr/hal-00123456", "Submitted on 3 May 2013",
    "HAL is a multi-disciplinary open access archive", "A Study of Looms and Cards", "Ada Lovelace, Charles Babbage",
    "To cite this version:",
    "Ada Lovelace, Charles Babbage. A Study of Looms and Cards. Journal of Engines, Elsevier, 2012, 4 (2),",
    "pp.1-12. hal-00123456",
]  # fmt: skip
ECONSTOR = [
    "econstor", "Lovelace, Ada; Babbage, Charles", "Working Paper", "Trade in engines and cards",
    "Discussion Paper, No. 123", "Suggested Citation: Lovelace, Ada; Babbage, Charles (2012) : Trade in engines and cards,",
    "Discussion Paper, No. 123, Some Institute, Kiel", "This Version is available at:",
]  # fmt: skip
WHITE_ROSE = [
    "This is a repository copy of Trade in engines and cards.", "Trade in engines and cards", "Version: Accepted Version",
    "Article:", "Citation: Lovelace, A. orcid.org/0000-0001-2345-678X and Babbage, C. (2016) Trade in engines and cards.",
    "Journal of Engines, 1(2). pp. 1-2. ISSN 1234-5678", "https://doi.org/10.1234/abc",
]  # fmt: skip

QUT = [
    "This may be the author’s version of a work that was", "submitted/accepted for publication in the following source:",
    "Ada Lovelace & Charles Babbage", "(2016)", "Trade in engines and cards.", "Journal of Engines, 11(2), pp. 111-112.",
    "This file was downloaded from:", "https://eprints.somewhere.edu/11111/", "© the authors",
]  # fmt: skip


def paper(cover: Sequence[str]) -> list[PageLines]:
    return [
        PageLines(n, 595, 842, lines_of(words)) for n, words in enumerate((cover, [LINE] * 30, [LINE] * 30))
    ]


@pytest.mark.parametrize(
    ("lines", "title", "authors", "issued"),
    [
        (
            TANDF,
            "Travels of Engineers to the Coal Fields of Wales",
            ("Lovelace, Ada K.", "Babbage, Charles"),
            "1957",
        ),
        (
            JSTOR,
            "A Paradox in Real Life",
            ("Lovelace, Ada", "Babbage, Charles", "von Neumann, John"),
            "1982-02",
        ),
        (CHAPTER, "On Wheels", ("Lovelace, Ada",), "2010"),
        (REVIEW, "", ("Lovelace, Ada",), "1913"),
        (SAGE, "The Use of Cards in Looms: A Second Look", ("Lovelace, Ada", "Babbage, Charles"), "2009"),
        (GATE, "The Use of Cards in Looms", (), "2013-03"),
        (PURE, "Markers of the metastasis of engines", ("Lovelace, A.", "de Haas, M."), "2005"),
        (HAL, "A Study of Looms and Cards", ("Lovelace, Ada", "Babbage, Charles"), "2012"),
        (ECONSTOR, "Trade in engines and cards", ("Lovelace, Ada", "Babbage, Charles"), "2012"),
        (WHITE_ROSE, "Trade in engines and cards", ("Lovelace, A.", "Babbage, C."), "2016"),
    ],
)
def test_a_cover_says_what_the_paper_is(
    lines: Sequence[str], title: str, authors: tuple[str, ...], issued: str
):
    assert take_cover(paper(lines)) == Cover(1, title, authors, issued)


def test_a_cover_may_leave_the_title_to_the_paper():
    pages = paper(QUT)
    pages[1].lines[:0] = lines_of(["Trade in engines", "and cards"])

    authors = ("Lovelace, Ada", "Babbage, Charles")
    assert take_cover(pages) == Cover(1, "Trade in engines and cards", authors, "2016")


@pytest.mark.parametrize(
    "lines",
    [
        ["On Archives", "Ada Lovelace", "Author(s): the word is used by jstor.org/ alone", *[LINE] * 20],
        ["On Archives", "Citation: Lovelace A (2013) On Archives. PLoS ONE 8(11): e78127.", *[LINE] * 20],
        [
            "tandfonline.com/x",
            "To cite this article: the words are searched for in vain (1999) So it is.",
            LINE,
        ],
    ],
)
def test_a_first_page_of_the_paper_itself_is_none(lines: Sequence[str]):
    pages = paper(lines)

    assert take_cover(pages) is None
    assert len(pages[0].lines) == len(lines)


def test_authors_are_not_named_where_one_is_no_person():
    found = take_cover(paper([*JSTOR[:1], "Author(s): Ada Lovelace and European Commission", *JSTOR[2:]]))

    assert found is not None
    assert (found.title, found.authors) == ("A Paradox in Real Life", ())


def test_a_paper_with_a_cover_is_known_by_it_and_its_pages_by_their_own_numbers(tmp_path: Path):
    cover: list[Word] = [(70, 780, TANDF[0], 20), *column(70, 740, TANDF[1:])]
    more = column(
        70,
        780,
        ["Terms & Conditions of access and use can be found at http://www.tandfonline.com/page/terms"],
    )
    pages = [
        [(300, 800, str(number), 8), *column(70, 700, [f"{LINE} on page {number}." for _ in range(9)])]
        for number in (95, 96, 97, 98)
    ]

    content = content_of(tmp_path, make_pdf([cover, more, *pages]))

    assert content.meta.title == "Travels of Engineers to the Coal Fields of Wales"
    assert (content.meta.authors, content.meta.issued) == (("Lovelace, Ada K.", "Babbage, Charles"), "1957")
    assert [page.label for page in content.pages] == ["", "", "95", "96", "97", "98"]
    cited = content.text.index("To cite this article")
    assert any(
        zone.zone is Zone.FOOTNOTE and zone.span.start <= cited < zone.span.stop for zone in content.zones
    )
    assert not content.sections
