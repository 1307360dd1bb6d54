"""Plain text with form feeds to pages, and to none where they part sections."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.citing.cite import cite
from scoqa.citing.places import place
from scoqa.passages import cut
from scoqa.reading import plain_pages
from scoqa.reading.content import Content
from scoqa.reading.plain import read_plain
from scoqa.types import Document, Page, Source, Zone

_WORDS = [
    "harbour",
    "tide",
    "gauge",
    "reading",
    "crew",
    "boat",
    "sand",
    "winter",
    "channel",
    "pilot",
    "buoy",
    "depth",
]


def _prose(seed: int, n_lines: int) -> str:
    lines = [
        "   The " + " ".join(_WORDS[(seed * 7 + line * 5 + n) % 12] for n in range(9)) + "."
        for line in range(n_lines)
    ]
    return "\n".join("\n" + line if n % 7 == 6 else line for n, line in enumerate(lines))


def _rfc(n_pages: int, *, first: int = 1) -> str:
    """Pages as old standards have them: form feeds on lines of their own, a head, a foot with the page's number."""
    pages = []
    for index in range(n_pages):
        head = "RFC 9999              On Tides              March 1997\n\n" if index else "\n\n"
        foot = f"\n\n\nHaas                 Informational           [Page {index + first}]\n"
        begins = f"   and goes on to {_WORDS[-index]}.\n\n" if index else ""
        ends = f"\n\n   {_WORDS[index].title()} waits for the gauge" if index + 1 < n_pages else ""
        pages.append(head + begins + _prose(index, 30 - 3 * index) + ends + foot)
    return "\f\n".join(pages) + "\f"


def _page_at(content: Content, words: str) -> Page:
    at = content.text.index(words)
    return next(page for page in reversed(content.pages) if page.span.start <= at)


def _running(content: Content) -> list[str]:
    return [content.text[slice(*each.span)] for each in content.zones if each.zone is Zone.RUNNING]


def _document(content: Content) -> Document:
    return Document(
        "tides", content.meta, content.text, pages=content.pages, sections=content.sections, zones=content.zones,
        paragraphs=content.paragraphs, sources=(Source("tides.txt", 1, 1, "0" * 64, "text/plain"),),
    )  # fmt: skip


def test_pages_bear_the_numbers_in_their_feet():
    content = read_plain(_rfc(4, first=14).encode())

    assert [(page.index, page.label, page.inferred) for page in content.pages] == [
        (0, "14", True),
        (1, "15", True),
        (2, "16", True),
        (3, "17", True),
    ]
    assert content.pages[0].span.start == 0
    assert content.pages[-1].span.stop == len(content.text)
    assert all(a.span.stop == b.span.start for a, b in zip(content.pages, content.pages[1:], strict=False))


def test_running_lines_stay_in_the_text_and_out_of_paragraphs_and_sentences():
    content = read_plain(_rfc(4).encode())
    running = "\n".join(_running(content))

    assert running.count("[Page ") == 4
    assert running.count("RFC 9999") == 3
    told = [content.text[slice(*span)] for span in content.paragraphs]
    told += [content.text[slice(*span)] for passage in cut(_document(content)) for span in passage.sentences]
    assert not [words for words in told if "[Page" in words or "RFC 9999" in words]


def test_a_sentence_goes_on_over_a_form_feed():
    content = read_plain(_rfc(4).encode())

    over = [span for span in content.paragraphs if "waits for" in content.text[slice(*span)]]
    assert [content.text[slice(*span)] for span in over] == [
        "Harbour waits for the gauge\n   and goes on to depth.",
        "Tide waits for the gauge\n   and goes on to buoy.",
        "Gauge waits for the gauge\n   and goes on to pilot.",
    ]
    first = content.text.index("Harbour waits")
    assert [page.index for page in content.pages if first < page.span.start < over[0].stop] == [1]
    told = place(cite(_document(content), over[0]))
    assert told == "pp. 1?–2?"


