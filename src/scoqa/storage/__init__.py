"""The index: one SQLite file of documents, passages, postings and forms."""

from scoqa.storage.batch import Batch
from scoqa.storage.store import Store

__all__ = ["Batch", "Store"]
