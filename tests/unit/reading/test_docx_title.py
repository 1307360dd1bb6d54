"""Titles of Word files that state none."""

from __future__ import annotations

from pathlib import Path

import pytest
from archives import pack

from scoqa.reading.docx import read_docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Big"><w:name w:val="Big"/><w:rPr><w:sz w:val="40"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Big"/></w:style></w:styles>'
)
PROSE = "The moon raises the sea twice a day, and the sea falls as often at every harbour we know of. " * 6


def p(words: str, size: int = 0, style: str = "") -> str:
    properties = f'<w:rPr><w:sz w:val="{size}"/></w:rPr>' if size else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{properties}<w:t>{words}</w:t></w:r></w:p>'


def title_of(folder: Path, body: str) -> str:
    parts = {
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
    }
    return read_docx(pack(folder / "a.docx", parts)).meta.title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (p("Harbour Office") + p("Tides of the North", 36) + p("May 2020"), "Tides of the North"),
        (p("Tides of", style="Own") + p("the North", style="Own"), "Tides of the North"),
        (p("Tides of the North", 24), ""),  # hardly larger
        (p("Tides of the North rise:", 36), ""),
        (p("Tides", 36), ""),
        (p("Chapter 2 Tides", 36), ""),
        (p("Table of Contents", 36), ""),
        (
            p("First aims", 28) + p(PROSE) + p("Then means", 28) + p(PROSE) + p("Last ends", 28),
            "",
        ),  # headings
    ],
)
def test_the_largest_line_before_the_text_is_the_title(tmp_path: Path, body: str, title: str):
    assert title_of(tmp_path, body + p(PROSE)) == title


def test_a_file_of_a_few_words_has_none(tmp_path: Path):
    assert title_of(tmp_path, p("Tides of the North", 36) + p("They rise.")) == ""


LINE = "Tides of the North"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (p(LINE, 25) + p(PROSE), ""),  # 22 · 1.15 = 25.3
        (p(LINE, 26) + p(PROSE), LINE),
        ("".join(p(f"Line {n}") for n in range(7)) + p(LINE, 36) + p(PROSE), LINE),
        ("".join(p(f"Line {n}") for n in range(8)) + p(LINE, 36) + p(PROSE), ""),
        (p("") + p("") + p(LINE, 36) + p(PROSE), LINE),
        (p(PROSE) + p(LINE, 36) + p(PROSE), ""),
        (p("x" * 199) + p(LINE, 36) + p(PROSE), LINE),
        (p("x" * 200) + p(LINE, 36) + p(PROSE), ""),
        (p(f"a {'x' * 158}", 36) + p(PROSE), f"a {'x' * 158}"),
        (p(f"a {'x' * 159}", 36) + p(PROSE), ""),
        (
            p("One of", 40) + p("four", 40) + p("long", 40) + p("lines", 40) + p(PROSE),
            "One of four long lines",
        ),
        (p("One of", 40) + p("five", 40) + p("very", 40) + p("long", 40) + p("lines", 40) + p(PROSE), ""),
        (p("One of", 28) + p("two", 28) + p(PROSE), ""),  # of what is not far larger, one line
        (p("One of", 33) + p("two", 33) + p(PROSE), "One of two"),  # 22 · 1.5 = 33
        (p(LINE, 28) + p(PROSE) + p("Aims", 28) + p(PROSE), LINE),
        (p(LINE, 33) + p(PROSE) + "".join(p("Aims", 33) + p(PROSE) for _ in range(3)), LINE),
        (p(LINE, 36) + p("x" * 482), LINE),  # 500 with the title
        (p(LINE, 36) + p("x" * 481), ""),
    ],
)
def test_what_is_large_enough_alone_enough_and_short_enough_is_a_title(tmp_path: Path, body: str, title: str):
    assert title_of(tmp_path, body) == title


@pytest.mark.parametrize("end", ".:,;")
def test_what_goes_on_is_no_title(tmp_path: Path, end: str):
    assert title_of(tmp_path, p(f"{LINE}{end}", 36) + p(PROSE)) == ""


@pytest.mark.parametrize(
    "part",
    [
        *(
            "Section 2 Tides",
            "PART IV",
            "Page 3 of tides",
            "Appendix  1 Tides",
            "Kapitel 2 Fluten",
            "Teil 1 Fluten",
        ),
        *(
            "Chapitre 2 Marées",
            "Capítulo 2 Mareas",
            "Capitolo 12 Maree",
            "Глава 2 Приливы",
            "Раздел 1 Приливы",
        ),
    ],
)
def test_the_heading_of_a_part_is_no_title(tmp_path: Path, part: str):
    assert title_of(tmp_path, p(part, 36) + p(PROSE)) == ""


@pytest.mark.parametrize(
    "title", ["Party 2 tides", "Part of the tides", "Section 2b of the shore", "Page2 of tides"]
)
def test_what_only_begins_like_a_part_is_one(tmp_path: Path, title: str):
    assert title_of(tmp_path, p(title, 36) + p(PROSE)) == title


def test_the_size_of_a_paragraph_is_that_of_most_of_its_letters(tmp_path: Path):
    def mixed(large: str, small: str) -> str:
        big = f'<w:r><w:rPr><w:sz w:val="36"/></w:rPr><w:t>{large}</w:t></w:r>'
        return f"<w:p>{big}<w:r><w:t>{small}</w:t></w:r></w:p>"

    assert (
        title_of(tmp_path, mixed("Tides of the North", " by Ann") + p(PROSE)) == "Tides of the North by Ann"
    )
    assert title_of(tmp_path, mixed("Tides", " of the North by Ann") + p(PROSE)) == ""


@pytest.mark.parametrize(
    ("styles", "title"),
    [
        ("", LINE),  # 20 half points where nothing is stated: 36 is far larger
        (
            '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:sz w:val="36"/></w:rPr></w:style>',
            "",
        ),
        (
            '<w:style w:type="paragraph" w:default="true" w:styleId="N"><w:rPr><w:sz w:val="36"/></w:rPr></w:style>',
            "",
        ),
        ('<w:style w:type="paragraph" w:styleId="N"><w:rPr><w:sz w:val="36"/></w:rPr></w:style>', LINE),
        (
            '<w:style w:type="character" w:default="1" w:styleId="N"><w:rPr><w:sz w:val="36"/></w:rPr></w:style>',
            LINE,
        ),
        ('<w:docDefaults><w:sz w:val="36"/></w:docDefaults>', ""),
        ('<w:docDefaults><w:sz w:val="x"/></w:docDefaults>', LINE),
        ('<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:basedOn w:val="N"/></w:style>', LINE),
    ],
)
def test_the_size_of_the_text_is_that_of_its_style(tmp_path: Path, styles: str, title: str):
    parts = {
        "word/document.xml": f"<w:document {W}><w:body>{p(LINE, 36)}{p(PROSE)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
    }

    assert read_docx(pack(tmp_path / "a.docx", parts)).meta.title == title


def test_a_title_found_so_says_where_it_is_from(tmp_path: Path):
    core = '<c:coreProperties xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>de</dc:language></c:coreProperties>'
    parts = {
        "word/document.xml": f"<w:document {W}><w:body>{p(LINE, 36)}{p(PROSE)}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "docProps/core.xml": core,
    }

    origin = read_docx(pack(tmp_path / "a.docx", parts)).meta.origin

    assert origin == (("language", "embedded metadata"), ("title", "largest line"))
