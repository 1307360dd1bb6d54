"""From files to documents: text with pages, sections, zones and metadata, and what could not be read.

Each format has a module that turns a file's bytes into :class:`~scoqa.reading.content.Content`
(:mod:`~scoqa.reading.formats` chooses it); :mod:`~scoqa.reading.documents` makes a document of that. Parsers run in worker
processes with limits (:mod:`~scoqa.reading.pool`, ADR 0015). The modules ``pdf_*`` put the characters of a PDF in order,
one question each (ADR 0016).
"""

from scoqa.later import later
from scoqa.reading.freshness import freshness, moves, n_new, states
from scoqa.reading.sources import (
    away,
    fingerprint,
    is_anything_there,
    is_file_there,
    is_there,
    settled,
    shown,
    source_path,
    stamp,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.reading.documents import read, read_many
    from scoqa.reading.finding import find
    from scoqa.reading.libraries import libraries_for, library_problems
    from scoqa.reading.media import media_type
    from scoqa.reading.ocr import ocr_languages

__all__ = [
    "away",
    "find",
    "fingerprint",
    "freshness",
    "is_anything_there",
    "is_file_there",
    "is_there",
    "libraries_for",
    "library_problems",
    "media_type",
    "moves",
    "n_new",
    "ocr_languages",
    "read",
    "read_many",
    "settled",
    "shown",
    "source_path",
    "stamp",
    "states",
]

__getattr__ = later(
    __name__,
    {
        "documents": "read read_many",
        "finding": "find",
        "libraries": "libraries_for library_problems",
        "media": "media_type",
        "ocr": "ocr_languages",
    },
)
