"""Citations as text."""

import json

import pytest

from scoqa.citing import STYLES, cite, format_citation, format_citations, quotations
from scoqa.citing.names import parse_name
from scoqa.types import Citation, Document, Meta, Page, Section, Span

META = Meta(
    title="The Shanghai Cooperation Organisation: Towards a full-grown security alliance?",
    authors=("de Haas, Marcel", "van der Putten, Frans-Paul"),
    issued="2007-12-04",
    publisher="Clingendael",
    kind="report",
    language="en",
)
TEXT = "The SCO Energy Club."
CITATION = cite(Document("dehaas2007", META, TEXT, paragraphs=(Span(0, len(TEXT)),)), Span(0, len(TEXT)))
WHOLE = cite(Document("dehaas2007", META, TEXT), Span(0, 0))


def _of(meta: Meta, page: Page | None = None) -> Citation:
    return cite(Document("k", meta, TEXT, pages=(page,) if page else ()), Span(0, len(TEXT)))


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (
            "plain",
            "Marcel de Haas and Frans-Paul van der Putten. The Shanghai Cooperation Organisation: Towards a "
            "full-grown security alliance? Clingendael, 4 December 2007, ¶1.",
        ),
        (
            "apa",
            "de Haas, M., & van der Putten, F.-P. (2007, December 4). The Shanghai Cooperation Organisation: "
            "Towards a full-grown security alliance? Clingendael.\n(de Haas & van der Putten, 2007, para. 1)",
        ),
        (
            "chicago",
            "Marcel de Haas and Frans-Paul van der Putten, “The Shanghai Cooperation Organisation: Towards a "
            "full-grown security alliance?” Clingendael, December 4, 2007, para. 1.",
        ),
        (
            "mla",
            "de Haas, Marcel, and Frans-Paul van der Putten. “The Shanghai Cooperation Organisation: Towards a "
            "full-grown security alliance?” Clingendael, 4 December 2007.\n(de Haas and van der Putten, par. 1)",
        ),
        ("pandoc", "[@dehaas2007, para. 1]"),
    ],
)
def test_the_shipped_paper_in_every_readable_style(style: str, text: str) -> None:
    assert format_citation(CITATION, style) == text


@pytest.mark.parametrize(
    ("style", "end"),
    [
        ("plain", "2007, pp. 14–15."),
        ("apa", "2007, pp. 14–15)"),
        ("chicago", "2007, pp. 14–15."),
        ("mla", "van der Putten 14–15)"),
        ("pandoc", "[@k, pp. 14-15]"),
        ("bibtex", "\\cite[pp.~14--15]{k}"),
        ("csl", '"locator": "14-15"'),
    ],
)
def test_words_on_two_pages_are_cited_with_both(style: str, end: str) -> None:
    pages = (Page(13, "14", Span(0, 7)), Page(14, "15", Span(7, len(TEXT))))
    citation = cite(Document("k", META, TEXT, pages=pages), Span(0, len(TEXT)))

    told = format_citation(citation, style)

    assert any(line.strip(",").endswith(end) for line in told.splitlines())
    if style in ("apa", "pandoc", "bibtex"):  # a draft that quotes so is checked on these pages
        assert quotations(f"“the SCO still lacks a number” {told.splitlines()[-1 if style == 'apa' else 0]}")[
            0
        ].pages == (
            "14",
            "15",
        )


def test_bibtex_keeps_particles_and_capitals() -> None:
    assert format_citation(WHOLE, "bibtex") == (
        "@techreport{dehaas2007,\n"
        "  author = {de Haas, Marcel and van der Putten, Frans-Paul},\n"
        "  title = {{The Shanghai Cooperation Organisation: Towards a full-grown security alliance?}},\n"
        "  year = {2007},\n"
        "  month = dec,\n"
        "  day = {4},\n"
        "  institution = {Clingendael},\n"
        "}"
    )
    assert format_citation(CITATION, "bibtex").startswith("\\cite[para.~1]{dehaas2007}\n@techreport{")


