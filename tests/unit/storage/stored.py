"""Documents put into a store."""

from __future__ import annotations

from scoqa.passages import count_documents, cut
from scoqa.settings import Settings
from scoqa.storage import Store
from scoqa.types import Document, Meta, Passage, Span

TEXT = "The SCO Energy Club.\n\nThe club met in 2007. Energy was its matter.\n\nNotes follow here."


def paper(key: str = "haas2007", text: str = TEXT, **fields: object) -> Document:
    known: dict[str, object] = {
        "meta": Meta("Energy", ("de Haas, Marcel",), "2007-12-04"),
        "paragraphs": (Span(0, len(text)),),
    }
    return Document(key, text=text, **{**known, **fields})  # type: ignore[arg-type]


def put(store: Store, *documents: Document) -> list[tuple[Document, list[Passage]]]:
    batch_of = [(document, cut(document, settings=Settings(passage_words=6))) for document in documents]
    with store.writing() as batch:
        batch.put(batch_of, count_documents(batch_of))
    return batch_of
