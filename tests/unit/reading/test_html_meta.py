"""What a web page says of itself, each field from the first place that states it sanely."""

from __future__ import annotations

import pytest
from lxml import html

from scoqa.reading.html_meta import page_meta
from scoqa.types import Meta


def meta_of(head: str = "", body: str = "<p>Words.</p>", attributes: str = "") -> Meta:
    return page_meta(
        html.document_fromstring(
            f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"
        )
    )


def named(**contents: str) -> str:
    return "".join(
        f'<meta name="{name.replace("_", "-")}" content="{text}">' for name, text in contents.items()
    )


def test_what_is_known_says_where_it_is_from():
    meta = meta_of(named(author="Ann Lee") + "<title>Tides</title>")

    assert meta.origin == (("authors", "embedded metadata"), ("title", "embedded metadata"))
    assert meta.kind == "webpage"


def test_parselys_own_data_name_author_and_date():
    page = (
        """<meta name="parsely-page" content='{"author": "Ann Lee", "pub_date": "2019-02-21T08:00:00Z"}'>"""
    )

    meta = meta_of(page)

    assert (meta.authors, meta.issued) == (("Lee, Ann",), "2019-02-21")
    for other in ("[]", "no json", "{}"):
        assert meta_of(f"<meta name='parsely-page' content='{other}'>").authors == ()


@pytest.mark.parametrize(
    ("body", "issued"),
    [
        (
            '<time itemprop="datePublished" datetime="2019-02-21">Thursday</time><time datetime="2020-01-01"></time>',
            "2019-02-21",
        ),
        ("<time pubdate>2019-02-21</time><time datetime='2020-01-01'></time>", "2019-02-21"),
        ('<time datetime="2019-02-21">x</time><time datetime="2019-02-21T09:00">y</time>', "2019-02-21"),
        ('<time datetime="2019-02-21">x</time><time datetime="2020-01-01">y</time>', ""),
        ("<time>yesterday</time>", ""),
    ],
)
def test_a_date_shown_is_that_of_issue_where_it_says_so_or_is_the_only_one(body: str, issued: str):
    assert meta_of(body=body).issued == issued


@pytest.mark.parametrize(
    ("address", "issued"),
    [
        ("https://a.org/2019/02/21/tides", "2019-02-21"),
        ("https://a.org/2019-02/tides", "2019-02"),
        ("https://a.org/2019/13/tides", ""),
        ("https://a.org/p/20190221", ""),
    ],
)
def test_an_address_may_hold_the_date(address: str, issued: str):
    meta = meta_of(f'<link rel="canonical" href="{address}">')

    assert (meta.issued, meta.url) == (issued, address)


def test_the_canonical_address_goes_before_another_and_a_path_is_none():
    canonical = (
        '<link rel="stylesheet" href="https://a.org/x.css"><link rel="canonical" href="https://a.org/1">'
    )
    other = '<meta property="og:url" content="https://a.org/2">'

    assert meta_of(canonical + other).url == "https://a.org/1"
    assert meta_of('<link rel="canonical" href="/1">' + other).url == "https://a.org/2"
    assert meta_of('<meta property="og:url" content="/2">').url == ""


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        ('<a rel="author" href="/x">Ann Lee</a>', ("Lee, Ann",)),
        ('<span itemprop="author">Ann Lee, senior editor</span>', ("Lee, Ann",)),
        ('<a class="author-link" href="/author/ann">Ann Lee</a>' * 2, ("Lee, Ann",)),
        ('<a class="author" href="/author/ann">Ann Lee</a><a class="author" href="/author/bo">Bo Ek</a>', ()),
        ('<a class="author" href="/author/all">All of our many writers here</a>', ()),
        ('<a class="author" href="/people/ann">Ann Lee</a>', ("Lee, Ann",)),
        ('<a class="author" href="/people/ann">ann lee</a>', ()),
    ],
)
def test_authors_are_those_whom_the_page_marks_as_such(body: str, authors: tuple[str, ...]):
    assert meta_of(body=body).authors == authors


def test_authors_stated_go_before_those_marked_and_addresses_name_nobody():
    marked = '<a rel="author" href="/x">Bo Ek</a>'

    assert meta_of(named(author="Ann Lee"), marked).authors == ("Lee, Ann",)
    assert meta_of(named(author="https://a.org/ann"), marked).authors == ("Ek, Bo",)


@pytest.mark.parametrize(
    ("attributes", "language"),
    [
        ("lang='de-AT'", "de-AT"),
        ("lang='eng'", "eng"),
        ("lang='x'", ""),
        ("lang='English (US)'", ""),
        ("", ""),
    ],
)
def test_the_language_is_a_code(attributes: str, language: str):
    assert meta_of(attributes=attributes).language == language


@pytest.mark.parametrize(
    ("head", "doi"),
    [
        (named(citation_doi="x").replace("citation-doi", "citation_doi"), ""),
        ('<meta name="citation_doi" content="https://doi.org/10.1234/x.5">', "10.1234/x.5"),
        ('<meta name="dc.identifier" content="doi:10.1234/x.5">', "10.1234/x.5"),
    ],
)
def test_a_doi_is_told_among_other_words(head: str, doi: str):
    assert meta_of(head).doi == doi


