from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import column, content_of, make_pdf

from scoqa.reading.pdf_codepages import as_written

RUSSIAN = "Московский государственный университет имени Ломоносова, факультет вычислительной математики, ЁЛКА"
GREEK = "Οι ελληνικές λέξεις έχουν τόνους και γράφονται σωστά μέσα στο κείμενο της εργασίας για τους φοιτητές"


@pytest.mark.parametrize(("text", "codepage"), [(RUSSIAN, "cp1251"), (GREEK, "cp1253")])
def test_letters_are_read_by_the_codes_they_were_written_in(text: str, codepage: str):
    assert as_written(text.encode(codepage).decode("latin-1")) == text


@pytest.mark.parametrize(
    "text",
    [
        "Là où la maîtresse créée naît, l'île reçoit çà et là des aïeux; la tâche était très âpre à Orléans. "
        * 9,
        "Größe und Übermaß; það er æðislegt; três ações não são à toa, análise, maïs. " * 9,
        "ÀÁÂÃ is the only such word of à page with an î",
    ],
)
def test_languages_written_with_accents_stay_as_they_are(text: str):
    assert as_written(text) == text


def test_a_page_in_the_codes_of_windows_1251_is_read_as_russian(tmp_path: Path):
    words = RUSSIAN.replace("ЁЛКА", "оценка").encode("cp1251").decode("latin-1")
    pages = [column(70, 780, [words, words])]

    content = content_of(tmp_path, make_pdf(pages, font="/Encoding /WinAnsiEncoding"))

    assert content.text.startswith("Московский государственный университет")
