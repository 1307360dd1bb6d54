"""What the parts and the package of an EPUB become."""

from __future__ import annotations

from pathlib import Path

import pytest
from archives import pack

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Content
from scoqa.reading.epub import read_epub

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><other full-path="x.opf"/>'
    '<rootfile/><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
)
XMLNS = 'xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"'


def page(words: str) -> str:
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head><body><p>{words}</p></body></html>'


def read(folder: Path, metadata: str = "", manifest: str = "", spine: str = "", **pages: str) -> Content:
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>' for name in pages
    )
    order = spine or "".join(f'<itemref idref="{name}"/>' for name in pages)
    package = (
        f"<package {XMLNS}><metadata>{metadata}</metadata><manifest>{items}{manifest}</manifest>"
        f"<spine>{order}</spine><guide><reference idref='hidden'/></guide></package>"
    )
    parts = {f"OEBPS/{name}.xhtml": page(words) for name, words in pages.items()}
    return read_epub(
        pack(folder / "a.epub", {"META-INF/container.xml": CONTAINER, "OEBPS/content.opf": package, **parts})
    )


def test_the_parts_are_read_in_the_order_of_the_spine_and_what_it_does_not_name_is_left_out(tmp_path: Path):
    content = read(
        tmp_path,
        manifest='<item id="nav" href="c.xhtml" properties="scripted nav" media-type="application/xhtml+xml"/>'
        '<item id="cover" href="cover.svg" media-type="image/svg+xml"/><item id="plain" href="d.xhtml"/>'
        '<item id="again" href="a.xhtml#x" media-type="application/xhtml+xml"/>',
        spine='<itemref idref="b"/><itemref idref="cover"/><itemref idref="a"/><itemref idref="nav"/><itemref/>'
        '<itemref idref="again"/><itemref idref="plain"/><itemref idref="b"/>',
        a="First.", b="Second.", c="Nav.", d="Fourth.", hidden="Hidden.",
    )  # fmt: skip

    assert content.text == "Second.\n\nFirst.\n\nFourth."
    assert content.problems == ()


def test_the_package_says_title_authors_publisher_language_and_doi(tmp_path: Path):
    meta = read(
        tmp_path,
        "<dc:title> On\n Tides </dc:title><dc:title>A subtitle</dc:title><dc:creator>Ann Lee</dc:creator>"
        '<dc:creator opf:role="aut" opf:file-as="Le Guin, Ursula K.">Ursula K. Le Guin</dc:creator>'
        '<dc:creator opf:role="ill">Bo Ek</dc:creator><dc:creator> </dc:creator><dc:contributor>Cy Oh</dc:contributor>'
        "<dc:publisher>Ocean Press</dc:publisher><dc:language>de</dc:language><dc:date>2007-12-04</dc:date>"
        "<dc:identifier>urn:isbn:123</dc:identifier><dc:identifier>doi:10.1000/182.x.</dc:identifier>",
        a="Words.",
    ).meta

    assert (meta.title, meta.authors) == ("On Tides", ("Lee, Ann", "Le Guin, Ursula K."))
    assert (meta.publisher, meta.language, meta.issued) == ("Ocean Press", "de", "2007-12-04")
    assert (meta.doi, meta.kind) == ("10.1000/182.x", "book")
    assert meta.origin == tuple(
        (name, "embedded metadata") for name in ("authors", "doi", "issued", "language", "publisher", "title")
    )


def test_nothing_is_said_that_the_package_does_not_say(tmp_path: Path):
    meta = read(tmp_path, "<dc:identifier>urn:isbn:123</dc:identifier>", a="Words.").meta

    assert (meta.title, meta.authors, meta.issued, meta.publisher, meta.language, meta.doi) == (
        "",
        (),
        "",
        "",
        "",
        "",
    )
    assert (meta.kind, meta.origin) == ("book", ())


def test_what_refines_a_creator_says_how_the_name_is_sorted_and_what_the_person_did(tmp_path: Path):
    meta = read(
        tmp_path,
        '<dc:creator id="c1">Gabriel García Márquez</dc:creator><dc:creator id="c2">Bo Ek</dc:creator>'
        '<dc:creator id="c3">Ann Lee</dc:creator><meta refines="#c1" property="file-as">García Márquez, Gabriel</meta>'
        '<meta refines="#c1" property="role" scheme="marc:relators">aut</meta>'
        '<meta refines="#c2" property="role" scheme="marc:relators">trl</meta><meta name="cover" content="x"/>',
        a="Words.",
    ).meta

    assert meta.authors == ("García Márquez, Gabriel", "Lee, Ann")


@pytest.mark.parametrize(
    ("dates", "issued"),
    [
        (
            '<dc:date opf:event="modification">2019-01-01</dc:date><dc:date opf:event="publication">1998</dc:date>',
            "1998",
        ),
        ('<dc:date opf:event="conversion">2019-01-01</dc:date><dc:date>1998-05</dc:date>', "1998-05"),
        ('<dc:date opf:event="original-publication">1998</dc:date>', "1998"),
        ('<dc:date opf:event="creation">2019-01-01</dc:date>', ""),
        ("<dc:date>2007-12-04T00:00:00+00:00</dc:date>", "2007-12-04"),
    ],
)
def test_the_date_is_that_of_the_publication(tmp_path: Path, dates: str, issued: str):
    assert read(tmp_path, dates, a="Words.").meta.issued == issued


