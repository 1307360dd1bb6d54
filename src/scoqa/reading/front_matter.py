"""What the head of a Markdown file says of it: YAML between lines of dashes, TOML between lines of plus signs, or pandoc's lines with percent signs.

YAML is read as far as such heads use it: plain values, lists, values over several lines.
"""

from __future__ import annotations

import re
from datetime import date

from scoqa.reading.dates import parse_date
from scoqa.reading.embedded import sane_author, sane_title
from scoqa.reading.names import family_first, split_names
from scoqa.types import Meta

_YAML = re.compile(r"---[^\S\n]*\n(.*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\+\+\+[^\S\n]*\n(.*?\n)\+\+\+[^\S\n]*(?:\n|\Z)", re.DOTALL)
_PERCENT = re.compile(
    r"%[^\S\n]*(.*(?:\n[ \t]+\S.*)*)\n(?:%[^\S\n]*(.*(?:\n[ \t]+\S.*)*)\n)?(?:%[^\S\n]*(.*)\n)?"
)
_FIELD = re.compile(r"(?P<name>[A-Za-z_-]+)\s*:(?:\s+(?P<value>.*))?$")
_ITEM = re.compile(r"\s*-\s+(?:name\s*:\s*)?(?P<value>.*)$")
_NAMED = re.compile(r"\s+name\s*:\s*(?P<value>.+)$")
_SCALAR = re.compile(r"[|>][+-]?\d?")
_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")
"""A note's link to another, as Obsidian writes it."""
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_NAMES = {
    "title": ("title",),
    "authors": ("author", "authors", "creator", "creators", "speaker", "speakers"),
    "issued": ("date", "published", "issued", "pubdate", "year"),
    "publisher": ("journal", "container-title", "publisher", "site"),
    "url": ("url", "source", "link"),
    "doi": ("doi",),
    "language": ("lang", "language"),
}


def front_matter(text: str) -> tuple[Meta, str, int]:
    """What the head says, its abstract or "", and where the text behind it starts: 0 where there is no head."""
    if found := _YAML.match(text):
        fields = _fields(found[1])
        return _meta(fields), " ".join(fields.get("abstract", [])), found.end()
    if found := _TOML.match(text):
        fields = _of_toml(found[1])
        return _meta(fields), " ".join(fields.get("abstract", [])), found.end()
    if text.startswith("% ") and (found := _PERCENT.match(text)):
        title, authors, date = (" ".join((part or "").split("\n")) for part in found.groups())
        return _meta({"title": [title], "author": [authors], "date": [date]}), "", found.end()
    return Meta(), "", 0


def _fields(head: str) -> dict[str, list[str]]:
    """The values of each field by its name in small letters, without their quotation marks."""
    fields: dict[str, list[str]] = {}
    name = ""
    for line in head.split("\n"):
        if field := _FIELD.match(line):
            name = field["name"].lower()
            value = (field["value"] or "").strip()
            fields[name] = _values(value) if value and not _SCALAR.fullmatch(value) else []
        elif not name or not line.strip() or line.lstrip().startswith("#"):
            continue
        elif (item := _ITEM.match(line)) or (item := _NAMED.match(line)):
            fields[name] += (
                _values(item["value"].strip()) if not re.match(r"\w+\s*:\s", item["value"]) else []
            )
        elif line[0].isspace() and not re.match(r"\s+[\w-]+\s*:\s", line):
            fields[name] = [" ".join([*fields[name], line.strip()]).strip("\"'")]
    return fields


def _of_toml(head: str) -> dict[str, list[str]]:
    """The values of each field by its name in small letters; none where the head is not TOML."""
    import tomllib

    try:
        found = tomllib.loads(head)
    except ValueError:
        return {}
    return {name.lower(): _told(value) for name, value in found.items()}


def _told(value: object) -> list[str]:
    if isinstance(value, list):
        return [words for one in value for words in _told(one)]
    if isinstance(value, dict):
        return _told(value.get("name", []))
    if isinstance(value, date):  # also with a time
        return [value.isoformat()[:10]]
    return [str(value)] if isinstance(value, str | int) and value is not True and value is not False else []


def _values(value: str) -> list[str]:
    """The values of a list in brackets, or the one that it is."""
    if value.startswith("[") and value.endswith("]") and not value.startswith("[["):
        parts = re.findall(r"\"[^\"]*\"|'[^']*'|[^,]+", value[1:-1])
    else:
        parts = [value if value[:1] in ('"', "'") else re.sub(r"\s+#.*$", "", value)]
    bare = (_LINK.sub(r"\1", part.strip().strip("\"'")) for part in parts)
    return [part for part in bare if part]


def _meta(fields: dict[str, list[str]]) -> Meta:
    def first(field: str) -> str:
        return next((fields[name][0] for name in _NAMES[field] if fields.get(name)), "")

    listed = next((fields[name] for name in _NAMES["authors"] if fields.get(name)), [])
    names = [sane_author(name, alone=True) for value in listed for name in split_names(value)]
    url, doi = first("url"), _DOI.search(first("doi"))
    language = first("language")
    found = {
        "title": sane_title(first("title")),
        "issued": parse_date(first("issued")),
        "publisher": first("publisher"),
        "url": url if "://" in url else "",
        "doi": doi[0] if doi else "",
        "language": language if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*", language) else "",
    }
    authors = tuple(family_first(name) for name in names if name)
    known = [*(name for name, value in found.items() if value), *(["authors"] if authors else [])]
    return Meta(**found, authors=authors, origin=tuple((name, "embedded metadata") for name in sorted(known)))
