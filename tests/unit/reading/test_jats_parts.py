"""Articles in JATS XML: each part of the front, of the text and of what stands behind it."""

from __future__ import annotations

import pytest

from scoqa.reading.content import Content
from scoqa.reading.jats import read_jats
from scoqa.types import Zone


def blocks(content: Content) -> list[tuple[str, Zone]]:
    """(Words, zone) of each block."""
    zone_of = [(zone.span, zone.zone) for zone in content.zones]
    return [
        (content.text[slice(*span)], next((zone for own, zone in zone_of if own.contains(span)), Zone.BODY))
        for span in content.paragraphs
    ]


def article(body: str = "<p>Text.</p>", front: str = "", back: str = "", after: str = "") -> Content:
    return read_jats(
        f"<article xmlns:xlink='x'>{front}<body>{body}</body><back>{back}</back>{after}</article>".encode()
    )


def words_of(body: str) -> list[str]:
    return [words for words, _ in blocks(article(body))]


def test_the_front_says_all_that_is_known_of_an_article():
    front = (
        "<front><journal-meta><journal-id>X</journal-id><journal-title-group><journal-title>Journal of\n X</journal-title>"
        "</journal-title-group><publisher><publisher-loc>Kiel</publisher-loc><publisher-name>Ocean Press</publisher-name></publisher>"
        "</journal-meta><article-meta><article-id pub-id-type='pmid'>123</article-id><other pub-id-type='doi'>no</other>"
        "<article-id pub-id-type='doi'>10.1234/x.5</article-id><title-group><article-title>On X</article-title>"
        "<subtitle>Once</subtitle></title-group><contrib-group><contrib><name><surname>Doe</surname>"
        "<given-names>Jane</given-names></name></contrib></contrib-group><pub-date><year>2007</year></pub-date></article-meta></front>"
    )
    said = f"<article dtd-version='1' xmlns:xml2='y' xml:lang='de' id='a'>{front}<body><p>Text.</p></body></article>"

    meta = read_jats(said.encode()).meta

    assert (meta.title, meta.publisher, meta.doi) == ("On X: Once", "Journal of X", "10.1234/x.5")
    assert (meta.language, meta.issued, meta.authors) == ("de", "2007", ("Doe, Jane",))
    assert meta.origin == tuple(
        (name, "embedded metadata") for name in ("authors", "doi", "issued", "language", "publisher", "title")
    )


def test_without_a_journal_the_publisher_is_named_and_nothing_that_is_not_said():
    publisher = "<journal-id>X</journal-id><publisher><publisher-loc>Kiel</publisher-loc><publisher-name>Ocean Press</publisher-name></publisher>"
    named = article(front=f"<front><journal-meta>{publisher}</journal-meta><article-meta/></front>").meta
    bare = article(front="<front><journal-meta/></front>").meta

    assert (named.publisher, named.origin) == ("Ocean Press", (("publisher", "embedded metadata"),))
    assert (named.title, named.authors, named.issued, named.doi, named.language) == ("", (), "", "", "")
    assert (bare.kind, bare.origin, article().meta.kind) == ("article-journal", (), "article-journal")


@pytest.mark.parametrize(
    ("contrib", "author"),
    [
        ("<contrib contrib-type='author'><name><surname>Doe</surname></name></contrib>", "Doe"),
        (
            "<contrib><string-name><given-names>Jane</given-names> <surname>Doe</surname></string-name></contrib>",
            "Doe, Jane",
        ),
        ("<contrib><collab>World Health Organization</collab></contrib>", "World Health Organization"),
        ("<contrib><collab>Jane Doe</collab></contrib>", "Jane Doe"),
        ("<contrib><collab>Group of <name><surname>Doe</surname></name></collab></contrib>", "Group of Doe"),
        (
            "<contrib><collab>The <bold>Tide</bold><institution>Group</institution>.</collab></contrib>",
            "The Tide Group .",
        ),
    ],
)
def test_a_name_may_be_said_in_many_ways(contrib: str, author: str):
    front = f"<front><article-meta><contrib-group>{contrib}<contrib><anonymous/></contrib></contrib-group></article-meta></front>"

    assert article(front=front).meta.authors == (author,)


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("<year>1500</year>", "1500"),
        ("<year>1499</year>", ""),
        ("<year>2100</year>", "2100"),
        ("<year>2101</year>", ""),
        ("<year> 2007 </year><month>1</month>", "2007-01"),
        ("<year>2007</year><month>12</month><day>31</day>", "2007-12-31"),
        ("<year>2007</year><month>12</month><day>32</day>", "2007-12"),
        ("<year>2007</year><month>0</month><day>3</day>", "2007"),
        ("<year>2007</year><month>May</month><day>3</day>", "2007"),
        ("<year>2007</year><month>5</month><day>00000001</day>", "2007-05"),
        ("<year>²007</year>", ""),
    ],
)
def test_a_date_is_as_precise_as_it_makes_sense(date: str, issued: str):
    front = f"<front><article-meta><other><year>1999</year></other><pub-date>{date}</pub-date></article-meta></front>"

    assert article(front=front).meta.issued == issued


