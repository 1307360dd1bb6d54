"""The formats of reference libraries: BibTeX and BibLaTeX, and RIS; broken entries are counted."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from scoqa.later import pattern
from scoqa.reading.dates import parse_date
from scoqa.reading.names import family_first
from scoqa.reading.sidecar import bounded
from scoqa.types import Meta


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference: its citation key, its metadata, and the files it names."""

    key: str
    meta: Meta
    files: tuple[str, ...] = ()


_KEY = re.compile(r"[^\s{},\"#%~\\@()\x00-\x1f\x7f]+")
"""A key that can be cited by."""
_KINDS = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "book", "proceedings": "book", "booklet": "pamphlet",
    "incollection": "chapter", "inbook": "chapter", "inproceedings": "paper-conference", "conference": "paper-conference",
    "techreport": "report", "report": "report", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "unpublished": "manuscript", "manual": "report",
    "dataset": "dataset", "misc": "document",
}  # fmt: skip
_RIS_KINDS = {
    "JOUR": "article-journal", "MGZN": "article-magazine", "NEWS": "article-newspaper", "BOOK": "book", "EDBOOK": "book",
    "CHAP": "chapter", "CONF": "paper-conference", "CPAPER": "paper-conference", "RPRT": "report", "THES": "thesis",
    "ELEC": "webpage", "WEB": "webpage", "UNPB": "manuscript", "DATA": "dataset", "GEN": "document", "EJOUR": "article-journal",
    "INPR": "article-journal", "ABST": "article-journal", "EBOOK": "book", "ECHAP": "chapter", "GOVDOC": "report", "CASE": "legal_case",
    "STAT": "legislation", "BILL": "bill", "PAT": "patent", "BLOG": "post-weblog", "PAMP": "pamphlet", "MANSCPT": "manuscript",
    "ENCYC": "entry-encyclopedia", "SLIDE": "speech", "SER": "book",
}  # fmt: skip
_BABEL = {
    "english": "en",
    "american": "en",
    "british": "en",
    "german": "de",
    "ngerman": "de",
    "french": "fr",
    "dutch": "nl",
    "spanish": "es",
}
"""Languages as LaTeX's babel names them."""
_PUBLISHED_BY = ("publisher", "institution", "school", "organization", "booktitle", "howpublished")
_PUBLISHED_IN = {
    "article": ("journal", "journaltitle"),
    **dict.fromkeys(("inproceedings", "conference", "incollection", "inbook"), ("booktitle", *_PUBLISHED_BY)),
}
_ADDRESS = re.compile(r"\\(?:url|href)\b|https?://")
_RESOLVER = re.compile(r"\bdoi\.org/10\.")
_COMMENT = re.compile(r"(?m)([,{][ \t]*)%[^\n{}\"]*$")
"""What some programs take for a comment within an entry."""
_WITHOUT_KEY = re.compile(
    r"(?mi)^([ \t]*@(?!string|preamble|comment)[a-z]+\s*\{(?:[ \t]*[\w:.+/-]+(?=\s*\n))?)(\s*[\w-]+\s*=)"
)
"""An entry that has no key, or no comma behind it."""
_OWN = frozenset(
    ["author", "crossref", "xdata", "ids", "doi", "url", "file", "abstract", "keywords", "subtitle", "pages"]
)
"""What no entry has from the one that it is part of."""
_BODY = re.compile(r"\{(?!\\)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
"""A name in braces, which is a body's."""
_PART = re.compile(r'"[^"]*"|\{[^{}]*\}|[\w.:+/-]+')
_JOINED = re.compile(rf"(?:{_PART.pattern})(?:\s*#\s*(?:{_PART.pattern}))+")
_MACRO = re.compile(r"[\\$]")
_DRESS = re.compile(r"\\(?:[A-Za-z]+|.)|[{}~]")
"""What is left out of a value whose braces stand too deep in one another."""
_LIGATURES = (("{", ""), ("}", ""), ("~", " "), ("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"))
_FILE_KIND = re.compile(r"\s*(?:[A-Za-z]{2,12}|[a-z]+/[\w.+-]+)?\s*")
"""What a list of files says of the kind of one: "PDF", "application/pdf"."""
CONTAINED = (
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "chapter",
    "paper-conference",
)
"""Kinds of what stands in something else, which tells more than who published that."""
_MARKUP = pattern(r"</?(?:i|b|em|strong|u|sup|sub|sc|scp|span|p|bold|italic)(?:\s[^<>]*)?>", re.IGNORECASE)
_NAMED_DOI = pattern(r"^\s*(?:doi:?\s*)?10\.\d{4,9}/|\bdoi\.org/10\.", re.IGNORECASE)
_SPACED = pattern(r"\s*,\s*")
_INITIALS = pattern(r"(?<=[^\W\d_A-Z]) ((?:[B-DF-HJ-NP-TV-Z]|[A-Z])[B-DF-HJ-NP-TV-Z]?)$")
"""Initials behind a family's name, as in medicine: one letter, or two that no name is made of."""
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2}(-[A-Za-z]+)?")


