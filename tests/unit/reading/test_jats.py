"""Articles in JATS XML: their metadata, and what each element becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoqa.errors import UnreadableFileError
from scoqa.reading import media, read
from scoqa.reading.jats import read_jats
from scoqa.types import Zone

ARTICLE = b"""<!DOCTYPE article PUBLIC "-//NLM//DTD JATS" "JATS-archivearticle1.dtd">
<article article-type="research-article" xml:lang="en"><front>
<journal-meta><journal-title>Journal of X</journal-title></journal-meta>
<article-meta><article-id pub-id-type="doi">10.1234/x.5</article-id>
<title-group><article-title>On <italic>X</italic></article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>de Haas</surname>
<given-names>Marcel</given-names></name></contrib></contrib-group>
<pub-date><month>12</month><year>2007</year></pub-date>
<abstract><p>In short.</p></abstract></article-meta></front>
<body><sec><label>1</label><title>Aims</title><p>We found it <xref ref-type="bibr">[3]</xref>.
<fig><label>Figure 1</label><caption><p>A map.</p></caption></fig></p></sec></body>
<back><ref-list><title>References</title><ref><mixed-citation>Someone. A book.</mixed-citation></ref></ref-list>
</back></article>"""


def test_an_article_has_its_metadata_sections_and_zones():
    content = read_jats(ARTICLE)

    assert content.meta.title == "On X"
    assert content.meta.authors == ("de Haas, Marcel",)
    assert (content.meta.issued, content.meta.doi) == ("2007-12", "10.1234/x.5")
    assert content.text.split("\n\n") == [
        "On X",
        "In short.",
        "1 Aims",
        "We found it [3].",
        "Figure 1 A map.",
        "References",
        "Someone. A book.",
    ]
    assert [z.zone for z in content.zones] == [Zone.ABSTRACT, Zone.CAPTION, Zone.REFERENCES]
    assert [(s.level, s.heading) for s in content.sections] == [(1, "On X"), (2, "1 Aims"), (1, "References")]


def body_of(inner: str, back: str = "") -> list[tuple[str, Zone]]:
    """(Words, zone) of each block of an article's body and what follows it."""
    content = read_jats(f"<article><body>{inner}</body><back>{back}</back></article>".encode())
    spans = [(content.text[slice(*span)], span) for span in content.paragraphs]
    zone_of = {zone.span: zone.zone for zone in content.zones}
    return [
        (words, next((zone for own, zone in zone_of.items() if own.contains(span)), Zone.BODY))
        for words, span in spans
    ]


def test_characters_by_their_names_are_read():
    article = b"<article><body><p>The caf&eacute; of M&uuml;nchen &lsqb;&alpha;&rsqb; &lt; &unknown; end.</p></body></article>"

    assert read_jats(article).text == "The café of München [α] < &unknown; end."


def test_lists_and_definitions_are_a_block_an_item():
    inner = (
        "<list><list-item><label>1</label><p>One.</p></list-item><list-item><p>Two.</p></list-item></list>"
        "<def-list><def-item><term>Tide</term>: <def><p>a wave</p></def></def-item></def-list>"
    )

    assert [words for words, _ in body_of(inner)] == ["1 One.", "Two.", "Tide: a wave"]


def test_words_around_a_list_in_a_paragraph_are_paragraphs():
    inner = "<p>Before <list><list-item><p>inside</p></list-item></list> after.</p>"

    assert [words for words, _ in body_of(inner)] == ["Before", "inside", "after."]


def test_a_table_has_its_caption_rows_and_notes():
    inner = (
        "<table-wrap><label>Table 1</label><caption><p>Tides</p></caption><table>"
        "<tr><th>Hour</th><th>Tide</th></tr><tr><td/><td/></tr><tr><td>6</td><td>low</td></tr></table>"
        "<table-wrap-foot><p>At sea.</p></table-wrap-foot></table-wrap>"
    )

    assert body_of(inner) == [
        ("Table 1 Tides", Zone.CAPTION),
        ("Hour | Tide\n6 | low", Zone.TABLE),
        ("At sea.", Zone.FOOTNOTE),
    ]


def test_what_a_box_says_is_text():
    inner = "<boxed-text><caption><title>Note</title></caption><p>Words in a box.</p></boxed-text>"

    assert body_of(inner) == [("Note", Zone.CAPTION), ("Words in a box.", Zone.BODY)]


