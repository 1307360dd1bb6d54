"""Spans to citations: keys, references, styles; what was cited can be verified."""

from scoqa.citing.cite import cite, quote
from scoqa.citing.keys import assign_keys, base_key, slug
from scoqa.citing.names import long_date, short_authors
from scoqa.citing.places import page_of, paragraph_number, place, section_path
from scoqa.citing.refs import Ref, parse_ref, resolve
from scoqa.citing.styles import STYLES, format_citation, format_citations

__all__ = [
    "STYLES",
    "Ref",
    "assign_keys",
    "base_key",
    "cite",
    "format_citation",
    "format_citations",
    "long_date",
    "page_of",
    "paragraph_number",
    "parse_ref",
    "place",
    "quote",
    "resolve",
    "section_path",
    "short_authors",
    "slug",
]
