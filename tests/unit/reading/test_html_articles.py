"""Pages of journals: what of them is the article."""

from __future__ import annotations

import pytest

from scoqa.reading.content import Content
from scoqa.reading.html import page_root, read_html
from scoqa.reading.html_articles import article_part
from scoqa.types import Zone

HEAD = '<meta name="citation_title" content="On tides"><meta name="citation_journal_title" content="Tides">'
PROSE = (
    "<p>"
    + "The moon raises the sea twice a day, and the sea falls as often at every harbour we know of. " * 4
    + "</p>"
)
ARTICLE = (
    f"<h1>On tides</h1><h2>Aims</h2>{PROSE * 4}"
    '<div class="fig"><a href="/big.png">View larger version:</a><p class="caption">Figure 1. A gauge at the quay.</p></div>'
    f'<h2>Results</h2>{PROSE * 5}<p>More (see <span><a href="/f2.html">Figure 2</a></span>).</p>'
    '<h2>References</h2><ol class="cit-list"><li><div>1.</div><div><ol><li>Lee, A. &amp;</li><li>Poe, E.</li></ol>'
    '<div>(2001). On neap tides. Tides 3, 1–9.</div></div><div><a href="/x">CrossRef</a><a href="/y">Google Scholar</a></div></li></ol>'
)
SITE = (
    '<div class="cookie-banner"><p>This site uses cookies to be of more use to you than it would be without them, if you agree.</p></div>'
    '<ul><li><a href="/a">Home</a></li><li><a href="/b">Issues</a></li></ul>'
)
AFTER = (
    '<div class="related-articles"><p>Another article on tides, which readers of this one have read as well, or so it is said of them here.</p></div>'
    '<div class="comments"><p>Bo says: I have lived at the quay for many years and never did I see the sea rise twice, nor did any of us.</p></div>'
)


def content_of(head: str = HEAD, article: str = ARTICLE) -> Content:
    body = f"<nav>Menu</nav><div id='page'>{SITE}<div id='text'>{article}{AFTER}</div></div><footer>Tides Press</footer>"
    return read_html(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode())


def test_an_article_keeps_captions_and_listed_works_and_nothing_of_its_site():
    content = content_of()

    assert [s.heading for s in content.sections] == ["On tides", "Aims", "Results", "References"]
    assert [(z.zone, content.text[slice(*z.span)]) for z in content.zones] == [
        (Zone.CAPTION, "Figure 1. A gauge at the quay."),
        (Zone.REFERENCES, "References\n\n1. Lee, A. & Poe, E. (2001). On neap tides. Tides 3, 1–9."),
    ]
    assert "More (see Figure 2)." in content.text
    assert (content.meta.title, content.meta.publisher, content.meta.kind) == (
        "On tides",
        "Tides",
        "article-journal",
    )
    for words in ("Menu", "cookies", "Home", "larger", "Scholar", "Another article", "Bo says", "Press"):
        assert words not in content.text


def test_a_page_that_states_no_article_and_one_of_an_abstract_are_read_as_others():
    assert "Figure 1." not in content_of(head="").text
    assert "moon" in content_of(article=f"<h1>On tides</h1>{PROSE}").text


def test_an_abstract_with_its_listed_works_is_no_article():
    work = (
        "<li><p>"
        + "Lee, A. and Poe, E. (2001). On neap tides and all that they do to harbours of the north. " * 2
        + "</p></li>"
    )
    works = f"<div class='c-references'><ol>{work * 60}</ol></div>"

    def is_article(body: str) -> bool:
        page = f"<html><head>{HEAD}</head><body>{body}{works}</body></html>"
        return article_part(page_root(page.encode())) is not None

    assert not is_article(f"<h1>On tides</h1>{PROSE}")
    assert is_article(ARTICLE)


@pytest.mark.parametrize(
    ("part", "kept"),
    [
        ("<p>View larger version:</p>", ""),
        ("<p>Google Scholar PubMed CrossRef</p>", ""),
        ("<p>Back to top ↑</p>", ""),
        ("<p>↵</p>", ""),
        ("<p>Download the figure of the tides now</p>", "Download the figure of the tides now"),
        (
            "<p>View larger version of the tides at the quay of Kiel</p>",
            "View larger version of the tides at the quay of Kiel",
        ),
        ("<div id='toolbar'><p>Print</p></div>", ""),
        ("<div class='article-metrics'>12 citations</div>", ""),
        ("<div class='hidden'>Print</div>", ""),
        ("<p>Kept<!-- not --> words.</p>", "Kept words."),
        ("<ul><li><a href='/a'>One</a></li><li><a href='/b'>Two</a></li></ul>", ""),
        ("<ul><li><a href='#a'>One</a></li><li><a href='#b'>Two</a></li></ul>", "One\n\nTwo"),
        ("<ul><li><a>One</a></li><li><a>Two</a></li></ul>", "One\n\nTwo"),
        ("<ul><li><a href='/a'>One</a> of many things</li></ul>", "One of many things"),
        ("<ul><li><a href='/a'>One two three four</a> five</li></ul>", ""),  # four words of five
        (f"<ul><li><a href='/a'>{'word ' * 29}</a></li></ul>", ""),
        (f"<ul><li><a href='/a'>{'word ' * 30}</a></li></ul>", "word " * 29 + "word"),
        ("<p><a href='/a'>A link alone</a></p>", "A link alone"),
        ("<ul><li><p>One.</p><p>Two.</p></li></ul>", "One. Two."),
    ],
)
def test_what_calls_a_tool_of_the_site_is_none_of_the_article(part: str, kept: str):
    text = content_of(article=f"{ARTICLE}<h2>Then</h2><p>Here:</p>{part}<p>End.</p>").text

    between = text.partition("Here:")[2].partition("End.")[0].strip()
    assert " ".join(between.split()) == " ".join(kept.split())


def test_a_part_with_a_sites_name_is_kept_where_it_holds_much_of_the_text():
    assert "moon" in content_of(article=f"<div class='related-content'>{ARTICLE}</div>").text


def test_prose_in_menus_and_short_lines_make_no_article():
    def is_article(body: str, head: str = HEAD) -> bool:
        page = f"<html><head>{head}</head><body>{body}</body></html>"
        return article_part(page_root(page.encode())) is not None

    short = f"<p>{'word ' * 19}</p>"
    line = f"<p>{'word ' * 20}</p>"

    assert not is_article(f"<footer>{ARTICLE}</footer>")
    assert not is_article(short * 60)
    assert (is_article(line * 25), is_article(line * 24)) == (True, False)  # 500 words
    assert is_article(ARTICLE, HEAD.replace("citation_title", "CITATION_Title") + "<meta charset='utf-8'>")
    assert not is_article(ARTICLE, "<meta name='citation_author' content='x'>")


def test_the_part_of_an_article_is_the_innermost_that_holds_nine_words_of_ten():
    def part(outside: int) -> str:
        line = f"<p>{'word ' * 20}</p>"
        page = f"<body><div id='all'><div id='text'>{line * 90}</div>{line * outside}</div></body>"
        found = article_part(page_root(f"<html><head>{HEAD}</head>{page}</html>".encode()))
        return "" if found is None else found.get("id") or ""

    assert (part(10), part(11)) == ("text", "all")