def read_bibtex(text: str) -> tuple[list[Entry], list[int]]:
    """Entries of a .bib file and the lines, from 1, on which those begin that are too broken to read.

    Entries without a key, with the key of another or with a field twice are read; what an entry says of the
    collection that it is part of (``crossref``) is what that says. A key names the first of its entries only.
    """
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import Entry as Block

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # broken entries are counted instead
    library = parse_string(_WITHOUT_KEY.sub(r"\1,\2", _COMMENT.sub(r"\1", text)))
    again = [(block, block.ignore_error_block) for block in library.failed_blocks]
    kept = [item for _, item in again if isinstance(item, Block)]
    failed = [(block.start_line or 0) + 1 for block, item in again if not isinstance(item, Block)]
    raw = set(map(id, kept))
    items = [*library.entries, *kept]
    items.sort(key=lambda item: item.start_line or 0)
    by_key: dict[str, dict[str, str]] = {}
    read = []
    strings = {name.lower(): str(string.value) for name, string in library.strings_dict.items()}
    for item in items:
        fields = _bibtex_fields(item.fields, strings, is_raw=id(item) in raw)
        is_first = by_key.setdefault(item.key.lower(), fields) is fields
        read.append((item.key if is_first else "", item.entry_type.lower(), fields))
    for _, _, fields in read:
        for name in (fields.get("crossref", ""), *fields.get("xdata", "").split(",")):
            parent = by_key.get(name.strip().lower(), fields) if name else fields
            if parent is not fields:
                _inherit(fields, parent)
    return [_bibtex_entry(*item) for item in read], sorted(failed)


def _bibtex_fields(fields: Iterable[Any], strings: Mapping[str, str], *, is_raw: bool) -> dict[str, str]:
    """Fields by their names in small letters; of one that stands twice the first, but the files of all."""
    found: dict[str, str] = {}
    for field in fields:
        name, value = field.key.lower(), _joined(str(field.value), strings, is_raw=is_raw)
        if name == "file" and found.get(name):
            found[name] += f";{value}"
        elif not found.get(name):
            found[name] = value
    if _ADDRESS.search(found.get("howpublished", "")):  # no publisher, and "url" has it as a rule
        del found["howpublished"]
    return found


def _joined(value: str, strings: Mapping[str, str], *, is_raw: bool) -> str:
    """The parts of a value such as ``jrnl # " B"`` as one text; a raw one of a single part is as it stands in the file."""
    if is_raw and value[:1] in ("{", '"'):
        return value[1:-1]
    if not is_raw and ("#" not in value or not _JOINED.fullmatch(value)):
        return value
    parts = _PART.findall(value)
    return "".join(part[1:-1] if part[0] in '"{' else strings.get(part.lower(), part) for part in parts)


def _inherit(fields: dict[str, str], parent: dict[str, str]) -> None:
    for name, value in parent.items():
        if name == "title":
            fields.setdefault("booktitle", value)
        elif name not in _OWN:
            fields.setdefault(name, value)


