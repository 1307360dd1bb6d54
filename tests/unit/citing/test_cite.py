"""Spans to citations."""

import hashlib

import pytest

from scoqa.citing import cite, place
from scoqa.types import Document, Meta, Page, Section, Source, Span

TEXT = "Intro\n\nFirst words here.\n\nMethods\n\nWe counted, twice-over, & so on until the last of the birds flew.\n"
DOCUMENT = Document(
    key="smith1999",
    meta=Meta(title="Birds", authors=("Smith, Ann",), issued="1999", url="https://example.org/birds"),
    text=TEXT,
    sections=(Section(1, "Intro", Span(0, 26)), Section(1, "Methods", Span(26, len(TEXT)))),
    paragraphs=(Span(0, 5), Span(7, 24), Span(26, 33), Span(35, len(TEXT) - 1)),
)


def _with(media_type: str, path: str = "papers/bird song.pdf", pages: tuple[Page, ...] = ()) -> Document:
    source = Source(path, 1, 1, "0" * 64, media_type)
    return Document(
        DOCUMENT.key,
        DOCUMENT.meta,
        TEXT,
        pages,
        DOCUMENT.sections,
        paragraphs=DOCUMENT.paragraphs,
        sources=(source,),
    )


def test_a_citation_is_cut_from_the_document() -> None:
    citation = cite(DOCUMENT, Span(35, 45))

    assert citation.quote.text == "We counted"
    assert citation.quote.sha256 == hashlib.sha256(b"We counted").hexdigest()
    assert citation.section == ("Methods",)
    assert citation.paragraph == 2
    assert citation.ref == "smith1999:35-45"
    assert place(citation) == "¶2"


def test_paragraphs_are_counted_without_headings() -> None:
    # offsets in "Intro", the first paragraph, the gap behind it, "Methods", the second paragraph
    numbers = [cite(DOCUMENT, Span(offset, offset + 1)).paragraph for offset in (0, 7, 24, 26, 35, 98)]

    assert numbers == [1, 1, 1, 1, 2, 2]


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="smith1999 has no text"):
        cite(DOCUMENT, Span(0, len(TEXT) + 1))


def test_a_pdf_is_opened_at_its_page() -> None:
    pages = (Page(0, "xii", Span(0, 26)), Page(1, "1", Span(26, len(TEXT))))

    citation = cite(_with("application/pdf", pages=pages), Span(35, 45), root="/home/ann")

    assert citation.link == "file:///home/ann/papers/bird%20song.pdf#page=2"
    assert place(citation) == "p. 1 (PDF 2)"


def test_an_inferred_label_is_marked_and_an_unknown_one_is_not_invented() -> None:
    inferred = (Page(0, "7", Span(0, len(TEXT)), inferred=True),)
    unknown = (Page(0, "", Span(0, len(TEXT))),)

    assert place(cite(_with("application/pdf", pages=inferred), Span(7, 12))) == "p. 7? (PDF 1)"
    assert place(cite(_with("application/pdf", pages=unknown), Span(7, 12))) == "PDF p. 1"


def test_a_web_page_is_opened_at_the_words() -> None:
    short = cite(_with("text/html", "birds.html"), Span(35, 58), root="/p")
    long = cite(_with("text/html", "birds.html"), Span(35, len(TEXT) - 1), root="/p")

    assert short.link == "file:///p/birds.html#:~:text=We%20counted%2C%20twice%2Dover%2C"
    assert long.link == (
        "file:///p/birds.html#:~:text=We%20counted%2C%20twice%2Dover%2C%20%26%20so,last%20of%20the%20birds%20flew."
    )


def test_without_a_file_the_documents_address_serves() -> None:
    assert cite(DOCUMENT, Span(35, 45)).link == "https://example.org/birds#:~:text=We%20counted"


@pytest.mark.parametrize(
    ("n_words", "fragment"),
    [
        (10, "a%20b%20c%20d%20e%20f%20g%20h%20i%20j"),
        (11, "a%20b%20c%20d%20e,g%20h%20i%20j%20k"),
    ],
)
def test_up_to_ten_words_are_all_named_in_the_address_and_of_more_the_ends(
    n_words: int, fragment: str
) -> None:
    text = " ".join("abcdefghijk"[:n_words])
    page = Document("k", Meta(url="https://example.org"), text)

    assert cite(page, Span(0, len(text))).link == f"https://example.org#:~:text={fragment}"


