"""Metadata a user wrote beside a file, ``NAME.meta.toml``; it overrides everything a reader finds."""

from __future__ import annotations

import os
import re
from pathlib import Path

from scoqa.reading.sources import sidecar_of
from scoqa.types import Meta

_TEXTS = ("title", "issued", "publisher", "url", "doi", "language", "kind")
_MOST_CHARS, _MOST_AUTHORS = 2000, 20_000
"""Of a value; the papers with most authors have 5,000 to 15,000."""
_MOST_BYTES = 1 << 20
"""Of a metadata file."""
_ISSUED = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def read_sidecar(path: Path) -> tuple[Meta, str]:
    """What the metadata file beside ``path`` says, and a problem line or "".

    Keys it does not know are passed over. Authors are a list, or one string; an entry is "Family,
    Given" or as the user likes to see it.
    """
    file = sidecar_of(path)
    if not os.path.lexists(file):
        return Meta(), ""
    if file.exists() and not file.is_file():  # a pipe may have no end
        return Meta(), f"{file.name} is not a file; not used"
    try:
        if file.stat().st_size > _MOST_BYTES:
            return Meta(), f"{file.name} is larger than {_MOST_BYTES >> 20} MiB; not used"
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Meta(), ""
    except OSError as error:
        return Meta(), f"{file.name} cannot be read: {error.strerror}"
    except UnicodeDecodeError:
        return Meta(), f"{file.name} is not UTF-8; not used"
    import tomllib
    from datetime import date

    try:
        values = tomllib.loads(text)
    except ValueError as error:  # or a number too long for Python
        return Meta(), f"{file.name} is not TOML, not used: {error}"
    except RecursionError:
        return Meta(), f"{file.name} is nested too deeply; not used"
    fields: dict[str, str] = {}
    wrong = []
    for name in _TEXTS:
        value = values.get(name, "")
        if isinstance(value, int | date) and name == "issued":
            value = str(value)[:10]
        if not isinstance(value, str) or (name == "issued" and value and not _ISSUED.fullmatch(value)):
            wrong.append(name)
        elif value.strip():
            fields[name] = " ".join(value.split())
    authors = values.get("authors", values.get("author", []))
    authors = [authors] if isinstance(authors, str) else authors
    if not isinstance(authors, list) or not all(isinstance(author, str) for author in authors):
        wrong.append("authors")
        authors = []
    names = tuple(" ".join(author.split()) for author in authors if author.strip())
    known = sorted([*fields, *(["authors"] if names else [])])
    meta = Meta(**fields, authors=names, origin=tuple((name, "metadata file") for name in known))
    return meta, f"{file.name}: {', '.join(wrong)} not understood" if wrong else ""


def bounded(meta: Meta) -> Meta:
    """The metadata without values that no paper has: all passages of a document are shown and searched with them."""
    wrong = {name for name in (*_TEXTS, "citation_key") if len(getattr(meta, name)) > _MOST_CHARS}
    authors = tuple(name for name in meta.authors if len(name) <= _MOST_CHARS)[:_MOST_AUTHORS]
    if not wrong and authors == meta.authors:
        return meta
    origin = tuple((name, where) for name, where in meta.origin if name not in wrong)
    return meta._replace(**dict.fromkeys(wrong, ""), authors=authors, origin=origin)


def merged(over: Meta, under: Meta) -> Meta:
    """``over`` where it knows a field, else ``under``; origins go with their fields."""
    names = (*_TEXTS, "authors", "citation_key")
    chosen = {name: over if getattr(over, name) else under for name in names}
    origin = sorted(
        (name, where) for name, meta in chosen.items() for known, where in meta.origin if known == name
    )
    fields = {name: getattr(meta, name) for name, meta in chosen.items()}
    return Meta(**fields, origin=tuple(origin))
