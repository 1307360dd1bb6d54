"""Letters drawn dot by dot (Type 3): their font's size and base line."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import LINE, Word, column

from scoqa.reading.content import Content
from scoqa.reading.pdf import read_pdf
from scoqa.reading.pdf_drawn import tight_fonts

TOPS = {**dict.fromkeys("bdfhkl", 694), **dict.fromkeys("ij", 657), "t": 615}
DEEP = "gpqy"
LETTERS = "abcdefghijklmnopqrstuvwxyzADST"


def drawn_pdf(page: list[Word]) -> bytes:
    """A PDF whose page shows the words in letters that are boxes as high as those of Computer Modern."""
    glyphs = []
    for letter in LETTERS:
        top = 683 if letter.isupper() else TOPS.get(letter, 431)
        foot = -194 if letter in DEEP else 0
        glyphs.append(f"500 0 0 {foot} 450 {top} d1 0 {foot} 450 {top - foot} re f")
    shown = "".join(
        f"BT /F1 {word[3] if len(word) > 3 else 10} Tf 1 0 0 1 {word[0]} {word[1]} Tm ({word[2]}) Tj ET\n"
        for word in page
    )
    codes = " ".join(f"{ord(letter)} /{letter}" for letter in LETTERS)
    widths = " ".join("500" if chr(code) in LETTERS else "300" for code in range(32, 127))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}endstream",
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 32 /LastChar 126 "
        f"/Widths [{widths}] /Encoding << /Type /Encoding /Differences [32 /space {codes}] >> /CharProcs << /space 6 0 R "
        + " ".join(f"/{letter} {7 + n} 0 R" for n, letter in enumerate(LETTERS))
        + " >> >>",
        *(
            f"<< /Length {len(glyph)} >>\nstream\n{glyph}\nendstream"
            for glyph in ("300 0 0 0 0 0 d1", *glyphs)
        ),
    ]
    out, places = "%PDF-1.4\n", []
    for number, entry in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{entry}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{at:010} 00000 n \n" for at in places
    )
    return f"{out}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode(
        "latin-1"
    )


def content_of(tmp_path: Path, page: list[Word]) -> Content:
    path = tmp_path / "drawn.pdf"
    path.write_bytes(drawn_pdf(page))
    return read_pdf(path)


def test_letters_of_one_font_are_of_one_size_whatever_they_look_like(tmp_path: Path):
    text = [
        "see more sense as none was sour",
        "but lines that begin with high letters",
        "are of its own paragraph",
        "yet deep ones too",
    ]
    page = [(70.0, 780.0, "A Study of Deep Things", 18.0), *column(70, 700, [*text, *[LINE] * 6])]

    content = content_of(tmp_path, page)

    assert content.meta.title == "A Study of Deep Things"
    assert [section.heading for section in content.sections] == ["A Study of Deep Things"]
    assert (
        " ".join(content.text.split()).count(
            "none was sour but lines that begin with high letters are of its own"
        )
        == 1
    )


@pytest.mark.parametrize(
    ("text", "low", "tight"),
    [
        ("the house", 4.5, {b"A"}),
        ("the house", 9.4, set()),  # boxes of the font
        ("the hill", 4.5, set()),  # one pair tells nothing
        ("работа больших", 4.5, {b"A"}),
        ("2.1.2", 4.5, set()),
        ("the house, day and day, day and night", 4.5, set()),  # the others are not
        ("dat dat dat, the house", 4.5, set()),
        ("DAT the house DAT he, DO", 4.5, {b"A"}),  # capitals are of another font
    ],
)
def test_fonts_whose_low_letters_have_lower_boxes_are_found(text: str, low: float, tight: set[bytes]):
    found = tight_fonts(
        text,
        lambda at: (0, 5, 0, 10 if text[at] in "hбtd" else 9 if text[at] in "ay" else low),
        lambda at: b"B" if text[at].isupper() else b"A",
    )

    assert found == tight
