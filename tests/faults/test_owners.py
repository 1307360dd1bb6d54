"""Processes that worked for one that is killed end with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

KILLED = """
import os, signal
from scoqa import Collection

if __name__ == "__main__":
    papers = Collection.open({folder!r})
    for n, _ in enumerate(papers.ask_many((f"what does moon {{n}} raise" for n in range(1000)), jobs=2)):
        if n == 500:
            os.kill(os.getpid(), signal.SIGKILL)
"""


def test_processes_that_answer_many_questions_end_when_their_owner_is_killed(papers: Path, tmp_path: Path):
    script = tmp_path / "script.py"
    script.write_text(KILLED.format(folder=str(papers)))

    done = subprocess.run(  # returns when nobody has its output open any more
        [sys.executable, script], capture_output=True, timeout=200, check=False
    )

    assert done.returncode == -9
