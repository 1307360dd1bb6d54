"""Verdicts on citations and quotations, as lines and as JSON values."""

from __future__ import annotations

import pytest

from scoqa.citing import Checked, Verdict, Verification, attributed, check_quotation, claims_of, quotations
from scoqa.render import Look, plain
from scoqa.render.checks import check_lines, checks_value, verification_lines, verifications_value
from scoqa.types import Document, Meta, Page, Source, Span

TEXT = "The moon raises the tides of the oceans twice a day. The sun does not raise them as high as the moon does."
CLAIM = claims_of(f"tides:4-8 {'0a' * 32}")[0]


def paper(*labels: str) -> Document:
    pages = tuple(
        Page(number, label, Span(0, 53) if number == 0 else Span(53, len(TEXT)))
        for number, label in enumerate(labels)
    )
    return Document("tides", Meta(), TEXT, pages=pages)


def checked(draft: str, document: Document | None = None) -> list[Checked]:
    return [check_quotation(each, [document or paper()]) for each in quotations(draft)]


def lines(draft: str, document: Document | None = None) -> list[str]:
    return plain(check_lines(checked(draft, document), draft, Look())).splitlines()


@pytest.mark.parametrize(
    ("verdict", "span", "said"),
    [
        (Verdict.TRUE, Span(4, 8), "✓ tides:4-8 unchanged"),
        (
            Verdict.MOVED,
            Span(9, 13),
            "✗ tides:4-8 the same words, but elsewhere in the paper now: tides:9-13",
        ),
        (Verdict.CHANGED, None, "✗ tides:4-8 these words no longer stand in the paper"),
        (
            Verdict.SOURCE_CHANGED,
            Span(4, 8),
            "✗ tides:4-8 as it was read, but the file changed since (scoqa refresh)",
        ),
        (Verdict.SOURCE_MISSING, Span(4, 8), "✗ tides:4-8 as it was read, but the file is gone"),
        (Verdict.ALTERED, None, "✗ tides:4-8 not the words that were cited: the quotation was altered"),
        (Verdict.NO_DOCUMENT, None, "✗ tides:4-8 no paper of that key in this collection"),
        (
            Verdict.RENAMED,
            Span(4, 8),
            "✗ tides:4-8 the same words, but their paper has another key now: moon1999:4-8",
        ),
    ],
)
def test_each_verdict_on_a_citation_has_its_words(verdict: Verdict, span: Span | None, said: str):
    key = "moon1999" if verdict is Verdict.RENAMED else ""
    found = [Verification(CLAIM, verdict, span, key)]

    shown = plain(verification_lines(found, Look())).splitlines()

    assert shown == [said, f"{int(verdict is Verdict.TRUE)} of 1 citation unchanged"]
    assert verifications_value(found) == {
        "schema": "scoqa.verifications/1",
        "citations": [
            {
                "ref": "tides:4-8",
                "sha256": "0a" * 32,
                "verdict": verdict.value,
                "span": None if span is None else list(span),
                "key": key or "tides",
            }
        ],
    }


def test_no_citation_has_no_line():
    assert verification_lines([], Look()) == []


def test_a_quotation_is_told_by_its_line_and_where_it_stands():
    draft = 'Tides.\n\nThey say "the moon raises the tides" so.'

    assert lines(draft) == [
        '✓ line 3: "the moon raises the tides"',
        "    word for word · tides:0-25",
        "1 quotation: 1 word for word",
    ]


@pytest.mark.parametrize(
    ("quoted", "told"),
    [
        ("the moon raises tides of the oceans", 'your draft lacks "the"'),
        ("the moon always raises the tides of the oceans", 'your draft adds "always"'),
        ("the moon causes the tides of the oceans", 'the paper says "raises", your draft "causes"'),
        ("the moon [we know] raises the tides", 'in your brackets: "we know"'),
        (
            "the moon [makes] the tides of the oceans",
            """in your brackets: "makes" for the paper's "raises\"""",
        ),
        ("the moon raises the tides … twice a day", 'left out: "of the oceans"'),
    ],
)
def test_what_differs_is_told_word_by_word(quoted: str, told: str):
    assert f"    {told}" in lines(f'"{quoted}"')


