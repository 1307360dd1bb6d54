"""Indexes as scoqa made them when its rules of analysis were others."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from scoqa.passages import count_documents, cut
from scoqa.settings import Settings
from scoqa.storage import Packed, Store, pack, stored_passages
from scoqa.types import Document


def age(index: Path, settings: Settings | None = None, *, rules: int = 1) -> None:
    """Make the words of an index as by rules to which a moon was a noon, and cut passages elsewhere."""
    shorter = settings or Settings(passage_words=4)

    def prepare(documents: Sequence[Document]) -> Packed:
        cuts = [cut(document, settings=shorter) for document in documents]
        seen = [document._replace(text=document.text.replace("moon", "noon")) for document in documents]
        counts = count_documents(list(zip(seen, cuts, strict=True)))
        pairs = zip(documents, map(stored_passages, cuts), strict=True)
        return pack(list(pairs), counts)

    with Store.open(index) as store:
        report = store.repair(prepare, lambda _done, _total, _key: None)
    Path(report.backup).unlink()
    set_rules(index, rules)


def set_rules(index: Path, rules: int) -> None:
    """Note other rules in an index; 1 is that of before they were noted."""
    from scoqa.storage.records import with_checksum

    with closing(sqlite3.connect(index)) as connection, connection:
        connection.execute("DELETE FROM meta WHERE name = 'rules'")
        if rules > 1:
            row = with_checksum(("rules", str(rules)))
            connection.execute("INSERT INTO meta VALUES (?, ?, ?)", row)
        connection.execute("UPDATE state SET generation = generation")
