"""Spans to citations: keys, references, styles; what was cited can be verified."""

from scoqa.citing.styles import format_citation

__all__ = ["format_citation"]
