"""The screen of an answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scoqa.evaluation.tune import WEIGHTS
from scoqa.render import Fragment, Look, answer_lines, evidence_lines, paint, plain
from scoqa.render.explain import PARTS
from scoqa.render.marked import highlighted
from scoqa.render.markup import answers_html, answers_markdown
from scoqa.settings import WEIGHTINGS
from scoqa.types import Answer, Confidence, Meta, QueryTerm, Span, Status

LIBRARY = Path(__file__).parents[3] / "docs/library.md"
SCREEN = """
  "In July 2007 the 'SCO Energy Club' was established, with which the organisation may aim for a
   common energy approach, above all in strengthening energy security." [1]

  confidence strong · all 3 words found: sco energy club

 [1] The Shanghai Cooperation Organisation: Towards a full-grown security alliance?
     de Haas & van der Putten · Clingendael · 4 December 2007 · ¶2                     dehaas2007:¶2
     … weight in the SCO. In July 2007 the 'SCO Energy Club' was established, with which the
     organisation may aim for a common energy approach, above all in strengthening energy security.

"""


def test_the_screen_of_an_answer(answer: Answer):
    assert plain(answer_lines(answer, Look())) == SCREEN


def test_of_a_quote_that_is_a_whole_table_a_few_lines_are_shown(answer: Answer):
    table = "row of a table " * 60 + "with the SCO in it " + "row of a table " * 60
    at = table.index("SCO")
    best = answer.best._replace(text=table, highlights=(Span(at, at + 3),))  # type: ignore[union-attr]

    quoted = plain(answer_lines(replace(answer, best=best), Look())).split("\n\n")[0].strip("\n")

    assert len(quoted.splitlines()) == 6
    assert quoted.startswith('  "… ')
    assert quoted.endswith(' …" [1]')
    assert "with the SCO in it" in " ".join(quoted.split())


def test_paragraphs_of_a_quote_begin_lines_of_their_own(answer: Answer):
    text = "The members of the SCO are:\n\n\u2022 China\n\n\u2022 Russia"
    best = answer.best._replace(text=text, highlights=(Span(19, 22), Span(31, 36)))  # type: ignore[union-attr]
    listed = replace(answer, best=best)

    lines = answer_lines(listed, Look())

    quoted = plain(lines).split("\n\n")[0].strip("\n")
    assert quoted.splitlines() == [
        '  "The members of the SCO are:',
        "   \u2022 China",
        '   \u2022 Russia" [1]',
    ]
    assert [each.text for line in lines[1:4] for each in line if "match" in each.style] == ["SCO", "China"]
    assert "> “The members of the **SCO** are:\n>\n> • **China**\n>\n> • Russia” [1]" in answers_markdown(
        [listed]
    )
    assert (
        "<p>“The members of the <mark>SCO</mark> are:</p><p>• <mark>China</mark></p><p>• Russia” <a"
        in answers_html([listed])
    )


def test_what_is_taller_than_the_screen_ends_with_passages_of_one_line(answer: Answer):
    evidence = answer.evidence[0]
    many = replace(answer, evidence=tuple(replace(evidence, rank=rank) for rank in range(1, 6)))

    # 5 lines above the passages and 1 below; a whole one takes an empty line and 4 of its own
    screens = {rows: plain(answer_lines(many, Look(height=rows))) for rows in (31, 30, 27, 16, 15)}

    n_lines = {rows: screen.count("\n") for rows, screen in screens.items()}
    n_whole = {rows: screen.count("weight in the SCO") for rows, screen in screens.items()}
    assert n_lines == {31: 31, 30: 28, 27: 24, 16: 16, 15: 31}
    assert n_whole == {31: 5, 30: 4, 27: 3, 16: 1, 15: 5}
    assert screens[16].splitlines()[-2] == (
        " [5] The Shanghai Cooperation Organisation: Towards a full-grown security alliance?    dehaas2007:¶2"
    )


@pytest.mark.parametrize(
    ("columns", "last"),
    [(60, " [2] The Shanghai Cooperation Organisation: …  dehaas2007:¶2"), (30, " [2] dehaas2007:¶2")],
)
def test_a_passage_of_one_line_shows_of_its_title_what_fits(answer: Answer, columns: int, last: str):
    evidence = answer.evidence[0]
    two = replace(answer, evidence=(evidence, replace(evidence, rank=2)))
    tall = len(answer_lines(two, Look(width=columns)))

    lines = plain(answer_lines(two, Look(width=columns, height=tall - 1), selected=2)).splitlines()

    assert lines[-2] == last.replace(" [2]", ">[2]")


def test_a_reference_too_long_for_its_line_is_wrapped_and_counted(answer: Answer):
    first = answer.evidence[0]
    citation = first.citation._replace(key="seige-of-vicksburg-sample-ocr")
    two = replace(answer, evidence=(first, replace(first, rank=2, citation=citation)))
    tall = len(answer_lines(two, Look(width=30)))

    lines = plain(answer_lines(two, Look(width=30, height=tall - 1))).splitlines()

    assert max(map(len, lines)) <= 30
    assert lines[-3].startswith(" [2] seige-of-vicksburg")
    assert len(lines) < tall


def test_matches_are_marked_and_titles_link_to_the_source(answer: Answer):
    screen = paint(answer_lines(answer, Look(colour=True)), Look(colour=True, links=True))

    assert "'\x1b[1;4mSCO\x1b[0m \x1b[1;4mEnergy\x1b[0m \x1b[1;4mClub\x1b[0m'" in screen
    assert "\x1b]8;;file:///papers/sco.txt\x1b\\" in screen


def test_of_a_title_that_has_no_end_the_first_lines_are_shown(make_evidence):
    endless = make_evidence("The SCO.", meta=Meta(title="A title without an end " * 40))

    *title, where, words = plain(evidence_lines(endless, Look(width=60, encoding="ascii"))).splitlines()

    assert len(title) == 3
    assert title[0].startswith(" [1] A title without an end")
    assert title[2].endswith(" ...")
    assert max(map(len, title)) <= 60
    assert where.lstrip().startswith("par.1")
    assert words == "     The SCO."


def test_an_ascii_terminal_gets_ascii(answer: Answer):
    screen = plain(answer_lines(answer, Look(encoding="ascii")))

    assert screen.isascii()
    assert "- par.2" in screen


def test_context_shows_whole_sentences(answer: Answer):
    screen = " ".join(plain(answer_lines(answer, Look(), context=1)).split())

    assert "Recently some remarkable developments" in screen
    assert "…" not in screen


def test_layouts_show_less_or_more(answer: Answer):
    compact = plain(answer_lines(answer, Look(), layout="compact"))
    full = plain(answer_lines(answer, Look(), layout="full"))

    assert "weight in the" not in compact
    assert "Recently some remarkable" in full


def test_scores_are_explained_on_demand(answer: Answer):
    screen = plain(answer_lines(answer, Look(), scores=True))

    assert "score 12.500 = bm25 10.500 (sco 4.00, energi 6.50) + pairs 2.000" in screen
    assert "\n  pairs  words that stand together in the question and in the passage\n" in screen
    assert "introduced" not in screen
    assert "the parts of a score" not in plain(answer_lines(answer, Look()))


def test_every_part_of_a_score_is_told_what_it_is():
    assert PARTS.keys() == {*WEIGHTINGS, *WEIGHTS}
    assert all(f"`{name}`" in LIBRARY.read_text(encoding="utf-8") for name in PARTS)


def test_words_found_elsewhere_or_nowhere_are_named(answer: Answer):
    terms = (
        *answer.terms,
        QueryTerm("Board", "board", Span(0, 1), df=3),
        QueryTerm("gateway", "gateway", Span(0, 1), nearest=(("gateways", 2),)),
    )

    screen = " ".join(plain(answer_lines(replace(answer, terms=terms), Look())).split())

    assert (
        "3 of 5 words found: sco energy club · only in other passages: board"
        " · nowhere: gateway (nearest: 'gateways' 2×)" in screen
    )


def test_a_word_looked_for_in_capitals_is_shown_in_capitals(answer: Answer):
    terms = (QueryTerm("US", "US", Span(0, 2), df=1, found=True),)

    assert "its one word found: US" in plain(answer_lines(replace(answer, terms=terms), Look()))


def test_a_long_list_of_words_is_cut(answer: Answer):
    terms = tuple(QueryTerm(f"w{n}", f"w{n}", Span(0, 1), df=1, found=True) for n in range(40))

    screen = " ".join(plain(answer_lines(replace(answer, terms=terms), Look())).split())

    assert "w11 and 28 more" in screen


def test_not_found_names_the_words_that_occur_nowhere():
    terms = (
        QueryTerm("lunar", "lunar", Span(0, 1)),
        QueryTerm("gateway", "gateway", Span(0, 1), nearest=(("gateways", 2),)),
    )
    answer = Answer("lunar gateway", Status.NOT_FOUND, terms=terms)

    assert plain(answer_lines(answer, Look())) == (
        "\n  Not found in this collection.\n"
        "  'lunar' and 'gateway' occur in no document (nearest: 'gateways' 2×).\n\n"
    )


def test_every_other_status_has_a_screen():
    for status, question, words in (
        (Status.NO_QUESTION, "", "Ask something"),
        (Status.NO_QUESTION, "the of and", "'the of and'.\n  Its words are in every text; add one"),
        (Status.NO_QUESTION, "?!", "'?!'.\n  It holds no word; write one"),
        (Status.NO_QUESTION, "the " * 500, "the…"),
        (Status.EMPTY, "x", "scoqa add"),
    ):
        assert words in plain(answer_lines(Answer(question, status), Look()))


def test_pages_name_the_printed_label_first(make_evidence):
    evidence = make_evidence("The SCO.", page_index=17, page_label="14", link="file:///a.pdf#page=18")

    screen = plain(evidence_lines(evidence, Look()))

    assert "p. 14 (PDF 18)" in screen
    assert screen.splitlines()[-2].endswith(" dehaas2007:14")


def test_a_quote_names_its_own_page_where_its_passage_runs_over_several(answer: Answer):
    (evidence,) = answer.evidence
    best = answer.best
    assert best is not None
    passage = evidence.citation._replace(page_index=2, page_label="3", last_page_index=3, last_page_label="4")
    quoted = best.citation._replace(page_index=3, page_label="4")
    found = replace(
        answer, best=best._replace(citation=quoted), evidence=(evidence._replace(citation=passage),)
    )

    assert 'energy security." [1], p. 4\n' in plain(answer_lines(found, Look()))
    assert "energy security.” [1], p. 4\n" in answers_markdown([found]).replace("*", "")
    assert '">[1]</a>, p. 4</p>' in answers_html([found])


def test_a_page_without_a_label_is_referred_to_by_its_span(make_evidence):
    screen = plain(evidence_lines(make_evidence("The SCO.", page_index=17), Look()))

    assert "dehaas2007:0-8" in screen


def test_a_long_heading_is_cut_and_a_missing_title_is_the_key(make_evidence):
    evidence = make_evidence("The SCO.", section=("One", "A heading " * 20))
    bare = replace(
        evidence, citation=evidence.citation._replace(meta=replace(evidence.citation.meta, title=""))
    )

    screen = plain(evidence_lines(bare, Look()))

    assert screen.startswith(" [1] dehaas2007\n")
    assert "A heading A heading A heading A heading A headi…" in " ".join(screen.split())


def test_a_changed_source_is_said(make_evidence):
    screen = plain(evidence_lines(replace(make_evidence("The SCO."), state="changed"), Look()))

    assert "its source changed since it was read" in screen


def test_a_long_snippet_takes_two_lines_at_any_width(make_evidence):
    evidence = make_evidence("上海合作组织" * 80 + " SCO " + "x" * 20 + " word" * 80)
    heading = replace(evidence.citation.meta, title="T", authors=(), publisher="", issued="")
    short = replace(evidence, citation=evidence.citation._replace(meta=heading))

    for columns in (40, 60, 100):
        lines = evidence_lines(short, Look(width=columns))
        assert len(lines) == 2 + 2  # title, place, two of the snippet


def test_the_selected_passage_is_marked_without_colour(answer: Answer):
    assert "\n>[1] The" in plain(answer_lines(answer, Look(), selected=1))


def test_weak_evidence_of_no_answer_is_kept_back(answer: Answer):
    nothing = replace(answer, status=Status.NOT_FOUND, confidence=Confidence.NONE, best=None)

    screen = plain(answer_lines(nothing, Look()))

    assert "Not found" in screen
    assert "[1]" not in screen


def test_highlights_outside_the_text_are_left_out():
    spans = [Span(0, 3), Span(12, 15), Span(28, 40)]

    assert highlighted("abc def ghi", spans, start=8) == [
        Fragment("", "abc "),
        Fragment("match", "def"),
        Fragment("", " ghi"),
    ]
