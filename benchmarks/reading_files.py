"""Every file of a folder read, or refused in one line; checked against what is known of each.

``python benchmarks/reading_files.py [SHARED]`` reads SHARED/files (default ../shared) and its MANIFEST.tsv,
which says of each file whether it opens, how many pages it has and how many characters of text. A file
that has text must give at least half of its characters, one without must give a reason; another folder is
read too, without a manifest. Prints what is wrong, then the counts.
"""

from __future__ import annotations

import csv
import sys
import time
from collections import Counter
from pathlib import Path

from scoqa.errors import UnreadableFileError
from scoqa.reading import find, read_many
from scoqa.types import Document, Problem

LEAST_SHARE = 0.5


def known(folder: Path) -> dict[Path, dict[str, str]]:
    """The manifest's rows by file; none where there is no manifest."""
    manifest = folder / "MANIFEST.tsv"
    if not manifest.exists():
        return {}
    with manifest.open(encoding="utf-8") as file:
        return {folder / row["file"]: row for row in csv.DictReader(file, delimiter="\t")}


def wrong(result: Document | UnreadableFileError, row: dict[str, str]) -> str:
    """What is wrong with a result by its row of the manifest; "" for nothing."""
    chars = int(row["text_chars"]) if row["text_chars"].isdigit() else -1
    if isinstance(result, UnreadableFileError):
        line = str(result)
        if "\n" in line or "Error" in line or "Traceback" in line:
            return "the reason is not one clear line"
        if chars > 0 and not row["opens"].startswith(("password", "no")) and row["pages"].isdigit():
            return f"refused, though it has {chars} characters"
        return ""
    if row["pages"].isdigit() and result.pages and len(result.pages) != int(row["pages"]):
        return f"{len(result.pages)} pages instead of {row['pages']}"
    letters = sum(not char.isspace() for char in result.text)
    return f"{letters} letters of {chars} characters" if letters < LEAST_SHARE * chars else ""


def main() -> int:
    asked = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    folder = asked / "files" if (asked / "files").is_dir() else asked
    rows = known(folder)
    began = time.perf_counter()
    counts: Counter[str] = Counter()
    bad = 0
    found = list(find([folder]))
    for problem in (item for item in found if isinstance(item, Problem)):
        counts[f"not read: {problem.what}"] += 1
    for path, result in read_many([item for item in found if isinstance(item, Path)]):
        unread = isinstance(result, UnreadableFileError)
        counts[f"not read: {result}" if unread else "read"] += 1
        fault = wrong(result, rows[path]) if path in rows else ""
        if unread and ("gave up" in str(result) or "crashed" in str(result) or "took longer" in str(result)):
            fault = fault or str(result)
        if fault:
            bad += 1
            print(f"WRONG {path.relative_to(folder)}: {fault}")
    for what, n in counts.most_common():
        print(f"{n:5}  {what}")
    print(f"{sum(counts.values())} files in {time.perf_counter() - began:.1f} s, {bad} wrong")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
