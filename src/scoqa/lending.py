"""Makes the processes that joblib starts and keeps end when the process that started them is gone."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

_LOOK_SECONDS = 1.0
_owners: set[int] = set()
"""Processes that this one has watched since it first worked for them."""


def for_this_process(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function as another process is to call it, which ends when this one does, if this one has started it.

    A process that is killed tells nobody, and those that work for it would wait for more to do for minutes.

    Args:
        function: Of a module.
    """
    return partial(_lent, os.getpid(), function)


def _lent(owner: int, function: Callable[..., Any], *values: Any) -> Any:
    if os.getppid() == owner and owner not in _owners:
        _owners.add(owner)
        threading.Thread(target=_end_with, args=(owner,), name="scoqa-owner", daemon=True).start()
    return function(*values)


def _end_with(owner: int) -> None:
    while os.getppid() == owner:
        time.sleep(_LOOK_SECONDS)
    os._exit(1)
