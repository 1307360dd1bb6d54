"""The frozen values that modules hand to each other; each checks itself when it is made, so nobody checks it later.

Places in a text are code points of one document's text, counted from 0. Nothing here reads, writes or computes.
A value that has nothing to check is mostly a NamedTuple; one that checks itself is a :class:`scoqa.value.Value`.
"""

from scoqa.later import later
from scoqa.types.answers import (
    Answer,
    BestSentence,
    Citation,
    Confidence,
    Evidence,
    Hit,
    Part,
    QueryTerm,
    Quote,
    Status,
)
from scoqa.types.papers import (
    Document,
    Meta,
    Page,
    Passage,
    Problem,
    Section,
    Source,
    Span,
    Zone,
    ZoneSpan,
    checked_span,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.types.reports import (
        Acronym,
        AddReport,
        CollectionStatus,
        Context,
        DoctorReport,
        DocumentInfo,
        Freshness,
        Pin,
        RepairReport,
        Rules,
        TableSize,
        TellingWord,
    )

__all__ = [
    "Acronym",
    "AddReport",
    "Answer",
    "BestSentence",
    "Citation",
    "CollectionStatus",
    "Confidence",
    "Context",
    "DoctorReport",
    "Document",
    "DocumentInfo",
    "Evidence",
    "Freshness",
    "Hit",
    "Meta",
    "Page",
    "Part",
    "Passage",
    "Pin",
    "Problem",
    "QueryTerm",
    "Quote",
    "RepairReport",
    "Rules",
    "Section",
    "Source",
    "Span",
    "Status",
    "TableSize",
    "TellingWord",
    "Zone",
    "ZoneSpan",
    "checked_span",
]

__getattr__ = later(
    __name__,
    {
        "reports": "Acronym AddReport CollectionStatus Context DoctorReport DocumentInfo Freshness Pin RepairReport Rules TableSize TellingWord"
    },
)
