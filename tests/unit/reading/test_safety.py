"""No reader opens the network, runs what a file brings, or grows past its limits."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pdfs
import pytest

from scoqa.errors import UnreadableFileError
from scoqa.reading import find, read, read_many
from scoqa.settings import Settings
from scoqa.types import Document

WORDS = "These are words of a paragraph that is long enough to be the main text of what is read here. " * 3


@pytest.fixture
def server() -> Iterator[tuple[socket.socket, str]]:
    """A listening socket on this machine, and the address of a page there."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening, f"http://127.0.0.1:{listening.getsockname()[1]}/x"


def pack(path: Path, parts: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)


def files_that_name(url: str, folder: Path) -> list[Path]:
    """A file of each kind whose readers could be led to an address: stylesheets, entities, pictures, scripts."""
    doctype = f'<!DOCTYPE x SYSTEM "{url}" [<!ENTITY e SYSTEM "{url}"><!ENTITY % p SYSTEM "{url}"> %p;]>'
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    (folder / "a.html").write_text(
        f'<html><head><base href="{url}"><link rel="stylesheet" href="{url}"><script src="{url}"></script>'
        f'<meta http-equiv="refresh" content="0;{url}"></head><body><iframe src="{url}"></iframe>'
        f'<p>{WORDS}<img src="{url}"></p></body></html>'
    )
    (folder / "a.md").write_text(f"# A\n\n{WORDS}\n\n![x]({url}) [y]: {url}\n")
    (folder / "a.xml").write_text(
        f'<?xml version="1.0"?>{doctype}<article xmlns:xi="http://www.w3.org/2001/XInclude" article-type="x">'
        f'<body><p>{WORDS} &e;</p><xi:include href="{url}"/></body></article>'
    )
    pack(
        folder / "a.docx",
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<?xml version='1.0'?>{doctype.replace('x SYSTEM', 'w:document SYSTEM')}"
            f"<w:document {w}><w:body><w:p><w:r><w:t>{WORDS}&e;</w:t></w:r></w:p></w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships><Relationship Id="r" Target="{url}" '
            'TargetMode="External" Type="http://x/attachedTemplate"/></Relationships>',
        },
    )
    pack(
        folder / "a.epub",
        {
            "META-INF/container.xml": f'{doctype}<container><rootfile full-path="p.opf"/></container>',
            "p.opf": '<package><item id="a" href="a.xhtml"/><itemref idref="a"/></package>',
            "a.xhtml": f'{doctype}<html><body><p>{WORDS}&e;</p><img src="{url}"/></body></html>',
        },
    )
    action = f"/OpenAction << /S /URI /URI ({url}) >> /AA << /WC << /S /JavaScript /JS (app.launchURL\\('{url}'\\)) >> >>"
    (folder / "a.pdf").write_bytes(pdfs.make_pdf([[(70, 700, "Some words of a page.")]], catalog=action))
    return sorted(folder.iterdir())


def test_no_reader_opens_the_network(tmp_path: Path, server: tuple[socket.socket, str]):
    listening, url = server

    results = dict(read_many(files_that_name(url, tmp_path), jobs=2))

    assert {path.suffix for path in results} == {".html", ".md", ".xml", ".docx", ".epub", ".pdf"}
    for path, result in results.items():
        assert isinstance(result, Document), f"{path.name}: {result}"
        assert "words of a pa" in result.text
    with pytest.raises(BlockingIOError):  # nobody came
        listening.accept()


def test_no_socket_is_opened_for_a_web_page():
    code = (
        "import sys\n"
        "sys.addaudithook(lambda event, _: event.startswith('socket.__new__') and print('a socket'))\n"
        "from scoqa.reading.html import read_html\n"
        f"print(len(read_html(b'<p>{WORDS}').text))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == f"{len(WORDS) - 1}\n"


def test_nested_entities_do_not_grow(tmp_path: Path):
    entities = '<!ENTITY a "lol">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    path = tmp_path / "a.xml"
    path.write_text(
        f"<?xml version='1.0'?><!DOCTYPE article [{entities}]><article><body><p>{WORDS}&i;</p></body></article>"
    )

    text = read(path).text

    assert WORDS.strip() in text
    assert "lol" not in text
    assert len(text) < 2 * len(WORDS)


def test_what_follows_entities_without_end_is_read(tmp_path: Path):
    entities = '<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(10))
    path = tmp_path / "a.xml"
    path.write_text(
        f"<?xml version='1.0'?><!DOCTYPE article [<!-- it's --> {entities}]>"
        f"<article><body><p>&l10;</p><p>{WORDS}</p></body></article>"
    )

    text = read(path).text

    assert WORDS.strip() in text
    assert "lol" not in text


ODD = "<?x it's?>"
"""What may stand among declarations, and is easily taken for a quotation without end."""


@pytest.mark.parametrize("odd", ["", ODD])
@pytest.mark.parametrize("suffix", [".xml", ".epub", ".docx", ".odt"])
def test_the_words_around_an_entity_without_end_are_read(tmp_path: Path, suffix: str, odd: str):
    entities = '<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(10))
    doctype = f"<?xml version='1.0'?><!DOCTYPE x [{entities}{odd}]>"
    words = "Words before &l10; and words after."
    office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    text = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    path = tmp_path / f"a{suffix}"
    match suffix:
        case ".xml":
            path.write_text(
                f'{doctype}<article article-type="x"><body><p>{words}</p><p>Last.</p></body></article>'
            )
        case ".epub":
            pack(
                path,
                {
                    "META-INF/container.xml": '<container><rootfile full-path="p.opf"/></container>',
                    "p.opf": '<package><item id="a" href="a.xhtml"/><itemref idref="a"/></package>',
                    "a.xhtml": f"{doctype}<html><body><p>{words}</p><p>Last.</p></body></html>",
                },
            )
        case ".docx":
            body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (words, "Last."))
            packed = f"{doctype}<w:document {w}><w:body>{body}</w:body></w:document>"
            pack(path, {"[Content_Types].xml": "<Types/>", "word/document.xml": packed})
        case _:
            body = f"<office:text><text:p>{words}</text:p><text:p>Last.</text:p></office:text>"
            content = f"{doctype}<office:document-content {office} {text}><office:body>{body}</office:body></office:document-content>"
            pack(path, {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})

    assert read(path).text == "Words before &l10; and words after.\n\nLast."


