"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import scoqa

SOURCES = Path(scoqa.__file__).parent
WITH_EXAMPLES = [
    ".".join(path.relative_to(SOURCES.parent).with_suffix("").parts)
    for path in sorted(SOURCES.rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_every_example_prints_what_stands_under_it(name: str):
    failed, n_tried = doctest.testmod(import_module(name))

    assert n_tried > 0
    assert failed == 0