def test_bibtex_of_several_places_has_one_entry_and_shows_how_to_cite_each() -> None:
    first, second = (CITATION._replace(paragraph=n) for n in (2, 1))

    text = format_citations([first, second, first], "bibtex")

    assert text.startswith("\\cite[para.~2]{dehaas2007}\n\\cite[para.~1]{dehaas2007}\n@techreport{")
    assert text.count("@techreport") == 1
    assert text.count("\\cite") == 2


def test_bibtex_escapes_what_tex_would_run() -> None:
    meta = Meta(title="50% of {x} & \\input_y", authors=("World Health Organization",), issued="2001")

    entry = format_citation(_of(meta), "bibtex")

    assert r"50\% of \{x\} \& \textbackslash{}input\_y" in entry
    assert "author = {{World Health Organization}}" in entry


def test_csl_json_splits_names_and_dates() -> None:
    [item] = json.loads(format_citation(CITATION, "csl"))

    assert item["id"] == "dehaas2007"
    assert item["type"] == "report"
    assert item["issued"] == {"date-parts": [[2007, 12, 4]]}
    assert item["author"][1] == {
        "family": "Putten",
        "given": "Frans-Paul",
        "non-dropping-particle": "van der",
    }
    assert item["custom"]["quote"] == TEXT


def test_ris_is_a_record_line_by_line() -> None:
    assert format_citation(WHOLE, "ris").splitlines() == [
        "TY  - RPRT",
        "ID  - dehaas2007",
        "AU  - de Haas, Marcel",
        "AU  - van der Putten, Frans-Paul",
        f"TI  - {META.title}",
        "PB  - Clingendael",
        "PY  - 2007",
        "DA  - 2007/12/04/",
        "LA  - en",
        "ER  - ",
    ]


def test_what_published_an_article_is_its_journal() -> None:
    article = _of(Meta(title="Tides", publisher="Ocean Science", kind="article-journal"))
    [item] = json.loads(format_citation(article, "csl"))

    assert "  journal = {Ocean Science},\n" in format_citation(article, "bibtex")
    assert (item["container-title"], "publisher" in item) == ("Ocean Science", False)
    assert "T2  - Ocean Science\n" in format_citation(article, "ris")


@pytest.mark.parametrize(
    ("key", "pandoc"),
    [
        ("tidesOcean:2001", "[@tidesOcean:2001, para. 1]"),
        ("10.1145/3292500.3330701", "[@10.1145/3292500.3330701, para. 1]"),
        ("tides--2001", "[@{tides--2001}, para. 1]"),
    ],
)
def test_a_paper_is_cited_by_the_key_of_its_readers_own_library(key: str, pandoc: str) -> None:
    citation = _of(Meta(title="Tides", citation_key=key))
    bibtex = format_citation(citation, "bibtex")
    [item] = json.loads(format_citation(citation, "csl"))

    assert format_citation(citation, "pandoc") == pandoc
    assert bibtex.startswith(f"\\cite[para.~1]{{{key}}}\n@misc{{{key},\n")
    assert item["id"] == key
    assert f"ID  - {key}\n" in format_citation(citation, "ris")


def test_two_files_of_one_entry_of_a_library_are_one_entry() -> None:
    meta = Meta(title="Tides", citation_key="tides")
    paper, supplement = (cite(Document(key, meta, TEXT), Span(0, len(TEXT))) for key in ("tides", "tidesb"))

    assert format_citations([paper, supplement], "bibtex").count("@misc{tides,") == 1


@pytest.mark.parametrize("style", STYLES)
def test_a_document_without_any_data_is_cited_by_its_key(style: str) -> None:
    text = format_citation(_of(Meta()), style)

    assert "k" in text
    assert "None" not in text
    assert "  ," not in text


