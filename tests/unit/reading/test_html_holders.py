"""The element of a page that holds its main text: found where headings or lists of it were lost, and only there."""

from __future__ import annotations

import pytest

from scoqa.reading.html import page_root, read_html
from scoqa.reading.html_holders import has_lost, holder_of, holds

WORDS = (
    "The tide at {0} was measured by hand at every hour of the day, and written down by the keeper of the lock. "
    * 3
)
MENU = (
    "<div class='x0'><ul>"
    + "".join(f"<li><a href='/{n}'>All that we know of port {n}</a></li>" for n in range(9))
    + "</ul></div>"
)
FORM = "<form action='/find'><input></form>"  # a site's page, not a document


def part(name: str) -> str:
    return (
        f"<h2>Tides at {name}</h2><p>{WORDS.format(name)}</p>"
        f"<ul><li>The gauge at {name} stands at the quay.</li><li>It was read {len(name)} times, by night also.</li></ul>"
    )


ARTICLE = f"<h1>Tides</h1>{''.join(map(part, ('Emden', 'Delfzijl', 'Bensersiel', 'Norddeich')))}<p>{WORDS.format('sea')}</p>"


def page(body: str) -> bytes:
    return f"<!doctype html><html><head><title>Tides</title></head><body>{FORM}{body}</body></html>".encode()


def test_headings_and_lists_are_read_where_no_name_says_which_element_holds_the_article():
    content = read_html(
        page(f"{MENU}<div class='a7f'><div class='b3c'>{ARTICLE}</div></div><div class='z9'>Imprint</div>")
    )

    assert [section.heading for section in content.sections][-4:] == [
        "Tides at Emden",
        "Tides at Delfzijl",
        "Tides at Bensersiel",
        "Tides at Norddeich",
    ]
    assert "The gauge at Bensersiel stands at the quay." in content.text
    assert "All that we know of" not in content.text
    assert "Imprint" not in content.text


@pytest.mark.parametrize(
    "card",
    [
        "<li><h3><a href='/{n}'>Port {n}</a></h3>All that is new there today.</li>",
        "<li><a href='/{n}'><h3>Port {n}</h3></a>All that is new there today.</li>",
        "<li><a href='/{n}'>What port {n} has that others lack</a> All that is new there today, in a few words.</li>",
        "<li><a href='/{n}'>What port {n} has that others lack</a></li>",
    ],
)
def test_what_leads_to_other_pages_is_not_missed(card: str):
    cards = "".join(card.format(n=n) for n in range(9))
    root = page_root(page(f"<div class='a7f'><p>{WORDS}</p><ul>{cards}</ul><p>More. {WORDS}</p></div>"))

    assert not has_lost(root, f"{WORDS}\nMore. {WORDS}")


def test_a_text_with_most_headings_of_its_page_has_lost_none():
    root = page_root(page("".join(f"<h2>Part {n}</h2><p>{WORDS.format(n)}</p>" for n in range(6))))
    paragraphs = [WORDS.format(n) for n in range(6)]

    assert has_lost(root, "\n".join(paragraphs))
    assert not has_lost(root, "\n".join(f"Part {n}\n{paragraphs[n]}" for n in range(4)))


def test_what_holds_a_text_is_the_smallest_element_around_it_and_is_found_only_if_something_is_missing_in_between():
    missing = "".join(f"<h2>Part {n}</h2><p>{WORDS.format(n)}</p>" for n in range(6))
    behind = f"<p>{WORDS.format('all')}</p>" + "".join(f"<h2>Other part {n}</h2>" for n in range(6))

    found = holder_of(
        page_root(page(f"<div><div id='it'>{missing}</div><h2>More</h2></div>")),
        "\n".join(WORDS.format(n) for n in range(6)),
    )

    assert found is not None
    assert found.get("id") == "it"
    assert holder_of(page_root(page(f"<div>{behind}</div>")), WORDS.format("all")) is None


def test_a_text_holds_another_if_nearly_all_its_runs_of_words_are_in_it():
    lines = [" ".join(f"w{n}x{word}" for word in range(12)) for n in range(20)]

    assert holds("\n\n".join(lines), "\n".join(lines))
    assert holds("\n\n".join(lines[:17]), "\n".join(lines))
    assert not holds("\n\n".join(lines[:16]), "\n".join(lines))