def _plain(words: str) -> str:
    """The words that LaTeX sets."""
    if not _MACRO.search(words):
        for signs, sign in _LIGATURES:
            words = words.replace(signs, sign)
        return " ".join(words.split())
    try:
        return " ".join(_latex()(words).split())
    except RecursionError:
        return " ".join(_DRESS.sub(" ", words).split())


@cache
def _latex() -> Callable[[str], str]:
    """What makes text of LaTeX; what it knows of macros takes longer to gather than most values to convert."""
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.latexwalker import get_default_latex_context_db

    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    convert = LatexNodes2Text(keep_comments=True).latex_to_text
    return partial(convert, latex_context=get_default_latex_context_db())


def _bibtex_entry(key: str, kind: str, fields: dict[str, str]) -> Entry:
    def value(*names: str) -> str:
        return _plain(next((fields[name] for name in names if fields.get(name)), ""))

    title, subtitle = value("title"), value("subtitle")
    language = fields.get("language", fields.get("langid", "")).lower()
    meta = entry_meta(
        title=title
        if _is_within(subtitle, title)
        else f"{title}{'' if title[-1] in '.:?!' else ':'} {subtitle}",
        authors=_bibtex_names(fields.get("author") or fields.get("editor", "")),
        issued=_bibtex_date(fields),
        publisher=value(*_PUBLISHED_IN.get(kind, _PUBLISHED_BY)),
        url=fields.get("url", ""),
        doi=value("doi") or (fields["url"] if _RESOLVER.search(fields.get("url", "")) else ""),
        language=tagged(language),
        kind=_KINDS.get(kind, ""),
        key=key,
        where="BibTeX file",
    )
    return Entry(key, meta, _bibtex_files(fields.get("file", "")))


def _is_within(subtitle: str, title: str) -> bool:
    """Whether there is no title, or it has what the subtitle says."""
    return not title or "".join(subtitle.split()).casefold() in "".join(title.split()).casefold()


def _bibtex_names(field: str) -> list[str]:
    """The people in "Doe, Jane and {United Nations} and others", family names first."""
    names = [
        _plain(name) if _BODY.fullmatch(name) else family_first(_plain(name))
        for name in re.split(r"\s+and\s+(?![^{]*\})", " ".join(field.split()))
    ]
    return [name for name in names if name and name != "others"]


def _bibtex_date(fields: dict[str, str]) -> str:
    """BibLaTeX's date, of a range its first; else BibTeX's year with the month and the day where they are given."""
    date = parse_date(fields.get("date", "").split("/")[0])
    if date or not fields.get("year"):
        return date
    day, month, year = (fields.get(name, "").strip('{}" ') for name in ("day", "month", "year"))
    month = f"{int(month):02}" if month.isdigit() and 1 <= int(month) <= 12 else month
    date = parse_date(f"{year}-{month}" if month.isdigit() else f"{day} {month} {year}")
    if re.fullmatch(r"\d{4}-\d\d", date) and day.isdigit() and 1 <= int(day) <= 31:
        date = f"{date}-{int(day):02}"
    return date or parse_date(year)


def _bibtex_files(field: str) -> tuple[str, ...]:
    """Paths in JabRef's, Zotero's and Mendeley's "description:path:type" lists, or plain paths."""
    files = []
    for part in re.split(r"(?<!\\);", field.strip("{}")):
        pieces = re.split(r"(?<!\\):(?!\\?//)", part)
        kind = next(
            (n for n, piece in enumerate(pieces) if n >= 2 and _FILE_KIND.fullmatch(piece)), len(pieces)
        )
        is_plain = len(pieces) < 3 or re.fullmatch(r"\s*[A-Za-z]", pieces[0])
        name = part if is_plain else ":".join(pieces[1:kind])
        name = re.sub(r"\\([:;{}&%#_])", r"\1", name).strip()
        if "{\\" in name or "$" in name:
            name = _plain(name.replace(r"$\backslash$", "/"))
        if name:
            files.append(name)
    return tuple(files)


