"""Authors of a page are persons whom it names; its site, its makers and its commentators are none."""

from __future__ import annotations

import pytest
from lxml import html

from scoqa.reading.html_meta import page_meta

TITLE = "<h1>Why the tides rise</h1>"


def authors(head: str = "", body: str = "") -> tuple[str, ...]:
    page = f"<!doctype html><html><head><title>Why the tides rise</title>{head}</head><body>{TITLE}{body}<p>Words.</p></body></html>"
    return page_meta(html.document_fromstring(page)).authors


@pytest.mark.parametrize(
    "stated",
    [
        "Harbour News",
        "The Harbour News",
        "Harbour News, Portsmouth, England",
        "harbour-news.org",
        "Harbour News Kitchens",
        "Werbung GmbH",
        "Harbour e.V.",
        "Hafen-Redaktion",
        "HN",
        "No Author",
        "von Newsdesk",
    ],
)
def test_a_site_a_firm_and_initials_are_no_authors(stated: str):
    head = f'<link rel="canonical" href="https://harbour-news.org/1"><meta name="author" content="{stated}">'

    assert authors(head + '<meta property="og:site_name" content="Harbour News">') == ()


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("von Ann Lee", ("Lee, Ann",)),
        ("Por Ann Lee", ("Lee, Ann",)),
        ("Tide-Experte Bo Ek", ("Ek, Bo",)),
        ("Christoph von Ritter", ("von Ritter, Christoph",)),
        ("Les Amis de la Mer", ("de la Mer, Les Amis",)),
        ("Jos&amp;eacute; Rey", ("Rey, José",)),
        ("Fa\u00admi\u00adlie Lee", ("Lee, Familie",)),
    ],
)
def test_names_are_told_from_the_words_before_them_and_within_them(stated: str, told: tuple[str, ...]):
    assert authors(f'<meta name="author" content="{stated}">') == told


def test_data_that_name_more_persons_than_the_head_go_before_it():
    head = '<meta name="author" content="Ann Lee">'
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "author": [{"name": "Ann Lee"}, {"name": "Bo Ek"}]}</script>'

    assert authors(head + data) == ("Lee, Ann", "Ek, Bo")
    assert authors(head.replace("Ann Lee", "Cy Orr") + data) == ("Orr, Cy",)


def test_an_author_may_be_named_elsewhere_in_the_data():
    data = (
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "author": {"@id": "#ann"}},'
        ' {"@type": "Person", "@id": "#ann", "name": "Ann Lee"}, {"@type": "Person", "@id": "#bo", "name": "Bo Ek"}]}</script>'
    )

    assert authors(data) == ("Lee, Ann",)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<p>By Ann Lee and Bo Ek</p>", ("Lee, Ann", "Ek, Bo")),
        ("<p>Von Ann Lee, 3. Mai 2019</p>", ("Lee, Ann",)),
        ('<div class="byline"><span>By</span> <a>Ann Lee</a> <span>Follow</span></div>', ("Lee, Ann",)),
        ('<p class="byline">Published by <a>Ann Lee</a></p>', ("Lee, Ann",)),
        ('<span class="author vcard"><a class="url fn n" rel="author">Ann</a></span>', ("Ann",)),
        ("<p>By the harbour it was cold.</p>", ()),
        ("<p>By Harbour Council</p>", ()),
        ('<p class="author">All posts</p>', ()),
        ('<p class="author">Ann Lee</p><p class="author">Bo Ek</p>', ()),
        ('<div class="comments"><span class="author vcard">Bo Ek</span></div>', ()),
        ('<aside><span class="author">Bo Ek</span></aside>', ()),
    ],
)
def test_a_byline_is_printed_near_the_title_or_marked_as_one(body: str, told: tuple[str, ...]):
    assert authors(body=body) == told
