"""Markdown: its blocks, notes and raised words, and what its head says."""

from __future__ import annotations

import pytest

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Content
from scoqa.reading.markdown import read_markdown
from scoqa.types import Zone


def read(source: str) -> Content:
    return read_markdown(source.encode())


def blocks(content: Content) -> list[tuple[str, Zone]]:
    zones = content.zones
    return [
        (content.text[slice(*p)], next((z.zone for z in zones if z.span.contains(p)), Zone.BODY))
        for p in content.paragraphs
    ]


def test_notes_are_a_zone_with_the_marks_of_their_places():
    source = "Tides[^1] rise.[^b]\n\n[^1]: https://example.org\n[^b]: At sea.\n\n    And ashore.\n\nNext.\n\n    code\n"

    assert blocks(read(source)) == [
        ("Tides[1] rise.[b]", Zone.BODY),
        ("[1] https://example.org", Zone.FOOTNOTE),
        ("[b] At sea.", Zone.FOOTNOTE),
        ("And ashore.", Zone.FOOTNOTE),
        ("Next.", Zone.BODY),
        ("code", Zone.BODY),
    ]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("the moon<sup>12</sup> rose", "the moon[12] rose"),
        ("10<sup>6</sup> km^2^", "10⁶ km²"),
        ("tides^8,9^ of H~2~O", "tides[8,9] of H2O"),
        ("about ~5 or ~6 and ~~no~~", "about ~5 or ~6 and ~~no~~"),
        ("`x^2^`", "x^2^"),
    ],
)
def test_raised_words_are_glued_to_none(source: str, words: str):
    assert read(source).text == words


def test_what_pandoc_says_of_headings_and_parts_is_no_text():
    assert read("# Aims {#sec:aims .unnumbered}\n\n::: {.note}\nWords.\n:::\n").text == "Aims\n\nWords."


@pytest.mark.parametrize(
    "authors",
    [
        "author: Ann Lee and Bo van der Ek",
        "authors: [Ann Lee, 'Bo van der Ek']",
        "author:\n  - Ann Lee\n  - Bo van der Ek",
        "speakers:\n  - Ann Lee\n  - Bo van der Ek",
        "author:\n- name: Ann Lee\n  affiliation: A University\n- name: Bo van der Ek",
        "author:\n  - affiliation: A University\n    name: Ann Lee\n  - name: Bo van der Ek",
        'author:\n  - "[[Ann Lee]]"\n  - "[[People/Bo|Bo van der Ek]]"',
    ],
)
def test_authors_of_the_head_are_known_however_it_lists_them(authors: str):
    assert read(f"---\n{authors}\n---\nText.").meta.authors == ("Lee, Ann", "van der Ek, Bo")


def test_the_head_says_what_else_is_known():
    head = (
        "title: >\n  On tides:\n  a survey\ndate: 4 March 2021  # first draft\nlang: en-GB\ndoi: https://doi.org/10.1234/x.5\n"
        "source: https://example.org/x\njournal: The Sea\nabstract: |\n  We measure: tides.\ntags: [a, b]\n"
    )

    meta = read(f"---\n{head}---\n\n# One\n\nText.\n\n# Two\n").meta

    assert (meta.title, meta.issued, meta.language) == ("On tides: a survey", "2021-03-04", "en-GB")
    assert (meta.doi, meta.url, meta.publisher) == ("10.1234/x.5", "https://example.org/x", "The Sea")
    assert ("issued", "embedded metadata") in meta.origin


def test_lines_with_percent_signs_are_a_head():
    content = read("% On tides\n% Ann Lee; Bo Ek\n% March 2021\n\nText.")

    assert content.text == "Text."
    assert (content.meta.title, content.meta.authors, content.meta.issued) == (
        "On tides",
        ("Lee, Ann", "Ek, Bo"),
        "2021-03",
    )


def test_a_first_heading_is_the_title_where_the_head_gives_none():
    meta = read("---\ndate: 2021\n---\n# On tides\n\nText.\n\n## Aims\n").meta

    assert (meta.title, meta.issued) == ("On tides", "2021")
    assert meta.origin == (("issued", "embedded metadata"), ("title", "first heading"))


