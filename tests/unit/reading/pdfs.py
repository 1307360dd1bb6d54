"""Small PDFs written by hand: words at places, in Helvetica, with labels, outline and metadata; and what is read of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from scoqa.reading.content import Content
from scoqa.reading.pdf import read_pdf
from scoqa.reading.pdf_lines import Line
from scoqa.types import Zone

LINE = "these are the words of one full line of the text of body"

Word = tuple[float, float, str] | tuple[float, float, str, float] | tuple[float, float, str, float, str]
"""Left end and baseline in points, the words, the size (10 if not given), and the font (F1 if not given)."""
OTHERS = {"F2": "Helvetica-Bold", "F3": "Times-Italic"}
"""Fonts besides F1, Helvetica."""


def make_pdf(
    pages: Sequence[Sequence[Word]],
    *,
    info: str = "",
    catalog: str = "",
    image: int = -1,
    annotations: Sequence[str] = (),
    turn: str = "1 0 0 1",
    strips: int = 1,
    font: str = "",
    reads: Mapping[str, str] | None = None,
) -> bytes:
    """A PDF whose pages (595 × 842 points) show the words in the order given.

    Args:
        pages: The words of each page.
        info: Entries of the information dictionary.
        catalog: More entries of the catalog.
        image: Index of a page that a grey picture covers.
        turn: Of all words, as PDF writes it: "0 1 -1 0" runs up, "0 -1 1 0" down.
        strips: Pieces that the picture is in.
        font: More entries of the font.
        reads: Letters that stand for others, as the font says.
        annotations: Of the first page, entries of each; all are fields of the form too.
    """
    last = 5 + 2 * len(pages)
    if reads:
        font += f" /ToUnicode {last + 1 + len(annotations)} 0 R"
    notes = " ".join(f"{last + 1 + n} 0 R" for n in range(len(annotations)))
    catalog += f" /AcroForm << /Fields [{notes}] >>" if annotations else ""
    others = " ".join(
        f"/{key} << /Type /Font /Subtype /Type1 /BaseFont /{name} >>" for key, name in OTHERS.items()
    )
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{5 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica {font} >>",
        f"<< {info} >>",
    ]
    for number, words in enumerate(pages):
        content = "".join(
            f"BT /{more[1] if more[1:] else 'F1'} {more[0] if more else 10} Tf {turn} {x} {y} Tm ({_escaped(text)}) Tj ET\n"
            for x, y, text, *more in words
        )
        if number == image:
            height = 842 // strips
            content += "".join(f"q 595 0 0 {height} 0 {n * height} cm /I Do Q\n" for n in range(strips))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R {others} >> /XObject << /I {last} 0 R >> >> "
            f"/Annots [{'' if number else notes}] >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}endstream")
    objects.append(
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
        "/BitsPerComponent 8 /Length 1 >>\nstream\nA\nendstream"
    )
    objects += [f"<< /Type /Annot {entries} >>" for entries in annotations]
    if reads:
        table = "".join(f"<{ord(a):02x}> <{b.encode('utf-16-be').hex()}>\n" for a, b in reads.items())
        codes = (
            f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(reads)} beginbfchar\n{table}endbfchar\n"
        )
        objects.append(f"<< /Length {len(codes)} >>\nstream\n{codes}endstream")
    out, places = "%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode("latin-1")


UNMAPPED = f"/Encoding << /Differences [33 {' '.join(f'/G{code}' for code in range(33, 127))}] >>"
"""Entries of a font whose glyphs have names that say nothing."""


def scrambled(text: str) -> str:
    """A text in the codes of a font that numbers its glyphs in an order of its own."""
    return "".join(chr(33 + (ord(letter) - 33) * 37 % 94) if letter > " " else letter for letter in text)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def column(x: float, top: float, lines: Sequence[str], size: float = 10) -> list[Word]:
    """Lines one under the other."""
    return [(x, top - 1.2 * size * n, line, size) for n, line in enumerate(lines)]


def first_page(title: list[str], *more: str) -> list[tuple[float, float, str, float]]:
    """A page with a title, more lines below it, and enough text of body."""
    return [*column(70, 780, title, 18), *column(70, 700, list(more)), *column(70, 600, [LINE] * 8)]


def picture_pdf(grey: bytes, width: int, height: int) -> bytes:
    """A PDF of one page that a picture covers, given as rows of grey bytes."""
    pixel = b"/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nA\n"
    whole = b"/Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Length %d >>\nstream\n%s\n"
    return make_pdf([[]], image=0).replace(pixel, whole % (width, height, len(grey), grey))


def content_of(tmp_path: Path, data: bytes) -> Content:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    return read_pdf(path)


def lines_of(words: Sequence[str]) -> list[Line]:
    """Lines one under the other, as a page has them."""
    return [Line(text, 70, 70 + 5 * len(text), 780 - 12 * n, 10) for n, text in enumerate(words)]


def page_texts(content: Content) -> list[str]:
    return [content.text[slice(*page.span)] for page in content.pages]


def notes_of(content: Content) -> list[str]:
    """The notes, each as one text."""
    return [
        note
        for zone in content.zones
        if zone.zone is Zone.FOOTNOTE
        for note in content.text[slice(*zone.span)].split("\n\n")
    ]