def test_each_block_of_an_abstract_is_in_its_zone():
    lists = (
        "<list><title>Aims</title><list-item><p>One.</p><list><list-item><p>Two.</p></list-item></list><p>Three.</p></list-item></list>"
        "<def-list><def-item><term>Tide</term> <def><p>a wave</p></def></def-item></def-list><preformat>x = 1\n  y</preformat>"
        "<code>z = 2</code><p>Before <list><list-item><p>inside</p></list-item></list> after.</p><statement><p>So.</p></statement><q>Said.</q>"
    )
    front = (
        f"<front><article-meta><abstract><title>Abstract</title><sec><title>Means</title>{lists}</sec></abstract>"
        "<trans-abstract><p>In short.</p></trans-abstract></article-meta></front>"
    )

    content = article(front=front)
    found = [(words, zone) for words, zone in blocks(content) if words != "Text."]

    assert {zone for _, zone in found} == {Zone.ABSTRACT}
    assert [words for words, _ in found] == [
        *("Abstract", "Means", "Aims", "One.", "Two.", "Three.", "Tide a wave", "x = 1\n  y", "z = 2"),
        *("Before", "inside", "after.", "So.", "Said.", "In short."),
    ]
    assert [(each.level, each.heading) for each in content.sections] == [(2, "Abstract"), (3, "Means")]


def test_sections_have_their_labels_and_the_depth_at_which_they_stand():
    deep = "<sec><label>1.1.1.1.1.1.1</label><title>Deep</title><p>x</p></sec>"
    for n in range(6, 0, -1):
        deep = f"<sec><label>{'.'.join('1' * n)}</label><title>Part {n}</title>{deep}</sec>"

    content = article(deep)

    assert [(each.level, each.heading) for each in content.sections] == [
        *[(min(n + 1, 6), f"{'.'.join('1' * n)} Part {n}") for n in range(1, 7)],
        (6, "1.1.1.1.1.1.1 Deep"),
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<disp-quote><p>One.</p><attrib>Doe</attrib></disp-quote>", ["One.", "Doe"]),
        ("<p>So <disp-quote><p>One.</p></disp-quote> it is.</p>", ["So", "One.", "it is."]),
        ("<p>So <disp-formula>E = m</disp-formula> it is.</p>", ["So", "E = m", "it is."]),
        ("<p>So <verse-group><verse-line>a</verse-line></verse-group> it is.</p>", ["So", "a", "it is."]),
        ("<p>So <boxed-text><p>One.</p></boxed-text> it is.</p>", ["So", "One.", "it is."]),
        (
            "<p>So <table-wrap><table><tr><td>a</td></tr></table></table-wrap> it is.</p>",
            ["So", "a", "it is."],
        ),
        ("<p>So <def-list><def-item><term>a</term></def-item></def-list> it is.</p>", ["So", "a", "it is."]),
        (
            "<statement><label>Theorem 1</label><title>Tides</title><p>They rise.</p></statement>",
            ["Theorem 1 Tides", "They rise."],
        ),
        ("<fig-group><label>Figure 1</label><fig><label>a</label></fig></fig-group>", ["Figure 1", "a"]),
        ("<verse-group><title>Ode</title><verse-line>O tide</verse-line></verse-group>", ["Ode O tide"]),
        ("<disp-formula><label>(1)</label>E = m</disp-formula>", ["(1) E = m"]),
        ("<object-id>10.1/x</object-id><p>One.</p><!-- no --><?no no?>", ["One."]),
        ("<fn><label>1</label><p>A note.</p></fn>", ["1 A note."]),
        ("<fn-group><fn><p>One.</p></fn><fn><p>Two.</p></fn></fn-group>", ["One.", "Two."]),
        ("<p>a<bold>b</bold><sub>2</sub><sc>C</sc></p>", ["ab2C"]),
        ("<p><annotation-xml>no</annotation-xml>a<annotation>no</annotation></p>", ["a"]),
        (
            "<p>a<xref ref-type='fn'> (3) </xref>b<xref ref-type='fn'>4]</xref>c<other ref-type='fn'>5</other></p>",
            ["a[3]b[4]c5"],
        ),
        ("<p>a<xref ref-type='table-fn'>[3]</xref><xref ref-type='fn'>*</xref>b</p>", ["a[3]*b"]),
    ],
)
def test_what_holds_paragraphs_or_words_loses_none(body: str, found: list[str]):
    assert words_of(body) == found


