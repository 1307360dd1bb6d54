"""A page's date is of its issue: stated, marked, or printed beside its title; never that of a change or of another page."""

from __future__ import annotations

import pytest
from lxml import html

from scoqa.reading.html_meta import page_meta

TITLE = "<h1>Why the tides rise</h1>"


def issued(body: str, head: str = "", attributes: str = "lang='de'") -> str:
    page = f"<!doctype html><html {attributes}><head><title>Why the tides rise</title>{head}</head><body>{body}</body></html>"
    return page_meta(html.document_fromstring(page)).issued


@pytest.mark.parametrize(
    "line",
    [
        "<p>3. Mai 2019</p>",
        "<p>Von Ann Lee am 03.05.2019, 11:51 | 2 Meinungen</p>",
        "<div><span>03.05.19</span></div>",
        "<p>2019.05.03. 8:06</p>",
        "<p>2019年5月3日</p>",
        "<p>Published 3 May 2019, updated 4 May 2019</p>",
    ],
)
def test_a_short_line_near_the_title_tells_the_date(line: str):
    assert issued(f"<article>{TITLE}{line}<p>Words.</p></article>") == "2019-05-03"
    assert issued(f"<article>{line}{TITLE}<p>Words.</p></article>") == "2019-05-03"


@pytest.mark.parametrize(
    "line",
    [
        "<p>Aktualisiert: 03.05.2019</p>",
        "<p>Last modified on 3 May 2019</p>",
        "<p>Stand: 3. Mai 2019</p>",
        "<p>Joined: 3 May 2019</p>",
        "<p>On 3 May 2019 the harbour was closed.</p>",
        "<figure><figcaption>The harbour, 3 May 2019</figcaption></figure>",
        '<div class="related"><p>3 May 2019</p></div>',
        '<ol class="commentlist"><li>3 May 2019</li></ol>',
        '<p class="date-modified">3 May 2019</p>',
        f"<p>{'Words and words. ' * 60}</p><p>3 May 2019</p>",
    ],
)
def test_dates_of_changes_and_of_something_else_are_none(line: str):
    assert issued(f"<article>{TITLE}{line}</article>") == ""


@pytest.mark.parametrize(
    ("attributes", "head", "date"),
    [
        ("lang='de'", "", "2019-05-03"),
        ("lang='en-GB'", "", "2019-05-03"),
        ("lang='en-US'", "", ""),
        ("lang='en'", "", ""),
        ("", '<link rel="canonical" href="https://tides.fr/1">', "2019-05-03"),
        ("", '<link rel="canonical" href="https://tides.com/1">', ""),
    ],
)
def test_which_number_is_the_month_is_known_by_the_language_or_the_address(
    attributes: str, head: str, date: str
):
    assert issued(f"{TITLE}<p>03/05/2019</p>", head, attributes) == date


@pytest.mark.parametrize(
    "marked",
    [
        '<abbr class="published" title="2019-05-03T17:06:45+0000">Friday</abbr>',
        '<time class="entry-date published" datetime="2019-05-03">3.5.</time><time class="updated" datetime="2019-05-04">4.5.</time>',
        '<span class="newsdatum">Freitag, 3. Mai 2019</span>',
        '<meta itemprop="x"><span itemprop="datePublished" content="2019-05-03">neulich</span>',
        "<p>Dieser Beitrag wurde von Ann Lee veröffentlicht am 03.05.2019 und unter Gezeiten abgelegt.</p>",
    ],
)
def test_a_date_is_known_by_what_its_element_is_called_far_from_the_title(marked: str):
    far = f"<p>{'Words and words. ' * 60}</p>"

    assert issued(f"<article>{TITLE}{far}{marked}</article>") == "2019-05-03"


def test_marked_dates_that_differ_tell_nothing():
    assert (
        issued('<span class="post-date">3. Mai 2019</span><span class="post-date">4. Mai 2019</span>') == ""
    )


def test_a_day_in_greenwich_is_the_one_that_the_page_prints_where_that_is_next_to_it():
    head = '<meta property="article:published_time" content="2019-05-03T03:28:35+00:00">'
    local = head.replace("+00:00", "-05:00")

    assert issued(f"{TITLE}<p>May 2, 2019</p>", head) == "2019-05-02"
    assert issued(f"{TITLE}<p>May 1, 2019</p>", head) == "2019-05-03"
    assert issued(f"{TITLE}<p>May 2, 2019</p>", local) == "2019-05-03"
    assert (
        issued(f"{TITLE}<p>December 31, 2018</p>", head.replace("2019-05-03", "2019-01-01")) == "2018-12-31"
    )


def test_a_month_in_the_address_is_told_to_the_day_by_the_page_but_not_changed_by_it():
    head = '<link rel="canonical" href="https://a.org/2019/05/tides">'

    assert issued(f"{TITLE}<p>3 May 2019</p>", head) == "2019-05-03"
    assert issued(f"{TITLE}<p>3 June 2019</p>", head) == "2019-05"


def test_the_more_precise_of_two_statements_that_agree_is_taken():
    head = '<meta name="citation_publication_date" content="2019/05"><meta name="citation_online_date" content="2019/05/03">'

    assert issued("", head) == "2019-05-03"
