"""The title of a page is its headline, without the words above it, and never the site's name."""

from __future__ import annotations

import pytest
from lxml import html

from scoqa.reading.html_meta import page_meta

SITE = '<meta property="og:site_name" content="Harbour News">'


def title_of(head: str = "", body: str = "<p>Words.</p>") -> str:
    return page_meta(
        html.document_fromstring(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>")
    ).title


def test_the_headline_goes_before_what_a_page_says_to_search_engines():
    head = '<meta property="og:title" content="Ten tides that surprised us all"><title>Tides: why they rise</title>'

    assert title_of(head, "<h1>Why the tides rise at night</h1>") == "Why the tides rise at night"
    assert title_of(head, "<h1>Our harbour and its news</h1>") == "Ten tides that surprised us all"


@pytest.mark.parametrize(
    "above",
    [
        '<span class="article__kicker">Coast</span>',
        '<span class="dachzeile">Coast</span>',
        '<span class="entry-title__toptitle">Coast</span>',
        "<small>Coast</small>",
    ],
)
def test_words_above_a_headline_are_none_of_it(above: str):
    head = "<title>Why the tides rise - Coast</title>"

    assert title_of(head, f"<h1>{above} Why the tides rise</h1>") == "Why the tides rise"


def test_words_above_a_headline_that_a_colon_joins_to_it_are_its_beginning():
    heading = '<h1><span class="kicker">Coast</span><span class="hidden">: </span><span>Why the tides rise</span></h1>'

    assert title_of("<title>Why the tides rise</title>", heading) == "Coast: Why the tides rise"


@pytest.mark.parametrize(
    "title",
    [
        "Tides by the hour | Harbour News",
        "Tides by the hour | Coast | Harbour News | All the news",
        "Harbour News: Tides by the hour".replace(":", " :"),
        "Tides by the hour » HARBOUR NEWS",
        "Tides by the hour (Harbour News)",
        "Tides by the hour [Harbour News]",
        "Tides by the hour｜Harbour News",
    ],
)
def test_the_sites_name_is_taken_off_before_and_behind(title: str):
    told = title_of(f"{SITE}<title>{title}</title>")

    assert told in ("Tides by the hour", "Tides by the hour | Coast")


@pytest.mark.parametrize(
    "named",
    [
        '<link rel="canonical" href="https://www.harbour-news.org/tides">',
        '<link rel="alternate" type="application/rss+xml" title="Harbour News » Feed">',
        '<meta name="application-name" content="Harbour News">',
    ],
)
def test_a_site_is_known_by_its_address_and_its_feeds(named: str):
    assert title_of(f"{named}<title>Tides by the hour - Harbour News</title>") == "Tides by the hour"


def test_a_heading_that_leads_to_the_first_page_is_the_sites_and_the_next_one_the_title():
    body = '<h1><a href="/">Four Years</a></h1><h2>Small numbers in Python</h2><h2>Others</h2>'

    assert (
        title_of("<title>Four Years » Archive » Small numbers in Python</title>", body)
        == "Small numbers in Python"
    )


def test_the_name_of_a_site_is_no_title_where_another_is_stated():
    head = f'{SITE}<meta name="dc.title" content="Harbour News"><meta property="og:title" content="Tides by the hour">'

    assert title_of(head, "<h1>Harbour News</h1>") == "Tides by the hour"


def test_a_heading_beside_the_text_is_no_title():
    assert title_of("<title>Moons</title>", "<aside><h1>Moons and tides by the hour</h1></aside>") == "Moons"


def test_a_heading_that_goes_on_elsewhere_is_not_the_whole_title():
    head = "<title>The Open Tide Project: Better Harbours — Medium</title>"

    assert title_of(
        head + SITE.replace("Harbour News", "Medium"), "<h1>Open Tide Project:</h1><h1>Better harbours</h1>"
    ) == ("The Open Tide Project: Better Harbours")
