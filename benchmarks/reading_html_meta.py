"""Title, authors and date of public saved pages: right, missing and wrong, beside trafilatura and htmldate.

``python benchmarks/reading_html_meta.py FOLDER [--half 0|1] [--show FIELD]``, FOLDER a copy of one of these, told by its
files: github.com/adbar/htmldate (dates), adbar/trafilatura, flairNLP/fundus, mozilla/readability, postlight/parser,
AndyTheFactory/newspaper4k. What is true is what these sets state; a few of their entries are themselves wrong.

A date is right where it is a beginning of the true one; authors where they are the same persons, and
missing in part where some are left out but none is anybody else. Where a set says that a page has no author, one is wrong.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from scoqa.errors import UnreadableFileError
from scoqa.reading.html import page_root
from scoqa.reading.html_meta import page_meta

FIELDS = ("title", "authors", "date")
ASSERTED = re.compile(
    r"assert\.equal\(\s*(title|author|date_published),\s*((?:'(?:[^'\\]|\\.)*'|\"[^\"]*\"|`[^`]*`|null)?)",
    re.DOTALL,
)


class Saved(NamedTuple):
    """A saved page and what is true of it; a field that nobody stated is not in ``truth``."""

    name: str
    data: bytes
    truth: dict[str, str | list[str]]


def htmldate_pages(folder: Path) -> Iterator[Saved]:
    """Pages whose date is known."""
    for listing in ("eval_default.json", "eval_mediacloud_2020.json"):
        for page in json.loads((folder / "tests" / listing).read_text(encoding="utf-8")).values():
            for part in ("cache", "eval", "test_set"):
                if (path := folder / "tests" / part / page["file"]).exists():
                    yield Saved(page["file"], path.read_bytes(), {"date": page["date"]})
                    break


def trafilatura_pages(folder: Path) -> Iterator[Saved]:
    """Pages whose title, authors and date are known, or known to be missing."""
    for page in json.loads((folder / "tests" / "evaldata.json").read_text(encoding="utf-8")).values():
        if "title" not in page:
            continue
        for part in ("cache", "eval"):
            if (path := folder / "tests" / part / page["file"]).exists():
                author = page["author"]
                names = author if isinstance(author, list) else re.split(r"\s*;\s*", author or "")
                truth = {
                    "title": page["title"] or "",
                    "authors": [name for name in names if name],
                    "date": page["date"] or "",
                }
                yield Saved(page["file"], path.read_bytes(), truth)
                break


def fundus_pages(folder: Path) -> Iterator[Saved]:
    """News of many publishers, with what their own parsers find."""
    for listing in sorted((folder / "tests" / "resources" / "parser" / "test_data").glob("*/*.json")):
        versions = json.loads(listing.read_text(encoding="utf-8"))
        pages = sorted(listing.parent.glob(f"{listing.stem}_20*.html.gz"))
        for path, stated in (
            zip(pages, versions.values(), strict=False) if len(pages) == len(versions) else ()
        ):
            truth: dict[str, str | list[str]] = {}
            for key, name in (("title", "title"), ("authors", "authors"), ("publishing_date", "date")):
                if key in stated:
                    truth[name] = stated[key] or ""
            yield Saved(path.name, gzip.decompress(path.read_bytes()), truth)


def readability_pages(folder: Path) -> Iterator[Saved]:
    """Test pages of readability; where it names nobody, nothing is known."""
    for listing in sorted((folder / "test" / "test-pages").glob("*/expected-metadata.json")):
        stated = json.loads(listing.read_text(encoding="utf-8"))
        truth: dict[str, str | list[str]] = {"title": stated["title"]}
        if stated.get("byline"):
            truth["authors"] = [stated["byline"]]
        if stated.get("publishedTime"):
            truth["date"] = stated["publishedTime"]
        yield Saved(listing.parent.name, (listing.parent / "source.html").read_bytes(), truth)


def postlight_pages(folder: Path) -> Iterator[Saved]:
    """Pages of many sites, with what the tests of their extractors expect."""
    for test in sorted((folder / "src" / "extractors" / "custom").glob("*/index.test.js")):
        text = test.read_text(encoding="utf-8")
        path = folder / "fixtures" / f"{test.parent.name}.html"
        if not path.exists():
            continue
        truth: dict[str, str | list[str]] = {}
        for name, value in ASSERTED.findall(text):
            if value and value != "null":
                words = re.sub(r"\\(.)", r"\1", value[1:-1])
                truth.setdefault(
                    {"author": "authors", "date_published": "date"}.get(name, name),
                    [words] if name == "author" else words,
                )
        yield Saved(path.name, path.read_bytes(), truth)


def newspaper_pages(folder: Path) -> Iterator[Saved]:
    """Test pages of newspaper4k."""
    for listing in sorted((folder / "tests" / "data" / "metadata").glob("*.json")):
        stated = json.loads(listing.read_text(encoding="utf-8"))
        path = folder / "tests" / "data" / "html" / f"{listing.stem}.html"
        if path.exists():
            yield Saved(path.name, path.read_bytes(), {"title": stated["title"]})


SETS = (
    ("tests/eval_default.json", htmldate_pages),
    ("tests/evaldata.json", trafilatura_pages),
    ("tests/resources/parser/test_data", fundus_pages),
    ("test/test-pages", readability_pages),
    ("src/extractors/custom", postlight_pages),
    ("tests/data/metadata", newspaper_pages),
)


def folded(text: str) -> str:
    """Letters and digits alone, without accents and case."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def persons(names: list[str]) -> set[tuple[str, ...]]:
    """Names without their order of words, initials' stops and case."""
    split = [
        part
        for name in names
        for part in re.split(
            r"\s*(?:;|\s(?:and|und|et|y|&)\s|,\s(?=\S+\s))\s*",
            re.sub(r"^\s*(?:by|von|por)\s+", "", name, flags=re.I),
        )
    ]
    return {tuple(sorted(folded(part).split())) for part in split if folded(part)}


