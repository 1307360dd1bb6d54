"""Scanned pages: a stand-in for tesseract for what is ours, tesseract itself for the whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pdfs
import pictures
import pytest

from scoqa import Collection
from scoqa.errors import OcrMissingError, UnreadableFileError
from scoqa.reading import find, ocr_languages, read_many
from scoqa.types import Document

PAGE = "1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t"
HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
WORDS = [
    "5\t1\t1\t1\t1\t1\t300\t500\t200\t40\t96\tThe",
    "5\t1\t1\t1\t1\t2\t520\t500\t900\t42\t91\tenergy-",
    "5\t1\t1\t1\t2\t1\t300\t560\t300\t40\t95\tclub",
    "5\t1\t1\t1\t2\t2\t620\t560\t300\t40\t95\tmet.",
    "5\t1\t1\t1\t2\t3\t940\t560\t300\t40\t12\t|~#",
    '4\t1\t1\t1\t2\t0\t300\t560\t600\t40\t-1\t"',
]


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program named tesseract that knows English and prints the table beside it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "tesseract"
    program.write_text(
        '#!/bin/sh\nif [ "$1" = --list-langs ]; then printf "List\\nosd\\ndeu\\neng\\n"; exit; fi\n'
        f'cat > /dev/null\nif [ -f "{folder}/fails" ]; then exit 1; fi\ncat "{folder}/table"\n'
    )
    program.chmod(0o755)
    (folder / "table").write_text("\n".join([HEAD, *WORDS]) + "\n")
    monkeypatch.setenv("PATH", f"{folder}:/bin:/usr/bin")
    return folder


def scan(tmp_path: Path) -> Path:
    """Two pages: words, and a picture."""
    path = tmp_path / "papers" / "scan.pdf"
    path.parent.mkdir()
    lines = pdfs.column(70, 700, ["Some plain words of a page that has its text, and more of them."])
    path.write_bytes(pdfs.make_pdf([lines, []], image=1))
    return path


def read_one(path: Path, ocr: str) -> Document | UnreadableFileError:
    [(_, result)] = read_many([path], ocr=ocr)
    return result


def test_without_the_program_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(OcrMissingError, match="apt install tesseract-ocr"):
        Collection().add(scan(tmp_path), ocr=True)


@pytest.mark.usefixtures("stand_in")
def test_english_comes_first_among_the_installed_languages():
    assert ocr_languages() == "eng+deu"


@pytest.mark.usefixtures("stand_in")
def test_words_recognised_are_lines_of_a_page_marked_so(tmp_path: Path):
    path = scan(tmp_path)
    told: list[tuple[str, int, int]] = []

    [(_, document)] = read_many(
        [path], ocr="eng", on_page=lambda path, n, of: told.append((path.name, n, of))
    )

    assert isinstance(document, Document)
    assert document.text.endswith("The energyclub met.")
    assert [(page.scanned, page.ocr) for page in document.pages] == [(False, False), (False, True)]
    assert document.problems == ()
    assert told == [("scan.pdf", 1, 1)]


def test_a_page_on_which_it_fails_stays_a_scan_and_is_named(stand_in: Path, tmp_path: Path):
    (stand_in / "fails").touch()

    document = read_one(scan(tmp_path), "eng")

    assert isinstance(document, Document)
    assert [page.scanned for page in document.pages] == [False, True]
    assert [problem.what for problem in document.problems] == [
        "1 page is too hard for OCR: PDF page 2",
        "1 page is a picture without text: PDF page 2",
    ]


@pytest.mark.usefixtures("stand_in")
def test_a_page_whose_letters_have_no_known_meaning_is_recognised_like_a_scan(tmp_path: Path):
    path = tmp_path / "papers" / "unmapped.pdf"
    path.parent.mkdir()
    lines = ["Some plain words of a page that has its text, and more of them.", "They are not many."]
    path.write_bytes(
        pdfs.make_pdf([pdfs.column(70, 700, list(map(pdfs.scrambled, lines)))], font=pdfs.UNMAPPED)
    )
    papers = Collection()

    before = papers.add(path)
    papers.add(path, ocr=True)

    assert [problem.what for problem in before.problems] == [
        "1 page is in letters that have no known meaning (a font without a Unicode map; needs OCR)"
    ]
    best = papers.ask("energyclub met").best
    assert best is not None
    assert best.citation.ocr
    assert papers.status().problems == ()


@pytest.mark.usefixtures("stand_in")
def test_a_scan_in_the_collection_is_read_again_with_ocr_and_its_quotes_are_marked(tmp_path: Path):
    path = scan(tmp_path)
    papers = Collection()
    papers.add(path)
    assert papers.status().scanned_pages == 1

    report = papers.add(path, ocr=True)

    assert len(report.changed) == 1
    assert papers.status().scanned_pages == 0
    best = papers.ask("energyclub met").best
    assert best is not None
    assert best.citation.ocr
    assert papers.add(path, ocr=True).unchanged == 1
    assert papers.add(path).unchanged == 1


@pytest.mark.usefixtures("stand_in")
def test_a_refresh_reads_a_changed_or_moved_scan_with_ocr_again(tmp_path: Path):
    path = scan(tmp_path)
    with Collection.open(path.parent) as papers:
        papers.add(ocr=True)

        path.write_bytes(path.read_bytes() + b"\n% changed\n")
        changed = papers.refresh()
        path.rename(path.with_name("moved.pdf"))
        moved = papers.refresh()

        assert (len(changed.changed), changed.problems) == (1, ())
        assert (len(moved.changed), moved.problems) == (1, ())
        assert [page.ocr for page in papers.document(papers.keys()[0]).pages] == [False, True]


@pytest.mark.usefixtures("stand_in")
def test_without_the_program_a_refresh_keeps_what_ocr_found_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = scan(tmp_path)
    with Collection.open(path.parent) as papers:
        papers.add(ocr=True)
        monkeypatch.setenv("PATH", str(tmp_path))

        path.write_bytes(path.read_bytes() + b"\n% changed\n")
        report = papers.refresh()

        assert [problem.what for problem in report.problems] == [
            "changed, but it was read with OCR before; OCR needs the tesseract program, which is not installed "
            "(Debian: apt install tesseract-ocr; macOS: brew install tesseract); its earlier text is kept"
        ]
        assert papers.ask("energyclub met")


def test_a_picture_is_a_page_with_ocr_and_one_line_without(stand_in: Path, tmp_path: Path):
    (stand_in / "table").write_text("\n".join([HEAD, PAGE, *WORDS]) + "\n")
    path = tmp_path / "page.png"
    path.write_bytes(pictures.png(8, 8))

    document, refused = read_one(path, "eng"), read_one(path, "")

    assert isinstance(document, Document)
    assert document.text == "The energyclub met."
    assert [(page.index, page.label, page.scanned, page.ocr) for page in document.pages] == [
        (0, "", False, True)
    ]
    assert str(refused) == "a picture (png): read it with --ocr"


def test_every_picture_in_a_tiff_is_a_page(stand_in: Path, tmp_path: Path):
    (stand_in / "table").write_text("\n".join([HEAD, PAGE, *WORDS]) + "\n")
    path = tmp_path / "pages.tif"
    path.write_bytes(pictures.tiff(8, 8, n=3))

    document = read_one(path, "eng")

    assert isinstance(document, Document)
    assert [page.ocr for page in document.pages] == [True, True, True]


def test_a_picture_without_words_says_so(stand_in: Path, tmp_path: Path):
    path = tmp_path / "page.png"
    path.write_bytes(pictures.png(8, 8))
    (stand_in / "table").write_text("\n".join([HEAD, PAGE]) + "\n")
    blank = read_one(path, "eng")
    (stand_in / "fails").touch()
    failed = read_one(path, "eng")

    assert str(blank) == "a picture (png) in which OCR finds no words"
    assert str(failed) == "a picture (png) that tesseract could not read"


def test_pictures_in_a_folder_count_where_they_may_be_pages(tmp_path: Path):
    (tmp_path / "article_files").mkdir()
    (tmp_path / "article.html").write_text("<html><body><p>Words.</p></body></html>")
    (tmp_path / "page.png").write_bytes(pictures.png(900, 1200))
    (tmp_path / "page.tif").write_bytes(pictures.tiff(900, 1200, n=2))
    (tmp_path / "page.jpg").write_bytes(pictures.jpeg_head(900, 1200))
    (tmp_path / "icon.png").write_bytes(pictures.png(900, 64))
    (tmp_path / "small.jpg").write_bytes(pictures.jpeg_head(300, 1200))
    (tmp_path / "broken.jpg").write_bytes(pictures.jpeg_head(900, 1200)[:5] + bytes(20_000))
    (tmp_path / "article_files" / "photo.png").write_bytes(pictures.png(900, 1200))

    found = [item.name for item in find([tmp_path]) if isinstance(item, Path)]

    assert found == ["article.html", "page.jpg", "page.png", "page.tif"]


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_tesseract_reads_both_pages_of_a_tiff(tmp_path: Path):
    words = [pdfs.column(70, 700, [f"The energy club met in {city}."], 20) for city in ("Moscow", "Vienna")]
    drawn = [pictures.drawn(pdfs.make_pdf([line]), tmp_path) for line in words]
    path = tmp_path / "pages.tiff"
    path.write_bytes(pictures.tiff_of(drawn))

    document = read_one(path, "eng")

    assert isinstance(document, Document)
    assert [document.text[page.span.start : page.span.stop].strip() for page in document.pages] == [
        "The energy club met in Moscow.",
        "The energy club met in Vienna.",
    ]


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_tesseract_reads_a_picture_of_words(tmp_path: Path):
    import pypdfium2

    (tmp_path / "plain.pdf").write_bytes(
        pdfs.make_pdf([pdfs.column(70, 700, ["The energy club met in Moscow."], 20)])
    )
    with pypdfium2.PdfDocument(tmp_path / "plain.pdf") as pdf:
        bitmap = pdf[0].render(scale=2, grayscale=True)
        rows = bytes(bitmap.buffer)
        data = b"".join(rows[at : at + bitmap.width] for at in range(0, len(rows), bitmap.stride))
        size = (bitmap.width, bitmap.height)
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdfs.picture_pdf(data, *size))

    document = read_one(path, "eng")

    assert isinstance(document, Document)
    assert document.text == "The energy club met in Moscow."
