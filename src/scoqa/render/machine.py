"""Answers and lists as JSON values and JSON text, for programs; the schemas only ever gain fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Union

from scoqa.answering.model import RIGHT
from scoqa.render.place import short_ref
from scoqa.types import (
    AddReport,
    Answer,
    Citation,
    CollectionStatus,
    DoctorReport,
    Document,
    DocumentInfo,
    Evidence,
    Meta,
    Part,
    Problem,
    QueryTerm,
    RepairReport,
    Span,
)
from scoqa.version import __version__

ANSWER_SCHEMA = "scoqa.answer/1"
PASSAGE_SCHEMA = "scoqa.passage/1"
CITATIONS_SCHEMA = "scoqa.citations/1"
DOCUMENT_SCHEMA = "scoqa.document/1"
DOCUMENTS_SCHEMA = "scoqa.documents/1"
DOCTOR_SCHEMA = "scoqa.doctor/1"
STATUS_SCHEMA = "scoqa.status/1"
REPORT_SCHEMA = "scoqa.report/1"
RECEIPT_SCHEMA = "scoqa.receipt/1"

# JSON escapes C0 by itself; the rest of what a terminal obeys, or no encoding carries, is escaped here.
_RISKY = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")

_SPAN = re.compile(r"\[\n\s*(\d+),\n\s*(\d+)\n\s*\]")

Json = Union[str, int, float, bool, None, Sequence["Json"], Mapping[str, "Json"]]  # noqa: UP007  it names itself


def to_json(value: Json, *, indent: int | None = 2) -> str:
    """JSON text without a final newline; on one line where ``indent`` is None. Valid in every encoding of Unicode."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if indent is not None:  # a span on one line; a line end stands in no string, so this meets arrays only
        text = _SPAN.sub(r"[\1, \2]", text)
    return _RISKY.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def answer_value(answer: Answer) -> dict[str, Json]:
    """An answer as a JSON value; spans are ``[start, stop]`` in code points."""
    best = answer.best
    return {
        "schema": ANSWER_SCHEMA,
        "question": answer.question,
        "status": answer.status.value,
        "confidence": answer.confidence.value,
        "best": None
        if best is None
        else {
            "text": best.text,
            "highlights": _spans(best.highlights),
            "rank": best.rank,
            "citation": citation_value(best.citation),
        },
        "evidence": [evidence_value(evidence) for evidence in answer.evidence],
        "terms": [_term(term) for term in answer.terms],
        "see_also": answer.see_also,
        "notes": list(answer.notes),
    }


def evidence_value(evidence: Evidence) -> dict[str, Json]:
    """One passage as a JSON value."""
    return {
        "rank": evidence.rank,
        "score": evidence.score,
        "text": evidence.text,
        "span": list(evidence.span),
        "sentences": _spans(evidence.sentences),
        "snippet": list(evidence.snippet),
        "highlights": _spans(evidence.highlights),
        "state": evidence.state,
        "citation": citation_value(evidence.citation),
        "parts": [_part(part) for part in evidence.parts],
    }


def citation_value(citation: Citation) -> dict[str, Json]:
    """A citation as a JSON value; ``page`` is null where the format has no pages."""
    meta = citation.meta
    page: dict[str, Json] | None = None
    if citation.page_index is not None:
        page = {
            "index": citation.page_index,
            "label": citation.page_label,
            "inferred": citation.page_inferred,
            "ocr": citation.ocr,
            "last": None,
        }
        if citation.last_page_index is not None:
            page["last"] = {
                "index": citation.last_page_index,
                "label": citation.last_page_label,
                "inferred": citation.last_page_inferred,
            }
    return {
        "key": citation.key,
        "ref": citation.ref,
        "short_ref": short_ref(citation),
        **meta_value(meta),
        "page": page,
        "section": list(citation.section),
        "paragraph": citation.paragraph,
        "quote": citation.quote.text,
        "span": list(citation.quote.span),
        "sha256": citation.quote.sha256,
        "link": citation.link,
        "path": citation.path,
    }


def meta_value(meta: Meta) -> dict[str, Json]:
    """Bibliographic data as a JSON value; what is unknown is empty."""
    return {
        "title": meta.title,
        "authors": list(meta.authors),
        "issued": meta.issued,
        "publisher": meta.publisher,
        "url": meta.url,
        "doi": meta.doi,
        "kind": meta.kind,
        "language": meta.language,
        "citation_key": meta.citation_key,
    }