def judged(field: str, found: str | tuple[str, ...], wanted: str | list[str]) -> str:
    """One of right, missing, part, wrong."""
    if field == "authors":
        ours = {tuple(sorted(folded(name).split())) for name in found}
        theirs = persons([wanted] if isinstance(wanted, str) else wanted)
        whole = {tuple(sorted(word for name in theirs for word in name))}
        if ours == theirs or {tuple(sorted(word for name in ours for word in name))} == whole:
            return "right"
        if not ours:
            return "missing"
        return "part" if ours < theirs else "wrong"
    ours_text, theirs_text = str(found), str(wanted)
    if field == "date":
        theirs_text = theirs_text[:10]
        if ours_text == theirs_text or (ours_text and theirs_text.startswith(ours_text)):
            return "right" if ours_text == theirs_text else "part"
        return "wrong" if ours_text else "missing"
    one, other = folded(ours_text), folded(theirs_text)
    if one == other:
        return "right"
    if not one:
        return "missing"
    short, long = sorted((one, other), key=len)
    return "part" if short and short in long and len(short) > 0.6 * len(long) else "wrong"


def ours(data: bytes) -> Mapping[str, str | tuple[str, ...]]:
    """What scoqa reads."""
    try:
        meta = page_meta(page_root(data))
    except UnreadableFileError:
        return {"title": "", "authors": (), "date": ""}
    return {"title": meta.title, "authors": meta.authors, "date": meta.issued}


def theirs(data: bytes) -> Mapping[str, str | tuple[str, ...]]:
    """What trafilatura reads, the date by htmldate."""
    from htmldate import find_date
    from trafilatura import extract_metadata
    from trafilatura.utils import load_html

    tree = load_html(data)
    if tree is None:
        return {"title": "", "authors": (), "date": ""}
    try:
        date = find_date(load_html(data), original_date=True) or ""
    except Exception:  # noqa: BLE001 - whatever another's code raises is a date missing
        date = ""
    found = extract_metadata(tree)
    names = tuple((found.author or "").split("; ")) if found is not None and found.author else ()
    return {"title": (found.title or "") if found is not None else "", "authors": names, "date": date}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--show", choices=FIELDS)
    parser.add_argument("--alone", action="store_true", help="without peers")
    asked = parser.parse_args()
    pages = next(pages for mark, pages in SETS if (asked.folder / mark).exists())
    counts: dict[tuple[str, str], Counter[str]] = {}
    for saved in pages(asked.folder):
        if asked.half is not None and hashlib.sha256(saved.name.encode()).digest()[0] % 2 != asked.half:
            continue
        for who, read in (("scoqa", ours), *(() if asked.alone else (("peer", theirs),))):
            found = read(saved.data)
            for field, wanted in saved.truth.items():
                verdict = judged(field, found[field], wanted)
                counts.setdefault((field, who), Counter())[verdict] += 1
                if who == "scoqa" and field == asked.show and verdict != "right":
                    print(f"{verdict:8}{saved.name[:60]}\n    {found[field]!r}\n    {wanted!r}")
    print(f"{'':18}{'right':>7}{'part':>7}{'missing':>9}{'wrong':>7}{'missing + 5 wrong':>20}")
    for (field, who), known in sorted(
        counts.items(), key=lambda item: (FIELDS.index(item[0][0]), item[0][1] != "scoqa")
    ):
        cost = known["missing"] + 5 * known["wrong"]
        print(
            f"{field:10}{who:8}{known['right']:7}{known['part']:7}{known['missing']:9}{known['wrong']:7}{cost:20}"
        )


if __name__ == "__main__":
    main()