def test_what_looks_like_an_entity_where_none_can_be_is_as_it_is_written(tmp_path: Path):
    path = tmp_path / "a.xml"
    path.write_text(
        '<?xml version="1.0"?><article article-type="x"><body><p>&alpha; <![CDATA[&alpha; &own;]]> &own;</p></body></article>'
    )

    assert read(path).text == "α &alpha; &own; &own;"


def test_a_file_that_needs_too_much_memory_costs_one_line(tmp_path: Path):
    path, other = tmp_path / "big.md", tmp_path / "small.md"
    path.write_text("- item with words\n" * 2_000_000)
    other.write_text("A few words.")

    (_, first), (_, second) = read_many([path, other], jobs=1, settings=Settings(reader_mb=300))

    assert isinstance(first, UnreadableFileError)
    assert "memory" in str(first)
    assert isinstance(second, Document)


def test_a_pointer_of_git_is_not_taken_for_the_file(tmp_path: Path):
    file = tmp_path / "a.pdf"
    file.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:cd34bf0452e0bc9b\nsize 88466\n")

    with pytest.raises(UnreadableFileError, match="only a pointer to the file"):
        read(file)


def test_lines_that_look_like_a_mails_take_no_time_without_end(tmp_path: Path):
    path = tmp_path / "glossary.txt"
    path.write_bytes(b"".join(b"Entry-%c: %d words on it\r\n" % (65 + n % 26, n) for n in range(150)))

    assert read(path).text.startswith("Entry-A: 0 words on it\nEntry-B: 1 words on it\n")


@pytest.mark.parametrize("nested", ["a = " + "[" * 100_000, "a = " + "9" * 5000])
def test_a_metadata_file_that_cannot_be_read_costs_one_line(tmp_path: Path, nested: str):
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "a.meta.toml").write_text(nested)

    document = read(tmp_path / "a.txt")

    assert document.text.strip() == WORDS.strip()
    assert [problem.what.startswith("a.meta.toml is n") for problem in document.problems] == [True]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
@pytest.mark.parametrize("name", ["a.meta.toml", "refs.bib", ".scoqaignore"])
def test_a_pipe_beside_a_file_is_not_waited_for(tmp_path: Path, name: str):
    (tmp_path / "a.txt").write_text(WORDS)
    os.mkfifo(tmp_path / name)

    (found,) = find([tmp_path])

    assert isinstance(found, Path)
    assert read(found).text.strip() == WORDS.strip()


def test_a_name_as_long_as_names_may_be_is_read(tmp_path: Path):
    path = tmp_path / ("x" * 251 + ".txt")
    path.write_text(WORDS)

    assert read(path).text.strip() == WORDS.strip()


def test_many_damaged_parts_of_one_file_cost_one_line(tmp_path: Path):
    path = tmp_path / "a.epub"
    items = "".join(f'<item id="i{n}" href="{n}.xhtml"/><itemref idref="i{n}"/>' for n in range(5000))
    pack(
        path,
        {
            "META-INF/container.xml": '<container><rootfile full-path="p.opf"/></container>',
            "p.opf": f"<package>{items}</package>",
            "0.xhtml": f"<html><body><p>{WORDS}</p></body></html>",
        },
    )

    (problem,) = read(path).problems

    assert problem.what == "damaged: its part 1.xhtml is missing; and 4,998 more like this"


def test_a_pdf_whose_labels_hold_themselves_is_read_without_them(tmp_path: Path):
    words = [(72, 700, "The moon raises the tides.")]
    path = tmp_path / "a.pdf"
    path.write_bytes(pdfs.make_pdf([words], catalog="/PageLabels 3 0 R", font="/Kids [3 0 R]"))

    document = read(path)

    assert document.text == "The moon raises the tides."
    assert [page.label for page in document.pages] == [""]
    assert [problem.what for problem in document.problems] == [
        "the labels that it states for its pages are not read: they crash their reader"
    ]
