"""Fixtures of all tests."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("scoqa", deadline=None, derandomize=True)  # no test depends on time or luck
settings.load_profile("scoqa")

# a shell starts what it runs in the background with Ctrl-C ignored, and children would inherit that
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """The fields in which two values differ, as the line that stands for one does not hold its texts."""
    fields = getattr(left, "_fields", ())
    if op != "==" or not fields or type(left) is not type(right):
        return None
    pairs = [(name, getattr(left, name), getattr(right, name)) for name in fields]
    return [
        f"{left!r} == {right!r}",
        *(f"{name}: {one!r} != {two!r}" for name, one, two in pairs if one != two),
    ]


PROJECT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of judged collections and documents beside the project; the test skips where it is missing."""
    folder = Path(os.environ.get("SCOQA_SHARED", PROJECT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no shared folder at {folder}")
    return folder


@pytest.fixture(scope="session")
def paper() -> Path:
    """The paper that ships with scoqa."""
    return PROJECT / "corpus" / "sco-security-alliance-2007.txt"


@pytest.fixture
def as_user() -> tuple[str, ...]:
    """A prefix of a command line under which file modes hold: root keeps its name but not the right to pass over them."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root reads and writes everywhere, and there is no setpriv to give that up")
    dropped = "-dac_override,-dac_read_search"
    return ("setpriv", "--bounding-set", dropped, "--inh-caps", dropped)
