"""The index: one SQLite file of documents, passages, postings and forms; docs/index-format.md describes it."""

from scoqa.later import later
from scoqa.storage.store import Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.storage.batch import Batch
    from scoqa.storage.packing import Packed, pack
    from scoqa.storage.records import StoredPassages, stored_passages, stored_plain

__all__ = ["Batch", "Packed", "Store", "StoredPassages", "pack", "stored_passages", "stored_plain"]

__getattr__ = later(
    __name__,
    {"batch": "Batch", "packing": "Packed pack", "records": "StoredPassages stored_passages stored_plain"},
)