def test_notes_and_appendices_follow_the_text():
    back = (
        "<fn-group><fn><label>1</label><p>A note.</p></fn></fn-group>"
        "<app-group><app><title>More</title><p>Appended.</p></app></app-group>"
        "<ref-list><ref><mixed-citation>Doe. A book.</mixed-citation></ref></ref-list>"
    )

    found = body_of("<p>Text.</p>", back)

    assert found[:2] == [("Text.", Zone.BODY), ("1 A note.", Zone.FOOTNOTE)]
    assert ("Appended.", Zone.BODY) in [(words.split("More ")[-1], zone) for words, zone in found]
    assert found[-2:] == [("References", Zone.REFERENCES), ("Doe. A book.", Zone.REFERENCES)]


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        ("tide<xref ref-type='fn'>2</xref>.", "tide[2]."),
        ("tide<sup>2</sup>.", "tide[2]."),
        ("tide<sup>nd</sup>.", "tidend."),
        ("10<sup>6</sup> tides", "10⁶ tides"),
        ("<italic>R</italic><sup>2</sup>", "R²"),
        ("km<xref ref-type='fn'>2</xref>", "km[2]"),
        ("tide <xref ref-type='bibr'>2</xref>.", "tide 2."),
        ("x<tex-math>\\alpha</tex-math> y", "x α y"),
        ("caf&eacute;&nbsp;&ndash; &alpha; &lt; 1", "café – α < 1"),
        ("<math><msup><mi>c</mi><mn>2</mn></msup></math> is", "c² is"),
        ("one<break/>two", "one two"),
    ],
)
def test_what_stands_between_words(inner: str, told: str):
    assert [words for words, _ in body_of(f"<p>{inner}</p>")] == [told]


@pytest.mark.parametrize(
    ("dates", "issued"),
    [
        (
            "<pub-date><year>2008</year></pub-date><pub-date><day>4</day><month>12</month><year>2007</year></pub-date>",
            "2007-12-04",
        ),
        ("<pub-date><year>2008</year></pub-date><pub-date><year>2007</year></pub-date>", "2007"),
        (
            "<pub-date><year>2007</year></pub-date><pub-date><day>1</day><month>3</month><year>2008</year></pub-date>",
            "2008-03-01",
        ),
        ("<pub-date><month>13</month><year>2007</year></pub-date>", "2007"),
        ("<pub-date><year>MMVII</year></pub-date>", ""),
    ],
)
def test_the_earliest_whole_date_is_that_of_issue(dates: str, issued: str):
    front = f"<front><article-meta>{dates}</article-meta></front>"

    assert read_jats(f"<article>{front}<body><p>Text.</p></body></article>".encode()).meta.issued == issued


def test_who_wrote_it_may_be_a_body_and_no_editor_is():
    people = (
        "<contrib contrib-type='editor'><name><surname>Roe</surname></name></contrib>"
        "<contrib><collab>The Tide Group</collab></contrib><contrib><name><surname>Doe</surname></name></contrib>"
    )
    front = f"<front><article-meta><contrib-group>{people}</contrib-group></article-meta></front>"

    meta = read_jats(f"<article>{front}<body><p>Text.</p></body></article>".encode()).meta

    assert meta.authors == ("The Tide Group", "Doe")
    assert meta.kind == "article-journal"


def test_a_body_s_members_are_no_authors_of_their_own():
    member = "<contrib-group><contrib><name><surname>Roe</surname></name></contrib></contrib-group>"
    people = f"<contrib><collab>The <italic>Tide</italic> Group{member}</collab></contrib>"
    front = f"<front><article-meta><contrib-group>{people}</contrib-group></article-meta></front>"

    meta = read_jats(f"<article>{front}<body><p>Text.</p></body></article>".encode()).meta

    assert meta.authors == ("The Tide Group",)


def test_a_name_in_one_piece_has_its_family_first():
    people = "<contrib><string-name>Jane Q. Doe</string-name></contrib>"
    front = f"<front><article-meta><contrib-group>{people}</contrib-group></article-meta></front>"

    assert read_jats(f"<article>{front}<body><p>Text.</p></body></article>".encode()).meta.authors == (
        "Doe, Jane Q.",
    )


def test_items_of_a_list_in_a_list_and_lines_of_code_stay_apart():
    inner = (
        "<list><list-item><p>One.</p><list><list-item><p>Two.</p></list-item></list><p>Three.</p></list-item></list>"
        "<preformat>x = 1\ny = 2</preformat>"
    )

    assert [words for words, _ in body_of(inner)] == ["One.", "Two.", "Three.", "x = 1\ny = 2"]


def test_a_note_in_a_paragraph_follows_it():
    inner = (
        "<p>Tides<xref ref-type='fn'>1</xref><fn><label>1</label><p>At sea.</p></fn> rise.</p><p>Next.</p>"
    )

    assert body_of(inner) == [
        ("Tides[1] rise.", Zone.BODY),
        ("1 At sea.", Zone.FOOTNOTE),
        ("Next.", Zone.BODY),
    ]


