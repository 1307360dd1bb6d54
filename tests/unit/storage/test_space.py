"""Space that removed texts leave is given back to the disk, where it is worth it and nobody is in the way."""

from __future__ import annotations

from pathlib import Path

from scoqa.storage import Store

from .stored import paper, put


def test_what_was_removed_is_given_back_to_the_disk(tmp_path: Path) -> None:
    index = tmp_path / "index.sqlite"
    texts = {f"d{n}": f"Text {n}. " + "Nobody reads this again. " * 600 for n in range(100)}
    with Store.open(index, create=True) as store, Store.open(index) as reader:
        put(store, *(paper(key, text) for key, text in texts.items()))
        with reader.reading():
            before = reader.state
            store.give_back()
            with store.writing() as batch:
                batch.remove([key for key in texts if key != "d7"])
            full = store.sizes()[1]

            store.give_back()

            assert reader.state == before  # whoever reads goes on reading what was there
            assert reader.document("d3").text == texts["d3"]
        free = store.sizes()[1]
        assert store.document("d7").text == texts["d7"]
        assert store.examine(lambda *_: None)[0] == []
        assert store.postings_plain(store.term_of("text") or "")
    assert free == 0 < full
    assert index.stat().st_size < full / 4


def test_a_little_free_space_is_kept_for_what_comes_next(tmp_path: Path) -> None:
    with Store.open(tmp_path / "index.sqlite", create=True) as store:
        put(store, *(paper(f"d{n}", f"Text {n}. " + "Nobody reads this. " * 2000) for n in range(60)))
        store.give_back()
        with store.writing() as batch:
            batch.remove(["d7"])
        before = store.sizes()[1]

        store.give_back()

        assert store.sizes()[1] == before > 0


def test_nothing_is_given_back_while_another_process_writes(tmp_path: Path) -> None:
    with Store.open(tmp_path / "index.sqlite", create=True) as store, Store.open(store.path) as other:
        put(store, *(paper(f"d{n}", f"Text {n}. " + "Nobody reads this. " * 2000) for n in range(6)))
        with store.writing() as batch:
            batch.remove([f"d{n}" for n in range(5)])
        free = store.sizes()[1]

        with other.writing():
            store.give_back()
            assert store.sizes()[1] == free > 0
        store.give_back()

        assert store.sizes()[1] == 0
