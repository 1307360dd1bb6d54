"""RTF: words, headings, tables, text boxes and notes in their order and zones; what it says of itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Content
from scoqa.reading.rtf import read_rtf
from scoqa.types import Zone


def read(source: str, head: str = r"\ansi") -> Content:
    return read_rtf(rf"{{\rtf1{head} {source}}}".encode("latin-1"))


def zones(content: Content) -> list[tuple[Zone, str]]:
    return [(zone.zone, content.text[zone.span.start : zone.span.stop]) for zone in content.zones]


def test_rtf_writes_an_emoji_as_two_halves_and_is_read_as_one():
    assert (
        read_rtf(rb"{\rtf1\ansi\uc1 a wave \u-10180?\u-8438? of the sea}").text
        == "a wave \U0001f30a of the sea"
    )


def test_rtf_has_its_words_title_and_author_and_no_picture():
    source = (
        r"{\rtf1\ansi{\info{\title On caf\'e9s}{\author Marcel de Haas}}{\pict\jpegblip \bin ffd8ffe0}"
        r"\pard Some words.\par More words.\par}"
    )

    content = read_rtf(source.encode())

    assert content.text == "Some words.\n\nMore words."
    assert (content.meta.title, content.meta.authors) == ("On cafés", ("de Haas, Marcel",))


def test_a_note_that_old_readers_may_pass_over_is_one():
    content = read(
        r"Trade{\super\chftn}{\*\footnote\chftn\~ Ibid.} fell{\super\chftn}{\*\footnote\chftn\~ Loc. cit.}.\par"
    )

    assert content.text == "Trade[1] fell[2].\n\n[1] Ibid.\n\n[2] Loc. cit."


def test_raised_numbers_are_not_glued_to_words():
    source = r"Growth{\super 12} of 10{\super 6} tides,\super 8,9\nosupersub  said{\fs20\super {\i 3}} Bo{\super 4\plain  x}\par"

    assert read(source).text == "Growth[12] of 10⁶ tides,[8,9] said[3] Bo[4] x"


def test_a_note_stands_behind_the_text_with_the_number_of_its_mark():
    content = read(
        r"Trade fell{\super\chftn}{\footnote\pard\plain{\super\chftn} See {\i Annex} 2.\par More.} by half"
        r"{\super\chftn}{\footnote{\super\chftn} Ibid.}.\par Next.\par"
    )

    assert content.text == "Trade fell[1] by half[2].\n\nNext.\n\n[1] See Annex 2. More.\n\n[2] Ibid."
    assert zones(content) == [(Zone.FOOTNOTE, "[1] See Annex 2. More.\n\n[2] Ibid.")]


def test_a_note_with_a_mark_of_its_own_keeps_it():
    content = read(r"Trade fell{\super *}{\footnote\pard {\super *} The author thanks all.}.\par")

    assert content.text == "Trade fell*.\n\n* The author thanks all."


def test_styles_and_outline_levels_make_headings_captions_and_contents():
    sheet = r"{\stylesheet{\s0\f0 Normal;}{\s3\b\f1\sbasedon0 heading 2;}{\s7\i caption;}{\s9 toc 1;}}"

    content = read(
        sheet + r"\pard\s9 Trade\tab 3\par\pard\plain\s3\b Trade\par\pard\plain\s0 Words on it.\par"
        r"\pard\s7 Figure 1. Exports\par\pard\plain\outlinelevel0\b Energy\par\pard\plain More words.\par"
    )

    assert [(section.level, section.heading) for section in content.sections] == [(2, "Trade"), (1, "Energy")]
    assert zones(content) == [(Zone.CONTENTS, "Trade\t3"), (Zone.CAPTION, "Figure 1. Exports")]


def test_rows_are_lines_of_a_table_also_where_each_is_defined_twice():
    row = r"\trowd\cellx9\pard\intbl {}\cell {}\cell\trowd\row "

    content = read(
        r"Before.\par "
        + row.format("State", r"Joined\par in")
        + row.format("India", "2017")
        + r"\pard After.\par"
    )

    assert content.text == "Before.\n\nState | Joined in\nIndia | 2017\n\nAfter."
    assert zones(content) == [(Zone.TABLE, "State | Joined in\nIndia | 2017")]


def test_a_cell_alone_is_a_paragraph_in_a_frame():
    content = read(r"\trowd\pard\intbl Key message.\cell\row\pard After.\par")

    assert content.text == "Key message.\n\nAfter."
    assert zones(content) == []


def test_text_boxes_stand_behind_the_line_that_holds_them():
    box = r"{{\shp{{\*\shpinst\shpleft0{{\sp{{\sn a}}{{\sv b}}}}{{\shptxt\pard {}\par}}}}{{\shprslt copy}}}}"

    content = read("A line" + box.format("One.") + box.format("Two.") + r" goes on.\par Next.\par")

    assert content.text == "A line goes on.\n\nOne.\n\nTwo.\n\nNext."


def test_a_style_of_characters_in_the_middle_of_a_line_hides_nothing():
    assert read(r"{\loch The quick \*\cs7\cf0 brown fox}\par").text == "The quick brown fox"


def test_title_and_author_are_in_the_code_page_of_the_file():
    content = read(r"{\info{\title \'cc\'e5\'f2\'ee\'e4\'e8\'ea\'e0}}Words.\par", head=r"\ansi\ansicpg1251")

    assert content.meta.title == "Методика"


@given(
    st.lists(
        st.sampled_from(
            [
                "{",
                "}",
                r"\footnote ",
                r"{\footnote ",
                r"{\shptxt ",
                r"\trowd ",
                r"\cell ",
                r"\row ",
                r"\par ",
                r"\chftn ",
                r"\s3 ",
                "a",
                r"\'e9",
                r"\u8217?",
            ]
        )
    )
)
def test_no_order_of_groups_and_words_makes_it_fail_or_leaves_a_sign(parts: list[str]):
    try:
        text = read(r"{\stylesheet{\s3 heading 1;}}" + "".join(parts)).text
    except UnreadableFileError:
        return

    assert not set(text) & set(map(chr, range(1, 8)))


def test_styles_or_the_heading_it_begins_with_give_its_title():
    sheet = r"{\stylesheet{\s1 Titel;}{\s2 Author;}{\s3 Date;}{\s4 heading 1;}}"
    words = r"\pard\plain The moon raises the sea.\par "

    styled = read(
        rf"{sheet}\pard\s1 On tides\par \pard\s2 Ann Lee\par \pard\s3 4 March 2021\par \pard\s4 Aims\par {words}"
    )
    headed = read(rf"{sheet}\pard\s4 On tides\par {words}")

    assert (styled.meta.title, styled.meta.authors, styled.meta.issued) == (
        *("On tides", ("Lee, Ann",), "2021-03-04"),
    )
    assert [s.heading for s in styled.sections] == ["On tides", "Aims"]
    assert headed.meta.title == "On tides"


def test_hidden_words_and_those_that_a_change_took_out_are_left_out():
    source = (
        r"\pard Tides {\v do {\b not} }rise \v never\v0 twice \v x\plain a{\v\v0  day}.\par"
        r"\pard Kept {\deleted gone }and {\revised new }words; \deleted0 \verb.\par"
    )

    assert read(source).text == "Tides rise twice a day.\n\nKept and new words; ."


def test_hidden_words_that_never_end_are_shown():
    assert read_rtf(rb"{\rtf1\ansi Tides {\v rise").text == "Tides rise"


def test_signs_of_fonts_of_symbols_are_letters_in_the_text_and_bullets_before_an_item():
    assert read(r"\pard \u-3939?\tab of \u-3999? and opt\-ional.\par").text == "•\tof α and optional."


def test_notes_behind_the_text_are_of_no_section():
    content = read(r"{\stylesheet{\s1 heading 1;}}\pard a{\footnote Note.}\par{\pard\s1 Aims\par}\pard b\par")

    assert content.text == "a\n\nAims\n\nb\n\nNote."
    assert [content.text[s.span.start : s.span.stop].strip() for s in content.sections] == ["Aims\n\nb"]
