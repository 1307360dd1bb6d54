"""Web pages that are documents themselves: what they are told by, and what of them is text."""

from __future__ import annotations

import pytest

from scoqa.reading.content import Content
from scoqa.reading.html import page_root, read_html
from scoqa.reading.html_documents import document_part
from scoqa.types import Zone

BODY = (
    '<header><h1>Tides</h1><p class="author">Bo Ek</p></header><nav><a href="#a">Aims</a></nav>'
    "<h2>Aims</h2><p>We measure tides."
    '<a href="#fn1" class="footnote-ref"><sup>1</sup></a></p><ul><li>At Emden.</li></ul>'
    "<dl><dt>Neap</dt><dd>A low tide.</dd></dl>"
    "<table><caption>Table 1: Tides</caption><tr><th>Hour</th><th>Tide</th></tr><tr><td>6</td><td>low</td></tr></table>"
    '<figure><img src="a.png" alt="A gauge at the quay"><figcaption>A gauge at the quay</figcaption></figure>'
    '<h2>Sources</h2><div class="references csl-bib-body"><div>Pliny. Natural history.</div></div>'
    '<section class="footnotes"><ol><li id="fn1"><p>By hand.<a href="#fnref1">↩︎</a></p></li></ol></section>'
)


def content_of(body: str, head: str = "") -> Content:
    return read_html(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode())


def blocks(content: Content) -> list[tuple[str, Zone]]:
    zones = content.zones
    return [
        (content.text[slice(*p)], next((z.zone for z in zones if z.span.contains(p)), Zone.BODY))
        for p in content.paragraphs
    ]


def test_all_of_a_document_is_read_in_its_order_and_zones():
    content = content_of(BODY)

    assert blocks(content) == [
        ("Tides", Zone.BODY),
        ("Bo Ek", Zone.BODY),
        ("Aims", Zone.BODY),
        ("We measure tides.[1]", Zone.BODY),
        ("At Emden.", Zone.BODY),
        ("Neap", Zone.BODY),
        ("A low tide.", Zone.BODY),
        ("Table 1: Tides", Zone.CAPTION),
        ("Hour | Tide\n6 | low", Zone.TABLE),
        ("A gauge at the quay", Zone.CAPTION),
        ("Sources", Zone.BODY),
        ("Pliny. Natural history.", Zone.REFERENCES),
        ("[1] By hand.", Zone.FOOTNOTE),
    ]
    assert [(s.level, s.heading) for s in content.sections] == [(1, "Tides"), (2, "Aims"), (2, "Sources")]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="generator" content="WordPress 5.9">', "<form></form>"),
        ("", '<div class="social-links">Share</div>'),
        ("", "<form><input></form>"),
        ("", "<p>" + "<a href='/x'>Some other page</a> " * 9 + "</p>"),
        ("<script></script>" * 9, ""),
    ],
)
def test_a_page_of_a_site_is_no_document(head: str, body: str):
    root = page_root(f"<html><head>{head}</head><body>{BODY}{body}</body></html>".encode())

    assert document_part(root) is None


@pytest.mark.parametrize("maker", ["pandoc", "quarto-1.4.5", "Microsoft Word 15 (filtered)", "LaTeXML"])
def test_what_such_a_program_made_is_one_whatever_else_is_in_it(maker: str):
    head = f'<meta name="generator" content="{maker}">'
    root = page_root(
        f"<html><head>{head}</head><body><form></form><main><p>Text.</p></main></body></html>".encode()
    )

    part = document_part(root)

    assert part is not None
    assert part.tag == "main"


def test_links_within_a_document_are_no_links_to_other_pages():
    body = "<p>" + "<a href='#x'>Table one</a> " * 9 + "</p>"

    assert document_part(page_root(f"<html><body>{body}</body></html>".encode())) is not None


def test_a_note_inside_a_sentence_follows_its_paragraph():
    note = (
        '<span class="ltx_note"><sup>1</sup><span class="ltx_note_outer"><span><sup>1</sup>'
        '<span class="ltx_tag ltx_tag_note">1</span> At sea.</span></span></span>'
    )

    assert blocks(content_of(f"<div class='ltx_page_main'><p>Tides{note} rise.</p> Next.</div>")) == [
        ("Tides[1] rise.", Zone.BODY),
        ("[1] At sea.", Zone.FOOTNOTE),
        ("Next.", Zone.BODY),
    ]


def test_what_nobody_sees_is_no_text():
    body = (
        "<p>Seen.</p><p hidden>A</p><p style='display: none'>B</p><nav>C</nav><script>D</script><button>E</button>"
        "<p><span class='katex-html'>F</span><math><mi>E</mi><mo>\u2062</mo><mi>m</mi><annotation>G</annotation></math></p>"
    )

    assert content_of(body, '<meta name="generator" content="pandoc">').text == "Seen.\n\nEm"


def test_a_formula_is_told_by_its_signs():
    assert content_of("<p>So <math alttext='x'><mi>E</mi><mo>=</mo><mi>m</mi></math>.</p>").text == "So E=m."


def test_two_line_breaks_part_paragraphs_and_a_layout_is_no_table():
    body = "<table><tr><td><h2>Aims</h2>One.<br><br>Two<br>lines.</td><td><p>Three.</p></td></tr></table>"

    assert [words for words, _ in blocks(content_of(body))] == ["Aims", "One.", "Two\nlines.", "Three."]


def test_a_long_listing_is_parted_by_its_blank_lines():
    parts = [f"{n} " + "words of a text " * 20 for n in range(4)]

    found = blocks(content_of("<pre>" + "\n\n".join(parts) + "</pre>"))

    assert [words for words, _ in found] == [part.strip() for part in parts]


def test_the_date_is_that_of_dublin_core():
    assert content_of(BODY, '<meta name="dcterms.date" content="2021-03-04">').meta.issued == "2021-03-04"


def test_a_bold_paragraph_is_a_heading_where_none_is_marked():
    words = "We measure tides at three harbours for ten years without a break."
    body = f"<p><b>Aims</b></p><p>{words}</p><p><span><strong>Ends</strong> </span></p><p>{words}</p><p><b>Not</b> all</p><p>{words}</p>"

    assert [s.heading for s in content_of(body).sections] == ["Aims", "Ends"]
