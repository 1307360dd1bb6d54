"""Several processes over one index: writers take turns, and readers never see half."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoqa import Collection, Settings
from scoqa.errors import IndexBusyError

from .conftest import QUESTIONS, index_of, put, seen
from .workers import add_own, asked, hold, processes, read

READERS = 8


def test_a_second_writer_says_for_whom_it_waits_and_then_gives_up(papers: Path):
    context = processes()
    receiver, sender = context.Pipe(duplex=False)
    go_on = context.Event()
    holder = context.Process(target=hold, args=(index_of(papers), sender, go_on), daemon=True)
    holder.start()
    pid = receiver.recv()
    put(papers, "new.txt", "New\n\nA new paper about the tides.\n")
    told: list[str] = []
    with Collection.open(papers, settings=Settings(writer_seconds=0.2)) as collection:
        before = seen(collection)
        collection.on_notice = told.append

        for write in (
            lambda: collection.add(jobs=1),
            lambda: collection.remove("d1"),
            lambda: collection.add_text("a", "b"),
            collection.compact,
            collection.repair,
        ):
            with pytest.raises(IndexBusyError, match=rf"process {pid} on .* is writing") as caught:
                write()
            assert "\n" not in str(caught.value)
        assert len(told) == 5
        assert f"process {pid} on " in told[0]
        assert seen(collection)[: len(QUESTIONS)] == before[: len(QUESTIONS)]
        go_on.set()
        holder.join()

        assert collection.add(jobs=1).added == ("new",)
    assert holder.exitcode == 0


def test_many_writers_lose_nothing(papers: Path):
    """Their papers want the same key, so that each changes what the others planned."""
    for n in range(6):
        (papers / f"w{n}").mkdir()
        put(papers / f"w{n}", "storm.txt", f"Storm\n\nStorm {n} came from the west.\n")
    context = processes()
    writers = [context.Process(target=add_own, args=(papers, f"w{n}"), daemon=True) for n in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    with Collection.open(papers) as collection:
        storms = [info for info in collection.documents() if info.sources[0].path.endswith("storm.txt")]
        assert [info.key for info in storms] == ["storm", *(f"storm{letter}" for letter in "bcdef")]
        assert [info.sources[0].path for info in storms] == [f"w{n}/storm.txt" for n in range(6)]
        assert collection.doctor().is_healthy
    assert [writer.exitcode for writer in writers] == [0] * 6


def test_readers_beside_a_writer_see_the_index_before_or_after_a_change(papers: Path):
    with Collection.open(papers) as collection:
        without = asked(collection)
        put(papers, "x.txt", "Tides\n\nThe moon raises the tides of ocean 7.\n")
        collection.add(jobs=1)
        with_it = asked(collection)
        context = processes()
        pipes = [context.Pipe(duplex=False) for _ in range(READERS)]
        readers = [context.Process(target=read, args=(papers, sender), daemon=True) for _, sender in pipes]
        for reader in readers:
            reader.start()

        while any(reader.is_alive() for reader in readers):
            collection.remove("x")
            collection.add(papers / "x.txt", jobs=1)

        assert without != with_it
        for receiver, _ in pipes:
            assert receiver.recv() <= {without, with_it}
        assert [reader.exitcode for reader in readers] == [0] * READERS
        assert collection.doctor().is_healthy
