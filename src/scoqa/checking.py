"""Citations and drafts held against a collection: what became of each claim, where each quotation stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.citing import (
    Checked,
    Match,
    Verification,
    attributed,
    check_quotation,
    claims_of,
    quotations,
    verify,
)

if TYPE_CHECKING:
    from scoqa.asking import Asker
    from scoqa.citing import Quotation
    from scoqa.types import Document

CANDIDATES = 50
"""Passages looked into for a quotation: one that stands in the papers word for word shares all its words with it."""


def verify_text(text: str, asker: Asker) -> list[Verification]:
    """What became of each claim in a text; see :func:`scoqa.citing.claims_of` for its forms."""

    def document_of(key: str) -> Document | None:
        return asker.document(key) if asker.has(key) else None

    return verify(claims_of(text), document_of, lambda document: asker.state(document.key))


def draft_text(path: Path) -> str:
    """The text of a draft: plain text, Markdown and LaTeX as they stand, all else as papers are read.

    Raises:
        UnreadableFileError: Why it cannot be read, in one line without the path.
        OSError: It cannot be opened.
    """
    from scoqa.reading import media_type, read
    from scoqa.reading.media import MARKDOWN, TEXT

    if media_type(path) in (TEXT, MARKDOWN):
        try:
            return path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            pass  # in another encoding, which a reader knows to tell
    return read(path).text


def check_draft(draft: str, asker: Asker) -> list[Checked]:
    """Every quotation of a draft with the place in the papers that is most like it, in the draft's order."""
    return [_checked(quotation, asker) for quotation in quotations(draft)]


def _checked(quotation: Quotation, asker: Asker) -> Checked:
    best = Checked(quotation, Match.ABSENT)
    for document in _candidates(quotation, asker):
        found = check_quotation(quotation, [document])
        if found.likeness > best.likeness or found.match is Match.EXACT:
            best = found
        if best.match is Match.EXACT:
            break
    return attributed(best) if asker.has(quotation.key) else best


def _candidates(quotation: Quotation, asker: Asker) -> Iterator[Document]:
    """The paper named first, then those whose passages share the quotation's words, best first.

    A quotation of function words alone shares none that is indexed: then all papers, by key.
    """
    seen: set[str] = set()
    if quotation.key and asker.has(quotation.key):
        seen.add(quotation.key)
        yield asker.document(quotation.key)
    hits = asker.search(quotation.text, k=CANDIDATES)
    keys = [hit.passage.document_key for hit in hits] or (
        [] if asker.has_terms(quotation.text) else asker.keys()
    )
    for key in keys:
        if key not in seen:
            seen.add(key)
            yield asker.document(key)
