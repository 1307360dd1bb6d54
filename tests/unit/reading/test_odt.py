"""What each element of an OpenDocument text becomes."""

from __future__ import annotations

from pathlib import Path

import pytest
from archives import pack

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Content
from scoqa.reading.media import FLAT_ODT, media_type
from scoqa.reading.odt import read_flat_odt, read_odt
from scoqa.types import Span, Zone

NAMES = (
    'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:b="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:d="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)


def content_of(folder: Path, body: str, **parts: str) -> Content:
    main = f"<o:document-content {NAMES}><o:body><o:text>{body}</o:text></o:body></o:document-content>"
    return read_odt(pack(folder / "a.odt", {"content.xml": main, **parts}))


def test_white_space_is_that_of_its_elements(tmp_path: Path):
    body = '<t:p>a  \n b<t:s t:c="3"/>c<t:s/>d<t:tab/>e<t:line-break/><t:span>f </t:span>g</t:p>'

    assert content_of(tmp_path, body).text == "a b   c d\te\nf g"


def test_styles_say_title_date_and_zones_also_through_those_based_on_them(tmp_path: Path):
    def style(name: str, parent: str) -> str:
        return f'<s:style s:name="{name}" s:parent-style-name="{parent}"/>'

    styles = f'<x xmlns:s="s">{style("Figure", "Caption")}{style("P1", "Figure")}{style("P2", "Title")}</x>'
    body = (
        '<t:p t:style-name="P2">On tides</t:p><t:p t:style-name="Date">4 March 2021</t:p>'
        '<t:p t:style-name="P1">A gauge</t:p><t:p t:style-name="Bibliography_20_1">Pliny. Histories.</t:p>'
    )

    content = content_of(tmp_path, body, **{"styles.xml": styles})

    assert (content.meta.title, content.meta.issued) == ("On tides", "2021-03-04")
    assert [(s.level, s.heading) for s in content.sections] == [(1, "On tides")]
    assert [z.zone for z in content.zones] == [Zone.CAPTION, Zone.REFERENCES]


def test_a_bold_line_is_a_heading_where_none_is_marked(tmp_path: Path):
    styles = '<x xmlns:s="s"><s:style s:name="Fat"><s:text-properties s:font-weight="bold"/></s:style></x>'
    words = "<t:p>We measure tides at three harbours for ten years without a break.</t:p>"
    body = f'<t:p><t:span t:style-name="Fat">Aims</t:span></t:p>{words}<t:p t:style-name="Fat">Methods</t:p>{words}'

    assert [s.heading for s in content_of(tmp_path, body, **{"styles.xml": styles}).sections] == [
        "Aims",
        "Methods",
    ]


def test_formulas_stand_in_their_places_and_loose_words_are_paragraphs(tmp_path: Path):
    part = '<math xmlns="m"><semantics><mi>E</mi><mo>=</mo><mi>m</mi><annotation>E = m</annotation></semantics></math>'
    body = '<t:p>So <d:frame><d:object d:href="./Object 1"/></d:frame>.</t:p>Loose words.<t:p>Next.</t:p>'

    content = content_of(tmp_path, body, **{"Object 1/content.xml": part})

    assert content.text == "So E=m.\n\nLoose words.\n\nNext."


def test_raised_numbers_are_not_glued_to_words(tmp_path: Path):
    def style(name: str, position: str) -> str:
        return f'<s:style s:name="{name}"><s:text-properties s:text-position="{position}"/></s:style>'

    styles = (
        f'<x xmlns:s="s">{style("Up", "super 58%")}{style("Higher", "33% 58%")}{style("Low", "sub 58%")}</x>'
    )
    body = (
        '<t:p>H<t:span t:style-name="Low">2</t:span>O rose<t:span t:style-name="Up">1</t:span>'
        '<t:span t:style-name="Up">2</t:span> by 10<t:span t:style-name="Higher">6</t:span>.</t:p>'
    )

    assert content_of(tmp_path, body, **{"styles.xml": styles}).text == "H2O rose[12] by 10⁶."


def test_items_of_lists_are_paragraphs_in_order(tmp_path: Path):
    items = "".join(f"<t:list-item><t:p>{words}</t:p></t:list-item>" for words in ("One.", "Two."))

    assert content_of(tmp_path, f"<t:p>Text.</t:p><t:list>{items}</t:list>").text == "Text.\n\nOne.\n\nTwo."


def test_a_table_is_rows_of_cells_without_empty_ones(tmp_path: Path):
    def row(*cells: str) -> str:
        return f"<b:table-row>{''.join(f'<b:table-cell><t:p>{cell}</t:p></b:table-cell>' for cell in cells)}</b:table-row>"

    content = content_of(tmp_path, f"<b:table>{row('a', 'b')}{row('', '')}{row('c', 'd')}</b:table>")

    assert content.text == "a | b\nc | d"
    assert [(each.zone, each.span) for each in content.zones] == [(Zone.TABLE, Span(0, 11))]


def test_a_row_that_holds_a_table_is_laid_out_and_nothing_is_said_twice(tmp_path: Path):
    def table(*rows: tuple[str, ...]) -> str:
        cells = ("".join(f"<b:table-cell>{cell}</b:table-cell>" for cell in row) for row in rows)
        return f"<b:table>{''.join(f'<b:table-row>{row}</b:table-row>' for row in cells)}</b:table>"

    inner = table(("<t:p>a</t:p>", "<t:p>b</t:p>"))
    body = table(("<t:p>Step</t:p>", "<t:p>What</t:p>"), ("<t:p>Before.</t:p>", inner + "<t:p>After.</t:p>"))

    content = content_of(tmp_path, body)

    assert content.text.split("\n\n") == ["Step | What", "Before.", "a | b", "After."]
    assert [content.text[each.span.start : each.span.stop] for each in content.zones] == [
        "Step | What",
        "a | b",
    ]


def test_a_note_called_in_a_table_follows_it(tmp_path: Path):
    note = (
        "<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>Of 1990.</t:p></t:note-body></t:note>"
    )
    row = f"<b:table-row><b:table-cell><t:p>a{note}</t:p></b:table-cell><b:table-cell><t:p>b</t:p></b:table-cell></b:table-row>"

    content = content_of(tmp_path, f"<b:table>{row}</b:table>")

    assert content.text == "a[1] | b\n\n[1] Of 1990."
    assert [each.zone for each in content.zones] == [Zone.TABLE, Zone.FOOTNOTE]


def test_a_text_box_stands_behind_its_paragraph(tmp_path: Path):
    box = "<d:frame><d:text-box><t:p>In the box.</t:p></d:text-box></d:frame>"

    assert content_of(tmp_path, f"<t:p>Before {box}after.</t:p>").text == "Before after.\n\nIn the box."


@pytest.mark.parametrize("index", ["table-of-content", "alphabetical-index"])
def test_indexes_are_contents(tmp_path: Path, index: str):
    body = f"<t:{index}><t:index-body><t:p>Tides 4</t:p></t:index-body></t:{index}><t:p>Text.</t:p>"

    assert [(each.zone, each.span) for each in content_of(tmp_path, body).zones] == [
        (Zone.CONTENTS, Span(0, 7))
    ]


def test_what_was_deleted_or_remarked_is_no_text(tmp_path: Path):
    body = (
        "<t:tracked-changes><t:p>Gone.</t:p></t:tracked-changes>"
        "<t:p>Kept<o:annotation><t:p>A remark.</t:p></o:annotation>.</t:p>"
    )

    assert content_of(tmp_path, body).text == "Kept."


@pytest.mark.parametrize(("stated", "level"), [("3", 3), ("", 1), ("x", 1)])
def test_a_heading_has_the_level_that_it_states(tmp_path: Path, stated: str, level: int):
    content = content_of(tmp_path, f'<t:h t:outline-level="{stated}">Aims</t:h><t:p>Text.</t:p>')

    assert [(each.level, each.heading) for each in content.sections] == [(level, "Aims")]


def test_its_own_metadata_are_read(tmp_path: Path):
    about = (
        f'<o:document-meta {NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/"><o:meta>'
        "<dc:title>Tides at sea</dc:title></o:meta></o:document-meta>"
    )

    assert content_of(tmp_path, "<t:p>Text.</t:p>", **{"meta.xml": about}).meta.title == "Tides at sea"


def test_an_encrypted_file_and_one_without_words_say_so(tmp_path: Path):
    locked = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'

    with pytest.raises(UnreadableFileError, match="encrypted; needs a password"):
        content_of(tmp_path, "<t:p>Text.</t:p>", **{"META-INF/manifest.xml": locked})
    with pytest.raises(UnreadableFileError, match="no text in it"):
        content_of(tmp_path, "<t:p> </t:p>")


def test_odt_headings_spaces_and_notes(tmp_path: Path):
    names = (
        'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    path = pack(
        tmp_path / "a.odt",
        {
            "content.xml": f"<o:document-content {names}><o:body><o:text>"
            '<t:h t:outline-level="2">Aims</t:h>'
            "<t:p>Two<t:s/>words<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>A note.</t:p>"
            "</t:note-body></t:note> more.</t:p></o:text></o:body></o:document-content>"
        },
    )

    content = read_odt(path)

    assert content.text == "Aims\n\nTwo words[1] more.\n\n[1] A note."
    assert content.sections[0].level == 2


def test_a_formula_that_cannot_be_read_is_one_problem_however_often_it_stands(tmp_path: Path):
    body = '<t:p>Words<d:object d:href="o"/></t:p>' * 3

    content = content_of(tmp_path, body, **{"o/content.xml": "no XML"})

    assert content.problems == ("damaged: o/content.xml is not readable XML",)


def test_what_is_said_of_a_picture_for_those_who_do_not_see_it_is_no_part_of_the_sentence(tmp_path: Path):
    body = "<t:p>Tides <d:frame><d:image/><v:title xmlns:v='v'>Chart</v:title><v:desc xmlns:v='v'>Of tides</v:desc></d:frame>rise.</t:p>"

    assert content_of(tmp_path, body).text == "Tides rise."


def test_a_field_with_the_title_is_part_of_its_sentence(tmp_path: Path):
    assert (
        content_of(tmp_path, "<t:p>In <t:title>On tides</t:title> we ask.</t:p>").text
        == "In On tides we ask."
    )


def test_words_in_shapes_stand_behind_the_paragraph_once_each(tmp_path: Path):
    box = "<d:frame><d:text-box><t:p>Boxed<d:frame><d:text-box><t:p>within.</t:p></d:text-box></d:frame></t:p></d:text-box></d:frame>"
    body = f"<t:p>Tides <d:g><d:custom-shape><t:p>Ebb.</t:p></d:custom-shape></d:g>rise{box}.</t:p>"

    assert content_of(tmp_path, body).text.split("\n\n") == ["Tides rise.", "Ebb.", "Boxed", "within."]


def test_hidden_words_and_sections_are_left_out(tmp_path: Path):
    styles = '<x xmlns:s="s"><s:style s:name="No"><s:text-properties s:display="none"/></s:style></x>'
    body = (
        '<t:p>Tides <t:span t:style-name="No">do not </t:span>rise.</t:p><t:p t:style-name="No">Secret.</t:p>'
        '<t:section t:display="none"><t:p>Gone.</t:p></t:section><t:section><t:p>Kept.</t:p></t:section>'
    )

    assert content_of(tmp_path, body, **{"styles.xml": styles}).text == "Tides rise.\n\nKept."


def test_a_bibliography_that_the_program_made_is_of_references(tmp_path: Path):
    body = "<t:p>Text.</t:p><t:bibliography><t:index-body><t:p>Pliny. Histories.</t:p></t:index-body></t:bibliography>"

    assert [z.zone for z in content_of(tmp_path, body).zones] == [Zone.REFERENCES]


def test_places_where_a_word_may_be_parted_are_gone(tmp_path: Path):
    assert content_of(tmp_path, "<t:p>data\xadbase, co\u200bop</t:p>").text == "database, coop"


def test_a_flat_document_is_read_as_a_packed_one_without_its_pictures(tmp_path: Path):
    flat = (
        '<?xml version="1.0"?><office:document xmlns:office="o" xmlns:t="t" xmlns:d="d" xmlns:dc="dc" xmlns:s="s" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:meta><dc:title>On tides</dc:title></office:meta>'
        '<office:styles><s:style s:name="Up"><s:text-properties s:text-position="super 58%"/></s:style></office:styles>'
        "<office:body><office:text><t:h t:outline-level='2'>Aims</t:h><t:p>Rise"
        "<t:span t:style-name='Up'>3</t:span><d:frame><d:image><office:binary-data>QUJD</office:binary-data></d:image>"
        "</d:frame>: <d:frame><d:object><m:math xmlns:m='m'><m:mfrac><m:mi>a</m:mi><m:mi>b</m:mi></m:mfrac></m:math></d:object>"
        "</d:frame></t:p></office:text></office:body></office:document>"
    )
    path = tmp_path / "a.fodt"
    path.write_text(flat)

    content = read_flat_odt(path.read_bytes())

    assert media_type(path) == FLAT_ODT
    assert content.text == "Aims\n\nRise[3]: a/b"
    assert (content.meta.title, [(s.level, s.heading) for s in content.sections]) == (
        "On tides",
        [(2, "Aims")],
    )


def test_a_flat_spreadsheet_is_no_text(tmp_path: Path):
    path = tmp_path / "a.fods"
    path.write_text(
        '<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"/>'
    )

    assert media_type(path) != FLAT_ODT


def test_styles_of_headers_and_footers_are_none_of_the_text_under_the_same_name(tmp_path: Path):
    def style(name: str) -> str:
        return f'<s:style s:name="{name}"><s:text-properties s:text-position="super 58%"/></s:style>'

    styles = f'<x xmlns:s="s" xmlns:o="o"><o:styles>{style("Up")}</o:styles><o:automatic-styles>{style("T1")}</o:automatic-styles></x>'
    body = '<t:p>tide<t:span t:style-name="Up">1</t:span> of <t:span t:style-name="T1">7</t:span> days</t:p>'

    assert content_of(tmp_path, body, **{"styles.xml": styles}).text == "tide[1] of 7 days"
