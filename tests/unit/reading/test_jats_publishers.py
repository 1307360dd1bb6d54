"""Articles in JATS XML as journals write it: what real articles have that a plain one does not."""

from __future__ import annotations

import pytest

from scoqa.reading.content import Content
from scoqa.reading.jats import read_jats
from scoqa.types import Zone


def article(
    body: str = "<p>Text.</p>", about: str = "", back: str = "", journal: str = "", after: str = ""
) -> Content:
    front = f"<front><journal-meta>{journal}</journal-meta><article-meta>{about}</article-meta></front>"
    return read_jats(f"<article>{front}<body>{body}</body><back>{back}</back>{after}</article>".encode())


def blocks(content: Content) -> list[tuple[str, Zone]]:
    """(Words, zone) of each block."""
    zones = content.zones
    return [
        (content.text[slice(*span)], next((z.zone for z in zones if z.span.contains(span)), Zone.BODY))
        for span in content.paragraphs
    ]


def path_of(content: Content, words: str) -> list[str]:
    """The headings above words of the text."""
    at = content.text.index(words)
    return [s.heading for s in content.sections if s.span.start <= at < s.span.stop]


FIGURE = "<fig><label>Figure 1</label><caption><p>A map.</p></caption></fig>"


def test_figures_in_a_group_within_a_paragraph_are_captions():
    body = f"<p>Before.<fig-group>{FIGURE}{FIGURE.replace('1', '2')}</fig-group> After.</p>"

    assert blocks(article(body)) == [
        ("Before.", Zone.BODY),
        ("Figure 1 A map.", Zone.CAPTION),
        ("Figure 2 A map.", Zone.CAPTION),
        ("After.", Zone.BODY),
    ]


def test_tables_in_a_group_have_their_caption_and_rows():
    table = "<table-wrap><label>Table 1</label><caption><p>Tides.</p></caption><table><tr><td>a</td><td>b</td></tr></table></table-wrap>"

    assert blocks(article(f"<p>Before.<table-wrap-group>{table}</table-wrap-group></p>")) == [
        ("Before.", Zone.BODY),
        ("Table 1 Tides.", Zone.CAPTION),
        ("a | b", Zone.TABLE),
    ]


def test_whose_a_figure_is_stands_beneath_it():
    rights = "<permissions><copyright-statement>© 2007 Ocean Press</copyright-statement><license><license-p>Reproduced with permission.</license-p></license></permissions>"
    figure = f"<fig><label>Graph 1</label><attrib>Source: NBS (2024).</attrib>{rights}</fig>"

    assert blocks(article(figure)) == [
        ("Graph 1", Zone.CAPTION),
        ("Source: NBS (2024).", Zone.CAPTION),
        ("© 2007 Ocean Press Reproduced with permission.", Zone.CAPTION),
    ]


def test_a_table_of_oasis_has_rows():
    rows = (
        "<o:tgroup><o:tbody><o:row><o:entry>CO</o:entry><o:entry>0.4</o:entry></o:row></o:tbody></o:tgroup>"
    )
    table = f"<table-wrap xmlns:o='x'><label>Table 1</label><o:table>{rows}</o:table></table-wrap>"

    assert blocks(article(table)) == [("Table 1", Zone.CAPTION), ("CO | 0.4", Zone.TABLE)]


def test_a_table_in_parts_has_all_its_rows_and_one_told_in_two_ways_has_them_once():
    parts = "<alternatives><graphic/><table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table></alternatives>"
    twice = "<alternatives><table xmlns='x'><row><entry>a</entry></row></table><table><tr><td>a</td></tr></table></alternatives>"

    assert blocks(article(f"<table-wrap>{parts}</table-wrap>")) == [("a\nb", Zone.TABLE)]
    assert blocks(article(f"<table-wrap>{twice}</table-wrap>")) == [("a", Zone.TABLE)]


def test_a_table_within_a_cell_is_told_once():
    inner = "<table><tr><td>b</td><td>c</td></tr></table>"

    assert blocks(article(f"<table-wrap><table><tr><td>a {inner}</td></tr></table></table-wrap>")) == [
        ("a b c", Zone.TABLE)
    ]


