"""Fields of forms: what is filled in stands beside its label; what readers noted does not."""

from __future__ import annotations

from pathlib import Path

import pdfs
import pytest

from scoqa.reading import pdf_forms
from scoqa.reading.limits import CAN_FORK
from scoqa.reading.pdf import read_pdf

LABELS = [(70, 700, "Name:"), (70, 600, "Remarks:"), (70, 400, "Sign below.")]


def field(rect: str, value: str, *, flags: int = 0, kind: str = "Tx", shown: int = 4) -> str:
    return f"/Subtype /Widget /FT /{kind} /T (f{rect}) /Rect [{rect}] /V {value} /Ff {flags} /F {shown}"


def text_of(tmp_path: Path, annotations: list[str]) -> str:
    path = tmp_path / "form.pdf"
    path.write_bytes(pdfs.make_pdf([LABELS], annotations=annotations))
    return read_pdf(path).text


def test_a_filled_field_follows_its_label_and_a_long_one_stands_under_it(tmp_path: Path):
    text = text_of(
        tmp_path,
        [field("70 450 500 590", "(First row\\nsecond row)"), field("110 695 300 715", "(Ann Lee)")],
    )

    assert text.split() == [
        "Name:",
        "Ann",
        "Lee",
        "Remarks:",
        "First",
        "row",
        "second",
        "row",
        "Sign",
        "below.",
    ]


def test_a_choice_is_its_words_and_utf16_is_read(tmp_path: Path):
    spain = "<FEFF" + "España".encode("utf-16-be").hex() + ">"

    assert "Name: España" in text_of(tmp_path, [field("110 695 300 715", spain, kind="Ch", flags=1 << 17)])


def test_hidden_fields_passwords_and_readers_notes_are_left_out(tmp_path: Path):
    text = text_of(
        tmp_path,
        [
            field("110 695 300 715", "(hidden)", shown=2),
            field("110 595 300 615", "(secret)", flags=1 << 13),
            "/Subtype /Text /Rect [300 300 320 320] /Contents (a note of mine)",
            "/Subtype /FreeText /Rect [300 200 420 220] /Contents (a remark of mine)",
        ],
    )

    assert text.split() == ["Name:", "Remarks:", "Sign", "below."]


def test_a_form_that_has_words_in_its_fields_only_is_read(tmp_path: Path):
    path = tmp_path / "form.pdf"
    path.write_bytes(pdfs.make_pdf([[]], annotations=[field("110 695 300 715", "(Ann Lee)")]))

    assert read_pdf(path).text == "Ann Lee"


@pytest.mark.skipif(not CAN_FORK, reason="this system has no copies of a process")
def test_a_page_is_read_without_its_form_where_fields_hold_each_other_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pdf_forms, "_SECONDS", 1)
    first = 8  # the number of the first annotation's object
    doubled = [f"/T (f{n}) /Kids [{first + n + 1} 0 R {first + n + 1} 0 R]" for n in range(28)]
    path = tmp_path / "form.pdf"
    path.write_bytes(pdfs.make_pdf([LABELS], annotations=[*doubled, field("110 695 300 715", "(Ann Lee)")]))

    content = read_pdf(path)

    assert content.text.startswith("Name:")
    assert content.problems == ("what is filled in on its form is not read: its fields take too long",)
