"""Web pages to their main text."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from lxml.etree import LIBXML_VERSION

from scoqa.errors import UnreadableFileError
from scoqa.reading import html, read
from scoqa.reading.content import TextBuilder
from scoqa.reading.html import read_html
from scoqa.reading.mhtml import html_part
from scoqa.types import Zone

WORDS = "These are the words of a paragraph that says something about it at some length. " * 4


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>".encode()


def test_the_main_text_has_headings_and_no_menus():
    content = read_html(
        page(
            "<nav><ul><li><a href='/'>Home</a></li></ul></nav>"
            f"<article><h1>The Title</h1><p>{WORDS}</p><h2>Aims</h2><p>{WORDS}</p>"
            f"<h2>References</h2><p>{WORDS}</p></article><footer>Imprint</footer>"
        )
    )

    assert [(s.level, s.heading) for s in content.sections] == [
        (1, "The Title"),
        (2, "Aims"),
        (2, "References"),
    ]
    assert "Home" not in content.text
    assert [z.zone for z in content.zones] == [Zone.REFERENCES]


def test_headings_and_tables_in_divisions_of_divisions_are_kept():
    rows = "<row><cell>Pos</cell><cell>Plays</cell></row><row><cell>DL</cell><cell>63</cell></row>"
    inner = f"<div><head rend='h3'>Defensive Line</head><table>{rows}</table></div>"
    builder = TextBuilder()

    html._add(builder, etree.fromstring(f"<body><p>Words.</p><div>{inner}</div><p>More.</p></body>"))

    assert builder.text == "Words.\n\nDefensive Line\n\nPos | Plays\nDL | 63\n\nMore."
    assert [block.level for block in builder.blocks] == [0, 3, 0, 0]


def test_a_table_by_which_a_page_is_laid_out_is_read_as_what_its_cells_hold():
    inner = "<row><cell>Pos</cell><cell><p>Plays</p></cell></row>"
    cell = f"Before<lb/>it <head rend='h2'>Aims</head>We <del>will</del> go.<p>Words.</p><table>{inner}</table>after"
    builder = TextBuilder()

    html._add(
        builder,
        etree.fromstring(f"<body><table><row><cell>Menu</cell><cell>{cell}</cell></row></table></body>"),
    )

    assert builder.text == "Menu\n\nBefore it\n\nAims\n\nWe will go.\n\nWords.\n\nPos | Plays\n\nafter"
    assert [block.level for block in builder.blocks] == [0, 0, 2, 0, 0, 0, 0]
    assert [block.zone for block in builder.blocks if block.zone is not Zone.BODY] == [Zone.TABLE]


def test_a_table_in_a_paragraph_is_kept():
    rows = "".join(f"<tr><td>{n}</td><td>Opus {n} is a print of an owl</td></tr>" for n in range(30))

    content = read_html(
        page(f"<form></form><div class='entry-content'><div>List <table>{rows}</table> {WORDS}</div></div>")
    )

    assert "Opus 7 is a print of an owl" in content.text


def test_places_where_a_word_may_be_parted_are_none_of_it():
    words = WORDS.replace("paragraph", "para&shy;graph")

    site = read_html(page(f"<form></form><article><p>{words}</p><p>{words}</p></article>"))
    document = read_html(page(f"<p>{words}</p>", head="<meta name=generator content=pandoc>"))

    assert "a paragraph that" in site.text
    assert "a paragraph that" in document.text


def test_raised_numbers_are_not_glued_to_words():
    body = "There was growth<sup><a href='#n1'>12</a></sup> of 10<sup>6</sup> tides,<sup>8,9</sup> said Bo."

    content = read_html(page(f"<article><p>{body}</p><p>{WORDS}</p></article>"))

    assert content.text.startswith("There was growth[12] of 10⁶ tides,[8,9] said Bo.")


def test_metadata_of_journals_is_used_with_just_its_precision():
    head = (
        '<meta name="citation_title" content="On X"><meta name="citation_author" content="de Haas, Marcel">'
        '<meta name="citation_author" content="Bo Ek"><meta name="citation_publication_date" content="2007/12">'
        '<meta name="citation_journal_title" content="Journal of X"><meta name="citation_doi" content="10.1234/x">'
    )

    meta = read_html(page(f"<article><p>{WORDS}</p></article>", head)).meta

    assert (meta.title, meta.authors) == ("On X", ("de Haas, Marcel", "Ek, Bo"))
    assert (meta.issued, meta.doi, meta.kind) == ("2007-12", "10.1234/x", "article-journal")
    assert meta.language == "en-GB"


def test_json_ld_is_used_where_meta_elements_are_silent():
    head = (
        '<title>A Report - The Site</title><script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",'
        '"headline": "A Report", "datePublished": "2019-02-21T08:00:00Z", "author": [{"name": "Ann Lee"}],'
        '"publisher": {"name": "The Site"}}]}</script>'
    )

    meta = read_html(page(f"<article><p>{WORDS}</p></article>", head)).meta

    assert (meta.title, meta.authors, meta.issued) == ("A Report", ("Lee, Ann",), "2019-02-21")
    assert meta.publisher == "The Site"


def test_the_site_s_name_is_no_part_of_the_title():
    head = '<title>Duck - Wikipedia</title><meta property="og:title" content="Duck - Wikipedia">'

    assert read_html(page(f"<p>{WORDS}</p>", head)).meta.title == "Duck"


@pytest.mark.parametrize("modified", ['<meta property="article:modified_time" content="2020-01-01">', ""])
def test_no_date_is_invented(modified: str):
    assert read_html(page(f"<article><p>{WORDS}</p><p>© 2020</p></article>", modified)).meta.issued == ""


def test_a_page_without_words_is_no_document():
    with pytest.raises(UnreadableFileError, match="no text"):
        read_html(page("<img src='a.png'>"))


def test_a_saved_page_gives_its_html_part():
    data = (
        b'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>caf=C3=A9</p>\r\n--b--\r\n"
    )

    assert html_part(data).strip().decode() == "<p>café</p>"


def test_a_fragment_of_a_page_is_read_whatever_its_encoding():
    fragment = "<p>Hällo wörld, this is a fragment.</p>"

    for encoding in ("utf-8", "utf-16"):
        content = read_html(fragment.encode(encoding))

        assert "Hällo wörld, this is a fragment." in content.text


def test_lines_of_code_stay_apart():
    content = read_html(
        page(f"<article><p>{WORDS}</p><pre><code>first line<br>second line</code></pre></article>")
    )

    assert "first line\nsecond line" in content.text


@pytest.mark.parametrize(
    ("in_head", "headings", "title"),
    [
        ("Babies Who Eat Peanuts", ["Allergies Health Center"], "Babies Who Eat Peanuts"),
        ("On Ducks | The Site", ["The Site", "On Ducks"], "On Ducks"),
        ("MathJax v3 with MathML input", ["MathJax v3 beta: MathML input"], "MathJax v3 beta: MathML input"),
        ("", ["On Ducks"], "On Ducks"),
    ],
)
def test_the_title_is_the_heading_that_the_head_confirms(in_head: str, headings: list[str], title: str):
    body = "".join(f"<h1>{heading}</h1>" for heading in headings)

    assert read_html(page(f"{body}<p>{WORDS}</p>", f"<title>{in_head}</title>")).meta.title == title


def test_dublin_core_is_known_as_property_and_beside_other_names():
    head = '<meta property="dc:title og:title" content="On X"><meta property="dc:creator" content="Ann Lee">'

    meta = read_html(page(f"<p>{WORDS}</p>", head)).meta

    assert (meta.title, meta.authors) == ("On X", ("Lee, Ann",))


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "L’été dernier, nous étions à Besançon et c’était très agréable : « Où êtes-vous né ? »"),
        (
            "iso8859_2",
            "Pan Łukasz był w sobotę na łące i śpiewał pieśń o źródłach rzeki, która płynie przez miasto.",
        ),
    ],
)
def test_a_page_that_states_no_encoding_is_read_as_a_text_without_one(encoding: str, words: str):
    data = f"<html><body><p>{words}</p></body></html>".encode(encoding)

    assert read_html(data).text == words


@pytest.mark.parametrize("tag", ["div", "font", "b"])
def test_what_follows_deep_nesting_is_read_too(tag: str):
    deep = f"<{tag}>" * 300 + f"<p>Deep: {WORDS}</p>" + f"</{tag}>" * 300

    content = read_html(page(f"<p>First: {WORDS}</p>{deep}<p>Last: {WORDS}</p>"))

    assert [content.text[slice(*p)][:5] for p in content.paragraphs] == ["First", "Deep:", "Last:"]


def test_a_page_nested_too_deeply_says_so():
    with pytest.raises(UnreadableFileError, match="nested too deeply to read"):
        read_html(page("<div>" * 5000 + f"<p>{WORDS}</p>" + "</div>" * 5000))


@pytest.mark.parametrize("stated", ["https://www.example.org", "@example"])
def test_an_address_or_an_account_is_no_publisher(stated: str):
    page = (
        f'<html><head><meta property="og:site_name" content="{stated}">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "The Site"}}</script>'
        "</head><body><p>These are the words of the page, which are enough of them to be one.</p></body></html>"
    )

    assert read_html(page.encode()).meta.publisher == "The Site"


ATTRIBUTES = [f"a{n}" for n in range(1001)]


@pytest.mark.parametrize(
    "tag",
    [
        " ".join(ATTRIBUTES),
        pytest.param(
            "/".join(ATTRIBUTES),
            marks=pytest.mark.skipif(
                LIBXML_VERSION < (2, 14), reason="an older libxml2 knows no attributes behind a slash"
            ),
        ),
        "".join(f'{name}=">"' for name in ATTRIBUTES),
        " ".join(f"{name} = '<b>'" for name in ATTRIBUTES),
        f"><<p {' '.join(ATTRIBUTES)}",
    ],
)
def test_a_tag_of_more_attributes_than_can_be_parsed_in_time_is_refused_at_once(tag: str):
    with pytest.raises(UnreadableFileError, match="more than 1,000 attributes; not read"):
        read_html(f"<html><body><p {tag}>Words.</p></body></html>".encode())


@pytest.mark.parametrize(
    "page",
    [
        f"<p {' '.join(ATTRIBUTES[1:])}>Words.</p>",
        f"<p>Words.</p><script>if (i<n && {' '.join(ATTRIBUTES)}) x()</script>",
        f"<p>Words.</p><!-- <p {' '.join(ATTRIBUTES)}> -->",
        f"<p {'a ' * 2000}>Words.</p>",
    ],
)
def test_what_only_looks_like_a_tag_of_many_attributes_costs_no_page(page: str):
    assert read_html(f"<html><body>{page}</body></html>".encode()).text == "Words."


TAGS = "<I> <U> <EM> and <TITLE> are tags that <HEAD> may hold.\n\nSo said the first list of them."


def test_a_plain_text_about_tags_in_which_a_page_has_no_text_is_read_as_text(tmp_path: Path):
    path = tmp_path / "tags.txt"
    path.write_text(TAGS)

    assert read(path).text == TAGS


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("tags.html", TAGS),
        ("page.txt", f"<html><head><title>{TAGS}"),
        ("page.txt", f"<!-- saved -->\n<!DOCTYPE html><html><head><script>{TAGS}"),
    ],
)
def test_a_page_without_text_is_no_plain_text(tmp_path: Path, name: str, words: str):
    path = tmp_path / name
    path.write_text(words)

    with pytest.raises(UnreadableFileError, match="no text found in this web page"):
        read(path)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (page("<div id='root'></div>", "<script src='a.js'></script>"), "its scripts make it in the browser"),
        (
            page(
                "<div id='root'></div><noscript>You need to enable JavaScript to run this app.</noscript>",
                "<script src='a.js'></script>",
            ),
            "its scripts make it in the browser",
        ),
        (
            b"<html><head><title>F</title></head><frameset cols='20%,80%'><frame src='a.html'><frame src='b.html'></frameset></html>",
            "it shows other files in its frames",
        ),
    ],
)
def test_a_page_says_why_it_has_no_text(data: bytes, why: str):
    with pytest.raises(UnreadableFileError, match=f"^no text found in this web page: {why}$"):
        read_html(data)


def test_a_text_about_scripts_is_no_notice():
    words = "Without JavaScript a page is read by all who can read. "

    assert read_html(page(f"<div class='post'><p>{words * 8}</p></div>")).text == (words * 8).strip()
    assert read_html(
        page("<form></form>" + "<p>You may write without JavaScript.</p>" + f"<p>{WORDS}</p>")
    ).text


def test_an_article_that_a_site_keeps_hidden_until_its_scripts_run_is_read():
    head = "<meta name='citation_title' content='Tides'>"
    hidden = "".join(f"<p>{n} {WORDS}</p>" for n in range(12))

    text = read_html(
        page(f"<form></form><div><p>Tides</p></div><div hidden id='S:1'>{hidden}</div>", head)
    ).text

    assert text.count("These are the words") == 12 * 4