def test_what_a_file_beside_the_article_holds_is_told_but_not_how_to_load_it():
    said = "<supplementary-material><media><caption><p>{}</p></caption></media></supplementary-material>"
    loose = "<supplementary-material>Table of species.</supplementary-material>"

    assert blocks(article(said.format("Voltages of the fibres."))) == [
        ("Voltages of the fibres.", Zone.CAPTION)
    ]
    assert blocks(article("<p>x</p>" + said.format("Click here for additional data file."))) == [
        ("x", Zone.BODY)
    ]
    assert blocks(article(f"<p>{loose}</p>")) == [("Table of species.", Zone.CAPTION)]


def test_data_files_within_a_caption_have_captions_of_their_own():
    data = "<supplementary-material><object-id>10.1/x</object-id><label>Data 1.</label><caption><p>Counts.</p></caption></supplementary-material>"
    figure = f"<fig><label>Fig. 1.</label><caption><p>A map. {data} Bar, 1 m.</p></caption></fig>"

    assert blocks(article(figure)) == [
        ("Fig. 1. A map. Bar, 1 m.", Zone.CAPTION),
        ("Data 1. Counts.", Zone.CAPTION),
    ]


def test_text_without_a_heading_is_not_under_the_last_part_of_the_abstract():
    abstract = (
        "<abstract><title>Summary</title><sec><title>Conclusion</title><p>It rose.</p></sec></abstract>"
    )

    content = article("<p>Tides rise.</p><sec><title>Methods</title><p>We looked.</p></sec>", abstract)

    assert path_of(content, "It rose") == ["Summary", "Conclusion"]
    assert path_of(content, "Tides rise") == []
    assert path_of(content, "We looked") == ["Methods"]


def test_text_behind_a_box_is_of_the_section_around_it():
    box = "<boxed-text><sec><title>Box 1. Odds</title><p>Of tides.</p></sec></boxed-text>"

    content = article(f"<sec><title>Corollaries</title><p>One.</p>{box}<p>Two.</p></sec>")

    assert path_of(content, "Of tides") == ["Corollaries", "Box 1. Odds"]
    assert path_of(content, "Two.") == ["Corollaries"]


def test_notes_without_a_heading_are_not_under_the_last_one():
    back = "<ack><title>Thanks</title><p>We thank you.</p></ack><fn-group><fn><p>No conflicts.</p></fn></fn-group>"

    content = article(back=back)

    assert path_of(content, "We thank") == ["Thanks"]
    assert path_of(content, "No conflicts") == []


def test_appendices_in_a_group_are_sections():
    inner = "<sec><title>Proof</title><p>It holds.</p></sec>"

    content = article(back=f"<app-group><app><title>Appendix A</title>{inner}</app></app-group>")

    assert path_of(content, "It holds") == ["Appendix A", "Proof"]


def test_a_description_of_a_species_has_its_sections():
    parts = "<tp:treatment-sec><title>Etymology</title><p>Named after it.</p></tp:treatment-sec>"
    body = f"<sec><title>Systematics</title><tp:taxon-treatment xmlns:tp='x'><tp:nomenclature>Girardia</tp:nomenclature>{parts}</tp:taxon-treatment></sec>"

    content = article(body)

    assert path_of(content, "Named after") == ["Systematics", "Etymology"]
    assert "Girardia" in content.text


def test_the_label_of_a_part_without_a_title_is_its_heading():
    content = article(about="<abstract><label>Abstract</label><p>In short.</p></abstract>")

    assert path_of(content, "In short") == ["Abstract"]
    assert [words for words, _ in blocks(article("<sec><label>1.</label><p>x</p></sec>"))] == ["x"]


def test_what_authors_declare_is_a_note():
    notes = "<author-notes><corresp>a@b.org</corresp><fn><p>The authors declare no conflict of interest.</p></fn></author-notes>"

    content = article(about=f"<abstract><p>In short.</p></abstract>{notes}")

    assert blocks(content) == [
        ("In short.", Zone.ABSTRACT),
        ("The authors declare no conflict of interest.", Zone.FOOTNOTE),
        ("Text.", Zone.BODY),
    ]


