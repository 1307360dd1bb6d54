"""Answers for other programs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.render.formats import FORMATS, documents_text, formatted
from scoqa.render.machine import to_json
from scoqa.render.sheets import CSV_COLUMNS, safe_cell
from scoqa.types import Answer, Confidence, DocumentInfo, Meta, QueryTerm, Source, Span, Status


def test_json_names_its_schema_and_keeps_every_word(answer: Answer):
    value = json.loads(formatted([answer], "json"))

    assert value["schema"] == "scoqa.answer/1"
    assert value["best"]["text"] == answer.best.text
    passage = value["evidence"][0]
    assert passage["text"] == answer.evidence[0].text
    assert passage["citation"]["ref"] == answer.evidence[0].citation.ref
    assert passage["citation"]["page"] is None
    start = passage["span"][0]
    marked = [passage["text"][a - start : b - start] for a, b in passage["highlights"]]
    assert set(marked) == {"SCO", "energy", "Energy", "Club"}


def test_json_lines_take_a_line_an_answer(answer: Answer):
    lines = formatted([answer, answer], "jsonl").splitlines()

    assert [json.loads(line)["question"] for line in lines] == [answer.question] * 2


@given(st.text())
def test_json_text_is_exact_and_harmless(text: str):
    written = to_json({"x": text})

    assert json.loads(written)["x"] == text
    assert not any(character in written for character in "\x1b\x07\x7f\x9b\u202e")
    written.encode("utf-8")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r@", " =", "＝"])
def test_no_cell_is_taken_for_a_formula(start: str):
    assert safe_cell(f'{start}cmd|"/c calc"!A1').startswith("'")


def test_an_ordinary_cell_is_left_alone():
    assert safe_cell("4 December 2007 - a date") == "4 December 2007 - a date"


def test_csv_has_a_row_a_passage(answer: Answer, make_evidence):
    bad = make_evidence('=HYPERLINK("http://x")\nsecond line', rank=2)
    text = formatted([replace(answer, evidence=(*answer.evidence, bad))], "csv")

    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == CSV_COLUMNS
    assert rows[0]["text"] == answer.evidence[0].text
    assert rows[1]["text"] == '\'=HYPERLINK("http://x")\nsecond line'


def test_csv_says_the_pages_and_the_headings_of_a_passage(answer: Answer, make_evidence):
    place = {
        "page_index": 0,
        "page_label": "iv",
        "last_page_index": 4,
        "last_page_label": "5",
        "section": ("Aims", "Means"),
    }
    paged, bare = make_evidence("It ends\n\nhere.", **place), make_evidence("Words.", rank=2)

    rows = list(
        csv.DictReader(io.StringIO(formatted([replace(answer, evidence=(paged, bare))], "csv"), newline=""))
    )

    names = ("page", "page_index", "last_page", "last_page_index", "section", "start", "stop")
    assert [rows[0][name] for name in names] == ["iv", "0", "5", "4", "Aims > Means", "0", "14"]
    assert [rows[1][name] for name in names] == ["", "", "", "", "", "0", "6"]
    assert rows[0]["text"] == "It ends\n\nhere."


def test_csv_has_a_row_for_a_question_without_passages(answer: Answer):
    text = formatted([answer, Answer("What is =1+1?", Status.NOT_FOUND)], "csv")

    *_, last = csv.reader(io.StringIO(text, newline=""))
    assert last == ["What is =1+1?", "not found", "none", *[""] * (len(CSV_COLUMNS) - 3)]


def test_plain_is_a_line_a_passage_for_grep_and_cut(answer: Answer):
    ref, place, text = formatted([answer], "plain").removesuffix("\n").split("\t")

    assert (ref, place) == ("dehaas2007:¶2", "¶2")
    assert text == " ".join(answer.evidence[0].text.split())


def test_plain_names_both_pages_of_words_that_run_over(answer: Answer, make_evidence):
    over = make_evidence(
        "It ends\n\nhere.", page_index=3, page_label="4", last_page_index=4, last_page_label="5"
    )

    assert formatted([replace(answer, evidence=(over,))], "plain") == "dehaas2007:4\tpp. 4–5\tIt ends here.\n"


def test_markdown_quotes_and_marks(answer: Answer):
    text = formatted([answer], "md")

    assert "> “In July 2007 the '**SCO** **Energy** **Club**' was" in text
    assert "(<file:///papers/sco.txt>)" in text


def test_markdown_lists_a_citation_below_its_passage(answer: Answer):
    apa = formatted([answer], "md", style="apa")
    bibtex = formatted([answer], "md", style="bibtex")
    pandoc = formatted([answer], "md", style="pandoc")

    assert apa.startswith(formatted([answer], "md").rstrip("\n"))
    first, second = answer.evidence[0].citation.format("apa").split("\n")
    assert apa.endswith(f"\n\n   {first}  \n   {second}\n")
    assert "\n   ```\n   \\cite[" in bibtex
    assert bibtex.endswith("\n   }\n   ```\n")
    assert pandoc.endswith(f"\n\n   {answer.evidence[0].citation.format('pandoc')}\n")


def test_html_lists_a_citation_below_its_passage(answer: Answer, make_evidence):
    bad = make_evidence("SCO", meta=Meta(title="<b>Tides & moons"))

    page = formatted([replace(answer, evidence=(bad,))], "html", style="csl")

    assert "<pre>[\n  {" in page
    assert "&lt;b&gt;Tides &amp; moons" in page
    assert "<b>" not in page


def test_html_says_nothing_that_the_paper_could_inject(answer: Answer, make_evidence):
    meta = Meta(title="<script>alert(1)</script>")
    bad = make_evidence("<img src=x onerror=alert(1)> SCO", meta=meta, link="javascript:alert(1)")

    page = formatted([replace(answer, evidence=(bad,))], "html")

    assert "<script" not in page
    assert "<img" not in page
    assert "javascript:" not in page
    assert "&lt;img src=x onerror=alert(1)&gt; <mark>SCO</mark>" in page


def test_markdown_cannot_be_broken_by_the_paper(answer: Answer, make_evidence):
    bad = make_evidence("[x](javascript:1) <b> `code` SCO", link="file:///a>b")

    text = formatted([replace(answer, evidence=(bad,))], "md")

    assert r"\[x\](javascript:1) \<b\> \`code\` **SCO**" in text
    assert "(<file:///ab>)" in text


def test_reference_formats_name_each_document_once(answer: Answer, make_evidence):
    twice = replace(answer, evidence=(*answer.evidence, make_evidence("The SCO.", rank=2)))

    assert formatted([twice], "bib").count("@") == 1
    assert formatted([twice], "ris").count("TY  -") == 1
    assert len(json.loads(formatted([twice], "csl"))) == 1


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "text"])
def test_no_format_fails_without_an_answer(name: str):
    shown = formatted([Answer("lunar", Status.NOT_FOUND)], name)

    assert ("lunar" in shown) is (name in ("json", "jsonl", "csv", "md", "html"))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "text"])
def test_passages_that_do_not_answer_stand_only_where_their_status_stands_beside_them(name, answer: Answer):
    terms = (QueryTerm("lunar", "lunar", Span(0, 5)),)
    nothing = replace(answer, status=Status.NOT_FOUND, confidence=Confidence.NONE, best=None, terms=terms)

    shown = formatted([nothing], name)

    assert ("dehaas2007" in shown) is (name in ("json", "jsonl", "csv"))
    assert ("'lunar' occurs in no document" in unescape(shown)) is (name in ("md", "html"))


def test_an_unknown_format_is_named():
    with pytest.raises(ValueError, match="unknown format 'xml'"):
        formatted([], "xml")


def test_documents_a_line_each_name_their_schema():
    info = DocumentInfo("k", Meta(title="T"), n_pages=0, n_passages=1, n_chars=9)

    [line] = documents_text([info, info], "jsonl").splitlines()[1:]

    assert json.loads(line)["schema"] == "scoqa.document/1"
    assert json.loads(line)["key"] == "k"


def test_documents_are_one_value_or_lines_of_cells():
    known = DocumentInfo(
        "k",
        Meta(title="T\t1", authors=("Doe, Jane", "Roe, Al"), issued="2001"),
        n_pages=0,
        n_passages=1,
        n_chars=9,
        sources=(Source("a.txt", 9, 0, ""), Source("b.txt", 9, 0, "")),
    )
    bare = DocumentInfo("=l", Meta(), n_pages=0, n_passages=0, n_chars=0)

    value = json.loads(documents_text([known, bare], "json"))
    assert (value["schema"], [each["key"] for each in value["documents"]]) == (
        "scoqa.documents/1",
        ["k", "=l"],
    )
    assert documents_text([known, bare], "plain") == "k\tT 1\ta.txt\n=l\t\t\n"
    rows = list(csv.reader(documents_text([known, bare], "csv").splitlines()))
    assert rows == [
        ["key", "title", "authors", "issued", "path"],
        ["k", "T 1", "Doe, Jane; Roe, Al", "2001", "a.txt"],
        ["'=l", "", "", "", ""],  # no formula to a spreadsheet
    ]
