"""What each part of a Word file becomes."""

from __future__ import annotations

from pathlib import Path

import pytest
from archives import pack
from docxs import W, content_of, p, styled, t

from scoqa.errors import UnreadableFileError
from scoqa.reading.docx import read_docx
from scoqa.types import Span, Zone

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


CORE = '<c:coreProperties xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Tides at sea</dc:title></c:coreProperties>'


NAMED = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Author"><w:name w:val="Author"/><w:basedOn w:val="Titel"/></w:style>
<w:style w:type="paragraph" w:styleId="Datum"><w:name w:val="Date"/></w:style>
<w:style w:type="paragraph" w:styleId="Zusammen"><w:name w:val="Abstract"/></w:style>
<w:style w:type="paragraph" w:styleId="Beschr"><w:name w:val="Table Caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Lit"><w:name w:val="Bibliography"/></w:style>
</w:styles>"""


def test_styles_say_title_authors_date_and_zones_whatever_the_language_of_word(tmp_path: Path):
    body = (
        styled("On tides", "Titel") + styled("Ann Lee and Bo Ek", "Author") + styled("4 March 2021", "Datum")
        + styled("We measure.", "Zusammen") + styled("Tides by hour", "Beschr") + styled("Pliny. Histories.", "Lit")
    )  # fmt: skip

    content = content_of(tmp_path, body, styles=NAMED)

    assert (content.meta.title, content.meta.authors, content.meta.issued) == (
        "On tides",
        ("Lee, Ann", "Ek, Bo"),
        "2021-03-04",
    )
    assert [s.heading for s in content.sections] == ["On tides"]
    assert [z.zone for z in content.zones] == [Zone.ABSTRACT, Zone.CAPTION, Zone.REFERENCES]


def test_a_bold_line_is_a_heading_by_its_runs_or_its_style_where_none_is_marked(tmp_path: Path):
    bold = "<w:rPr><w:b/></w:rPr>"
    styles = f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Fat"><w:name w:val="Fat"/>{bold}</w:style></w:styles>'
    words = p(t("We measure tides at three harbours for ten years without a break."))
    light = '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>Light</w:t></w:r>'
    body = (
        p(f"<w:r>{bold}<w:t>Aims</w:t></w:r>") + words + styled("Methods", "Fat") + words
        + p(light, '<w:pStyle w:val="Fat"/>') + words + p(f"<w:r>{bold}<w:t>Not</w:t></w:r>" + t(" all")) + words
    )  # fmt: skip

    assert [s.heading for s in content_of(tmp_path, body, styles=styles).sections] == ["Aims", "Methods"]


def test_raised_numbers_are_not_glued_to_words(tmp_path: Path):
    def up(words: str) -> str:
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{words}</w:t></w:r>'

    body = p(
        t("Growth")
        + up("12")
        + t(" of 10")
        + up("6")
        + t(" tides,")
        + up("8")
        + up(",9")
        + t(" on the 5")
        + up("th")
    )

    assert content_of(tmp_path, body).text == "Growth[12] of 10⁶ tides,[8,9] on the 5th"


@pytest.mark.parametrize(
    ("style", "level"),
    [("Heading2", 2), ("heading2", 2), ("Own", 2), ("Third", 3), ("Loop", 0), ("Char", 0), ("Unknown", 0)],
)
def test_a_style_is_a_heading_by_its_name_its_level_or_what_it_is_based_on(
    tmp_path: Path, style: str, level: int
):
    content = content_of(tmp_path, styled("Aims", style) + p(t("We measure tides.")))

    assert [(each.level, each.heading) for each in content.sections] == ([(level, "Aims")] if level else [])


@pytest.mark.parametrize(("outline", "levels"), [("0", [1]), ("8", [9]), ("9", []), ("x", [])])
def test_a_paragraph_may_state_its_outline_level_itself(tmp_path: Path, outline: str, levels: list[int]):
    content = content_of(tmp_path, p(t("Aims"), f'<w:outlineLvl w:val="{outline}"/>') + p(t("Text.")))

    assert [each.level for each in content.sections] == levels


def test_the_first_paragraph_in_the_style_of_titles_is_the_title(tmp_path: Path):
    content = content_of(
        tmp_path, styled("Tides  and moons", "Title") + styled("No", "Title") + p(t("Text."))
    )

    assert content.meta.title == "Tides and moons"
    assert ("title", "title style") in content.meta.origin


def test_a_title_among_the_properties_goes_before(tmp_path: Path):
    content = content_of(tmp_path, styled("Tides and moons", "Title") + p(t("Text.")), core=CORE)

    assert content.meta.title == "Tides at sea"
    assert ("title", "title style") not in content.meta.origin


@pytest.mark.parametrize(
    ("style", "zone"), [("TOC1", Zone.CONTENTS), ("Caption", Zone.CAPTION), ("Beschriftung", Zone.CAPTION)]
)
def test_contents_and_captions_are_told_by_their_style(tmp_path: Path, style: str, zone: Zone):
    content = content_of(tmp_path, p(t("Text of the paper.")) + styled("Tides by hour", style))

    assert [(each.zone, each.span) for each in content.zones] == [(zone, Span(20, 33))]


def test_what_a_run_holds_beside_words(tmp_path: Path):
    run = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        '<w:sym w:char="03B1"/><w:sym w:char="F0B7"/><w:sym w:char="?"/><w:softHyphen/></w:r>'
    )

    assert content_of(tmp_path, p(run)).text == "a\tb\nc-dα•"


def test_what_is_deleted_moved_away_or_an_instruction_is_not_shown(tmp_path: Path):
    inner = (
        t("Kept ")
        + f"<w:del>{t('gone ')}</w:del><w:moveFrom>{t('moved ')}</w:moveFrom><w:moveTo>{t('here ')}</w:moveTo>"
        + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        + f"<w:hyperlink>{t('linked')}</w:hyperlink>"
    )

    assert content_of(tmp_path, p(inner)).text == "Kept here linked"


def test_a_drop_cap_belongs_to_the_paragraph_after_it(tmp_path: Path):
    body = p(t("T"), '<w:framePr w:dropCap="drop"/>') + p(t("ides rise.")) + p(t("They fall."))

    assert content_of(tmp_path, body).text == "Tides rise.\n\nThey fall."


def test_a_text_box_stands_behind_its_paragraph_once(tmp_path: Path):
    box = f"<v:textbox><w:txbxContent>{p(t('In the box.'))}</w:txbxContent></v:textbox>"
    drawn = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"

    assert content_of(tmp_path, p(t("Before ") + drawn + t("after."))).text == "Before after.\n\nIn the box."


def test_a_formula_stands_where_it_is_written(tmp_path: Path):
    power = "<sSup><e><r><t>c</t></r></e><sup><r><t>2</t></r></sup></sSup>"
    body = p(t("So ") + f"<oMath xmlns='m'><r><t>E=m</t></r>{power}</oMath>" + t(" holds."))

    assert content_of(tmp_path, body).text == "So E=mc² holds."


def test_the_main_part_is_the_one_that_the_file_names(tmp_path: Path):
    relations = '<r:Relationships xmlns:r="r"><r:Relationship Type="x/other" Target="y"/><r:Relationship Type="x/officeDocument" Target="/word/document2.xml"/></r:Relationships>'
    parts = {
        "_rels/.rels": relations,
        "word/document2.xml": f"<w:document {W}><w:body>{p(t('Right.'))}</w:body></w:document>",
        "word/document.xml": f"<w:document {W}><w:body>{p(t('Wrong.'))}</w:body></w:document>",
    }

    assert read_docx(pack(tmp_path / "a.docx", parts)).text == "Right."


def test_a_file_without_words_or_without_a_body_says_so(tmp_path: Path):
    with pytest.raises(UnreadableFileError, match="no text in it"):
        content_of(tmp_path, p(""))
    with pytest.raises(UnreadableFileError, match="a Word file without a body"):
        read_docx(pack(tmp_path / "b.docx", {"word/document.xml": f"<w:document {W}/>"}))


CHUNK = (
    '<r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<r:Relationship Id="c" Target="/word/{0}"/></r:Relationships>'
)


def chunked(path: Path, name: str, chunk: str) -> Path:
    body = '<w:p><w:r><w:t>Before.</w:t></w:r></w:p><w:altChunk r:id="c"/>'
    return pack(
        path,
        {
            "word/document.xml": f'<w:document {WORD} xmlns:r="r"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": CHUNK.format(name),
            f"word/{name}": chunk,
        },
    )


@pytest.mark.parametrize(
    ("name", "chunk"),
    [
        ("a.html", "<h2>Trade</h2><p>It fell.</p>"),
        ("a.mht", "MIME-Version: 1.0\nContent-Type: text/html\n\n<html><h2>Trade</h2><p>It fell.</p></html>"),
        ("a.txt", "Trade\nIt fell."),
        ("a.HTM", "<h2>Trade</h2><p>It fell.</p>"),
        ("a.xhtml", "<h2>Trade</h2><p>It fell.</p>"),
        (
            "a.mhtml",
            "MIME-Version: 1.0\nContent-Type: text/html\n\n<html><h2>Trade</h2><p>It fell.</p></html>",
        ),
    ],
)
def test_a_docx_with_a_document_of_another_kind_inside_has_its_words(tmp_path: Path, name: str, chunk: str):
    content = read_docx(chunked(tmp_path / "a.docx", name, chunk))

    assert content.text == "Before.\n\nTrade\n\nIt fell."
    assert content.problems == ()


def test_a_docx_names_a_document_inside_that_is_not_read(tmp_path: Path):
    content = read_docx(chunked(tmp_path / "a.docx", "a.docm", "x"))

    assert content.problems == ("its part word/a.docm is of a kind that is not read",)


@pytest.mark.parametrize(
    ("value", "is_bold"),
    [("1", True), ("true", True), ("on", True), ("off", False), ("0", False), ("false", False)],
)
def test_bold_may_be_switched_off(tmp_path: Path, value: str, is_bold: bool):
    words = p(t("We measure tides at three harbours for ten years without a break."))
    line = p(f'<w:r><w:rPr><w:b w:val="{value}"/></w:rPr><w:t>Aims</w:t></w:r>')

    assert bool(content_of(tmp_path, line + words).sections) is is_bold


@pytest.mark.parametrize("code", ["D83D", "DFFF", "110000", "FFFFFFFFFF", "-1", "E000", "F8FF"])
def test_a_symbol_that_is_no_character_is_left_out(tmp_path: Path, code: str):
    assert content_of(tmp_path, p(t("a") + f'<w:r><w:sym w:char="{code}"/></w:r>' + t("b"))).text == "ab"


def test_the_first_and_last_signs_beside_a_fonts_own_are_characters(tmp_path: Path):
    symbols = "".join(f'<w:sym w:char="{code}"/>' for code in ("F900", "D7A3"))

    assert content_of(tmp_path, p(f"<w:r>{symbols}</w:r>")).text == "\uf900\ud7a3"


def test_what_wraps_paragraphs_is_looked_into_and_what_was_deleted_is_not(tmp_path: Path):
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p(t('Shown.'))}</w:sdtContent></w:sdt><w:ins>{p(t('New.'))}</w:ins>"
        f"<w:del>{p(t('Gone.'))}</w:del><w:customXml>{p(t('  Kept.  '))}</w:customXml><w:sectPr/>"
    )

    assert content_of(tmp_path, body).text == "Shown.\n\nNew.\n\nKept."


def test_breaks_in_a_heading_are_blanks_and_an_empty_title_is_none(tmp_path: Path):
    broken = p(t("Aims") + "<w:r><w:br/></w:r>" + t("and  means"), '<w:pStyle w:val="Heading2"/>')
    content = content_of(tmp_path, styled(" ", "Title") + styled("Tides at sea", "Title") + broken)

    assert content.meta.title == "Tides at sea"
    assert content.sections[-1].heading == "Aims and means"


def test_other_breaks_and_tabs_and_lowered_letters(tmp_path: Path):
    low = (
        '<w:r><w:rPr><w:vertAlign w:val="subscript"/><w:lang w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
    )

    content = content_of(tmp_path, p(t("CO") + low + "<w:r><w:ptab/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>"))

    assert content.text == "CO2\tb\nc"


@pytest.mark.parametrize(("frame", "text"), [('w:dropCap="margin"', "Tides."), ('w:wrap="x"', "T\n\nides.")])
def test_a_large_letter_may_stand_in_the_margin(tmp_path: Path, frame: str, text: str):
    body = p(t("T"), f"<w:ind/><w:framePr {frame}/>") + p(t("ides."))

    assert content_of(tmp_path, body).text == text


@pytest.mark.parametrize(
    ("properties", "style", "is_bold"),
    [
        ('<w:b/><w:i w:val="0"/><w:bCs w:val="0"/>', "Lean", True),
        ('<w:b w:val="0"/><w:b/>', "Lean", True),
        ('<w:b/><w:b w:val="false"/>', "Fat", False),
        ("<w:i/>", "Fat", True),
        ("<w:i/>", "Lean", False),
        ("", "", False),
    ],
)
def test_a_line_is_bold_by_what_is_said_last_of_it(
    tmp_path: Path, properties: str, style: str, is_bold: bool
):
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Fat"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Lean"><w:rPr><w:i/></w:rPr></w:style></w:styles>'
    )
    line = f"<w:r><w:rPr>{properties}</w:rPr><w:t>Aims</w:t></w:r><w:r><w:t> </w:t></w:r>"
    words = p(t("We measure tides at three harbours for ten years without a break."))
    content = content_of(tmp_path, p(line, f'<w:ind/><w:pStyle w:val="{style}"/>') + words, styles=styles)

    assert [each.heading for each in content.sections] == ["Aims"] * is_bold


def test_an_embedded_document_that_the_file_does_not_name_is_told_by_its_id(tmp_path: Path):
    content = content_of(tmp_path, p(t("Before.")) + '<w:altChunk w:id="c9"/>')

    assert content.problems == ("its part c9 is of a kind that is not read",)


def test_an_embedded_document_that_is_missing_is_told(tmp_path: Path):
    relations = {"_rels/document.xml.rels": CHUNK.format("gone.txt")}
    parts = {f"word/{name}": text for name, text in relations.items()}
    body = f"{p(t('Before.'))}<w:altChunk w:id='c'/>"
    document = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>", **parts}

    content = read_docx(pack(tmp_path / "a.docx", document))

    assert (content.text, len(content.problems)) == ("Before.", 1)
    assert "word/gone.txt" in content.problems[0]


def test_docx_headings_notes_tables_and_tracked_changes(tmp_path: Path):
    def p(inner: str, style: str = "") -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'

    def t(words: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'

    body = (
        p(t("Aims"), "H1")
        + p(t("We ") + f"<w:del>{t('never ')}</w:del><w:ins>{t('always ')}</w:ins>" + t("cite")
            + '<w:r><w:footnoteReference w:id="7"/></w:r>' + t(" our sources."))
        + f"<w:tbl><w:tr><w:tc>{p(t('a'))}</w:tc><w:tc>{p(t('b'))}</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    path = pack(
        tmp_path / "a.docx",
        {
            "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f'<w:styles {WORD}><w:style w:type="paragraph" w:styleId="H1">'
            '<w:name w:val="heading 1"/></w:style></w:styles>',
            "word/footnotes.xml": f'<w:footnotes {WORD}><w:footnote w:type="separator" w:id="-1">{p(t("x"))}'
            f'</w:footnote><w:footnote w:id="7">{p(t("A note."))}</w:footnote></w:footnotes>',
        },
    )

    content = read_docx(path)

    assert content.text == "Aims\n\nWe always cite[1] our sources.\n\na | b\n\n[1] A note."
    assert [(s.level, s.heading) for s in content.sections] == [(1, "Aims")]
    assert [z.zone for z in content.zones] == [Zone.TABLE, Zone.FOOTNOTE]


def test_a_clause_of_a_contract_in_the_style_of_headings_is_a_paragraph(tmp_path: Path):
    first, level = '<w:outlineLvl w:val="0"/>', '<w:outlineLvl w:val="1"/>'
    clause = "The Company shall keep its books and records in good order. " * 5

    content = content_of(tmp_path, p(t("Covenants"), first) + p(t(clause), level) + p(t("More."), level))

    assert [(each.level, each.heading) for each in content.sections] == [(1, "Covenants"), (2, "More.")]
    assert content.text == f"Covenants\n\n{clause.strip()}\n\nMore."


@pytest.mark.parametrize(
    ("run", "told"),
    [
        ('<w:sym w:font="Symbol" w:char="F061"/>', "α"),
        ('<w:sym w:font="Symbol" w:char="00B3"/>', "≥"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "✓"),
        ('<w:sym w:font="Webdings" w:char="F04A"/>', ""),
        ('<w:sym w:font="Arial" w:char="00B5"/>', "µ"),
        ('<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf061 = \uf062</w:t>', "α = β"),
        ("<w:t>\uf0b7 x\uf04a</w:t>", "• x"),
    ],
)
def test_signs_of_fonts_of_symbols_are_those_that_word_shows(tmp_path: Path, run: str, told: str):
    assert content_of(tmp_path, p(t("a ") + f"<w:r>{run}</w:r>" + t(" b"))).text == f"a {told} b"


def test_hidden_words_and_readings_above_signs_are_left_out(tmp_path: Path):
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>told</w:t></w:r>'
    ruby = f"<w:r><w:ruby><w:rt>{t('kanji')}</w:rt><w:rubyBase>{t('漢字')}</w:rubyBase></w:ruby></w:r>"

    assert content_of(tmp_path, p(hidden + shown + ruby)).text == "told漢字"
