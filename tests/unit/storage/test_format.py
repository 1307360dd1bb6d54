"""docs/index-format.md tells a stranger enough to read an index with any sqlite3."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from scoqa import Collection, Settings
from scoqa.storage import Store
from scoqa.storage.schema import APPLICATION_ID, FORMAT, KEYS, TABLES
from scoqa.types import Zone

DOCUMENT = Path(__file__).parents[3] / "docs" / "index-format.md"


@pytest.fixture(scope="module")
def text() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Collection.open(tmp_path, settings=Settings(passage_words=6)) as papers:
        papers.add_texts(
            {
                "key": f"d{n}",
                "text": f"The moon is near. {'Moons and moons. ' * (n % 300)} Tide {n} came. The moon is far.",
                "title": "Tides" if n % 2 else "",
            }
            for n in range(400)
        )
        papers.add_text("late", "A late moon over a late sea.")
        papers.remove("d7", "d8", "d399")
    return tmp_path


def test_the_example_lists_documents(folder: Path, text: str, capsys, monkeypatch):
    monkeypatch.chdir(folder)

    exec(re.findall(r"```python\n(.*?)```", text, re.DOTALL)[0])

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 398
    assert lines[1].startswith("d1 ")
    assert lines[1].endswith(" Tides")


@pytest.mark.parametrize("term", ["moon", "tide", "late", "12", "gateway"])
def test_the_example_finds_what_scoqa_finds(folder: Path, text: str, term: str):
    known: dict = {}
    exec(re.findall(r"```python\n(.*?)```", text, re.DOTALL)[1], known)
    with Store.open(folder / ".scoqa" / "index.sqlite") as store:
        ids, counts = store.postings_plain(term)
        keys = [passage.document_key for passage, _ in store.passage_rows(ids)]
        wanted = [
            (key, number - store.passage_ids(key).start, count)
            for key, number, count in zip(keys, ids, counts, strict=True)
        ]

    with closing(sqlite3.connect(folder / ".scoqa" / "index.sqlite")) as index:
        assert list(known["passages_with"](index, term)) == wanted
    assert bool(wanted) == (term != "gateway")


def test_the_page_names_every_table_and_number(text: str):
    assert f"`0x{APPLICATION_ID:X}`" in text
    assert f"the number of this format: {FORMAT}." in text
    assert all(f"| `{table}` |" in text for table in KEYS)
    assert ", ".join(f"{number} {zone}" for number, zone in enumerate(Zone)) in text


@pytest.mark.parametrize("table", KEYS)
def test_the_page_names_every_column_in_the_row_of_its_table(text: str, table: str):
    row = next(line for line in text.splitlines() if line.startswith(f"| `{table}` |"))
    with closing(sqlite3.connect(":memory:")) as index:
        index.executescript(TABLES)
        columns = [name for (name,) in index.execute("SELECT name FROM pragma_table_info(?)", (table,))]

    assert columns[-1] == "crc"  # told once for all tables
    assert [name for name in columns[:-1] if f"`{name}`" not in row] == []
