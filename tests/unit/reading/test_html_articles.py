"""Pages of journals: what of them is the article."""

from __future__ import annotations

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
