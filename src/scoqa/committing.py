"""Transactions over a store whose documents a ledger knows, and what follows the last of them: merging, freeing space."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scoqa.interrupts import held
from scoqa.planning import Ledger
from scoqa.preparing import prepared, run_apart

if TYPE_CHECKING:
    from scoqa.settings import Settings
    from scoqa.storage import Batch, Store

Notice = Callable[[str], None]
"""Called with one line that says what is waited for."""
APART = 50_000
"""From so many passages on, other processes are started to merge what was added; they need half a second to start."""


class Commits:
    """The transactions of one change to a store.

    Other processes may write in between, so each transaction begins by checking whether one did.

    Words that older rules made are made anew before the first one.

    Attributes:
        n_remade: The number of documents whose words were made anew.
        ledger: The store's documents after the last transaction.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        notice: Notice | None = None,
        progress: Callable[[int, int, str], None] = lambda _done, _total, _key: None,
    ) -> None:
        self._store = store
        self._settings = settings
        self._notice = notice
        self.n_remade = store.remake(
            lambda documents: prepared(documents, settings),
            progress,
            wait=settings.writer_seconds,
            on_wait=notice,
        )
        self._n_before = store.n_ids
        self.ledger = Ledger(store)

    @contextmanager
    def writing(self) -> Iterator[Batch]:
        """A transaction; before it begins, the ledger is brought up to date."""
        with self._store.writing(self._settings.writer_seconds, on_wait=self._notice) as batch:
            if batch.generation != self.ledger.generation:
                self.ledger.load()
            yield batch
        self.ledger.generation = batch.generation

    def settle(
        self,
        jobs: int | None,
        *,
        are_there: bool = False,
        is_left: bool = False,
        on_merge: Callable[[], None] = lambda: None,
    ) -> None:
        """Merge what was added, if that pays, and free the space that is left.

        Args:
            jobs: Processes that merge; None means one per core.
            are_there: These processes are running already, and idle.
            is_left: Batches were left unmerged; some are then merged even if not everything is.
            on_merge: Called before everything is merged.
        """
        n_added = self._store.n_ids - self._n_before
        if self._store.is_worth_merging(self._n_before):
            on_merge()
            run = run_apart(jobs) if are_there or n_added >= APART else None
            spread = self._store.spread(run) if run else None
            with held(), self.writing() as batch:
                batch.merge(spread=spread)
        elif is_left:
            with held(), self.writing() as batch:
                batch.merge_where_it_pays(n_added)
        self.give_back()

    def give_back(self) -> None:
        """Free space on the disk."""
        with held():
            self._store.give_back()
