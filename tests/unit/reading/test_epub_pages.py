"""Pages of the printed book that an EPUB tells of."""

from __future__ import annotations

from pathlib import Path

import pytest
from archives import pack

from scoqa.reading.content import Content
from scoqa.reading.epub import read_epub

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
)
NAV = '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
NCX = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'


def book(folder: Path, *bodies: str, manifest: str = "", **others: str) -> Content:
    """What is read of a book whose parts are a, b and so on."""
    names = "abc"[: len(bodies)]
    items = "".join(f'<item id="{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in names)
    spine = "".join(f'<itemref idref="{n}"/>' for n in names)
    package = f'<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>{items}{manifest}</manifest><spine>{spine}</spine></package>'
    begin = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
    parts = {
        f"OEBPS/{n}.xhtml": f"{begin}{body}</body></html>" for n, body in zip(names, bodies, strict=True)
    }
    more = {
        f"OEBPS/{name.replace('_', '.')}": f"{begin}{text}</body></html>" if "xhtml" in name else text
        for name, text in others.items()
    }
    return read_epub(
        pack(
            folder / "a.epub",
            {"META-INF/container.xml": CONTAINER, "OEBPS/content.opf": package, **parts, **more},
        )
    )


def shown(content: Content) -> list[tuple[str, str]]:
    return [(page.label, content.text[slice(*page.span)].strip()) for page in content.pages]


def test_a_break_in_a_sentence_and_one_between_paragraphs_begin_pages(tmp_path: Path):
    content = book(
        tmp_path,
        '<p>Before.</p><span epub:type="pagebreak" title="xii"/><p>The sea <span epub:type="pagebreak" id="x">13</span> rises. It falls.</p>'
        '<hr role="doc-pagebreak" aria-label="Page 14."/><h2>Tides</h2><p>The end is un<a epub:type="pagebreak" title="15"></a>known.</p>',
        '<div epub:type="pagebreak" title="16"/><p>Next.</p>',
    )

    assert content.text == "Before.\n\nThe sea rises. It falls.\n\nTides\n\nThe end is unknown.\n\nNext."
    assert shown(content) == [
        ("xii", "The sea"),
        ("13", "rises. It falls."),
        ("14", "Tides\n\nThe end is un"),
        ("15", "known."),
        ("16", "Next."),
    ]
    assert [page.index for page in content.pages] == [0, 1, 2, 3, 4]
    assert [section.heading for section in content.sections] == ["Tides"]


def test_the_page_list_tells_labels_and_places_that_the_parts_do_not_mark(tmp_path: Path):
    nav = (
        '<nav epub:type="page-list"><ol><li><a href="a.xhtml#p1">1</a></li><li><a href="a.xhtml#p2">Seite 2</a></li>'
        '<li><a href="b.xhtml">3</a></li></ol></nav>'
    )

    content = book(
        tmp_path,
        '<p id="p1">One.</p><p>Two <a id="p2"/>goes on.</p>',
        "<p>Three.</p>",
        manifest=NAV,
        nav_xhtml=nav,
    )

    assert shown(content) == [("1", "One.\n\nTwo"), ("2", "goes on."), ("3", "Three.")]


def test_an_older_book_has_its_page_list_in_its_ncx(tmp_path: Path):
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><pageList><pageTarget type="normal" value="7"><navLabel><text>7</text></navLabel>'
        '<content src="a.xhtml#p7"/></pageTarget></pageList></ncx>'
    )

    content = book(tmp_path, '<p>Six.</p><p><a id="p7"/>Seven.</p>', manifest=NCX, toc_ncx=ncx)

    assert shown(content) == [("7", "Seven.")]


@pytest.mark.parametrize(
    "body", ["<p>One.</p>", "<p>\U0010fffd</p><p>One <span epub:type='pagebreak' title='2'/>two.</p>"]
)
def test_a_book_that_tells_of_no_pages_or_has_the_sign_itself_has_none(tmp_path: Path, body: str):
    assert book(tmp_path, body).pages == ()


def test_labels_that_are_not_known_are_empty(tmp_path: Path):
    content = book(
        tmp_path,
        '<p><span epub:type="pagebreak" id="p"/>One.</p><p><span epub:type="pagebreak" title="2"/>Two.</p>',
    )

    assert shown(content) == [("", "One."), ("2", "Two.")]


def test_breaks_in_what_is_not_read_leave_no_pages_at_wrong_places(tmp_path: Path):
    hidden = '<noscript><span epub:type="pagebreak" title="1"/></noscript><p>One <span epub:type="pagebreak" title="2"/>two.</p>'

    assert book(tmp_path, hidden).pages == ()