def test_figures_tables_and_material_have_captions_rows_and_notes():
    body = (
        "<fig><object-id>no</object-id><label>Figure 1</label><caption><p>A map<fn><p>By Doe.</p></fn>.</p></caption></fig>"
        "<supplementary-material><label>S1</label><caption><title>Data.</title></caption><p>More of it.</p></supplementary-material>"
        "<table-wrap><label>Table 1</label><caption><p>Tides</p></caption><alternatives><graphic/><table><thead><tr><th>Hour</th><th>Tide</th>"
        "<x>no</x></tr></thead><tbody><tr><td>6<xref ref-type='table-fn'>a</xref></td><td>low<fn><p>Seen.</p></fn></td></tr><tr><td/><td> </td></tr>"
        "<tr><td>7</td><td/></tr></tbody></table></alternatives>"
        "<table-wrap-foot><fn><label>a</label><p>At sea.</p></fn><attrib>Doe</attrib></table-wrap-foot></table-wrap>"
    )

    assert blocks(article(body)) == [
        ("Figure 1 A map.", Zone.CAPTION),
        ("By Doe.", Zone.FOOTNOTE),
        ("S1 Data.", Zone.CAPTION),
        ("More of it.", Zone.BODY),
        ("Table 1 Tides", Zone.CAPTION),
        ("Hour | Tide\n6a | low\n7 |", Zone.TABLE),
        ("Seen.", Zone.FOOTNOTE),
        ("a At sea.", Zone.FOOTNOTE),
        ("Doe", Zone.FOOTNOTE),
    ]


def test_notes_of_a_list_follow_it_once_each():
    note = "<fn><p>{}</p></fn>"
    body = (
        f"<list><list-item><p>a{note.format('One.')}</p><list><list-item><p>b{note.format('Two.')}</p></list-item></list></list-item></list>"
        f"<def-list><def-item><term>c{note.format('Three.')}</term></def-item></def-list>"
    )

    assert words_of(body) == ["a", "b", "Two.", "One.", "c", "Three."]


def test_what_stands_behind_the_text_has_its_zones_and_levels():
    back = (
        "<ack><title>Thanks</title><p>To all.</p></ack><fn-group><title>Notes</title><fn><p>A note.</p></fn></fn-group>"
        "<ref-list><title>Sources</title><ref><label>1</label><citation><name><surname>Doe</surname></name><year>2001</year></citation></ref>"
        "<ref-list><title>no</title><ref><nlm-citation><name><surname>Roe</surname></name><source>Owls</source></nlm-citation></ref></ref-list></ref-list>"
    )
    after = (
        "<floats-wrap><fig><label>Figure 1</label></fig></floats-wrap><response><front-stub><article-title>Reply</article-title></front-stub>"
        "<body><p>Agreed.</p></body></response>"
    )

    content = article(back=back, after=after)

    assert blocks(content) == [
        ("Text.", Zone.BODY),
        ("Thanks", Zone.BODY),
        ("To all.", Zone.BODY),
        ("Notes", Zone.FOOTNOTE),
        ("A note.", Zone.FOOTNOTE),
        ("Sources", Zone.REFERENCES),
        ("1 Doe 2001", Zone.REFERENCES),
        ("Roe Owls", Zone.REFERENCES),
        ("Figure 1", Zone.CAPTION),
        ("Reply", Zone.BODY),
        ("Agreed.", Zone.BODY),
    ]
    assert [(each.level, each.heading) for each in content.sections] == [
        (1, "Thanks"),
        (1, "Notes"),
        (1, "Sources"),
        (1, "Reply"),
    ]


def test_an_article_may_stand_within_another_element():
    wrapped = b"<pmc-articleset><x/><article><body><p>Text.</p></body></article><article><body><p>no</p></body></article></pmc-articleset>"

    assert read_jats(wrapped).text == "Text."
