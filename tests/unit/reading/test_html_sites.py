"""Pages of sites, whose main text stands among menus, forms and what others say."""

from __future__ import annotations

import pytest

from scoqa.reading.content import Content
from scoqa.reading.html import begins_as_page, page_root, read_html
from scoqa.types import Zone

WORDS = "These are the words of a paragraph that says something about it at some length. " * 4
FORM = "<form><input name='q'><button>Search</button></form>"


def site(main: str, *, before: str = "", after: str = "") -> Content:
    """What is read of a page with a form, so that it is no bare document."""
    body = f"{FORM}{before}<article>{main}<p>{WORDS}</p></article>{after}"
    return read_html(f"<!doctype html><html><head><title>T</title></head><body>{body}</body></html>".encode())


def blocks(content: Content) -> list[tuple[str, Zone]]:
    zone_of = [(zone.span, zone.zone) for zone in content.zones]
    return [
        (content.text[slice(*span)], next((zone for own, zone in zone_of if own.contains(span)), Zone.BODY))
        for span in content.paragraphs
    ]


def test_headings_tables_lists_quotes_and_code_of_a_site_are_told_apart():
    main = (
        f"<h1>Tides</h1><p>{WORDS}</p><h3>By hour</h3><table><tr><th>Hour</th><th>Tide</th></tr><tr><td></td><td> </td></tr>"
        "<tr><td>6</td><td>very <b>low</b></td></tr></table><ul><li>One item of the list.</li><li>Two items of the list.</li></ul>"
        "<blockquote><p>A word by someone else.</p></blockquote><pre><code>first line<br>second line</code></pre>"
    )

    content = site(main)

    text = WORDS.strip()
    assert blocks(content) == [
        ("Tides", Zone.BODY),
        (text, Zone.BODY),
        ("By hour", Zone.BODY),
        ("Hour | Tide\n6 | very low", Zone.TABLE),
        ("One item of the list.", Zone.BODY),
        ("Two items of the list.", Zone.BODY),
        ("A word by someone else.", Zone.BODY),
        ("first line\nsecond line", Zone.BODY),
        (text, Zone.BODY),
    ]
    assert [(each.level, each.heading) for each in content.sections] == [(1, "Tides"), (3, "By hour")]


def test_raised_numbers_of_a_site_are_marks_of_notes_or_powers():
    main = "<p>There was growth<sup><a href='#n1'>12</a></sup> of 10<sup>6</sup> tides,<sup><sup>8</sup></sup> said [ 3 ] of them[ 4 ].</p>"

    assert site(main).text.split("\n\n")[0] == "There was growth[12] of 10⁶ tides,[8] said[3] of them[4]."


def test_what_others_say_and_what_edits_is_left_out():
    main = "<h2>Tides<span class='mw-editsection'>[edit]</span></h2>"
    comments = (
        f"<div id='comments' class='comments'><div class='comment'><p>Nonsense! {WORDS}</p></div></div>"
    )

    text = site(
        main, before="<nav><a href='/'>Home</a></nav>", after=f"{comments}<footer>Imprint</footer>"
    ).text

    assert text == f"Tides\n\n{WORDS.strip()}"


@pytest.mark.parametrize(
    "page",
    [
        "<body><p>{}</p></body>",
        "<BODY bgcolor=white><p>{}",
        "<title>T</title><body><p>{}</p>",
        "<head></head><p>{}</p>",
        "<!-- saved --><body><p>{}</p></body>",
    ],
)
def test_a_page_may_leave_out_its_root(page: str):
    assert read_html(page.format(WORDS).encode()).text == WORDS.strip()


@pytest.mark.parametrize(
    ("data", "is_so"),
    [
        (b"<html>", True),
        (b"\xef\xbb\xbf \n<!DOCTYPE html>", True),
        (b"<!-- a --> <!-- b -->\n<HTML lang='en'>", True),
        (b"<!-- a\n--><?xml version='1.0'?>", True),
        (b"<!---->\n<html>", True),
        (b"<htmlx>", False),
        (b"<p>", False),
        (b"A text on <html>", False),
        (b"<!-- <html>", False),
    ],
)
def test_pages_begin_with_their_root_or_what_stands_before_it(data: bytes, is_so: bool):
    assert begins_as_page(data) is is_so


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        ("<?xml version='1.0' encoding='iso-8859-1'?><html><body><p>Käuze é</p></body></html>", "latin-1"),
        ("<html><head><meta charset='windows-1252'></head><body><p>Käuze é</p></body></html>", "cp1252"),
        (
            "<html><head><meta http-equiv='content-type' content='text/html; charset=latin1'></head><body><p>Käuze é</p></body></html>",
            "latin-1",
        ),
        ("<html><body><p>Käuze é</p></body></html>", "utf-16"),
        ("<body><p>Käuze é</p>", "utf-8"),
        ("<p>Käuze é</p>", "utf-8"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_states(page: str, encoding: str):
    assert "Käuze é" in "".join(page_root(page.encode(encoding)).itertext())
