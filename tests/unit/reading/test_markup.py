"""What elements of (X)HTML become: the blocks of a text, with their levels and zones."""

from __future__ import annotations

import pytest

from scoqa.reading.content import TextBuilder
from scoqa.reading.elements import xml_root
from scoqa.reading.markup import add_markup
from scoqa.types import Zone


def blocks(body: str) -> list[tuple[str, int, Zone]]:
    """(Words, level, zone) of each block of a page's body."""
    builder = TextBuilder()
    page = f'<html xmlns:epub="http://www.idpf.org/2007/ops"><body>{body}</body></html>'
    add_markup(builder, xml_root(page.encode())[0])
    text = builder.text
    return [(text[slice(*block.span)], block.level, block.zone) for block in builder.blocks]


def words(body: str) -> list[str]:
    return [block[0] for block in blocks(body)]


def test_headings_have_their_levels_on_one_line():
    assert blocks("<h1>Tides</h1><h4>by\n the <br/>hour</h4>") == [
        ("Tides", 1, Zone.BODY),
        ("by the hour", 4, Zone.BODY),
    ]


def test_loose_text_between_blocks_is_a_paragraph():
    assert words("One <b>bold</b> word.<p>Two.</p>three <i>four</i>") == [
        "One bold word.",
        "Two.",
        "three four",
    ]


def test_an_inline_element_that_holds_blocks_is_opened():
    assert words("<span>Before <p>inside</p> after</span>") == ["Before", "inside", "after"]


def test_numbers_of_printed_pages_are_none_of_the_text():
    assert words(
        "<p>The sea <span epub:type='pagebreak' id='p14'>14</span>rises.</p><div role='doc-pagebreak'>15</div>"
        "<p>It falls<a role='doc-pagebreak' title='16'/> again.</p>"
    ) == ["The sea rises.", "It falls again."]


def test_items_of_lists_and_line_breaks_stay_apart():
    assert words("<ul><li>One</li><li>Two<br/>lines</li></ul>") == ["One", "Two\nlines"]


def test_scripts_drawings_and_readings_of_signs_are_no_text():
    assert words("<p>A<script>x()</script><svg><text>y</text></svg> <ruby>漢<rt>kan</rt></ruby></p>") == [
        "A 漢"
    ]


def test_white_space_is_kept_in_listings_alone():
    assert words("<pre>if x:\n    y</pre><p>if   x:\n    y</p>") == ["if x:\n    y", "if x: y"]


def test_a_table_of_several_columns_is_one_and_of_one_column_paragraphs():
    two = "<table><tr><th>Hour</th><th>Tide</th></tr><tr><td></td><td> </td></tr><tr><td>6</td><td>low</td></tr></table>"
    one = "<table><tr><td>First.</td></tr><tr><td>Second.</td></tr></table>"

    assert blocks(two) == [("Hour | Tide\n6 | low", 0, Zone.TABLE)]
    assert blocks(one) == [("First.", 0, Zone.BODY), ("Second.", 0, Zone.BODY)]


def test_captions_are_told_and_pictures_by_long_descriptions_alone():
    body = (
        '<figure><img alt="a chart of tides"/><img alt="map"/><figcaption>Fig. 1 Tides</figcaption></figure>'
    )

    assert blocks(body) == [("a chart of tides", 0, Zone.BODY), ("Fig. 1 Tides", 0, Zone.CAPTION)]


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("<sup>3</sup>", "tide[3]."),
        ("<sup>[3]</sup>", "tide[3]."),
        ("<sup>th</sup>", "tideth."),
        ('<a epub:type="noteref">3</a>', "tide[3]."),
        ('<a role="doc-noteref">3</a>', "tide[3]."),
        ('<sup><a epub:type="noteref">12</a></sup>', "tide[12]."),
        ('<a epub:type="noteref">iv</a>', "tide[iv]."),
        ('<sup><a role="doc-noteref">b</a></sup>', "tide[b]."),
        ('<a epub:type="noteref">*</a>', "tide*."),
        ("<a>3</a>", "tide3."),
    ],
)
def test_the_number_of_a_note_is_not_glued_to_its_word(mark: str, told: str):
    assert words(f"<p>tide{mark}.</p>") == [told]


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ('<a href="#r1">↩</a>', "[1] At noon."),
        ('<a href="tides.xhtml#r1">↩︎</a>', "[1] At noon."),
        ('<a href="tides.xhtml#r1" epub:type="backlink">Back to the text</a>', "[1] At noon."),
        ('<a href="tides.xhtml#r1" role="doc-backlink">p. 3</a>', "[1] At noon. p. 3"),
        ('<a href="tides.xhtml#r1">tides</a>', "[1] At noon. tides"),
    ],
)
def test_a_link_from_a_note_back_to_its_place_is_none_of_its_words(link: str, told: str):
    body = f'<section epub:type="endnotes"><ol><li epub:type="endnote"><p>At noon. {link}</p></li></ol></section>'

    assert blocks(body) == [(told, 0, Zone.FOOTNOTE)]


def test_notes_have_the_numbers_that_their_list_begins_with():
    body = '<section epub:type="endnotes"><ol start="7"><li>At noon.</li><li>At dusk.</li></ol></section>'

    assert words(body) == ["[7] At noon.", "[8] At dusk."]


def test_signs_that_nobody_sees_part_no_words():
    assert words("<p>1273\u2060–\u206060, data\u200bbase, \ufefftide</p>") == ["1273–60, database, tide"]


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        ("10<sup>6</sup> cells", "10⁶ cells"),
        ("1.5 × 10<sup>12</sup>", "1.5 × 10¹²"),
        ("per cm<sup>2</sup>", "per cm²"),
        ("5 m<sup>2</sup>", "5 m²"),
        ("<i>x</i><sup>2</sup>", "x²"),
        ("in 2007<sup>3</sup>", "in 2007[3]"),
        ("of 1,200<sup>3</sup>", "of 1,200[3]"),
        ("10<sup>[6]</sup>", "10[6]"),
        ("from<sup>2</sup>", "from[2]"),
        ("“at sea.”<sup>2</sup>", "“at sea.”[2]"),
        ("<sup>1</sup> Notes", "[1] Notes"),
    ],
)
def test_a_raised_number_is_an_exponent_behind_figures_units_and_single_letters(inner: str, told: str):
    assert words(f"<p>{inner}</p>") == [told]


@pytest.mark.parametrize(
    ("attribute", "zone"),
    [
        ('epub:type="footnote"', Zone.FOOTNOTE),
        ('role="doc-endnotes"', Zone.FOOTNOTE),
        ('epub:type="toc"', Zone.CONTENTS),
        ('role="doc-bibliography"', Zone.REFERENCES),
        ('class="x"', Zone.BODY),
    ],
)
def test_zones_are_told_by_what_elements_say_they_are(attribute: str, zone: Zone):
    assert blocks(f"<section {attribute}><div><p>Words.</p></div></section>") == [("Words.", 0, zone)]


def test_a_navigation_is_contents_unless_it_says_more():
    assert blocks("<nav><p>One</p></nav>") == [("One", 0, Zone.CONTENTS)]
    assert blocks('<nav epub:type="footnotes"><p>One</p></nav>') == [("One", 0, Zone.FOOTNOTE)]


def test_a_number_in_the_margin_parts_words():
    assert words('<p>one<span class="linenum"></span>two</p>') == ["one two"]
