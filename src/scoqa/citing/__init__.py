"""Spans to citations: keys, references, styles; what was cited can be verified."""