def test_the_abstract_of_the_head_is_text():
    content = read("---\nabstract: |\n  We measure: tides\n  at sea.\n---\n# On tides\n\nText.")

    assert blocks(content)[0] == ("We measure: tides at sea.", Zone.ABSTRACT)
    assert content.meta.title == "On tides"
    assert read("---\nabstract: We measure.\n---\n").text == "We measure."


def test_a_text_that_lies_too_deep_to_read_is_not_said_to_be_none():
    with pytest.raises(UnreadableFileError, match="nested too deeply to read"):
        read(">" * 100_000 + " Words.\n")


@pytest.mark.parametrize(
    "deep",
    [">" * 80 + " words", "".join(f"{'  ' * n}- item {n}\n" for n in range(40)), ">" * 79 + " - words"],
)
def test_what_lies_too_deep_to_be_read_beside_other_text_is_told(deep: str):
    content = read(f"Before.\n\n{deep}\n\nAfter.\n")

    assert content.text.startswith("Before.")
    assert content.problems == ("not read: what lies deeper than 39 lists or 79 quotations in one another",)


@pytest.mark.parametrize("deep", [">" * 79 + " words", "".join(f"{'  ' * n}- item {n}\n" for n in range(39))])
def test_as_deep_as_is_read_nothing_is_told(deep: str):
    content = read(f"Before.\n\n{deep}\n\nAfter.\n")

    assert content.text.endswith("After.")
    assert ("words" in content.text) or ("item 38" in content.text)
    assert content.problems == ()


def test_a_note_in_the_line_stands_behind_its_paragraph():
    source = "# Aims ^[of *all* this]\n\nTides rise.^[At [noon](x), and *later*.] They fall `^[a b]`, x^[2] and y^[open.\n"

    assert blocks(read(source)) == [
        ("Aims ^[of all this]", Zone.BODY),
        ("Tides rise. They fall ^[a b], x^[2] and y^[open.", Zone.BODY),
        ("At noon, and later.", Zone.FOOTNOTE),
    ]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("See [[On Tides|the tides]] and [[Moon]].", "See the tides and Moon."),
        ("See ![[chart.png]] and `[[ -f x ]]` and [[ -f x ]].", "See  and [[ -f x ]] and [[ -f x ]]."),
        ("A ==marked== word, a == b == c, ==== and `==x==`.", "A marked word, a == b == c, ==== and ==x==."),
        ("Tides rise. ^a1b2c3", "Tides rise."),
        ("> [!NOTE]\n> Tides rise.", "Tides rise."),
        ("> [!tip]- A *tip*\n> Tides rise.", "A tip\nTides rise."),
        ("%% to do: tides %%\n\nTides rise %%.", "Tides rise %%."),
        ("[Tides]{.smallcaps} and [Moon]", "Tides and [Moon]"),
        ('![a long tide](a.png){#fig width="50%"} and `x`{.r} and {x}', "a long tide and x and {x}"),
        ("Tide\n:   The sea that rises.\n", "Tide\nThe sea that rises."),
        ("<div>Tides &amp; <b>moons</b><script>\nvar x = 1;\n</script></div>", "Tides &  moons"),
        ("+---+---+\n| a | b |\n+===+===+\n| c | d |", "+---+---+\n| a | b |\n+===+===+\n| c | d |"),
    ],
)
def test_what_editors_and_pandoc_add_to_markdown_is_shown_as_they_do(source: str, words: str):
    assert read(source).text == words


def test_a_head_in_toml_says_title_authors_and_date():
    source = (
        '+++\ntitle = "On Tides"\ndate = 2021-03-04T10:00:00Z\nauthors = ["Ann Lee", {name = "Bo Ek"}]\ndraft = true\n'
        '[params]\nabstract = "no"\n+++\n\nTides rise.\n'
    )

    content = read(source)

    assert content.text == "Tides rise."
    assert (content.meta.title, content.meta.issued) == ("On Tides", "2021-03-04")
    assert content.meta.authors == ("Lee, Ann", "Ek, Bo")


@pytest.mark.parametrize("head", ["title = On Tides", 'title = "On Tides'])
def test_a_head_that_is_no_toml_says_nothing(head: str):
    content = read(f"+++\n{head}\n+++\n\nTides rise.\n")

    assert (content.text, content.meta.title) == ("Tides rise.", "")