@pytest.mark.parametrize(
    ("algorithm", "is_locked"),
    [
        ("http://www.idpf.org/2008/embedding", False),
        ("http://ns.adobe.com/pdf/enc#RC", False),
        ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", True),
    ],
)
def test_mangled_fonts_are_no_lock(tmp_path: Path, algorithm: str, is_locked: bool):
    method = f'<e:EncryptionMethod Algorithm="{algorithm}"/>'
    lock = f'<encryption><e:EncryptedData xmlns:e="e" Algorithm="x">{method}</e:EncryptedData></encryption>'
    package = f'<package {XMLNS}><manifest><item id="a" href="a.html"/></manifest><spine><itemref idref="a"/></spine></package>'
    parts = {
        "META-INF/container.xml": CONTAINER,
        "META-INF/encryption.xml": lock,
        "OEBPS/content.opf": package,
        "OEBPS/a.html": page("Words."),
    }
    path = pack(tmp_path / "a.epub", parts)

    if is_locked:
        with pytest.raises(UnreadableFileError, match=r"encrypted by its seller \(DRM\)"):
            read_epub(path)
    else:
        assert read_epub(path).text == "Words."


def test_an_epub_that_names_no_package_is_damaged(tmp_path: Path):
    path = pack(tmp_path / "a.epub", {"META-INF/container.xml": "<container><rootfile/></container>"})

    with pytest.raises(UnreadableFileError, match="an EPUB without a package document"):
        read_epub(path)


def test_an_epub_without_words_says_so(tmp_path: Path):
    with pytest.raises(UnreadableFileError, match="no text in it"):
        read(tmp_path, a="")


NCX = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'


def chaptered(folder: Path, body: str, points: str) -> list[tuple[int, str]]:
    package = (
        f"<package {XMLNS}><metadata/><manifest><item id='a' href='a.xhtml'/>{NCX}</manifest>"
        "<spine><itemref idref='a'/></spine></package>"
    )
    parts = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/content.opf": package,
        "OEBPS/toc.ncx": f"<ncx><navMap>{points}</navMap></ncx>",
        "OEBPS/a.xhtml": f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>',
    }
    return [(s.level, s.heading) for s in read_epub(pack(folder / "a.epub", parts)).sections]


def point(words: str, target: str, inner: str = "") -> str:
    label = f"<navLabel><text>{words}</text></navLabel><content src='{target}'/>"
    return f"<navPoint>{label}{inner}</navPoint>"


def test_a_paragraph_that_the_contents_lead_to_and_name_is_a_heading(tmp_path: Path):
    body = (
        "<div><p class='c1'>Chapter One</p><p class='c2'>THE SEA</p></div><p>It is wide.</p>"
        "<p><a id='ebb'/>Of Ebb and Flow</p><p>It is slow.</p><p>Of Ebb and Flow</p>"
    )
    points = point("Chapter One: The Sea", "a.xhtml", point("Of Ebb and Flow", "a.xhtml#ebb"))

    assert chaptered(tmp_path, body, points) == [(1, "Chapter One"), (1, "THE SEA"), (2, "Of Ebb and Flow")]


@pytest.mark.parametrize(
    ("body", "points"),
    [
        ("<h2>1. The Sea</h2><p>The Sea</p><p>It is wide.</p>", point("The Sea", "a.xhtml")),
        ("<h2>1. The Sea</h2><p>It is wide.</p><p>Ebb</p>", point("Ebb", "a.xhtml#nowhere")),
        ("<h2>1. The Sea</h2><ul><li><p>Ebb</p></li></ul>", point("Ebb", "a.xhtml")),
        ("<h2>1. The Sea</h2><p>Ebb and flow.</p>", point("Ebb", "a.xhtml") + point("", "a.xhtml")),
    ],
)
def test_what_the_contents_do_not_lead_to_stays_a_paragraph(tmp_path: Path, body: str, points: str):
    assert chaptered(tmp_path, body, points) == [(2, "1. The Sea")]


@pytest.mark.parametrize(
    ("creator", "authors"),
    [
        ("Ann Lee, Bo Ek, and Cy Oh", ("Lee, Ann", "Ek, Bo", "Oh, Cy")),
        ("Ann Lee; Bo Ek; Cy Oh", ("Lee, Ann", "Ek, Bo", "Oh, Cy")),
        ("Lee, Ann", ("Lee, Ann",)),
        ("Department of Seas, Tides and Winds", ("Department of Seas, Tides and Winds",)),
    ],
)
def test_a_creator_of_three_persons_is_three_authors(tmp_path: Path, creator: str, authors: tuple[str, ...]):
    assert read(tmp_path, f"<dc:creator>{creator}</dc:creator>", a="Words.").meta.authors == authors