def test_lists_and_notes_in_the_paragraph_of_an_item_are_blocks():
    inner = "<list><list-item><p>One<fn><p>A note.</p></fn></p></list-item></list>"
    body = f"<list><list-item><p>Before {inner}</p></list-item><list-item><p>Two<fn><p>Other.</p></fn></p></list-item></list>"

    assert blocks(article(body)) == [
        ("Before", Zone.BODY),
        ("One", Zone.BODY),
        ("A note.", Zone.FOOTNOTE),
        ("Two", Zone.BODY),
        ("Other.", Zone.FOOTNOTE),
    ]


def test_the_names_of_data_that_are_cited_in_the_text_are_not_glued():
    name = "<name><surname>Boucher</surname><given-names>JI</given-names></name>"

    content = article(f"<p>Made by <related-object>{name}, <year>2014</year></related-object>.</p>")

    assert content.text == "Made by Boucher JI, 2014."


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        ("tides<xref ref-type='bibr'>12</xref> rise", "tides[12] rise"),
        ("rise.<xref ref-type='bibr'>3</xref> They", "rise.[3] They"),
        ("racemates,<xref ref-type='bibr'>2</xref> as", "racemates,[2] as"),
        (
            "tides [<xref ref-type='bibr'>3</xref>,<xref ref-type='bibr'>4</xref>] rise",
            "tides [3,4] rise",
        ),
        ("Haas,<xref ref-type='bibr'>2007</xref>", "Haas,2007"),
        ("Table<xref ref-type='table'>1</xref>", "Table1"),
        ("<xref><sup>5</sup></xref><xref><sup>6</sup></xref>", "[5][6]"),
        ("see<object-id>10.1/x</object-id>", "see"),
        (
            "where <inline-formula><tex-math>$\\mu_{t} \\le \\mathrm{max}$</tex-math></inline-formula> is",
            "where μ_t ≤ {max} is",
        ),
        (
            "<tex-math>\\documentclass{x}\\begin{document}$$\\left(a\\right)$$\\end{document}</tex-math>",
            "(a )",
        ),
        (
            "<alternatives><tex-math>a^2</tex-math><math><msup><mi>a</mi><mn>2</mn></msup></math></alternatives>",
            "a²",
        ),
    ],
)
def test_marks_and_formulas_between_words(inner: str, told: str):
    assert article(f"<p>{inner}</p>").text == told


def test_a_title_has_its_subtitle_and_no_marks_of_notes():
    mark = "<xref ref-type='fn' rid='a'>1</xref>"
    titles = f"<title-group><article-title>On tides{mark}</article-title><subtitle>A review<xref>*</xref></subtitle></title-group>"

    assert article(about=titles).meta.title == "On tides: A review"


def test_names_keep_their_suffix_and_one_given_name_is_a_name():
    person = "<contrib contrib-type='author'><name>{}</name></contrib>"
    junior = person.format("<surname>Ares</surname><given-names>Manuel</given-names><suffix>Jr.</suffix>")
    single = person.format("<given-names>Suharto</given-names>")

    content = article(about=f"<contrib-group>{junior}{single}</contrib-group>")

    assert content.meta.authors == ("Ares, Manuel, Jr.", "Suharto")


def test_days_of_other_versions_are_not_the_day_of_publication():
    day = "<pub-date pub-type='{}'><day>{}</day><month>5</month><year>2007</year></pub-date>"
    others = day.format("nihms-submitted", 1) + day.format("pmc-release", 3) + day.format("epreprint", 4)

    print_ = "<pub-date pub-type='ppub'><month>6</month><year>2007</year></pub-date>"

    assert article(about=others + day.format("epub", 9)).meta.issued == "2007-05-09"
    assert article(about=others + print_).meta.issued == "2007-06"
    assert article(about=day.format("pmc-release", 3)).meta.issued == "2007-05-03"


def test_without_the_title_of_a_journal_its_short_title_names_it():
    journal = "<journal-id journal-id-type='nlm-ta'>PLoS Genet</journal-id><publisher><publisher-name>Public Library</publisher-name></publisher>"

    assert article(journal=journal).meta.publisher == "PLoS Genet"


def test_an_article_within_one_begins_anew():
    inner = "<sub-article><front-stub><title-group><article-title>Decision letter<xref ref-type='fn'>1</xref></article-title></title-group></front-stub><body><p>We liked it.</p></body></sub-article>"

    content = article(back="<ack><title>Thanks</title><p>To you.</p></ack>", after=inner)

    assert path_of(content, "We liked") == ["Decision letter"]
