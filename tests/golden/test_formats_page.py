"""The page on formats names every field that is written, and no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.evaluation.files import comparison_to_json, to_json
from scoqa.evaluation.judge import judge_collection
from scoqa.evaluation.judged import Judged, Question
from scoqa.evaluation.report import compare
from scoqa.render.checks import checks_value
from scoqa.render.machine import (
    answer_value,
    citation_value,
    document_value,
    meta_value,
    report_value,
    status_value,
)
from scoqa.render.places import context_value

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"
OF_A_PAPER = "With the fields of"


@pytest.fixture
def papers(tmp_path: Path) -> Iterator[Collection]:
    (tmp_path / "tides.txt").write_text("Tides\n\nThe moon raises the tides of the oceans twice a day.\n")
    (tmp_path / "empty.txt").write_text("")
    with Collection.open(tmp_path) as collection:
        collection.add()
        yield collection


def _tables() -> list[tuple[str, set[str]]]:
    """What stands before each table of fields, and the fields."""
    text = PAGE.read_text(encoding="utf-8")
    found = re.findall(r"([^\n]+(?:\n[^|\n][^\n]*)*)\n\n\| field \| is \|\n\|---\|---\|\n((?:\|.*\n)+)", text)
    return [
        (before, {name for row in rows.splitlines() for name in re.findall(r"`([^`]+)`", row.split("|")[1])})
        for before, rows in found
    ]


def _fields(value: object, prefix: str = "") -> Iterator[str]:
    """The paths of a value's fields; those of a citation are a table of their own."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield f"{prefix}{name}"
            if name != "citation":
                yield from _fields(inner, f"{prefix}{name}.")
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _fields(inner, prefix)


def test_every_field_is_told_and_no_other(papers: Collection):
    answer = papers.ask("does the moon raise tides")
    best = answer.best
    assert best is not None
    of_a_paper = set(_fields(meta_value(best.citation.meta)))
    status = papers.status()
    draft = 'They say "the moon raises no tides of the oceans" and more.'
    evaluated = judge_collection(
        papers, Judged("own", (Question("1", answer.question),), {"1": {"tides": 1}})
    )
    page = {f"page.{name}" for name in ("index", "label", "inferred", "ocr", "last")}
    written = [
        set(_fields(answer_value(answer))),
        set(_fields(citation_value(best.citation))) - of_a_paper | page,
        of_a_paper,
        set(_fields(context_value(papers.show("tides")))),
        set(_fields(document_value(papers.documents()[0]))) - of_a_paper,
        {
            name
            for name in _fields(status_value(status))
            if not name.startswith(("confidence_right.", "stale."))
        },
        {name for name in _fields(report_value(papers.add())) if not name.startswith("problems.")},
        {
            name
            for name in _fields(json.loads(to_json(evaluated, per_question=True)))
            if not name.startswith(("measures.", "intervals.", "confidence.", "per_question.measures."))
        },
        set(_fields(json.loads(comparison_to_json(compare(evaluated, evaluated))))),
        {
            name
            for name in _fields(checks_value(papers.check(draft), draft))
            if not name.startswith("quotations.brackets.")
        },
    ]

    told = _tables()

    assert [fields for _, fields in told] == written
    assert [OF_A_PAPER in before for before, _ in told] == [False, True, *[False] * 2, True, *[False] * 5]


def test_every_schema_is_told():
    source = Path(__file__).parents[2] / "src" / "scoqa"
    schemas = {
        name
        for path in source.rglob("*.py")
        for name in re.findall(r'"(scoqa\.[a-z]+/\d+)"', path.read_text())
    }

    assert len(schemas) > 10
    assert [name for name in sorted(schemas) if name not in PAGE.read_text(encoding="utf-8")] == []


def test_the_page_of_a_citation_is_as_told():
    from scoqa.types import Citation, Meta, Quote, Span

    value = citation_value(Citation("k", Meta(), Quote("", Span(0, 0)), page_index=0))

    assert isinstance(value["page"], dict)
    assert list(value["page"]) == ["index", "label", "inferred", "ocr", "last"]
    assert value["page"]["last"] is None
    over = citation_value(
        Citation("k", Meta(), Quote("a b", Span(0, 3)), page_index=0, last_page_index=1, last_page_label="2")
    )
    assert isinstance(over["page"], dict)
    assert over["page"]["last"] == {"index": 1, "label": "2", "inferred": False}
