"""Citations as text for people, one function for each style; every word comes from the citation's own fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from scoqa.citing.data import bibtex, cited_key, csl, ris, to_csl_json
from scoqa.citing.names import american_date, date_parts, listed, long_date, parse_name, short_authors
from scoqa.citing.places import innermost_heading, locator, page_sign, place
from scoqa.types import Citation, Meta

CHICAGO_AUTHORS = 3
"""The most authors that a note names; of more it names the first, "et al."."""
_PANDOC_KEY = re.compile(r"\w(?:[:.#$%&+?<>~/-]?\w)*")
"""A key that Pandoc reads without braces."""


def plain(citation: Citation) -> str:
    """One line that any reader understands: authors, title, publisher, date, place, section.

    "Marcel de Haas and Frans-Paul van der Putten. The Shanghai …? Clingendael, 4 December 2007, ¶2."
    """
    meta = citation.meta
    authors = listed([parse_name(author).in_order for author in meta.authors])
    details = [meta.publisher, long_date(meta.issued), place(citation)]
    heading = innermost_heading(citation)
    if citation.quote.text and heading:
        details.append(f"section “{heading}”")
    return _sentences(authors, meta.title or citation.key, ", ".join(filter(None, details)))


def apa(citation: Citation) -> str:
    """APA 7: the entry of a reference list; on a second line the citation in the text with its place."""
    meta = citation.meta
    names = [parse_name(author) for author in meta.authors]
    people = [name._replace(given=name.initials).inverted for name in names]
    authors = " & ".join([", ".join(people[:-1]) + ",", people[-1]]) if len(people) > 1 else "".join(people)
    date = f"({_apa_date(meta)})"
    title = meta.title or citation.key
    head = [authors, date, title] if authors else [title, date]
    entry = _sentences(*head, meta.publisher)
    entry = " ".join(filter(None, [entry, _address(meta)]))
    short = (short_authors(meta) or title, _year(meta), _short_place(citation, "para."))
    return _with_text_citation(entry, citation, ", ".join(filter(None, short)))


def chicago(citation: Citation) -> str:
    """Chicago (notes and bibliography), as a note: it ends with the place."""
    meta = citation.meta
    names = [parse_name(author).in_order for author in meta.authors]
    authors = f"{names[0]} et al." if len(names) > CHICAGO_AUTHORS else listed(names, serial=",")
    title = meta.title or citation.key
    rest = [american_date(meta.issued), _short_place(citation, "para."), _address(meta)]
    details = ", ".join(filter(None, [meta.publisher, *rest]))
    if not details:
        return ", ".join(filter(None, [authors, f"“{_sentences(title)}”"]))
    head = ", ".join(filter(None, [authors, f"“{title}{'' if title[-1] in '?!' else ','}”"]))
    return f"{head} {details}."


def mla(citation: Citation) -> str:
    """MLA 9: the entry of a list of works cited; on a second line the citation in the text."""
    meta = citation.meta
    names = [parse_name(author) for author in meta.authors]
    if len(names) > 2:
        authors = f"{names[0].inverted}, et al."
    elif len(names) == 2:
        authors = f"{names[0].inverted}, and {names[1].in_order}"
    else:
        authors = names[0].inverted if names else ""
    title = meta.title or citation.key
    rest = ", ".join(filter(None, [meta.publisher, long_date(meta.issued), _address(meta)]))
    entry = _sentences(authors, f"“{_sentences(title)}”", rest)
    short = short_authors(meta).replace(" & ", " and ") or f"“{title}”"
    label = _short_place(citation, "par.", has_sign=False)
    separator = ", " if label.startswith("par") else " "
    return _with_text_citation(entry, citation, separator.join(filter(None, [short, label])))


def pandoc(citation: Citation) -> str:
    """Pandoc's Markdown: ``[@dehaas2007, p. 14]``; braces keep together what Pandoc would cut."""
    where = _short_place(citation, "para.", dash="-")
    key = cited_key(citation)
    key = key if _PANDOC_KEY.fullmatch(key) else f"{{{key}}}"
    return f"[@{key}, {where}]" if where else f"[@{key}]"


_FORMATS: dict[str, Callable[[Citation], str]] = {
    "plain": plain,
    "apa": apa,
    "chicago": chicago,
    "mla": mla,
    "pandoc": pandoc,
    "bibtex": bibtex,
    "csl": csl,
    "ris": ris,
}
STYLES = tuple(_FORMATS)


def format_citation(citation: Citation, style: str = "plain") -> str:
    """The citation in one of :data:`STYLES`; ValueError if there is no such style."""
    if style not in _FORMATS:
        raise ValueError(f"citation styles are {', '.join(STYLES)}: {style!r}")
    return _FORMATS[style](citation)


def format_citations(citations: Sequence[Citation], style: str = "plain") -> str:
    """Many citations as one text that the style's readers accept.

    The data formats have one entry for each document; BibTeX lists every place above it, and CSL-JSON is one array.
    """
    cited: dict[str, list[Citation]] = {}
    for citation in citations:
        cited.setdefault(cited_key(citation), []).append(citation)
    if style == "csl":
        return to_csl_json([first for first, *_ in cited.values()])
    if style == "bibtex":
        return "\n\n".join(bibtex(*places) for places in cited.values())
    if style == "ris":
        return "\n\n".join(ris(first) for first, *_ in cited.values())
    return "\n".join(format_citation(citation, style) for citation in citations)


def _sentences(*parts: str) -> str:
    """The parts that are not empty, each ending in a full stop unless it ends in "?" or "!" anyway."""
    return " ".join(
        part if part.rstrip("”’\"'").endswith((".", "?", "!")) else f"{part}." for part in parts if part
    )


def _short_place(citation: Citation, paragraph: str, *, has_sign: bool = True, dash: str = "–") -> str:
    label, value = locator(citation, dash)
    sign = page_sign(citation) if has_sign else ""
    return f"{sign if label == 'page' else paragraph} {value}".strip() if label else ""


def _with_text_citation(entry: str, citation: Citation, inside: str) -> str:
    return f"{entry}\n({inside})" if citation.quote.text else entry


def _address(meta: Meta) -> str:
    return f"https://doi.org/{meta.doi}" if meta.doi else meta.url


def _year(meta: Meta) -> str:
    return f"{meta.year}" if meta.year is not None else "n.d."


def _apa_date(meta: Meta) -> str:
    if len(date_parts(meta.issued)) < 2:
        return _year(meta)
    day_and_month = american_date(meta.issued).removesuffix(f"{meta.year}").rstrip(" ,")
    return f"{meta.year}, {day_and_month}"