@pytest.mark.parametrize("url", ["https://example.org/birds#methods", "https://example.org/Birds.PDF", ""])
def test_an_address_that_cannot_bear_words_stays_as_it_is(url: str) -> None:
    assert cite(Document("k", Meta(url=url), TEXT), Span(35, 45)).link == url


def test_words_of_white_space_alone_are_not_looked_for() -> None:
    assert (
        cite(Document("k", Meta(url="https://example.org"), "a  b"), Span(1, 3)).link == "https://example.org"
    )


def test_the_whole_text_may_be_cited() -> None:
    assert cite(DOCUMENT, Span(0, len(TEXT))).quote.text == TEXT


def test_a_source_whose_folder_is_not_known_gives_no_file() -> None:
    away = _with("application/pdf", pages=(Page(0, "1", Span(0, len(TEXT))),))

    assert cite(away, Span(35, 45)).link == "https://example.org/birds#:~:text=We%20counted"


def test_the_first_source_that_can_be_found_is_opened_and_only_a_pdf_at_a_page() -> None:
    pages = (Page(0, "1", Span(0, len(TEXT))),)
    sources = (Source("a.pdf", 1, 1, "", "application/pdf"), Source("/p/b.tif", 1, 1, "", "image/tiff"))
    scanned = DOCUMENT._replace(pages=pages, sources=sources)

    assert cite(scanned, Span(35, 45)).link == "file:///p/b.tif"
    assert cite(scanned, Span(35, 45), root="/r").link == "file:///r/a.pdf#page=1"
    assert cite(scanned._replace(pages=()), Span(35, 45), root="/r").link == "file:///r/a.pdf"


def test_an_empty_span_cites_the_document_as_a_whole() -> None:
    citation = cite(DOCUMENT, Span(0, 0))

    assert place(citation) == ""


def test_a_page_on_which_only_white_space_stands_of_the_words_is_not_cited() -> None:
    pages = (Page(0, "1", Span(0, 24)), Page(1, "2", Span(24, len(TEXT))))

    citation = cite(_with("application/pdf", pages=pages), Span(7, 26))  # "First words here.\n\n"

    assert (citation.page_label, citation.last_page_index) == ("1", None)


@pytest.mark.parametrize("span", [Span(-1, 5), Span(5, 4), Span(0, len(TEXT) + 1)])
def test_no_span_but_one_of_the_text_is_cited(span: Span) -> None:
    with pytest.raises(ValueError, match="smith1999 has no text"):
        cite(DOCUMENT, span)


def test_a_citation_says_which_file_it_is_from_and_of_what_kind() -> None:
    pages = (Page(0, "1", Span(0, 24), inferred=True), Page(1, "2", Span(24, len(TEXT)), inferred=True))
    from_file, from_text = (
        cite(_with("application/pdf", pages=pages), Span(7, 40)),
        cite(DOCUMENT, Span(7, 9)),
    )

    assert (from_file.path, from_file.media_type) == ("papers/bird song.pdf", "application/pdf")
    assert (from_file.page_inferred, from_file.last_page_inferred) == (True, True)
    assert (from_text.path, from_text.media_type) == ("", "")
    assert (from_text.page_label, from_text.page_inferred, from_text.last_page_inferred) == ("", False, False)


def test_a_page_of_xhtml_is_opened_at_the_words_too() -> None:
    page = cite(_with("application/xhtml+xml", "birds.xhtml"), Span(35, 45), root="/p")

    assert page.link == "file:///p/birds.xhtml#:~:text=We%20counted"


def test_words_that_are_no_unicode_can_still_be_linked() -> None:
    page = Document("k", Meta(url="https://example.org"), "so \ud800 it is")

    assert cite(page, Span(0, 10)).link == "https://example.org#:~:text=so%20%3F%20it%20is"
