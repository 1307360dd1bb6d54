"""Texts made ready to be written, a batch at a time."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys

import pytest

from scoqa import preparing
from scoqa.analysis.lexicon import Lexicon
from scoqa.preparing import import_rest, prepared_texts
from scoqa.settings import Settings


@pytest.mark.parametrize("is_on", [True, False])
def test_the_search_for_cycles_is_left_as_it_was(is_on):
    texts = [{"key": "a", "text": "The board meets in Vienna."}]
    was_on = gc.isenabled()
    (gc.enable if is_on else gc.disable)()
    try:
        (packed,) = prepared_texts(texts, Settings(), 1)

        assert gc.isenabled() is is_on
        with pytest.raises(ValueError, match="lacks its text"):
            list(prepared_texts([{"key": "a"}], Settings(), 1))
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()
    assert packed.keys() == ["a"]


def test_the_environment_stays_as_it_is_while_other_threads_start_processes(monkeypatch):
    before = dict(os.environ)
    seen = {}
    monkeypatch.setattr("scoqa.preparing.import_module", lambda name: seen.update({name: dict(os.environ)}))

    import_rest()

    assert "numpy" in seen
    assert all(each == before for each in seen.values())


def test_the_first_document_waits_for_no_import():
    code = """
import sys
from scoqa.analysis.lexicon import Lexicon
from scoqa.preparing import import_rest, make_ready, packed
from scoqa.settings import Settings
from scoqa.types import Document, Meta
import_rest()
before = set(sys.modules)
paper = Document("a", Meta(language="en"), "Dr. Haas et al. wrote of “US” boards in 2007 (p. 3). The U.S. Board met; it’s in Vienna.")
packed([paper], [(make_ready([paper], Settings(), Lexicon()), 0)])
print(sorted(set(sys.modules) - before))
"""

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout == "[]\n"


@pytest.mark.parametrize("most", [0, 3, 6])
def test_what_is_counted_does_not_depend_on_which_words_are_forgotten(most, monkeypatch):
    said = ["The US board meets.", "Boards meet in Vienna.", "Résumé of the board", "US boards met", "vienna"]
    texts = [{"key": str(i), "text": text} for i, text in enumerate(said)]
    monkeypatch.setattr(preparing, "BATCH_TEXTS", 1)
    known = list(prepared_texts(texts, Settings(), 1))
    monkeypatch.setattr(preparing, "LEXICON_FORMS", most)

    forgotten = list(prepared_texts(texts, Settings(), 1))

    assert forgotten == known


def test_pieces_of_text_that_hardly_come_twice_are_forgotten_however_few_words_they_have(monkeypatch):
    monkeypatch.setattr(preparing, "LEXICON_PIECES", 3)
    lexicon = Lexicon()
    lexicon.numbers(["กาลครั้งหนึ่ง นานมาแล้ว กาลครั้ง หนึ่งนาน"])

    assert preparing.bounded(lexicon).n_pieces == 0
    assert lexicon.n_pieces == 4


def test_batches_that_are_merged_before_long_stand_in_fewer_rows(monkeypatch):
    words = " ".join(f"w{number}" for number in range(2000))
    texts = [{"key": f"d{number}", "text": f"{words} {number}."} for number in range(2)]
    (alone,) = prepared_texts(texts, Settings(), 1)
    monkeypatch.setattr(preparing, "BATCH_TEXTS", 1)

    first, _ = prepared_texts(texts, Settings(), 1)

    assert len(first.postings) < len(alone.postings) / 2
    assert len(first.forms) < len(alone.forms) / 2


def test_ctrl_c_ends_no_process_that_merges():
    before = signal.getsignal(signal.SIGINT)

    done = preparing._run_there(lambda number: (os.kill(os.getpid(), signal.SIGINT), number), (7,))

    assert done == (None, 7)
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("is_killed", [True, False])
def test_what_processes_that_end_leave_undone_is_done_here(is_killed: bool):
    owner = os.getpid()

    def number_of(number: int) -> int:
        if os.getpid() != owner and number > 1:
            if is_killed:
                os._exit(1)
            raise KeyboardInterrupt
        return number

    run = preparing.run_apart(2)

    assert run is not None
    assert list(run(number_of, [(number,) for number in range(5)])) == list(range(5))


def test_one_process_has_no_others_to_run_in():
    assert preparing.run_apart(1) is None


def test_a_field_is_looked_at_though_an_equal_one_of_another_kind_was():
    text = {"key": "a", "text": "The board meets.", "language": "en"}
    list(prepared_texts([text | {"publisher": 1}], Settings(), 1))

    with pytest.raises(TypeError, match="publisher"):
        list(prepared_texts([text | {"publisher": True}], Settings(), 1))
    for field, value in (("text", "half \ud800"), ("publisher", "half \ud800"), ("key", "\ud800")):
        with pytest.raises(ValueError, match="half a character"):
            list(prepared_texts([text | {field: value}], Settings(), 1))
