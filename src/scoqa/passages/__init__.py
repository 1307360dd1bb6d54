"""From documents to passages: overlapping windows of whole sentences inside one section and one zone (ADR 0018)."""

from scoqa.passages.counting import count_documents, number_documents
from scoqa.passages.cutting import cut, cut_all
from scoqa.passages.short import number_short, short_ones

__all__ = ["count_documents", "cut", "cut_all", "number_documents", "number_short", "short_ones"]
