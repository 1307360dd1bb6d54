"""Files to documents: one or many, good or bad, in their order."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pdfs
import pytest

from scoqa.errors import UnreadableFileError
from scoqa.reading import documents, fingerprint, plain, pool, read, read_many, stamp
from scoqa.reading.media import media_type
from scoqa.reading.sources import state
from scoqa.settings import Settings
from scoqa.types import Zone


def test_the_shipped_paper_has_its_metadata_title_section_and_five_paragraphs(paper: Path):
    document = read(paper, root=paper.parent)

    assert document.meta.authors == ("de Haas, Marcel", "van der Putten, Frans-Paul")
    assert document.meta.issued == "2007-12-04"
    assert document.meta.kind == "report"
    assert dict(document.meta.origin)["title"] == "metadata file"
    assert document.text == paper.read_text(encoding="utf-8")
    assert [section.heading for section in document.sections] == [document.meta.title]
    body = document.paragraphs[1:]  # the first is the heading
    assert "Energy Club" in document.text[slice(*body[1])]
    assert len(body) == 5
    running = [document.text[slice(*z.span)] for z in document.zones if z.zone is Zone.RUNNING]
    assert running == ["Research\n\nReports and papers", "04 Dec 2007 - 14:42"]


def test_the_source_says_where_the_bytes_are(tmp_path: Path):
    path = tmp_path / "sub" / "a.txt"
    path.parent.mkdir()
    path.write_text("Some words.")

    (source,) = read(path, root=tmp_path).sources

    assert source.path == "sub/a.txt"
    assert source.sha256 == fingerprint(path) == hashlib.sha256(b"Some words.").hexdigest()
    assert (source.size, source.mtime_ns) == stamp(path) == (11, path.stat().st_mtime_ns)
    assert source.media_type == "text/plain"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"This is no PDF at all. It has two sentences.", "named .pdf, but it is plain text"),
        (
            b"<html><body><p>Please log in to read the paper.</p></body></html>",
            "named .pdf, but it is a web page",
        ),
        (
            b'<article article-type="letter" dtd-version="1.2"><body><p>Words of it.</p></body></article>',
            "named .pdf, but it is an article in XML",
        ),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_read_and_named(tmp_path: Path, data: bytes, problem: str):
    path = tmp_path / "paper.pdf"
    path.write_bytes(data)

    document = read(path, root=tmp_path)

    assert document.text
    assert [told.what for told in document.problems] == [problem]


@pytest.mark.parametrize("kind", ["text/html", "text/markdown"])
def test_a_web_page_named_as_markdown_is_one_and_markdown_may_begin_with_elements(tmp_path: Path, kind: str):
    head = (
        "<!DOCTYPE html>\n<html><head><title>T</title></head>"
        if kind == "text/html"
        else "<div>\n\n# T\n</div>"
    )
    path = tmp_path / "page.md"
    path.write_text(f"{head}\n\n<p>Words of the page.</p>")

    assert media_type(path) == kind


@pytest.mark.parametrize("name", ["formats.txt", "formats.md", "formats.html"])
def test_a_text_that_speaks_of_the_mark_of_a_pdf_is_none(tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_text(
        "<p>A file of this kind begins with %PDF-1.4 and ends with %%EOF, as every reader knows.</p>"
    )

    assert "begins with %PDF-1.4 and ends" in read(path).text


@pytest.mark.parametrize(
    "before", [b"\xef\xbb\xbf", b"\r\n \n", b"HTTP/1.1 200 OK\r\n\r\n", bytes(range(40)) * 9]
)
def test_a_pdf_is_one_whatever_stands_before_it(tmp_path: Path, before: bytes):
    path = tmp_path / "download"
    path.write_bytes(before + pdfs.make_pdf([[(70, 700, "words of a page")]]))

    assert read(path).text == "words of a page"


def test_the_inside_of_a_damaged_pdf_is_no_text(tmp_path: Path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"%xyz\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n%%EOF\n")

    with pytest.raises(UnreadableFileError, match="damaged"):
        read(path)


def test_a_source_is_changed_when_its_bytes_or_its_metadata_file_are(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text("Some words.")
    (source,) = read(path, root=tmp_path).sources

    assert state(source, str(tmp_path)) == ""
    os.utime(path, ns=(1, 1))
    assert state(source, str(tmp_path)) == ""  # touched, same bytes
    (tmp_path / "a.meta.toml").write_text('title = "T"')
    assert state(source, str(tmp_path)) == "changed"
    path.unlink()
    assert state(source, str(tmp_path)) == "missing"


def test_what_a_question_needs_of_reading_loads_no_reader():
    code = "import sys, scoqa.reading as r; r.states; r.shown; print(sorted(set(sys.modules) & set(sys.argv[1:])))"
    heavy = ["subprocess", "pypdfium2", "lxml", "trafilatura", "markdown_it", "zipfile", "concurrent.futures"]

    run = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty (0 bytes)"),
        ("blank.txt", b" \n\t\n", "no text in it, only white space"),
        ("binary.txt", bytes(range(256)) * 8, "not text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), "a picture (png): read it with --ocr"),
        ("old.pdf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Word 97-2003"),
        (
            "locked.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(6000) + "EncryptedPackage".encode("utf-16-le"),
            "encrypted; needs a password",
        ),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "the end of the file is missing"),
        (
            "manual.xml",
            b'<!DOCTYPE article PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "x"><article><para>Words</para></article>',
            "XML of a kind that is not read",
        ),
        ("bad.pdf", b"%PDF-1.7\nnothing\n%%EOF\n", "damaged"),
    ],
)
def test_an_unreadable_file_has_one_line_that_says_why(tmp_path: Path, name: str, data: bytes, reason: str):
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(UnreadableFileError) as error:
        read(path)

    assert reason in str(error.value)
    assert "\n" not in str(error.value)
    assert name not in str(error.value)


def test_many_files_come_back_in_their_order_with_errors_in_place(tmp_path: Path):
    paths = []
    for number in range(12):
        path = tmp_path / f"paper{number}.md"
        path.write_text(f"# Paper {number}\n\nSome words of it.\n" if number % 3 else "")
        paths.append(path)

    results = list(read_many(paths, jobs=2))

    assert [path for path, _ in results] == paths
    for number, (_, result) in enumerate(results):
        if number % 3:
            assert not isinstance(result, UnreadableFileError)
            assert result.meta.title == f"Paper {number}"
        else:
            assert isinstance(result, UnreadableFileError)


def test_leaving_off_in_the_middle_leaves_no_process_behind(tmp_path: Path):
    paths = []
    for number in range(8):
        path = tmp_path / f"{number}.md"
        path.write_text("words")
        paths.append(path)

    results = read_many(paths, jobs=2)
    next(results)
    results.close()

    with pytest.raises(StopIteration):
        next(results)


@pytest.mark.skipif(
    not hasattr(os, "waitid"), reason="this system tells nothing of a process that it still has"
)
def test_with_the_last_document_the_readers_end(tmp_path: Path):
    readers: list[int] = []
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("words")

    results = read_many(
        sorted(tmp_path.iterdir()),
        jobs=1,
        on_read=lambda _, crew: readers.append(crew._workers[0]._process.pid),
    )
    assert [next(results)[0].name, next(results)[0].name] == ["a.md", "b.md"]
    ended = os.waitid(os.P_PID, readers[0], os.WEXITED | os.WNOWAIT)
    results.close()

    assert ended is not None
    assert ended.si_status == signal.SIGKILL


def test_the_caller_is_told_once_that_reading_has_begun_before_the_first_document(tmp_path: Path):
    told: list[str] = []
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("words")

    for path, _ in read_many(sorted(tmp_path.iterdir()), meanwhile=lambda: told.append("begun")):
        told.append(path.name)

    assert told == ["begun", "a.md", "b.md"]


def test_lists_in_lists_are_read_to_their_innermost_items(tmp_path: Path):
    path = tmp_path / "a.md"
    path.write_text("".join(f"{'  ' * depth}- item{depth}\n" for depth in range(30)))

    assert read(path).text.split() == [f"item{depth}" for depth in range(30)]


def test_no_paths_give_no_documents():
    assert list(read_many([])) == []


def test_less_than_one_job_is_the_callers_mistake(tmp_path: Path):
    with pytest.raises(ValueError, match="jobs"):
        list(read_many([tmp_path / "a.txt"], jobs=0))


def test_a_file_that_takes_too_long_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pool, "WALL", 1000)  # however busy the machine is, also for the process itself
    patient = "from scoqa.reading import limits\nlimits.WALL = 1000\nmain("
    monkeypatch.setattr(pool, "_START", pool._START.replace("main(", patient))
    slow, quick = tmp_path / "slow.md", tmp_path / "quick.md"
    slow.write_text("# a\n\nb\n\n" * 100_000)
    quick.write_text("quick words")

    (_, first), (_, second) = read_many([slow, quick], jobs=1, settings=Settings(reader_seconds=2))

    assert isinstance(first, UnreadableFileError)
    assert "took more than 2 s of processor time" in str(first)
    assert not isinstance(second, UnreadableFileError)


def test_nothing_in_the_working_folder_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "json.py").write_text("open('ran', 'w')")
    (tmp_path / "paper.md").write_text("words")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))

    document = read(Path("paper.md"))

    assert document.text == "words"
    assert not (tmp_path / "ran").exists()


def test_what_lies_beside_a_script_is_not_taken_for_a_module_that_a_reader_needs(tmp_path: Path):
    (tmp_path / "random.py").write_text("raise SystemExit")
    (tmp_path / "paper.html").write_text("<p>The moon raises the tides.</p>")
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\nfrom scoqa.reading import read\n"
        "print(read(Path(__file__).with_name('paper.html')).text)"
    )

    done = subprocess.run(
        [sys.executable, script], cwd=tmp_path.parent, capture_output=True, text=True, check=False
    )

    assert (done.stdout.strip(), done.stderr) == ("The moon raises the tides.", "")


def test_a_reader_that_fails_one_that_crashes_and_one_out_of_time_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "a.md"
    path.write_text("words")
    reasons = []
    for end in ("raise IndexError", "import os; os.abort()", "import signal; signal.raise_signal(14)"):
        monkeypatch.setattr(pool, "_START", end)
        with pytest.raises(UnreadableFileError) as error:
            read(path)
        reasons.append(str(error.value))

    assert reasons == [
        "damaged or unusual: its reader gave up",
        "it crashed its reader (damaged, or needs more than 2048 MiB of memory)",
        "took longer than 300 s to read",
    ]


def test_the_language_is_that_of_the_words_not_of_the_program_that_wrote_them(tmp_path: Path):
    words = (
        "<p>Die Häuser der Stadt wurden von den Architekten gebaut, und sie sind auch heute noch schön.</p>"
    )
    for name, stated in (("a.html", "en-US"), ("b.html", "de-AT"), ("c.html", "")):
        (tmp_path / name).write_text(f'<html lang="{stated}"><body>{words}</body></html>')
    (tmp_path / "c.meta.toml").write_text('language = "nl"')

    metas = [read(tmp_path / name).meta for name in ("a.html", "b.html", "c.html")]

    assert [meta.language for meta in metas] == ["de", "de-AT", "nl"]
    assert [dict(meta.origin)["language"] for meta in metas] == [
        "its words",
        "embedded metadata",
        "metadata file",
    ]


@pytest.mark.parametrize(
    ("lines", "issued"),
    [
        ("On tides at sea\nAnn Lee\n4 March 2021\n\n", "2021-03-04"),
        ("On tides at sea\n\nThe Hague, March 2021\n\n", "2021-03"),
        ("On tides at sea\n\n4 March 2021\n\n5 March 2021\n\n", ""),
        ("On tides at sea\n\n" + "We measure tides at three harbours. " * 6 + "\n\n4 March 2021\n\n", ""),
    ],
)
def test_a_date_alone_before_the_text_is_that_of_issue(tmp_path: Path, lines: str, issued: str):
    file = tmp_path / "a.txt"
    file.write_text(lines + "We measure tides at three harbours. " * 6)

    assert read(file).meta.issued == issued


def test_an_abstract_and_listed_works_in_another_language_hide_that_of_the_text_not(tmp_path: Path):
    english = (
        "We measure the tides of the sea at three harbours, and find that they are rising with the years. "
        * 16
    )
    portuguese = (
        "As marés do mar foram medidas em três portos, e verificou-se que elas sobem com os anos que passam. "
        * 16
    )
    file = tmp_path / "a.md"
    file.write_text(
        f"# Marés\n\n## Abstract\n\n{english}\n\n## Texto\n\n{portuguese}\n\n## References\n\n{english}\n"
    )

    assert read(file).meta.language == "pt"


def test_a_large_text_is_read_in_another_process_and_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "a.txt"
    path.write_text(
        "The board of the club\n\nThe board meets in Vienna.\n" + "It meets again. " * 20, "utf-8"
    )
    (tmp_path / "a.meta.toml").write_text('title = "The board of the club"\n')
    small = read(path)
    monkeypatch.setattr(documents, "_OWN_MB", 0)
    monkeypatch.setattr(plain, "read_plain", None)

    assert read(path) == small