def test_a_paragraph_that_ends_on_its_page_ends_there():
    content = read_plain(f"{_prose(1, 5)}\n\f{_prose(2, 5)}\n\f{_prose(3, 5)}".encode())

    assert [content.text[slice(*span)].count("\n") for span in content.paragraphs] == [4, 4, 4]


def test_a_blank_page_counts_and_a_last_form_feed_begins_none():
    content = read_plain(f"{_prose(1, 5)}\n\f\f{_prose(2, 6)}\n\f".encode())

    assert [page.label for page in content.pages] == ["", "", ""]
    first = content.text[slice(*content.paragraphs[-1])]
    assert _page_at(content, first).index == 2
    assert place(cite(_document(content), content.paragraphs[-1])) == "file p. 3"


def test_where_the_number_on_the_page_is_another_the_place_in_the_file_is_told():
    content = read_plain(_rfc(4, first=14).encode())

    assert place(cite(_document(content), content.paragraphs[0])) == "p. 14? (file 1)"


def _changes(n: int) -> str:
    return "\f\n".join(
        f"* Changes in release 4.{n - number}\n\n{_prose(number, 3 + number * number % 60)}\n\n"
        for number in range(n)
    )


@pytest.mark.parametrize(
    "text",
    [
        f"{_prose(1, 20)}\n\f",
        f"{_prose(1, 20)}\n\f\n",
        f"\f{_prose(1, 20)}\n",
        _changes(12),
        f"{_prose(1, 20)}\n\f\n{_prose(2, 3)}\n\f\nLocal Variables:\nmode: text\nEnd:\n",
        "\f\n".join(f"Chapter {n}\n\n{_prose(n, n * n * 2)}\n" for n in range(1, 6)),
        "\f".join(f"Chapter {n}\n\n{_prose(n, 420 + 90 * n)}\n" for n in range(1, 5)),
        "This is my page one.\nIt is short.\f\nThis is my page two.\nIt is short.\f\nThis is my page three.\nIt is short.",
    ],
)
def test_form_feeds_that_part_no_pages_are_blank_lines(text: str):
    assert read_plain(text.encode()) == read_plain(text.replace("\f", "\n\n").encode())


def test_pages_of_one_length_need_neither_numbers_nor_heads():
    even = "\f\n".join(f"{_prose(n, 40 + n % 3)}\n" for n in range(5))

    assert len(read_plain(even.encode()).pages) == 5


def test_headings_and_the_title_are_found_as_in_other_plain_text():
    text = f"On the tides of northern harbours\n\n{_prose(1, 9)}\n\n2 Methods\n\n{_prose(2, 9)}\n"
    content = read_plain(f"{text}\f3 Results\n\n{_prose(3, 9)}\n".encode())

    assert content.meta.title == "On the tides of northern harbours"
    assert [section.heading for section in content.sections][1:] == ["2 Methods", "3 Results"]
    assert _page_at(content, "3 Results").index == 1


def test_other_encodings_and_line_ends_have_the_same_pages():
    plain = read_plain(_rfc(4).encode())

    assert read_plain(_rfc(4).replace("\n", "\r\n").encode()) == plain
    assert read_plain(_rfc(4).encode("utf-16")) == plain


def test_a_text_of_too_many_rows_has_no_pages(monkeypatch: pytest.MonkeyPatch):
    text = _rfc(4)
    n_rows = text.count("\n") + text.count("\f")

    monkeypatch.setattr(plain_pages, "_MOST_ROWS", n_rows)
    assert len(read_plain(text.encode()).pages) == 4
    monkeypatch.setattr(plain_pages, "_MOST_ROWS", n_rows - 1)
    assert read_plain(text.encode()) == read_plain(text.replace("\f", "\n\n").encode())


@given(st.text(alphabet="aB.- \n\f7", max_size=120).filter(str.strip))
def test_no_word_is_lost_and_pages_leave_no_gap(text: str):
    content = read_plain(text.encode())

    assert sorted(content.text.split()) == sorted(text.split())
    assert all(a.span.stop == b.span.start for a, b in zip(content.pages, content.pages[1:], strict=False))
    assert all(content.text[slice(*span)].strip() for span in content.paragraphs)
