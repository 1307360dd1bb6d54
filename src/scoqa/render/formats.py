"""The output formats by name: answers in, one text out."""

from __future__ import annotations

from collections.abc import Sequence

from scoqa.citing import place
from scoqa.render.fragments import clean
from scoqa.render.place import short_ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.types import Answer, Citation, DocumentInfo

FORMATS = ("text", "plain", "json", "jsonl", "csv", "md", "html", "bib", "ris", "csl")
_REFERENCES = {"bib": "bibtex", "ris": "ris", "csl": "csl"}


def formatted(answers: Sequence[Answer], name: str, *, style: str = "", is_list: bool = False) -> str:
    """Answers in any format but "text", which needs to know its stream; ends with a newline unless empty.

    "plain" is a line a passage for cut, grep and awk: reference, place and words, separated by tabs.
    "json" of one answer is that answer, of several a list. What the papers do not answer has passages only in
    "json", "jsonl" and "csv", which say so beside them.

    Args:
        answers: In their order.
        name: One of :data:`FORMATS`.
        style: "md" and "html" also list the citations in this style, numbered as the passages are.
        is_list: "json" of one answer is a list, too, for whoever asks any number of questions.

    Raises:
        ValueError: There is no such format or style.
    """
    if name == "plain":
        return "".join(_plain(answer) for answer in answers if answer)
    if name in ("json", "jsonl"):
        from scoqa.render.machine import answer_value, to_json

        values = [answer_value(answer) for answer in answers]
        if name == "jsonl":
            return "".join(to_json(value, indent=None) + "\n" for value in values)
        return to_json(values if len(values) != 1 or is_list else values[0]) + "\n"
    if name == "csv":
        from scoqa.render.sheets import answers_csv

        return answers_csv(answers)
    if name == "md":
        from scoqa.render.markup import answers_markdown

        return answers_markdown(answers, style)
    if name == "html":
        from scoqa.render.markup import answers_html

        return answers_html(answers, style)
    if name in _REFERENCES:
        cited = [evidence.citation for answer in answers if answer for evidence in answer.evidence]
        return references(cited, _REFERENCES[name])
    raise ValueError(f"unknown format {name!r}; one of {', '.join(FORMATS)}")


def _plain(answer: Answer) -> str:
    return "".join(
        f"{clean(short_ref(each.citation))}\t{clean(place(each.citation))}\t{' '.join(clean(each.text).split())}\n"
        for each in answer.evidence
    )


def documents_text(documents: Sequence[DocumentInfo], name: str) -> str:
    """A list of documents as "json", "jsonl", "csv" or "plain" (key, title and path, separated by tabs)."""
    if name == "csv":
        from scoqa.render.sheets import documents_csv

        return documents_csv(documents)
    if name == "plain":
        from scoqa.render.sheets import documents_plain

        return documents_plain(documents)
    from scoqa.render.machine import DOCUMENT_SCHEMA, document_value, documents_value, to_json

    if name == "json":
        return to_json(documents_value(documents)) + "\n"
    lines = ({"schema": DOCUMENT_SCHEMA, **document_value(info)} for info in documents)
    return "".join(to_json(line, indent=None) + "\n" for line in lines)


def references(citations: Sequence[Citation], style: str) -> str:
    """Citations as one text in a style; ends with a newline unless there are none.

    Raises:
        ValueError: There is no such style.
    """
    from scoqa.citing import format_citations

    text = format_citations(citations, style).strip("\n")
    return "\n".join(clean(line) for line in text.split("\n")) + "\n" if citations else ""
