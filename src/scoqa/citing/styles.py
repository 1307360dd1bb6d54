"""Citations as text, one function a style; every word comes from the citation's own fields."""

from __future__ import annotations

from scoqa.types import Citation


def format_citation(citation: Citation, style: str = "plain") -> str:
    """The citation in one of the known styles; ValueError for an unknown one."""
    if style != "plain":
        raise ValueError(f"unknown citation style {style!r}")
    return f"{'; '.join(citation.meta.authors)}, {citation.meta.title}, {citation.meta.issued}"
