"""Adds texts that are strings to an index, in one transaction for each batch."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from scoqa.preparing import prepared_texts

if TYPE_CHECKING:
    from scoqa.committing import Commits
    from scoqa.preparing import Fields
    from scoqa.settings import Settings


def add_texts(commits: Commits, texts: Iterable[Fields], settings: Settings, jobs: int | None) -> int:
    """Add texts to the store of ``commits``; returns how many.

    Args:
        commits: Made for this alone.
        texts: Taken a few batches ahead.
        settings: How they are cut.
        jobs: Processes that prepare and merge them; None for one a core.
    """
    n_texts, n_batches = 0, 0
    for packed in prepared_texts(texts, settings, jobs):
        with commits.writing() as batch:
            batch.rename(commits.ledger.make_room(set(packed.keys())))
            batch.write(packed)
            if n_texts:  # of several batches, the others are merged at the end
                batch.leave_unmerged()
        n_texts += len(packed.rows)
        n_batches += 1
    commits.settle(jobs, are_there=n_batches > 1, is_left=n_batches > 1)
    return n_texts
