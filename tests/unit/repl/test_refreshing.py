"""Sources read again beside the session."""

from __future__ import annotations

import os
from pathlib import Path

from scoqa import Collection
from scoqa.repl.refreshing import Refresher


def _looked(papers: Collection) -> tuple[str, list[None]]:
    calls: list[None] = []
    refresher = Refresher(lambda: calls.append(None))
    refresher.look(papers)
    refresher.end(60.0)
    assert not refresher.is_busy
    return refresher.said, calls


def test_a_current_collection_is_said_to_be_current(papers: Collection):
    said, calls = _looked(papers)

    assert said == "current"
    assert calls


def test_what_is_new_is_read_and_what_is_gone_is_kept(papers: Collection, folder: Path):
    (folder / "rain.txt").write_text("Rain\n\nRain falls mainly on the plain.\n")
    (folder / "winds.md").unlink()
    refresher = Refresher(lambda: None)
    refresher.look(papers)
    refresher._thread.join()  # type: ignore[union-attr]

    assert refresher.said == "1 gone file, 1 read just now"
    assert papers.keys() == ["rain", "stone2005", "wave1999", "wave2010"]


def test_a_changed_file_is_read_again(papers: Collection, folder: Path):
    (folder / "winds.md").write_text("# Trade Winds\n\nWinds of change blow from the west.\n")
    os.utime(folder / "winds.md", ns=(1, 1))
    refresher = Refresher(lambda: None)
    refresher.look(papers)
    refresher._thread.join()  # type: ignore[union-attr]

    assert refresher.said == "current, 1 read just now"
    assert papers.ask("winds of change")


def test_the_next_look_waits_the_longer_the_longer_the_last_one_took(papers: Collection):
    now = [100.0]
    looks: list[float] = []

    def changed() -> None:
        looks.append(now[0])
        now[0] += 3.0  # what this look took

    refresher = Refresher(changed, clock=lambda: now[0])
    for at in (100.0, 104.0, 162.0, 163.0):  # 103 + 20 · 3 = 163
        now[0] = at
        refresher.look_if_due(papers)
        refresher.end(60.0)

    assert looks == [100.0, 163.0]


def test_a_session_that_ends_stops_the_reading(papers: Collection, folder: Path):
    for number in range(3):
        (folder / f"rain{number}.txt").write_text(f"Rain {number}\n\nRain number {number} falls.\n")
    refresher = Refresher(lambda: None)
    refresher._stop.set()
    refresher.look(papers)
    refresher.end(60.0)

    assert papers.keys() == ["stone2005", "wave1999", "wave2010"]


def test_a_collection_in_memory_is_never_looked_at():
    with Collection() as papers:
        papers.add_text("tides", "The moon raises the tides.")

        assert _looked(papers) == ("", [])


def test_a_closed_collection_is_no_error(papers: Collection):
    papers.close()

    assert _looked(papers)[0] == "not refreshed (/status)"