def test_three_authors_are_shortened_where_the_style_says_so() -> None:
    meta = Meta(title="T", authors=("A, Bo", "C, Di", "E, Fy"), issued="2001-05")

    assert (
        format_citation(_of(meta), "apa")
        == "A, B., C, D., & E, F. (2001, May). T.\n(A et al., 2001, para. 1)"
    )
    assert format_citation(_of(meta), "mla").startswith("A, Bo, et al. “T.” May 2001.")
    assert format_citation(_of(meta), "chicago") == "Bo A, Di C, and Fy E, “T,” May 2001, para. 1."


def test_a_printed_page_is_the_locator() -> None:
    page = Page(17, "14", Span(0, len(TEXT)))

    assert format_citation(_of(META, page), "pandoc") == "[@k, p. 14]"
    assert format_citation(_of(META, page), "mla").endswith("(de Haas and van der Putten 14)")


def test_data_formats_hold_a_document_once() -> None:
    assert len(json.loads(format_citations([CITATION, WHOLE, _of(META)], "csl"))) == 2
    assert format_citations([CITATION, CITATION], "ris").count("TY  - ") == 1
    assert format_citations([], "csl") == "[]"


def test_an_unknown_style_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="citation styles are plain"):
        format_citation(CITATION, "harvard")


@pytest.mark.parametrize("style", ["plain", "apa", "chicago", "mla", "pandoc"])
def test_many_citations_are_one_a_line_or_two_in_their_order(style: str):
    texts = [format_citation(citation, style) for citation in (CITATION, WHOLE, CITATION)]

    assert format_citations([CITATION, WHOLE, CITATION], style) == "\n".join(texts)


def test_a_paper_as_a_whole_has_no_place():
    assert format_citation(WHOLE, "pandoc") == "[@dehaas2007]"
    assert format_citation(WHOLE, "plain").endswith("Clingendael, 4 December 2007.")
    assert format_citation(WHOLE, "chicago").endswith("Clingendael, December 4, 2007.")
    assert "\n" not in format_citation(WHOLE, "apa") + format_citation(WHOLE, "mla")


def test_a_plain_citation_names_the_section_but_not_the_title_again():
    sections = (Section(1, META.title, Span(0, 20)), Section(2, "Energy", Span(0, 20)))

    for shown, told in ((sections, ", section “Energy”."), (sections[:1], ", ¶1.")):
        citation = cite(Document("k", META, TEXT, sections=shown), Span(4, 20))
        assert format_citation(citation, "plain").endswith(told)


@pytest.mark.parametrize("style", ["apa", "chicago", "mla"])
def test_a_doi_is_the_address_and_goes_before_another(style: str):
    url = "https://example.org/sco"

    assert url in format_citation(_of(Meta(title="T", url=url)), style)
    both = format_citation(_of(Meta(title="T", url=url, doi="10.1000/182")), style)
    assert "https://doi.org/10.1000/182" in both
    assert url not in both


def test_a_page_without_a_printed_number_is_the_files():
    page = Page(17, "", Span(0, len(TEXT)))

    assert format_citation(_of(META, page), "plain").endswith(", PDF p. 18.")
    assert format_citation(_of(META, page), "pandoc") == "[@k, p. 18]"


def test_an_inferred_page_number_is_marked():
    page = Page(13, "14", Span(0, len(TEXT)), inferred=True)

    assert format_citation(_of(META, page), "plain").endswith(", p. 14?")


@pytest.mark.parametrize("author", ["Smith, John, Jr.", "Smith, Jr., John"])
def test_a_namesakes_suffix_stands_where_each_style_wants_it(author: str):
    citation = _of(Meta(title="T", authors=(author,), issued="1999"))

    assert format_citation(citation, "apa").startswith("Smith, J., Jr. (1999). T.")
    assert format_citation(citation, "chicago").startswith("John Smith, Jr., “T,” 1999")
    assert format_citation(citation, "mla").startswith("Smith, John, Jr. “T.” 1999")
    assert "author = {Smith, Jr., John}," in format_citation(citation, "bibtex")
    assert json.loads(format_citation(citation, "csl"))[0]["author"] == [
        {"family": "Smith", "given": "John", "suffix": "Jr."}
    ]


