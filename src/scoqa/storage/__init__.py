"""The index: one SQLite file of documents, passages, postings and forms."""

from typing import TYPE_CHECKING

from scoqa.later import later
from scoqa.storage.store import Store

if TYPE_CHECKING:
    from scoqa.storage.batch import Batch

__all__ = ["Batch", "Store"]

__getattr__ = later(__name__, {"batch": "Batch"})
