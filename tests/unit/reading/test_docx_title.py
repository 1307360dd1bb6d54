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