@pytest.mark.parametrize(
    ("title", "site", "told"),
    [
        ("Tides - The Site", "The Site", "Tides"),
        ("Tides | The Site of the sea", "The Site", "Tides"),
        ("The Site", "The Site", "The Site"),
        ("Tides — Wikipedia", "", "Tides"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(title: str, site: str, told: str):
    head = f"<title>{title}</title>" + (f'<meta property="og:site_name" content="{site}">' if site else "")

    assert meta_of(head).title == told


def test_the_title_is_the_first_heading_that_the_head_holds():
    head = "<title>Tides by the hour | Sea | Site</title>"

    assert meta_of(head, "<h1>Site</h1><h1>Tides by the hour</h1>").title == "Tides by the hour"
    assert meta_of(head, "<h1>Tides by hour and day</h1>").title == "Tides by hour and day"
    assert meta_of(head, "<h1>About us</h1>").title == "Tides by the hour | Sea | Site"
    assert meta_of("", "<h1>Tides</h1>").title == "Tides"


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        (["Ann Lee<sup>1</sup>, Bo Ek<sup>2</sup><br>A University"], ("Lee, Ann", "Ek, Bo")),
        (["Ann Lee∗<br>A University", "Bo Ek"], ("Lee, Ann", "Ek, Bo")),
        (["Ann Lee, The University of X"], ()),
    ],
)
def test_authors_of_pages_that_latexml_made_are_those_on_the_first_line_of_each_name(
    names: list[str], authors: tuple[str, ...]
):
    body = "".join(f'<span class="ltx_personname">{name}</span>' for name in names)

    assert meta_of(body=f"{body}<p>Words.</p>").authors == authors


@pytest.mark.parametrize(
    ("stated", "authors"),
    [
        ("Ann Lee, Tides Daily", ("Lee, Ann",)),
        ("Tides Daily", ()),  # though it names nobody else
        ("Ann Lee | November 18, 2019", ("Lee, Ann",)),
        ("Ann Lee Dec 19", ("Lee, Ann",)),
        ("More stories by Ann Lee", ("Lee, Ann",)),
        ("Analysis by Ann Lee", ("Lee, Ann",)),
        ("Staff Reports", ()),
        ("Гость", ()),
    ],
)
def test_what_sites_say_beside_names_is_none(stated: str, authors: tuple[str, ...]):
    site = '<meta property="og:site_name" content="Tides Daily">'

    assert meta_of(site + named(author=stated)).authors == authors


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="dc.identifier" content="S0140-6736(07)1"><meta name="prism.doi" content="doi:10.1234/x.5">',
        '<meta name="DC.Identifier" content="117"><meta name="DC.Identifier" content="https://doi.org/10.1234/x.5">',
        '<meta name="DC.Identifier" content="117"><meta name="DC.Identifier.DOI" content="10.1234/x.5">',
        '<meta name="citation_doi" content="none"><meta name="dcterms.identifier" content="10.1234/x.5">',
    ],
)
def test_a_doi_is_found_behind_identifiers_that_are_none(head: str):
    assert meta_of(head).doi == "10.1234/x.5"


def test_what_stands_behind_the_name_of_a_site_is_the_sites_too():
    head = "<title>Tides - Sea - news of the coast - Land</title><meta property='og:site_name' content='Sea'>"

    assert meta_of(head).title == "Tides"


@pytest.mark.parametrize(
    ("given", "kind", "publisher"),
    [
        ("citation_journal_title", "article-journal", "The Tide"),
        ("citation_publisher", "webpage", "The Tide"),
        ("dc.publisher", "webpage", "The Tide"),
        ("dcterms:publisher", "webpage", "The Tide"),
        ("publisher", "webpage", ""),
    ],
)
def test_a_journal_makes_an_article(given: str, kind: str, publisher: str):
    meta = meta_of(f'<meta name="{given}" content=" The  Tide ">')

    assert (meta.kind, meta.publisher) == (kind, publisher)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "citation_title",
            "DC.Title",
            "dcterm:title",
            "dcterms.title",
            "og:title",
            "parsely-title",
            "twitter:title",
            "title",
        ),
    ],
)
def test_titles_are_stated_under_many_names_and_come_before_headings(name: str):
    assert meta_of(f'<meta property="{name}" content="Tides">', "<h1>Other</h1>").title == "Tides"


@pytest.mark.parametrize(
    "name", ["citation_author", "citation_authors", "dc:creator", "DCTERMS.creator", "byl", "book:author"]
)
def test_authors_are_stated_under_many_names_each_once(name: str):
    twice = f'<meta name="{name}" content="Lee, Ann"><meta name="{name}" content="Bo Ek"><meta name="{name}" content="Ann Lee">'

    assert meta_of(twice).authors == ("Lee, Ann", "Ek, Bo")


