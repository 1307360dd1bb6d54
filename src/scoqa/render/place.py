"""Who, when and where of a citation, as a screen shows it."""

from __future__ import annotations

from scoqa.citing import innermost_heading, long_date, place, short_authors
from scoqa.types import Answer, Citation, Meta

_HEADING = 48
"""Characters of a heading beside a page or paragraph."""


def title(meta: Meta, key: str) -> str:
    """The title, or the key where there is none."""
    return meta.title or key


def short_ref(citation: Citation) -> str:
    """What to type to come back here: KEY:page, KEY:¶n, or the exact KEY:start-stop where no label leads to the page."""
    if not citation.quote.text:
        return citation.key
    if citation.page_index is None:
        return f"{citation.key}:¶{citation.paragraph}"
    is_named = not citation.page_inferred and not citation.page_repeats and _is_typed(citation.page_label)
    return f"{citation.key}:{citation.page_label}" if is_named else citation.ref


def _is_typed(label: str) -> bool:
    """Whether a label behind a key is read as that of a page: "12-13" is a span, "P1" page 1, "Cover 1" no reference."""
    first, _, last = label.partition("-")
    is_span = first.isdigit() and last.isdigit()
    return label.replace("-", "").replace(".", "").isalnum() and label[0] not in "pP" and not is_span


def paper(meta: Meta) -> list[str]:
    """The known ones of authors, publisher and date."""
    return [part for part in (short_authors(meta), meta.publisher, long_date(meta.issued)) if part]


def byline(citation: Citation) -> list[str]:
    """The known ones of authors, publisher, date, innermost heading and place; the path where none of the first three is."""
    parts = [*(paper(citation.meta) or [citation.path]), _heading(citation), place(citation)]
    if citation.ocr:
        parts.append("recognised from a picture")
    return [part for part in parts if part]


def place_of_best(answer: Answer) -> str:
    """Page or paragraph of the quoted sentence, where its passage begins elsewhere or runs over several pages; else ""."""
    if answer.best is None:
        return ""
    own = place(answer.best.citation)
    shown = next((place(each.citation) for each in answer.evidence if each.rank == answer.best.rank), own)
    return "" if own == shown else own


def _heading(citation: Citation) -> str:
    """The innermost heading where there are no pages; a page says enough."""
    heading = "" if citation.page_index is not None else innermost_heading(citation)
    return heading if len(heading) <= _HEADING else heading[: _HEADING - 1].rstrip() + "…"