def test_of_many_words_left_out_their_number_is_told():
    assert "    left out: 13 words" in lines('"the moon raises the tides … high as the moon does"')


@pytest.mark.parametrize(("labels", "stands"), [(("xi", "xii"), "p. xi"), (("", ""), "PDF p. 1")])
def test_a_page_is_told_by_its_label_or_its_place_in_the_file(labels: tuple[str, str], stands: str):
    draft = '"the moon raises the tides" (p. 14)'

    shown = lines(draft, paper(*labels))

    assert shown[1] == f"    word for word, but on another page · tides:0-25 · {stands} (draft: p. 14)"
    assert lines('"twice a day. The sun does not raise"', paper("1", "2"))[1].endswith(" · pp. 1–2")


def test_a_page_of_plain_text_is_counted_in_its_file():
    source = Source("tides.txt", 1, 1, "0" * 64, "text/plain")
    text = paper("", "")._replace(sources=(source,))

    assert " · file p. 1 (draft: p. 14)" in lines('"the moon raises the tides" (p. 14)', text)[1]


def test_a_paper_that_the_draft_names_is_told_where_another_has_the_words():
    draft = '"the moon raises the tides"'
    here = [attributed(checked(draft)[0], ["moons"], "moons")]
    away = [attributed(checked(draft)[0], [], "doe2001")]

    assert "in another paper · tides:0-25 (draft: moons)" in plain(check_lines(here, draft, Look()))
    assert "(draft: doe2001, which is not in this collection)" in plain(check_lines(away, draft, Look()))


def test_what_is_nowhere_and_what_is_too_short_are_counted():
    draft = '"owls hunt at night in the wood" and "the moon" and "the sun"'

    assert lines(draft)[1:] == [
        "    not found in these papers",
        "1 quotation: 1 not found in these papers",
        "not looked for: 2 quotations of fewer than four words",
    ]
    assert checks_value(checked(draft), draft)["not_looked_for"] == 2


def test_a_long_quotation_is_cut_to_the_width_of_the_screen():
    draft = f'"{TEXT}"'

    first = plain(check_lines(checked(draft), draft, Look(width=40))).splitlines()[0]

    assert first.endswith('…"')
    assert len(first) <= 40


def test_the_value_of_a_quotation_says_all_of_it():
    draft = 'See\n"the moon [makes] the tides … twice a day" (p. 2)'

    value = checks_value(checked(draft, paper("1", "2")), draft)

    assert value["quotations"] == [
        {
            "text": "the moon [makes] the tides … twice a day",
            "line": 2,
            "span": [5, 45],
            "given": {"key": "", "pages": ["2"]},
            "match": "wrong page",
            "key": "tides",
            "ref": "tides:0-51",
            "pages": ["1"],
            "differences": [],
            "brackets": [{"draft": "makes", "paper": "raises"}],
            "left_out": ["of the oceans"],
            "cited": "",
            "likeness": 0.936508,  # a bracket is a word that the paper has otherwise
        }
    ]


def test_lines_are_counted_from_the_first_of_the_draft():
    for before, line in (("", 1), ("\n", 2), ("\n\nSo ", 3)):
        draft = f'{before}"the moon raises the tides"'
        assert lines(draft)[0].startswith(f"✓ line {line}: ")
        assert checks_value(checked(draft), draft)["quotations"][0]["line"] == line  # type: ignore[index]


def test_twelve_words_left_out_are_shown():
    # of the oceans twice a day. The sun does not raise them
    assert lines('"moon raises the tides … as high as the moon does"')[2] == (
        '    left out: "of the oceans twice a day. The sun does not raise them"'
    )


def test_a_verdict_of_every_kind_is_counted():
    draft = (
        '"the moon raises the tides" "the moon causes the tides of the oceans" "the moon raises the tides of"'
    )

    assert lines(draft)[-1] == "3 quotations: 2 word for word; 1 not word for word"
