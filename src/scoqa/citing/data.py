"""Citations for other programs: CSL-JSON, BibTeX and RIS."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scoqa.citing.names import date_parts, parse_name
from scoqa.citing.places import locator, page_sign
from scoqa.types import Citation

_BIBTEX_TYPES = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
_BIBTEX_PUBLISHERS = {
    "article": "journal",
    "techreport": "institution",
    "phdthesis": "school",
    "misc": "howpublished",
}
"""The BibTeX field for the publisher, by entry type; "publisher" for all others."""
_IN = {
    "article-journal": "journal",
    "article-magazine": "journal",
    "article-newspaper": "journal",
    "chapter": "booktitle",
    "paper-conference": "booktitle",
}
"""Kinds whose "publisher" is the journal, book or proceedings that they are part of, and BibTeX's field for that."""
_RIS_TYPES = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""BibTeX's own words for the months, which each style writes in its own way."""
_TEX_MARKS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "&%$#_{}"},
}


def cited_key(citation: Citation) -> str:
    """The key of the document in the user's own reference library, or else its key in the collection."""
    return citation.meta.citation_key or citation.key


def csl_item(citation: Citation) -> dict[str, object]:
    """The document as a CSL-JSON item; ``custom`` holds the place, the words and their checksum."""
    meta = citation.meta
    item: dict[str, object] = {"id": cited_key(citation), "type": meta.kind or "document"}
    fields = {
        "title": meta.title or citation.key,
        "container-title" if meta.kind in _IN else "publisher": meta.publisher,
        "URL": meta.url,
        "DOI": meta.doi,
        "language": meta.language,
    }
    item.update({name: value for name, value in fields.items() if value})
    if meta.authors:
        item["author"] = [_csl_name(author) for author in meta.authors]
    if meta.issued:
        item["issued"] = {"date-parts": [date_parts(meta.issued)]}
    if citation.quote.text:
        label, value = locator(citation, "-")
        item["custom"] = {
            "ref": citation.ref,
            "label": label,
            "locator": value,
            "quote": citation.quote.text,
            "sha256": citation.quote.sha256,
        }
    return item


def _csl_name(author: str) -> dict[str, str]:
    name = parse_name(author)
    if not name.given:
        return {"literal": name.family}
    particle = {"non-dropping-particle": name.particle} if name.particle else {}
    suffix = {"suffix": name.suffix} if name.suffix else {}
    return {"family": name.family, "given": name.given, **particle, **suffix}


def to_csl_json(citations: Sequence[Citation]) -> str:
    """CSL-JSON: an array of items, as Zotero, Pandoc and citeproc read it."""
    import json  # a question does not need it

    return json.dumps([csl_item(citation) for citation in citations], ensure_ascii=False, indent=2)


def csl(citation: Citation) -> str:
    """CSL-JSON with one item."""
    return to_csl_json([citation])


def bibtex(citation: Citation, *others: Citation) -> str:
    """The BibTeX entry of a document, below lines that BibTeX skips and that show how to cite each place.

    Args:
        citation: A place in the document, or the document as a whole.
        others: Further places in the same document.
    """
    meta = citation.meta
    kind = _BIBTEX_TYPES.get(meta.kind, "misc")
    publisher = _IN.get(meta.kind) or _BIBTEX_PUBLISHERS.get(kind, "publisher")
    parts = [f"{part:02d}" for part in date_parts(meta.issued)]
    fields = {
        "author": " and ".join(_bibtex_name(author) for author in meta.authors),
        "title": f"{{{_tex(_one_line(meta.title or citation.key))}}}",
        "year": parts[0].zfill(4) if parts else "",
        "month": _MONTHS[int(parts[1]) - 1] if len(parts) > 1 else "",
        "day": str(int(parts[2])) if len(parts) > 2 else "",  # styles pass over it, libraries keep it
        publisher: _tex(_one_line(meta.publisher)),
        "doi": meta.doi,
        "url": meta.url,
    }
    lines = [
        f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}},"
        for name, value in fields.items()
        if value
    ]
    places = dict.fromkeys(_tex_citation(each) for each in (citation, *others) if locator(each)[0])
    return "\n".join([*places, f"@{kind}{{{cited_key(citation)},", *lines, "}"])


def _tex_citation(citation: Citation) -> str:
    label, value = locator(citation, "--")
    mark = f"{page_sign(citation)}~" if label == "page" else "para.~"
    return f"\\cite[{mark}{_tex(value)}]{{{cited_key(citation)}}}"


def _bibtex_name(author: str) -> str:
    name = parse_name(author)
    # a name without parts is braced, or BibTeX would split an organisation's into given and family
    if not name.given:
        return f"{{{_tex(_one_line(name.family))}}}"
    return _tex(_one_line(", ".join(filter(None, [name.full_family, name.suffix, name.given]))))


def _tex(text: str) -> str:
    return "".join(_TEX_MARKS.get(char, char) for char in text)


def ris(citation: Citation) -> str:
    """A RIS record of the document."""
    meta = citation.meta
    parts = [f"{part:02d}" for part in date_parts(meta.issued)]
    fields = [("TY", _RIS_TYPES.get(meta.kind, "GEN")), ("ID", cited_key(citation))]
    fields += [("AU", author) for author in meta.authors]
    fields += [("TI", meta.title or citation.key)]
    fields += [("T2" if meta.kind in _IN else "PB", meta.publisher)]
    if parts:
        fields += [("PY", parts[0].zfill(4)), ("DA", "/".join([*parts, "", ""][:3]) + "/")]
    fields += [("DO", meta.doi), ("UR", meta.url), ("LA", meta.language)]
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in fields if value]
    return "\n".join([*lines, "ER  - "])


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
