"""Answers and lists as rows: CSV for spreadsheets, tabs for cut and awk."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scoqa.render.fragments import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.types import Answer, DocumentInfo, Evidence

CSV_COLUMNS = (
    "question",
    "status",
    "confidence",
    "rank",
    "score",
    "ref",
    "title",
    "authors",
    "issued",
    "publisher",
    "page",
    "page_index",
    "section",
    "paragraph",
    "start",
    "stop",
    "sha256",
    "link",
    "text",
    "last_page",
    "last_page_index",
)


def answers_csv(answers: Sequence[Answer]) -> str:
    """A header and one row a passage (RFC 4180), or one without a passage for an answer that has none."""
    rows: list[Sequence[object]] = [CSV_COLUMNS]
    for answer in answers:
        asked = (answer.question, answer.status.value, answer.confidence.value)
        rows += [(*asked, *_passage(evidence)) for evidence in answer.evidence]
        if not answer.evidence:
            rows.append((*asked, *[""] * (len(CSV_COLUMNS) - len(asked))))
    return csv_text(rows)


def _passage(evidence: Evidence) -> tuple[object, ...]:
    citation, meta = evidence.citation, evidence.citation.meta
    return (
        evidence.rank,
        evidence.score,
        citation.ref,
        meta.title,
        "; ".join(meta.authors),
        meta.issued,
        meta.publisher,
        citation.page_label,
        "" if citation.page_index is None else citation.page_index,
        " > ".join(citation.section),
        citation.paragraph,
        evidence.span.start,
        evidence.span.stop,
        citation.quote.sha256,
        citation.link,
        evidence.text,
        citation.last_page_label,
        "" if citation.last_page_index is None else citation.last_page_index,
    )


def documents_csv(documents: Sequence[DocumentInfo]) -> str:
    """A header and a row a document."""
    return csv_text([("key", "title", "authors", "issued", "path"), *map(_row, documents)])


def documents_plain(documents: Sequence[DocumentInfo]) -> str:
    """A line a document: key, title and path, separated by tabs."""
    rows = ((key, title, path) for key, title, _, _, path in map(_row, documents))
    return "".join("\t".join(map(clean, row)) + "\n" for row in rows)


def _row(info: DocumentInfo) -> tuple[str, str, str, str, str]:
    meta = info.meta
    path = info.sources[0].path if info.sources else ""
    return info.key, meta.title, "; ".join(meta.authors), meta.issued, path


def csv_text(rows: Sequence[Sequence[object]]) -> str:
    """Rows as CSV with every cell safe to open in a spreadsheet; lines end in CR LF."""
    import csv
    import io

    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([safe_cell(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def safe_cell(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it, and no control characters.

    What begins with ``= + - @``, their full-width forms, a tab or a return is run by Excel, LibreOffice or Sheets
    (OWASP, CSV Injection), also after leading blanks.
    """
    text = "\n".join(clean(line) for line in text.split("\n"))
    return f"'{text}" if re.match(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]", text) else text