def read_ris(text: str) -> tuple[list[Entry], list[int]]:
    """Entries of a .ris file and the lines, from 1, on which those begin that are broken, being without an end."""
    entries: list[Entry] = []
    failed: list[int] = []
    fields: dict[str, list[str]] = {}
    begun = 0
    last: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        match = re.match(r"\s*([A-Z][A-Z0-9])  ?-\s?(.*)$", line)
        if not match:
            if last and line.strip():  # goes on with the line before
                last[-1] = f"{last[-1]} {line.strip()}"
            continue
        tag, value = match[1], match[2].strip()
        if tag == "TY":
            if fields:
                failed.append(begun)
            begun, fields = number, {"TY": [value]}
        elif tag == "ER":
            if fields:
                entries.append(_ris_entry(fields))
            fields = {}
        elif fields and value:
            last = fields.setdefault(tag, [])
            last.append(value)
    return entries, [*failed, begun] if fields else failed


def _ris_entry(fields: dict[str, list[str]]) -> Entry:
    def value(*tags: str) -> str:
        return next((fields[tag][0] for tag in tags if fields.get(tag)), "")

    kind = _RIS_KINDS.get(value("TY"), "")
    dates = [
        parse_date(re.sub(r"/+$", "", text)) for tag in ("DA", "Y1", "PY") for text in fields.get(tag, [])
    ]
    journal = value("JO", "JF", "T2", "BT", "JA", "J2")
    meta = entry_meta(
        title=bare_title(value("TI", "T1", "CT")),
        authors=_ris_names(fields),
        issued=max(dates, key=len, default=""),
        publisher=journal if kind in CONTAINED and journal else value("PB") or journal,
        url=value("UR"),
        doi=value("DO") or next((name for name in (value("M3"), value("UR")) if _NAMED_DOI.search(name)), ""),
        language=tagged(value("LA")),
        kind=kind,
        key=value("ID"),
        where="RIS file",
    )
    files = [name for tag in ("L1", "L2", "L4") for name in fields.get(tag, [])]
    return Entry(value("ID"), meta, tuple(files))


def _ris_names(fields: dict[str, list[str]]) -> list[str]:
    """The authors of a record, or who edited it; "Haas,Marcel" and "Haas M" are in order."""
    tags = next((tags for tags in (("AU", "A1"), ("ED", "A2")) if any(map(fields.get, tags))), ())
    names = [_SPACED.sub(", ", name.rstrip(", ")) for tag in tags for name in fields.get(tag, [])]
    return [_INITIALS.sub(r", \1", name) if "," not in name else name for name in map(_ordered, names)]


def _ordered(name: str) -> str:
    return name if _INITIALS.search(name) else family_first(name)


def bare_title(title: str) -> str:
    """A title without the marks of HTML that some programs keep in it."""
    if "<" not in title and "&" not in title:
        return title
    from html import unescape

    return " ".join(unescape(_MARKUP.sub("", title)).split())


def tagged(language: str) -> str:
    """A language as its tag: "en-US" and "English" are; "" where it is neither."""
    language = language.strip()
    return language if _LANGUAGE_TAG.fullmatch(language) else _BABEL.get(language.lower(), "")


def entry_meta(*, key: str, title: str, authors: list[str], where: str, doi: str, **fields: str) -> Meta:
    """An entry's metadata; a title that is no more than its key is none, nor is an address a key."""
    match = re.search(r"10\.\d{4,9}/\S+", doi)
    values = {
        **fields,
        "title": "" if title == key else title,  # as a paper without one is exported
        "doi": match[0] if match else "",
        "citation_key": key if _KEY.fullmatch(key) and "://" not in key else "",
    }
    known = sorted([name for name, value in values.items() if value] + (["authors"] if authors else []))
    return bounded(Meta(**values, authors=tuple(authors), origin=tuple((name, where) for name in known)))
