"""An index whose bytes changed behind its back is used as it was, or refused; it never answers otherwise."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.errors import IndexFileError

from .conftest import QUESTIONS, Scoqa, index_of, is_one_line, seen

FLIPS = 500
REPAIRS = 25
PROCESSES = 6


def flipped(data: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(len(data))
    changed = bytearray(data)
    changed[place] ^= 1 << rng.randrange(8)
    return bytes(changed)


def look(folder: Path) -> list[str] | str:
    try:
        with Collection.open(folder) as collection:
            return seen(collection)
    except IndexFileError as error:
        return str(error)


@pytest.mark.slow
def test_a_flipped_bit_changes_no_answer(papers: Path):
    rng = random.Random(2007)
    index = index_of(papers)
    whole = index.read_bytes()
    before = look(papers)
    refused = 0

    for _ in range(FLIPS):
        index.write_bytes(flipped(whole, rng))
        after = look(papers)
        if isinstance(after, str):
            refused += 1
            assert "\n" not in after
            assert after.startswith(f"{index}: ")
        else:
            assert after == before

    assert 0 < refused < FLIPS  # some bits hold nothing


@pytest.mark.slow
def test_a_repair_after_a_flipped_bit_loses_at_most_what_it_names(papers: Path):
    rng = random.Random(2001)
    index = index_of(papers)
    whole = index.read_bytes()
    before = look(papers)
    with Collection.open(papers) as collection:
        keys = set(collection.keys())
    repaired = 0

    while repaired < REPAIRS:
        index.write_bytes(flipped(whole, rng))
        with Collection.open(papers, tolerant=True) as collection:
            if collection.doctor().is_healthy:
                continue
            report = collection.repair()
            repaired += 1
            lost = {problem.where for problem in report.lost}
            assert collection.doctor().is_healthy
            assert keys - lost == set(collection.keys()) or "documents" in lost
        Path(report.backup).unlink()
        if not lost:
            assert look(papers) == before


def test_the_command_says_in_one_line_what_to_do(papers: Path, scoqa: Scoqa):
    rng = random.Random(1)
    index = index_of(papers)
    whole = index.read_bytes()
    before = scoqa("-d", papers, "--json", QUESTIONS[0])

    for _ in range(PROCESSES):
        index.write_bytes(flipped(whole, rng))
        done = scoqa("-d", papers, "--json", QUESTIONS[0])
        if done.returncode:
            assert done.returncode == 3
            assert is_one_line(done)
            assert "scoqa doctor --repair" in done.stderr
        else:
            assert done.stdout == before.stdout


@pytest.mark.parametrize("share", [0.0001, 0.001, 0.02, 0.2, 0.5, 0.8, 0.99])
def test_an_index_that_was_cut_off_is_refused_and_made_anew(papers: Path, scoqa: Scoqa, share: float):
    index = index_of(papers)
    whole = index.read_bytes()
    before = scoqa("-d", papers, QUESTIONS[0])
    index.write_bytes(whole[: max(1, int(len(whole) * share))])

    done = scoqa("doctor", "-d", papers)
    asked = scoqa("-d", papers, QUESTIONS[0])

    assert done.returncode == 3
    assert asked.stdout == before.stdout or (asked.returncode == 3 and is_one_line(asked))
    if not done.stdout:  # nothing that SQLite knows is left
        assert is_one_line(done)
        index.unlink()
    else:
        assert not asked.stderr or f"scoqa -d {papers} doctor --repair" in asked.stderr
        assert scoqa("doctor", "--repair", "-d", papers).returncode == 0
    assert scoqa("refresh", "-d", papers).returncode == 0
    assert "'SCO Energy Club'" in scoqa("-d", papers, QUESTIONS[0]).stdout
