"""After any history of a folder, and of texts given as strings, a collection is that of a fresh build."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from aged import age
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from scoqa import Collection, Settings

MEMORY = Path("/dev/shm")
NAMES = ["tides.txt", "old/tides.txt", "winds.md", "z/winds.md"]
KEYS = ["tides", "tidesb", "haas2007"]
TEXTS = [
    "Tides\n\nThe moon raises the tides of the oceans. The sun helps.\n",
    "Tides\n\nThe moon raises the tides of the lakes. The US measures them.\n",
    "Rain\n\nRain falls in the east, where winds blow. Tides do not.\n",
]
SIDECARS = [
    'title = "Waters"\nauthors = ["Haas, M."]\nissued = "2007"\n',
    'title = "Skies"\nauthors = ["Haas, M."]\nissued = "2007"\n',
]
QUESTIONS = ["does the moon raise tides", "where do winds blow", "rain in the east", "waters or skies"]


def seen(papers: Collection) -> object:
    """All that a user can learn."""
    return (
        papers.documents(),
        [papers.document(key) for key in papers.keys()],  # noqa: SIM118  a collection is no dict
        papers.words("", 1000),
        [papers.ask(question, k=20, min_confidence="any") for question in QUESTIONS],
        [papers.search(question, k=50) for question in QUESTIONS],
        papers.status().n_terms,
    )


class Folder(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        # in memory where that can be had: SQLite waits for a disk at every commit
        self.temporary = tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None)
        self.root = Path(self.temporary.name)
        self.texts: dict[str, str] = {}
        self.time = 10**18

    @initialize()
    def create(self) -> None:
        for folder in ("old", "z", ".scoqa"):
            (self.root / folder).mkdir()
        self.papers = self.open(".scoqa/index.sqlite")

    def open(self, name: str) -> Collection:
        return Collection.open(self.root / name, settings=Settings(passage_words=5))

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.write_text(text)
        self.time += 10**9
        os.utime(path, ns=(self.time, self.time))

    def files(self) -> list[str]:
        return [name for name in NAMES if (self.root / name).exists()]

    @rule(name=st.sampled_from(NAMES), text=st.sampled_from(TEXTS))
    def put(self, name: str, text: str) -> None:
        self.write(name, text)

    @rule(name=st.sampled_from(NAMES), text=st.sampled_from([*SIDECARS, ""]))
    def describe(self, name: str, text: str) -> None:
        sidecar = str(Path(name).with_suffix(".meta.toml"))
        if text:
            self.write(sidecar, text)
        else:
            (self.root / sidecar).unlink(missing_ok=True)

    @precondition(lambda self: self.files())
    @rule(data=st.data(), to=st.sampled_from(NAMES))
    def move(self, data: st.DataObject, to: str) -> None:
        name = data.draw(st.sampled_from(self.files()))
        (self.root / name).rename(self.root / to)

    @precondition(lambda self: self.files())
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        (self.root / data.draw(st.sampled_from(self.files()))).unlink()

    @rule(names=st.sets(st.sampled_from(NAMES)))
    def add(self, names: set[str]) -> None:
        self.papers.add(*(self.root / name for name in sorted(names & set(self.files()))))

    @rule(texts=st.dictionaries(st.sampled_from(KEYS), st.sampled_from(TEXTS), max_size=2))
    def add_texts(self, texts: dict[str, str]) -> None:
        self.papers.add_texts({"key": key, "text": text} for key, text in texts.items())
        self.texts |= texts

    @precondition(lambda self: self.texts)
    @rule(data=st.data())
    def remove_text(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.texts)))
        self.papers.remove(key)
        del self.texts[key]

    @rule()
    def compact(self) -> None:
        self.papers.compact()

    @rule()
    def reopen(self) -> None:
        self.papers.close()
        self.papers = self.open(".scoqa/index.sqlite")

    @rule()
    def repair(self) -> None:
        self.papers.repair()

    @rule()
    def age(self) -> None:
        age(self.root / ".scoqa/index.sqlite")

    @rule()
    def refresh(self) -> None:
        self.refresh_and_forget()
        self.compare(self.files())

    def refresh_and_forget(self) -> None:
        """Refresh, and drop on purpose what is kept because its folder may be a drive: it is empty."""
        self.papers.refresh()
        for name in self.papers.freshness().missing:
            folder = (self.root / name).parent
            assert all(each.name.startswith(".") for each in folder.iterdir())
            self.papers.remove(self.root / name)

    @precondition(lambda self: self.files())
    @rule(data=st.data())
    def forget(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(self.files()))
        self.refresh_and_forget()
        self.papers.remove(self.root / name)
        self.compare([other for other in self.files() if other != name])

    def compare(self, names: list[str]) -> None:
        assert self.papers.doctor().damage == ()
        fresh = self.open("fresh.sqlite")
        try:
            fresh.add(*(self.root / name for name in names)) if names else None
            fresh.add_texts({"key": key, "text": text} for key, text in self.texts.items())
            assert seen(self.papers) == seen(fresh)
        finally:
            fresh.close()
            (self.root / "fresh.sqlite").unlink()

    def teardown(self) -> None:
        if hasattr(self, "papers"):
            self.papers.close()
        self.temporary.cleanup()


TestFolder = Folder.TestCase
TestFolder.settings = settings(max_examples=50, stateful_step_count=15, deadline=None)