def citations_value(citations: Sequence[Citation]) -> dict[str, Json]:
    """Citations as a JSON value."""
    return {"schema": CITATIONS_SCHEMA, "citations": [citation_value(each) for each in citations]}


def receipt_value(answers: Sequence[Answer], status: CollectionStatus) -> dict[str, Json]:
    """Answers with what they were given from: enough for ``verify`` to say later whether they still hold."""
    return {
        "schema": RECEIPT_SCHEMA,
        "scoqa": __version__,
        "collection": {
            "place": status.place,
            "documents": status.n_documents,
            "passages": status.n_passages,
            "characters": status.n_chars,
        },
        "answers": [answer_value(answer) for answer in answers],
    }


def text_value(document: Document) -> dict[str, Json]:
    """A paper with its text as a JSON value, in the fields of a BEIR corpus and its metadata."""
    return {"_id": document.key, "text": document.text, **meta_value(document.meta)}


def document_value(info: DocumentInfo) -> dict[str, Json]:
    """A document of a list as a JSON value."""
    meta = info.meta
    return {
        "key": info.key,
        **meta_value(meta),
        "origin": dict(meta.origin),
        "pages": info.n_pages,
        "passages": info.n_passages,
        "characters": info.n_chars,
        "scanned_pages": list(info.scanned_pages),
        "sources": [source.path for source in info.sources],
        "problems": _problems(info.problems),
    }


def documents_value(documents: Sequence[DocumentInfo]) -> dict[str, Json]:
    """A list of documents as a JSON value."""
    return {"schema": DOCUMENTS_SCHEMA, "documents": [document_value(info) for info in documents]}


def status_value(status: CollectionStatus) -> dict[str, Json]:
    """A collection's state as a JSON value."""
    return {
        "schema": STATUS_SCHEMA,
        "place": status.place,
        "root": status.root,
        "documents": status.n_documents,
        "passages": status.n_passages,
        "terms": status.n_terms,
        "characters": status.n_chars,
        "index_bytes": status.index_bytes,
        "scanned_pages": status.scanned_pages,
        "rules": status.rules,
        "problems": _problems(status.problems),
        "stale": _problems(status.freshness.problems),
        "confidence_right": dict(RIGHT),
    }


def doctor_value(
    report: DoctorReport, repaired: RepairReport | None = None, freed: int = 0
) -> dict[str, Json]:
    """How healthy an index is, as a JSON value; what was repaired or given back, where that was asked for."""
    return {
        "schema": DOCTOR_SCHEMA,
        "place": report.place,
        "sound": report.is_healthy,
        "rules": report.rules,
        "damage": _problems(report.damage),
        "whole": None if report.n_whole < 0 else report.n_whole,
        "stated": None if report.n_documents < 0 else report.n_documents,
        "problems": _problems(report.problems),
        "stale": _problems(report.freshness.problems),
        "index_bytes": report.index_bytes,
        "free_bytes": report.free_bytes,
        "freed_bytes": freed,
        "tables": [
            {"name": table.name, "rows": table.n_rows, "bytes": table.n_bytes} for table in report.tables
        ],
        "repaired": None
        if repaired is None
        else {"kept": repaired.n_kept, "lost": _problems(repaired.lost), "backup": repaired.backup},
    }


def report_value(report: AddReport) -> dict[str, Json]:
    """What an add or a refresh did, as a JSON value."""
    return {
        "schema": REPORT_SCHEMA,
        "added": list(report.added),
        "changed": list(report.changed),
        "removed": list(report.removed),
        "unchanged": report.unchanged,
        "twins": report.twins,
        "remade": report.remade,
        "problems": _problems(report.problems),
        "interrupted": report.interrupted,
    }


def _spans(spans: Sequence[Span]) -> list[Json]:
    return [list(span) for span in spans]


def _problems(problems: Sequence[Problem]) -> list[Json]:
    return [
        {"where": each.where, "what": each.what, "skipped": each.skipped, "pages": each.n_pages}
        for each in problems
    ]


def _part(part: Part) -> dict[str, Json]:
    return {"name": part.name, "value": part.value, "terms": [[term, value] for term, value in part.terms]}


def _term(term: QueryTerm) -> dict[str, Json]:
    return {
        "word": term.word,
        "term": term.term,
        "span": list(term.span),
        "df": term.df,
        "found": term.found,
        "nearest": [[form, count] for form, count in term.nearest],
        "read_as": term.read_as,
    }
