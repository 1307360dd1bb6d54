"""How a process of the command line ends."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

ENDED = """
    import atexit, os, sys, threading
    from scoqa.__main__ import process

    sys.argv = ["scoqa", {word!r}]
    {before}
    sys.exit(process())
"""
TOLD = "end = os._exit; os._exit = lambda code: (os.write(2, b'at once'), end(code))"
THREAD = 'threading.Thread(target=lambda: (threading.main_thread().join(), print("the last word"))).start()'


def ended(word: str, *before: str) -> tuple[int, str, str]:
    code = textwrap.dedent(ENDED.format(word=word, before="; ".join(before)))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(("word", "code", "output"), [("--version", 0, "scoqa "), ("--unknown", 2, "")])
def test_it_ends_at_once_with_its_output_and_its_code(word: str, code: int, output: str):
    found, out, err = ended(word, TOLD)

    assert (found, out.startswith(output)) == (code, True)
    assert err.endswith("at once")


def test_ctrl_c_while_it_is_starting_is_one_line():
    stop = (
        'at = type("At", (), {"find_spec": staticmethod(lambda name, *_: stop() if name == "scoqa.cli.usage" else None)}); '
        "stop = lambda: (_ for _ in ()).throw(KeyboardInterrupt).__next__(); sys.meta_path.insert(0, at)"
    )

    assert ended("--version", stop) == (130, "", "scoqa: interrupted\n")


@pytest.mark.parametrize(("chosen", "found"), [("", "1"), ("4", "4")])
def test_numpy_starts_no_threads_there_unless_the_user_wants_some(
    chosen: str, found: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    if chosen:
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", chosen)
    tell = 'atexit.register(lambda: print(os.environ["OPENBLAS_NUM_THREADS"]))'

    assert ended("--version", tell)[1].splitlines()[-1] == found


@pytest.mark.parametrize("before", ['atexit.register(print, "the last word")', THREAD])
def test_what_waits_for_its_end_is_done(before: str):
    code, out, _ = ended("--version", before)

    assert code == 0
    assert out.endswith("the last word\n")


@pytest.mark.parametrize(
    "watch", ["sys.settrace(lambda *_: None)", "sys.setprofile(lambda *_: None)", "import cProfile"]
)
def test_who_watches_it_sees_it_end(watch: str):
    assert "at once" not in ended("--version", TOLD, watch)[2]


def test_a_stream_that_takes_no_more_is_left_to_python():
    full = "sys.stderr.flush = lambda: os.fsync(-1)"  # an OSError

    assert "at once" not in ended("--version", TOLD, full)[2]