def test_what_is_no_letter_among_given_names_has_no_initial():
    assert parse_name("Haas, Marcel (ed.) 2nd").initials == "M."
    assert parse_name("Putten, Frans-Paul van").initials == "F.-P. v."


def test_initials_that_are_written_together_are_all_there():
    assert parse_name("Eliot, T.S.").initials == "T. S."
    assert parse_name("Tolkien, J.R.R.").initials == "J. R. R."
    assert parse_name("Sartre, J.-P.").initials == "J.-P."


def test_a_firm_is_no_person_with_a_given_name():
    citation = _of(Meta(title="T", authors=("Example Works, Inc.",), issued="1999"))

    assert format_citation(citation, "apa").startswith("Example Works, Inc. (1999). T.")
    assert "author = {{Example Works, Inc.}}," in format_citation(citation, "bibtex")


def test_a_chicago_note_names_three_authors_and_of_more_the_first():
    people = ("Ash, Ann", "Birch, Bo", "Cedar, Cy", "Dogwood, Di")

    three, four = (format_citation(_of(Meta(title="T", authors=people[:n])), "chicago") for n in (3, 4))

    assert three.startswith("Ann Ash, Bo Birch, and Cy Cedar, “T,”")
    assert four.startswith("Ann Ash et al., “T,”")


def test_without_an_author_the_title_stands_first():
    citation = _of(Meta(title="Tides", issued="2001-05-03", publisher="Ocean Press"))

    assert format_citation(citation, "plain").startswith("Tides. Ocean Press, 3 May 2001")
    assert format_citation(citation, "apa") == ("Tides. (2001, May 3). Ocean Press.\n(Tides, 2001, para. 1)")
    assert format_citation(citation, "mla").startswith("“Tides.” Ocean Press, 3 May 2001.\n(“Tides")
    assert format_citation(citation, "chicago").startswith("“Tides,” Ocean Press, May 3, 2001")


@pytest.mark.parametrize("style", ["apa", "mla", "chicago", "plain"])
def test_one_author_stands_alone(style: str):
    told = format_citation(_of(Meta(title="Tides", authors=("Ash, Ann",), issued="2001")), style)

    assert told.startswith(
        {"apa": "Ash, A. (2001). Tides.", "mla": "Ash, Ann. “Tides.” 2001."}.get(style, "Ann Ash")
    )


@pytest.mark.parametrize("end", ".?!")
def test_a_title_that_ends_a_sentence_is_given_no_second_stop(end: str):
    citation = _of(Meta(title=f"Do tides turn{end}", authors=("Ash, Ann",), issued="2001"))

    assert format_citation(citation, "mla").startswith(f"Ash, Ann. “Do tides turn{end}” 2001.")
    assert format_citation(citation, "apa").startswith(f"Ash, A. (2001). Do tides turn{end}\n")
    assert f"Ann Ash. Do tides turn{end} 2001" in format_citation(citation, "plain")


def test_a_title_that_ends_in_a_quotation_of_a_sentence_is_given_none_either():
    for mark in "”’\"'":
        told = format_citation(_of(Meta(title=f"He said no.{mark}", issued="2001")), "plain")
        assert told.startswith(f"He said no.{mark} 2001")


def test_a_note_without_any_detail_ends_with_its_title():
    whole = cite(Document("k", Meta(title="Tides"), TEXT), Span(0, 0))

    assert format_citation(whole, "chicago") == "“Tides.”"
    asked = whole._replace(meta=Meta(title="Do tides turn?", authors=("Ash, Ann",)))
    assert format_citation(asked, "chicago") == "Ann Ash, “Do tides turn?”"


def test_the_section_is_told_with_words_and_not_with_a_paper_as_a_whole():
    sections = (Section(1, "Energy", Span(0, 20)),)
    whole = cite(Document("k", META, TEXT, sections=sections), Span(0, 0))

    assert "section" not in format_citation(whole, "plain")