def test_a_note_in_a_list_in_a_paragraph_is_told_once():
    inner = "<p>Tides: <list><list-item><p>rise<fn><p>At sea.</p></fn></p></list-item></list></p>"

    assert [words for words, _ in body_of(inner)] == ["Tides:", "rise", "At sea."]


def test_parts_of_a_listed_work_stand_apart_unless_text_parts_them():
    bare = (
        "<element-citation><person-group><name><surname>Kos</surname><given-names>M</given-names></name></person-group>"
        "<year>2009</year><article-title>Plants<italic>v</italic></article-title><source>Trends</source><volume>27</volume>"
        "<fpage>621</fpage><lpage>627</lpage><pub-id>10.1016/j.x</pub-id></element-citation>"
    )
    mixed = "<mixed-citation><name><surname>Kos</surname>, <given-names>M</given-names></name> (2009).</mixed-citation>"

    found = body_of("<p>Text.</p>", f"<ref-list><ref>{bare}</ref><ref>{mixed}</ref></ref-list>")

    assert [words for words, _ in found[2:]] == [
        "Kos M 2009 Plantsv Trends 27 621–627 10.1016/j.x",
        "Kos, M (2009).",
    ]


def test_a_list_of_works_in_a_section_is_one():
    back = "<sec><title>Sources</title><ref-list><ref><mixed-citation>Doe. A book.</mixed-citation></ref></ref-list></sec>"

    assert body_of("<p>Text.</p>", back)[-1] == ("Doe. A book.", Zone.REFERENCES)


def test_figures_behind_the_text_and_articles_within_it_are_read():
    figure = "<floats-group><fig><label>Figure 1</label><caption><p>A map.</p></caption></fig></floats-group>"
    inner = (
        "<sub-article article-type='translation'><front-stub><title-group><article-title>Sobre X</article-title></title-group>"
        "<abstract><p>Em breve.</p></abstract></front-stub><body><p>Achamos.</p></body></sub-article>"
    )

    content = read_jats(ARTICLE.replace(b"</article>", f"{figure}{inner}</article>".encode()))

    assert content.text.split("\n\n")[-4:] == ["Figure 1 A map.", "Sobre X", "Em breve.", "Achamos."]
    assert content.meta.title == "On X"


def test_sections_and_lists_of_a_box_are_read():
    inner = (
        "<boxed-text><caption><title>Note</title></caption><sec><title>Why</title><p>Words.</p></sec>"
        "<list><list-item><p>One.</p></list-item></list></boxed-text>"
    )

    assert [words for words, _ in body_of(inner)] == ["Note", "Why", "Words.", "One."]


def test_signs_that_nobody_sees_are_no_part_of_a_formula():
    assert [words for words, _ in body_of("<p>E=m\u2062c<annotation>mc^2</annotation></p>")] == ["E=mc"]


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("<article><front><article-meta/>", media.JATS),
        ("<?xml version='1.0'?><root><body><p>x</p></body></root>", media.XML),
        ("<?xml version='1.0'?><html><body><p>x</p></body></html>", media.HTML),
        ("<html><body><p>x</p></body></html>", media.HTML),
        ("<otus>\n  <otu id='a'>Bacillus subtilis</otu>", media.XML),
        ("A note on <tides>", media.TEXT),
    ],
)
def test_xml_is_told_by_its_first_elements(tmp_path: Path, start: str, kind: str):
    file = tmp_path / "a.xml"
    file.write_text(start)

    assert media.media_type(file) == kind


@pytest.mark.parametrize("data", [b"<article><body/></article>", b"<book><p>x</p></book>"])
def test_another_kind_of_xml_or_one_without_words_is_refused(data: bytes):
    with pytest.raises(UnreadableFileError, match=r"no text in it|of a kind that is not read"):
        read_jats(data)


def test_an_article_nested_too_deeply_says_so():
    deep = b"<sec>" * 300 + b"<p>Deep.</p>" + b"</sec>" * 300

    with pytest.raises(UnreadableFileError, match="nested too deeply to read"):
        read_jats(ARTICLE.replace(b"<sec>", deep + b"<sec>", 1))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be-bom"])
def test_jats_in_utf_16_may_name_characters(tmp_path: Path, encoding: str):
    article = (
        '<?xml version="1.0" encoding="UTF-16"?>\n<!DOCTYPE article [<!ENTITY own "x">]>\n<article><front><article-meta><title-group>'
        "<article-title>Caf&eacute; &own; Ωmega</article-title></title-group></article-meta></front>"
        "<body><p>The council met in Tashkent.</p></body></article>"
    )
    path = tmp_path / "article.xml"
    path.write_bytes(
        article.encode("utf-16") if encoding == "utf-16" else b"\xfe\xff" + article.encode("utf-16-be")
    )

    document = read(path)

    assert document.meta.title == "Café &own; Ωmega"
    assert "The council met in Tashkent." in document.text
