"""Archives of parts: what is damaged, hostile or missing in a DOCX, ODT or EPUB file; EPUB files of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from archives import pack

from scoqa.errors import UnreadableFileError
from scoqa.reading import find, read
from scoqa.reading.docx import read_docx
from scoqa.reading.epub import read_epub
from scoqa.reading.odt import read_odt

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


ODF = (
    'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
ODT_BODY = '<o:document-content xmlns:o="o" xmlns:t="t"><o:body><o:text><t:p>Words.</t:p></o:text></o:body></o:document-content>'


def epub(path: Path, page: str, **parts: str) -> Path:
    package = (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>A Book</dc:title>'
        "<dc:creator>Marcel de Haas</dc:creator><dc:date>2007-12</dc:date></metadata>"
        '<manifest><item id="a" href="a%20b.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="n"/><itemref idref="a"/></spine></package>'
    )
    return pack(
        path,
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="x/p.opf"/></container>',
            "x/p.opf": package,
            "x/nav.xhtml": "<html><body><nav>Contents</nav></body></html>",
            "x/a b.xhtml": page,
            **parts,
        },
    )


def test_epub_spine_entities_notes_and_metadata(tmp_path: Path):
    path = epub(
        tmp_path / "a.epub",
        "<html><head><title>no</title></head><body><h1>One</h1><p>Caf&eacute;<sup>2</sup> &amp;\n bar</p>"
        "<script>no</script><ul><li>first</li><li>second</li></ul></body></html>",
    )

    content = read_epub(path)

    assert content.text == "One\n\nCafé[2] & bar\n\nfirst\n\nsecond"
    assert content.meta.authors == ("de Haas, Marcel",)
    assert content.meta.issued == "2007-12"


def test_a_locked_epub_says_so(tmp_path: Path):
    lock = '<e><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e>'
    path = epub(tmp_path / "a.epub", "<p>x</p>", **{"META-INF/encryption.xml": lock})

    with pytest.raises(UnreadableFileError, match="DRM"):
        read_epub(path)


def test_a_part_that_an_epub_lists_under_many_names_is_read_once(tmp_path: Path):
    items = "".join(f'<item id="i{n}" href="a.xhtml#p{n}"/>' for n in range(300))
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(300))
    path = pack(
        tmp_path / "a.epub",
        {
            "META-INF/container.xml": '<container><rootfile full-path="p.opf"/></container>',
            "p.opf": f"<package>{items}{spine}</package>",
            "a.xhtml": "<html><body><p>Words.</p></body></html>",
        },
    )

    assert read_epub(path).text == "Words."


def test_a_bomb_is_not_unpacked(tmp_path: Path):
    path = epub(tmp_path / "a.epub", "<p>" + "x" * 3_000_000 + "</p>")

    with pytest.raises(UnreadableFileError, match="not opened"):
        read_epub(path)


def test_entities_of_xml_are_never_expanded(tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    page = (
        f'<!DOCTYPE html [<!ENTITY a "BOOM"><!ENTITY f SYSTEM "{secret.as_uri()}">]>'
        "<html><body><p>safe &a; &f; words</p></body></html>"
    )

    text = read_epub(epub(tmp_path / "a.epub", page)).text

    assert "SECRET" not in text
    assert "BOOM" not in text


def test_a_cut_container_says_that_its_end_is_missing(tmp_path: Path):
    whole = pack(tmp_path / "a.docx", {"word/document.xml": f"<w:document {W}/>"}).read_bytes()
    path = tmp_path / "cut.docx"
    path.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(UnreadableFileError, match="the end of the file is missing"):
        read(path)


def test_a_damaged_part_of_metadata_costs_only_the_metadata(tmp_path: Path):
    path = pack(tmp_path / "a.odt", {"content.xml": ODT_BODY, "meta.xml": "\0"})

    content = read_odt(path)

    assert content.text == "Words."
    assert content.problems == ("damaged: meta.xml is not readable XML",)


def damage(path: Path, name: str) -> None:
    """Make what is packed of one part another."""
    data = bytearray(path.read_bytes())
    at = data.index(name.encode()) + len(name) + 4
    data[at : at + 8] = bytes(byte ^ 0xFF for byte in data[at : at + 8])
    path.write_bytes(data)


@pytest.mark.parametrize(
    "name", ["_rels/.rels", "word/styles.xml", "word/footnotes.xml", "docProps/core.xml"]
)
def test_a_damaged_part_that_word_can_do_without_costs_only_what_it_holds(tmp_path: Path, name: str):
    filling = "<w:x>" + "".join(map(str, range(99))) + "</w:x>"
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>Words.</w:t></w:r></w:p></w:body></w:document>"
    path = pack(tmp_path / "a.docx", {"word/document.xml": body, name: f"<w:styles {W}>{filling}</w:styles>"})
    damage(path, name)

    content = read_docx(path)

    assert content.text == "Words."
    assert content.problems == (f"damaged: its part {name} cannot be unpacked",)


def test_a_damaged_chapter_of_an_epub_costs_only_that_chapter(tmp_path: Path):
    words = " ".join(map(str, range(99)))
    path = pack(
        tmp_path / "a.epub",
        {
            "META-INF/container.xml": '<container><rootfile full-path="p.opf"/></container>',
            "p.opf": '<package><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/>'
            '<itemref idref="a"/><itemref idref="b"/></package>',
            "a.xhtml": f"<html><body><p>{words}</p></body></html>",
            "b.xhtml": "<html><body><p>Words.</p></body></html>",
        },
    )
    damage(path, "a.xhtml")

    content = read_epub(path)

    assert content.text == "Words."
    assert content.problems == ("damaged: its part a.xhtml cannot be unpacked",)


def test_a_container_that_places_its_parts_before_its_beginning_is_damaged(tmp_path: Path):
    path = pack(tmp_path / "a.docx", {"word/document.xml": f"<w:document {W}><w:body/></w:document>"})
    path.write_bytes(path.read_bytes()[20:])

    with pytest.raises(UnreadableFileError, match=r"^damaged: "):
        read_docx(path)


def test_an_epub_whose_parts_are_missing_says_so(tmp_path: Path):
    path = pack(
        tmp_path / "a.epub",
        {
            "META-INF/container.xml": '<container><rootfile full-path="p.opf"/></container>',
            "p.opf": '<package><item id="a" href="a.xhtml"/><itemref idref="a"/></package>',
        },
    )

    with pytest.raises(UnreadableFileError, match=r"damaged: its part a\.xhtml is missing"):
        read_epub(path)


def test_a_template_of_an_opendocument_text_is_read_as_one(tmp_path: Path):
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = "<office:body><office:text><text:p>Words of a letter.</text:p></office:text></office:body>"
    path = pack(
        tmp_path / "letter.ott",
        {
            "mimetype": "application/vnd.oasis.opendocument.text-template",
            "content.xml": f"<office:document-content {names}>{body}</office:document-content>",
        },
    )

    assert read(path).text == "Words of a letter."
    assert list(find([tmp_path])) == [path]


def test_a_word_file_whose_document_lies_elsewhere_is_one_and_without_it_is_damaged(tmp_path: Path):
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = f"<w:document {w}><w:body><w:p><w:r><w:t>Words of it.</w:t></w:r></w:p></w:body></w:document>"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="r" Type="{kind}" Target="main.xml"/></Relationships>',
    }

    assert read(pack(tmp_path / "a.docx", {**parts, "main.xml": document})).text == "Words of it."
    with pytest.raises(UnreadableFileError, match=r"damaged: its part main\.xml is missing"):
        read(pack(tmp_path / "b.docx", parts))


def test_an_odt_is_read_without_the_member_that_says_what_it_is(tmp_path: Path):
    path = pack(tmp_path / "a.odt", {"content.xml": ODT_BODY.replace('xmlns:o="o" xmlns:t="t"', ODF)})

    assert read(path).text == "Words."


def test_a_damaged_archive_that_no_reader_is_for_says_so(tmp_path: Path):
    whole = pack(tmp_path / "a.zip", {"a.xml": "<a/>"})
    damaged = tmp_path / "b.pptx"
    damaged.write_bytes(whole.read_bytes()[:-30])

    with pytest.raises(UnreadableFileError, match="a ZIP archive, not a document"):
        read(whole)
    with pytest.raises(UnreadableFileError, match="damaged"):
        read(damaged)