@pytest.mark.parametrize(
    "name",
    ["citation_date", "DC.Date.issued", "article:published_time", "pubdate", "date", "citation_online_date"],
)
def test_dates_are_stated_under_many_names_and_what_is_none_is_passed_over(name: str):
    assert (
        meta_of(f'<meta name="{name}" content="soon"><meta name="{name}" content="2019-02-21">').issued
        == "2019-02-21"
    )


@pytest.mark.parametrize(
    ("data", "authors"),
    [
        ('{"@type": ["Thing", "ScholarlyArticle"], "author": {"name": "Ann Lee"}}', ("Lee, Ann",)),
        (
            '[{"@type": "WebPage", "author": "Bo Ek"}, {"@type": "BlogPosting", "author": ["Ann Lee", {"name": "Bo Ek"}]}]',
            ("Lee, Ann", "Ek, Bo"),
        ),
        ('{"@graph": [{"@type": "Report", "author": "Ann Lee"}]}', ("Lee, Ann",)),
        ('{"@type": "WebPage", "author": "Ann Lee"}', ()),
        ('{"@type": null, "author": "Ann Lee"}', ()),
        ('{"@type": "Article", "author": [[], {}, 4, null]}', ()),
        ("{broken", ()),
    ],
)
def test_authors_may_be_stated_in_json_of_an_article(data: str, authors: tuple[str, ...]):
    assert meta_of(f'<script type="application/ld+json">{data}</script>').authors == authors
    assert meta_of(f"<script>{data}</script>").authors == ()


@pytest.mark.parametrize(
    ("stated", "headings", "title"),
    [
        ("Tides | Sea | The Site", ["Tides"], "Tides"),
        ("Tides » Sea", ["", "Tides"], "Tides"),
        ("Tides and moons", ["Tides"], "Tides and moons"),
        ("Tides: why they rise", ["Tides"], "Tides: why they rise"),  # no blank before the colon
        ("On Tides | Sea", ["Tides"], "On Tides | Sea"),
    ],
)
def test_what_follows_the_heading_in_a_title_is_the_sites(stated: str, headings: list[str], title: str):
    body = "".join(f"<h1>{heading}</h1>" for heading in headings)

    assert meta_of(f'<meta property="og:title" content="{stated}">', body).title == title


@pytest.mark.parametrize(
    ("in_head", "headings", "title"),
    [
        (
            "Tides by the hour",
            ["Tides", "Tides by the hour"],
            "Tides by the hour",
        ),  # of those that begin alike the longer
        ("Sea: tides by the hour", ["tides by the hour", "Sea"], "tides by the hour"),
        (
            "By the hour: how tides rise",
            ["how tides rise", "By the hour"],
            "By the hour",
        ),  # the one that comes first
        ("Tides rise", ["TIDES rise twice"], "TIDES rise twice"),
        ("Tides rise: see why", ["How tides fall again"], "How tides fall again"),  # as it is printed
        ("Why we see that", ["How we see it"], "Why we see that"),  # no word in common that tells anything
        ("Tides x", ["Tides y"], "Tides x"),  # a name of a section
        (
            "How tides rise",
            ["Why tides rise", "Why moons do"],
            "How tides rise",
        ),  # of two the head holds none
        ("", ["Tides", "Moons"], ""),
    ],
)
def test_a_heading_is_the_title_where_the_head_confirms_it(in_head: str, headings: list[str], title: str):
    body = "".join(f"<h1>{heading}</h1>" for heading in headings)

    assert meta_of(f"<title>{in_head}</title>" if in_head else "", body).title == title


@pytest.mark.parametrize(
    ("publisher", "told"),
    [
        ('{"name": "The  Tide"}', "The Tide"),
        ('[{"name": "The Tide"}, {"name": "x"}]', "The Tide"),
        ('"The Tide"', "The Tide"),
        ("[]", ""),
        ('{"name": 4}', ""),
    ],
)
def test_a_publisher_in_json_may_be_one_of_several(publisher: str, told: str):
    data = f'{{"@type": "Article", "headline": "Tides", "publisher": {publisher}}}'

    meta = meta_of(f'<script type="application/ld+json">{data}</script>')

    assert (meta.publisher, meta.title) == (told, "Tides")


@pytest.mark.parametrize(
    ("stated", "authors"),
    [
        ("Ann Lee | The Sea", ("Lee, Ann",)),
        ("One two three four five six seven eight", ("One two three four five six seven eight",)),
        ("One two three four five six seven eight nine", ()),
        ("", ()),
    ],
)
def test_a_byline_is_a_name_of_a_few_words(stated: str, authors: tuple[str, ...]):
    assert meta_of(named(author=stated)).authors == authors


def test_a_page_says_nothing_by_elements_that_say_nothing():
    empty = '<meta><meta name="author"><meta content="x"><meta name="citation_title" content=" "><link rel="canonical"><a>x</a><script></script>'

    meta = meta_of(
        empty + "<script type='application/ld+json'></script>", "<p>Words.</p><a rel='x'>Ann Lee</a>"
    )

    assert (meta.title, meta.authors, meta.issued, meta.url, meta.origin) == ("", (), "", "", ())
